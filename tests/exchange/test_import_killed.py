"""An import that is killed leaves the database as it was."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from facttrack.storage import engine, reader
from facttrack.storage.engine import BusyError, Location
from facttrack.storage.verify import verify
from tests.conftest import Program

ROWS = 20_000
MOST_SECONDS = 60


def claims(path: Path) -> int:
    """How many claims a database has; every hash of it holds, and so do its derived tables."""
    with closing(engine.open_database(Location(path))) as connection:
        assert verify(connection).break_ == ""
        return reader.counts(connection, 2**62)["claim"]


def being_written(path: Path) -> bool:
    """Whether somebody holds the lock of those who write."""
    with closing(engine.open_database(Location(path), wait=0)) as connection:
        try:
            with engine.writing(connection):
                return False
        except BusyError:
            return True


@pytest.mark.parametrize("seconds", [0, 0.3])
def test_a_killed_import_was_never_there(facttrack: Program, seconds: float) -> None:
    """Killed while it records: all hashes hold, nothing of it is there, and it can be run again."""
    facttrack("init")
    facttrack("add", "21", "--source", "PMU", "--question", "killed", "--date", "2017-06-01")
    days = (date(1950, 1, 1) + timedelta(days=n) for n in range(ROWS))
    lines = ["subject,unit,value,source,event_date", *(f"toll,items,7,Outlet,{d}" for d in days)]
    file = facttrack.folder / "claims.csv"
    file.write_text("\n".join(lines))
    run = subprocess.Popen(facttrack.command("import", str(file)), cwd=facttrack.folder)
    end = time.monotonic() + MOST_SECONDS
    while not being_written(facttrack.database):
        assert run.poll() is None
        assert time.monotonic() < end
        time.sleep(0.005)
    time.sleep(seconds)
    os.kill(run.pid, signal.SIGKILL)
    assert run.wait(timeout=30) == -signal.SIGKILL
    assert claims(facttrack.database) == 1
    file.write_text("\n".join(lines[:100]))
    facttrack("import", str(file))
    assert claims(facttrack.database) == 100
