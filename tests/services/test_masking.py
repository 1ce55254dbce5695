from __future__ import annotations

import unicodedata
from dataclasses import fields, replace
from decimal import Decimal
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facttrack.domain.claim import Document, Excerpt, Kind, Question, Source, Version
from facttrack.domain.dates import EventDate
from facttrack.domain.decision import Act, Decision
from facttrack.domain.interval import interval_of
from facttrack.domain.quantity import Quantifier, Quantity, exact
from facttrack.services.masking import NOTHING, Mask

LABEL = "a doctor in Taru"
HIDDEN = Mask.of({1: LABEL}, {"Zebulon Quártz": LABEL, "The Harrow": LABEL, "张伟": LABEL})
SPELT = (
    "Zebulon Quártz",
    "ZEBULON QUARTZ",
    "zebulon-quartz",
    "zebulon_quartz",
    "ZebulonQuartz",
    "Zebulon\n  Quártz",
    unicodedata.normalize("NFD", "Zebulon Quártz"),
    "\uff3a\uff45\uff42\uff55\uff4c\uff4f\uff4e Quartz",
    "Zebu\u200blon \u202eQuartz",
    "Zebulon%20Quartz",
    quote("Zebulon Quártz"),
    "HARROW",
    "Harrow's",
    "张伟",
)
AROUND = st.text(alphabet=st.sampled_from(list("ab é\u0301,.;:'\"-_/@=%20张\n\u200b\U0001f600")))


def gone(text: str) -> bool:
    """Whether no reader finds a hidden name in a text."""
    plain = "".join(
        c
        for c in unicodedata.normalize("NFKD", text.casefold())
        if unicodedata.category(c) not in ("Mn", "Cf")
    )
    return not any(name in plain for name in ("zebulon", "quartz", "harrow", "张伟"))


@pytest.mark.parametrize("name", SPELT)
def test_a_name_is_found_however_it_is_spelt(name: str) -> None:
    """Case, marks, the form of its letters, what joins its words, and escapes change nothing."""
    told = HIDDEN.text(f"We spoke to {name}, who counted 21.")
    assert told.startswith(f"We spoke to [{LABEL}]")
    assert told.endswith(", who counted 21.")
    assert gone(told)


@given(AROUND, st.sampled_from(SPELT), AROUND)
def test_what_stands_around_a_name_stays(before: str, name: str, after: str) -> None:
    """The name is gone and the label stands in its place; the rest is there to the letter."""
    told = HIDDEN.text(f"{before} {name} {after}")
    assert f"[{LABEL}]" in told
    assert gone(told)
    assert told.startswith(f"{before} [")


@given(st.text())
@pytest.mark.parametrize("other", ["Harrowgate", "Zebulon", "Quartz", "harrows"])
def test_other_words_are_left_alone(other: str, text: str) -> None:
    """A word that only holds a name, or a part of it, is another word; no other text changes."""
    assert HIDDEN.text(f"x {other} y") == f"x {other} y"
    assert HIDDEN.text(text) == text or not gone(text)
    assert NOTHING.text(f"Zebulon Quartz {text}") == f"Zebulon Quartz {text}"


def test_the_longest_name_wins() -> None:
    """A name within another one leaves nothing of it behind."""
    mask = Mask.of({}, {"Ali": "a man", "Ali Harb": "a clerk"})
    assert mask.text("Ali Harb and Ali") == "[a clerk] and [a man]"


def test_a_title_is_no_part_of_a_name() -> None:
    """Who is recorded with a title is called without one further down, and found there."""
    mask = Mask.of({}, {"Dr Harrow": "a doctor", "Mr": "a man"})
    told = "Dr. Harrow counted 21; Harrow's ward, Dredharrow, https://example.org/dr-harrow"
    assert mask.text(told) == (
        "[a doctor] counted 21; [a doctor]'s ward, Dredharrow, https://example.org/[a doctor]"
    )


@pytest.mark.parametrize("name", ["21", "A", "…", "é"])
def test_what_is_no_name_in_a_text_hides_no_figure(name: str) -> None:
    """Digits, a single letter and signs stand in any text: only the name itself is hidden."""
    mask = Mask.of({1: LABEL}, {name: LABEL})
    assert mask.text(f"a 21 {name} é …") == f"a 21 {name} é …"
    assert mask.name(1, name) == LABEL


def test_arabic_prefixes_do_not_hide_a_name() -> None:
    """The words "and", "to" and "the" are written as one word with the name."""
    mask = Mask.of({}, {"أحمد حرب": LABEL})
    for told in ("قال أحمد حرب", "وأَحْمَد حرب", "لأحمد حرب"):
        assert "حرب" not in mask.text(told)


def every_text(told: str) -> tuple[Version, Document, Decision, Question, Source]:
    """One of each recorded thing, with a text in every field that takes one."""
    quantity = exact(Decimal(21), "persons", told)
    version = Version(
        1, 1, 1, Kind.RECORD, quantity,
        attribution=(told,), excerpt=Excerpt(told, told, told), translation=told, note=told,
        event_date=EventDate("", told, told), reason=told,
    )  # fmt: skip
    return (
        version,
        Document(1, "k", 1, told, told, told, told, text=told),
        Decision(1, "2017", 1, 1, Act.DECIDE, told, quantity, told, told),
        Question(1, "k", told, told, told, "count", "persons", told, told, "", (told,)),
        Source(2, "k", told, (told,)),
    )


def test_every_text_of_every_recorded_thing_is_masked() -> None:
    """No field is forgotten, whichever the desk wrote the name into; figures stay."""
    named = "so Zebulon Quartz told us"
    version, document, decision, question, source = every_text(named)
    found = (
        HIDDEN.version(version),
        HIDDEN.document(document),
        HIDDEN.decision(decision),
        HIDDEN.question(question),
        HIDDEN.source(source),
    )
    for thing in found:
        assert gone(repr(thing)), thing
        assert LABEL in repr(thing)
    assert found[0].quantity.figure == version.quantity.figure
    blank = every_text("nothing")
    assert HIDDEN.version(blank[0]) == blank[0]
    assert HIDDEN.document(blank[1]) == blank[1]


def test_a_mask_knows_every_text_field() -> None:
    """A field that is new must be masked, or named here as one that holds no free text."""
    known = {
        Version: "grade credibility row_hash",
        Document: "key retrieved_at sha256",
        Decision: "event_date recorded_at",
        Question: "key dimension unit basis",
        Source: "key grade label",
    }
    for thing in every_text("told"):
        texts = {f.name for f in fields(thing) if f.type == "str"}
        filled = {name for name in texts if getattr(thing, name) == "told"}
        assert texts - filled == set(known[type(thing)].split())


def test_a_vague_word_means_what_it_meant() -> None:
    """A label that holds another vague word does not change the interval of a wording."""
    mask = Mask.of({}, {"Harrow": "a few officials"})
    q = Quantity(quantifier=Quantifier.VAGUE, unit="persons", wording="Harrow's hundreds of men")
    masked = mask.quantity(q)
    assert gone(masked.wording)
    assert interval_of(masked) == interval_of(q)
    assert mask.quantity(replace(q, wording="hundreds")).wording == "hundreds"
