"""Reports, files in and out, backups and verification."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from facttrack.comparison.best import Method
from facttrack.errors import IntegrityError
from facttrack.ledger.opening import Opened
from facttrack.services.browse import Selection
from facttrack.services.differences import span
from facttrack.services.session import View
from facttrack.storage.backup import backup
from facttrack.storage.verify import Verdict, verify

if TYPE_CHECKING:
    import pandas as pd

    from facttrack.reports.catalogue import Asked
    from facttrack.services.import_report import ImportReport

Report = Literal[
    "claims", "comparison", "compared", "pairs", "timeline", "sources", "changes", "coverage"
]


class Moving(Opened):
    """Everything that goes to a file or comes from one."""

    def report(
        self,
        name: Report,
        *,
        question: str = "",
        since: str = "",
        method: str = Method.LOWER_MEDIAN,
        as_of: str = "",
        said_by: str = "",
    ) -> pd.DataFrame:
        """A report as a frame; `since` is the changeset or record date where `changes` begins.

        Warns of a million pairs or more, before they are made.

        Raises UsageError for a report that there is not, and for more pairs than a file would have;
        NotFoundError for a question.
        """
        from facttrack.reports.catalogue import records
        from facttrack.reports.frames import frame

        view = self._view(as_of, said_by)
        asked = self._asked(name, view, question, since, method)
        return frame(records(self._session, view, name, asked), name)

    def write_report(
        self,
        name: Report,
        out: str | Path,
        *,
        question: str = "",
        since: str = "",
        method: str = Method.LOWER_MEDIAN,
        lossless: bool = False,
        as_of: str = "",
        said_by: str = "",
    ) -> int:
        """Write a report in the format that the file's suffix says, CSV without; how many rows.

        CSV is safe to open in a spreadsheet unless `lossless`. HTML of more than 2,000 rows is
        divided: the file has the contents, the folder FILE.html.parts beside it the parts.

        Raises what `report` raises, UsageError for a suffix that tells no format, ConflictError
        where that folder has what no report wrote, FacttrackError where the file cannot be written.
        """
        from facttrack.reports.catalogue import least_rows, records
        from facttrack.reports.write import format_of, write_report

        view = self._view(as_of, said_by)
        asked = self._asked(name, view, question, since, method)
        fmt = format_of("", str(out))
        return write_report(
            records(self._session, view, name, asked),
            name,
            str(out),
            fmt=fmt,
            lossless=lossless,
            least=least_rows(self._session, view, name, asked) if fmt == "xlsx" else 0,
        ).rows

    def _asked(self, name: Report, view: View, question: str, since: str, method: str) -> Asked:
        """What a report is narrowed to; warns of many pairs, and refuses too many."""
        from facttrack.reports.catalogue import Asked
        from facttrack.reports.too_many import many_pairs
        from facttrack.services.extent import pairs_about

        if name == "pairs":
            pairs = pairs_about(self._session, view, question)
            if told := many_pairs(pairs, to_file=True):
                warnings.warn(told, stacklevel=3)
        after = span(self._session, since, "", view).after
        return Asked(question=question, method=method, after=after)

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
