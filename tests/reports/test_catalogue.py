from __future__ import annotations

import pytest

from facttrack.errors import UsageError
from facttrack.reports.catalogue import Asked, least_rows, records
from facttrack.reports.columns import REPORTS
from facttrack.reports.too_many import many_pairs
from facttrack.services.extent import pairs_about
from facttrack.services.session import Session, view
from tests.reports.ledgers import record, worked_example


def test_a_report_has_no_fewer_rows_than_are_told_beforehand(session: Session) -> None:
    """Of all, since a changeset, at an earlier one, on a question, and by a day."""
    worked_example(session, ["ISIS fighters", "civilians"])
    record(session, 5, source="=1+1", note="\x1b", quote="-", title="<b>", author="NA")
    views = [view(session), view(session, as_of="@4"), view(session, said_by="2017-06-01")]
    for asked in (Asked(), Asked(after=3), Asked(question="q1"), Asked(source="PMU")):
        for seen in views:
            for report in REPORTS:
                rows = sum(1 for _ in records(session, seen, report, asked))
                assert least_rows(session, seen, report, asked) <= rows, (report, asked, seen)


def test_claims_and_what_was_recorded_tell_their_rows_beforehand(session: Session) -> None:
    """A workbook of too many of them is refused at once."""
    worked_example(session)
    now = view(session)
    claims = sum(1 for _ in records(session, now, "claims", Asked()))
    assert least_rows(session, now, "claims", Asked()) == claims
    assert least_rows(session, now, "changes", Asked()) > 5 * claims


def test_how_many_pairs_there_will_be_is_told_beforehand(session: Session) -> None:
    """Every two claims of a question at a date, at a changeset, of all questions or of one."""
    worked_example(session, ["ISIS fighters", "civilians"])
    for seen in (view(session), view(session, as_of="@4")):
        for question in ("", "q1"):
            found = list(records(session, seen, "pairs", Asked(question=question)))
            pairs = [row for row in found if row["relation"] != "revision"]
            assert pairs_about(session, seen, question) == len(pairs)
            assert pairs


def test_what_no_disk_holds_is_refused_as_a_file() -> None:
    """A million claims at one date make 500 billion pairs: a pipe can take the first of them."""
    assert many_pairs(999_999, to_file=True) == ""
    assert "about 1,000,000 rows" in many_pairs(1_000_000, to_file=True)
    assert "about 499,999,500,000 rows" in many_pairs(499_999_500_000, to_file=False)
    with pytest.raises(UsageError, match="report compared"):
        many_pairs(499_999_500_000, to_file=True)
