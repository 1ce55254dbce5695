"""The claims of each question at each event date and what they come to, question by question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from facttrack.comparison import Comparison, DateGroup, compare_groups
from facttrack.comparison.pairing import every_pair
from facttrack.comparison.result import Pair
from facttrack.comparison.standing import Standing
from facttrack.domain.claim import Question, Source
from facttrack.services.browse import Context, context
from facttrack.services.decided import Decided, beside, decided
from facttrack.services.naming import find_question
from facttrack.services.question_dates import by_question
from facttrack.services.session import Session, View
from facttrack.storage import engine


@dataclass(frozen=True, slots=True)
class AtDate:
    """The claims on a question at one event date as they stand, and what they come to."""

    standings: tuple[Standing, ...]
    comparison: Comparison
    sources: Mapping[int, Source]

    @property
    def question(self) -> Question:
        """The question that the claims answer."""
        return self.comparison.question

    @property
    def live(self) -> list[Standing]:
        """The claims that had been said by then and are not withdrawn."""
        return [s for s in self.standings if not (s.retracted or s.undated)]


def questions_by_date(
    session: Session, view: View, questions: Sequence[str] = ()
) -> Iterator[Iterator[AtDate]]:
    """Each question's event dates in order, unknown ones last; of `questions` only, if any.

    The dates of a question are there to be gone through once, before the next question is asked
    for.

    Raises NotFoundError for a question that is not there.
    """
    with engine.reading(session.connection):
        known = context(session, view)
        settled = decided(session, view, known.questions)
        wanted = {find_question(session, q, view.changeset).id for q in questions}
        for question, groups in by_question(session, view, known, wanted):
            yield _compared(question, groups, view, known, settled)


def _compared(
    question: Question, groups: Iterator[DateGroup], view: View, known: Context, settled: Decided
) -> Iterator[AtDate]:
    for group in groups:
        (comparison,) = compare_groups(
            question,
            (group,),
            known.sources,
            as_of=view.changeset,
            said_by=view.said_by,
            pairs=False,
        )
        yield AtDate(group.standings, beside(comparison, settled), known.sources)


def pairs_of(found: AtDate) -> Iterator[Pair]:
    """Every two claims of a question at a date, and each claim with its own past; any number."""
    voting = frozenset(v.claim.claim_id for v in found.comparison.votes)
    return every_pair(found.live, voting, found.question, found.sources)
