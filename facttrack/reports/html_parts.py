"""A report as HTML that a browser opens soon: a page, or parts of a long one and their contents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from facttrack.reports.html_contents import Book, Part, contents, key_of, part_opening
from facttrack.reports.html_table import ENDING, html_text, no_rows, opening, row_html
from facttrack.reports.parts_folder import SUFFIX, PartsFolder, parts_beside
from facttrack.reports.values import Record
from facttrack.services.outlets import STANDARD_OUTPUT, resolved, written

# So many rows of the widest report took Chromium 3 s of processor time, and 15 s on a processor
# slowed to a telephone's; five times as many took 25 s, and minutes.
MOST_ROWS = 2_000
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Divided:
    """Into how many parts a report was divided, 0 for none, and the folder that has them.

    `earlier` is how many parts of an earlier report were taken away.
    """

    parts: int = 0
    folder: str = ""
    earlier: int = 0

    @property
    def page(self) -> str:
        """The file to open, beside that folder: a browser looks there, and follows no link."""
        return self.folder.removesuffix(SUFFIX)


def divisible(out: str) -> bool:
    """Whether other files can stand beside it: not standard output, a device or what is packed."""
    page = resolved(out)
    if out in ("", STANDARD_OUTPUT) or page.suffix.lower() == ".gz":
        return False
    return page.is_file() or not page.exists()


def write_html(records: Iterator[Record], report: str, out: str, thousands: str = ",") -> Divided:
    """Write a report as a page; of more than 2,000 rows as the contents of a folder of parts.

    Where it cannot be divided it is one page, however long. What stood there is replaced when all
    is written; after an error everything stands as it was.

    Raises what `written` raises, and ConflictError where the folder has what no report wrote.
    """
    if not divisible(out):
        with written(out) as file:
            file.writelines(html_text(records, report, thousands))
        return Divided()
    with parts_beside(resolved(out)) as folder, written(out) as file:
        parts = _write(records, report, file, folder, thousands)
    if len(parts) <= 1:
        return Divided(earlier=folder.earlier)
    page = folder.page if Path(out).is_symlink() else Path(out)
    return Divided(len(parts), f"{page}{SUFFIX}", folder.earlier)


def _write(
    records: Iterator[Record], report: str, file: IO[str], folder: PartsFolder, thousands: str
) -> list[Part]:
    """The rows wait in a file without a name until it is known how many parts they make."""
    with TemporaryFile("w+", encoding="utf-8", newline="", dir=folder.page.parent) as rows:
        parts = list(_spooled(records, report, rows, folder, thousands))
        rows.seek(0)
        if len(parts) <= 1:
            pieces = iter(lambda: rows.read(_PIECE), "") if parts else (no_rows(report),)
            file.writelines(chain((opening(report),), pieces, (ENDING,)))
            return parts
        book = Book(report, folder.page, folder.place.name, parts, thousands)
        for part in parts:
            with written(str(folder.made / book.name(part))) as target:
                target.write(part_opening(book, part))
                target.writelines(_pieces(rows, part.size))
                target.write(ENDING)
        file.writelines(contents(book))
    folder.put()
    return parts


def _spooled(
    records: Iterator[Record], report: str, rows: IO[str], folder: PartsFolder, thousands: str
) -> Iterator[Part]:
    """Write every row; what each part holds."""
    number = last = 0
    for leading in records:
        if last == MOST_ROWS:  # a page by itself has no folder
            folder.begin()
        number, first, size, record = number + 1, last + 1, 0, leading
        for record in chain((leading,), islice(records, MOST_ROWS - 1)):
            size += rows.write(row_html(record, report, thousands))
            last += 1
        yield Part(number, first, last, key_of(leading, report), key_of(record, report), size)


def _pieces(rows: IO[str], size: int) -> Iterator[str]:
    while size:
        piece = rows.read(min(size, _PIECE))
        size -= len(piece)
        yield piece
