"""Sources of a figure by other words than a verb: according to, citing, as reported by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facttrack.reading import speech
from facttrack.reading.lexicon import STOPS, VERBS
from facttrack.reading.number_words import ONES, TENS
from facttrack.reading.phrases import (
    DETERMINERS,
    FINITE,
    has_number,
    has_verb,
    name_in_apposition,
    names_one,
    phrase_after,
    plausible,
)
from facttrack.reading.saying import BACKWARD, BOTH, FORWARD, Saying, Span
from facttrack.reading.sources import subject_before
from facttrack.reading.subjects import main_subject
from facttrack.reading.tokens import MARK, NUMBER, WORD, Token, words_at


def according(tokens: Sequence[Token], at: int) -> Saying | None:
    """As in "according to X", with the reach that its place gives it."""
    if at + 2 >= len(tokens) or tokens[at + 1].low != "to":
        return None
    source = phrase_after(tokens, at + 2, whole=True)
    if source is None or tokens[_head(tokens, source)].low in _NORMS:
        return None
    leads = at == 0 or (at <= _OPENING and not has_number(tokens, 0, at))
    reach = FORWARD if leads else BOTH
    first, past = (source[1], len(tokens)) if leads else (0, _contrast(tokens, source[1]))
    if names_one(tokens[source[1] - 1].low):
        # "According to the council's chief, Neil Adel": the name that explains the title.
        source = name_in_apposition(tokens, *source)
    chain = inner_chain(tokens, source)
    return Saying(chain, (at, at + 2), first, past, reach, "according-to")


def per(tokens: Sequence[Token], at: int) -> Saying | None:
    """As in ", per the herders' association" and "per Newswire", unlike "per day"."""
    as_per = at > 0 and tokens[at - 1].low == "as"
    opens = at - as_per
    if at + 1 >= len(tokens) or (opens and tokens[opens - 1].low != ","):
        return None
    if tokens[at + 1].low not in DETERMINERS and not tokens[at + 1].text[0].isupper():
        return None
    source = phrase_after(tokens, at + 1, whole=True)
    if source is None or not (as_per or plausible(tokens, source)):
        return None
    first, past = (0, _contrast(tokens, source[1])) if opens else (source[1], len(tokens))
    return Saying((source,), (at, at + 1), first, past, BOTH if opens else FORWARD, "according-to")


# Words before a credit that leads: "But", "And yet".
_OPENING = 2
# By which something is done, and which tell nothing: "according to accounting principles".
_NORMS = frozenset(
    """principles principle standards standard rules rule norms norm custom customs plan schedule
    tradition traditions protocol procedure procedures criteria formula method methods means
    need needs ability size type weight""".split()
)


def _contrast(tokens: Sequence[Token], first: int) -> int:
    """Where another clause sets something against what was credited: ", while 12 are missing"."""
    for at in range(first, len(tokens) - 1):
        if tokens[at].low == "," and tokens[at + 1].low in ("while", "but", "whereas", "although"):
            return at
    return len(tokens)


def inner_chain(tokens: Sequence[Token], source: Span) -> tuple[Span, ...]:
    """The chain of "X quoted by Y", "X, citing Z": outermost first."""
    for at in range(source[0] + 1, source[1] - 1):
        if tokens[at].low in ("quoted", "cited") and tokens[at + 1].low == "by":
            outer = phrase_after(tokens[: source[1]], at + 2, whole=True)
            return (outer, (source[0], at)) if outer else (source,)
    return (source,)


def based_on(tokens: Sequence[Token], at: int) -> Saying | None:
    """As in ", based on UN figures": what somebody named keeps, and no "based on interviews"."""
    if at + 2 >= len(tokens) or tokens[at + 1].low != "on" or (at and tokens[at - 1].low != ","):
        return None
    source = phrase_after(tokens, at + 2, whole=True)
    if source is None or not _named(tokens, source):
        return None
    if tokens[_head(tokens, source)].low not in _KEPT:
        return None
    first, past = (0, at) if at else (source[1], len(tokens))
    return Saying((source,), (at, at + 2), first, past, BACKWARD if at else FORWARD, "based-on")


_KEPT = frozenset(
    """figures data statistics estimates estimate tally count records numbers assessments assessment
    survey poll census""".split()
)


def citing(tokens: Sequence[Token], at: int, found: list[Saying]) -> Saying | None:
    """The source passed on: added to the saying that it belongs to, or one of its own."""
    source = phrase_after(tokens, at + 1, whole=True)
    if source is None or tokens[source[0]].low in _REASONS:
        return None
    if found and not found[-1].weak:
        last = found[-1]
        found[-1] = replace(last, chain=(*last.chain, source), rule=last.rule + "+citing")
        return None
    return Saying((source,), (at, at + 1), 0, len(tokens), BOTH, "citing")


# What is cited and speaks for nobody: "citing a number that aid groups ask for".
_REASONS = frozenset("number need lack concerns fears reasons threats rising high".split())


def shown_in(tokens: Sequence[Token], at: int) -> Saying | None:
    """As in "were shown in photos sent to X": the record is the source."""
    if at == 0:
        return _opening_record(tokens)
    if tokens[at - 1].low not in (
        "shown",
        "seen",
        "visible",
        "published",
        "described",
        "listed",
        "documented",
        "recorded",
    ):
        return None
    source = phrase_after(tokens, at + 1, whole=True)
    if source is None:
        return None
    if not any(token.low in speech.EVIDENCE for token in tokens[source[0] : source[0] + 4]):
        return None
    return Saying((source,), (at - 1, at + 1), 0, at, BACKWARD, "shown-in", weak=True)


def _opening_record(tokens: Sequence[Token]) -> Saying | None:
    """As in "In a survey of 1,991 voters, 62 percent said they would"."""
    source = phrase_after(tokens, 1, whole=True)
    if source is None or source[1] >= len(tokens) or tokens[source[1]].low != ",":
        return None
    if tokens[_head(tokens, source)].low not in _ASKING:
        return None
    past = len(tokens)
    return Saying((source,), (0, 1), source[1], past, FORWARD, "shown-in", weak=True)


_ASKING = frozenset("survey poll study census referendum ballot analysis".split())


def reckoned(tokens: Sequence[Token], at: int) -> Saying | None:
    """As in "by the reckoning of X" and "by X's count"; "our count" is nobody else's."""
    for here in range(at + 2, min(at + 9, len(tokens))):
        if tokens[here].sort == MARK and not tokens[here].glued:
            return None
        if tokens[here].low in speech.RECKONINGS:
            break
    else:
        return None
    if here + 1 < len(tokens) and tokens[here + 1].low == "of":
        source = phrase_after(tokens, here + 2)
    elif any(token.low.endswith("'s") or token.text in "'’" for token in tokens[at + 1 : here]):
        source = phrase_after(tokens[: here + 1], at + 1, whole=True)
    elif tokens[at + 1].text.isupper():
        source = at + 1, here + 1  # "by UN count"
    else:
        return None
    if source is None or not plausible(tokens, source):
        return None
    return Saying((source,), (at, here + 1), 0, len(tokens), BOTH, "reckoned", weak=True)


