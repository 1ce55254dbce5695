"""Raised figures of a PDF's page: a footnote's mark is no digit of the number before it."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any

from facttrack.reading.documents.raised import raised

# The library comes without types.
_Page = Any

_FIGURE = re.compile("[0-9]+|(?<=\n)(?:st|nd|rd|th)\\b")
# So much lower than the letter before it, and its foot so much above that one's.
_SMALLER, _HIGHER = 0.85, 0.1
_BREAKS = "\r\n"


def with_marks(page: _Page, text: str) -> str:
    """The text of a page, its raised figures as letters of their own, joined to what they mark.

    PDFium gives them as digits, and often on a line of their own, as it does the end of "21st".
    """
    kept: list[str] = []
    at = 0
    for start, end in _marks(page, text):
        before = len(text[:start].rstrip(_BREAKS))
        kept += (text[at:before], raised(text[start:end]))
        at = end
        if text.startswith(_BREAKS, end) and _goes_on(page, before - 1, end + len(_BREAKS)):
            at += len(_BREAKS)
            kept.append(" " if text[at : at + 1].isalnum() else "")
    return "".join((*kept, text[at:]))


def _marks(page: _Page, text: str) -> Iterator[tuple[int, int]]:
    """Where raised figures stand behind a letter or within a row of digits."""
    for match in _FIGURE.finditer(text):
        start, end = match.span()
        before = start - 1
        while before >= 0 and text[before] in _BREAKS:
            before -= 1
        if before >= 0 and not text[before].isspace() and _is_raised(page, before, start):
            yield start, end
        elif end - start > 1 and match[0].isdecimal() and _is_raised(page, start, end - 1):
            first = next(at for at in range(start, end) if _is_raised(page, start, at))
            yield first, end


def _is_raised(page: _Page, base: int, mark: int) -> bool:
    foot, height = _box(page, base)
    mark_foot, mark_height = _box(page, mark)
    return 0 < mark_height < _SMALLER * height and mark_foot > foot + _HIGHER * height


def _goes_on(page: _Page, base: int, following: int) -> bool:
    """Whether the line that was broken at a mark goes on with a letter."""
    foot, height = _box(page, base)
    return abs(_box(page, following)[0] - foot) < _HIGHER * height


def _box(page: _Page, at: int) -> tuple[float, float]:
    """The foot and the height of a letter's box, which is as high as its font."""
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(page, at, ctypes.byref(box)):
        return 0.0, 0.0
    return box.bottom, box.top - box.bottom
