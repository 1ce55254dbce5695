"""The worked example of the domain's page, recorded by the command itself."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import Program

TARU = "ISIS fighters killed, Taru"
DAY_1 = ("--date", "2017-06-01", "--asserted", "2017-06-01")
FIRST_DAY = (
    ("add", "21 ISIS fighters killed", "--source", "PMU", "--question", TARU),
    ("add", "21", "--source", "Daily Star", "--attributed-to", "PMU", "--question", "q1"),
    ("add", "17", "--source", "Joint Operations Command", "--question", "q1"),
    ("add", "more than 20 fighters", "--source", "Abu Walid", "--question", "q1"),
    ("add", "about 25", "--source", "Conflict Monitor", "--question", "q1"),
)


@pytest.fixture(scope="session")
def first_day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The five claims of the first day; copy it, only."""
    facttrack = Program(tmp_path_factory.mktemp("example"))
    facttrack("init")
    for words in FIRST_DAY:
        facttrack(*words, *DAY_1)
    return facttrack.database


@pytest.fixture
def told(facttrack: Program, first_day: Path) -> Program:
    """The command in a folder with the five claims of the first day."""
    shutil.copy(first_day, facttrack.database)
    return facttrack
