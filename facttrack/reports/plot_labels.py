"""Labels beside points: each where it covers no other, or not at all."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

from facttrack.reports.plot_style import text_width

_OVER = 4  # pixels that a label may stand out of the plot, four times as many above it
_PIECE = 6
_Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Labels:
    """Places in pixels that are taken already, on a plot of a width and a height."""

    width: float
    height: float
    size: float = 10.5
    taken: list[_Box] = field(default_factory=list)

    def block(self, x: float, y: float, reach: float = 5) -> None:
        """Take the place of a point."""
        self.taken.append((x - reach, y - reach, x + reach, y + reach))

    def block_line(self, x: float, y: float, x2: float, y2: float) -> None:
        """Take the place of a line, one that slopes in short pieces."""
        steps = max(1, math.ceil(min(abs(x2 - x), abs(y2 - y)) / _PIECE))
        across, down = (x2 - x) / steps, (y2 - y) / steps
        for n in range(steps):
            left, right = sorted((x + n * across, x + (n + 1) * across))
            top, bottom = sorted((y + n * down, y + (n + 1) * down))
            self.taken.append((left - 1, top - 1, right + 1, bottom + 1))

    def find_along(self, x: float, x2: float, y: float, text: str) -> dict[str, Any] | None:
        """Where the label of a level line can stand: over or under it, from its end backwards."""
        wide = text_width(text, self.size)
        steps = [x2 - wide / 2 - n * (x2 - x - wide) / 4 for n in range(5)] if x2 - x > wide else []
        for at in steps:
            for dy in (-9, 10):
                found = self._take(at, y + dy, "center", at - wide / 2, text)
                if found is not None:
                    return found
        return None

    def find(self, x: float, y: float, text: str) -> dict[str, Any] | None:
        """Where the label of a point can stand: right, left, above or below; None for nowhere."""
        wide = text_width(text, self.size)
        half = wide / 2
        for dx, dy, align, left in (
            (9, 0, "left", x + 9),
            (-9, 0, "right", x - 9 - wide),
            (0, -13, "center", x - half),
            (0, 13, "center", x - half),
            (9, -11, "left", x + 9),
            (-9, -11, "right", x - 9 - wide),
            (9, 11, "left", x + 9),
            (-9, 11, "right", x - 9 - wide),
        ):
            found = self._take(x + dx, y + dy, align, left, text)
            if found is not None:
                return found
        return None

    def _take(
        self, x: float, y: float, align: str, left: float, text: str
    ) -> dict[str, Any] | None:
        """The place of a text around x and y, from `left` on, if it is free."""
        half, wide = self.size / 2 + 1, text_width(text, self.size)
        box = (left, y - half, left + wide, y + half)
        if not self._free(box):
            return None
        self.taken.append(box)
        return {"x": x, "y": y, "align": align}

    def _free(self, box: _Box) -> bool:
        left, top, right, bottom = box
        if left < -_OVER or right > self.width or top < -4 * _OVER or bottom > self.height:
            return False
        return not any(
            left < r and right > l_ and top < b and bottom > t for l_, t, r, b in self.taken
        )
