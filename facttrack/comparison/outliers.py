"""Which figures lie far from all the others: flagged, never dropped."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from statistics import median

from facttrack.comparison import exactly

_FEWEST = 3
_NEAR = Decimal("1.1")
_FAR = Decimal("1.25")
_SCALED_MAD = 3.5 * 1.4826
# Logarithms differ in their last digit from one machine to another; a border must not.
_TOLERANCE = 1e-12
_LN_10 = math.log(10)


@dataclass(frozen=True, slots=True)
class Outliers:
    """The places of the outliers in the figures tested, or why there was no test."""

    places: tuple[int, ...] = ()
    not_tested: str = ""

    @property
    def tested(self) -> bool:
        """Whether a test was made."""
        return not self.not_tested


def find_outliers(figures: Sequence[Decimal]) -> Outliers:
    """The outliers among the origins' point figures.

    With four or more: |ln v - ln median| > max(ln 1.25, 3.5 x 1.4826 x MAD), where MAD is the
    median absolute deviation of the logarithms (F. R. Hampel, 1974; 1.4826 makes it a standard
    deviation under normal errors, 3.5 is the cut of Iglewicz and Hoaglin, 1993). With three: two
    within 10% of each other and the third 25% or more off the nearer. With two, never.
    """
    if len(figures) < _FEWEST:
        return Outliers(not_tested=_too_few(len(figures)))
    if any(v <= 0 for v in figures):
        return Outliers(not_tested="a figure is zero or negative")
    if len(figures) == _FEWEST:
        return Outliers(_odd_one_out(figures))
    logs = [_ln(v) for v in figures]
    middle = median(logs)
    spread = median(abs(x - middle) for x in logs)
    limit = max(math.log(_FAR), _SCALED_MAD * spread) + _TOLERANCE
    return Outliers(tuple(n for n, x in enumerate(logs) if abs(x - middle) > limit))


def _too_few(n: int) -> str:
    match n:
        case 0:
            return "no origin gives a figure"
        case 1:
            return "one origin gives a figure"
        case _:
            return f"{n} origins give figures"


def _odd_one_out(figures: Sequence[Decimal]) -> tuple[int, ...]:
    for a, b in combinations(range(_FEWEST), 2):
        odd = _FEWEST - a - b
        if _within(figures[a], figures[b], _NEAR) and not any(
            _within(figures[odd], figures[n], _FAR, strictly=True) for n in (a, b)
        ):
            return (odd,)
    return ()


def _within(a: Decimal, b: Decimal, ratio: Decimal, *, strictly: bool = False) -> bool:
    small, large = sorted((a, b))
    limit = exactly.product(small, ratio)
    return large < limit if strictly else large <= limit


def _ln(v: Decimal) -> float:
    """The natural logarithm, of figures beyond a float's reach too."""
    exponent = v.adjusted()
    return math.log(v.scaleb(-exponent)) + exponent * _LN_10
