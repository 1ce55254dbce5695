from __future__ import annotations

from facttrack.reports.catalogue import Asked, least_rows, records
from facttrack.reports.columns import REPORTS
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
