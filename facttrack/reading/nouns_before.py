"""A counted noun in front of its number: "the number of cases rose to 60", "deaths reached 60"."""

from __future__ import annotations

from collections.abc import Sequence

from facttrack.lazy import pattern
from facttrack.reading.figures import Figure
from facttrack.reading.nouns import Noun, read_noun
from facttrack.reading.people import is_person
from facttrack.reading.ranges import CHANGES
from facttrack.reading.speech import AUXILIARY, BE
from facttrack.reading.tokens import WORD, Token
from facttrack.reading.units import COUNT, PERCENT

_LONGEST = 26
_YEAR = pattern(r"(?:19|20)[0-9]{2}")


def noun_before(tokens: Sequence[Token], figures: Sequence[Figure], place: int) -> Noun | None:
    """The noun in front of a number that it counts; None where the words before name none.

    The other end of a change counts the same: "from 20 to 60", "to 60, up from 20".
    """
    figure = figures[place]
    if _YEAR.fullmatch(tokens[figure.core].text):
        return None
    first = place
    if place and _leads_on(tokens, figures[place - 1], figure):
        first = place - 1
    floor = figures[first - 1].past if first else 0
    verb = _verb(tokens, figures[first].first, floor)
    noun = _number_of(tokens, figures[first].first, verb)
    return noun or (_subject(tokens, verb, floor) if _is_whole(figure) else None)


def noun_said_to_be(tokens: Sequence[Token], past: int) -> Noun | None:
    """The events that a bare number is said to be: "of these, 60 are deaths"; None for others."""
    if past >= len(tokens) or tokens[past].low not in ("are", "were"):
        return None
    noun = read_noun(tokens, past + 1)
    found = noun.head is not None and tokens[noun.head].low in _EVENTS
    return noun if found else None


def _is_whole(figure: Figure) -> bool:
    bounds = [bound for bound in (figure.low, figure.best, figure.high) if bound is not None]
    return bool(bounds) and all(bound == bound.to_integral_value() for bound in bounds)


def _leads_on(tokens: Sequence[Token], before: Figure, figure: Figure) -> bool:
    """Whether a figure is the other end of a change, or where it led: "rose 5 percent to 60"."""
    between = [token.low for token in tokens[before.past : figure.first]]
    if before.kind not in (COUNT, PERCENT) or not 0 < len(between) <= _BETWEEN:
        return False
    return between[-1] in _LEADING and set(between) <= _TURNS


_BETWEEN = 6
_GOVERNORS = frozenset("to at from by with".split())
_LEADING = _GOVERNORS | {"adjusted"}
_TURNS = _LEADING | frozenset(
    ", up down compared against a year month week earlier seasonally".split()
)


def _verb(tokens: Sequence[Token], first: int, floor: int) -> int | None:
    """Where the verb stands by which something reaches or moves to a number at `first`."""
    if tokens[first].low in _HEDGING:
        return first
    at = first - (tokens[first].low != "at")  # "at about 60"
    governed = at > floor and tokens[at].low in _GOVERNORS
    at -= governed
    while at > max(floor, first - _ADVERBS) and _is_adverb(tokens[at].low):
        at -= 1
    if at <= floor:
        return None
    low = tokens[at].low
    if low in BE or low in _REACHING or low in CHANGES or (governed and low in _STANDING):
        return at
    return None


_ADVERBS = 5
_HEDGING = frozenset(
    """exceed exceeds exceeded exceeding topped tops topping passed passes surpassed surpasses
    surpass surpassing nearing approaching estimated""".split()
)
_REACHING = frozenset(
    """reach reached reaches reaching hit hits hitting total totals totalled totaled totalling
    totaling number numbers numbered numbering average averages averaged averaging range ranges
    ranged""".split()
)
_STANDING = frozenset(
    """stand stands stood standing remain remains remained hold holds held put set pegged estimated
    reported recorded""".split()
)


def _is_adverb(low: str) -> bool:
    return low.endswith("ly") or low in _ADVERB


_ADVERB = frozenset("now already still back again even up down".split())


def _number_of(tokens: Sequence[Token], first: int, verb: int | None) -> Noun | None:
    """The noun of "the number of ... rose to 60", "brings the number of ... to 60"."""
    for at in range(first - 3, max(first - _LONGEST, 0) - 1, -1):
        low = tokens[at].low
        if low in _CLOSING:
            return None
        if low in _NUMBER and tokens[at + 1].low == "of":
            # "Away" describes here: "the number of away fans".
            noun = read_noun(tokens, at + 2 + (tokens[at + 2].low == "away"))
            if noun.head is None or not noun.plural or noun.past > first:
                return None
            governed = verb is not None and verb >= noun.past
            if not governed and not _is_brought(tokens, at, first):
                return None
            return None if _moves_twice(tokens, noun.past, first) else noun
    return None


