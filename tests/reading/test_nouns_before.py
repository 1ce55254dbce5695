"""A noun in front of its number is what the number counts, whatever the noun, verb and figure."""

from __future__ import annotations

from itertools import product

import pytest

from facttrack.reading import Candidate, read

_THINGS = {"permits": "permits", "bus routes": "routes", "pupils": "pupils", "oil wells": "wells"}
_FIGURES = ("1,204", "about 3,900", "more than 45", "2.3 million", "12")


def _only(text: str) -> Candidate:
    (claim,) = [found for found in read(text) if found.claim and found.kind == "count"]
    return claim


@pytest.mark.parametrize(("noun", "figure"), list(product(_THINGS, _FIGURES)))
@pytest.mark.parametrize(
    "sentence",
    [
        "The number of {} rose to {} in May.",
        "The number of {} in the two valleys has since fallen to {}, the board said.",
        "That brings the number of {} to {}.",
        "The agency put the total number of {} at {}.",
        "By then the number of {} stood at {}.",
        "In May the number of {} was {}.",
        "The number of {} grew by 4 per cent to {}.",
    ],
)
def test_a_number_of_things_is_counted_in_them(sentence: str, noun: str, figure: str) -> None:
    """The head is the noun of "the number of", the figure is what stands behind."""
    claim = next(
        found for found in read(sentence.format(noun, figure)) if found.text.endswith(figure)
    )
    assert (claim.head, claim.noun) == (_THINGS[noun], noun)


@pytest.mark.parametrize("noun", ["Deaths", "Bookings", "Burglaries", "Applications", "Casualties"])
@pytest.mark.parametrize("verb", ["rose to", "reached", "totalled", "were down at", "fell by"])
@pytest.mark.parametrize("between", ["", " in the north", " from the new route"])
def test_events_are_counted_by_their_number(noun: str, verb: str, between: str) -> None:
    """What happens is told in numbers: its verb leads to how many there were."""
    assert _only(f"{noun}{between} {verb} 1,904.").head == noun


@pytest.mark.parametrize("noun", ["Prices", "Wages", "Yields", "Gusts", "Bonds", "Rovers", "Hopes"])
@pytest.mark.parametrize("verb", ["rose to", "reached", "stood at", "fell by"])
def test_what_is_no_number_of_things_counts_nothing(noun: str, verb: str) -> None:
    """A price or a team that moves to a number is not what the number counts."""
    assert _only(f"{noun} {verb} 140.").head == ""


def test_both_ends_of_a_change_count_the_same() -> None:
    """A figure and where it came from have one noun, in either order."""
    for text in (
        "The number of vans climbed to 61,700, up from 48,200.",
        "The number of vans climbed from 48,200 to 61,700.",
    ):
        assert [claim.head for claim in read(text)] == ["vans", "vans"]
