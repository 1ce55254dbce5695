"""A stated quantity ready to be compared: in one unit, with the interval it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from facttrack.comparison import exactly
from facttrack.comparison.units import convert
from facttrack.domain.interval import Interval, half_width, interval_of
from facttrack.domain.quantity import Quantifier, Quantity
from facttrack.domain.units import same_kind

_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Measured:
    """A quantity by rule set `rounding-1`, in `unit`.

    `point` is the figure of an exact or about claim, else None; `half` its half-width, 0 where the
    claim states a bound of its own. `interval` is the outer reading of a vague word and `core` its
    narrow one; elsewhere they are the same. `span` is what a range takes from the claim: an
    unhedged figure as stated, any other by its interval.
    """

    quantity: Quantity
    unit: str
    point: Decimal | None
    half: Decimal
    interval: Interval
    core: Interval
    span: Interval

    @property
    def vague(self) -> bool:
        """Whether only a vague word was said."""
        return self.quantity.quantifier is Quantifier.VAGUE

    @property
    def unclear(self) -> bool:
        """Whether it leaves every number possible, as "many" does, or none, as "nearly 0" does."""
        low, high = self.interval.low, self.interval.high
        if low is None or high is None:
            return low is high
        return low == high and (self.interval.low_open or self.interval.high_open)


def measure(quantity: Quantity, unit: str) -> Measured | None:
    """The quantity read in a unit; None where its own unit cannot be converted to that one."""
    stated = _measure_as_stated(quantity)
    if quantity.unit == unit:
        return stated
    if not same_kind(quantity.unit, unit):
        return None
    return _converted(stated, unit)


def _measure_as_stated(q: Quantity) -> Measured:
    point = q.best if q.quantifier in (Quantifier.EXACT, Quantifier.ABOUT) else None
    outer = interval_of(q)
    core = interval_of(q, core=True) if q.quantifier is Quantifier.VAGUE else outer
    half = _ZERO if point is None else _half(q, outer)
    span = outer
    if q.quantifier is Quantifier.EXACT:
        low = q.best if q.low is None else q.low
        high = q.best if q.high is None else q.high
        if not (low is outer.low and high is outer.high):
            span = Interval(low, high, q.low_strict, q.high_strict)
    return Measured(q, q.unit, point, half, outer, core, span)


def _half(q: Quantity, interval: Interval) -> Decimal:
    """The half-width of a figure: 0 beside a stated bound, and where the interval shows none."""
    bounded = q.low is not None or q.high is not None
    if bounded or (q.quantifier is Quantifier.EXACT and interval.low == interval.high):
        return _ZERO
    return half_width(q)


def _converted(m: Measured, unit: str) -> Measured | None:
    point = m.point
    half = m.half
    if point is not None:
        moved = convert(point, m.unit, unit)
        if moved is None:
            return None
        if half and moved != point:
            # A scale may have an offset (degrees), so a width is the distance of two figures.
            edge = convert(exactly.total(point, half), m.unit, unit)
            half = exactly.distance(edge, moved) if edge is not None else half
        point = moved
    intervals = [_convert_interval(i, m.unit, unit) for i in (m.interval, m.core, m.span)]
    outer, core, span = intervals
    if outer is None or core is None or span is None:
        return None
    return Measured(m.quantity, unit, point, half, outer, core, span)


def _convert_interval(i: Interval, unit: str, to: str) -> Interval | None:
    low = None if i.low is None else convert(i.low, unit, to)
    high = None if i.high is None else convert(i.high, unit, to)
    if (low is None) is not (i.low is None) or (high is None) is not (i.high is None):
        return None
    return Interval(low, high, i.low_open, i.high_open)


def facing(a: Measured, b: Measured) -> tuple[Interval, Interval]:
    """The two intervals to compare: a vague word's core against another vague word, else outer."""
    if a.vague and b.vague:
        return a.core, b.core
    return a.interval, b.interval


def read_together(all_measured: list[Measured]) -> list[Interval]:
    """The interval of each when all are compared: core where every one of them is vague."""
    if all(m.vague for m in all_measured):
        return [m.core for m in all_measured]
    return [m.interval for m in all_measured]
