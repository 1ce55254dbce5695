"""The event dates of a question: which there are, which is the latest, which ones overlap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from facttrack.comparison.standing import Standing, stand, stand_all
from facttrack.domain.claim import History
from facttrack.domain.dates import EventDate

# Resolved dates by their first and last day, then unresolved ones by their text, then none.
DateKey = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class DateGroup:
    """The claims of a question at one event date, by claim number.

    2017-06 and 2017-06-01/2017-06-30 are one date. Claims without a date are a group of their own,
    with `event_date` None, and so are those with the same unresolved one. `beside` are the claims
    at dates that overlap this one, which makes each `date_uncertain` to the other.
    """

    event_date: EventDate | None
    standings: tuple[Standing, ...]
    beside: tuple[Standing, ...] = ()


def compare_dates(
    histories: Iterable[History], said_by: date | None = None
) -> tuple[DateGroup, ...]:
    """The event dates of what had been said by a day, in order, unknown dates last."""
    return group_by_date(stand_all(histories, said_by))


def event_dates(
    histories: Iterable[History], said_by: date | None = None
) -> list[EventDate | None]:
    """The event dates that `compare_dates` gives; of the claims none is kept, however many."""
    found: dict[DateKey, EventDate | None] = {}
    for history in histories:
        standing = stand(history, said_by)
        if standing is not None:
            day = standing.version.event_date
            key = date_key(day)
            found[key] = _shortest((found.get(key), day))
    return [found[key] for key in sorted(found)]


def latest_date(dates: Iterable[EventDate | None]) -> EventDate | None:
    """The event date that ends last, of several the one that starts last; None if none is known."""
    known = (day for day in dates if day is not None and day.resolved)
    return max(known, key=lambda day: (day.last, day.first), default=None)


def group_by_date(standings: Iterable[Standing]) -> tuple[DateGroup, ...]:
    """The standing claims grouped by their event dates, in order, unknown dates last."""
    groups: dict[DateKey, list[Standing]] = {}
    for s in standings:
        groups.setdefault(date_key(s.version.event_date), []).append(s)
    keys = sorted(groups)
    overlapping = overlaps(keys)
    return tuple(
        DateGroup(
            _shortest(s.version.event_date for s in groups[key]),
            tuple(groups[key]),
            tuple(_by_claim(s for other in overlapping.get(key, ()) for s in groups[other])),
        )
        for key in keys
    )


def at_date(standings: Iterable[Standing], asked: EventDate | None) -> list[Standing]:
    """The claims at the asked date, however written; unknown dates meet where unknown alike."""
    key = date_key(asked)
    return [s for s in standings if date_key(s.version.event_date) == key]


def beside(standings: Iterable[Standing], asked: EventDate | None) -> list[Standing]:
    """The claims whose date overlaps the asked one without being it."""
    key = date_key(asked)
    return [s for s in standings if overlap(date_key(s.version.event_date), key)]


def overlap(a: DateKey, b: DateKey) -> bool:
    """Whether two dates are known, share a day and are not one date."""
    known = a[0] == b[0] == 0
    return known and a != b and a[1] <= b[2] and b[1] <= a[2]


def overlaps(ordered: Sequence[DateKey]) -> dict[DateKey, list[DateKey]]:
    """For each date the others that overlap it, in order as they are given."""
    found: dict[DateKey, list[DateKey]] = {}
    keys = [k for k in ordered if not k[0]]
    for n, key in enumerate(keys):
        for later in range(n + 1, len(keys)):
            other = keys[later]
            if other[1] > key[2]:
                break
            found.setdefault(key, []).append(other)
            found.setdefault(other, []).append(key)
    return found


def _by_claim(standings: Iterable[Standing]) -> list[Standing]:
    return sorted(standings, key=lambda s: s.claim_id)


def date_key(event_date: EventDate | None) -> DateKey:
    """What event dates are grouped and ordered by: two with one key are one date."""
    if event_date is None:
        return (2, "", "")
    if not event_date.resolved:
        return (1, event_date.text.casefold(), "")
    return _days(event_date.iso)


@lru_cache(maxsize=16384)
def _days(iso: str) -> DateKey:
    found = EventDate(iso)
    return (0, found.first.isoformat(), found.last.isoformat())


def _shortest(dates: Iterable[EventDate | None]) -> EventDate | None:
    """One date as its claims write it, the shortest first."""
    written = (day for day in dates if day is not None)
    return min(written, key=lambda d: (len(d.iso), d.iso, d.text, d.needs), default=None)
