"""What every test starts from: repeatable examples, a terminal of known width, no settings."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from facttrack.services.session import Session, open_session
from facttrack.storage.engine import Location
from facttrack.storage.migrate import create

# `ci` gives the same verdict on every run; HYPOTHESIS_PROFILE=search looks for what it never tried.
settings.register_profile("ci", derandomize=True, max_examples=60, deadline=None)
settings.register_profile("search", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The developer's own settings, terminal and time zone never reach a test."""
    for name in [name for name in os.environ if name.startswith("FACTTRACK_")]:
        monkeypatch.delenv(name)
    for name in ("FORCE_COLOR", "PY_COLORS", "CLICOLOR_FORCE", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("TZ", "UTC")


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new database, migrated once: tests copy it."""
    path = tmp_path_factory.mktemp("template") / "facttrack.db"
    create(Location(path))
    return path


@pytest.fixture
def database(template: Path, tmp_path: Path) -> Path:
    """An empty database of the test's own."""
    return Path(shutil.copy(template, tmp_path / "facttrack.db"))


@pytest.fixture
def session(database: Path) -> Iterator[Session]:
    """The test's own database, open."""
    found = open_session(Location(database), "tester")
    yield found
    found.close()
