"""Tables in text: what a number counts, from the head of its column."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from facttrack.domain.units import find_unit
from facttrack.reading import nouns
from facttrack.reading.candidate import Candidate
from facttrack.reading.people import is_person
from facttrack.reading.predicates import predicate_named
from facttrack.reading.tokens import NUMBER, Token
from facttrack.reading.units import COUNT

_BAR = "|"


class _Column(NamedTuple):
    """What the head of a column says of the numbers below it."""

    noun: str
    head: str
    unit: str
    predicate: str


@dataclass(slots=True)
class Columns:
    """The columns of the table whose lines are being read; none outside of tables."""

    _heads: list[_Column | None] = field(default_factory=list)
    _inside: bool = False

    def see(self, text: str, start: int, end: int, tokens: Sequence[Token]) -> None:
        """Takes note of a sentence: the first line of a table, without a number, names columns."""
        inside, self._inside = self._inside, text.find(_BAR, start, end) >= 0
        if not self._inside:
            self._heads = []
        elif not inside and all(token.sort != NUMBER for token in tokens):
            self._heads = [_column(text, cell) for cell in _cells(tokens)]

    def named(self, tokens: Sequence[Token], found: Sequence[Candidate]) -> list[Candidate]:
        """The quantities of a line of the table, those without a noun with their column's."""
        if not any(self._heads):
            return list(found)
        bars = [token.start for token in tokens if token.low == _BAR]
        skipped = tokens[0].low == _BAR
        return [self._with_column(bisect_left(bars, one.start) - skipped, one) for one in found]

    def _with_column(self, place: int, one: Candidate) -> Candidate:
        if one.noun or one.kind != COUNT or one.quantity.unit:
            return one
        column = self._heads[place] if place < len(self._heads) else None
        if column is None:
            return one
        return one._replace(
            noun=column.noun,
            head=column.head,
            quantity=replace(one.quantity, unit=column.unit),
            predicate=one.predicate or column.predicate,
            rules=(*one.rules, "column-head"),
        )


def _cells(tokens: Sequence[Token]) -> list[list[Token]]:
    """The tokens between the bars of a line, the bars at its ends left out."""
    cells: list[list[Token]] = [[]]
    for token in tokens[tokens[0].low == _BAR :]:
        if token.low == _BAR:
            cells.append([])
        else:
            cells[-1].append(token)
    return cells


def _column(text: str, cell: Sequence[Token]) -> _Column | None:
    """What a cell counts; None for a place, a date or whatever else is no plural."""
    noun = nouns.read_noun(cell, 0) if cell else None
    if noun is None or noun.head is None or not noun.plural:
        return None
    head = nouns.head_text(text, cell, noun)
    low = head.lower()
    unit = "persons" if is_person(low) else find_unit(nouns.plural_of(low)).name
    phrase = text[cell[noun.first].start : cell[noun.past - 1].end]
    return _Column(phrase, head, unit, predicate_named(cell))
