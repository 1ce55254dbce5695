"""Copying a database while others write to it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from facttrack.errors import ConflictError, FacttrackError
from facttrack.storage.engine import Connection

_PAGES = 4_096


def backup(
    connection: Connection, target: Path, progress: Callable[[int, int], None] | None = None
) -> None:
    """Copy the database as it is at one moment; the copy is a database of its own.

    The copy is written beside the target and put in its place when it is whole and on disk.
    `progress` is told pages done and pages in all. Raises ConflictError where the target exists.
    """
    if target.exists():
        raise ConflictError(f"{target} exists already: name another file")
    if not target.absolute().parent.is_dir():
        raise FacttrackError(f"there is no folder {target.absolute().parent}")
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)

    def report(_status: int, remaining: int, total: int) -> None:
        if progress:
            progress(total - remaining, total)

    try:
        with closing(sqlite3.connect(part)) as copy:
            # One step for the whole: in several steps, a busy writer makes it start over each time.
            connection.backup(copy, pages=-1 if progress is None else _PAGES, progress=report)
            copy.execute("PRAGMA journal_mode=WAL")
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        put_in_place(part, target)
    except FileExistsError:
        raise ConflictError(f"{target} exists already: name another file") from None
    except (OSError, sqlite3.Error) as error:
        raise FacttrackError(f"{target} could not be written: {error}") from None
    finally:
        part.unlink(missing_ok=True)


def put_in_place(part: Path, target: Path) -> None:
    """Give a file that is whole its name, which nobody else may have taken meanwhile.

    Raises FileExistsError.
    """
    try:
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError:
        # A file system without links, such as a memory stick's.
        if target.exists():
            raise FileExistsError(target) from None
        part.rename(target)
