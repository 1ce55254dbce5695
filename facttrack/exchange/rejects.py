"""The reject file: every bad row with what is wrong with it, ready to be mended and imported."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator

from facttrack.errors import Problem
from facttrack.exchange.columns import REJECT
from facttrack.exchange.files import Record
from facttrack.services.import_rows import COLUMNS
from facttrack.services.outlets import written


def packed(record: Record, problems: list[Problem]) -> str:
    """A bad row as one text, to be kept until all are known."""
    first = problems[0]
    reasons = [p.reason if p is first else f"{p.column} {p.value!r} {p.reason}" for p in problems]
    head = (first.file, first.line, first.column, first.value, "; ".join(reasons))
    return json.dumps((head, dict(record.cells)), ensure_ascii=False)


def write_rejects(path: str, rows: Iterable[str]) -> None:
    """Write bad rows as CSV: file, line, column, value, reason; then the cells, by our names.

    The cells follow under the names that `import` takes, which skips the five before them.

    Raises ConflictError where a database stands there, FacttrackError where it cannot be written.
    """
    with written(path) as file:
        csv.writer(file).writerows(_lines(rows))


def _lines(rows: Iterable[str]) -> Iterator[list[object]]:
    yield [*REJECT, *COLUMNS]
    for row in rows:
        head, cells = json.loads(row)
        yield [*head, *(cells.get(name, "") for name in COLUMNS)]
