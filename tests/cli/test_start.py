"""A call makes only the command that it calls; which one that is."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import Program


def test_a_command_is_found_behind_the_options_of_the_program(facttrack: Program) -> None:
    """A value of an option may be the name of a command."""
    facttrack("--db", "list", "--actor", "add", "init")
    facttrack("--db=list", "--actor=add", "add", "21", "--source", "PMU", "--question", "killed")
    log = facttrack("--db", "list", "log", "--format", "jsonl").out
    assert '"actor": "add"' in log


def test_a_word_that_is_no_command_is_told_of_all(facttrack: Program) -> None:
    """The nearest of all the commands is named, and help lists them."""
    assert "compare" in facttrack("compair", "q1", code=2).err
    listed = facttrack("--help").out
    assert all(f"  {name} " in listed for name in ("add", "compare", "report", "question"))


def test_recording_a_claim_loads_neither_comparisons_nor_the_reader_of_articles() -> None:
    """What a command does not need does not cost it time."""
    program = (
        "import sys, facttrack.cli.sentences, facttrack.services.figures, facttrack.reading\n"
        "print(*(m for m in sys.modules if m.startswith('facttrack')))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = run.stdout.split()
    assert "facttrack.reading.quantities" in loaded
    assert not {"facttrack.comparison.summary", "facttrack.reading.reader"} & set(loaded)
