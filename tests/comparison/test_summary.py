from dataclasses import replace
from decimal import Decimal

import pytest

from facttrack.comparison import compare_all, compare_dates, latest_date
from facttrack.comparison.pairing import MOST_CLAIMS
from facttrack.comparison.result import Comparison
from facttrack.comparison.telling import range_text
from facttrack.domain.claim import History, Kind, Question, RetractedBy, Sighting, Source, Version
from facttrack.domain.dates import EventDate, SaidDate
from facttrack.domain.interval import Interval
from facttrack.errors import UsageError
from tests.comparison.stated import (
    QUESTION,
    SOURCES,
    claim,
    figure,
    own,
    said_by,
    then,
    version,
    weigh,
)


def origins(found: Comparison) -> list[str]:
    """Who is counted."""
    return [v.claim.origin for v in found.votes]


def causes(found: Comparison) -> dict[str, str]:
    """What is not counted, and why in a word."""
    return {u.label: u.cause.value for u in found.uncounted}


def retract(before: Version, by: RetractedBy, changeset: int, said: str = "") -> Version:
    """The version that withdraws a claim."""
    return replace(
        then(before, "1", said, changeset, Kind.RETRACT),
        quantity=before.quantity,
        retracted_by=by,
        reason="typed twice",
    )


# Best.


def test_one_origin_gives_its_figure_marked() -> None:
    """A single origin's figure is the best, and the reader is told that it stands alone."""
    found = weigh(own("21"))
    assert found.figure == Decimal(21)
    assert found.single_origin
    assert found.votes[0].marks == ("single_origin",)
    assert "single_origin" in found.flags
    assert found.agreement is None


def test_two_that_disagree_give_no_best() -> None:
    """17 and 24 leave no figure to print; the conservative method gives the lower."""
    found = weigh(own("24", "17"))
    assert found.figure is None
    assert found.low_confidence
    assert found.best.why == "two origins disagree, 17 and 24"
    assert found.best.middle == (Decimal(17), Decimal(24))
    lower = weigh(own("24", "17"), method="conservative")
    assert lower.figure == Decimal(17)
    assert lower.low_confidence
    assert lower.method == "conservative"
    with pytest.raises(UsageError, match="no method 'mean'; there are lower-median and cons"):
        weigh(own("24"), method="mean")


@pytest.mark.parametrize(("a", "b", "best"), [("21", "21", 21), ("88,733", "about 89,000", 88733)])
def test_two_that_agree_give_the_lower(a: str, b: str, best: int) -> None:
    """Equal figures, or one rounded from the other, agree."""
    found = weigh(own(a, b))
    assert found.figure == Decimal(best)
    assert not found.low_confidence


def test_the_lower_of_two_middle_figures_is_taken_and_both_are_shown() -> None:
    """An even number of figures has two middle ones; the best is one of them, never between."""
    found = weigh(own("40", "10", "30", "20"))
    assert found.figure == Decimal(20)
    assert found.best.middle == (Decimal(20), Decimal(30))
    assert found.best_vote is not None
    assert found.best_vote.label == "c4.1"


@pytest.mark.parametrize("texts", [("at least 20", "dozens"), ("hundreds",), ("20 to 30",)])
def test_bounds_and_vague_words_give_no_best(texts: tuple[str, ...]) -> None:
    """A figure that nobody stated is never printed."""
    found = weigh(own(*texts))
    assert found.figure is None
    assert found.best.why == "only bounds or vague words"
    assert not found.low_confidence


def test_a_lone_figure_stands_unless_all_others_exclude_it() -> None:
    """24 beside "more than 20" is the best; 17 beside it is one of two that disagree."""
    assert weigh(own("24", "more than 20")).figure == Decimal(24)
    against = weigh(own("17", "more than 20"))
    assert against.figure is None
    assert against.low_confidence
    assert weigh(own("17", "more than 20", "at most 18")).figure == Decimal(17)


# Range.


def test_the_range_takes_unhedged_figures_as_stated() -> None:
    """300 may mean 270 to 330 when it is compared, but the range says 300."""
    found = weigh(own("300", "about 25"))
    assert (found.range.low, found.range.high) == (Decimal(24), Decimal(300))
    assert not found.range.open_above


def test_an_upper_bound_is_never_invented() -> None:
    """A lone "at least 20" has a low and no high; beside 17 the highest bound named is 20."""
    alone = weigh(own("at least 20")).range
    assert (alone.low, alone.high, alone.open_above) == (Decimal(20), None, True)
    beside = weigh(own("at least 20", "17", "18")).range
    assert (beside.low, beside.high, beside.open_above) == (Decimal(17), Decimal(20), True)
    below = weigh(own("at most 20")).range
    assert (below.low, below.high, below.open_below) == (None, Decimal(20), True)
    alike = weigh(own("at least 20", "at most 20")).range
    texts = [range_text(found) for found in (alone, below, weigh(own("20")).range, alike)]
    assert texts == ["20 or more", "20 or less", "20", "20, open above, open below"]


