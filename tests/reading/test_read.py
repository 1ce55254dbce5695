"""What `read` finds in a text: claims and noise, heads, sources, dates, parts."""

from __future__ import annotations

import json
import tomllib
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.reading_score import means
from facttrack.errors import BadDataError
from facttrack.reading import Candidate, read, to_json

CORPUS = Path(__file__).parents[1] / "corpus" / "reading"


def _corpus(name: str) -> dict[str, Any]:
    return tomllib.loads((CORPUS / f"{name}.toml").read_text(encoding="utf-8"))


def _claims(text: str, date: str | None = None) -> list[Candidate]:
    return [candidate for candidate in read(text, date=date) if candidate.claim]


def _texts(name: str, key: str) -> list[tuple[str, Any]]:
    return [(text, case[key]) for case in _corpus(name)["case"] for text in case["texts"]]


@pytest.mark.parametrize(
    ("kind", "text"), [(k, t) for k, texts in _corpus("noise")["noise"].items() for t in texts]
)
def test_noise_is_no_claim_and_has_its_kind(kind: str, text: str) -> None:
    """Dates, ages, names and so on are found, named for what they are and left out."""
    found = read(text)
    assert not [c.text for c in found if c.claim]
    assert not found or kind in {c.kind for c in found}
    assert all(c.why_not for c in found)


@pytest.mark.parametrize("case", _corpus("noise")["latent"], ids=lambda case: case["text"])
def test_a_claim_beside_noise_is_found(case: dict[str, Any]) -> None:
    """What looks like noise, or stands beside it, is still read where it counts something."""
    assert [c.text for c in _claims(case["text"])] == case["claims"]


_NO_QUANTITIES = frozenset("date time ordinal name phone reference age score".split())


@pytest.mark.parametrize("case", _corpus("sentences")["case"], ids=lambda case: case["text"])
def test_each_quantity_of_a_sentence_is_read(case: dict[str, Any]) -> None:
    """All of them and no other: wording, meaning, and unit and head where the case names them."""
    found = [c for c in read(case["text"]) if c.kind not in _NO_QUANTITIES]
    figures = [figure.rsplit(" = ", 1) for figure in case["figures"]]
    assert [c.text for c in found] == [wording for wording, _ in figures]
    for candidate, (_, told) in zip(found, figures, strict=True):
        notation, unit, head = (part.strip() for part in told.split("|"))
        assert means(candidate.quantity, notation)
        assert candidate.quantity.unit == (unit or candidate.quantity.unit)
        assert candidate.head == (head or candidate.head)


@pytest.mark.parametrize(("text", "says"), _texts("attribution", "says"))
def test_the_figure_is_credited_to_who_says_it(text: str, says: list[str]) -> None:
    """The chain is outermost first, each link at its place in the text."""
    claim = _claims(text)[0]
    assert [link.text for link in claim.attribution] == says
    assert all(
        text[link.start : link.end].split() == link.text.split() for link in claim.attribution
    )


@pytest.mark.parametrize(
    "case",
    [
        case
        for name in ("speakers", "credits", "traced", "lists", "unmarked", "commas")
        for case in _corpus(name)["case"]
    ],
    ids=lambda case: case["text"],
)
def test_each_figure_of_a_text_has_its_speaker(case: dict[str, Any]) -> None:
    """Lists, quotations, pronouns, offices and contrasts: each figure has its own chain."""
    found = [[link.text for link in claim.attribution] for claim in _claims(case["text"])]
    assert found == case["says"]


@pytest.mark.parametrize(("text", "head"), _texts("nouns", "head"))
def test_the_head_of_the_counted_noun_is_found(text: str, head: str) -> None:
    """The head is the noun that is counted, not a word before or behind it."""
    assert _claims(text)[0].head == head


def test_coordinated_figures_are_two_claims() -> None:
    """In "21 killed and 14 wounded" there are two figures with a predicate each."""
    found = _claims("21 killed and 14 wounded in raid")
    assert [(c.text, c.predicate, c.quantity.unit) for c in found] == [
        ("21", "killed", "persons"),
        ("14", "wounded", "persons"),
    ]


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Sales rose by 5%.", "up by"),
        ("The rate fell to 4.1%.", "down to"),
        ("The toll rose from 20 to 30.", "up from"),
        ("Prices are up 3%.", "up"),
        ("He sold 3% of it.", ""),
    ],
)
def test_the_direction_of_a_change_is_told(text: str, direction: str) -> None:
    """Which way a figure went, and whether it is the change or where it led."""
    assert _claims(text)[0].direction == direction


