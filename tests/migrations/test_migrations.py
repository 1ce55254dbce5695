from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from facttrack.errors import ConflictError, FacttrackError
from facttrack.services.session import open_session
from facttrack.storage import engine, migrate
from facttrack.storage.engine import HEAD_REVISION, Location, NoDatabaseError, OldDatabaseError
from facttrack.storage.tables import Table
from facttrack.storage.triggers import trigger_statements


def include_name(name: str | None, kind: str, _parents: object) -> bool:
    """Leave out the search index's own tables: no class stands for them."""
    return not (kind == "table" and (name or "").split("_")[0] == "search")


def set_revision(path: Path, revision: str) -> None:
    """Let a database say that it has another schema."""
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE alembic_version SET version_num = ?", (revision,))


def test_the_migrations_make_exactly_the_tables(template: Path) -> None:
    """A database made by the migrations differs in nothing from the SQLModel classes."""
    source = create_engine(f"sqlite:///{template}", poolclass=NullPool)
    with source.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": include_name})
        assert compare_metadata(context, Table.metadata) == []


def test_the_head_revision_is_the_scripts_head(template: Path) -> None:
    """What the commands ask for is what the newest migration gives."""
    scripts = ScriptDirectory.from_config(migrate.config(Location(template)))
    assert scripts.get_current_head() == HEAD_REVISION


def test_a_new_database_has_every_trigger_and_write_ahead_logging(template: Path) -> None:
    """What protects the records is in place from the first moment on."""
    with closing(engine.connect(Location(template))) as raw:
        stored = dict(raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
        assert stored == trigger_statements()
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert raw.execute("PRAGMA synchronous").fetchone() == (2,)


def test_an_older_database_is_refused_with_the_command_that_mends_it(database: Path) -> None:
    """No command works on an older schema; the message says to upgrade."""
    set_revision(database, "0000")
    with pytest.raises(OldDatabaseError, match="run 'facttrack upgrade' first"):
        open_session(Location(database), "tester")


def test_a_newer_database_is_refused_and_upgrade_leaves_it_alone(database: Path) -> None:
    """A schema of a later facttrack is neither read nor upgraded; the message says why."""
    set_revision(database, "9999")
    with pytest.raises(OldDatabaseError, match="newer facttrack"):
        open_session(Location(database), "tester")
    with pytest.raises(OldDatabaseError, match="newer facttrack"):
        migrate.upgrade(Location(database))


def test_upgrading_a_current_database_changes_nothing(database: Path) -> None:
    """It may be run at any time, and says that there was nothing to do."""
    before = database.read_bytes()
    assert migrate.upgrade(Location(database)) == (HEAD_REVISION, HEAD_REVISION)
    assert database.read_bytes() == before


def test_init_never_overwrites(database: Path) -> None:
    """A file that stands there is left byte for byte as it is."""
    before = database.read_bytes()
    with pytest.raises(ConflictError, match="exists already"):
        migrate.create(Location(database))
    assert database.read_bytes() == before


def test_init_takes_an_empty_file(tmp_path: Path) -> None:
    """A file of no bytes, as mktemp makes it, holds nothing that could be lost."""
    path = tmp_path / "empty.db"
    path.touch()
    migrate.create(Location(path))
    open_session(Location(path), "tester").close()


def test_init_leaves_nothing_beside_the_database(tmp_path: Path) -> None:
    """One file is made, and no trace of the making."""
    migrate.create(Location(tmp_path / "new.db"))
    assert [p.name for p in tmp_path.iterdir()] == ["new.db"]


def test_init_needs_a_folder(tmp_path: Path) -> None:
    """A folder that is not there is named, not made."""
    with pytest.raises(FacttrackError, match="there is no folder"):
        migrate.create(Location(tmp_path / "nowhere" / "new.db"))


def test_another_programs_database_is_neither_opened_nor_offered_init(tmp_path: Path) -> None:
    """An SQLite file of somebody else is named as such: 'init' there would be refused."""
    path = tmp_path / "places.db"
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("CREATE TABLE places (name TEXT)")
    with pytest.raises(FacttrackError, match="no facttrack database") as found:
        open_session(Location(path), "tester")
    assert not isinstance(found.value, NoDatabaseError)
    with pytest.raises(FacttrackError, match="no facttrack database"):
        migrate.upgrade(Location(path))
