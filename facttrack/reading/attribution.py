"""Who says a figure within one sentence: sayings with their cue, source chain and reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facttrack.reading import credited, speech, told
from facttrack.reading.labels import label, quoted_as
from facttrack.reading.saying import BACKWARD, FORWARD, Saying, Span
from facttrack.reading.tokens import Token, words_at

# No sentence has more speakers; a hostile one is not worth more time.
_MOST = 24


def find_sayings(tokens: Sequence[Token]) -> list[Saying]:
    """The sayings of one sentence, in the order of their cues."""
    found: list[Saying] = []
    for at, token in enumerate(tokens):
        if token.low not in _CUES or (token.text.istitle() and at):
            continue
        saying = _saying_at(tokens, at, found)
        if saying:
            if found and found[-1].rule == "citing" and found[-1].chain == saying.chain[1:]:
                found.pop()
            found.append(saying)
        if len(found) > _MOST:
            break
    return _bounded(found, tokens)


_CUES = (
    speech.SAYING | speech.SHOWING | speech.CARRYING | speech.PASSIVE
    | frozenset(("according", "citing", "cited", "quoting", "quoted", "per", "by", "in", ":"))
)  # fmt: skip


def _saying_at(tokens: Sequence[Token], at: int, found: list[Saying]) -> Saying | None:
    low = tokens[at].low
    if low == "according":
        return credited.according(tokens, at)
    if low in ("citing", "quoting"):
        return credited.citing(tokens, at, found)
    if low == "in":
        return credited.shown_in(tokens, at)
    if low == "by":
        return credited.reckoned(tokens, at) or credited.passive(tokens, at)
    if low == ":":
        return label(tokens, at)
    if low in speech.CARRYING and found and tokens[at - 1].low in (",", "and", "while"):
        return told.carried(tokens, at, found[-1])
    if low in speech.CARRYING and at and tokens[at - 1].low == ",":
        return told.from_main_subject(tokens, at)
    if low == "saying" and at and tokens[at - 1].low == "as":
        return quoted_as(tokens, at) or told.by_verb(tokens, at, found)
    if low in speech.SAYING or low in speech.SHOWING:
        return told.by_verb(tokens, at, found)
    return None


def _bounded(found: list[Saying], tokens: Sequence[Token]) -> list[Saying]:
    """Each forward reach ended where another speaker starts a clause of its own."""
    bounded: list[Saying] = []
    for place, saying in enumerate(found):
        past = saying.past
        if saying.reach == FORWARD:
            for later in found[place + 1 :]:
                start = later.chain[0][0]
                if (
                    later.reach == FORWARD
                    and later.chain != saying.chain
                    and saying.first < start < past
                    and _breaks(tokens, saying, start)
                ):
                    past = start
        bounded.append(replace(saying, past=past))
    return bounded


def _breaks(tokens: Sequence[Token], saying: Saying, start: int) -> bool:
    """Whether a new speaker starts a clause beside the saying rather than one inside it."""
    between = words_at(tokens, max(start - 3, saying.first), start).split()
    return any(
        word in ("while", "but", "and", ";", ",", "whereas", "although", "though")
        for word in between
    )


def covering(sayings: Sequence[Saying], at: int) -> tuple[Span, ...]:
    """The chain of the figure at a token: the nearest saying's, behind those that report it."""
    best = best_saying(sayings, at)
    if best is None:
        return ()
    outer = [
        s
        for s in sayings
        if s is not best
        and not s.weak
        and not best.weak
        and s.reach == BACKWARD
        and best.reach == FORWARD
        and s.first <= at < s.past
        and s.chain != best.chain
    ]
    return (*outer[0].chain, *best.chain) if outer else best.chain


def best_saying(sayings: Sequence[Saying], at: int) -> Saying | None:
    """The saying that covers a token: strong before weak, the nearest before the further."""
    inside = [s for s in sayings if s.first <= at < s.past and not _within_source(s, at)]
    if not inside:
        return None
    return min(inside, key=lambda s: (s.weak, s.reach != FORWARD, abs(s.cue[0] - at)))


def _within_source(saying: Saying, at: int) -> bool:
    return any(first <= at < past for first, past in saying.chain)