def test_a_figure_ten_times_off_is_set_aside_and_still_listed() -> None:
    """A slipped zero does not stretch the range, though its origin keeps its vote."""
    found = weigh(own("300", "310", "3000"))
    assert found.figure == Decimal(310)
    assert weigh(own("300", "305", "3050")).range.high == Decimal(305)
    wide = weigh(own("300", "300", "3000", "at least 5000"))
    assert (wide.range.low, wide.range.high) == (Decimal(300), Decimal(300))
    assert not wide.range.open_above
    assert [v.label for v in wide.votes if "set_aside" in v.marks] == ["c3.1", "c4.1"]
    assert wide.counts.origins == 4
    assert {"set_aside", "suspect"} <= set(wide.flags)
    assert "set aside as ten times off or more" in wide.why


# Agreement.


def test_touching_ends_agree_only_when_both_are_closed() -> None:
    """20 lies in "at least 20" and in "at most 20", but not in "more than 20"."""
    closed = weigh(own("at least 20", "at most 20")).agreement
    assert closed is not None
    assert closed.interval == Interval(Decimal(20), Decimal(20))
    assert weigh(own("more than 20", "at most 20")).agreement is None
    assert weigh(own("more than 20", "20")).agreement is None


def test_an_open_agreement_keeps_its_open_ends() -> None:
    """Bounds of more than 20 and less than 30 agree on what lies strictly between."""
    found = weigh(own("more than 20", "less than 30")).agreement
    assert found is not None
    assert found.interval == Interval(Decimal(20), Decimal(30), low_open=True, high_open=True)
    endless = weigh(own("more than 20", "at least 25")).agreement
    assert endless is not None
    assert endless.interval == Interval(Decimal(25), None)


@pytest.mark.parametrize(
    ("texts", "shared"),
    [
        (("17", "17", "30", "30", "17 to 30", "40"), (30, 30)),
        (("10 to 20", "15 to 20", "40 to 50", "48 to 50"), (48, 50)),
        (("10 to 12", "10 to 12", "40 to 42", "40 to 42"), (10, 12)),
        (("at least 50", "at least 60", "1 to 9", "2 to 9"), (2, 9)),
    ],
)
def test_ties_go_to_the_best_then_the_narrowest_then_the_lowest(
    texts: tuple[str, ...], shared: tuple[int, int]
) -> None:
    """Of several stretches with equal support one is chosen by a fixed rule."""
    found = weigh(own(*texts)).agreement
    assert found is not None
    low, high = map(Decimal, shared)
    assert (found.interval.low, found.interval.high) == (low, high)


def test_vague_words_agree_by_their_cores_among_themselves() -> None:
    """Hundreds and dozens share nothing as words; beside a number each is read widely."""
    assert weigh(own("hundreds", "dozens")).agreement is None
    assert weigh(own("hundreds", "dozens", "150")).counts.agreeing == 3


# Outliers.


@pytest.mark.parametrize(
    ("texts", "odd"),
    [
        (("24", "25", "17"), ["c3.1"]),
        (("21", "25", "17"), []),
        (("100", "110", "137"), []),
        (("100", "110", "137.5"), ["c3.1"]),
        (("100", "110.1", "200"), []),
        (("80", "100", "110"), ["c1.1"]),
        (("100", "100", "100", "125"), []),
        (("100", "100", "100", "126"), ["c4.1"]),
        (("100", "101", "99", "100", "10"), ["c5.1"]),
        (("100", "200", "400", "800"), []),
    ],
)
def test_outliers_by_three_and_by_the_median_deviation(
    texts: tuple[str, ...], odd: list[str]
) -> None:
    """With three: two within 10%, the third 25% off. With four: beyond 25% and 3.5 MADs."""
    found = weigh(own(*texts))
    assert list(found.outliers.labels) == odd
    assert not found.outliers.not_tested
    assert found.counts.origins == len(texts)


@pytest.mark.parametrize(
    ("texts", "why"),
    [
        (("24", "17"), "2 origins give figures"),
        (("24", "more than 17"), "one origin gives a figure"),
        (("dozens", "hundreds"), "no origin gives a figure"),
        (("24", "0", "25"), "a figure is zero or negative"),
        (("24", "-3", "25", "26"), "a figure is zero or negative"),
    ],
)
def test_outliers_are_not_tested_and_why(texts: tuple[str, ...], why: str) -> None:
    """With two figures, or one that has no logarithm, nothing is tested, and that is said."""
    found = weigh(own(*texts))
    assert found.outliers.not_tested == why
    assert f"outliers not tested ({why})" in found.why


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


# Dates.


