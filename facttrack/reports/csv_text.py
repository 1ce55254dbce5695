"""Records as CSV: UTF-8, LF, quoted where needed (RFC 4180), safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from facttrack.reports.safety import guard, neutral
from facttrack.reports.values import Record, Value, text_of

_BATCH = 1_000
_SHORT = 60
_QUOTED = re.compile(r'[",\r\n]')


def csv_cell(value: Value, *, lossless: bool = False) -> str:
    """The text of a cell: neutral and guarded (see docs/reports.md), or unchanged."""
    text = text_of(value)
    # Most cells of a million are like this, and nothing that is can act.
    if not text or lossless or (text.isascii() and text.isalnum()):
        return text
    return _short(text) if len(text) <= _SHORT else guard(neutral(text))


@lru_cache(maxsize=4096)
def _short(text: str) -> str:
    """The text of a cell that may well be met again: names, rules, files."""
    return guard(neutral(text))


def csv_text(
    records: Iterable[Record], columns: Sequence[str], *, lossless: bool = False
) -> Iterator[str]:
    """The header and the records, a thousand lines at a time; a missing value is an empty cell."""
    yield _lines([columns])
    rows = ([csv_cell(r.get(name), lossless=lossless) for name in columns] for r in records)
    while batch := list(islice(rows, _BATCH)):
        yield _lines(batch)


def _lines(rows: Iterable[Sequence[str]]) -> str:
    kept = list(rows)
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(kept)
    return whole(text.getvalue(), kept)


def whole(text: str, rows: Iterable[Sequence[str]]) -> str:
    """The lines that Python wrote of the rows, with quotes around a return.

    Before 3.13 it leaves one bare where lines end in LF, and a reader takes it for a line's end.
    """
    if "\r" not in text:
        return text
    return "".join(",".join(map(_quoted, row)) + "\n" for row in rows)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _QUOTED.search(cell) else cell
