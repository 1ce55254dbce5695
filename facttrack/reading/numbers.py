"""One number as it is written: digits, scale words, spelled-out words, fractions, vague words."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from facttrack.reading.tokens import MARK, NUMBER, Token, words_at

ONES = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen""".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
} | {"fourty": 40}
# A power of ten for each scale; a dozen and a score are factors.
SCALES = {
    "hundred": 2,
    "thousand": 3,
    "lakh": 5,
    "lakhs": 5,
    "million": 6,
    "crore": 7,
    "crores": 7,
    "billion": 9,
    "trillion": 12,
}
SHORT_SCALES = {
    "k": 3, "m": 6, "mn": 6, "mln": 6, "mio": 6, "mm": 6, "bn": 9, "bln": 9, "b": 9, "tn": 12,
    "trn": 12, "t": 12,
}  # fmt: skip
FACTORS = {"dozen": 12}
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4,
    "fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7,
    "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10,
    "hundredth": 100, "hundredths": 100,
}  # fmt: skip
_VAGUE_PLURALS = frozenset(
    "tens dozens scores hundreds thousands millions billions trillions".split()
)
_VAGUE_WORDS = frozenset(("several", "few", "couple"))
_LONGEST_DIGITS = 28
_MOST_IN = 1_000_000
TIMES = frozenset(
    """second seconds minute minutes hour hours day days week weeks month months year years decade
    decades""".split()
)
_SEPARATORS = str.maketrans("", "", ",٬'’ \u00a0\u2009\u202f")

DIGITS, WORDS, VAGUE, RATIO = "digits", "words", "vague", "ratio"


@dataclass(frozen=True, slots=True)
class Number:
    """A number and its tokens [first, past): `value` is None for a vague word.

    `mantissa` is what stands before the scale word ("5" in "5 million"), `power` its power of
    ten; both serve ranges that share a scale.
    """

    first: int
    past: int
    value: Decimal | None
    sort: str
    mantissa: Decimal | None = None
    power: int = 0


def shift(number: Decimal, power: int) -> Decimal:
    """The number times 10^power, exactly, its digits kept: 1.50 and 6 give 1.50E+6."""
    sign, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int)  # noqa: S101 - written numbers are finite
    return Decimal((sign, digits, exponent + power))


def read_digits(written: str) -> Decimal | None:
    """The Decimal of a number token in any script; None when it is too long to be a count."""
    cell = written.translate(_SEPARATORS)
    if not cell.isascii():
        cell = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in cell)
        cell = cell.replace("٫", ".")
    if len(cell) > _LONGEST_DIGITS:
        return None
    if cell.count(".") > 1:
        cell = cell.replace(".", "")
    elif "," in written and _is_decimal_comma(written):
        cell = written.replace(",", ".")
        cell = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in cell)
    return Decimal(cell)


def _is_decimal_comma(written: str) -> bool:
    head, _, tail = written.rpartition(",")
    return "," not in head and "." not in written and len(tail) < len("000")


def read_number(tokens: Sequence[Token], at: int) -> Number | None:
    """The number that starts at a token, as long as it goes; None where none starts."""
    token = tokens[at]
    if token.sort == NUMBER:
        return _from_digits(tokens, at)
    if token.sort == MARK:
        return _from_sign(tokens, at)
    low = token.low
    if low in _VULGAR:
        return Number(at, at + 1, _VULGAR[low], RATIO, _VULGAR[low])
    if low in _VAGUE_PLURALS or low in _VAGUE_WORDS:
        return _vague(tokens, at)
    if low in ("a", "an"):
        return _after_article(tokens, at)
    return _fraction(tokens, at) or _spelled(tokens, at)


def one_in(tokens: Sequence[Token], number: Number) -> Number | None:
    """The ratio that a number starts: "one in five", "3 out of 10", "two in every three"."""
    at = number.past
    if number.value == 1 and _word(tokens, at + 1) == "in" and _word(tokens, at) not in TIMES:
        at += 1
    if number.value is None or number.sort == RATIO or _word(tokens, at) not in ("in", "out"):
        return None
    at += 2 if _word(tokens, at) == "out" and _word(tokens, at + 1) == "of" else 1
    if _word(tokens, at) == "every":
        at += 1
    if at >= len(tokens) or not (tokens[at].sort == NUMBER or tokens[at].low in _STARTERS):
        return None
    below = read_number(tokens, at)
    if below is None or below.value is None or not 0 < number.value < below.value <= _MOST_IN:
        return None
    if _word(tokens, below.past) in TIMES:
        return None
    return Number(number.first, below.past, number.value / below.value, RATIO)


