"""Rules 1 and 2: whether two statements can be compared at all, or only show how a number moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from facttrack.comparison.kinds import Relation, RelationKind
from facttrack.comparison.measured import Measured, measure
from facttrack.comparison.sentences import shown
from facttrack.comparison.statement import Statement
from facttrack.domain.claim import Basis, Question
from facttrack.domain.dates import DateRelation, EventDate, relate_dates
from facttrack.domain.quantity import Quantity
from facttrack.domain.units import dimension_of

_PARTS = ("dimension", "scope", "basis", "place")


@dataclass(frozen=True, slots=True)
class Pass:
    """Two statements that can be compared: both in one unit, under the marks found on the way."""

    a: Measured
    b: Measured
    marks: tuple[str, ...] = ()


def gate(a: Statement, b: Statement) -> Pass | Relation:
    """What compares a with b, or the relation that ends it: not_comparable or trend.

    An unknown on one side is said as unknown; unknown on both sides compares, marked.
    """
    why = _question_bars(a, b) or _part_bars(a, b)
    if why:
        return _not_comparable(a, b, why)
    passed = one_unit(a.quantity, b.quantity)
    if isinstance(passed, str):
        return _not_comparable(a, b, passed)
    marks = (*_question_marks(a.question, b.question), *passed.marks)
    lie = relate_event_dates(a.event_date, b.event_date)
    if lie is DateRelation.UNKNOWN and (why := _date_bars(a, b)):
        return _not_comparable(a, b, why)
    if lie not in (DateRelation.SAME, DateRelation.UNKNOWN):
        if _basis(a) == Basis.FLOW:
            why = f"flows over different periods, {a.event_date} and {b.event_date}"
            return _not_comparable(a, b, why)
        if lie is DateRelation.DISJOINT:
            return _trend(a, b, Pass(passed.a, passed.b, marks))
        return Pass(passed.a, passed.b, (*marks, "date_uncertain"))
    unknown = ("date_unknown",) if lie is DateRelation.UNKNOWN else ()
    return Pass(passed.a, passed.b, (*marks, *unknown))


def one_unit(a: Quantity, b: Quantity) -> Pass | str:
    """Both quantities in one unit, whatever their order, or why there is none."""
    unit = max(a.unit, b.unit)
    first, second = measure(a, unit), measure(b, unit)
    if first is None or second is None:
        return _unit_difference(a.unit, b.unit)
    for m in (first, second):
        if m.unclear:
            return f"no number is known for {shown(m.quantity)!r}"
    return Pass(first, second, () if a.unit and b.unit else ("unit_unknown",))


def relate_event_dates(a: EventDate | None, b: EventDate | None) -> DateRelation:
    """As `relate_dates`, quick where both are written alike."""
    if a is not None and b is not None and a.iso and a.iso == b.iso:
        return DateRelation.SAME
    return relate_dates(a, b)


def both_unknown(a: EventDate | None, b: EventDate | None) -> bool:
    """Whether two event dates are unknown alike: neither given, or unresolved in the same words."""
    if a is None or b is None:
        return a is b
    return not (a.resolved or b.resolved) and a.text.casefold() == b.text.casefold()


def _unit_difference(a: str, b: str) -> str:
    if dimension_of(a) != dimension_of(b):
        if not (a and b):
            return f"one is in {a or b}, the other a bare count"
        return f"{a} and {b} are units of different dimensions"
    return f"{a} and {b} are different things"


def _question_bars(a: Statement, b: Statement) -> str:
    if a.question is None or b.question is None:
        if a.question is b.question:
            return ""
        unknown = a if a.question is None else b
        return f"the question of {unknown.label} is unknown"
    if _question_id(a.question) == _question_id(b.question):
        return ""
    return next(_part_differences(a, a.question, b, b.question), "") or (
        f"they answer different questions, q{a.question.id} and q{b.question.id}"
    )


def _part_differences(a: Statement, p: Question, b: Statement, q: Question) -> Iterator[str]:
    for part in _PARTS:
        ours, theirs = str(getattr(p, part)), str(getattr(q, part))
        if ours.casefold() == theirs.casefold():
            continue
        if ours and theirs:
            yield f"the {part} differs, {ours} and {theirs}"
        else:
            known, unknown = (a, b) if ours else (b, a)
            yield f"the {part} of {unknown.label} is unknown, {known.label} has {ours or theirs}"


def _part_bars(a: Statement, b: Statement) -> str:
    for part, whole in ((a, b), (b, a)):
        if part.part_of is not None and part.part_of == whole.claim_id:
            return f"{part.label} counts a part of {whole.label}"
    return ""


def _date_bars(a: Statement, b: Statement) -> str:
    if both_unknown(a.event_date, b.event_date):
        return ""
    for one in (a, b):
        if one.event_date is None:
            return f"the event date of {one.label} is unknown"
    unresolved = a if a.event_date and not a.event_date.resolved else b
    needs = unresolved.event_date.needs if unresolved.event_date else ""
    hint = f", it needs {needs}" if needs else ""
    return f"the event date of {unresolved.label} is unresolved, {unresolved.event_date}{hint}"


def _question_marks(p: Question | None, q: Question | None) -> tuple[str, ...]:
    if p is None or q is None:
        return ("question_unknown",)
    return tuple(f"{name}_unknown" for name in ("scope", "basis", "place") if not getattr(p, name))


def _question_id(question: Question) -> int:
    return question.id if question.merged_into is None else question.merged_into


def _basis(a: Statement) -> str:
    return a.question.basis if a.question else ""


def _not_comparable(a: Statement, b: Statement, why: str) -> Relation:
    reason = f"{a.label} and {b.label} are not comparable: {why}"
    return Relation(RelationKind.NOT_COMPARABLE, reason)


def _trend(a: Statement, b: Statement, passed: Pass) -> Relation:
    """One question at disjoint dates; a cumulative figure that falls for certain is flagged."""
    earlier, later = (a, passed.a), (b, passed.b)
    if a.event_date and b.event_date and b.event_date.last < a.event_date.first:
        earlier, later = later, earlier
    fell = _basis(a) == Basis.CUMULATIVE and _is_below(later[1], earlier[1])
    steps = [f"{shown(s.quantity)} on {s.event_date}" for s, _ in (earlier, later)]
    reason = f"{earlier[0].label} to {later[0].label} is a trend: {steps[0]}, {steps[1]}"
    if fell:
        reason += "; it falls though it is cumulative"
    marks = (*passed.marks, "falls") if fell else passed.marks
    return Relation(RelationKind.TREND, reason, marks=marks)


def _is_below(a: Measured, b: Measured) -> bool:
    return (
        not a.interval.meets(b.interval)
        and a.interval.high is not None
        and b.interval.low is not None
        and a.interval.high <= b.interval.low
    )
