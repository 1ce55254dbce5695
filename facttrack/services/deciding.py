"""Deciding what is printed: recorded beside the claims, as the desk's own words and reason."""

from __future__ import annotations

import re

from facttrack.domain.claim import Question
from facttrack.domain.date_text import read_one_date
from facttrack.domain.dates import SaidDate
from facttrack.domain.decision import Act, Decision
from facttrack.domain.quantity import Quantity
from facttrack.errors import BadDataError, ConflictError, UsageError
from facttrack.services.asking import in_unit_of
from facttrack.services.browse import context
from facttrack.services.comparing import event_dates, no_such_date
from facttrack.services.decided import all_decisions, decided
from facttrack.services.figures import Parts, figure
from facttrack.services.masking import mask
from facttrack.services.naming import find_question
from facttrack.services.session import Session, View
from facttrack.storage import decisions, reader
from facttrack.storage.writer import Writer

_DAY = len("2017-06-01")
_NO = re.compile(r"no\b", re.IGNORECASE)


def decide(session: Session, question: str, date: str, wording: str, reason: str) -> Decision:
    """Record what may be printed for a question at an event date: a new version if one stands.

    The figure is read from the words where they state one of the question's kind; else the words
    stand alone.

    Raises NotFoundError for a question, or a date of it, that is not there, UsageError without
    words or reason, ConflictError where the same is decided already.
    """
    wording, reason = wording.strip(), _reason(reason)
    if not wording:
        raise UsageError('say what may be printed: --print "23", or --withdraw')
    with session.recording(reason) as writer:
        asked, iso = _place(session, question, date)
        standing = _standing(session, asked, iso)
        same = tuple(map(mask(session).text, (wording, reason)))
        if standing and (standing.wording, standing.reason) == same:
            raise ConflictError(f"this is decided already, by @{standing.changeset}")
        quantity = _figure(asked, wording)
        return _record(session, writer, (asked, iso), Act.DECIDE, (wording, quantity, reason))


def withdraw(session: Session, question: str, date: str, reason: str) -> Decision:
    """Take the decision on a question and event date back; it stays in the history.

    Raises NotFoundError, UsageError without a reason, ConflictError where nothing is decided.
    """
    reason = _reason(reason)
    with session.recording(reason) as writer:
        asked, iso = _place(session, question, date)
        if _standing(session, asked, iso) is None:
            raise ConflictError(f"nothing is decided for q{asked.id} {asked.name!r} at {iso}")
        return _record(session, writer, (asked, iso), Act.WITHDRAW, ("", None, reason))


def list_decisions(session: Session, view: View, question: str = "") -> list[Decision]:
    """Every version of every decision that a view knows, on one question or on all.

    Where it asks for a day, those that were recorded by then: on that day the desk said them.

    Raises NotFoundError.
    """
    known = context(session, view).questions
    asked = find_question(session, question, view.changeset).id if question else None
    found = all_decisions(session, view, asked, known)
    return [d for d in found if view.had_been_said(SaidDate(d.recorded_at[:_DAY]))]


def _reason(reason: str) -> str:
    if not reason.strip():
        raise UsageError('a decision needs a reason: --reason "…"')
    return reason.strip()


def _place(session: Session, question: str, date: str) -> tuple[Question, str]:
    """The question, and the date as ISO text at which it has claims."""
    now = View(reader.head(session.connection))
    asked = find_question(session, question, now.changeset)
    iso = read_one_date(date).iso if date else ""
    if not iso:
        raise UsageError("say the event date that is decided on: --date 2017-06-01")
    dates = event_dates(session, asked, now)
    if iso not in dates:
        raise no_such_date(asked, iso, dates)
    return asked, iso


def _standing(session: Session, question: Question, iso: str) -> Decision | None:
    now = View(reader.head(session.connection))
    return decided(session, now, context(session, now).questions).get((question.id, iso))


def _figure(question: Question, wording: str) -> Quantity | None:
    # "No figure may be printed" is not zero.
    if _NO.match(wording):
        return None
    try:
        quantity, _ = figure(wording, Parts())
        return in_unit_of(question, quantity)
    except BadDataError:
        return None


def _record(
    session: Session,
    writer: Writer,
    place: tuple[Question, str],
    act: Act,
    said: tuple[str, Quantity | None, str],
) -> Decision:
    question, iso = place
    wording, quantity, reason = said
    number = decisions.version_count(session.connection, question.id, iso) + 1
    made = Decision(question.id, iso, number, writer.number, act, wording, quantity, reason)
    return mask(session).decision(writer.add_decision(made))
