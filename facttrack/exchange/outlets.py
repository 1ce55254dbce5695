"""Where an export is written: a file that appears whole or not at all, or standard output."""

from __future__ import annotations

import gzip
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO, cast

from facttrack.errors import BadDataError

STDOUT = "-"


@contextmanager
def writing_text(path: str) -> Iterator[TextIO]:
    """A text file to write, compressed where its name ends in .gz; "-" is standard output.

    The file takes its name when all of it is written: nothing half done is left or replaces an
    older one.

    Raises BadDataError where it cannot be written.
    """
    if path == STDOUT:
        standard = io.TextIOWrapper(
            cast("io.BufferedWriter", sys.stdout.buffer), encoding="utf-8", newline=""
        )
        try:
            yield standard
        finally:
            standard.flush()
            # Standard output is not ours to close.
            standard.detach()
        return
    target = Path(path)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with _opened(part, compressed=path.lower().endswith(".gz")) as out:
            yield out
        part.replace(target)
    except OSError as error:
        raise BadDataError(f"{path} cannot be written: {error.strerror or error}") from None
    finally:
        part.unlink(missing_ok=True)


def _opened(path: Path, *, compressed: bool) -> TextIO:
    if compressed:
        return cast("TextIO", gzip.open(path, "wt", encoding="utf-8", newline="", compresslevel=6))
    return path.open("w", encoding="utf-8", newline="")
