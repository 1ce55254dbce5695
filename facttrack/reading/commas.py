"""Who speaks in a text without commas, in front of a verb or where others find nobody.

As in "In Osk the Quay Watch said" and "Omar Hadi a farmer in Osk said". A single sentence without
commas is read by `unmarked`, which is asked first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facttrack.reading import speech
from facttrack.reading.asides import before_bracket, before_relative
from facttrack.reading.lexicon import FATES, VERBS, WEEKDAYS
from facttrack.reading.phrases import (
    DETERMINERS,
    TIME,
    has_verb,
    names_speaker,
    phrase_after,
    plausible,
)
from facttrack.reading.saying import BACKWARD, FORWARD, Saying, Span
from facttrack.reading.tokens import MARK, MONTHS, NUMBER, WORD, Token
from facttrack.reading.verb_forms import FINITE, is_passive, says_nothing

_BY_VERB, _BEHIND = frozenset(("said", "shown")), frozenset(("said-after", "inverted"))


def has_commas(text: str) -> bool:
    """Whether a comma stands between two words of a text, as in all that have not lost theirs."""
    return ", " in text or ",\n" in text


def with_speakers(tokens: Sequence[Token], found: Sequence[Saying]) -> list[Saying]:
    """The sayings of a sentence of such a text: who stands in front, behind, or at its end."""
    sayings = [saying if saying.rule not in _BY_VERB else _cut(tokens, saying) for saying in found]
    known = {saying.cue for saying in found if saying.rule in _BEHIND}
    behind = [saying for saying in _behind_clauses(tokens) if saying.cue not in known]
    if not behind:
        return sayings
    cues = [saying.cue for saying in behind]
    kept = [saying for saying in sayings if saying.cue not in cues]
    return sorted([*kept, *behind], key=lambda saying: saying.cue)


def _cut(tokens: Sequence[Token], saying: Saying) -> Saying:
    """A saying without what stands before its subject: "In Osk the Quay Watch said"."""
    source = saying.chain[-1]
    if saying.reach != FORWARD or source[1] > saying.cue[0] or saying.rule == "carried":
        return saying
    if not _is_mixed(tokens, source):
        return saying
    speaker = _of_relative(tokens, saying.cue[0]) or _speaker(tokens, saying.cue[0])
    return replace(saying, chain=(*saying.chain[:-1], speaker)) if speaker else saying


def _is_mixed(tokens: Sequence[Token], source: Span) -> bool:
    """Whether more than a speaker stands there: a verb, an article within, "Speaking to"."""
    first, past = source
    articles = any(
        tokens[at].low in DETERMINERS and tokens[at - 1].low not in _BEFORE_ARTICLE
        for at in range(first + 1, past)
    )
    leads = tokens[first].low == "speaking" or _name(tokens, source) != source
    return articles or leads or any(_is_main_verb(tokens, at) for at in range(first + 1, past))


_BEFORE_ARTICLE = frozenset("of for in at on and from to with by both as than".split())


def _is_main_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb stands there that no "by" or "on" makes a participle: "seen by the Watch"."""
    token = tokens[at]
    if not token.text.islower() or tokens[at + 1].low in _BEHIND_PARTICIPLE:
        return False
    return token.low in FINITE or token.low in VERBS or token.low.endswith("ed")


_BEHIND_PARTICIPLE = frozenset("by on at in from to online for with through as".split())


def _of_relative(tokens: Sequence[Token], verb: int) -> Span | None:
    """The subject of which "who" or "which" tells: "The Quay Watch which has men in Osk said"."""
    at = next((i for i in range(1, verb) if tokens[i].low in ("who", "which")), None)
    if at is None or has_verb(tokens, 0, at) or tokens[0].low in speech.OPENERS:
        return None
    return before_relative(tokens, at)


def _behind_clauses(tokens: Sequence[Token]) -> list[Saying]:
    """The sayings with no more than a day or a hearer behind them, at the end or before "while"."""
    last = len(tokens) - _TAIL
    told = [at for at in range(1, len(tokens)) if tokens[at].low in _TELLING]
    told = [at for at in told if tokens[at].text.islower()]
    ends = [at for at in told if at >= last or tokens[at + 1].low == "while"][-_MOST:]
    return [saying for at in ends if (saying := _behind(tokens, at))]


_MOST = 3
_TAIL = 32
_TELLING = frozenset(
    """said says say added adds reported reports told announced stated confirmed noted
    declared""".split()
)


