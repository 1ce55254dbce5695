"""What somebody's claim, report or toll tells: "the rebels' claim that 40 died"."""

from __future__ import annotations

from collections.abc import Sequence

from facttrack.reading import speech
from facttrack.reading.noun_forms import is_noun
from facttrack.reading.phrases import DETERMINERS, phrase_after, plausible
from facttrack.reading.saying import FORWARD, Saying, Span
from facttrack.reading.tokens import NUMBER, WORD, Token

CLAIMS = frozenset(
    """claim claims report reports assertion assertions allegation allegations announcement
    statement admission estimate estimates accusation accusations""".split()
)
TOLLS = frozenset("toll tolls tally count figure".split())
_ISSUED = frozenset(("by", "from", "of"))
_WIDEST, _FURTHEST = 6, 16


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
    else:
        return None
    if source is None or not plausible(tokens, source):
        return None
    return Saying((source,), (at, at + 1), first, len(tokens), FORWARD, "claimed", weak=True)


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
