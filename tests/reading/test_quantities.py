"""What `add`, `revise` and `relate` understand of a figure that is typed by hand."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facttrack.domain.quantity import Quantifier
from facttrack.reading import ReadingError, read_quantity

CORPUS = Path(__file__).parents[1] / "corpus" / "quantities"


def _files() -> list[Path]:
    return sorted(CORPUS.glob("*.toml"))


def _read() -> list[tuple[str, dict[str, object]]]:
    return [
        (wording, case["means"])
        for file in _files()
        for case in tomllib.loads(file.read_text())["case"]
        for wording in case["wordings"]
    ]


def _refused() -> list[tuple[str, str]]:
    return [
        (wording, case["says"])
        for file in _files()
        for case in tomllib.loads(file.read_text()).get("refused", [])
        for wording in case["wordings"]
    ]


@pytest.mark.parametrize(("wording", "means"), _read())
def test_every_wording_is_read_as_its_family(wording: str, means: dict[str, object]) -> None:
    """All wordings of a case mean one stated quantity; what is not stated stays None."""
    read = read_quantity(wording)
    quantity = read.quantity
    for bound in ("low", "best", "high"):
        expected = means.get(bound)
        assert getattr(quantity, bound) == (None if expected is None else Decimal(str(expected)))
    assert quantity.quantifier.value == means.get("quantifier", "exact")
    assert quantity.low_strict == means.get("low_strict", False)
    assert quantity.high_strict == means.get("high_strict", False)
    assert quantity.wording == wording
    if "unit" in means or "head" not in means:
        assert quantity.unit == means.get("unit", quantity.unit)
    assert read.head == means.get("head", read.head)


@pytest.mark.parametrize(("wording", "says"), _refused())
def test_what_is_no_single_quantity_is_refused_with_a_way_out(wording: str, says: str) -> None:
    """The message names what was wrong and the options that say it explicitly."""
    with pytest.raises(ReadingError, match=says) as caught:
        read_quantity(wording)
    assert "--value" in str(caught.value)
    assert caught.value.exit_code == 5


@pytest.mark.parametrize(
    ("wording", "digits"),
    [
        ("1.50 million", "1.50E+6"),
        ("1.5 million", "1.5E+6"),
        ("300", "300"),
        ("20,000", "20000"),
        ("4.0%", "4.0"),
    ],
)
def test_the_digits_shown_are_kept(wording: str, digits: str) -> None:
    """The exponent tells the last digit shown; a bare integer has exponent 0."""
    assert str(read_quantity(wording).quantity.best) == digits


def test_the_unit_in_the_text_wins_over_the_option() -> None:
    """The option fills in what the text does not say, and overrides a counted noun."""
    assert read_quantity("5 km", unit="miles").quantity.unit == "km"
    assert read_quantity("88,733", unit="persons").quantity.unit == "persons"
    assert read_quantity("88,733").quantity.unit == ""
    assert read_quantity("12 deaths", unit="deaths").quantity.unit == "persons"


def test_the_noun_keeps_what_follows_it() -> None:
    """The counted noun phrase is given with the words after it, for the question's name."""
    read = read_quantity("at least 21 ISIS fighters killed.")
    assert (read.noun, read.head) == ("ISIS fighters killed", "fighters")


@given(st.integers(min_value=0, max_value=10**15))
def test_any_integer_is_read_back(number: int) -> None:
    """Plain, with commas, with spaces: the same Decimal."""
    for written in (str(number), f"{number:,}", f"{number:,}".replace(",", " ")):
        assert read_quantity(written).quantity.best == Decimal(number)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text makes it fail in another way, and no figure is a float."""
    try:
        quantity = read_quantity(text).quantity
    except ReadingError:
        return
    assert all(
        n is None or type(n) is Decimal for n in (quantity.low, quantity.best, quantity.high)
    )
    assert quantity.quantifier in Quantifier


@pytest.mark.parametrize("text", ["12x", "12x persons", "5q dead"])
def test_letters_right_behind_the_digits_are_refused(text: str) -> None:
    """They may be a slip for anything: nothing is guessed."""
    with pytest.raises(ReadingError, match="is no number"):
        read_quantity(text)
