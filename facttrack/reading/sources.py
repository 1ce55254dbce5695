"""Who speaks: the noun phrase beside a word of saying, cut out without a parser."""

from __future__ import annotations

from collections.abc import Sequence

from facttrack.reading import speech
from facttrack.reading.lexicon import PERSONS, TIME_NOUNS, VERBS, WEEKDAYS
from facttrack.reading.sentences import ABBREVIATIONS
from facttrack.reading.tokens import MARK, MONTHS, NUMBER, WORD, Token

Span = tuple[int, int]
_QUOTES = frozenset('"“”«»„‟')
_FURTHEST = 40
_DETERMINERS = frozenset(("the", "a", "an"))
_FINITE = speech.BE | frozenset(
    """has have had will would could can may might must did does do says said told""".split()
)
_TIME = TIME_NOUNS | WEEKDAYS | frozenset(MONTHS)
_TIME_WORDS = frozenset(
    "last next this earlier later on in at early late same day morning evening afternoon".split()
)


def subject_before(tokens: Sequence[Token], verb: int) -> Span | None:
    """The subject of the verb at a token, read leftwards; None where none can be told."""
    past = verb
    while past > 0 and _is_filler(tokens, past - 1):
        past -= 1
    if past > 2 and [t.low for t in tokens[past - 2 : past]] == ["on", "to"]:  # noqa: PLR2004
        past -= 3  # "it went on to say"
    if past == 0:
        return None
    if tokens[past - 1].low == ",":
        return _across_comma(tokens, past - 1)
    if _is_relative(tokens[past - 1]):
        return _before_relative(tokens, past - 1)
    first = _start_of(tokens, past)
    if 0 < first < past and _opens_relative(tokens, first - 1):
        return _before_relative(tokens, first - 1)
    return _trimmed(tokens, first, past)


def _is_relative(token: Token) -> bool:
    """Whether it is "who" or "that", and not a body's letters ("WHO")."""
    return token.low in speech.RELATIVE and not token.text.isupper()


def _opens_relative(tokens: Sequence[Token], at: int) -> bool:
    """Whether a relative clause starts within the subject: "an activist who uses a name said"."""
    if tokens[at].low in ("who", "which"):
        return tokens[at + 1].low not in ("the", "a", "an") and tokens[at + 1].text.islower()
    return tokens[at].low in speech.RELATIVE and tokens[at + 1].low in _FINITE


def main_subject(tokens: Sequence[Token], before: int) -> Span | None:
    """The subject at the start of the sentence, up to its first verb or comma."""
    past = 0
    while past < before and not _starts_predicate(tokens, past):
        past += 1
    return _trimmed(tokens, 0, past) if 0 < past < before else None


