"""What the Python API answers with: values to read, each with its frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from facttrack.comparison.agreement import Agreement
from facttrack.comparison.best import Range
from facttrack.comparison.result import Comparison, Pair, Uncounted, Vote
from facttrack.domain.decision import Decision
from facttrack.reports import frames
from facttrack.services.browse import ClaimState
from facttrack.services.differences import LedgerDiff
from facttrack.services.session import View

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Claims:
    """Claims as they stand in a view, by number."""

    states: tuple[ClaimState, ...]
    view: View

    def __len__(self) -> int:
        return len(self.states)

    def __iter__(self) -> Iterator[ClaimState]:
        return iter(self.states)

    def __getitem__(self, place: int) -> ClaimState:
        return self.states[place]

    def to_frame(self) -> pd.DataFrame:
        """One row a claim, in the columns of report `claims`."""
        return frames.claims_frame(self.states)


@dataclass(frozen=True, slots=True)
class Compared:
    """What all claims on a question say at one event date; `why` says it in sentences."""

    comparison: Comparison
    view: View

    def __str__(self) -> str:
        return f"{self.comparison.question.name}, {self.event_date or 'no date'}: {self.why}"

    @property
    def best(self) -> Decimal | None:
        """The figure to print; None where there is none, and `why` says why not."""
        return self.comparison.figure

    @property
    def range(self) -> Range:
        """From the lowest to the highest bound of the counted claims."""
        return self.comparison.range

    @property
    def agreement(self) -> Agreement | None:
        """How many independent origins agree on which interval; None where no two do."""
        return self.comparison.agreement

    @property
    def votes(self) -> tuple[Vote, ...]:
        """The claims that were counted, one an origin."""
        return self.comparison.votes

    @property
    def uncounted(self) -> tuple[Uncounted, ...]:
        """The claims that were not, each with its reason."""
        return self.comparison.uncounted

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """How each two of the claims relate."""
        return self.comparison.pairs

    @property
    def flags(self) -> tuple[str, ...]:
        """The warnings: single_origin, low_confidence, open_above ..."""
        return self.comparison.flags

    @property
    def why(self) -> str:
        """The result and its reasons, to be read aloud."""
        return self.comparison.why

    @property
    def decision(self) -> Decision | None:
        """What the desk chose to print, beside what is computed; None where nothing is decided."""
        return self.comparison.decision

    @property
    def event_date(self) -> str:
        """The date that was compared, "" for claims without one."""
        return str(self.comparison.event_date or "")

    def to_frame(self) -> pd.DataFrame:
        """One row, in the columns of report `comparison`."""
        return frames.comparison_frame([self.comparison], self.view)

    def claims_frame(self) -> pd.DataFrame:
        """One row a claim, counted or not, in the columns of report `compared`."""
        return frames.compared_frame([self.comparison])

    def pairs_frame(self) -> pd.DataFrame:
        """One row a pair of claims, in the columns of report `pairs`."""
        return frames.pairs_frame([self.comparison])


@dataclass(frozen=True, slots=True)
class Comparisons:
    """Comparisons of one question or of all, by event date."""

    results: tuple[Compared, ...]
    view: View

    def __len__(self) -> int:
        return len(self.results)

    def __iter__(self) -> Iterator[Compared]:
        return iter(self.results)

    def __getitem__(self, place: int) -> Compared:
        return self.results[place]

    def to_frame(self) -> pd.DataFrame:
        """One row a question and event date, in the columns of report `comparison`."""
        return frames.comparison_frame((r.comparison for r in self.results), self.view)

    def claims_frame(self) -> pd.DataFrame:
        """One row a claim of each comparison, in the columns of report `compared`."""
        return frames.compared_frame(r.comparison for r in self.results)

    def pairs_frame(self) -> pd.DataFrame:
        """One row a pair of claims of each comparison, in the columns of report `pairs`."""
        return frames.pairs_frame(r.comparison for r in self.results)


@dataclass(frozen=True, slots=True)
class Changes:
    """What was recorded between two changesets, and what it did."""

    diff: LedgerDiff

    def to_frame(self) -> pd.DataFrame:
        """One row a field, in the columns of report `changes`."""
        return frames.changes_frame(self.diff)
