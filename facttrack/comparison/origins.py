"""One vote per origin: who speaks for it, what it said before, and who only repeats it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from facttrack.comparison.distance import same_number
from facttrack.comparison.measured import Measured, measure
from facttrack.comparison.standing import Standing, order_of, recorded_in
from facttrack.comparison.statement import canonical
from facttrack.domain.claim import Source, Version
from facttrack.domain.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Witness:
    """A claim that can be counted: how it stands, its quantity measured, whose word it is."""

    standing: Standing
    measured: Measured
    origin_id: int | None
    publisher_id: int | None

    @property
    def own(self) -> bool:
        """Whether the origin says it itself; a claim of unknown origin speaks for itself."""
        return self.origin_id is None or self.origin_id == self.publisher_id

    @property
    def version(self) -> Version:
        """The version in force."""
        return self.standing.version

    @property
    def claim_id(self) -> int:
        """The claim's number."""
        return self.standing.claim_id


@dataclass(frozen=True, slots=True)
class Changes:
    """How often a figure was replaced by another, by which last, and when.

    `at` is an order of `SaidDate`: "" for never, or where nobody knows when.
    """

    count: int = 0
    replaced: Quantity | None = None
    at: str = ""


@dataclass(frozen=True, slots=True)
class Speaker:
    """The claim that speaks for an origin, and the origin's other claims, which have no vote.

    `changes` are those of the origin's figure.
    """

    witness: Witness
    changes: Changes
    followers: tuple[Witness, ...] = ()


@dataclass(frozen=True, slots=True)
class Poll:
    """One speaker for each origin, by claim number, and the relays of words since withdrawn."""

    speakers: tuple[Speaker, ...]
    withdrawn: tuple[tuple[Witness, Standing], ...] = ()


@dataclass(slots=True)
class _Origin:
    witnesses: list[Witness] = field(default_factory=list)
    withdrawals: list[Standing] = field(default_factory=list)


def poll(
    witnesses: Iterable[Witness], retracted: Iterable[Standing], sources: Mapping[int, Source]
) -> Poll:
    """One vote per origin: its own latest statement; a relay speaks only where it has none.

    A relay that is no younger than its origin's own withdrawal speaks for nobody. Unknown origins
    are never the same.
    """
    speakers: list[Speaker] = []
    withdrawn: list[tuple[Witness, Standing]] = []
    for origin in _by_origin(witnesses, retracted, sources):
        live = origin.witnesses
        if origin.withdrawals and not any(w.own for w in live):
            withdrawal = _latest_withdrawal(origin.withdrawals)
            dropped = [w for w in live if not _younger(w.version, withdrawal.version)]
            withdrawn += [(w, withdrawal) for w in dropped]
            live = [w for w in live if w not in dropped]
        if live:
            speakers.append(_elect(live))
    speakers.sort(key=lambda s: s.witness.claim_id)
    withdrawn.sort(key=lambda pair: pair[0].claim_id)
    return Poll(tuple(speakers), tuple(withdrawn))


def _by_origin(
    witnesses: Iterable[Witness], retracted: Iterable[Standing], sources: Mapping[int, Source]
) -> list[_Origin]:
    known: dict[int, _Origin] = {}
    unknown: list[_Origin] = []
    for w in witnesses:
        if w.origin_id is None:
            unknown.append(_Origin([w]))
        else:
            known.setdefault(w.origin_id, _Origin()).witnesses.append(w)
    for standing in retracted:
        origin_id = canonical(standing.version.origin_id, sources)
        publisher_id = canonical(standing.version.publisher_id, sources)
        own = origin_id is not None and origin_id == publisher_id
        if own and standing.withdrawn_by_origin and origin_id in known:
            known[origin_id].withdrawals.append(standing)
    return [*known.values(), *unknown]


def _latest_withdrawal(withdrawals: list[Standing]) -> Standing:
    return max(withdrawals, key=lambda s: (order_of(s.version), s.version.changeset))


def _younger(version: Version, withdrawal: Version) -> bool:
    return bool(version.said and withdrawal.said) and order_of(version) > order_of(withdrawal)


def _elect(live: Sequence[Witness]) -> Speaker:
    """Who speaks for an origin among its claims, of which there is one at least."""
    if len(live) == 1:
        return Speaker(live[0], changes_of(live[0].standing.statements))
    own = [w for w in live if w.own]
    pool = _in_order_said(own or live)
    elected = pool[-1] if own else _latest_news(pool)
    followers = sorted((w for w in live if w is not elected), key=lambda w: w.claim_id)
    return Speaker(elected, _changes(pool, elected), tuple(followers))


def _in_order_said(witnesses: Sequence[Witness]) -> list[Witness]:
    """By assertion, else published, else changeset; the undated after that recorded before it."""
    latest = ""
    keyed = []
    for w in sorted(witnesses, key=lambda w: (w.standing.place, w.claim_id)):
        order = order_of(w.version) or latest
        latest = max(latest, order)
        keyed.append((order, w.standing.place, w.claim_id, w))
    return [w for *_, w in sorted(keyed, key=lambda row: row[:3])]


def _latest_news(relays: Sequence[Witness]) -> Witness:
    """The latest relay, unless it only says an earlier one's figure more loosely."""
    current = relays[0]
    for relay in relays[1:]:
        if not _looser(relay.measured, current.measured):
            current = relay
    return current


def _looser(a: Measured, b: Measured) -> bool:
    """Whether a says no more than b does, with a wider interval: "about 89,000" after 88,733."""
    return a.interval != b.interval and a.interval.covers(b.interval)


def _changes(pool: Sequence[Witness], elected: Witness) -> Changes:
    """The changes of an origin's figure over all the claims that may speak for it."""
    if len(pool) == 1:
        return changes_of(elected.standing.statements)
    words = _merged(pool)
    measured = [measure(v.quantity, elected.measured.unit) for v, _ in words]
    found = Changes()
    current, here = words[0], measured[0]
    for word, there in zip(words[1:], measured[1:], strict=True):
        (before, _), (after, own) = current, word
        if after.quantity.figure == before.quantity.figure:
            continue
        repeats = here and there and (same_number(here, there) or _looser(there, here))
        if repeats and not own and after.claim_id != before.claim_id:
            continue
        found = Changes(found.count + 1, before.quantity, order_of(after))
        current, here = word, there
    settled = current[0].quantity.figure == elected.version.quantity.figure
    return found if settled else Changes(found.count, None, found.at)


def _merged(pool: Sequence[Witness]) -> list[tuple[Version, bool]]:
    """Every word of the claims in the order said, and whether it is the origin's own."""
    keyed = []
    for w in pool:
        latest = ""
        for v in w.standing.statements:
            latest = max(latest, order_of(v))
            place = recorded_in(v, w.standing.history.versions)
            keyed.append(((latest, place, w.claim_id, v.number), (v, w.own)))
    return [word for _, word in sorted(keyed, key=lambda pair: pair[0])]


def changes_of(statements: Sequence[Version]) -> Changes:
    """The changes of one claim's figure, given its successive words."""
    found = Changes()
    for before, after in pairwise(statements):
        if before.quantity.figure != after.quantity.figure:
            found = Changes(found.count + 1, before.quantity, order_of(after))
    return found
