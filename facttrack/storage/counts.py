"""How much is recorded, counted by the database without reading it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

_FIELDS = (
    "low best high quantifier unit wording question_id publisher_id origin_id event_date asserted "
    "published quote translation note grade credibility part_of"
).split()


def claims_until(connection: sqlite3.Connection, until: int) -> int:
    """How many claims were recorded up to a changeset."""
    row = connection.execute("SELECT count(*) FROM claim WHERE changeset <= ?", (until,)).fetchone()
    return int(row[0])


def fields_between(connection: sqlite3.Connection, after: int, until: int) -> int:
    """How many fields the claims recorded with after < changeset <= until have, at the least.

    Those of their first versions, without what stands in lists.
    """
    filled = " + ".join(f"(coalesce({name}, '') <> '')" for name in _FIELDS)
    sql = (
        f"SELECT coalesce(sum({filled}), 0) FROM version "  # noqa: S608 - our own names
        "WHERE number = 1 AND changeset > ? AND changeset <= ?"
    )
    return int(connection.execute(sql, (after, until)).fetchone()[0])


def pairs_until(
    connection: sqlite3.Connection, until: int, question_ids: Sequence[int] | None
) -> int:
    """How many pairs the live claims of a changeset make that have one question and event date.

    Of some questions or of all; dates that are written otherwise are others.
    """
    asked = None if question_ids is None else json.dumps(list(question_ids))
    sql = (
        "SELECT coalesce(sum(n * (n - 1) / 2), 0) FROM (SELECT count(*) AS n FROM "
        # Beside max(), SQLite gives the other columns of that same row.
        "(SELECT question_id, event_date, event_text, kind, max(number) FROM version "
        "WHERE changeset <= ?1 GROUP BY claim_id) "
        "WHERE question_id IS NOT NULL AND kind <> 'retract' "
        "AND (?2 IS NULL OR question_id IN (SELECT value FROM json_each(?2))) "
        "GROUP BY question_id, coalesce(event_date, event_text))"
    )
    return int(connection.execute(sql, (until, asked)).fetchone()[0])
