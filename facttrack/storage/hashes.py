"""The hashes of recorded rows: one function for writing a row and for verifying it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from facttrack.domain import hashing
from facttrack.storage.statements import FREE_TEXT, REFERENCES

KeyOf = Callable[[str, int], str]
_NONE: frozenset[str] = frozenset()
_NO_REFERENCES: dict[str, str] = {}


def claim_ref(slot: str, ordinal: int) -> str:
    """How a hash refers to a claim: by its slot, and which claim of that slot it is."""
    return f"{slot}-{ordinal}"


def hash_of(table: str, fields: Mapping[str, Any], key_of: KeyOf) -> str:
    """The hash of a recorded row, given all its columns but the hash itself.

    `key_of(table, row id)` gives the key that a reference is hashed as. The row's own number is
    hashed too: it is the name that people cite (c12, q3, @7).
    """
    free = FREE_TEXT.get(table, _NONE)
    references = REFERENCES.get(table, _NO_REFERENCES)
    shown = {name: value for name, value in fields.items() if value is not None}
    salt = shown.pop("salt", None) or ""
    hidden = {name: shown.pop(name) for name in free if name in shown}
    for name, target in references.items():
        if name in shown:
            shown[name] = key_of(target, shown[name])
    return hashing.row_hash(table, shown, hidden, salt)
