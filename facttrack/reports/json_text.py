"""Records as JSON and JSON Lines: every figure digit by digit, as no float could hold it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from facttrack.domain.quantity import plain
from facttrack.reports.values import Record, Value

# What JSON allows in a string though it acts on a terminal, in a page or in the reader's mind.
_ACTING = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u206f\ud800-\udfff]"
)


def json_text(records: Iterable[Record], columns: Sequence[str]) -> Iterator[str]:
    """One array of objects, an object a line; a missing value is null."""
    yield "["
    separator = "\n"
    for record in records:
        yield f"{separator}  {_object(record, columns)}"
        separator = ",\n"
    yield "]\n" if separator == "\n" else "\n]\n"


def jsonl_text(records: Iterable[Record], columns: Sequence[str]) -> Iterator[str]:
    """One object a line; a missing value is null."""
    for record in records:
        yield _object(record, columns) + "\n"


def _object(record: Record, columns: Sequence[str]) -> str:
    fields = (f"{_string(name)}: {json_value(record.get(name))}" for name in columns)
    return f"{{{', '.join(fields)}}}"


def json_value(value: Value) -> str:
    """The value in JSON; a Decimal is a number with the digits that it has."""
    match value:
        case Decimal():
            return plain(value)
        case bool() | int() | float() | None:
            return json.dumps(value)
        case tuple():
            return f"[{', '.join(map(_string, value))}]"
        case _:
            return _string(str(value))


def _string(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    return _ACTING.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)
