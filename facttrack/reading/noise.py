"""Numbers that count nothing, as rules: a name, a kind, what stands left, inside and right."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from facttrack.reading.tokens import MONTHS

DATE, TIME, ORDINAL, NAME, PHONE = "date", "time", "ordinal", "name", "phone"
REFERENCE, AGE, SCORE, DURATION = "reference", "age", "score", "duration"
_REACH = 48

MONTH = (
    "(?:" + "|".join(sorted({m.capitalize() for m in MONTHS}, key=len, reverse=True)) + r")\b\.?"
)
YEAR = r"(?:1[5-9]|20|21)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_IN_TIME = (
    r"(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Tt]ill|[Bb]efore|[Aa]fter|[Dd]uring|[Ff]rom|[Ii]n early|[Ii]n late|[Ii]n mid|of|"
    r"[Ee]arly|[Ll]ate|[Mm]id|[Tt]hroughout|[Tt]he year|[Yy]ear|[Tt]he|summer|winter|spring|autumn|fall|season|"
    r"[Cc]irca|between|and|to|FY|fiscal|vintage|class of|ending|ended)"
)


@dataclass(frozen=True, slots=True)
class NoiseRule:
    """A rule: `left` must match up to the number, `number` the number itself, `right` after it."""

    name: str
    kind: str
    left: str = ""
    number: str = ""
    right: str = ""


RULES: tuple[NoiseRule, ...] = (
    NoiseRule("month-then-ordinal", DATE, left=rf"\b{MONTH}\s(?:the\s)?$", number=_DAY, right=r"(?:st|nd|rd|th)\b"),
    NoiseRule("ordinal-then-month", DATE, number=_DAY, right=rf"(?:st|nd|rd|th)\s(?:of\s)?{MONTH}"),
    NoiseRule("ordinal", ORDINAL, number=r"\d[\d,]*", right=r"(?:st|nd|rd|th)\b"),
    NoiseRule("month-then-day", DATE, left=rf"\b{MONTH}\s$", number=rf"{_DAY}(?:\s?(?:[-–—]|to|and|or)\s?{_DAY})?"),
    NoiseRule("day-then-month", DATE, number=rf"{_DAY}(?:\s?(?:[-–—]|to|and|or)\s?{_DAY})?", right=rf"\s(?:of\s)?{MONTH}"),
    NoiseRule("month-day-year", DATE, left=rf"\b{MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s$", number=YEAR),
    NoiseRule("month-year", DATE, left=rf"\b{MONTH}(?:\s\d{{1,2}}(?:[-–]\d{{1,2}})?)?,?\s$", number=YEAR, right=r"(?!\s\w+s\b)"),
    NoiseRule("iso-date", DATE, number=rf"{YEAR}", right=r"-\d\d?-\d\d?\b"),
    NoiseRule("iso-date-tail", DATE, left=rf"\b{YEAR}-(?:\d\d?-)?$", number=r"\d\d?"),
    NoiseRule("slashed-date", DATE, number=r"\d{1,2}", right=r"[/.]\d{1,2}[/.](?:\d\d){1,2}\b"),
    NoiseRule("slashed-date-middle", DATE, left=r"\b\d{1,2}[/.]$", number=r"\d{1,2}", right=r"[/.](?:\d\d){1,2}\b"),
    NoiseRule("slashed-date-tail", DATE, left=r"\b\d{1,2}[/.]\d{1,2}[/.]$", number=r"(?:\d\d){1,2}"),
    NoiseRule("dotted-date", DATE, number=r"\d{1,2}\.\d{1,2}", right=r"\.\d{4}\b"),
    NoiseRule("decade", DATE, number=r"(?:1[5-9]|20)?\d0", right=r"['’]?s\b"),
    NoiseRule("in-year", DATE, left=rf"\b{_IN_TIME}\s$", number=YEAR, right=r"(?!\s(?:[a-z]+(?:s|men|people|children|women)\b(?<!was)(?<!has)(?<!is)|of\b)|[\d%])"),
    NoiseRule("year-span", DATE, number=rf"{YEAR}\s?(?:[-–—/]|to|and)\s?(?:{YEAR}|\d\d)"),
    NoiseRule("bracketed-year", DATE, left=r"\($", number=rf"{YEAR}(?:[-–]{YEAR})?", right=r"[),;]"),
    NoiseRule("year-adjective", DATE, left=r"\b(?:[Tt]he|['’]s|its|their|his|her|[Aa])\s$", number=YEAR, right=r"\s(?!of\b)[a-z]+\b"),
    NoiseRule("clock", TIME, number=r"\d{1,2}", right=r"(?::\d\d\b(?!\s?-\s?\d)|(?:\.\d\d)?\s?(?:[ap]\.m\.|[ap]m\b|[AP]M\b|o['’]clock|hrs\b|GMT\b|UTC\b))"),
    NoiseRule("clock-dotted", TIME, number=r"\d{1,2}\.\d\d", right=r"\s?(?:[ap]\.m\.|[ap]m\b|[AP]M\b|GMT\b|UTC\b|hrs\b)"),
    NoiseRule("clock-tail", TIME, left=r"\b\d{1,2}:(?:\d\d:)?$", number=r"\d\d"),
    NoiseRule("clock-zone", TIME, number=r"\d{4}", right=r"\s?(?:GMT|UTC|hours\b|hrs\b|Zulu\b|local time)"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Compiled:
    rule: NoiseRule
    left: re.Pattern[str] | None
    number: re.Pattern[str] | None
    right: re.Pattern[str] | None


@lru_cache(maxsize=1)
def _compiled() -> tuple[_Compiled, ...]:
    return tuple(
        _Compiled(
            rule,
            re.compile(rule.left) if rule.left else None,
            re.compile(rule.number) if rule.number else None,
            re.compile(rule.right) if rule.right else None,
        )
        for rule in RULES
    )


def noise_at(text: str, start: int, end: int) -> NoiseRule | None:
    """The first rule by which the number at text[start:end] counts nothing; None if it may count.

    A rule sees 48 characters to each side, whatever the length of the text.
    """
    left = text[max(start - _REACH, 0) : start]
    right = text[end : end + _REACH]
    written = text[start:end]
    for one in _compiled():
        if one.number and not one.number.fullmatch(written):
            continue
        if one.left and not one.left.search(left):
            continue
        if one.right and not one.right.match(right):
            continue
        return one.rule
    return None
