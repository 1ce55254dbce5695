"""Rule 4: how two quantities lie to each other when nobody's word stands between them."""

from __future__ import annotations

from decimal import Decimal

from facttrack.comparison import exactly
from facttrack.comparison.kinds import Relation, RelationKind, Severity
from facttrack.comparison.measured import Measured, facing
from facttrack.comparison.sentences import number, shown, span_text, times
from facttrack.domain.interval import Interval
from facttrack.domain.quantity import Quantifier
from facttrack.domain.units import is_count

_ONE = Decimal(1)
_NEARLY_ONE = Decimal("1.01")
_GRADES = (
    (Decimal("1.1"), Severity.MINOR),
    (Decimal(2), Severity.MODERATE),
    (Decimal(10), Severity.MAJOR),
)

_SAYS_ITS_BOUNDS = frozenset(
    (
        Quantifier.AT_LEAST,
        Quantifier.MORE_THAN,
        Quantifier.AT_MOST,
        Quantifier.LESS_THAN,
        Quantifier.BETWEEN,
    )
)
# The names of two claims; None where only figures are compared.
Labels = tuple[str, str] | None


def lie(a: Measured, b: Measured) -> RelationKind:
    """How a and b lie: equal, rounding (|a-b| <= the larger h), contained, overlap or conflict."""
    if a.point is not None and b.point is not None:
        if a.point == b.point:
            return RelationKind.EQUAL
        half = max(a.half, b.half)
        if half and exactly.distance(a.point, b.point) <= half:
            return RelationKind.ROUNDING
    ours, theirs = facing(a, b)
    if a.point is None and b.point is None and ours == theirs:
        return RelationKind.EQUAL
    if ours.covers(theirs) or theirs.covers(ours):
        return RelationKind.CONTAINED
    return RelationKind.OVERLAP if ours.meets(theirs) else RelationKind.CONFLICT


def same_number(a: Measured, b: Measured) -> bool:
    """Whether b gives the number of a or its rounded number."""
    return lie(a, b) in (RelationKind.EQUAL, RelationKind.ROUNDING)


def independent(a: Measured, b: Measured, labels: Labels = None) -> Relation:
    """The relation of two quantities from independent origins, named by `labels` in its reason."""
    kind = lie(a, b)
    match kind:
        case RelationKind.EQUAL:
            return Relation(kind, f"{_lead(labels, 'are equal', kind)}: {_equal(a, b)}")
        case RelationKind.ROUNDING:
            return Relation(kind, f"{_lead(labels, 'agree by rounding', kind)}: {_rounding(a, b)}")
        case RelationKind.CONTAINED:
            return Relation(kind, _contained(a, b, labels))
        case RelationKind.OVERLAP:
            return Relation(kind, f"{_lead(labels, 'overlap', kind)}: {_overlap(a, b)}")
        case _:
            return _conflict(a, b, _lead(labels, "conflict", kind))


def _lead(labels: Labels, verb: str, kind: RelationKind) -> str:
    """How a reason starts: "c1 and c2 conflict", or the kind where the figures are all there is."""
    return f"{labels[0]} and {labels[1]} {verb}" if labels else kind.value


def _equal(a: Measured, b: Measured) -> str:
    ours, theirs = shown(a.quantity), shown(b.quantity)
    return f"both say {ours}" if ours == theirs else f"{ours} and {theirs}"


def _rounding(a: Measured, b: Measured) -> str:
    assert a.point is not None  # noqa: S101 - only two points round to each other
    assert b.point is not None  # noqa: S101
    apart, allowed = exactly.distance(a.point, b.point), max(a.half, b.half)
    said = f"{shown(a.quantity)} and {shown(b.quantity)}"
    return f"{said} are {number(apart)} apart, within {number(allowed)}"


def _contained(a: Measured, b: Measured, labels: Labels) -> str:
    ours, theirs = facing(a, b)
    within_b = theirs.covers(ours)
    inner, outer, extent = (a, b, theirs) if within_b else (b, a, ours)
    said, meant = shown(outer.quantity), span_text(extent)
    plain = outer.quantity.quantifier in _SAYS_ITS_BOUNDS or meant in said
    holds = f"{said if plain else f'{said} ({meant})'} holds {shown(inner.quantity)}"
    if not labels:
        return f"contained: {holds}"
    names = labels if within_b else labels[::-1]
    return f"{names[0]} lies within {names[1]}: {holds}"


