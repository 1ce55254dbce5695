from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from facttrack.domain.interval import (
    RULE_SET,
    Interval,
    half_width,
    interval_of,
    is_round,
    rounding_unit,
)
from facttrack.domain.quantity import Quantifier, Quantity, exact, stated
from facttrack.domain.vague import vague_range

D = Decimal

Q = Quantifier


def hedged(quantifier: Quantifier, figure: str, unit: str = "persons") -> Quantity:
    """A figure with its hedge."""
    return stated(None, D(figure), None, quantifier, unit)


def shown(interval: Interval) -> str:
    """An interval in the notation of the rules."""
    low = "-inf" if interval.low is None else format(interval.low.normalize(), "f")
    high = "inf" if interval.high is None else format(interval.high.normalize(), "f")
    left = "(" if interval.low_open or interval.low is None else "["
    right = ")" if interval.high_open or interval.high is None else "]"
    return f"{left}{low}, {high}{right}"


def test_the_rule_set_has_its_name() -> None:
    """A report names the rules that it was made by; other rules would need another name."""
    assert RULE_SET == "rounding-1"


@pytest.mark.parametrize(
    ("figure", "unit"),
    [
        ("1.5E+6", "100000"),
        ("1.50E+6", "10000"),
        ("1500000", "100000"),
        ("88733", "1"),
        ("32070", "10"),
        ("-300", "100"),
        ("26.5", "0.1"),
        ("26.50", "0.01"),
        ("0", "1"),
        ("0.0", "0.1"),
        ("1" + "0" * 40, "1" + "0" * 40),
    ],
)
def test_the_rounding_unit_is_the_last_digit_shown(figure: str, unit: str) -> None:
    """The unit u is the last digit shown; for bare integers, that before the trailing zeros."""
    assert rounding_unit(D(figure)) == D(unit)


@pytest.mark.parametrize(
    "figure", ["300", "20000", "1500000", "1.5E+6", "-300", "5", "1" + "0" * 35]
)
def test_figures_with_many_zeros_are_round(figure: str) -> None:
    """300, 20,000 and 1,500,000 are round."""
    assert is_round(D(figure))


@pytest.mark.parametrize("figure", ["32070", "88733", "1234500", "101", "26.5", "9" * 29])
def test_figures_with_many_digits_are_not_round(figure: str) -> None:
    """32,070 is not round."""
    assert not is_round(D(figure))


@pytest.mark.parametrize(
    ("quantity", "h", "interval"),
    [
        # Unhedged counts: below 100 and where not round as stated, else to the rounding.
        (hedged(Q.EXACT, "21"), "0", "[21, 21]"),
        (hedged(Q.EXACT, "80"), "0", "[80, 80]"),
        (hedged(Q.EXACT, "0"), "0", "[0, 0]"),
        (hedged(Q.EXACT, "88733"), "0", "[88733, 88733]"),
        (hedged(Q.EXACT, "32070"), "0", "[32070, 32070]"),
        (hedged(Q.EXACT, "100"), "10", "[90, 110]"),
        (hedged(Q.EXACT, "300"), "30", "[270, 330]"),
        (hedged(Q.EXACT, "20000"), "2000", "[18000, 22000]"),
        (hedged(Q.EXACT, "1500000"), "50000", "[1450000, 1550000]"),
        (hedged(Q.EXACT, "1.50E+6"), "5000", "[1495000, 1505000]"),
        (hedged(Q.EXACT, "-20000"), "2000", "[-22000, -18000]"),
        # About: half the rounding unit or 5 per cent, at most 10 per cent.
        (hedged(Q.ABOUT, "25"), "1.25", "[24, 26]"),
        (hedged(Q.ABOUT, "89000"), "4450", "[84550, 93450]"),
        (hedged(Q.ABOUT, "100"), "10", "[90, 110]"),
        (hedged(Q.ABOUT, "3"), "0.3", "[3, 3]"),
        (hedged(Q.ABOUT, "0"), "0", "[0, 0]"),
        (hedged(Q.ABOUT, "40", "percent"), "4", "[36, 44]"),
        # Percent, money and measures: half the last digit shown.
        (hedged(Q.EXACT, "26", "percent"), "0.5", "[25.5, 26.5]"),
        (hedged(Q.EXACT, "26.5", "percent"), "0.05", "[26.45, 26.55]"),
        (hedged(Q.EXACT, "0.0", "percent"), "0.05", "[-0.05, 0.05]"),
        (hedged(Q.EXACT, "1.5E+6", "USD"), "50000", "[1450000, 1550000]"),
        (hedged(Q.EXACT, "12", "km"), "0.5", "[11.5, 12.5]"),
        (hedged(Q.EXACT, "-2", "°C"), "0.5", "[-2.5, -1.5]"),
        (hedged(Q.EXACT, "2", "percentage points"), "0.5", "[1.5, 2.5]"),
        # One-sided hedges: no other bound is invented.
        (hedged(Q.AT_LEAST, "21"), "0", "[21, inf)"),
        (hedged(Q.MORE_THAN, "20"), "0", "(20, inf)"),
        (hedged(Q.AT_MOST, "20"), "0", "(-inf, 20]"),
        (hedged(Q.LESS_THAN, "20"), "0", "(-inf, 20)"),
        (hedged(Q.NEARLY, "100"), "10", "[90, 100)"),
        (hedged(Q.NEARLY, "90000"), "5000", "[85000, 90000)"),
        (hedged(Q.NEARLY, "7"), "0.5", "[6, 7)"),
        (hedged(Q.NEARLY, "3"), "0.3", "[2, 3)"),
        (hedged(Q.NEARLY, "1"), "0.1", "[0, 1)"),
        (hedged(Q.NEARLY, "3", "percent"), "0.3", "[2.7, 3)"),
        # Bounds that are stated are used as they are.
        (stated(D(20), None, D(50), unit="persons"), "0", "[20, 50]"),
        (stated(D(19), D(21), D(25), unit="persons"), "1.05", "[19, 25]"),
        (Quantity(low=D("2.5"), high=D("3.5"), quantifier=Q.BETWEEN), "0", "[2.5, 3.5]"),
        (
            Quantity(
                low=D(20), high=D(50), low_strict=True, high_strict=True, quantifier=Q.BETWEEN
            ),
            "0",
            "(20, 50)",
        ),
        (hedged(Q.EXACT, "2.5"), "0", "[2.5, 2.5]"),
    ],
)
def test_a_quantity_stands_for_its_interval(quantity: Quantity, h: str, interval: str) -> None:
    """rounding-1 gives each hedge the half-width and the interval that the rules state."""
    assert half_width(quantity) == D(h)
    assert shown(interval_of(quantity)) == interval


