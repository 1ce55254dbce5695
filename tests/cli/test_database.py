from __future__ import annotations

import os
import sqlite3
from contextlib import closing

import pytest

from facttrack.storage.engine import HEAD_REVISION
from tests.conftest import Program


def test_the_database_is_named_by_option_variable_or_folder(facttrack: Program) -> None:
    """--db wins over FACTTRACK_DB, which wins over ./facttrack.db; a URL is a path."""
    facttrack("--db", "sqlite:///one.db", "init")
    facttrack("init", env={"FACTTRACK_DB": "two.db"})
    assert not facttrack.database.exists()
    both = {"FACTTRACK_DB": "two.db"}
    facttrack("--db", "one.db", "add", "5", "--source", "PMU", env=both)
    assert len(facttrack("--db", "one.db", "list").out.splitlines()) == 2
    assert len(facttrack("list", env=both).out.splitlines()) == 1
    assert "facttrack init" in facttrack("list", code=3).err


def test_the_actor_is_named_by_option_or_variable(told: Program) -> None:
    """--actor wins over FACTTRACK_ACTOR."""
    named = {"FACTTRACK_ACTOR": "night desk"}
    told("add", "5", "--source", "PMU", env=named)
    told("--actor", "day desk", "add", "6", "--source", "PMU", env=named)
    lines = told("log", "--limit", "2").out.splitlines()
    assert "day desk" in lines[1]
    assert "night desk" in lines[2]


def test_a_head_is_printed_pinned_and_found(told: Program) -> None:
    """Verify prints the head; with --head it is looked for; another one is exit 6."""
    out = told("verify").out
    assert out.startswith("ok: 5 changesets")
    head = out.split()[-1]
    told("add", "5", "--source", "PMU")
    told("verify", "--head", head)
    assert "pinned head" in told("verify", "--head", "0" * 63 + "1", code=6).err


def test_a_changed_byte_is_exit_6_and_named(told: Program) -> None:
    """The first break is named as people cite it."""
    with closing(sqlite3.connect(told.database, isolation_level=None)) as raw:
        sql = "SELECT sql FROM sqlite_master WHERE name = 'version_no_update'"
        [(trigger,)] = raw.execute(sql).fetchall()
        raw.execute("DROP TRIGGER version_no_update")
        raw.execute("UPDATE version SET best = '18' WHERE claim_id = 3")
        raw.execute(trigger)
    run = told("verify", code=6)
    assert run.err == "facttrack: facttrack.db: c3.1 (@3): is not as it was recorded\n"


def test_a_backup_is_a_database_that_verifies(told: Program) -> None:
    """It has the same head, and an existing file is never overwritten."""
    told("backup", "copy.db")
    assert told("--db", "copy.db", "verify").out == told("verify").out
    assert "exists already" in told("backup", "copy.db", code=4).err


def test_an_older_database_is_refused_with_upgrade(told: Program) -> None:
    """Reading and writing commands name the command that mends it."""
    with closing(sqlite3.connect(told.database)) as raw, raw:
        raw.execute("UPDATE alembic_version SET version_num = '0000'")
    for words in (("list",), ("add", "5"), ("verify",)):
        assert "facttrack upgrade" in told(*words, code=1).err


def test_upgrading_a_current_database_says_so(told: Program) -> None:
    """There is nothing to do."""
    assert f"up to date (schema {HEAD_REVISION})" in told("upgrade").out


@pytest.mark.parametrize("words", [("--version",), ("--help",), ("compare", "-h")])
def test_help_and_version_need_no_database(facttrack: Program, words: tuple[str, ...]) -> None:
    """They answer in an empty folder and leave it empty."""
    assert facttrack(*words).out
    assert os.listdir(facttrack.folder) == []  # noqa: PTH208
