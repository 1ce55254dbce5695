"""Records as a Markdown table: numbers to the right, and no stored text is read as markup."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from facttrack.reports.values import Figure, Record, Value, is_number, shown

# An underscore between letters or digits marks nothing up.
_MARKUP = re.compile(r"[\\`*\[\]|~]|(?<![^\W_])_|_(?![^\W_])")
_LOOKED_AT = 1_000


def markdown_text(
    records: Iterable[Record], columns: Sequence[str], thousands: str = ","
) -> Iterator[str]:
    """The table line by line; a column is of numbers where the first thousand records say so."""
    rows = iter(records)
    first = list(islice(rows, _LOOKED_AT))
    yield _line(map(markdown_cell, columns))
    yield _line("---:" if numeric(first, name) else "---" for name in columns)
    for record in chain(first, rows):
        yield _line(markdown_cell(record.get(name), thousands) for name in columns)


def markdown_cell(value: Value, thousands: str = ",") -> str:
    """The value with everything escaped that Markdown or HTML would read; a line break is <br>."""
    if value is None:
        return ""
    if not isinstance(value, str) or isinstance(value, Figure):
        return _escaped(shown(value, thousands))
    if value.isascii() and value.isalnum():
        return value
    return "<br>".join(_escaped(shown(line)) for line in value.splitlines())


def numeric(records: Iterable[Record], column: str) -> bool:
    """Whether the values of a column are numbers, those that are missing left out."""
    given = [r[column] for r in records if r.get(column) not in (None, "")]
    return bool(given) and all(is_number(value) or isinstance(value, Figure) for value in given)


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", html.escape(text, quote=False))


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
