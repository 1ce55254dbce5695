"""The scale of a plot: from where to where, linear or logarithmic, and its ticks in words.

Places on a plot are floats; the figures that are written beside them never are.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from facttrack.domain.quantity import pretty

if TYPE_CHECKING:
    import altair as alt

LOG_FROM = 50
_FARTHEST = 1e300
_MILLION, _BILLION = Decimal(1_000_000), Decimal(1_000_000_000)
_FEW_DECADES = 2.6


@dataclass(frozen=True, slots=True)
class Scale:
    """From `low` to `high`; `ticks` are places with their texts."""

    low: float
    high: float
    log: bool
    ticks: tuple[tuple[float, str], ...]

    def part(self, place: float) -> float:
        """How far along the scale a place lies: 0 at its start, 1 at its end."""
        if self.log:
            start, end = math.log10(self.low), math.log10(self.high)
            return (math.log10(max(place, self.low)) - start) / (end - start)
        return (place - self.low) / (self.high - self.low)

    def drawn(self) -> alt.Scale:
        """The scale as the plots' library takes it."""
        import altair as alt

        kind = "log" if self.log else "linear"
        return alt.Scale(type=kind, domain=[self.low, self.high], zero=False, nice=False)


def place(number: Decimal) -> float:
    """Where a number lies on a plot; beyond what a float holds, at its end."""
    return max(-_FARTHEST, min(_FARTHEST, float(number)))


def find_scale(
    places: Iterable[float],
    length: float,
    *,
    open_above: bool = False,
    open_below: bool = False,
    tick_room: float = 84,
) -> Scale:
    """The scale that holds all places with room around them, and for arrows at its open ends.

    Logarithmic where all are positive and the highest is 50 times the lowest or more. `length` is
    in pixels, and so is the room that a tick takes.
    """
    found = sorted(places) or [0.0, 1.0]
    low, high = found[0], found[-1]
    most = max(2, int(length / tick_room))
    if low > 0 and high / low >= LOG_FROM:
        return _log(low, high, most, open_above=open_above, open_below=open_below)
    size = (high - low) or max(1.0, abs(high) / 2)
    start = low - size * (0.16 if open_below else 0.07)
    end = high + size * (0.16 if open_above else 0.07)
    start = max(start, 0.0) if low >= 0 else start
    if start == end:
        end = start + 1.0
    return Scale(start, end, log=False, ticks=tuple(_linear_ticks(start, end, most)))


def _log(low: float, high: float, most: int, *, open_above: bool, open_below: bool) -> Scale:
    ratio = high / low
    start = low / ratio ** (0.14 if open_below else 0.05)
    end = high * ratio ** (0.14 if open_above else 0.05)
    first, last = math.ceil(math.log10(start)), math.floor(math.log10(end))
    step = max(1, math.ceil((last - first + 1) / most))
    digits = (1, 2, 5) if last - first < _FEW_DECADES and most > (last - first + 1) * 2 else (1,)
    exponents = range(first - 1, last + 1) if len(digits) > 1 else range(first, last + 1, step)
    numbers = (Decimal(d).scaleb(e) for e in exponents for d in digits)
    ticks = tuple((place(n), in_words(n)) for n in numbers if start <= place(n) <= end)
    return Scale(start, end, log=True, ticks=ticks)


def _linear_ticks(low: float, high: float, most: int) -> Iterable[tuple[float, str]]:
    raw = Decimal(repr((high - low) / most))
    unit = Decimal(1).scaleb(raw.adjusted())
    step = next(unit * n for n in (1, 2, 5, 10) if unit * n >= raw)
    n = math.ceil(low / place(step))
    while place(step * n) <= high:
        yield place(step * n), in_words(step * n)
        n += 1


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
