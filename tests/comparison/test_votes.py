"""Who is counted: origins and relays, stale and withdrawn claims, parts, units."""

from dataclasses import replace
from decimal import Decimal

import pytest

from facttrack.domain.claim import Kind, Question, RetractedBy, Source
from tests.comparison.stated import (
    QUESTION,
    SOURCES,
    causes,
    claim,
    figure,
    origins,
    own,
    retract,
    then,
    version,
    weigh,
)

# Origins.


def test_a_relay_speaks_only_where_its_origin_does_not() -> None:
    """The origin's own older word outweighs a newer relay, which is pointed out."""
    relay = claim(version(2, "30", 1, "2017-06-05", publisher=2))
    assert weigh([relay]).votes[0].marks == ("relayed", "single_origin")
    found = weigh([claim(version(1, "21", 1)), relay])
    assert found.figure == Decimal(21)
    assert causes(found) == {"c2.1": "relay"}
    assert found.uncounted[0].reason.endswith("its own 21 (c1.1): look for a revision")
    assert found.counts.echoes == 1
    assert "relay_newer" in found.flags
    echo = claim(version(2, "about 21", 1, "2017-06-05", publisher=2))
    assert "relay_newer" not in weigh([claim(version(1, "21", 1)), echo]).flags


def test_five_outlets_that_cite_one_source_are_one_witness() -> None:
    """However many relay it, an origin has one vote."""
    relays = [claim(version(n, "100", 1, publisher=n)) for n in range(2, 7)]
    found = weigh([*relays, claim(version(7, "40", 7))])
    assert found.counts.origins == 2
    assert found.counts.echoes == 4
    assert set(causes(found).values()) == {"echo"}


def test_a_rounded_relay_does_not_outdate_a_precise_one() -> None:
    """The words "about 89,000" after 88,733 are an echo; another figure is a newer word."""
    precise = claim(version(1, "88,733", 1, publisher=2))
    rounded = claim(version(2, "about 89,000", 1, "2017-06-02", publisher=3))
    newer = claim(version(3, "90,100", 1, "2017-06-03", publisher=4))
    found = weigh([precise, rounded])
    assert (found.figure, found.counts.revisions) == (Decimal(88733), 0)
    found = weigh([precise, rounded, newer])
    assert (found.figure, found.counts.revisions) == (Decimal(90100), 1)


def test_a_late_arrival_of_an_older_word_is_not_the_newest() -> None:
    """Latest is by assertion, not by when we heard of it."""
    first = version(1, "24", 1, "2017-06-03")
    late = then(first, "21", "2017-06-01", 9)
    assert weigh([claim(first, late)]).figure == Decimal(24)
    other = claim(version(2, "21", 1, "2017-06-01"))
    found = weigh([claim(first), other])
    assert found.figure == Decimal(24)
    assert causes(found) == {"c2.1": "superseded"}


def test_a_correction_takes_the_place_of_its_version() -> None:
    """A correction changes no date and is no revision: nobody becomes stale by it."""
    first = version(1, "12", 1)
    corrected = claim(first, then(first, "21", "", 9, Kind.CORRECT))
    found = weigh([corrected, claim(version(2, "22", 2))])
    assert [v.marks for v in found.votes] == [(), ()]
    assert found.counts.revisions == 0
    found = weigh([corrected, claim(version(2, "30", 1))])
    assert found.figure == Decimal(30)


def test_unknown_origins_are_never_the_same() -> None:
    """Two claims of unknown origin are two votes, marked."""
    found = weigh([claim(version(1, "21", None)), claim(version(2, "21", None))])
    assert found.counts.origins == 2
    assert all(v.marks == ("origin_unknown",) for v in found.votes)
    assert "origin_unknown" in found.flags


def test_merged_sources_are_one_origin() -> None:
    """A merge makes two names one witness; the older word of the two is superseded."""
    merged = {**SOURCES, 2: replace(SOURCES[2], merged_into=1), 3: Source(3, "k3", "C", (), "", 2)}
    histories = [claim(version(n, str(20 + n), n, f"2017-06-0{n}")) for n in (1, 2, 3)]
    found = weigh(histories, sources=merged)
    assert origins(found) == ["A"]
    assert found.figure == Decimal(23)
    assert causes(found) == {"c1.1": "superseded", "c2.1": "superseded"}
    assert found.counts.revisions == 2
    circle = {1: Source(1, "a", "A", merged_into=2), 2: Source(2, "b", "B", merged_into=1)}
    assert weigh(histories[:1], sources=circle).counts.origins == 1


