"""Parts of a whole: "12, including three children", "five of them", "2 of the 7"."""

from __future__ import annotations

from collections.abc import Sequence

from facttrack.reading.candidate import Candidate
from facttrack.reading.figures import Figure
from facttrack.reading.tokens import Token, words_at

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
    sizes = [q.best or q.high or q.low for q in (whole.quantity, part)]
    return sizes[0] is None or sizes[1] is None or sizes[0] >= sizes[1]