def _behind(tokens: Sequence[Token], at: int) -> Saying | None:
    if at == 0 or is_passive(tokens, at):
        return None
    speaker = _speaker(tokens, at)
    if speaker and not _has_clause(tokens, speaker[0]):
        return None
    behind = _inverted(tokens, at)
    if behind or speaker is None or not says_nothing(tokens, at) or _is_opened(tokens, at):
        return behind
    return Saying((speaker,), (at, at + 1), 0, speaker[0], BACKWARD, "said-after")


def _is_opened(tokens: Sequence[Token], at: int) -> bool:
    return any(token.text in speech.QUOTES for token in tokens[at + 1 : at + 4])


def _inverted(tokens: Sequence[Token], at: int) -> Saying | None:
    """As in "40 men were killed said the Quay Watch on Tuesday."."""
    source = phrase_after(tokens, at + 1)
    if source is None or tokens[at].low == "told" or tokens[at + 1].sort != WORD:
        return None
    bounds = (i for i in range(at + 1, len(tokens)) if tokens[i].low in speech.BOUNDARIES)
    told = has_verb(tokens, at + 1, next(bounds, len(tokens)))
    opens = tokens[at + 1].low in _ARTICLES or tokens[at + 1].text[0].isupper()
    opens = opens and tokens[at + 1].low not in WEEKDAYS and _has_clause(tokens, at)
    if told or not opens or not plausible(tokens, source):
        return None
    return Saying((_name(tokens, source),), (at, at + 1), 0, at, BACKWARD, "inverted")


_ARTICLES = DETERMINERS | {"another"}


def _has_clause(tokens: Sequence[Token], past: int) -> bool:
    """Whether a clause stands before a speaker, and none that he is part of."""
    before = past - 1
    while before > 0 and tokens[before].low in DETERMINERS:
        before -= 1
    if before <= 0 or tokens[before].low in _WITHIN:
        return False
    return past > _LONG or has_verb(tokens, 0, past)


_LONG = 6
# "Than the army said", "what the army said", "by the army said".
_WITHIN = speech.BOUNDARIES | frozenset("of by for with from to than as and or but not".split())


def _speaker(tokens: Sequence[Token], verb: int) -> Span | None:
    """The noun phrase right before a verb, read leftwards word by word."""
    past = verb
    while past > 0 and tokens[past - 1].low in _BEFORE_VERB:
        past -= 1
    past = before_bracket(tokens, past)
    if past == 0:
        return None
    if tokens[past - 1].low in speech.PRONOUNS:
        return past - 1, past
    first = past
    while first > 0 and _belongs(tokens, first - 1, past):
        first -= 1
    while first < past and (tokens[first].low in _CONNECTING or tokens[first].sort == MARK):
        first += 1
        if tokens[first - 1].sort == MARK:
            first += next((i for i, t in enumerate(tokens[first:past]) if _is_capital(t)), 0)
    if first == past:
        return _behind_relative(tokens, past)
    first = _from_office(tokens, first)
    first, past = _name(tokens, _before_article(tokens, (first, past)))
    first = _behind_place(tokens, first, past)
    if past - first == 1 and tokens[first - 1].low in _CONNECTING:
        return None  # "the centre that watches the truce in Ostan said"
    return (first, past) if plausible(tokens, (first, past)) else None


_BEFORE_VERB = speech.AUXILIARY | {"has", "have", "had"}
_CONNECTING = frozenset("of for in at on and from to with".split())


def _belongs(tokens: Sequence[Token], at: int, past: int) -> bool:
    """Whether a word belongs to the phrase behind it: a name, a kind of speaker, what joins."""
    token = tokens[at]
    if token.low in WEEKDAYS or token.sort == NUMBER:
        return False
    if token.sort == MARK:
        return token.glued and token.low in "-‑'’./&"
    if token.low in DETERMINERS:
        return at > 1 and tokens[at - 1].low in _CONNECTING and _joins(tokens, at - 1)
    if token.text[0].isupper():
        if tokens[at + 1].low in _FIRST and at + 1 < past:
            return False
        return token.low not in MONTHS and (at > 0 or token.low not in speech.OPENERS)
    if _is_hyphened(tokens, at):
        return True
    if at + 1 == past:
        return _speaks(token)
    if token.low in _CONNECTING:
        return _joins(tokens, at)
    if token.low in FATES or token.low in _COUNTED:
        return False
    return _speaks(token) or token.low in _DESCRIBING or token.low in _IN_NAMES


def _joins(tokens: Sequence[Token], at: int) -> bool:
    """Whether something of somebody's follows: "head of", "Observatory for", "sources in"."""
    if at == 0:
        return False
    before = tokens[at - 1]
    if tokens[at].low == "and":
        return before.low in speech.BODIES
    return _speaks(before) or (tokens[at].low in ("of", "for") and before.text[0].isupper())


