"""Whether the word "one" counts, or is a pronoun: "killing one", "one of the", "no one"."""

from __future__ import annotations

from collections.abc import Sequence

from facttrack.reading import noise_dates as kinds
from facttrack.reading.figures import Figure
from facttrack.reading.nouns import Noun
from facttrack.reading.number_words import ONES, TENS, WORDS, word_at
from facttrack.reading.speech import SPEAKERS
from facttrack.reading.tokens import Token
from facttrack.reading.units import COUNT


def pronoun_one(tokens: Sequence[Token], figure: Figure, noun: Noun) -> tuple[str, str, str] | None:
    """The word "one" where it counts nothing: "one of the", "the one that", "no one"."""
    if (
        not (figure.best == 1 or _beside_one(tokens, figure))
        or figure.sort != WORDS
        or figure.kind != COUNT
        or word_at(tokens, figure.core) != "one"
    ):
        return None
    before, after = word_at(tokens, figure.core - 1), word_at(tokens, figure.past)
    if before in _BEFALLING and after in _ENDING:
        return None  # "shot eight boys, killing one"
    if noun.head is None and _is_part_elsewhere(tokens, figure):
        return None
    if (
        noun.head is None
        or after == "of"
        or before in ("no", "the", "this", "that", "any", "every", "each", "another", "not")
    ):
        return kinds.REFERENCE, "“one” is a pronoun here", "pronoun-one"
    after_noun = noun.past + 1
    if (
        tokens[noun.head].low in SPEAKERS
        and word_at(tokens, noun.past) == ","
        and (after_noun < len(tokens) and tokens[after_noun].text[0].isupper())
    ):
        return kinds.REFERENCE, "introduces who speaks", "pronoun-one"
    at_point = before in ("at", "on") and after in _ONE_NOUNS  # "at one point staffers were"
    if at_point or tokens[noun.head].low in _ONE_NOUNS:
        return kinds.REFERENCE, "“one” is no count here", "pronoun-one"
    return None


def _is_part_elsewhere(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether it counts on in another place: "three violations in Latakia and one in Hama"."""
    at = figure.past
    if (
        word_at(tokens, at) not in ("in", "at", "near")
        or word_at(tokens, figure.first - 1) not in _JOINS
    ):
        return False
    place = at + 1 + (word_at(tokens, at + 1) == "the")
    if place >= len(tokens):
        return False
    if not (tokens[place].text[0].isupper() or tokens[place].low in ("al", "el", "ar", "as")):
        return False
    before = [token.low for token in tokens[max(figure.first - _CLAUSE, 0) : figure.first - 1]]
    counted = any(low in _NUMBERS or low[0].isdigit() for low in before)
    return counted and not {"in", "at", "near"}.isdisjoint(before)


_JOINS = frozenset(("and", ",", "or"))
_CLAUSE = 16
_NUMBERS = frozenset(ONES) | frozenset(TENS) | {"dozens", "several", "hundreds"}


_BEFALLING = frozenset(
    """killing killed wounding wounded injuring injured hurting arresting arrested detaining
    detained kidnapping kidnapped sinking freeing""".split()
)
_ENDING = frozenset(("", ".", ",", ";", "and", "in", "on", "at", "near", "before", "after"))


def _beside_one(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether a word of place rather than a hedge stands before it: "near one of the camps"."""
    at = figure.core - 1
    return at == figure.first and tokens[at].low in _BESIDE and word_at(tokens, figure.past) == "of"


_BESIDE = frozenset("near over above under below around about beyond past".split())
_ONE_NOUNS = frozenset(
    """thing way side hand point another who that day time reason example word place case
    kind part stage level morning afternoon evening night sense respect angle note voice
    breath""".split()
)
