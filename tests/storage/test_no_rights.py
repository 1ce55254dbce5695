"""What is said of a database that may not be read, or written to."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from facttrack.errors import FacttrackError
from facttrack.services.session import Session
from facttrack.storage import engine, migrate
from facttrack.storage.engine import BusyError, Location, ReadOnlyError
from facttrack.storage.verify import verify
from tests.services.said import tell

needs_limits = pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")


@pytest.fixture
def only_read(session: Session, database: Path) -> Iterator[engine.Connection]:
    """A connection to a database of one claim that may only be read."""
    tell(session, 21)
    uri = f"{database.as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
        yield connection


def test_a_database_that_is_only_read_takes_nothing(
    session: Session, only_read: engine.Connection
) -> None:
    """The error says so in a sentence, and what to name instead; nothing is half recorded."""
    with pytest.raises(ReadOnlyError, match="nothing was recorded: name one") as caught:
        tell(replace(session, connection=only_read), 24, "JOC")
    assert caught.value.exit_code == 1
    assert not only_read.in_transaction


def test_a_database_that_is_only_read_verifies(only_read: engine.Connection) -> None:
    """All but the search index is checked, which is told; it is no break."""
    verdict = verify(only_read)
    assert (verdict.break_, verdict.changesets, verdict.searched) == ("", 1, False)


def test_verifying_while_somebody_writes_for_long_is_no_break(
    session: Session, database: Path
) -> None:
    """It is told to come again; nothing is called damaged."""
    tell(session, 21)
    with (
        closing(engine.open_database(Location(database), wait=0.02)) as other,
        engine.writing(session.connection),
        pytest.raises(BusyError),
    ):
        verify(other)
    assert verify(session.connection).searched


@pytest.mark.parametrize("use", [engine.open_database, migrate.create])
def test_a_place_that_cannot_be_looked_at_is_named(tmp_path: Path, use: object) -> None:
    """What the system says of a name that is too long is passed on in a sentence."""
    place = Location(tmp_path / ("x" * 300))
    assert callable(use)
    with pytest.raises(FacttrackError, match=r"x cannot be (opened|made): File name too long"):
        use(place)


@needs_limits
def test_a_folder_that_may_not_be_written_to_is_told(database: Path) -> None:
    """A new database cannot be made in it, and one that lies there is copied first."""
    folder = database.parent
    folder.chmod(0o555)
    try:
        with pytest.raises(FacttrackError, match=r"new\.db cannot be made: .* written to"):
            migrate.create(Location(folder / "new.db"))
        with pytest.raises(FacttrackError, match=r"cannot be read where it is: .* copy it"):
            engine.open_database(Location(database))
    finally:
        folder.chmod(0o755)
