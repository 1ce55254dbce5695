"""Who had spoken by a day, and on which questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from facttrack.domain.claim import Question, Source
from facttrack.services.browse import ClaimState, Context, Selection, context, list_claims
from facttrack.services.session import Session, View
from facttrack.storage import names

Thing = TypeVar("Thing", Source, Question)


@dataclass(frozen=True, slots=True)
class Known:
    """The sources and questions of a view by number, merged ones included, and how many not.

    `left_out` counts those of each kind that nothing had been said by, or on, by the view's day.
    """

    sources: Mapping[int, Source]
    questions: Mapping[int, Question]
    left_out: dict[str, int]


def known_by(session: Session, view: View) -> Known:
    """The sources and questions that a view knows.

    Where it asks for a day, the sources that published, said or passed on a claim that is listed
    then, and the questions that such a claim is filed under; of merged ones, if what they stand
    for is there.
    """
    every = context(session, view)
    if view.said_by is None:
        return Known(every.sources, every.questions, {"s": 0, "q": 0})
    spoke: set[int] = set()
    asked: set[int] = set()
    called = {name: s.id for s in every.sources.values() for name in names.called(s)}
    for state in list_claims(session, view, Selection()):
        spoke.update(_speakers(state, every, called))
        if state.question:
            asked.add(state.question.id)
    sources, questions = _only(every.sources, spoke), _only(every.questions, asked)
    left_out = {
        "s": len(every.sources) - len(sources),
        "q": len(every.questions) - len(questions),
    }
    return Known(sources, questions, left_out)


def _speakers(state: ClaimState, known: Context, called: dict[str, int]) -> Iterator[int]:
    """Its publisher, its origin and whoever passed it on."""
    v = state.version
    links = (called.get(link) for link in v.attribution)
    for id_ in (v.publisher_id, v.origin_id, *links):
        if source := known.source(id_):
            yield source.id


def _only(things: Mapping[int, Thing], wanted: set[int]) -> Mapping[int, Thing]:
    return {id_: thing for id_, thing in things.items() if names.resolve(things, id_) in wanted}
