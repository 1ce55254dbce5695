"""A scale of days: years, months or days as ticks, whichever fit."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from facttrack.domain.dates import EventDate, SaidDate
from facttrack.reports.plot_scale import Scale
from facttrack.reports.plot_style import text_width

_MONTHS = (1, 2, 3, 6)
_DAYS = (1, 2, 3, 7, 14)
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_DAY_SECONDS = 86_400


def event_places(when: EventDate) -> tuple[float, float]:
    """Where an event date begins and ends, in days; an open end lies at the other one."""
    first = when.last if when.first == date.min else when.first
    last = when.first if when.last == date.max else when.last
    return float(first.toordinal()), float(last.toordinal())


def said_place(said: SaidDate) -> float:
    """Where a statement lies: at its day, or within it where the hour is known."""
    moment = datetime.fromisoformat(said.order)
    if (moment.hour, moment.minute, moment.microsecond) == (23, 59, 999_999):
        return float(moment.toordinal())
    midnight = datetime.combine(moment.date(), datetime.min.time())
    return moment.toordinal() + (moment - midnight).total_seconds() / _DAY_SECONDS - 0.5


def find_dates(places: Iterable[float], length: float) -> Scale:
    """The scale of days that holds all places, with as many ticks as have room."""
    found = sorted(places)
    low, high = (found[0], found[-1]) if found else (0.0, 1.0)
    room = max((high - low) * 0.06, 0.75)
    start, end = low - room, high + room
    for ticks in _choices(start, end):
        needed = sum(text_width(text, 10) + 16 for _, text in ticks)
        if ticks and needed <= length:
            return Scale(start, end, log=False, ticks=tuple(ticks))
    return Scale(start, end, log=False, ticks=())


def _choices(start: float, end: float) -> Iterator[list[tuple[float, str]]]:
    """Rows of ticks, the finest first."""
    first = date.fromordinal(max(1, math.ceil(start)))
    last = date.fromordinal(max(1, min(date.max.toordinal(), math.floor(end))))
    if (last - first).days <= 400:  # noqa: PLR2004 - about a year of days
        for step in _DAYS:
            days = range(first.toordinal(), last.toordinal() + 1, step)
            yield [(float(n), date.fromordinal(n).isoformat()) for n in days]
    for step in _MONTHS:
        if (last - first).days <= 366 * 12:
            yield [
                (float(d.toordinal()), d.isoformat()[:7])
                for d in _months(first, last)
                if (d.month - 1) % step == 0
            ]
    for step in _YEARS:
        years = range(-(-first.year // step) * step, last.year + 1, step)
        starts = [date(y, 1, 1) for y in years if y]
        yield [(float(d.toordinal()), str(d.year)) for d in starts if d >= first]


def _months(first: date, last: date) -> Iterator[date]:
    month = first.replace(day=1)
    while month <= last:
        if month >= first:
            yield month
        month = (month + timedelta(days=32)).replace(day=1)
