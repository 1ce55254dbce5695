import pytest
from hypothesis import given
from hypothesis import strategies as st

from facttrack.domain import unit_names, units
from facttrack.domain.units import (
    Unit,
    dimension_of,
    find_unit,
    is_count,
    is_currency,
    is_physical,
    physical_units,
    same_kind,
)

KNOWN = sorted({*units._symbols(), *units._words()})


@pytest.mark.parametrize(
    ("text", "name", "dimension"),
    [
        ("", "", "count"),
        ("  ", "", "count"),
        ("persons", "persons", "count"),
        ("People", "persons", "count"),
        ("individuals", "persons", "count"),
        ("children", "persons", "count"),
        ("ISIS fighters", "persons", "count"),
        ("foreign Shia militiamen", "persons", "count"),
        ("pro-regime forces", "persons", "count"),
        ("women killed", "persons", "count"),
        ("civilian deaths", "persons", "count"),
        ("killed", "persons", "count"),
        ("households", "households", "count"),
        ("families", "families", "count"),
        ("event", "events", "count"),
        ("attacks", "attacks", "count"),
        ("Items", "items", "count"),
        ("vehicle", "vehicles", "count"),
        ("tank", "tanks", "count"),
        ("UAVs", "drones", "count"),
        ("armoured vehicles", "armoured vehicles", "count"),
        ("animals killed", "animals killed", "count"),
        ("tanks captured", "tanks captured", "count"),
        ("Tomahawks", "Tomahawks", "count"),
        ("%", "percent", "percent"),
        ("per cent", "percent", "percent"),
        ("pct.", "percent", "percent"),
        ("percentage points", "percentage points", "percentage points"),
        ("pp", "percentage points", "percentage points"),
        ("%-points", "percentage points", "percentage points"),
        ("USD", "USD", "money USD"),
        ("$", "USD", "money USD"),
        ("US$", "USD", "money USD"),
        ("U.S. dollars", "USD", "money USD"),
        ("€", "EUR", "money EUR"),
        ("£", "GBP", "money GBP"),
        ("¥", "JPY", "money JPY"),
        ("hryvnias", "UAH", "money UAH"),
        ("ALL", "ALL", "money ALL"),
        ("all", "all", "count"),
        ("TRY", "TRY", "money TRY"),
        ("try", "try", "count"),
        ("DEM", "DEM", "money DEM"),
        ("km", "km", "length"),
        ("KM", "km", "length"),
        ("kilometres", "km", "length"),
        ("Miles", "mi", "length"),
        ("km²", "km2", "area"),
        ("km^2", "km2", "area"),
        ("sq. km", "km2", "area"),
        ("square kilometers", "km2", "area"),
        ("m³", "m3", "volume"),
        ("acres", "acre", "area"),
        ("barrels", "bbl", "volume"),
        ("bpd", "bbl/day", "flow"),
        ("t", "t", "mass"),
        ("metric tons", "t", "mass"),
        ("lbs.", "lb", "mass"),
        ("MW", "MW", "power"),
        ("mW", "mW", "power"),
        ("megawatts", "MW", "power"),
        ("GWh", "GWh", "energy"),
        ("°C", "°C", "temperature"),
        ("degrees Celsius", "°C", "temperature"),
        ("mph", "mi/h", "speed"),
        ("h", "h", "time"),
        ("days", "day", "time"),
        ("GB", "GB", "data"),
        ("tons", "tons", "tons"),
        ("pounds", "pounds", "pounds"),
        ("deaths per 100,000", "deaths per 100,000", "rate deaths per 100,000"),
        ("per 100,000", "per 100,000", "rate per 100,000"),
    ],
)
def test_a_unit_is_found_in_many_spellings(text: str, name: str, dimension: str) -> None:
    """Each spelling gives the one canonical name and its dimension; case tells MW from mW."""
    assert find_unit(text) == Unit(name, dimension)
    assert dimension_of(text) == dimension


