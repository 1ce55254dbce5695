from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from facttrack.storage import engine
from facttrack.storage.engine import Location
from facttrack.storage.statements import COLUMNS
from facttrack.storage.tables import RECORDED
from facttrack.storage.verify import verify


def refused(path: Path, statement: str) -> None:
    """The statement fails for a plain SQLite client, and verify finds nothing amiss after it."""
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as raw,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        raw.execute(statement)
    with closing(engine.open_database(Location(path))) as connection:
        assert verify(connection).break_ == ""


@pytest.mark.parametrize("table", RECORDED)
def test_an_update_is_refused_whoever_asks(table: str, filled: Path) -> None:
    """No recorded row of any table is changed, not even to what it says already."""
    refused(filled, f"UPDATE {table} SET hash = hash")


@pytest.mark.parametrize("table", RECORDED)
def test_a_delete_is_refused_whoever_asks(table: str, filled: Path) -> None:
    """No recorded row of any table is deleted."""
    refused(filled, f"DELETE FROM {table}")


@pytest.mark.parametrize("table", RECORDED)
def test_a_replacement_is_refused_whoever_asks(table: str, filled: Path) -> None:
    """INSERT OR REPLACE, which fires no delete trigger, replaces nothing by its row id."""
    columns = ", ".join(COLUMNS[table])
    refused(
        filled, f"INSERT OR REPLACE INTO {table} ({columns}) SELECT {columns} FROM {table} LIMIT 1"
    )


@pytest.mark.parametrize(
    ("table", "unique"),
    [
        ("source", "key"),
        ("question", "key"),
        ("document", "key"),
        ("claim", "slot"),
        ("version", "claim_id"),
        ("source_version", "source_id"),
        ("question_version", "question_id"),
        ("decision", "question_id"),
    ],
)
def test_a_replacement_by_another_key_is_refused(table: str, unique: str, filled: Path) -> None:
    """A new row id with a key that is taken would delete the row that has it: refused too."""
    assert unique in COLUMNS[table]
    others = ", ".join(COLUMNS[table][1:])
    refused(
        filled,
        f"INSERT OR REPLACE INTO {table} (id, {others}) SELECT id + 1000, {others} FROM {table}",
    )


def test_an_upsert_is_refused(filled: Path) -> None:
    """ON CONFLICT DO UPDATE is an update."""
    refused(
        filled,
        "INSERT INTO source (id, key, changeset, hash) VALUES (1, 'key-pmu', 1, 'x') "
        "ON CONFLICT DO UPDATE SET hash = 'x'",
    )
