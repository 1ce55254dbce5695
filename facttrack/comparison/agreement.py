"""On which interval most origins agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from facttrack.comparison import exactly
from facttrack.domain.interval import Interval

# A bound as a place on the line: infinite or not, the number, and just below, at or just above it.
# Two intervals share no number where one ends before the other starts.
Place = tuple[int, Decimal, int]
_NOWHERE = Decimal(0)


@dataclass(frozen=True, slots=True)
class Agreement:
    """`m` of `k` independent origins agree on `interval`; `labels` name the agreeing votes."""

    m: int
    k: int
    interval: Interval
    labels: tuple[str, ...]


def agreement(
    intervals: Sequence[Interval], labels: Iterable[str], best: Decimal | None
) -> Agreement | None:
    """The interval that most of the intervals share; None where no two share a number.

    Marzullo's algorithm (K. Marzullo, Maintaining the Time in a Distributed System, 1984), with
    open ends told from closed ones. Of several such intervals the one that holds the best is
    taken, then the narrowest, then the lowest.
    """
    m, shared = _most_shared(intervals)
    if m <= 1:
        return None
    chosen = min(shared, key=lambda i: _preference(i, best))
    agreeing = (label for label, i in zip(labels, intervals, strict=True) if i.covers(chosen))
    return Agreement(m, len(intervals), chosen, tuple(agreeing))


def _most_shared(intervals: Sequence[Interval]) -> tuple[int, list[Interval]]:
    """How many intervals share a number at the most, and every stretch that so many share.

    At one place an interval starts before another ends, so that closed ends that touch share it.
    """
    starts, ends = by_start(intervals), by_end(intervals)
    most = opened = 0
    shared: list[Interval] = []
    for closed, ending in enumerate(ends):
        before, end = opened, end_of(ending)
        while opened < len(starts) and start_of(starts[opened]) <= end:
            opened += 1
        depth = opened - closed
        if opened > before and depth >= most:
            last = starts[opened - 1]
            if depth > most:
                most, shared = depth, []
            shared.append(Interval(last.low, ending.high, last.low_open, ending.high_open))
    return most, shared


def start_of(i: Interval) -> Place:
    """The place where an interval starts."""
    return (-1, _NOWHERE, 0) if i.low is None else (0, i.low, 1 if i.low_open else 0)


def end_of(i: Interval) -> Place:
    """The place where an interval ends."""
    return (1, _NOWHERE, 0) if i.high is None else (0, i.high, -1 if i.high_open else 0)


def by_start(intervals: Iterable[Interval]) -> list[Interval]:
    """The intervals in the order of their starts, sorted without a place for each of a million."""
    ordered = sorted(intervals, key=lambda i: i.low is not None and i.low_open)
    ordered.sort(key=lambda i: _NOWHERE if i.low is None else i.low)
    ordered.sort(key=lambda i: i.low is not None)
    return ordered


def by_end(intervals: Iterable[Interval]) -> list[Interval]:
    """The intervals in the order of their ends, sorted as by their starts."""
    ordered = sorted(intervals, key=lambda i: i.high is not None and not i.high_open)
    ordered.sort(key=lambda i: _NOWHERE if i.high is None else i.high)
    ordered.sort(key=lambda i: i.high is None)
    return ordered


def _preference(i: Interval, best: Decimal | None) -> tuple[bool, bool, Decimal, Place]:
    holds = best is not None and i.contains(best)
    endless = i.low is None or i.high is None
    width = _NOWHERE
    if i.low is not None and i.high is not None:
        width = exactly.difference(i.high, i.low)
    return not holds, endless, width, start_of(i)
