"""One database at work: its connection, who acts, what time it is, and as of when it is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime

from facttrack.domain.claim import Changeset
from facttrack.domain.date_text import read_said_date
from facttrack.domain.dates import SaidDate
from facttrack.errors import NotFoundError
from facttrack.storage import engine, reader
from facttrack.storage.writer import Writer, recording

Clock = Callable[[], datetime]

_CHANGESET = re.compile(r"@?([0-9]{1,12})", re.ASCII)
_YEAR_DIGITS = 4


def utc_now() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """A moment as record time: UTC, to the microsecond, sorting as text."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


@dataclass(frozen=True, slots=True)
class Session:
    """A database that is open, with the actor and the clock that its changesets are signed with.

    `confidential` where it was asked to show the names of confidential sources.
    """

    connection: engine.Connection
    location: engine.Location
    actor: str
    clock: Clock = utc_now
    confidential: bool = False

    def close(self) -> None:
        """Let go of the database."""
        self.connection.close()

    @contextmanager
    def recording(self, message: str = "") -> Iterator[Writer]:
        """One changeset: all of it is recorded, or nothing."""
        now = stamp(self.clock())
        with recording(self.connection, self.actor, message, now) as writer:
            yield writer


@dataclass(frozen=True, slots=True)
class View:
    """As of when the ledger is read: what we knew at a changeset, what the world had said by a day.

    `note` says why a view is empty, "" otherwise.
    """

    changeset: int
    said_by: date | None = None
    as_of_text: str = ""
    said_by_text: str = ""
    note: str = ""

    def had_been_said(self, said: SaidDate | None) -> bool:
        """Whether what was said then is within the view; what has no date always is."""
        return self.said_by is None or said is None or said.day <= self.said_by


def open_session(
    location: engine.Location, actor: str, clock: Clock = utc_now, *, confidential: bool = False
) -> Session:
    """Open a database.

    Raises NotFoundError where there is none, FacttrackError where its schema is another one.
    """
    return Session(engine.open_database(location), location, actor, clock, confidential)


def view(session: Session, as_of: str = "", said_by: str = "") -> View:
    """The view that `--as-of` and `--said-by` ask for; empty texts ask for everything up to now.

    A changeset is "@7" or "7"; a date includes its whole day, in UTC for record time.

    Raises NotFoundError for a changeset that is not there, DateError for what is no date.
    """
    day = read_said_date(said_by).day if said_by else None
    if not as_of:
        return View(reader.head(session.connection), day, "", said_by)
    number = _changeset_asked(session, as_of)
    note = "" if number else _before_first(session, as_of)
    return View(number, day, as_of, said_by, note)


def _changeset_asked(session: Session, as_of: str) -> int:
    match = _CHANGESET.fullmatch(as_of)
    if match and (as_of.startswith("@") or len(as_of) != _YEAR_DIGITS):
        number = int(match[1])
        newest = reader.head(session.connection)
        if number > newest:
            raise NotFoundError(f"there is no changeset @{number}: the newest is @{newest}")
        return number
    asked = read_said_date(as_of)
    return reader.changeset_at(session.connection, asked.order + "Z")


def _before_first(session: Session, as_of: str) -> str:
    first: Changeset | None = reader.first_changeset(session.connection)
    if first is None:
        return "nothing is recorded yet"
    return (
        f"nothing was recorded by {as_of}: the first record is @1 of {first.recorded_at[:10]}; "
        "for what had been said in the world by a date, use --said-by"
    )
