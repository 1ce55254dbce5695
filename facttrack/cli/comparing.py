"""compare and relate: what the claims say together."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import TYPE_CHECKING, Annotated

import typer

from facttrack.cli.common import (
    AsOfOption,
    Format,
    FormatOption,
    SaidByOption,
    chosen_format,
    counting,
    emit,
    for_people,
    note,
    opened,
    say,
    unguarded,
    viewed,
)

if TYPE_CHECKING:
    from facttrack.comparison import Comparison
    from facttrack.services.session import View


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
    from facttrack.errors import UsageError
    from facttrack.services.comparing import (
        compare_everything,
        compare_question,
        event_dates,
        no_such_date,
    )

    if claims and pairs:
        raise UsageError("--claims or --pairs, one at a time")
    if date and all_dates:
        raise UsageError("--date or --all-dates, not both")
    others = 0
    with opened(ctx) as session:
        view = viewed(session, as_of, said_by)
        counting("claims")
        found: Iterable[Comparison] = ()  # nothing was recorded by then, which has been said
        if all_dates and not view.note:
            chosen = (question,)
            found = compare_everything(session, view, method=method, pairs=True, questions=chosen)
        elif not view.note:
            (one,) = found = compare_question(session, question, view, date=date, method=method)
            dates = event_dates(session, one.question, view)
            if date and not (one.votes or one.uncounted or one.beside):
                raise no_such_date(one.question, date, dates)
            others = len(dates) - 1
        shown = "claims" if claims else "pairs" if pairs else ""
        _print(found, view, shown, format_, every=all_dates)
    if others > 0 and not date:
        note(f"{others} other event date{'s' if others > 1 else ''}: --all-dates, or --date")


def _print(
    found: Iterable[Comparison], view: View, what: str, format_: Format | None, *, every: bool
) -> None:
    """Print comparisons as they come: their claims, their pairs, or else what they say."""
    from facttrack.cli import rows as on_terminal
    from facttrack.cli.comparison_text import comparison_lines
    from facttrack.reports import rows
    from facttrack.reports.brief import BRIEF, brief

    table = for_people(format_)
    skipped = 0 if every else 1  # one date needs no column of its own
    if what == "claims":
        columns = rows.COMPARED_CLAIM_COLUMNS
        if table:
            columns = on_terminal.COMPARED_COLUMNS[skipped:]
        listed = (row for c in found for row in rows.compared_claim_rows(c))
        emit(brief("compared", listed) if table else listed, columns, format_, wrapped="marks")
        return
    if what == "pairs":
        columns = on_terminal.PAIR_COLUMNS[skipped:] if table else rows.PAIR_COLUMNS
        emit((row for c in found for row in rows.pair_rows(c)), columns, format_, wrapped="reason")
        return
    coming = iter(found)
    first = next(coming, None)
    each = chain([first] if first else [], coming)
    if chosen_format(format_) is Format.TABLE and first:
        for number, c in enumerate(each):
            say(*([""] if number else []), *comparison_lines(c))
        return
    compared = (rows.comparison_row(c, view) for c in each)
    if table:
        emit(brief("comparison", compared), BRIEF["comparison"], format_)
    else:
        emit(compared, rows.COMPARISON_COLUMNS, format_)


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