def test_only_claims_at_the_asked_date_are_counted() -> None:
    """Other dates are left out, overlapping ones listed beside, whatever way they are written."""
    month, days = EventDate("2017-06"), EventDate("2017-06-01/2017-06-30")
    histories = [
        claim(version(1, "21", 1)),
        claim(version(2, "60", 2, at=month)),
        claim(version(3, "61", 3, at=days)),
        claim(version(4, "70", 4, at=EventDate("2017-07"))),
        claim(version(5, "80", 5, at=None)),
        claim(version(6, "90", 6, at=EventDate("", "May 18", "the year"))),
    ]
    found = weigh(histories)
    assert [v.label for v in found.votes] == ["c1.1"]
    assert [b.label for b in found.beside] == ["c2.1", "c3.1"]
    assert "date_uncertain" in found.flags
    assert [v.label for v in weigh(histories, at=month).votes] == ["c2.1", "c3.1"]
    assert [v.label for v in weigh(histories, at=None).votes] == ["c5.1"]
    groups = compare_dates(histories)
    assert [str(g.event_date) for g in groups] == [
        "2017-06-01",
        "2017-06",
        "2017-07",
        "May 18",
        "None",
    ]
    assert [[s.claim_id for s in g.beside] for g in groups] == [[2, 3], [1], [], [], []]
    assert latest_date(groups) == EventDate("2017-07")
    assert latest_date(groups[3:]) is None


def test_a_corrected_date_moves_the_claim() -> None:
    """The version in force tells the date."""
    first = version(1, "21", 1, at=EventDate("2017-05-01"))
    moved = replace(then(first, "21", "", 9, Kind.CORRECT), event_date=EventDate("2017-06-01"))
    assert weigh([claim(first, moved)]).counts.claims == 1
    assert weigh([claim(first)]).counts.claims == 0


def test_every_date_at_once_gives_what_each_gives() -> None:
    """compare_all is compare at each date in order."""
    histories = [
        claim(version(n, str(20 + n), n, at=EventDate(f"2017-06-0{1 + n % 3}")))
        for n in range(1, 8)
    ] + [claim(version(8, "40", 8, at=EventDate("2017-06")))]
    found = list(compare_all(QUESTION, histories, SOURCES, as_of=99))
    assert [str(c.event_date) for c in found] == [
        "2017-06-01", "2017-06", "2017-06-02", "2017-06-03",
    ]  # fmt: skip
    assert found == [weigh(histories, at=c.event_date) for c in found]


# Counts and pairs.


def test_documents_count_every_item_that_was_read_by_then() -> None:
    """A document counts once, a sighting's too if it was seen by the asked day."""
    first = replace(version(1, "21", 1), document_id=7)
    seen = (Sighting(1, 1, 2, 8, SaidDate("2017-06-02")), Sighting(1, 1, 3, 7), Sighting(1, 1, 4))
    history = History(1, (first,), seen)
    other = claim(replace(version(2, "22", 2), document_id=None))
    assert weigh([history, other]).counts.documents == 2
    assert weigh([history, other], by="2017-06-01").counts.documents == 1


def test_pairs_can_be_left_out_without_changing_the_rest() -> None:
    """Reports ask for no pairs; all counts stay."""
    histories = own("21", "17", "about 25", "more than 20")
    full, bare = weigh(histories), weigh(histories, pairs=False)
    assert bare.pairs == ()
    assert replace(full, pairs=()) == bare
    assert bare.counts.conflicts == sum(
        p.counted and p.relation.kind == "conflict" for p in full.pairs
    )


def test_beyond_two_hundred_claims_only_votes_are_paired() -> None:
    """A crowd of echoes is not related each to each, and the result says so."""
    crowd = [claim(version(n, "21", 1, publisher=2)) for n in range(10, 10 + MOST_CLAIMS)]
    found = weigh([claim(version(1, "21", 1)), claim(version(2, "17", 3)), *crowd])
    assert [(p.a, p.b) for p in found.pairs] == [("c1.1", "c2.1")]
    assert found.pairs_note == (
        "more than 200 claims: only the pairs of the origins' votes are given"
    )
    strangers = [claim(version(n, "21", None)) for n in range(1, 2 + MOST_CLAIMS)]
    assert weigh(strangers).pairs_note == "more than 200 votes: no pairs are given"


def test_a_claim_that_revised_itself_is_a_pair_of_versions() -> None:
    """The versions of one claim relate as a revision, told with both days."""
    first = version(1, "21", 1)
    found = weigh([claim(first, then(first, "24", "2017-06-03", 9))])
    assert [(p.a, p.b, p.relation.kind) for p in found.pairs] == [("c1.1", "c1.2", "revision")]
    assert found.pairs[0].relation.reason == (
        "c1.2 revises c1.1: A said 21 (2017-06-01), then 24 (2017-06-03)"
    )
    assert said_by("21", 1).own
