"""What the log and the lists of sources, questions and decisions hold by what had been said."""

from __future__ import annotations

import pytest

from facttrack.domain.dates import SaidDate
from facttrack.errors import NotFoundError
from facttrack.services import change, things
from facttrack.services.asking import QuestionAsked
from facttrack.services.deciding import decide, list_decisions
from facttrack.services.log import log
from facttrack.services.session import Session, view
from facttrack.services.spoken import known_by
from tests.services.said import TARU, figure, tell, why


def logged(session: Session, as_of: str = "", said_by: str = "") -> list[int]:
    """The numbers of the changesets in the log of a view."""
    return [c.number for c in log(session, view(session, as_of, said_by)).changesets]


def known(session: Session, said_by: str, as_of: str = "") -> tuple[list[int], list[int]]:
    """The numbers of the sources and of the questions that a view lists."""
    found = known_by(session, view(session, as_of, said_by))
    return list(found.sources), list(found.questions)


def some_days(session: Session) -> None:
    """Said on the 1st and, revised, on the 3rd; passed on by a wire on the 2nd; and undated."""
    tell(session, 21, said="2017-06-01")  # @1, s1, q1
    tell(session, 21, "Daily Star", "Wire", "PMU", said="2017-06-02")  # @2, s2, s3
    change.revise(session, why(1), figure(24), asserted=SaidDate("2017-06-03"))  # @3
    tell(session, 9, "Hill Post", question="Tanf toll", said="2017-06-04")  # @4, s4, q2
    tell(session, 5, "Border Watch", question="Border toll")  # @5, s5, q3


def test_the_log_by_a_day_has_what_recorded_words_of_then(session: Session) -> None:
    """Later words and mere renames are left out and counted; undated words are let through."""
    some_days(session)
    things.rename(session, "s", "PMU", "Hashd")
    assert logged(session) == [6, 5, 4, 3, 2, 1]
    assert logged(session, said_by="2017-06-02") == [5, 2, 1]
    assert log(session, view(session, "", "2017-06-02")).left_out == 3
    assert logged(session, "@3", "2017-06-02") == [2, 1]
    assert logged(session, "@0", "2017-06-02") == []
    assert log(session, view(session)).left_out == 0


def test_a_sighting_and_a_decision_are_logged_by_their_own_days(session: Session) -> None:
    """Seen again on a day; decided on the day of its record, in 2026."""
    tell(session, 21, said="2017-06-01")
    tell(session, 21, said="2017-06-05", url="https://pmu.example/2")
    decide(session, "q1", "2017-06-01", "21", "the only one")
    assert logged(session, said_by="2017-06-04") == [1]
    assert logged(session, said_by="2017-06-05") == [2, 1]
    assert logged(session, said_by="2025-12-31") == [2, 1]
    assert logged(session, said_by="2026-01-01") == [3, 2, 1]


def test_a_desk_says_a_decision_on_the_day_it_records_it(session: Session) -> None:
    """Every version that was recorded by then, the whole day included."""
    tell(session, 21, said="2017-06-01")
    made = decide(session, "q1", "2017-06-01", "21", "the only one")
    recorded = list_decisions(session, view(session, "", "2026-01-01"))
    assert [(d.number, d.wording) for d in recorded] == [(made.number, "21")]
    assert list_decisions(session, view(session, "", "2025-12-31"), TARU) == []


def test_who_had_spoken_by_a_day_and_on_what(session: Session) -> None:
    """Publishers, origins and those who passed it on; whoever is undated is there as in lists."""
    some_days(session)
    things.add_question(session, QuestionAsked("Never asked"), "persons")
    assert known(session, "2017-05-31") == ([5], [3])
    assert known(session, "2017-06-01") == ([1, 5], [1, 3])
    assert known(session, "2017-06-02") == ([1, 2, 3, 5], [1, 3])
    assert known(session, "2017-06-04") == ([1, 2, 3, 4, 5], [1, 2, 3])
    assert known(session, "2017-06-04", "@3") == ([1, 2, 3], [1])
    assert known(session, "") == ([1, 2, 3, 4, 5], [1, 2, 3, 4])
    assert known_by(session, view(session, "", "2017-06-01")).left_out == {"s": 3, "q": 2}


def test_what_was_merged_is_listed_with_what_it_stands_for(session: Session) -> None:
    """Both rows are there as soon as either had spoken, and neither before."""
    tell(session, 21, said="2017-06-01")
    tell(session, 17, "Hashd", question="Taru toll", said="2017-06-04")
    things.merge(session, "s", "s2", "s1", "one office")
    things.merge(session, "q", "q2", "q1", "one battle")
    assert known(session, "2017-06-01") == ([1, 2], [1, 2])
    assert known(session, "2017-05-31") == ([], [])
    assert known(session, "2017-06-01", "@2") == ([1], [1])


def test_whoever_is_withdrawn_had_spoken(session: Session) -> None:
    """A retracted claim is listed, and so is who said it."""
    tell(session, 21, said="2017-06-01")
    change.retract(session, why(1), "us")
    assert known(session, "2017-06-01") == ([1], [1])


def test_versions_of_what_had_not_spoken_are_refused(session: Session) -> None:
    """As for a claim that had not been said: the message says which option to leave out."""
    some_days(session)
    assert len(things.versions(session, "s", "PMU", view(session, "", "2017-06-01"))) == 1
    for kind, name in (("s", "s4"), ("q", "Tanf toll")):
        with pytest.raises(NotFoundError, match="by 2017-06-03: leave --said-by out"):
            things.versions(session, kind, name, view(session, "", "2017-06-03"))
