"""One vote per origin: who speaks for it, and whose words it has withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from facttrack.comparison.changes import Changes, changes_of, looser, origin_changes
from facttrack.comparison.standing import Standing, order_of
from facttrack.comparison.statement import canonical
from facttrack.comparison.witness import Witness
from facttrack.domain.claim import Source, Version


@dataclass(frozen=True, slots=True)
class Speaker:
    """The claim that speaks for an origin; `changes` are those of the origin's figure."""

    witness: Witness
    changes: Changes


@dataclass(frozen=True, slots=True)
class Heard:
    """The claims of one origin that may speak for it, and those that relay what it withdrew."""

    live: Sequence[Witness]
    withdrawn: Sequence[Witness] = ()
    withdrawal: Standing | None = None


def by_origin(
    standings: Iterable[Standing], sources: Mapping[int, Source]
) -> Iterator[Sequence[Standing]]:
    """The claims of each origin in their order; unknown origins are never the same.

    The origins come in no order, and what is said of one is let go of with it.
    """
    known: dict[int, list[Standing]] = {}
    unknown: list[Standing] = []
    for s in standings:
        origin_id = canonical(s.version.origin_id, sources)
        if origin_id is None:
            unknown.append(s)
        else:
            known.setdefault(origin_id, []).append(s)
    while known:
        yield known.popitem()[1]
    yield from ((s,) for s in unknown)


def still_said(
    witnesses: Sequence[Witness], claims: Iterable[Standing], sources: Mapping[int, Source]
) -> Heard:
    """An origin's witnesses less the relays that are no younger than its own withdrawal.

    `claims` are all that it has. While a claim of its own stands, nothing is withdrawn.
    """
    withdrawals = [s for s in claims if s.withdrawn_by_origin and _own(s, sources)]
    if not withdrawals or any(w.own for w in witnesses):
        return Heard(witnesses)
    last = max(withdrawals, key=lambda s: (order_of(s.version), s.version.changeset))
    live: list[Witness] = []
    withdrawn: list[Witness] = []
    for w in witnesses:
        (live if _younger(w.version, last.version) else withdrawn).append(w)
    return Heard(live, withdrawn, last)


def _own(s: Standing, sources: Mapping[int, Source]) -> bool:
    origin_id = canonical(s.version.origin_id, sources)
    return origin_id is not None and origin_id == canonical(s.version.publisher_id, sources)


def _younger(version: Version, withdrawal: Version) -> bool:
    return bool(version.said and withdrawal.said) and order_of(version) > order_of(withdrawal)


def elect(live: Sequence[Witness]) -> Speaker:
    """Who speaks for an origin among its claims, of which there is one at least.

    Its own latest statement; a relay speaks only where it has none.
    """
    if len(live) == 1:
        return Speaker(live[0], changes_of(live[0].standing.statements))
    own = [w for w in live if w.own]
    pool = _in_order_said(own or live)
    elected = pool[-1] if own else _latest_news(pool)
    return Speaker(elected, origin_changes(pool, elected))


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
