"""What changed in the whole ledger, piece by piece."""

from __future__ import annotations

from itertools import islice

from facttrack.domain.claim import Kind
from facttrack.services import change
from facttrack.services.differences import Change, Effect, changed, diff_ledger
from facttrack.services.session import Session
from tests.services.said import tell, why


def test_a_claim_that_is_moved_changes_both_questions(session: Session) -> None:
    """The question that it was moved from loses its best, the other one gets it."""
    tell(session, 21, said="2017-06-01")
    tell(session, 3, "Survey office", question="turnout", said="2017-06-01", date="2018")
    change.correct(session, why(1), {"question": "q2"})
    found = diff_ledger(session, 2, 3).effects
    told = [(e.question_id, e.event_date, e.best_before, e.best_after) for e in found]
    assert told == [(1, "2017-06-01", "21", ""), (2, "2017-06-01", "", "21")]


def test_changes_come_in_the_order_recorded_and_effects_after_them(session: Session) -> None:
    """Each with the time and the actor of its own changeset."""
    tell(session, 21, said="2017-06-01")
    tell(session, 17, "Joint Operations Command", said="2017-06-01")
    change.retract(session, why(1), "us")
    found = list(changed(session, 0, 3))
    changes = [c for c in found if isinstance(c, Change)]
    assert [(c.changeset, c.label, c.kind) for c in changes] == [
        (1, "c1.1", Kind.RECORD),
        (2, "c2.1", Kind.RECORD),
        (3, "c1.2", Kind.RETRACT),
    ]
    assert all(c.recorded_at and c.actor == session.actor for c in changes)
    [effect] = found[len(changes) :]
    assert isinstance(effect, Effect)


def test_changes_are_told_one_by_one(session: Session) -> None:
    """The rest of them can be left unread, and the ledger is free to be written to."""
    tell(session, 21, said="2017-06-01")
    tell(session, 17, "Joint Operations Command", said="2017-06-01")
    found = changed(session, 0, 2)
    assert len(list(islice(found, 1))) == 1
    found.close()
    tell(session, 24, "Monitor", said="2017-06-02")
    assert len(diff_ledger(session, 0, 3).changes) == 3
