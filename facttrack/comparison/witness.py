"""A claim that can be counted, and whose word it is."""

from __future__ import annotations

from dataclasses import dataclass

from facttrack.comparison.measured import Measured
from facttrack.comparison.standing import Standing
from facttrack.domain.claim import Version


@dataclass(frozen=True, slots=True)
class Witness:
    """A claim that can be counted: how it stands, its quantity measured, whose word it is."""

    standing: Standing
    measured: Measured
    origin_id: int | None
    publisher_id: int | None

    @property
    def own(self) -> bool:
        """Whether the origin says it itself; a claim of unknown origin speaks for itself."""
        return self.origin_id is None or self.origin_id == self.publisher_id

    @property
    def version(self) -> Version:
        """The version in force."""
        return self.standing.version

    @property
    def claim_id(self) -> int:
        """The claim's number."""
        return self.standing.claim_id
