"""The claims of each question event date by event date: of a large one a part of them at a time."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from facttrack.comparison.event_dates import (
    DateGroup,
    DateKey,
    compare_dates,
    date_key,
    event_dates,
    latest_date,
    overlap,
    overlaps,
)
from facttrack.domain.claim import History, Question
from facttrack.domain.dates import EventDate
from facttrack.services.browse import Context, merged_into
from facttrack.services.session import Session, View
from facttrack.storage import names, reader
from facttrack.storage.rows import COMPARED_SELECT, VERSION_SELECT

# A question of more versions is read in parts of about so many claims.
MOST_AT_ONCE = 10_000

Grouped = tuple[Question, Iterator[DateGroup]]


def by_question(
    session: Session, view: View, known: Context, wanted: set[int]
) -> Iterator[Grouped]:
    """Each question with its claims by event date, in the order of their numbers.

    Of `wanted` only, where any are given. The claims of a question are there to be gone through
    once, before the next question is asked for.
    """
    questions = known.questions
    if wanted:
        return _each(session, view, known, sorted(wanted))
    merged = {q.id for q in questions.values() if q.merged_into is not None}
    targets = {names.resolve(questions, id_) for id_ in merged}
    large = reader.large_questions(session.connection, MOST_AT_ONCE)
    apart = targets | merged | set(large)
    groups = reader.histories_by_question(session.connection, view.changeset, large)
    streamed = (
        (questions[id_], iter(compare_dates(map(known.mask.history, histories), view.said_by)))
        for id_, histories in groups
        if id_ in questions and id_ not in apart
    )
    gathered = targets | {id_ for id_ in large if id_ in questions and id_ not in merged}
    return _in_order(streamed, _each(session, view, known, sorted(gathered)))


def _each(session: Session, view: View, known: Context, ids: Iterable[int]) -> Iterator[Grouped]:
    for id_ in ids:
        question = known.questions[id_]
        yield question, date_groups(session, question, view, known)


def _in_order(streamed: Iterator[Grouped], gathered: Iterator[Grouped]) -> Iterator[Grouped]:
    waiting = next(gathered, None)
    for question, groups in streamed:
        while waiting is not None and waiting[0].id < question.id:
            yield waiting
            waiting = next(gathered, None)
        yield question, groups
    yield from chain([waiting] if waiting else [], gathered)


def date_groups(
    session: Session, question: Question, view: View, known: Context
) -> Iterator[DateGroup]:
    """The event dates of a question with the claims at each, in order, unknown ones last."""
    if not _is_large(session, question, known):
        found = question_histories(session, question, view, known, COMPARED_SELECT)
        yield from compare_dates(found, view.said_by)
        return
    claims = _claims_by_date(session, question, view, known)
    ordered = sorted(claims)
    near = overlaps(ordered)
    for part in _parts(ordered, claims):
        keys = set(chain(part, *(near.get(key, ()) for key in part)))
        read = _histories(session, view, known, chain(*(claims[key] for key in keys)))
        # A claim that was ever given a date is read with it, and need not stand there.
        yield from (
            group
            for group in compare_dates(read, view.said_by)
            if date_key(group.event_date) in part
        )


def dates_standing(
    session: Session, question: Question, view: View, known: Context
) -> list[EventDate | None]:
    """The event dates at which a question has claims in a view, in order, unknown ones last."""
    return event_dates(_filed(session, question, view, known, COMPARED_SELECT), view.said_by)


def claims_around(
    session: Session, question: Question, view: View, known: Context, asked: EventDate | None
) -> tuple[EventDate | None, list[History]]:
    """The event date asked for, else the latest one, and the claims that may stand near it.

    Near are that date and those that overlap it; none of the claims there is left out.
    """
    if not _is_large(session, question, known):
        found = question_histories(session, question, view, known, COMPARED_SELECT)
        return asked or latest_date(event_dates(found, view.said_by)), found
    day = asked or latest_date(dates_standing(session, question, view, known))
    claims = _claims_by_date(session, question, view, known)
    here = date_key(day)
    near = (ids for key, ids in claims.items() if key == here or overlap(key, here))
    return day, list(_histories(session, view, known, chain(*near)))


def question_histories(
    session: Session,
    question: Question,
    view: View,
    known: Context,
    select: str = VERSION_SELECT,
) -> list[History]:
    """The claims that a view has filed under a question, those of merged questions included."""
    filed = list(_filed(session, question, view, known, select))
    return reader.with_sightings(session.connection, view.changeset, filed)


def _filed(
    session: Session, question: Question, view: View, known: Context, select: str
) -> Iterator[History]:
    ids = merged_into(known.questions, question.id)
    where = reader.Filter(question_ids=ids)
    found = reader.histories(session.connection, view.changeset, where, select)
    return (known.mask.history(h) for h in found if h.newest.question_id in ids)


def versions_filed(session: Session, question: Question, known: Context) -> int:
    """How many versions were ever filed under a question and those merged into it."""
    return reader.versions_filed(session.connection, merged_into(known.questions, question.id))


def _is_large(session: Session, question: Question, known: Context) -> bool:
    return versions_filed(session, question, known) > MOST_AT_ONCE


def _claims_by_date(
    session: Session, question: Question, view: View, known: Context
) -> dict[DateKey, array[int]]:
    """The numbers of the claims that were ever given an event date, for each of these dates."""
    ids = merged_into(known.questions, question.id)
    found: dict[DateKey, array[int]] = {}
    for claim_id, day in reader.dates_given(session.connection, view.changeset, ids):
        key = date_key(day and known.mask.event_date(day))
        found.setdefault(key, array("q")).append(claim_id)
    return found


def _parts(
    ordered: Iterable[DateKey], claims: Mapping[DateKey, array[int]]
) -> Iterator[dict[DateKey, None]]:
    """The dates in parts of about so many claims as are held at a time, one date at the least."""
    part: dict[DateKey, None] = {}
    held = 0
    for key in ordered:
        if part and held + len(claims[key]) > MOST_AT_ONCE:
            yield part
            part, held = {}, 0
        part[key] = None
        held += len(claims[key])
    if part:
        yield part


def _histories(
    session: Session, view: View, known: Context, claim_ids: Iterable[int]
) -> Iterator[History]:
    ordered = array("q", sorted(set(claim_ids)))
    found = reader.histories_of(session.connection, view.changeset, ordered)
    return map(known.mask.history, found)
