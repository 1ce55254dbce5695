"""report: what is recorded, as tables in files."""

from __future__ import annotations

from typing import Annotated

import typer

from facttrack.cli import pages
from facttrack.cli.common import (
    AsOfOption,
    SaidByOption,
    note,
    opened,
    viewed,
)
from facttrack.cli.report_writing import ReportFormat, ReportTarget, write_out

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

    target = ReportTarget(out, format, lossless, package, licence)
    with opened(ctx) as session:
        view = viewed(session, as_of, said_by)
        asked = Asked(question=question, source=source)
        write_out(session, view, "claims", asked, target)


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
        write_out(
            session,
            view,
            "comparison",
            asked,
            ReportTarget(out, format, lossless, package, licence),
        )


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
        target = ReportTarget(out, format, lossless, package, licence)
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
    target = ReportTarget(out, format, lossless, package, licence)
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

    target = ReportTarget(out, format, lossless, package, licence)
    with opened(ctx) as session:
        view = viewed(session, as_of, said_by)
        looked = span(session, since, until, view)
        rows = write_out(session, looked.end, "changes", Asked(after=looked.after), target)
    if not rows and not view.note:
        note(nothing_changed(looked, said_by))


def _of_question(
    ctx: typer.Context,
    report: str,
    target: ReportTarget,
    question: str,
    as_of: str,
    said_by: str,
) -> None:
    from facttrack.reports.catalogue import Asked

    with opened(ctx) as session:
        view = viewed(session, as_of, said_by)
        write_out(session, view, report, Asked(question=question), target)
