"""The log: which changesets there are, and which of them recorded what had been said by a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from facttrack.domain.claim import Changeset
from facttrack.services.masking import mask
from facttrack.services.session import Session, View
from facttrack.storage import reader
from facttrack.storage.said import said_in


@dataclass(frozen=True, slots=True)
class Log:
    """The changesets of a view, newest first, and how many of it are left out."""

    changesets: Iterator[Changeset]
    left_out: int = 0


def log(session: Session, view: View) -> Log:
    """The changesets that a view knows.

    Where it asks for a day, those that recorded a version, a sighting or a decision that had been
    said by then, or that does not say when. A decision is said on the day it is recorded.
    """
    run, until = session.connection, view.changeset
    found = map(mask(session).changeset, reader.changesets(run, until=until, newest=True))
    if view.said_by is None:
        return Log(found)
    said = {number for number, day in said_in(run, until) if view.had_been_said(day)}
    return Log((c for c in found if c.number in said), until - len(said))
