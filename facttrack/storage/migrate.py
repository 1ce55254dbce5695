"""Making and upgrading a database: Alembic's migrations, then the triggers."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path
from stat import S_ISDIR
from typing import TYPE_CHECKING

from facttrack.errors import ConflictError, FacttrackError
from facttrack.storage.backup import put_in_place
from facttrack.storage.engine import (
    HEAD_REVISION,
    WAIT_SECONDS,
    Location,
    OldDatabaseError,
    OtherDatabaseError,
    connect,
    revision,
    writing,
)
from facttrack.storage.triggers import trigger_statements

if TYPE_CHECKING:
    import sqlite3

    from alembic.config import Config


def scripts() -> Path:
    """The folder of the migrations: in the installed package, else in the checkout."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "_alembic", package.parent / "alembic"):
        if (folder / "versions").is_dir():
            return folder
    msg = "the migrations are missing from this installation of facttrack: install it again"
    raise FacttrackError(msg)


def config(location: Location) -> Config:
    """Alembic's settings for a database, made in memory: no alembic.ini is read."""
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", str(scripts()).replace("%", "%%"))
    settings.attributes["location"] = location
    return settings


def create(location: Location) -> None:
    """Make a new database; it appears at its place when it is whole.

    Raises ConflictError where a file stands already; it is left as it is.
    """
    path, folder = location.path, location.path.absolute().parent
    try:
        found = path.stat()
        if S_ISDIR(found.st_mode) or found.st_size:
            raise DatabaseExistsError(location)
    except (FileNotFoundError, NotADirectoryError):
        pass
    except OSError as error:
        msg = f"{location} cannot be made: {error.strerror}"
        raise FacttrackError(msg) from None
    if not folder.is_dir():
        msg = f"{location} cannot be made: there is no folder {folder}"
        raise FacttrackError(msg)
    if not os.access(folder, os.W_OK):
        msg = f"{location} cannot be made: {folder} may not be written to"
        raise FacttrackError(msg)
    part = Location(path.with_name(f"{path.name}.{os.getpid()}.part"))
    try:
        connection = connect(part, create=True)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.close()
        _upgrade(part)
        if path.exists() and not path.stat().st_size:
            part.path.replace(path)
        else:
            put_in_place(part.path, path)
    except FileExistsError:
        raise DatabaseExistsError(location) from None
    finally:
        part.path.unlink(missing_ok=True)


class DatabaseExistsError(ConflictError):
    """A file stands where a new database was to be made."""

    def __init__(self, location: Location) -> None:
        super().__init__(
            f"{location} exists already: add to it with 'facttrack add', or name another with --db"
        )


def upgrade(location: Location, wait: float = WAIT_SECONDS) -> tuple[str, str]:
    """Bring a database to the current schema; the revisions before and after.

    Raises NoDatabaseError, OtherDatabaseError, OldDatabaseError where a newer facttrack made it, or
    BusyError where somebody writes to it for longer than `wait` seconds.
    """
    with closing(connect(location, wait=wait)) as connection:
        before = revision(connection)
        if before not in (None, HEAD_REVISION):
            with writing(connection):
                pass  # whoever writes now is waited for here, where it can be told
    if before is None:
        raise OtherDatabaseError(location)
    if before > HEAD_REVISION:
        raise OldDatabaseError(location.path, before)
    if before != HEAD_REVISION:
        _upgrade(location)
    return before, HEAD_REVISION


def _upgrade(location: Location) -> None:
    from alembic import command

    command.upgrade(config(location), "head")
    connection = connect(location)
    try:
        install_triggers(connection)
    finally:
        connection.close()


def install_triggers(connection: sqlite3.Connection) -> None:
    """Put every trigger in place: a table that a migration rebuilt has lost its own."""
    connection.execute("BEGIN IMMEDIATE")
    for name, statement in trigger_statements().items():
        connection.execute(f"DROP TRIGGER IF EXISTS {name}")
        connection.execute(statement)
    connection.execute("COMMIT")
