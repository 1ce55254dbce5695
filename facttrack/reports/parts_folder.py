"""The folder beside a page with its further parts: replaced whole, a stranger's file never."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from facttrack.errors import ConflictError, FacttrackError
from facttrack.reports.html_table import GENERATOR

SUFFIX = ".parts"
_NAME = re.compile(r".+-[0-9]{4,}\.html", re.DOTALL)
_UNFINISHED = re.compile(r"\..+-[0-9]{4,}\.html\.[0-9]+\.part", re.DOTALL)
_HEAD = 1_000


class PartsFolder:
    """Where the parts of a page are made, aside, until `put` brings them into their place.

    `earlier` is how many parts of an earlier report were taken away.
    """

    def __init__(self, page: Path) -> None:
        self.page = page
        self.place = page.with_name(f"{page.name}{SUFFIX}")
        self.made = page.with_name(f".{page.name}.{os.getpid()}{SUFFIX}")
        self.earlier = 0
        self._aside = page.with_name(f".{page.name}.{os.getpid()}.earlier")
        self._is_put = False

    def begin(self) -> None:
        """Make the folder aside; ConflictError where what stands in its place is not ours."""
        _refuse_strangers(self.place)
        self.made.mkdir()

    def put(self) -> None:
        """Bring it into its place; what an earlier report left there is kept till the end."""
        _refuse_strangers(self.place)
        if self.place.exists():
            self.place.rename(self._aside)
        self.made.rename(self.place)
        self._is_put = True

    def undo(self) -> None:
        """Leave everything as it was."""
        if self._is_put:
            self.place.rename(self.made)
        if self._aside.exists():
            self._aside.rename(self.place)
        shutil.rmtree(self.made, ignore_errors=True)

    def finish(self) -> None:
        """Take away the parts of an earlier report: nothing leads to them any more."""
        self.earlier = _take_away(self._aside if self._is_put else self.place)
        for left in _left_by_the_dead(self.page):
            _take_away(left)


@contextmanager
def parts_beside(page: Path) -> Iterator[PartsFolder]:
    """The folder for parts of a page; after an error everything stands as it was.

    Raises FacttrackError where parts of an earlier report cannot be taken away.
    """
    folder = PartsFolder(page)
    try:
        yield folder
    except BaseException:
        folder.undo()
        raise
    try:
        folder.finish()
    except OSError as error:
        raise FacttrackError(
            f"{page} is written, but parts of an earlier report cannot be removed: "
            f"{error.strerror or error}: {error.filename}"
        ) from None


def _refuse_strangers(place: Path) -> None:
    if place.is_symlink() or (place.exists() and not place.is_dir()):
        raise ConflictError(
            f"{place} is no folder of parts: move it away, or name another file with --out"
        )
    for path in place.iterdir() if place.exists() else ():
        if not _ours(path):
            raise ConflictError(
                f"{path} was not written by a report, and the parts go into its folder: move it "
                "away, or name another file with --out"
            )


def _take_away(folder: Path) -> int:
    """Remove the parts in a folder, and the folder where that was all; how many parts."""
    if folder.is_symlink() or not folder.is_dir():
        return 0
    found = [path for path in folder.iterdir() if _ours(path)]
    for path in found:
        path.unlink()
    if not any(folder.iterdir()):
        folder.rmdir()
    return len(found)


def _left_by_the_dead(page: Path) -> Iterator[Path]:
    """The hidden folders of reports to the same page whose process was killed."""
    hidden = re.compile(rf"\.{re.escape(page.name)}\.([0-9]{{1,9}})\.(?:parts|earlier)")
    for path in page.parent.iterdir():
        if (match := hidden.fullmatch(path.name)) and not _runs(int(match[1])):
            yield path


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # somebody else's
        pass
    return True


def _ours(path: Path) -> bool:
    """Whether a report wrote it: by its name, and by what its head says, if it has one yet."""
    if not path.is_symlink() and path.is_file() and _UNFINISHED.fullmatch(path.name):
        return True
    if path.is_symlink() or not path.is_file() or not _NAME.fullmatch(path.name):
        return False
    with path.open(encoding="utf-8", errors="replace") as file:
        return GENERATOR in file.read(_HEAD)
