"""A question's claims event date by event date: a large one is read in parts."""

from __future__ import annotations

from contextlib import suppress
from random import Random

import pytest

from facttrack.domain.date_text import read_said_date
from facttrack.errors import ConflictError
from facttrack.reports.catalogue import Asked, records
from facttrack.reports.columns import ABOUT
from facttrack.services import change, question_dates
from facttrack.services.browse import context
from facttrack.services.comparing import compare_question, event_dates
from facttrack.services.differences import diff_ledger, diff_question, look
from facttrack.services.question_dates import by_question
from facttrack.services.session import Session, view
from facttrack.services.things import hide, merge
from tests.services.said import figure, tell, why

_DATES = (
    *("2017-06-01", "2017-06-02", "2017-06-01/2017-06-03", "2017-06", "2017", "2018-01-01", ""),
    *("2017-06-01/2017-06-30", "2017-06-20/", "/2017-05", "May 18", "may 18", "2017-06-30"),
)
_WHO = ("PMU", "Monitor", "Survey", "Command", "Zebulon Quartz")
_QUESTIONS = ("toll of Taru", "toll of Wadi", "toll of Raqqa")
_VIEWS = (("", ""), ("@40", ""), ("", "2017-06-09"), ("@55", "2017-06-20"))


@pytest.fixture
def varied(session: Session) -> Session:
    """Claims at dates of every kind, moved to others, revised, withdrawn; a question merged."""
    chance = Random(11)
    for _ in range(50):
        who = chance.sample(_WHO, chance.choice((1, 1, 2)))
        said = f"2017-06-{chance.randint(1, 28):02}" if chance.random() < 0.8 else ""
        question, date = chance.choice(_QUESTIONS), chance.choice(_DATES)
        value = chance.randint(10, 40)
        tell(session, value, *who, question=question, date=date, said=said, new_claim=True)
    for claim in chance.sample(range(1, 51), 12):
        said_again = read_said_date(f"2017-06-{chance.randint(1, 28):02}")
        change.revise(session, why(claim), figure(chance.randint(10, 40)), asserted=said_again)
    for claim in chance.sample(range(1, 51), 8):
        with suppress(ConflictError):  # where it stood there already
            change.correct(session, why(claim), {"date": chance.choice(_DATES[:6])})
    for claim in (3, 4, 5):
        with suppress(ConflictError):
            change.correct(session, why(claim), {"question": "q2"})
    for claim in chance.sample(range(1, 51), 5):
        change.retract(session, why(claim), chance.choice(("us", "origin")))
    merge(session, "q", "q3", "q1", "the same town")
    hide(session, "Zebulon Quartz", "a doctor", "his safety")
    return session


@pytest.mark.parametrize("report", ABOUT)
@pytest.mark.parametrize("most", [0, 5])
def test_a_question_read_in_parts_gives_every_report_as_one_read_whole(
    varied: Session, monkeypatch: pytest.MonkeyPatch, report: str, most: int
) -> None:
    """Whatever the dates, whatever became of the claims, in any view."""
    views = [view(varied, as_of, said_by) for as_of, said_by in _VIEWS]
    asked = (Asked(), Asked(question="q1"))
    whole = [list(records(varied, v, report, a)) for v in views for a in asked]
    monkeypatch.setattr(question_dates, "MOST_AT_ONCE", most)
    assert [list(records(varied, v, report, a)) for v in views for a in asked] == whole
    assert all(whole)


def test_what_is_asked_of_one_question_is_the_same_read_in_parts(
    varied: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its latest date, a date asked for, one that only overlaps others, and what changed."""
    now, earlier = view(varied), view(varied, "@40", "2017-06-09")
    question = context(varied, now).questions[1]

    def answers() -> list[object]:
        return [
            *(compare_question(varied, "q1", v) for v in (now, earlier)),
            *(compare_question(varied, "q1", now, date=d) for d in ("2017-06-01", "2017-06-10")),
            *(event_dates(varied, question, v) for v in (now, earlier)),
            diff_ledger(varied, 40, now),
        ]

    whole = answers()
    monkeypatch.setattr(question_dates, "MOST_AT_ONCE", 0)
    assert answers() == whole


def test_what_changed_on_one_question_is_what_the_whole_tells_of_it(varied: Session) -> None:
    """In its order; claims that were moved away from it are told of too."""
    for as_of, said_by in _VIEWS:
        end = view(varied, as_of, said_by)
        whole, looked = diff_ledger(varied, 30, end), look(varied, 30, end)
        for question in (q for q in looked.known.questions.values() if not q.merged_into):
            found = diff_question(varied, looked, question)
            now = {c.claim_id for c in whole.changes if c.question == question.name}
            there = {c.claim_id for c in found.changes}
            assert now <= there
            assert found.changes == tuple(c for c in whole.changes if c.claim_id in there)
            assert found.effects == tuple(e for e in whole.effects if e.question_id == question.id)


def test_no_more_claims_are_read_than_a_part_holds_and_what_overlaps(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The dates of a part come before the claims of the next one are read."""
    for day in range(1, 10):
        tell(session, day, date=f"2017-06-{day:02}")
    monkeypatch.setattr(question_dates, "MOST_AT_ONCE", 2)
    read: list[str] = []
    session.connection.set_trace_callback(read.append)
    now = view(session)
    ((_, groups),) = by_question(session, now, context(session, now), set())
    next(groups)
    some = sum("FROM version AS v WHERE v.changeset" in sql for sql in read)
    assert len(list(groups)) == 8
    every = sum("FROM version AS v WHERE v.changeset" in sql for sql in read)
    session.connection.set_trace_callback(None)
    assert (some, every) == (1, 5)
