"""A row as the version of a claim that it states, its names and its document found or made."""

from __future__ import annotations

from dataclasses import dataclass

from facttrack.domain.claim import Document, Excerpt, Kind, RetractedBy, Version
from facttrack.domain.dates import SaidDate
from facttrack.domain.identity import document_key
from facttrack.domain.quantity import Quantifier, Quantity
from facttrack.services.asking import in_unit_of
from facttrack.services.import_names import Known
from facttrack.services.import_report import Tally
from facttrack.services.import_rows import ImportRow
from facttrack.services.session import Session
from facttrack.services.slots import Slot
from facttrack.storage import reader
from facttrack.storage.writer import Writer

_CACHED = 20_000
# Stands in for the figure of a row without one, until it takes the figure that it withdraws.
_ABSENT = Quantity(quantifier=Quantifier.VAGUE)


@dataclass(frozen=True, slots=True)
class Statement:
    """A row with its slot and the version that it would be as a claim's first; its claim is 0."""

    row: ImportRow
    slot: Slot
    version: Version

    @property
    def order(self) -> str:
        """A text that sorts in the order said, "" where the row is undated."""
        said = self.version.said
        return said.order if said else ""


class Maker:
    """Makes statements of rows in one changeset."""

    def __init__(self, session: Session, writer: Writer, tally: Tally) -> None:
        self.session, self.writer, self.tally = session, writer, tally
        self.known = Known(session, writer, tally)
        self._documents: dict[tuple[str, ...], int] = {}

    def statement(
        self, row: ImportRow, part_of: int | None = None, staged: Slot | None = None
    ) -> Statement:
        """The statement that a row makes, its figure in the question's unit if it has none.

        A row without a figure may come to nothing: what it names is not made, but looked for.
        """
        make = row.quantity is not None or bool(row.label)
        question = self.known.question(row, make=make)
        publisher = self.known.source(row.source, make=make)
        origin = self.known.origin(row, publisher, make=make)
        quantity = row.quantity or _ABSENT
        excerpt = None
        if row.quote:
            excerpt = Excerpt(
                row.quote, row.quote_prefix, row.quote_suffix, row.quote_start, row.quote_end
            )
        version = Version(
            claim_id=0,
            number=1,
            changeset=self.writer.number,
            kind=Kind(row.kind) if row.kind in _KINDS else Kind.RECORD,
            quantity=quantity if quantity.unit or row.label else in_unit_of(question, quantity),
            question_id=question.id if question else None,
            publisher_id=publisher.id if publisher else None,
            origin_id=origin.source.id if origin.source else None,
            origin_assumed=origin.assumed,
            attribution=origin.chain,
            document_id=self.document(row) if make else None,
            event_date=row.event_date,
            asserted=row.asserted,
            published=row.published,
            excerpt=excerpt,
            translation=row.translation,
            note=row.note,
            grade=row.grade,
            credibility=row.credibility,
            part_of=part_of,
            reason=row.reason,
            retracted_by=RetractedBy(row.retracted_by) if row.retracted_by else None,
            row_hash=row.row_hash,
        )
        # Where nothing was ever merged, the slot is as it was when the row was staged.
        if staged is None or self.known.any_merged:
            staged = self.known.slot(row, question, publisher, origin)
        return Statement(row, staged, version)

    def document(self, row: ImportRow) -> int | None:
        """The document of a row, recorded once; None where the row names none."""
        if not (row.url or row.title or row.author or row.document_text):
            return None
        published = row.document_published
        if published is None:
            published = row.published.text if row.published else ""
        name = row.source if row.document_source is None else row.document_source
        key = (name, row.title, row.url, published, row.document_sha256)
        found = self._documents.get(key)
        if found is None:
            if len(self._documents) >= _CACHED:
                self.writer.flush()
                self._documents.clear()
            found = self._documents[key] = self._find_document(row, name, published)
        return found

    def _find_document(self, row: ImportRow, name: str, published: str) -> int:
        publisher = self.known.source(name)
        keys = [
            document_key(owner, row.title, row.url, published, row.document_sha256)
            for owner in self.known.publisher_keys(publisher)
        ]
        for key in keys:
            id_ = reader.document_by_key(self.writer.connection, key)
            if id_ is not None:
                return id_
        self.tally.new_documents += 1
        return self.writer.add_document(
            Document(
                id=0,
                key=keys[0],
                publisher_id=publisher.id if publisher else None,
                title=row.title,
                author=row.author,
                url=row.url,
                archive_url=row.archive_url,
                published=SaidDate(published) if published else None,
                retrieved_at=row.retrieved_at,
                sha256=row.document_sha256,
                text=row.document_text,
            )
        )


_KINDS = frozenset(Kind)
