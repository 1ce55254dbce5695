"""Opening the database: where it is, how it locks, how it keeps what was acknowledged."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from facttrack.errors import FacttrackError, IntegrityError, NotFoundError, UsageError

Connection = sqlite3.Connection
WAIT_SECONDS = 120.0
HEAD_REVISION = "0003"


class NoDatabaseError(NotFoundError):
    """There is no facttrack database at the place named."""

    def __init__(self, location: object) -> None:
        super().__init__(
            f"no database at {location}: make one with 'facttrack init'"
            " (or name another with --db or FACTTRACK_DB)"
        )


class OtherDatabaseError(NotFoundError):
    """The file is a database, of another program."""

    def __init__(self, location: object) -> None:
        super().__init__(
            f"{location} is no facttrack database, though SQLite reads it: "
            "name another file with --db or FACTTRACK_DB"
        )


class BusyError(FacttrackError):
    """Another process held the database for longer than anybody waits."""

    def __init__(self) -> None:
        super().__init__(
            "another process is still writing to the database (an import?) and nothing was "
            "recorded: run it again when that is done"
        )


class ReadOnlyError(FacttrackError):
    """The database may be read, or not even that, and not be written to."""

    def __init__(self) -> None:
        super().__init__(
            "the database may not be written to here, and nothing was recorded: name one that may "
            "with --db or FACTTRACK_DB"
        )


class OldDatabaseError(FacttrackError):
    """The database was made by another version of facttrack."""

    def __init__(self, path: Path, found: str) -> None:
        hint = (
            "run 'facttrack upgrade' first"
            if found < HEAD_REVISION
            else "it was made by a newer facttrack: install that one"
        )
        super().__init__(f"{path} has schema {found}, this facttrack reads {HEAD_REVISION}: {hint}")


@dataclass(frozen=True, slots=True)
class Location:
    """Where a database is; `path` is a file."""

    path: Path

    @classmethod
    def parse(cls, text: str) -> Location:
        """The location that a path or an sqlite:/// URL names.

        Raises UsageError for another kind of database.
        """
        if "://" in text:
            scheme, _, rest = text.partition("://")
            if scheme != "sqlite" or not rest.startswith("/") or rest == "/":
                msg = (
                    f"{text} is not a database that facttrack opens: give a path or sqlite:///PATH"
                )
                raise UsageError(msg)
            text = rest[1:]
        return cls(Path(text).expanduser())

    def __str__(self) -> str:
        return str(self.path)


def connect(
    location: Location, *, create: bool = False, wait: float = WAIT_SECONDS
) -> sqlite3.Connection:
    """A connection in autocommit: every transaction is begun by name, see `writing`.

    Where others write, it waits for `wait` seconds at the most.

    Raises NoDatabaseError where there is none (unless `create`), IntegrityError where the file is
    no SQLite database, BusyError where another program locks it whole.
    """
    path = location.path
    if not create and not _is_file(path):
        raise NoDatabaseError(path)
    uri = f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"
    try:
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=wait)
    except sqlite3.OperationalError as error:
        msg = f"{path} cannot be opened: {error}"
        raise FacttrackError(msg) from None
    try:
        _settle(connection)
    except sqlite3.DatabaseError as error:
        connection.close()
        if _busy(error):
            raise BusyError from None
        if _is(error, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
            msg = (
                f"{path} cannot be read where it is: SQLite keeps a file beside it and may not "
                "write there; copy it to another folder and name the copy with --db"
            )
            raise FacttrackError(msg) from None
        msg = f"{path} is not a facttrack database: {error}"
        raise IntegrityError(msg) from None
    return connection


def _is_file(path: Path) -> bool:
    # What pathlib's own question passes over differs between versions of Python.
    try:
        return S_ISREG(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        msg = f"{path} cannot be opened: {error.strerror}"
        raise FacttrackError(msg) from None


def _settle(connection: sqlite3.Connection) -> None:
    # WAL with FULL keeps every acknowledged commit through a power cut; WAL with NORMAL does not.
    connection.execute("PRAGMA synchronous=FULL")
    # The writer resolves every reference to its key to hash it, so none can dangle, and nothing is
    # ever deleted; a migration that rebuilds a table must not delete what refers to it.
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("PRAGMA cache_size=-65536")
    connection.execute("PRAGMA temp_store=FILE")
    connection.execute("PRAGMA schema_version").fetchone()


def _busy(error: sqlite3.Error) -> bool:
    """Whether it only says that somebody else holds the database."""
    return _is(error, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _is(error: sqlite3.Error, *kinds: int) -> bool:
    code = getattr(error, "sqlite_errorcode", 0)  # the extended one: its low byte is the kind
    return code & 0xFF in kinds


def open_database(location: Location, wait: float = WAIT_SECONDS) -> sqlite3.Connection:
    """A connection to a database of the current schema.

    Raises NoDatabaseError, OtherDatabaseError, OldDatabaseError, IntegrityError or BusyError.
    """
    connection = connect(location, wait=wait)
    found = revision(connection)
    if found is None:
        connection.close()
        raise (
            OtherDatabaseError(location)
            if location.path.stat().st_size
            else NoDatabaseError(location)
        )
    if found != HEAD_REVISION:
        connection.close()
        raise OldDatabaseError(location.path, found)
    return connection


def revision(connection: sqlite3.Connection) -> str | None:
    """The schema's revision; None where there is no facttrack schema."""
    known = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"
    ).fetchone()
    if not known:
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else None


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One write transaction: the lock is taken at once, so that no read in it can grow stale.

    Raises BusyError where another process has held it for as long as the connection waits,
    ReadOnlyError where nothing may be written.
    """
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if _busy(error):
            raise BusyError from None
        raise
    try:
        yield
        connection.execute("COMMIT")
    except BaseException as error:
        _roll_back(connection)
        if isinstance(error, sqlite3.Error) and _is(error, sqlite3.SQLITE_READONLY):
            raise ReadOnlyError from None  # only the first row that is written tells
        raise


@contextmanager
def reading(connection: sqlite3.Connection) -> Iterator[None]:
    """One read transaction: everything in it sees the same state, whoever writes meanwhile."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        _roll_back(connection)


def _roll_back(connection: sqlite3.Connection) -> None:
    # Closed by its owner while somebody was still reading: that ended the transaction.
    with suppress(sqlite3.ProgrammingError):
        if connection.in_transaction:
            connection.execute("ROLLBACK")
