"""Phrases that may be a source: cut out behind a word, told for names, found plausible."""

from __future__ import annotations

from collections.abc import Sequence

from facttrack.reading import speech
from facttrack.reading.lexicon import PERSONS, TIME_NOUNS, VERBS, WEEKDAYS
from facttrack.reading.number_words import ONES, TENS
from facttrack.reading.saying import Span
from facttrack.reading.sentences import ABBREVIATIONS
from facttrack.reading.tokens import MARK, MONTHS, NUMBER, WORD, Token, words_at

FURTHEST = 40


DETERMINERS = frozenset(("the", "a", "an"))
_BEFORE_PHRASE = DETERMINERS | {"both"}


FINITE = speech.BE | frozenset(
    """has have had will would could can may might must did does do says said told""".split()
)


TIME = TIME_NOUNS | WEEKDAYS | frozenset(MONTHS)


def phrase_after(tokens: Sequence[Token], at: int, *, whole: bool = False) -> Span | None:
    """The phrase that starts at a token: the source behind "said" or "according to".

    `whole` keeps prepositions inside it ("documents obtained by ..."), up to a mark.
    """
    first = at
    while first < len(tokens) and (
        tokens[first].low in _BEFORE_PHRASE or tokens[first].text in speech.QUOTES
    ):
        first += 1
    past = first
    while past < len(tokens) and past - first < FURTHEST:
        token = tokens[past]
        if token.sort == MARK and not inside_word(tokens, past):
            past = _past_title(tokens, past) if whole else past
            break
        if past > first and _ends_phrase(tokens, past, whole=whole):
            break
        past += 1
    if whole:
        past = _past_time(tokens, past)
    past = before_time(tokens, first, past)
    if not whole and past < len(tokens) - 1 and tokens[past].low == ",":
        first, past = name_in_apposition(tokens, first, past)
    return (first, past) if first < past else None


def _past_title(tokens: Sequence[Token], at: int) -> int:
    """Past a quoted title and who brought it out: 'a report called "The House" issued by X'."""
    if tokens[at].text not in speech.QUOTES or tokens[at - 1].low not in _CALLED:
        return at
    ends = range(at + 1, min(at + _LONGEST_TITLE, len(tokens)))
    end = next((i for i in ends if tokens[i].text in speech.QUOTES), None)
    by = end and next(
        (i for i in range(end + 1, end + 5) if words_at(tokens, i, i + 1) == "by"), None
    )
    rest = phrase_after(tokens, by + 1, whole=True) if by else None
    return rest[1] if rest else at


_CALLED = frozenset("called titled entitled named dubbed".split())
_LONGEST_TITLE = 14


def _past_time(tokens: Sequence[Token], at: int) -> int:
    """Past a time within a phrase and what goes on behind it: "the update in May by the office"."""
    by = at + 2
    if at + 1 < len(tokens) and tokens[at].low in ("in", "on") and tokens[at + 1].sort == WORD:
        while by < min(at + 4, len(tokens)) and tokens[by].sort == NUMBER:
            by += 1
        if by < len(tokens) and tokens[by].low in ("by", "from"):
            rest = phrase_after(tokens, by + 1, whole=True)
            return rest[1] if rest else at
    return at


def _ends_phrase(tokens: Sequence[Token], at: int, *, whole: bool) -> bool:
    low = tokens[at].low
    if low in ("who", "which", "that", "whose", "while", "but", "because", "when"):
        return not (tokens[at].text.isupper() and tokens[at - 1].low == "(")  # "(WHO)"
    if whole and low in ("on", "in", "since", "late", "early") and at + 1 < len(tokens):
        after = tokens[at + 1]
        return after.low in WEEKDAYS or after.low in MONTHS or after.sort == NUMBER
    if whole and low == "at" and at + 1 < len(tokens) and tokens[at + 1].sort == NUMBER:
        return True
    if whole and low in _NEARLY and at + 1 < len(tokens) and _counts(tokens[at + 1]):
        return tokens[at - 1].low not in ("of", "by", "with")  # "a poll of about 500 people"
    if whole and (_starts_count(tokens, at) or words_at(tokens, at, at + 2) in _LEADING):
        return tokens[at - 1].low not in ("of", "by", "with")
    if whole and words_at(tokens, at, at + 2) in _BOUNDS and at + 2 < len(tokens):
        return _counts(tokens[at + 2])
    if whole and low == "to" and at + 1 < len(tokens) and tokens[at + 1].low in ("have", "be"):
        # "It is reported by local media to have lost 40 tanks".
        return True
    if whole:
        finite = low in FINITE and tokens[at].text.islower()
        return finite and tokens[at - 1].low not in ("who", "which", "that")
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
    return low in speech.TAIL_STOPS or (low in FINITE and tokens[at].text.islower())


