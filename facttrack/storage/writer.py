"""Appending to the ledger: one changeset at a time, its rows hashed, buffered and written whole."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from operator import itemgetter
from typing import Any

from facttrack.domain import hashing
from facttrack.domain.claim import Changeset, Document, Question, Sighting, Source, Version
from facttrack.domain.decision import Decision
from facttrack.errors import BadDataError
from facttrack.storage import rows
from facttrack.storage.decisions import decision_fields
from facttrack.storage.engine import writing
from facttrack.storage.hashes import claim_ref, hash_of
from facttrack.storage.names import called
from facttrack.storage.statements import COLUMNS, insert

_FLUSH_ROWS = 5_000
_CACHED_KEYS = 50_000
_ORDER = tuple(table for table in COLUMNS if table not in ("changeset", "head", "name"))
_SALT_BYTES = 16
# A row's cells in the order of its columns.
_CELLS = {table: itemgetter(*COLUMNS[table]) for table in _ORDER}


class Writer:
    """One changeset being recorded; nothing of it is visible until its transaction commits.

    Row ids are handed out here, so that rows can refer to each other before they are written.
    """

    def __init__(self, connection: sqlite3.Connection, actor: str, message: str, at: str) -> None:
        last = connection.execute(
            "SELECT number, recorded_at, hash FROM changeset ORDER BY number DESC LIMIT 1"
        ).fetchone()
        number, recorded_at, previous = last or (0, "", hashing.GENESIS)
        self._previous: str = previous
        self.number: int = number + 1
        # Record time never runs backwards, whatever this machine's clock says.
        self.recorded_at: str = max(at, recorded_at)
        self.connection = connection
        self._actor, self._message = actor, message
        self._next = {table: _next_id(connection, table) for table in _ORDER}
        self._buffers: dict[str, list[tuple[Any, ...]]] = {table: [] for table in _ORDER}
        self._digests = {table: hashlib.sha256() for table in _ORDER}
        self._counts = dict.fromkeys(_ORDER, 0)
        self._keys: dict[tuple[str, int], str] = {}
        self._names: list[tuple[str, int, tuple[str, ...]]] = []
        self._heads: list[tuple[int, int, int | None]] = []
        self._buffered = 0

    @property
    def recorded(self) -> int:
        """How many rows this changeset holds so far."""
        return sum(self._counts.values())

    def next_new(self, table: str) -> int:
        """The row id that this changeset hands out next in a table."""
        return self._next[table]

    def add_source(self, source: Source) -> Source:
        """Record a new source; it comes back with its number."""
        id_ = self._append("source", {"key": source.key})
        source = replace(source, id=id_)
        self.change_source(source, 1, "record")
        return source

    def change_source(self, source: Source, number: int, kind: str, reason: str = "") -> None:
        """Record a further version of a source: rename, alias, grade or merge."""
        fields = rows.source_fields(source)
        self._append(
            "source_version",
            {**fields, "number": number, "kind": kind, "reason": reason or None},
        )
        self._names.append(("s", source.id, called(source)))

    def add_question(self, question: Question) -> Question:
        """Record a new question; it comes back with its number."""
        id_ = self._append("question", {"key": question.key})
        question = replace(question, id=id_)
        self.change_question(question, 1, "record")
        return question

    def change_question(self, question: Question, number: int, kind: str, reason: str = "") -> None:
        """Record a further version of a question."""
        fields = rows.question_fields(question)
        self._append(
            "question_version",
            {**fields, "number": number, "kind": kind, "reason": reason or None},
        )
        self._names.append(("q", question.id, called(question)))

    def add_document(self, document: Document) -> int:
        """Record a new document; its row id."""
        return self._append("document", rows.document_fields(document))

    def add_claim(self, slot: str, ordinal: int, place: str | None) -> int:
        """Record a new claim's identity; its number. Its first version must follow."""
        return self._append("claim", {"slot": slot, "ordinal": ordinal, "place": place})

    def add_version(self, version: Version) -> Version:
        """Record a version; it comes back with its changeset."""
        if version.changeset != self.number:
            version = replace(version, changeset=self.number)
        id_ = self._append("version", rows.version_fields(version))
        self._heads.append((version.claim_id, id_, version.question_id))
        return version

    def add_sighting(self, sighting: Sighting) -> Sighting:
        """Record that a claim was seen again unchanged."""
        sighting = replace(sighting, changeset=self.number)
        self._append("sighting", rows.sighting_fields(sighting))
        return sighting

    def add_decision(self, decision: Decision) -> Decision:
        """Record a version of a decision; it comes back with its changeset, time and actor."""
        self._append("decision", decision_fields(decision))
        return replace(
            decision, changeset=self.number, actor=self._actor, recorded_at=self.recorded_at
        )

    def key_of(self, table: str, id_: int) -> str:
        """The key that a hash refers to a row by."""
        key = self._keys.get((table, id_))
        if key is None:
            key = _stored_key(self.connection, table, id_)
            self._remember(table, id_, key)
        return key

    def _remember(self, table: str, id_: int, key: str) -> None:
        if len(self._keys) >= _CACHED_KEYS:
            self.flush()
            self._keys.clear()
        self._keys[table, id_] = key

    def _append(self, table: str, row: dict[str, Any]) -> int:
        id_ = self._next[table]
        self._next[table] = id_ + 1
        row["id"], row["changeset"] = id_, self.number
        if "salt" in COLUMNS[table]:
            row["salt"] = os.urandom(_SALT_BYTES).hex()
        if table == "claim":
            self._remember(table, id_, claim_ref(row["slot"], row["ordinal"]))
        elif "key" in row:
            self._remember(table, id_, row["key"])
        row["hash"] = hash_of(table, row, self.key_of)
        self._buffers[table].append(_CELLS[table](row))
        self._digests[table].update(row["hash"].encode())
        self._counts[table] += 1
        self._buffered += 1
        if self._buffered >= _FLUSH_ROWS:
            self.flush()
        return id_

    def flush(self) -> None:
        """Write what is buffered, inside the transaction, so that reads in it can see it."""
        self._buffered = 0
        searchable = [row[0] for row in self._buffers["version"]]
        for table, buffered in self._buffers.items():
            if buffered:
                self.connection.executemany(insert(table), buffered)
                buffered.clear()
        self._derive(searchable)

    def _derive(self, version_ids: list[int]) -> None:
        run = self.connection
        run.executemany(
            "INSERT INTO head (claim_id, version_id, question_id) VALUES (?, ?, ?) "
            "ON CONFLICT (claim_id) DO UPDATE SET "
            "version_id = excluded.version_id, question_id = excluded.question_id",
            self._heads,
        )
        self._heads.clear()
        for kind, target, names in self._names:
            run.execute("DELETE FROM name WHERE kind = ? AND target_id = ?", (kind, target))
            run.executemany(insert("name"), [(kind, name, target) for name in dict.fromkeys(names)])
        self._names.clear()
        if version_ids:
            # Ids are handed out in one run, so the new versions are a range.
            run.execute(
                "INSERT INTO search (rowid, wording, quote, note, translation, title) "
                "SELECT id, wording, quote, note, translation, title FROM search_text "
                "WHERE id BETWEEN ? AND ?",
                (version_ids[0], version_ids[-1]),
            )

    def close(self) -> Changeset | None:
        """Write the changeset's own row, with the hash over its rows; None if it has none."""
        self.flush()
        if not self.recorded:
            return None
        salt = os.urandom(_SALT_BYTES).hex()
        rows_hash = rows_digest(self._digests, self._counts)
        changeset = Changeset(
            self.number, self.recorded_at, self._actor, self._message, self._previous, rows_hash, ""
        )
        changeset = replace(changeset, hash=changeset_digest(changeset, salt))
        self.connection.execute(
            insert("changeset"),
            (
                changeset.number,
                changeset.recorded_at,
                changeset.actor,
                changeset.message or None,
                salt,
                changeset.previous_hash,
                changeset.rows_hash,
                changeset.hash,
            ),
        )
        return changeset


