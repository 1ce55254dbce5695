"""What every test starts from: repeatable examples, a terminal of known width, no settings."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings

from facttrack.services.session import Session, open_session
from facttrack.storage import migrate
from facttrack.storage.engine import Location
from tests import command

# `ci` gives the same verdict on every run; HYPOTHESIS_PROFILE=search looks for what it never tried.
settings.register_profile("ci", derandomize=True, max_examples=60, deadline=None)
settings.register_profile("search", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

PINNED = {"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb", "TZ": "UTC"}
_COLOURS = ("FORCE_COLOR", "PY_COLORS", "CLICOLOR_FORCE", "GITHUB_ACTIONS")


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The developer's own settings, terminal and time zone never reach a test."""
    for name in [name for name in os.environ if name.startswith("FACTTRACK_")]:
        monkeypatch.delenv(name)
    for name in _COLOURS:
        monkeypatch.delenv(name, raising=False)
    for name, value in PINNED.items():
        monkeypatch.setenv(name, value)


class Clock:
    """A clock that starts at a known moment and goes on one second each time it is read."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The moment that comes next."""
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database as the migrations make it; each worker makes its own. Copy it, only."""
    path = tmp_path_factory.mktemp("template") / "template.db"
    migrate.create(Location(path))
    return path


@pytest.fixture
def database(template: Path, tmp_path: Path) -> Path:
    """An empty database of the test's own."""
    return Path(shutil.copy(template, tmp_path / "facttrack.db"))


@pytest.fixture
def session(database: Path) -> Iterator[Session]:
    """The test's own database, open; its clock starts in 2026 and goes on a second a changeset."""
    opened = open_session(Location(database), "tester", Clock())
    yield opened
    opened.close()


@dataclass(frozen=True, slots=True)
class Run:
    """What one call of the command gave."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Program:
    """The command, run in a folder of its own, which holds no database at first."""

    folder: Path

    def __call__(
        self, *arguments: str, code: int = 0, stdin: str = "", env: dict[str, str] | None = None
    ) -> Run:
        """Run it; it must exit with `code`, and never with a traceback."""
        done = self.run(*arguments, stdin=stdin, env=env)
        told = f"facttrack {' '.join(arguments)}\n{done.out}{done.err}"
        assert "Traceback" not in done.err, told
        assert done.code == code, f"exit {done.code}, not {code}: {told}"
        return done

    def run(
        self,
        *arguments: str,
        stdin: str = "",
        env: dict[str, str] | None = None,
        fresh: bool = False,
    ) -> Run:
        """What a call gives, whether it succeeds or is refused; `fresh` starts it as installed."""
        environment = os.environ | (env or {})
        return Run(*command.run(arguments, self.folder, stdin, environment, fresh=fresh))

    @staticmethod
    def command(*arguments: str) -> list[str]:
        """The words to start the installed command with."""
        return [command.COMMAND, *arguments]

    @property
    def database(self) -> Path:
        """Where the command looks for its database when it is told of none."""
        return self.folder / "facttrack.db"


@pytest.fixture
def facttrack(tmp_path: Path) -> Program:
    """The command in an empty folder."""
    return Program(tmp_path)
