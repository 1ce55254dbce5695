"""Who speaks: the noun phrase in front of a word of saying, cut out without a parser."""

from __future__ import annotations

from collections.abc import Sequence

from facttrack.reading import speech
from facttrack.reading.lexicon import VERBS, WEEKDAYS
from facttrack.reading.phrases import (
    DETERMINERS,
    FINITE,
    FURTHEST,
    OCCASIONS,
    TIME,
    before_time,
    has_verb,
    inside_word,
    is_name,
    names_speaker,
    without_title,
)
from facttrack.reading.saying import Span
from facttrack.reading.tokens import MARK, NUMBER, WORD, Token
from facttrack.reading.verb_forms import ABLE

_TIME_WORDS = frozenset(
    "last next this earlier later on in at early late same day morning evening afternoon".split()
)


def subject_before(tokens: Sequence[Token], verb: int) -> Span | None:
    """The subject of the verb at a token, read leftwards; None where none can be told."""
    past = _before_parenthesis(tokens, _without_fillers(tokens, verb))
    if past == 0:
        return None
    if tokens[past - 1].low in _NOMINATIVE or _shown_by_it(tokens, past):
        return past - 1, past
    if tokens[past - 1].low == ",":
        return _across_comma(tokens, past - 1)
    if tokens[past - 1].low in _DASHES and not tokens[past - 1].glued:
        opening = next((at for at in range(past - 2, 0, -1) if tokens[at].low in _DASHES), 0)
        return _trimmed(tokens, _start_of(tokens, opening), opening) if opening else None
    if _is_relative(tokens[past - 1]):
        return _before_relative(tokens, past - 1)
    past = _before_place(tokens, past)
    first = _start_of(tokens, past)
    if 0 < first < past and _opens_relative(tokens, first - 1) and not _are(tokens, first, past):
        return _before_relative(tokens, first - 1)
    return _holder(tokens, first) or _trimmed(tokens, first, past)


_DASHES = frozenset("-–—")


def _without_fillers(tokens: Sequence[Token], verb: int) -> int:
    """Where a subject may end before a verb: "has so far", "managed to", "went on to" left out."""
    past = verb
    while past > 0 and _is_filler(tokens, past - 1):
        past -= 1
    if past > 2 and [t.low for t in tokens[past - 2 : past]] == ["on", "to"]:  # noqa: PLR2004
        past -= 3  # "it went on to say"
    if past > 2 and tokens[past - 1].low == "to" and tokens[past - 2].low in ABLE:  # noqa: PLR2004
        past -= 2
    while past > 1 and (_is_filler(tokens, past - 1) or tokens[past - 1].low in speech.BE):
        past -= 1
    return past


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
    if at > 2 and tokens[at - 1].low in WEEKDAYS and tokens[at - 2].low == "on":  # noqa: PLR2004
        return at - 2 if tokens[at - 3].low == "," else past
    return past


def _before_place(tokens: Sequence[Token], past: int) -> int:
    """Where a subject ends before ", north of Kardan" and "(a border guard) in Kardan"."""
    first = _start_of(tokens, past)
    way = first < past - 1 and tokens[first].low in _WAYS and tokens[first + 1].low == "of"
    if way and first > 1 and tokens[first - 1].low == ",":
        before = _start_of(tokens, first - 1)
        if before > 0 and tokens[before - 1].low == ",":
            # An aside as well, which is no subject.
            return past
        past, first = first - 1, before
    if first < past and tokens[first].low in ("in", "of", "from"):
        before = _before_bracket(tokens, first)
        return before if before < first else past
    return past


_WAYS = frozenset(
    """north south east west northeast northwest southeast southwest northern southern eastern
    western outside""".split()
)


def _before_bracket(tokens: Sequence[Token], past: int) -> int:
    """Where the brackets open that close right before a token: "The Quay (a guard) in Kardan"."""
    if past > 1 and tokens[past - 1].low == ")":
        return next(
            (i for i in range(past - 2, max(past - 9, 0), -1) if tokens[i].low == "("), past
        )
    return past


def _holder(tokens: Sequence[Token], first: int) -> Span | None:
    """Who holds the office behind a comma: "Petra Lundy, head of the council has said"."""
    if first < 3 or tokens[first - 1].low != "," or not tokens[first].text.islower():  # noqa: PLR2004
        return None
    office = tokens[first : first + 3]
    if not any(token.low in speech.SPEAKERS for token in office):
        return None
    name = _trimmed(tokens, _start_of(tokens, first - 1), first - 1)
    opens = name is not None and (name[0] <= 1 or tokens[name[0] - 1].sort == MARK)
    if name is None or not opens or name[1] - name[0] < 2:  # noqa: PLR2004 - a first and a last name
        return None
    if name[1] < first - 1:
        # "Rimal Foods is doing well, its chief Petra Lundy said": a clause, and no name alone.
        return None
    words = [token for token in tokens[name[0] : name[1]] if token.sort == WORD]
    return name if all(w.text[0].isupper() or w.low in _IN_NAMES for w in words) else None


