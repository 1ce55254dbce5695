"""One noun for two figures: "hundreds, perhaps thousands, of people", "12 raids, up from 9"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facttrack.domain.quantity import Quantifier
from facttrack.reading import nouns
from facttrack.reading.figures import Figure
from facttrack.reading.lexicon import FATES, TIME_NOUNS
from facttrack.reading.noun_runs import is_verbal
from facttrack.reading.people import is_person
from facttrack.reading.speech import AUXILIARY, BE
from facttrack.reading.tokens import MONTHS, Token
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
    if not joined or following.kind != COUNT:
        return noun
    ahead = nouns.after_number(tokens, following.past)
    if ahead.head is None or not ahead.plural or ahead.head <= ahead.first:
        return noun
    # "12 Syrian and three Iraqi soldiers": both describe in the same way.
    if tokens[noun.head].text[0].isupper() != tokens[ahead.first].text[0].isupper():
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


Counted = tuple[Figure, nouns.Noun]


def noun_carried(
    tokens: Sequence[Token], counted: Sequence[Counted], figure: Figure
) -> nouns.Noun | None:
    """The plural that an earlier figure of the sentence names, where this one leaves it out.

    "Sold 500 vans, up from 300", "40 people in Ostan, 65 in Tesh", "300 flights were late and 40
    were cancelled". None where the words around the figure do not say that the same is counted.
    """
    if not counted or figure.kind != COUNT or not _is_number_of_things(tokens, figure):
        return None
    for before, noun in reversed(counted[-_BACK:]):
        if before.kind != COUNT or noun.head is None:
            continue
        low = tokens[noun.head].low
        if low in TIME_NOUNS or low == "s":
            continue
        if not noun.plural or low in _UNCARRIED or tokens[before.first - 1].low in _RATES:
            return None
        told = _leaves_out(tokens, before, noun, figure)
        return replace(noun, carried=True) if told else None
    return None


_BACK = 3
_UNCARRIED = frozenset("times points others dead".split())
_RATES = frozenset(("per", "every", "each"))


def _is_number_of_things(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether a figure is whole and looks like no year."""
    bounds = [bound for bound in (figure.low, figure.best, figure.high) if bound is not None]
    if not all(bound == bound.to_integral_value() for bound in bounds):
        return False
    text = tokens[figure.core].text
    return not (len(text) == len("2017") and text.isdecimal() and text[:2] in ("18", "19", "20"))


def _leaves_out(tokens: Sequence[Token], before: Figure, noun: nouns.Noun, figure: Figure) -> bool:
    first, past = figure.first, figure.past
    between = [token.low for token in tokens[max(noun.past, before.past) : first]]
    taken = tokens[first - 1].low in _TAKING
    if len(between) > _FAR or not set(between).isdisjoint(_CLOSING - {";"} if taken else _CLOSING):
        return False
    near, nearer = (tokens[first - 2].low if first > 1 else ""), tokens[first - 1].low
    behind = tokens[past].low if past < len(tokens) else "."
    opens = before.first and tokens[before.first - 1].low == "from"
    if (near, nearer) in _COMPARING or nearer in _AGAINST:
        return True
    if nearer == "to" and (between == ["to"] or opens):
        return True
    if nearer == "from" and before.first and tokens[before.first - 1].low == "to":
        return True
    named = tokens[first - 1].text[0].isupper() and nearer not in MONTHS
    if named and near in _ADDING and behind in _CLOSED:
        return noun.carried or noun.past > before.past  # "Tesh has 40 boats, Calder 30 and Orme 12"
    if nearer in _TAKING and before.first and tokens[before.first - 1].low in _TAKING:
        return behind in _CLOSED
    told = _tells(tokens, past, figure) and not _is_of_people(tokens, past, noun)
    if tokens[first].low in _MORE:
        return told or behind in _PLACED
    if nearer not in _ADDING:
        return False
    return told or (behind in _PLACED and behind in between) or behind in _LATER


_FAR = 16
_CLOSING = frozenset(";:()")
_COMPARING = frozenset(
    (
        *((word, "from") for word in ("up", "down", ",")),
        *(("compared", word) for word in ("with", "to")),
    )
)
_AGAINST = frozenset("against versus vs".split())
_MORE = frozenset("another additional further an a".split())
_ADDING = frozenset(", and while but with or plus".split())
_PLACED = frozenset("in from at on".split())
_LATER = frozenset("more fewer next last this".split())
_TAKING = frozenset(
    """took take takes won win wins got has had have holds held polled received secured gained with
    only""".split()
)
_CLOSED = frozenset(", . ; ) and while but in from to for at last this".split())


def _tells(tokens: Sequence[Token], at: int, figure: Figure) -> bool:
    """Whether a verb stands here whose subject the figure is: "were delayed", "needed"."""
    if at >= len(tokens):
        return False
    low = tokens[at].low
    if low in BE or low in AUXILIARY:
        return figure.best != 1 and low not in _SINGULAR
    return is_verbal(tokens, at)


_SINGULAR = frozenset(("is", "was", "has"))


def _is_of_people(tokens: Sequence[Token], past: int, noun: nouns.Noun) -> bool:
    """Whether it is told what befell people, where the noun names none."""
    if noun.head is not None and is_person(tokens[noun.head].low):
        return False
    return any(token.low in FATES for token in tokens[past : past + _NEAR_FATE])


_NEAR_FATE = 4
