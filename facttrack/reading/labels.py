"""Sayings without a verb of their own: speakers before a colon, "quoted X as saying"."""

from __future__ import annotations

from collections.abc import Sequence

from facttrack.reading import speech
from facttrack.reading.lists import is_count
from facttrack.reading.phrases import (
    DETERMINERS,
    OCCASIONS,
    TIME,
    has_verb,
    inside_word,
    is_name,
    name_in_apposition,
    names_speaker,
    phrase_after,
    plausible,
)
from facttrack.reading.saying import BACKWARD, FORWARD, Saying
from facttrack.reading.sources import subject_before
from facttrack.reading.subjects import main_subject
from facttrack.reading.tokens import WORD, Token, words_at
from facttrack.reading.verb_forms import ends_clause

_FURTHEST = 26

_LABEL = 6


def label(tokens: Sequence[Token], at: int) -> Saying | None:
    """A speaker beside a colon: "Davis: "We counted 20"", "UN: 5 dead", "5 dead: monitor"."""
    if (
        at == 0
        or any(token.low in speech.SAYING and token.text.islower() for token in tokens[1:at])
        or (tokens[at + 1 :] and tokens[at + 1].glued)
        or is_count(tokens)
    ):
        return None
    if at <= _LABEL and _is_label(tokens, 0, at, quoted=tokens[at + 1 : at + 2]):
        return Saying(((0, at),), (at, at + 1), at + 1, len(tokens), FORWARD, "label")
    behind = len(tokens) - at - 1
    if 0 < behind <= _LABEL and _is_label(tokens, at + 1, len(tokens), quoted=()):
        return Saying(((at + 1, len(tokens)),), (at, at + 1), 0, at, BACKWARD, "label-behind")
    return None


def before_quote(tokens: Sequence[Token], at: int) -> Saying | None:
    """Who speaks by a word no list holds: 'The union's president fired back: "We gave them"'."""
    if at + 1 >= len(tokens) or tokens[at + 1].text not in speech.QUOTES:
        return None
    source = subject_before(tokens, at) if tokens[at - 1].low == "," else main_subject(tokens, at)
    if source is None:
        return None
    source = name_in_apposition(tokens, *source)
    if not (is_name(tokens, source) or names_speaker(tokens[source[1] - 1].low)):
        return None
    return Saying((source,), (at, at + 1), at + 1, len(tokens), FORWARD, "label")


def dash_label(tokens: Sequence[Token], at: int) -> Saying | None:
    """Who says a headline: "Bomb kills two in market - police", "Two killed, commander"."""
    behind = len(tokens) - at - 1
    comma = tokens[at].low == "," and behind <= _SHORTEST
    apart = (comma or not tokens[at].glued) and behind and not tokens[at + 1].glued
    if (
        not apart
        or at < (_LABEL if comma else _SHORT_CLAUSE)
        or behind > _LABEL
        or tokens[-1].low in (".", "?", "!")
    ):
        return None
    if not _is_label(tokens, at + 1, len(tokens), quoted=()) or _is_verb(tokens[at + 1]):
        return None
    return Saying(((at + 1, len(tokens)),), (at, at + 1), 0, at, BACKWARD, "label-behind")


def signed(tokens: Sequence[Token], at: int) -> Saying | None:
    """Who signs quoted words behind a dash: "“We lost 40.” — Petra Lundy, a medic"."""
    if (at and tokens[at - 1].text not in speech.QUOTES) or tokens[at + 1 :] == []:
        return None
    if tokens[at].glued or tokens[at + 1].glued:
        return None
    first = at + 1 + (tokens[at + 1].low in DETERMINERS)
    ends = (here for here in range(first, len(tokens)) if tokens[here].low in ",.(")
    past = next((here for here in ends if not inside_word(tokens, here)), len(tokens))
    name = first < past <= first + _LABEL and is_name(tokens, (first, past))
    if not name or has_verb(tokens, first, past):
        return None
    return Saying(((first, past),), (at, at + 1), 0, at, BACKWARD, "signed")


def _is_verb(token: Token) -> bool:
    """Whether a word is a form of saying that is no noun as well: "says", "said"."""
    return token.low in speech.SAYING and token.low not in speech.AS_NOUN


def is_headline(tokens: Sequence[Token]) -> bool:
    """Whether nearly every word has a capital: "Army Says 40 Rebels Killed in Raid"."""
    words = [token for token in tokens if token.sort == WORD]
    if not _SHORTEST < len(words) < _LONGEST or tokens[-1].low == ".":
        return False
    plain = sum(1 for token in words if token.text[0].islower())
    return plain * 3 < len(words)


