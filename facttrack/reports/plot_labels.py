"""Labels beside points: each where it covers no other, or not at all."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from facttrack.reports.plot_style import text_width

_OVER = 4  # pixels that a label may stand out of the plot, four times as many above it
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
        """Take the place of a level or an upright line."""
        self.taken.append((min(x, x2) - 1, min(y, y2) - 1, max(x, x2) + 1, max(y, y2) + 1))

    def find(self, x: float, y: float, text: str) -> dict[str, Any] | None:
        """Where the label of a point can stand: right, left, above or below; None for nowhere."""
        wide, high = text_width(text, self.size), self.size + 2
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
            box = (left, y + dy - high / 2, left + wide, y + dy + high / 2)
            if self._free(box):
                self.taken.append(box)
                return {"x": x + dx, "y": y + dy, "align": align, "t": text}
        return None

    def _free(self, box: _Box) -> bool:
        left, top, right, bottom = box
        if left < -_OVER or right > self.width or top < -4 * _OVER or bottom > self.height:
            return False
        return not any(
            left < r and right > l_ and top < b and bottom > t for l_, t, r, b in self.taken
        )
