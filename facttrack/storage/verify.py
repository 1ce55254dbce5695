"""Recomputing every hash: what is stored is what was recorded, or the first break is named."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from facttrack.domain import hashing
from facttrack.domain.claim import Changeset
from facttrack.storage import names, rows
from facttrack.storage.engine import ReadOnlyError, reading, writing
from facttrack.storage.hashes import claim_ref, hash_of
from facttrack.storage.statements import COLUMNS
from facttrack.storage.triggers import trigger_statements
from facttrack.storage.writer import changeset_digest, rows_digest

_RECORDED = tuple(table for table in COLUMNS if table not in ("changeset", "head", "name"))
_CACHED = 100_000


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verifying found: the head's number and hash, and the first break, "" for none.

    `searched` is whether the search index was checked too.
    """

    changesets: int
    rows: int
    head: str
    break_: str = ""
    searched: bool = True


class _BreakError(Exception):
    """The first thing found that is not as it was recorded."""


def verify(
    connection: sqlite3.Connection,
    pinned: str = "",
    progress: Callable[[int], None] | None = None,
    *,
    searching: bool = True,
) -> Verdict:
    """Check every recorded row, the chain of changesets, the references and the derived tables.

    `pinned` is a head hash written down earlier: some changeset must have it. `progress` is told
    the number of each changeset that holds. Inside a transaction the search index cannot be
    checked: `searching` leaves it out.

    Raises BusyError where somebody writes for longer than the connection waits.
    """
    check = _Check(connection, progress)
    connection.text_factory = _text
    try:
        with reading(connection):
            check.run(pinned)
        searched = searching and check.check_search()
    except _BreakError as found:
        return Verdict(check.changesets, check.rows, check.previous, str(found))
    except sqlite3.DatabaseError as error:
        return Verdict(
            check.changesets, check.rows, check.previous, f"the file is damaged: {error}"
        )
    finally:
        connection.text_factory = str
    return Verdict(check.changesets, check.rows, check.previous, searched=searched)


def _text(stored: bytes) -> str:
    # A damaged text must reach the hash and fail there, not stop the reading.
    return stored.decode("utf-8", "surrogateescape")


