"""The command as it is installed, started as a user starts it: other tests fork it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from docs.sessions import ROOT, stable, steps
from tests.cli import test_confidential
from tests.cli.test_confidential import BESIDE, RUNS
from tests.conftest import Program
from tests.docs.test_sessions import PAGES

# The fixture, here too.
recorded = test_confidential.recorded
TYPED = "\n".join(
    step.command for page in PAGES for step in steps((ROOT / page).read_text(encoding="utf-8"))
)


def shown(name: str) -> bool:
    """Whether a page shows the command: its session is run by the installed one."""
    return bool(re.search(rf"^facttrack {name}\b", TYPED, re.MULTILINE))


@pytest.mark.parametrize("name", [n for n in (*RUNS, *BESIDE) if not shown(n)])
def test_a_command_that_no_page_shows_works_as_installed(
    name: str,
    recorded: Path,
    tmp_path: Path,
) -> None:
    """Started anew it ends, says and leaves behind what it does where it is forked."""
    done, left = [], []
    for fresh in (True, False):
        folder = tmp_path / str(fresh)
        (folder / "out").mkdir(parents=True)
        shutil.copy(recorded, folder / "facttrack.db")
        run = Program(folder).run(*RUNS[name][0], fresh=fresh)
        assert run.code == 0, run.err
        done.append((run.code, stable(run.out), stable(run.err)))
        left.append({path.relative_to(folder) for path in folder.rglob("*")})
    assert done[0] == done[1]
    assert left[0] == left[1]
