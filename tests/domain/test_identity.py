from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facttrack.domain.claim import Question
from facttrack.domain.identity import (
    claim_key,
    document_key,
    is_named,
    origin_of,
    place_key,
    question_key,
    slot_key,
    source_key,
)


@pytest.mark.parametrize(
    "link",
    [
        "SOHR",
        "sohr",
        "Syrian Observatory for Human Rights",
        "CENTCOM officials",
        "US officials",
        "Gaza Ministry of Health",
        "Health ministry",
        "General Staff of the Armed Forces of Ukraine",
        "Doctors Without Borders",
        "Agence France-Presse",
        "Zaman al-Wasl",
        "activist Rami Abdulrahman",
        "reporter Hassan Hassan",
        "a spokesman for the PMU",
        "Popular Mobilization Units",
        "Local council",
        "the local council",
        "The Local",
        "الدفاع المدني",
        "https://www.example.org/documents/report.pdf",
    ],
)
def test_a_link_that_names_somebody(link: str) -> None:
    """A name, an organisation, officials of a named one and an address can be an origin."""
    assert is_named(link)


@pytest.mark.parametrize(
    "link",
    [
        "",
        " ",
        "--",
        "officials",
        "Officials",
        "a source",
        "sources",
        "two sources",
        "hospital staff",
        "Hospital staff",
        "Security sources",
        "Medical sources",
        "local activists",
        "Local officials",
        "a local",
        "two locals",
        "Locals",
        "other local sources",
        "eyewitnesses",
        "Eyewitnesses",
        "the ministry",
        "police",
        "Police",
        "a military spokesman",
        "an unnamed official",
        "Aid workers",
        "several residents",
        "his relatives",
    ],
)
def test_a_role_without_a_name(link: str) -> None:
    """A role, "officials", "a source" and "hospital staff" name nobody, capital letter or not."""
    assert not is_named(link)


@pytest.mark.parametrize(
    ("chain", "origin"),
    [
        ((), None),
        (("SOHR",), "SOHR"),
        (("Reuters", "SOHR", "hospital staff"), "SOHR"),
        (("Reuters", "officials"), "Reuters"),
        (("a source", "officials"), None),
        (("officials", "SOHR"), "SOHR"),
    ],
)
def test_the_origin_is_the_last_named_link(chain: tuple[str, ...], origin: str | None) -> None:
    """Of a chain, outermost first, the last that names somebody made the claim."""
    assert origin_of(chain) == origin


Parts = tuple[str, str, str, str]
TEXTS = st.text(alphabet=st.sampled_from('ab ",:{}\\\x00\u00e9/'), max_size=6)


PARTS = st.tuples(TEXTS, TEXTS, TEXTS, TEXTS)


@given(PARTS, PARTS)
def test_other_parts_have_another_key(a: Parts, b: Parts) -> None:
    """No two slots, places or documents share a key unless all their parts are equal."""
    assert (slot_key(*a) == slot_key(*b)) is (a == b)
    assert (place_key(*a[:3]) == place_key(*b[:3])) is (a[:3] == b[:3])
    assert (document_key(*a, "") == document_key(*b, "")) is (a == b)
    keys = {slot_key(*a), place_key(*a[:3]), document_key(*a, ""), source_key(a[0])}
    assert len(keys) == 4


def test_parts_do_not_run_together() -> None:
    """("a", "b c") is not ("a b", "c"), and a claim's ordinal is no part of its slot."""
    assert slot_key("a", "b c", "", "") != slot_key("a b", "c", "", "")
    assert slot_key("ab", "", "", "") != slot_key("a", "b", "", "")
    assert claim_key("s1", 1) != claim_key("s", 11)
    assert claim_key("s", 1) != claim_key("s", 2)


def question(name: str = "ISIS fighters killed, Taru", **parts: str) -> Question:
    """A question as first recorded, of the parts that are given."""
    return replace(Question(1, "", name), **parts)  # type: ignore[arg-type]


def test_a_question_is_what_is_counted() -> None:
    """Subject, measure, dimension, place, scope, basis and a count's unit make the question."""
    base = {
        "subject": "war",
        "measure": "killed",
        "dimension": "count",
        "unit": "persons",
        "place": "Taru",
        "scope": "civilians",
        "basis": "cumulative",
    }
    key = question_key(question(**base))
    assert all(question_key(question(**base | {part: "other"})) != key for part in base)
    assert question_key(question(**base, name="renamed")) == key


def test_a_measure_has_one_question_in_any_unit() -> None:
    """Kilometres and miles meet in one question; tanks and persons do not."""
    length = {"subject": "front", "dimension": "length"}
    assert question_key(question(**length, unit="km")) == question_key(
        question(**length, unit="mi")
    )
    count = {"subject": "losses", "dimension": "count"}
    assert question_key(question(**count, unit="tanks")) != question_key(
        question(**count, unit="persons")
    )


def test_a_question_with_a_name_alone_is_known_by_it() -> None:
    """Where neither subject nor measure is given, the name as first recorded tells it apart."""
    assert question_key(question(name="a")) != question_key(question(name="b"))
    assert question_key(question(name="a")) == question_key(question(name="a"))
