"""A report on its way out: where it goes, in which form, and what is told beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from facttrack.cli.common import (
    Format,
    chosen_format,
    counting,
    done_counting,
    emit,
    note,
    thousands,
)
from facttrack.errors import UsageError

if TYPE_CHECKING:
    from facttrack.reports.catalogue import Asked
    from facttrack.reports.values import Record
    from facttrack.reports.write import Written
    from facttrack.services.session import Session, View


class ReportFormat(StrEnum):
    """How a report is written."""

    TABLE = "table"
    CSV = "csv"
    XLSX = "xlsx"
    MD = "md"
    HTML = "html"
    JSON = "json"
    JSONL = "jsonl"
    PARQUET = "parquet"


@dataclass(frozen=True, slots=True)
class ReportTarget:
    """Where a report goes and in which form."""

    out: str
    asked: ReportFormat | None
    lossless: bool
    package: bool
    licence: str

    @property
    def format(self) -> str:
        """The format to write; refuses what does not go with it."""
        from facttrack.reports.write import format_of

        fmt = self._table or format_of(self.asked.value if self.asked else "", self.out)
        if fmt == "table" and self.out != "-":
            raise UsageError("a table is for a terminal: name another form with --out FILE.md")
        if self.lossless and fmt != "csv":
            raise UsageError(f"--lossless is for CSV: {fmt} changes no cell but what could act")
        if self.package and (fmt != "csv" or self.out == "-"):
            raise UsageError("--package describes a CSV file: name one with --out FILE.csv")
        if self.licence and not self.package:
            raise UsageError("--licence is what a package says: ask for one with --package")
        return fmt

    @property
    def _table(self) -> str:
        """That it is a table: where it is asked for, or nothing is and a terminal shows it."""
        plain = self.asked is None and self.out == "-" and not self.lossless
        shown = plain and chosen_format(None) is Format.TABLE
        return "table" if shown or self.asked is ReportFormat.TABLE else ""


def write_out(session: Session, view: View, report: str, asked: Asked, target: ReportTarget) -> int:
    """Write a report where it is to go; how many rows it has."""
    from facttrack.reports.catalogue import least_rows, records
    from facttrack.reports.write import write_report

    fmt, out = target.format, target.out
    if report == "pairs":
        tell_pairs(session, view, asked, out)
    progress = counting("rows") if out != "-" else None
    found = records(session, view, report, asked, progress)
    if fmt == "table":
        return _show(found, report)
    try:
        done = write_report(
            found,
            report,
            out,
            fmt=fmt,
            lossless=target.lossless,
            thousands=thousands.get(),
            progress=progress,
            least=least_rows(session, view, report, asked) if fmt == "xlsx" else 0,
        )
    finally:
        if progress:
            done_counting()
    if out != "-":
        note(f"{done.rows:,} row{'' if done.rows == 1 else 's'} -> {out} (@{view.changeset})")
    if fmt == "html":
        _tell_parts(done)
    if target.package:
        _describe(session, view, report, asked, target, done.rows)
    return done.rows


def _tell_parts(done: Written) -> None:
    """Which file to open, and what became of the parts of an earlier report."""
    from facttrack.reports.html_parts import MOST_ROWS

    divided = done.divided
    if divided.parts:
        note(
            f"in {divided.parts:,} parts in {divided.folder}/: open {divided.page}, their contents"
        )
    elif done.rows > MOST_ROWS:
        note(
            f"a browser takes long to open one page of {done.rows:,} rows: "
            "--out FILE.html writes them in parts"
        )
    if divided.earlier:
        became = "replaced" if divided.parts else "removed"
        note(f"{became} {divided.earlier:,} parts of an earlier report")


def tell_pairs(session: Session, view: View, asked: Asked, out: str) -> None:
    """Tell how many pairs there will be, or refuse them, before anybody waits."""
    from facttrack.reports.too_many import many_pairs
    from facttrack.services.extent import pairs_about

    counting("rows")
    pairs = pairs_about(session, view, asked.question)
    done_counting()
    if told := many_pairs(pairs, to_file=out != "-"):
        note(told)


def _show(found: Iterator[Record], report: str) -> int:
    """Print a report as tables, each with its header; how many rows."""
    from facttrack.reports.brief import BRIEF, WRAPPED, brief
    from facttrack.reports.build import closed_after

    count = 0

    def counted() -> Iterator[Record]:
        nonlocal count
        for row in brief(report, found):
            count += 1
            yield row

    with closed_after(found):
        emit(counted(), BRIEF[report], Format.TABLE, wrapped=WRAPPED)
    return count


def _describe(
    session: Session, view: View, report: str, asked: Asked, target: ReportTarget, count: int
) -> None:
    from dataclasses import replace

    from facttrack.reports.package import Described, write_package
    from facttrack.services.browse import names_behind
    from facttrack.services.masking import mask

    masked = mask(session)
    names = names_behind(session, view, asked.question, asked.source)
    shown = replace(asked, question=masked.text(asked.question), source=masked.credit(asked.source))
    what = Described(report, target.out, count, view, shown, lossless=target.lossless)
    note(f"described -> {write_package(what, names, target.licence)}")
