"""Whether a word counts people, and what only people do."""

from __future__ import annotations

from collections.abc import Sequence

from facttrack.domain.units import find_unit
from facttrack.reading import lexicon as lex
from facttrack.reading.tokens import WORD, Token


def is_person(low: str) -> bool:
    """Whether a noun counts people: "fighters", "militiamen", "casualties", "Syrians"."""
    if low in lex.PERSONS or low in lex.FATES:
        return True
    if low in lex.NOT_PERSONS:
        return False
    if "-" in low:
        prefix, _, rest = low.partition("-")
        if prefix in _OF_PERSONS:
            return is_person(rest)
    if low.endswith(("men", "man", "women", "woman", "people", "ists", "ist", "children")):
        return low not in ("human", "german", "specimen", "regimen")
    if low.endswith("ese"):  # "Timorese"
        return len(low) > len("Chinese") - 1 and low not in ("cheese", "obese", "diocese")
    return bool(low) and (find_unit(low).name == "persons" or low + "s" in lex.PERSONS)


# "Co-defendants", "ex-soldiers", "vice-presidents".
_OF_PERSONS = frozenset("co ex vice non step grand great fellow sub deputy".split())


def do_as_people(tokens: Sequence[Token], past: int) -> bool:
    """Whether what is told behind a bare number only people do: "thousands marched"."""
    for token in tokens[past : past + _NEAR_DEED]:
        if token.text in _DEEDS:
            return True
        if token.sort != WORD or token.low in _BEFORE_ANOTHER:
            return False
    return False


_NEAR_DEED = 5
_BEFORE_ANOTHER = frozenset("and of he she it they we you to in at for during after before".split())
_DEEDS = frozenset(
    """who starving starve attend attended attending gather gathered march marched
    marching protest protested protesting demonstrate demonstrated demonstrating rallied rallying
    flocked watched watching queued queueing cheered cheering chanted celebrated celebrating flee
    fled fleeing uninsured jobless unemployed retired disabled illiterate waiting waited abstained
    abstaining enrolled voted lived speak suffer suffered suffering survived applied
    escaped custody charged accountable homeless famine starvation insurance awake swim walked
    sheltering sheltered mourned mourning prayed camped volunteered downstream indoors""".split()
)
