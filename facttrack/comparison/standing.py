"""Claims as they stand on an asked day, and which of them stand at one event date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from facttrack.domain.claim import History, Kind, RetractedBy, Sighting, Version
from facttrack.domain.dates import SaidDate
from facttrack.domain.history import state_at


@dataclass(frozen=True, slots=True)
class Standing:
    """A claim as it stands: the version in force, and what led there.

    `statements` are the origin's successive words in the order said, withdrawals left out;
    `versions` and `sightings` are those of the claim, in the order recorded; `undated` where a
    day was asked for and the claim does not say when it was said.
    """

    version: Version
    statements: tuple[Version, ...]
    versions: tuple[Version, ...]
    sightings: tuple[Sighting, ...]
    retracted: bool = False
    undated: bool = False

    @property
    def claim_id(self) -> int:
        """The claim's number."""
        return self.version.claim_id

    @property
    def history(self) -> History:
        """The claim with all its versions; not held, for there may be a million."""
        return History(self.claim_id, self.versions, self.sightings)

    @property
    def place(self) -> int:
        """The changeset of the version in force; a correction has that of what it corrects."""
        return recorded_in(self.version, self.versions)

    @property
    def withdrawn_by_origin(self) -> bool:
        """Whether its own origin took it back."""
        return self.retracted and self.version.retracted_by is RetractedBy.ORIGIN


def stand(history: History, said_by: date | None) -> Standing | None:
    """How a claim stands by what had been said on a day; None where it had not been said yet."""
    versions, seen = history.versions, history.sightings
    state = state_at(versions, said_by)
    if state is not None:
        words = state.statements
        if any(v.kind is Kind.RETRACT for v in words):
            words = tuple(v for v in words if v.kind is not Kind.RETRACT)
        elif words == versions:
            words = versions  # one tuple for both: there may be a million
        return Standing(state.version, words, versions, seen, state.retracted)
    undated = [v for v in versions if v.said is None]
    state = state_at(undated) if undated else None
    if state is None:
        return None
    return Standing(state.version, state.statements, versions, seen, state.retracted, undated=True)


def stand_all(histories: Iterable[History], said_by: date | None) -> list[Standing]:
    """How every claim stands, by claim number."""
    found = (stand(h, said_by) for h in histories)
    return sorted((s for s in found if s is not None), key=lambda s: s.claim_id)


def order_of(version: Version) -> str:
    """A text that sorts versions in the order said, "" where nobody knows when."""
    return _order(version.said.text) if version.said else ""


@lru_cache(maxsize=16384)
def _order(text: str) -> str:
    return SaidDate(text).order


def recorded_in(version: Version, versions: tuple[Version, ...]) -> int:
    """The changeset that first recorded a statement: a correction takes its version's place."""
    if version.kind is not Kind.CORRECT:
        return version.changeset
    for before in reversed(versions):
        if before.number < version.number and before.kind is not Kind.CORRECT:
            return before.changeset
    return version.changeset
