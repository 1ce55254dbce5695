"""How far the scale of a timeline's figures reaches: what stands sets it, not a slip beside it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from facttrack.reports.plot_scale import LOG_FROM, Scale, find_scale
from facttrack.reports.plot_timeline_rows import Spot

# Growth is read from a straight scale, as long as what was said of one day has room on it.
_LOG_GROWTH = 1000
# So many times as far from zero as anything that stands, the rest would be a flat line.
_FAR = 20
_STANDING = ("best", "counted")
_MOST_TOLD = 4


def find_reach(
    spots: Sequence[Spot], by_event: Iterable[Spot], height: float, *, whole: bool
) -> Scale:
    """The scale of a panel's figures, which may leave out what lies far beyond all that stands.

    Only what was changed, withdrawn or is not counted is ever left out, and only of a straight
    scale: a logarithmic one, where the figures of one day ask for it, has room for everything.
    """
    log_from = _log_from(by_event)
    everything = _scale(spots, height, math.inf, whole=whole, log_from=log_from)
    if everything.log and log_from == LOG_FROM:
        return everything
    return _scale(spots, height, _far(spots), whole=whole, log_from=log_from)


def above(spot: Spot, scale: Scale) -> bool:
    """Whether the figure of a spot lies above a scale, so that it is drawn at its edge."""
    return spot.y > scale.high


def below(spot: Spot, scale: Scale) -> bool:
    """Whether it lies below."""
    return spot.y < scale.low


def told_beyond(spots: Iterable[Spot], scale: Scale) -> str:
    """The figures that lie beyond a scale in a line; "" where all are on it."""
    texts = list(dict.fromkeys(s.text for s in spots if _leaves(s, scale)))
    if not texts:
        return ""
    more = len(texts) - _MOST_TOLD
    others = f" and {more:,} other{'s' if more > 1 else ''}" if more > 0 else ""
    return f"Beyond the scale, at its edge: {', '.join(texts[:_MOST_TOLD])}{others}"


def _leaves(spot: Spot, scale: Scale) -> bool:
    """Whether a spot or a bound of it lies beyond; a logarithmic scale has no place for zero."""
    low = spot.y if scale.log or spot.low is None else spot.low
    high = spot.y if spot.high is None else spot.high
    return min(low, spot.y) < scale.low or max(high, spot.y) > scale.high


def _scale(
    spots: Sequence[Spot], height: float, far: float, *, whole: bool, log_from: float
) -> Scale:
    near = [s for s in spots if abs(s.y) <= far]
    places = [p for s in near for p in (s.low, s.y, s.high) if p is not None and abs(p) <= far]
    if any(s.y < -far for s in spots):  # its mark stands below all others, below zero too
        places.append(min(places) - 0.04 * (max(places) - min(places)))
    return find_scale(
        places,
        [s.y for s in near],
        height,
        open_above=any(s.open_above for s in spots),
        open_below=any(s.open_below for s in spots),
        upright=True,
        whole=whole,
        log_from=log_from,
    )


def _far(spots: Iterable[Spot]) -> float:
    """How far from zero a place may lie; anywhere, where nothing stands or all that does is 0."""
    standing = [s for s in spots if s.kind in _STANDING]
    places = [p for s in standing for p in (s.low, s.y, s.high) if p is not None]
    return _FAR * max(map(abs, places), default=0) or math.inf


def _log_from(by_event: Iterable[Spot]) -> float:
    """From which ratio on a scale is logarithmic: what one day's figures ask for, or growth."""
    days: dict[float, list[float]] = {}
    for spot in by_event:
        days.setdefault(spot.x, []).append(spot.y)
    spread = max((max(ys) / min(ys) for ys in days.values() if min(ys) > 0), default=1.0)
    return LOG_FROM if spread >= LOG_FROM else _LOG_GROWTH