def _counts(token: Token) -> bool:
    low = token.low
    return token.sort == NUMBER or low in ONES or low in TENS or low in _MANY


_MANY = frozenset("a several tens scores dozens hundreds thousands millions".split())


def _starts_count(tokens: Sequence[Token], at: int) -> bool:
    """Whether a count of things follows a body or people at once: "to activists 51 men died"."""
    if not _counts(tokens[at]) or at + 1 >= len(tokens) or tokens[at + 1].sort != WORD:
        return False
    before = tokens[at - 1]
    body = before.low in _MINISTRIES and tokens[at].sort == NUMBER
    speaks = body or (
        before.text.islower()
        and (
            before.low in speech.BODIES
            or before.low in speech.EVIDENCE
            or names_speaker(before.low)
        )
    )
    year = len(tokens[at].text) == _YEAR and tokens[at].text[:2] in ("19", "20")
    return speaks and not year


# Bodies whose names no number ends.
_MINISTRIES = frozenset(
    """ministry observatory council committee agency army police office commission organization
    organisation department command coalition network""".split()
)
_YEAR = 4
# Words behind a credit that lead to a figure: "Newswire up from 40", "the Fund a total of 40".
_LEADING = frozenset(("up from", "down from", "a total", "a further", "an estimated"))
# Words before a figure that end a credit without its comma.
_NEARLY = frozenset(
    "another almost nearly roughly approximately only just over about around some".split()
)
_BOUNDS = frozenset(("at least", "more than", "up to", "fewer than", "less than"))


def _is_place(tokens: Sequence[Token], at: int) -> bool:
    """Whether "in the town", "at Halden Bank" belongs to the phrase, unlike "in a statement"."""
    rest: list[str] = []
    for token in tokens[at + 1 : at + 7]:
        if token.sort == MARK and not token.glued:
            break
        rest.append(token.low)
    return not any(word in OCCASIONS or word in TIME for word in rest)


# Where something is said, rather than who says it: "in a statement", "at an earlier briefing".
OCCASIONS = frozenset(
    """statement interview report briefing email post speech conference call letter message video
    tweet blog hearing summit meeting""".split()
)


def name_in_apposition(tokens: Sequence[Token], first: int, past: int) -> Span:
    """The name that explains a title: "the coalition's spokesman, Colonel Ryan Dillard"."""
    if is_name(tokens, (first, past)) or past >= len(tokens) or tokens[past].low != ",":
        return first, past
    end = past + 1
    while end < len(tokens) and (tokens[end].sort == WORD or inside_word(tokens, end)):
        if _ends_phrase(tokens, end, whole=False):
            break
        end += 1
    name = without_title(tokens, past + 1, end)
    return name if end > past + 1 and is_name(tokens, name) else (first, past)


_OF_TITLES = frozenset("former then acting deputy retired senior local veteran fellow".split())


def _past_age(tokens: Sequence[Token], first: int, past: int) -> int:
    """Where a name starts behind how old somebody is: "28-year-old Salih Omar"."""
    old = next((at for at in range(first, min(first + 6, past)) if tokens[at].low == "old"), None)
    return old + 1 if old and tokens[first].sort == NUMBER and old + 1 < past else first


def without_title(tokens: Sequence[Token], first: int, past: int) -> Span:
    """The name in "the lawyer Lamia Sarraf"; the phrase itself where it is none."""
    at = first = _past_age(tokens, first, past)
    while at < past and (
        tokens[at].low in DETERMINERS
        or tokens[at].low in speech.SPEAKERS
        or (tokens[at].low in _OF_TITLES and tokens[at].text.islower())
        or (at > first and tokens[at].low == "." and tokens[at].glued)
    ):
        at += 1
    name = (at, past)
    whole = past - at > 1 and any(len(token.text) > 1 for token in tokens[at:past])
    return name if at > first and whole and is_name(tokens, name) else (first, past)


