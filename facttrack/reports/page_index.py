"""The contents of a page of many questions: by name, in groups where they are many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from facttrack.comparison.result import Comparison

_MOST_UNGROUPED = 100
_MOST_IN_GROUP = 100
_MOST_LEADING = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """A question in the contents: where it stands and what came out."""

    place: str
    comparison: Comparison
    claims: int
    dates: int
    changes: int | None

    @property
    def name(self) -> str:
        """What the question is called."""
        return self.comparison.question.name

    @property
    def letter(self) -> str:
        """The first letter of its name, under which it is found."""
        return self.name[:1].upper()


@dataclass(frozen=True, slots=True)
class Group:
    """Some of the questions; `first` and `last` tell from which name to which, "" for all.

    `leading` are the questions with the most claims.
    """

    letter: str
    entries: tuple[Entry, ...]
    first: str = ""
    last: str = ""
    leading: bool = False


def index_groups(entries: Sequence[Entry]) -> list[Group]:
    """The questions in one group; where they are many, by letter, and at most a hundred a group.

    Then those with the most claims lead.
    """
    found = sorted(entries, key=lambda e: (e.letter, e.name.casefold()))
    if len(found) <= _MOST_UNGROUPED:
        return [Group("", tuple(found))]
    leading = sorted(found, key=lambda e: -e.claims)[:_MOST_LEADING]
    groups = [Group("", tuple(leading), leading=True)]
    for letter, named in groupby(found, key=lambda e: e.letter):
        rest = list(named)
        for start in range(0, len(rest), _MOST_IN_GROUP):
            piece = rest[start : start + _MOST_IN_GROUP]
            groups.append(Group(letter, tuple(piece), piece[0].name, piece[-1].name))
    return groups
