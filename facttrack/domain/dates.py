"""Dates as sources give them: partial dates, periods, open periods, statements with an offset."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache

from facttrack.errors import BadDataError
from facttrack.lazy import pattern

_PARTIAL = pattern(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", re.ASCII)
_MONTHS = 12
_STAMP = pattern(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)"
    r"(Z|[+-][0-9]{2}:?[0-9]{2})?",
    re.ASCII,
)


class DateError(BadDataError):
    """A date that does not exist or cannot be read."""


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, a month or a day, as ISO text: "2017", "2017-06", "2017-06-03".

    Raises DateError for a day that does not exist.
    """

    iso: str

    def __post_init__(self) -> None:
        match = _PARTIAL.fullmatch(self.iso)
        if not match:
            msg = f"{self.iso!r} is not a date such as 2017, 2017-06 or 2017-06-03"
            raise DateError(msg)
        year, month, day = (int(part) if part else 1 for part in match.groups())
        try:
            date(year, month, day)
        except ValueError:
            # Python's own words differ from version to version.
            what = "year" if not year else "day" if 1 <= month <= _MONTHS else "month"
            msg = f"{self.iso!r} is no date: there is no such {what}"
            raise DateError(msg) from None

    @property
    def first(self) -> date:
        """The first day that it covers."""
        return date.fromisoformat((self.iso + "-01-01")[:10])

    @property
    def last(self) -> date:
        """The last day that it covers: a partial date counts from it."""
        start = self.first
        if len(self.iso) == len("2017"):
            return start.replace(month=12, day=31)
        if len(self.iso) == len("2017-06"):
            import calendar

            return start.replace(day=calendar.monthrange(start.year, start.month)[1])
        return start


class DateRelation(enum.StrEnum):
    """How two event dates lie to each other."""

    SAME = "same"
    CONTAINS = "contains"
    WITHIN = "within"
    OVERLAPS = "overlaps"
    DISJOINT = "disjoint"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class EventDate:
    """When a number was true: a partial date, a period or an open period, with the source's text.

    `iso` is canonical: "2017-06", "2019-03-18/2019-03-19", "2023/" (open end), "/2023" (open
    start), or "" when unresolved; then `needs` says what would resolve it ("the year").
    """

    iso: str
    text: str = ""
    needs: str = ""

    def __post_init__(self) -> None:
        if not self.iso:
            return
        start, end = self._ends()
        if "/" in self.iso and start is None and end is None:
            msg = f"{self.iso!r} has neither a start nor an end"
            raise DateError(msg)
        if start and end and start.first > end.last:
            msg = f"{self.iso!r} ends before it starts"
            raise DateError(msg)

    def _ends(self) -> tuple[PartialDate | None, PartialDate | None]:
        start, slash, end = self.iso.partition("/")
        if not slash:
            only = PartialDate(start)
            return only, only
        return (PartialDate(start) if start else None, PartialDate(end) if end else None)

    @property
    def resolved(self) -> bool:
        """Whether it is a date that can be compared."""
        return bool(self.iso)

    @property
    def first(self) -> date:
        """The first day; `date.min` for an open start."""
        start, _ = self._ends()
        return start.first if start else date.min

    @property
    def last(self) -> date:
        """The last day; `date.max` for an open end."""
        _, end = self._ends()
        return end.last if end else date.max

    def __str__(self) -> str:
        return self.iso or self.text


def relate_dates(a: EventDate | None, b: EventDate | None) -> DateRelation:
    """How a lies to b, whole days included; an unresolved or missing date is UNKNOWN.

    CONTAINS: a covers every day of b and more.
    """
    if a is None or b is None or not (a.resolved and b.resolved):
        return DateRelation.UNKNOWN
    if (a.first, a.last) == (b.first, b.last):
        return DateRelation.SAME
    if a.last < b.first or b.last < a.first:
        return DateRelation.DISJOINT
    if a.first <= b.first and b.last <= a.last:
        return DateRelation.CONTAINS
    if b.first <= a.first and a.last <= b.last:
        return DateRelation.WITHIN
    return DateRelation.OVERLAPS


@dataclass(frozen=True, slots=True)
class SaidDate:
    """When something was said or published: a partial date or a timestamp, text kept as given.

    A timestamp's day is read in its own offset; a partial date counts from its last day.

    Raises DateError.
    """

    text: str

    def __post_init__(self) -> None:
        _instant(self.text)

    @property
    def day(self) -> date:
        """The day that `--said-by` compares with, in the statement's own offset."""
        match = _STAMP.fullmatch(self.text)
        return PartialDate(match[1] if match else self.text).last

    @property
    def order(self) -> str:
        """A text that sorts in the order said: UTC for a timestamp, the day's end for a date."""
        return _instant(self.text)

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=8192)
def _instant(text: str) -> str:
    """The moment that a said date is sorted by. A file has few dates and many rows: remembered."""
    match = _STAMP.fullmatch(text)
    if not match:
        return f"{PartialDate(text).last.isoformat()}T23:59:59.999999"
    try:
        moment = datetime.fromisoformat(f"{match[1]}T{match[2]}{match[3] or '+00:00'}")
        moment = moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        msg = f"{text!r} is no time: {error}"
        raise DateError(msg) from None
    return moment.replace(tzinfo=None).isoformat(timespec="microseconds")
