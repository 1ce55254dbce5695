"""How often a figure was replaced: within one claim, and over all of an origin's claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from facttrack.comparison.distance import same_number
from facttrack.comparison.measured import Measured, measure
from facttrack.comparison.standing import order_of, recorded_in
from facttrack.comparison.witness import Witness
from facttrack.domain.claim import Version
from facttrack.domain.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Changes:
    """How often a figure was replaced by another, by which last, and when.

    `at` is an order of `SaidDate`: "" for never, or where nobody knows when.
    """

    count: int = 0
    replaced: Quantity | None = None
    at: str = ""


_NONE = Changes()


def looser(a: Measured, b: Measured) -> bool:
    """Whether a says no more than b does, with a wider interval: "about 89,000" after 88,733."""
    return a.interval != b.interval and a.interval.covers(b.interval)


def origin_changes(pool: Sequence[Witness], elected: Witness) -> Changes:
    """The changes of an origin's figure over all the claims that may speak for it."""
    if len(pool) == 1:
        return changes_of(elected.standing.statements)
    words = _merged(pool)
    measured = [measure(v.quantity, elected.measured.unit) for v, _ in words]
    found = _NONE
    current, here = words[0], measured[0]
    for word, there in zip(words[1:], measured[1:], strict=True):
        (before, _), (after, own) = current, word
        if after.quantity.figure == before.quantity.figure:
            continue
        repeats = here and there and (same_number(here, there) or looser(there, here))
        if repeats and not own and after.claim_id != before.claim_id:
            continue
        found = Changes(found.count + 1, before.quantity, max(found.at, order_of(after)))
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
            place = recorded_in(v, w.standing.versions)
            keyed.append(((latest, place, w.claim_id, v.number), (v, w.own)))
    return [word for _, word in sorted(keyed, key=lambda pair: pair[0])]


def changes_of(statements: Sequence[Version]) -> Changes:
    """The changes of one claim's figure, given its successive words."""
    found = _NONE
    for before, after in pairwise(statements):
        if before.quantity.figure != after.quantity.figure:
            found = Changes(found.count + 1, before.quantity, max(found.at, order_of(after)))
    return found
