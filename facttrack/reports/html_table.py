"""Records as one page of HTML with a table: no network, no script, nothing stored is markup."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from decimal import Decimal

from facttrack.reports.brief import BRIEF, leading, told
from facttrack.reports.columns import ABOUT, Column, Kind
from facttrack.reports.safety import neutral
from facttrack.reports.values import Figure, Record, Value, quotient, shown

# What tells a page of ours from a stranger's.
GENERATOR = '<meta name="generator" content="facttrack report">'
STYLE = """
:root { color-scheme: light dark; --line: color-mix(in srgb, CanvasText 25%, Canvas); }
body { background: Canvas; font: 15px/1.4 system-ui, sans-serif; margin: 0; }
h1 { font-size: 1.4rem; margin: 0; }
p { margin: .25rem 0 .75rem; }
table { border-collapse: separate; border-spacing: 0; }
th, td { border: 0 solid var(--line); border-width: 0 1px 1px 0; padding: .25rem .5rem;
  text-align: left; vertical-align: top; }
th { background: color-mix(in srgb, CanvasText 8%, Canvas); }
"""
# The table scrolls within the window, both ways, so that its header stays in sight. Collapsed
# borders would scroll away from under it.
_STYLE = """\
main { box-sizing: border-box; display: flex; flex-direction: column; height: 100vh; height: 100dvh;
  min-height: 20rem; padding: .75rem 1rem; }
p:has(+ .end) { margin: .25rem 0 0; }
.end { display: -webkit-box; flex: none; margin: 0; overflow: hidden; unicode-bidi: plaintext;
  -webkit-box-orient: vertical; -webkit-line-clamp: 2; }
.end span { white-space: nowrap; }
nav ul { display: flex; flex-wrap: wrap; gap: .2rem; list-style: none; margin: .5rem 0;
  padding: 0; }
nav a { border: 1px solid var(--line); border-radius: .25rem; display: block;
  padding: .15rem .35rem; }
@media (max-width: 30rem) { nav { font-size: .85rem; } }
nav a[aria-current] { background: color-mix(in srgb, CanvasText 8%, Canvas); color: CanvasText;
  text-decoration: none; }
nav a[aria-disabled] { opacity: .5; }
.paper { display: none; }
.table { border: 1px solid var(--line); max-width: max-content; min-height: 0; overflow: auto; }
table { width: max-content; }
th { position: sticky; top: 0; }
td { max-width: min(16rem, 45vw); overflow-wrap: break-word; unicode-bidi: plaintext;
  white-space: pre-line; }
.w { max-width: 22rem; min-width: min(22rem, 75vw); }
.q { max-width: min(24rem, 45vw); }
.b { overflow-wrap: anywhere; }
summary { cursor: pointer; }
.b summary { word-break: break-all; }
LATER { max-width: min(30rem, 85vw); }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  body { font-size: 8pt; }
  main, .table { display: block; height: auto; max-width: none; min-height: 0; overflow: visible;
    padding: 0; }
  nav { display: none; }
  .end, .paper { display: block; }
  table { width: 100%; }
  th { border-top-width: 1px; position: static; }
  td, .q, .w { max-width: none; min-width: 0; }
  tr { break-inside: avoid; }
  LATER { display: none; }
  @supports selector(details::details-content) {
    details::details-content { content-visibility: visible; display: block; }
    summary { display: none; }
  }
}
"""
ENDING = "</tbody>\n</table>\n</div>\n</main>\n</body>\n</html>\n"
# Sentences and questions are read sooner in long lines than in short ones.
_SENTENCES = frozenset(("why", "reason", "standing", "quote", "translation", "note", "todo"))
_WORD, _SENTENCE = 30, 60
# From how many characters on a text is folded, and how many stand then: of a sentence, of another.
_FOLDED = {True: (400, 160), False: (150, 60)}


def html_text(records: Iterable[Record], report: str, thousands: str = ",") -> Iterator[str]:
    """The page piece by piece, a row a line; each column's meaning is its header's title.

    The columns that a reader needs come first, and paper has no others.
    """
    yield opening(report)
    rows = (row_html(record, report, thousands) for record in records)
    yield next(rows, no_rows(report))
    yield from rows
    yield ENDING


def no_rows(report: str) -> str:
    """What stands where there is no row: a table without any seems broken."""
    return f'<tr><td colspan="{len(leading(report))}">no rows</td></tr>\n'


def row_html(record: Record, report: str, thousands: str = ",") -> str:
    """A record as a row of the table."""
    found = told(report, record)
    return f"<tr>{''.join(_cell(found.get(c.name), c, thousands) for c in leading(report))}</tr>\n"


def opening(report: str, title: str = "", lead: str = "") -> str:
    """All that stands before the first row; `lead`, which is HTML, instead of what it is about."""
    columns, first = leading(report), len(BRIEF[report])
    later = f":is(th, td):nth-child(n + {first + 1})"
    paper = (
        ""
        if first == len(columns)
        else f'<p class="paper">On paper: the first {first} of {len(columns)} columns.</p>\n'
    )
    return (
        f"{head(title or report, STYLE + _STYLE.replace('LATER', later))}"
        f"<main>\n<h1>{escaped(title or report)}</h1>\n"
        f"{lead or f'<p>{escaped(ABOUT[report])}</p>'}\n{paper}"
        # Larger than a screen, it is scrolled both ways: by the keyboard too.
        '<div class="table" tabindex="0" role="region" aria-label="table">\n'
        f"<table>\n<thead>\n<tr>{''.join(map(_header, columns))}</tr>\n</thead>\n<tbody>\n"
    )


def head(title: str, style: str) -> str:
    """A page up to its body, which may load nothing and run nothing."""
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n{GENERATOR}\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escaped(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    )


def _header(column: Column) -> str:
    told = f"{column.meaning} ({column.unit})" if column.unit else column.meaning
    return f'<th scope="col"{_side(column)} title="{escaped(told)}">{escaped(column.name)}</th>'


def _cell(value: Value, column: Column, thousands: str) -> str:
    if isinstance(value, str) and not isinstance(value, Figure):
        return f"<td{_shape(value, column)}>{_folded(value, column)}</td>"
    told = quotient(value) if column.quotient and isinstance(value, Decimal) else value
    return f"<td{_side(column)}>{escaped(shown(told, thousands))}</td>"


def _shape(text: str, column: Column) -> str:
    """How wide a text should stand, and whether it has words so long that they may be broken."""
    width = "q" if column.name == "question" and len(text) > _WORD else ""
    if column.name in _SENTENCES and len(text) > _SENTENCE:
        width = "w"
    breaks = len(text) > _WORD and any(len(word) > _WORD for word in text.split())
    names = list(filter(None, (width, "b" if breaks else "")))
    return f' class="{" ".join(names)}"' if names else ""


def _folded(text: str, column: Column) -> str:
    """The text; where it would fill the screen, its beginning, which opens to all of it."""
    longest, first = _FOLDED[column.name in _SENTENCES or column.name == "question"]
    if len(text) <= longest:
        return escaped(text)
    beginning = escaped(text[:first].rsplit(maxsplit=1)[0])
    return f"<details><summary>{beginning} …</summary>{escaped(text)}</details>"


def _side(column: Column) -> str:
    return "" if column.kind in (Kind.TEXT, Kind.TRUTH) else ' class="n"'


def escaped(text: str) -> str:
    """A stored text as text in HTML: nothing in it acts."""
    return html.escape(neutral(text))
