"""The ledger's recorded rows verbatim, out of one database and into an empty one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from facttrack.domain.claim import Changeset
from facttrack.errors import BadDataError, ConflictError, IntegrityError
from facttrack.storage import names, reader
from facttrack.storage.engine import reading, writing
from facttrack.storage.statements import COLUMNS, insert
from facttrack.storage.verify import verify

RECORDED = tuple(table for table in COLUMNS if table not in ("head", "name"))
Stored = tuple[str, Sequence[object]]
_ROWS = tuple(table for table in RECORDED if table != "changeset")
_BATCH = 2_000


def recorded_rows(connection: sqlite3.Connection, until: int) -> Iterator[Stored]:
    """Every recorded row up to a changeset: those of each changeset, then the changeset itself."""
    with reading(connection):
        streams = {table: _Stream(connection, table) for table in _ROWS}
        columns = ", ".join(COLUMNS["changeset"])
        sql = f"SELECT {columns} FROM changeset WHERE number <= ? ORDER BY number"  # noqa: S608
        for changeset in connection.execute(sql, (until,)):
            for stream in streams.values():
                yield from stream.take(changeset[0])
            yield "changeset", changeset


class _Stream:
    """The rows of one table in the order recorded."""

    def __init__(self, connection: sqlite3.Connection, table: str) -> None:
        self.table = table
        self._place = COLUMNS[table].index("changeset")
        columns = ", ".join(COLUMNS[table])
        self._cursor = connection.execute(f"SELECT {columns} FROM {table} ORDER BY id")  # noqa: S608
        self._row = self._cursor.fetchone()

    def take(self, changeset: int) -> Iterator[Stored]:
        """The rows of the next changeset."""
        while self._row is not None and self._row[self._place] == changeset:
            yield self.table, self._row
            self._row = self._cursor.fetchone()


def replay(connection: sqlite3.Connection, rows: Iterable[Stored], head: str) -> Changeset:
    """Put recorded rows into an empty database and prove them; the newest changeset.

    All of it is done, or nothing: the chain must hold, and end in the head that is named.

    Raises ConflictError where the database holds anything, BadDataError for rows that are none of
    ours, IntegrityError where they are not as they were recorded.
    """
    with writing(connection):
        if reader.head(connection):
            raise ConflictError(
                "a history is replayed into an empty database only: make one with 'facttrack init'"
            )
        _insert(connection, rows)
        try:
            rebuild_derived(connection)
        except (ValueError, TypeError) as error:
            raise IntegrityError(f"the history does not hold: {error}") from None
        verdict = verify(connection, searching=False)
        if verdict.break_:
            raise IntegrityError(f"the history does not hold: {verdict.break_}")
        if verdict.head != head:
            raise IntegrityError(
                f"the history is cut off or was changed: it ends in {verdict.head}, not in {head}"
            )
        newest = reader.changeset(connection, verdict.changesets)
    if newest is None:
        raise BadDataError("the history is empty: nothing was recorded in it")
    return newest


def _insert(connection: sqlite3.Connection, rows: Iterable[Stored]) -> None:
    for table, run in groupby(rows, key=itemgetter(0)):
        statement, batch = insert(table), []
        for _, row in run:
            batch.append(row)
            if len(batch) >= _BATCH:
                _put(connection, statement, batch)
        _put(connection, statement, batch)


def _put(connection: sqlite3.Connection, statement: str, batch: list[Sequence[object]]) -> None:
    try:
        connection.executemany(statement, batch)
    except (sqlite3.Error, OverflowError, UnicodeEncodeError) as error:
        raise BadDataError(f"the history holds a row that cannot be stored: {error}") from None
    batch.clear()


def rebuild_derived(connection: sqlite3.Connection) -> None:
    """Make the derived tables anew from the recorded ones, inside a transaction."""
    run = connection.execute
    run("DELETE FROM head")
    run(
        "INSERT INTO head (claim_id, version_id, question_id) "
        "SELECT claim_id, id, question_id FROM version AS v WHERE number = "
        "(SELECT max(number) FROM version AS w WHERE w.claim_id = v.claim_id)"
    )
    run("DELETE FROM name")
    newest = 2**62
    for kind, things in (
        ("s", names.sources(connection, newest)),
        ("q", names.questions(connection, newest)),
    ):
        for thing in things.values():
            connection.executemany(
                insert("name"),
                [(kind, name, thing.id) for name in dict.fromkeys(names.called(thing))],
            )
    run("INSERT INTO search (search) VALUES ('rebuild')")
