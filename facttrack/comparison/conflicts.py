"""How many pairs of votes conflict, and whether any lie far apart: of very many without each pair.

Of few votes every pair is looked at. Of many, n log n: intervals that share no number are counted
by their sorted ends, and of two that lie a ratio apart the outermost bounds tell.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, product

from facttrack.comparison import exactly
from facttrack.comparison.agreement import Place, by_end, by_start, end_of, start_of
from facttrack.comparison.best import TOO_FAR
from facttrack.comparison.distance import gap_reaches, lie, sizes_reach
from facttrack.comparison.kinds import RelationKind
from facttrack.comparison.measured import Measured
from facttrack.domain.interval import Interval
from facttrack.domain.units import is_count

FEW = 50
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Conflicts:
    """How many pairs of votes conflict, and whether one of them lies ten times or more apart."""

    count: int
    suspect: bool


def find_conflicts(votes: Sequence[Measured], few: int = FEW) -> Conflicts:
    """The conflicts among all pairs; of more votes than a `few` they are not gone through."""
    if len(votes) <= few:
        return _one_by_one(combinations(votes, 2))
    # "Dozens" with a low of 500 ends before it starts: no sorting puts it anywhere.
    crossed = [m for m in votes if _crossed(m.interval) or _crossed(m.core)]
    plain = [m for m in votes if not (_crossed(m.interval) or _crossed(m.core))]
    odd = _one_by_one(_with_each(crossed, plain))
    vague = [m for m in plain if m.vague]
    apart = _apart([m.interval for m in plain])
    # Two vague words are compared by what they mean at the least.
    apart += _apart([m.core for m in vague]) - _apart([m.interval for m in vague])
    count = apart - _rounded([m for m in plain if m.point is not None])
    return Conflicts(count + odd.count, odd.suspect or _any_too_far(plain))


def _with_each(
    some: Sequence[Measured], others: Sequence[Measured]
) -> Iterator[tuple[Measured, Measured]]:
    """Every pair of which one is among `some`."""
    yield from combinations(some, 2)
    yield from product(some, others)


def _one_by_one(pairs: Iterable[tuple[Measured, Measured]]) -> Conflicts:
    count, suspect = 0, False
    for a, b in pairs:
        if lie(a, b) is RelationKind.CONFLICT:
            count += 1
            suspect = suspect or gap_reaches(a, b, TOO_FAR)
    return Conflicts(count, suspect)


def _crossed(i: Interval) -> bool:
    return end_of(i) < start_of(i)


def _apart(intervals: Sequence[Interval]) -> int:
    """How many pairs share no number: for each, those that end before it starts."""
    ends = by_end(intervals)
    found = ended = 0
    for i in by_start(intervals):
        start = start_of(i)
        while ended < len(ends) and end_of(ends[ended]) < start:
            ended += 1
        found += ended
    return found


def _rounded(points: Sequence[Measured]) -> int:
    """How many pairs of figures agree by rounding though their intervals share no number.

    The bounds of a count are whole numbers, rounded inward: 25.8 is 26 within the half-width of
    about 25, and beyond its interval. Only what lies between the two can be such a figure.
    """
    ordered = sorted(range(len(points)), key=lambda n: points[n].point or 0)
    figures = [points[n].point or Decimal(0) for n in ordered]
    found: set[tuple[int, int]] = set()
    for n, a in enumerate(points):
        low, high = a.interval.low, a.interval.high
        if a.point is None or not a.half or low is None or high is None:
            continue
        least, most = exactly.difference(a.point, a.half), exactly.total(a.point, a.half)
        below = range(bisect_left(figures, least), bisect_right(figures, low))
        above = range(bisect_left(figures, high), bisect_right(figures, most))
        for place in (*below, *above):
            b = points[ordered[place]]
            if lie(a, b) is RelationKind.ROUNDING and not a.interval.meets(b.interval):
                found.add((min(n, ordered[place]), max(n, ordered[place])))
    return len(found)


def _any_too_far(votes: Sequence[Measured]) -> bool:
    """Whether two votes in conflict lie ten times or more apart."""
    if not votes:
        return False
    counts = is_count(votes[0].unit)
    points = [m for m in votes if m.point is not None]
    vague = [m for m in votes if m.vague]
    others = [m for m in votes if m.point is None and not m.vague]
    classes = [[m.interval for m in some] for some in (points, vague, others)]
    # By their bounds all but two figures, and two vague words by their cores.
    pairs = [pair for pair in product(range(3), repeat=2) if pair not in ((0, 0), (1, 1))]
    bounds = [(classes[a], classes[b]) for a, b in pairs]
    bounds.append(([m.core for m in vague],) * 2)
    return any(_bounds_far(a, b, counts=counts) for a, b in bounds) or any(
        _figures_far(points, sign, counts=counts) for sign in (1, -1)
    )


def _bounds_far(lower: Sequence[Interval], upper: Sequence[Interval], *, counts: bool) -> bool:
    """Whether one of the first lies so far below one of the others, on either side of zero."""
    highs = [i.high for i in lower if i.high is not None]
    lows = [i.low for i in upper if i.low is not None]
    above = [n for n in highs if n >= 0], [n for n in lows if n >= 0]
    below = [n.copy_negate() for n in lows if n <= 0], [n.copy_negate() for n in highs if n <= 0]
    return _some_far(*above, counts=counts) or _some_far(*below, counts=counts)


def _some_far(inner: Sequence[Decimal], outer: Sequence[Decimal], *, counts: bool) -> bool:
    """Whether one of the first lies so far below one of the others; none is below zero.

    The least of the first and the greatest of the others tell; but zero counts as one.
    """
    least = {min(inner, default=None), min((n for n in inner if n), default=None)}
    most = {max(outer, default=None), min((n for n in outer if n), default=None)}
    return any(
        a is not None and b is not None and a < b and sizes_reach(a, b, TOO_FAR, counts=counts)
        for a, b in product(least, most)
    )


def _figures_far(points: Sequence[Measured], sign: int, *, counts: bool) -> bool:
    """Whether two figures on one side of zero, in conflict, are so many times each other."""
    sized = [
        m
        for m in points
        if m.point is not None and (m.point * sign > 0 or (counts and not m.point))
    ]
    sized.sort(key=_size)
    smaller = 0
    first_end: Place | None = None
    last_start: Place | None = None
    for a in sized:
        large = _size(a)
        while exactly.product(_size(sized[smaller]), TOO_FAR) <= large:
            small = sized[smaller].interval
            first_end = min(first_end or end_of(small), end_of(small))
            last_start = max(last_start or start_of(small), start_of(small))
            smaller += 1
        if first_end and first_end < start_of(a.interval):
            return True
        if last_start and last_start > end_of(a.interval):
            return True
    return False


def _size(m: Measured) -> Decimal:
    """The size of a figure, zero as one: the figure itself where it is above zero."""
    if m.point is None or not m.point:
        return _ONE
    return m.point if m.point > 0 else m.point.copy_abs()
