"""When what each changeset recorded had been said in the world."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from facttrack.domain.dates import SaidDate

# A desk says a decision on the day on which it is recorded, which is in UTC.
_SAID = (
    "SELECT changeset, coalesce(asserted, published) FROM version WHERE changeset <= ?1 "
    "UNION SELECT changeset, seen FROM sighting WHERE changeset <= ?1 "
    "UNION SELECT d.changeset, substr(c.recorded_at, 1, 10) FROM decision AS d "
    "JOIN changeset AS c ON c.number = d.changeset WHERE d.changeset <= ?1"
)


def said_in(connection: sqlite3.Connection, at: int) -> Iterator[tuple[int, SaidDate | None]]:
    """The changesets up to one that recorded a version, a sighting or a decision, and its date.

    Each of the dates comes once; None is the date of what does not say when it was said.
    """
    for changeset, text in connection.execute(_SAID, (at,)):
        yield int(changeset), SaidDate(text) if text else None
