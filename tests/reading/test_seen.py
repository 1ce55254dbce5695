"""A text as the rules see it: what is invisible, raised or broken by a line changes no figure."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facttrack.reading import Candidate, read

WORDS = "21 men died. The army said at least 88,733 soldiers fled ³ ⁶ km² ﬁ 10⁶ ３０ ½ 1⁄2".split()
ODD = (" ", "\n", "\u00ad", "\u200b", "\u2011", "Jose\u0301", "sol-\ndiers", "\ufeff")
PIECES = st.sampled_from([*WORDS, *ODD])


def only(text: str) -> Candidate:
    """The one quantity of a text; its place is that of its words."""
    (one,) = read(text)
    assert text[one.start : one.end] == one.text
    return one


@pytest.mark.parametrize(
    ("text", "value", "wording"),
    [
        ("The army said 21³ soldiers died.", "21", "21³ soldiers"),
        ("The army said 21ᵃ, ᵇ men died.", "21", "21"),
        ("The army said 10² men died.", "10", "10² men"),
        ("The army said 3.5×10⁶ men died.", "3500000", "3.5×10⁶ men"),
        ("The army said 2 x 10^5 men died.", "200000", "2 x 10^5 men"),
        ("The army said 2¹/₂ tonnes burned.", "2.5", "2¹/₂ tonnes"),
        ("The army said 1⁄2 of the men died.", "0.5", "1⁄2 of the men"),
        ("The army said twenty\u2011one men died.", "21", "twenty\u2011one men"),
        ("The army said 88\u00ad733 sol\u00addiers died.", "88733", "88\u00ad733 sol\u00addiers"),
        ("The army said 88\u200b,\u200b733 men died.", "88733", "88\u200b,\u200b733 men"),
        ("The army said ﬁfty ﬁghters died.", "50", "ﬁfty ﬁghters"),
        ("The army said ３０，０００ men died.", "30000", "３０，０００ men"),
        ("The army said 40\u200f men died.", "40", "40\u200f men"),
        ("The army said 40 km² burned.", "40", "40 km²"),
        ("The army said 40 sol-\ndiers died.", "40", "40 sol-\ndiers"),
        ("The army said twenty-\none men died.", "21", "twenty-\none men"),
    ],
)
def test_how_a_figure_is_set_changes_nothing(text: str, value: str, wording: str) -> None:
    """Its value is what a reader sees, its place and its wording are those of the text."""
    one = only(text)
    assert one.quantity.best == Decimal(value)
    assert one.quantity.wording == wording
    assert [link.text for link in one.attribution] == ["army"]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Some 21³ soldiers died.", "soldiers"),
        ("Some 21 soldiers³ died.", "soldiers"),
        ("Some 21 ﬁghters died.", "fighters"),
        ("Some 21 sol\u00addiers died.", "soldiers"),
        ("Some 21 e\u0301migre\u0301s died.", "émigrés"),
    ],
)
def test_what_is_counted_is_named_plainly(text: str, noun: str) -> None:
    """No mark, no invisible letter and no accent of its own gets into the noun."""
    assert only(text).noun == noun


def test_a_name_with_its_accents_apart_is_a_name() -> None:
    """A text from another system names its sources as any text does; the place is the text's."""
    text = unicodedata.normalize("NFD", "José García said that 21 men died.")
    (link,) = only(text).attribution
    assert link.text == "José García"
    assert text[link.start : link.end] == unicodedata.normalize("NFD", link.text)


def test_what_no_count_can_be_is_no_count() -> None:
    """A negative power of ten stays what it is."""
    assert all(one.quantity.best != Decimal("0.001") for one in read("some 10⁻³ of them"))


@given(st.lists(PIECES, max_size=30).map("".join))
def test_places_are_those_of_the_text(text: str) -> None:
    """Whatever letters a text has, a figure's place is where its words stand."""
    for one in read(text):
        assert text[one.start : one.end] == one.text
        assert one.quantity.wording == "" or one.quantity.wording in text
