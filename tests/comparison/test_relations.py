from dataclasses import replace
from decimal import Context, Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facttrack.comparison import (
    Relation,
    RelationKind,
    Severity,
    relate,
    relate_quantities,
    statement_of,
)
from facttrack.domain.claim import Basis, Question
from facttrack.domain.dates import EventDate
from facttrack.domain.quantity import Quantity, stated
from tests.comparison.stated import DAY, QUESTION, SOURCES, figure, said_by, then, version


def kinds(a: str, b: str, unit: str = "persons") -> tuple[str, str]:
    """How two figures relate, and how grave that is; both orders give the same."""
    found = relate_quantities(figure(a, unit), figure(b, unit))
    turned = relate_quantities(figure(b, unit), figure(a, unit))
    assert (found.kind, found.severity, found.ratio) == (turned.kind, turned.severity, turned.ratio)
    return found.kind.value, found.severity.value


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("21", "21"),
        ("about 25", "25"),
        ("at least 20", "at least 20"),
        ("hundreds", "hundreds of fighters"),
        ("20 to 30", "20 to 30"),
        ("1.5 million", "1,500,000"),
    ],
)
def test_the_same_figure_is_equal(a: str, b: str) -> None:
    """Equal is told by the number, however it is written or hedged."""
    assert kinds(a, b) == ("equal", "")


@pytest.mark.parametrize(
    ("a", "b"),
    [("88,733", "about 89,000"), ("24", "about 25"), ("300", "330"), ("4,986", "about 5,000")],
)
def test_a_rounded_figure_is_rounding(a: str, b: str) -> None:
    """Two figures no further apart than the larger half-width are one figure, rounded."""
    assert kinds(a, b) == ("rounding", "")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("24", "more than 20"),
        ("about 25", "more than 20"),
        ("24", "20 to 30"),
        ("300", "hundreds"),
        ("24 to 26", "20 to 30"),
        ("at least 30", "at least 20"),
        ("295", "nearly 300"),
    ],
)
def test_a_figure_inside_another_is_contained(a: str, b: str) -> None:
    """Whatever lies wholly inside the other's interval does not contradict it."""
    assert kinds(a, b) == ("contained", "")


@pytest.mark.parametrize(
    ("a", "b"), [("20 to 30", "25 to 40"), ("at least 20", "at most 20"), ("20 to 25", "about 26")]
)
def test_intervals_that_share_a_part_overlap(a: str, b: str) -> None:
    """Two intervals that meet, neither inside the other, overlap."""
    assert kinds(a, b) == ("overlap", "")


@pytest.mark.parametrize(
    ("a", "b", "severity"),
    [
        ("109", "101", "minor"),
        ("110", "101", "minor"),
        ("22", "20", "moderate"),
        ("21.99", "20", "minor"),
        ("39", "20", "moderate"),
        ("40", "20", "major"),
        ("199", "20", "major"),
        ("212", "21.2", "suspect"),
        ("more than 20", "20", "minor"),
        ("nearly 300", "301", "minor"),
        ("1", "0", "minor"),
        ("2", "0", "major"),
        ("10", "0", "suspect"),
        ("-3", "3", "major"),
        ("-3", "-33", "suspect"),
        ("17", "about 25", "moderate"),
        ("thousands", "88,733", "major"),
    ],
)
def test_a_conflict_is_graded_by_its_gap(a: str, b: str, severity: str) -> None:
    """Below 1.1 minor, below 2 moderate, below 10 major, from 10 suspect; 0 counts as 1."""
    assert kinds(a, b) == ("conflict", severity)


def test_vague_words_meet_by_their_cores() -> None:
    """Against a number hundreds may be 100 to 1,999; against thousands they are 200 to 999."""
    assert kinds("hundreds", "1,500") == ("contained", "")
    assert kinds("hundreds", "thousands") == ("conflict", "major")
    assert kinds("dozens", "hundreds") == ("conflict", "major")


def test_zero_of_a_measure_has_no_ratio() -> None:
    """A ratio to zero kilometres does not exist, so such a conflict is major."""
    found = relate_quantities(figure("at most 0", "km"), figure("5.0", "km"))
    assert (found.kind, found.severity, found.ratio) == ("conflict", "major", None)


