"""Reports, files in and out, backups and verification."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from facttrack.comparison.best import Method
from facttrack.errors import IntegrityError, UsageError
from facttrack.ledger.opening import Opened
from facttrack.services.browse import Selection
from facttrack.storage.backup import backup
from facttrack.storage.verify import Verdict, verify

if TYPE_CHECKING:
    import pandas as pd

    from facttrack.services.import_report import ImportReport


class Moving(Opened):
    """Everything that goes to a file or comes from one."""

    def report(
        self,
        name: Literal["claims", "comparison", "changes"],
        out: str | Path | None = None,
        *,
        question: str = "",
        since: str = "",
        method: str = Method.LOWER_MEDIAN,
        lossless: bool = False,
        as_of: str = "",
        said_by: str = "",
    ) -> pd.DataFrame | int:
        """A report as a frame; with `out` it is written there as CSV instead, and its rows counted.

        `since` is where report `changes` begins.

        Raises UsageError for a report that there is not, NotFoundError for a question.
        """
        from facttrack.reports import build, frames

        view = self._view(as_of, said_by)
        match name:
            case "claims":
                chosen = Selection(question=question)
                records = build.claim_records(self._session, view, chosen)
            case "comparison":
                records = build.comparison_records(
                    self._session, view, question=question, method=method
                )
            case "changes":
                after = self._view(since).changeset if since else 0
                records = build.change_records(self._session, after, view.changeset)
            case _:
                raise UsageError(f"there is no report {name!r}: claims, comparison or changes")
        if out is None:
            return frames.frame(records, name)
        return build.write_csv(records, name, str(out), lossless=lossless)

    def import_files(
        self,
        *files: str | Path,
        columns: Mapping[str, str] | None = None,
        on_error: Literal["stop", "skip"] = "stop",
        dry_run: bool = False,
        rejects: str | Path | None = None,
        progress: Callable[[int, str], None] | None = None,
    ) -> ImportReport:
        """Import claims from CSV or JSON Lines, also gzipped; `columns` maps theirs to ours.

        Look at `refused`, `problems` and `changeset` of the answer: one bad row keeps all out
        unless `on_error` is "skip".

        Raises NotFoundError for a file, BadDataError for columns that are not known.
        """
        from facttrack.exchange.importing import import_files

        return import_files(
            self._session,
            [str(file) for file in files],
            map=columns,
            on_error=on_error,
            dry_run=dry_run,
            rejects=None if rejects is None else str(rejects),
            progress=progress,
        )

    def export(
        self,
        path: str | Path,
        *,
        question: str = "",
        source: str = "",
        as_of: str = "",
        said_by: str = "",
    ) -> int:
        """Write claims so that `import_files` elsewhere gives the same; the number of rows.

        JSON Lines where the name ends in .jsonl or .ndjson (.gz may follow), else CSV.

        Raises NotFoundError for a question or source that is not there.
        """
        from facttrack.exchange.exporting import export_file

        lines = str(path).removesuffix(".gz").endswith((".jsonl", ".ndjson"))
        view = self._view(as_of, said_by)
        chosen = Selection(question=question, source=source)
        return export_file(self._session, str(path), "jsonl" if lines else "csv", view, chosen)

    def export_history(self, path: str | Path) -> int:
        """Write every version and changeset verbatim; the number of rows.

        Raises BadDataError where nothing is recorded yet.
        """
        from facttrack.exchange.history import export_history

        return export_history(self._session, str(path))

    def replay(self, path: str | Path) -> str:
        """Replay an exported history into this empty database; the head's hash, the same as there.

        Raises ConflictError where anything is recorded here, BadDataError for another file.
        """
        from facttrack.exchange.history import replay_history

        return replay_history(self._session, str(path))

    def backup(self, path: str | Path) -> None:
        """Copy the database as it is at one moment; the copy is a database of its own.

        Raises ConflictError where a file stands already.
        """
        backup(self._session.connection, Path(path))

    def verify(self, head: str = "") -> Verdict:
        """Recompute every hash; `head` is one kept elsewhere, to be found again.

        Raises IntegrityError, naming the first break.
        """
        verdict = verify(self._session.connection, head)
        if verdict.break_:
            raise IntegrityError(f"{self._session.location}: {verdict.break_}")
        return verdict
