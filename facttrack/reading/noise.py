"""Numbers that count nothing, as rules: a name, a kind, what stands left, inside and right."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from facttrack.reading.noise_dates import NO_SPACE, SPACES, NoiseRule
from facttrack.reading.noise_rules import RULES

_REACH = 48


class _Compiled(NamedTuple):
    """A rule ready to run; `before` are the characters that may stand left of the number."""

    rule: NoiseRule
    left: re.Pattern[str] | None
    right: re.Pattern[str] | None
    before: str
    behind: frozenset[str]


@lru_cache(maxsize=1)
def _compiled() -> tuple[_Compiled, ...]:
    return tuple(
        _Compiled(
            rule,
            re.compile(rule.left) if rule.left else None,
            re.compile(rule.right) if rule.right else None,
            rule.last or (SPACES if rule.left.endswith(r"\s$") else ""),
            frozenset(rule.behind.split()),
        )
        for rule in RULES
    )


@lru_cache(maxsize=1)
def _forms() -> tuple[re.Pattern[str], ...]:
    """How numbers are written, as far as the rules ask for it: each pattern once."""
    return tuple(map(re.compile, dict.fromkeys(rule.number for rule in RULES if rule.number)))


@lru_cache(maxsize=1)
def _words_behind() -> frozenset[str]:
    """The words that any rule wants to stand last."""
    return frozenset().union(*(one.behind for one in _compiled()))


def noise_at(text: str, start: int, end: int) -> NoiseRule | None:
    """The first rule by which the number at text[start:end] counts nothing; None if it may count.

    A rule sees 48 characters to each side, whatever the length of the text.
    """
    if end - start > _REACH:
        return None
    return _first(text[max(start - _REACH, 0) : start], text[start:end], text[end : end + _REACH])


@lru_cache(maxsize=4096)
def _form(written: str) -> frozenset[str]:
    """The patterns of the rules' numbers that a number fits."""
    return frozenset(form.pattern for form in _forms() if form.fullmatch(written))


@lru_cache(maxsize=4096)
def _asked(form: frozenset[str], last: str, word: str, *, lettered: bool) -> tuple[_Compiled, ...]:
    """The rules that a number of such a form leaves to be asked behind such words."""
    return tuple(
        one
        for one in _compiled()
        if _may_stand(one.before, last, lettered=lettered)
        and (not one.rule.number or one.rule.number in form)
        and (not one.behind or word in one.behind)
    )


def _may_stand(before: str, last: str, *, lettered: bool) -> bool:
    if before == NO_SPACE:
        return not last.isspace()
    return not before or (last in before and (lettered or before != SPACES))


@lru_cache(maxsize=2048)
def _first(left: str, written: str, right: str) -> NoiseRule | None:
    """The first rule that holds; tables and lists ask the same again and again."""
    lettered = any(map(str.isalpha, left))
    word = _last_word(left)
    word = word if word in _words_behind() else ""
    for one in _asked(_form(written), left[-1:] or "\n", word, lettered=lettered):
        if one.right and not one.right.match(right):
            continue
        if one.left and not one.left.search(left):
            continue
        return one.rule
    return None


def _last_word(left: str) -> str:
    """The last word in lower case, or the last mark; spaces and full stops behind it left out."""
    past = len(left)
    while past and (left[past - 1] == "." or left[past - 1].isspace()):
        past -= 1
    first = past
    while first and left[first - 1].isalpha():
        first -= 1
    return left[min(first, past - 1) : past].lower() if past else ""