def starts_number(token: Token) -> bool:
    """Whether a number may start at a token: a cheap test before `read_number`."""
    return token.sort == NUMBER or token.low in _STARTERS


_STARTERS = (
    frozenset(ONES) | frozenset(TENS) | frozenset(SCALES) | frozenset(FACTORS) | _VAGUE_PLURALS
    | _VAGUE_WORDS | frozenset(("a", "an", "half", "quarter", "minus", "-", "−", "¼", "½", "¾", "none"))
    | frozenset("⅓⅔⅛⅜⅝⅞")
)  # fmt: skip


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if 0 <= at < len(tokens) else ""


def _glued(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].glued


def _from_sign(tokens: Sequence[Token], at: int) -> Number | None:
    low = tokens[at].low
    free = at == 0 or not tokens[at].glued or tokens[at - 1].low in "(=:,$€£"
    if low in "-−" and free and _glued(tokens, at + 1) and tokens[at + 1].sort == NUMBER:
        inner = _from_digits(tokens, at + 1)
        return _negative(inner, at) if inner else None
    return None


def _negative(inner: Number, at: int) -> Number:
    value = None if inner.value is None else inner.value.copy_negate()
    mantissa = None if inner.mantissa is None else inner.mantissa.copy_negate()
    return replace(inner, first=at, value=value, mantissa=mantissa)


_VULGAR = {
    sign: Decimal(above) / Decimal(below)
    for sign, above, below in (
        ("½", 1, 2), ("¼", 1, 4), ("¾", 3, 4), ("⅓", 1, 3), ("⅔", 2, 3), ("⅛", 1, 8), ("⅜", 3, 8),
        ("⅝", 5, 8), ("⅞", 7, 8),
    )
}  # fmt: skip


def _from_digits(tokens: Sequence[Token], at: int) -> Number | None:
    value = read_digits(tokens[at].text)
    if value is None:
        return None
    past = at + 1
    if tokens[at].text.isdecimal():
        value, past = _mixed(tokens, past, value)
    return _scaled(tokens, at, past, value, DIGITS)


def _mixed(tokens: Sequence[Token], past: int, whole: Decimal) -> tuple[Decimal, int]:
    """A fraction after a whole number: "2 1/2", "2½", "2 and a half"."""
    low = _word(tokens, past)
    if low in _VULGAR:
        return whole + _VULGAR[low], past + 1
    if words_at(tokens, past, past + 3) == "and a half":
        return whole + Decimal("0.5"), past + 3
    if words_at(tokens, past, past + 3) in ("1 / 2", "1 / 4", "3 / 4") and not _glued(tokens, past):
        above, below = tokens[past].low, tokens[past + 2].low
        return whole + Decimal(above) / Decimal(below), past + 3
    return whole, past


def _scaled(tokens: Sequence[Token], first: int, past: int, value: Decimal, sort: str) -> Number:
    """The number with the scale words or the letter after it: "1.5 million", "1.2m", "20 dozen"."""
    power, factor, end = 0, 1, past
    if _glued(tokens, end) and _word(tokens, end) in SHORT_SCALES:
        if not _is_measure(tokens, end):
            power, end = SHORT_SCALES[tokens[end].low], end + 1
    else:
        power, factor, end = _scale_words(tokens, end)
    # "5m.", "5 bn" with a space: only the two-letter forms, one letter would be a unit.
    if end == past and _word(tokens, end) in ("bn", "mn", "mln", "bln", "trn"):
        power, end = SHORT_SCALES[tokens[end].low], end + 1
    if factor != 1:
        return Number(first, end, value * factor, sort, value * factor)
    return Number(first, end, shift(value, power), sort, value, power)


def _is_measure(tokens: Sequence[Token], at: int) -> bool:
    """Whether the letter glued to a number is metres or so rather than millions."""
    if tokens[at].text not in ("m", "mm", "t", "b"):
        return False
    if tokens[at].text in ("mm", "t"):
        return not (at > 1 and tokens[at - 2].text in "$€£")
    return _word(tokens, at + 1) in _AFTER_METRES


_AFTER_METRES = frozenset(
    """tall high long wide deep away from above below off race sprint final relay dash hurdles
    freestyle butterfly backstroke north south east west down up""".split()
)


