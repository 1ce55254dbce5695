"""The columns of each table and its INSERT, as text: nothing is compiled when a command starts.

A test holds them against the SQLModel classes in tables.py.
"""

from __future__ import annotations

COLUMNS: dict[str, tuple[str, ...]] = {
    "changeset": (
        *("number", "recorded_at", "actor", "message", "salt", "previous_hash", "rows_hash"),
        "hash",
    ),
    "source": ("id", "key", "changeset", "hash"),
    "source_version": (
        *("id", "source_id", "number", "changeset", "kind", "name", "aliases", "grade"),
        *("merged_into", "label", "reason", "salt", "hash"),
    ),
    "question": ("id", "key", "changeset", "hash"),
    "question_version": (
        *("id", "question_id", "number", "changeset", "kind", "name", "subject", "measure"),
        *("dimension", "unit", "place", "scope", "basis", "aliases", "merged_into", "reason"),
        *("salt", "hash"),
    ),
    "document": (
        *("id", "key", "changeset", "publisher_id", "title", "author", "url", "archive_url"),
        *("published", "retrieved_at", "sha256", "text", "salt", "hash"),
    ),
    "claim": ("id", "slot", "ordinal", "place", "changeset", "hash"),
    "version": (
        *("id", "claim_id", "number", "changeset", "kind", "question_id", "publisher_id"),
        *("origin_id", "origin_assumed", "attribution", "document_id", "quantifier"),
        *("low", "best", "high", "low_strict", "high_strict", "unit", "wording"),
        *("event_date", "event_text", "event_needs", "asserted", "published"),
        *("quote", "quote_prefix", "quote_suffix", "quote_start", "quote_end"),
        *("translation", "note", "grade", "credibility", "part_of", "reason", "retracted_by"),
        *("row_hash", "salt", "hash"),
    ),
    "sighting": (
        *("id", "claim_id", "version_number", "changeset", "document_id", "seen", "row_hash"),
        "hash",
    ),
    "decision": (
        *("id", "question_id", "event_date", "number", "changeset", "kind", "wording"),
        *("quantifier", "low", "best", "high", "low_strict", "high_strict", "unit", "reason"),
        *("salt", "hash"),
    ),
    "head": ("claim_id", "version_id", "question_id"),
    "name": ("kind", "name", "target_id"),
}

# Free text: hashed with the row's salt, so that a redaction can remove it and keep the chain.
FREE_TEXT: dict[str, frozenset[str]] = {
    "changeset": frozenset({"message"}),
    "source_version": frozenset({"reason"}),
    "question_version": frozenset({"reason"}),
    "document": frozenset({"title", "author", "text"}),
    "version": frozenset(
        {"wording", "quote", "quote_prefix", "quote_suffix", "translation", "note", "reason"}
    ),
    "decision": frozenset({"wording", "reason"}),
}

# Columns that refer to a row of another table: hashed as that row's key.
REFERENCES: dict[str, dict[str, str]] = {
    "source_version": {"source_id": "source", "merged_into": "source"},
    "question_version": {"question_id": "question", "merged_into": "question"},
    "document": {"publisher_id": "source"},
    "version": {
        "claim_id": "claim",
        "question_id": "question",
        "publisher_id": "source",
        "origin_id": "source",
        "document_id": "document",
        "part_of": "claim",
    },
    "sighting": {"claim_id": "claim", "document_id": "document"},
    "decision": {"question_id": "question"},
}


def insert(table: str) -> str:
    """The INSERT of one whole row of a table, with a placeholder for each column."""
    columns = COLUMNS[table]
    marks = ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608
