from collections.abc import Callable
from decimal import Decimal

import pytest

from facttrack.comparison import Comparison
from facttrack.domain.claim import History
from facttrack.domain.interval import Interval
from tests.comparison.stated import claim, then, version, weigh

FIRST = version(1, "21", 1)
RIVALS = [
    claim(version(2, "21", 1, publisher=2)),
    claim(version(3, "17", 3)),
    claim(version(4, "more than 20", 4)),
    claim(version(5, "about 25", 5)),
]


def by_revise() -> list[History]:
    """Five claims: the PMU's new figure is a version of its claim."""
    return [claim(FIRST, then(FIRST, "24", "2017-06-03", 6)), *RIVALS]


def by_new_claim() -> list[History]:
    """Six claims: the PMU's new figure is a claim of its own."""
    return [claim(FIRST), *RIVALS, claim(version(6, "24", 1, "2017-06-03"))]


RECORDED: list[tuple[Callable[[], list[History]], int]] = [(by_revise, 5), (by_new_claim, 6)]


def exactly(n: int) -> Interval:
    """A number and nothing else."""
    return Interval(Decimal(n), Decimal(n))


def span(found: Comparison) -> tuple[Decimal | None, Decimal | None, bool, bool]:
    """The range as a tuple."""
    r = found.range
    return r.low, r.high, r.open_above, r.open_below


@pytest.mark.parametrize(("recorded", "claims"), RECORDED)
def test_said_by_day_one(recorded: Callable[[], list[History]], claims: int) -> None:
    """Four origins, best 21 of 17, 21 and 25, range 17 to 26 open above, 2 of 4 agree on 21."""
    found = weigh(recorded(), by="2017-06-01")
    assert found.counts.claims == 5
    assert (found.counts.origins, found.counts.echoes, found.counts.revisions) == (4, 1, 0)
    assert (found.figure, found.best.middle) == (Decimal(21), (Decimal(21),))
    assert span(found) == (Decimal(17), Decimal(26), True, False)
    assert found.agreement is not None
    assert (found.agreement.m, found.agreement.k) == (2, 4)
    assert found.agreement.interval == exactly(21)
    assert found.agreement.labels == ("c1.1", "c4.1")
    assert [(u.label, u.cause, u.reason) for u in found.uncounted] == [
        ("c2.1", "echo", "echo of c1 (A)")
    ]
    assert found.outliers.labels == ()
    assert not found.outliers.not_tested


@pytest.mark.parametrize(("recorded", "claims"), RECORDED)
def test_said_by_day_three(recorded: Callable[[], list[History]], claims: int) -> None:
    """Best 24 of 17, 24 and 25, 3 of 4 agree on 24, 17 is an outlier, one revision."""
    found = weigh(recorded(), by="2017-06-03")
    assert found.counts.claims == claims
    assert (found.counts.origins, found.counts.echoes, found.counts.revisions) == (4, 1, 1)
    assert found.figure == Decimal(24)
    assert span(found) == (Decimal(17), Decimal(26), True, False)
    assert found.agreement is not None
    assert (found.agreement.m, found.agreement.k) == (3, 4)
    assert found.agreement.interval == exactly(24)
    assert found.outliers.labels == ("c3.1",)
    echo = next(u for u in found.uncounted if u.label == "c2.1")
    assert found.best_vote is not None
    assert echo.reason == f"echo of c1.1; A has since said 24 ({found.best_vote.label})"
    conflict = next(
        p.relation
        for p in found.pairs
        if "c3.1" in {p.a, p.b} and p.counted and "24 is" in p.relation.reason
    )
    assert (conflict.kind, conflict.severity) == ("conflict", "moderate")
    assert str(conflict.ratio).startswith("1.4117")


@pytest.mark.parametrize(("recorded", "claims"), RECORDED)
def test_a_revision_is_shown_and_makes_others_stale(
    recorded: Callable[[], list[History]], claims: int
) -> None:
    """The PMU's 24 is revised from 21; whoever spoke before it is stale."""
    found = weigh(recorded())
    marks = {v.claim.origin: v.marks for v in found.votes}
    assert marks["A"] == ("revised",)
    assert marks["C"] == ("stale", "outlier")
    assert marks["D"] == marks["E"] == ("stale",)
    revised = next(v.revised_from for v in found.votes if v.claim.origin == "A")
    assert revised is not None
    assert revised.best == Decimal(21)
    assert any(p.relation.kind == "revision" for p in found.pairs)


def test_it_can_be_read_aloud() -> None:
    """The reason of the result is a row of plain sentences."""
    assert weigh(by_revise(), by="2017-06-03").why == (
        "four independent origins; the middle one of 17, 24 and 25 says 24; "
        "range 17 to 26, open above; three of the four agree on 24; 17 (c3) is an outlier; "
        "one echo not counted."
    )


def test_it_names_its_method_rules_and_dates() -> None:
    """A result says how, by which rules, as of which changeset and by which day it was made."""
    found = weigh(by_revise(), by="2017-06-03")
    assert (found.method, found.rules, found.as_of) == ("lower-median", "rounding-1", 99)
    assert str(found.said_by) == "2017-06-03"
    assert found.counts.documents == 5
    assert found.flags == ("open_above", "stale")
