from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from facttrack.domain.claim import History, Kind, RetractedBy, Version
from facttrack.domain.interval import Interval
from tests.comparison.stated import claim, figure, then, version, weigh

HEDGES = ["", "", "", "about ", "at least ", "more than ", "at most ", "less than ", "nearly "]
DAYS = ["", *(f"2017-06-0{n}" for n in range(1, 6))]
UNKNOWN = 0


@st.composite
def wordings(draw: st.DrawFn) -> str:
    """The wording of a figure, near enough to others that they often meet."""
    if draw(st.integers(0, 7)) == 0:
        return draw(st.sampled_from(["dozens", "hundreds", "a few", "20 to 30", "15 to 24"]))
    hedge = draw(st.sampled_from(HEDGES))
    # No number is nearly 0, so nothing could be counted.
    least = 1 if hedge == "nearly " else 0
    return hedge + str(draw(st.one_of(st.integers(least, 40), st.integers(least, 4_000))))


@st.composite
def histories(draw: st.DrawFn, claim_id: int) -> History:
    """A claim of one to four versions, by one of four origins or an unknown one."""
    origin = draw(st.integers(UNKNOWN, 4)) or None
    publisher = draw(st.sampled_from([origin, origin, 5, 6, None]))
    first = version(claim_id, draw(wordings()), origin, draw(st.sampled_from(DAYS)))
    versions = [replace(first, publisher_id=publisher)]
    for n in range(draw(st.integers(0, 3))):
        kind = draw(st.sampled_from([Kind.REVISE, Kind.REVISE, Kind.CORRECT, Kind.RETRACT]))
        day = draw(st.sampled_from(DAYS))
        versions.append(next_version(versions[-1], draw(wordings()), day, kind, n))
    return claim(*versions)


def next_version(before: Version, text: str, day: str, kind: Kind, n: int) -> Version:
    """The next version; one that follows a retraction reinstates."""
    after = then(before, text, day, 20 + 10 * n + before.claim_id, kind)
    if kind is Kind.RETRACT:
        by = RetractedBy.US if n % 2 else RetractedBy.ORIGIN
        return replace(after, quantity=before.quantity, retracted_by=by)
    if before.kind is Kind.RETRACT:
        return replace(after, kind=Kind.REINSTATE, retracted_by=None)
    return replace(after, retracted_by=None)


@st.composite
def ledgers(draw: st.DrawFn) -> list[History]:
    """Up to seven claims on one question at one date."""
    return [draw(histories(n)) for n in range(1, 1 + draw(st.integers(0, 7)))]


said_by_days = st.sampled_from([None, "2017-06-02", "2017-06-04"])
methods = st.sampled_from(["lower-median", "conservative"])


@given(ledgers(), said_by_days, methods)
def test_the_best_is_a_figure_that_a_counted_claim_states(
    ledger: list[History], by: str | None, method: str
) -> None:
    """Never a midpoint, never the figure of an echo, a withdrawn claim or a set-aside vote."""
    found = weigh(ledger, by=by, method=method, pairs=False)
    stated = {v.claim.quantity.best: v for v in found.votes if v.measured.point is not None}
    if found.figure is not None:
        assert found.figure in stated
        assert found.best_vote is not None
        assert found.best_vote.claim.quantity.best == found.figure
        assert "set_aside" not in found.best_vote.marks
        assert found.range.low is not None
        assert found.range.low <= found.figure
    elif stated and method == "conservative":
        msg = "the conservative method gives a figure wherever one is stated"
        raise AssertionError(msg)
    assert all(middle in stated for middle in found.best.middle)


@given(ledgers(), said_by_days)
def test_the_agreed_interval_lies_in_every_agreeing_one(
    ledger: list[History], by: str | None
) -> None:
    """What m origins agree on is inside the intervals of exactly those m."""
    found = weigh(ledger, by=by, pairs=False)

    def holding(i: Interval) -> list[str]:
        return [v.label for v in found.votes if v.interval.covers(i)]

    if found.agreement is None:
        assert not any(
            a.interval.meets(b.interval)
            for n, a in enumerate(found.votes)
            for b in found.votes[n + 1 :]
        )
        return
    assert found.agreement.k == len(found.votes)
    assert list(found.agreement.labels) == holding(found.agreement.interval)
    assert len(found.agreement.labels) == found.agreement.m >= 2
    for vote in found.votes:
        low = vote.interval.low
        if low is not None:
            reach = Decimal("0.001") if vote.interval.low_open else Decimal(0)
            point = Interval(low + reach, low + reach)
            assert len(holding(point)) <= found.agreement.m


@given(ledgers(), st.randoms(use_true_random=False), said_by_days)
def test_the_result_does_not_depend_on_the_order_of_the_claims(
    ledger: list[History], random: object, by: str | None
) -> None:
    """Ties are broken by claim number, so the same claims always give the same result."""
    shuffled = list(ledger)
    getattr(random, "shuffle")(shuffled)  # noqa: B009
    assert weigh(ledger, by=by) == weigh(shuffled, by=by)


@given(ledgers(), st.data(), said_by_days)
def test_an_echo_changes_no_figure(
    ledger: list[History], data: st.DataObject, by: str | None
) -> None:
    """Whoever relays an origin that speaks for itself moves neither best, range nor agreement."""
    before = weigh(ledger, by=by, pairs=False)
    own = [v for v in before.votes if v.claim.origin_id and "relayed" not in v.marks]
    if not own:
        return
    origin = data.draw(st.sampled_from(own)).claim.origin_id
    day = by or data.draw(st.sampled_from(DAYS))
    echo = claim(version(90, data.draw(wordings()), origin, day, publisher=7))
    after = weigh([*ledger, echo], by=by, pairs=False)
    assert (after.best, after.range) == (before.best, before.range)
    assert after.agreement == before.agreement
    assert after.votes == before.votes
    assert after.counts.echoes == before.counts.echoes + 1


@given(ledgers(), said_by_days)
def test_every_claim_is_either_counted_or_listed_with_its_cause(
    ledger: list[History], by: str | None
) -> None:
    """Nothing that had been said disappears, and no origin has two votes."""
    found = weigh(ledger, by=by, pairs=False)
    voting = [v.claim.claim_id for v in found.votes]
    listed = [u.claim.claim_id for u in found.uncounted]
    assert len({*voting, *listed}) == len(voting) + len(listed)
    assert all(u.reason for u in found.uncounted)
    known = [v.claim.origin_id for v in found.votes if v.claim.origin_id is not None]
    assert len(known) == len(set(known))
    assert by or len(voting) + len(listed) == len(ledger)
    assert found.why.endswith(".")


@given(wordings(), st.integers(2, 6))
def test_a_figure_said_by_all_is_agreed_by_all(text: str, n: int) -> None:
    """Origins that say the same agree, whatever the figure and its hedge."""
    found = weigh([claim(version(k, text, k)) for k in range(1, n + 1)])
    assert found.agreement is not None
    assert found.agreement.m == n
    assert found.counts.conflicts == 0
    assert found.figure == figure(text).best