def _overlap(a: Measured, b: Measured) -> str:
    shared = span_text(_shared(*facing(a, b)))
    return f"{shown(a.quantity)} and {shown(b.quantity)} share {shared}"


def _shared(a: Interval, b: Interval) -> Interval:
    """The numbers that lie in both of two intervals of which neither covers the other."""
    low, high = (b, a) if a.low is None or (b.low is not None and b.low >= a.low) else (a, b)
    return Interval(low.low, high.high, low.low_open, high.high_open)


def _conflict(a: Measured, b: Measured, lead: str) -> Relation:
    """The conflict of two quantities that do not meet, graded by their nearest bounds."""
    near, far, larger, smaller = _nearest(a, b)
    sizes = _sizes(near, far, counts=is_count(a.unit))
    said = f"{shown(larger.quantity)} and {shown(smaller.quantity)}"
    if sizes is None:
        why = "have opposite signs" if near and far else "have no ratio, one bound is zero"
        return Relation(RelationKind.CONFLICT, f"{lead}: {said} {why} (major)", Severity.MAJOR)
    severity = _grade(*sizes)
    ratio = exactly.quotient(sizes[1], sizes[0])
    reason = f"{lead}: {_gap_text(larger, smaller, near, far, ratio)} ({_hint(severity)})"
    return Relation(RelationKind.CONFLICT, reason, severity, ratio)


def gap_reaches(a: Measured, b: Measured, ratio: Decimal) -> bool:
    """Whether two quantities lie a ratio or more apart: figures as stated, else nearest bounds."""
    if a.point is not None and b.point is not None:
        near, far = sorted((a.point, b.point))
    elif lie(a, b) is RelationKind.CONFLICT:
        near, far, _, _ = _nearest(a, b)
    else:
        return False
    return sizes_reach(near, far, ratio, counts=is_count(a.unit))


def sizes_reach(near: Decimal, far: Decimal, ratio: Decimal, *, counts: bool) -> bool:
    """Whether one number is a ratio or more of another; 0 is taken as 1 for counts."""
    sizes = _sizes(near, far, counts=counts)
    return sizes is not None and sizes[1] >= exactly.product(sizes[0], ratio)


def _nearest(a: Measured, b: Measured) -> tuple[Decimal, Decimal, Measured, Measured]:
    """The bounds on both sides of the gap, low then high; the larger and the smaller in size."""
    ours, theirs = facing(a, b)
    below, above, left, right = a, b, ours, theirs
    if ours.high is None or theirs.low is None or ours.high > theirs.low:
        below, above, left, right = b, a, theirs, ours
    assert left.high is not None  # noqa: S101 - two intervals that do not meet have a gap
    assert right.low is not None  # noqa: S101
    if left.high.copy_abs() > right.low.copy_abs():
        return left.high, right.low, below, above
    return left.high, right.low, above, below


def _sizes(near: Decimal, far: Decimal, *, counts: bool) -> tuple[Decimal, Decimal] | None:
    """The smaller and the larger size; 0 is taken as 1 for counts; None where no ratio exists."""
    if near == far:
        return _ONE, _ONE
    if near < 0 < far or (not counts and not (near and far)):
        return None
    small, large = sorted((near.copy_abs() or _ONE, far.copy_abs() or _ONE))
    return small, large


def _grade(small: Decimal, large: Decimal) -> Severity:
    for border, severity in _GRADES:
        if large < exactly.product(small, border):
            return severity
    return Severity.SUSPECT


def _gap_text(
    larger: Measured, smaller: Measured, near: Decimal, far: Decimal, ratio: Decimal
) -> str:
    big, little = shown(larger.quantity), shown(smaller.quantity)
    if near == far:
        return f"{big} and {little} touch without sharing a number"
    least = "" if _bare(larger) and _bare(smaller) else "at least "
    if not (near and far):
        return f"{big} is {least}{times(ratio)} times {little}, with 0 taken as 1"
    if ratio < _NEARLY_ONE:
        apart = number(exactly.distance(near, far))
        return f"{big} and {little} are {least}{apart} apart"
    return f"{big} is {least}{times(ratio)} times {little}"


def _bare(m: Measured) -> bool:
    return m.point is not None and m.interval.low == m.interval.high


def _hint(severity: Severity) -> str:
    if severity is Severity.SUSPECT:
        return "suspect: a typo, or another scope"
    return severity.value
