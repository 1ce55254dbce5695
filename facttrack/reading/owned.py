"""What somebody's claim, report or toll tells: "the rebels' claim that 40 died"."""

from __future__ import annotations

from collections.abc import Sequence

from facttrack.reading import speech
from facttrack.reading.noun_forms import is_noun
from facttrack.reading.phrases import DETERMINERS, names_speaker, phrase_after, plausible
from facttrack.reading.saying import FORWARD, Saying, Span
from facttrack.reading.sources import subject_before
from facttrack.reading.tokens import NUMBER, WORD, Token

CLAIMS = frozenset(
    """claim claims report reports assertion assertions allegation allegations announcement
    statement admission estimate estimates accusation accusations""".split()
)
TOLLS = frozenset("toll tolls tally count figure".split())
_ISSUED = frozenset(("by", "from", "of"))
_WIDEST, _FURTHEST, _NEAR = 6, 16, 8


def claimed(tokens: Sequence[Token], at: int) -> Saying | None:
    """As in "the rebels' claim that 40 died" and "a report by Kardan TV that 40 died"."""
    follows = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if tokens[at].low in speech.AS_NOUN and not is_noun(tokens, at):
        return None
    if follows == "that":
        source, first = owner(tokens, at), at + 2
    elif follows in _ISSUED and any(t.low == "that" for t in tokens[at + 2 : at + _FURTHEST]):
        source = phrase_after(tokens, at + 2, whole=True)
        first = source[1] + 1 if source else 0
        if source is None or first >= len(tokens) or tokens[source[1]].low != "that":
            return None
        source = _before_deed(tokens, source)
    else:
        return None
    if source is None and follows == "that":
        source = _issuer(tokens, at)
    if source is None or not plausible(tokens, source):
        return None
    return Saying((source,), (at, at + 1), first, len(tokens), FORWARD, "claimed", weak=True)


def _issuer(tokens: Sequence[Token], at: int) -> Span | None:
    """Who brings a report out: "the government issued a report that 40 died"."""
    verb = next((i for i in range(at - 1, max(at - 4, 0), -1) if tokens[i].low in _ISSUING), None)
    return subject_before(tokens, verb) if verb and tokens[verb + 1].low in _A_REPORT else None


_ISSUING = frozenset("issued released published made gave posted submitted filed".split())
_A_REPORT = DETERMINERS | {"its", "his", "her", "their", "another"}


def _before_deed(tokens: Sequence[Token], source: Span) -> Span:
    """Who a report is by, without what it did: "reports by activists appeared online claiming"."""
    first, past = source
    for at in range(first + 1, past - 1):
        low = tokens[at].low
        if tokens[at].text.islower() and low.endswith("ed") and tokens[at + 1].low in _WHERE:
            return first, at
    return source


_WHERE = frozenset("on in at online".split())


def toll(tokens: Sequence[Token], at: int) -> Saying | None:
    """As in "the Observatory's latest toll of 40": a body's own, no town's."""
    near = tokens[at + 1 : at + 4]
    if not near or near[0].low not in ("of", "was", "is", "stands", "stood", "rose"):
        return None
    source = owner(tokens, at)
    if source is None or not any(token.sort == NUMBER for token in near):
        return None
    names = [token.low.removesuffix("'s") for token in tokens[source[0] : at]]
    letters = any(t.text.split("'")[0].split("’")[0].isupper() for t in tokens[source[0] : at])
    if not letters and not any(low in speech.BODIES or low in speech.GENERIC for low in names):
        return None
    return Saying((source,), (at, at + 1), at + 1, len(tokens), FORWARD, "claimed", weak=True)


def owner(tokens: Sequence[Token], at: int) -> Span | None:
    """Whose a noun is, the noun included: "the rebels' latest claim"; None where nobody has it."""
    here = at - 1
    while here > max(at - 4, 0) and tokens[here].text.islower() and tokens[here].sort == WORD:
        if tokens[here].low.endswith("'s"):
            break
        here -= 1
    if here < 0:
        return None
    if tokens[here].text in "'’" and tokens[here].glued:
        here -= 1
    elif not tokens[here].low.endswith("'s"):
        return None
    first = here
    while first > max(here - _WIDEST, 0) and _belongs(tokens[first - 1]):
        first -= 1
    return first, at + 1


def _belongs(token: Token) -> bool:
    """Whether a word before an owner is part of the name: "the Kardan health ministry's"."""
    low = token.low
    if token.sort != WORD or low in DETERMINERS:
        return False
    return token.text[0].isupper() or low in speech.BODIES or low in speech.SPEAKERS


def forecast(tokens: Sequence[Token], at: int) -> Saying | None:
    """As in "below analysts' forecast of 40": whose the one figure is that stands behind it."""
    if not 1 < at < len(tokens) - 2 or tokens[at + 1].low not in ("of", "for"):
        return None
    near = range(at + 2, min(at + 10, len(tokens)))
    number = next((i for i in near if tokens[i].sort == NUMBER), None)
    if number is None:
        return None
    owner = at - 1
    while owner > 0 and tokens[owner].low in FORECASTS | _LATEST:
        owner -= 1
    past = owner + 1
    if tokens[owner].text in "'’" and tokens[owner].glued:
        owner -= 1
    elif not (tokens[owner].low.endswith(("'s", "’s")) or _keeps(tokens[owner])):
        return None
    first = owner
    while first > 0 and tokens[first - 1].text[0].isupper() and tokens[first - 1].sort == WORD:
        first -= 1
    if tokens[first].low in DETERMINERS:
        first += 1
    known = tokens[owner].low.removesuffix("'s")
    body = known in speech.BODIES or names_speaker(known)
    if not body and not plausible(tokens, (first, past)):
        return None
    rest = min(number + _NEAR, len(tokens))
    end = next((i for i in range(number + 1, rest) if tokens[i].low in _CLAUSE), rest)
    return Saying(((first, at + 1),), (at, at + 1), number, end, FORWARD, "owned")


def _keeps(token: Token) -> bool:
    """Whether a body stands right before its estimate: "the latest UN estimate of 40"."""
    letters = token.text.isupper() and len(token.text) > 1
    return letters or token.low in speech.BODIES or token.low == "nations"


FORECASTS = frozenset(
    """forecast forecasts estimate estimates expectation expectations projection projections
    prediction predictions""".split()
)
_LATEST = frozenset("average consensus median mean own previous earlier latest initial".split())
_CLAUSE = frozenset((",", ";", ".", "and", "but", "while", "after"))
