"""report: what is recorded, as tables in files."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from facttrack.cli import pages
from facttrack.cli.common import (
    AsOfOption,
    Format,
    SaidByOption,
    chosen_format,
    counting,
    done_counting,
    emit,
    note,
    opened,
    thousands,
    viewed,
)
from facttrack.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facttrack.reports.catalogue import Asked
    from facttrack.reports.values import Record
    from facttrack.reports.write import Written
    from facttrack.services.session import Session, View

_SHOWN = 1_000


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


app = typer.Typer(
    help="Reports as files: tables, plots and pages.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
OutOption = Annotated[
    str, typer.Option("--out", "-o", metavar="FILE", help="Default: standard output.")
]
FormatOption = Annotated[
    ReportFormat | None,
    typer.Option(
        "--format",
        "-f",
        help="Default: by the suffix of the file; a table on a terminal, else csv.",
    ),
]
LosslessOption = Annotated[
    bool,
    typer.Option("--lossless", help="CSV: cells as they are, not guarded against spreadsheets."),
]
QuestionOption = Annotated[str, typer.Option("--question", help="Only this question.")]
PackageOption = Annotated[
    bool, typer.Option("--package", help="CSV: describe it in a datapackage.json beside it.")
]
LicenceOption = Annotated[
    str,
    typer.Option("--licence", metavar="NAME", help="What the package says, such as CC-BY-4.0."),
]


@dataclass(frozen=True, slots=True)
class _Target:
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


def _show_list(asked: bool) -> None:
    if not asked:
        return
    from facttrack.reports.columns import ABOUT

    for name, about in ABOUT.items():
        typer.echo(f"{name:<11} {about}")
    raise typer.Exit


@app.callback()
def reports(
    listed: Annotated[
        bool,
        typer.Option("--list", help="Every report in a line.", callback=_show_list, is_eager=True),
    ] = False,
) -> None:
    """Reports as files: tables, plots and pages."""
    del listed  # read before any report is


def register(program: typer.Typer) -> None:
    """Add this group to the program."""
    program.add_typer(app, name="report")
    pages.register(app)


@app.command()
def claims(
    ctx: typer.Context,
    out: OutOption = "-",
    format: FormatOption = None,
    question: QuestionOption = "",
    source: Annotated[str, typer.Option("--source", help="Only this source.")] = "",
    lossless: LosslessOption = False,
    package: PackageOption = False,
    licence: LicenceOption = "",
    as_of: AsOfOption = "",
    said_by: SaidByOption = "",
) -> None:
    """Every claim as it stands, one a row.

    Example: facttrack report claims --out claims.csv
    """
    from facttrack.reports.catalogue import Asked

    with opened(ctx) as session:
        view = viewed(session, as_of, said_by)
        asked = Asked(question=question, source=source)
        _write(session, view, "claims", asked, _Target(out, format, lossless, package, licence))


@app.command()
def comparison(
    ctx: typer.Context,
    out: OutOption = "-",
    format: FormatOption = None,
    question: QuestionOption = "",
    method: Annotated[str, typer.Option("--method", help="lower-median or conservative.")] = (
        "lower-median"
    ),
    lossless: LosslessOption = False,
    package: PackageOption = False,
    licence: LicenceOption = "",
    as_of: AsOfOption = "",
    said_by: SaidByOption = "",
) -> None:
    """One row for each question and event date.

    With the best figure, the range, the agreement and the flags.

    Example: facttrack report comparison --out comparison.csv --said-by 2017-06-02
    """
    from facttrack.reports.catalogue import Asked

    with opened(ctx) as session:
        view = viewed(session, as_of, said_by)
        asked = Asked(question=question, method=method)
        _write(session, view, "comparison", asked, _Target(out, format, lossless, package, licence))


def _of_questions(report: str, about: str) -> None:
    """Add a report on all questions or on one, with what every such report takes."""

    def command(
        ctx: typer.Context,
        out: OutOption = "-",
        format: FormatOption = None,
        question: QuestionOption = "",
        lossless: LosslessOption = False,
        package: PackageOption = False,
        licence: LicenceOption = "",
        as_of: AsOfOption = "",
        said_by: SaidByOption = "",
    ) -> None:
        target = _Target(out, format, lossless, package, licence)
        _of_question(ctx, report, target, question, as_of, said_by)

    app.command(report, help=about)(command)


_of_questions(
    "compared",
    """Every claim of each comparison, counted or not.

    Example: facttrack report compared --question q1 --out compared.xlsx
    """,
)
_of_questions(
    "pairs",
    """Every two claims on a question at a date.

    With their relation, the gap ratio of a conflict and the reason.

    Example: facttrack report pairs --question q1 --out pairs.xlsx
    """,
)
_of_questions(
    "timeline",
    """How the figures moved: every word in turn.

    By event date and in the order said: revisions with old, new, who, when and how much, and
    cumulative figures that fall.

    Example: facttrack report timeline --question q1 --out timeline.html
    """,
)


@app.command("sources")
def sources_(
    ctx: typer.Context,
    out: OutOption = "-",
    format: FormatOption = None,
    lossless: LosslessOption = False,
    package: PackageOption = False,
    licence: LicenceOption = "",
    as_of: AsOfOption = "",
    said_by: SaidByOption = "",
) -> None:
    """The record of each source.

    What it said, repeated and revised, and how it stands to the others.

    Example: facttrack report sources --out sources.md
    """
    target = _Target(out, format, lossless, package, licence)
    _of_question(ctx, "sources", target, "", as_of, said_by)


_of_questions(
    "coverage",
    """What the desk has, and what it lacks.

    Questions by source by month, gaps, single origins, and what each claim is without.

    Example: facttrack report coverage --out to-do.xlsx
    """,
)


@app.command()
def changes(
    ctx: typer.Context,
    since: Annotated[str, typer.Option("--since", help="A changeset (@3) or a record date.")] = "",
    until: Annotated[
        str, typer.Option("--until", help="A later one; default: --as-of, else now.")
    ] = "",
    out: OutOption = "-",
    format: FormatOption = None,
    lossless: LosslessOption = False,
    package: PackageOption = False,
    licence: LicenceOption = "",
    as_of: AsOfOption = "",
    said_by: SaidByOption = "",
) -> None:
    """What happened between two dates or changesets.

    What was added, revised, corrected and retracted; with --said-by, of what had been said by
    then.

    Example: facttrack report changes --since 2017-06-01 --out changes.csv
    """
    from facttrack.cli.sentences import nothing_changed
    from facttrack.reports.catalogue import Asked
    from facttrack.services.differences import span

    target = _Target(out, format, lossless, package, licence)
    with opened(ctx) as session:
        view = viewed(session, as_of, said_by)
        looked = span(session, since, until, view)
        rows = _write(session, looked.end, "changes", Asked(after=looked.after), target)
    if not rows and not view.note:
        note(nothing_changed(looked, said_by))


def _of_question(
    ctx: typer.Context,
    report: str,
    target: _Target,
    question: str,
    as_of: str,
    said_by: str,
) -> None:
    from facttrack.reports.catalogue import Asked

    with opened(ctx) as session:
        view = viewed(session, as_of, said_by)
        _write(session, view, report, Asked(question=question), target)


def _write(session: Session, view: View, report: str, asked: Asked, target: _Target) -> int:
    """Write a report where it is to go; how many rows it has."""
    from facttrack.reports.catalogue import least_rows, records
    from facttrack.reports.write import write_report

    fmt, out = target.format, target.out
    if report == "pairs":
        _tell_pairs(session, view, asked, out)
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
        _tell_parts(done, out)
    if target.package:
        _describe(session, view, report, asked, target, done.rows)
    return done.rows


def _tell_parts(done: Written, out: str) -> None:
    """Which file to open, and what became of the parts of an earlier report."""
    from facttrack.reports.html_parts import MOST_ROWS

    divided = done.divided
    if divided.parts:
        note(f"in {divided.parts:,} parts in {divided.folder}/: open {out}, their contents")
    elif done.rows > MOST_ROWS:
        note(
            f"a browser takes long to open one page of {done.rows:,} rows: "
            "--out FILE.html writes them in parts"
        )
    if divided.earlier:
        became = "replaced" if divided.parts else "removed"
        note(f"{became} {divided.earlier:,} parts of an earlier report")


def _tell_pairs(session: Session, view: View, asked: Asked, out: str) -> None:
    """Tell how many pairs there will be, or refuse them, before anybody waits."""
    from facttrack.reports.too_many import many_pairs
    from facttrack.services.extent import pairs_about

    counting("rows")
    pairs = pairs_about(session, view, asked.question)
    done_counting()
    if told := many_pairs(pairs, to_file=out != "-"):
        note(told)


def _show(found: Iterator[Record], report: str) -> int:
    """Print a report as tables of a thousand rows, each with its header; how many rows."""
    from itertools import islice

    from facttrack.reports.brief import BRIEF, WRAPPED, brief
    from facttrack.reports.build import closed_after

    with closed_after(found):
        rows = brief(report, found)
        part = list(islice(rows, _SHOWN))
        count = 0
        while True:
            emit(part, BRIEF[report], Format.TABLE, wrapped=WRAPPED)
            count += len(part)
            part = list(islice(rows, _SHOWN))
            if not part:
                return count
            typer.echo()


def _describe(
    session: Session, view: View, report: str, asked: Asked, target: _Target, count: int
) -> None:
    from facttrack.reports.package import Described, write_package
    from facttrack.services.browse import context

    sources = context(session, view).sources.values()
    names = sorted({s.name for s in sources if s.merged_into is None})
    what = Described(report, target.out, count, view, asked, lossless=target.lossless)
    note(f"described -> {write_package(what, names, target.licence)}")
