"""Recorded rows as domain values and back; an empty text is NULL in a row and "" in a value."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import lru_cache
from sys import intern
from typing import Any

from facttrack.domain.claim import (
    Changeset,
    Document,
    Excerpt,
    Kind,
    Question,
    RetractedBy,
    Sighting,
    Source,
    Version,
)
from facttrack.domain.dates import EventDate, SaidDate
from facttrack.domain.quantity import Quantifier, Quantity
from facttrack.storage.statements import COLUMNS

Row = tuple[Any, ...]
Fields = dict[str, Any]

# The columns of a version that a value is read from: all but its row id and its hashes.
VERSION_COLUMNS = COLUMNS["version"][1:-2]
VERSION_SELECT = ", ".join(f"v.{name}" for name in VERSION_COLUMNS)
# What no comparison looks at is left out of the versions that are read for one.
_NOT_COMPARED = (
    *("quote", "quote_prefix", "quote_suffix", "quote_start", "quote_end"),
    *("translation", "note", "row_hash"),
)
COMPARED_SELECT = ", ".join(
    "NULL" if name in _NOT_COMPARED else f"v.{name}" for name in VERSION_COLUMNS
)


def names_text(names: tuple[str, ...]) -> str | None:
    """Names as one JSON text; None for none."""
    return json.dumps(names, ensure_ascii=False, separators=(",", ":")) if names else None


# Many claims credit the same: one tuple for all of them.
@lru_cache(maxsize=8192)
def names_of(text: str | None) -> tuple[str, ...]:
    """The names in a text made by `names_text`."""
    return tuple(json.loads(text)) if text else ()


def _number(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def version_fields(v: Version) -> Fields:
    """A version's columns, less its row id, salt and hash."""
    q, event, excerpt = v.quantity, v.event_date, v.excerpt or Excerpt()
    return {
        "claim_id": v.claim_id,
        "number": v.number,
        "changeset": v.changeset,
        "kind": v.kind.value,
        "question_id": v.question_id,
        "publisher_id": v.publisher_id,
        "origin_id": v.origin_id,
        "origin_assumed": int(v.origin_assumed),
        "attribution": names_text(v.attribution),
        "document_id": v.document_id,
        "quantifier": q.quantifier.value,
        "low": _number(q.low),
        "best": _number(q.best),
        "high": _number(q.high),
        "low_strict": int(q.low_strict),
        "high_strict": int(q.high_strict),
        "unit": q.unit or None,
        "wording": q.wording or None,
        "event_date": (event.iso or None) if event else None,
        "event_text": (event.text or None) if event else None,
        "event_needs": (event.needs or None) if event else None,
        "asserted": v.asserted.text if v.asserted else None,
        "published": v.published.text if v.published else None,
        "quote": excerpt.exact or None,
        "quote_prefix": excerpt.prefix or None,
        "quote_suffix": excerpt.suffix or None,
        "quote_start": excerpt.start,
        "quote_end": excerpt.end,
        "translation": v.translation or None,
        "note": v.note or None,
        "grade": v.grade or None,
        "credibility": v.credibility or None,
        "part_of": v.part_of,
        "reason": v.reason or None,
        "retracted_by": v.retracted_by.value if v.retracted_by else None,
        "row_hash": v.row_hash or None,
    }


# Many claims share their dates, which are read with care: once is enough.
@lru_cache(maxsize=8192)
def event_of(iso: str | None, text: str | None, needs: str | None) -> EventDate | None:
    """The event date in its three columns; None for none."""
    return EventDate(iso or "", text or "", needs or "") if iso or text else None


@lru_cache(maxsize=8192)
def _said(text: str | None) -> SaidDate | None:
    return SaidDate(text) if text else None


# Many claims repeat a figure in the same words: it is checked, and held, once.
@lru_cache(maxsize=16384)
def _quantity(
    low: str | None,
    best: str | None,
    high: str | None,
    low_strict: int,
    high_strict: int,
    quantifier: str,
    unit: str | None,
    wording: str | None,
) -> Quantity:
    return Quantity(
        Decimal(low) if low is not None else None,
        Decimal(best) if best is not None else None,
        Decimal(high) if high is not None else None,
        bool(low_strict),
        bool(high_strict),
        Quantifier(quantifier),
        intern(unit or ""),
        wording or "",
    )


@lru_cache(maxsize=16384)
def _shared(number: int | None) -> int | None:
    """The number of what very many rows refer to: one object for all of them."""
    return number