_SHORTEST, _LONGEST, _SHORT_CLAUSE = 2, 24, 4


def _is_label(tokens: Sequence[Token], first: int, past: int, *, quoted: Sequence[Token]) -> bool:
    """Whether the words name a speaker: any name before a quotation, else a body or its letters."""
    words = tokens[first:past]
    if any(token.sort != WORD and not token.glued for token in words):
        return False
    if words[0].low in speech.OPENERS or any(token.low in speech.BE for token in words):
        return False
    if quoted and quoted[0].text in speech.QUOTES:
        return plausible(tokens, (first, past))
    if _is_titled(words):
        return True
    last = words[-1]
    letters = last.text.isupper() and 1 < len(last.text) <= _LABEL
    # "DEADLY DARAA: Warplanes struck": a heading in capitals.
    letters = letters and not any(
        t.text.isupper() and len(t.text) > _LABEL // 2 for t in words[:-1]
    )
    named = last.low in speech.BODIES or last.low in speech.SPEAKERS or last.text == "Nations"
    if first and tokens[first - 1].low == ":" and last.low in speech.NO_SURNAME:
        return last.text[0].isupper()  # "Raids kill 40: Turkey", unlike "Turkey: 40 dead"
    return letters or named or last.low in ("poll", "study", "report", "reports", "survey")


def named_later(text: str, tokens: Sequence[Token]) -> Saying | None:
    """Who is quoted by one name at the head of a text that tells later what he said: "Hadi: 40"."""
    if len(tokens) < _SHORT_CLAUSE or tokens[1].low != ":" or is_count(tokens):
        return None
    name = tokens[0].text
    if not name.istitle() or tokens[0].low in speech.PLACES:
        return None
    end = tokens[-1].end
    if not any(text.find(f"{name} {told}", end, end + _PAGE) >= 0 for told in _TELLING):
        return None
    return Saying(((0, 1),), (1, 2), 2, len(tokens), FORWARD, "label")


_TELLING = ("said", "told", "added", "says")
_PAGE = 4_000


def _is_titled(words: Sequence[Token]) -> bool:
    """Whether it is a person's name with a title: "Colonel Hadi", "COL. HADI"."""
    names = [token for token in words if token.sort == WORD]
    title = names[0].low if names else ""
    known = title in speech.SPEAKERS or title in speech.TITLES
    return known and len(names) > 1 and all(token.text[0].isupper() for token in names)


def quoted_as(tokens: Sequence[Token], at: int) -> Saying | None:
    """As in "the channel quoted the ministry as saying": a chain of both."""
    end = at - 1 if tokens[at - 1].low == "as" else at
    for cue in range(end - 1, max(end - _FURTHEST, 0), -1):
        low = tokens[cue].low
        if low in ("quoted", "cited", "quotes", "cites") or (low == "reported" and end < at):
            break
    else:
        return None
    if tokens[cue - 1].low not in speech.BE:
        outer = subject_before(tokens, cue)
        inner = phrase_after(tokens[:end], cue + 1, whole=True)
        inner = inner and name_in_apposition(tokens, *inner)
    elif tokens[cue + 1].low == "by":
        # "The minister was quoted by the channel as saying"
        outer = phrase_after(tokens[:end], cue + 2, whole=True)
        be = cue - 1
        while be > 0 and tokens[be - 1].low in speech.AUXILIARY | speech.BE:
            be -= 1
        inner = subject_before(tokens, be)
    else:
        return None
    if outer is None or inner is None:
        return None
    if ends_clause(tokens, at) or _ends_with_occasion(tokens, at + 1):
        return Saying((outer, inner), (cue, at + 1), 0, outer[0], BACKWARD, "quoted-as")
    return Saying((outer, inner), (cue, at + 1), at + 1, len(tokens), FORWARD, "quoted-as")


def _ends_with_occasion(tokens: Sequence[Token], at: int) -> bool:
    """Whether a sentence ends with where it was said: "as saying in a press statement."."""
    if at + 1 >= len(tokens) or tokens[at].low not in ("in", "at", "on", "during"):
        return False
    behind = range(at + 1, min(at + _OCCASION, len(tokens)))
    said = (here for here in behind if tokens[here].low in OCCASIONS or tokens[here].low in TIME)
    return any(words_at(tokens, here + 1, here + 2) in ("", ".") for here in said)


# Words from "in" to the end of "in a written press statement".
_OCCASION = 6
