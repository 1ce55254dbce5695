"""Records as one page of HTML with a table: no network, no script, nothing stored is markup."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from facttrack.reports.columns import Column, Kind
from facttrack.reports.safety import neutral
from facttrack.reports.values import Record, Value, quotient, shown

_STYLE = """
:root { color-scheme: light dark; }
body { font: 15px/1.4 system-ui, sans-serif; margin: 1rem; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: max-content; }
th, td { border: 1px solid GrayText; padding: .25rem .5rem; text-align: left; vertical-align: top; }
th { background: Canvas; position: sticky; top: 0; }
td { max-width: 24rem; overflow-wrap: break-word; white-space: pre-line; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
@media print {
  body { font-size: 8px; margin: 0; }
  table { width: auto; }
  th { position: static; }
}
"""


def html_text(
    records: Iterable[Record],
    columns: Sequence[Column],
    title: str,
    about: str,
    thousands: str = ",",
) -> Iterator[str]:
    """The page piece by piece, a row a line; each column's meaning is its header's title."""
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{_escaped(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{_escaped(title)}</h1>\n<p>{_escaped(about)}</p>\n"
        # Wider than a screen, it is scrolled sideways: by the keyboard too.
        '<div class="table" tabindex="0" role="region" aria-label="table">\n'
        "<table>\n<thead>\n<tr>"
    )
    yield "".join(map(_header, columns))
    yield "</tr>\n</thead>\n<tbody>\n"
    for record in records:
        cells = "".join(_cell(record.get(c.name), c, thousands) for c in columns)
        yield f"<tr>{cells}</tr>\n"
    yield "</tbody>\n</table>\n</div>\n</main>\n</body>\n</html>\n"


def _header(column: Column) -> str:
    number = "" if column.kind in (Kind.TEXT, Kind.TRUTH) else ' class="n"'
    told = f"{column.meaning} ({column.unit})" if column.unit else column.meaning
    return f'<th scope="col"{number} title="{_escaped(told)}">{_escaped(column.name)}</th>'


def _cell(value: Value, column: Column, thousands: str) -> str:
    if isinstance(value, str):
        return f"<td>{_escaped(value)}</td>"
    number = "" if column.kind in (Kind.TEXT, Kind.TRUTH) else ' class="n"'
    told = quotient(value) if column.quotient and isinstance(value, Decimal) else value
    return f"<td{number}>{_escaped(shown(told, thousands))}</td>"


def _escaped(text: str) -> str:
    return html.escape(neutral(text))