_NUMBER = frozenset("number numbers total tally count".split())
_CLOSING = frozenset("; . : while but whereas although though which".split())


def _is_brought(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether somebody brings, puts or raises the number that stands there to another."""
    before = {token.low for token in tokens[max(at - _OBJECT, 0) : at]}
    governors = {tokens[first - 1].low, tokens[first].low} & _GOVERNORS
    return bool(governors and before & _BRINGING)


_OBJECT = 5
_BRINGING = frozenset(
    """bring brings brought bringing put puts putting take takes took taking raise raises raised
    raising push pushes pushed pushing lift lifts lifted lifting cut cuts cutting reduce reduces
    reduced reducing increase increases increased increasing lower lowers lowered lowering set sets
    estimate estimates estimated limit limits limited cap caps capped double doubles doubled pegged
    expand expands expanded expanding""".split()
)


def _moves_twice(tokens: Sequence[Token], past: int, first: int) -> bool:
    """Whether another clause stands between: "the number of visits fell and staff rose to 60"."""
    words = [token.low for token in tokens[past:first]]
    moved = [at for at, low in enumerate(words) if low in CHANGES and low not in ("up", "down")]
    return len(moved) > 1 or (bool(moved) and "and" in words[moved[0] :])


def _subject(tokens: Sequence[Token], verb: int | None, floor: int) -> Noun | None:
    """The subject of a verb of reaching: "deaths from the outbreak rose to 60"."""
    if verb is None:
        return None
    last = verb - 1
    while last > floor and (tokens[last].low in AUXILIARY or tokens[last].low in BE):
        last -= 1
    start = last
    while start >= max(floor, last - _SUBJECT) and not _opens_clause(tokens, start):
        start -= 1
    if last - start >= _SUBJECT or 0 < floor == start + 1:
        return None
    noun = read_noun(tokens, start + 1 + (tokens[start + 1].low in _DETERMINERS))
    if noun.head is None or noun.past > last + 1:
        return None
    if noun.past <= last and tokens[noun.past].low not in _PREPOSITIONS:
        return None
    return noun if _is_told_in_numbers(tokens, noun.head, verb) else None


_SUBJECT = 14
_DETERMINERS = frozenset("total overall cumulative".split())
_PREPOSITIONS = frozenset(
    "in of at from for among by on across with through worldwide nationwide since between".split()
)


def _opens_clause(tokens: Sequence[Token], at: int) -> bool:
    if tokens[at].sort == WORD:
        return tokens[at].low in _OPENING
    return tokens[at].low not in ("-", "‑", "'", "’")


_OPENING = frozenset(
    """that while as and but said says when after because where although though since if with
    showed shows show""".split()
)


def _is_told_in_numbers(tokens: Sequence[Token], head: int, verb: int) -> bool:
    """Whether a noun's number is what moves: deaths rise to 60, prices and rebels do not."""
    if tokens[head].low in GATHERED:
        return True
    if tokens[verb].low in BE and tokens[verb + 1].low not in ("at", "up", "down"):
        return False
    if tokens[head].low in _EVENTS:
        return True
    moves = tokens[verb].low in CHANGES or tokens[verb].low.startswith(("total", "number"))
    return moves and tokens[head].text[0].islower() and is_person(tokens[head].low)


# The people in a body or at a place, of whom one number tells.
GATHERED = frozenset(
    """attendance membership headcount workforce enrolment enrollment readership viewership
    ridership""".split()
)
# What happens or is handed in, and is told by its number.
_EVENTS = frozenset(
    """deaths fatalities casualties injuries infections cases hospitalisations hospitalizations
    admissions arrests detentions bookings reservations arrivals departures crossings registrations
    enrolments enrollments subscriptions memberships visits births marriages divorces applications
    claims complaints incidents accidents collisions crashes attacks robberies burglaries thefts
    murders homicides killings shootings stabbings crimes offences offenses layoffs redundancies
    vacancies openings bankruptcies insolvencies foreclosures evictions deliveries orders shipments
    starts completions permits approvals listings downloads installations sign-ups signups
    transactions calls tests vaccinations flights cancellations journeys trips rides jobs signatures
    entries submissions nominations sightings outbreaks fires wildfires aftershocks suicides
    overdoses abortions transplants operations procedures referrals convictions prosecutions
    executions deportations expulsions removals licences licenses patents subscribers users
    sign-ons""".split()
)
