"""Which decisions hold in a view: what the desk chose to print, beside what is computed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from facttrack.domain.claim import Question
from facttrack.domain.decision import Act, Decision
from facttrack.services.masking import mask
from facttrack.services.session import Session, View
from facttrack.storage import decisions, names

if TYPE_CHECKING:
    from facttrack.comparison import Comparison

Decided = dict[tuple[int, str], Decision]


def decided(session: Session, view: View, questions: dict[int, Question]) -> Decided:
    """The decision that holds for each question and event date, by what we knew in a view.

    The newest one counts, those on questions that were merged into this one included; one that
    was withdrawn is none. What the world had said by a day does not touch it.
    """
    found: Decided = {}
    for decision in _decisions(session, view):
        place = (names.resolve(questions, decision.question_id), decision.event_date)
        found.pop(place, None)
        if decision.act is Act.DECIDE:
            found[place] = decision
    return found


def _decisions(session: Session, view: View) -> Iterator[Decision]:
    """Every version of every decision that a view knows, as it may be shown."""
    hidden = mask(session)
    return map(hidden.decision, decisions.decisions(session.connection, view.changeset))


def beside(comparison: Comparison, known: Decided) -> Comparison:
    """The comparison with the decision on its question and date, if there is one."""
    date = comparison.event_date.iso if comparison.event_date else ""
    found = known.get((comparison.question.id, date))
    return replace(comparison, decision=found) if found else comparison


def all_decisions(
    session: Session, view: View, question_id: int | None, questions: dict[int, Question]
) -> list[Decision]:
    """Every version of every decision, on one question or on all, in the order recorded.

    Each names the question that its own stands for now, merges followed.
    """
    found = (
        replace(d, question_id=names.resolve(questions, d.question_id))
        for d in _decisions(session, view)
    )
    return [d for d in found if question_id in (None, d.question_id)]