_IN_NAMES = frozenset("al el ar as ash bin ibn abu de la van von".split())


def _are(tokens: Sequence[Token], first: int, past: int) -> bool:
    """Whether no more than a few words stand there that name speakers: "which police put at"."""
    low = tokens[past - 1].low
    known = low in speech.BODIES or names_speaker(low) or tokens[past - 1].text[0].isupper()
    return past - first <= 3 and known and not has_verb(tokens, first, past)  # noqa: PLR2004


# What stands before a subject and is no part of it.
_BEFORE_SUBJECT = DETERMINERS | frozenset(("only", "even", "just"))
# A pronoun that can only be a subject: whatever stands before it is no part of it.
_NOMINATIVE = frozenset("i he she they we".split())


def _is_letters(token: Token) -> bool:
    """Whether a word is a body's letters: "WHO" is no "who"."""
    return token.text.isupper() and len(token.text) > 1


def _is_relative(token: Token) -> bool:
    """Whether it is "who" or "that", and not a body's letters ("WHO")."""
    return token.low in speech.RELATIVE and not _is_letters(token)


def _opens_relative(tokens: Sequence[Token], at: int) -> bool:
    """Whether a relative clause starts within the subject: "an activist who uses a name said"."""
    if tokens[at].low == "whose":
        return True
    if tokens[at].low in ("who", "which"):
        after = tokens[at + 1]
        own = after.low in DETERMINERS or after.low in speech.PRONOUNS
        return not own and after.text.islower()
    return tokens[at].low in speech.RELATIVE and tokens[at + 1].low in FINITE


def main_subject(tokens: Sequence[Token], before: int) -> Span | None:
    """The subject at the start of the sentence, up to its first verb or comma."""
    past = 0
    while past < before and not _starts_predicate(tokens, past):
        past += 1
    return _trimmed(tokens, 0, past) if 0 < past < before else None


