from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from facttrack.errors import BadDataError
from facttrack.reading import read
from facttrack.reading.documents.proposals import Proposals
from facttrack.reading.documents.together import BrokenReadingError, allowed
from facttrack.reading.stretches import STRETCH

RAIN = "It rained all day on the hills, and the road to the pass stayed shut.\n" * 30
STORY = """Colonel Omar Haddad said on Monday 21 men were killed in the hills.

At least 12 were hurt, including three boys. “We lost 40 houses,” he said.

The ministry listed:
- 7 tents
- 1,200 blankets
"""
# Three stretches, the last of them longer.
TEXT = (RAIN + STORY) * 450
COMMAND = [sys.executable, "-c", "from facttrack.cli import main; main()", "read"]


@pytest.mark.parametrize("cores", [2, 3])
@pytest.mark.parametrize("space", ["\n", " "])
def test_a_long_text_is_the_same_on_any_number_of_cores(cores: int, space: str) -> None:
    """Numbers, parts, sources, dates and places are those that one process reads."""
    text = TEXT.replace("\n", space)
    assert len(text) > 3 * STRETCH
    one, several = (Proposals(text, "2017-06-03", cores=count) for count in (1, cores))
    alone = list(one)
    assert [p.number for p in alone] == list(range(1, len(alone) + 1))
    assert {alone[p.whole - 1].candidate.text for p in alone if p.whole} == {"At least 12"}
    assert list(several) == alone
    assert several.read_to == one.read_to == len(text)


def test_a_long_text_is_read_alike_in_python() -> None:
    """What `read` gives is what is proposed of a document."""
    assert [p.candidate for p in Proposals(TEXT, cores=2)] == read(TEXT)


@pytest.mark.parametrize(
    ("old", "new"),
    [("killed", "kil\u00adled³"), ("men were", "Männer in der Stadt und auf dem Land, die")],
)
def test_a_long_text_is_seen_alike_on_any_number_of_cores(old: str, new: str) -> None:
    """Invisible letters, raised marks and other languages change nothing of that."""
    text = TEXT.replace(old, new).replace("the ", "the " if old == "killed" else "der ")
    alone, several = (list(Proposals(text, cores=count)) for count in (1, 2))
    assert several == alone
    assert all(text[p.candidate.start : p.candidate.end] == p.candidate.text for p in alone)
    assert sum(p.candidate.noun == "men" for p in alone) == (450 if old == "killed" else 0)


def test_the_time_bounds_a_long_text_that_is_seen_otherwise() -> None:
    """How far it was read is a place in the text itself."""
    text = "\u00ad" * 100_000 + TEXT
    proposals = Proposals(text, seconds=0, cores=2)
    assert all(p.candidate.end <= proposals.read_to for p in list(proposals))
    assert 100_000 < proposals.read_to < len(text)


@pytest.mark.parametrize("cores", [1, 2])
def test_the_time_bounds_a_long_text(cores: int) -> None:
    """When it is over, what was read so far is given, from the start, with how far that was."""
    proposals = Proposals(TEXT, seconds=0, cores=cores)
    found = [p.candidate for p in proposals]
    assert 0 < proposals.read_to < len(TEXT)
    assert found == [c for c in read(TEXT[: len(TEXT) // 2]) if c.start < proposals.read_to]


def test_a_bad_date_is_told_before_a_long_text_is_read() -> None:
    """A date that is none is refused as it is for a short text."""
    with pytest.raises(BadDataError, match="is not a date"):
        next(iter(Proposals(TEXT, "some day", cores=2)))


def test_a_reader_that_dies_is_told() -> None:
    """What was given before it died stands; then comes an error, and no other process is left."""
    proposals = iter(Proposals(TEXT, cores=2))
    next(proposals)
    first, second = below(os.getpid())
    os.kill(second, signal.SIGKILL)
    with pytest.raises(BrokenReadingError, match="was ended by signal 9: the text is not read"):
        list(proposals)
    assert not below(os.getpid()) & {first, second}


def test_a_reading_that_is_left_leaves_no_process() -> None:
    """Who stops going through the proposals ends the processes that read on."""
    proposals = iter(Proposals(TEXT, cores=2))
    next(proposals)
    readers = below(os.getpid())
    assert len(readers) == 2
    del proposals
    assert not below(os.getpid()) & readers


@pytest.mark.parametrize(
    ("bound", "cores"), [("50000 100000", 1), ("100000 100000", 1), ("max 100000", None)]
)
def test_a_container_has_the_cores_that_it_has_the_time_of(
    tmp_path: Path, bound: str, cores: int | None
) -> None:
    """A quota of one core's time is one core, however many may be used; no quota bounds nothing."""
    quota = tmp_path / "cpu.max"
    quota.write_text(f"{bound}\n", encoding="ascii")
    assert allowed(quota) == (cores or allowed(tmp_path / "none"))


@pytest.fixture
def reading(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], set[int]]]:
    """The command at work on a long text, and the processes that read it, its output waited for."""
    if allowed() == 1:
        pytest.skip("on one core a text is read in one process")
    file = tmp_path / "long.txt"
    file.write_text(TEXT, encoding="utf-8")
    with subprocess.Popen(
        [*COMMAND, str(file), "--format", "jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        process_group=0,
    ) as command:
        assert command.stdout
        command.stdout.readline()
        yield command, below(command.pid)
        command.kill()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_command_that_is_ended_leaves_no_process(
    reading: tuple[subprocess.Popen[str], set[int]], number: signal.Signals
) -> None:
    """Ctrl-C, which goes to all of them, and a signal to the command alone end the readers too."""
    command, readers = reading
    assert readers
    if number == signal.SIGINT:
        os.killpg(command.pid, number)
    else:
        os.kill(command.pid, number)
    _, said = command.communicate()
    assert command.returncode
    assert "Traceback" not in said
    assert ended(readers)


def test_a_closed_pipe_leaves_no_process(
    reading: tuple[subprocess.Popen[str], set[int]],
) -> None:
    """Where nobody takes the output any more, nothing is read on."""
    command, readers = reading
    assert command.stdout
    assert command.stderr
    command.stdout.close()
    assert command.wait() == 1
    assert not command.stderr.read()
    assert ended(readers)


def test_the_command_tells_in_one_line_that_a_reader_died(
    reading: tuple[subprocess.Popen[str], set[int]],
) -> None:
    """One line says so, and the exit code that it is not whole."""
    command, readers = reading
    os.kill(max(readers), signal.SIGKILL)
    _, said = command.communicate()
    assert command.returncode == 1
    assert said.startswith("facttrack: a process that read a part of the text was ended by signal")
    assert said.count("\n") == 1
    assert ended(readers)


def below(pid: int) -> set[int]:
    """The readers that a process has started and that have not ended."""
    found = {int(one.parent.name): one.read_text() for one in Path("/proc").glob("[0-9]*/stat")}
    parents = {one: int(stat.rpartition(")")[2].split()[1]) for one, stat in found.items()}
    return {one for one, parent in parents.items() if parent == pid and _reads(one)}


def _reads(pid: int) -> bool:
    try:
        return b"stretch_worker" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def ended(pids: set[int]) -> bool:
    """Whether processes come to an end, which takes them a moment."""
    for _ in range(600):
        if not any(_reads(pid) for pid in pids):
            return True
        time.sleep(0.05)
    return False
