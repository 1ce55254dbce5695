"""Dots that part thousands, as many languages write them: "50.000 people"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from facttrack.reading.figures import Figure
from facttrack.reading.tokens import Token


def in_thousands(tokens: Sequence[Token], figure: Figure) -> Figure:
    """A figure of people whose dot parts thousands, as many languages write: "50.000 people".

    An average may have three digits behind its point: "an average of 2.134 children a woman".
    """
    given = [number for number in (figure.low, figure.best, figure.high) if number is not None]
    if not given or not _has_dotted_thousands(given[0]) or not _has_dotted_thousands(given[-1]):
        return figure
    around = tokens[max(figure.first - 3, 0) : figure.past + 6]
    if any(token.low in _AVERAGE for token in around):
        return figure
    low, best, high = (
        None if number is None else Decimal(int(number * _THOUSAND))
        for number in (figure.low, figure.best, figure.high)
    )
    return replace(figure, low=low, best=best, high=high, rules=(*figure.rules, "dotted-thousands"))


_DIGITS, _THOUSAND = 3, 1000
_AVERAGE = frozenset("average averages averaged mean median rate per each".split())


def _has_dotted_thousands(number: Decimal) -> bool:
    """Whether three digits stand behind its point and one to three before it, the first no zero."""
    return number.as_tuple().exponent == -_DIGITS and 1 <= number < _THOUSAND