def test_the_reason_is_a_sentence_with_the_figures() -> None:
    """A reason can be read aloud, in the words of who asked."""
    assert relate(said_by("24", 1), said_by("17", 2, label="c2")).reason == (
        "c1 and c2 conflict: 24 is 1.41 times 17 (moderate)"
    )
    assert relate_quantities(figure("88,733"), figure("about 89,000")).reason == (
        "rounding: 88,733 and about 89,000 are 267 apart, within 4,450"
    )
    assert relate_quantities(figure("17"), figure("about 25")).reason == (
        "conflict: about 25 is at least 1.41 times 17 (moderate)"
    )
    assert relate_quantities(figure("2120"), figure("21")).reason.endswith(
        "(suspect: a typo, or another scope)"
    )
    assert relate(said_by("24", 1), said_by("more than 20", 2, label="c2")).reason == (
        "c1 lies within c2: more than 20 holds 24"
    )
    assert relate_quantities(figure("300"), figure("hundreds")).reason == (
        "contained: hundreds (100 to 1,999) holds 300"
    )


def test_units_of_one_dimension_convert() -> None:
    """Ten miles are 16.09344 kilometres, exactly."""
    miles, kilometres = figure("10.00", "mi"), figure("16.09344", "km")
    assert relate_quantities(miles, kilometres).kind == "equal"
    assert relate_quantities(figure("10.00", "mi"), figure("10.00", "km")).severity == "moderate"
    assert relate_quantities(figure("50", "°F"), figure("10", "°C")).kind == "equal"


@pytest.mark.parametrize(
    ("a", "b"),
    [("percent", "percentage points"), ("USD", "EUR"), ("persons", "vehicles"), ("km", "kg")],
)
def test_other_units_do_not_compare(a: str, b: str) -> None:
    """Percent and percentage points, two currencies, people and vehicles never meet."""
    assert relate_quantities(figure("5", a), figure("5", b)).kind == "not_comparable"


def test_a_bare_figure_compares_with_people_but_is_marked() -> None:
    """A figure without a unit is a bare count: it meets other counts, and that is said."""
    assert relate_quantities(figure("5", ""), figure("5")).marks == ("unit_unknown",)
    assert relate_quantities(figure("5", ""), figure("5", "")).marks == ()
    assert relate_quantities(figure("5", ""), figure("5", "km")).kind == "not_comparable"


def test_a_word_without_a_number_does_not_compare() -> None:
    """The word "many" leaves every number possible and agrees with nobody."""
    found = relate_quantities(figure("many"), figure("5"))
    assert found == Relation(
        RelationKind.NOT_COMPARABLE, "not comparable: no number is known for 'many'"
    )


def test_what_differs_in_the_question_is_named() -> None:
    """Claims on different questions do not compare; the first part that differs says why."""
    there = replace(QUESTION, id=2, place="Aleppo", scope="civilians")
    here = replace(QUESTION, place="Idlib", scope="civilians")
    a, b = said_by("5", 1, question=here), said_by("5", 2, label="c2", question=there)
    assert relate(a, b).kind == "not_comparable"
    assert relate(a, b).reason.endswith("the place differs, Idlib and Aleppo")
    unknown = said_by("5", 2, label="c2", question=replace(there, place=""))
    assert relate(a, unknown).reason.endswith("the place of c2 is unknown, c1 has Idlib")
    other = said_by("5", 2, label="c2", question=replace(here, id=2, measure="wounded"))
    assert relate(a, other).reason.endswith("they answer different questions, q1 and q2")
    merged = said_by("5", 2, label="c2", question=replace(there, merged_into=1))
    assert relate(a, merged).kind == "equal"


def test_an_unknown_question_is_never_a_match() -> None:
    """Unknown on one side stops, and is said; unknown on both sides compares, marked."""
    filed, unfiled = said_by("5", 1), said_by("5", 2, label="c2", question=None)
    assert relate(filed, unfiled).reason.endswith("the question of c2 is unknown")
    assert "question_unknown" in relate(said_by("5", 1, question=None), unfiled).marks
    assert relate(filed, said_by("5", 2)).marks[:3] == (
        "scope_unknown",
        "basis_unknown",
        "place_unknown",
    )


def test_a_part_does_not_compare_with_its_whole() -> None:
    """The claim "12, including three children" does not contradict itself."""
    part = replace(said_by("3", 1, label="c2"), part_of=1)
    assert relate(said_by("12", 1), part).reason.endswith("c2 counts a part of c1")
    assert relate(part, said_by("12", 1)).kind == "not_comparable"


