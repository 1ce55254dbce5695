"""The interval that a stated quantity stands for when it is compared: rule set `rounding-1`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import MAX_EMAX, MIN_EMIN, ROUND_CEILING, ROUND_FLOOR, Context, Decimal, localcontext

from facttrack.domain.quantity import Quantifier, Quantity
from facttrack.domain.units import is_count
from facttrack.domain.vague import vague_range

RULE_SET = "rounding-1"
_ZERO, _ONE = Decimal(0), Decimal(1)
_TENTH = Decimal("0.1")
_TWENTIETH = Decimal("0.05")
_EXACT_BELOW = 100
# Figures have exponents of three digits at most: no sum or tenth of one is rounded here.
_EXACTLY = Context(prec=4000, Emax=MAX_EMAX, Emin=MIN_EMIN)


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`; None is unbounded; an open end does not contain its own bound."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def contains(self, number: Decimal) -> bool:
        """Whether the number lies inside, open ends excluded."""
        above = self.low is None or number > self.low or (number == self.low and not self.low_open)
        below = (
            self.high is None or number < self.high or (number == self.high and not self.high_open)
        )
        return above and below

    def meets(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        return _starts_before_end(self, other) and _starts_before_end(other, self)

    def covers(self, other: Interval) -> bool:
        """Whether every number of `other` lies in this one."""
        low_ok = self.low is None or (
            other.low is not None
            and (
                other.low > self.low
                or (other.low == self.low and (other.low_open or not self.low_open))
            )
        )
        high_ok = self.high is None or (
            other.high is not None
            and (
                other.high < self.high
                or (other.high == self.high and (other.high_open or not self.high_open))
            )
        )
        return low_ok and high_ok


def _starts_before_end(a: Interval, b: Interval) -> bool:
    if a.low is None or b.high is None:
        return True
    return a.low < b.high or (a.low == b.high and not (a.low_open or b.high_open))


def rounding_unit(number: Decimal) -> Decimal:
    """u: the last digit shown times its scale word; for a bare integer 10^(trailing zeros).

    1.50E+6 ("1.50 million") is 10,000; 32070 is 10; 26.5 is 0.1; zero is 1.
    """
    _, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int)  # noqa: S101 - a Quantity holds finite numbers only
    if exponent == 0:
        zeros = len(digits) - len("".join(map(str, digits)).rstrip("0"))
        exponent = zeros if number else 0
    return Decimal(1).scaleb(exponent)


def is_round(number: Decimal) -> bool:
    """Whether a count's trailing zeros are at least its significant digits less one."""
    zeros = rounding_unit(number).adjusted()
    shown = number.adjusted() - zeros + 1
    return zeros >= shown - 1


def half_width(q: Quantity) -> Decimal:
    """h: how far the figure may lie from what was meant; 0 where it is exact or only bounds."""
    number = _figure(q)
    if number is None or q.quantifier in (Quantifier.BETWEEN, Quantifier.VAGUE):
        return Decimal(0)
    with localcontext(_EXACTLY):
        return _half_width(q, number)


def _half_width(q: Quantity, number: Decimal) -> Decimal:
    size = abs(number)
    if q.quantifier in (Quantifier.ABOUT, Quantifier.NEARLY):
        return min(max(_half_unit(number), _TWENTIETH * size), _TENTH * size)
    if q.quantifier is not Quantifier.EXACT:
        return Decimal(0)
    if not is_count(q.unit):
        return _half_unit(number)
    if size < _EXACT_BELOW or not is_round(number):
        return Decimal(0)
    return min(_half_unit(number), _TENTH * size)


def _half_unit(number: Decimal) -> Decimal:
    return rounding_unit(number) / 2


def _figure(q: Quantity) -> Decimal | None:
    if q.best is not None:
        return q.best
    return q.high if q.quantifier is Quantifier.NEARLY else None


def interval_of(q: Quantity, *, core: bool = False) -> Interval:
    """The interval of a quantity by `rounding-1`; `core` gives a vague word's narrow reading.

    Bounds that the claim states are used as they are. A count never goes below zero and its
    derived bounds round inward to whole numbers. A vague wording that is not known is unbounded.
    """
    with localcontext(_EXACTLY):
        derived = _derived(q, core=core)
    if is_count(q.unit):
        derived = _whole(derived, q)
    return Interval(
        q.low if q.low is not None else derived.low,
        q.high if q.high is not None else derived.high,
        q.low_strict if q.low is not None else derived.low_open,
        q.high_strict if q.high is not None else derived.high_open,
    )


def _derived(q: Quantity, *, core: bool) -> Interval:
    h = half_width(q)
    match q.quantifier:
        case Quantifier.EXACT | Quantifier.ABOUT if q.best is not None:
            return Interval(q.best - h, q.best + h) if h else Interval(q.best, q.best)
        case Quantifier.NEARLY if q.high is not None:
            if is_count(q.unit):
                h = max(h, Decimal(1))
            return Interval(q.high - h, q.high, high_open=True)
        case Quantifier.VAGUE:
            meant = vague_range(q.wording)
            if meant is None:
                return Interval(None, None)
            return Interval(*(meant.core if core else meant.outer))
        case _:
            return Interval(None, None)


def _whole(interval: Interval, q: Quantity) -> Interval:
    """Whole numbers, inward, and zero as the floor; a figure that is no whole number stays."""
    figure = _figure(q)
    if figure is not None and figure != figure.to_integral_value():
        return interval
    low, high = interval.low, interval.high
    floor_applies = figure is None or figure >= 0
    if low is not None:
        low = _rounded(low, ROUND_CEILING)
        if floor_applies:
            low = max(low, _ZERO)
    if high is not None:
        high = _rounded(high, ROUND_FLOOR)
    return Interval(low, high, interval.low_open, interval.high_open)


def _rounded(number: Decimal, rounding: str) -> Decimal:
    # A whole number stays the object that it is: very many intervals hold their claim's figure.
    return number if number.same_quantum(_ONE) else number.to_integral_value(rounding=rounding)
