"""A figure from what the user typed: the text, its parts, or both."""

from __future__ import annotations

from decimal import Decimal

import pytest

from facttrack.domain.quantity import Quantifier, Quantity
from facttrack.errors import BadDataError, UsageError
from facttrack.services.figures import Parts, figure


def read(text: str | None, **parts: str) -> Quantity:
    """The quantity alone."""
    return figure(text, Parts(**parts))[0]


def test_bounds_stand_beside_what_the_text_says() -> None:
    """The figure in the text is not lost when its bounds are given."""
    quantity = read("about 21 dead", low="20", high="25")
    assert (quantity.low, quantity.best, quantity.high) == (Decimal(20), Decimal(21), Decimal(25))
    assert quantity.quantifier is Quantifier.ABOUT
    assert quantity.unit == "persons"


def test_a_bound_that_contradicts_the_text_is_refused() -> None:
    """21 is not at least 30."""
    with pytest.raises(BadDataError, match="out of order"):
        read("21", low="30")


def test_a_value_wins_over_the_text() -> None:
    """The text is its wording then."""
    quantity = read("twenty-one, perhaps twenty-two", value="21")
    assert (quantity.best, quantity.wording) == (Decimal(21), "twenty-one, perhaps twenty-two")


def test_a_quantifier_alone_is_said_of_the_figure_in_the_text() -> None:
    """21 with at_least is a low bound."""
    assert read("21", quantifier="at_least").low == Decimal(21)


def test_a_strict_bound_stays_strict() -> None:
    """More than 20 with a high of 50 does not contain 20."""
    quantity = read("more than 20", high="50")
    assert (quantity.quantifier, quantity.low_strict) == (Quantifier.BETWEEN, True)


def test_a_vague_word_with_bounds_stays_vague() -> None:
    """Its bounds are those that were stated."""
    quantity = read("hundreds", low="200", high="400")
    assert (quantity.quantifier, quantity.high) == (Quantifier.VAGUE, Decimal(400))


def test_a_unit_of_another_dimension_than_the_noun_is_refused() -> None:
    """21 dead are not 21 km."""
    with pytest.raises(BadDataError, match="is in persons"):
        read("21 dead", unit="km")


def test_nothing_said_is_refused() -> None:
    """A claim has a figure."""
    with pytest.raises(UsageError, match="say the figure"):
        read(None)
