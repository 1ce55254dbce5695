"""How two claims relate: the first rule that applies, with its reason in one readable sentence."""

from __future__ import annotations

from dataclasses import replace

from facttrack.comparison.distance import independent, lie, same_number
from facttrack.comparison.gate import Pass, gate, one_unit
from facttrack.comparison.kinds import Relation, RelationKind
from facttrack.comparison.measured import Measured, measure
from facttrack.comparison.sentences import shown
from facttrack.comparison.statement import Statement
from facttrack.domain.dates import SaidDate
from facttrack.domain.quantity import Quantity

_DAY = len("2017-06-03")


def relate_quantities(a: Quantity, b: Quantity) -> Relation:
    """How two figures relate when nothing but the figures is known."""
    passed = one_unit(a, b)
    if isinstance(passed, str):
        return Relation(RelationKind.NOT_COMPARABLE, f"not comparable: {passed}")
    # Nobody asks a bare "88,733" for its unit; one that only one side names is worth a mark.
    marks = passed.marks if a.unit or b.unit else ()
    return replace(independent(passed.a, passed.b), marks=marks)


def relate(a: Statement, b: Statement) -> Relation:
    """How two statements relate, by the rules of "Two claims" in their order.

    The kind does not depend on the order of the two.
    """
    passed = gate(a, b)
    if isinstance(passed, Relation):
        return passed
    marks = (*passed.marks, *_origin_marks(a, b))
    if a.origin_id is not None and a.origin_id == b.origin_id:
        relation = _same_origin(a, b, passed)
    else:
        relation = independent(passed.a, passed.b, (a.label, b.label))
    return replace(relation, marks=(*marks, *relation.marks))


def _origin_marks(a: Statement, b: Statement) -> tuple[str, ...]:
    unknown = ("origin_unknown",) if a.origin_id is None or b.origin_id is None else ()
    assumed = ("origin_assumed",) if a.origin_assumed or b.origin_assumed else ()
    return unknown + assumed


def _same_origin(a: Statement, b: Statement, passed: Pass) -> Relation:
    """Rule 3; another number that a relay credits to the origin on the same day is a misquote."""
    said = order_said(a.said, b.said)
    # Where nothing orders them, a relay is read as coming after the origin's own word.
    swapped = said > 0 if said else (b.own and not a.own)
    first, last = (b, a) if swapped else (a, b)
    relayed = not (a.own and b.own)
    if echo := _echo(first, last, Pass(passed.b, passed.a) if swapped else passed):
        return echo
    figures = f"{shown(first.quantity)} ({_when(first)}), then {shown(last.quantity)}"
    origin = a.origin or "one origin"
    if said:
        reason = (
            f"{first.label} to {last.label} is a revision: {origin} said {figures} ({_when(last)})"
        )
        return Relation(RelationKind.REVISION, reason, marks=("relayed",) if relayed else ())
    numbers = f"{shown(a.quantity)} and {shown(b.quantity)}"
    if said == 0 and relayed:
        reason = f"{a.label} or {b.label} is a misquote: {numbers} are both credited to {origin}"
        return Relation(RelationKind.MISQUOTE, f"{reason} on {_when(a)}")
    reason = f"{a.label} and {b.label} are variants: {origin} gave {numbers}, in an unknown order"
    return Relation(RelationKind.UNDATED_VARIANT, reason)


def _echo(first: Statement, last: Statement, passed: Pass) -> Relation | None:
    """The echo that one of two statements of an origin is: it repeats the other, or its past."""
    origin = first.origin or "one origin"
    repeats = (
        first.quantity.figure == last.quantity.figure or lie(passed.a, passed.b) == "equal"
        if first.own and last.own
        else same_number(passed.a, passed.b)
    )
    if repeats or _paraphrases(first, last, passed):
        source, echo = (last, first) if last.own and not first.own else (first, last)
        return Relation(
            RelationKind.ECHO,
            f"{echo.label} echoes {source.label}: {shown(echo.quantity)} is {origin}'s "
            f"{shown(source.quantity)}",
        )
    for relay, source, measured in ((first, last, passed.a), (last, first, passed.b)):
        past = None if relay.own else _repeated(measured, source.earlier)
        if past is not None:
            reason = f"{relay.label} echoes {source.label}: {origin} gave {shown(past)} before"
            return Relation(RelationKind.ECHO, f"{reason} its {shown(source.quantity)}")
    return None


def _paraphrases(first: Statement, last: Statement, passed: Pass) -> bool:
    """Whether a later relay only says its origin's own figure more loosely ("dozens" for 24)."""
    return first.own and not last.own and passed.b.interval.covers(passed.a.interval)


def _repeated(relayed: Measured, earlier: tuple[Quantity, ...]) -> Quantity | None:
    for quantity in reversed(earlier):
        past = measure(quantity, relayed.unit)
        if past is not None and same_number(past, relayed):
            return quantity
    return None


def order_said(a: SaidDate | None, b: SaidDate | None) -> int | None:
    """-1 where a was said before b, 1 where after, 0 on the same day; None where a date is missing.

    Two times of day order two statements of one day; a time and a bare date do not.
    """
    if a is None or b is None:
        return None
    stamped = len(a.text) > _DAY and len(b.text) > _DAY
    ours, theirs = (a.order, b.order) if stamped else (str(a.day), str(b.day))
    return (ours > theirs) - (ours < theirs)


def _when(statement: Statement) -> str:
    return str(statement.said) if statement.said else "undated"