def version_of(row: Row) -> Version:
    """The version in a row of VERSION_COLUMNS."""
    # fmt: off
    (
        claim_id, number, changeset, kind, question_id, publisher_id, origin_id, origin_assumed,
        attribution, document_id, quantifier, low, best, high, low_strict, high_strict, unit,
        wording, event_iso, event_text, event_needs, asserted, published, quote, prefix, suffix,
        start, end, translation, note, grade, credibility, part_of, reason, retracted_by,
        row_hash,
    ) = row
    # fmt: on
    return Version(
        claim_id=claim_id,
        number=number,
        changeset=changeset,
        kind=Kind(kind),
        quantity=_quantity(low, best, high, low_strict, high_strict, quantifier, unit, wording),
        question_id=_shared(question_id),
        publisher_id=_shared(publisher_id),
        origin_id=_shared(origin_id),
        origin_assumed=bool(origin_assumed),
        attribution=names_of(attribution),
        document_id=document_id,
        event_date=event_of(event_iso, event_text, event_needs),
        asserted=_said(asserted),
        published=_said(published),
        excerpt=Excerpt(quote, prefix or "", suffix or "", start, end) if quote else None,
        translation=translation or "",
        note=note or "",
        grade=grade or "",
        credibility=credibility or "",
        part_of=part_of,
        reason=reason or "",
        retracted_by=RetractedBy(retracted_by) if retracted_by else None,
        row_hash=row_hash or "",
    )


def sighting_fields(s: Sighting) -> Fields:
    """A sighting's columns, less its row id and hash."""
    return {
        "claim_id": s.claim_id,
        "version_number": s.version_number,
        "changeset": s.changeset,
        "document_id": s.document_id,
        "seen": s.seen.text if s.seen else None,
        "row_hash": s.row_hash or None,
    }


SIGHTING_SELECT = "claim_id, version_number, changeset, document_id, seen, row_hash"


def sighting_of(row: Row) -> Sighting:
    """The sighting in a row of SIGHTING_SELECT."""
    claim_id, number, changeset, document_id, seen, row_hash = row
    return Sighting(
        claim_id, number, changeset, document_id, SaidDate(seen) if seen else None, row_hash or ""
    )


def document_fields(d: Document) -> Fields:
    """A document's columns, less its row id, changeset, salt and hash."""
    return {
        "key": d.key,
        "publisher_id": d.publisher_id,
        "title": d.title or None,
        "author": d.author or None,
        "url": d.url or None,
        "archive_url": d.archive_url or None,
        "published": d.published.text if d.published else None,
        "retrieved_at": d.retrieved_at or None,
        "sha256": d.sha256 or None,
        "text": d.text or None,
    }


DOCUMENT_SELECT = (
    "id, key, publisher_id, title, author, url, archive_url, published, retrieved_at, sha256, text"
)


def document_of(row: Row) -> Document:
    """The document in a row of DOCUMENT_SELECT."""
    id_, key, publisher_id, title, author, url, archive, published, retrieved, sha256, text = row
    return Document(
        id_,
        key,
        publisher_id,
        title or "",
        author or "",
        url or "",
        archive or "",
        SaidDate(published) if published else None,
        retrieved or "",
        sha256 or "",
        text or "",
    )


def source_fields(s: Source) -> Fields:
    """A source version's own columns."""
    return {
        "source_id": s.id,
        "name": s.name,
        "aliases": names_text(s.aliases),
        "grade": s.grade or None,
        "merged_into": s.merged_into,
        "label": s.label or None,
    }


SOURCE_SELECT = "t.id, t.key, v.name, v.aliases, v.grade, v.merged_into, v.label"


def source_of(row: Row) -> Source:
    """The source in a row of SOURCE_SELECT."""
    id_, key, name, aliases, grade, merged_into, label = row
    return Source(id_, key, name, names_of(aliases), grade or "", merged_into, label or "")


def question_fields(q: Question) -> Fields:
    """A question version's own columns."""
    return {
        "question_id": q.id,
        "name": q.name,
        "subject": q.subject or None,
        "measure": q.measure or None,
        "dimension": q.dimension or None,
        "unit": q.unit or None,
        "place": q.place or None,
        "scope": q.scope or None,
        "basis": q.basis or None,
        "aliases": names_text(q.aliases),
        "merged_into": q.merged_into,
    }


@lru_cache(maxsize=16384)
def _said_alike(text: str | None) -> str:
    """A part that very many questions share: one text for all of them."""
    return text or ""


QUESTION_SELECT = (
    "t.id, t.key, v.name, v.subject, v.measure, v.dimension, v.unit, v.place, v.scope, v.basis, "
    "v.aliases, v.merged_into"
)


def question_of(row: Row) -> Question:
    """The question in a row of QUESTION_SELECT."""
    # fmt: off
    (
        id_, key, name, subject, measure, dimension, unit, place, scope, basis,
        aliases, merged_into,
    ) = row
    # fmt: on
    return Question(
        id=id_,
        key=key,
        name=name,
        subject=_said_alike(subject),
        measure=_said_alike(measure),
        dimension=_said_alike(dimension),
        unit=_said_alike(unit),
        place=_said_alike(place),
        scope=_said_alike(scope),
        basis=_said_alike(basis),
        aliases=names_of(aliases),
        merged_into=merged_into,
    )


CHANGESET_SELECT = "number, recorded_at, actor, message, previous_hash, rows_hash, hash"


def changeset_of(row: Row) -> Changeset:
    """The changeset in a row of CHANGESET_SELECT."""
    number, recorded_at, actor, message, previous, rows, hash_ = row
    return Changeset(number, recorded_at, actor, message or "", previous, rows, hash_)
