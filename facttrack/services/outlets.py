"""Writing a file whole, or not at all; or to the standard output."""

from __future__ import annotations

import gzip
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO, cast

from facttrack.errors import ConflictError, FacttrackError, UsageError

STANDARD_OUTPUT = "-"
_SQLITE = b"SQLite format 3\x00"


@contextmanager
def written(out: str) -> Iterator[TextIO]:
    """A file to write text to, UTF-8, line ends as written; "-" is the standard output.

    A name that ends in .gz is compressed. What stood there is replaced when all is written; after
    an error it stands as it was.

    Raises UsageError for no name, ConflictError where a database stands there, FacttrackError where
    there is no such folder or it cannot be written.
    """
    if out == STANDARD_OUTPUT:
        with _standard_output() as file:
            yield file
        return
    path = _place(out)
    try:
        if path.exists() and not path.is_file():
            with _opened(path, "wt") as file:
                yield file
        else:
            with _replacing(path) as file:
                yield file
    except OSError as error:
        raise FacttrackError(f"{out} cannot be written: {error.strerror or error}") from None


def _place(out: str) -> Path:
    if not out:
        raise UsageError("the name of the file to write is empty: name one, as with --out FILE")
    path = resolved(out)
    if not path.parent.exists():
        raise FacttrackError(f"{out} cannot be written: there is no folder {path.parent}")
    return path


def resolved(out: str) -> Path:
    """Where a name leads to in the end, links followed.

    Raises FacttrackError where they lead around.
    """
    path = Path(out).expanduser()
    with suppress(RuntimeError):  # Python up to 3.12 on links that lead around
        path = path.resolve()
    if path.is_symlink():
        raise FacttrackError(f"{out} cannot be written: it is a link that leads to itself")
    return path


@contextmanager
def _standard_output() -> Iterator[TextIO]:
    """Standard output in UTF-8, whatever the terminal's encoding; it is not ours to close."""
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:  # a notebook's
        yield sys.stdout
        return
    file = io.TextIOWrapper(buffer, "utf-8", newline="")
    try:
        yield file
    finally:
        try:
            file.flush()
        finally:
            file.detach()


def _opened(path: Path, mode: str, *, compressed: bool = False) -> TextIO:
    if compressed:
        return cast("TextIO", gzip.open(path, mode, 6, encoding="utf-8", newline=""))
    return cast("TextIO", path.open(mode, encoding="utf-8", newline=""))


@contextmanager
def written_beside(out: str) -> Iterator[Path]:
    """The path of an empty file to write anything to; it takes the place of `out` at the end.

    Raises what `written` raises, and FacttrackError where `out` is the standard output.
    """
    path = _place(out)
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
    compressed = path.suffix.lower() == ".gz"
    with _part_of(path) as part:
        with _opened(part, "xt", compressed=compressed) as file:
            yield file
        with part.open("rb") as whole:
            os.fsync(whole.fileno())


@contextmanager
def _part_of(path: Path) -> Iterator[Path]:
    _refuse_database(path)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield part
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _refuse_database(path: Path) -> None:
    """A slip of the name must not cost all that was ever recorded.

    Nor is a file replaced that may not be written to: to open it to be written to raises OSError.
    """
    if not path.is_file():
        return
    with path.open("r+b") as file:
        if file.read(len(_SQLITE)) == _SQLITE:
            raise ConflictError(f"{path.name} is a database, not to be replaced: name another file")
