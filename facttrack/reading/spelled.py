"""Spelled-out numbers: "twenty-one", "two thousand five hundred", "a hundred and fifty"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from facttrack.reading.number_words import (
    FACTORS,
    ONES,
    SCALES,
    TENS,
    WORDS,
    Number,
    glued_at,
    past_half,
    shift,
    word_at,
)
from facttrack.reading.tokens import Token


def read_spelled(tokens: Sequence[Token], at: int) -> Number | None:
    """A number in words: "twenty-one", "one hundred and fifty", "two thousand five hundred"."""
    walk = _Walk(tokens, at)
    return walk.number()


# The wires write a scale short: "up to one mln barrels".
_WRITTEN = SCALES | {"mln": 6, "mn": 6, "bln": 9, "bn": 9, "trn": 12}


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
        start = self.past
        if word_at(self.tokens, self.past) in ("a", "an"):
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
        return Number(self.first, self.past, value, WORDS, mantissa, power)

    def _step(self) -> bool:
        at = self._next()
        low = word_at(self.tokens, at)
        if low in ONES and self.open in ("any", "ones", "teens"):
            return self._add_ones(low, at)
        if low in TENS and self.open in ("any", "teens"):
            self.group, self.open = _sum(self.group, Decimal(TENS[low])), "ones"
        elif low in FACTORS and (self.group or at == self.first):
            self.group = max(self.group, Decimal(1)) * FACTORS[low]
            self.open = "none"
        elif (low in SCALES and at == self.first) or (self.group and low in _WRITTEN):
            if not self._scale(low):
                return False
        elif self.group and self.open != "none" and low in ("and", "-"):
            return self._half(past_half(self.tokens, self.past))
        else:
            return False
        self.past = at + 1
        return True

    def _next(self) -> int:
        """Where the next word stands, past a hyphen, or past "and" within a number."""
        at = self.past
        if at == self.first or at >= len(self.tokens):
            return at
        if (
            self.tokens[at].low == "-"
            and glued_at(self.tokens, at)
            and glued_at(self.tokens, at + 1)
        ):
            return at + 1
        inside = self.open == "teens" and (self.power or self.group >= 100)  # noqa: PLR2004 - "hundred and"
        if self.tokens[at].low == "and" and inside and self._small(at + 1):
            return at + 1
        return at

    def _small(self, at: int) -> bool:
        low = word_at(self.tokens, at)
        return (low in ONES and low != "zero") or low in TENS

    def _add_ones(self, low: str, at: int) -> bool:
        value = ONES[low]
        if self.open == "ones" and not 0 < value < 10:  # noqa: PLR2004 - twenty-one to ninety-nine
            return False
        self.group = _sum(self.group, Decimal(value))
        self.open, self.past = "scale", at + 1
        return True

    def _scale(self, low: str) -> bool:
        power = _WRITTEN[low]
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

    def _half(self, past: int) -> bool:
        if past:
            self.group += Decimal("0.5")
            self.open, self.past = "scale", past
        return bool(past)
