"""Which question a figure may answer: those that exist, nearest first, each with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from facttrack.domain.claim import Question
from facttrack.domain.units import same_kind
from facttrack.reading.candidate import Candidate
from facttrack.services.masking import mask
from facttrack.services.session import Session
from facttrack.storage import names

_NEWEST = 2**62
_WORD = re.compile(r"[^\W\d_]{2,}|\d{4}")
_EMPTY = frozenset("of in the at by on and for to from with per an as is".split())
_MOST = 5


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question that a figure may answer, and why."""

    question: Question
    score: float
    reason: str


def suggest_questions(session: Session, candidate: Candidate, sentence: str) -> list[Suggestion]:
    """At most five questions that share words with the figure or its sentence, nearest first.

    A word that the figure's own noun or verb shares counts three times one that only stands in
    its sentence; a question that is counted in another kind of unit is never offered.
    """
    own = _words(f"{candidate.noun} {candidate.predicate} {candidate.quantity.wording}")
    around = _words(sentence) - own
    known = names.questions(session.connection, _NEWEST).values()
    found = [_scored(q, own, around) for q in known if _may_be(q, candidate)]
    near = sorted((s for s in found if s.score > 0), key=lambda s: (-s.score, -s.question.id))
    hidden = mask(session)
    return [
        replace(s, question=hidden.question(s.question), reason=hidden.text(s.reason))
        for s in near[:_MOST]
    ]


def suggested_name(candidate: Candidate) -> str:
    """What a new question for a figure would be called: "ISIS fighters killed"."""
    return f"{candidate.noun} {candidate.predicate}".strip()


def _may_be(question: Question, candidate: Candidate) -> bool:
    if question.merged_into is not None:
        return False
    unit = candidate.quantity.unit
    return not (unit and question.unit) or same_kind(unit, question.unit)


def _scored(question: Question, own: set[str], around: set[str]) -> Suggestion:
    asked = _words(" ".join((question.name, *question.aliases, question.subject, question.measure)))
    asked |= _words(f"{question.place} {question.scope}")
    mine, near = asked & own, asked & around
    score = (3 * len(mine) + len(near)) / (1 + len(asked)) ** 0.5
    reasons = [f"its {_listed(mine)}"] if mine else []
    reasons += [f"{_listed(near)} in the sentence"] if near else []
    return Suggestion(question, score, "shares " + " and ".join(reasons) if reasons else "")


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"'{word}'" for word in sorted(words))


def _words(text: str) -> set[str]:
    """The words of a text that tell something, in lower case and the singular."""
    words = (word.lower() for word in _WORD.findall(text))
    return {_singular(word) for word in words if word not in _EMPTY}


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > len("ties"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "is", "us")) else word