def test_every_name_of_the_registry_leads_to_a_canonical_one() -> None:
    """No alias is hidden by another, and each canonical name finds itself."""
    for text in KNOWN:
        expected = units._symbols().get(text) or units._words()[text]
        assert find_unit(text) == expected
        assert find_unit(expected.name) == expected


WORDS = st.sampled_from([*KNOWN, "ISIS", "damaged", "lost", "per", "of", "Ärzte", "x."])


@given(st.text(max_size=20) | st.lists(WORDS, max_size=4).map(" ".join))
def test_a_canonical_name_finds_itself(text: str) -> None:
    """Whatever unit a text gives, the name that is stored gives the same unit again."""
    unit = find_unit(text)
    assert find_unit(unit.name) == unit


@given(st.text(min_size=1, max_size=12).map(lambda text: f"zq{text}".strip()))
def test_an_unknown_noun_is_a_counted_unit_of_its_own(text: str) -> None:
    """A noun that nobody listed is counted under its own name, white space aside."""
    unit = find_unit(text)
    if unit.dimension == "count" and unit.name != "persons":
        assert unit.name == " ".join(text.split())


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("persons", "people", True),
        ("persons", "", True),
        ("", "", True),
        ("tanks", "", True),
        ("persons", "tanks", False),
        ("tanks", "vehicles", False),
        ("Tomahawks", "tomahawks", True),
        ("persons", "percent", False),
        ("", "percent", False),
        ("percent", "percentage points", False),
        ("percent", "%", True),
        ("USD", "$", True),
        ("USD", "EUR", False),
        ("km", "mi", True),
        ("km", "km2", False),
        ("t", "lb", True),
        ("t", "tons", False),
        ("tons", "ton", True),
        ("deaths per 100,000", "deaths per 100,000", True),
        ("deaths per 100,000", "deaths per million", False),
    ],
)
def test_only_figures_of_one_kind_compare(a: str, b: str, same: bool) -> None:
    """One dimension compares with itself; counts only where both count the same thing."""
    assert same_kind(a, b) is same
    assert same_kind(b, a) is same


@given(WORDS | st.just(""), WORDS | st.just(""))
def test_kinds_are_mutual(a: str, b: str) -> None:
    """Whether two units compare does not hang on their order, and each compares with itself."""
    assert same_kind(a, b) is same_kind(b, a)
    assert same_kind(a, a)
    assert not same_kind(a, b) or dimension_of(a) == dimension_of(b)


@pytest.mark.parametrize("name", ["", "persons", "tanks", "Tomahawks", "armoured vehicles"])
def test_counts_are_counts(name: str) -> None:
    """Things and people are counted, and so is a figure without a unit."""
    assert is_count(name)
    assert not is_physical(name)


@pytest.mark.parametrize(
    "name", ["percent", "percentage points", "USD", "km", "tons", "°C", "x per y"]
)
def test_other_figures_are_no_counts(name: str) -> None:
    """Percent, money, measures and rates have no whole numbers and no floor at zero."""
    assert not is_count(name)


def test_currencies_are_known_by_their_code() -> None:
    """ISO 4217 codes are currencies, in capitals only; the signs are not codes."""
    assert len(unit_names.CURRENCIES) > 160
    assert all(len(code) == 3 and code.isupper() for code in unit_names.CURRENCIES)
    assert is_currency("SYP")
    assert is_currency("XCG")
    assert not is_currency("usd")
    assert not is_currency("$")
    assert not is_currency("XXX")


def test_people_are_always_persons() -> None:
    """Every word for people, alone or after an adjective, counts persons."""
    for word in unit_names.PEOPLE_WORDS | unit_names.FATE_NOUNS:
        assert find_unit(word).name == "persons"
    for word in unit_names.PEOPLE_WORDS:
        assert find_unit(f"Young {word}").name == "persons"
        assert find_unit(f"{word} wounded").name == "persons"


def test_measures_are_physical() -> None:
    """Every measure is listed once, with a dimension that converts."""
    names = [unit.name for unit in physical_units()]
    assert len(set(names)) == len(names)
    assert all(is_physical(name) for name in names)
