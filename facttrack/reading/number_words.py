"""The words that numbers are made of, and what a number that was read is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from facttrack.reading.tokens import Token

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
    "quadrillion": 15,
    "quintillion": 18,
}


# Scale words of other languages behind digits: a number would be read wrongly without them.
OTHER_SCALES = {
    word: power
    for power, words in (
        (4, "万 萬 만"),
        (3, "тыс тысяч тысяча тысячи ألف آلاف"),
        (6, """millones millón mio millionen milhão milhões milione milioni milyon млн миллион
            миллиона миллионов мільйон مليون ملايين"""),
        (8, "亿 億 억"),
        (9, """milliard milliards milliarde milliarden mrd miliardo miliardi milyar млрд миллиард
            миллиарда миллиардов مليار"""),
    )
    for word in words.split()
}  # fmt: skip


SHORT_SCALES = {
    "k": 3, "m": 6, "mn": 6, "mln": 6, "mio": 6, "mm": 6, "bn": 9, "bln": 9, "b": 9, "tn": 12,
    "trn": 12, "t": 12,
}  # fmt: skip


FACTORS = {"dozen": 12}


PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4,
    "fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7,
    "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10,
    "twelfth": 12, "twelfths": 12, "sixteenth": 16, "sixteenths": 16, "twentieth": 20,
    "twentieths": 20, "hundredth": 100, "hundredths": 100,
}  # fmt: skip


VAGUE_PLURALS = frozenset(
    "tens dozens scores hundreds thousands millions billions trillions".split()
)


VAGUE_WORDS = frozenset(("several", "few", "couple", "handful"))


TIMES = frozenset(
    """second seconds minute minutes hour hours day days week weeks month months year years decade
    decades""".split()
)


VULGAR = {
    sign: Decimal(above) / Decimal(below)
    for sign, above, below in (
        ("½", 1, 2), ("¼", 1, 4), ("¾", 3, 4), ("⅓", 1, 3), ("⅔", 2, 3), ("⅛", 1, 8), ("⅜", 3, 8),
        ("⅝", 5, 8), ("⅞", 7, 8),
    )
}  # fmt: skip


DIGITS, WORDS, VAGUE, RATIO = "digits", "words", "vague", "ratio"


@dataclass(slots=True)
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
    if not power:
        return number
    sign, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int)  # noqa: S101 - written numbers are finite
    return Decimal((sign, digits, exponent + power))


def word_at(tokens: Sequence[Token], at: int) -> str:
    """The lower-case text of a token; "" outside the tokens."""
    return tokens[at].low if 0 <= at < len(tokens) else ""


def glued_at(tokens: Sequence[Token], at: int) -> bool:
    """Whether no white space stands before a token."""
    return at < len(tokens) and tokens[at].glued


def past_half(tokens: Sequence[Token], at: int) -> int:
    """Past "and a half" or "-and-a-half" at a token; 0 where it is not there."""
    hyphens = word_at(tokens, at) == "-" and glued_at(tokens, at)
    words = ["-", "and", "-", "a", "-", "half"] if hyphens else ["and", "a", "half"]
    past = at + len(words)
    return past if all(word_at(tokens, at + i) == word for i, word in enumerate(words)) else 0
