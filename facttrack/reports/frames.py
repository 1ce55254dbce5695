"""Records as pandas frames of documented columns and dtypes; a figure stays a Decimal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from facttrack.reports import rows
from facttrack.reports.columns import REPORTS, Column, Kind
from facttrack.reports.values import Record, text_of

if TYPE_CHECKING:
    import pandas as pd

    from facttrack.comparison.result import Comparison
    from facttrack.services.browse import ClaimState
    from facttrack.services.differences import LedgerDiff
    from facttrack.services.session import View


def frame(records: Iterable[Record], report: str) -> pd.DataFrame:
    """The records of a report as a frame; with none of them it has the same columns and dtypes."""
    import pandas as pd

    kept = list(records)
    return pd.DataFrame({c.name: _series(kept, c) for c in REPORTS[report]})


def _series(records: Iterable[Record], column: Column) -> pd.Series:
    import pandas as pd

    values: list[object] = [record[column.name] for record in records]
    if column.kind is Kind.TEXT:
        values = [text_of(record[column.name]) for record in records]
    return pd.Series(values, dtype=column.kind.value, name=column.name)


def claims_frame(states: Iterable[ClaimState]) -> pd.DataFrame:
    """Claims as they stand, one a row."""
    return frame(map(rows.claim_row, states), "claims")


def comparison_frame(comparisons: Iterable[Comparison], view: View) -> pd.DataFrame:
    """Comparisons of questions at event dates, one a row."""
    return frame((rows.comparison_row(c, view) for c in comparisons), "comparison")


def compared_frame(comparisons: Iterable[Comparison]) -> pd.DataFrame:
    """Every claim of the comparisons, counted or not, one a row."""
    found = (row for c in comparisons for row in rows.compared_claim_rows(c))
    return frame(found, "compared")


def pairs_frame(comparisons: Iterable[Comparison]) -> pd.DataFrame:
    """Every pair of claims of the comparisons, one a row."""
    return frame((row for c in comparisons for row in rows.pair_rows(c)), "pairs")


def changes_frame(diff: LedgerDiff) -> pd.DataFrame:
    """What was recorded between two changesets and what it did, one field a row."""
    return frame(rows.change_rows((*diff.changes, *diff.effects)), "changes")