class _Check:
    """One run of the verification, its place in the chain."""

    def __init__(
        self, connection: sqlite3.Connection, progress: Callable[[int], None] | None
    ) -> None:
        self.connection = connection
        self.progress = progress
        self.previous = hashing.GENESIS
        self.changesets = 0
        self.rows = 0
        self.keys: dict[tuple[str, int], str] = {}

    def run(self, pinned: str) -> None:
        self.check_file()
        pinned_seen = not pinned or pinned == self.previous
        streams = {table: _Stream(self, table) for table in _RECORDED}
        for stored, salt in self.chain():
            self.check_changeset(stored, salt, streams)
            pinned_seen = pinned_seen or stored.hash == pinned
            if self.progress:
                self.progress(stored.number)
        for stream in streams.values():
            if stream.row is not None:
                raise _BreakError(f"{stream.place()}: belongs to no changeset")
        if not pinned_seen:
            raise _BreakError(f"no changeset has the pinned head {pinned}")
        self.check_derived()

    def check_file(self) -> None:
        found = self.connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if found != "ok":
            raise _BreakError(f"the file is damaged: {found}")
        broken = self.connection.execute("PRAGMA foreign_key_check").fetchone()
        if broken:
            raise _BreakError(f"{broken[0]} row {broken[1]}: refers to a missing {broken[2]}")
        stored = dict(
            self.connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        )
        for name, statement in trigger_statements().items():
            if stored.get(name) != statement:
                raise _BreakError(f"the trigger {name} is missing or changed")
        for name in stored.keys() - trigger_statements().keys():
            raise _BreakError(f"the trigger {name} is not one of facttrack's")

    def chain(self) -> Iterator[tuple[Changeset, str]]:
        sql = f"SELECT {rows.CHANGESET_SELECT}, salt FROM changeset ORDER BY number"  # noqa: S608
        for *row, salt in self.connection.execute(sql):
            changeset = rows.changeset_of(tuple(row))
            # No message is stored as NULL, and as a value it is "": both have one hash.
            if changeset.message == "" and "" in row:
                raise _BreakError(f"changeset @{changeset.number}: its message was changed")
            yield changeset, salt

    def check_changeset(self, stored: Changeset, salt: str, streams: dict[str, _Stream]) -> None:
        number = stored.number
        where = f"changeset @{number}"
        if number != self.changesets + 1:
            raise _BreakError(f"{where}: @{self.changesets + 1} is missing before it")
        if stored.previous_hash != self.previous:
            raise _BreakError(f"{where}: does not follow from @{number - 1}")
        digests, counts = {}, {}
        for table, stream in streams.items():
            digests[table], counts[table] = stream.take(number)
        if rows_digest(digests, counts) != stored.rows_hash:
            raise _BreakError(f"{where}: rows are missing, added or out of order")
        if changeset_digest(stored, salt) != stored.hash:
            raise _BreakError(f"{where}: its time, actor, message or hash was changed")
        self.changesets, self.previous = number, stored.hash

    def key_of(self, table: str, id_: int) -> str:
        key = self.keys.get((table, id_))
        if key is None:
            columns = "slot, ordinal" if table == "claim" else "key"
            row = self.connection.execute(
                f"SELECT {columns} FROM {table} WHERE id = ?",  # noqa: S608
                (id_,),
            ).fetchone()
            if row is None:
                raise _BreakError(f"{table} {id_} is missing")
            key = claim_ref(*row) if table == "claim" else str(row[0])
            if len(self.keys) >= _CACHED:
                self.keys.clear()
            self.keys[table, id_] = key
        return key

    def check_derived(self) -> None:
        sql = (
            "SELECT claim_id, id, question_id FROM version AS v WHERE number = "
            "(SELECT max(number) FROM version AS w WHERE w.claim_id = v.claim_id)"
        )
        self.compare("head", "SELECT claim_id, version_id, question_id FROM head", sql)
        stored = self.connection.execute(
            "SELECT kind, target_id, name FROM name ORDER BY kind DESC, target_id, name"
        )
        if any(one != other for one, other in zip_longest(stored, self.names())):
            raise _BreakError("the table of names differs from the sources and questions")

    def names(self) -> Iterator[tuple[str, int, str]]:
        """What each source and then each question is called, in order: there may be a million."""
        newest = 2**62
        for kind, read in (("s", names.sources), ("q", names.questions)):
            for thing in read(self.connection, newest).values():
                yield from ((kind, thing.id, name) for name in sorted({*names.called(thing)}))

    def check_search(self) -> bool:
        """Whether the search index could be checked: not where nothing may be written."""
        # The check is an INSERT to SQLite, so it takes the write lock, for itself alone.
        try:
            with writing(self.connection):
                self.connection.execute(
                    "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)"
                )
        except ReadOnlyError:
            return False
        except sqlite3.DatabaseError:
            raise _BreakError("the search index differs from the claims") from None
        return True

    def compare(self, table: str, stored: str, rebuilt: str) -> None:
        for one, other in ((stored, rebuilt), (rebuilt, stored)):
            row = self.connection.execute(f"{one} EXCEPT {other} LIMIT 1").fetchone()
            if row:
                raise _BreakError(f"the derived table {table} is wrong for claim c{row[0]}")


class _Stream:
    """The rows of one table in row order, each one checked as it passes."""

    def __init__(self, check: _Check, table: str) -> None:
        self.check, self.table = check, table
        self.columns = COLUMNS[table]
        self.changeset_at = self.columns.index("changeset")
        self.cursor = check.connection.execute(
            f"SELECT {', '.join(self.columns)} FROM {table} ORDER BY id"  # noqa: S608
        )
        self.row: tuple[Any, ...] | None = self.cursor.fetchone()

    def place(self) -> str:
        """The name of the row at hand, as people cite it where they can."""
        row = dict(zip(self.columns, self.row or (), strict=False))
        match self.table:
            case "version":
                return f"c{row['claim_id']}.{row['number']}"
            case "claim":
                return f"claim c{row['id']}"
            case "source" | "question":
                return f"{self.table} {self.table[0]}{row['id']}"
            case "source_version" | "question_version":
                kind = self.table.removesuffix("_version")
                return f"{kind} {kind[0]}{row[f'{kind}_id']}, version {row['number']}"
            case "decision":
                where = f"q{row['question_id']} at {row['event_date']}"
                return f"decision on {where}, version {row['number']}"
            case _:
                return f"{self.table} {row.get('id')}"

    def take(self, number: int) -> tuple[Any, int]:
        """The digest and count of this table's rows in a changeset."""
        digest, count = hashlib.sha256(), 0
        while self.row is not None and self.row[self.changeset_at] == number:
            fields = dict(zip(self.columns, self.row, strict=True))
            stored = fields.pop("hash")
            computed = ""
            with suppress(ValueError, TypeError):
                computed = hash_of(self.table, fields, self.check.key_of)
            if computed != stored:
                raise _BreakError(f"{self.place()} (@{number}): is not as it was recorded")
            digest.update(stored.encode())
            count += 1
            self.row = self.cursor.fetchone()
        self.check.rows += count
        return digest, count
