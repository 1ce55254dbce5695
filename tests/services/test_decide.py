from __future__ import annotations

from decimal import Decimal

import pytest

from facttrack.domain.decision import Act, Decision
from facttrack.domain.quantity import Quantifier
from facttrack.errors import ConflictError, NotFoundError, UsageError
from facttrack.exchange.history import export_history, replay_history
from facttrack.services.comparing import compare_everything, compare_question
from facttrack.services.deciding import decide, list_decisions, withdraw
from facttrack.services.session import Session, open_session, view
from facttrack.services.things import merge
from facttrack.storage import migrate
from facttrack.storage.engine import Location
from facttrack.storage.verify import verify
from tests.services.said import TARU, tell

DAY = "2017-06-01"


def shown(session: Session, as_of: str = "", question: str = "q1") -> Decision | None:
    """The decision that a comparison shows."""
    [found] = compare_question(session, question, view(session, as_of), date=DAY)
    return found.decision


@pytest.fixture
def told(session: Session) -> Session:
    """Two origins that disagree on one date: nothing is best."""
    tell(session, 21, "PMU")
    tell(session, 17, "JOC")
    return session


def test_a_decision_keeps_the_words_and_the_figure_that_they_state(told: Session) -> None:
    """What is recorded is what the user said, with its hedge, and who said it when and why."""
    made = decide(told, "q1", DAY, "about 20 fighters", "between the two")
    assert (made.wording, made.reason) == ("about 20 fighters", "between the two")
    assert (made.actor, made.number, made.changeset, made.act) == ("tester", 1, 3, Act.DECIDE)
    assert made.quantity
    assert (made.quantity.best, made.quantity.quantifier) == (Decimal(20), Quantifier.ABOUT)
    assert made.quantity.unit == "persons"
    assert list_decisions(told, view(told)) == [made]


@pytest.mark.parametrize(
    "words", ["wait for the morgue", "No figure may be printed", "20 km", "20 percent of them"]
)
def test_words_without_a_figure_of_the_questions_kind_stand_alone(
    words: str, told: Session
) -> None:
    """No figure is made of words that state none, and none of another kind is taken for one."""
    assert decide(told, "q1", DAY, words, "the sides disagree").quantity is None
    found = shown(told)
    assert found
    assert found.wording == words


def test_a_decision_stands_beside_the_computed_best_and_never_moves_it(told: Session) -> None:
    """Best, range, votes and flags are what they were."""
    [before] = compare_question(told, "q1", view(told), date=DAY)
    decide(told, "q1", DAY, "500", "as an example")
    [after] = compare_question(told, "q1", view(told), date=DAY)
    assert before.decision is None
    assert after.decision
    assert (after.best, after.range, after.votes, after.flags, after.why) == (
        before.best,
        before.range,
        before.votes,
        before.flags,
        before.why,
    )


def test_a_later_decision_is_a_new_version_and_an_earlier_view_sees_the_earlier_one(
    told: Session,
) -> None:
    """Nothing is overwritten: each view shows what was decided then, or that nothing was."""
    decide(told, "q1", DAY, "about 20", "between the two")
    decide(told, "q1", DAY, "21", "the other one took it back")
    withdraw(told, "q1", DAY, "it did not")
    words = [getattr(shown(told, f"@{n}"), "wording", None) for n in (2, 3, 4, 5)]
    assert words == [None, "about 20", "21", None]
    versions = list_decisions(told, view(told), TARU)
    assert [(d.number, d.act) for d in versions] == [
        (1, Act.DECIDE),
        (2, Act.DECIDE),
        (3, Act.WITHDRAW),
    ]
    assert len(list_decisions(told, view(told, "@3"))) == 1


def test_a_decision_holds_for_its_own_date_only(told: Session) -> None:
    """Every other date of the question, and every other question, shows nothing."""
    tell(told, 30, "PMU", date="2017-06-02")
    tell(told, 9, "PMU", question="tanks lost")
    decide(told, "q1", DAY, "20", "why")
    found = {
        (c.question.id, str(c.event_date)): c.decision for c in compare_everything(told, view(told))
    }
    assert [place for place, decision in found.items() if decision] == [(1, DAY)]
    by_date = compare_question(told, "q1", view(told), all_dates=True)
    assert [bool(c.decision) for c in by_date] == [True, False]


def test_what_the_world_had_said_does_not_touch_a_decision(told: Session) -> None:
    """It is the desk's own, so that only --as-of says whether it was known."""
    tell(told, 19, "Monitor", said="2017-06-01")
    decide(told, "q1", DAY, "20", "why")
    [found] = compare_question(told, "q1", view(told, said_by="2017-06-01"), date=DAY)
    assert found.decision


def test_a_decision_follows_its_question_into_a_merge(told: Session) -> None:
    """The newest one of both questions holds; withdrawing it leaves none."""
    tell(told, 20, "PMU", question="dead at the bridge")
    decide(told, "q1", DAY, "18", "first")
    decide(told, "q2", DAY, "20", "second")
    merge(told, "q", "q2", "q1", "one battle")
    found = shown(told)
    assert found
    assert found.wording == "20"
    withdraw(told, "q1", DAY, "wrong")
    assert shown(told) is None
    assert shown(told, "@5", "q2") is not None
    assert {d.question_id for d in list_decisions(told, view(told))} == {1}
    assert verify(told.connection).break_ == ""


def test_deciding_the_same_again_is_refused(told: Session) -> None:
    """The same words for the same reason are no new version; nothing is recorded."""
    decide(told, "q1", DAY, "20", "why")
    with pytest.raises(ConflictError, match="decided already, by @3"):
        decide(told, "q1", DAY, " 20 ", "why ")
    assert view(told).changeset == 3
    assert decide(told, "q1", DAY, "20", "another reason").number == 2


def test_what_is_missing_is_asked_for(told: Session) -> None:
    """Words, reason and date are needed, at a date and a question that are there."""
    with pytest.raises(UsageError, match="--reason"):
        decide(told, "q1", DAY, "20", " ")
    with pytest.raises(UsageError, match="--print"):
        decide(told, "q1", DAY, " ", "why")
    with pytest.raises(UsageError, match="--date"):
        decide(told, "q1", "", "20", "why")
    with pytest.raises(NotFoundError, match="it has 2017-06-01"):
        decide(told, "q1", "2017-06", "20", "why")
    with pytest.raises(NotFoundError):
        decide(told, "q9", DAY, "20", "why")
    with pytest.raises(ConflictError, match="nothing is decided"):
        withdraw(told, "q1", DAY, "why")
    assert view(told).changeset == 2


def test_a_history_carries_decisions(told: Session, tmp_path: object) -> None:
    """What was decided is replayed with everything else, and the same head is printed."""
    decide(told, "q1", DAY, "20", "why")
    path = f"{tmp_path}/history.jsonl"
    export_history(told, path)
    copy = Location.parse(f"{tmp_path}/copy.db")
    migrate.create(copy)
    other = open_session(copy, "tester")
    head = replay_history(other, path)
    assert list_decisions(other, view(other)) == list_decisions(told, view(told))
    assert verify(other.connection, head).break_ == ""
    other.close()
