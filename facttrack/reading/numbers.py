"""One number as it is written: digits, scale words, spelled-out words, fractions, vague words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from facttrack.reading.lexicon import FATES
from facttrack.reading.number_words import (
    DIGITS,
    FACTORS,
    ONES,
    OTHER_SCALES,
    PARTS,
    RATIO,
    SCALES,
    SHORT_SCALES,
    TENS,
    TIMES,
    VAGUE,
    VAGUE_PLURALS,
    VAGUE_WORDS,
    VULGAR,
    Number,
    glued_at,
    past_half,
    shift,
    word_at,
)
from facttrack.reading.shares import read_fraction
from facttrack.reading.spelled import read_spelled
from facttrack.reading.tokens import MARK, NUMBER, Token
from facttrack.reading.units import unit_before

_LONGEST_DIGITS = 28


_MOST_IN = 1_000_000


_SEPARATORS = str.maketrans("", "", ",٬'’ \u00a0\u2009\u202f")


@lru_cache(maxsize=4096)
def read_digits(written: str) -> Decimal | None:
    """The Decimal of a number token in any script; None when it is too long to be a count."""
    cell = written.translate(_SEPARATORS)
    if not cell.isascii():
        cell = _in_ascii(cell).replace("٫", ".")
    if len(cell) > _LONGEST_DIGITS:
        return None
    if cell.count(".") > 1:
        cell = cell.replace(".", "")
    elif "," in written and _is_decimal_comma(written):
        cell = written.replace(",", ".")
        cell = _in_ascii(cell)
    return Decimal(cell)


def _in_ascii(cell: str) -> str:
    """Digits of any script as those of ours."""
    import unicodedata

    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in cell)


def _is_decimal_comma(written: str) -> bool:
    head, _, tail = written.rpartition(",")
    return "," not in head and "." not in written and len(tail) < len("000")


def read_number(tokens: Sequence[Token], at: int) -> Number | None:
    """The number that starts at a token, as long as it goes; None where none starts."""
    token = tokens[at]
    if token.sort == NUMBER:
        return _hundreds(tokens, at) or _from_digits(tokens, at)
    if token.sort == MARK:
        return _from_sign(tokens, at)
    low = token.low
    if low in VULGAR:
        return Number(at, at + 1, VULGAR[low], RATIO, VULGAR[low])
    if low == "minus":
        if word_at(tokens, at - 1) == "or":  # "plus or minus 3" is a width, not a figure below zero
            return None
        inner = read_number(tokens, at + 1) if at + 1 < len(tokens) else None
        return _negative(inner, at) if inner and inner.value is not None else None
    if low == "scores" and not _is_many(tokens, at + 1):
        return None
    if low in VAGUE_PLURALS or low in VAGUE_WORDS:
        compared = word_at(tokens, at - 1) == word_at(tokens, at + 1) == "as"
        return None if compared else _vague(tokens, at)
    if low in ("a", "an"):
        return _after_article(tokens, at)
    if low in SCALES and _joins_a_size(tokens, at):
        return None
    return read_fraction(tokens, at) or read_spelled(tokens, at)


def _hundreds(tokens: Sequence[Token], at: int) -> Number | None:
    """Hundreds and thousands in digits: "100s of people", "1,000s of them"."""
    if tokens[at].text not in _PLURAL_DIGITS or word_at(tokens, at + 2) != "of":
        return None
    plural = word_at(tokens, at + 1) == "s" and tokens[at + 1].glued
    return Number(at, at + 2, None, VAGUE) if plural else None


_PLURAL_DIGITS = frozenset("100 1000 1,000 10,000 100,000".split())


def _is_many(tokens: Sequence[Token], at: int) -> bool:
    """Whether "scores" is a number and neither a verb nor marks: "scores of", "scores dead"."""
    if word_at(tokens, at) == ",":
        at += 1
    low = word_at(tokens, at)
    return not low or low in _OF_SCORES or low in FATES


_OF_SCORES = frozenset("of if perhaps maybe more others people were had have been who".split())


def one_in(tokens: Sequence[Token], number: Number) -> Number | None:
    """The ratio that a number starts: "one in five", "3 out of 10", "two of every three"."""
    at = number.past
    of_every = word_at(tokens, at) == "of" and word_at(tokens, at + 1) == "every"
    if (
        not of_every
        and word_at(tokens, at) not in ("in", "out")
        and word_at(tokens, at + 1) != "in"
    ):
        return None
    if number.value == 1 and word_at(tokens, at + 1) == "in" and word_at(tokens, at) not in TIMES:
        at += 1
    if number.value is None or number.sort == RATIO:
        return None
    if not of_every and word_at(tokens, at) not in ("in", "out"):
        return None
    out = word_at(tokens, at) == "out" and word_at(tokens, at + 1) == "of"
    at += 2 if out else 1
    if word_at(tokens, at) == "every":
        at += 1
    if at >= len(tokens) or not (tokens[at].sort == NUMBER or tokens[at].low in STARTERS):
        return None
    below = read_number(tokens, at)
    if below is None or below.value is None or not 0 < number.value < below.value <= _MOST_IN:
        return None
    if word_at(tokens, below.past) in TIMES or _is_year(tokens[at]):
        return None
    if out and below.value > _FEW_WHOLE and below.value.normalize().as_tuple().digits != (1,):
        return None  # "33 out of 150 seats" are seats, "3 out of 10" and "40 out of 1,000" a share
    return Number(number.first, below.past, number.value / below.value, RATIO)


_FEW_WHOLE = 10


def _is_year(token: Token) -> bool:
    """Whether digits behind "in" are a year: "from 91 in 1990"."""
    written = token.text
    return len(written) == len("1990") and written.isdecimal() and written[:2] in _CENTURIES


_CENTURIES = frozenset("15 16 17 18 19 20 21".split())


def starts(tokens: Sequence[Token]) -> list[int]:
    """The tokens at which a number may start."""
    return [at for at, token in enumerate(tokens) if token.low in STARTERS or token.sort == NUMBER]


def starts_number(token: Token) -> bool:
    """Whether a number may start at a token: a cheap test before `read_number`."""
    return token.sort == NUMBER or token.low in STARTERS


STARTERS = (
    frozenset(ONES) | frozenset(TENS) | frozenset(SCALES) | frozenset(FACTORS) | VAGUE_PLURALS
    | VAGUE_WORDS | frozenset(VULGAR) | frozenset(("a", "an", "half", "quarter", "minus", "-", "−"))
)  # fmt: skip


def _from_sign(tokens: Sequence[Token], at: int) -> Number | None:
    low = tokens[at].low
    free = at == 0 or not tokens[at].glued or tokens[at - 1].low in "(=:,$€£"
    if low in "-−" and free and glued_at(tokens, at + 1) and tokens[at + 1].sort == NUMBER:
        inner = _from_digits(tokens, at + 1)
        return _negative(inner, at) if inner else None
    return None


def _negative(inner: Number, at: int) -> Number:
    value = None if inner.value is None else inner.value.copy_negate()
    mantissa = None if inner.mantissa is None else inner.mantissa.copy_negate()
    return replace(inner, first=at, value=value, mantissa=mantissa)


def _from_digits(tokens: Sequence[Token], at: int) -> Number | None:
    value = read_digits(tokens[at].text)
    if value is None:
        return None
    past = at + 1
    if word_at(tokens, past) not in _GOING_ON and word_at(tokens, past + 1) != "/":
        return Number(at, past, value, DIGITS, value)
    if word_at(tokens, past) == "/" and word_at(tokens, at + 3) == "of":
        share = _fraction(tokens, at)
        if share and word_at(tokens, at - 1) != "/":
            return Number(at, at + 3, share, RATIO, share)
    if tokens[at].text.isdecimal():
        value, past = _mixed(tokens, past, value)
    return _scaled(tokens, at, past, value, DIGITS)


# What may go on with a number in digits, so that the rest of the rules is asked.
_GOING_ON = frozenset((*"/-+", "and", *VULGAR, *SHORT_SCALES, *SCALES, *OTHER_SCALES, *FACTORS))


def _mixed(tokens: Sequence[Token], past: int, whole: Decimal) -> tuple[Decimal, int]:
    """A fraction after a whole number: "2 1/2", "2½", "2 and a half"."""
    low = word_at(tokens, past)
    if low in VULGAR:
        return whole + VULGAR[low], past + 1
    half = past_half(tokens, past) if low in ("and", "-") else 0
    if half:
        return whole + Decimal("0.5"), half
    at = past + (low == "-" and glued_at(tokens, past) and glued_at(tokens, past + 1))
    if word_at(tokens, at + 1) == "/" and (at > past or not glued_at(tokens, at)):
        part = _fraction(tokens, at)
        if part and tokens[at + 2].low in _BELOW:
            return whole + part, at + 3
    return whole, past


# What a fraction behind a whole number is written with: "2 1/2", "11-1/4 cents".
_BELOW = frozenset(("2", "3", "4", "8", "16", "32"))


def _fraction(tokens: Sequence[Token], at: int) -> Decimal | None:
    """The fraction written "3/4" at a token; None where none is."""
    if at + 2 >= len(tokens) or not (tokens[at + 1].glued and tokens[at + 2].glued):
        return None
    above, below = tokens[at].text, tokens[at + 2].text
    if not (above.isdecimal() and below.isdecimal() and len(below) <= len("100")):
        return None
    parts = Decimal(above), Decimal(below)
    return parts[0] / parts[1] if 0 < parts[0] < parts[1] else None


def _scaled(tokens: Sequence[Token], first: int, past: int, value: Decimal, sort: str) -> Number:
    """The number with the scale words or the letter after it: "1.5 million", "1.2m", "20 dozen"."""
    power, factor, end = 0, 1, past
    if glued_at(tokens, end) and word_at(tokens, end) in SHORT_SCALES:
        if not _is_measure(tokens, end):
            power, end = SHORT_SCALES[tokens[end].low], end + 1
    else:
        power, factor, end = _scale_words(tokens, _past_hedge(tokens, end))
        end = end if power or factor != 1 else past
    if end == past and word_at(tokens, end) == "m" and unit_before(tokens, first):
        return Number(first, end + 1, shift(value, 6), sort, value, 6)  # "EUR 2.5 m"
    # "5m.", "5 bn" with a space: only the two-letter forms, one letter would be a unit.
    if end == past and word_at(tokens, end) in ("bn", "mn", "mln", "bln", "trn"):
        power, end = SHORT_SCALES[tokens[end].low], end + 1
    if factor != 1:
        return Number(first, end, value * factor, sort, value * factor)
    return Number(first, end, shift(value, power), sort, value, power)


def _past_hedge(tokens: Sequence[Token], at: int) -> int:
    """Past a hedge between a number and its scale: "40-plus million", "30+ million"."""
    if word_at(tokens, at) not in ("-", "+") or not glued_at(tokens, at):
        return at
    past = at + 1
    if tokens[at].low == "-":
        past += word_at(tokens, past) in ("plus", "odd")
    return past if past > at + (tokens[at].low == "-") and word_at(tokens, past) in SCALES else at


def _is_measure(tokens: Sequence[Token], at: int) -> bool:
    """Whether the letter glued to a number is metres or so rather than millions."""
    if tokens[at].text not in ("m", "mm", "t", "b") or (at > 1 and tokens[at - 2].text in _MONEY):
        return False
    if tokens[at].text in ("mm", "t"):
        return True
    behind = word_at(tokens, at + 1)
    if behind == "(" and word_at(tokens, at + 3) in _FEET:  # "1.77m (5'10")"
        return True
    if behind in _AFTER_METRES:
        return True
    if behind == "people" or behind.endswith("s"):  # "the 1.3m votes"
        return False
    before = {token.low for token in tokens[max(at - _NEAR, 0) : at]}
    return word_at(tokens, at - 2) in ("the", "ran") or bool(_LENGTHS & before)


_NEAR = 9
_FEET = frozenset(("'", "’", "′", "ft", "feet", "foot"))
# Beside these a letter m is metres: "the river peaked at 35m", "she jumped 8.31m".
_LENGTHS = frozenset(
    """water tide tides wave waves depth height heights altitude distance deep tall jumped leapt
    cleared threw vaulted swam sprinted length width diameter radius metres meters swell
    swells""".split()
)


_MONEY = frozenset("$€£¥₹")
_AFTER_METRES = frozenset(
    """tall high long wide deep away from above below off race sprint final relay dash hurdles
    freestyle butterfly backstroke north south east west down up""".split()
)


def _scale_words(tokens: Sequence[Token], past: int) -> tuple[int, int, int]:
    power = 0
    while True:
        at = past
        if word_at(tokens, at) == "-" and glued_at(tokens, at) and glued_at(tokens, at + 1):
            at += 1
        low = word_at(tokens, at)
        if low in SCALES or (low in OTHER_SCALES and tokens[at - 1].sort == NUMBER):
            power, past = power + (SCALES.get(low) or OTHER_SCALES[low]), at + 1
        elif low in FACTORS and not power and word_at(tokens, at + 1) not in ("line", "lines"):
            return 0, FACTORS[low], at + 1
        else:
            return power, 1, past


def _after_article(tokens: Sequence[Token], at: int) -> Number | None:
    """What "a" may start: "a dozen", "a million", "a few hundred", "a third of"."""
    low = word_at(tokens, at + 1)
    if low in SCALES or low == "dozen":
        spelled = read_spelled(tokens, at)
        return spelled if spelled and not _names_a_size(tokens, spelled.past) else None
    if low in ("few", "couple", "handful"):
        inner = _vague(tokens, at + 1)
        return replace(inner, first=at) if inner else None
    if low in PARTS:
        return read_fraction(tokens, at)
    return None


def _names_a_size(tokens: Sequence[Token], past: int) -> bool:
    """Whether "a hundred" is only the start of "a million-dollar house"."""
    return word_at(tokens, past) == "-" and glued_at(tokens, past) and glued_at(tokens, past + 1)


def _joins_a_size(tokens: Sequence[Token], at: int) -> bool:
    """Whether a bare scale word is no number: "multi-million", "billion-dollar", "per million"."""
    return _names_a_size(tokens, at + 1) or (at > 0 and tokens[at - 1].low in ("-", "per"))


def _vague(tokens: Sequence[Token], at: int) -> Number | None:
    """A vague word: "hundreds", "tens of thousands", "several hundred", "a couple of"."""
    low, past = tokens[at].low, at + 1
    if low == "handful":
        return Number(at, past + (word_at(tokens, past) == "of"), None, VAGUE)
    if low in VAGUE_PLURALS:
        while word_at(tokens, past) == "of" and word_at(tokens, past + 1) in VAGUE_PLURALS:
            past += 2
        return Number(at, past, None, VAGUE)
    if word_at(tokens, past) == "dozens" and low == "several":
        return Number(at, past + 1, None, VAGUE)
    power, factor, past = _scale_words(tokens, past)
    if low == "couple" and word_at(tokens, past) == "of":
        past += 1
        if word_at(tokens, past) in SCALES or word_at(tokens, past) == "dozen":
            past += 1
    return Number(at, past, None, VAGUE, power=power or (1 if factor != 1 else 0))