def basis(kind: str) -> Question:
    """The question with a basis."""
    return replace(QUESTION, basis=kind)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("stock", "trend"), ("cumulative", "trend"), ("", "trend"), ("flow", "not_comparable")],
)
def test_other_dates_are_a_trend_but_flows_are_apart(kind: str, expected: str) -> None:
    """A level at two dates moves; two periods' flows have nothing to do with each other."""
    a = said_by("21", 1, question=basis(kind))
    b = said_by("24", 2, label="c2", at=EventDate("2017-06-05"), question=basis(kind))
    assert relate(a, b).kind == relate(b, a).kind == expected


def test_a_cumulative_figure_that_falls_is_flagged() -> None:
    """A running total cannot fall; a stock may, and a hedged one may only seem to."""
    later = EventDate("2017-06-05")
    for kind, text, falls in [
        (Basis.CUMULATIVE, "17", True),
        (Basis.STOCK, "17", False),
        (Basis.CUMULATIVE, "about 20", False),
        (Basis.CUMULATIVE, "24", False),
    ]:
        a = said_by("21", 1, question=basis(kind))
        b = said_by(text, 2, label="c2", at=later, question=basis(kind))
        assert ("falls" in relate(a, b).marks) is ("falls" in relate(b, a).marks) is falls
    a = said_by("21", 1, question=basis("cumulative"))
    b = said_by("17", 2, label="c2", at=later, question=basis("cumulative"))
    assert relate(b, a).reason == (
        "c1 to c2 is a trend: 21 on 2017-06-01, 17 on 2017-06-05; it falls though it is cumulative"
    )


def test_one_date_inside_another_compares_marked() -> None:
    """June and 1 June may mean the same; flows of a month and of a day never do."""
    month = EventDate("2017-06")
    assert "date_uncertain" in relate(said_by("21", 1), said_by("21", 2, at=month)).marks
    flows = [said_by("21", n, at=at, question=basis("flow")) for n, at in ((1, DAY), (2, month))]
    assert relate(*flows).kind == "not_comparable"
    same = EventDate("2017-06-01/2017-06-30")
    assert relate(said_by("21", 1, at=month), said_by("21", 2, at=same)).kind == "equal"


def test_an_unknown_date_is_never_a_match() -> None:
    """Unknown on one side stops, and what would resolve it is said."""
    may = EventDate("", "May 18", "the year")
    found = relate(said_by("21", 1), said_by("21", 2, label="c2", at=may))
    assert found.reason.endswith("the event date of c2 is unresolved, May 18, it needs the year")
    assert relate(said_by("21", 1), said_by("21", 2, at=None)).kind == "not_comparable"
    other = EventDate("", "May 20", "the year")
    assert relate(said_by("21", 1, at=may), said_by("21", 2, at=other)).kind == "not_comparable"
    assert "date_unknown" in relate(said_by("21", 1, at=may), said_by("21", 2, at=may)).marks
    assert "date_unknown" in relate(said_by("21", 1, at=None), said_by("21", 2, at=None)).marks


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("21", "2017-06-01", None), ("24", "2017-06-03", None), "revision"),
        (("21", "2017-06-01", None), ("24", "2017-06-03", 2), "revision"),
        (("21", "2017-06-01T08:00Z", None), ("24", "2017-06-01T20:00Z", None), "revision"),
        (("21", "2017-06-01T23:00+09:00", 2), ("24", "2017-06-01T16:00Z", None), "revision"),
        (("88,733", "2017-06-01", None), ("about 89,000", "2017-06-03", 2), "echo"),
        (("21", "2017-06-01", None), ("21", "2017-06-03", None), "echo"),
        (("21", "", None), ("21", "", 2), "echo"),
        (("24", "2017-06-01", None), ("dozens", "2017-06-03", 2), "echo"),
        (("24", "", None), ("dozens", "", 2), "echo"),
        (("88,733", "2017-06-01", None), ("about 89,000", "2017-06-03", None), "revision"),
        (("21", "2017-06-01", None), ("26", "2017-06-01", 2), "misquote"),
        (("21", "2017-06-01", 3), ("26", "2017-06-01", 2), "misquote"),
        (("21", "", None), ("26", "2017-06-01", 2), "undated_variant"),
        (("21", "", None), ("26", "", None), "undated_variant"),
        (("21", "2017-06-01", None), ("26", "2017-06-01", None), "undated_variant"),
    ],
)
def test_two_words_of_one_origin(
    first: tuple[str, str, int | None], second: tuple[str, str, int | None], expected: str
) -> None:
    """Later is a revision, the same an echo, the same day through a relay a misquote."""
    a, b = (
        said_by(text, 1, label=f"c{n}", said=said, relay=relay)
        for n, (text, said, relay) in enumerate((first, second), start=1)
    )
    assert relate(a, b).kind == relate(b, a).kind == expected
    assert relate(a, b).reason == relate(b, a).reason or expected in {"misquote", "undated_variant"}