def is_name(tokens: Sequence[Token], span: Span) -> bool:
    """Whether a phrase is a name, with or without a title: "General Imran Sethi"."""
    words = [token for token in tokens[span[0] : span[1]] if token.sort == WORD]
    if len(words) > 1 and words[0].low in ("al", "el", "ar", "as", "ash") and span[1] > span[0] + 2:
        words = words[1:]
    if not words or tokens[span[0]].sort == NUMBER:
        return False
    capitals = sum(1 for word in words if word.text[0].isupper())
    return words[-1].text[0].isupper() and words[0].text[0].isupper() and capitals >= len(words) / 2


def inside_word(tokens: Sequence[Token], at: int) -> bool:
    """Whether a mark belongs to the words around it: "al-Tanf", "Dr.", "(CBO)"."""
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
            or token.low == "&"
            or (token.low in "'’" and at > 0 and token.glued and tokens[at - 1].sort == WORD)
            or (token.low == "." and token.glued and _initial(tokens, at))
        )
    return False


def _initial(tokens: Sequence[Token], at: int) -> bool:
    """Whether a full stop follows an initial or a title: "Samir K.", "Dr.", "Gen."."""
    low = tokens[at - 1].low if at else ""
    known = low in ABBREVIATIONS or (len(low) == 1 and tokens[at - 1].text.isupper())
    return known and at + 1 < len(tokens)


def before_time(tokens: Sequence[Token], first: int, past: int) -> int:
    """Where a phrase ends without its time: "the army on Tuesday", "a poll out Friday"."""
    whole = past
    while past > first + 1 and (
        tokens[past - 1].low in WEEKDAYS
        or tokens[past - 1].low in ("on", "late", "early", "in", "last", "week", "month")
        or (
            tokens[past - 1].low in MONTHS
            and tokens[past - 1].text[0].isupper()
            and tokens[past - 2].low in ("in", "late", "early", "mid")
        )
    ):
        past -= 1
    if past < whole and past > first + 1 and tokens[past - 1].low in _BROUGHT_OUT:
        past -= 1
    return past


# What happened to a record at the time told right behind: "a study published Monday".
_BROUGHT_OUT = frozenset("released published issued conducted posted taken out aired".split())


def names_speaker(low: str) -> bool:
    """Whether a noun names a person or people who may speak: "bookkeeper", "detainees"."""
    several = low.endswith("s") and low[:-1] in speech.SPEAKERS
    return low in PERSONS or several or low.endswith(_TRADES) or names_one(low)


def names_one(low: str) -> bool:
    """Whether a noun names one person: "bookkeeper", "spokesman"."""
    return low in speech.SPEAKERS or low + "s" in PERSONS or low.endswith(_TRADE)


_TRADE = ("keeper", "ologist", "ician", "digger")


_TRADES = tuple(trade + "s" for trade in _TRADE)


def plausible(tokens: Sequence[Token], span: Span) -> bool:
    """Whether a phrase can be a source: a name, a body, a person with a title, a record."""
    dated = any(token.sort == NUMBER for token in tokens[span[0] + 1 : span[1]][:1])
    if dated and tokens[span[0]].low in MONTHS:
        return False
    for token in tokens[span[0] : span[1]]:
        low = token.low
        if low in ("of", "from", "in", "with", "about"):
            break
        if low in speech.BODIES or low in speech.EVIDENCE or names_speaker(low):
            return True
        if low in speech.FIRM_KINDS or low.endswith("maker"):
            return True
        if token.sort == WORD and token.text[0].isupper() and token.start != tokens[0].start:
            return True
        if low in speech.PRONOUNS and token.start == tokens[span[0]].start:
            return True  # and no "adding it"
    first = tokens[span[0]]
    return (
        first.sort == WORD and first.text[0].isupper() and first.low not in ("the", "there", "what")
    )


def has_verb(tokens: Sequence[Token], first: int, past: int) -> bool:
    """Whether a verb stands in tokens[first:past]: a known one, or a past in -ed."""
    return any(
        t.text.islower()
        and not t.glued  # "Britain-based"
        and (t.low in FINITE or t.low in VERBS or t.low.endswith("ed"))
        for t in tokens[first:past]
    )


def has_number(tokens: Sequence[Token], first: int, past: int) -> bool:
    """Whether a number stands in tokens[first:past]."""
    return any(token.sort == NUMBER for token in tokens[first:past])
