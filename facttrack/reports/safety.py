"""Text that cannot act: no control character, no hidden change of direction, no formula.

docs/reports.md tells the dialect; `unguard` undoes what `guard` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_MARKS = "\u061c\u200e\u200f"
_UNSAFE = re.compile(
    f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_MARKS}\u202a-\u202e\u2066-\u206f\ud800-\udfff\ufffe\uffff]"
)
_BREAK = re.compile("[ \t]*[\n\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029]+[ \t]*")
_PICTURES = 0x2400
_DELETE = 0x7F

# A number, or the name of a changeset (@7): no function and no cell can be named in it.
_PLAIN = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?|@[0-9]+", re.ASCII)
# What starts a formula: also in full width, and as the minus sign of print.
_START = re.compile("[=+\\-@\uff1d\uff0b\uff0d\uff20\u2212]")
# What may stand before it, beside white space: quotes, and characters that show nothing.
_SKIPPED = frozenset("\"'\u2018\u2019\u201c\u201d\uff02\uff07\ufeff\u200b\u200c\u200d\u2060")
# Opened with another separator than the comma, a cell also begins after one of these.
_SEPARATORS = frozenset(";\t\r\n")
_SEPARATOR = re.compile(r"[;\t\r\n]")
_BREAK_FIRST = re.compile(r"'*[\t\r\n]")


def neutral(text: str) -> str:
    """The text with every control character and every hidden change of direction made visible.

    Line breaks (as LF) and tabs stay. ESC becomes its picture U+241B, U+202E becomes "[U+202E]",
    as does U+FFFE, which no XML may hold; the marks U+061C, U+200E and U+200F, which show nothing,
    are left out.
    """
    if text.isascii() and text.isprintable():
        return text
    return _UNSAFE.sub(_visible, text.replace("\r\n", "\n"))


def _visible(match: re.Match[str]) -> str:
    code = ord(match[0])
    if match[0] in _MARKS:
        return ""
    if code < ord(" "):
        return chr(_PICTURES + code)
    return "\u2421" if code == _DELETE else f"[U+{code:04X}]"


def one_line(text: str) -> str:
    """The text neutral and on one line: a space for each line break and what stands around it."""
    if text.isascii() and text.isprintable():
        return text
    return neutral(_BREAK.sub(" ", text)).replace("\t", " ")


def guard(cell: str) -> str:
    """The cell with an apostrophe wherever a spreadsheet would begin to read a formula.

    That is at its start, and within it after a semicolon, a tab or a line break. A plain number
    ("-5", "26.50", not "-5%") and the name of a changeset ("@7") stay as they are.
    """
    if cell[:1].isalnum() and not _SEPARATOR.search(cell):
        return cell
    bounds = [0, *_places(cell), len(cell)]
    return "'".join(cell[a:b] for a, b in pairwise(bounds))


def unguard(cell: str) -> str:
    """The cell that `guard` was given."""
    starts = [0, *(place + 1 for place in _places(cell))]
    ends = [*_places(cell), len(cell)]
    return "".join(cell[a:b] for a, b in zip(starts, ends, strict=True))


def _places(cell: str) -> list[int]:
    """Where a formula could begin, in order."""
    if _PLAIN.fullmatch(cell):
        return []
    places = set(_formulas(cell))
    if _BREAK_FIRST.match(cell):
        places.add(0)
    return sorted(places)


def _formulas(cell: str) -> Iterator[int]:
    for match in _START.finditer(cell):
        place = match.start()
        while place and _skipped(cell[place - 1]):
            if cell[place - 1] in _SEPARATORS:
                yield place
            place -= 1
        if not place or cell[place - 1] in _SEPARATORS:
            yield place


def _skipped(character: str) -> bool:
    return character in _SKIPPED or character.isspace()