def in_record(tokens: Sequence[Token], at: int) -> Saying | None:
    """As in "the report names 40 men", and "with army data showing that" within a clause."""
    within = tokens[at].low in speech.SHOWN_BY
    if within and tokens[at - 1].low == ",":
        return None
    source = subject_before(tokens, at)
    if within and not (source and _is_record(tokens, source)):
        source = _record_before(tokens, at)
    elif source and within:
        source = _behind_opening(tokens, source)
    if source is None or not _is_record(tokens, source) or (within and _is_seen(tokens, source)):
        return None
    if tokens[source[0]].low.endswith("ing") and tokens[source[0]].low not in speech.EVIDENCE:
        return None  # "After sifting records which contained 40 names"
    source = _giver(tokens, source)
    return Saying((source,), (at, at + 1), at + 1, len(tokens), FORWARD, "in-record", weak=True)


def shared(tokens: Sequence[Token], at: int) -> Saying | None:
    """As in "The network published the names of 18 men", "aired video, showing 12 bodies"."""
    record = next((i for i in range(at + 1, min(at + 6, len(tokens))) if _is_kept(tokens[i])), None)
    if record is None or any(t.sort != WORD and not t.glued for t in tokens[at + 1 : record]):
        return None
    near = range(record + 1, min(record + _NEAR, len(tokens)))
    first = next((i for i in near if tokens[i].low in _OF_WHOM), None)
    source = subject_before(tokens, at)
    if first is None or source is None or not plausible(tokens, source):
        return None
    if tokens[at - 1].low in ("was", "were", "be", "been"):
        return None
    return Saying((source,), (at, at + 1), first, len(tokens), FORWARD, "shared", weak=True)


