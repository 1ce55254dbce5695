"""Writing a report to a file whole, or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from facttrack.errors import FacttrackError

STANDARD_OUTPUT = "-"


@contextmanager
def written(out: str) -> Iterator[TextIO]:
    """A file to write text to, UTF-8 with LF; "-" is the standard output.

    What stood there is replaced when all is written; after an error it stands as it was.

    Raises FacttrackError where it cannot be written.
    """
    if out == STANDARD_OUTPUT:
        yield sys.stdout
        sys.stdout.flush()
        return
    path = Path(out).expanduser().resolve()
    try:
        if path.exists() and not path.is_file():
            with path.open("w", encoding="utf-8", newline="") as file:
                yield file
        else:
            with _replacing(path) as file:
                yield file
    except OSError as error:
        raise FacttrackError(f"{out} cannot be written: {error.strerror or error}") from None


@contextmanager
def written_beside(out: str) -> Iterator[Path]:
    """The path of an empty file to write anything to; it takes the place of `out` at the end.

    Raises FacttrackError where it cannot be written, or where `out` is the standard output.
    """
    path = Path(out).expanduser().resolve()
    if out == STANDARD_OUTPUT or (path.exists() and not path.is_file()):
        raise FacttrackError(f"{out} is no file: name one with --out")
    try:
        with _part_of(path) as part:
            part.open("x").close()
            yield part
    except OSError as error:
        raise FacttrackError(f"{out} cannot be written: {error.strerror or error}") from None


@contextmanager
def _replacing(path: Path) -> Iterator[TextIO]:
    with _part_of(path) as part, part.open("x", encoding="utf-8", newline="") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _part_of(path: Path) -> Iterator[Path]:
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield part
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
