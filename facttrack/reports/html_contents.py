"""What leads through a report in parts: the contents of all of them, and the links on each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from facttrack.reports.brief import KEYS
from facttrack.reports.columns import ABOUT
from facttrack.reports.html_table import STYLE, escaped, head, opening
from facttrack.reports.values import Record, separated, shown

_LONGEST = {"question": 300}
_NAME = 80
_WHOLE = 12
_STYLE = (
    STYLE
    + """\
main { margin: 0 auto; max-width: 75rem; padding: .75rem 1rem; }
table { border: 1px solid var(--line); border-width: 1px 0 0 1px; }
.n { overflow-wrap: normal; text-align: right; }
@media (min-width: 40rem) { .n { white-space: nowrap; } }
td { overflow-wrap: anywhere; }
div { unicode-bidi: plaintext; }
span { white-space: nowrap; }
a { display: block; margin: -.25rem -.5rem; padding: .25rem .5rem; }
@media print {
  @page { margin: 12mm; }
  body { font-size: 9pt; }
  tr { break-inside: avoid; }
}
"""
)

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that follow each other: which, what tells the first and the last, their size as HTML."""

    number: int
    first: int
    last: int
    begins: Key
    ends: Key
    size: int


@dataclass(frozen=True, slots=True)
class Book:
    """A report in parts, which stand in a folder beside the page with their contents."""

    report: str
    page: Path
    folder: str
    parts: list[Part]
    thousands: str

    def name(self, part: Part) -> str:
        """What the file of a part is called."""
        return f"{self.page.stem}-{part.number:04}.html"

    def count(self, *numbers: int) -> str:
        """A number, or from one to another, with the separator that was asked for."""
        return "–".join(separated(f"{number:,}", self.thousands) for number in numbers)


def key_of(record: Record, report: str) -> Key:
    """What tells a row from others, as a reader sees it; of a long text the beginning."""
    told = {k: shown(record[k]) for k in KEYS[report]}
    if told.get("changeset"):
        told["changeset"] = f"@{record['changeset']}"
    return tuple(_short(text, _LONGEST.get(k, _NAME)) for k, text in told.items() if text)


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[:longest]}…"


def _told(word: str, key: Key) -> str:
    """A row's key as HTML; dates and labels are never broken."""
    cells = (f"<span>{escaped(t)}</span>" if len(t) <= _WHOLE else escaped(t) for t in key)
    return f"{word} {' · '.join(cells)}"


def contents(book: Book) -> Iterator[str]:
    """The page that says what is in each part, piece by piece."""
    rows, parts = book.count(book.parts[-1].last), book.count(len(book.parts))
    yield head(f"{book.report}, contents", _STYLE)
    yield (
        f"<main>\n<h1>{escaped(book.report)}</h1>\n<p>{escaped(ABOUT[book.report])}</p>\n"
        f"<p>{rows} rows in {parts} parts, which stand in the folder "
        f"<code>{escaped(book.folder)}</code> beside this page: keep them together.</p>\n"
        '<table>\n<thead>\n<tr><th scope="col">part</th><th scope="col" class="n">rows</th>'
        '<th scope="col">from the first to the last</th></tr>\n</thead>\n<tbody>\n'
    )
    for part in book.parts:
        link = _address(".", book.folder, book.name(part))
        yield (
            f'<tr><th scope="row"><a href="{link}">{book.count(part.number)}</a></th>'
            f'<td class="n">{book.count(part.first, part.last)}</td><td>'
            f"<div>{_told('from', part.begins)}</div><div>{_told('to', part.ends)}</div>"
            "</td></tr>\n"
        )
    yield "</tbody>\n</table>\n</main>\n</body>\n</html>\n"


def part_opening(book: Book, part: Part) -> str:
    """All that stands on a part before its first row."""
    place = f"part {book.count(part.number)} of {book.count(len(book.parts))}"
    rows = f"Rows {book.count(part.first, part.last)} of {book.count(book.parts[-1].last)}"
    told = (_told("from", part.begins), _told("to", part.ends))
    ends = "".join(f'<p class="end">{text}</p>\n' for text in told)
    lead = f"<p>{rows}</p>\n{ends}{_nav(book, part)}"
    return opening(book.report, f"{book.report}, {place}", lead)


def _nav(book: Book, part: Part) -> str:
    """Links to the contents and to other parts; one that leads nowhere keeps its place."""
    at, last = part.number - 1, len(book.parts) - 1
    links = (
        _led(_address("..", book.page.name), "Contents"),
        _led(_to(book, 0) if at else "", "First"),
        _led(_to(book, at - 1) if at else "", "Previous"),
        f'<a href="{_to(book, at)}" aria-current="page">{book.count(at + 1)}</a>',
        _led(_to(book, at + 1) if at < last else "", "Next"),
        _led(_to(book, last) if at < last else "", "Last"),
    )
    items = "".join(f"<li>{link}</li>" for link in links)
    return f'<nav aria-label="Parts of the report"><ul>{items}</ul></nav>'


def _led(address: str, word: str) -> str:
    where = f'href="{address}"' if address else 'role="link" aria-disabled="true"'
    return f"<a {where}>{word}</a>"


def _to(book: Book, at: int) -> str:
    return _address(".", book.name(book.parts[at]))


def _address(*path: str) -> str:
    """The address of a file from where a page stands, whatever its name is made of."""
    return "/".join(quote(name.encode("utf-8", "surrogateescape")) for name in path)
