"""What is said of the counted things (killed, displaced ...) and which way a figure went."""

from __future__ import annotations

from collections.abc import Sequence

from facttrack.reading.figures import Figure
from facttrack.reading.lexicon import VERBS
from facttrack.reading.nouns import Noun
from facttrack.reading.people import is_person
from facttrack.reading.speech import BE, SAYING
from facttrack.reading.tokens import MARK, WORD, Token
from facttrack.reading.units import COUNT, MEASURE, MONEY

_WORDS = {
    "killed": """killed kill kills killing dead died die dies deaths death slain executed murdered
        massacred eliminated martyred beheaded hanged fatalities toll drowned perished
        martyrs neutralised neutralized assassinated lynched crucified""",
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
    "enslaved": "enslaved",
    "tortured": "tortured",
    "returned": "returned",
    "recovered": "recovered",
    "convicted": "convicted sentenced",
    "withdrawn": "withdrew withdrawn",
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
    hospitalised vaccinated rescued enslaved tortured convicted""".split()
)


_JOINTS = frozenset(("and", "while", "but"))


def predicate_of(tokens: Sequence[Token], figure: Figure, noun: Noun) -> str:
    """The predicate nearest to a figure and its noun: before it, in it, behind it.

    "" where none of the known ones stands in the same clause and fits what is counted.
    """
    first, past = figure.first, max(noun.past, figure.past)
    beside = tokens[first - 1].low if first else ""
    if beside in _MEANING and not beside.endswith("s"):
        name = _meaning(tokens, first - 1, figure, noun)
        if name:
            return name
    between = range(noun.past, first) if noun.carried else ()
    weak = ""
    for at in range(noun.first, past):
        if at in between or tokens[at].low not in _MEANING:
            continue
        name = _meaning(tokens, at, figure, noun)
        if name and tokens[at].low not in _WEAK:
            return name
        weak = weak or name
    return _behind(tokens, past, figure, noun) or weak or _before(tokens, figure, noun)


# What people are called by what befell them before: "four hostages were killed".
_WEAK = frozenset("hostage hostages detainees prisoner prisoners recruits".split())


def predicate_named(tokens: Sequence[Token]) -> str:
    """The predicate that the head of a column names: "Houses destroyed"; "" for none."""
    return next((_MEANING[token.low] for token in tokens if token.low in _MEANING), "")


def _meaning(tokens: Sequence[Token], at: int, figure: Figure, noun: Noun) -> str:
    """What a word says of the counted; "" for what it cannot, and a word in another sense."""
    low = tokens[at].low
    name = _MEANING[low]
    if figure.kind in (MONEY, MEASURE) and name in _NEVER_OF_AMOUNTS:
        return ""
    if figure.kind == MONEY and (name in _NEVER_OF_MONEY or low == "sent"):
        return ""
    if low in _TWO_SENSES and not _is_meant(tokens, at, figure, noun):
        return ""
    if low == "carried" and [token.low for token in tokens[at + 1 : at + 2]] != ["out"]:
        return ""
    return "" if low == "admitted" and not _is_taken_in(tokens, at, figure, noun) else name


def _is_meant(tokens: Sequence[Token], at: int, figure: Figure, noun: Noun) -> bool:
    """Whether a word of two senses has the one that befalls the counted."""
    low = tokens[at].low
    if low == "cases":
        return any(t.low in _ILLNESS for t in tokens[max(at - _ROUND, 0) : at + _ROUND])
    if low.startswith("prisoner"):
        return any(t.low in _TAKING for t in tokens[max(at - _LEFT, 0) : at + _LEFT])
    if low == "joined":
        return at + 1 < len(tokens) and tokens[at + 1].low not in _JOINED_WITH
    if low.startswith("buil"):
        return tokens[at - 1].low != "-" and tokens[at - 1].low not in _OF_BODIES
    if low.startswith("train"):
        told = at + 1 + (tokens[at + 1].low == "of") if at + 1 < len(tokens) else 0
        return tokens[at - 1].low in _BEFORE_DEED or told == figure.first
    if noun.head is None:
        return True
    head = tokens[noun.head].low
    return is_person(head) or head in _SENT  # "sent"


_ROUND = 25
_TWO_SENSES = frozenset("cases prisoner prisoners joined built build sent train training".split())
_BEFORE_DEED = BE | frozenset("to will would can could we they who began started".split())
_ILLNESS = frozenset(
    """virus viruses disease diseases infection infections infected flu influenza cholera ebola zika
    measles malaria dengue polio tuberculosis hiv aids covid coronavirus meningitis plague anthrax
    epidemic pandemic outbreak patients patient hospital hospitals deaths died health fever
    diphtheria mumps hepatitis cancer diabetes salmonella symptoms vaccine tested confirmed
    suspected doctors clinics covid-19""".split()
)
_TAKING = frozenset("took take taken taking war exchange exchanged swap swapped captured".split())
_JOINED_WITH = frozenset("with forces by in hands together at on for obama".split())
_OF_BODIES = frozenset("slight slim heavy medium stocky large thin purpose".split())
_SENT = frozenset(
    """troops ships planes aircraft vehicles tanks jets helicopters warships vessels trucks convoys
    missiles boats teams units battalions brigades regiments drones weapons rockets carriers
    frigates destroyers reinforcements forces divisions squadrons police pieces systems
    ambulances engines""".split()
)
_NEVER_OF_MONEY = frozenset(
    """launched built trained fighting attended voted shown registered trapped deployed employed
    rescued destroyed returned""".split()
)
_NEVER_OF_AMOUNTS = (OF_PEOPLE - {"missing"}) | {"fled"}


def _is_taken_in(tokens: Sequence[Token], at: int, figure: Figure, noun: Noun) -> bool:
    """Whether people are admitted rather than deeds: "14 were admitted", "admitted 14 men"."""
    if figure.kind == COUNT and noun.head is not None and not is_person(tokens[noun.head].low):
        return False
    beside = at in (figure.first - 1, max(noun.past, figure.past))
    return beside or any(token.low in BE for token in tokens[max(at - 2, 0) : at])


def _behind(tokens: Sequence[Token], past: int, figure: Figure, noun: Noun) -> str:
    if past < len(tokens) and tokens[past].low in _ONE and _is_beside_subject(tokens, figure, noun):
        return ""
    for place, token in enumerate(tokens[past : past + _RIGHT]):
        low = token.low
        if token.sort == MARK and low not in '-"“”(),':
            break
        if low in _MEANING and (name := _meaning(tokens, past + place, figure, noun)):
            return name
        if low in _JOINTS and place:
            break
    return ""


def _before(tokens: Sequence[Token], figure: Figure, noun: Noun) -> str:
    for at in range(figure.first - 1, max(figure.first - 1 - _LEFT, -1), -1):
        low = tokens[at].low
        if low in _MEANING and (name := _meaning(tokens, at, figure, noun)):
            return name
        if low in _STOPS:
            break
    return ""


_STOPS = frozenset((".", ";", ":"))


# What starts the verb of the subject: behind a plural, a singular is another's.
_SINGULAR = frozenset(("was", "is", "has"))
_ONE = _SINGULAR | {"were", "are", "have"}


def _is_beside_subject(tokens: Sequence[Token], figure: Figure, noun: Noun) -> bool:
    """Whether the verb behind a figure is another's: "the man who robbed 63 widows was jailed"."""
    before = tokens[figure.first - 1].low if figure.first else "of"
    verb = tokens[max(noun.past, figure.past)].low
    if noun.plural and verb in _SINGULAR and figure.best != 1 and before != "of":
        return True
    return _in_relative_clause(tokens, figure.first)


def _in_relative_clause(tokens: Sequence[Token], first: int) -> bool:
    """Whether a clause with "who" or its like and a deed goes on at a figure."""
    for at in range(first - 1, max(first - _CLAUSE, -1), -1):
        token = tokens[at]
        if token.low in SAYING or token.low in _JOINTS or token.low in _PAUSES:
            return False
        if token.low in _RELATIVE:
            deed = tokens[at + 1]
            return deed.low in VERBS or (deed.sort == WORD and deed.low.endswith("ed"))
    return False


_RELATIVE = frozenset(("who", "which", "that"))
_PAUSES = frozenset(",;:()–—")
_CLAUSE = 10


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


# Words that tell anything of it: most do not.
_TELLING = _ENDS | _HOW | _WAYS.keys() | {","}


# "Used up", "set up", "shut down" move no figure.
_PARTICLES = {
    "up": frozenset(
        """use uses used using set sets setting make makes made making take takes taken took taking
        give gives gave given giving sign signs signed signing pick picks picked picking build built
        building break broke broken blow blew blown eat ate eaten tear tore put puts call called
        round rounded bring brought buy bought buying snap snapped free freed freeing clean cleaned
        lock locked""".split()
    ),
    "down": frozenset(
        """shut shuts shutting shoot shot shooting gun gunned cut turn turned tear tore torn strike
        struck bring brought lay laid break broke track tracked hunt hunted""".split()
    ),
}
_LOSS = frozenset(("lost", "lose", "loses"))


def direction_of(tokens: Sequence[Token], figure: Figure, noun: Noun) -> str:
    """Which way a figure went, and how it is told: "up by", "down to", "up"; "" for neither."""
    first, how = figure.first, ""
    for at in range(first - 1, max(first - 8, -1), -1):
        low = tokens[at].low
        if low not in _TELLING:
            continue
        if low in _ENDS or (low == "," and at < first - 4):
            return ""
        if low in _HOW and not how:
            how = low
        way = _WAYS.get(low)
        if way is None or _moves_nothing(tokens, at):
            continue
        if low in _LOSS and _counts_things(tokens, figure, noun):
            return ""
        return f"{way} {how}".strip() if how or at >= first - 3 else ""
    return ""


def _moves_nothing(tokens: Sequence[Token], at: int) -> bool:
    """Whether "up" is a bound ("up to"), or "up" or "down" belongs to another verb."""
    low = tokens[at].low
    if low == "up" and tokens[at + 1].low == "to":
        return True
    return at > 0 and tokens[at - 1].low in _PARTICLES.get(low, ())


def _counts_things(tokens: Sequence[Token], figure: Figure, noun: Noun) -> bool:
    """Whether things are counted, not the points of an index: "lost 200 fighters"."""
    if figure.kind != COUNT or noun.head is None:
        return False
    return tokens[noun.head].low not in ("points", "point")
