"""Best, range, agreement and outliers of what origins say."""

from decimal import Decimal

import pytest

from facttrack.comparison.best import Range
from facttrack.comparison.telling import range_text, why
from facttrack.domain.claim import Source
from facttrack.domain.interval import Interval
from facttrack.errors import UsageError
from tests.comparison.stated import (
    claim,
    own,
    version,
    weigh,
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


def test_a_reason_names_no_more_figures_than_can_be_read_aloud() -> None:
    """Of many outliers, or figures set aside, the first few, and how many others there are."""
    far = [claim(version(n, "900", n)) for n in range(20, 28)]
    near = [claim(version(n, str(100 + n), n)) for n in range(1, 20)]
    sources = {n: Source(n, f"k{n}", f"Office {n}") for n in range(1, 30)}
    reason = why(weigh([*near, *far], sources=sources))
    assert "900 (c20), 900 (c21), 900 (c22) and 5 others are outliers" in reason
    assert "900 (c25) and 900 (c26) are outliers" in why(weigh([*near, *far[:-1]], sources=sources))


def test_a_range_in_words_has_every_digit_that_was_said() -> None:
    """Only what a conversion makes endless is cut."""
    stated = Range(Decimal("0.1"), Decimal("12.345678901234567890123"))
    assert range_text(stated, "percent") == "0.1 to 12.345678901234567890123 percent"
    assert range_text(Range(Decimal(1), Decimal(5) / Decimal("1.609344")), "mi") == (
        "1 to 3.106856 mi"
    )
