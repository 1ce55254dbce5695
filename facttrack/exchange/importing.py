"""Importing files: everything is read and checked first, then recorded in one changeset."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path, PurePath
from typing import BinaryIO

from facttrack.errors import ConflictError, Problem, UsageError
from facttrack.exchange.cells import read_row
from facttrack.exchange.columns import refuse_bad_map
from facttrack.exchange.files import Record, read_records
from facttrack.exchange.rejects import packed, write_rejects
from facttrack.services.import_near import near_pairs
from facttrack.services.import_report import KEPT, ImportReport, Tally
from facttrack.services.import_rows import SIGHTING, ImportRow, unpack
from facttrack.services.importing import Stager, record_staged
from facttrack.services.outlets import STANDARD_OUTPUT
from facttrack.services.session import Session
from facttrack.services.slots import versions_of
from facttrack.storage.staging import Staging

Progress = Callable[[int, str], None]
STOP, SKIP = "stop", "skip"
_TOLD_EVERY = 1_000
_LINES_SHOWN = 10


def import_files(
    session: Session,
    paths: Sequence[str | Path],
    *,
    map: Mapping[str, str] | None = None,  # noqa: A002 - as the option is called
    on_error: str = STOP,
    dry_run: bool = False,
    rejects: str | Path | None = None,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
) -> ImportReport:
    """Import files of claims (CSV, JSON Lines, gzip read directly; "-" is standard input).

    `map` names columns: theirs to ours, to "" for one that is left out. A bad row keeps everything
    out unless `on_error` is "skip"; all bad rows are reported, the first 1,000 of them in the
    report, and every one written to `rejects`. A dry run gives the same report and records
    nothing. `progress` is told how many rows are "read" or "recorded".

    Raises UsageError for another `on_error`, NotFoundError for a missing file, BadDataError for
    one that cannot be read or whose columns are not known, ConflictError where names were changed
    meanwhile, or where the rejects would take the place of a file that is imported.
    """
    if on_error not in (STOP, SKIP):
        raise UsageError(f"--on-error is {STOP} or {SKIP}, not {on_error!r}")
    mapping = dict(map or {})
    refuse_bad_map(mapping)
    _refuse_replacing(paths, rejects)
    with closing(Staging()) as staging:
        reading = _Reading(session, staging, mapping, progress)
        for number, path in enumerate(paths):
            reading.read(str(path), number, stdin)
        if rejects is not None:
            write_rejects(str(rejects), staging.problems())
        reading.note_dangling()
        refused = bool(reading.bad) and on_error == STOP
        tally, changeset = Tally(), None
        if not refused:
            tally, changeset = record_staged(
                session,
                staging,
                reading.names_mark,
                _message(paths),
                dry_run=dry_run,
                progress=progress,
            )
    return reading.report(tally, changeset, dry_run=dry_run, refused=refused)


def _refuse_replacing(paths: Sequence[str | Path], rejects: str | Path | None) -> None:
    """The rejects are the bad rows alone: the good ones would be gone from their own file."""
    if rejects is None or str(rejects) == STANDARD_OUTPUT:
        return
    place = Path(rejects).expanduser().resolve()
    if any(Path(path).resolve() == place for path in paths):
        raise ConflictError(f"{rejects} is imported from: name another file with --rejects")


def _message(paths: Sequence[str | Path]) -> str:
    names = [PurePath(str(path)).name if str(path) != "-" else "standard input" for path in paths]
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""  # noqa: PLR2004
    return f"import {', '.join(names[:3])}{more}"


class _Reading:
    """The files while they are read: good rows go to the staging, bad ones are kept and counted."""

    def __init__(
        self,
        session: Session,
        staging: Staging,
        mapping: Mapping[str, str],
        progress: Progress | None,
    ) -> None:
        self.session, self.staging, self.mapping = session, staging, mapping
        self.progress = progress
        self.stager = Stager(session, staging)
        self.names_mark = self.stager.names_mark
        self.files: list[str] = []
        self.rows = self.with_figure = self.bad = 0
        self.problems: list[Problem] = []
        self.warnings: list[str] = []

    def read(self, path: str, number: int, stdin: BinaryIO | None) -> None:
        """Read one file to its end."""
        self.files.append(path)
        unresolved = _Lines()
        for record in read_records(path, self.mapping, self.warnings, stdin):
            self.rows += 1
            row, problems = read_row(record, number)
            problems = problems or self._missing_part(record, row)
            if row is None or problems:
                self._refuse(record, problems)
                continue
            self.with_figure += row.quantity is not None or row.kind == SIGHTING
            if row.event_date is not None and not (row.event_date.resolved or row.label):
                unresolved.add(row.line)
            self.stager.add(row)
            if self.progress and self.rows % _TOLD_EVERY == 0:
                self.progress(self.rows, "read")
        if unresolved.count:
            self.warnings.append(
                f"{path}: event dates that can be read in several ways are kept unresolved: "
                f"{unresolved.count:,}, {unresolved}"
            )

    def _refuse(self, record: Record, problems: list[Problem]) -> None:
        self.bad += 1
        if len(self.problems) < KEPT:
            self.problems.extend(problems)
        self.staging.put_problems([packed(record, problems)])

    def _missing_part(self, record: Record, row: ImportRow | None) -> list[Problem]:
        if row is None or not row.part_of or row.label:
            return []
        if versions_of(self.session.connection, int(row.part_of[1:])):
            return []
        return [record.problem("part_of", row.part_of, "is no claim here")]

    def note_dangling(self) -> None:
        """Say which rows count a part of a claim that the files do not hold: it is left out."""
        missing = _Lines()
        for payload in self.staging.dangling():
            missing.add(unpack(payload).line)
        if missing.count:
            self.warnings.append(
                f"parts of a claim that is not in the file are taken without it: "
                f"{missing.count:,}, {missing}"
            )

    def report(
        self, tally: Tally, changeset: int | None, *, dry_run: bool, refused: bool
    ) -> ImportReport:
        """What was done, or would be."""
        near, note = near_pairs(self.session, tally)
        if note:
            self.warnings.append(note)
        return ImportReport(
            files=tuple(self.files),
            rows=self.rows,
            with_figure=self.with_figure,
            no_figure=tally.no_figure,
            bad=self.bad,
            claims=tally.claims,
            revisions=tally.revisions,
            corrections=tally.corrections,
            reinstatements=tally.reinstatements,
            retractions=tally.retractions,
            sightings=tally.sightings,
            already=tally.already,
            withdrew_nothing=tuple(tally.withdrew_nothing),
            withdrew_nothing_count=tally.withdrew_nothing_count,
            new_questions=tally.new_questions,
            new_sources=tally.new_sources,
            new_documents=tally.new_documents,
            warnings=tuple(self.warnings),
            near=near,
            problems=tuple(self.problems[:KEPT]),
            changeset=changeset,
            dry_run=dry_run,
            refused=refused,
        )


class _Lines:
    """Line numbers, the first few of many."""

    def __init__(self) -> None:
        self.count = 0
        self._first: list[int] = []

    def add(self, line: int) -> None:
        self.count += 1
        if len(self._first) < _LINES_SHOWN:
            self._first.append(line)

    def __str__(self) -> str:
        more = ", ..." if self.count > len(self._first) else ""
        noun = "line" if self.count == 1 else "lines"
        return f"{noun} {', '.join(map(str, self._first))}{more}"
