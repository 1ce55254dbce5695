"""What the source and question commands have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from facttrack.cli.common import Format, chosen_format, emit, note, opened, say, viewed
from facttrack.errors import UsageError

if TYPE_CHECKING:
    from facttrack.domain.claim import Question, Source

_SOURCE_COLUMNS = ("source", "name", "aliases", "grade", "merged_into", "confidential")
_QUESTION_COLUMNS: tuple[str, ...] = (
    "question",
    "name",
    "subject",
    "measure",
    "place",
    "scope",
    "basis",
    "dimension",
    "unit",
    "aliases",
    "merged_into",
)
# On a terminal: the name of a question says its subject and measure already, and often its place
# and scope, which are shown only where it does not.
_QUESTION_TABLE = ("question", "name", "place", "scope", "basis", "unit", "aliases", "merged_into")
_UNSAID = {"s": "they had said nothing", "q": "nothing had been said on them"}
_VERSION_COLUMNS = ("version", "changeset", "kind", "reason")


def _row(kind: str, thing: Source | Question) -> dict[str, object]:
    from facttrack.domain.claim import Source

    merged = f"{kind}{thing.merged_into}" if thing.merged_into is not None else ""
    common = {"name": thing.name, "aliases": "; ".join(thing.aliases), "merged_into": merged}
    if isinstance(thing, Source):
        confidential = "yes" if thing.label else ""
        own = {"source": f"s{thing.id}", "grade": thing.grade, "confidential": confidential}
        return {**own, **common}
    parts = ("subject", "measure", "place", "scope", "basis", "dimension", "unit")
    return {"question": f"q{thing.id}", **{p: getattr(thing, p) for p in parts}, **common}


def _columns(kind: str, format_: Format | None) -> tuple[str, ...]:
    if kind == "s":
        return _SOURCE_COLUMNS
    return _QUESTION_TABLE if chosen_format(format_) is Format.TABLE else _QUESTION_COLUMNS


def print_list(
    ctx: typer.Context, kind: str, format_: Format | None, as_of: str, said_by: str
) -> None:
    """Print the sources or questions of a view; those that were merged away say into which."""
    from facttrack.services.spoken import known_by

    with opened(ctx) as session:
        known = known_by(session, viewed(session, as_of, said_by))
    found = known.sources if kind == "s" else known.questions
    rows = [_row(kind, thing) for thing in found.values()]
    if kind == "q" and chosen_format(format_) is Format.TABLE:
        rows = [_without_repeats(row) for row in rows]
    emit(rows, _columns(kind, format_), format_)
    if left_out := known.left_out[kind]:
        note(f"{left_out:,} left out: {_UNSAID[kind]} by {said_by}")


def _without_repeats(row: dict[str, object]) -> dict[str, object]:
    name = str(row["name"])
    return row | {part: "" for part in ("place", "scope") if str(row[part]) in name}


def print_versions(
    ctx: typer.Context, kind: str, text: str, format_: Format | None, as_of: str, said_by: str
) -> None:
    """Print every version of a source or question."""
    from facttrack.services.things import versions

    with opened(ctx) as session:
        view = viewed(session, as_of, said_by)
        found = [] if view.note else versions(session, kind, text, view)
    rows = [
        {
            **_row(kind, v.thing),
            "version": v.number,
            "changeset": f"@{v.changeset}",
            "kind": v.kind,
            "reason": v.reason,
        }
        for v in found
    ]
    label, *columns = _columns(kind, format_)
    emit(rows, (label, *_VERSION_COLUMNS, *columns), format_)


def rename_thing(ctx: typer.Context, kind: str, text: str, name: str, reason: str) -> None:
    """Rename a source or question and say so."""
    from facttrack.services.things import rename

    with opened(ctx) as session:
        changed = rename(session, kind, text, name, reason)
    before = f"   before: {changed.aliases[0]}" if changed.aliases else "   renamed"
    say(f"{kind}{changed.id} {changed.name}{before}")


def alias_thing(ctx: typer.Context, kind: str, text: str, name: str, reason: str) -> None:
    """Give a source or question a further name and say so."""
    from facttrack.services.things import alias

    with opened(ctx) as session:
        changed = alias(session, kind, text, name, reason)
    say(f"{kind}{changed.id} {changed.name}{_also(changed)}")


def merge_things(ctx: typer.Context, kind: str, text: str, into: str, reason: str) -> None:
    """Merge one source or question into another and say so."""
    from facttrack.services.things import merge

    if not reason.strip():
        raise UsageError('merge needs a reason: --reason "…"')
    with opened(ctx) as session:
        kept = merge(session, kind, text, into, reason)
    say(f"{text} is {kind}{kept.id} {kept.name}{_also(kept)}")


def _also(thing: Source | Question) -> str:
    return f"   also: {', '.join(thing.aliases)}" if thing.aliases else ""
