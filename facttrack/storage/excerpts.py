"""What is recorded of documents: the same file again, its claims, and who was seen in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from facttrack.domain.claim import Document, Sighting, Version
from facttrack.storage import rows


def documents_where(
    connection: sqlite3.Connection, *, sha256: str = "", url: str = "", title: str = ""
) -> list[Document]:
    """The documents with this content, address or title, oldest first; one part is given."""
    column, value = next((c, v) for c, v in _parts(sha256, url, title) if v)
    sql = f"SELECT {rows.DOCUMENT_SELECT} FROM document WHERE {column} = ? ORDER BY id"  # noqa: S608
    return [rows.document_of(row) for row in connection.execute(sql, (value,))]


def _parts(sha256: str, url: str, title: str) -> Iterable[tuple[str, str]]:
    return (("sha256", sha256), ("url", url), ("title", title))


def all_documents(connection: sqlite3.Connection) -> list[Document]:
    """Every document that has a text, oldest first."""
    sql = f"SELECT {rows.DOCUMENT_SELECT} FROM document WHERE text IS NOT NULL ORDER BY id"  # noqa: S608
    return [rows.document_of(row) for row in connection.execute(sql)]


def versions_in(connection: sqlite3.Connection, document_ids: Iterable[int]) -> list[Version]:
    """The versions recorded from some documents, by claim and number."""
    wanted = tuple(document_ids)
    sql = (
        f"SELECT {rows.VERSION_SELECT} FROM version AS v "  # noqa: S608
        f"WHERE v.document_id IN ({', '.join('?' * len(wanted))}) ORDER BY v.claim_id, v.number"
    )
    return [rows.version_of(row) for row in connection.execute(sql, wanted)]


def sightings_in(connection: sqlite3.Connection, document_ids: Iterable[int]) -> list[Sighting]:
    """The sightings recorded from some documents, in the order recorded."""
    wanted = tuple(document_ids)
    sql = (
        f"SELECT {rows.SIGHTING_SELECT} FROM sighting "  # noqa: S608
        f"WHERE document_id IN ({', '.join('?' * len(wanted))}) ORDER BY id"
    )
    return [rows.sighting_of(row) for row in connection.execute(sql, wanted)]
