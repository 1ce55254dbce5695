"""Sentences of a text as spans of the untouched text: paragraphs, lines, bullets, abbreviations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from facttrack.lazy import pattern

_LONGEST = 1_500
_BREAK = pattern(r"\n")
_END = pattern(r"[.!?…][\"”’'»)\]]{0,3}(?=\s)")
BULLET = pattern(r"\s{0,8}(?:[-*•‣▪·–—]|\d{1,3}[.)]|[a-z][.)]|#{1,6}|>|\|)\s")
_LAST_WORD = pattern(r"([^\s(\[\"“]{1,20})\.$")
_WRAPPED = 45
# No line of a wrapped text is longer.
_WIDE = 400
# Words that start a sentence behind "Band D." rather than a surname behind an initial.
_STARTS = frozenset("The It He She They In But And This That We At On A".split())
ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof gen col lt maj capt sgt cpl brig adm cmdr st sen rep gov pres rev hon jr
    sr inc ltd corp co no nos vs fig jan feb mar apr jun jul aug sep sept oct nov dec approx c ca
    pp p vol e.g i.e u.s u.n u.k u.a.e art sec ch para est dept univ assn bros messrs mt ft lt.col
    rs al cf viz eg ie govt intl natl supt det insp pvt atty amb ret""".split()
)


class Sentence(NamedTuple):
    """A sentence: text[start:end], and the number of its paragraph (lines count as such)."""

    start: int
    end: int
    paragraph: int


def split_sentences(text: str, cuts: Sequence[int] = ()) -> Iterator[Sentence]:
    """The sentences in order; every character that is no white space lies in one of them.

    At each of the cuts a sentence ends, whatever stands there, and behind a line a paragraph.
    """
    number = at = 0
    for cut in (*cuts, len(text)):
        part = text[at:cut] if cuts else text
        first_number = number
        for start, end in _paragraphs(part):
            for first, past in _in_paragraph(part, start, end):
                yield Sentence(first + at, past + at, number)
            number += 1
        # A paragraph that is cut goes on.
        number -= number > first_number and not part.endswith("\n")
        at = cut


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Blocks of lines that belong together: a hard-wrapped line goes on in the next."""
    start = line = 0
    for match in _BREAK.finditer(text + "\n"):
        end = min(match.start(), len(text))
        following = match.end()
        if not _goes_on(text, line, end, following):
            if text[start:end].strip():
                yield start, end
            start = following
        line = following


def _goes_on(text: str, line: int, end: int, following: int) -> bool:
    """Whether the line text[line:end] goes on in the next one."""
    if following >= len(text) or end - line < _WRAPPED:
        return False
    if text[end - 1] in '.!?:;"”' or text[following] in "\n\r" or text[end - 1] == "\r":
        return False
    if _had_room(text, end - line, following):
        return False
    return not BULLET.match(text, following) and not text[line:end].isspace()


def _had_room(text: str, length: int, following: int) -> bool:
    """Whether a line was broken though the next one, which is longer, shows room for its word.

    Letters differ in width: a next line must be longer by a third.
    """
    end = text.find("\n", following, following + _WIDE)
    end = min(following + _WIDE, len(text)) if end < 0 else end
    space = text.find(" ", following, end)
    word = (space if space >= 0 else end) - following
    return 3 * (end - following) > 4 * (length + 1 + word)


def _in_paragraph(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in _END.finditer(text, start, end):
        if _ends(text, at, match.start(), match.end(), end):
            yield from _pieces(text, at, match.end())
            at = match.end()
    yield from _pieces(text, at, end)


def _ends(text: str, start: int, mark: int, past: int, end: int) -> bool:
    """Whether the mark ends a sentence: a capital, a digit, a quote or nothing comes next."""
    after = past
    while after < end and text[after].isspace():
        after += 1
    if after >= end:
        return False
    opener = text[after]
    if opener.islower() or opener in ",;:)-–—":
        return False
    if text[mark] != ".":
        return True
    last = _LAST_WORD.search(text, max(start, mark - 21), mark + 1)
    word = last[1].lower() if last else ""
    if word in ABBREVIATIONS:
        return (
            word in ("u.s", "u.n", "u.k", "no", "co", "inc", "ltd")
            and opener in '"“'
            and past > mark + 1
        )
    initial = len(word) == 1 and word.isalpha() and opener.isupper()
    return not initial or text[after : after + 4].rstrip() in _STARTS


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span without white space around it, cut where it is too long for a sentence."""
    while start < end:
        while start < end and text[start].isspace():
            start += 1
        stop = end
        if end - start > _LONGEST:
            stop = text.rfind(" ", start + 1, start + _LONGEST)
            stop = stop if stop > start else start + _LONGEST
        last = stop
        while last > start and text[last - 1].isspace():
            last -= 1
        if last > start:
            yield start, last
        start = stop
