"""What a command says in one line of what it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facttrack.domain.claim import Version
from facttrack.domain.quantity import Quantifier, Quantity
from facttrack.services.record import Recorded, show_quantity

if TYPE_CHECKING:
    from facttrack.services.change import Changed
    from facttrack.services.differences import Effect, Span


def recorded_line(r: Recorded) -> str:
    """What was recorded, as it was understood: number, quantity, origin, what is new."""
    v = r.version
    if r.seen_again:
        what = f"seen again @{r.changeset}" if r.changeset else "already says so: nothing recorded"
        return f"{v.label}   {what}   {show_quantity(v.quantity)}"
    parts = [f"{v.label} @{r.changeset}", _understood(v, r.noun)]
    if r.origin_assumed:
        parts.append(f"origin assumed: {r.origin_assumed}")
    if v.event_date and not v.event_date.resolved:
        parts.append(f"date unresolved: {v.event_date.text!r} needs {v.event_date.needs}")
    new = [f"q{r.new_question.id}"] if r.new_question else []
    new += [f"s{source.id}" for source in r.new_sources]
    if new:
        parts.append(f"new: {', '.join(new)}")
    if v.question_id is None:
        parts.append(f"unfiled: facttrack file c{v.claim_id} --question …")
    return "   ".join(parts)


def _understood(v: Version, noun: str) -> str:
    said = not noun or (v.quantity.quantifier is Quantifier.VAGUE and noun in v.quantity.wording)
    return show_quantity(v.quantity) + ("" if said else f" ({noun})")


def changed_line(change: Changed) -> str:
    """What a change did: the new version, and the figure before and after."""
    old, new = change.before.quantity, change.after.quantity
    head = f"{change.after.label} @{change.after.changeset}   "
    if old.figure == new.figure:
        return head + show_quantity(new)
    return head + f"{_brief(old, new)} -> {_brief(new, old)}"


def effect_line(effect: Effect) -> str:
    """What changes did to a question at a date: its best figure and range, before and after."""
    where = ", ".join(p for p in (effect.question, effect.event_date or "undated") if p)
    pairs = (
        ("best", effect.best_before, effect.best_after),
        ("range", effect.range_before, effect.range_after),
    )
    told = (f"{n} {old or 'none'} -> {new or 'none'}" for n, old, new in pairs if old != new)
    return f"{where}: {'; '.join(told)}"


def _brief(q: Quantity, other: Quantity) -> str:
    shown, hedge = show_quantity(q).rsplit(", ", 1)
    if (q.unit, q.quantifier) != (other.unit, other.quantifier):
        return f"{shown}, {hedge}"
    return shown.removesuffix(f" {q.unit}") if q.unit else shown


def nothing_changed(looked: Span, said_by: str) -> str:
    """Between which changesets nothing was recorded, or why none is looked at."""
    if looked.end.note:
        return looked.end.note
    until = looked.end.changeset
    what = "no version of a claim" if until > looked.after else "nothing"
    said = f" that was said by {said_by}" if said_by else ""
    return f"{what}{said} was recorded between @{looked.after} and @{until}"
