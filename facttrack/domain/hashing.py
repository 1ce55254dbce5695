"""Content hashes: the canonical form of a recorded row, and the chain of changesets.

Form 1: a JSON object with sorted keys and no white space, nulls left out, text as stored,
references by key and not by row id, free text as the SHA-256 of its salt and itself; then SHA-256
of its UTF-8.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping

FORM = 1
GENESIS = "0" * 64
# json.dumps would make a new encoder for every row.
_encode = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode
_encode = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode


def digest(text: str) -> str:
    """The SHA-256 of a text in UTF-8, as hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def canonical(fields: Mapping[str, object]) -> str:
    """The canonical form 1 of a row: the same fields give the same text on any machine."""
    kept = {name: value for name, value in fields.items() if value is not None}
    return _encode(kept)


def content_key(kind: str, fields: Mapping[str, object]) -> str:
    """The key of a thing: the hash of what identifies it, escaped: no two parts run together."""
    return digest(canonical({"form": FORM, "key": kind, **fields}))


def row_hash(
    table: str, fields: Mapping[str, object], free_text: Mapping[str, str | None], salt: str
) -> str:
    """The hash of a recorded row; its free text enters salted, so that it can be redacted later."""
    hidden = {name: digest(salt + text) for name, text in free_text.items() if text is not None}
    return digest(canonical({"form": FORM, "table": table, "salt": salt, **fields, **hidden}))


def rows_hash(table_digests: Iterable[tuple[str, str]]) -> str:
    """The hash over the rows of a changeset, given each table's digest of its row hashes."""
    return digest(canonical(dict(table_digests)))


def changeset_hash(
    fields: Mapping[str, object], message_hash: str, rows: str, previous: str
) -> str:
    """The hash of a changeset over its own fields, its rows and the changeset before it."""
    return digest(
        canonical(
            {"form": FORM, "message": message_hash, "previous": previous, "rows": rows, **fields}
        )
    )
