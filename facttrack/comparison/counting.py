"""Which claims at one event date can be counted, and what becomes of those that cannot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from facttrack.comparison.distance import same_number
from facttrack.comparison.measured import Measured, measure
from facttrack.comparison.origins import Poll, Speaker
from facttrack.comparison.result import Cause, Listed, Uncounted
from facttrack.comparison.sentences import shown
from facttrack.comparison.standing import Standing, order_of
from facttrack.comparison.statement import canonical, source_name
from facttrack.comparison.witness import Witness
from facttrack.domain.claim import Question, Source, Version


@dataclass(frozen=True, slots=True)
class Sorted:
    """The claims at one date: those that can be counted, and the others with their causes."""

    witnesses: tuple[Witness, ...]
    uncounted: tuple[Uncounted, ...]
    retracted: tuple[Standing, ...]


def unit_of(question: Question, standings: Iterable[Standing]) -> str:
    """The unit to compare in: the question's, else the first known one by claim number."""
    if question.unit:
        return question.unit
    return next((s.version.quantity.unit for s in standings if s.version.quantity.unit), "")


def sort_claims(standings: Sequence[Standing], unit: str, sources: Mapping[int, Source]) -> Sorted:
    """Each claim a witness, or uncounted: retracted, undated, a part, in another unit, unclear."""
    witnesses: list[Witness] = []
    uncounted: list[Uncounted] = []
    live = {s.claim_id for s in standings if not (s.retracted or s.undated)}
    for s in standings:
        measured = measure(s.version.quantity, unit)
        bar = _bar(s, measured, unit, live)
        if bar is not None:
            uncounted.append(Uncounted(list_claim(s.version, sources), *bar))
        elif measured is not None:
            origin_id = canonical(s.version.origin_id, sources)
            publisher_id = canonical(s.version.publisher_id, sources)
            witnesses.append(Witness(s, measured, origin_id, publisher_id))
    retracted = tuple(s for s in standings if s.retracted)
    return Sorted(tuple(witnesses), tuple(uncounted), retracted)


def _bar(
    s: Standing, measured: Measured | None, unit: str, live: set[int]
) -> tuple[Cause, str] | None:
    """What keeps a claim from being counted at all."""
    v = s.version
    if s.retracted:
        by = "its origin" if s.withdrawn_by_origin else "us"
        return Cause.RETRACTED, f"retracted by {by}" + (f": {v.reason}" if v.reason else "")
    if s.undated:
        return Cause.UNDATED, "it does not say when it was said"
    if v.part_of in live and v.part_of != v.claim_id:
        return Cause.PART, f"it counts a part of c{v.part_of}"
    if measured is None:
        given = v.quantity.unit or "a bare count"
        return Cause.NOT_COMPARABLE, f"{given} cannot be converted to {unit or 'a bare count'}"
    if measured.unclear:
        return Cause.UNCLEAR, f"no number is known for {shown(v.quantity)!r}"
    return None


def list_claim(v: Version, sources: Mapping[int, Source]) -> Listed:
    """A version as comparisons list it, its sources as merges have made them."""
    origin_id = canonical(v.origin_id, sources)
    publisher_id = canonical(v.publisher_id, sources)
    return Listed(
        label=v.label,
        claim_id=v.claim_id,
        quantity=v.quantity,
        origin=source_name(origin_id, sources),
        publisher=source_name(publisher_id, sources),
        attribution=v.attribution,
        said=v.said,
        event_date=v.event_date,
        origin_id=origin_id,
        publisher_id=publisher_id,
    )


def voteless(poll: Poll, sources: Mapping[int, Source]) -> list[Uncounted]:
    """The claims that have no vote because their origin speaks through another, or no more."""
    found = [
        Uncounted(list_claim(f.version, sources), *_follows(f, speaker, sources))
        for speaker in poll.speakers
        for f in speaker.followers
    ]
    for w, withdrawal in poll.withdrawn:
        reason = f"it relays c{withdrawal.claim_id}, which its origin has retracted"
        found.append(Uncounted(list_claim(w.version, sources), Cause.WITHDRAWN, reason))
    return found


def _follows(
    follower: Witness, speaker: Speaker, sources: Mapping[int, Source]
) -> tuple[Cause, str]:
    """Whether a claim without a vote repeats its origin, was replaced, or differs from it."""
    voting = speaker.witness.version
    name = source_name(speaker.witness.origin_id, sources)
    counted = f"{shown(voting.quantity)} ({voting.label})"
    if follower.own:
        if follower.version.quantity.figure == voting.quantity.figure:
            return Cause.ECHO, f"echo of {voting.label}, in which {name} said it again"
        return Cause.SUPERSEDED, f"{name} has since said {counted}"
    heard = [speaker.witness, *(f for f in speaker.followers if f.own)]
    repeated = _repeated(follower, heard)
    if repeated is voting:
        return Cause.ECHO, f"echo of c{voting.claim_id} ({name})"
    if repeated is not None:
        return Cause.ECHO, f"echo of {repeated.label}; {name} has since said {counted}"
    credited = f"it credits {shown(follower.version.quantity)} to {name}"
    if relays_newer(follower, speaker):
        return Cause.RELAY, f"{credited}, later than its own {counted}: look for a revision"
    return Cause.RELAY, f"{credited}, which is counted with {counted}"


def _repeated(follower: Witness, heard: Iterable[Witness]) -> Version | None:
    """The word of the origin that a relay repeats, exactly, rounded or more loosely."""
    for w in heard:
        if _repeats(follower.measured, w.measured):
            return w.version
        for v in reversed(w.standing.statements):
            said = v is not w.version and measure(v.quantity, follower.measured.unit)
            if said and _repeats(follower.measured, said):
                return v
    return None


def _repeats(relayed: Measured, said: Measured) -> bool:
    return same_number(said, relayed) or relayed.interval.covers(said.interval)


def relays_newer(follower: Witness, speaker: Speaker) -> bool:
    """Whether a relay was said after the origin's own word that is counted."""
    if follower.own or not speaker.witness.own:
        return False
    said = order_of(speaker.witness.version)
    return bool(said) and order_of(follower.version) > said
