"""What a process sees while another one holds the database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from facttrack.services.session import Session
from facttrack.storage import engine, migrate, reader
from facttrack.storage.engine import BusyError, Location
from tests.services.said import tell


@pytest.fixture
def impatient(session: Session) -> Session:
    """The test's own database, open to one who waits for a moment only."""
    session.connection.execute("PRAGMA busy_timeout=20")
    return session


@pytest.fixture
def other(database: Path) -> Iterator[engine.Connection]:
    """Somebody else's connection to it."""
    with closing(engine.open_database(Location(database))) as connection:
        yield connection


def test_who_waited_in_vain_is_told_to_come_again(
    impatient: Session, other: engine.Connection
) -> None:
    """A writer that outlasts the wait: nothing is recorded, the error says so and has its code."""
    with engine.writing(other), pytest.raises(BusyError, match="nothing was recorded") as caught:
        tell(impatient, 21)
    assert caught.value.exit_code == 1
    tell(impatient, 21)
    assert reader.head(impatient.connection) == 1


def test_who_reads_does_not_wait(impatient: Session, other: engine.Connection) -> None:
    """What stands can be read while somebody writes."""
    tell(impatient, 21)
    with engine.writing(other), engine.reading(impatient.connection):
        assert reader.head(impatient.connection) == 1


def test_a_database_that_is_held_whole_is_busy_and_not_damaged(
    database: Path, other: engine.Connection
) -> None:
    """Another program may lock readers out: that is said as it is."""
    other.execute("PRAGMA locking_mode=EXCLUSIVE")
    with engine.writing(other):
        other.execute("CREATE TABLE held (n)")
    with pytest.raises(BusyError, match="another process"):
        engine.open_database(Location(database), wait=0.02)


def test_an_upgrade_waits_its_turn(database: Path, other: engine.Connection) -> None:
    """An upgrade of a database that is being written to is refused in the same words."""
    other.execute("UPDATE alembic_version SET version_num = '0001'")  # any older one
    with engine.writing(other), pytest.raises(BusyError):
        migrate.upgrade(Location(database), wait=0.02)
