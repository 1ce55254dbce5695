"""One vote per origin: who speaks for it, and who only repeats it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from facttrack.comparison.changes import Changes, changes_of, looser, origin_changes
from facttrack.comparison.standing import Standing, order_of
from facttrack.comparison.statement import canonical
from facttrack.comparison.witness import Witness
from facttrack.domain.claim import Source, Version


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
    return Speaker(elected, origin_changes(pool, elected), tuple(followers))


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
        if not looser(relay.measured, current.measured):
            current = relay
    return current