def _is_kept(token: Token) -> bool:
    return token.low in _SEEN_OR_NAMED


_SEEN_OR_NAMED = frozenset(
    """picture pictures photo photos photograph photographs image images video videos footage names
    list""".split()
)
_OF_WHOM = frozenset("of showing naming listing".split())


def _giver(tokens: Sequence[Token], source: Span) -> Span:
    """Who brings a record out, where that is told: "The army released figures showing"."""
    gives = next((i for i in range(source[0] + 1, source[1]) if tokens[i].low in _GIVES), None)
    return (source[0], gives) if gives else source


SHARES = frozenset("released published posted shared aired broadcast circulated".split())
_GIVES = SHARES | {"issued", "presented", "produced"}


def _is_seen(tokens: Sequence[Token], source: Span) -> bool:
    """Whether a nameless record shows what is seen in it, unlike "new figures showing 40"."""
    return not _named(tokens, source) and tokens[source[1] - 1].low not in _RECKONED


_RECKONED = frozenset("figures data statistics survey poll study report research".split())


def _record_before(tokens: Sequence[Token], at: int) -> Span | None:
    """The record right before a word: "jurors were shown bank records listing 40 gifts"."""
    first = at
    while first > max(at - 4, 0) and _describes(tokens[first - 1]):
        first -= 1
    return (first, at) if first < at else None


def _describes(token: Token) -> bool:
    low = token.low
    verb = low in FINITE or low in VERBS or low.endswith("ed")
    return token.sort == WORD and not verb and low not in STOPS and low not in DETERMINERS


def _behind_opening(tokens: Sequence[Token], source: Span) -> Span:
    """The phrase without what leads into it: "with the army's data"."""
    first, past = source
    while first < past - 1 and tokens[first].low in ("with", "amid", "and", "the", "a", "an"):
        first += 1
    return first, past


def counted(tokens: Sequence[Token]) -> Saying | None:
    """As in "The latest UN count stands at": the subject is a figure that somebody keeps."""
    if tokens[0].low in speech.OPENERS or speech.RECKONINGS.isdisjoint([t.low for t in tokens]):
        return None
    source = main_subject(tokens, len(tokens))
    head = _head(tokens, source) if source else 0
    if source is None or tokens[head].low not in speech.RECKONINGS:
        return None
    # "The toll from Kardan's flood" is nobody's, "the count by the army" is the army's.
    if not _named(tokens, (source[0], source[1] if tokens[head + 1].low == "by" else head + 1)):
        return None
    for at in range(source[1], min(source[1] + _NEAR, len(tokens))):
        if tokens[at].low in speech.STANDS:
            cue = (at, at + 1)
            return Saying((source,), cue, at + 1, len(tokens), FORWARD, "counted", weak=True)
    return None


_NEAR = 8


def _is_record(tokens: Sequence[Token], source: Span) -> bool:
    """Whether what speaks is a report, a survey or the like, told by its last word."""
    return tokens[_head(tokens, source)].low in speech.EVIDENCE


def _head(tokens: Sequence[Token], source: Span) -> int:
    """The last word of a phrase before "of", "by" and the like."""
    for at in range(source[0] + 1, source[1]):
        if tokens[at].low in ("of", "on", "by", "for", "from", "in"):
            return at - 1
    return source[1] - 1


