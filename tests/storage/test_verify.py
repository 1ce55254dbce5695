from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from decimal import Decimal
from pathlib import Path

import pytest

from facttrack.domain.claim import Kind, Version
from facttrack.domain.quantity import exact
from facttrack.storage import engine, reader
from facttrack.storage.engine import Location
from facttrack.storage.statements import COLUMNS, REFERENCES
from facttrack.storage.tables import RECORDED
from facttrack.storage.triggers import trigger_statements
from facttrack.storage.verify import Verdict, verify
from facttrack.storage.writer import recording

# Columns by which a row is found or placed: with another value there, a neighbour may break first.
PLACED = frozenset(
    ("id", "number", "changeset", "claim_id", "source_id", "question_id", "rows_hash", "hash")
)


@contextmanager
def tampering(path: Path) -> Iterator[sqlite3.Connection]:
    """A plain connection that may change anything; afterwards the triggers stand as before."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA synchronous=OFF")
        raw.execute("BEGIN")
        for name in trigger_statements():
            raw.execute(f"DROP TRIGGER {name}")
        yield raw
        for statement in trigger_statements().values():
            raw.execute(statement)
        raw.execute("COMMIT")


def checked(path: Path, pinned: str = "") -> Verdict:
    """What verify says of a file."""
    with closing(engine.open_database(Location(path))) as connection:
        return verify(connection, pinned)


def flipped(value: object) -> object:
    """The same value with one byte of it changed."""
    if isinstance(value, int):
        return value ^ 64
    text = str(value).encode()
    return bytes([*text[:-1], text[-1] ^ 1])


def place(table: str, row: dict[str, object]) -> str:
    """How a person would name the row."""
    match table:
        case "changeset":
            return f"changeset @{row['number']}:"
        case "version":
            return f"c{row['claim_id']}.{row['number']} "
        case "claim":
            return f"claim c{row['id']} "
        case "source_version":
            return f"source s{row['source_id']}, version {row['number']} "
        case "question_version":
            return f"question q{row['question_id']}, version {row['number']} "
        case "source" | "question":
            return f"{table} {table[0]}{row['id']} "
        case "decision":
            return f"decision on q{row['question_id']} at "
    return f"{table} {row['id']} "


def all_rows(path: Path, table: str) -> list[dict[str, object]]:
    """Every row of a table as it is stored."""
    with closing(sqlite3.connect(path)) as raw:
        columns = ("rowid", *COLUMNS[table])
        found = raw.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY rowid")
        return [dict(zip(columns, row, strict=True)) for row in found]


def changes(table: str, column: str, value: object) -> list[object]:
    """Values to put in a column's place: a byte changed, emptied, filled."""
    if value is None:
        return [0 if column.endswith("_id") or column.startswith("quote_") else ""]
    if column in REFERENCES.get(table, {}):
        # Another row that is there: no search for missing rows finds this.
        return [1 if value == 2 else 2, None]
    return [flipped(value), None]


COLUMNS_TO_CHANGE = [(table, column) for table in RECORDED for column in COLUMNS[table]]


@pytest.mark.parametrize(("table", "column"), COLUMNS_TO_CHANGE)
def test_a_changed_byte_is_found_in_every_column_of_every_row(
    table: str, column: str, filled: Path
) -> None:
    """Whatever is changed behind the triggers' back, verify names the row and stops there."""
    before = filled.read_bytes()
    held = False
    for row in all_rows(filled, table):
        held = held or row[column] is not None
        for value in changes(table, column, row[column]):
            with tampering(filled) as raw:
                try:
                    raw.execute(
                        f"UPDATE {table} SET {column} = "
                        f"{'CAST(? AS TEXT)' if isinstance(value, bytes) else '?'} WHERE rowid = ?",
                        (value, row["rowid"]),
                    )
                except sqlite3.IntegrityError:
                    continue  # SQLite's own constraints refuse it: nothing was changed
            found = checked(filled).break_
            assert found, f"{table} {row['rowid']}: {column} {row[column]!r} -> {value!r}"
            if column not in PLACED:
                assert found.startswith(place(table, row)), found
            filled.write_bytes(before)
    assert held, f"no row of the test's database has a {table}.{column}"