def _scale_words(tokens: Sequence[Token], past: int) -> tuple[int, int, int]:
    power = 0
    while True:
        at = past
        if _word(tokens, at) == "-" and _glued(tokens, at) and _glued(tokens, at + 1):
            at += 1
        low = _word(tokens, at)
        if low in SCALES:
            power, past = power + SCALES[low], at + 1
        elif low in FACTORS and not power and _word(tokens, at + 1) not in ("line", "lines"):
            return 0, FACTORS[low], at + 1
        else:
            return power, 1, past


def _after_article(tokens: Sequence[Token], at: int) -> Number | None:
    """What "a" may start: "a dozen", "a million", "a few hundred", "a third of"."""
    low = _word(tokens, at + 1)
    if low in SCALES or low == "dozen":
        spelled = _spelled(tokens, at)
        return spelled if spelled and not _names_a_size(tokens, spelled.past) else None
    if low in ("few", "couple"):
        inner = _vague(tokens, at + 1)
        return replace(inner, first=at) if inner else None
    if low in _PARTS:
        return _fraction(tokens, at)
    return None


def _names_a_size(tokens: Sequence[Token], past: int) -> bool:
    """Whether "a hundred" is only the start of "a million-dollar house"."""
    return _word(tokens, past) == "-" and _glued(tokens, past) and _glued(tokens, past + 1)


def _vague(tokens: Sequence[Token], at: int) -> Number | None:
    """A vague word: "hundreds", "tens of thousands", "several hundred", "a couple of"."""
    low, past = tokens[at].low, at + 1
    if low in _VAGUE_PLURALS:
        while _word(tokens, past) == "of" and _word(tokens, past + 1) in _VAGUE_PLURALS:
            past += 2
        return Number(at, past, None, VAGUE)
    if _word(tokens, past) == "dozens" and low == "several":
        return Number(at, past + 1, None, VAGUE)
    power, factor, past = _scale_words(tokens, past)
    if low == "couple" and _word(tokens, past) == "of":
        past += 1
        if _word(tokens, past) in SCALES or _word(tokens, past) == "dozen":
            past += 1
    return Number(at, past, None, VAGUE, power=power or (1 if factor != 1 else 0))


def _fraction(tokens: Sequence[Token], at: int) -> Number | None:
    """A fraction: "a third of", "two-thirds", "half the", "half a million", "half a dozen"."""
    above, past = _numerator(tokens, at)
    if above is None or _word(tokens, past) not in _PARTS:
        return None
    below = _PARTS[_word(tokens, past)]
    past += 1
    if above >= below or (below == 4 and _word(tokens, at - 1) in _BEFORE_TIME):  # noqa: PLR2004 - quarters
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
    if low in ONES:
        past = at + 1
        if _word(tokens, past) == "-" and _glued(tokens, past):
            past += 1
        return ONES[low], past
    return None, at


def _fraction_of_scale(
    tokens: Sequence[Token], at: int, past: int, value: Decimal
) -> Number | None:
    """Part of a scale: "half a million", "a quarter of a billion", "half a dozen"."""
    for skip in (("of", "a"), ("of", "an"), ("a",), ("an",), ("-",), ()):
        here = past + len(skip)
        if tuple(_word(tokens, i) for i in range(past, here)) != skip:
            continue
        low = _word(tokens, here)
        if low in SCALES:
            return Number(at, here + 1, shift(value, SCALES[low]), WORDS, value, SCALES[low])
        if low == "dozen":
            return Number(at, here + 1, Decimal(int(value * 12)), WORDS, Decimal(int(value * 12)))
    return None


def _is_share(tokens: Sequence[Token], at: int, past: int, above: int) -> bool:
    """Whether a fraction word says how much: "a third of", "half the", not "first half"."""
    follows = _word(tokens, past)
    if tokens[at].low == "half":
        before = _word(tokens, at - 1)
        return follows in ("of", "the", "its", "their", "his", "her", "our", "all") and before not in (
            "first", "second", "other", "the", "latter", "better", "a",
        )  # fmt: skip
    if follows == "of" or above > 1 or _word(tokens, at + 1) == "-":
        return True
    return _word(tokens, at - 1) in _SHARE_BEFORE and (
        past >= len(tokens) or tokens[past].sort == MARK or follows in _SHARE_AFTER
    )


_SHARE_BEFORE = frozenset(
    "by nearly almost about over than only roughly around up down fell rose least just some cut".split()
)
_SHARE_AFTER = frozenset(
    "in since from has have had is are was were to and or on between this last".split()
)


