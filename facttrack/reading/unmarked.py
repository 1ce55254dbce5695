"""Speakers of sentences that have lost their commas and colons: "40 died the monitor said"."""

from __future__ import annotations

from collections.abc import Sequence

from facttrack.reading import speech
from facttrack.reading.lexicon import FATES, STOPS, VERBS, WEEKDAYS
from facttrack.reading.number_words import ONES
from facttrack.reading.phrases import (
    DETERMINERS,
    OCCASIONS,
    TIME,
    has_number,
    has_verb,
    inside_word,
    is_name,
    names_one,
    names_speaker,
    phrase_after,
    plausible,
)
from facttrack.reading.saying import BACKWARD, BOTH, FORWARD, Saying, Span
from facttrack.reading.tokens import MARK, NUMBER, WORD, Token
from facttrack.reading.verb_forms import says_nothing

# No clause is shorter, no speaker longer.
_CLAUSE, _SUBJECT = 4, 24
SAID = frozenset("said says say told reported reports added announced confirmed stated".split())
_MARKS = frozenset(",:;")
_AFTER_SAID = frozenset("said says added".split())
_WHERE_TOLD = OCCASIONS | DETERMINERS
_WHEN = TIME | frozenset("on in at the late early last this".split())


def ends_unmarked(tokens: Sequence[Token], at: int) -> Saying | None:
    """Who says a whole sentence without a comma, in front of the verb that ends it or behind it."""
    if at < _CLAUSE or [token for token in tokens if token.low in _MARKS]:
        return None
    source = _before(tokens, at) if _ends(tokens, at) else _behind(tokens, at)
    if source is None or has_number(tokens, *source) or not plausible(tokens, source):
        return None
    clause = tokens[: min(source[0], at)]
    if not has_verb(clause, 0, len(clause)) and all(t.low not in FATES for t in clause):
        return None
    if tokens[at + 1 : at + 2] and tokens[at + 1].low == "with":
        return Saying((source,), (at, at + 1), 0, len(tokens), BOTH, "said-after")
    return Saying((source,), (at, at + 1), 0, len(clause), BACKWARD, "said-after")


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Whether no more than when and where stands behind the verb, or "Friday blaming rebels"."""
    past = at + 1
    if tokens[at].low == "told":
        past = _past_hearer(tokens, past)
        if past == at + 1:
            return False
    while past < len(tokens) and _is_when(tokens, past):
        past += 1
    if past < len(tokens) and (tokens[past].low in _GOING_ON or _adds(tokens, at, past)):
        return True
    if past < len(tokens) and tokens[past].low in _WHERE_TOLD:
        return says_nothing(tokens, at)
    return past >= len(tokens) - 1 and all(t.low == "." for t in tokens[past:])


def _past_hearer(tokens: Sequence[Token], at: int) -> int:
    """Past who is told: "told Newswire", "told state television"."""
    past = at
    while past < min(at + _HEARER, len(tokens) - 1) and (
        tokens[past].text[0].isupper() or tokens[past].low in _HEARERS
    ):
        past += 1
    return past


_HEARER = 4
_HEARERS = frozenset(
    "state television tv radio reporters journalists media the news agency".split()
)


def _adds(tokens: Sequence[Token], at: int, past: int) -> bool:
    """Whether a participle follows a day: "said Friday blaming the rebels"."""
    return past > at + 1 and tokens[past].low.endswith("ing")


# What goes on behind a verb that has nothing to tell: "a monitor said with bombs hitting homes".
_GOING_ON = frozenset("with without again adding citing after but".split())


def _is_when(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word or a number tells when: "on Friday", "May 3"."""
    if tokens[at].sort == NUMBER:
        return tokens[at - 1].low in TIME
    return tokens[at].low in _WHEN


# Before an article within a speaker: "a report from the council".
_WITHIN = frozenset("of from by for in at".split())
_NO_NAME_BEHIND = _WITHIN | DETERMINERS


def _before(tokens: Sequence[Token], verb: int) -> Span | None:
    """The speaker right before a verb: from the last article on, or a row of names and bodies."""
    past = verb
    while past > 1 and tokens[past - 1].low in speech.AUXILIARY:
        past -= 1
    if tokens[past - 1].text.isupper() and tokens[past - 2].low not in DETERMINERS:
        return _row(tokens, past)
    if tokens[past - 1].low in speech.PRONOUNS:
        return (past - 1, past) if tokens[past - 2].low not in STOPS else None
    for at in range(past - 1, max(past - _SUBJECT, _CLAUSE - 1), -1):
        token = tokens[at]
        if (token.sort == MARK and not inside_word(tokens, at)) or token.low in speech.RELATIVE:
            return None
        if token.low in DETERMINERS and tokens[at - 1].low not in _WITHIN:
            if _may_end(tokens[at - 1]):
                return _with_partner(tokens, at, past)
            break
        if has_verb(tokens, at, at + 1) and not (token.glued or token.text[0].isupper()):
            break
    return _row(tokens, past)


