"""read --jsonl: lines of texts in, a line for every quantity out; for other programs."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from decimal import Decimal
from math import isfinite
from os import fstat
from typing import BinaryIO

from facttrack.cli.common import note
from facttrack.errors import BadDataError
from facttrack.reading import to_json
from facttrack.reading.documents.loaded import MOST_TEXT
from facttrack.reading.documents.proposals import Proposals

_LONGEST_LINE = 64_000_000


def read_lines(lines: BinaryIO, out: BinaryIO) -> None:
    """Read the text of each line, in order, and write its quantities; a bad line is reported.

    A text is read as long as a document is; one that is cut is reported too.

    Raises BadDataError at the end where lines were bad.
    """
    flush = not (_is_file(lines) and _is_file(out))
    count = bad = 0
    for count, line in enumerate(_lines(lines), 1):
        try:
            out.writelines(_quantities(line))
        except (ValueError, RecursionError, BadDataError) as error:
            bad += 1
            note(f"facttrack: line {count}: {_reason(error)}")
        if flush:
            out.flush()
    out.flush()
    if bad:
        raise BadDataError(f"{bad} of {count} lines could not be read; the others were")


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    while line := stream.readline(_LONGEST_LINE):
        yield line
        while len(line) == _LONGEST_LINE and not line.endswith(b"\n"):
            line = stream.readline(_LONGEST_LINE)


def _quantities(line: bytes) -> Iterator[bytes]:
    if len(line) == _LONGEST_LINE:
        raise BadDataError("is longer than 64 MB")
    if not line.strip():
        return
    given = json.loads(line.decode("utf-8-sig"), parse_constant=_refuse, parse_float=Decimal)
    id_, text, date = _parts(given)
    _encoded({"id": id_})
    proposals = Proposals(text[:MOST_TEXT], date)
    for proposal in proposals:
        yield _encoded(to_json(proposal.candidate, id_))
    if proposals.read_to < len(text):
        raise BadDataError(f"only its first {proposals.read_to:,} characters were read")


def _reason(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f"is not UTF-8 at byte {error.start + 1:,}"
    if isinstance(error, json.JSONDecodeError):
        return f"is no JSON: {error.msg} at character {error.pos + 1:,}"
    return "is nested too deeply" if isinstance(error, RecursionError) else str(error)


def _parts(given: object) -> tuple[object, str, str]:
    if not isinstance(given, dict) or "id" not in given:
        raise BadDataError('is no object with "id" and "text"')
    text, date = given.get("text"), given.get("date")
    if not isinstance(text, str):
        raise BadDataError('has no "text"')
    if date is not None and not isinstance(date, str):
        raise BadDataError(f'"date" is a text such as "2017-06-03", not {date!r}')
    return given["id"], text, date or ""


def _encoded(record: dict[str, object]) -> bytes:
    try:
        return (json.dumps(record, ensure_ascii=False, default=_as_given) + "\n").encode()
    except UnicodeEncodeError:
        # Half of a surrogate pair has no UTF-8 form; JSON can escape it.
        return (json.dumps(record, default=_as_given) + "\n").encode()


def _as_given(number: Decimal) -> float:
    """A number of an "id" as it was given.

    Raises BadDataError where JSON's numbers cannot hold it.
    """
    given = float(number)
    if not isfinite(given) or Decimal(repr(given)) != number:
        raise BadDataError(f'"id" {number} cannot be given back as it is: make it a text')
    return given


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")


def _is_file(stream: BinaryIO) -> bool:
    try:
        return stat.S_ISREG(fstat(stream.fileno()).st_mode)
    except OSError:
        return False
