"""Rows of files on their way in: a temporary database on disk that sorts and groups them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

UNDATED = "~"
_BATCH = 2_000
_SCHEMA = """
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    PRAGMA temp_store = FILE;
    PRAGMA cache_size = -16384;
    CREATE TABLE staged (seq INTEGER PRIMARY KEY, label TEXT, place TEXT, slot TEXT, said TEXT,
        part_of TEXT, payload TEXT) STRICT;
    CREATE TABLE mixed (place TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
    CREATE TABLE label (label TEXT PRIMARY KEY, claim INTEGER, fresh INTEGER) STRICT, WITHOUT ROWID;
    CREATE TABLE taken (slot TEXT, claim INTEGER, PRIMARY KEY (slot, claim)) STRICT, WITHOUT ROWID;
    CREATE TABLE problem (seq INTEGER PRIMARY KEY, payload TEXT) STRICT;
    BEGIN;
"""
_PLAN = """
    CREATE TABLE plan AS
    SELECT seq, min(seq) OVER (PARTITION BY grp) AS first, said FROM (
        SELECT seq, CASE WHEN mixed.place IS NULL THEN slot ELSE staged.place END AS grp, said
        FROM staged LEFT JOIN mixed ON mixed.place = staged.place WHERE label IS NULL)
    ORDER BY first, said, seq
"""
_LABELLED = """
    CREATE TABLE labelled AS
    SELECT seq, min(seq) OVER (PARTITION BY label) AS first FROM staged WHERE label IS NOT NULL
    ORDER BY first, seq
"""


@dataclass(frozen=True, slots=True)
class Staged:
    """One row as it waits: `said` sorts in the order said, `figure` says whether it has any.

    `label` is the claim that the file itself names, "" for none; `place` and `slot` are keys, ""
    where the row has none and stands for itself.
    """

    label: str
    place: str
    slot: str
    said: str
    figure: bool
    part_of: str
    payload: str


# A row's payload, slot and place; ALONE and its number for a row that has none.
ALONE = "row "
Waiting = tuple[str, str, str]


class Staging:
    """A database of no name: SQLite keeps it on disk and removes it, whatever happens."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect("", isolation_level=None)
        self._connection.executescript(_SCHEMA)
        self._rows: list[tuple[object, ...]] = []
        self._mixed: list[tuple[str]] = []
        self.count = 0

    def close(self) -> None:
        """Drop everything that was staged."""
        self._connection.close()

    def add(self, row: Staged) -> None:
        """Stage one row."""
        self.count += 1
        alone = f"{ALONE}{self.count}"
        place = row.place or alone
        self._rows.append(
            (
                self.count,
                row.label or None,
                place,
                row.slot or alone,
                row.said or UNDATED,
                row.part_of or None,
                row.payload,
            )
        )
        if not (row.figure or row.label):
            self._mixed.append((place,))
        if len(self._rows) >= _BATCH:
            self._flush()

    def _flush(self) -> None:
        run = self._connection.executemany
        run("INSERT INTO staged VALUES (?, ?, ?, ?, ?, ?, ?)", self._rows)
        run("INSERT OR IGNORE INTO mixed VALUES (?)", self._mixed)
        self._rows.clear()
        self._mixed.clear()

    def groups(self) -> Iterator[list[Waiting]]:
        """The unlabelled rows that are judged together, groups in the order of their first row.

        A group is a slot; or a whole place, where some row of it has no figure. Inside it, rows
        come in the order said, undated ones last, file order breaking ties.
        """
        self._flush()
        self._connection.execute(_PLAN)
        yield from self._grouped("plan")

    def labelled_groups(self, *, again: bool = False) -> Iterator[list[Waiting]]:
        """The rows of each claim that the files name, in file order; `again` for a second pass."""
        self._flush()
        if not again:
            self._connection.execute(_LABELLED)
        yield from self._grouped("labelled")

    def _grouped(self, table: str) -> Iterator[list[Waiting]]:
        cursor = self._connection.execute(
            f"SELECT p.first, s.payload, s.slot, s.place FROM {table} AS p "  # noqa: S608 - our own two tables
            "CROSS JOIN staged AS s ON s.seq = p.seq ORDER BY p.rowid"
        )
        for _, rows in groupby(cursor, key=itemgetter(0)):
            yield [row[1:] for row in rows]

    def dangling(self) -> Iterator[str]:
        """The rows that count a part of a claim that the files do not hold."""
        self._flush()
        self._connection.execute("CREATE INDEX staged_label ON staged (label)")
        sql = (
            "SELECT payload FROM staged AS s WHERE label IS NOT NULL AND part_of IS NOT NULL "
            "AND NOT EXISTS (SELECT 1 FROM staged AS t WHERE t.label = s.part_of) ORDER BY seq"
        )
        for (payload,) in self._connection.execute(sql):
            yield payload

    def put_label(self, label: str, claim: int, *, fresh: bool) -> None:
        """Remember which claim a label stands for, and whether it was opened for it."""
        self._connection.execute("INSERT INTO label VALUES (?, ?, ?)", (label, claim, int(fresh)))

    def label(self, label: str) -> tuple[int, bool] | None:
        """The claim that a label stands for."""
        row = self._connection.execute(
            "SELECT claim, fresh FROM label WHERE label = ?", (label,)
        ).fetchone()
        return (int(row[0]), bool(row[1])) if row else None

    def take(self, slot: str, claim: int) -> None:
        """Remember that a claim of a slot belongs to a label."""
        self._connection.execute("INSERT OR IGNORE INTO taken VALUES (?, ?)", (slot, claim))

    def taken(self, slot: str) -> set[int]:
        """The claims of a slot that belong to labels."""
        found = self._connection.execute("SELECT claim FROM taken WHERE slot = ?", (slot,))
        return {int(row[0]) for row in found}

    def put_problems(self, payloads: Iterable[str]) -> None:
        """Keep bad rows for the reject file."""
        self._connection.executemany(
            "INSERT INTO problem (payload) VALUES (?)", [(payload,) for payload in payloads]
        )

    def problems(self) -> Iterator[str]:
        """The bad rows, in the order found."""
        for (payload,) in self._connection.execute("SELECT payload FROM problem ORDER BY seq"):
            yield payload
