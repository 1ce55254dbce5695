"""The counted claims as votes, each with the marks that a reader has to see."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from heapq import nlargest

from facttrack.comparison.counting import list_claim
from facttrack.comparison.origins import Speaker
from facttrack.comparison.result import Vote
from facttrack.comparison.standing import order_of
from facttrack.domain.claim import Source
from facttrack.domain.interval import Interval


def cast_votes(
    speakers: deque[Speaker],
    intervals: Sequence[Interval],
    sources: Mapping[int, Source],
    outliers: Collection[int],
    aside: Collection[int],
) -> tuple[Vote, ...]:
    """One vote a speaker, in their order; `outliers` and `aside` are places among them.

    Each speaker is let go of when it has voted.
    """
    changes = nlargest(2, ((s.changes.at, n) for n, s in enumerate(speakers)))
    votes = []
    known: dict[tuple[str, ...], tuple[str, ...]] = {}  # very many votes have the same few marks
    for n, interval in enumerate(intervals):
        speaker = speakers.popleft()
        marks = [*_marks(speaker, alone=len(intervals) == 1)]
        if _stale(n, speaker, changes):
            marks.insert(0, "stale")
        if n in outliers:
            marks.append("outlier")
        if n in aside:
            marks.append("set_aside")
        listed = list_claim(speaker.witness.version, sources)
        replaced = speaker.changes.replaced
        marked = known.setdefault(tuple(marks), tuple(marks))
        votes.append(Vote(listed, speaker.witness.measured, interval, marked, replaced))
    return tuple(votes)


def _stale(n: int, speaker: Speaker, changes: Sequence[tuple[str, int]]) -> bool:
    """Whether another origin has changed its figure since this vote was said."""
    said = order_of(speaker.witness.version)
    latest = next((at for at, other in changes if other != n), "")
    return bool(said) and latest > said


def _marks(speaker: Speaker, *, alone: bool) -> Iterator[str]:
    witness = speaker.witness
    if speaker.changes.replaced is not None:
        yield "revised"
    if not witness.own:
        yield "relayed"
    if alone:
        yield "single_origin"
    if witness.version.origin_assumed:
        yield "origin_assumed"
    if witness.origin_id is None:
        yield "origin_unknown"
    if not witness.version.quantity.unit:
        yield "unit_unknown"
    if witness.version.said is None:
        yield "undated"
    if witness.measured.vague:
        yield "vague"
