"""Whether what was quoted still stands in a document that is read again in a changed form."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from facttrack.domain.claim import Document, Excerpt, Version
from facttrack.errors import NotFoundError
from facttrack.reading.documents.loaded import LoadedDocument
from facttrack.services.browse import claim_history
from facttrack.services.masking import mask
from facttrack.services.session import Session, View
from facttrack.storage import excerpts, reader

_NEAREST = 16
_NOW = View(2**62)


class Match(enum.StrEnum):
    """How an excerpt stands in a text."""

    MATCHES = "matches"
    MOVED = "moved"
    ORPHANED = "orphaned"


@dataclass(frozen=True, slots=True)
class Found:
    """Where an excerpt stands in a text; `start` and `end` are None where it is orphaned."""

    match: Match
    start: int | None = None
    end: int | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """An excerpt of a recorded version, and how it stands in the text it was checked against."""

    version: Version
    excerpt: Excerpt
    document: Document
    found: Found


def find_excerpt(excerpt: Excerpt, text: str) -> Found:
    """How an excerpt stands in a text.

    It matches where its words stand at its offsets (or, recorded without offsets, anywhere);
    it moved where they stand once elsewhere, the nearest 16 characters before or after them being
    the same; else it is orphaned.
    """
    exact = excerpt.exact
    if excerpt.start is not None and text.startswith(exact, excerpt.start):
        return Found(Match.MATCHES, excerpt.start, excerpt.start + len(exact))
    places = list(_places(exact, text))
    if excerpt.start is None and places:
        return Found(Match.MATCHES, places[0], places[0] + len(exact))
    alike = [at for at in places if _same_surroundings(excerpt, text, at)]
    if len(alike) == 1:
        at = alike[0]
        return Found(Match.MOVED, at, at + len(exact), f"from {excerpt.start} to {at}")
    return Found(Match.ORPHANED, detail=_why(places, alike))


def _places(exact: str, text: str) -> Iterator[int]:
    at = text.find(exact)
    while at >= 0:
        yield at
        at = text.find(exact, at + 1)


def _same_surroundings(excerpt: Excerpt, text: str, at: int) -> bool:
    """Whether the nearest characters before it or after it are the recorded ones."""
    before, after = excerpt.prefix[-_NEAREST:], excerpt.suffix[:_NEAREST]
    end = at + len(excerpt.exact)
    if not (before or after):
        return True
    same_before = bool(before) and text.endswith(before, 0, at)
    return same_before or (bool(after) and text.startswith(after, end))


def _why(places: Sequence[int], alike: Sequence[int]) -> str:
    if len(alike) > 1:
        return f"its words stand in {len(alike)} places alike"
    if places:
        return "its words stand elsewhere, with other words around them"
    return "its words are not in the text"


def check_stored(session: Session, view: View = _NOW) -> list[Checked]:
    """Every excerpt that a view knows against the stored text of its own document."""
    checked = []
    for document in excerpts.all_documents(session.connection):
        checked += _check(session, [document], document.text, view)
    return checked


def check_document(
    session: Session, document: LoadedDocument, of: str = "", view: View = _NOW
) -> list[Checked]:
    """The excerpts recorded from a document that a view knows, against the text that it has now.

    Which recorded document it is follows from the claim `of`, else from its content, its address
    or its title.

    Raises NotFoundError where none is recorded, or the claim has no document.
    """
    known = _of_claim(session, of, view) if of else _same(session, document)
    if not known:
        raise NotFoundError(
            f"{document.name} is no document that is recorded here, by its content, address or "
            "title: say --of c12, with a claim that was recorded from it"
        )
    return _check(session, known, document.text, view)


def _of_claim(session: Session, label: str, view: View) -> list[Document]:
    history = claim_history(session, label, view)
    ids = [v.document_id for v in history.versions if v.document_id is not None]
    if not ids:
        raise NotFoundError(f"c{history.claim_id} was recorded without a document")
    return list(reader.documents(session.connection, ids).values())


def _same(session: Session, document: LoadedDocument) -> list[Document]:
    run = session.connection
    by_content = excerpts.documents_where(run, sha256=document.sha256)
    if by_content:
        return by_content
    by_url = excerpts.documents_where(run, url=document.url) if document.url else []
    if by_url or not document.title:
        return by_url
    return excerpts.documents_where(run, title=document.title)


def _check(session: Session, documents: Sequence[Document], text: str, view: View) -> list[Checked]:
    by_id = {d.id: d for d in documents}
    newest = {
        v.claim_id: v
        for v in excerpts.versions_in(session.connection, by_id)
        if v.excerpt and v.changeset <= view.changeset and view.had_been_said(v.said)
    }
    hidden = mask(session)  # after its words were looked for
    return [
        Checked(
            hidden.version(v),
            hidden.excerpt(v.excerpt),
            hidden.document(by_id[v.document_id or 0]),
            find_excerpt(v.excerpt, text),
        )
        for v in newest.values()
        if v.excerpt
    ]
