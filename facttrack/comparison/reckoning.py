"""What the origins' votes come to: best, range, agreement and outliers."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from facttrack.comparison.agreement import Agreement, agreement
from facttrack.comparison.best import Best, Method, Range, find_best, find_range, set_aside
from facttrack.comparison.conflicts import Conflicts, find_conflicts
from facttrack.comparison.measured import Measured, read_together
from facttrack.comparison.origins import Speaker
from facttrack.comparison.outliers import Outliers, find_outliers
from facttrack.comparison.result import OutlierTest, Vote
from facttrack.comparison.votes import cast_votes
from facttrack.domain.claim import Source


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The votes with their marks, and all that follows from their numbers."""

    votes: tuple[Vote, ...]
    best: Best
    range: Range
    agreement: Agreement | None
    outliers: OutlierTest
    conflicts: Conflicts


def reckon(speakers: deque[Speaker], method: Method, sources: Mapping[int, Source]) -> Reckoning:
    """What the votes of the speakers come to; figures set aside still have their votes.

    The speakers are taken out while they vote: there may be a million.
    """
    measured = [s.witness.measured for s in speakers]
    intervals = read_together(measured)
    best = find_best(measured, method)
    aside = set_aside(measured, best)
    tested = _test(measured)
    votes = cast_votes(speakers, intervals, sources, frozenset(tested.places), aside)
    spans = [
        i if m.vague else m.span
        for n, (m, i) in enumerate(zip(measured, intervals, strict=True))
        if n not in aside
    ]
    odd = tuple(votes[n].label for n in tested.places)
    return Reckoning(
        votes,
        best,
        find_range(spans),
        agreement(intervals, (v.label for v in votes), best.figure),
        OutlierTest(odd, tested.not_tested),
        find_conflicts(measured),
    )


def _test(measured: Sequence[Measured]) -> Outliers:
    """The outliers among the point figures, by their places among all votes."""
    places = [n for n, m in enumerate(measured) if m.point is not None]
    found = find_outliers([m.point for m in measured if m.point is not None])
    return Outliers(tuple(places[n] for n in found.places), found.not_tested)
