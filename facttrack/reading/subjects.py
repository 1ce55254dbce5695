"""The edges of a subject, told without a parser: where its phrase starts and ends."""

from __future__ import annotations

from collections.abc import Sequence

from facttrack.reading import speech
from facttrack.reading.lexicon import STOPS, VERBS
from facttrack.reading.number_words import ONES, TENS
from facttrack.reading.phrases import (
    DETERMINERS,
    FINITE,
    FURTHEST,
    OCCASIONS,
    TIME,
    before_time,
    inside_word,
)
from facttrack.reading.saying import Span
from facttrack.reading.tokens import MARK, NUMBER, WORD, Token, words_at


def main_subject(tokens: Sequence[Token], before: int) -> Span | None:
    """The subject at the start of the sentence, up to its first verb or comma."""
    past = 0
    while past < before and not _starts_predicate(tokens, past):
        past += 1
    ends = past < before
    while past > 1 and tokens[past - 1].low in speech.AUXILIARY:
        past -= 1  # "It also said"
    return trimmed(tokens, 0, past) if past > 0 and ends else None


def _starts_predicate(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    low = token.low
    if token.glued and at > 1 and tokens[at - 1].low in _HYPHENS:
        return False  # "State-run"
    finite = low in FINITE and (at == 0 or token.text.islower())
    if finite or low in VERBS or low in _PASTS or low in speech.SAYING or low in speech.STANCES:
        return at > 0
    if token.sort == MARK:
        return not inside_word(tokens, at)
    if at == 0 or not token.text.islower():
        return False
    if low.endswith("s") and at + 1 < len(tokens):
        # "The board plans to", "The union disputes that": a verb no list holds.
        alone = at > 1 and tokens[at - 1].low not in DETERMINERS and tokens[at + 1].low in _OBJECT
        return alone or tokens[at + 1].low == "to"
    several = at > 0 and tokens[at - 1].low.endswith("s") and low not in STOPS
    acts = several and at + 1 < len(tokens) and tokens[at + 1].low in _OBJECT
    return acts or low.endswith("ed")


# Pasts that no other list needs.
_PASTS = frozenset("cast hung bid clung crept flung lit shed spun split spread swore swung".split())
_HYPHENS = frozenset("-‑")
_OBJECT = DETERMINERS | frozenset("that this its his her their it them him".split())


def is_letters(token: Token) -> bool:
    """Whether a word is a body's letters: "WHO" is no "who"."""
    return token.text.isupper() and len(token.text) > 1


def start_of(tokens: Sequence[Token], past: int) -> int:
    """Where the phrase that ends before `past` starts: after a mark or an opening word."""
    at = past - 1
    while at >= 0 and past - at < FURTHEST:
        token = tokens[at]
        if token.sort == MARK and not inside_word(tokens, at):
            break
        within = at < past - 1 and not is_letters(token) and not _joins(tokens, at)
        if token.low in speech.BOUNDARIES and within and not inside_word(tokens, at + 1):
            break  # but a word of "the so-called caliphate"
        at -= 1
    return at + 1


def _joins(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is an "as" of "the harbour as well as the coast guard", no "as well as hoped"."""
    if tokens[at].low != "as":
        return False
    last = at + 2 if tokens[at + 1].low == "well" else at
    if words_at(tokens, last - 2, last + 1) != "as well as" or last + 1 >= len(tokens):
        return False
    behind = tokens[last + 1]
    return behind.low in DETERMINERS or behind.text[0].isupper()


def trimmed(tokens: Sequence[Token], first: int, past: int) -> Span | None:
    """The phrase without a clause before "and", a time at either end, an article in front."""
    first = _after_saying(tokens, first, past)
    if words_at(tokens, first, first + 2) == "based on":
        first += 2
    if first + 1 < past and tokens[first].sort == NUMBER and tokens[first + 1].text in _ARTICLES:
        first += 1  # "12:30 The army says"
    if first + 1 < past and tokens[first].sort != WORD:
        # "In 2012-13 and the government expects": a number's end is no part of it.
        joins = (at for at in range(first, min(first + 4, past)) if tokens[at].low == "and")
        first = next(joins, first - 1) + 1
    first = _after_clause(tokens, first, past)
    first = _after_opening(tokens, _after_time(tokens, first, past), past)
    past = _before_finite(tokens, first, past)
    past = before_time(tokens, first, past)
    first = _after_noun(tokens, first, past)
    while first < past and (
        tokens[first].low in _BEFORE_SUBJECT or tokens[first].text in speech.QUOTES
    ):
        first += 1
    if past - first > _LETTERS and tokens[past - 1].low == ")":
        past -= _LETTERS
    return (first, past) if first < past else None


_ARTICLES = ("The", "A", "An")
# Tokens of "(CBO)" behind a name.
_LETTERS = 3


def _after_noun(tokens: Sequence[Token], first: int, past: int) -> int:
    """Past a noun right before an article: "a charge the coalition" leaves the coalition."""
    for at in range(past - 1, first, -1):
        before = tokens[at - 1]
        if tokens[at].low == "the" and before.text.islower() and before.low.isalpha():
            is_noun = before.low not in _NO_NOUN and not before.low.endswith(("ly", "ing"))
            return at if is_noun else first
    return first


def _after_saying(tokens: Sequence[Token], first: int, past: int) -> int:
    """Past a word of saying: "said the hospital" leaves the hospital."""
    for at in range(past - 1, first - 1, -1):
        if tokens[at].low in _TOLD:
            return _after_occasion(tokens, at + 1, past)
    return first


_TOLD = frozenset("said says told added saying showed shows indicated suggested".split())
_NO_NOUN = STOPS | speech.OPENERS | speech.BOUNDARIES | _TOLD


def _after_occasion(tokens: Sequence[Token], first: int, past: int) -> int:
    """Past where it was said: "said in a statement the monitors" leaves the monitors."""
    if first < past and tokens[first].low in ("in", "at", "on", "during"):
        for at in range(first + 1, min(first + 5, past - 1)):
            if tokens[at].low in OCCASIONS:
                return at + 1
    return first


def _after_clause(tokens: Sequence[Token], first: int, past: int) -> int:
    """Past an "and" that joins clauses: one with a finite verb before it."""
    finite = False
    start = first
    for at in range(first, past):
        low = tokens[at].low
        if not tokens[at].text.islower():
            continue
        if low in FINITE or low in VERBS or _is_past(tokens, at, past):
            finite = finite or at > first
        elif low in ("and", "or", "but") and finite:
            start, finite = at + 1, False
    return start


def _after_time(tokens: Sequence[Token], first: int, past: int) -> int:
    """Past "Three months later", "Only days ago", and "month" of "Later that month"."""
    if first + 1 < past and tokens[first].low in TIME and first and tokens[first - 1].low == "that":
        return first + 1
    at = first
    while at < past and (tokens[at].sort == NUMBER or tokens[at].low in _SO_MANY):
        at += 1
    told = at + 2 < past and tokens[at].low in TIME and tokens[at + 1].low in _FROM_NOW
    return at + 2 if told else first


_SO_MANY = ONES.keys() | TENS.keys() | frozenset("only just barely some a few several".split())
_FROM_NOW = frozenset("later earlier ago before afterwards".split())


def _is_past(tokens: Sequence[Token], at: int, past: int) -> bool:
    """Whether it is a past in -ed, neither "reported by" nor of "the Britain-based group"."""
    if not tokens[at].low.endswith("ed") or at + 1 >= past or tokens[at + 1].low == "by":
        return False
    joined = tokens[at].glued and tokens[at - 1].low in _HYPHENS
    return not joined and tokens[at - 1].low not in DETERMINERS


def _after_opening(tokens: Sequence[Token], first: int, past: int) -> int:
    """Past an opening such as "On Tuesday", "In a paper published last week", "Meanwhile"."""
    if first >= past or tokens[first].low not in speech.OPENERS:
        return first
    for at in range(past - 1, first, -1):
        before = tokens[at - 1]
        if tokens[at].low in ("the", "a", "an", "its", "his", "their") and (
            before.low in _OPENED or before.sort == NUMBER
        ):
            return at
    at = first
    while at < past and (
        tokens[at].low in speech.OPENERS
        or tokens[at].low in TIME
        or tokens[at].sort == NUMBER
        or tokens[at].low in _TIME_WORDS
    ):
        at += 1
    return at


def _before_finite(tokens: Sequence[Token], first: int, past: int) -> int:
    """Where a finite verb ends the phrase: "a source was quoted as saying"."""
    for at in range(first + 1, past):
        if tokens[at].low in FINITE and tokens[at].text.islower():
            return at
    return past


# What stands before a subject and is no part of it.
_BEFORE_SUBJECT = DETERMINERS | frozenset(("only", "even", "just"))


_TIME_WORDS = frozenset(
    "last next this earlier later on in at early late same day morning evening afternoon".split()
)
# What may stand right before the article of a subject: "In the same context a source".
_OPENED = TIME | OCCASIONS | frozenset("context development day morning evening afternoon".split())
