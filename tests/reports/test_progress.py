"""Long reports show how far they are: on a terminal, and nowhere else."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

import pytest

from facttrack.reports.columns import ABOUT
from facttrack.reports.write import FORMATS
from tests import command
from tests.conftest import Program

pty = pytest.importorskip("pty")  # no terminals of this kind on Windows

CLAIMS = 1_200


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """A folder with a database of more claims than pass without a word."""
    folder = tmp_path_factory.mktemp("full")
    program = Program(folder)
    rows = (f"toll,items,{n},Outlet {n % 3},{1000 + n // 3}" for n in range(CLAIMS))
    text = "\n".join(["subject,unit,value,source,event_date", *rows])
    (folder / "claims.csv").write_text(text, encoding="utf-8")
    program("init")
    program("import", "claims.csv")
    return program


def on_a_terminal(program: Program, *arguments: str) -> str:
    """What a command writes on the terminal of its error stream."""
    ours, theirs = pty.openpty()
    streams = (os.open(os.devnull, os.O_RDONLY), os.open(os.devnull, os.O_WRONLY), theirs)
    wait = command.start(arguments, program.folder, streams, os.environ)
    told = b""
    with suppress(OSError):  # how the end of a terminal shows on Linux
        while part := os.read(ours, 4096):
            told += part
    os.close(ours)
    assert wait() == 0
    return told.decode()


@pytest.mark.parametrize(
    ("report", "fmt"),
    [*((r, "jsonl") for r in ABOUT), *(("claims", f) for f in FORMATS if f != "jsonl")],
)
def test_a_long_report_counts_on_a_terminal(
    full: Program, tmp_path: Path, report: str, fmt: str
) -> None:
    """Rows are counted while it is made, in every format, and the count is wiped at the end."""
    out = tmp_path / f"report.{fmt}"
    told = on_a_terminal(full, "report", report, "--format", fmt, "--out", str(out))
    counted, _, last = told.rpartition("\x1b[K")
    assert re.search("[1-9][0-9,]* rows", counted)
    assert str(out) in last


@pytest.mark.parametrize("report", ABOUT)
def test_a_report_is_quiet_in_a_pipe(full: Program, tmp_path: Path, report: str) -> None:
    """One line of what was written, and no count."""
    out = tmp_path / "report.csv"
    told = full("report", report, "--out", str(out)).err
    assert len(told.splitlines()) == 1
    assert "\r" not in told


def test_nothing_is_counted_into_the_standard_output(full: Program) -> None:
    """A report that is read on the terminal is not written over."""
    assert on_a_terminal(full, "report", "claims") == ""
