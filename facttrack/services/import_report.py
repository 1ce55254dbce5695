"""What an import did, or would do: counted, named, bounded in memory."""

from __future__ import annotations

from dataclasses import dataclass, field

from facttrack.domain.claim import Question, Source
from facttrack.errors import Problem

KEPT = 1_000


@dataclass(frozen=True, slots=True)
class NearPair:
    """A new name that may be a slip of another: `kind` is "source" or "question"."""

    kind: str
    new: str
    other: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Rows counted by what became of them; lists are bounded, their counts are not.

    `bad` counts rows, `problems` what is wrong in them. `withdrew` names the rows without a
    figure that withdraw nothing. `changeset` is None where nothing was recorded. `refused` when a
    bad row kept the whole import out.
    """

    files: tuple[str, ...]
    rows: int = 0
    with_figure: int = 0
    no_figure: int = 0
    bad: int = 0
    claims: int = 0
    revisions: int = 0
    corrections: int = 0
    reinstatements: int = 0
    retractions: int = 0
    sightings: int = 0
    already: int = 0
    withdrew_nothing: tuple[Problem, ...] = ()
    withdrew_nothing_count: int = 0
    new_questions: int = 0
    new_sources: int = 0
    new_documents: int = 0
    warnings: tuple[str, ...] = ()
    near: tuple[NearPair, ...] = ()
    problems: tuple[Problem, ...] = ()
    changeset: int | None = None
    dry_run: bool = False
    refused: bool = False


@dataclass(slots=True)
class Tally:
    """The counts of an import at work, and the first of what it has to name."""

    claims: int = 0
    revisions: int = 0
    corrections: int = 0
    reinstatements: int = 0
    retractions: int = 0
    sightings: int = 0
    already: int = 0
    no_figure: int = 0
    withdrew_nothing: list[Problem] = field(default_factory=list)
    withdrew_nothing_count: int = 0
    new_questions: int = 0
    new_sources: int = 0
    new_documents: int = 0
    sources: list[Source] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    def withdraws_nothing(self, file: str, line: int, reason: str) -> None:
        """Name a row without a figure that has nothing to withdraw."""
        self.withdrew_nothing_count += 1
        if len(self.withdrew_nothing) < KEPT:
            self.withdrew_nothing.append(
                Problem(file, line, "", "", f"withdraws nothing: {reason}")
            )
