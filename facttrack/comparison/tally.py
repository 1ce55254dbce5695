"""How many claims, documents, origins and changes a comparison rests on, and its warnings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from facttrack.comparison.changes import changes_of
from facttrack.comparison.counting import relays_newer
from facttrack.comparison.origins import Poll
from facttrack.comparison.reckoning import Reckoning
from facttrack.comparison.result import Cause, Counts, Uncounted
from facttrack.comparison.standing import Standing

_VOTE_FLAGS = ("stale", "origin_assumed", "origin_unknown", "unit_unknown", "undated", "set_aside")
_FOLLOWING = frozenset((Cause.ECHO, Cause.RELAY))


def tally(
    live: Sequence[Standing],
    polled: Poll,
    reckoned: Reckoning,
    uncounted: Sequence[Uncounted],
    said_by: date | None,
) -> Counts:
    """The counts of a comparison; `live` are the claims said by then and not withdrawn."""
    agreed = reckoned.agreement
    return Counts(
        claims=len(live),
        documents=_documents(live, said_by),
        origins=len(reckoned.votes),
        agreeing=agreed.m if agreed else 0,
        conflicts=reckoned.conflicts.count,
        revisions=sum(_revisions(polled)),
        echoes=sum(u.cause in _FOLLOWING for u in uncounted),
        outliers=len(reckoned.outliers.labels),
    )


def _documents(live: Sequence[Standing], said_by: date | None) -> int:
    """The documents in which the claims were stated or seen again by a day."""
    found = {v.document_id for s in live for v in s.statements}
    for s in live:
        for seen in s.history.sightings:
            if said_by is None or (seen.seen is not None and seen.seen.day <= said_by):
                found.add(seen.document_id)
    return len(found - {None})


def _revisions(polled: Poll) -> Iterator[int]:
    """The changes of each origin's figure, and those of each claim that only relays it."""
    for speaker in polled.speakers:
        yield speaker.changes.count
        for f in speaker.followers:
            if speaker.witness.own and not f.own:
                yield changes_of(f.standing.statements).count


def warnings(
    polled: Poll, reckoned: Reckoning, uncounted: Sequence[Uncounted], *, beside: bool
) -> tuple[str, ...]:
    """The flags of a comparison, in a fixed order."""
    marks = {mark for v in reckoned.votes for mark in v.marks}
    differing = {u.claim.claim_id for u in uncounted if u.cause is Cause.RELAY}
    relays = ((f, s) for s in polled.speakers for f in s.followers if f.claim_id in differing)
    found = (
        ("single_origin", len(reckoned.votes) == 1),
        ("low_confidence", reckoned.best.low_confidence),
        ("open_above", reckoned.range.open_above),
        ("open_below", reckoned.range.open_below),
        ("suspect", reckoned.conflicts.suspect),
        *((mark, mark in marks) for mark in _VOTE_FLAGS),
        ("relay_newer", any(relays_newer(f, s) for f, s in relays)),
        ("not_comparable", any(u.cause is Cause.NOT_COMPARABLE for u in uncounted)),
        ("date_uncertain", beside),
    )
    return tuple(name for name, raised in found if raised)