def _named(tokens: Sequence[Token], source: Span) -> bool:
    """Whether a name or a body stands in a phrase, not only the sentence's first capital."""
    return any(
        (tokens[at].low.removesuffix("'s") in speech.BODIES and at < source[1] - 1)
        or (
            tokens[at].text[0].isupper()
            and (at > 0 or tokens[at].text.isupper() or "'" in tokens[at].low)
        )
        for at in range(*source)
    )


_FIGURES = frozenset("toll tally count figure figures estimate estimates number numbers".split())
# Passives of doing rather than saying, unless something is "put at" a figure.
_NOT_SAID = frozenset(("made", "given", "produced", "carried", "put", "seen", "obtained"))


def passive(tokens: Sequence[Token], at: int) -> Saying | None:
    """As in "was described as risky by officials", "as reported by X"."""
    cue = next(
        (i for i in range(at - 1, max(at - 16, -1), -1) if tokens[i].low in speech.PASSIVE), None
    )
    if cue is None or cue == 0:
        return None
    be = tokens[cue - 1].low in speech.BE or (cue > 1 and tokens[cue - 2].low in speech.BE)
    if not (
        be
        or tokens[cue - 1].low == "as"
        or tokens[cue - 1].low in _FIGURES
        or (at == cue + 1 and tokens[cue - 1].low == "," and tokens[cue].low != "said")
    ):
        return None
    if tokens[cue - 1].low == "being" or _is_of_another(tokens, cue, at):
        return None
    if be and tokens[cue].low in _NOT_SAID and tokens[cue + 1].low != "at":
        put = tokens[cue].low == "put" and any(t.low == "at" for t in tokens[at + 1 : at + _NEAR])
        if not put:
            return None
    source = phrase_after(tokens, at + 1, whole=tokens[cue].low not in _CHARGED)
    if source and tokens[cue].low in _CHARGED:
        of = (i for i in range(*source) if tokens[i].low in ("of", "for"))
        source = source[0], next(of, source[1])
    if source is None or tokens[source[0]].sort == NUMBER:
        return None
    # Only somebody who speaks puts what is told at something: "is believed by locals to be 40".
    reckons = words_at(tokens, source[1], source[1] + 2) in ("to be", "to have")
    if not (reckons or plausible(tokens, source)):
        return None
    return Saying((source,), (cue, at + 1), 0, len(tokens), BOTH, "passive", weak=True)


# "Is accused by the UN of killing 40": who is accused of it is no part of who says so.
_CHARGED = frozenset(("accused", "blamed"))


def foreseen_by(tokens: Sequence[Token], at: int) -> Saying | None:
    """As in "below the 40 million expected by analysts": whose the figure before it is."""
    told = at - 2 if tokens[at - 1].low in speech.AUXILIARY else at - 1
    if tokens[told].low not in _FORESEEN:
        return None
    number = next((i for i in range(told - 1, max(at - _NEAR, -1), -1) if _counts(tokens, i)), None)
    source = phrase_after(tokens, at + 1, whole=True)
    if number is None or source is None or not plausible(tokens, source):
        return None
    if has_verb(tokens, number, told) or any(t.low == "," for t in tokens[number:told]):
        return None
    return Saying((source,), (told, at + 1), number, at, BACKWARD, "foreseen-by")


def _counts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number in digits or a small one in words stands there."""
    return tokens[at].sort == NUMBER or tokens[at].low in ONES or tokens[at].low in TENS


_FORESEEN = frozenset(
    """expected forecast predicted projected anticipated estimated calculated reported recorded
    counted documented announced confirmed verified registered logged listed cited""".split()
)


def _is_of_another(tokens: Sequence[Token], cue: int, by: int) -> bool:
    """Whether "by" names who did another deed: "reported attacks in a town captured by"."""
    last = tokens[by - 1].low
    deed = last.endswith("ed") or last in VERBS or last in _DEEDS
    return by - 1 > cue and last not in speech.PASSIVE and deed


# "Were reported dead after an air strike by the army".
_DEEDS = frozenset(
    """attack attacks strike strikes airstrike airstrikes raid raids bombing bombings bombardment
    shelling fire gunfire shooting shootings assault offensive operation operations ambush
    explosion crackdown massacre killing killings""".split()
)
