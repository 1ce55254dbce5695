from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from facttrack.comparison.result import Cause
from facttrack.domain.quantity import Quantifier, Quantity, exact
from facttrack.reports import rows
from facttrack.reports.catalogue import Asked, records
from facttrack.reports.columns import ABOUT, REPORTS, columns_table
from facttrack.reports.frames import (
    changes_frame,
    claims_frame,
    compared_frame,
    comparison_frame,
    frame,
    pairs_frame,
)
from facttrack.services.browse import Selection, list_claims
from facttrack.services.comparing import compare_everything
from facttrack.services.differences import diff_ledger
from facttrack.services.session import Session, view
from tests.reports.ledgers import LONG, record, worked_example

DOCS = Path(__file__).parents[2] / "docs" / "reports.md"
PROMISED = (
    "subject place measure unit scope basis event_date best low high open_above claims documents "
    "origins agreeing conflicts revisions echoes outliers flags method as_of"
).split()


def frames(session: Session) -> dict[str, pd.DataFrame]:
    """Every report of a ledger as its frame."""
    now = view(session)
    return {name: frame(records(session, now, name, Asked()), name) for name in REPORTS}


@pytest.mark.parametrize("report", ["claims", "comparison", "compared", "pairs", "changes"])
def test_frames_of_results_are_those_of_the_report(session: Session, report: str) -> None:
    """What Python gives of a result it holds is what the report gives."""
    worked_example(session)
    now = view(session)
    compared = list(compare_everything(session, now, pairs=True))
    found = {
        "claims": claims_frame(list_claims(session, now, Selection())),
        "comparison": comparison_frame(compared, now),
        "compared": compared_frame(compared),
        "pairs": pairs_frame(compared),
        "changes": changes_frame(diff_ledger(session, 0, now)),
    }
    assert found[report].equals(frames(session)[report])


def test_comparison_begins_with_the_columns_that_were_promised() -> None:
    """Whoever reads the file by place finds each figure where it always was."""
    assert list(rows.COMPARISON_COLUMNS[: len(PROMISED)]) == PROMISED


@pytest.mark.parametrize("report", REPORTS)
def test_every_column_is_documented(report: str) -> None:
    """docs/reports.md lists the columns as they are, in order, with dtype, unit and meaning."""
    assert columns_table(report) in DOCS.read_text()
    assert all(c.meaning for c in REPORTS[report])
    assert ABOUT[report]


@pytest.mark.parametrize("report", REPORTS)
def test_frames_have_the_documented_columns_and_dtypes(session: Session, report: str) -> None:
    """The frame of a report is what its documentation says, with rows and without."""
    worked_example(session)
    for found in (frames(session)[report], frame([], report)):
        assert list(found.columns) == [c.name for c in REPORTS[report]]
        assert [str(t) for t in found.dtypes] == [c.kind.value for c in REPORTS[report]]
    assert len(frames(session)[report])


def test_a_figure_of_any_length_is_exact(session: Session) -> None:
    """Thirty digits before the point and nine after it are a Decimal in every frame."""
    record(session, LONG)
    found = frames(session)
    assert found["claims"].best[0] == LONG
    assert isinstance(found["claims"].best[0], Decimal)
    assert found["comparison"].best[0] == LONG
    assert found["compared"].interval_low[0] == LONG


def test_what_is_missing_is_none_or_an_empty_text(session: Session) -> None:
    """An unstated bound is None, never NaN; a text is never missing, and "NA" is a name."""
    record(session, 5, source="NA")
    claims = frames(session)["claims"]
    assert claims.low[0] is None
    assert claims.title[0] == ""
    assert claims.publisher[0] == "NA"


def test_a_comparison_says_who_states_the_best_figure(session: Session) -> None:
    """Best is one of the figures, with the version and the origin that state it."""
    worked_example(session)
    first = frames(session)["comparison"].iloc[0]
    assert (first.best, first.best_claim, first.best_origin) == (Decimal(23), "c4.1", "Monitor")
    assert (first.low, first.high, first.open_above) == (Decimal(17), Decimal(24), False)
    assert (first.claims, first.origins, first.echoes, first.revisions) == (4, 3, 1, 1)
    assert first.why.startswith("three independent origins; the middle one says 23; range 17 to 24")


def test_with_an_even_number_both_middle_figures_are_given(session: Session) -> None:
    """The lower one is best, the upper one stands beside it."""
    for source, figure in zip("ABCD", (17, 20, 22, 25), strict=True):
        record(session, figure, source=source)
    first = frames(session)["comparison"].iloc[0]
    assert (first.best, first.upper_middle) == (Decimal(20), Decimal(22))


def test_compared_lists_every_claim_with_its_vote_or_why_it_has_none(session: Session) -> None:
    """No claim is dropped: each is counted or says what keeps it out."""
    worked_example(session)
    found = frames(session)["compared"]
    assert list(found.claim) == ["c1.2", "c3.1", "c4.1", "c2.1", "c5.2"]
    assert list(found.counted) == [True, True, True, False, False]
    assert list(found.cause[3:]) == ["echo", "retracted"]
    assert all(found.reason[3:])
    assert found.revised_from[0] == "21"


def test_the_documented_causes_are_those_that_there_are() -> None:
    """The column's meaning names every cause, so that a reader can filter by it."""
    cause = next(c for c in REPORTS["compared"] if c.name == "cause")
    assert {*re.findall(r"\w+", cause.meaning.partition(": ")[2])} == {*Cause, "other_date"}


def test_pairs_give_the_gap_ratio_of_a_conflict(session: Session) -> None:
    """A ratio is a Decimal where there is one, None elsewhere; each pair has its sentence."""
    worked_example(session)
    pairs = frames(session)["pairs"]
    conflict = pairs[(pairs.relation == "conflict") & (pairs.a == "c1.2")].iloc[0]
    assert conflict.ratio == Decimal(24) / Decimal(17)
    assert pairs[pairs.relation == "revision"].ratio.iloc[0] is None
    assert all(pairs.reason)


def test_changes_give_old_and_new_and_what_it_did(session: Session) -> None:
    """A revision is a row for each field; its effect on best and range stands last."""
    worked_example(session)
    found = changes_frame(diff_ledger(session, 5, view(session, "@6")))
    best = found[(found.kind == "revise") & (found.field == "best")].iloc[0]
    assert (best.claim, best.old, best.new, best.reason) == ("c1.2", "21", "24", "new statement")
    effects = found[found.kind == "effect"]
    assert list(effects.field) == ["best", "range"]
    assert list(effects.new) == ["23", "17 to 24"]
    assert effects.changeset.isna().all()


def test_bounds_and_hedges_are_kept_apart(session: Session) -> None:
    """More than 20 is a strict low bound without a best figure, and opens the range above."""
    twenty = Decimal(20)
    record(session, Quantity(twenty, low_strict=True, quantifier=Quantifier.MORE_THAN))
    record(session, exact(Decimal(21), "persons"), source="Monitor")
    found = frames(session)
    assert bool(found["claims"].low_strict[0]) is True
    assert found["claims"].best[0] is None
    assert bool(found["comparison"].open_above[0]) is True
