"""What refuses to change a recorded row, whoever asks: triggers on every recorded table."""

from __future__ import annotations

# Each table with the sets of columns that are unique in it. INSERT OR REPLACE deletes without
# firing a delete trigger, so a BEFORE INSERT trigger looks for the row that it would replace.
_UNIQUE: dict[str, tuple[tuple[str, ...], ...]] = {
    "changeset": (("number",),),
    "source": (("id",), ("key",)),
    "source_version": (("id",), ("source_id", "number")),
    "question": (("id",), ("key",)),
    "question_version": (("id",), ("question_id", "number")),
    "document": (("id",), ("key",)),
    "claim": (("id",), ("slot", "ordinal")),
    "version": (("id",), ("claim_id", "number")),
    "sighting": (("id",),),
    "decision": (("id",), ("question_id", "event_date", "number")),
}


def trigger_statements() -> dict[str, str]:
    """The SQLite triggers by name, each with the statement that creates it."""
    statements = {}
    for table, unique in _UNIQUE.items():
        for event in ("UPDATE", "DELETE"):
            statements[f"{table}_no_{event.lower()}"] = (
                f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only: "
                f"nothing recorded is changed or deleted'); END"
            )
        taken = " OR ".join(_exists(table, columns) for columns in unique)
        statements[f"{table}_no_replace"] = (
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {taken} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only: this row exists'); END"
        )
    return statements


def _exists(table: str, columns: tuple[str, ...]) -> str:
    match = " AND ".join(f"{column} = NEW.{column}" for column in columns)
    return f"EXISTS (SELECT 1 FROM {table} WHERE {match})"  # noqa: S608 - names of our own tables
