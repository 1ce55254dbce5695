from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facttrack.comparison.conflicts import find_conflicts
from facttrack.comparison.measured import Measured, measure
from facttrack.domain.quantity import Quantifier, Quantity, QuantityError, stated
from tests.comparison.stated import figure

EVERY_PAIR, NO_PAIR = 10**9, -1
UNITS = (("persons",), ("km", "mi"), ("°C", "°F"), ("percent",))
HEDGES = (None, *(q for q in Quantifier if q not in (Quantifier.BETWEEN, Quantifier.VAGUE)))
VAGUE = ("dozens", "hundreds", "a few", "tens of thousands")

numbers = st.one_of(
    st.integers(-40, 40).map(Decimal),
    st.sampled_from(["0", "0.05", "25.8", "1E+3", "250", "300", "-20", "99.5"]).map(Decimal),
    st.decimals(-3_000, 3_000, places=1),
)
bounds = st.none() | numbers


@st.composite
def quantities(draw: st.DrawFn, units: tuple[str, ...]) -> Quantity | None:
    """A figure, a bound, a range or a vague word, with bounds of its own now and then."""
    unit = draw(st.sampled_from(units))
    try:
        if draw(st.integers(0, 4)) == 0:
            words = draw(st.sampled_from(VAGUE))
            low, high = draw(bounds), draw(bounds)
            return Quantity(low, None, high, False, False, Quantifier.VAGUE, unit, words)
        if draw(st.booleans()):
            return stated(None, draw(numbers), None, draw(st.sampled_from(HEDGES)), unit)
        return stated(draw(bounds), draw(bounds), draw(bounds), None, unit)
    except QuantityError:
        return None


@st.composite
def votes(draw: st.DrawFn) -> list[Measured]:
    """Some quantities that can be counted, in one unit."""
    units = draw(st.sampled_from(UNITS))
    drawn = draw(st.lists(quantities(units), max_size=9))
    measured = (measure(q, units[0]) for q in drawn if q is not None)
    return [m for m in measured if m is not None and not m.unclear]


def read(*texts: str) -> list[Measured]:
    """The figures as votes in persons."""
    return [m for m in (measure(figure(text), "persons") for text in texts) if m is not None]


@given(votes())
@example(read("about 25", "26.2"))  # rounding, though the whole numbers end at 26
@example(read("0", "0.05"))  # zero is taken as one, which is the larger then
@example(read("more than 0.05", "at most 0"))
@example(read("-20", "-300", "at most -500", "hundreds"))
def test_conflicts_are_counted_as_if_every_pair_were_looked_at(found: list[Measured]) -> None:
    """Of very many votes no pair is looked at, and the count and the warning are the same."""
    assert find_conflicts(found, few=NO_PAIR) == find_conflicts(found, few=EVERY_PAIR)


@pytest.mark.parametrize("low", ["150", "500"])
def test_a_vague_word_with_a_bound_beyond_its_meaning_conflicts_as_in_a_pair(low: str) -> None:
    """Of "dozens, 500 at the least" the end stands before the start: it is compared one by one."""
    odd = Quantity(Decimal(low), quantifier=Quantifier.VAGUE, unit="persons", wording="dozens")
    measured = measure(odd, "persons")
    assert measured is not None
    found = [measured, *read("20", "180", "300", "600", "hundreds")]
    assert find_conflicts(found, few=NO_PAIR) == find_conflicts(found, few=EVERY_PAIR)


def test_the_conflicts_of_very_many_votes_are_counted() -> None:
    """Twenty thousand figures that all differ: 199,990,000 pairs, which nobody waits for."""
    figures = [Decimal(1_000_001 + 2 * n) for n in range(20_000)]
    measured = [measure(Quantity(best=n, unit="persons"), "persons") for n in figures]
    found = find_conflicts([m for m in measured if m is not None])
    assert found.count == 20_000 * 19_999 // 2
    assert not found.suspect
