"""How the claims at one event date relate, each to each, and each to its own past."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from facttrack.comparison.kinds import Relation, RelationKind
from facttrack.comparison.relations import relate
from facttrack.comparison.result import Pair
from facttrack.comparison.sentences import shown
from facttrack.comparison.standing import Standing
from facttrack.comparison.statement import Statement, statement_of
from facttrack.domain.claim import Question, Source, Version

MOST_CLAIMS = 200


def relate_all(
    standings: Sequence[Standing],
    voting: frozenset[int],
    question: Question,
    sources: Mapping[int, Source],
) -> tuple[tuple[Pair, ...], str]:
    """Every pair of claims and every revision of one, and a note on what was left out.

    `voting` are the numbers of the claims that have a vote. Beyond 200 claims only pairs of votes
    are given; beyond 200 votes none.
    """
    chosen, note = standings, ""
    if len(standings) > MOST_CLAIMS:
        chosen = [s for s in standings if s.claim_id in voting]
        note = f"more than {MOST_CLAIMS} claims: only the pairs of the origins' votes are given"
    if len(chosen) > MOST_CLAIMS:
        return (), f"more than {MOST_CLAIMS} votes: no pairs are given"
    return tuple(every_pair(chosen, voting, question, sources)), note


def every_pair(
    standings: Sequence[Standing],
    voting: frozenset[int],
    question: Question,
    sources: Mapping[int, Source],
) -> Iterator[Pair]:
    """The revisions of each claim, then every pair of claims, one after another and any number."""
    stated = [(s, _state(s, question, sources)) for s in standings]
    for s, statement in stated:
        yield from _revisions(s, statement)
    for (a, p), (b, q) in combinations(stated, 2):
        both = {a.claim_id, b.claim_id} <= voting
        yield Pair(a.version.label, b.version.label, relate(p, q), both)


def _state(s: Standing, question: Question, sources: Mapping[int, Source]) -> Statement:
    earlier = [v for v in s.statements if v is not s.version]
    return statement_of(s.version, question, sources, earlier)


def _revisions(s: Standing, statement: Statement) -> list[Pair]:
    return [
        Pair(a.label, b.label, _revision(a, b, statement.origin or statement.publisher))
        for a, b in pairwise(s.statements)
        if a.quantity.figure != b.quantity.figure
    ]


def _revision(a: Version, b: Version, who: str) -> Relation:
    said = [f"{shown(v.quantity)} ({v.said or 'undated'})" for v in (a, b)]
    reason = f"{b.label} revises {a.label}: {who or 'its origin'} said {said[0]}, then {said[1]}"
    return Relation(RelationKind.REVISION, reason)
