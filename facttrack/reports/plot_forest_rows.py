"""The rows of a forest plot: each origin's vote, and under it the claims that only follow it."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from facttrack.comparison.measured import measure
from facttrack.comparison.result import Cause, Comparison, Uncounted, Vote
from facttrack.comparison.sentences import shown
from facttrack.domain.interval import Interval
from facttrack.reports.plot_scale import place
from facttrack.reports.values import shown as one_line

MOST_ROWS = 3000


class Standing(enum.StrEnum):
    """What a row is to the result; each has its own mark, never only its own colour."""

    COUNTED = "counted"
    BEST = "best"
    OUTLIER = "outlier"
    SET_ASIDE = "set aside"
    FOLLOWER = "not counted"
    RETRACTED = "retracted"


@dataclass(frozen=True, slots=True)
class Row:
    """One claim: who says what, where it lies, and in words what the reader has to know.

    `low` and `high` are None where the interval is open; `drawn` is False for a claim whose unit
    has no place on the scale.
    """

    who: str
    figure: str
    note: str
    standing: Standing
    low: float | None = None
    high: float | None = None
    point: float | None = None
    vague: bool = False
    drawn: bool = True
    follows: bool = False

    @property
    def places(self) -> list[float]:
        """The finite places that the scale has to hold."""
        return [p for p in (self.low, self.point, self.high) if p is not None and self.drawn]

    @property
    def figures(self) -> list[float]:
        """The figure that it states, or the bound."""
        found = [p for p in (self.point, self.low or self.high, self.high) if p is not None]
        return found[:1] if self.drawn else []

    @property
    def open_above(self) -> bool:
        """Whether it has no upper bound."""
        return self.drawn and self.high is None and self.low is not None

    @property
    def open_below(self) -> bool:
        """Whether it has no lower bound."""
        return self.drawn and self.low is None and self.high is not None


def forest_rows(c: Comparison) -> list[Row]:
    """The votes by figure, the lowest first, each with its echoes; then what belongs to none."""
    rows: list[Row] = []
    following: dict[int | None, list[Uncounted]] = {
        vote.claim.origin_id: [] for vote in c.votes if vote.claim.origin_id is not None
    }
    alone: list[Uncounted] = []
    for u in c.uncounted:
        following.get(_leader(u), alone).append(u)
    for vote in sorted(c.votes, key=_order):
        rows.append(_vote_row(c, vote))
        own = following.get(vote.claim.origin_id, ())
        rows.extend(_left_out(c, u, follows=True) for u in own)
    rows.extend(_left_out(c, u, follows=False) for u in alone)
    return rows


def _order(vote: Vote) -> tuple[float, float, int]:
    ends = [n for n in (vote.interval.low, vote.interval.high) if n is not None]
    point = vote.measured.point
    first = place(point if point is not None else min(ends)) if ends or point is not None else 0.0
    last = place(ends[-1]) if ends else first
    return first, last, vote.claim.claim_id


def _leader(u: Uncounted) -> int | None:
    """The origin whose vote a claim without one follows."""
    alone = u.cause in (Cause.RETRACTED, Cause.NOT_COMPARABLE, Cause.UNCLEAR)
    return None if alone else u.claim.origin_id


def _vote_row(c: Comparison, vote: Vote) -> Row:
    marks = set(vote.marks)
    standing = Standing.COUNTED
    if vote is c.best_vote:
        standing = Standing.BEST
    elif "set_aside" in marks:
        standing = Standing.SET_ASIDE
    elif "outlier" in marks:
        standing = Standing.OUTLIER
    point = vote.measured.point
    return Row(
        vote.claim.origin or "(unknown)",
        one_line(shown(vote.claim.quantity)),
        "; ".join(_notes(vote)),
        standing,
        *_ends(vote.interval),
        None if point is None else place(point),
        vague=vote.measured.vague,
    )


def _notes(vote: Vote) -> Iterator[str]:
    if vote.revised_from is not None:
        yield f"revised from {one_line(shown(vote.revised_from))}"
    told = ("outlier", "set_aside", "stale", "relayed", "undated", "unit_unknown", "vague")
    for mark in told:
        if mark in vote.marks:
            yield mark.replace("_", " ")


def _left_out(c: Comparison, u: Uncounted, *, follows: bool) -> Row:
    claim, gone = u.claim, u.cause in (Cause.RETRACTED, Cause.WITHDRAWN)
    measured = measure(claim.quantity, c.unit)
    drawn = measured is not None and not measured.unclear
    interval = measured.interval if measured else Interval(None, None)
    point = measured.point if measured else None
    return Row(
        claim.publisher or claim.origin or "(unknown)",
        one_line(shown(claim.quantity)),
        _CAUSES.get(u.cause, u.cause.value.replace("_", " ")),
        Standing.RETRACTED if gone else Standing.FOLLOWER,
        *_ends(interval),
        None if point is None else place(point),
        vague=bool(measured and measured.vague),
        drawn=drawn,
        follows=follows,
    )


_CAUSES = {Cause.RELAY: "relay, differs", Cause.PART: "counts a part", Cause.SUPERSEDED: "earlier"}


def _ends(interval: Interval) -> tuple[float | None, float | None]:
    low = None if interval.low is None else place(interval.low)
    return low, None if interval.high is None else place(interval.high)


def panels(rows: list[Row], size: int) -> Iterable[list[Row]]:
    """The rows in even pieces of at most `size`, an echo with its origin."""
    count = max(1, -(-len(rows) // size))
    start = 0
    for n in range(1, count + 1):
        end = max(start, round(len(rows) * n / count))
        while end < len(rows) and rows[end].follows and end - start < 2 * size:
            end += 1
        if end > start or not rows:
            yield rows[start:end]
        start = end
