"""The figure to print, the range around it, and which figures are set aside as too far off."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from facttrack.comparison.distance import gap_reaches, lie, same_number
from facttrack.comparison.kinds import RelationKind
from facttrack.comparison.measured import Measured
from facttrack.comparison.sentences import shown
from facttrack.domain.interval import Interval

TOO_FAR = Decimal(10)
_PAIR = 2


class Method(enum.StrEnum):
    """How the best figure is found where two origins disagree: not at all, or the lower one."""

    LOWER_MEDIAN = "lower-median"
    CONSERVATIVE = "conservative"


@dataclass(frozen=True, slots=True)
class Best:
    """The best figure in the unit of the question, None with `why` not.

    `place` is that of the vote that states it; `middle` holds the middle figures, two with an even
    number of them.
    """

    figure: Decimal | None
    why: str
    place: int | None = None
    middle: tuple[Decimal, ...] = ()
    low_confidence: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """From the lowest to the highest finite bound; None where no claim states one.

    `open_above` and `open_below` tell that a counted claim has no bound on that side. A lone "at
    least 20" has no high: an upper bound is never invented.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    open_above: bool = False
    open_below: bool = False


def find_best(votes: Sequence[Measured], method: Method) -> Best:
    """The lower median of the votes' point figures, in the order of their claims on a tie.

    Two that disagree, neither equal nor rounding, give none, or the lower one by `conservative`;
    so does a lone figure that every other origin's bounds exclude.
    """
    points = sorted((m.point, n) for n, m in enumerate(votes) if m.point is not None)
    if not points:
        return Best(None, "only bounds or vague words" if votes else "no claim is counted")
    figure, place = points[(len(points) - 1) // 2]
    middle = (figure,) if len(points) % 2 else (figure, points[len(points) // 2][0])
    against = _disagreement(votes, [n for _, n in points])
    if against and method is Method.LOWER_MEDIAN:
        return Best(None, against, middle=middle, low_confidence=True)
    why = f"the lower of two, {against}" if against else _praise(len(points), len(votes))
    return Best(figure, why, place, middle, low_confidence=bool(against))


def _disagreement(votes: Sequence[Measured], places: Sequence[int]) -> str:
    """Why a figure cannot be chosen; "" where it can."""
    if len(places) == _PAIR:
        a, b = (votes[n] for n in places)
        return "" if same_number(a, b) else f"two origins disagree, {_two(a, b)}"
    if len(places) == 1 and len(votes) > 1:
        figure = votes[places[0]]
        others = [m for m in votes if m is not figure]
        if all(lie(figure, m) is RelationKind.CONFLICT for m in others):
            who = "two origins" if len(others) == 1 else "the origins"
            return f"{who} disagree, {_two(figure, others[0])}"
    return ""


def _two(a: Measured, b: Measured) -> str:
    return f"{shown(a.quantity)} and {shown(b.quantity)}"


def _praise(points: int, votes: int) -> str:
    if votes == 1:
        return "the figure of a single origin"
    if points == 1:
        return "the only figure; the others give bounds or vague words"
    return f"the lower median of {points} figures"


def set_aside(votes: Sequence[Measured], best: Best) -> frozenset[int]:
    """The places of the votes that lie ten times or more off the best."""
    if best.place is None:
        return frozenset()
    chosen = votes[best.place]
    return frozenset(
        n for n, m in enumerate(votes) if m is not chosen and gap_reaches(m, chosen, TOO_FAR)
    )


def find_range(spans: Sequence[Interval]) -> Range:
    """The range of the spans of the counted claims, those set aside left out already."""
    lows = [s.low for s in spans if s.low is not None]
    highs = [s.high for s in spans if s.high is not None]
    if not (lows or highs):
        return Range(open_above=bool(spans), open_below=bool(spans))
    low, high = min(lows + highs), max(lows + highs)
    only = low == high
    return Range(
        None if only and not lows else low,
        None if only and not highs else high,
        open_above=len(highs) < len(spans),
        open_below=len(lows) < len(spans),
    )
