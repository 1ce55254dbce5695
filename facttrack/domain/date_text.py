"""Dates as people type them and files hold them, read into event dates; nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from facttrack.domain.dates import DateError, EventDate, PartialDate, SaidDate

_HINT = "type a date such as 2017, 2017-06, 2017-06-03 or 2017-06-03/2017-06-05"
_NEEDS_YEAR = "the year"
_NEEDS_FULL_YEAR = "the year in four digits"
_NEEDS_ORDER = "day first or month first"
_LEAP_YEAR = 2000
_MONTHS_A_YEAR = 12

_MONTH_NAMES = (
    "january february march april may june july august september october november december".split()
)
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}

_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_LAST_DAY = r"(?P<last_day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[0-9]{4}|'?[0-9]{2})"
_DASH = r" ?(?:[-\u2013\u2014]|\bto\b) ?"
_OPEN_START = frozenset(("", ".."))
_OPEN_END = frozenset(("", "..", "present", "ongoing"))


def read_event_date(text: str) -> EventDate:
    """The date or period that a text states, with the text; unresolved where it can be read twice.

    "03/04/2020", "1/22/20" and "May 18" stay unresolved and say what they need. Digits are ASCII
    digits; months are English. A timestamp gives the day in its own offset.

    Raises DateError for what is no date, saying what to type.
    """
    cell = text.strip()
    try:
        found = _read(" ".join(cell.split()))
    except DateError as error:
        msg = f"{error}; {_HINT}"
        raise DateError(msg) from None
    if found is None:
        msg = f"{text!r} is no date; {_HINT}"
        raise DateError(msg)
    return replace(found, text="" if cell == found.iso else cell)


def read_one_date(text: str) -> EventDate:
    """The date or period that a text states and that can be read in one way only.

    Raises DateError for any other text, saying what to type.
    """
    found = read_event_date(text)
    if not found.resolved:
        msg = f"{text!r} needs {found.needs}: type it as 2017-06-03"
        raise DateError(msg)
    return found


def read_said_date(text: str) -> SaidDate:
    """The day, month, year or moment that a text states; a timestamp is kept as it is given.

    Raises DateError for a period, for what can be read twice and for what is no date.
    """
    cell = " ".join(text.split())
    try:
        return SaidDate(cell)
    except DateError:
        found = read_one_date(text)
    if "/" in found.iso:
        msg = f"{text!r} is a period, and something is said on one day: type it as 2017-06-03"
        raise DateError(msg)
    return SaidDate(found.iso)


def _read(cell: str) -> EventDate | None:
    return _first(_RULES, cell) or _period(cell)


def _first(rules: tuple[Rule, ...], cell: str) -> EventDate | None:
    """What the first rule gives whose pattern is the whole cell."""
    for pattern, produce in rules:
        match = pattern.fullmatch(cell)
        if match:
            return produce(match)
    return None


# Periods: two dates with a sign between them.


def _period(cell: str) -> EventDate | None:
    for separator in _SEPARATORS:
        ends = separator.split(cell)
        if len(ends) == len(("start", "end")):
            found = _from_ends(*ends)
            if found:
                return found
    return None


def _from_ends(start_text: str, end_text: str) -> EventDate | None:
    open_start = start_text in _OPEN_START
    open_end = end_text.lower() in _OPEN_END
    start = EventDate("") if open_start else _first(_RULES, start_text)
    end = EventDate("") if open_end else _first(_RULES, end_text)
    if start is None or end is None or "/" in start.iso + end.iso or (open_start and open_end):
        return None
    if start.needs == _NEEDS_YEAR and end.resolved:
        return _in_year_of(end, start_text)
    if start.needs or end.needs:
        return EventDate("", needs=end.needs or start.needs)
    return _between(start.iso, end.iso)


def _in_year_of(end: EventDate, start_text: str) -> EventDate:
    """The period of "28 May - 3 June 2017": the year of its end, where the order bears it out."""
    start = _first(_RULES, f"{start_text} {end.iso[:4]}")
    if start is None or not start.resolved:
        return EventDate("", needs=_NEEDS_YEAR)
    if start.first > end.last:
        return EventDate("", needs="the year of its start")
    return _between(start.iso, end.iso)


def _between(start: str, end: str) -> EventDate:
    return EventDate(start if start == end else f"{start}/{end}")


# Single dates, and days of one month: each rule is a pattern and what it gives.


def _iso(match: re.Match[str]) -> EventDate:
    return EventDate(PartialDate(match[0]).iso)


def _moment(match: re.Match[str]) -> EventDate:
    return EventDate(SaidDate(match[0]).day.isoformat())


def _year_first(match: re.Match[str]) -> EventDate:
    return EventDate(f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}")


def _month_and_year(match: re.Match[str]) -> EventDate:
    return EventDate(f"{match['year']}-{int(match['month']):02}")


def _month_or_period(match: re.Match[str]) -> EventDate:
    """Two digits after a year: "2020/03" is a month, "2019/20" a period, "2010/11" may be both."""
    year, other = match["year"], match["other"]
    month, end = f"{year}-{other}", f"{year[:2]}{other}"
    is_month, is_period = 1 <= int(other) <= _MONTHS_A_YEAR, end > year
    if is_month and is_period:
        return EventDate("", needs=f"a month ({month}) or a period ({year}/{end})")
    return EventDate(f"{year}/{end}" if is_period else month)


def _numbers(match: re.Match[str]) -> EventDate:
    """Day, month and year in figures: whichever order exists, if only one does."""
    first, second, year = int(match["first"]), int(match["second"]), match["year"]
    full = len(year) == len("2017")
    orders = {_day_iso(year if full else None, m, d) for d, m in ((first, second), (second, first))}
    isos = [iso for iso in orders if iso]
    if not isos:
        msg = f"{match[0]!r} is no date in either order"
        raise DateError(msg)
    needs = [_NEEDS_ORDER] if len(isos) > 1 else []
    if not full:
        needs.append(_NEEDS_FULL_YEAR if year else _NEEDS_YEAR)
    return EventDate("", needs=" and ".join(needs)) if needs else EventDate(isos[0])


def _day_iso(year: str | None, month: int, day: int) -> str | None:
    try:
        return date(int(year or _LEAP_YEAR), month, day).isoformat()
    except ValueError:
        return None


def _named(match: re.Match[str]) -> EventDate:
    """A month by its name, with what else is given of a day, a last day and a year."""
    given = match.groupdict()
    month, year = _MONTHS[match["month"].lower()], given.get("year") or ""
    full = year if len(year) == len("2017") else None
    days = [int(given[name]) for name in ("day", "last_day") if given.get(name)]
    isos = [_day_iso(full, month, day) for day in days]
    if None in isos:
        msg = f"{match[0]!r} is no date: there is no such day"
        raise DateError(msg)
    if full is None:
        return EventDate("", needs=_NEEDS_FULL_YEAR if year else _NEEDS_YEAR)
    stem = f"{full}-{month:02}"
    return _between(isos[0] or stem, isos[-1] or stem) if isos else EventDate(stem)


Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], EventDate]]


def _rule(pattern: str, produce: Callable[[re.Match[str]], EventDate]) -> Rule:
    # ASCII, lest a long s or a dotless i be taken for the letter of a month's name.
    return re.compile(pattern, re.ASCII | re.IGNORECASE), produce


_RULES: tuple[Rule, ...] = (
    _rule(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?", _iso),
    _rule(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[^/]*", _moment),
    _rule(
        r"(?P<year>[0-9]{4})(?P<sign>[-/.])(?P<month>[0-9]{1,2})(?P=sign)(?P<day>[0-9]{1,2})",
        _year_first,
    ),
    _rule(r"(?P<month>[0-9]{1,2})[-/.](?P<year>[0-9]{4})", _month_and_year),
    _rule(r"(?P<year>[0-9]{4})/(?P<other>[0-9]{2})", _month_or_period),
    _rule(
        r"(?P<first>[0-9]{1,2})(?P<sign>[-/.])(?P<second>[0-9]{1,2})(?P=sign)"
        r"(?P<year>[0-9]{4}|[0-9]{2})",
        _numbers,
    ),
    _rule(r"(?P<first>[0-9]{1,2})/(?P<second>[0-9]{1,2})(?P<year>)", _numbers),
    _rule(rf"{_DAY}(?: of |[-/. ] ?){_MONTH}(?:(?:, ?|[-/. ]){_YEAR})?", _named),
    _rule(rf"{_MONTH}[-/ ]?{_DAY}(?:(?:, ?|[-/ ]){_YEAR})?", _named),
    _rule(rf"{_MONTH}(?:,? (?:of )?|[-/])(?P<year>[0-9]{{4}})", _named),
    _rule(rf"(?P<year>[0-9]{{4}})[-/ ]{_MONTH}(?:[-/ ]{_DAY})?", _named),
    _rule(_MONTH, _named),
    _rule(rf"{_DAY}{_DASH}{_LAST_DAY}(?: of)? {_MONTH}(?:,? {_YEAR})?", _named),
    _rule(rf"{_MONTH} {_DAY}{_DASH}{_LAST_DAY}(?:,? {_YEAR})?", _named),
)
_SEPARATORS = tuple(
    re.compile(pattern, re.ASCII | re.IGNORECASE)
    for pattern in (
        r" ?/ ?",
        r" ?[\u2013\u2014] ?",
        r" (?:-|to|until|till|through) ",
        r"(?<=[0-9]{4})-(?=[0-9]{4}$|present$|ongoing$)",
    )
)
