"""report: frames as files."""

from __future__ import annotations

from typing import Annotated

import typer

from facttrack.cli.common import AsOfOption, SaidByOption, note, opened, viewed
from facttrack.errors import UsageError

app = typer.Typer(
    help="Reports through pandas: claims, comparison, changes.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
OutOption = Annotated[
    str, typer.Option("--out", "-o", metavar="FILE.csv", help="Default: standard output.")
]
LosslessOption = Annotated[
    bool,
    typer.Option("--lossless", help="Cells as they are, not guarded against spreadsheets."),
]
QuestionOption = Annotated[str, typer.Option("--question", help="Only this question.")]


def register(program: typer.Typer) -> None:
    """Add this group to the program."""
    program.add_typer(app, name="report")


@app.command()
def claims(
    ctx: typer.Context,
    out: OutOption = "-",
    question: QuestionOption = "",
    source: Annotated[str, typer.Option("--source", help="Only this source.")] = "",
    lossless: LosslessOption = False,
    as_of: AsOfOption = "",
    said_by: SaidByOption = "",
) -> None:
    """Every claim as it stands, one a row.

    Example: facttrack report claims --out claims.csv
    """
    from facttrack.reports.build import report_claims
    from facttrack.services.browse import Selection

    with opened(ctx) as session:
        view = viewed(session, as_of, said_by)
        chosen = Selection(question=question, source=source)
        count = report_claims(session, view, chosen, out=out, lossless=lossless)
    _done(count, out, view.changeset)


@app.command()
def comparison(
    ctx: typer.Context,
    out: OutOption = "-",
    question: QuestionOption = "",
    method: Annotated[str, typer.Option("--method", help="lower-median or conservative.")] = (
        "lower-median"
    ),
    lossless: LosslessOption = False,
    as_of: AsOfOption = "",
    said_by: SaidByOption = "",
) -> None:
    """One row for each question and event date.

    With the best figure, the range, the agreement and the flags.

    Example: facttrack report comparison --out comparison.csv --said-by 2017-06-02
    """
    from facttrack.reports.build import report_comparison

    with opened(ctx) as session:
        view = viewed(session, as_of, said_by)
        count = report_comparison(
            session, view, question=question, method=method, out=out, lossless=lossless
        )
    _done(count, out, view.changeset)


@app.command()
def changes(
    ctx: typer.Context,
    since: Annotated[str, typer.Option("--since", help="A changeset (@3) or a record date.")] = "",
    until: Annotated[str, typer.Option("--until", help="A later one; default: now.")] = "",
    out: OutOption = "-",
    lossless: LosslessOption = False,
) -> None:
    """What happened between two dates or changesets.

    What was added, revised, corrected and retracted.

    Example: facttrack report changes --since 2017-06-01 --out changes.csv
    """
    from facttrack.reports.build import report_changes

    with opened(ctx) as session:
        after = viewed(session, since, "").changeset if since else 0
        last = viewed(session, until, "").changeset
        if last < after:
            raise UsageError(f"{until} is before {since}: name the earlier one with --since")
        count = report_changes(session, after, last, out=out, lossless=lossless)
    _done(count, out, last)


def _done(count: int, out: str, changeset: int) -> None:
    if out != "-":
        note(f"{count:,} row{'' if count == 1 else 's'} -> {out} (@{changeset})")
