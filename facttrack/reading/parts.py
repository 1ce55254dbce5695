"""Parts of a whole: "12, including three children", "five of them", "9 dead (7 men, 2 women)"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from facttrack.domain.quantity import Quantity
from facttrack.lazy import pattern
from facttrack.reading.candidate import Candidate
from facttrack.reading.figures import Figure
from facttrack.reading.tokens import Token, words_at
from facttrack.reading.units import COUNT

_BEFORE = frozenset(("including", "includes", "include", "included"))
_BEFORE_PAIRS = frozenset(
    (
        "among them",
        "among those",
        "of whom",
        "of which",
        "of them",
        "among whom",
        "of these",
        "of those",
    )
)
_PAIR_ENDS = frozenset(pair.split()[1] for pair in _BEFORE_PAIRS)
_ENDS = frozenset((".", ";", ":", "that", "said"))
# How many figures back the whole may stand.
LOOKS_BACK = 6
_AFTER_PAIRS = frozenset(("of them", "of whom", "of those", "of these", "of which"))
_AFTER_TRIPLES = frozenset(
    ("of the dead", "of the killed", "of the victims", "of the wounded", "of the injured")
)


def part_of(
    tokens: Sequence[Token], figure: Figure, kind: str, before: Sequence[Candidate]
) -> int | None:
    """The index in `before` of the figure that this one is a part of; None where it is none."""
    if not before or not _says_part(tokens, figure):
        return None
    for index in range(len(before) - 1, max(len(before) - 1 - LOOKS_BACK, -1), -1):
        whole = before[index]
        if whole.claim and whole.kind == kind and whole.part_of is None and _larger(whole, figure):
            return index
    return None


def _says_part(tokens: Sequence[Token], figure: Figure) -> bool:
    first, past = figure.first, figure.past
    if past < len(tokens) and tokens[past].low == "of" and _of_those(tokens, past):
        return True
    for at in range(first - 1, max(first - 8, -1), -1):
        low = tokens[at].low
        if low in _BEFORE:
            return True
        if low in _PAIR_ENDS and words_at(tokens, at - 1, at + 1) in _BEFORE_PAIRS:
            return True
        if low in _ENDS:
            return False
        if low == "," and tokens[at + 1].low in ("and", "while", "but"):
            return False
    return False


def _of_those(tokens: Sequence[Token], past: int) -> bool:
    return (
        words_at(tokens, past, past + 2) in _AFTER_PAIRS
        or words_at(tokens, past, past + 3) in _AFTER_TRIPLES
    )


def _larger(whole: Candidate, part: Figure) -> bool:
    most, least = _size(whole.quantity), _size(part)
    return most is None or least is None or most >= least


def _size(quantity: Quantity | Figure) -> Decimal | None:
    """What a figure is compared by: the number that it says, else a bound of it."""
    return quantity.best or quantity.high or quantity.low


def with_listed(text: str, found: Sequence[Candidate], first: int) -> list[Candidate]:
    """One sentence's candidates, those marked that a list or "Of the 60 dead, 22" makes parts.

    `first` is the index of the first of them in the whole text. What is listed behind a colon, a
    bracket or a dash is a list of parts where it adds up to the whole.
    """
    marked = list(found)
    for place, whole in enumerate(found):
        if whole.claim and marked[place].part_of is None and whole.kind == COUNT:
            for part in _listed(text, found, place) or _of_these(text, found, place):
                if marked[part].part_of is None:
                    marked[part] = as_part(marked[part], whole, first + place)
    return marked


def as_part(part: Candidate, whole: Candidate, index: int) -> Candidate:
    """A part of the candidate at an index: unit, deed and date are the whole's unless named."""
    unit = part.quantity.unit or (whole.quantity.unit if part.kind == COUNT else "")
    return part._replace(
        part_of=index,
        quantity=replace(part.quantity, unit=unit),
        predicate=part.predicate or whole.predicate,
        event_date=part.event_date or whole.event_date,
    )


_LIST = pattern(r"[^.;\d]{0,60}?(?::|\(|[—–]|\s-)\s?[^:;.]*")


def _listed(text: str, found: Sequence[Candidate], place: int) -> list[int]:
    """The places of the figures of a list that adds up to the figure at a place."""
    whole = found[place]
    behind = range(place + 1, len(found))
    if whole.quantity.best is None or not behind:
        return []
    if not _LIST.fullmatch(text, whole.end, found[place + 1].start):
        return []
    parts, left = [], whole.quantity.best
    for part in behind:
        one = found[part]
        if not (one.claim and one.kind == COUNT and one.quantity.best and _may_be(one, whole)):
            break
        parts.append(part)
        left -= one.quantity.best
        if left <= 0:
            break
    return parts if not left and parts[1:] else []


def _may_be(part: Candidate, whole: Candidate) -> bool:
    """Whether a figure in a list tells of no other deed and counts no other sort of thing."""
    persons = {part.quantity.unit or "persons", whole.quantity.unit or "persons"}
    same = len(persons) == 1 or part.quantity.unit != "persons" != whole.quantity.unit
    return same and part.predicate in ("", whole.predicate)


_OF = pattern(
    r"(?:^|[.;,:“\"\n]\s?)(?:[Oo]ut\s)?[Oo]f\s(?:the|these|those|some|about|its|their|\s)*$"
)
_LEAD = 24


def _of_these(text: str, found: Sequence[Candidate], place: int) -> list[int]:
    """The places of the figures behind "Of the 60 dead, ": parts of it up to a semicolon."""
    whole = found[place]
    before = text[max(whole.start - _LEAD, 0) : whole.start]
    parts: list[int] = []
    if not _OF.search(before):
        return parts
    for part in range(place + 1, len(found)):
        one = found[part]
        if ";" in text[whole.end : one.start]:
            break
        most, least = _size(whole.quantity), _size(one.quantity)
        if one.claim and one.kind == COUNT and most and least and most >= least:
            parts.append(part)
    return parts
