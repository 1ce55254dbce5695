"""list, show, history, diff, log: what is recorded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Annotated

import typer

from facttrack.cli.common import (
    AsOfOption,
    Format,
    FormatOption,
    LimitOption,
    SaidByOption,
    chosen_format,
    counting,
    emit,
    for_people,
    note,
    opened,
    viewed,
)
from facttrack.errors import UsageError

if TYPE_CHECKING:
    from facttrack.cli.rows import Row
    from facttrack.services.differences import Change, Effect

_VERSION = re.compile(r"c[0-9]+(\.[0-9]+)?", re.ASCII)


def register(app: typer.Typer) -> None:
    """Add these commands to the program."""
    app.command("list")(list_claims)
    app.command("show")(show)
    app.command("history")(history)
    app.command("diff")(diff)
    app.command("log")(log)


def list_claims(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(help="Words in wording, quote, note or title.")
    ] = None,
    question: Annotated[str, typer.Option("--question", help="q3, or a name.")] = "",
    source: Annotated[str, typer.Option("--source", help="Publisher or origin.")] = "",
    origin: Annotated[str, typer.Option("--origin", help="Who is credited.")] = "",
    unit: Annotated[str, typer.Option("--unit", help="persons, percent, USD …")] = "",
    place: Annotated[str, typer.Option("--place", help="The question's place.")] = "",
    date: Annotated[str, typer.Option("--date", help="Event dates that meet this one.")] = "",
    unfiled: Annotated[bool, typer.Option("--unfiled", help="Claims without a question.")] = False,
    limit: LimitOption = 0,
    format_: FormatOption = None,
    as_of: AsOfOption = "",
    said_by: SaidByOption = "",
) -> None:
    """List claims as they stand.

    Retracted ones are marked.

    Example: facttrack list --origin PMU --date 2017-06 fighters
    """
    from contextlib import closing
    from itertools import islice

    from facttrack.cli.rows import LIST_COLUMNS, list_row
    from facttrack.reports.rows import CLAIM_COLUMNS, claim_row
    from facttrack.services.browse import Selection
    from facttrack.services.browse import list_claims as listed

    selection = Selection(
        question=question,
        source=source,
        origin=origin,
        unit=unit,
        place=place,
        date=date,
        text=" ".join(words or ()),
        unfiled=unfiled,
    )
    with (
        opened(ctx) as session,
        closing(listed(session, viewed(session, as_of, said_by), selection)) as found,
    ):
        states = islice(found, limit) if limit else found
        if for_people(format_):
            emit(map(list_row, states), LIST_COLUMNS, format_)
        else:
            emit(map(claim_row, states), CLAIM_COLUMNS, format_)


def show(
    ctx: typer.Context,
    claim: Annotated[str, typer.Argument(metavar="ID", help="c12, or c12.3 for a version.")],
    format_: FormatOption = None,
    as_of: AsOfOption = "",
    said_by: SaidByOption = "",
) -> None:
    """Show one claim whole.

    Example: facttrack show c1
    """
    from facttrack.cli.rows import detail_rows
    from facttrack.reports.rows import CLAIM_COLUMNS, claim_row
    from facttrack.services.browse import context, show_claim

    with opened(ctx) as session:
        view = viewed(session, as_of, said_by)
        if view.note:
            emit([], CLAIM_COLUMNS, format_)
            return
        state, _ = show_claim(session, claim, view)
        if chosen_format(format_) is Format.TABLE:
            told = detail_rows(state, context(session, view))
            emit(told, ("field", "value"), format_, wrapped=("value",))
        else:
            emit([claim_row(state)], CLAIM_COLUMNS, format_)


def history(
    ctx: typer.Context,
    claim: Annotated[str, typer.Argument(metavar="ID", help="The claim: c12.")],
    format_: FormatOption = None,
    as_of: AsOfOption = "",
    said_by: SaidByOption = "",
) -> None:
    """Every version of a claim.

    And when it was seen again unchanged.

    Example: facttrack history c1
    """
    from facttrack.cli.rows import HISTORY_COLUMNS, history_rows, history_table
    from facttrack.services.browse import claim_history, said_only

    with opened(ctx) as session:
        view = viewed(session, as_of, said_by)
        if view.note:
            emit([], HISTORY_COLUMNS, format_)
            return
        found = said_only(claim_history(session, claim, view), view)
        if for_people(format_):
            emit(*history_table(found), format_, wrapped=("reason",))
        else:
            emit(history_rows(found), HISTORY_COLUMNS, format_)


def diff(
    ctx: typer.Context,
    old: Annotated[str, typer.Argument(help="c1.1, or a changeset (@3) or record date.")],
    new: Annotated[str, typer.Argument(help="c1.2, or a later changeset or date.")] = "",
    format_: FormatOption = None,
    as_of: AsOfOption = "",
    said_by: SaidByOption = "",
) -> None:
    """What differs between two versions, or dates.

    Two versions of one claim, or the whole database between two changesets or record dates.
    With one changeset or date: what changed since, or since then up to --as-of. The effect on
    each question's best figure and range follows on the error stream, or in the table. With
    --said-by, the changes and effects of what had been said by then.

    Example: facttrack diff c1.1 c1.2; facttrack diff @3 @9; facttrack diff 2017-06-01
    """
    from facttrack.cli import rows
    from facttrack.cli.sentences import nothing_changed
    from facttrack.services.differences import changed, diff_versions, span

    if not old:
        raise UsageError("name two versions (c1.1 c1.2), a changeset (@3) or a record date")
    with opened(ctx) as session:
        view = viewed(session, as_of, said_by)
        if _VERSION.fullmatch(old):
            if not _VERSION.fullmatch(new):
                raise UsageError("name two versions, such as c1.1 c1.2")
            fields = () if view.note else diff_versions(session, old, new, view)
            emit(map(rows.field_row, fields), rows.FIELD_COLUMNS, format_, wrapped=("old", "new"))
            return
        counting("changes")
        looked = span(session, old, new, view)
        found = changed(session, looked.after, looked.end)
        first = next(found, None)
        _print_diff(chain([first] if first else [], found), format_)
    if first is None and not view.note:
        note(nothing_changed(looked, said_by))


def _print_diff(found: Iterable[Change | Effect], format_: Format | None) -> None:
    """Print the changes as they are read, then the effects, which come after them."""
    from facttrack.cli import rows
    from facttrack.cli.sentences import effect_line
    from facttrack.services.differences import Change

    coming = iter(found)
    effects: list[Effect] = []  # the first of them
    emit(
        _change_rows(coming, effects),
        rows.CHANGE_COLUMNS,
        format_,
        wrapped=("old", "new", "reason"),
    )
    others = (one for one in coming if not isinstance(one, Change))
    each = chain(effects, others)
    if effects and chosen_format(format_) is Format.TABLE:
        typer.echo("")
        emit(map(rows.effect_row, each), rows.EFFECT_COLUMNS, format_)
        return
    for effect in each:
        note(effect_line(effect))


def _change_rows(coming: Iterator[Change | Effect], effects: list[Effect]) -> Iterator[Row]:
    """The rows of the changes; the first effect ends them, and is put aside."""
    from facttrack.cli import rows
    from facttrack.services.differences import Change

    for one in coming:
        if not isinstance(one, Change):
            effects.append(one)
            return
        yield from rows.change_rows(one)


def log(
    ctx: typer.Context,
    limit: LimitOption = 0,
    format_: FormatOption = None,
    as_of: AsOfOption = "",
    said_by: SaidByOption = "",
) -> None:
    """The changesets, newest first.

    Number, time, actor, message and hash. With --said-by, those that recorded what had been said
    by then, or does not say when; a decision is said on the day it is recorded.

    Example: facttrack log --limit 20
    """
    from itertools import islice

    from facttrack.cli.rows import LOG_COLUMNS, log_row
    from facttrack.services.log import log as read_log

    with opened(ctx) as session:
        found = read_log(session, viewed(session, as_of, said_by))
        brief = for_people(format_)
        rows = (log_row(c, brief=brief) for c in islice(found.changesets, limit or None))
        emit(rows, LOG_COLUMNS, format_, wrapped=("message",))
    if found.left_out:
        note(f"{found.left_out:,} left out: they recorded nothing that was said by {said_by}")
