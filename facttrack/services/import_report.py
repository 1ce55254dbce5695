"""What an import did, or would do: counted, named, bounded in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from facttrack.domain.claim import Question, Source
from facttrack.errors import Problem

KEPT = 1_000
_SHOWN = 20


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


def lines(report: ImportReport) -> list[str]:
    """The report in words, one finding a line."""
    return [*_counts(report), *_named(report), *_outcome(report)]


def _counts(report: ImportReport) -> Iterator[str]:
    without = report.rows - report.with_figure - report.bad
    yield (
        f"{_many(report.rows, 'row')}: {report.with_figure:,} with a figure, "
        f"{without:,} without one, {report.bad:,} bad"
    )
    parts = [
        _many(report.claims, "new claim"),
        _many(report.revisions, "revision"),
        _many(report.corrections, "correction"),
        _many(report.reinstatements, "reinstatement"),
        _many(report.retractions, "withdrawal"),
        _many(report.sightings, "sighting"),
    ]
    shown = [part for part in parts if not part.startswith("0 ")]
    if not report.refused:
        yield ", ".join(shown) if shown else "nothing new"
    if report.already:
        yield f"{_many(report.already, 'row')} recorded already"
    made = [
        _many(report.new_questions, "new question"),
        _many(report.new_sources, "new source"),
        _many(report.new_documents, "new document"),
    ]
    made = [part for part in made if not part.startswith("0 ")]
    if made:
        yield ", ".join(made)
    if report.no_figure:
        yield f"{_many(report.no_figure, 'row')} without a figure, with nothing before to withdraw"


def _named(report: ImportReport) -> Iterator[str]:
    if report.withdrew_nothing_count:
        yield f"{_many(report.withdrew_nothing_count, 'row')} that would withdraw nothing:"
        yield from _some(report.withdrew_nothing, report.withdrew_nothing_count)
    yield from report.warnings
    if report.near:
        yield f"{_many(len(report.near), 'new name')} nearly like another (merge what is one):"
        yield from _some([f"{n.kind} {n.new!r}: {n.other!r}" for n in report.near])
    if report.problems:
        yield from _some(report.problems, max(report.bad, len(report.problems)))


def _some(found: Sequence[object], count: int = 0) -> Iterator[str]:
    shown, count = found[:_SHOWN], count or len(found)
    yield from (f"  {one}" for one in shown)
    if count > len(shown):
        yield f"  and {count - len(shown):,} more"


def _outcome(report: ImportReport) -> Iterator[str]:
    if report.refused:
        yield (
            "nothing was imported: mend the bad rows (--rejects FILE lists them all), "
            "or import the good ones with --on-error skip"
        )
    elif report.dry_run:
        yield "dry run: nothing was recorded"
    elif report.changeset is not None:
        yield f"recorded as @{report.changeset}"
    else:
        yield "nothing was recorded"


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" + ("" if count == 1 else "s")