def _with_partner(tokens: Sequence[Token], article: int, past: int) -> Span:
    """The speaker behind an article, with the one before "and": "residents and a monitor"."""
    if tokens[article - 1].low == "and" and names_speaker(tokens[article - 2].low):
        return article - 2, past
    return article + 1, past


def _may_end(token: Token) -> bool:
    """Whether a clause may end with a word: no "what the army said", "as the army said"."""
    return token.sort == NUMBER or token.low in WEEKDAYS or token.low not in _NO_END


_MAY_END = frozenset("and more others ago earlier later today yesterday overnight".split())
_NO_END = (STOPS | speech.BOUNDARIES | speech.RELATIVE) - _MAY_END


def _row(tokens: Sequence[Token], past: int) -> Span | None:
    """Names and bodies without an article: "others local sources said", "in Homs SANA said"."""
    last = tokens[past - 1]
    first = past - 1
    if names_speaker(last.low) or last.low in speech.BODIES:
        while first > _CLAUSE and tokens[first - 1].low in _KINDS:
            first -= 1
    elif last.text[0].isupper() and last.low not in speech.PLACES:
        name = _name(tokens, past)
        return None if tokens[name[0] - 1].low in _NO_NAME_BEHIND else name
    else:
        return None
    return (first, past) if _may_end(tokens[first - 1]) else None


def _name(tokens: Sequence[Token], past: int) -> Span:
    """A name right before a verb: its letters, two words of it, or one behind other names."""
    first = past - 1
    if tokens[first].text.isupper():
        return first, past
    while (
        first > _CLAUSE and tokens[first - 1].sort == WORD and tokens[first - 1].text[0].isupper()
    ):
        first -= 1
    titled = names_one(tokens[first - 1].low) or past - first <= _WHOLE_NAME
    whole = titled and not tokens[first].glued
    return (first, past) if whole else (past - 1, past)


_WHOLE_NAME = 2


# What may stand before speakers that have no article.
_KINDS = frozenset(
    """local medical security military opposition rebel government police hospital diplomatic army
    official officials rescue aid health state media news informed field tribal civil defence
    defense pro-government anti-government activist opposition and""".split()
)


def _behind(tokens: Sequence[Token], verb: int) -> Span | None:
    """The speaker between a verb and the end: "... said Observatory director Rami Hadi."."""
    if tokens[verb].low not in _AFTER_SAID or verb + 1 >= len(tokens):
        return None
    if tokens[verb + 1].sort != WORD or not _may_end(tokens[verb - 1]):
        return None
    source = phrase_after(tokens, verb + 1, whole=True)
    if source is None or has_verb(tokens, *source):
        return None
    rest = tokens[source[1] :]
    source = _before_office(tokens, source)
    known = is_name(tokens, source) or _heads(tokens, source)
    return source if known and all(t.low in _WHEN or t.low == "." for t in rest) else None


def _before_office(tokens: Sequence[Token], source: Span) -> Span:
    """A name without the office behind it: "said Rami Hadi director of the Monitor"."""
    first, past = source
    for at in range(first + _WHOLE_NAME, past):
        if tokens[at].text.islower() and names_speaker(tokens[at].low):
            return (first, at) if is_name(tokens, (first, at)) else source
    return source


def _heads(tokens: Sequence[Token], source: Span) -> bool:
    """Whether a phrase has somebody who speaks for its head: "the Monitor for rights in Osk"."""
    first, past = source
    behind = (at for at in range(first + 1, past) if tokens[at].low in _WITHIN)
    low = tokens[next(behind, past) - 1].low
    return low not in speech.PRONOUNS and (names_speaker(low) or low in speech.BODIES)


MONITORS = frozenset("monitor monitors watchdog observatory".split())
_LONGEST_HEADLINE = 18


def heads_line(tokens: Sequence[Token], at: int) -> Saying | None:
    """Who says a headline that has lost its colon: "Raids kill 12 in Kardan monitor"."""
    last = len(tokens) - 1
    if last > _LONGEST_HEADLINE or at not in (0, last) or tokens[last].low == ".":
        return None
    if last < _CLAUSE or any(t.sort == MARK and not t.glued for t in tokens):
        return None
    clause = tokens[1:] if at == 0 else tokens[:-1]
    told = any(t.low in FATES or t.low in VERBS for t in clause)
    if not told or (at and tokens[at - 1].low in STOPS):
        return None
    if at == 0:
        # "Monitors 15 killed in Kardan", no "Monitors count 15 dead".
        counts = tokens[1].sort == NUMBER or tokens[1].low in ONES
        return Saying(((0, 1),), (0, 1), 1, last + 1, FORWARD, "label") if counts else None
    return Saying(((at, at + 1),), (at, at + 1), 0, at, BACKWARD, "label-behind")
