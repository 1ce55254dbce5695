"""Files of rows: CSV and JSON Lines, compressed or not, read one record at a time."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import BinaryIO, TextIO, cast

from facttrack.errors import BadDataError, NotFoundError, Problem
from facttrack.exchange.columns import our_column, our_columns
from facttrack.services.chains import join_chain

STDIN = "-"
# What the first line of `export --history` names as its format.
HISTORY = "facttrack-history"
_GZIP = b"\x1f\x8b"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_LONGEST_CELL = 64 * 1024 * 1024
_SIGNS = {";": "a semicolon", "\t": "a tab"}


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a file: its cells that are not empty, by our names for the columns.

    `line` is the first of its lines. `theirs` are the file's own names. `broken` says why it could
    not be read at all.
    """

    file: str
    line: int
    cells: Mapping[str, str]
    theirs: Mapping[str, str] = field(default_factory=dict)
    broken: str = ""

    def problem(self, column: str, value: str, reason: str) -> Problem:
        """What is wrong with one cell, under the file's own name for its column."""
        return Problem(self.file, self.line, self.theirs.get(column, column), value, reason)


@dataclass(slots=True)
class Source:
    """A file that is being read: `notes` is what the user should know of how it was taken."""

    name: str
    text: TextIO
    notes: list[str] = field(default_factory=list)


def read_records(
    path: str, mapping: Mapping[str, str], notes: list[str], stdin: BinaryIO | None = None
) -> Iterator[Record]:
    """The records of a file, "-" for standard input; `notes` takes how it was read.

    Raises NotFoundError where there is none, ColumnError for its columns, BadDataError for a file
    that cannot be read on.
    """
    with _opened(path, stdin) as text:
        source = Source("standard input" if path == STDIN else path, text, notes)
        yield from _json_lines(source, mapping) if _is_json(path) else _csv(source, mapping)


@contextmanager
def read_lines(path: str, stdin: BinaryIO | None = None) -> Iterator[Iterator[str]]:
    """The lines of a text file, compressed or not; "-" is standard input.

    Raises NotFoundError where there is none, BadDataError for one that cannot be read.
    """
    with _opened(path, stdin) as text:
        yield iter(text)


def _is_json(path: str) -> bool:
    name = path.lower().removesuffix(".gz")
    return PurePath(name).suffix in (".jsonl", ".ndjson")


def _raw(path: str) -> BinaryIO:
    try:
        return Path(path).open("rb")
    except FileNotFoundError:
        raise NotFoundError(f"there is no file {path}") from None
    except OSError as error:
        raise BadDataError(f"{path} cannot be read: {error.strerror}") from None


@contextmanager
def _opened(path: str, stdin: BinaryIO | None) -> Iterator[TextIO]:
    raw = (stdin or sys.stdin.buffer) if path == STDIN else _raw(path)
    # One that can be looked into before it is read.
    peekable = (
        raw if isinstance(raw, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", raw))
    )
    try:
        start = peekable.peek(2)[:2]
        if start in _UTF16:
            raise BadDataError(f"{path} is UTF-16: save it as UTF-8")
        plain = cast("BinaryIO", gzip.GzipFile(fileobj=peekable) if start == _GZIP else peekable)
        yield io.TextIOWrapper(plain, encoding="utf-8-sig", newline="")
    except UnicodeDecodeError as error:
        raise BadDataError(f"{path} is not UTF-8 ({error.reason}): save it as UTF-8") from None
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise BadDataError(f"{path} is damaged or cut off: {error}") from None
    finally:
        if path != STDIN:
            raw.close()


def _csv(source: Source, mapping: Mapping[str, str]) -> Iterator[Record]:
    csv.field_size_limit(_LONGEST_CELL)
    first = source.text.readline()
    lines = _Lines(first, source.text)
    rows = csv.reader(lines, delimiter=_delimiter(source, first), strict=True)
    try:
        header = next(rows, [])
    except csv.Error as error:
        raise BadDataError(f"{source.name}:1: the header cannot be read: {error}") from None
    if not header:
        raise BadDataError(f"{source.name} is empty: the first line names the columns")
    ours = our_columns(source.name, header, mapping)
    theirs = dict(zip(ours, header, strict=True))
    while True:
        line = rows.line_num + 1
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield Record(source.name, line, {}, theirs, _broken(str(error)))
            continue
        if row is None:
            return
        if not row:
            continue
        broken = ""
        if len(row) != len(ours):
            broken = f"it has {len(row)} cells, the header has {len(ours)}"
        cells = {name: cell for name, cell in zip(ours, row, strict=False) if cell and name}
        yield Record(source.name, line, cells, theirs, broken)


def _broken(error: str) -> str:
    if "unexpected end of data" in error:
        return "a quote opened here is never closed, so the rest of the file could not be read"
    return f"it is no CSV: {error}"


class _Lines:
    """The first line, which was looked at, and those after it."""

    def __init__(self, first: str, rest: TextIO) -> None:
        self._first, self._rest = first, rest

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self._first:
            first, self._first = self._first, ""
            return first
        return next(self._rest)


def _delimiter(source: Source, header: str) -> str:
    """The comma; another sign only where the comma finds one column in the header and it more."""
    if "," in header:
        return ","
    counts = {sign: header.count(sign) for sign in _SIGNS}
    sign = max(counts, key=lambda s: counts[s])
    if not counts[sign]:
        return ","
    source.notes.append(f"{source.name}: the columns are set apart by {_SIGNS[sign]}")
    return sign


def _json_lines(source: Source, mapping: Mapping[str, str]) -> Iterator[Record]:
    for number, line in enumerate(source.text, 1):
        if number == 1 and line.startswith(f'{{"format":"{HISTORY}"'):
            raise BadDataError(
                f"{source.name} is a whole history: "
                f"'facttrack import --history {source.name}' replays it into an empty database"
            )
        if line.strip():
            yield _json_record(source.name, number, line, mapping)


def _json_record(file: str, number: int, line: str, mapping: Mapping[str, str]) -> Record:
    try:
        found = json.loads(line, parse_int=str, parse_float=str, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        return Record(file, number, {}, broken=f"it is no JSON: {error}")
    if not isinstance(found, dict):
        return Record(file, number, {}, broken="it is no JSON object")
    cells: dict[str, str] = {}
    theirs: dict[str, str] = {}
    broken = []
    for name, value in found.items():
        ours, cell = our_column(name, mapping), _cell(value)
        if ours is None:
            broken.append(f"unknown column {name!r} (--map '{name}=OURS', or --map '{name}=')")
        elif cell is None:
            broken.append(f"{name} holds neither text, number nor names")
        elif ours in theirs:
            broken.append(f"{theirs[ours]} and {name} are both {ours}")
        elif ours:
            theirs[ours] = name
            if cell:
                cells[ours] = cell
    return Record(file, number, cells, theirs, "; ".join(broken))


def _refuse(constant: str) -> str:
    raise ValueError(f"{constant} is no number")


def _cell(value: object) -> str | None:
    """A JSON value as a cell: a list of names is a chain; None where it is nothing of the kind."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(link, str) for link in value):
        return join_chain(tuple(value))
    return None
