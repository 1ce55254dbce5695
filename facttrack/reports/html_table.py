"""Records as one page of HTML with a table: no network, no script, nothing stored is markup."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from decimal import Decimal

from facttrack.reports.brief import BRIEF, leading, told
from facttrack.reports.columns import ABOUT, Column, Kind
from facttrack.reports.safety import neutral
from facttrack.reports.values import Figure, Record, Value, quotient, shown

# The table scrolls within the window, both ways, so that its header stays in sight. Collapsed
# borders would scroll away from under it.
_STYLE = """
:root { color-scheme: light dark; --line: color-mix(in srgb, CanvasText 25%, Canvas); }
body { font: 15px/1.4 system-ui, sans-serif; margin: 0; }
main { box-sizing: border-box; display: flex; flex-direction: column; height: 100vh; height: 100dvh;
  min-height: 20rem; padding: .75rem 1rem; }
h1 { font-size: 1.4rem; margin: 0; }
p { margin: .25rem 0 .75rem; }
.paper { display: none; }
.table { border: 1px solid var(--line); max-width: max-content; min-height: 0; overflow: auto; }
table { border-collapse: separate; border-spacing: 0; width: max-content; }
th, td { border: 0 solid var(--line); border-width: 0 1px 1px 0; padding: .25rem .5rem;
  text-align: left; vertical-align: top; }
th { background: color-mix(in srgb, CanvasText 8%, Canvas); position: sticky; top: 0; }
td { max-width: min(16rem, 45vw); overflow-wrap: break-word; unicode-bidi: plaintext;
  white-space: pre-line; }
.w { max-width: 22rem; min-width: min(22rem, 75vw); }
.b { overflow-wrap: anywhere; }
summary { cursor: pointer; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  body { font-size: 8pt; }
  main, .table { display: block; height: auto; max-width: none; min-height: 0; overflow: visible;
    padding: 0; }
  .paper { display: block; }
  table { width: 100%; }
  th { border-top-width: 1px; position: static; }
  td, .w { max-width: none; min-width: 0; }
  tr { break-inside: avoid; }
  LATER { display: none; }
}
"""
# Sentences, which are read sooner in long lines than in short ones.
_SENTENCES = frozenset(("why", "reason", "standing", "quote", "translation", "note", "todo"))
_WORD, _SENTENCE, _LONG, _BEGINNING = 30, 60, 400, 160


def html_text(records: Iterable[Record], report: str, thousands: str = ",") -> Iterator[str]:
    """The page piece by piece, a row a line; each column's meaning is its header's title.

    The columns that a reader needs come first, and paper has no others.
    """
    columns, shown_first = leading(report), len(BRIEF[report])
    yield _head(report, shown_first, len(columns))
    yield "".join(map(_header, columns))
    yield "</tr>\n</thead>\n<tbody>\n"
    for record in records:
        found = told(report, record)
        yield f"<tr>{''.join(_cell(found.get(c.name), c, thousands) for c in columns)}</tr>\n"
    yield "</tbody>\n</table>\n</div>\n</main>\n</body>\n</html>\n"


def _head(report: str, first: int, all_: int) -> str:
    later = f":is(th, td):nth-child(n + {first + 1})"
    paper = (
        ""
        if first == all_
        else (f'<p class="paper">On paper: the first {first} of {all_} columns.</p>\n')
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{_escaped(report)}</title>\n<style>{_STYLE.replace('LATER', later)}</style>\n"
        f"</head>\n<body>\n<main>\n<h1>{_escaped(report)}</h1>\n"
        f"<p>{_escaped(ABOUT[report])}</p>\n{paper}"
        # Larger than a screen, it is scrolled both ways: by the keyboard too.
        '<div class="table" tabindex="0" role="region" aria-label="table">\n'
        "<table>\n<thead>\n<tr>"
    )


def _header(column: Column) -> str:
    told = f"{column.meaning} ({column.unit})" if column.unit else column.meaning
    return f'<th scope="col"{_side(column)} title="{_escaped(told)}">{_escaped(column.name)}</th>'


def _cell(value: Value, column: Column, thousands: str) -> str:
    if isinstance(value, str) and not isinstance(value, Figure):
        return f"<td{_shape(value, column)}>{_folded(value)}</td>"
    told = quotient(value) if column.quotient and isinstance(value, Decimal) else value
    return f"<td{_side(column)}>{_escaped(shown(told, thousands))}</td>"


def _shape(text: str, column: Column) -> str:
    """How wide a text should stand, and whether it has words so long that they may be broken."""
    wide = len(text) > _SENTENCE and column.name in _SENTENCES
    breaks = len(text) > _WORD and any(len(word) > _WORD for word in text.split())
    names = [name for name, on in (("w", wide), ("b", breaks)) if on]
    return f' class="{" ".join(names)}"' if names else ""


def _folded(text: str) -> str:
    """The text; where it would fill the screen, its beginning, which opens to all of it."""
    if len(text) <= _LONG:
        return _escaped(text)
    beginning = _escaped(text[:_BEGINNING].rsplit(maxsplit=1)[0])
    return f"<details><summary>{beginning} …</summary>{_escaped(text)}</details>"


def _side(column: Column) -> str:
    return "" if column.kind in (Kind.TEXT, Kind.TRUTH) else ' class="n"'


def _escaped(text: str) -> str:
    return html.escape(neutral(text))
