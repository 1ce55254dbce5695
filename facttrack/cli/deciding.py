"""decide and decisions: what the desk chose to print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from facttrack.cli.common import (
    AsOfOption,
    Format,
    FormatOption,
    ReasonOption,
    SaidByOption,
    chosen_format,
    counting,
    emit,
    opened,
    say,
    viewed,
)
from facttrack.errors import UsageError

if TYPE_CHECKING:
    from facttrack.domain.decision import Decision

_COLUMNS: tuple[str, ...] = (
    "question",
    "event_date",
    "version",
    "changeset",
    "kind",
    "print",
    "figure",
    "reason",
    "actor",
    "recorded_at",
)
# On a terminal: the changeset says when, and the order which version.
_TABLE = tuple(c for c in _COLUMNS if c not in ("version", "recorded_at"))


def register(app: typer.Typer) -> None:
    """Add these commands to the program."""
    app.command("decide")(decide)
    app.command("decisions")(decisions)


def decide(
    ctx: typer.Context,
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="q3, or a name.")],
    date: Annotated[str, typer.Option("--date", help="The event date that is decided on.")] = "",
    print_: Annotated[
        str, typer.Option("--print", metavar="WORDS", help='What may be printed: "23".')
    ] = "",
    withdraw: Annotated[
        bool, typer.Option("--withdraw", help="Take back what was decided.")
    ] = False,
    reason: ReasonOption = "",
) -> None:
    """Record what the desk chose to print.

    It is shown beside the best figure that is computed, never instead of it. Deciding again on the
    same question and date is a new version.

    Example: facttrack decide q1 --date 2017-06-01 --print "23" --reason "the PMU's later count"
    """
    from facttrack.services import deciding

    if withdraw and print_:
        raise UsageError("--print or --withdraw, not both")
    with opened(ctx) as session:
        counting("claims")
        if withdraw:
            made = deciding.withdraw(session, question, date, reason)
        else:
            made = deciding.decide(session, question, date, print_, reason)
    say(f"q{made.question_id} {made.event_date} @{made.changeset}   {_told(made)}")


def _told(made: Decision) -> str:
    from facttrack.domain.decision import Act
    from facttrack.services.record import show_quantity

    if made.act is Act.WITHDRAW:
        return "no longer decided"
    read = show_quantity(made.quantity) if made.quantity else "words alone, no figure is read"
    return f"decided: {made.wording}   ({read})"


def decisions(
    ctx: typer.Context,
    question: Annotated[
        str, typer.Argument(metavar="[QUESTION]", help="q3, or a name; default: all.")
    ] = "",
    format_: FormatOption = None,
    as_of: AsOfOption = "",
    said_by: SaidByOption = "",
) -> None:
    """List what was decided, every version.

    A desk says a decision on the day on which it is recorded.

    Example: facttrack decisions q1
    """
    from facttrack.cli.rows import counted
    from facttrack.services.deciding import list_decisions

    with opened(ctx) as session:
        view = viewed(session, as_of, said_by)
        found = [] if view.note else list_decisions(session, view, question)
    rows = [
        {
            "question": f"q{d.question_id}",
            "event_date": d.event_date,
            "version": d.number,
            "changeset": f"@{d.changeset}",
            "kind": d.act.value,
            "print": d.wording,
            "figure": counted(d.quantity) if d.quantity else "",
            "reason": d.reason,
            "actor": d.actor,
            "recorded_at": d.recorded_at,
        }
        for d in found
    ]
    shown = _TABLE if chosen_format(format_) is Format.TABLE else _COLUMNS
    emit(rows, shown, format_, wrapped=("print", "figure", "reason"))
