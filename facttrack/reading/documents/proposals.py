"""The reader over a whole document: numbered proposals, their sentences, a limit of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from facttrack.domain.claim import Excerpt
from facttrack.reading.candidate import Candidate
from facttrack.reading.dates import document_day
from facttrack.reading.documents.clock import Clock, TimeOverError
from facttrack.reading.documents.loaded import MOST_SECONDS
from facttrack.reading.reader import read_sentences
from facttrack.reading.seen import look_at
from facttrack.reading.sentences import Sentence
from facttrack.reading.stretches import is_long

NOISE = frozenset("date time ordinal name phone reference".split())
_LONGEST_QUOTE = 1_000
_CONTEXT = 32
# Seconds for each proposal that is kept, so that no more of them are than memory holds.
_KEPT = 0.000_02


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


class Proposals:
    """Every quantity of a text, in order, read while it is gone through, once.

    A long text is read on all cores, or on so many as are given: what is found is the same.

    `read_to` is how much of the text was read so far. The seconds that bound it are those of a
    `Clock`, for what is done with a proposal before the next one, too. `each` of them are set aside
    for what is done with a proposal later. They are looked at before each sentence but the first.
    """

    def __init__(
        self,
        text: str,
        date: str = "",
        *,
        seconds: float = MOST_SECONDS,
        each: float = 0.0,
        cores: int | None = None,
    ) -> None:
        self.read_to = 0
        self._text = text
        self._date = date
        self._seconds = seconds
        self._each = each
        self._cores = cores

    def __iter__(self) -> Iterator[Proposal]:
        """The proposals, numbered from 1.

        Raises BadDataError for a date that is none, BrokenReadingError where a process that read
        a part of the text has died.
        """
        clock = Clock(self._seconds)
        if is_long(self._text):
            # Short texts do not pay for it.
            from facttrack.reading.documents.together import allowed, read_together, readers

            document_day(self._date)
            look = look_at(self._text)
            with readers(self._cores or allowed()) as several:
                if several:
                    found = read_together(look.text, self._date, several, clock)
                    try:
                        yield from self._numbered(look.placed(found), clock)
                    except TimeOverError as over:
                        self.read_to = look.place(over.read_to)
                    return
        yield from self._numbered(read_sentences(self._text, date=self._date), clock)

    def _numbered(
        self, sentences: Iterable[tuple[Sentence, list[Candidate]]], clock: Clock
    ) -> Iterator[Proposal]:
        number = 0
        for sentence, candidates in sentences:
            if self.read_to and clock.left < number * self._each:
                self.read_to = sentence.start
                return
            self.read_to = sentence.end
            for candidate in candidates:
                number += 1
                yield Proposal(number, candidate, sentence.start, max(sentence.end, candidate.end))
        self.read_to = len(self._text)


def propose(
    text: str, date: str = "", *, seconds: float = MOST_SECONDS
) -> tuple[list[Proposal], int]:
    """Every quantity of a text, in order, and how much of the text was read in the time.

    Raises BadDataError for a date that is none.
    """
    proposals = Proposals(text, date, seconds=seconds, each=_KEPT)
    return list(proposals), proposals.read_to


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