def rows_digest(digests: dict[str, Any], counts: dict[str, int]) -> str:
    """The hash over a changeset's rows: each table's digest of its row hashes, in row order."""
    return hashing.rows_hash((t, d.hexdigest()) for t, d in digests.items() if counts[t])


def changeset_digest(changeset: Changeset, salt: str) -> str:
    """The hash of a changeset."""
    return hashing.changeset_hash(
        {
            "number": changeset.number,
            "recorded_at": changeset.recorded_at,
            "actor": changeset.actor,
            "salt": salt,
        },
        hashing.digest(salt + changeset.message),
        changeset.rows_hash,
        changeset.previous_hash,
    )


def _next_id(connection: sqlite3.Connection, table: str) -> int:
    row = connection.execute(f"SELECT max(id) FROM {table}").fetchone()  # noqa: S608
    return int(row[0] or 0) + 1


def _stored_key(connection: sqlite3.Connection, table: str, id_: int) -> str:
    if table == "claim":
        slot, ordinal = connection.execute(
            "SELECT slot, ordinal FROM claim WHERE id = ?", (id_,)
        ).fetchone()
        return claim_ref(slot, ordinal)
    row = connection.execute(f"SELECT key FROM {table} WHERE id = ?", (id_,)).fetchone()  # noqa: S608
    return str(row[0])


@contextmanager
def recording(
    connection: sqlite3.Connection, actor: str, message: str, at: str
) -> Iterator[Writer]:
    """One changeset in one transaction: everything in it is recorded, or nothing.

    Nothing recorded is no changeset. `at` is the time now, UTC in ISO form.

    Raises BadDataError for a text that is no Unicode.
    """
    try:
        with writing(connection):
            writer = Writer(connection, actor, message, at)
            yield writer
            writer.close()
    except UnicodeEncodeError as error:
        bad = ascii(error.object[error.start : error.end])
        raise BadDataError(f"{bad} is no Unicode text and cannot be kept: type it anew") from None
