"""Records in aligned columns that fit a terminal of a given width."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from facttrack.reports.markdown import numeric
from facttrack.reports.values import Record, shown

_GAP = "  "
_NARROWEST = 10  # a date is shown whole
_MORE = "…"


def table_text(records: Sequence[Record], columns: Sequence[str], width: int = 100) -> str:
    """The records as lines of at most `width` places, ended by a line break.

    Numbers stand to the right with commas at the thousands. Where the columns are too wide, the
    texts are cut, which "…" shows; where even that is too wide, each field has a line of its own,
    uncut.
    """
    if not records:
        return "no records\n"
    cells = [[shown(r.get(name)) for name in columns] for r in records]
    right = [numeric(records, name) for name in columns]
    natural = [max(map(display_width, column)) for column in zip(columns, *cells, strict=True)]
    least = [
        w if to_right else min(w, max(display_width(name), _NARROWEST))
        for name, w, to_right in zip(columns, natural, right, strict=True)
    ]
    widths = _fit(natural, least, width - len(_GAP) * (len(columns) - 1))
    if widths is None:
        return _one_by_one(cells, columns)
    lines = [columns, ["-" * w for w in widths], *cells]
    return "".join(_line(line, widths, right) for line in lines)


def display_width(text: str) -> int:
    """How many places a text takes on a terminal: wide characters two, combining ones none."""
    return len(text) if text.isascii() else sum(map(_places, text))


def padded(text: str, width: int) -> str:
    """The text filled up with spaces to so many places; before it where `width` is negative."""
    space = " " * (abs(width) - display_width(text))
    return space + text if width < 0 else text + space


def _places(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cut(text: str, width: int) -> str:
    """The text in `width` places at the most; "…" stands for what is cut off."""
    if display_width(text) <= width:
        return text
    kept, room = "", width - len(_MORE)
    for character in text:
        room -= _places(character)
        if room < 0:
            break
        kept += character
    return kept + _MORE


def _fit(natural: Sequence[int], least: Sequence[int], room: int) -> list[int] | None:
    """The widths with the widest texts cut to one common width; None where it is too narrow."""
    if sum(least) > room:
        return None
    most = min(max(natural), room)
    while True:
        widths = [max(n, min(w, most)) for w, n in zip(natural, least, strict=True)]
        if sum(widths) <= room:
            return widths
        most -= 1


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    placed = []
    for cell, width, to_right in zip(cells, widths, right, strict=True):
        placed.append(padded(cut(cell, width), -width if to_right else width))
    return _GAP.join(placed).rstrip() + "\n"


def _one_by_one(cells: Sequence[Sequence[str]], columns: Sequence[str]) -> str:
    width = max(map(display_width, columns))
    blocks = (
        "".join(
            f"{name}{' ' * (width - display_width(name))}{_GAP}{text}\n"
            for name, text in zip(columns, row, strict=True)
            if text
        )
        for row in cells
    )
    return "\n".join(blocks)
