"""What the tests of imports and exports share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest

from facttrack.services.session import Session, open_session
from facttrack.storage.engine import Location
from tests.conftest import Clock
from tests.exchange.bringing import Bringer


@pytest.fixture
def bring(session: Session, tmp_path: Path) -> Bringer:
    """Imports texts into the test's own database."""
    return Bringer(session, tmp_path)


@pytest.fixture
def elsewhere(template: Path, tmp_path: Path) -> Iterator[Bringer]:
    """Imports texts into a second, empty database."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    database = Path(copy(template, folder / "facttrack.db"))
    session = open_session(Location(database), "another", Clock())
    yield Bringer(session, folder)
    session.close()
