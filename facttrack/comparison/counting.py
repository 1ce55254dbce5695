"""Which claims at one event date have a vote, and what becomes of those that have none."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from facttrack.comparison.changes import changes_of
from facttrack.comparison.hearing import Hearing, relays_newer
from facttrack.comparison.measured import Measured, measure
from facttrack.comparison.origins import Heard, Speaker, by_origin, elect, still_said
from facttrack.comparison.result import Cause, Listed, Uncounted
from facttrack.comparison.sentences import shown
from facttrack.comparison.standing import Standing
from facttrack.comparison.statement import canonical, source_name
from facttrack.comparison.witness import Witness
from facttrack.domain.claim import Question, Source, Version


@dataclass(frozen=True, slots=True)
class Counted:
    """The claims that have no vote, by claim number, and what was heard while others got theirs.

    `revisions` are the changes of each origin's figure, and those of each claim that only relays
    it; `relay_newer` tells that a relay gives another number than its origin, and a later one.
    """

    uncounted: tuple[Uncounted, ...]
    revisions: int
    relay_newer: bool


def unit_of(question: Question, standings: Iterable[Standing]) -> str:
    """The unit to compare in: the question's, else the first known one by claim number."""
    if question.unit:
        return question.unit
    return next((s.version.quantity.unit for s in standings if s.version.quantity.unit), "")


def count_claims(
    standings: Sequence[Standing], unit: str, sources: Mapping[int, Source]
) -> tuple[deque[Speaker], Counted]:
    """Who speaks for each origin, by claim number; every other claim is uncounted, with its cause.

    The claims of one origin are measured at a time: there may be a million of all.
    """
    counter = _Counter(unit, sources, _wholes(standings))
    for claims in by_origin(standings, sources):
        counter.count(claims)
    counter.speakers.sort(key=lambda s: s.witness.claim_id)
    counter.uncounted.sort(key=lambda u: u.claim.claim_id)
    counted = Counted(tuple(counter.uncounted), counter.revisions, counter.relay_newer)
    return deque(counter.speakers), counted


def _wholes(standings: Iterable[Standing]) -> frozenset[int]:
    """The live claims that others count a part of."""
    named = {s.version.part_of for s in standings} - {None}
    live = (s.claim_id for s in standings if not (s.retracted or s.undated))
    return frozenset(id_ for id_ in live if id_ in named) if named else frozenset()


@dataclass(slots=True)
class _Counter:
    """What is counted while the origins go by."""

    unit: str
    sources: Mapping[int, Source]
    wholes: frozenset[int]
    speakers: list[Speaker] = field(default_factory=list)
    uncounted: list[Uncounted] = field(default_factory=list)
    revisions: int = 0
    relay_newer: bool = False

    def count(self, claims: Sequence[Standing]) -> None:
        """Count the claims of one origin."""
        witnesses = [w for w in map(self._witness, claims) if w is not None]
        heard = still_said(witnesses, claims, self.sources)
        if heard.withdrawal is not None:
            label = f"c{heard.withdrawal.claim_id}"
            reason = f"it relays {label}, which its origin has retracted"
            for w in heard.withdrawn:
                self._leave_out(w.version, Cause.WITHDRAWN, reason)
        if heard.live:
            self._hear(heard)

    def _hear(self, heard: Heard) -> None:
        speaker = elect(heard.live)
        voting = speaker.witness
        self.speakers.append(speaker)
        self.revisions += speaker.changes.count
        own = [w for w in heard.live if w.own]
        hearing = Hearing(speaker, own, source_name(voting.origin_id, self.sources))
        for w in heard.live:
            if w is voting:
                continue
            cause, reason = hearing.follows(w)
            self._leave_out(w.version, cause, reason)
            self.relay_newer |= cause is Cause.RELAY and relays_newer(w, speaker)
            if voting.own and not w.own:
                self.revisions += changes_of(w.standing.statements).count

    def _witness(self, s: Standing) -> Witness | None:
        """The claim as it can be counted; None where it cannot, which is listed."""
        measured = measure(s.version.quantity, self.unit)
        bar = self._bar(s, measured)
        if bar is not None:
            self._leave_out(s.version, *bar)
        if bar is not None or measured is None:
            return None
        origin_id = canonical(s.version.origin_id, self.sources)
        return Witness(s, measured, origin_id, canonical(s.version.publisher_id, self.sources))

    def _leave_out(self, version: Version, cause: Cause, reason: str) -> None:
        self.uncounted.append(Uncounted(list_claim(version, self.sources), cause, reason))

    def _bar(self, s: Standing, measured: Measured | None) -> tuple[Cause, str] | None:
        """What keeps a claim from being counted at all."""
        v = s.version
        if s.retracted:
            by = "its origin" if s.withdrawn_by_origin else "us"
            return Cause.RETRACTED, f"retracted by {by}" + (f": {v.reason}" if v.reason else "")
        if s.undated:
            return Cause.UNDATED, "it does not say when it was said"
        if v.part_of in self.wholes and v.part_of != v.claim_id:
            return Cause.PART, f"it counts a part of c{v.part_of}"
        if measured is None:
            given, unit = v.quantity.unit or "a bare count", self.unit or "a bare count"
            return Cause.NOT_COMPARABLE, f"{given} cannot be converted to {unit}"
        if measured.unclear:
            return Cause.UNCLEAR, f"no number is known for {shown(v.quantity)!r}"
        return None


def list_claim(v: Version, sources: Mapping[int, Source]) -> Listed:
    """A version as comparisons list it, its sources as merges have made them."""
    origin_id = canonical(v.origin_id, sources)
    publisher_id = canonical(v.publisher_id, sources)
    return Listed(
        version=v,
        origin=source_name(origin_id, sources),
        publisher=source_name(publisher_id, sources),
        origin_id=origin_id,
        publisher_id=publisher_id,
    )
