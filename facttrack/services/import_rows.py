"""One row on its way in or out: the columns that it has by name, and what was read from them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from facttrack.domain.dates import EventDate, SaidDate
from facttrack.domain.quantity import Quantifier, Quantity

# In the order of the lossless export. The first ten of README's table come by these names too.
COLUMNS: tuple[str, ...] = tuple(
    """claim version kind question subject measure place scope basis question_unit unit
    value low high quantifier low_strict high_strict wording
    source attribution origin origin_assumed
    event_date event_text event_needs asserted_date published_date
    url title author archive_url retrieved_at
    document_source document_published document_sha256 document_text
    quote quote_prefix quote_suffix quote_start quote_end translation note grade credibility
    part_of reason retracted_by row_hash""".split()
)
SIGHTING = "sighting"
NONE = "none"


@dataclass(frozen=True, slots=True)
class ImportRow:
    """A row as read: texts as in its cells, figures and dates as values.

    `quantity` is None where no figure is stated. `label` is the claim that the file names, with
    the file's number before it; `document_published` is None where it is the published date.
    """

    file: str
    line: int
    row_hash: str
    quantity: Quantity | None
    unit: str = ""
    label: str = ""
    version: str = ""
    kind: str = ""
    question: str = ""
    subject: str = ""
    measure: str = ""
    place: str = ""
    scope: str = ""
    basis: str = ""
    question_unit: str = ""
    source: str = ""
    attribution: tuple[str, ...] = ()
    origin: str = ""
    origin_assumed: bool = False
    event_date: EventDate | None = None
    asserted: SaidDate | None = None
    published: SaidDate | None = None
    url: str = ""
    title: str = ""
    author: str = ""
    archive_url: str = ""
    retrieved_at: str = ""
    document_source: str | None = None
    document_published: str | None = None
    document_sha256: str = ""
    document_text: str = ""
    quote: str = ""
    quote_prefix: str = ""
    quote_suffix: str = ""
    quote_start: int | None = None
    quote_end: int | None = None
    translation: str = ""
    note: str = ""
    grade: str = ""
    credibility: str = ""
    part_of: str = ""
    reason: str = ""
    retracted_by: str = ""

    @property
    def said(self) -> SaidDate | None:
        """When it was said: the assertion date, else the published date."""
        return self.asserted or self.published

    @property
    def where(self) -> str:
        """Its place, for people."""
        return f"{self.file}:{self.line}"

    @property
    def filed(self) -> bool:
        """Whether it says what question it answers."""
        return bool(self.question or self.subject or self.measure)


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def pack(row: ImportRow) -> str:
    """The row as one text that `unpack` reads back."""
    # fmt: off
    q, event = row.quantity, row.event_date
    return _encode((
        row.file, row.line, row.row_hash,
        q and (_text(q.low), _text(q.best), _text(q.high), q.low_strict, q.high_strict,
               q.quantifier.value, q.unit, q.wording),
        row.unit, row.label, row.version, row.kind,
        row.question, row.subject, row.measure, row.place, row.scope, row.basis, row.question_unit,
        row.source, row.attribution, row.origin, row.origin_assumed,
        event and (event.iso, event.text, event.needs),
        row.asserted and row.asserted.text, row.published and row.published.text,
        row.url, row.title, row.author, row.archive_url, row.retrieved_at,
        row.document_source, row.document_published, row.document_sha256, row.document_text,
        row.quote, row.quote_prefix, row.quote_suffix, row.quote_start, row.quote_end,
        row.translation, row.note, row.grade, row.credibility,
        row.part_of, row.reason, row.retracted_by,
    ))
    # fmt: on


_QUANTITY, _ATTRIBUTION, _EVENT, _ASSERTED, _PUBLISHED = 3, 16, 19, 20, 21


def unpack(text: str) -> ImportRow:
    """The row that `pack` made a text of."""
    cells: list[Any] = json.loads(text)
    cells[_QUANTITY] = _quantity(*cells[_QUANTITY]) if cells[_QUANTITY] else None
    cells[_ATTRIBUTION] = tuple(cells[_ATTRIBUTION])
    cells[_EVENT] = _event(*cells[_EVENT]) if cells[_EVENT] else None
    cells[_ASSERTED] = _said(cells[_ASSERTED]) if cells[_ASSERTED] else None
    cells[_PUBLISHED] = _said(cells[_PUBLISHED]) if cells[_PUBLISHED] else None
    return ImportRow(*cells)


def _text(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


@lru_cache(maxsize=4096)
def _quantity(
    low: str | None,
    best: str | None,
    high: str | None,
    low_strict: bool,  # noqa: FBT001
    high_strict: bool,  # noqa: FBT001
    quantifier: str,
    unit: str,
    wording: str,
) -> Quantity:
    return Quantity(
        low=None if low is None else Decimal(low),
        best=None if best is None else Decimal(best),
        high=None if high is None else Decimal(high),
        low_strict=low_strict,
        high_strict=high_strict,
        quantifier=Quantifier(quantifier),
        unit=unit,
        wording=wording,
    )


@lru_cache(maxsize=8192)
def _said(text: str) -> SaidDate:
    return SaidDate(text)


@lru_cache(maxsize=8192)
def _event(iso: str, text: str, needs: str) -> EventDate:
    return EventDate(iso, text, needs)
