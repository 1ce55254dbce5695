"""A database of the first schema, with rows that the first facttrack recorded, is upgraded."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic import command

from facttrack.services.comparing import compare_question
from facttrack.services.deciding import decide
from facttrack.services.session import open_session, view
from facttrack.services.things import hide, rename
from facttrack.storage import engine, migrate
from facttrack.storage.engine import HEAD_REVISION, Location, OldDatabaseError
from facttrack.storage.replay import rebuild_derived
from facttrack.storage.triggers import trigger_statements
from facttrack.storage.verify import verify
from tests.conftest import Clock, Program

# What `export --history` of the first schema wrote, and the head that its `verify` printed.
HISTORY = Path(__file__).with_name("history_0001.jsonl")
HEAD = "56da05b3a787407694ba4524076f3197853c867e653ad5ae86170d10eb89d998"


def stored(raw: sqlite3.Connection) -> list[tuple[str, tuple[object, ...]]]:
    """Every row of every table of the first schema, in its columns of then."""
    header, *_ = map(json.loads, HISTORY.read_text(encoding="utf-8").splitlines())
    return [
        (table, row)
        for table, columns in header["columns"].items()
        for row in raw.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY rowid")
    ]


def rows() -> Iterator[tuple[str, list[Any], list[str]]]:
    """The recorded rows of the history: table, cells and the columns that they stand in."""
    header, *lines = map(json.loads, HISTORY.read_text(encoding="utf-8").splitlines())
    for line in lines:
        [(table, cells)] = line.items()
        yield table, cells, header["columns"][table]


@pytest.fixture
def first_schema(tmp_path: Path) -> Path:
    """A database as the first schema's migration makes it, with its triggers and its rows."""
    path = tmp_path / "old.db"
    location = Location(path)
    engine.connect(location, create=True).close()
    command.upgrade(migrate.config(location), "0001")
    with closing(engine.connect(location)) as raw:
        for table, cells, columns in rows():
            marks = ", ".join("?" * len(cells))
            raw.execute(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", cells)
        tables = {row[0] for row in raw.execute("SELECT name FROM sqlite_master")}
        for name, statement in trigger_statements().items():
            if name.partition("_no_")[0] in tables:
                raw.execute(statement)
    return path


def test_it_is_refused_until_it_is_upgraded(first_schema: Path) -> None:
    """Every command names the one that mends it."""
    with pytest.raises(OldDatabaseError, match=r"has schema 0001.*run 'facttrack upgrade' first"):
        open_session(Location(first_schema), "tester")


def test_an_upgrade_changes_no_recorded_row_and_keeps_every_hash(first_schema: Path) -> None:
    """The same rows are there after it, and verify ends in the head that was printed before."""
    location = Location(first_schema)
    with closing(engine.connect(location)) as raw:
        before = stored(raw)
    assert migrate.upgrade(location) == ("0001", HEAD_REVISION)
    with closing(engine.open_database(location)) as raw:
        assert stored(raw) == before
        with engine.writing(raw):
            rebuild_derived(raw)  # the history holds recorded rows only
        verdict = verify(raw, HEAD)
        assert (verdict.break_, verdict.head) == ("", HEAD)


def test_an_upgrade_installs_every_trigger(first_schema: Path) -> None:
    """Tables that are new, and tables that were rebuilt, are append-only from then on."""
    migrate.upgrade(Location(first_schema))
    with closing(engine.open_database(Location(first_schema))) as raw:
        found = dict(raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
        assert found == trigger_statements()


def test_an_upgraded_database_is_read_and_recorded_in_as_any_other(first_schema: Path) -> None:
    """Its claims compare as they did, and the next changeset follows on the last old one."""
    migrate.upgrade(Location(first_schema))
    session = open_session(Location(first_schema), "tester", Clock())
    with closing(session):
        [found] = compare_question(session, "q1", view(session))
        assert [str(v.claim.quantity.best) for v in found.votes] == ["24", "18"]
        with engine.writing(session.connection):
            rebuild_derived(session.connection)
        rename(session, "q", "q1", "ISIS fighters killed at Taru", "where it was")
        assert verify(session.connection, HEAD).break_ == ""


def test_what_the_first_schema_did_not_know_is_recorded_after_an_upgrade(
    first_schema: Path,
) -> None:
    """A source of then can be made confidential, a date of then decided; every hash holds."""
    migrate.upgrade(Location(first_schema))
    session = open_session(Location(first_schema), "tester", Clock())
    with closing(session):
        with engine.writing(session.connection):
            rebuild_derived(session.connection)
        hide(session, "s2", "an office in Baghdad", "their safety")
        decide(session, "q1", "2017-06-01", "24", "the later count")
        [found] = compare_question(session, "q1", view(session))
        assert found.votes[0].claim.origin == "an office in Baghdad"
        assert found.decision
        assert verify(session.connection, HEAD).break_ == ""


def test_the_command_upgrades(first_schema: Path, facttrack: Program) -> None:
    """A user is told what to run, runs it, and reads the database."""
    facttrack.database.write_bytes(first_schema.read_bytes())
    assert "run 'facttrack upgrade' first" in facttrack("list", code=1).err
    assert f"schema 0001 -> {HEAD_REVISION}" in facttrack("upgrade").out
    assert facttrack("compare", "q1", "--format", "json").out.startswith("[")


def test_a_history_of_the_first_schema_is_replayed(facttrack: Program) -> None:
    """A file that `export --history` wrote then gives the same head in a database of today."""
    facttrack("init")
    assert f"head {HEAD}" in facttrack("import", "--history", str(HISTORY)).out
    assert f"@9 {HEAD}" in facttrack("verify", "--head", HEAD).out
