"""Records as a workbook of one sheet: real numbers and dates, and nothing that can act."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from facttrack.errors import FacttrackError
from facttrack.reports.columns import ABOUT, REPORTS, Column, Kind
from facttrack.reports.safety import guard, neutral
from facttrack.reports.values import Record, Value, shown, text_of
from facttrack.services.outlets import written_beside

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_575
_MOST_TEXT = 32_767
_DIGITS = 15
_LEAST_WIDTH, _MOST_WIDTH, _MEASURED = 8, 60, 500
# Away from the text in the next column.
_RIGHT = {"align": "right", "indent": 1}
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
# Before March 1900 the calendars of spreadsheets disagree.
_FIRST_DAY = date(1900, 3, 1)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_NOTE = "In italics: text, for a number of a spreadsheet could not hold all its digits."


def write_xlsx(records: Iterator[Record], report: str, out: str) -> int:
    """Write the records as the one sheet of a workbook; how many there were.

    A figure of more than 15 digits is written as text, in italics. A day is a date; a month, a
    year, a period or a time stays text.

    Raises FacttrackError where the file cannot be written, or a sheet cannot hold the rows.
    """
    with written_beside(out) as path:
        book = Workbook(str(path), _OPTIONS)
        try:
            book.set_properties({"title": report, "comments": ABOUT[report]})
            sheet = _Sheet(book, report)
            for record in records:
                sheet.write(record)
            sheet.finish()
        finally:
            book.close()
    return sheet.rows


def refuse_more(rows: int) -> None:
    """Refuse more rows than a sheet holds.

    Raises FacttrackError.
    """
    if rows > MOST_ROWS:
        raise FacttrackError(
            f"a sheet of a workbook holds {MOST_ROWS:,} rows, and this report has {rows:,} or "
            "more: narrow it, or write it as CSV or Parquet (--out FILE.csv)"
        )


def fits_a_double(number: Decimal) -> bool:
    """Whether a spreadsheet shows the number to its last digit: 15 of them, trailing zeros free."""
    digits = number.as_tuple().digits
    significant = "".join(map(str, digits)).strip("0")
    return len(significant) <= _DIGITS and Decimal(repr(float(number))) == number


class _Sheet:
    """The sheet while it is written, a row after the other."""

    def __init__(self, book: Workbook, report: str) -> None:
        self.book = book
        self.columns = REPORTS[report]
        self.sheet: Worksheet = book.add_worksheet(report)
        self.rows = 0
        self.widths = [len(c.name) + 3 for c in self.columns]  # room for the filter's arrow
        self.number = lru_cache(self._number)
        self.plain = book.add_format({"valign": "top"})
        self.guarded = book.add_format({"valign": "top", "quote_prefix": True})
        self.day = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd", "align": "left"})
        self.general = book.add_format({"valign": "top", **_RIGHT})
        self.marked = book.add_format(
            {"valign": "top", "num_format": "@", "italic": True, **_RIGHT}
        )
        header = {"bold": True, "bottom": 1}
        of_text = book.add_format(header)
        # Further in than the numbers, for the filter's arrow stands at the end.
        of_numbers = book.add_format({**header, **_RIGHT, "indent": 2})
        for place, column in enumerate(self.columns):
            worded = column.kind in (Kind.TEXT, Kind.TRUTH)
            self.sheet.write_string(0, place, column.name, of_text if worded else of_numbers)
            if column.kind is Kind.FIGURE:
                # A row that is written is gone to the file, so the note cannot wait for a need.
                self.sheet.write_comment(0, place, f"{column.meaning}. {_NOTE}")

    def _number(self, decimals: int) -> Format:
        shown = "#,##0" + ("." + "0" * decimals if decimals else "")
        return self.book.add_format({"valign": "top", "num_format": shown, **_RIGHT})

    def write(self, record: Record) -> None:
        """Write the next row."""
        self.rows += 1
        refuse_more(self.rows)
        for place, column in enumerate(self.columns):
            width = self._cell(place, column, record[column.name])
            if self.rows <= _MEASURED:
                self.widths[place] = max(self.widths[place], width)

    def _cell(self, place: int, column: Column, value: Value) -> int:
        """Write one cell; how wide it is."""
        if value is None or value in ("", ()):
            return 0
        if isinstance(value, bool):
            # A truth value of a workbook is opened by LibreOffice as the formula =TRUE().
            self.sheet.write_string(self.rows, place, shown(value), self.plain)
            return 3
        if isinstance(value, Decimal):
            return self._figure(place, value, quotient=column.quotient)
        if isinstance(value, int | float):
            text = text_of(value)
            shape = self.number(0) if isinstance(value, int) else self.general
            self.sheet.write_number(self.rows, place, value, shape)
            return min(_wide(text), 14)
        return self._text(place, text_of(value), dated=column.unit == "ISO 8601")

    def _figure(self, place: int, figure: Decimal, *, quotient: bool) -> int:
        text = text_of(figure)
        if quotient:
            self.sheet.write_number(self.rows, place, float(figure), self.general)
            return 10
        if not fits_a_double(figure):
            self.sheet.write_string(self.rows, place, text, self.marked)
        else:
            decimals = len(text.partition(".")[2])
            self.sheet.write_number(self.rows, place, float(figure), self.number(decimals))
        return _wide(text)

    def _text(self, place: int, text: str, *, dated: bool) -> int:
        day = _day(text) if dated else None
        if day is not None:
            self.sheet.write_datetime(self.rows, place, day, self.day)
            return len(text)
        cell = _cut(neutral(text))
        acts = guard(cell) != cell
        self.sheet.write_string(self.rows, place, cell, self.guarded if acts else self.plain)
        return max(map(len, cell.splitlines() or [""]))

    def finish(self) -> None:
        """What stands around the rows: widths, the filter, a header in sight and on all paper."""
        self.sheet.freeze_panes(1, 0)
        self.sheet.set_landscape()
        self.sheet.repeat_rows(0)
        self.sheet.autofilter(0, 0, self.rows, len(self.columns) - 1)
        for place, width in enumerate(_fitting(self.widths)):
            self.sheet.set_column(place, place, width)


def _wide(digits: str) -> int:
    """How wide a number stands with its separators and its indent."""
    return len(digits) + len(digits) // 3 + 2


def _fitting(widths: Sequence[int]) -> Iterator[int]:
    return (min(max(width + 1, _LEAST_WIDTH), _MOST_WIDTH) for width in widths)


def _day(text: str) -> date | None:
    """The day that a text is, where it is one whole day that a spreadsheet has."""
    if not _DAY.fullmatch(text):
        return None
    day = date.fromisoformat(text)
    return day if day >= _FIRST_DAY else None


def _cut(text: str) -> str:
    """The text, cut where a cell ends, which it then says."""
    if len(text) <= _MOST_TEXT:
        return text
    told = f" … [{len(text):,} characters, cut: the CSV has them all]"
    return text[: _MOST_TEXT - len(told)] + told