def _starts_predicate(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    low = token.low
    if low in FINITE or low in VERBS or low in speech.SAYING:
        return at > 0
    if token.sort == MARK:
        return not inside_word(tokens, at)
    if at == 0 or not token.text.islower():
        return False
    plans = low.endswith("s") and at + 1 < len(tokens) and tokens[at + 1].low == "to"
    return plans or low.endswith("ed")


def _is_filler(tokens: Sequence[Token], at: int) -> bool:
    low = tokens[at].low
    if low == "far":
        return at > 0 and tokens[at - 1].low == "so"
    if low == "so":
        return tokens[at + 1].low == "far"
    return low in speech.AUXILIARY or (low.endswith("ly") and tokens[at].text[0].islower())


def _before_relative(tokens: Sequence[Token], at: int) -> Span | None:
    """The phrase that "who" or "which" speaks of."""
    past = at - 1 if at and tokens[at - 1].low == "," else at
    if past <= 0:
        return None
    first = _behind_verb(tokens, _start_of(tokens, past), past)
    if tokens[first].low == "according":
        return _trimmed(tokens, first + 2, past)
    for here in range(past - 1, first + 1, -1):
        if tokens[here].low in FINITE or tokens[here].sort == NUMBER:
            break
        if tokens[here - 1].low == "of" and tokens[here - 2].low in _EXPECTED:
            return _trimmed(tokens, here, past)
    for here in range(past - 2, first, -1):
        if tokens[here].low == "by" and any(t.low in FINITE for t in tokens[first:here]):
            return _trimmed(tokens, here + 1, past)
    behind = past < at or tokens[at].low != "who"
    apart = behind and first > 1 and tokens[first - 1].low == ","
    if apart and not is_name(tokens, (first, past)):
        return _trimmed(tokens, _start_of(tokens, first - 1), first - 1)
    return _trimmed(tokens, first, past)


# What people expect: "the consensus of analysts, who".
_EXPECTED = frozenset(
    """consensus mean average median expectation expectations forecast forecasts estimate estimates
    prediction predictions projection projections""".split()
)


def _behind_verb(tokens: Sequence[Token], first: int, past: int) -> int:
    """Where the object of a verb starts: "The group released its first report, which"."""
    for at in range(past - 2, first, -1):
        before = tokens[at - 1]
        verb = before.text.islower() and (before.low in VERBS or before.low.endswith("ed"))
        if verb and tokens[at].low in ("a", "an", "the", "its", "his", "her", "their"):
            return at + 1
    return first


def _across_comma(tokens: Sequence[Token], comma: int) -> Span | None:
    """The subject before ", who ...," or ", its director,"; a name in between is the subject."""
    opening = comma - 1
    while opening > max(0, comma - FURTHEST) and tokens[opening].low != ",":
        if tokens[opening].text in speech.QUOTES:
            return None
        opening -= 1
    if opening <= 0 or tokens[opening].low != ",":
        # "Rebels coming down from the hills, say": a comma too many.
        lone = main_subject(tokens, comma + 1)
        opens = tokens[0].low in speech.OPENERS or tokens[0].low.endswith("ing")
        return lone if lone and not opens else None
    inner = without_title(tokens, opening + 1, comma)
    outer = _trimmed(tokens, _start_of(tokens, opening), opening)
    if is_name(tokens, inner) and (
        outer is None or not is_name(tokens, outer) or _is_office(tokens, outer, inner)
    ):
        return inner
    if outer and tokens[outer[0]].low in speech.RELATIVE and outer[0] > 1:
        return _across_comma(tokens, outer[0] - 1)
    if outer and outer[0] > 1 and tokens[outer[0] - 1].low == "," and _is_beside(tokens, outer):
        return _across_comma(tokens, outer[0] - 1)
    # "Petra Lundy, head of the council, the town's oldest, said": the aside holds a comma.
    return _holder(tokens, _start_of(tokens, opening)) or outer


def _is_beside(tokens: Sequence[Token], span: Span) -> bool:
    """Whether it is an aside too: ", founded in 2010, north of Kardan, said", an age."""
    first = tokens[span[0]]
    if first.sort == NUMBER and span[1] - span[0] == 1:
        return True
    return first.text.islower() and first.low.endswith("ed")


def _is_office(tokens: Sequence[Token], outer: Span, inner: Span) -> bool:
    """Whether an office stands before who holds it: "Minister of Justice, Ali Noor"."""
    first = [token.low for token in tokens[outer[0] : outer[1]]]
    second = [token.low for token in tokens[inner[0] : inner[1]]]
    title = first[first.index("of") - 1] if "of" in first[1:] else first[-1]
    return title in speech.SPEAKERS and "of" not in second and second[-1] not in speech.BODIES


def _start_of(tokens: Sequence[Token], past: int) -> int:
    """Where the phrase that ends before `past` starts: after a mark or an opening word."""
    at = past - 1
    while at >= 0 and past - at < FURTHEST:
        token = tokens[at]
        if token.sort == MARK and not inside_word(tokens, at):
            break
        if token.low in speech.BOUNDARIES and at < past - 1 and not _is_letters(token):
            break
        at -= 1
    return at + 1


def _trimmed(tokens: Sequence[Token], first: int, past: int) -> Span | None:
    """The phrase without a clause before "and", a time at either end, an article in front."""
    first = _after_saying(tokens, first, past)
    first = _after_clause(tokens, first, past)
    first = _after_opening(tokens, first, past)
    past = _before_finite(tokens, first, past)
    past = before_time(tokens, first, past)
    while first < past and (
        tokens[first].low in _BEFORE_SUBJECT or tokens[first].text in speech.QUOTES
    ):
        first += 1
    if past - first > 3 and tokens[past - 1].low == ")":  # noqa: PLR2004 - a name and "(CBO)"
        past -= 3
    return (first, past) if first < past else None


def _after_saying(tokens: Sequence[Token], first: int, past: int) -> int:
    """Past a word of saying: "said the hospital" leaves the hospital."""
    for at in range(past - 1, first - 1, -1):
        if tokens[at].low in ("said", "says", "told", "added", "saying"):
            return _after_occasion(tokens, at + 1, past)
    return first


def _after_occasion(tokens: Sequence[Token], first: int, past: int) -> int:
    """Past where it was said: "said in a statement the monitors" leaves the monitors."""
    if first < past and tokens[first].low in ("in", "at", "on", "during"):
        for at in range(first + 1, min(first + 5, past - 1)):
            if tokens[at].low in OCCASIONS:
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
            low in FINITE
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
            before.low in TIME or before.low in OCCASIONS or before.sort == NUMBER
        ):
            return at
    at = first
    while at < past and (
        tokens[at].low in speech.OPENERS
        or tokens[at].low in TIME
        or tokens[at].sort == NUMBER
        or tokens[at].low in _TIME_WORDS
    ):
        at += 1
    return at


def _before_finite(tokens: Sequence[Token], first: int, past: int) -> int:
    """Where a finite verb ends the phrase: "a source was quoted as saying"."""
    for at in range(first + 1, past):
        if tokens[at].low in FINITE and tokens[at].text.islower():
            return at
    return past