def test_a_damaged_text_is_found_where_it_stands(filled: Path) -> None:
    """A byte that is no UTF-8 any more is named as a changed row, not as a failure to read."""
    with tampering(filled) as raw:
        raw.execute("UPDATE version SET wording = CAST(x'61ff' AS TEXT) WHERE claim_id = 2")
    assert checked(filled).break_ == "c2.1 (@1): is not as it was recorded"


@pytest.mark.parametrize("table", RECORDED)
@pytest.mark.parametrize("which", ["min", "max"])
def test_a_deleted_row_is_found(table: str, which: str, filled: Path) -> None:
    """The first and the last row of each table are missed."""
    with tampering(filled) as raw:
        raw.execute(f"DELETE FROM {table} WHERE rowid = (SELECT {which}(rowid) FROM {table})")
    assert checked(filled).break_


@pytest.mark.parametrize("table", [t for t in RECORDED if t != "changeset"])
def test_an_added_row_is_found(table: str, filled: Path) -> None:
    """A row that claims to belong to a changeset, or to one to come, is not taken for recorded."""
    before = filled.read_bytes()
    unique = {"key": "key || 'x'", "slot": "slot || 'x'", "number": "number + 50"}
    for changeset in ("changeset", "99"):
        values = {"id": "id + 50", "changeset": changeset, **unique}
        columns = COLUMNS[table]
        with tampering(filled) as raw:
            raw.execute(
                f"INSERT INTO {table} ({', '.join(columns)}) "
                f"SELECT {', '.join(values.get(c, c) for c in columns)} FROM {table} LIMIT 1"
            )
        assert checked(filled).break_, changeset
        filled.write_bytes(before)


@pytest.mark.parametrize("table", [t for t in RECORDED if t != "changeset"])
def test_two_rows_that_change_places_are_found(table: str, filled: Path) -> None:
    """Row ids are cited as names (c1, q1, s1): two rows cannot swap them."""
    with tampering(filled) as raw:
        raw.execute(f"UPDATE {table} SET id = -1 WHERE id = 1")
        raw.execute(f"UPDATE {table} SET id = 1 WHERE id = 2")
        raw.execute(f"UPDATE {table} SET id = 2 WHERE id = -1")
    assert checked(filled).break_


@pytest.mark.parametrize("trigger", trigger_statements())
def test_a_dropped_trigger_is_found(trigger: str, filled: Path) -> None:
    """What protects the records is part of what is verified."""
    with closing(sqlite3.connect(filled, isolation_level=None)) as raw:
        raw.execute(f"DROP TRIGGER {trigger}")
    assert checked(filled).break_ == f"the trigger {trigger} is missing or changed"


def test_a_trigger_that_does_nothing_is_found(filled: Path) -> None:
    """A trigger of the same name that protects nothing is no trigger."""
    with closing(sqlite3.connect(filled, isolation_level=None)) as raw:
        raw.execute("DROP TRIGGER claim_no_delete")
        raw.execute("CREATE TRIGGER claim_no_delete BEFORE DELETE ON claim BEGIN SELECT 1; END")
    assert checked(filled).break_ == "the trigger claim_no_delete is missing or changed"


def test_a_trigger_that_is_not_ours_is_found(filled: Path) -> None:
    """A trigger that was put in can rewrite what is recorded from now on: it is named."""
    with closing(sqlite3.connect(filled, isolation_level=None)) as raw:
        raw.execute(
            "CREATE TRIGGER quiet AFTER INSERT ON head BEGIN "
            "DELETE FROM head WHERE claim_id = NEW.claim_id; END"
        )
    assert checked(filled).break_ == "the trigger quiet is not one of facttrack's"


