"""Quotations of a text: where quoted words start and end, and which go on from the one before."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from facttrack.lazy import pattern

# Two single marks do for a double one; a single one is no apostrophe where it opens or closes.
_MARKS = (
    r"[,.!?…]?’’|[,.!?…]?''(?=\s|$)|[\"“”«»]"
    r"|(?<![^\s(\[])''(?=\w)|‘(?=\w)|[,.!?…]’|’(?!\w)|(?<![^\s(\[])'(?=[A-Z])|[,.!?]'(?!\w)|"
)
_BLANK = r"\n[ \t\r]{0,8}\n"
_BLANK_LINE = pattern(_BLANK)
# Most letters are passed by at the first look.
_NEAR_MARK = r"(?=[,.!?…\"“”«»‘’'\n])"
_IN_LINES = pattern(rf"{_NEAR_MARK}(?:{_MARKS}\n)")
_IN_BLOCKS = pattern(rf"{_NEAR_MARK}(?:{_MARKS}{_BLANK})")
# What closes a quotation that was opened so.
_PARTNERS = {"“": "”", "«": "»", '"': '"', "‘": "’", "'": "'"}
_CLOSING = frozenset("\"”»’'")
_LONGEST = 2_000
# Fewer characters are a word in quotes, not somebody's speech.
_FRAGMENT = 12


class Quotation(NamedTuple):
    """Quoted words, marks included: text[start:end]; `goes_on` where the next one carries it on."""

    start: int
    end: int
    goes_on: bool = False


class Quotations:
    """The quotations of a text in order."""

    def __init__(self, text: str) -> None:
        self.found = [q for q in _quotations(text) if q.end - q.start > _FRAGMENT]
        self._text = text
        self._starts = [q.start for q in self.found]

    def at(self, place: int) -> Quotation | None:
        """The quotation that holds a place of the text."""
        index = bisect_right(self._starts, place) - 1
        if index >= 0 and place < self.found[index].end:
            return self.found[index]
        return None

    def is_open(self, quotation: Quotation) -> bool:
        """Whether a paragraph ended a quotation that no mark closes."""
        return not quotation.goes_on and self._text[quotation.end - 1] not in _CLOSING

    def end_of(self, quotation: Quotation) -> int:
        """Where a quotation ends that runs over several paragraphs."""
        index = bisect_right(self._starts, quotation.start) - 1
        last = min(index + _PARAGRAPHS, len(self.found) - 1)
        while self.found[index].goes_on and index < last:
            index += 1
            if self.found[index].start - self.found[index - 1].end > _APART:
                return self.found[index - 1].end
        return self.found[index].end


# Characters between two paragraphs of one quotation: blank lines.
_APART = 8
# No more paragraphs of one quotation are sought for its speaker.
_PARAGRAPHS = 8


def _quotations(text: str) -> list[Quotation]:
    found: list[Quotation] = []
    start, closer = -1, ""
    # Where blank lines part the paragraphs, a single line break is no more than a space.
    marks = _IN_BLOCKS if _BLANK_LINE.search(text) else _IN_LINES
    for match in marks.finditer(text):
        mark = match.group()[-1]
        if start >= 0 and match.start() - start > _LONGEST:
            start = -1
        if mark == "\n":
            # A paragraph break ends what was not closed; the next one may open it again.
            if start >= 0:
                found.append(Quotation(start, match.start(), goes_on=_reopens(text, match.end())))
                start = -1
        elif start < 0:
            if _opens(text, match):
                start, closer = match.start(), _PARTNERS[mark]
        elif _closes(match, closer) and not _opens(text, match) and not _owns(text, match):
            found.append(Quotation(start, match.end()))
            start = -1
        elif _opens(text, match) and _PARTNERS[mark] == closer:
            found.append(Quotation(start, match.start(), goes_on=True))
            start = match.start()
    if start >= 0 and len(text) - start <= _LONGEST:
        found.append(Quotation(start, len(text)))
    return found


def _closes(match: re.Match[str], closer: str) -> bool:
    """Whether a mark closes what was opened; two single ones stand for a double one."""
    double = match.group()[-2:] in ("’’", "''") and closer in '”"'
    return double or match.group()[-1] == closer


def _owns(text: str, match: re.Match[str]) -> bool:
    """Whether a single mark ends no quotation but "the soldiers’": another closes it later."""
    at = match.start()
    if match.group() != "’" or text[at - 1] != "s":
        return False
    later = text.find("’", at + 1, at + _LONGEST)
    return later > 0 and not any(text.find(mark, at, later) >= 0 for mark in "‘\n")


def _opens(text: str, match: re.Match[str]) -> bool:
    """Whether a mark opens: typographic ones by their form, straight ones by what is beside."""
    mark = match.group()
    if mark[-1] not in _PARTNERS or mark[:-1].strip("'"):
        return False
    if mark[-1] == "'":
        return text[match.end() : match.end() + 1].isalnum()
    if mark != '"':
        return True
    before = text[match.start() - 1] if match.start() else " "
    after = text[match.end()] if match.end() < len(text) else " "
    return (before.isspace() or before in "([-–—/") and not after.isspace()


def _reopens(text: str, at: int) -> bool:
    while at < len(text) and text[at].isspace():
        at += 1
    return text[at : at + 1] in tuple(_PARTNERS)
