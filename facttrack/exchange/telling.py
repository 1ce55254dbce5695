"""An import told in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facttrack.services.import_report import ImportReport

_SHOWN = 20


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
        more = " (--rejects FILE has them all)" if report.bad > _SHOWN else ""
        yield f"{_many(report.bad, 'bad row')}{more}:"
        yield from _some(report.problems, max(report.bad, len(report.problems)))


def _some(found: Sequence[object], count: int = 0) -> Iterator[str]:
    shown, count = found[:_SHOWN], count or len(found)
    yield from (f"  {one}" for one in shown)
    if count > len(shown):
        yield f"  and {count - len(shown):,} more"


def _outcome(report: ImportReport) -> Iterator[str]:
    if report.refused:
        return
    if report.dry_run:
        yield "dry run: nothing was recorded"
    elif report.changeset is not None:
        yield f"recorded as @{report.changeset}"
    else:
        yield "nothing was recorded"


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" + ("" if count == 1 else "s")