def test_a_relay_of_an_older_word_is_an_echo() -> None:
    """Whoever still quotes 21 after the origin went to 24 echoes its 21."""
    now = replace(said_by("24", 1, said="2017-06-03"), earlier=(figure("21"),))
    relay = said_by("21", 1, label="c2", said="2017-06-04", relay=2)
    assert relate(now, relay).reason == "c2 echoes c1: A gave 21 before its 24"
    assert relate(relay, now).kind == "echo"


def test_a_revision_tells_both_figures_and_days() -> None:
    """A revision reads from the older word to the newer, whichever is given first."""
    old = said_by("21", 1, said="2017-06-01")
    new = said_by("24", 1, label="c2", said="2017-06-03")
    assert relate(new, old).reason == (
        "c1 to c2 is a revision: A said 21 (2017-06-01), then 24 (2017-06-03)"
    )


def test_unknown_origins_are_never_the_same() -> None:
    """Two claims of unknown origin are compared as independent, and marked."""
    found = relate(said_by("21"), said_by("24", label="c2"))
    assert found.kind == "conflict"
    assert "origin_unknown" in found.marks
    assumed = replace(said_by("21", 1), origin_assumed=True)
    assert "origin_assumed" in relate(assumed, said_by("24", 2)).marks


def test_figures_of_any_length_compare_to_the_last_digit() -> None:
    """No context rounds a figure: the 30th digit decides between equal and conflict."""
    long = "123456789012345678901234567890"
    assert kinds(long, long[:-1] + "1") == ("conflict", "minor")
    assert kinds("1E+300", "1E+299")[0] == "conflict"


def test_the_context_of_the_caller_changes_no_result() -> None:
    """A program that works with two digits still gets the ratio and the reason in full."""
    with localcontext(Context(prec=2)):
        found = relate_quantities(figure("28,326"), figure("28,325"))
        far = relate_quantities(figure("88,733"), figure("17,124"))
    assert found.reason == "conflict: 28,326 and 28,325 are 1 apart (minor)"
    assert far.reason == "conflict: 88,733 is 5.18 times 17,124 (major)"


def test_a_version_becomes_a_statement_with_merged_names() -> None:
    """statement_of follows merges and names the claim, its origin and its publisher."""
    sources = {**SOURCES, 3: replace(SOURCES[3], merged_into=1)}
    first = version(1, "21", 3, publisher=2)
    later = then(first, "24", "2017-06-03", 9)
    found = statement_of(later, QUESTION, sources, [first])
    assert (found.label, found.origin, found.publisher, found.own) == ("c1", "A", "B", False)
    assert found.earlier == (figure("21"),)
    unknown = statement_of(version(2, "24", 70), QUESTION, sources)
    assert (unknown.origin, unknown.own) == ("s70", True)
    nobody = statement_of(version(2, "24", None), None, sources)
    assert (nobody.origin, nobody.own) == ("", False)


counts = st.integers(-50, 3_000).map(Decimal)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    """Any quantity of persons."""
    text = draw(st.sampled_from(["hundreds", "dozens", "thousands", "a few", ""]))
    if text:
        return figure(text)
    hedge = draw(
        st.sampled_from(
            ["", "about ", "at least ", "more than ", "at most ", "less than ", "nearly "]
        )
    )
    n = draw(counts)
    if draw(st.booleans()):
        return figure(f"{hedge}{n}")
    low, best, high = sorted((n, draw(counts), draw(counts)))
    return stated(low, best, high, unit="persons")


@given(
    quantities(),
    quantities(),
    st.sampled_from([1, 2, None]),
    st.sampled_from(["", "2017-06-01", "2017-06-02"]),
    st.sampled_from([None, 3]),
)
def test_the_kind_does_not_depend_on_the_order(
    p: Quantity, q: Quantity, origin: int | None, said: str, relay: int | None
) -> None:
    """relate(a, b) and relate(b, a) give one kind, severity, ratio and set of marks."""
    a = replace(said_by("1", 1, said="2017-06-01"), quantity=p)
    b = replace(said_by("1", origin, label="c2", said=said, relay=relay), quantity=q)
    one, two = relate(a, b), relate(b, a)
    assert (one.kind, one.severity, one.ratio) == (two.kind, two.severity, two.ratio)
    assert set(one.marks) == set(two.marks)
    assert (one.kind is RelationKind.CONFLICT) is (one.severity is not Severity.NONE)
