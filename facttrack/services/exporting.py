"""Claims as rows that an import reads back: one a version, one a sighting, nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from facttrack.domain.claim import Document, Excerpt, History, Sighting, Version
from facttrack.domain.dates import EventDate, SaidDate
from facttrack.services.browse import Context, Selection, context, list_claims
from facttrack.services.chains import join_chain
from facttrack.services.import_rows import NONE, SIGHTING
from facttrack.services.session import Session, View
from facttrack.storage import engine, reader

Row = dict[str, str]
_BATCH = 500
_EVERYTHING = Selection()


def export_rows(session: Session, view: View, selection: Selection = _EVERYTHING) -> Iterator[Row]:
    """The claims as a view knows them, by number: each version, then each sighting of it.

    A row holds the columns that say something, by the names that `import` takes. Sources and
    questions have their present names, an attribution the names as written.

    Raises NotFoundError for a question or source that is not there.
    """
    with engine.reading(session.connection):
        known = context(session, view)
        histories = _histories(session, view, selection)
        while batch := list(islice(histories, _BATCH)):
            yield from _rows(session, view, known, batch)


def _histories(session: Session, view: View, selection: Selection) -> Iterator[History]:
    run, at = session.connection, view.changeset
    if selection == _EVERYTHING:
        yield from reader.histories(run, at)
        return
    numbers = (state.version.claim_id for state in list_claims(session, view, selection))
    while batch := tuple(islice(numbers, _BATCH)):
        yield from reader.histories(run, at, reader.Filter(claim_ids=batch))


def _rows(session: Session, view: View, known: Context, batch: list[History]) -> Iterator[Row]:
    run = session.connection
    sightings: dict[int, list[Sighting]] = {}
    for sighting in reader.sightings(run, view.changeset, [h.claim_id for h in batch]):
        sightings.setdefault(sighting.claim_id, []).append(sighting)
    stated = [v.document_id for history in batch for v in history.versions]
    seen = [s.document_id for some in sightings.values() for s in some]
    documents = reader.documents(run, (i for i in (*stated, *seen) if i is not None))
    for history in batch:
        numbers = set()
        for version in history.versions:
            if _told(view, version.said):
                numbers.add(version.number)
                yield _version_row(known, version, documents.get(version.document_id or 0))
        for sighting in sightings.get(history.claim_id, ()):
            if sighting.version_number in numbers and _told(view, sighting.seen):
                yield _sighting_row(known, sighting, documents.get(sighting.document_id or 0))


def _told(view: View, said: SaidDate | None) -> bool:
    return view.said_by is None or (said is not None and said.day <= view.said_by)


def _version_row(known: Context, v: Version, document: Document | None) -> Row:
    v = known.mask.version(v)
    row = {
        "claim": f"c{v.claim_id}",
        "version": str(v.number),
        "kind": v.kind.value,
        **_question_cells(known, v),
        **_quantity_cells(v),
        "source": known.name(v.publisher_id),
        "attribution": join_chain(v.attribution),
        "origin": known.name(v.origin_id),
        "origin_assumed": _yes(v.origin_assumed),
        **_date_cells(v.event_date),
        "asserted_date": _said(v.asserted),
        "published_date": _said(v.published),
        **_document_cells(known, document, known.name(v.publisher_id), _said(v.published)),
        **_excerpt_cells(v.excerpt),
        "translation": v.translation,
        "note": v.note,
        "grade": v.grade,
        "credibility": v.credibility,
        "part_of": f"c{v.part_of}" if v.part_of else "",
        "reason": v.reason,
        "retracted_by": v.retracted_by.value if v.retracted_by else "",
        "row_hash": v.row_hash,
    }
    return {name: cell for name, cell in row.items() if cell}


def _question_cells(known: Context, v: Version) -> Row:
    question = known.question(v.question_id)
    if question is None:
        return {}
    return {
        "question": question.name,
        "subject": question.subject,
        "measure": question.measure,
        "place": question.place,
        "scope": question.scope,
        "basis": question.basis,
        "question_unit": question.unit,
    }


def _quantity_cells(v: Version) -> Row:
    q = v.quantity
    return {
        "unit": q.unit,
        "value": _number(q.best),
        "low": _number(q.low),
        "high": _number(q.high),
        "quantifier": q.quantifier.value,
        "low_strict": _yes(q.low_strict),
        "high_strict": _yes(q.high_strict),
        "wording": q.wording,
    }


def _date_cells(event: EventDate | None) -> Row:
    if event is None:
        return {}
    return {"event_date": event.iso, "event_text": event.text, "event_needs": event.needs}


def _excerpt_cells(excerpt: Excerpt | None) -> Row:
    if excerpt is None:
        return {}
    return {
        "quote": excerpt.exact,
        "quote_prefix": excerpt.prefix,
        "quote_suffix": excerpt.suffix,
        "quote_start": "" if excerpt.start is None else str(excerpt.start),
        "quote_end": "" if excerpt.end is None else str(excerpt.end),
    }


def _document_cells(known: Context, d: Document | None, publisher: str, published: str) -> Row:
    """A document's cells; its own publisher and date only where they are not the claim's."""
    if d is None:
        return {}
    d = known.mask.document(d)
    own_publisher, own_published = known.name(d.publisher_id), _said(d.published)
    return {
        "url": d.url,
        "title": d.title,
        "author": d.author,
        "archive_url": d.archive_url,
        "retrieved_at": d.retrieved_at,
        "document_source": "" if own_publisher == publisher else own_publisher or NONE,
        "document_published": "" if own_published == published else own_published or NONE,
        "document_sha256": d.sha256,
        "document_text": d.text,
    }


def _sighting_row(known: Context, s: Sighting, document: Document | None) -> Row:
    publisher = known.name(document.publisher_id) if document else ""
    row = {
        "claim": f"c{s.claim_id}",
        "version": str(s.version_number),
        "kind": SIGHTING,
        "source": publisher,
        "published_date": _said(s.seen),
        **_document_cells(known, document, publisher, _said(s.seen)),
        "row_hash": s.row_hash,
    }
    return {name: cell for name, cell in row.items() if cell}


def _number(number: Decimal | None) -> str:
    return "" if number is None else str(number)


def _said(said: SaidDate | None) -> str:
    return said.text if said else ""


def _yes(flag: bool) -> str:  # noqa: FBT001
    return "yes" if flag else ""
