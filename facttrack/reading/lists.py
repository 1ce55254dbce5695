"""Lists: what is an item, what a heading within one, and who gives what follows a colon."""

from __future__ import annotations

from collections.abc import Sequence

from facttrack.reading import speech
from facttrack.reading.phrases import FINITE, plausible
from facttrack.reading.saying import Span
from facttrack.reading.sources import subject_before
from facttrack.reading.tokens import MARK, NUMBER, WORD, Token, words_at

_BULLETS = frozenset("-*•‣▪·–—")
_LONGEST_HEADING, _LONGEST_LABEL = 5, 6
_GIVING = frozenset(
    """released published gave issued provided posted shared compiled presented disclosed announced
    reported recorded documented listed gives lists include includes included""".split()
)
_FOLLOWING = frozenset("following follows below breakdown summary details list".split())
_OF_BEFORE = (" of those ", " of these ", " of the ", " of them ", "as follows", "as below")


def is_item(tokens: Sequence[Token]) -> bool:
    """Whether a line is an item: a bullet, "1. 40 dead", "Soldiers: 40"."""
    if not tokens:
        return False
    if tokens[0].low in _BULLETS:
        return True
    numbered = tokens[0].sort == NUMBER or len(tokens[0].text) == 1
    if numbered and len(tokens) > 1 and tokens[1].low in ".)" and tokens[1].glued:
        return True
    return is_count(tokens) or _is_labelled(tokens)


def _is_labelled(tokens: Sequence[Token]) -> bool:
    """Whether a number leads behind a few words and a colon: "Summer 2011: 1,000 killed"."""
    ends = range(1, min(_LONGEST_LABEL, len(tokens) - 1) + 1)
    at = next((at for at in ends if at < len(tokens) - 1 and tokens[at].low == ":"), None)
    return at is not None and tokens[at + 1].sort == NUMBER and not tokens[at + 1].glued


def is_count(tokens: Sequence[Token]) -> bool:
    """Whether nothing but a number stands behind the name of what it counts: "Soldiers: 40"."""
    at = len(tokens) - 2
    return 0 < at <= _LONGEST_LABEL and tokens[at].low == ":" and tokens[-1].sort == NUMBER


def is_heading(tokens: Sequence[Token]) -> bool:
    """Whether a line is no more than a few words that head a part of a list: "Kardan province"."""
    return len(tokens) <= _LONGEST_HEADING and all(token.sort == WORD for token in tokens)


def goes_on(tokens: Sequence[Token]) -> bool:
    """Whether a line lists what was told before: "The following is a summary of those raids:"."""
    words = words_at(tokens, 0, len(tokens))
    return any(token.low in _FOLLOWING for token in tokens) and any(o in words for o in _OF_BEFORE)


def giver(tokens: Sequence[Token]) -> Span | None:
    """Who gives the list that a line announces: "The ministry released the following figures:"."""
    at = next((i for i, t in enumerate(tokens) if i and t.low in _GIVING), None)
    if at is None or any(t.sort == MARK and not t.glued for t in tokens[:at]):
        return None
    record = any(token.low in speech.EVIDENCE for token in tokens[:at])
    told = any(token.low in _FOLLOWING or token.low in speech.EVIDENCE for token in tokens[at:])
    source = subject_before(tokens, at)
    if source is None or not (told or record) or not plausible(tokens, source):
        return None
    return None if tokens[at - 1].low in FINITE and not record else source
