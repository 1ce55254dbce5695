"""Records in aligned columns that fit a terminal of a given width."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain, repeat

from facttrack.reports.markdown import numeric
from facttrack.reports.values import Record, is_number, shown

_GAP = "  "
_SHORT = 10  # what is no longer, such as a day, is shown whole
_DATE = re.compile(r"[0-9/-]{0,21}")  # and a period
_NARROWEST, _NARROWEST_WRAPPED = 8, 12
_MOST_LINES = 6
_MOST_FIGURE = 24  # of what stands to the right: a figure, but not all words that follow it
_MORE = "…"
_RESET = "\x1b[0m"

# The column and the text of a cell: the escape that colours it, "" for none.
Paint = Callable[[str, str], str]


def table_text(
    records: Sequence[Record],
    columns: Sequence[str],
    width: int = 100,
    *,
    thousands: str = ",",
    wrapped: Sequence[str] = (),
    paint: Paint | None = None,
) -> str:
    """The records as lines of at most `width` places, ended by a line break.

    Numbers stand to the right with `thousands` at the thousands. Where the columns are too wide,
    the texts are cut, which "…" shows, or go on in the next line (the columns that are `wrapped`);
    where even that is too wide, each field begins a line of its own, uncut.
    """
    if not records:
        return "no records\n"
    cells = [[shown(r.get(name), thousands) for name in columns] for r in records]
    right = [numeric(records, name) for name in columns]
    natural = [max(map(display_width, column)) for column in zip(columns, *cells, strict=True)]
    least = [
        _least(records, name, w, to_right=to_right, wrapped=name in wrapped)
        for name, w, to_right in zip(columns, natural, right, strict=True)
    ]
    widths = _fit(natural, least, width - len(_GAP) * (len(columns) - 1))
    if widths is None:
        return _one_by_one(cells, columns, width)
    drawn = _Lines(columns, widths, right, wrapped, paint)
    head = [*drawn.of(columns, painted=False), *drawn.of(["-" * w for w in widths], painted=False)]
    return "".join([*head, *(line for row in cells for line in drawn.of(row))])


def _least(
    records: Sequence[Record], name: str, natural: int, *, to_right: bool, wrapped: bool
) -> int:
    if to_right:
        numbers = all(is_number(r[name]) for r in records if r.get(name))
        return natural if numbers else min(natural, max(display_width(name), _MOST_FIGURE))
    if natural <= _SHORT or all(_DATE.fullmatch(shown(r.get(name))) for r in records):
        return max(natural, display_width(name))
    # A sentence takes some lines, but not a column of words.
    narrowest = max(_NARROWEST_WRAPPED, natural // _MOST_LINES) if wrapped else _NARROWEST
    return min(natural, max(display_width(name), narrowest))


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


@dataclass(frozen=True, slots=True)
class _Lines:
    """How the cells of a row stand in its lines."""

    columns: Sequence[str]
    widths: Sequence[int]
    right: Sequence[bool]
    wrapped: Sequence[str]
    paint: Paint | None

    def of(self, cells: Sequence[str], *, painted: bool = True) -> list[str]:
        """The lines of a row."""
        parts = [
            wrap(cell, width) if name in self.wrapped else [cut(cell, width)]
            for name, cell, width in zip(self.columns, cells, self.widths, strict=True)
        ]
        codes = [
            self.paint(name, cell) if self.paint and painted else ""
            for name, cell in zip(self.columns, cells, strict=True)
        ]
        return [self._line(parts, codes, n) for n in range(max(map(len, parts)))]

    def _line(self, parts: Sequence[Sequence[str]], codes: Sequence[str], n: int) -> str:
        placed = []
        for part, code, width, to_right in zip(parts, codes, self.widths, self.right, strict=True):
            text = part[n] if n < len(part) else ""
            filled = padded(text, -width if to_right else width)
            placed.append(
                filled.replace(text, f"{code}{text}{_RESET}") if code and text else filled
            )
        return _GAP.join(placed).rstrip() + "\n"


def wrap(text: str, width: int, *, whole: bool = False) -> list[str]:
    """The text in lines of so many places, between words where it can be.

    A word that is longer, such as an address, is broken, unless words shall stay `whole`.
    """
    lines, line = [], ""
    for word in text.split(" "):
        rest = f"{line} {word}" if line else word
        if display_width(rest) <= width:
            line = rest
            continue
        lines += [line] if line else []
        line = word
        while not whole and display_width(line) > width:
            head = cut(line, width + 1)[: -len(_MORE)]
            lines.append(head)
            line = line[len(head) :]
    return [*lines, line]


def _one_by_one(cells: Sequence[Sequence[str]], columns: Sequence[str], width: int) -> str:
    names = max(map(display_width, columns))
    room = max(width - names - len(_GAP), _NARROWEST_WRAPPED)
    blocks = (
        "".join(
            f"{padded(label, names)}{_GAP}{line}\n"
            for name, text in zip(columns, row, strict=True)
            if text
            for label, line in zip(
                chain([name], repeat("")), wrap(text, room, whole=True), strict=False
            )
        )
        for row in cells
    )
    return "\n".join(blocks)