def test_an_assumed_origin_is_marked() -> None:
    """Where nobody is named the publisher is taken for the origin, and that is shown."""
    found = weigh([claim(replace(version(1, "21", 1), origin_assumed=True))])
    assert "origin_assumed" in found.votes[0].marks
    assert "origin_assumed" in found.flags


# Stale.


def test_a_vote_is_stale_once_another_origin_has_revised() -> None:
    """Only another origin's later revision makes a vote stale, not its own and not a new voice."""
    first = version(1, "21", 1)
    revised = claim(first, then(first, "24", "2017-06-03", 9))
    same_day = claim(version(2, "17", 2, "2017-06-03"))
    before = claim(version(3, "18", 3, "2017-06-02"))
    found = weigh([revised, same_day, before])
    assert ["stale" in v.marks for v in found.votes] == [False, False, True]
    assert not any("stale" in v.marks for v in weigh([claim(first), same_day]).votes)


def test_a_revision_that_a_relay_carries_makes_others_stale() -> None:
    """An origin that is only known through a relay still revises; an echo's copy does not."""
    first = version(1, "21", 1, publisher=2)
    relayed = claim(first, then(first, "24", "2017-06-03", 9))
    other = claim(version(3, "17", 3))
    assert "stale" in weigh([relayed, other]).votes[1].marks
    with_own = weigh([relayed, other, claim(version(4, "21", 1))])
    assert not any("stale" in v.marks for v in with_own.votes)
    assert with_own.counts.revisions == 1


# Withdrawn, undated, parts, units.


def test_a_retracted_claim_is_listed_and_not_counted() -> None:
    """Who retracted it and why is said; a relay may then speak for the origin, or not."""
    first = version(1, "21", 1)
    relay = claim(version(2, "21", 1, publisher=2))
    ours = weigh([claim(first, retract(first, RetractedBy.US, 9)), relay])
    assert ours.uncounted[0].reason == "retracted by us: typed twice"
    assert origins(ours) == ["A"]
    assert ours.counts.claims == 1
    theirs = claim(first, retract(first, RetractedBy.ORIGIN, 9, "2017-06-04"))
    found = weigh([theirs, relay])
    assert causes(found) == {"c1.2": "retracted", "c2.1": "withdrawn"}
    assert found.votes == ()
    assert found.figure is None
    newer = claim(version(3, "26", 1, "2017-06-05", publisher=2))
    assert weigh([theirs, relay, newer]).figure == Decimal(26)
    assert weigh([theirs, relay], by="2017-06-03").figure == Decimal(21)


def test_a_reinstated_claim_counts_again() -> None:
    """After a retraction and a reinstatement the claim has its vote, and its change is counted."""
    first = version(1, "21", 1)
    gone = retract(first, RetractedBy.ORIGIN, 8, "2017-06-02")
    back = replace(then(gone, "22", "2017-06-03", 9, Kind.REINSTATE), retracted_by=None)
    found = weigh([claim(first, gone, back)])
    assert found.figure == Decimal(22)
    assert found.counts.revisions == 1


def test_undated_claims_are_listed_under_said_by() -> None:
    """What does not say when it was said is counted only where no day is asked for."""
    histories = [claim(version(1, "21", 1, "")), claim(version(2, "17", 2, "2017-06-05"))]
    assert weigh(histories).counts.origins == 2
    assert "undated" in weigh(histories).votes[0].marks
    found = weigh(histories, by="2017-06-01")
    assert causes(found) == {"c1.1": "undated"}
    assert (found.counts.claims, found.counts.origins) == (0, 0)
    assert found.why == "1 claim listed, none of them counted."
    assert weigh([], by="2017-06-01").why == "no claim."


