"""Vague number words and the intervals that they stand for (rule set rounding-1)."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from facttrack.lazy import pattern

SCALES: dict[str, int] = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}

_WORDS = SCALES | {"ten": 10, "dozen": 12, "score": 20}
_SCALE = "|".join(SCALES)
_TIMES = rf"(?:(?:tens|scores|dozens|(?:{_SCALE})s)\s+of\s+)*"
_FEW = r"several|a\s+few|few|a\s+couple(?:\s+of)?|couple\s+of"
# In this order: the longest reading of words that begin alike stands first.
_VAGUE = pattern(
    rf"\b(?:(?P<base>{_TIMES}(?:tens|scores|(?:{_SCALE})s))"
    r"|(?P<dozens>(?:(?:several|a\s+few)\s+)?dozens|(?:several|a\s+few)\s+dozen)"
    rf"|(?P<few>{_FEW})(?:\s+(?P<scale>{_TIMES}(?:(?:{_SCALE})s?\s+)?(?:tens|dozens?|scores?|(?:{_SCALE})s?)))?"
    r")\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class VagueRange:
    """What a vague word means: `core` against other vague words, `outer` against numbers."""

    core: tuple[Decimal, Decimal]
    outer: tuple[Decimal, Decimal]


def _range(core_low: int, core_high: int, outer_low: int, outer_high: int) -> VagueRange:
    return VagueRange(
        (Decimal(core_low), Decimal(core_high)), (Decimal(outer_low), Decimal(outer_high))
    )


def _from_base(base: int) -> VagueRange:
    return _range(2 * base, 10 * base - 1, base, 20 * base - 1)


# Very many claims say the same few words: the numbers that they stand for are held once.
@lru_cache(maxsize=4096)
def vague_range(wording: str) -> VagueRange | None:
    """What the first vague word in a wording stands for; None when it holds none.

    Hundreds, thousands, tens of thousands with base B: core [2B, 10B-1], outer [B, 20B-1].
    Tens have base 10, scores 20. Dozens, several or a few dozen: core [24, 99], outer [12, 199].
    Several, a few: [3, 9] times the scale words ("several hundred thousand"); a couple: [2, 3].
    """
    match = _VAGUE.search(wording)
    if not match:
        return None
    if match["dozens"]:
        return _range(24, 99, 12, 199)
    if match["few"]:
        low, high = (2, 3) if "couple" in match["few"].lower() else (3, 9)
        scale = _product(match["scale"] or "")
        return _range(low * scale, high * scale, low * scale, high * scale)
    return _from_base(_product(match["base"]))


def vague_words(wording: str) -> str:
    """The first vague words in a wording ("hundreds" of men); "" when it holds none."""
    match = _VAGUE.search(wording)
    return match[0] if match else ""


def _product(words: str) -> int:
    """What scale words say together: "hundreds of thousands" is 100,000."""
    singulars = (word.removesuffix("s") for word in words.lower().split())
    return math.prod(_WORDS.get(word, 1) for word in singulars)
