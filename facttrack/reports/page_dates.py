"""The event dates of a question on its page: in groups, where their claims stand, and as plots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from facttrack.comparison.result import Comparison, Vote
from facttrack.comparison.sentences import shown
from facttrack.reports.page_content import Content, Part

_MOST_UNGROUPED = 40
_MOST_FORESTS = 12


@dataclass(frozen=True, slots=True)
class DateGroup:
    """Some event dates of a question, the latest first; `label` is their year, "" for all."""

    label: str
    comparisons: tuple[Comparison, ...]

    @property
    def bests(self) -> str:
        """From which best figure to which."""
        votes = [c.best_vote for c in self.comparisons if c.best_vote and c.figure is not None]
        if not votes:
            return "no best figure"
        ends = min(votes, key=_point), max(votes, key=_point)
        texts = dict.fromkeys(shown(vote.measured.quantity) for vote in ends)
        return f"best {' to '.join(texts)}"


def _point(vote: Vote) -> Decimal:
    return vote.measured.point or Decimal(0)


def date_groups(every: Sequence[Comparison]) -> list[DateGroup]:
    """The event dates by year where they are many; a date without a known day stands apart."""
    if len(every) <= _MOST_UNGROUPED:
        return [DateGroup("", tuple(every))]
    grouped = groupby(every, key=_year)
    return [DateGroup(year, tuple(comparisons)) for year, comparisons in grouped]


def _year(c: Comparison) -> str:
    day = c.event_date
    return str(day.last.year) if day is not None and day.resolved else "no known date"


def place_claims(
    parts: Sequence[Part], names: Sequence[str] = ("",), prefix: str = ""
) -> dict[str, str]:
    """The link to the first claim of each event date; the first part stands where the links do."""
    places: dict[str, str] = {}
    for part, name in zip(parts, names, strict=True):
        file = "" if part.number == 1 else name
        for day, entries in part.days:
            places.setdefault(day, f"{file}#{prefix}c{entries[0].version.claim_id}")
    return places


def earlier_dates(content: Content) -> tuple[list[Comparison], int]:
    """The latest of the other event dates that a plot tells something of; how many more there are.

    A date with a single claim is told whole by its line in the table.
    """
    telling = [c for c in content.others if len(c.votes) + len(c.uncounted) > 1]
    return telling[:_MOST_FORESTS], max(0, len(telling) - _MOST_FORESTS)
