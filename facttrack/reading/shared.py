"""One noun for two figures: "hundreds, perhaps thousands, of people", "2- and 3-bed flats"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facttrack.domain.quantity import Quantifier
from facttrack.reading import nouns
from facttrack.reading.figures import Figure
from facttrack.reading.tokens import Token
from facttrack.reading.units import COUNT

_DOUBTS = frozenset(
    """perhaps maybe possibly probably likely potentially conceivably even indeed if not or and
    some say""".split()
)
_SUSPENDED = (["-", "and"], ["-", "or"], ["-", "to"], ["‑", "and"], ["‑", "or"])
_MOST_BETWEEN = 5


def noun_shared(
    tokens: Sequence[Token], figures: Sequence[Figure], place: int
) -> nouns.Noun | None:
    """The noun that a figure without one shares with the one beside it; None where it does not."""
    figure = figures[place]
    if place + 1 < len(figures) and _goes_on(tokens, figure, figures[place + 1]):
        return _behind(tokens, figures[place + 1])
    if (place and _goes_on(tokens, figures[place - 1], figure)) or "two-bounds" in figure.rules:
        return _behind(tokens, figure)
    return None


def plural_ahead(
    tokens: Sequence[Token], figures: Sequence[Figure], place: int, noun: nouns.Noun
) -> nouns.Noun:
    """A describing word with the plural behind the next number: "three gold and two silver medals".

    The noun as it is where it is a plural itself, or no such number follows.
    """
    if noun.plural or noun.head is None or figures[place].best == 1 or place + 1 >= len(figures):
        return noun
    following, past = figures[place + 1], noun.past
    joined = following.first == past + 1 and tokens[past].low in ("and", "or")
    if not joined or following.kind != COUNT or not tokens[noun.head].text.islower():
        return noun
    ahead = nouns.after_number(tokens, following.past)
    if ahead.head is None or not ahead.plural or ahead.head <= ahead.first:
        return noun
    return replace(noun, head=ahead.head, plural=True)


def _behind(tokens: Sequence[Token], figure: Figure) -> nouns.Noun | None:
    comma = figure.past < len(tokens) and tokens[figure.past].low == ","
    noun = nouns.after_number(tokens, figure.past + comma, single=figure.best == 1)
    return noun if noun.head is not None else None


def _goes_on(tokens: Sequence[Token], figure: Figure, following: Figure) -> bool:
    """Whether the second figure doubts, ends or doubles the first, so that both count one thing."""
    if figure.kind != COUNT or following.kind != COUNT:
        return False
    if not 0 < following.first - figure.past <= _MOST_BETWEEN:
        return False
    between = [token.low for token in tokens[figure.past : following.first]]
    if between in _SUSPENDED or between == ["or"]:
        return True
    if between == ["to"]:
        vague = figure.quantifier is following.quantifier is Quantifier.VAGUE
        return vague or (figure.first > 0 and tokens[figure.first - 1].low == "from")
    words = [low for low in between if low != ","]
    if not set(words) <= _DOUBTS:
        return False
    doubted = [*words, tokens[following.first].low]
    if "if" in words or "even" in words:
        return True
    closed = following.past < len(tokens) and tokens[following.past].low == ","
    return closed and bool(_HEDGES & set(doubted) or words == ["or"])


_HEDGES = frozenset("perhaps maybe possibly probably likely potentially conceivably some".split())
