"""What is said of the counted things (killed, displaced ...) and which way a figure went."""

from __future__ import annotations

from collections.abc import Sequence

from facttrack.reading.tokens import MARK, Token

_WORDS = {
    "killed": """killed kill kills killing dead died die dies deaths death slain executed murdered
        massacred eliminated martyred beheaded hanged fatalities toll drowned perished
        martyrs neutralised neutralized""",
    "wounded": "wounded wound wounds wounding",
    "injured": "injured injure injures injuring hurt injuries maimed",
    "missing": "missing disappeared unaccounted",
    "displaced": "displaced uprooted homeless displacement",
    "fled": "fled flee flees fleeing escaped evacuated crossed driven",
    "arrested": "arrested detained detain arrests jailed imprisoned detainees",
    "captured": "captured seized capture capturing prisoner prisoners",
    "abducted": "kidnapped abducted hostage hostages",
    "released": "released freed",
    "destroyed": "destroyed destroying destroy demolished flattened burned",
    "damaged": "damaged damaging",
    "deployed": "deployed deploy deploying sent stationed massing massed",
    "recruited": "recruited joined recruits",
    "trained": "trained train training",
    "fighting": "fighting fight fought",
    "surrendered": "surrendered defected",
    "infected": "infected cases infections",
    "hospitalised": "hospitalised hospitalized admitted",
    "vaccinated": "vaccinated vaccinate",
    "rescued": "rescued pulled saved",
    "employed": "employs employed employ hired",
    "sold": "sold sell sells sales",
    "built": "built build",
    "launched": "launched fired carried conducted",
    "delivered": "delivered distributed provided received",
    "trapped": "trapped besieged stranded",
    "registered": "registered",
    "attended": "attended gathered marched protested",
    "voted": "voted",
    "lost": "lost lose",
    "shown": "shown seen",
}
_MEANING = {word: name for name, words in _WORDS.items() for word in words.split()}
_RIGHT, _LEFT = 9, 6
# What befalls people only: a figure without a noun that it is said of counts persons.
OF_PEOPLE = frozenset(
    """killed wounded injured missing displaced arrested abducted recruited surrendered infected
    hospitalised vaccinated rescued""".split()
)


_JOINTS = frozenset(("and", "while", "but"))


def predicate_of(tokens: Sequence[Token], first: int, past: int, noun_first: int) -> str:
    """The predicate nearest to a figure [first, past) and its noun: before it, in it, behind it.

    "" where none of the known ones stands in the same clause.
    """
    if first and tokens[first - 1].low in _MEANING and not tokens[first - 1].low.endswith("s"):
        return _MEANING[tokens[first - 1].low]
    within = [_MEANING[t.low] for t in tokens[noun_first:past] if t.low in _MEANING]
    return (within or [""])[0] or _behind(tokens, past) or _before(tokens, first)


def _behind(tokens: Sequence[Token], past: int) -> str:
    for place, token in enumerate(tokens[past : past + _RIGHT]):
        if token.sort == MARK and token.low not in '-"“”(),':
            break
        if token.low in _MEANING:
            return _MEANING[token.low]
        if token.low in _JOINTS and place:
            break
    return ""


def _before(tokens: Sequence[Token], first: int) -> str:
    for at in range(first - 1, max(first - 1 - _LEFT, -1), -1):
        if tokens[at].low in _MEANING:
            return _MEANING[tokens[at].low]
        if tokens[at].low in (".", ";", ":"):
            break
    return ""


_UP = frozenset(
    """rose rise rises risen rising increased increase increases increasing grew grow grows grown
    growing climbed climb climbs climbing jumped jump jumps surged surge surges soared soar gained
    gain gains up added expanded expand higher more swelled reached doubled tripled raised raise
    raises advanced rebounded""".split()
)
_DOWN = frozenset(
    """fell fall falls fallen falling decreased decrease decreases decreasing dropped drop drops
    dropping declined decline declines declining plunged plunge slid slide slipped slip slips down
    lost lose loses shrank shrunk shrink cut cuts lower lowered reduced reduce reduces fewer
    tumbled sank eased edged shed dwindled""".split()
)
_HOW = frozenset(("by", "to", "from"))
_ENDS = frozenset((".", ";", ":", "(", "said"))
# "More than" and "fewer than" hedge a figure, they move none.
_WAYS = {
    word: way
    for way, words in (("down", _DOWN), ("up", _UP))
    for word in words - {"more", "fewer", "lower", "higher"}
}


def direction_of(tokens: Sequence[Token], first: int) -> str:
    """Which way a figure went, and how it is told: "up by", "down to", "up"; "" for neither."""
    how = ""
    for at in range(first - 1, max(first - 8, -1), -1):
        low = tokens[at].low
        if low in _ENDS or (low == "," and at < first - 4):
            return ""
        if low in _HOW and not how:
            how = low
        if low == "up" and tokens[at + 1].low == "to":
            continue
        way = _WAYS.get(low)
        if way:
            return f"{way} {how}".strip() if how or at >= first - 3 else ""
    return ""