def test_nothing_is_a_figure_too() -> None:
    """The word "no" before counted people is 0, negated; "no longer" is no figure."""
    claim = _claims("No civilians were hurt, it no longer matters and no details are known.")
    assert [(c.text, c.quantity.best, c.negated) for c in claim] == [("No", Decimal(0), True)]


@pytest.mark.parametrize(
    "text",
    [
        "None of them were hurt.",
        "None was killed.",
        "Of the guards, none has been arrested.",
        "Not a single soldier was there.",
    ],
)
def test_none_with_a_fate_is_zero_people(text: str) -> None:
    """What befalls people is denied of all of them; other denials are no figures."""
    (claim,) = _claims(text)
    assert (claim.quantity.best, claim.quantity.unit, claim.negated) == (
        Decimal(0),
        "persons",
        True,
    )
    latent = "None of them would talk. None has the key, nobody was hurt and not a thing is true."
    assert not read(latent)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Погибли 21 человек, 1,5 миллиона бежали, 3 тыс. ранены.", ["21", "1500000", "3000"]),
        ("قتل ٢١ مسلحا و 14 مدنيا، وفر 3 ملايين", ["21", "14", "3000000"]),
        ("至少有21人死亡,300多人受伤。1.5万人流离失所。", ["21", "300", "15000"]),
        ("2018年3月5日,约2亿人", ["200000000"]),
        (
            "Plus de 2,5 milliards et 3 millones, 4,5 Mio. Euro",
            ["2500000000", "3000000", "4500000"],
        ),
    ],
)
def test_numbers_are_read_whatever_the_language(text: str, figures: list[str]) -> None:
    """Scales behind digits are known in other languages, and no noun is made of their words."""
    claims = _claims(text)
    assert [format(c.quantity.best or Decimal(0), "f") for c in claims] == figures
    assert all(c.noun.isascii() for c in claims)


def test_a_handful_has_no_bounds() -> None:
    """It is a vague count, and no number is made up for it."""
    line = to_json(read("A handful of men came.")[0], 1)
    assert (line["quantifier"], line["interval"], line["claim"]) == ("vague", [None, None], True)


def test_a_change_is_not_a_range() -> None:
    """A rise "from 20 to 30" is two figures, "from 20 to 30 people" is one."""
    assert [c.text for c in _claims("The toll rose from 20 to 30.")] == ["20", "30"]
    assert [c.text for c in _claims("From 20 to 30 people came.")] == ["From 20 to 30"]


def test_lines_tables_and_bullets_keep_their_label() -> None:
    """A number behind a label counts what the label names."""
    found = _claims("Deaths by cause:\n\n- Shellings: 58\n- Mines: 41\n\nInjured: 7\n")
    assert [(c.head, c.text) for c in found] == [
        ("Shellings", "58"),
        ("Mines", "41"),
        ("Injured", "7"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Killed | 41", ("Killed", "persons")),
        ("| Deaths | 41 |", ("Deaths", "persons")),
        ("Deaths: seven", ("Deaths", "persons")),
        ("Mines: 41", ("Mines", "mines")),
        ("Quern | 41", ("", "")),
        ("| Valves | 1,210 |", ("", "")),
        ("Shelling: 58", ("Shelling", "")),
        ("Quern: 41", ("Quern", "")),
    ],
)
def test_the_label_of_a_row_is_no_counted_noun(text: str, told: tuple[str, str]) -> None:
    """A row of a table may be a place or a part; people are counted, and no plural is made up."""
    (claim,) = _claims(text)
    assert (claim.head, claim.quantity.unit) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Two co-defendants left.", ("co-defendants", "persons")),
        ("Some 12 ex-colleagues left.", ("ex-colleagues", "persons")),
        ("They held 4 by-elections.", ("by-elections", "by-elections")),
        ("The final drew a crowd of 31,418.", ("", "persons")),
        ("It had an attendance of just over 900.", ("", "persons")),
        ("He put the number of away fans at just under 3,000.", ("fans", "persons")),
        ("The number of houses was put at 300.", ("houses", "houses")),
    ],
)
def test_people_are_counted_in_other_words(text: str, told: tuple[str, str]) -> None:
    """A prefix makes no thing of a person, and a crowd and a number of people count persons."""
    (claim,) = _claims(text)
    assert (claim.head, claim.quantity.unit) == told


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The club was fined £40,000 last season.", "GBP"),
        ("The shop sold 4,000 last year.", ""),
        ("It hired 300 this season.", ""),
        ("It will lose 4% next week.", "percent"),
    ],
)
def test_words_that_say_when_are_no_counted_noun(text: str, unit: str) -> None:
    """The time behind a figure is neither its noun nor makes a duration of it."""
    (claim,) = _claims(text)
    assert (claim.noun, claim.quantity.unit) == ("", unit)


