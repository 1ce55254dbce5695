"""How plots look: colours, sizes, how wide a text is, and the marks that stand for a standing.

Each colour is one of a few, so that a page can give all of them another value in the dark.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Any

from facttrack.reports.table import display_width
from facttrack.reports.values import shown

INK = "#1f2328"
MUTED = "#57606a"
GRID = "#d8dee4"
ACCENT = "#0b57b0"
BAND = "#dcebfb"
WARN = "#9a4a00"
GONE = "#9c1c34"
PAPER = "#ffffff"
NO_PAPER = "transparent"

CROSS = "M-1,-1L1,1M-1,1L1,-1"
UPWARDS = "M-1,0.1L0,-0.9L1,0.1M-1,0.9L0,-0.1L1,0.9"
DOWNWARDS = "M-1,-0.1L0,0.9L1,-0.1M-1,-0.9L0,0.1L1,-0.9"
HATCH: dict[str, Any] = {"strokeWidth": 9, "strokeDash": [1.5, 2.5]}
HOLLOW: dict[str, Any] = {"fill": PAPER, "stroke": MUTED, "strokeWidth": 1.8, "size": 50}
STRUCK: dict[str, Any] = {"fill": NO_PAPER, "stroke": GONE, "strokeWidth": 2, "size": 40}

FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Layout:
    """The room for a plot in pixels; a narrow one puts names above their rows, not beside."""

    total: int
    left: int
    right: int
    narrow: bool = False

    @property
    def plot(self) -> int:
        """The width between the ends of the scale."""
        return self.total - self.left - self.right


WIDE = Layout(760, 176, 200)
NARROW = Layout(350, 12, 12, narrow=True)


def text_width(text: str, size: float) -> float:
    """About how many pixels a text takes in the plots' font; rather more than it does."""
    return size * sum(map(_em, text))


def _em(character: str) -> float:
    if character.isdigit():
        return 0.56
    if character in " .,:;'|!ijltfr()-·":
        return 0.31
    if display_width(character) > 1:
        return 1.05
    if unicodedata.combining(character):
        return 0.3  # nothing by itself, but the fonts that have it are wider
    return 0.85 if character in "mwMW@%—" else 0.68 if character.isupper() else 0.56


def fit(text: str, pixels: float, size: float) -> str:
    """A stored text on one line, safe to show, cut to a width with "…"."""
    line = shown(text)
    if text_width(line, size) <= pixels:
        return line
    room = pixels - text_width(_ELLIPSIS, size)
    kept = ""
    for character in line[:400]:
        room -= _em(character) * size
        if room < 0:
            break
        kept += character
    return kept.rstrip() + _ELLIPSIS
