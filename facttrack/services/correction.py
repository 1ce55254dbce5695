"""What a correction changes of a version: each field read from the user's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from facttrack.domain.claim import Document, Excerpt, Source, Version
from facttrack.domain.date_text import read_event_date, read_said_date
from facttrack.domain.dates import SaidDate
from facttrack.domain.identity import is_named
from facttrack.domain.quantity import Quantifier, Quantity, parse_number, stated
from facttrack.errors import BadDataError, NotFoundError, UsageError
from facttrack.services.asking import (
    QuestionAsked,
    find_or_make_question,
    find_or_make_source,
    in_unit_of,
)
from facttrack.services.chains import less_publisher, split_chain
from facttrack.services.labels import claim_label
from facttrack.services.record import (
    ClaimRequest,
    document_of,
    keep_document,
    refuse_bad_grades,
)
from facttrack.services.session import Session
from facttrack.services.slots import versions_of
from facttrack.storage import names, reader
from facttrack.storage.writer import Writer

_NEWEST = 2**62
_FIGURES = ("value", "low", "high", "quantifier", "unit", "wording")
_WHO = ("source", "attributed_to")
_DOCUMENT = ("url", "title")


class Correction:
    """The fields of a correction, read one by one into a version's."""

    def __init__(self, session: Session, writer: Writer, before: Version) -> None:
        self.session, self.writer, self.before = session, writer, before

    def read(self, fields: Mapping[str, str]) -> dict[str, Any]:
        """The version's fields that change, by name.

        Raises UsageError for a field that there is not, BadDataError for what cannot be read.
        """
        if not fields:
            raise UsageError("say what to correct, such as --value 24 or --date 2017-06-02")
        changes: dict[str, Any] = {}
        figures = {name: text for name, text in fields.items() if name in _FIGURES}
        for name, text in fields.items():
            if name not in (*_FIGURES, *_WHO, *_DOCUMENT):
                changes.update(self._field(name, text))
        if any(name in fields for name in _WHO):
            changes.update(self._who(fields.get("source"), fields.get("attributed_to")))
        described = {name: fields[name] for name in _DOCUMENT if name in fields}
        if described:
            published = changes.get("published", self.before.published)
            publisher = changes.get("publisher_id", self.before.publisher_id)
            changes["document_id"] = self._document(described, publisher, published)
        if figures:
            changes["quantity"] = self._quantity(figures)
        question_id = changes.get("question_id", self.before.question_id)
        if question_id is not None:
            question = names.question(self.session.connection, question_id, _NEWEST)
            changes["quantity"] = in_unit_of(
                question, changes.get("quantity", self.before.quantity)
            )
        return changes

    def _document(
        self, texts: Mapping[str, str], publisher_id: int | None, published: SaidDate | None
    ) -> int | None:
        """The document as it should have been described; its stored text stays with it."""
        run = self.session.connection
        old = Document(0, "", None)
        if self.before.document_id is not None:
            old = reader.documents(run, [self.before.document_id])[self.before.document_id]
        request = ClaimRequest(
            self.before.quantity,
            published=published,
            url=texts.get("url", old.url),
            title=texts.get("title", old.title),
            author=old.author,
            archive_url=old.archive_url,
            document_text=old.text,
            document_sha256=old.sha256,
            retrieved_at=old.retrieved_at,
        )
        publisher = None if publisher_id is None else names.source(run, publisher_id, _NEWEST)
        document = document_of(request, publisher)
        return keep_document(self.writer, document) if document else None

    def _quantity(self, texts: Mapping[str, str]) -> Quantity:
        old = self.before.quantity
        numbers = {n: _number(texts[n]) for n in ("value", "low", "high") if n in texts}
        unit = texts.get("unit", old.unit)
        wording = texts.get("wording", old.wording)
        if not numbers and "quantifier" not in texts:
            return replace(old, unit=unit, wording=wording)
        quantifier = _quantifier(texts.get("quantifier", ""))
        if set(numbers) == {"value"}:
            return stated(None, numbers["value"], None, quantifier, unit, wording)
        return stated(
            numbers.get("low", old.low),
            numbers.get("value", old.best),
            numbers.get("high", old.high),
            quantifier,
            unit,
            wording,
        )

    def _field(self, name: str, text: str) -> dict[str, Any]:
        match name:
            case "date":
                return {"event_date": read_event_date(text) if text else None}
            case "asserted" | "published":
                return {name: read_said_date(text) if text else None}
            case "note" | "translation":
                return {name: text}
            case "grade" | "credibility":
                refuse_bad_grades(**{"grade": "", "credibility": "", name: text})
                return {name: text.upper()}
            case "quote":
                return {"excerpt": Excerpt(text) if text else None}
            case "part_of":
                return {"part_of": self._part(text)}
            case "question":
                return {"question_id": self._question(text)}
        raise UsageError(f"there is no field {name!r} to correct")

    def _part(self, text: str) -> int | None:
        if not text:
            return None
        number, _ = claim_label(text)
        if number == self.before.claim_id or not versions_of(self.writer.connection, number):
            raise NotFoundError(f"c{number} cannot be what c{self.before.claim_id} is a part of")
        return number

    def _question(self, text: str) -> int | None:
        if not text:
            return None
        asked = QuestionAsked(text)
        return find_or_make_question(self.session, self.writer, asked, self.before.quantity)[0].id

    def _who(self, source: str | None, attributed_to: str | None) -> dict[str, Any]:
        """Publisher, chain and origin, as they follow from each other; None is as before."""
        before = self.before
        publisher = self._source(f"s{before.publisher_id}" if before.publisher_id else "")
        publisher_id = before.publisher_id
        if source is not None:
            publisher = self._source(source)
            publisher_id = publisher.id if publisher else None
        links = before.attribution if attributed_to is None else split_chain(attributed_to)
        chain = less_publisher(links, publisher, source or "")
        changes: dict[str, Any] = {"publisher_id": publisher_id, "attribution": chain}
        credited = before.origin_id is not None and not before.origin_assumed
        if credited and chain == before.attribution:
            return changes
        origin = self._origin(chain)
        changes["origin_id"] = origin.id if origin else publisher_id
        changes["origin_assumed"] = origin is None and publisher_id is not None
        return changes

    def _source(self, text: str) -> Source | None:
        return find_or_make_source(self.session, self.writer, text)

    def _origin(self, chain: tuple[str, ...]) -> Source | None:
        """The last named link; the named ones before it are sources as well."""
        named = [self._source(link) for link in chain if is_named(link)]
        return named[-1] if named else None


def _number(text: str) -> Decimal | None:
    return parse_number(text) if text else None


def _quantifier(text: str) -> Quantifier | None:
    if not text:
        return None
    try:
        return Quantifier(text)
    except ValueError:
        raise BadDataError(
            f"--quantifier is one of {', '.join(Quantifier)}, not {text!r}"
        ) from None
