"""Who speaks: the noun phrase in front of a word of saying, cut out without a parser."""

from __future__ import annotations

from collections.abc import Sequence

from facttrack.reading import speech
from facttrack.reading.asides import (
    across_comma,
    before_bracket,
    before_relative,
    holder,
    with_partner,
)
from facttrack.reading.lexicon import WEEKDAYS
from facttrack.reading.phrases import (
    DETERMINERS,
    FINITE,
    has_verb,
    inside_word,
    names_speaker,
)
from facttrack.reading.saying import Span
from facttrack.reading.subjects import is_letters, start_of, trimmed
from facttrack.reading.tokens import Token, words_at
from facttrack.reading.verb_forms import ABLE


def subject_before(tokens: Sequence[Token], verb: int) -> Span | None:
    """The subject of the verb at a token, read leftwards; None where none can be told."""
    found = _subject_before(tokens, verb)
    return with_partner(tokens, found) if found else None


def _subject_before(tokens: Sequence[Token], verb: int) -> Span | None:
    past = _before_parenthesis(tokens, _without_fillers(tokens, verb))
    if past == 0:
        return None
    if tokens[past - 1].low in _NOMINATIVE or _shown_by_it(tokens, past):
        return past - 1, past
    if tokens[past - 1].low == ")" and not inside_word(tokens, past - 1):
        past = max(before_bracket(tokens, past), 1)  # "Ann Troy (D-Kard.) said"
    if tokens[past - 1].low == ",":
        return across_comma(tokens, past - 1)
    if tokens[past - 1].low in _DASHES and not tokens[past - 1].glued:
        dashes = (at for at in range(past - 2, 0, -1) if tokens[at].low in _DASHES)
        opening = next((at for at in dashes if not tokens[at].glued), 0)
        return trimmed(tokens, start_of(tokens, opening), opening) if opening else None
    if _is_relative(tokens[past - 1]):
        return before_relative(tokens, past - 1)
    past = _before_place(tokens, past)
    first = start_of(tokens, past)
    if 0 < first < past and _opens_relative(tokens, first - 1) and not _are(tokens, first, past):
        return before_relative(tokens, first - 1)
    return holder(tokens, first) or trimmed(tokens, first, past)


_DASHES = frozenset("-–—")


def _without_fillers(tokens: Sequence[Token], verb: int) -> int:
    """Where a subject may end before a verb: "has so far", "managed to", "went on to" left out."""
    past = verb
    while past > 0 and _is_filler(tokens, past - 1):
        past -= 1
    if words_at(tokens, past - 2, past) == "on to" and past > _WENT_ON:
        past -= _WENT_ON
    if past > 1 and tokens[past - 1].low == "to" and tokens[past - 2].low in ABLE:
        past -= 2
    while past > 1 and (_is_filler(tokens, past - 1) or tokens[past - 1].low in speech.BE):
        past -= 1
    return past


# Words of "went on to" in "it went on to say".
_WENT_ON = 3


def _shown_by_it(tokens: Sequence[Token], past: int) -> bool:
    """As in "The channel aired footage it said showed 40 bodies"."""
    return past > 1 and tokens[past - 1].low == "it" and tokens[past - 2].low in speech.EVIDENCE


def _before_parenthesis(tokens: Sequence[Token], past: int) -> int:
    """Where "on Friday (local time)" starts that stands before a verb; `past` where none does."""
    at = past
    if at > 1 and tokens[at - 1].low == ")":
        opening = next((i for i in range(at - 2, max(at - 6, 0), -1) if tokens[i].low == "("), 0)
        if opening > 1 and tokens[opening - 1].low in WEEKDAYS:
            at = opening
    if at > 1 and tokens[at - 1].low in WEEKDAYS and tokens[at - 2].low == "on":
        return at - 2 if words_at(tokens, at - 3, at - 2) == "," else past
    return past


def _before_place(tokens: Sequence[Token], past: int) -> int:
    """Where a subject ends before ", north of Kardan" and "(a border guard) in Kardan"."""
    first = start_of(tokens, past)
    way = first < past - 1 and tokens[first].low in _WAYS and tokens[first + 1].low == "of"
    if way and first > 1 and tokens[first - 1].low == ",":
        before = start_of(tokens, first - 1)
        if before > 0 and tokens[before - 1].low == ",":
            # An aside as well, which is no subject.
            return past
        past, first = first - 1, before
    if first < past and tokens[first].low in ("in", "of", "from"):
        before = before_bracket(tokens, first)
        return before if before < first else past
    return past


_WAYS = frozenset(
    """north south east west northeast northwest southeast southwest northern southern eastern
    western outside""".split()
)


def _are(tokens: Sequence[Token], first: int, past: int) -> bool:
    """Whether no more than a few words stand there that name speakers: "which police put at"."""
    low = tokens[past - 1].low
    known = low in speech.BODIES or names_speaker(low) or tokens[past - 1].text[0].isupper()
    return past - first <= _A_FEW and known and not has_verb(tokens, first, past)


_A_FEW = 3


# A pronoun that can only be a subject: whatever stands before it is no part of it.
_NOMINATIVE = frozenset("i he she they we".split())


def _is_relative(token: Token) -> bool:
    """Whether it is "who" or "that", and not a body's letters ("WHO")."""
    return token.low in speech.RELATIVE and not is_letters(token)


def _opens_relative(tokens: Sequence[Token], at: int) -> bool:
    """Whether a relative clause starts within the subject: "an activist who uses a name said"."""
    if tokens[at].low == "whose":
        return True
    if tokens[at].low in ("who", "which"):
        after = tokens[at + 1]
        own = after.low in DETERMINERS or after.low in speech.PRONOUNS
        return not own and after.text.islower()
    return tokens[at].low in speech.RELATIVE and tokens[at + 1].low in FINITE


def _is_filler(tokens: Sequence[Token], at: int) -> bool:
    low = tokens[at].low
    if low == "far":
        return at > 0 and tokens[at - 1].low == "so"
    if low == "so":
        return tokens[at + 1].low == "far"
    return low in speech.AUXILIARY or (low.endswith("ly") and tokens[at].text[0].islower())


def is_event(tokens: Sequence[Token], source: Span) -> bool:
    """Whether it happens and does not speak: "The strike raised the toll to 64"."""
    words = [token.low for token in tokens[source[0] : source[1]]]
    behind = (at for at in range(1, len(words)) if words[at] in ("of", "on", "in", "by", "from"))
    return words[next(behind, len(words)) - 1] in _EVENTS


_EVENTS = frozenset(
    """strike strikes airstrike airstrikes attack attacks assault assaults raid raids bombing
    bombings bombardment blast blasts explosion explosions shelling shooting shootings violence
    fighting clash clashes battle battles war conflict offensive death deaths killing killings
    massacre incident accident crash fire fires flood floods earthquake quake storm""".split()
)