def test_a_vague_word_has_a_core_and_an_outer_interval() -> None:
    """Against numbers the outer interval is used, between vague words the core."""
    hundreds = Quantity(quantifier=Q.VAGUE, unit="persons", wording="hundreds of forces")
    assert shown(interval_of(hundreds)) == "[100, 1999]"
    assert shown(interval_of(hundreds, core=True)) == "[200, 999]"
    assert half_width(hundreds) == 0
    unknown = Quantity(quantifier=Q.VAGUE, unit="persons", wording="countless")
    assert shown(interval_of(unknown)) == "(-inf, inf)"


@given(st.integers(min_value=10**28, max_value=10**60), st.sampled_from(["persons", "USD", "km"]))
def test_long_figures_are_not_rounded_by_the_machine(number: int, unit: str) -> None:
    """Beyond 28 digits an interval still holds its own figure, and is as wide as its h says."""
    quantity = exact(D(number), unit)
    h, interval = half_width(quantity), interval_of(quantity)
    assert interval.low is not None
    assert interval.high is not None
    assert interval.contains(D(number))
    assert Fraction(interval.high) - number <= Fraction(h)
    if h == 0:
        assert interval == Interval(D(number), D(number))


FIGURES = st.decimals(
    min_value=-(10**12), max_value=10**12, allow_nan=False, places=2
) | st.integers(-(10**12), 10**12).map(D)


@given(
    FIGURES,
    st.sampled_from(["", "persons", "percent", "USD", "km"]),
    st.sampled_from([Q.EXACT, Q.ABOUT]),
)
def test_a_point_lies_in_its_interval(figure: D, unit: str, quantifier: Quantifier) -> None:
    """Whatever is derived, the stated figure is in it, at most 10 per cent or half a digit away."""
    interval = interval_of(stated(None, figure, None, quantifier, unit))
    assert interval.contains(figure)
    limit = max(abs(figure) / 10, rounding_unit(figure) / 2)
    assert interval.low is not None
    assert interval.high is not None
    assert figure - interval.low <= limit
    assert interval.high - figure <= limit


@given(st.integers(0, 10**9), st.sampled_from(list(Quantifier)))
def test_counts_stay_whole_and_not_negative(figure: int, quantifier: Quantifier) -> None:
    """Derived bounds of counts are whole numbers, and none is below zero."""
    assume(quantifier not in (Q.BETWEEN, Q.VAGUE))
    interval = interval_of(hedged(quantifier, str(figure)))
    for bound in (interval.low, interval.high):
        assert bound is None or bound == bound.to_integral_value()
    if quantifier is not Q.NEARLY or figure:
        assert interval.low is None or interval.low >= 0


BOUNDS = st.none() | st.integers(-6, 6).map(D)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Any interval that holds some number."""
    low, high = draw(BOUNDS), draw(BOUNDS)
    low_open, high_open = draw(st.booleans()), draw(st.booleans())
    if low is not None and high is not None:
        assume(low < high or (low == high and not (low_open or high_open)))
    return Interval(low, high, low is not None and low_open, high is not None and high_open)


# Halves between the whole bounds, and beyond them on both sides: what holds here holds everywhere.
POINTS = [D(n) / 2 for n in range(-16, 17)]


@given(intervals(), intervals())
def test_intervals_meet_where_they_share_a_number(a: Interval, b: Interval) -> None:
    """`meets` is true both ways round, exactly where some number lies in both."""
    shared = any(a.contains(x) and b.contains(x) for x in POINTS)
    assert a.meets(b) is b.meets(a) is shared


@given(intervals(), intervals(), intervals())
def test_an_interval_covers_what_lies_in_it(a: Interval, b: Interval, c: Interval) -> None:
    """`covers` is true exactly where no number of the other lies outside; it is an order."""
    assert a.covers(b) is all(a.contains(x) for x in POINTS if b.contains(x))
    assert a.covers(a)
    if a.covers(b):
        assert a.meets(b)
        assert not b.covers(a) or a == b
        assert not b.covers(c) or a.covers(c)


@given(
    st.sampled_from(["hundreds", "tens of thousands", "dozens", "several", "scores", "millions"])
)
def test_a_core_lies_in_its_outer_range(wording: str) -> None:
    """The narrow reading of a vague word is never wider than the broad one."""
    found = vague_range(wording)
    assert found is not None
    assert Interval(*found.outer).covers(Interval(*found.core))
