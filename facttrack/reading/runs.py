"""Runs of bare numbers, rows of a table or a list: read without asking who says each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from facttrack.domain.quantity import Quantifier, Quantity
from facttrack.reading.candidate import Candidate
from facttrack.reading.numbers import read_digits
from facttrack.reading.tokens import NUMBER, WORD, Token

RULE = "run-of-numbers"
_WHY = "one of a row of bare numbers"
_FEWEST = 3
_FEWEST_MARKED = 8
_COMMAS = frozenset(",;")
_MANY = 64
_WORDS_AMONG = 16


def is_run(tokens: Sequence[Token]) -> bool:
    """Whether a sentence is a row of bare numbers.

    Three with nothing but commas between them, eight without a word, or 64 with hardly any.
    """
    # Most sentences are short and start with a word: they are told without counting.
    if len(tokens) < _FEWEST or (len(tokens) < _MANY and tokens[0].sort == WORD):
        return False
    sorts = [token.sort for token in tokens]
    numbers, words = sorts.count(NUMBER), sorts.count(WORD)
    if words == 0:
        marks = {token.text for token in tokens if token.sort != NUMBER}
        return numbers >= (_FEWEST if marks <= _COMMAS else _FEWEST_MARKED)
    return numbers >= _MANY and words * _WORDS_AMONG <= numbers


def candidates(tokens: Sequence[Token]) -> Iterator[Candidate]:
    """Each number of a run as it is written: no unit, no noun, no source, no claim."""
    for token in tokens:
        quantity = _as_written(token.text) if token.sort == NUMBER else None
        if quantity is not None:
            yield Candidate(
                token.start,
                token.end,
                token.text,
                quantity,
                claim=False,
                why_not=_WHY,
                rules=(RULE,),
            )


@lru_cache(maxsize=4096)
def _as_written(written: str) -> Quantity | None:
    value: Decimal | None = read_digits(written)
    if value is None:
        return None
    return Quantity(None, value, None, quantifier=Quantifier.EXACT, wording=written)
