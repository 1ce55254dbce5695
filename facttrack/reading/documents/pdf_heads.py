"""The running heads and feet of a PDF's pages, which are no part of its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

_NUMBER = re.compile(r"[0-9]+")
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_PAGE_NUMBER = re.compile(r"(?:[Pp]age )?[0-9]{1,4}(?: ?(?:of|/) ?[0-9]{1,4})?")
_COUNTED = re.compile("\0-?[0-9]+\0")
_AT_EDGE = 3


def without_heads(pages: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """The lines of each page, less page numbers and what most pages have at their edges.

    What is the same but for a number counts where that number grows by one from page to page. Of
    a head, the first one stays: it may be the title. A sentence or a figure is never left out.
    """
    kept = [[line for line in lines if line] for lines in pages]
    counted = Counter(
        key
        for number, lines in enumerate(kept)
        for key in {key for at in _edges(lines) for key in _keys(lines[at], number)}
    )
    half = (len(kept) + 1) // 2
    running = {key for key, count in counted.items() if count >= max(_fewest(key), half)}
    seen: set[str] = set()
    for number, lines in enumerate(kept):
        first, past = _inner(lines, number, running)
        head = [line for line in lines[:first] if line in running - seen]
        seen |= set(head)
        yield _without_number([*head, *lines[first:past]], number)


def _inner(lines: Sequence[str], number: int, running: set[str]) -> tuple[int, int]:
    """Where the lines of a page start and end that run through no others."""
    first, past = 0, len(lines)
    while first < min(past, _AT_EDGE) and running & _keys(lines[first], number):
        first += 1
    while past > max(first, len(lines) - _AT_EDGE) and running & _keys(lines[past - 1], number):
        past -= 1
    return first, past


def _fewest(key: str) -> int:
    """On how many pages a line must stand; a bare number that is counted with them, on two."""
    return 2 if _COUNTED.fullmatch(key) else 3


def _edges(lines: Sequence[str]) -> set[int]:
    """The places of the first and of the last lines of a page."""
    places = range(len(lines))
    return {*places[:_AT_EDGE], *places[-_AT_EDGE:]}


def _keys(line: str, number: int) -> set[str]:
    """What a line may be known by: itself, or its first or last number as counted with the pages.

    None for a sentence's end, nor where there is another number than a year.
    """
    if line.endswith((".", "!", "?", ":", ";", ",")):
        return set()
    found = list(_NUMBER.finditer(line))
    ends = {m.span(): f"\0{int(m[0][:6]) - number}\0" for m in found[:1] + found[-1:]}
    plain = {(0, 0): "", **ends}
    return {
        line[:start] + put + line[end:]
        for (start, end), put in plain.items()
        if all(_YEAR.fullmatch(m[0]) for m in found if m.span() != (start, end))
    }


def _without_number(lines: list[str], number: int) -> list[str]:
    """The lines of a page less "Page 7" or "7 of 9" at its edges; a bare number, if it is its own.

    Another may be a figure: the last cell of a table.
    """
    for at in (0, -1):
        line = lines[at] if len(lines) > 1 else ""
        if _PAGE_NUMBER.fullmatch(line) and (not line.isdecimal() or int(line) == number + 1):
            del lines[at]
    return lines
