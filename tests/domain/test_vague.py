from decimal import Decimal

import pytest

from facttrack.domain.vague import VagueRange, vague_range


@pytest.mark.parametrize(
    ("wording", "core", "outer"),
    [
        ("hundreds of pro-regime forces", (200, 999), (100, 1999)),
        ("thousands of militia fighters", (2_000, 9_999), (1_000, 19_999)),
        ("tens of thousands", (20_000, 99_999), (10_000, 199_999)),
        ("Hundreds of thousands", (200_000, 999_999), (100_000, 1_999_999)),
        ("dozens of thousands", (24_000, 119_999), (12_000, 239_999)),
        ("millions", (2_000_000, 9_999_999), (1_000_000, 19_999_999)),
        ("tens of millions of dollars", (20_000_000, 99_999_999), (10_000_000, 199_999_999)),
        ("tens of people", (20, 99), (10, 199)),
        ("scores", (40, 199), (20, 399)),
        ("dozens", (24, 99), (12, 199)),
        ("several dozen", (24, 99), (12, 199)),
        ("a few dozen people", (24, 99), (12, 199)),
        ("several dozens", (24, 99), (12, 199)),
        ("several", (3, 9), (3, 9)),
        ("a few", (3, 9), (3, 9)),
        ("few", (3, 9), (3, 9)),
        ("a few hundred", (300, 900), (300, 900)),
        ("a few hundreds", (300, 900), (300, 900)),
        ("several thousand fighters", (3_000, 9_000), (3_000, 9_000)),
        ("several hundred thousand", (300_000, 900_000), (300_000, 900_000)),
        ("several tens of thousands", (30_000, 90_000), (30_000, 90_000)),
        ("a few  million", (3_000_000, 9_000_000), (3_000_000, 9_000_000)),
        ("a couple", (2, 3), (2, 3)),
        ("a couple of", (2, 3), (2, 3)),
        ("a couple of hundred", (200, 300), (200, 300)),
        ("a couple thousand", (2_000, 3_000), (2_000, 3_000)),
        ("a couple of dozen", (24, 36), (24, 36)),
    ],
)
def test_a_vague_word_stands_for_its_range(
    wording: str, core: tuple[int, int], outer: tuple[int, int]
) -> None:
    """Each vague word has the core and the outer range of rule set rounding-1."""
    found = vague_range(wording)
    assert found is not None
    assert found == VagueRange(*((Decimal(low), Decimal(high)) for low, high in (core, outer)))


@pytest.mark.parametrize(
    "wording", ["", "21", "many", "a thousand", "three hundred", "hundredth", "intense", "fewer"]
)
def test_other_words_stand_for_nothing(wording: str) -> None:
    """A word that the rules do not know is given no range."""
    assert vague_range(wording) is None
