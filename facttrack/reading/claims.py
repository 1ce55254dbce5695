"""Claim or not: why a number counts nothing that somebody asserts, rule by rule."""

from __future__ import annotations

from collections.abc import Sequence

from facttrack.domain.quantity import Quantifier
from facttrack.domain.units import find_unit
from facttrack.lazy import pattern
from facttrack.reading import lexicon as lex
from facttrack.reading import noise_dates as kinds
from facttrack.reading.figures import Figure
from facttrack.reading.labels import is_headline
from facttrack.reading.noise_dates import NoiseRule
from facttrack.reading.nouns import Noun
from facttrack.reading.number_words import WORDS
from facttrack.reading.one import pronoun_one
from facttrack.reading.people import is_person
from facttrack.reading.tokens import NUMBER, WORD, Token
from facttrack.reading.units import COUNT, DURATION, MEASURE, RATIO

Verdict = tuple[str, str, str]
CLAIM: Verdict = ("", "", "")
_REASONS = {
    kinds.DATE: "a date",
    kinds.TIME: "a time of day",
    kinds.ORDINAL: "an ordinal",
    kinds.NAME: "part of a name",
    kinds.PHONE: "a telephone number",
    kinds.REFERENCE: "a reference",
    kinds.AGE: "an age",
    kinds.SCORE: "a score",
    kinds.DURATION: "a duration",
    kinds.RATIO: "a ratio",
    "measure": "a measure of something named",
    "count": "describes something else",
}
_PLACES = frozenset(
    """north south east west northeast northwest southeast southwest from of away outside inside
    off into beyond inland down up further deep below above wide long high tall upstream downstream
    apart behind ahead radius-of north-east north-west south-east south-west""".split()
)
_BETWEEN_PLACES = frozenset(("(", ")", ",", "or", "about"))
_SIZES = frozenset("of high tall wide long up down deep above below".split())
_POINTERS = frozenset(("the", "these", "those", "both"))
_POINTING = _POINTERS | {"its", "their", "his", "her", "our", "my", "your"}


def verdict(
    tokens: Sequence[Token], figure: Figure, noun: Noun, noise: NoiseRule | None
) -> Verdict:
    """(kind, why_not, rule) of a figure that is no claim; three empty strings for a claim."""
    if noise is not None and not _exempt(figure, noise):
        return noise.kind, _REASONS[noise.kind], noise.name
    for rule in _RULES:
        found = rule(tokens, figure, noun)
        if found:
            return found
    return CLAIM


def _exempt(figure: Figure, noise: NoiseRule) -> bool:
    """Whether money, a share or a measure stays one in spite of what stands beside it."""
    if noise.kind in (kinds.DATE, kinds.NAME, kinds.SCORE, kinds.REFERENCE, kinds.PHONE):
        return figure.kind not in (COUNT, DURATION)
    return False


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if 0 <= at < len(tokens) else ""


def _duration(tokens: Sequence[Token], figure: Figure, noun: Noun) -> Verdict | None:
    if figure.kind == DURATION:
        asserted = _lasts(tokens, figure)
        return None if asserted else (DURATION, "a duration", "duration")
    low = _low(tokens, noun.head) if noun.head is not None else ""
    if low in lex.TIME_NOUNS and figure.kind == COUNT and _counts_time(tokens, figure, low):
        return DURATION, "a duration", "duration-noun"
    return None


