"""How many claims, documents, origins and changes a comparison rests on, and its warnings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from facttrack.comparison.counting import Counted
from facttrack.comparison.reckoning import Reckoning
from facttrack.comparison.result import Cause, Counts
from facttrack.comparison.standing import Standing

_VOTE_FLAGS = ("stale", "origin_assumed", "origin_unknown", "unit_unknown", "undated", "set_aside")
_FOLLOWING = frozenset((Cause.ECHO, Cause.RELAY))


def tally(
    live: Sequence[Standing], counted: Counted, reckoned: Reckoning, said_by: date | None
) -> Counts:
    """The counts of a comparison; `live` are the claims said by then and not withdrawn."""
    agreed = reckoned.agreement
    return Counts(
        claims=len(live),
        documents=_documents(live, said_by),
        origins=len(reckoned.votes),
        agreeing=agreed.m if agreed else 0,
        conflicts=reckoned.conflicts.count,
        revisions=counted.revisions,
        echoes=sum(u.cause in _FOLLOWING for u in counted.uncounted),
        outliers=len(reckoned.outliers.labels),
    )


def _documents(live: Sequence[Standing], said_by: date | None) -> int:
    """The documents in which the claims were stated or seen again by a day."""
    found = {v.document_id for s in live for v in s.statements}
    for s in live:
        for seen in s.sightings:
            if said_by is None or (seen.seen is not None and seen.seen.day <= said_by):
                found.add(seen.document_id)
    found.discard(None)
    return len(found)


def warnings(counted: Counted, reckoned: Reckoning, *, beside: bool) -> tuple[str, ...]:
    """The flags of a comparison, in a fixed order."""
    marks = {mark for v in reckoned.votes for mark in v.marks}
    found = (
        ("single_origin", len(reckoned.votes) == 1),
        ("low_confidence", reckoned.best.low_confidence),
        ("open_above", reckoned.range.open_above),
        ("open_below", reckoned.range.open_below),
        ("suspect", reckoned.conflicts.suspect),
        *((mark, mark in marks) for mark in _VOTE_FLAGS),
        ("relay_newer", counted.relay_newer),
        ("not_comparable", any(u.cause is Cause.NOT_COMPARABLE for u in counted.uncounted)),
        ("date_uncertain", beside),
    )
    return tuple(name for name, raised in found if raised)
