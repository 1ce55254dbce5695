"""Comparing claims: one question or all of them, as of any view."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from facttrack.comparison import Comparison, compare, compare_all, compare_dates, latest_date
from facttrack.comparison.best import Method
from facttrack.domain.claim import History, Question
from facttrack.domain.date_text import read_event_date
from facttrack.errors import NotFoundError
from facttrack.services.browse import Context, context, merged_into
from facttrack.services.decided import beside, decided
from facttrack.services.naming import find_question
from facttrack.services.session import Session, View
from facttrack.storage import engine, names, reader


def compare_question(
    session: Session,
    question: str,
    view: View,
    *,
    date: str = "",
    all_dates: bool = False,
    method: str = Method.LOWER_MEDIAN,
) -> list[Comparison]:
    """What all claims on a question say: at a date, at each of its dates, or at its latest one.

    Raises NotFoundError for a question, or a date of it, that is not there; UsageError for a
    method, DateError for what is no date.
    """
    with engine.reading(session.connection):
        asked = find_question(session, question, view.changeset)
        known = context(session, view)
        settled = decided(session, view, known.questions)
        asked = known.questions[asked.id]  # as it may be shown
        histories = question_histories(session, asked, view, known)
        if all_dates:
            found = compare_all(
                asked,
                histories,
                known.sources,
                as_of=view.changeset,
                said_by=view.said_by,
                method=method,
            )
            return [beside(c, settled) for c in found]
        groups = compare_dates(histories, view.said_by)
        wanted = read_event_date(date) if date else latest_date(groups)
        one = compare(
            asked,
            histories,
            known.sources,
            event_date=wanted,
            as_of=view.changeset,
            said_by=view.said_by,
            method=method,
        )
        return [beside(one, settled)]


def event_dates(session: Session, question: Question, view: View) -> list[str]:
    """The event dates at which a question has claims in a view, in order; "" for none known."""
    histories = question_histories(session, question, view, context(session, view))
    return [str(g.event_date or "") for g in compare_dates(histories, view.said_by)]


def question_histories(
    session: Session, question: Question, view: View, known: Context
) -> list[History]:
    """The claims that a view has filed under a question, those of merged questions included."""
    ids = merged_into(known.questions, question.id)
    where = reader.Filter(question_ids=ids)
    found = reader.histories(session.connection, view.changeset, where)
    filed = [known.mask.history(h) for h in found if h.newest.question_id in ids]
    return reader.with_sightings(session.connection, view.changeset, filed)


def compare_everything(
    session: Session,
    view: View,
    *,
    method: str = Method.LOWER_MEDIAN,
    pairs: bool = False,
    questions: Sequence[str] = (),
) -> Iterator[Comparison]:
    """The comparison of every question at every event date, in the order of the questions.

    Only one question's claims are held at a time. `questions` narrows it to those named.
    """
    with engine.reading(session.connection):
        known = context(session, view)
        settled = decided(session, view, known.questions)
        wanted = {find_question(session, q, view.changeset).id for q in questions}
        for question, histories in by_question(session, view, known, wanted):
            comparisons = compare_all(
                question,
                histories,
                known.sources,
                as_of=view.changeset,
                said_by=view.said_by,
                method=method,
                pairs=pairs,
            )
            yield from (beside(c, settled) for c in comparisons)


def by_question(
    session: Session, view: View, known: Context, wanted: set[int]
) -> Iterator[tuple[Question, list[History]]]:
    """Each question with its claims, by its number; of `wanted` only, where any are given."""
    merged = [q for q in known.questions.values() if q.merged_into is not None]
    targets = {names.resolve(known.questions, q.id) for q in merged}
    apart = targets | {q.id for q in merged}
    groups = reader.histories_by_question(session.connection, view.changeset)
    streamed = (
        (known.questions[id_], list(map(known.mask.history, histories)))
        for id_, histories in groups
        if id_ in known.questions and id_ not in apart and (not wanted or id_ in wanted)
    )
    gathered = (
        (known.questions[id_], question_histories(session, known.questions[id_], view, known))
        for id_ in sorted(targets)
        if not wanted or id_ in wanted
    )
    return _in_order(streamed, gathered)


def _in_order(
    streamed: Iterator[tuple[Question, list[History]]],
    gathered: Iterator[tuple[Question, list[History]]],
) -> Iterator[tuple[Question, list[History]]]:
    waiting = next(gathered, None)
    for question, histories in streamed:
        while waiting is not None and waiting[0].id < question.id:
            yield waiting
            waiting = next(gathered, None)
        yield question, histories
    yield from chain([waiting] if waiting else [], gathered)


def no_such_date(question: Question, date: str, dates: Sequence[str]) -> NotFoundError:
    """The error for a date at which a question has no claim, naming those that it has."""
    shown = ", ".join(d or "(undated)" for d in dates[:8])
    more = f" and {len(dates) - 8} more" if len(dates) > 8 else ""  # noqa: PLR2004
    return NotFoundError(
        f"q{question.id} {question.name!r} has no claim at {date}: it has {shown or 'none'}{more}"
    )