# Whom a figure counts right before who says so: "killing 70 people opposition activists said".
_COUNTED = frozenset(
    "people children women men civilians soldiers fighters militants rebels persons wounded".split()
)
_IN_NAMES = frozenset("al el de la van von bin ibn abu".split())


def _is_hyphened(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is part of "Co-ordination", "Britain-based", "co-chair"."""
    before, behind = tokens[at - 1] if at else None, tokens[at + 1]
    joins = before is not None and before.low in "-‑" and tokens[at].glued
    return joins or (behind.low in "-‑" and behind.glued)


# What stands first in its phrase, whatever name stands before it.
_FIRST = frozenset("local senior several two three four other some many another former".split())


def _speaks(token: Token) -> bool:
    low = token.low
    return low in speech.BODIES or low in speech.EVIDENCE or names_speaker(low)


_DESCRIBING = frozenset(
    """local senior security military medical political civil human rights health interior foreign
    defence defense several other two three some many unnamed anonymous tribal diplomatic judicial
    western regional official independent based run led backed linked pro anti state war conflict
    monitoring aid relief rescue field general chief former deputy""".split()
)


def _before_article(tokens: Sequence[Token], span: Span) -> Span:
    """The name that an office stands behind: "Omar Hadi a farmer in Osk told"."""
    first = span[0]
    if first < _WHOLE_NAME + 1 or tokens[first - 1].low not in ("a", "an", "the"):
        return span
    if not names_speaker(tokens[first].low) and not names_speaker(tokens[span[1] - 1].low):
        return span
    past = first - 1
    start = past
    while start > 0 and _is_capital(tokens[start - 1]) and not _speaks(tokens[start - 1]):
        start -= 1
    return (start, past) if past - start >= _WHOLE_NAME else span


_WHOLE_NAME = 2


def _from_office(tokens: Sequence[Token], first: int) -> int:
    """Where an office starts whose place is all that was told: "spokesman for the Quay in Osk"."""
    if first == 0 or tokens[first - 1].low not in _CONNECTING:
        return first
    for at in range(first - 1, max(first - _LONGEST_OFFICE, 0), -1):
        token = tokens[at]
        if token.text.islower() and names_speaker(token.low):
            return at
        if token.sort != WORD and not token.glued:
            break
        if token.text.islower() and has_verb(tokens, at, at + 1):
            break
    return first


_LONGEST_OFFICE = 12


def _is_capital(token: Token) -> bool:
    if token.sort != WORD:
        return token.glued and token.low in "-."
    return token.text[0].isupper() and token.low not in WEEKDAYS and token.low not in MONTHS


def _name(tokens: Sequence[Token], span: Span) -> Span:
    """The name in front of an office: "Omar Hadi head of the Quay Watch"."""
    first, past = span
    at = first
    while at < past and _is_capital(tokens[at]):
        at += 1
    words = [token for token in tokens[first:at] if token.sort == WORD]
    known = any(_speaks(token) for token in words)
    while at < past and tokens[at].low in DETERMINERS:
        at += 1
    office = at < past and any(names_speaker(t.low) for t in tokens[at : min(at + 3, past - 1)])
    if not office or len(words) < _WHOLE_NAME or known or _is_body(tokens[past - 1]):
        return span
    return first, next(i for i in range(first, past) if not _is_capital(tokens[i]))


def _is_body(token: Token) -> bool:
    return token.text.islower() and token.low in speech.BODIES and not names_speaker(token.low)


def _behind_place(tokens: Sequence[Token], first: int, past: int) -> int:
    """Where a name starts behind a place: "in Osk Hadi said"."""
    if first == 0 or past - first < _WHOLE_NAME or tokens[first - 1].low not in _AT:
        return first
    place = _is_capital(tokens[first]) and not _speaks(tokens[first])
    return first + 1 if place and tokens[first + 1].sort == WORD else first


_AT = frozenset("in of at near from to on around".split())


def _behind_relative(tokens: Sequence[Token], past: int) -> Span | None:
    """Of whom "who lives in Osk" tells right before a verb."""
    at = next((i for i in range(past - 1, 0, -1) if tokens[i].low in ("who", "which")), None)
    if at is None:
        return None
    if any(tokens[i].low in speech.SAYING and tokens[i].text.islower() for i in range(at, past)):
        return None
    finite = any(t.low in FINITE or t.low in VERBS or t.low in TIME for t in tokens[at:past])
    return before_relative(tokens, at) if finite else None
