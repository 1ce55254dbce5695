"""compare and relate: what the claims say together."""

from __future__ import annotations

from typing import Annotated

import typer

from facttrack.cli.common import (
    AsOfOption,
    Format,
    FormatOption,
    SaidByOption,
    chosen_format,
    emit,
    for_people,
    note,
    opened,
    say,
    unguarded,
    viewed,
)


def register(app: typer.Typer) -> None:
    """Add these commands to the program."""
    app.command("compare")(compare)
    app.command("relate")(relate)


def compare(
    ctx: typer.Context,
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="q3, or a name.")],
    date: Annotated[
        str, typer.Option("--date", help="The event date; default: the latest one.")
    ] = "",
    all_dates: Annotated[bool, typer.Option("--all-dates", help="Every event date.")] = False,
    claims: Annotated[bool, typer.Option("--claims", help="The claims, counted or not.")] = False,
    pairs: Annotated[bool, typer.Option("--pairs", help="Every pair, how it relates.")] = False,
    method: Annotated[
        str, typer.Option("--method", help="lower-median, or conservative: the lower of two.")
    ] = "lower-median",
    format_: FormatOption = None,
    as_of: AsOfOption = "",
    said_by: SaidByOption = "",
) -> None:
    """Who says what, who agrees, what to print.

    With the reason of each answer: how many say it independently, and what was set aside.

    Example: facttrack compare q1 --said-by 2017-06-02
    """
    from facttrack.cli import rows as on_terminal
    from facttrack.cli.comparison_text import comparison_lines
    from facttrack.errors import UsageError
    from facttrack.reports import rows
    from facttrack.reports.brief import BRIEF, brief
    from facttrack.services.comparing import compare_question, event_dates, no_such_date

    if claims and pairs:
        raise UsageError("--claims or --pairs, one at a time")
    if date and all_dates:
        raise UsageError("--date or --all-dates, not both")
    with opened(ctx) as session:
        view = viewed(session, as_of, said_by)
        found = (
            []  # nothing was recorded by then, which has been said
            if view.note
            else compare_question(
                session, question, view, date=date, all_dates=all_dates, method=method
            )
        )
        dates = event_dates(session, found[0].question, view) if found else []
        first = found[0] if found else None
        if date and first and not (first.votes or first.uncounted or first.beside):
            raise no_such_date(first.question, date, dates)
    table = for_people(format_)
    skipped = 0 if all_dates else 1  # one date needs no column of its own
    if claims:
        columns = rows.COMPARED_CLAIM_COLUMNS
        if table:
            columns = on_terminal.COMPARED_COLUMNS[skipped:]
        listed = (row for c in found for row in rows.compared_claim_rows(c))
        emit(brief("compared", listed) if table else listed, columns, format_, wrapped=("marks",))
    elif pairs:
        columns = on_terminal.PAIR_COLUMNS[skipped:] if table else rows.PAIR_COLUMNS
        emit(
            (row for c in found for row in rows.pair_rows(c)), columns, format_, wrapped=("reason",)
        )
    elif chosen_format(format_) is Format.TABLE and found:
        apart = [line for c in found for line in ("", *comparison_lines(c))]
        say(*apart[1:])
    else:
        compared = (rows.comparison_row(c, view) for c in found)
        if table:
            emit(brief("comparison", compared), BRIEF["comparison"], format_)
        else:
            emit(compared, rows.COMPARISON_COLUMNS, format_)
    others = len(dates) - len(found)
    if others > 0 and not date:
        note(f"{others} other event date{'s' if others > 1 else ''}: --all-dates, or --date")


def relate(
    a: Annotated[str, typer.Argument(metavar="A", help='"88,733"', callback=unguarded)],
    b: Annotated[str, typer.Argument(metavar="B", help='"about 89,000"', callback=unguarded)],
    format_: FormatOption = None,
) -> None:
    """How two figures relate, without a database.

    Example: facttrack relate "88,733" "about 89,000"
    """
    from facttrack.comparison import relate_quantities
    from facttrack.reading import read_quantity

    first = read_quantity(a).quantity
    second = read_quantity(b, unit=first.unit).quantity
    if second.unit and not first.unit:
        first = read_quantity(a, unit=second.unit).quantity
    relation = relate_quantities(first, second)
    if chosen_format(format_) is Format.TABLE or format_ is None:
        say(relation.reason)
        return
    columns = ("a", "b", "relation", "severity", "ratio", "reason")
    row = {
        "a": a,
        "b": b,
        "relation": relation.kind.value,
        "severity": relation.severity,
        "ratio": relation.ratio,
        "reason": relation.reason,
    }
    emit([row], columns, format_)
