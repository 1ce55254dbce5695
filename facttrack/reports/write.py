"""A report as a file in the form that is asked for, row by row: a million need little memory."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from facttrack.errors import FacttrackError, UsageError
from facttrack.reports.brief import BRIEF, brief
from facttrack.reports.build import Progress, closed_after, write_csv
from facttrack.reports.columns import names
from facttrack.reports.html_parts import Divided, write_html
from facttrack.reports.render import render
from facttrack.reports.values import Record
from facttrack.services.outlets import STANDARD_OUTPUT, written

FORMATS = ("csv", "xlsx", "md", "html", "json", "jsonl", "parquet")
_BINARY = ("xlsx", "parquet")
_SUFFIXES = {
    "": "csv",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".md": "md",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".parquet": "parquet",
}
_STEP = 1_000


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: how many rows, and how HTML was divided."""

    rows: int
    divided: Divided


def format_of(asked: str, out: str) -> str:
    """The format asked for, else by the suffix of the file (before .gz), CSV where it has none.

    Raises UsageError for a format that there is not, and for a suffix that tells none.
    """
    if asked and asked not in FORMATS:
        raise UsageError(f"--format is one of {', '.join(FORMATS)}, not {asked!r}")
    path = Path(out)
    suffix = (Path(path.stem) if path.suffix.lower() == ".gz" else path).suffix.lower()
    found = asked or _SUFFIXES.get(suffix)
    if not found:
        known = ", ".join(filter(None, _SUFFIXES))
        raise UsageError(f"{out} ends in none of {known}: name one of these, or give --format")
    return found


def write_report(
    records: Iterator[Record],
    report: str,
    out: str,
    *,
    fmt: str = "csv",
    lossless: bool = False,
    thousands: str = ",",
    progress: Progress = None,
    least: int = 0,
) -> Written:
    """Write the records of a report to a file, "-" for standard output.

    HTML of many rows is divided: the file has the contents, a folder beside it the parts.
    `lossless` matters to CSV, `thousands` to Markdown and HTML. Of `least` records, or more, a
    workbook is refused at once where no sheet holds so many.

    Raises FacttrackError where the file cannot be written, UsageError for a format, ConflictError
    where parts have no place.
    """
    counted, divided = _Counted(progress), Divided()
    with closed_after(records):
        passing = counted(records)
        if fmt == "csv":
            write_csv(passing, report, out, lossless=lossless)
        elif fmt in _BINARY:
            _write_binary(passing, report, out, fmt, least)
        elif fmt == "html":
            divided = write_html(passing, report, out, thousands)
        else:
            with written(out) as file:
                for part in _text(passing, report, fmt, thousands):
                    file.write(part)
    return Written(counted.total, divided)


class _Counted:
    """Counts records while they pass, and tells a watcher now and then."""

    def __init__(self, progress: Progress) -> None:
        self.total = 0
        self.progress = progress

    def __call__(self, records: Iterator[Record]) -> Generator[Record, None, None]:
        for number, record in zip(count(1), records):
            self.total = number
            if self.progress and number % _STEP == 0:
                self.progress(number, "")
            yield record


def _text(records: Iterator[Record], report: str, fmt: str, thousands: str) -> Iterator[str]:
    if fmt == "md":
        return render(brief(report, records), BRIEF[report], fmt, thousands=thousands)
    return render(records, names(report), fmt)


def _write_binary(records: Iterator[Record], report: str, out: str, fmt: str, least: int) -> None:
    if out == STANDARD_OUTPUT:
        raise UsageError(f"{fmt} is no text: name a file with --out FILE.{fmt}")
    extra = "reports" if fmt == "xlsx" else "parquet"
    try:
        if fmt == "xlsx":
            from facttrack.reports.xlsx import refuse_more
            from facttrack.reports.xlsx import write_xlsx as write

            refuse_more(least)
        else:
            from facttrack.reports.parquet import write_parquet as write
    except ImportError as error:
        raise FacttrackError(
            f"{error.name} is missing: install it with pip install 'facttrack[{extra}]'"
        ) from None
    write(records, report, out)
