"""What becomes of an origin's claims beside the one that speaks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from facttrack.comparison.distance import same_number
from facttrack.comparison.measured import Measured, measure
from facttrack.comparison.origins import Speaker
from facttrack.comparison.result import Cause
from facttrack.comparison.sentences import shown
from facttrack.comparison.standing import order_of
from facttrack.comparison.witness import Witness
from facttrack.domain.claim import Version
from facttrack.domain.interval import Interval

# What a figure is told from others by; its words and the digits that it shows are not part of it.
_Figure = tuple[object, object, Interval, Interval, bool]


@dataclass(slots=True)
class Hearing:
    """What an origin said, by which its claims without a vote are told apart.

    `name` is the origin's, `own` are the claims that it made itself. There may be very many relays
    of few figures: each figure is looked for once, and each reason is one text.
    """

    speaker: Speaker
    own: Iterable[Witness]
    name: str
    _words: list[tuple[Version, Measured]] | None = None
    _repeats: dict[_Figure, Version | None] = field(default_factory=dict)
    _reasons: dict[str, str] = field(default_factory=dict)

    def follows(self, follower: Witness) -> tuple[Cause, str]:
        """Whether a claim without a vote repeats its origin, was replaced, or differs from it."""
        cause, reason = self._follows(follower)
        return cause, self._reasons.setdefault(reason, reason)

    def _follows(self, follower: Witness) -> tuple[Cause, str]:
        voting = self.speaker.witness.version
        if follower.own:
            if follower.version.quantity.figure == voting.quantity.figure:
                return Cause.ECHO, f"echo of {voting.label}, in which {self.name} said it again"
            return Cause.SUPERSEDED, f"{self.name} has since said {_counted(voting)}"
        repeated = self._repeated(follower.measured)
        if repeated is voting:
            return Cause.ECHO, f"echo of c{voting.claim_id} ({self.name})"
        if repeated is not None:
            since = f"{self.name} has since said {_counted(voting)}"
            return Cause.ECHO, f"echo of {repeated.label}; {since}"
        credited = f"it credits {shown(follower.version.quantity)} to {self.name}"
        if relays_newer(follower, self.speaker):
            since = f"later than its own {_counted(voting)}: look for a revision"
            return Cause.RELAY, f"{credited}, {since}"
        return Cause.RELAY, f"{credited}, which is counted with {_counted(voting)}"

    def _repeated(self, relayed: Measured) -> Version | None:
        """The word of the origin that a relay repeats, exactly, rounded or more loosely."""
        if _repeats(relayed, self.speaker.witness.measured):
            return self.speaker.witness.version
        if self._words is None:
            self._words = list(self._other_words())
        if not self._words:
            return None
        figure = (relayed.point, relayed.half, relayed.interval, relayed.core, relayed.vague)
        if figure not in self._repeats:
            found = (v for v, said in self._words if _repeats(relayed, said))
            self._repeats[figure] = next(found, None)
        return self._repeats[figure]

    def _other_words(self) -> Iterator[tuple[Version, Measured]]:
        """All that the origin said beside what is counted, the words of each claim newest first."""
        voting = self.speaker.witness
        for w in (voting, *(w for w in self.own if w is not voting)):
            if w is not voting:
                yield w.version, w.measured
            for v in reversed(w.standing.statements):
                said = None if v is w.version else measure(v.quantity, voting.measured.unit)
                if said is not None:
                    yield v, said


def _counted(voting: Version) -> str:
    return f"{shown(voting.quantity)} ({voting.label})"


def _repeats(relayed: Measured, said: Measured) -> bool:
    return same_number(said, relayed) or relayed.interval.covers(said.interval)


def relays_newer(follower: Witness, speaker: Speaker) -> bool:
    """Whether a relay was said after the origin's own word that is counted."""
    if follower.own or not speaker.witness.own:
        return False
    said = order_of(speaker.witness.version)
    return bool(said) and order_of(follower.version) > said