def _lasts(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether how long something takes is what is told: "took 15 minutes", "raged for days"."""
    at = figure.first - 1
    if _low(tokens, at) in ("for", "to"):
        ruled = "ruled" in [token.low for token in tokens[max(at - 4, 0) : at]]
        return ruled or (_low(tokens, at - 1), _low(tokens, at)) in _GOING_ON
    if _low(tokens, at) in ("last", "take"):
        return _low(tokens, at - 1) in _TO_LAST
    behind = _low(tokens, figure.past)
    if _low(tokens, at) not in _TAKING or _low(tokens, at - 1) in ("which", "that", "who"):
        return False
    return behind not in ("off", "leave", "of", "later", "ago")


_TAKING = frozenset(("took", "lasted"))
_TO_LAST = frozenset("to will would could can may might".split())
_GOING_ON = {("sentenced", "to")} | {
    (verb, "for") for verb in ("raged", "lasted", "continue", "dragged", "jailed", "imprisoned")
}


def _counts_time(tokens: Sequence[Token], figure: Figure, low: str) -> bool:
    """Whether quarters and seasons are spans of time: "the past five quarters"."""
    if not low.startswith(("quarter", "season")):
        return True
    return any(
        token.low in _IN_A_ROW for token in tokens[max(figure.first - 1, 0) : figure.past + 1]
    )


_IN_A_ROW = frozenset("past last next first previous consecutive straight final following".split())


def _position(tokens: Sequence[Token], figure: Figure, _noun: Noun) -> Verdict | None:
    """A distance that says where: "5 km north of", "12 miles from"."""
    if figure.kind != MEASURE or find_unit(figure.unit).dimension != "length":
        return None
    if _is_within(tokens, figure):
        return MEASURE, "says where, not how many", "position"
    at = figure.past
    while at < min(figure.past + 8, len(tokens)) and (
        tokens[at].low in _BETWEEN_PLACES
        or tokens[at].sort == NUMBER
        or (at > figure.past and find_unit(tokens[at].low).dimension == "length")
    ):
        at += 1
    near = _low(tokens, at)
    if near == "from" and at + 1 < len(tokens) and tokens[at + 1].sort == NUMBER:
        return None  # "fell to 3 km from 5"
    if (near in _PLACES and near not in _SIZES) or (near, _low(tokens, at + 1)) == ("to", "the"):
        return MEASURE, "says where, not how many", "position"
    return None


def _is_within(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether it is a length behind "within", or its like in brackets behind it."""
    if find_unit(_low(tokens, figure.past - 1)).dimension != "length":
        return False
    reach = _BRACKET if _low(tokens, figure.first - 1) == "(" else 1
    return "within" in [token.low for token in tokens[max(figure.first - reach, 0) : figure.first]]


_BRACKET = 6


def _attribute(tokens: Sequence[Token], figure: Figure, _noun: Noun) -> Verdict | None:
    """A number joined to a noun that it describes: "40-foot container", "two-state solution"."""
    hyphen = figure.core_past
    if figure.past == hyphen and _low(tokens, hyphen - 2) == "-" and figure.unit == "in":
        return figure.kind, "describes something else", "attribute"  # "a 6-foot-4 guard"
    joined = _low(tokens, hyphen) in ("-", "‑") and tokens[hyphen].glued
    if joined and _low(tokens, hyphen + 1) in ("and", "or") and figure.kind == COUNT:
        return figure.kind, "describes something else", "attribute"
    if not joined or hyphen + 1 >= len(tokens) or not tokens[hyphen + 1].glued:
        return None
    low = _low(tokens, hyphen + 1)
    bodies = {_low(tokens, hyphen + 2), _low(tokens, hyphen + 3)} & _BODIES
    if low in _ONE_OF_FEW and not bodies:
        return figure.kind, "describes something else", "attribute"  # "the two-child policy"
    if (
        low in ("strong", "odd", "plus", "ish", "something", "point")
        or (is_person(low) and low != "star")
        or figure.kind not in (COUNT, MEASURE, RATIO)
    ):
        return None
    return figure.kind, "describes something else", "attribute"


_ONE_OF_FEW = frozenset("child parent man woman person".split())
_BODIES = frozenset(
    """crew crews team teams jury panel group squad cell delegation board patrol unit commission
    committee council mission guard bench bobsleigh""".split()
)


def _or_two(tokens: Sequence[Token], figure: Figure, noun: Noun) -> Verdict | None:
    """The end of a vague time: "a day or two", "an hour or so"."""
    at = figure.first - 1
    if noun.head is not None or _low(tokens, at) != "or" or _low(tokens, at - 2) not in ("a", "an"):
        return None
    if _low(tokens, at - 1) in ("time", "thing", "notch"):
        return COUNT, "counts nothing that is named", "or-two"
    return (DURATION, "a duration", "or-two") if _low(tokens, at - 1) in lex.TIME_NOUNS else None


_ORDER = frozenset("first last other past next final remaining latter".split())


# A larger number that points back is worth a look.
_SMALL, _SMALL_WHOLE = 10, 20


def _pointer(tokens: Sequence[Token], figure: Figure, noun: Noun) -> Verdict | None:
    """A small number that points back: "the two leaders", "their three demands"."""
    if figure.kind != COUNT or figure.best is None:
        return None
    before = _low(tokens, figure.first - 1)
    small = figure.best <= _SMALL
    if small and any(token.low in _ORDER for token in tokens[figure.first : figure.core]):
        return COUNT, "points back to things known", "pointer"
    if _low(tokens, noun.past) in ("that", "who", "which"):
        return None
    if before == "the" and noun.head is None:
        return COUNT, "points back to things known", "pointer"
    if small and before in _POINTERS:
        return COUNT, "points back to things known", "pointer"
    return None


def _whole(tokens: Sequence[Token], figure: Figure, _noun: Noun) -> Verdict | None:
    """A small known whole: "four of the 14 provinces", "three of its five stairwells"."""
    if figure.kind != COUNT or figure.best is None or figure.best > _SMALL_WHOLE:
        return None
    at = figure.first - 1
    while at > 0 and _low(tokens, at) in ("last", "past", "first", "final", "remaining"):
        at -= 1
    if _low(tokens, at) in _POINTING and _low(tokens, at - 1) == "of":
        return COUNT, "points back to things known", "known-whole"
    return None


def _times(tokens: Sequence[Token], figure: Figure, noun: Noun) -> Verdict | None:
    """How often or how many times as much: "five times"."""
    if noun.head is not None and _low(tokens, noun.head) == "times" and figure.kind == COUNT:
        return COUNT, "says how often", "times"
    return None


def _named(tokens: Sequence[Token], figure: Figure, _noun: Noun) -> Verdict | None:
    """A number word in a name: "the Big Four", "Three Gorges Dam" within a sentence."""
    token = tokens[figure.core]
    if figure.sort != WORDS or not token.text[0].isupper():
        return None
    if figure.kind != COUNT:
        return _named_measure(tokens, figure)
    if figure.core == 0:
        return None
    before = tokens[figure.core - 1]
    if is_headline(tokens) or before.low in (
        '"',
        "“",
        ":",
        "-",
        "–",
        "—",
        ".",
        "•",
        "*",
        "|",
        "‘",
        "'",
    ):
        return None
    after = tokens[figure.past] if figure.past < len(tokens) else None
    if before.text[0].isupper() or (after is not None and after.text[0].isupper()):
        return kinds.NAME, _REASONS[kinds.NAME], "capital-word"
    return None


def _named_measure(tokens: Sequence[Token], figure: Figure) -> Verdict | None:
    """A measure in a name: "Ninety Mile Beach", "the Hundred Years' War"."""
    words = tokens[figure.core : figure.past + 1]
    written = all(word.text[0].isupper() for word in words if word.sort == WORD)
    if figure.hedge or not written or figure.past >= len(tokens) or is_headline(tokens):
        return None
    last = words[-1].sort == WORD or words[-1].text in "'’"
    return (kinds.NAME, _REASONS[kinds.NAME], "capital-word") if last else None


def _bare_year(tokens: Sequence[Token], figure: Figure, noun: Noun) -> Verdict | None:
    """Four bare digits like a year with neither unit nor hedge, nor anything that is counted."""
    if figure.kind != COUNT or figure.best is None or figure.hedge or noun.plural:
        return None
    written = tokens[figure.core].text
    if figure.core_past - figure.core != 1 or not _YEAR.fullmatch(written):
        return None
    if noun.head is not None:
        return kinds.DATE, _REASONS[kinds.DATE], "bare-year"
    before = _low(tokens, figure.first - 1)
    if before in ("to", "at", "reached", "killed", "wounded", "from", "by", "is", "was", ":", "|"):
        return None
    return kinds.DATE, _REASONS[kinds.DATE], "bare-year"


_YEAR = pattern(r"(?:19|20)[0-9]{2}")


def _code(tokens: Sequence[Token], figure: Figure, noun: Noun) -> Verdict | None:
    """Six bare digits or more that count nothing: "a batch code of 136331"."""
    if figure.kind != COUNT or figure.hedge or noun.head is not None:
        return None
    written = tokens[figure.core].text
    if figure.core_past - figure.core != 1 or not written.isdecimal():
        return None
    if len(written) < _CODE or written.endswith("000"):
        return None
    return kinds.REFERENCE, _REASONS[kinds.REFERENCE], "bare-code"


_CODE = 6


_VAGUE = Quantifier.VAGUE


def _vague_filler(tokens: Sequence[Token], figure: Figure, noun: Noun) -> Verdict | None:
    """Vague words that count nothing: "a few" alone, "several" before no noun."""
    if figure.best is not None or figure.kind != COUNT or figure.quantifier is not _VAGUE:
        return None
    low = _low(tokens, figure.core_past - 1)
    if low == "few" and _low(tokens, figure.core - 1) in ("too", "so", "how"):
        return COUNT, "says that it is little", "too-few"
    if low in ("few", "several", "couple", "handful", "of") and (
        noun.head is None or not noun.plural
    ):
        return COUNT, "counts nothing that is named", "vague-alone"
    return None


_RULES = (
    _named,
    _duration,
    _position,
    _attribute,
    _or_two,
    pronoun_one,
    _whole,
    _pointer,
    _times,
    _bare_year,
    _code,
    _vague_filler,
)