DERIVED = {
    "a head is missing": ("DELETE FROM head WHERE claim_id = 1", "head is wrong for claim c1"),
    "a head is old": ("UPDATE head SET version_id = 1 WHERE claim_id = 1", "head is wrong for"),
    "a head is elsewhere": ("UPDATE head SET question_id = 2", "head is wrong for claim c1"),
    "a head is too many": ("INSERT INTO head VALUES (9, 1, 1)", "head is wrong for claim c9"),
    "a name is missing": ("DELETE FROM name WHERE name = 'Hashd'", "table of names"),
    "a name is wrong": ("UPDATE name SET target_id = 7", "table of names"),
    "a name is too many": ("INSERT INTO name VALUES ('s', 'Nobody', 1)", "table of names"),
    "a text is not found": (
        "INSERT INTO search (search, rowid, wording) VALUES ('delete', 1, 'about 21')",
        "search index",
    ),
    "a text is found that is not there": (
        "INSERT INTO search (rowid, wording) VALUES (77, 'invented')",
        "search index",
    ),
    "nothing is found": ("INSERT INTO search (search) VALUES ('delete-all')", "search index"),
}


@pytest.mark.parametrize(("statement", "named"), DERIVED.values(), ids=DERIVED)
def test_a_wrong_derived_table_is_found(statement: str, named: str, filled: Path) -> None:
    """Derived tables are rebuilt and compared: heads, names and the search index."""
    with closing(sqlite3.connect(filled, isolation_level=None)) as raw:
        raw.execute(statement)
    assert named in checked(filled).break_


def test_a_file_with_a_hole_is_found(filled: Path) -> None:
    """A page of zeros is damage, told in a sentence and not as an error of the library."""
    with closing(sqlite3.connect(filled)) as raw:
        [(root,)] = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'version'")
    damaged = bytearray(filled.read_bytes())
    damaged[4096 * (root - 1) : 4096 * root] = bytes(4096)
    filled.write_bytes(damaged)
    assert "damaged" in checked(filled).break_


def test_an_intact_ledger_verifies(filled: Path) -> None:
    """Every changeset and row is counted, and the head is the newest changeset's hash."""
    with closing(engine.open_database(Location(filled))) as connection:
        newest = reader.changeset(connection, 3)
        verdict = verify(connection)
    assert newest is not None
    assert (verdict.break_, verdict.changesets, verdict.head) == ("", 3, newest.hash)
    assert verdict.rows == sum(len(all_rows(filled, t)) for t in RECORDED if t != "changeset")


def test_an_empty_ledger_verifies(database: Path) -> None:
    """Before the first record the head is the genesis hash, and it can be pinned."""
    verdict = checked(database)
    assert (verdict.break_, verdict.changesets, verdict.head) == ("", 0, "0" * 64)
    assert checked(database, "0" * 64).break_ == ""


def test_every_head_that_was_ever_printed_is_found_again(filled: Path) -> None:
    """A head pinned at any time holds for ever, however much is recorded after it."""
    for row in all_rows(filled, "changeset"):
        assert checked(filled, str(row["hash"])).break_ == ""


def test_a_rewritten_history_is_noticed_by_a_pinned_head(filled: Path, database: Path) -> None:
    """A ledger made anew with another figure has sound hashes: only the pinned head tells."""
    head = checked(filled).head
    with (
        closing(engine.open_database(Location(database))) as connection,
        recording(connection, "ada", "first figures", "2026-01-01T00:00:00.000000Z") as writer,
    ):
        claim = writer.add_claim("slot-1", 1, None)
        writer.add_version(Version(claim, 1, 0, Kind.RECORD, exact(Decimal(22))))
    shutil.copy(database, filled)
    assert checked(filled).break_ == ""
    assert checked(filled, head).break_ == f"no changeset has the pinned head {head}"


def test_a_cut_off_end_is_noticed_by_a_pinned_head(filled: Path) -> None:
    """A last changeset removed with all its traces is missed by whoever kept its hash."""
    head = checked(filled).head
    with tampering(filled) as raw:
        raw.execute("DELETE FROM sighting")
        raw.execute("DELETE FROM decision")
        raw.execute("DELETE FROM changeset WHERE number = 3")
    assert checked(filled).break_ == ""
    assert "pinned head" in checked(filled, head).break_


def test_progress_is_told_for_each_changeset(filled: Path) -> None:
    """Whoever waits is told how far it has come."""
    told: list[int] = []
    progress: Callable[[int], None] = told.append
    with closing(engine.open_database(Location(filled))) as connection:
        verify(connection, "", progress)
    assert told == [1, 2, 3]
