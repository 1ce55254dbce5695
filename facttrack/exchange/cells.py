"""The cells of one record, read into a row; everything wrong with it is named at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TypeVar

from facttrack.domain.claim import Basis, Kind, RetractedBy
from facttrack.domain.date_text import read_event_date, read_said_date
from facttrack.domain.dates import EventDate, SaidDate
from facttrack.domain.hashing import canonical, digest
from facttrack.domain.quantity import Quantity
from facttrack.domain.units import is_count
from facttrack.errors import BadDataError, FacttrackError, Problem
from facttrack.exchange.figures import FigureError, read_figure, truth, unit_of
from facttrack.exchange.files import Record
from facttrack.services.chains import split_chain
from facttrack.services.import_rows import NONE, SIGHTING, ImportRow
from facttrack.services.labels import claim_label
from facttrack.services.record import refuse_bad_grades

_KINDS = frozenset((*Kind, SIGHTING))
_BASES, _PARTIES = frozenset(Basis), frozenset(RetractedBy)
T = TypeVar("T")


def read_row(record: Record, file_number: int) -> tuple[ImportRow | None, list[Problem]]:
    """The row of a record, or what is wrong with it.

    A file's own claims ("c12" in a column `claim`) get its number before them: two files may
    number theirs alike.
    """
    if record.broken:
        return None, [record.problem("", "", record.broken)]
    reading = _Reading(record)
    row = reading.row(file_number)
    return (None, reading.problems) if reading.problems else (row, [])


class _Reading:
    """One record while it is read."""

    def __init__(self, record: Record) -> None:
        self.record, self.cells = record, record.cells
        self.problems: list[Problem] = []

    def take(self, column: str, read: Callable[[str], T], default: T) -> T:
        """What a cell says; the default where it is empty or wrong, which is noted."""
        cell = self.cells.get(column, "")
        if not cell or not cell.strip():
            return default
        try:
            return read(cell)
        except FacttrackError as error:
            self.problems.append(self.record.problem(column, cell, _reason(str(error), cell)))
            return default

    def figure(self) -> Quantity | None:
        try:
            return read_figure(self.cells)
        except FigureError as error:
            cell = self.cells.get(error.column, "")
            self.problems.append(self.record.problem(error.column, cell, _reason(str(error), cell)))
            return None

    def row(self, file_number: int) -> ImportRow:
        cells, get = self.cells, self.cells.get
        label = self.label("claim", f"{file_number}:")
        kind = self.take("kind", _kind, "")
        if kind and not label:
            self.problems.append(
                self.record.problem("kind", kind, "is taken only beside a column claim")
            )
        text = get("document_text", "")
        quantity = None if kind == SIGHTING else self.figure()
        unit, origin = unit_of(cells), get("origin", "").strip()
        return ImportRow(
            file=self.record.file,
            line=self.record.line,
            row_hash=get("row_hash", "") if label else row_hash(cells),
            quantity=quantity,
            unit=unit,
            label=label,
            version=get("version", ""),
            kind=kind,
            question=get("question", ""),
            subject=get("subject", ""),
            measure=get("measure", ""),
            place=get("place", ""),
            scope=get("scope", ""),
            basis=self.take("basis", _basis, ""),
            question_unit=get("question_unit", "") if label else _asked_unit(cells, unit, quantity),
            source=get("source", "").strip(),
            attribution=_attribution(get("attribution", ""), get("source", ""), origin),
            origin=origin,
            origin_assumed=self.take("origin_assumed", truth, default=False),
            event_date=self.event_date(),
            asserted=self.take("asserted_date", _said, None),
            published=self.take("published_date", _said, None),
            url=get("url", ""),
            title=get("title", ""),
            author=get("author", ""),
            archive_url=get("archive_url", ""),
            retrieved_at=get("retrieved_at", ""),
            document_source=_or_none(get("document_source")),
            document_published=_or_none(get("document_published")),
            document_sha256=get("document_sha256", "") or (_sha256(text) if text else ""),
            document_text=text,
            quote=get("quote", ""),
            quote_prefix=get("quote_prefix", ""),
            quote_suffix=get("quote_suffix", ""),
            quote_start=self.take("quote_start", _whole, None),
            quote_end=self.take("quote_end", _whole, None),
            translation=get("translation", ""),
            note=get("note", ""),
            grade=self.take("grade", _grade, ""),
            credibility=self.take("credibility", _credibility, ""),
            part_of=self.label("part_of", f"{file_number}:" if label else ""),
            reason=get("reason", ""),
            retracted_by=self.take("retracted_by", _retracted_by, ""),
        )

    def event_date(self) -> EventDate | None:
        """The event date; with the source's own text for it, where that stands beside it."""
        text = self.cells.get("event_text", "")
        if not text:
            return self.take("event_date", _event, None)
        needs = self.cells.get("event_needs", "")
        made = self.take("event_date", lambda cell: EventDate(cell, text, needs), None)
        return made or EventDate("", text, needs)

    def label(self, column: str, prefix: str) -> str:
        """The claim that a cell names, with a prefix; "" for none."""
        number = self.take(column, _claim_number, 0)
        return f"{prefix}c{number}" if number else ""


def _asked_unit(cells: Mapping[str, str], unit: str, quantity: Quantity | None) -> str:
    """The unit that a question is asked in: its column's, else a measure's that the figure names.

    A noun beside a count ("300 people") makes no other question than the bare count.
    """
    named = "" if quantity is None or is_count(quantity.unit) else quantity.unit
    return cells.get("question_unit", "") or unit or named


def row_hash(cells: Mapping[str, str]) -> str:
    """What makes a row the same row again: its cells that are not empty, by our column names."""
    return digest(canonical(cells))


def _attribution(cell: str, source: str, origin: str) -> tuple[str, ...]:
    """The chain of a cell; an attribution equal to the source counts as none.

    Beside an origin of its own it is the chain as it was recorded.
    """
    return () if not origin and cell.strip() == source.strip() else split_chain(cell)


def _or_none(cell: str | None) -> str | None:
    """A cell that departs from what it follows otherwise: "none" departs to nothing."""
    return "" if cell == NONE else cell


def _reason(message: str, cell: str) -> str:
    """A message as a reason behind the cell, which the problem shows itself."""
    return message.removeprefix(f"{cell!r} ")


def _one_of(cell: str, names: frozenset[str]) -> str:
    name = cell.strip().lower()
    if name not in names:
        raise BadDataError(f"is none of {', '.join(sorted(names))}")
    return str(name)


def _kind(cell: str) -> str:
    return _one_of(cell, _KINDS)


def _basis(cell: str) -> str:
    return _one_of(cell, _BASES)


def _retracted_by(cell: str) -> str:
    return _one_of(cell, _PARTIES)


def _claim_number(cell: str) -> int:
    return claim_label(cell)[0]


def _whole(cell: str) -> int:
    if not (cell.isascii() and cell.isdigit()):
        raise BadDataError("is no whole number")
    return int(cell)


def _grade(cell: str) -> str:
    refuse_bad_grades(cell.strip(), "")
    return cell.strip().upper()


def _credibility(cell: str) -> str:
    refuse_bad_grades("", cell.strip())
    return cell.strip()


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@lru_cache(maxsize=8192)
def _event(cell: str) -> EventDate:
    return read_event_date(cell)


@lru_cache(maxsize=8192)
def _said(cell: str) -> SaidDate:
    return read_said_date(cell)
