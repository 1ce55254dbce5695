"""What an import asks of the ledger: which rows and which claims without a slot it knows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

_VERSION = "SELECT claim_id, number FROM version WHERE row_hash = ? AND changeset < ? LIMIT 1"
_SIGHTING = (
    "SELECT claim_id, version_number + 1 FROM sighting "
    "WHERE row_hash = ? AND changeset < ? ORDER BY id LIMIT 1"
)
_FREE = """
    SELECT v.claim_id FROM version AS v JOIN claim AS c ON c.id = v.claim_id
    WHERE v.number = 1 AND v.question_id IS ? AND v.publisher_id IS ? AND v.origin_id IS ?
    AND v.wording IS ? AND v.note IS ? AND c.slot >= 'free-' AND c.slot < 'free.' ORDER BY c.id
"""


def any_row(connection: sqlite3.Connection) -> bool:
    """Whether any imported row is recorded at all."""
    sql = (
        "SELECT EXISTS (SELECT 1 FROM version WHERE row_hash IS NOT NULL) "
        "OR EXISTS (SELECT 1 FROM sighting WHERE row_hash IS NOT NULL)"
    )
    return bool(connection.execute(sql).fetchone()[0])


def any_claim(connection: sqlite3.Connection) -> bool:
    """Whether any claim is recorded at all."""
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM claim)").fetchone()[0])


def known_rows(
    connection: sqlite3.Connection, hashes: Iterable[str], before: int
) -> dict[str, tuple[int, int]]:
    """The rows recorded before a changeset: the claim, and the first version not before the row."""
    found: dict[str, tuple[int, int]] = {}
    for row_hash in hashes:
        if row_hash in found:
            continue
        row = connection.execute(_VERSION, (row_hash, before)).fetchone()
        row = row or connection.execute(_SIGHTING, (row_hash, before)).fetchone()
        if row:
            found[row_hash] = (int(row[0]), int(row[1]))
    return found


def free_claims(
    connection: sqlite3.Connection,
    question_id: int | None,
    publisher_id: int | None,
    origin_id: int | None,
    wording: str,
    note: str,
) -> list[int]:
    """The claims without a slot that were first recorded so."""
    values = (question_id, publisher_id, origin_id, wording or None, note or None)
    return [int(row[0]) for row in connection.execute(_FREE, values)]


def changed_names(connection: sqlite3.Connection) -> tuple[int, int]:
    """A mark that moves when a source or a question is renamed, merged or given an alias."""
    sql = (
        "SELECT (SELECT count(*) FROM source_version WHERE number > 1), "
        "(SELECT count(*) FROM question_version WHERE number > 1)"
    )
    row = connection.execute(sql).fetchone()
    return int(row[0]), int(row[1])
