"""What a page says of one question, gathered before it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice

from facttrack.comparison import compare, compare_dates, compare_groups
from facttrack.comparison.result import Comparison, Listed, Uncounted, Vote
from facttrack.domain.claim import Changeset, Document, History, Question, Sighting, Version
from facttrack.domain.dates import EventDate
from facttrack.services.browse import (
    ClaimState,
    Context,
    context,
    said_only,
    state_of,
    with_documents,
)
from facttrack.services.decided import Decided, beside, decided
from facttrack.services.differences import Change, Effect, LedgerDiff, Looked, diff_question
from facttrack.services.masking import Mask
from facttrack.services.question_dates import question_histories
from facttrack.services.session import Session, View
from facttrack.storage import reader

_MOST_CONFLICTS = 6


def day_text(day: EventDate | None) -> str:
    """An event date as a page writes it."""
    return str(day or "no event date")


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
    def day(self) -> str:
        """Its event date."""
        return day_text(self.version.event_date)

    @property
    def gone(self) -> bool:
        """Whether it was withdrawn."""
        return self.state.standing.retracted

    @property
    def moved(self) -> bool:
        """Whether there is more to its history than that it was recorded."""
        return len(self.history.versions) > 1 or bool(self.history.sightings)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two votes that conflict, and how."""

    first: Listed
    second: Listed
    reason: str


@dataclass(frozen=True, slots=True)
class Part:
    """Part `number` of `of` of a question's claims: those that stand in one file."""

    number: int
    of: int
    claims: tuple[ClaimEntry, ...]

    @property
    def days(self) -> list[tuple[str, list[ClaimEntry]]]:
        """The claims of each event date, the latest first."""
        return [(day, list(group)) for day, group in groupby(self.claims, key=lambda e: e.day)]

    @property
    def moved(self) -> list[ClaimEntry]:
        """The claims that have a history."""
        return [entry for entry in self.claims if entry.moved]

    @property
    def span(self) -> str:
        """From which event date back to which."""
        ends = (*self.claims[:1], *self.claims[-1:])
        return " back to ".join(dict.fromkeys(entry.day for entry in ends))


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
    conflicts: tuple[Conflict, ...]
    changes: tuple[Change, ...] | None
    effects: tuple[Effect, ...]

    @property
    def every_date(self) -> list[Comparison]:
        """The comparisons of all event dates, the latest first."""
        return [self.comparison, *self.others]

    def parts(self, most: int) -> list[Part]:
        """The claims in parts of at most `most`, those of one event date together if they fit."""
        found: list[list[ClaimEntry]] = [[]]
        for _, group in groupby(self.claims, key=lambda e: e.day):
            rest = list(group)
            if found[-1] and len(found[-1]) + len(rest) > most:
                found.append([])
            while rest:
                if len(found[-1]) == most:
                    found.append([])
                room = most - len(found[-1])
                found[-1] += rest[:room]
                rest = rest[room:]
        return [Part(n, len(found), tuple(piece)) for n, piece in enumerate(found, 1)]


@dataclass(frozen=True, slots=True)
class Known:
    """What the pages of all questions share: names, and what the desk decided."""

    names: Context
    settled: Decided


def learn(session: Session, view: View) -> Known:
    """What every page of a view has to know."""
    names = context(session, view)
    return Known(names, decided(session, view, names.questions))


def gather(
    session: Session, view: View, known: Known, question: Question, since: Looked | None
) -> Content:
    """The content of a question's page, with what was recorded `since` an earlier one."""
    names = known.names
    diff = diff_question(session, since, question) if since else None
    kept = question_histories(session, question, view, names)
    every = sorted(_compared(question, kept, view, known), key=_lateness, reverse=True)
    histories = {h.claim_id: said_only(h, view) for h in kept}
    changesets = dict(_changesets(session, histories, names.mask))
    states = [s for s in (state_of(h, view, names) for h in kept) if s is not None]
    states = with_documents(session, states, names.mask)
    return Content(
        question=question,
        view=view,
        comparison=every[0],
        others=tuple(every[1:]),
        claims=tuple(_in_order(_entries(states, histories, every, changesets), every)),
        changesets=changesets,
        conflicts=tuple(islice(_conflicts(every[0]), _MOST_CONFLICTS)),
        changes=_changes(diff, histories),
        effects=diff.effects if diff else (),
    )


def _compared(
    question: Question, histories: list[History], view: View, known: Known
) -> list[Comparison]:
    """The comparison at every event date; an empty one where nothing had been said."""
    found = list(
        compare_groups(
            question,
            compare_dates(histories, view.said_by),
            known.names.sources,
            as_of=view.changeset,
            said_by=view.said_by,
        )
    )
    if not found:
        found = [
            compare(
                question,
                histories,
                known.names.sources,
                event_date=None,
                as_of=view.changeset,
                said_by=view.said_by,
            )
        ]
    return [beside(c, known.settled) for c in found]


def _in_order(entries: Iterable[ClaimEntry], every: Sequence[Comparison]) -> list[ClaimEntry]:
    """The claims by event date, the latest first, as the comparisons are; then by number."""
    ranks = {day_text(c.event_date): n for n, c in enumerate(every)}
    return sorted(entries, key=lambda e: (ranks.get(e.day, len(ranks)), e.version.claim_id))


def _lateness(c: Comparison) -> tuple[bool, date, date]:
    """Sorts comparisons by the ends of their event dates, unknown ones first."""
    day = c.event_date
    if day is None or not day.resolved:
        return False, date.min, date.min
    return True, day.last, day.first


def _conflicts(c: Comparison) -> Iterator[Conflict]:
    """How the origins' figures conflict, the worst first; no ratio is worse than any."""
    found = [p for p in c.pairs if p.counted and p.relation.severity]
    found.sort(key=lambda p: (p.relation.ratio is not None, -(p.relation.ratio or 0)))
    claims = {v.claim.label: v.claim for v in c.votes}
    for pair in found:
        reason = pair.relation.reason.partition(" conflict: ")[2] or pair.relation.reason
        yield Conflict(claims[pair.a], claims[pair.b], reason)


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
    states: Iterable[ClaimState],
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
