"""What changed in the whole ledger, piece by piece."""

from __future__ import annotations

from itertools import islice

import pytest

from facttrack.domain.claim import Kind
from facttrack.domain.dates import SaidDate
from facttrack.errors import NotFoundError, UsageError
from facttrack.services import change, things
from facttrack.services.differences import (
    Change,
    Effect,
    LedgerDiff,
    changed,
    diff_ledger,
    diff_versions,
    span,
)
from facttrack.services.session import Session, view
from tests.services.said import figure, tell, why


def test_a_claim_that_is_moved_changes_both_questions(session: Session) -> None:
    """The question that it was moved from loses its best, the other one gets it."""
    tell(session, 21, said="2017-06-01")
    tell(session, 3, "Survey office", question="turnout", said="2017-06-01", date="2018")
    change.correct(session, why(1), {"question": "q2"})
    found = diff_ledger(session, 2, view(session, "@3")).effects
    told = [(e.question_id, e.event_date, e.best_before, e.best_after) for e in found]
    assert told == [(1, "2017-06-01", "21", ""), (2, "2017-06-01", "", "21")]


def test_changes_come_in_the_order_recorded_and_effects_after_them(session: Session) -> None:
    """Each with the time and the actor of its own changeset."""
    tell(session, 21, said="2017-06-01")
    tell(session, 17, "Joint Operations Command", said="2017-06-01")
    change.retract(session, why(1), "us")
    found = list(changed(session, 0, view(session, "@3")))
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
    found = changed(session, 0, view(session, "@2"))
    assert len(list(islice(found, 1))) == 1
    found.close()
    tell(session, 24, "Monitor", said="2017-06-02")
    assert len(diff_ledger(session, 0, view(session, "@3")).changes) == 3


def between(
    session: Session, since: str = "", until: str = "", as_of: str = "", said_by: str = ""
) -> LedgerDiff:
    """What `diff` and report `changes` tell."""
    looked = span(session, since, until, view(session, as_of, said_by))
    return diff_ledger(session, looked.after, looked.end)


def told(diff: LedgerDiff) -> list[str]:
    """The versions of a diff."""
    return [c.label for c in diff.changes]


def moves(diff: LedgerDiff) -> list[tuple[str, str]]:
    """The bests before and after."""
    return [(e.best_before, e.best_after) for e in diff.effects]


def three_days(session: Session) -> None:
    """21 and 17 on the 1st; 24 on the 3rd instead of 21; and 5, nobody knows when."""
    tell(session, 21, said="2017-06-01")
    tell(session, 17, "Joint Operations Command", said="2017-06-01", date="2017-06-02")
    change.revise(session, why(1), figure(24), asserted=SaidDate("2017-06-03"))
    tell(session, 5, "Border Watch", date="2017-06-05")


def test_a_span_ends_with_the_view(session: Session) -> None:
    """Without an end it is the view's; one beyond it is not known, and the option is named."""
    three_days(session)
    assert told(between(session, "@1")) == ["c2.1", "c1.2", "c3.1"]
    assert told(between(session, "@1", as_of="@3")) == ["c2.1", "c1.2"]
    assert told(between(session, "@1", "@2", as_of="@3")) == ["c2.1"]
    assert told(between(session, as_of="@1")) == ["c1.1"]
    assert told(between(session, "2025", "2026", as_of="@4")) == ["c1.1", "c2.1", "c1.2", "c3.1"]
    for since, until in (("@1", "@4"), ("@4", ""), ("@1", "2026")):
        with pytest.raises(NotFoundError, match=r"lies after --as-of @3.*or leave --as-of out"):
            between(session, since, until, as_of="@3")
    with pytest.raises(UsageError, match="@1 is before @3: name the earlier one first"):
        between(session, "@3", "@1", as_of="@4")


def test_a_span_of_a_view_from_before_the_first_record_is_empty(session: Session) -> None:
    """Whatever ends are named."""
    three_days(session)
    assert told(between(session, "@1", "@2", as_of="2001")) == []
    looked = span(session, "2001", "2002", view(session))
    assert (looked.after, looked.end.changeset) == (0, 0)
    assert "the first record is @1" in looked.end.note


def test_names_are_those_that_the_view_knew(session: Session) -> None:
    """A source that was renamed later is told by its earlier name."""
    tell(session, 21, said="2017-06-01")
    things.rename(session, "s", "PMU", "Hashd")
    change.correct(session, why(1), {"source": "Joint Operations Command"})
    then, now = view(session, "@3"), view(session)
    things.rename(session, "s", "Hashd", "Popular Mobilization")
    for asked, name in ((then, "Hashd"), (now, "Hashd"), (view(session), "Popular Mobilization")):
        fields = {f.field: (f.old, f.new) for f in diff_versions(session, "c1.1", "c1.2", asked)}
        assert fields["publisher"] == (name, "Joint Operations Command")


def test_versions_that_the_view_does_not_know_are_refused(session: Session) -> None:
    """Recorded later or said later: which option is in the way stands in the message."""
    three_days(session)
    with pytest.raises(NotFoundError, match=r"no version 2 as of @2: its newest is c1\.1"):
        diff_versions(session, "c1.1", "c1.2", view(session, "@2"))
    with pytest.raises(NotFoundError, match=r"no claim c3 as of @2: .* leave --as-of out"):
        diff_versions(session, "c1.1", "c3", view(session, "@2"))
    with pytest.raises(NotFoundError, match=r"c1\.2 was said 2017-06-03, .* leave --said-by out"):
        diff_versions(session, "c1.1", "c1.2", view(session, "", "2017-06-02"))
    assert diff_versions(session, "c1.1", "c1.2", view(session, "@3", "2017-06-03"))


def test_by_a_day_there_are_the_changes_and_effects_of_what_had_been_said(session: Session) -> None:
    """A later word is neither told nor felt; an undated one is told and, as ever, not counted."""
    three_days(session)
    early = between(session, said_by="2017-06-02")
    assert told(early) == ["c1.1", "c2.1", "c3.1"]
    assert moves(early) == [("", "21"), ("", "17")]
    assert told(between(session, "@2", said_by="2017-06-02")) == ["c3.1"]
    assert moves(between(session, "@2", said_by="2017-06-02")) == []
    assert moves(between(session, "@2", "@3", said_by="2017-06-03")) == [("21", "24")]


def test_a_correction_of_when_it_was_said_is_told_on_either_day(session: Session) -> None:
    """By the 2nd it takes a figure away that had been dated the 1st: the reason is told too."""
    three_days(session)
    change.correct(session, why(2), {"asserted": "2017-06-04"})
    found = between(session, "@4", said_by="2017-06-02")
    assert told(found) == ["c2.2"]
    assert moves(found) == [("17", "")]
    assert told(between(session, "@4", said_by="2017-05-31")) == []
