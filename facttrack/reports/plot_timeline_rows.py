"""What a timeline shows: each figure at its event date, and each change by when it was said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from facttrack.comparison.measured import Measured, measure
from facttrack.comparison.result import Cause, Comparison, Listed
from facttrack.comparison.sentences import shown
from facttrack.comparison.standing import Standing
from facttrack.domain.claim import Kind, Version
from facttrack.domain.interval import Interval
from facttrack.reports.plot_dates import event_places, said_place
from facttrack.reports.plot_scale import place
from facttrack.reports.values import shown as one_line

_GONE = (Cause.RETRACTED, Cause.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Spot:
    """A figure at a time: `start` to `x` is the period, `y` the figure or the bound it stands at.

    `pointed` where y is a figure and no bound. `kind` is "best", "counted", "follower",
    "retracted" or "changed" (said once, replaced since).
    """

    x: float
    start: float
    y: float
    low: float | None
    high: float | None
    kind: str
    text: str
    who: str = ""
    vague: bool = False
    pointed: bool = True

    @property
    def open_above(self) -> bool:
        """Whether it has no upper bound."""
        return self.high is None

    @property
    def open_below(self) -> bool:
        """Whether it has no lower bound."""
        return self.low is None


@dataclass(frozen=True, slots=True)
class Course:
    """The successive words of one claim by when they were said; `gone` where it was withdrawn."""

    who: str
    spots: tuple[Spot, ...]
    gone: float | None = None

    @property
    def changed(self) -> bool:
        """Whether the figure moved, or was taken back."""
        return len({s.y for s in self.spots}) > 1 or self.gone is not None

    @property
    def stretch(self) -> float:
        """How far apart its figures lie."""
        places = [s.y for s in self.spots]
        return max(places) - min(places)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Both views of a question's figures, and how many claims neither has a place for."""

    by_event: tuple[Spot, ...]
    courses: tuple[Course, ...]
    undated: int
    unsaid: int
    unit: str = ""

    @property
    def moves(self) -> bool:
        """Whether there is more than one day to tell of: of events, of words, or of changes."""
        events = {(s.start, s.x) for s in self.by_event}
        words = {s.x for c in self.courses for s in c.spots}
        return len(events) > 1 or len(words) > 1 or any(c.changed for c in self.courses)


def timeline(comparisons: Sequence[Comparison], standings: Iterable[Standing]) -> Timeline:
    """The timeline of one question: its comparisons at all dates, and its claims as they stand."""
    kept = list(standings)
    dated = [c for c in comparisons if c.event_date is not None and c.event_date.resolved]
    roles = {
        claim.claim_id: (kind, one_line(_who(claim, kind)))
        for c in comparisons
        for claim, kind, _ in _listed(c)
    }
    unit = comparisons[0].unit if comparisons else ""
    found = (_course(s, unit, roles) for s in kept)
    courses = tuple(c for c in found if c is not None)
    listed = sum(len(c.votes) + len(c.uncounted) for c in comparisons)
    there = sum(len(c.votes) + len(c.uncounted) for c in dated)
    spots = tuple(spot for c in dated for spot in _spots(c))
    return Timeline(spots, courses, listed - there, len(kept) - len(courses), unit)


def _listed(c: Comparison) -> Iterator[tuple[Listed, str, Measured | None]]:
    for v in c.votes:
        yield v.claim, "best" if v is c.best_vote else "counted", v.measured
    for u in c.uncounted:
        kind = "retracted" if u.cause in _GONE else "follower"
        yield u.claim, kind, measure(u.claim.quantity, c.unit)


def _who(claim: Listed, kind: str) -> str:
    """The origin of what is counted; of what only follows, the one that passed it on."""
    followed = kind == "follower" and claim.publisher
    return claim.publisher if followed else claim.origin or claim.publisher


def _spots(c: Comparison) -> Iterator[Spot]:
    if c.event_date is None:
        return
    start, end = event_places(c.event_date)
    for claim, kind, measured in _listed(c):
        spot = _spot(measured, end, start, kind, _who(claim, kind))
        if spot is not None:
            yield spot


def _spot(m: Measured | None, x: float, start: float, kind: str, who: str) -> Spot | None:
    if m is None or m.unclear:
        return None
    low, high = _ends(m.interval)
    y = place(m.point) if m.point is not None else low or high
    y = low if y is None else y
    if y is None:
        return None
    return Spot(
        x,
        start,
        y,
        low,
        high,
        kind,
        one_line(shown(m.quantity)),
        one_line(who),
        m.vague,
        m.point is not None,
    )


def _ends(i: Interval) -> tuple[float | None, float | None]:
    low = None if i.low is None else place(i.low)
    return low, None if i.high is None else place(i.high)


def _course(s: Standing, unit: str, roles: Mapping[int, tuple[str, str]]) -> Course | None:
    """The words of a claim; None where none of them says when it was said, or has no place."""
    spots: list[Spot] = []
    for v in s.statements:
        if v.said is None or v.kind is Kind.RETRACT:
            continue
        x = max(said_place(v.said), spots[-1].x if spots else 0.0)
        spot = _spot(measure(v.quantity, unit), x, x, "changed", "")
        spots += [spot] if spot is not None else []
    if not spots:
        return None
    kind, who = roles.get(s.claim_id, ("follower", ""))
    spots[-1] = replace(spots[-1], kind="retracted" if s.retracted else kind)
    gone = _withdrawn(s.version, spots[-1].x) if s.retracted else None
    return Course(who, tuple(spots), gone)


def _withdrawn(v: Version, after: float) -> float:
    return max(after, said_place(v.said)) if v.said else after
