"""The whole ledger as JSON Lines: every recorded row verbatim, replayed into an empty database.

The first line names the format, the columns of each table and the head. Every line after it is one
row, `{"table": [cells]}`, in the order of the columns; the rows of each changeset stand before it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from facttrack.errors import BadDataError, ConflictError
from facttrack.exchange.files import HISTORY, read_lines
from facttrack.services.masking import mask
from facttrack.services.outlets import written
from facttrack.services.session import Session
from facttrack.storage import reader, replay
from facttrack.storage.engine import reading
from facttrack.storage.statements import COLUMNS

Columns = dict[str, list[str]]
VERSION = 1


def export_history(session: Session, path: str) -> int:
    """Write every recorded row to a file ("-" is standard output); the number of rows.

    Raises ConflictError where a source is confidential and names were not asked for, BadDataError
    for an empty ledger, or where the file cannot be written.
    """
    run = session.connection
    with reading(run):
        if mask(session).labels:
            raise ConflictError(
                "a history holds the names of confidential sources: "
                "'facttrack --confidential export --history' writes them"
            )
        newest = reader.changeset(run, reader.head(run))
        if newest is None:
            raise BadDataError("nothing is recorded yet, so there is no history to export")
        header = {
            "format": HISTORY,
            "version": VERSION,
            "head": {"number": newest.number, "hash": newest.hash},
            "columns": {table: COLUMNS[table] for table in replay.RECORDED},
        }
        count = 0
        with written(path) as out:
            out.write(_line(header))
            for table, row in replay.recorded_rows(run, newest.number):
                out.write(_line({table: row}))
                count += 1
    return count


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _line(value: object) -> str:
    return _encode(value) + "\n"


def replay_history(session: Session, path: str) -> str:
    """Replay a file that `export_history` wrote into an empty database; the head's hash.

    All of it is replayed, or nothing.

    Raises NotFoundError for a missing file, ConflictError where the database holds anything,
    BadDataError for another file, IntegrityError for one that is damaged or cut off.
    """
    with read_lines(path) as lines:
        head, columns = _head(path, next(lines, ""))
        return replay.replay(session.connection, _rows(path, lines, columns), head).hash


def _head(path: str, line: str) -> tuple[str, Columns]:
    """The head's hash, and the columns that each table had when the file was written."""
    header = _parsed(path, 1, line)
    if header.get("format") != HISTORY:
        raise BadDataError(f"{path} is no history: 'facttrack export --history' writes one")
    columns = header.get("columns")
    if header.get("version") != VERSION or not isinstance(columns, dict) or not _ours(columns):
        raise BadDataError(f"{path} was written by another version of facttrack: replay it there")
    head = header.get("head")
    if not isinstance(head, dict) or not isinstance(head.get("hash"), str):
        raise BadDataError(f"{path}:1: it names no head")
    return str(head["hash"]), columns


def _ours(columns: dict[str, Any]) -> bool:
    """Whether the tables are as ours; an older ledger may lack some, or some columns."""
    return all(
        table in replay.RECORDED
        and isinstance(named, list)
        and named == [name for name in COLUMNS[table] if name in named]
        for table, named in columns.items()
    )


def _rows(path: str, lines: Iterator[str], columns: Columns) -> Iterator[replay.Stored]:
    for number, line in enumerate(lines, 2):
        found = _parsed(path, number, line)
        table, cells = next(iter(found.items()), ("", None))
        if len(found) != 1 or table not in columns or not isinstance(cells, list):
            raise BadDataError(f"{path}:{number}: this is no recorded row")
        if len(cells) != len(columns[table]):
            raise BadDataError(
                f"{path}:{number}: a row of {table} has {len(columns[table])} cells, "
                f"not {len(cells)}"
            )
        said = dict(zip(columns[table], cells, strict=True))
        yield table, [said.get(name) for name in COLUMNS[table]]


def _parsed(path: str, number: int, line: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise BadDataError(f"{path}:{number}: this is no line of a history (cut off or damaged?)")
    return found
