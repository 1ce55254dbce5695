"""Long texts in stretches: what the reading of each may see is bounded, and decided by the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from facttrack.lazy import pattern
from facttrack.reading.antecedents import Link
from facttrack.reading.candidate import Candidate
from facttrack.reading.sentences import BULLET, Sentence

# A text of less than two stretches is read in one go.
STRETCH = 300_000
# How much of what stands before and behind a stretch is listened to for who speaks.
_BEHIND, _AHEAD = 20_000, 10_000
# How much before it is read for the wholes of its parts, and of a list or a table its start.
_TAIL, _LEAD = 4_000, 2_000
# How far from where a stretch should end a good place for that is sought.
_NEAR, _NEARER = 10_000, 2_000
# Good places, the best first: behind a blank line, a line that ends in a mark, a line, a
# sentence, a word.
_PLACES = tuple(
    map(
        pattern,
        (
            r"\n[ \t\r]{0,8}\n\s*+",
            r"(?<=[.!?…\"”’»)])\n\s*+",
            r"\n\s*+",
            r"[.!?…][\"”’»)\]]{0,3}\s++(?=[A-Z“\"‘«(])",
            r"\s++",
        ),
    )
)
_LABELLED = pattern(r"[^\n:]{1,80}+: ?[\d.,]++\s*+$")
_HEADING = 5


class Stretch(NamedTuple):
    """A part of a text, with all of the text that its reading may see, in places of `text`.

    What is read of it is text[first:past]. Before it stand the start of the list or the table
    that it lies in (text[:lead]), what is listened to, and what is read for wholes (from `read`).
    At each of the cuts a sentence ends. `at` and `lead_at` are where text[lead:] and text[:lead]
    stand in the whole text.
    """

    text: str
    first: int
    past: int
    read: int = 0
    cuts: tuple[int, ...] = ()
    lead: int = 0
    lead_at: int = 0
    at: int = 0

    def place(self, here: int) -> int:
        """Where a place of `text` is in the whole text."""
        return here + (self.lead_at if here < self.lead else self.at - self.lead)

    def sentence(self, sentence: Sentence) -> Sentence:
        """A sentence of the stretch with its places in the whole text."""
        if not self.at:
            return sentence
        start = self.place(sentence.start)
        return sentence._replace(start=start, end=start + sentence.end - sentence.start)

    def placed(self, found: Sequence[Candidate]) -> list[Candidate]:
        """Candidates of the stretch with their places in the whole text."""
        return [self._placed(one) for one in found] if self.at else list(found)

    def _placed(self, one: Candidate) -> Candidate:
        by = self.at - self.lead
        chain = tuple(self._link(link) for link in one.attribution)
        return one._replace(start=one.start + by, end=one.end + by, attribution=chain)

    def _link(self, link: Link) -> Link:
        start = self.place(link.start)
        return Link(start, start + link.end - link.start, link.text)


def is_long(text: str) -> bool:
    """Whether a text has more than one stretch."""
    return len(text) >= 2 * STRETCH


def stretches(text: str, length: int = STRETCH) -> Iterator[Stretch]:
    """The stretches of a text in order, about so long: every character lies in one of them.

    Where one ends is told by the text up to a little behind that place.
    """
    if len(text) < 2 * length:
        yield Stretch(text, 0, len(text))
        return
    leads = _Leads(text)
    start = tail = 0
    while start < len(text):
        end = next_tail = len(text)
        if end - start >= 2 * length:
            end = _place(text, start + length, _NEAR)
            next_tail = _place(text, end - _TAIL, _NEARER)
        heard = _place(text, start - _BEHIND, _NEARER) if start > _BEHIND + _NEARER else 0
        lead, past = leads.of(heard)
        by = past - lead - heard
        yield Stretch(
            text[lead:past] + text[heard : end + _AHEAD],
            first=start + by,
            past=end + by,
            read=tail + by,
            # The tail ends its sentences where it does in the stretch before: their quantities
            # have the same numbers in both.
            cuts=tuple(sorted({heard + by, tail + by, start + by, next_tail + by, end + by} - {0})),
            lead=past - lead,
            lead_at=lead,
            at=heard,
        )
        start, tail = end, next_tail


def _place(text: str, near: int, within: int) -> int:
    """A good place to end a stretch at, close behind another."""
    for better in _PLACES:
        match = better.search(text, near, near + within)
        if match:
            return match.end()
    return near + within


class _Leads:
    """How the lists and tables start that the stretches of a text begin in, asked for in order."""

    def __init__(self, text: str) -> None:
        self._text = text
        # What was asked for last: the place, whether it lies in a table or in a list, the answer.
        self._asked = 0
        self._sort = ""
        self._known = 0, 0

    def of(self, at: int) -> tuple[int, int]:
        """The span of what announces the list or table that a place lies in, and its first line."""
        first, sort = self._start(at)
        if first > self._asked or sort != self._sort:
            past = self._text.find("\n", self._behind_blank(first)) + 1
            self._known = (max(first - _LEAD, 0), past) if first < at and 0 < past < at else (0, 0)
        self._asked, self._sort = at, sort
        return self._known

    def _start(self, at: int) -> tuple[int, str]:
        """Where the first of the lines before a place stands that are all rows, or all items.

        No line is looked at twice.
        """
        sort = ""
        while at > self._asked and self._text[at - 1] == "\n":
            before = self._text.rfind("\n", 0, at - 1) + 1
            line = self._text[before : at - 1]
            if line.strip():
                mine = _sort(line)
                if not mine or mine != (sort or mine):
                    break
                sort = mine
            at = before
        return at, sort

    def _behind_blank(self, at: int) -> int:
        while at < len(self._text) and self._text[at].isspace():
            at += 1
        return at


def _sort(line: str) -> str:
    """Whether a line is a row of a table, or an item or a heading of a list; "" for neither."""
    if "|" in line:
        return "row"
    if BULLET.match(line) or _LABELLED.match(line):
        return "item"
    words = line.split(maxsplit=_HEADING)
    return "item" if len(words) <= _HEADING and all(word.isalpha() for word in words) else ""
