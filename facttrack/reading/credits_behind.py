"""Sentences that credit the ones before them: "That is according to the ministry."."""

from __future__ import annotations

from collections.abc import Sequence

from facttrack.reading import speech
from facttrack.reading.phrases import DETERMINERS, TIME, phrase_after, plausible
from facttrack.reading.saying import Span
from facttrack.reading.sources import subject_before
from facttrack.reading.tokens import MARK, Token

_POINTERS = frozenset("this that these those such so".split())
# What such a sentence speaks of: the figures that stand before it.
_TOLD = frozenset(
    """statement announcement information news remark remarks comment comments disclosure figure
    figures number numbers data toll tolls count counts statistics estimate estimates result
    results finding findings tally total totals""".split()
)
_DELIVERED = frozenset(
    """made reported announced released confirmed stated said published posted disclosed provided
    shared compiled gathered collected issued given revealed presented supplied""".split()
)
_DELIVERING = frozenset(
    """released published gave disclosed announced provided issued made reported presented confirmed
    revealed supplied shared compiled""".split()
)
_COMING = frozenset("come comes came are were is was stem stems stemmed".split())
_LEADING, _CLOSE = 8, 7
_OPENING = frozenset("the these those this that all such relevant corresponding both".split())


def behind(tokens: Sequence[Token]) -> Span | None:
    """Who a sentence credits with what stands before it; None where it credits nobody."""
    if not tokens or tokens[-1].low == "?":
        return None
    for reader in _READERS if _points_back(tokens) else _READERS[-1:]:
        source = reader(tokens)
        if source and plausible(tokens, source):
            return source
    return None


def _points_back(tokens: Sequence[Token]) -> bool:
    """Whether the first word may speak of the figures before: most do not, and are not asked on."""
    low = tokens[0].low
    return low in _POINTERS or low in _OPENING or low == "it"


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if at < len(tokens) else ""


def _according(tokens: Sequence[Token]) -> Span | None:
    """As in "That is according to X." and "So says X."."""
    if tokens[0].low not in _POINTERS:
        return None
    if tokens[0].low == "so" and _low(tokens, 1) in ("says", "say", "said"):
        return phrase_after(tokens, 2, whole=True)
    if _low(tokens, 1) in ("is", "was") and _low(tokens, 2) == "according":
        return phrase_after(tokens, 4, whole=True)
    return None


def _told_at(tokens: Sequence[Token]) -> int:
    """Where the opening words name the figures before: "The figures", "The latest data"; else 0."""
    if tokens[0].low not in _OPENING:
        return 0
    return next((at for at in range(1, min(4, len(tokens))) if tokens[at].low in _TOLD), 0)


def _coming_from(tokens: Sequence[Token]) -> Span | None:
    """As in "The figures come from X" and "The data, from X, covers"."""
    told = _told_at(tokens)
    at = told + 1
    if not told or not (_low(tokens, at) in _COMING or _low(tokens, at) == ","):
        return None
    if _low(tokens, at + 1) == "based" and _low(tokens, at + 2) == "on":
        return phrase_after(tokens, at + 3, whole=True)
    return phrase_after(tokens, at + 2, whole=True) if _low(tokens, at + 1) == "from" else None


def _delivered_by(tokens: Sequence[Token]) -> Span | None:
    """As in "This was reported by X", "The figures, published by X, show"."""
    told = _told_at(tokens) or (tokens[0].low in ("this", "it", "that") and -1)
    event = _low(tokens, 1) in _EVENTS and _low(tokens, 2) == "," and 1
    if not (told or event):
        return None
    by = next((at for at, token in enumerate(tokens[:_LEADING]) if token.low == "by"), 0)
    between = tokens[max(told or event, 0) + 1 : by]
    lows = [token.low for token in between if token.low not in _WHEN]
    if lows[:1] not in (["was"], ["were"], [","], ["is"], ["are"]) or lows[-1] not in _DELIVERED:
        return None
    return phrase_after(tokens, by + 1)


# "The killings, reported on Tuesday by a medic, are the worst this year".
_EVENTS = frozenset(
    "killings killing deaths executions casualties losses arrests abductions strikes toll".split()
)
_WHEN = TIME | frozenset("on late early also last first".split())


def _finding_of(tokens: Sequence[Token]) -> Span | None:
    """As in "Those are the findings of a report by X" and "of a survey that X published"."""
    if tokens[0].low not in _POINTERS or _low(tokens, 1) not in ("is", "are", "was", "were"):
        return None
    at = next((at for at in range(2, min(6, len(tokens))) if tokens[at].low in _TOLD), 0)
    if not at or _low(tokens, at + 1) not in ("of", "from", "in", "by"):
        return None
    return phrase_after(tokens, at + 2, whole=True)


def _delivering(tokens: Sequence[Token]) -> Span | None:
    """As in "The agency released the figures on Monday" and "The mayor made the announcement"."""
    for at in range(1, min(_LEADING + _CLOSE, len(tokens))):
        if tokens[at].low in _DELIVERING:
            break
        if tokens[at].sort == MARK and not tokens[at].glued and tokens[at].low != ",":
            return None
    else:
        return None
    object_at = at + 1
    if _low(tokens, object_at) not in DETERMINERS | {"these", "those", "its", "this", "that"}:
        return None
    if _low(tokens, object_at) in ("a", "an"):
        return None
    told = object_at + 1 + (_low(tokens, object_at + 1) in ("latest", "new", "death"))
    after = _low(tokens, told + 1)
    if _low(tokens, told) not in _TOLD or after in ("of", "for", "that", "from", "about", "to"):
        return None
    source = subject_before(tokens, at)
    return source if source and source[0] <= 1 and tokens[source[0]].low not in _NOBODY else None


def _providing(tokens: Sequence[Token]) -> Span | None:
    """As in "The officials who gave the figures spoke on condition of anonymity"."""
    if tokens[0].low not in ("the", "both") or _low(tokens, 2) not in ("who", "that", "which"):
        return None
    told = any(token.low in _TOLD for token in tokens[4:_LEADING])
    return (1, 2) if _low(tokens, 3) in _PROVIDING and told else None


_PROVIDING = _DELIVERING | {"provide", "give", "had", "kept", "compile"}
_NOBODY = speech.PRONOUNS | {"who", "which"}
_READERS = (_according, _coming_from, _delivered_by, _finding_of, _providing, _delivering)
