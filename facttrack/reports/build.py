"""The records of each report, and CSV through pandas, 20,000 rows at a time."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from itertools import chain, groupby, islice
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from facttrack.comparison.best import Method
from facttrack.reports.columns import REPORTS, Kind
from facttrack.reports.csv_text import csv_cell, whole
from facttrack.reports.frames import frame
from facttrack.reports.rows import change_rows, claim_row, comparison_row, related_rows
from facttrack.reports.sources import coverage_row, source_row
from facttrack.reports.timeline import timeline_row
from facttrack.services.browse import Selection, list_claims
from facttrack.services.by_date import pairs_of, questions_by_date
from facttrack.services.comparing import compare_everything
from facttrack.services.coverage import coverage
from facttrack.services.differences import changed
from facttrack.services.outlets import written
from facttrack.services.timeline import timeline
from facttrack.services.track_record import track_records

if TYPE_CHECKING:
    import pandas as pd

    from facttrack.comparison.result import Comparison
    from facttrack.domain.claim import Question
    from facttrack.reports.values import Record, Value
    from facttrack.services.session import Session, View

CHUNK = 20_000
# How many rows of one question are put aside at a time.
_BATCH = 1_000

_PARTS = ("subject", "place", "measure", "unit", "scope", "basis", "name")

# Told how many rows are done, and of what is done beside writing them its name.
Progress = Callable[[int, str], None] | None


def claim_records(session: Session, view: View, selection: Selection) -> Iterator[Record]:
    """The records of report `claims`, by claim number."""
    for state in list_claims(session, view, selection):
        yield claim_row(state)


def pair_records(session: Session, view: View, question: str = "") -> Iterator[Record]:
    """The records of report `pairs`, by question, date and claim: all of them, however many."""
    for dates in questions_by_date(session, view, (question,) if question else ()):
        for found in dates:
            yield from related_rows(found.comparison, pairs_of(found))


def timeline_records(session: Session, view: View, question: str = "") -> Iterator[Record]:
    """The records of report `timeline`, by question and event date, in the order said."""
    for found in timeline(session, view, (question,) if question else ()):
        yield timeline_row(found)


def source_records(session: Session, view: View, progress: Progress = None) -> Iterator[Record]:
    """The records of report `sources`, by the number of the source; every claim is read first."""
    for found in track_records(session, view, progress):
        yield source_row(found)


def coverage_records(session: Session, view: View, question: str = "") -> Iterator[Record]:
    """The records of report `coverage`: by question, then what each claim lacks."""
    for found in coverage(session, view, question):
        yield coverage_row(found)


def change_records(session: Session, after: int, view: View) -> Iterator[Record]:
    """The records of report `changes`, in the order recorded, effects last."""
    yield from change_rows(changed(session, after, view))


def comparison_records(
    session: Session,
    view: View,
    *,
    question: str = "",
    method: str = Method.LOWER_MEDIAN,
    progress: Progress = None,
) -> Iterator[Record]:
    """The records of report `comparison`, by what the questions ask and then by event date.

    All is compared before the first of them comes: `progress` is told how many rows that makes.
    The order is that of the leading columns and of no number that a database gives: another one
    with the same claims has the same report.
    """
    chosen = (question,) if question else ()
    found = compare_everything(session, view, method=method, questions=chosen)
    places: list[tuple[Question, int]] = []
    compared = 0
    # The questions come as they were recorded, and there may be more of them than memory holds.
    with TemporaryFile() as file:
        for asked, group in groupby(found, key=_question):
            places.append((asked, file.tell()))
            rows = (comparison_row(c, view) for c in group)
            while batch := list(islice(rows, _BATCH)):
                pickle.dump(batch, file)
                compared += len(batch)
                if progress:
                    progress(compared, "compared")
            pickle.dump([], file)
        for _, place in _in_order(places):
            file.seek(place)
            while batch := pickle.load(file):  # noqa: S301 - written a few lines above
                yield from batch


def _question(comparison: Comparison) -> Question:
    return comparison.question


def _in_order(places: list[tuple[Question, int]]) -> list[tuple[Question, int]]:
    """Questions by all their parts without regard to case, then by all with it.

    Sorted by one part after the other, the last one first: a key of them all for each of a
    million questions would take more memory than the questions.
    """
    for part in reversed(_PARTS):
        places.sort(key=lambda found: getattr(found[0], part))
    for part in reversed(_PARTS):
        places.sort(key=lambda found: getattr(found[0], part).casefold())
    return places


def write_csv(records: Iterator[Record], report: str, out: str, *, lossless: bool = False) -> int:
    """Write the records of a report as CSV; how many there were. The header is always written."""
    count = 0
    with closed_after(records), written(out) as file:
        for chunk in _chunks(records):
            cells = csv_frame(frame(chunk, report), report, lossless=lossless)
            file.write(_csv(cells, header=not count))
            count += len(chunk)
    return count


@contextmanager
def closed_after(records: Iterator[Record]) -> Iterator[None]:
    """Let go of the records at the end, whatever happens.

    They read from the database, which is closed next: an error must not keep them waiting.
    """
    try:
        yield
    finally:
        if isinstance(records, Generator):
            records.close()


def _chunks(records: Iterator[Record]) -> Iterator[list[Record]]:
    """The records in lists of 20,000; of none at all, one empty list."""
    yield list(islice(records, CHUNK))
    while chunk := list(islice(records, CHUNK)):
        yield chunk


def _csv(cells: pd.DataFrame, *, header: bool) -> str:
    import pandas as pd

    text = cells.to_csv(index=False, header=header, lineterminator="\n")
    named: list[list[str]] = [list(cells.columns)] if header else []
    rows = (["" if cell is pd.NA else str(cell) for cell in row] for row in cells.to_numpy())
    return whole(text, chain(named, rows))


def csv_frame(data: pd.DataFrame, report: str, *, lossless: bool = False) -> pd.DataFrame:
    """The frame with every cell as its text in CSV: exact, and guarded unless `lossless`."""
    return data.assign(
        **{
            c.name: [csv_cell(value, lossless=lossless) for value in _values(data[c.name])]
            for c in REPORTS[report]
            if c.kind is not Kind.COUNT
        }
    )


def _values(series: pd.Series) -> list[Value]:
    """The values of a column; None for a missing statistic."""
    if series.dtype == Kind.STATISTIC.value:
        return list(series.astype(object).where(series.notna(), None))
    return list(series.tolist())
