"""Exporting claims: CSV or JSON Lines that an import reads back as they were."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from typing import TextIO

from facttrack.errors import UsageError
from facttrack.services.browse import Selection
from facttrack.services.exporting import Row, export_rows
from facttrack.services.import_rows import COLUMNS
from facttrack.services.outlets import written
from facttrack.services.session import Session, View

KINDS = ("csv", "jsonl")


def export_file(
    session: Session,
    path: str,
    kind: str,
    view: View,
    selection: Selection | None = None,
) -> int:
    """Write the claims of a view to a file ("-" is standard output); the number of rows.

    Raises UsageError for a kind that is neither csv nor jsonl, NotFoundError for a question or
    source that is not there, FacttrackError where the file cannot be written.
    """
    if kind not in KINDS:
        raise UsageError(f"claims are exported as {' or '.join(KINDS)}, not as {kind!r}")
    rows = export_rows(session, view, selection or Selection())
    with written(path) as out:
        return write_json_lines(out, rows) if kind == "jsonl" else write_csv(out, rows)


def write_csv(out: TextIO, rows: Iterable[Row]) -> int:
    """Rows as CSV: every column of `import`, commas, CRLF, quotes where needed, cells as they are.

    Cells are not made safe for a spreadsheet here, since they are to come back unchanged.
    """
    count = 0
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([row.get(name, "") for name in COLUMNS])
        count += 1
    return count


def write_json_lines(out: TextIO, rows: Iterable[Row]) -> int:
    """Rows as JSON Lines: the columns that say something, all of them texts."""
    count = 0
    for row in rows:
        out.write(json.dumps(row, ensure_ascii=False) + "\n")
        count += 1
    return count
