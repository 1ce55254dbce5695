"""Whether a word counts people, and what only people do."""

from __future__ import annotations

from collections.abc import Sequence

from facttrack.domain.units import find_unit
from facttrack.reading import lexicon as lex
from facttrack.reading.speech import SPEAKERS
from facttrack.reading.tokens import NUMBER, WORD, Token


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
        if rest in _MAKERS:
            return True
    if low.endswith(("men", "man", "women", "woman", "people", "ists", "ist", "children")):
        return low not in ("human", "german", "specimen", "regimen")
    if low.endswith("ese"):  # "Timorese"
        return len(low) > len("Chinese") - 1 and low not in ("cheese", "obese", "diocese")
    return bool(low) and (find_unit(low).name == "persons" or low + "s" in lex.PERSONS)


# What a hyphen may stand before without a machine being meant, as with "fighter-bombers".
_MAKERS = frozenset(
    """developers goers pickers watchers employees workers seekers holders owners makers takers
    givers fighters riders keepers sellers buyers lovers members americans graders timers""".split()
)


def is_nation(head: str) -> bool:
    """Whether a capitalised plural names the people of a place: "Peruvians", "Gambians"."""
    return (
        head[:1].isupper() and head.endswith(("ians", "eans", "icans")) and len(head) > len("Xians")
    )


def is_machine(tokens: Sequence[Token], first: int, head: int) -> bool:
    """Whether fighters or bombers are aircraft: "F-16 fighters", "stealth bombers"."""
    if tokens[head].low not in _MACHINES:
        return False
    return any(token.low in _OF_MACHINES or token.sort == NUMBER for token in tokens[first:head])


_MACHINES = frozenset("fighters fighter bombers bomber carriers carrier".split())
_OF_MACHINES = frozenset(
    """stealth jet strategic supersonic multirole multi-role fighter dive torpedo aircraft missile
    personnel troop bulk""".split()
)


def may_speak(tokens: Sequence[Token], first: int, past: int) -> bool:
    """Whether what a noun phrase names can say something: people, bodies, papers of theirs."""
    words = [token.low for token in tokens[first:past] if token.low not in _DESCRIBING]
    if not words or _may_be_one(words[-1].rstrip("s")):
        return True
    return any(is_person(low) or low in _SPEAKING or low in SPEAKERS for low in words)


def _may_be_one(low: str) -> bool:
    """Whether a noun in the singular may be a person or a body that speaks."""
    return low in _SPEAKING or low.endswith(("er", "or", "ist", "ant", "ee", "ian"))


# Ranks and offices that describe as often: "eight major projects".
_DESCRIBING = frozenset("major general chief head private executive principal minor".split())
_SPEAKING = frozenset(
    """source report study survey poll newspaper paper outlet website channel station network
    broadcaster agency agencies group body bodies organisation organization charity charities
    company companies firm union party parties ministry ministries department office embassy
    embassies court hospital committee commission regulator watchdog union bank airline think-tank
    team council police army force government analyst estimate document statement account judge
    td mp official parliamentarian dignitary dignitaries vet""".split()
)

# "Co-defendants", "ex-soldiers", "vice-presidents".
_OF_PERSONS = frozenset("co ex vice non step grand great fellow sub deputy".split())


def do_as_people(tokens: Sequence[Token], past: int) -> bool:
    """Whether what is told behind a bare number only people do: "thousands marched"."""
    if [token.text for token in tokens[past : past + 1]] == ["live"]:
        return past + 1 < len(tokens) and tokens[past + 1].low in _WHERE
    for token in tokens[past : past + _NEAR_DEED]:
        if token.text in _DEEDS:
            return True
        if token.sort != WORD or token.low in _BEFORE_ANOTHER:
            return False
    return False


_NEAR_DEED = 5
_WHERE = frozenset("in under near within below outside along on".split())
_BEFORE_ANOTHER = frozenset(
    "and of that which he she it they we you to in at for during after before".split()
)
_DEEDS = frozenset(
    """who treated descended starving starve attend attended attending gather gathered march marched
    marching protest protested protesting demonstrate demonstrated demonstrating rallied rallying
    flocked watched watching queued queueing cheered cheering chanted celebrated celebrating flee
    fled fleeing uninsured jobless unemployed retired disabled illiterate waiting waited abstained
    abstaining enrolled voted lived speak suffer suffered suffering survived applied
    escaped custody charged accountable homeless famine starvation insurance awake swim walked
    sheltering sheltered mourned mourning prayed camped volunteered downstream indoors""".split()
)
