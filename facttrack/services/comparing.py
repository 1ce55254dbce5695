"""Comparing claims: one question or all of them, as of any view."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facttrack.comparison import Comparison, compare, compare_groups
from facttrack.comparison.best import Method
from facttrack.domain.claim import Question
from facttrack.domain.date_text import read_event_date, read_one_date
from facttrack.errors import NotFoundError
from facttrack.services.browse import context
from facttrack.services.decided import beside, decided
from facttrack.services.naming import find_question
from facttrack.services.question_dates import by_question, claims_around, dates_standing
from facttrack.services.session import Session, View
from facttrack.storage import engine


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
    if all_dates:
        chosen = (question,)
        found = compare_everything(session, view, method=method, pairs=True, questions=chosen)
        return list(found)
    with engine.reading(session.connection):
        known = context(session, view)
        asked = known.questions[find_question(session, question, view.changeset).id]
        day = read_event_date(date) if date else None
        day, histories = claims_around(session, asked, view, known, day)
        one = compare(
            asked,
            histories,
            known.sources,
            event_date=day,
            as_of=view.changeset,
            said_by=view.said_by,
            method=method,
        )
        return [beside(one, decided(session, view, known.questions))]


def event_dates(session: Session, question: Question, view: View) -> list[str]:
    """The event dates at which a question has claims in a view, in order; "" for none known."""
    dates = dates_standing(session, question, view, context(session, view))
    return [str(day or "") for day in dates]


def compare_everything(
    session: Session,
    view: View,
    *,
    method: str = Method.LOWER_MEDIAN,
    pairs: bool = False,
    questions: Sequence[str] = (),
) -> Iterator[Comparison]:
    """The comparison of every question at every event date, in the order of the questions.

    Only one question's claims are held at a time, of a large one those at some dates. `questions`
    narrows it to those named.
    """
    with engine.reading(session.connection):
        known = context(session, view)
        settled = decided(session, view, known.questions)
        wanted = {find_question(session, q, view.changeset).id for q in questions}
        for question, groups in by_question(session, view, known, wanted):
            comparisons = compare_groups(
                question,
                groups,
                known.sources,
                as_of=view.changeset,
                said_by=view.said_by,
                method=method,
                pairs=pairs,
            )
            yield from (beside(c, settled) for c in comparisons)


def no_such_date(question: Question, date: str, dates: Sequence[str]) -> NotFoundError:
    """The error for a date at which a question has no claim, naming those that it has.

    Raises DateError for one that can be read in two ways.
    """
    read_one_date(date)
    shown = ", ".join(d or "(undated)" for d in dates[:8])
    more = f" and {len(dates) - 8} more" if len(dates) > 8 else ""  # noqa: PLR2004
    return NotFoundError(
        f"q{question.id} {question.name!r} has no claim at {date}: it has {shown or 'none'}{more}"
    )
