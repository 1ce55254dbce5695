"""The scale of a plot: from where to where, linear or logarithmic, and its ticks in words.

Places on a plot are floats; the figures that are written beside them never are.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

from facttrack.domain.quantity import pretty
from facttrack.reports.plot_style import text_width

LOG_FROM = 20
_FARTHEST = 1e200
_MILLION, _BILLION = Decimal(1_000_000), Decimal(1_000_000_000)
_TICK_LINE = 26


@dataclass(frozen=True, slots=True)
class Scale:
    """From `low` to `high`; `ticks` are places with their texts."""

    low: float
    high: float
    log: bool
    ticks: tuple[tuple[float, str], ...]

    def part(self, place: float) -> float:
        """How far along the scale a place lies: 0 at its start, 1 at its end or beyond it."""
        place = self.hold(place)
        if self.log:
            start, end = math.log10(self.low), math.log10(self.high)
            return (math.log10(place) - start) / (end - start)
        return (place - self.low) / (self.high - self.low)

    def hold(self, place: float | None, *, end: bool = False) -> float:
        """The place on the scale, or its nearer end; for none the scale's start, or its end."""
        if place is None:
            return self.high if end else self.low
        return min(max(place, self.low), self.high)

    def drawn(self, name: str, ends: list[int]) -> dict[str, Any]:
        """The scale as the plots' library takes it, between two places in pixels."""
        kind = "log" if self.log else "linear"
        return {"name": name, "type": kind, "domain": [self.low, self.high], "range": ends} | (
            {} if self.log else {"zero": False}
        )


def place(number: Decimal) -> float:
    """Where a number lies on a plot; beyond what can be drawn, at its end."""
    size = min(_FARTHEST, max(1 / _FARTHEST, abs(float(number)))) if number else 0.0
    return math.copysign(size, number)


def find_scale(
    places: Iterable[float],
    figures: Iterable[float],
    length: float,
    *,
    open_above: bool = False,
    open_below: bool = False,
    upright: bool = False,
    whole: bool = False,
    log_from: float = LOG_FROM,
) -> Scale:
    """The scale that holds all places with room around them, and for arrows at its open ends.

    Logarithmic where all figures are positive and the highest is `log_from` times the lowest or
    more; what reaches down to zero then reaches to the scale's start. `length` is in pixels; an
    upright scale has its ticks one above the other, one of counts has whole ticks.
    """
    found = sorted(places) or [0.0, 1.0]
    positive = [p for p in found if p > 0]
    log = all(f > 0 for f in figures) and found[0] >= 0 and bool(positive)
    log = log and positive[-1] / positive[0] >= log_from
    if log:
        ends = _log_ends(positive, open_above=open_above, open_below=open_below)
    else:
        ends = _linear_ends(found, open_above=open_above, open_below=open_below)
    bare = Scale(*ends, log=log, ticks=())
    return replace(bare, ticks=_fitting(bare, length, upright=upright, whole=whole))


def _fitting(
    scale: Scale, length: float, *, upright: bool, whole: bool
) -> tuple[tuple[float, str], ...]:
    """The most ticks, ten at most, whose texts have room."""
    for most in (10, 9, 8, 7, 6, 5, 4, 3, 2):
        if scale.log:
            ticks = tuple(_log_ticks(scale.low, scale.high, most))
        else:
            ticks = tuple(_linear_ticks(scale.low, scale.high, most, whole=whole))
        needed = [_TICK_LINE if upright else text_width(t, 10) + 14 for _, t in ticks]
        places = [scale.part(p) * length for p, _ in ticks]
        gaps = (b - a for a, b in pairwise(places))
        wide = ((a + b) / 2 for a, b in pairwise(needed))
        if all(gap >= need for gap, need in zip(gaps, wide, strict=True)):
            return ticks
    return ticks[:1]


def _linear_ends(found: list[float], *, open_above: bool, open_below: bool) -> tuple[float, float]:
    low, high = found[0], found[-1]
    size = (high - low) or max(30.0, abs(high) * 3)
    start = low - size * (0.16 if open_below else 0.07)
    end = high + size * (0.16 if open_above else 0.07)
    start = max(start, 0.0) if low >= 0 else start
    if start == end:
        end = start + 1.0
    return start, end


def _log_ends(found: list[float], *, open_above: bool, open_below: bool) -> tuple[float, float]:
    low, high = found[0], found[-1]
    start, end = math.log10(low), math.log10(high)
    span = end - start
    return (
        10 ** (start - span * (0.14 if open_below else 0.05)),
        10 ** (end + span * (0.14 if open_above else 0.05)),
    )


def _log_ticks(low: float, high: float, most: int) -> Iterable[tuple[float, str]]:
    """Powers of ten, every second or third of them where there are many; with 2 and 5 if few."""
    first, last = math.floor(math.log10(low)), math.floor(math.log10(high))
    digits = (1, 2, 5) if (last - first) * 3 <= most else (1, 3) if last - first <= 2 else (1,)  # noqa: PLR2004
    step = 1 if len(digits) > 1 else max(1, math.ceil((last - first) / most))
    numbers = (
        Decimal(d).scaleb(e) for e in range(first, last + 1) if e % step == 0 for d in digits
    )
    return ((place(n), in_words(n)) for n in numbers if low <= place(n) <= high)


def _linear_ticks(
    low: float, high: float, most: int, *, whole: bool
) -> Iterable[tuple[float, str]]:
    raw = Decimal(repr((high - low) / most))
    unit = Decimal(1).scaleb(raw.adjusted())
    step = next(unit * n for n in (1, 2, 5, 10) if unit * n >= raw)
    step = max(step, Decimal(1)) if whole else step
    first = math.ceil(low / float(step))
    for n in range(first, first + most + 2):
        if low <= float(step * n) <= high:
            yield float(step * n), in_words(step * n)


def in_words(number: Decimal) -> str:
    """A number for an axis: "200,000", "1.5 million", "20 billion", "1e+12 billion"."""
    size = abs(number)
    for word, unit in (("billion", _BILLION), ("million", _MILLION)):
        if size >= unit:
            return f"{_short(number / unit)} {word}"
    return _short(number)


def _short(number: Decimal) -> str:
    if number and not -7 < number.adjusted() < 7:  # noqa: PLR2004 - longer is no label any more
        return f"{number.normalize():.3g}"
    text = pretty(number)
    return text.rstrip("0").rstrip(".") if "." in text else text
