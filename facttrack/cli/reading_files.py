"""The files that `read` is given, folders opened, one by one; a bad one stops no other."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from facttrack.cli.common import counting, done_counting, note
from facttrack.errors import BadDataError, FacttrackError, NotFoundError, UsageError
from facttrack.reading.documents import STDIN, LoadedDocument, is_document, load_document
from facttrack.reading.documents.loaded import MOST_SECONDS
from facttrack.services.articles import (
    Article,
    OpenArticle,
    no_collections,
    open_article,
    read_article,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What is to be read, and how."""

    files: list[str]
    encoding: str = ""
    published: str = ""
    date: str = ""
    problems: list[str] = field(default_factory=list)

    def only(self) -> Article:
        """The one article that is named.

        Raises UsageError where several are.
        """
        self.refuse_several()
        return self.article(self.load(self.files[0]))

    def refuse_several(self) -> None:
        """Refuse more than one document where numbers are given.

        Raises UsageError.
        """
        if len(self.files) != 1 or Path(self.files[0]).is_dir():
            raise UsageError("name one file: the numbers are those of one document")

    def refuse_problems(self) -> None:
        """End a reading that is done otherwise.

        Raises BadDataError where files could not be read.
        """
        if self.problems:
            folders = sum(Path(p).is_dir() for p in self.problems)
            counts = {"file": len(self.problems) - folders, "folder": folders}
            told = [f"{n} {kind}{'s' * (n != 1)}" for kind, n in counts.items() if n]
            raise BadDataError(f"{' and '.join(told)} could not be read; the others were")

    def load(self, path: str) -> LoadedDocument:
        """One document."""
        return load_document(path, encoding=self.encoding)

    def article(self, document: LoadedDocument, seconds: float = MOST_SECONDS) -> Article:
        """What is proposed of a document."""
        return read_article(document, published=self.published, date=self.date, seconds=seconds)


def each_document(reading: Reading) -> Iterator[tuple[LoadedDocument, float]]:
    """Every document that can be opened, with the seconds that are left to read it.

    The others are named on the error stream, and counted.

    Raises a single file's own error at once.
    """
    started = time.monotonic()
    for document in _each_loaded(reading):
        yield document, MOST_SECONDS - (time.monotonic() - started)
        started = time.monotonic()


def _each_loaded(reading: Reading) -> Iterator[LoadedDocument]:
    if len(reading.files) == 1 and not Path(reading.files[0]).is_dir():
        yield reading.load(reading.files[0])
        return
    paths = [path for name in reading.files for path in _paths(name, reading.problems)]
    for done, path in enumerate(paths, 1):
        if show := counting("files"):
            show(done)
        try:
            document = reading.load(path)
        except UsageError:
            raise
        except FacttrackError as error:
            reading.problems.append(path)
            done_counting()
            note(f"facttrack: {error}")
            continue
        done_counting()
        yield document


def each_article(reading: Reading) -> Iterator[OpenArticle]:
    """Every document that can be read, to be read as it is gone through.

    Raises what `each_document` raises.
    """
    with no_collections():
        for document, seconds in each_document(reading):
            yield open_article(
                document,
                published=reading.published,
                date=reading.date,
                seconds=seconds,
            )


def _paths(name: str, problems: list[str]) -> list[str]:
    """A file as it is; of a folder the documents below it, in order, hidden ones left out.

    Folders that cannot be listed are named on the error stream, and join the problems.
    """
    if name == STDIN or not Path(name).is_dir():
        return [name]

    def unlisted(error: OSError) -> None:
        problems.append(error.filename)
        note(f"facttrack: {error.filename} cannot be opened: {error.strerror}")

    known = len(problems)
    found: list[str] = []
    others = 0
    for folder, below, files in os.walk(name, onerror=unlisted):
        below[:] = sorted(f for f in below if not f.startswith("."))
        paths = [Path(folder, f) for f in sorted(files) if not f.startswith(".")]
        documents = [str(path) for path in paths if is_document(path)]
        others += len(paths) - len(documents)
        found += documents
    if not found and len(problems) == known:
        raise NotFoundError(f"{name} holds no .txt, .md, .html, .pdf or .docx file")
    if others:
        files_were = "file of another kind was" if others == 1 else "files of other kinds were"
        note(f"{name}: {others} {files_were} left out")
    return found
