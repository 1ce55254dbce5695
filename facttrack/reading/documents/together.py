"""A long text read on all cores: its stretches in processes of their own, given in their order."""

from __future__ import annotations

import os
import subprocess
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from itertools import cycle, islice
from pathlib import Path
from typing import BinaryIO, cast

from facttrack.errors import FacttrackError
from facttrack.reading.candidate import Candidate
from facttrack.reading.documents.apart import command
from facttrack.reading.documents.clock import Clock, TimeOverError
from facttrack.reading.documents.loaded import MOST_READERS
from facttrack.reading.documents.stretch_worker import Answer, Task, packed, receive
from facttrack.reading.reader import counted_from
from facttrack.reading.sentences import Sentence
from facttrack.reading.stretches import stretches

# How many stretches each reader is given ahead.
_AHEAD = 2


class BrokenReadingError(FacttrackError):
    """A process that read a part of a text has died: of a signal, or for want of memory."""

    def __init__(self, code: int) -> None:
        how = f"was ended by signal {-code}" if code < 0 else f"ended with code {code}"
        super().__init__(
            f"a process that read a part of the text {how}: the text is not read to its end. Read "
            "it again, with more memory free"
        )


def allowed(quota: Path = Path("/sys/fs/cgroup/cpu.max")) -> int:
    """How many cores this process may use, and has the time of, where a container bounds that."""
    affinity = getattr(os, "sched_getaffinity", None)
    cores = len(affinity(0)) if affinity else os.cpu_count() or 1
    try:
        share, period = map(int, quota.read_text(encoding="ascii").split())
    except (OSError, ValueError):
        return cores
    return min(cores, max(share // period, 1))


class Reader:
    """A process that reads stretches, those that it was asked for first first.

    `done` is when it had answered last, if it had a core to itself.
    """

    def __init__(self) -> None:
        self.done = 0.0
        self._asked: deque[float] = deque()
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter with our own words
            command("stretch_worker"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def ask(self, task: Task, now: float) -> None:
        """Have a stretch read, when so many seconds have passed.

        Raises BrokenReadingError where the process has died.
        """
        try:
            stream = cast("BinaryIO", self._process.stdin)
            stream.write(packed(task))
            stream.flush()
        except OSError:
            raise BrokenReadingError(self._process.wait()) from None
        self._asked.append(now)

    def answers(self) -> Iterator[Answer]:
        """What the next stretch holds, as it is read.

        Raises BrokenReadingError where the process has died.
        """
        self.done = max(self.done, self._asked.popleft())
        while True:
            answer = receive(cast("BinaryIO", self._process.stdout))
            if not isinstance(answer, Answer):
                raise BrokenReadingError(self._process.wait())
            self.done += answer.seconds
            yield answer
            if answer.last:
                return

    def end(self) -> None:
        """End the process, whatever it is at."""
        self._process.kill()
        self._process.communicate()


@contextmanager
def readers(cores: int) -> Iterator[list[Reader]]:
    """A reader for each core, none where there is one or no more can be started; none is left."""
    started: list[Reader] = []
    with ExitStack() as ends:
        with suppress(OSError):
            for _ in range(min(cores, MOST_READERS) if cores > 1 else 0):
                started.append(Reader())
                ends.callback(started[-1].end)
        yield started


def read_together(
    text: str, date: str, several: Sequence[Reader], clock: Clock
) -> Iterator[tuple[Sentence, list[Candidate]]]:
    """The sentences of a text that hold quantities, as `read_sentences` gives them.

    Raises TimeOverError where a reader's time was over, BrokenReadingError where one has died.
    """
    coming = zip(stretches(text), cycle(several))
    asked: deque[Reader] = deque()

    def ask(most: int) -> None:
        for stretch, reader in islice(coming, most):
            reader.ask(Task(stretch, date, clock.left), clock.now)
            asked.append(reader)

    ask(_AHEAD * len(several))
    count, worked = 0, 0.0
    while asked:
        reader, before = asked.popleft(), count
        for answer in reader.answers():
            # With a core to each of them it was there then; with no more cores than readers, not
            # before all that was done so far could be done.
            worked += answer.seconds
            clock.reach(max(reader.done, (worked + clock.own) / len(several)))
            for sentence, found in answer.found:
                count += len(found)
                yield sentence, counted_from(found, before)
            if answer.read_to is not None:
                raise TimeOverError(answer.read_to)
        ask(1)
