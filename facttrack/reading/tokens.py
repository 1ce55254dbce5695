"""Text cut into tokens: numbers as written, words, marks; offsets index the untouched text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from facttrack.lazy import pattern

NUMBER, WORD, MARK = "number", "word", "mark"
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}

# Every repetition is bounded or possessive, so that one scan is linear in the text; the two
# lookaheads spare white space and words the many forms of numbers.
_TOKEN = pattern(
    r"""
    (?=\S)(?:
      (?P<link>(?:https?://|www\.)\S++)
    | (?P<word>
        [万萬亿億만억](?<=\d.)
      | (?:[A-Za-z]\.){2,6}(?![A-Za-z]{2})
      | [^\W\d_]++(?:['’`´ʼ‘][^\W\d_]++)*+
    )
    | (?P<number>(?=[\d.])(?:
        \d{1,3}(?:[,٬]\d{3}){1,9}(?![\d])(?:[.٫]\d{1,20}+)?
      | \d{1,2}(?:,\d{2}){1,6},\d{3}(?!\d)
      | \d{1,3}(?:\.\d{3}){2,9}(?![\d])
      | \d{1,3}(?:['’]\d{3}){1,9}(?!\d)
      | \d{1,3}(?:[\u00a0\u2009\u202f]\d{3}){1,9}(?!\d)(?:[.,]\d{1,20}+)?
      | \d{1,3}(?:\ \d{3}){1,9}(?!\d|[.,]\d|[ ]\d|:\d)
      | \d++(?:[.٫]\d++)?(?:,\d{1,2}(?=\s?(?:%|percent|per\ cent|million|billion|bn|mn|trillion
        |mill|milh|mil[ij]|M(?:illi|io|rd)|мил|мл[нр]|тыс|مل)))?
      | (?<![\w.])\.\d{1,20}+
    ))
    | (?P<mark>[^\w\s]|_)
    )
    """,
    re.VERBOSE,
)
_QUOTES = str.maketrans("’`´ʼ‘", "'''''")


@dataclass(slots=True)
class Token:
    """One token: code-point offsets, its text, the text in lower case, and what sort it is.

    `glued` says that no white space stands before it. Most of what the reader does is to look at
    a token's fields: those of a slotted class are found in a third of a named tuple's time. A
    frozen one would take three times as long to make.
    """

    start: int
    end: int
    text: str
    low: str
    sort: str
    glued: bool


# What pieces of text were cut into, those with digits apart: most are met again and again.
_Cut = tuple[Token, ...]
_known: dict[str, _Cut] = {}
_numbers: dict[str, _Cut] = {}
_MOST_KNOWN, _LONGEST_KNOWN = 16_384, 32
_DIGIT = pattern(r"\d")
# A decimal comma is told by what stands behind it: "1,5 million".
_DECIMAL_COMMA = pattern(r",\d{1,2}(?!\d)")


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of text[start:end] in order; linear in its length.

    What stands between two spaces is cut by itself: only numbers may go on behind a space, or are
    told by what stands there.
    """
    stop = len(text) if end is None else end
    found: list[Token] = []
    add, cut = found.append, _known.get
    at = past = start
    if start and not text[start - 1].isspace():
        past = _scan(text, start, _space(text, start, stop), stop, found)
    for piece in text[start:stop].split(" "):
        if at >= past:
            parts = cut(piece)
            if parts is None:
                behind = at + len(piece) + 1
                parts = _learned(piece, number_behind=text[behind : behind + 1].isdecimal())
            if parts is None:
                past = _scan(text, at, at + len(piece), stop, found)
            else:
                for one in parts:
                    add(Token(at + one.start, at + one.end, one.text, one.low, one.sort, one.glued))
        at += len(piece) + 1
    return _with_letters(found) if text.find("IS", start, stop) >= 0 else found


def _space(text: str, start: int, stop: int) -> int:
    """Where the first space of text[start:stop] stands; its end where there is none."""
    at = text.find(" ", start, stop)
    return stop if at < 0 else at


def _learned(piece: str, *, number_behind: bool) -> _Cut | None:
    """What a piece of text is cut into, kept for the next time; None where more must be seen."""
    memory = _known
    if _DIGIT.search(piece):
        memory = _numbers
        if number_behind or piece in memory:
            return None if number_behind else memory[piece]
        if _DECIMAL_COMMA.search(piece):
            return None
    tokens: list[Token] = []
    _scan(piece, 0, len(piece), len(piece), tokens)
    parts = tuple(tokens)
    if len(piece) <= _LONGEST_KNOWN:
        if len(memory) >= _MOST_KNOWN:
            memory.clear()
        memory[piece] = parts
    return parts


def _scan(text: str, start: int, end: int, stop: int, found: list[Token]) -> int:
    """Adds the tokens of text[start:end] to those found, and says where they end.

    A number may go on behind the end, up to `stop`: then what is glued to it is added, too.
    """
    last = -1
    for match in _TOKEN.finditer(text, start, stop):
        first, past = match.span()
        if first >= end:
            break
        if past > end:
            end = _space(text, past, stop)
        sort = match.lastgroup or MARK
        written = match[0]
        low = written.lower()
        if sort == WORD:
            if not written.isascii():
                low = low.translate(_QUOTES)
        elif sort == NUMBER:
            if " " in written and found and _splits(found[-1]):
                found += _parts(Token(first, past, written, low, sort, first == last))
                last = past
                continue
        else:
            sort = MARK
        found.append(Token(first, past, written, low, sort, first == last))
        last = past
        if past == end:
            break
    return end


def _with_letters(tokens: list[Token]) -> list[Token]:
    """The tokens with the group IS told from "is", unless the whole line is in capitals."""
    for at, token in enumerate(tokens):
        beside = tokens[max(at - 1, 0) : at] + tokens[at + 1 : at + 2]
        if token.text == "IS" and not all(other.text.isupper() for other in beside):
            tokens[at] = replace(token, low="isis")
    return tokens


def _splits(before: Token) -> bool:
    """Whether "18 200" after this token is a day and a number rather than one number."""
    return before.low in MONTHS or before.low in ("resolution", "flight", "route", "no")


def _parts(token: Token) -> list[Token]:
    """The first group of a spaced number apart from the rest."""
    head, _, tail = token.text.partition(" ")
    middle = token.start + len(head)
    return [
        Token(token.start, middle, head, head, NUMBER, token.glued),
        Token(middle + 1, token.end, tail, tail, NUMBER, glued=False),
    ]


def words_at(tokens: Sequence[Token], first: int, past: int) -> str:
    """The lower-case words of tokens[first:past], joined by single spaces."""
    return " ".join([token.low for token in tokens[max(first, 0) : past]])
