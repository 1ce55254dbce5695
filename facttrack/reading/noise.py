"""Numbers that count nothing, as rules: a name, a kind, what stands left, inside and right."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from facttrack.reading.noise_dates import SPACES, NoiseRule
from facttrack.reading.noise_rules import RULES

_REACH = 48


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A rule ready to run; `before` are the characters that may stand left of the number."""

    rule: NoiseRule
    left: re.Pattern[str] | None
    number: re.Pattern[str] | None
    right: re.Pattern[str] | None
    before: str


@lru_cache(maxsize=1)
def _compiled() -> tuple[_Compiled, ...]:
    return tuple(
        _Compiled(
            rule,
            re.compile(rule.left) if rule.left else None,
            re.compile(rule.number) if rule.number else None,
            re.compile(rule.right) if rule.right else None,
            rule.last or (SPACES if rule.left.endswith(r"\s$") else ""),
        )
        for rule in RULES
    )


def noise_at(text: str, start: int, end: int) -> NoiseRule | None:
    """The first rule by which the number at text[start:end] counts nothing; None if it may count.

    A rule sees 48 characters to each side, whatever the length of the text.
    """
    if end - start > _REACH:
        return None
    return _first(text[max(start - _REACH, 0) : start], text[start:end], text[end : end + _REACH])


@lru_cache(maxsize=4096)
def _asked(written: str, last: str, *, lettered: bool) -> tuple[_Compiled, ...]:
    """The rules that a number so written, behind such a character, leaves to be asked."""
    return tuple(
        one
        for one in _compiled()
        if (not one.before or (last in one.before and (lettered or one.before != SPACES)))
        and (one.number is None or one.number.fullmatch(written))
    )


@lru_cache(maxsize=2048)
def _first(left: str, written: str, right: str) -> NoiseRule | None:
    """The first rule that holds; tables and lists ask the same again and again."""
    lettered = any(map(str.isalpha, left))
    for one in _asked(written, left[-1:] or "\n", lettered=lettered):
        if one.right and not one.right.match(right):
            continue
        if one.left and not one.left.search(left):
            continue
        return one.rule
    return None
