"""Records as JSON and JSON Lines: every figure digit by digit, as no float could hold it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from json.encoder import encode_basestring

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
    named = _named(columns)
    for record in records:
        yield f"{separator}  {_object(record, named)}"
        separator = ",\n"
    yield "]\n" if separator == "\n" else "\n]\n"


def jsonl_text(records: Iterable[Record], columns: Sequence[str]) -> Iterator[str]:
    """One object a line; a missing value is null."""
    named = _named(columns)
    for record in records:
        yield _object(record, named) + "\n"


def _named(columns: Sequence[str]) -> list[tuple[str, str]]:
    """Each column with how an object begins its field."""
    return [(name, f"{_string(name)}: ") for name in columns]


def _object(record: Record, named: Sequence[tuple[str, str]]) -> str:
    fields = [start + json_value(record.get(name)) for name, start in named]
    return f"{{{', '.join(fields)}}}"


def json_value(value: Value) -> str:
    """The value in JSON; a Decimal is a number with the digits that it has."""
    match value:
        case str():
            return _string(value)
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return int.__repr__(value)
        case Decimal():
            return plain(value)
        case tuple():
            return f"[{', '.join(map(_string, value))}]"
        case _:
            return json.dumps(value, ensure_ascii=False)


def _string(text: str) -> str:
    quoted = encode_basestring(text)
    if quoted.isascii() and "\x7f" not in quoted:
        return quoted
    return _ACTING.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)
