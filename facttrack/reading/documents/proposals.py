"""The reader over a whole document: numbered proposals, their sentences, a limit of time."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from facttrack.domain.claim import Excerpt
from facttrack.reading.candidate import Candidate
from facttrack.reading.documents.loaded import MOST_SECONDS
from facttrack.reading.reader import read
from facttrack.reading.sentences import split_sentences

NOISE = frozenset("date time ordinal name phone reference".split())
_BLOCK = 250_000
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

    A text of up to 250,000 characters is read as one; in a longer one nobody who speaks is
    remembered from one such piece to the next, and the time is looked at between them.

    Raises BadDataError for a date that is none.
    """
    deadline = time.monotonic() + seconds
    found: list[Proposal] = []
    for start, end in _blocks(text):
        if start and time.monotonic() > deadline:
            return found, start
        found += _in_block(text[start:end], date, start, len(found))
    return found, len(text)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = min(start + _BLOCK, len(text))
        if end < len(text):
            half = start + _BLOCK // 2
            ends = (text.rfind(sign, half, end) + 1 for sign in ("\n\n", "\n", " "))
            end = next((e for e in ends if e), end)
        yield start, end
        start = end


def _in_block(block: str, date: str, offset: int, count: int) -> Iterator[Proposal]:
    sentences = split_sentences(block)
    starts = [sentence.start for sentence in sentences]
    for number, candidate in enumerate(read(block, date=date or None), count + 1):
        sentence = sentences[max(bisect_right(starts, candidate.start) - 1, 0)]
        yield Proposal(
            number,
            _moved(candidate, offset, count),
            sentence.start + offset,
            max(sentence.end, candidate.end) + offset,
        )


def _moved(candidate: Candidate, offset: int, count: int) -> Candidate:
    if not offset:
        return candidate
    links = (replace(x, start=x.start + offset, end=x.end + offset) for x in candidate.attribution)
    whole = candidate.part_of
    return replace(
        candidate,
        start=candidate.start + offset,
        end=candidate.end + offset,
        attribution=tuple(links),
        part_of=None if whole is None else whole + count,
    )


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
