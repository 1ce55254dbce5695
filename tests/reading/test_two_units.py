"""Figures told in two units are one figure in the smaller one, whatever the units and numbers."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from facttrack.reading import read

# Each unit as it is written, its name, and how many of it make one of the next.
_SYSTEMS = (
    (("seconds", "s", 60), ("minutes", "min", 60), ("hours", "h", 24), ("days", "day", 7)),
    (("months", "month", 12), ("years", "year", 1)),
    (("inches", "in", 12), ("feet", "ft", 1)),
    (("ounces", "oz", 16), ("lb", "lb", 1)),
)
_PAIRS = [pair for system in _SYSTEMS for pair in pairwise(system)]


@given(
    pair=st.sampled_from(_PAIRS),
    whole=st.integers(2, 400),
    rest=st.integers(1, 80),
    joint=st.sampled_from((" ", ", ", " and ")),
)
def test_what_a_smaller_unit_adds_is_one_figure(
    pair: tuple[tuple[str, str, int], tuple[str, str, int]], whole: int, rest: int, joint: str
) -> None:
    """Less than one of the larger unit is added to it; more than that is a figure of its own."""
    (small, name, times), (large, other, _) = pair
    found = read(f"The trial took {whole} {large}{joint}{rest} {small}.")
    told = [(one.quantity.best, one.quantity.unit) for one in found]
    if rest < times:
        assert told == [(Decimal(whole * times + rest), name)]
    else:
        assert told == [(Decimal(whole), other), (Decimal(rest), name)]


@given(
    pair=st.sampled_from(_PAIRS), low=st.integers(2, 90), high=st.integers(2, 90), way=st.booleans()
)
def test_a_range_with_two_units_has_both_ends_in_the_smaller(
    pair: tuple[tuple[str, str, int], tuple[str, str, int]], low: int, high: int, way: bool
) -> None:
    """Its ends are in order once they are in one unit; else it is two figures."""
    (small, name, times), (large, *_) = pair
    words = "between {} {} and {} {}" if way else "{} {} to {} {}"
    found = read(f"The walk takes {words.format(low, small, high, large)}.")
    bounds = [(one.quantity.low, one.quantity.high, one.quantity.unit) for one in found]
    if low < high * times:
        assert bounds == [(Decimal(low), Decimal(high * times), name)]
    else:
        assert len(found) == 2