def test_a_part_is_not_counted_beside_its_whole() -> None:
    """Three children among twelve dead are no second opinion; alone they are a claim."""
    whole = claim(version(1, "12", 1))
    part = claim(replace(version(2, "3", 2), part_of=1))
    found = weigh([whole, part])
    assert causes(found) == {"c2.1": "part"}
    assert found.range.low == Decimal(12)
    assert weigh([part]).figure == Decimal(3)


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (("21",), "which says 21."),
        (("at least 21",), "which says at least 21: no figure to choose."),
        (("dozens",), "which says dozens: no figure to choose; range 24 to 99."),
        (("21", "21"), "which both say 21; range 21; both agree on 21; "),
        (("88,733", "about 89,000"), "which say 88,733 and about 89,000: the lower is taken; "),
        (("17", "24"), "which disagree: 17 and 24, so no best; range 17 to 24; no two of them "),
        (("21", "more than 20"), "; one gives a figure, 21, the other a bound or a vague word; "),
        (("more than 20", "dozens"), "which give no figure but bounds or vague words; "),
        (("21", "23", "26"), "; the middle one says 23; range 21 to 26; no two of them agree; "),
        (("21", "23", "26", "40"), "; the middle two say 23 and 26, the lower is taken; range 21 "),
        (("21", "23", "23", "40"), "; the middle two say 23; range 21 to 40; two of the four "),
    ],
)
def test_a_result_can_be_read_aloud(texts: tuple[str, ...], told: str) -> None:
    """Who speaks, what the middle says, how far they lie apart: in words, small numbers too."""
    why = weigh(own(*texts)).why
    count = ("one", "two", "three", "four")[len(texts) - 1]
    origins, _, rest = why.partition(" independent origin")
    assert origins == count
    assert rest.removeprefix("s").removeprefix(", ").startswith(told)


def test_figures_are_counted_in_the_unit_of_the_question() -> None:
    """Miles count in kilometres; what cannot be converted is listed and has no vote."""
    road = Question(1, "k", "the road", dimension="length", unit="km")
    histories = [
        claim(version(1, "10.00", 1, unit="mi")),
        claim(version(2, "16.09344", 2, unit="km")),
        claim(version(3, "16", 3, unit="kg")),
        claim(version(4, "17", 4, unit="")),
    ]
    found = weigh(histories, question=road)
    assert found.figure == Decimal("16.09344")
    assert found.votes[0].claim.quantity == figure("10.00", "mi")
    assert causes(found) == {"c3.1": "not_comparable", "c4.1": "not_comparable"}
    assert found.uncounted[0].reason == "kg cannot be converted to km"
    assert found.why.startswith(
        "two independent origins, which both say 10.00 mi; range 16.09344 km; both agree on 16.09"
    )
    assert "not_comparable" in found.flags
    assert found.counts.claims == 4


def test_percentage_points_are_not_percent() -> None:
    """A rise of 5 percentage points is no rise of 5 percent."""
    rate = Question(1, "k", "the rate", dimension="percent", unit="percent")
    units = ("percent", "percentage points")
    histories = [claim(version(n, "5", n, unit=u)) for n, u in enumerate(units, start=1)]
    assert causes(weigh(histories, question=rate)) == {"c2.1": "not_comparable"}


def test_without_a_unit_of_the_question_the_first_known_one_is_taken() -> None:
    """A question that names no unit is compared in that of its first claim with one."""
    loose = replace(QUESTION, unit="")
    histories = [claim(version(1, "5", 1, unit="")), claim(version(2, "5", 2, unit="vehicles"))]
    found = weigh(histories, question=loose)
    assert found.unit == "vehicles"
    assert found.votes[0].marks == ("unit_unknown",)


def test_a_word_without_a_number_has_no_vote() -> None:
    """The word "many" would agree with every figure; it is listed instead."""
    found = weigh(own("21", "many", "nearly 0"))
    assert causes(found) == {"c2.1": "unclear", "c3.1": "unclear"}
    assert found.single_origin


def test_very_many_relays_of_one_origin_are_told_apart() -> None:
    """Twenty thousand of them: each is held against the origin's words, none against the others."""
    origin = version(1, "300", 1, "2017-06-01")
    before = claim(origin, then(origin, "400", "2017-06-02", 2))
    said = {0: "400", 1: "300", 2: "17"}
    relays = [
        claim(version(n, said[n % 3], 1, "2017-06-03", publisher=2)) for n in range(2, 20_002)
    ]
    found = causes(weigh([before, *relays], pairs=False))
    assert list(found.values()).count("relay") == sum(n % 3 == 2 for n in range(2, 20_002))
    assert set(found.values()) == {"echo", "relay"}
