"""Figures that say that there was nothing: "no", "none" and "zero"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from facttrack.domain.quantity import Quantifier
from facttrack.reading import nouns
from facttrack.reading.figures import Figure
from facttrack.reading.lexicon import FATES
from facttrack.reading.people import is_person
from facttrack.reading.tokens import Token

RULE = "none"
_NOBODY = frozenset(("none", "no", "nobody", "nothing", "nil", "not"))


def none_of(tokens: Sequence[Token]) -> list[Figure]:
    """The figure 0 of a wording that starts with "no", "none" or "nobody"; [] for any other."""
    if not tokens or tokens[0].low not in _NOBODY:
        return []
    if tokens[0].low == "not":
        return [nothing(0, 3)] if [t.low for t in tokens[1:3]] == ["a", "single"] else []
    return [nothing(0, 1)]


def nothing(first: int, past: int) -> Figure:
    """The figure 0 at tokens [first, past)."""
    zero = Decimal(0)
    return Figure(first, past, first, past, None, zero, None, Quantifier.EXACT, rules=(RULE,))


def counts_something(tokens: Sequence[Token], at: int) -> bool:
    """Whether "no" at a token denies a count ("no casualties"), not a quality ("no longer")."""
    noun = nouns.read_noun(tokens, at + 1)
    if noun.head is None or noun.past - noun.first > 4:  # noqa: PLR2004 - "no new civilian casualties"
        return False
    low = tokens[noun.head].low
    return is_person(low) and (noun.plural or low not in ("one", "person"))


def denial_at(tokens: Sequence[Token], at: int) -> Figure | None:
    """The figure 0 that starts at a token: "no casualties", "none of them was hurt"."""
    low = tokens[at].low
    if low not in DENIALS:
        return None
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if low == "no" and after not in _IDIOMS:
        return nothing(at, at + 1) if counts_something(tokens, at) else None
    if low == "not" and after == "a":
        single = at + 2 < len(tokens) and tokens[at + 2].low == "single"
        counted = single and nouns.read_noun(tokens, at + 3, single=True).head is not None
        return nothing(at, at + 3) if counted else None
    return nothing(at, at + 1) if low == "none" and none_of_them(tokens, at) else None


def none_of_them(tokens: Sequence[Token], at: int) -> bool:
    """Whether "none" at a token denies a count: "none of the hostages", "none of them was hurt"."""
    rest = [token.low for token in tokens[at + 1 : at + 3]]
    if rest in (["of", "the"], ["of", "its"]):
        noun = nouns.read_noun(tokens, at + 3)
        return noun.head is not None and noun.plural
    return _befalls(tokens, at + 3 if rest[:1] == ["of"] and rest[1:2] in _POINTERS else at + 1)


def _befalls(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is said here what befell people: "was hurt", "have been arrested"."""
    while at < len(tokens) and tokens[at].low in _BE:
        at += 1
    return at < len(tokens) and tokens[at].low in FATES


# "No wonder many left", "no longer president", "no matter who leads".
_IDIOMS = frozenset("wonder matter longer doubt sooner".split())
DENIALS = frozenset(("no", "none", "not"))
_POINTERS = (["them"], ["those"], ["these"], ["whom"])
_BE = frozenset("was were is are has have had been being badly seriously severely".split())