def _spelled(tokens: Sequence[Token], at: int) -> Number | None:
    """A number in words: "twenty-one", "one hundred and fifty", "two thousand five hundred"."""
    walk = _Walk(tokens, at)
    return walk.number()


def _sum(a: Decimal, b: Decimal) -> Decimal:
    """The sum; zero adds nothing, not even its exponent (0 + 2E+3 stays 2E+3)."""
    if not a:
        return b
    return a + b if b else a


class _Walk:
    """Reads number words from left to right: `total` is closed, `group` is still growing."""

    def __init__(self, tokens: Sequence[Token], at: int) -> None:
        self.tokens, self.first, self.past = tokens, at, at
        self.total, self.group = Decimal(0), Decimal(0)
        self.open = "any"
        self.lowest_scale = 99
        self.mantissa: Decimal | None = None
        self.power = 0

    def number(self) -> Number | None:
        """The number, or None when not even one word is read."""
        sign = 1
        if _word(self.tokens, self.past) == "minus":
            sign, self.past = -1, self.past + 1
            if self.past < len(self.tokens) and self.tokens[self.past].sort == NUMBER:
                inner = _from_digits(self.tokens, self.past)
                return _negative(inner, self.first) if inner else None
        start = self.past
        if _word(self.tokens, self.past) in ("a", "an"):
            self.group, self.past = Decimal(1), self.past + 1
            self.open = "scale"
        while self._step():
            pass
        if self.past == start:
            return None
        value = _sum(self.total, self.group)
        mantissa, power = self.mantissa, self.power
        if mantissa is None or shift(mantissa, power) != value:
            mantissa, power = value, 0
        found = Number(self.first, self.past, value, WORDS, mantissa, power)
        return _negative(found, self.first) if sign < 0 else found

    def _step(self) -> bool:
        at = self._next()
        low = _word(self.tokens, at)
        if low in ONES and self.open in ("any", "ones", "teens"):
            return self._add_ones(low, at)
        if low in TENS and self.open in ("any", "teens"):
            self.group, self.open = _sum(self.group, Decimal(TENS[low])), "ones"
        elif low in FACTORS and (self.group or at == self.first):
            self.group = max(self.group, Decimal(1)) * FACTORS[low]
            self.open = "none"
        elif low in SCALES and (self.group or at == self.first):
            if not self._scale(low):
                return False
        elif (
            words_at(self.tokens, at, at + 3) == "and a half" and self.group and self.open != "none"
        ):
            return self._half(at)
        else:
            return False
        self.past = at + 1
        return True

    def _next(self) -> int:
        """Where the next word stands, past a hyphen, or past "and" within a number."""
        at = self.past
        if at == self.first or at >= len(self.tokens):
            return at
        if self.tokens[at].low == "-" and _glued(self.tokens, at) and _glued(self.tokens, at + 1):
            return at + 1
        inside = self.open == "teens" and (self.power or self.group >= 100)  # noqa: PLR2004 - "hundred and"
        if self.tokens[at].low == "and" and inside and self._small(at + 1):
            return at + 1
        return at

    def _small(self, at: int) -> bool:
        low = _word(self.tokens, at)
        return (low in ONES and low != "zero") or low in TENS

    def _add_ones(self, low: str, at: int) -> bool:
        value = ONES[low]
        if self.open == "ones" and not 0 < value < 10:  # noqa: PLR2004 - twenty-one to ninety-nine
            return False
        self.group = _sum(self.group, Decimal(value))
        self.open, self.past = "scale", at + 1
        return True

    def _scale(self, low: str) -> bool:
        power = SCALES[low]
        group = self.group or Decimal(1)
        if power == 2:  # noqa: PLR2004 - a hundred stays in its group
            if self.open == "teens" or group >= 100:  # noqa: PLR2004
                return False
            self.group, self.open = shift(group, 2), "teens"
            self.mantissa, self.power = (group, 2) if not self.total else (None, 0)
            return True
        if power >= self.lowest_scale:
            return False
        self.mantissa, self.power = (group, power) if not self.total else (None, power)
        self.total = _sum(self.total, shift(group, power))
        self.group, self.open, self.lowest_scale = Decimal(0), "teens", power
        return True

    def _half(self, at: int) -> bool:
        self.group += Decimal("0.5")
        self.open, self.past = "scale", at + 3
        return True
