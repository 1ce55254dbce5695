"""Records in the form that a command is asked for: table, csv, json, jsonl or md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from facttrack.errors import UsageError
from facttrack.reports.csv_text import csv_text
from facttrack.reports.json_text import json_text, jsonl_text
from facttrack.reports.markdown import markdown_text
from facttrack.reports.table import table_text
from facttrack.reports.values import Record

__all__ = ["FORMATS", "render", "table_text"]

FORMATS = ("table", "csv", "json", "jsonl", "md")


def render(
    records: Iterable[Record],
    columns: Sequence[str],
    fmt: str,
    *,
    width: int = 100,
    lossless: bool = False,
    thousands: str = ",",
) -> Iterator[str]:
    """The text piece by piece; all but a table are written while the records are still read.

    `width` matters to a table, `lossless` to CSV, `thousands` to a table and to Markdown.

    Raises UsageError for a format that there is not.
    """
    match fmt:
        case "table":
            return iter([table_text(list(records), columns, width, thousands=thousands)])
        case "csv":
            return csv_text(records, columns, lossless=lossless)
        case "json":
            return json_text(records, columns)
        case "jsonl":
            return jsonl_text(records, columns)
        case "md":
            return markdown_text(records, columns, thousands)
    raise UsageError(f"--format is one of {', '.join(FORMATS)}, not {fmt!r}")
