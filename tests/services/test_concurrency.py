from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from facttrack.services.session import Session, open_session
from facttrack.storage import engine, reader
from facttrack.storage.backup import backup
from facttrack.storage.engine import Location
from facttrack.storage.verify import verify
from tests.conftest import Program
from tests.services.said import tell

PROCESSES, CLAIMS = 32, 25
ADD = """
import sys
from pathlib import Path
from facttrack.services.session import open_session
from facttrack.storage.engine import Location
from tests.services.said import tell

path, name, count = sys.argv[1:]
session = open_session(Location(Path(path)), name)
for number in range(int(count)):
    recorded = tell(session, number, name, date=f"{1000 + number}")
    print(recorded.version.label, flush=True)
"""


def adding(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    """A process that adds claims and prints the label of each when it is recorded."""
    return subprocess.Popen(
        [sys.executable, "-c", ADD, str(path), name, str(count)],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def sound(path: Path) -> int:
    """How many claims a database has; every hash of it holds."""
    with closing(engine.open_database(Location(path))) as connection:
        assert verify(connection).break_ == ""
        return reader.counts(connection, 2**62)["claim"]


def test_many_processes_record_at_once_and_none_is_turned_away(database: Path) -> None:
    """32 processes add 25 claims each; each waits for its turn, and every claim is there."""
    workers = [adding(database, f"Outlet {n}", CLAIMS) for n in range(PROCESSES)]
    told: list[str] = []
    for worker in workers:
        out, err = worker.communicate(timeout=100)
        assert (worker.returncode, err) == (0, "")
        told += out.split()
    assert len(set(told)) == PROCESSES * CLAIMS
    assert sound(database) == PROCESSES * CLAIMS
    with closing(open_session(Location(database), "reader")) as session:
        question = reader.counts(session.connection, 2**62)["question"]
        numbers = [c.number for c in reader.changesets(session.connection)]
    assert question == 1
    assert numbers == list(range(1, PROCESSES * CLAIMS + 1))


@pytest.mark.parametrize("acknowledged", [3, 17])
def test_what_was_acknowledged_survives_a_kill(database: Path, acknowledged: int) -> None:
    """A process that is killed while it writes loses nothing that it had told of."""
    worker = adding(database, "Outlet", 100_000)
    assert worker.stdout is not None
    told = [worker.stdout.readline().strip() for _ in range(acknowledged)]
    os.kill(worker.pid, signal.SIGKILL)
    rest, _ = worker.communicate(timeout=30)
    told += rest.split()
    claims = sound(database)
    assert claims >= len(told) >= acknowledged
    with closing(open_session(Location(database), "next")) as session:
        kept = {h.newest.label for h in reader.histories(session.connection, 2**62)}
        assert {label for label in told if label.endswith(".1")} <= kept
        tell(session, 1, "Another outlet")
    assert sound(database) == claims + 1


def test_of_two_that_revise_one_version_one_wins(facttrack: Program, session: Session) -> None:
    """The other one exits 4 and is told which version is the newest now."""
    tell(session, 21)
    for version in (1, 2, 3):
        calls = [
            subprocess.Popen(
                facttrack.command(
                    *("revise", "c1", str(100 * version + n), "--reason", "new"),
                    *("--expect", str(version)),
                ),
                cwd=facttrack.folder,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            for n in (1, 2)
        ]
        said = [call.communicate(timeout=60) for call in calls]
        assert sorted(call.returncode for call in calls) == [0, 4], said
        [refusal] = [err for _, err in said if err]
        assert f"c1.{version + 1} is" in refusal
    assert sound(facttrack.database) == 1


def test_a_backup_is_whole_while_others_write(database: Path, tmp_path: Path) -> None:
    """Each copy is a database of its own, as it was at one moment."""
    worker = adding(database, "Outlet", 100_000)
    assert worker.stdout is not None
    worker.stdout.readline()
    sizes = []
    with closing(engine.open_database(Location(database))) as connection:
        for n in range(5):
            target = tmp_path / f"copy-{n}.db"
            backup(connection, target)
            sizes.append(sound(target))
    os.kill(worker.pid, signal.SIGKILL)
    worker.communicate(timeout=30)
    assert sizes == sorted(sizes)
    assert 0 < sizes[0] <= sizes[-1] <= sound(database)


def test_a_reader_sees_one_state_while_others_write(session: Session, database: Path) -> None:
    """What one reading transaction reads does not move under it."""
    tell(session, 21)
    with engine.reading(session.connection):
        before = reader.head(session.connection)
        with closing(open_session(Location(database), "other")) as other:
            tell(other, 17, "Joint Operations Command")
        assert reader.head(session.connection) == before
        assert len(list(reader.histories(session.connection, 2**62))) == 1
    assert reader.head(session.connection) == before + 1
