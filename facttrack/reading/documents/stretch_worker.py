"""The process of its own that stretches of a long text are read in, for `together`.

Tasks come in on standard input, answers go out on standard output, each behind its length. It
ends when its input does: when who started it has gone, however that came about.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import BinaryIO, NamedTuple

from facttrack.reading.candidate import Candidate
from facttrack.reading.dates import document_day
from facttrack.reading.documents.loaded import MOST_READER_MEMORY
from facttrack.reading.documents.worker import limit
from facttrack.reading.reader import read_stretch
from facttrack.reading.sentences import Sentence
from facttrack.reading.stretches import Stretch

_LENGTH = 8
# A sentence that hangs is ended with its process, so many seconds after its time.
_GRACE = 3
# How many quantities go into one answer: all of a hostile stretch would take hundreds of MB.
_TOGETHER = 2_000


class Task(NamedTuple):
    """A stretch that is to be read in so many seconds, of a document with a date."""

    stretch: Stretch
    date: str
    seconds: float


class Answer(NamedTuple):
    """Sentences of a stretch that hold quantities, and what it took since the answer before.

    `read_to` is where in the whole text the time was over. A stretch may have several answers.
    """

    found: list[tuple[Sentence, list[Candidate]]]
    last: bool = False
    read_to: int | None = None
    seconds: float = 0.0


def packed(message: Task | Answer) -> bytes:
    """A message behind its length."""
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    return len(data).to_bytes(_LENGTH) + data


def receive(stream: BinaryIO) -> object:
    """The next message; None where the other process has gone."""
    length = int.from_bytes(stream.read(_LENGTH))
    data = stream.read(length)
    return pickle.loads(data) if data and len(data) == length else None  # noqa: S301 - our own


def main() -> None:
    """Read what comes in until nothing does; Ctrl-C is for the process that started this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    tasks: SimpleQueue[Task] = SimpleQueue()
    answers: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_receiving, args=(tasks,), daemon=True).start()
    Thread(target=_sending, args=(answers,), daemon=True).start()
    before = 0.0
    while True:
        task = tasks.get()
        limit(MOST_READER_MEMORY, int(time.process_time() + task.seconds + _GRACE))
        for answer in answered(task):
            seconds, before = time.process_time() - before, time.process_time()
            answers.put(packed(answer._replace(seconds=seconds)))


def _receiving(tasks: SimpleQueue[Task]) -> None:
    while isinstance(task := receive(sys.stdin.buffer), Task):
        tasks.put(task)
    os._exit(0)


def _sending(answers: SimpleQueue[bytes]) -> None:
    with suppress(OSError):
        while True:
            sys.stdout.buffer.write(answers.get())
            sys.stdout.buffer.flush()
    os._exit(0)


def answered(task: Task) -> Iterator[Answer]:
    """What a stretch holds, as far as the time goes; its first sentence is always read."""
    end = time.process_time() + task.seconds
    found: list[tuple[Sentence, list[Candidate]]] = []
    count = 0
    sentences = read_stretch(task.stretch, document_day(task.date))
    for number, (sentence, candidates) in enumerate(sentences):
        if number and time.process_time() > end:
            yield Answer(found, last=True, read_to=sentence.start)
            return
        if candidates:
            found.append((sentence, candidates))
            count += len(candidates)
        if count >= _TOGETHER:
            yield Answer(found)
            found, count = [], 0
    yield Answer(found, last=True)
