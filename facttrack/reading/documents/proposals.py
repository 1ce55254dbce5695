"""The reader over a whole document: numbered proposals, their sentences, a limit of time."""

from __future__ import annotations

import time
from dataclasses import dataclass

from facttrack.domain.claim import Excerpt
from facttrack.reading.candidate import Candidate
from facttrack.reading.documents.loaded import MOST_SECONDS
from facttrack.reading.reader import read_sentences

NOISE = frozenset("date time ordinal name phone reference".split())
_LONGEST_QUOTE = 1_000
_CONTEXT = 32


@dataclass(frozen=True, slots=True)
class Proposal:
    """A candidate of a document with its number, from 1, and its sentence text[start:end]."""

    number: int
    candidate: Candidate
    start: int
    end: int

    @property
    def noise(self) -> bool:
        """Whether it is a number that counts nothing: a date, a name, a page."""
        return self.candidate.kind in NOISE

    @property
    def whole(self) -> int | None:
        """The number of the proposal that this one is a part of."""
        return None if self.candidate.part_of is None else self.candidate.part_of + 1


def propose(
    text: str, date: str = "", *, seconds: float = MOST_SECONDS
) -> tuple[list[Proposal], int]:
    """Every quantity of a text, in order, and how much of the text was read in the time.

    The time is looked at before each sentence but the first.

    Raises BadDataError for a date that is none.
    """
    deadline = time.monotonic() + seconds
    found: list[Proposal] = []
    for place, (sentence, candidates) in enumerate(read_sentences(text, date=date or None)):
        if place and time.monotonic() > deadline:
            return found, sentence.start
        for number, candidate in enumerate(candidates, len(found) + 1):
            end = max(sentence.end, candidate.end)
            found.append(Proposal(number, candidate, sentence.start, end))
    return found, len(text)


def excerpt_of(text: str, proposal: Proposal) -> Excerpt:
    """The sentence of a proposal as an excerpt, with what stands before and after it.

    Of a sentence of more than 1,000 characters, it is the part around the figure.
    """
    start, end = proposal.start, proposal.end
    if end - start > _LONGEST_QUOTE:
        half = _LONGEST_QUOTE // 2
        start = max(start, proposal.candidate.start - half)
        end = min(end, max(proposal.candidate.end, start + _LONGEST_QUOTE))
    return Excerpt(
        exact=text[start:end],
        prefix=text[max(start - _CONTEXT, 0) : start],
        suffix=text[end : end + _CONTEXT],
        start=start,
        end=end,
    )
