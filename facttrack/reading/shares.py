"""Fractions in words: "a third of", "two-thirds", "half a million", "half a dozen"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from facttrack.reading.lexicon import TIME_NOUNS, VERBS
from facttrack.reading.number_words import (
    ONES,
    PARTS,
    RATIO,
    SCALES,
    WORDS,
    Number,
    glued_at,
    shift,
    word_at,
)
from facttrack.reading.tokens import MARK, Token
from facttrack.reading.units import unit_after


def read_fraction(tokens: Sequence[Token], at: int) -> Number | None:
    """A fraction: "a third of", "two-thirds", "half the", "half a million", "half a dozen"."""
    above, past = _numerator(tokens, at)
    if above is None or word_at(tokens, past) not in PARTS:
        return None
    below = PARTS[word_at(tokens, past)]
    past += 1
    if above >= below or (below == 4 and word_at(tokens, at - 1) in _BEFORE_TIME):  # noqa: PLR2004 - quarters
        return None
    value = Decimal(above) / Decimal(below)
    scaled = _fraction_of_scale(tokens, at, past, value)
    if scaled:
        return scaled
    if not _is_share(tokens, at, past, above):
        return None
    return Number(at, past, value, RATIO, value)


_BEFORE_TIME = frozenset("past last next first previous consecutive the final following".split())


def _numerator(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    low = tokens[at].low
    if low == "half":
        return 1, at
    if low in ("a", "an"):
        return 1, at + 1
    if low == "quarter" and word_at(tokens, at + 1) == "-":
        return 1, at
    if low in ONES:
        past = at + 1
        if word_at(tokens, past) == "-" and glued_at(tokens, past):
            past += 1
        return ONES[low], past
    return None, at


def _fraction_of_scale(
    tokens: Sequence[Token], at: int, past: int, value: Decimal
) -> Number | None:
    """Part of a scale: "half a million", "a quarter of a billion", "half a dozen"."""
    for skip in (("of", "a"), ("of", "an"), ("of", "one"), ("a",), ("an",), ("-",), ()):
        here = past + len(skip)
        if tuple(word_at(tokens, i) for i in range(past, here)) != skip:
            continue
        low = word_at(tokens, here)
        apart = skip or word_at(tokens, past - 1) in ("half", "quarter")
        named = low == "year" and skip in ((), ("-",))  # "half-year results"
        if apart and not named and _is_measured(tokens, here, joined=skip == ("-",)):
            return Number(at, past if skip == ("-",) else here, value, WORDS, value)
        if low in SCALES:
            return Number(at, here + 1, shift(value, SCALES[low]), WORDS, value, SCALES[low])
        if low == "dozen":
            return Number(at, here + 1, Decimal(int(value * 12)), WORDS, Decimal(int(value * 12)))
    return None


def _is_measured(tokens: Sequence[Token], at: int, *, joined: bool) -> bool:
    """Whether a unit or a time stands here: "half a mile", "half an hour", "a half-point"."""
    if joined and not glued_at(tokens, at):
        return False
    low = word_at(tokens, at)
    return low in TIME_NOUNS or (joined and low == "point") or unit_after(tokens, at) is not None


def _is_share(tokens: Sequence[Token], at: int, past: int, above: int) -> bool:
    """Whether a fraction word says how much: "a third of", "half the", not "first half"."""
    follows = word_at(tokens, past)
    if tokens[at].low == "quarter":
        return False
    if follows in _PLURAL and word_at(tokens, at - 1) not in _HALF_OF_TIME:
        return True  # "a third are over 65"
    if tokens[at].low == "half":
        if follows in _WHOLES:
            return word_at(tokens, at - 1) not in _HALF_OF_TIME
        return word_at(tokens, at - 1) in _HALF_BEFORE and (
            past >= len(tokens)
            or (tokens[past].sort == MARK and follows not in ("-", "‑", "/"))
            or follows in _SHARE_AFTER
            or follows in VERBS
        )
    if follows == "of" or above > 1 or word_at(tokens, at + 1) == "-" or follows in _COMPARED:
        return True
    before = word_at(tokens, at - 2), word_at(tokens, at - 1)
    much = before in (("many", "as"), ("much", "as"), ("up", "to"))
    return (much or word_at(tokens, at - 1) in _SHARE_BEFORE) and (
        past >= len(tokens) or tokens[past].sort == MARK or follows in _SHARE_AFTER
    )


_PLURAL = frozenset(("are", "were", "have"))
_WHOLES = frozenset("of the its their his her our all".split())
_HALF_OF_TIME = frozenset(
    "first second other the latter better a northern southern eastern western upper lower".split()
)
# What hedges a half that stands alone: "more than half were lost", "cut by half".
_HALF_BEFORE = frozenset("than about nearly almost over under roughly around least by".split())
_SHARE_BEFORE = frozenset(
    """by nearly almost about over than only roughly around up down fell rose least just some
    cut""".split()
)


_COMPARED = frozenset("higher lower more less larger smaller bigger fewer cheaper faster".split())


_SHARE_AFTER = frozenset(
    "in since from has have had is are was were to and or on between this last".split()
)