def test_offsets_are_code_points_of_the_untouched_text() -> None:
    """Whatever stands before it, a candidate's text is the text at its offsets."""
    text = "👩‍👩‍👧 “Şu” — at least 21 ISIS fighters — ٨٨٬٧٣٣ people\r\n\r\n\tand €1.5m"
    found = read(text)
    assert [c.text for c in found] == ["at least 21", "٨٨٬٧٣٣", "€1.5m"]
    assert all(text[c.start : c.end] == c.text for c in found)


def test_the_json_form_has_exactly_its_keys() -> None:
    """Numbers are JSON numbers where that is exact, else strings; an open bound is null."""
    line = to_json(read("At least 21 fighters died, Harbour Aid said.")[0], "a1")
    keys = """id start end text quantifier low best high interval unit kind noun hedge direction
        negated predicate attribution cue event_date claim why_not part_of rule"""
    assert list(line) == keys.split()
    assert (line["low"], line["best"], line["interval"]) == (21, None, [21, None])
    assert json.loads(json.dumps(line)) == line
    assert (
        to_json(read("A third of voters came.")[0], 1)["best"] == "0.3333333333333333333333333333"
    )
    assert to_json(read("Hundreds of men came.")[0], 1)["interval"] == [200, 999]
    assert to_json(read("It fell by 2.5% there.")[0], 1)["best"] == 2.5


def test_a_documents_date_that_is_none_is_refused() -> None:
    """The message says what a date looks like."""
    with pytest.raises(BadDataError, match="2017-06-03"):
        read("12 men died.", date="last week")


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            'at least 20 men said that “ ” " , . ( ) and or to - – in 2017 May one of the five $ % '
            "3.5 million hundreds killed according X Y Z he it : ; \n no a third half".split(" ")
        ),
        max_size=60,
    )
)
def test_any_words_are_read_without_failing(words: list[str]) -> None:
    """Candidates come in order, apart from each other, and lie in the text."""
    text = " ".join(words)
    found = read(text, date="2020-02-29")
    assert all(text[c.start : c.end] == c.text and c.text for c in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(c.part_of is None or c.part_of < i for i, c in enumerate(found))
    assert json.dumps([to_json(c, 0) for c in found])


def test_none_of_things_named_is_zero_of_them() -> None:
    """A count denied is a claim of zero; "none of them" names nothing and is left unread."""
    (found,) = read("None of the hostages was hurt, police said.")
    assert found.quantity.best == 0
    assert (found.head, found.negated) == ("hostages", True)
    assert [link.text for link in found.attribution] == ["police"]
    assert not read("None of them spoke, nor did many of the others.")


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("It holds between about 20 and 30 boats.", "about"),
        ("It grew from approximately 5-10 acres.", "approximately"),
        ("A room costs from around $50 to $80.", "around"),
        ("It holds 20 to perhaps 30 boats.", "perhaps"),
        ("Some 20 to 30 boats sank.", "Some"),
        ("It holds between 20 and 30 boats.", ""),
    ],
)
def test_a_hedge_within_a_range_is_kept(text: str, hedge: str) -> None:
    """What stands between "from" and the first number hedges the range as what stands before it."""
    (claim,) = _claims(text)
    assert (claim.quantity.quantifier.value, claim.hedge) == ("between", hedge)


def test_only_a_length_says_where() -> None:
    """What stands before "from" is a place for lengths alone, and where a figure came from else."""
    told = {
        "Output fell to 12.3 million tonnes from the spring.": True,
        "Winds of 80 km/h from the north blew.": True,
        "The pipe shrank to 3 km from 5 km.": True,
        "Tanks came to 500 metres from his house.": False,
    }
    assert {text: read(text)[0].claim for text in told} == told


def test_how_many_of_every_so_many_is_no_claim_of_the_latter() -> None:
    """The whole that a rate is told of is counted by nobody."""
    found = read("It killed 40 for every 100,000.")
    assert [(claim.text, claim.claim) for claim in found] == [("40", True), ("100,000", False)]