def _starts_predicate(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    low = token.low
    if low in _FINITE or low in VERBS or low in speech.SAYING:
        return at > 0
    if token.sort == MARK:
        return not _inside_word(tokens, at)
    return at > 0 and token.text.islower() and low.endswith("ed")


def _is_filler(tokens: Sequence[Token], at: int) -> bool:
    low = tokens[at].low
    return low in speech.AUXILIARY or (low.endswith("ly") and tokens[at].text[0].islower())


def _before_relative(tokens: Sequence[Token], at: int) -> Span | None:
    """The phrase that "who" or "which" speaks of."""
    past = at - 1 if at and tokens[at - 1].low == "," else at
    if past <= 0:
        return None
    first = _start_of(tokens, past)
    for here in range(past - 2, first, -1):
        if tokens[here].low == "by" and any(t.low in _FINITE for t in tokens[first:here]):
            return _trimmed(tokens, here + 1, past)
    if first > 1 and tokens[first - 1].low == "," and not _is_name(tokens, (first, past)):
        return _trimmed(tokens, _start_of(tokens, first - 1), first - 1)
    return _trimmed(tokens, first, past)


def _across_comma(tokens: Sequence[Token], comma: int) -> Span | None:
    """The subject before ", who ...," or ", its director,"; a name in between is the subject."""
    opening = comma - 1
    while opening > max(0, comma - _FURTHEST) and tokens[opening].low != ",":
        if tokens[opening].text in _QUOTES:
            return None
        opening -= 1
    if opening <= 0 or tokens[opening].low != ",":
        return None
    inner = _without_title(tokens, opening + 1, comma)
    outer = _trimmed(tokens, _start_of(tokens, opening), opening)
    if _is_name(tokens, inner) and (
        outer is None or not _is_name(tokens, outer) or _is_office(tokens, outer, inner)
    ):
        return inner
    if outer and tokens[outer[0]].low in speech.RELATIVE and outer[0] > 1:
        return _across_comma(tokens, outer[0] - 1)
    if outer is None or not _opens_aside(tokens, inner):
        return outer
    return outer


def _is_office(tokens: Sequence[Token], outer: Span, inner: Span) -> bool:
    """Whether an office stands before who holds it: "Minister of Justice, Ali Noor"."""
    first = [token.low for token in tokens[outer[0] : outer[1]]]
    second = [token.low for token in tokens[inner[0] : inner[1]]]
    return first[0] in speech.SPEAKERS and "of" in first and "of" not in second


def _without_title(tokens: Sequence[Token], first: int, past: int) -> Span:
    """The name in "the lawyer Lamia Sarraf"; the phrase itself where it is none."""
    at = first
    while at < past and (tokens[at].low in _DETERMINERS or tokens[at].low in speech.SPEAKERS):
        at += 1
    name = (at, past)
    return name if at > first and past - at > 1 and _is_name(tokens, name) else (first, past)


def _opens_aside(tokens: Sequence[Token], inner: Span) -> bool:
    return inner[0] < inner[1] and tokens[inner[0]].sort != MARK


def _is_name(tokens: Sequence[Token], span: Span) -> bool:
    """Whether a phrase is a name, with or without a title: "General Imran Sethi"."""
    words = [token for token in tokens[span[0] : span[1]] if token.sort == WORD]
    if len(words) > 1 and words[0].low in ("al", "el", "ar", "as", "ash") and span[1] > span[0] + 2:
        words = words[1:]
    if not words or tokens[span[0]].sort == NUMBER:
        return False
    capitals = sum(1 for word in words if word.text[0].isupper())
    return words[-1].text[0].isupper() and words[0].text[0].isupper() and capitals >= len(words) / 2


def _start_of(tokens: Sequence[Token], past: int) -> int:
    """Where the phrase that ends before `past` starts: after a mark or an opening word."""
    at = past - 1
    while at >= 0 and past - at < _FURTHEST:
        token = tokens[at]
        if token.sort == MARK and not _inside_word(tokens, at):
            break
        if token.low in speech.BOUNDARIES and at < past - 1:
            break
        at -= 1
    return at + 1


def _inside_word(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.low in "()":
        opening = at if token.low == "(" else at - 2
        return 0 < opening < len(tokens) - 2 and (tokens[opening].low, tokens[opening + 2].low) == (
            "(",
            ")",
        )
    if token.low in ("-", "‑", "/", "&", "'", "’", "."):
        joined = token.glued and at + 1 < len(tokens) and tokens[at + 1].glued
        return (
            joined
            or token.low in "&'’"
            or (token.low == "." and token.glued and _initial(tokens, at))
        )
    return False


def _initial(tokens: Sequence[Token], at: int) -> bool:
    """Whether a full stop follows an initial or a title: "Samir K.", "Dr.", "Gen."."""
    low = tokens[at - 1].low if at else ""
    known = low in ABBREVIATIONS or (len(low) == 1 and tokens[at - 1].text.isupper())
    return known and at + 1 < len(tokens)


def _trimmed(tokens: Sequence[Token], first: int, past: int) -> Span | None:
    """The phrase without a clause before "and", a time at either end, an article in front."""
    first = _after_saying(tokens, first, past)
    first = _after_clause(tokens, first, past)
    first = _after_opening(tokens, first, past)
    past = _before_finite(tokens, first, past)
    past = _before_time(tokens, first, past)
    while first < past and (tokens[first].low in _DETERMINERS or tokens[first].text in _QUOTES):
        first += 1
    if past - first > 3 and tokens[past - 1].low == ")":  # noqa: PLR2004 - a name and "(CBO)"
        past -= 3
    return (first, past) if first < past else None


def _after_saying(tokens: Sequence[Token], first: int, past: int) -> int:
    """Past a word of saying: "said the hospital" leaves the hospital."""
    for at in range(past - 1, first - 1, -1):
        if tokens[at].low in ("said", "says", "told", "added", "saying"):
            return at + 1
    return first


def _after_clause(tokens: Sequence[Token], first: int, past: int) -> int:
    """Past an "and" that joins clauses: one with a finite verb before it."""
    finite = False
    start = first
    for at in range(first, past):
        low = tokens[at].low
        if not tokens[at].text.islower():
            continue
        if (
            low in _FINITE
            or low in VERBS
            or (low.endswith("ed") and at + 1 < past and tokens[at + 1].low != "by")
        ):
            finite = finite or at > first
        elif low in ("and", "or", "but") and finite:
            start, finite = at + 1, False
    return start


def _after_opening(tokens: Sequence[Token], first: int, past: int) -> int:
    """Past an opening such as "On Tuesday", "In a paper published last week", "Meanwhile"."""
    if first >= past or tokens[first].low not in speech.OPENERS:
        return first
    for at in range(past - 1, first, -1):
        before = tokens[at - 1]
        if tokens[at].low in ("the", "a", "an", "its", "his", "their") and (
            before.low in _TIME or before.sort == NUMBER
        ):
            return at
    at = first
    while at < past and (
        tokens[at].low in speech.OPENERS
        or tokens[at].low in _TIME
        or tokens[at].sort == NUMBER
        or tokens[at].low in _TIME_WORDS
    ):
        at += 1
    return at


def _before_finite(tokens: Sequence[Token], first: int, past: int) -> int:
    """Where a finite verb ends the phrase: "a source was quoted as saying"."""
    for at in range(first + 1, past):
        if tokens[at].low in _FINITE and tokens[at].text.islower():
            return at
    return past


def _before_time(tokens: Sequence[Token], first: int, past: int) -> int:
    while past > first + 1 and (
        tokens[past - 1].low in WEEKDAYS
        or tokens[past - 1].low in ("on", "late", "early", "in", "last", "week", "month")
        or (
            tokens[past - 1].low in MONTHS
            and tokens[past - 1].text[0].isupper()
            and tokens[past - 2].low == "in"
        )
    ):
        past -= 1
    return past


def phrase_after(tokens: Sequence[Token], at: int, *, whole: bool = False) -> Span | None:
    """The phrase that starts at a token: the source behind "said" or "according to".

    `whole` keeps prepositions inside it ("documents obtained by ..."), up to a mark.
    """
    first = at
    while first < len(tokens) and (
        tokens[first].low in _DETERMINERS or tokens[first].text in _QUOTES
    ):
        first += 1
    past = first
    while past < len(tokens) and past - first < _FURTHEST:
        token = tokens[past]
        if token.sort == MARK and not _inside_word(tokens, past):
            break
        if past > first and _ends_phrase(tokens, past, whole=whole):
            break
        past += 1
    past = _before_time(tokens, first, past)
    if not whole and past < len(tokens) - 1 and tokens[past].low == ",":
        first, past = name_in_apposition(tokens, first, past)
    return (first, past) if first < past else None


def _ends_phrase(tokens: Sequence[Token], at: int, *, whole: bool) -> bool:
    low = tokens[at].low
    if low in ("who", "which", "that", "whose", "while", "but", "because", "when"):
        return True
    if whole and low in ("on", "in", "since", "late", "early") and at + 1 < len(tokens):
        after = tokens[at + 1]
        return after.low in WEEKDAYS or after.low in MONTHS or after.sort == NUMBER
    if whole:
        return low in _FINITE and tokens[at - 1].low not in ("who", "which", "that")
    if low in (
        "in",
        "on",
        "at",
        "by",
        "from",
        "to",
        "with",
        "through",
        "as",
        "after",
        "during",
        "before",
    ):
        return not (low in ("in", "at") and _is_place(tokens, at))
    return low in speech.TAIL_STOPS or low in _FINITE


def _is_place(tokens: Sequence[Token], at: int) -> bool:
    """Whether "in the town", "at Halden Bank" belongs to the phrase, unlike "in a statement"."""
    rest = [token.low for token in tokens[at + 1 : at + 4]]
    return not any(
        word in rest
        for word in (
            "statement",
            "interview",
            "report",
            "briefing",
            "email",
            "post",
            "speech",
            "conference",
            "call",
            "letter",
            "message",
            "video",
            "tweet",
            "blog",
        )
    ) and not any(word in _TIME for word in rest)


def name_in_apposition(tokens: Sequence[Token], first: int, past: int) -> Span:
    """The name that explains a title: "the coalition's spokesman, Colonel Ryan Dillard"."""
    if _is_name(tokens, (first, past)) or past >= len(tokens) or tokens[past].low != ",":
        return first, past
    end = past + 1
    while end < len(tokens) and (tokens[end].sort == WORD or _inside_word(tokens, end)):
        if _ends_phrase(tokens, end, whole=False):
            break
        end += 1
    name = _without_title(tokens, past + 1, end)
    return name if end > past + 1 and _is_name(tokens, name) else (first, past)


def names_speaker(low: str) -> bool:
    """Whether a noun names a person or people who may speak: "bookkeeper", "detainees"."""
    return low in PERSONS or low.endswith(_TRADES) or names_one(low)


def names_one(low: str) -> bool:
    """Whether a noun names one person: "bookkeeper", "spokesman"."""
    return low in speech.SPEAKERS or low + "s" in PERSONS or low.endswith(_TRADE)


_TRADE = ("keeper", "ologist", "ician", "digger")
_TRADES = tuple(trade + "s" for trade in _TRADE)


def plausible(tokens: Sequence[Token], span: Span) -> bool:
    """Whether a phrase can be a source: a name, a body, a person with a title, a record."""
    for token in tokens[span[0] : span[1]]:
        low = token.low
        if low in ("of", "from", "in", "with", "about"):
            break
        if low in speech.BODIES or low in speech.EVIDENCE or names_speaker(low):
            return True
        if token.sort == WORD and token.text[0].isupper() and token.start != tokens[0].start:
            return True
        if low in speech.PRONOUNS:
            return True
    first = tokens[span[0]]
    return (
        first.sort == WORD and first.text[0].isupper() and first.low not in ("the", "there", "what")
    )
