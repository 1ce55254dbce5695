"""Texts in other languages: their figures are read as written there, their words are not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from facttrack.reading import Candidate, read

GERMAN = "Nach den Angaben des Ministeriums wurden bei den Kämpfen in der Stadt und auf dem Land "
FRENCH = "Selon le ministère de la ville, dans les villages et sur la route des montagnes, "
RUSSIAN = "По данным министерства, за день в провинции "
SPANISH = "Según los datos del ministerio, en la ciudad y en los pueblos de la provincia "
TURKISH = "Bakanlığa göre bu yıl bölgede ve şehirde çok sayıda kişi için bir gün sonra "
CHINESE = "据国防部称，该省至少有"


def figures(text: str) -> list[Candidate]:
    """The claims of a text; each place is that of its words."""
    found = read(text)
    assert all(text[one.start : one.end] == one.text for one in found)
    return [one for one in found if one.claim]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (GERMAN + "21.000 Menschen und 88.733 Tiere verletzt.", ["21000", "88733"]),
        (GERMAN + "12,5 Prozent und 3.250,75 Euro verloren.", ["12.5", "3250.75"]),
        (GERMAN + "21 Tausend und 1,5 Mio. und 2 Billionen.", ["21E+3", "1.5E+6", "2E+12"]),
        (FRENCH + "88.733 et 1 234,5 et 21 mille hommes.", ["88733", "1234.5", "21E+3"]),
        (SPANISH + "murieron 21 mil y 1.200 y 0,125.", ["21E+3", "1200", "0.125"]),
        (SPANISH + "llegaron 1,200 soldados.", ["1200"]),
        (RUSSIAN + "погибли 21 000 и 12,5 и 3,5 тыс. человек.", ["21000", "12.5", "3.5E+3"]),
        (TURKISH + "21.000 ve 21 bin kişi öldü.", ["21000", "21E+3"]),
        (CHINESE + "2万1000人死亡，1.5亿元，3千人。", ["21000", "1.5E+8", "3E+3"]),
        ("मंत्रालय के अनुसार प्रांत में १.५ करोड़ और 5 लाख लोग", ["1.5E+7", "5E+5"]),
        ("قالت الوزارة إن ٢١٬٠٠٠ شخص و١٫٥ مليون و1,200 جندي", ["21000", "1.5E+6", "1200"]),
    ],
)
def test_figures_are_read_as_they_are_written_there(text: str, values: list[str]) -> None:
    """A point may part thousands, a comma decimals, and scale words are known."""
    assert [one.quantity.best for one in figures(text)] == [Decimal(value) for value in values]


def test_no_word_of_another_language_is_taken_for_one_of_ours() -> None:
    """What is counted, who says so and what happened stay empty; a unit that is a sign is kept."""
    people, money = figures(GERMAN + "mindestens 21 Menschen und 40 Euro gefunden.")
    assert (people.noun, people.head, people.quantity.unit, people.predicate) == ("", "", "", "")
    assert (people.attribution, people.quantity.wording) == ((), "21")
    assert money.quantity.unit == "EUR"


def test_words_that_are_numbers_in_english_alone_are_none() -> None:
    """The Dutch "ten" is no ten."""
    text = "Volgens het ministerie zijn er in de stad en op het land ten minste 21 doden gevallen."
    assert [one.text for one in figures(text)] == ["21"]


@pytest.mark.parametrize(
    "text", [GERMAN + "am 18. Mai gezählt.", SPANISH + "el 18 de mayo.", RUSSIAN + "18 мая."]
)
def test_the_day_of_a_month_is_a_date(text: str) -> None:
    """A day and a month's name in its language are no count."""
    assert figures(text) == []


def test_english_is_read_as_ever() -> None:
    """Names and quotations in another language make no text foreign."""
    text = "The paper Der Tag said that 1.250 tonnes and 21 of the men in Rio de Janeiro were lost."
    first, second = figures(text)
    assert (first.quantity.best, first.quantity.unit) == (Decimal("1.250"), "t")
    assert (second.quantity.unit, second.attribution[0].text) == ("persons", "paper Der Tag")
