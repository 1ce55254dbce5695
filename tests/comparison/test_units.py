from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import product

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facttrack.comparison.units import convert, pint_name
from facttrack.domain.units import Unit, physical_units

D = Decimal

REGISTRY: pint.UnitRegistry[Decimal] = pint.UnitRegistry(non_int_type=D)
REGISTRY.define("international_acre = 4840 * yard ** 2")
DIMENSIONS = {
    "length": "[length]",
    "area": "[length] ** 2",
    "volume": "[length] ** 3",
    "mass": "[mass]",
    "time": "[time]",
    "speed": "[length] / [time]",
    "energy": "[mass] * [length] ** 2 / [time] ** 2",
    "power": "[mass] * [length] ** 2 / [time] ** 3",
    "temperature": "[temperature]",
    "data": "dimensionless",
    "data rate": "1 / [time]",
    "frequency": "1 / [time]",
    "pressure": "[mass] / [length] / [time] ** 2",
    "flow": "[length] ** 3 / [time]",
    "radiation dose": "[length] ** 2 / [time] ** 2",
}
PAIRS = [(a, b) for a, b in product(physical_units(), repeat=2) if a.dimension == b.dimension]


@pytest.mark.parametrize("unit", physical_units(), ids=lambda unit: unit.name)
def test_the_library_knows_every_measure(unit: Unit) -> None:
    """Each measure's name means, in the library of units, a unit of the same dimension."""
    quantity = REGISTRY.Quantity(D(1), pint_name(unit.name))
    expected = DIMENSIONS[unit.dimension]
    if expected == "dimensionless":
        assert quantity.dimensionless
        assert str(quantity.to_root_units().units) == "bit"
    else:
        assert quantity.check(expected)


@pytest.mark.parametrize(
    ("number", "unit", "to", "expected"),
    [
        ("1", "mi", "km", "1.609344"),
        ("20", "km", "m", "20000"),
        ("0", "°C", "°F", "32"),
        ("32", "°F", "°C", "0"),
        ("-40", "°F", "°C", "-40"),
        ("-459.67", "°F", "K", "0"),
        ("1", "acre", "m2", "4046.8564224"),
        ("1", "bbl", "l", "158.987294928"),
        ("1", "US gal", "l", "3.785411784"),
        ("1", "t", "kg", "1000"),
        ("1", "kt", "t", "1000"),
        ("1", "short ton", "lb", "2000"),
        ("1", "MW", "mW", "1E+9"),
        ("1", "kWh", "MJ", "3.6"),
        ("2", "year", "month", "24"),
        ("1", "GB", "bit", "8E+9"),
        ("36", "km/h", "m/s", "10"),
        ("1", "miles", "kilometres", "1.609344"),
        ("1E+900", "km", "mm", "1E+906"),
    ],
)
def test_measures_convert_exactly(number: str, unit: str, to: str, expected: str) -> None:
    """A result that ends is given to its last digit, with no noise behind it."""
    assert convert(D(number), unit, to) == D(expected)


@pytest.mark.parametrize(
    ("unit", "to"),
    [
        ("USD", "EUR"),
        ("USD", "persons"),
        ("persons", "tanks"),
        ("percent", "percentage points"),
        ("percent", "persons"),
        ("km", "km2"),
        ("km", "h"),
        ("tons", "t"),
        ("pounds", "GBP"),
        ("pounds", "lb"),
        ("GB", ""),
        ("deaths per 100,000", "deaths per million"),
    ],
)
def test_what_is_not_one_dimension_does_not_convert(unit: str, to: str) -> None:
    """Money of two currencies, other things and ambiguous words are never converted."""
    assert convert(D(5), unit, to) is None
    assert convert(D(5), to, unit) is None


NUMBERS = st.decimals(allow_nan=False, allow_infinity=False) | st.integers(-(10**60), 10**60).map(D)


@given(NUMBERS, st.sampled_from(["", "persons", "percent", "USD", "km", "°C", "tons", "a per b"]))
def test_a_number_in_its_own_unit_is_not_touched(number: D, unit: str) -> None:
    """Whatever it looks like, every digit and the exponent stay as they were."""
    assert str(convert(number, unit, unit)) == str(number)


def test_a_bare_count_is_one_of_whatever_is_counted() -> None:
    """An unknown unit counts what the other side counts."""
    assert convert(D(5), "", "persons") == 5
    assert convert(D(5), "persons", "") == 5


@given(st.integers(10**28, 10**60).map(D))
def test_long_figures_keep_every_digit(number: D) -> None:
    """More than 28 digits convert whole, whatever precision the caller works with."""
    with localcontext(prec=5):
        metres, back = convert(number, "km", "m"), convert(number, "m", "km")
    assert metres is not None
    assert int(metres) == int(number) * 1000
    assert back is not None
    assert Fraction(back) * 1000 == int(number)


@given(st.sampled_from(PAIRS), st.decimals(min_value=-(10**9), max_value=10**9, places=3))
def test_there_and_back_is_the_same_figure(pair: tuple[Unit, Unit], number: D) -> None:
    """A measure converted and converted back differs by less than any digit that was stated."""
    there = convert(number, pair[0].name, pair[1].name)
    assert there is not None
    back = convert(there, pair[1].name, pair[0].name)
    assert back is not None
    assert abs(back - number) < D("1E-25")
