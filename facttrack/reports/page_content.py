"""What a page says of one question, gathered before it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from facttrack.comparison.result import Comparison, Uncounted, Vote
from facttrack.domain.claim import Changeset, Document, History, Question, Sighting, Version
from facttrack.services.browse import (
    ClaimState,
    Selection,
    context,
    list_claims,
    said_only,
)
from facttrack.services.comparing import compare_question, question_histories
from facttrack.services.differences import Change, Effect, LedgerDiff
from facttrack.services.masking import Mask
from facttrack.services.session import Session, View
from facttrack.storage import reader

_MOST_CONFLICTS = 6


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """A claim with its standing: the vote that it is, or why it has none, or neither.

    `recorded` is the changeset of its first version.
    """

    state: ClaimState
    history: History
    vote: Vote | None
    left_out: Uncounted | None
    best: bool
    recorded: Changeset | None

    @property
    def version(self) -> Version:
        """The version in force."""
        return self.state.version

    @property
    def document(self) -> Document | None:
        """Where it was seen."""
        return self.state.document

    @property
    def gone(self) -> bool:
        """Whether it was withdrawn."""
        return self.state.standing.retracted

    @property
    def moved(self) -> bool:
        """Whether there is more to its history than that it was recorded."""
        return len(self.history.versions) > 1 or bool(self.history.sightings)


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that the page of one question shows.

    `comparison` is that of its latest event date, `others` those of its other dates, the latest
    first; `conflicts` tells the worst between its origins. `changes` is None where no earlier page
    was named.
    """

    question: Question
    view: View
    comparison: Comparison
    others: tuple[Comparison, ...]
    claims: tuple[ClaimEntry, ...]
    changesets: Mapping[int, Changeset]
    conflicts: tuple[str, ...]
    changes: tuple[Change, ...] | None
    effects: tuple[Effect, ...]

    @property
    def every_date(self) -> list[Comparison]:
        """The comparisons of all event dates, the latest first."""
        return [self.comparison, *self.others]

    @property
    def moved(self) -> list[ClaimEntry]:
        """The claims that have a history."""
        return [entry for entry in self.claims if entry.moved]


def gather(session: Session, view: View, question: Question, diff: LedgerDiff | None) -> Content:
    """The content of a question's page, `diff` what was recorded since an earlier one."""
    name = f"q{question.id}"
    every = compare_question(session, name, view, all_dates=True)
    every = every or compare_question(session, name, view)
    latest = max(every, key=_lateness)
    others = [c for c in every if c is not latest]
    known = context(session, view)
    kept = question_histories(session, question, view, known)
    histories = {h.claim_id: said_only(h, view) for h in kept}
    changesets = dict(_changesets(session, histories, known.mask))
    states = list_claims(session, view, Selection(question=name))
    claims = tuple(_entries(states, histories, [latest, *others], changesets))
    return Content(
        question=question,
        view=view,
        comparison=latest,
        others=tuple(reversed(others)),
        claims=claims,
        changesets=changesets,
        conflicts=tuple(islice(_conflicts(latest), _MOST_CONFLICTS)),
        changes=_changes(diff, histories),
        effects=tuple(e for e in diff.effects if e.question_id == question.id) if diff else (),
    )


def _lateness(c: Comparison) -> tuple[bool, date, date]:
    """Sorts comparisons by the ends of their event dates, unknown ones first."""
    day = c.event_date
    if day is None or not day.resolved:
        return False, date.min, date.min
    return True, day.last, day.first


def _conflicts(c: Comparison) -> Iterator[str]:
    """How the origins' figures conflict, the worst first; no ratio is worse than any."""
    found = [p.relation for p in c.pairs if p.counted and p.relation.severity]
    found.sort(key=lambda r: (r.ratio is not None, -(r.ratio or 0)))
    return (relation.reason for relation in found)


def _changesets(
    session: Session, histories: Mapping[int, History], hidden: Mask
) -> Iterator[tuple[int, Changeset]]:
    numbers = {v.changeset for h in histories.values() for v in h.versions}
    numbers |= {s.changeset for h in histories.values() for s in h.sightings}
    for number in sorted(numbers):
        found = reader.changeset(session.connection, number)
        if found is not None:
            yield number, hidden.changeset(found)


def _entries(
    states: Iterator[ClaimState],
    histories: Mapping[int, History],
    comparisons: Sequence[Comparison],
    changesets: Mapping[int, Changeset],
) -> Iterator[ClaimEntry]:
    votes = {v.claim.claim_id: v for c in comparisons for v in c.votes}
    bests = {c.best_vote.claim.claim_id for c in comparisons if c.best_vote}
    left_out = {u.claim.claim_id: u for c in comparisons for u in c.uncounted}
    for state in states:
        id_ = state.version.claim_id
        history = histories.get(id_, state.standing.history)
        yield ClaimEntry(
            state,
            history,
            votes.get(id_),
            left_out.get(id_),
            id_ in bests,
            changesets.get(history.versions[0].changeset) if history.versions else None,
        )


def _changes(
    diff: LedgerDiff | None, histories: Mapping[int, History]
) -> tuple[Change, ...] | None:
    if diff is None:
        return None
    return tuple(c for c in diff.changes if c.claim_id in histories)


def events(history: History) -> list[Version | Sighting]:
    """The versions and sightings of a claim in the order recorded."""
    found: list[Version | Sighting] = [*history.versions, *history.sightings]
    return sorted(found, key=lambda e: (e.changeset, isinstance(e, Sighting)))
