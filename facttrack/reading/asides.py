"""Asides between a subject and its verb: names and offices between commas, "who", "which"."""

from __future__ import annotations

from collections.abc import Sequence

from facttrack.reading import speech
from facttrack.reading.lexicon import VERBS
from facttrack.reading.phrases import (
    DETERMINERS,
    FINITE,
    FURTHEST,
    has_verb,
    is_name,
    plausible,
    without_title,
)
from facttrack.reading.saying import Span
from facttrack.reading.subjects import main_subject, start_of, trimmed
from facttrack.reading.tokens import MARK, NUMBER, WORD, Token


def across_comma(tokens: Sequence[Token], comma: int) -> Span | None:
    """The subject before ", who ...," or ", its director,"; a name in between is the subject."""
    if _ends_places(tokens, comma):
        # "Airwatch, an NGO that monitors raids in Iraq, Syria and Libya, said".
        return main_subject(tokens, comma + 1)
    return _across_aside(tokens, comma)


def _across_aside(tokens: Sequence[Token], comma: int) -> Span | None:
    opening = comma - 1
    while opening > max(0, comma - FURTHEST) and tokens[opening].low != ",":
        if tokens[opening].text in speech.QUOTES:
            # '"...," Petra Lundy of the council in Kardan, said': a comma too many.
            lone = trimmed(tokens, opening + 1, comma)
            return lone if lone and plausible(tokens, lone) else None
        opening -= 1
    if opening <= 0 or tokens[opening].low != ",":
        # "Rebels coming down from the hills, say": a comma too many.
        lone = main_subject(tokens, comma + 1)
        opens = tokens[0].low in speech.OPENERS or tokens[0].low.endswith("ing")
        return lone if lone and not opens else None
    inner = without_title(tokens, _behind_as(tokens, opening + 1, comma), comma)
    before = before_bracket(tokens, opening)
    outer = trimmed(tokens, start_of(tokens, before), before)
    if outer and outer[0] > 1 and tokens[outer[0] - 1].low in _WHERE:
        # As in "The Quay (a monitor) in Dorn, south of Kardan, said".
        bracket = before_bracket(tokens, outer[0] - 1)
        if bracket < outer[0] - 1:
            return trimmed(tokens, start_of(tokens, bracket), bracket)
    if is_name(tokens, inner) and (
        outer is None or not is_name(tokens, outer) or _is_office(tokens, outer, inner)
    ):
        return inner
    if outer and tokens[outer[0]].low in speech.RELATIVE and outer[0] > 1:
        return across_comma(tokens, outer[0] - 1)
    if outer and outer[0] > _WHOLE_NAME and _lies_in_relative(tokens, outer[0], opening):
        return across_comma(tokens, outer[0] - 2)
    if outer and outer[0] > 1 and tokens[outer[0] - 1].low == "," and _is_beside(tokens, outer):
        return across_comma(tokens, outer[0] - 1)
    # "Petra Lundy, head of the council, the town's oldest, said": the aside holds a comma.
    return holder(tokens, start_of(tokens, opening)) or outer


def _lies_in_relative(tokens: Sequence[Token], first: int, comma: int) -> bool:
    """Whether a phrase is part of ", who lives in Kofa, where the attack began,"."""
    goes_on = tokens[comma + 1].low in ("where", "when", "which", "and")
    relative = tokens[first - 1].low in ("who", "which") and tokens[first - 2].low == ","
    return goes_on and relative


def _ends_places(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a comma ends a list of countries: "Iraq, Syria and Libya,"."""
    words = [token.low for token in tokens[max(comma - 4, 0) : comma]]
    places = [low for low in words if low in speech.PLACES]
    return words[-2:-1] == ["and"] and words[:1] != words[-1:] and len(places) > _JOINED


_JOINED = 1


_WHERE = frozenset(("in", "of", "from", "at"))


def before_bracket(tokens: Sequence[Token], past: int) -> int:
    """Where the brackets open that close right before a token: "The Quay (a guard) in Kardan"."""
    if past > 1 and tokens[past - 1].low == ")":
        return next(
            (i for i in range(past - 2, max(past - 14, 0), -1) if tokens[i].low == "("), past
        )
    return past


def _behind_as(tokens: Sequence[Token], first: int, past: int) -> int:
    """Where a name starts that somebody goes by: ", identified only as Captain M.,"."""
    if tokens[first].low in _GOING_BY:
        return next((at + 1 for at in range(first, past - 1) if tokens[at].low == "as"), first)
    return first


_GOING_BY = frozenset("identified named known who identifying".split())


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
    of = next((at for at, low in enumerate(first) if at and low in _OF_OFFICE), len(first))
    title = first[of - 1]
    return title in speech.SPEAKERS and "of" not in second and second[-1] not in speech.BODIES


def with_partner(tokens: Sequence[Token], span: Span) -> Span:
    """Both who speak: "Omar Sayed, head of the office, and Lena Haddad, a nurse, said"."""
    at = span[0] - 1
    while at > 1 and tokens[at].low in DETERMINERS:
        at -= 1
    if at <= _WHOLE_NAME or tokens[at].low != "and" or tokens[at - 1].low != ",":
        return span
    comma = _before_asides(tokens, at - 1)
    first = trimmed(tokens, start_of(tokens, comma), comma)
    if comma == at - 1 or first is None or first[1] < comma or has_verb(tokens, *first):
        return span
    opens = first[0] <= 1 or tokens[first[0] - 1].sort == MARK
    return (first[0], span[1]) if opens and plausible(tokens, first) else span


def _before_asides(tokens: Sequence[Token], closing: int) -> int:
    """The comma that opens the asides which close at a comma; the same one where none does."""
    opening = closing - 1
    while opening > max(0, closing - FURTHEST) and tokens[opening].low != ",":
        opening -= 1
    if opening <= 0 or not _is_aside(tokens, opening + 1, closing):
        return closing
    return _before_asides(tokens, opening)


def _is_aside(tokens: Sequence[Token], first: int, past: int) -> bool:
    """Whether tokens between commas tell who somebody is: an age, an office, "who ..."."""
    opening = tokens[first]
    if opening.low in _TELLING:
        return True
    office = any(token.low in speech.SPEAKERS for token in tokens[first : first + 3])
    told = opening.sort == NUMBER or opening.low in DETERMINERS or office
    return told and not any(token.low in FINITE for token in tokens[first:past])


_TELLING = frozenset("who which whose including based identified named known called both".split())


_OF_OFFICE = frozenset(("of", "for", "to", "in", "at", "on"))
# A first and a last name.
_WHOLE_NAME = 2


def holder(tokens: Sequence[Token], first: int) -> Span | None:
    """Who holds the office behind a comma: "Petra Lundy, head of the council has said"."""
    if first <= _WHOLE_NAME or tokens[first - 1].low != "," or not tokens[first].text.islower():
        return None
    office = tokens[first : first + 3]
    if not any(token.low in speech.SPEAKERS for token in office):
        return None
    name = trimmed(tokens, start_of(tokens, first - 1), first - 1)
    opens = name is not None and (name[0] <= 1 or tokens[name[0] - 1].sort == MARK)
    if name is None or not opens or name[1] - name[0] < _WHOLE_NAME:
        return None
    if name[1] < first - 1:
        # "Rimal Foods is doing well, its chief Petra Lundy said": a clause, and no name alone.
        return None
    words = [token for token in tokens[name[0] : name[1]] if token.sort == WORD]
    return name if all(w.text[0].isupper() or w.low in _IN_NAMES for w in words) else None


_IN_NAMES = frozenset("al el ar as ash bin ibn abu de la van von".split())


def before_relative(tokens: Sequence[Token], at: int) -> Span | None:
    """The phrase that "who" or "which" speaks of."""
    past = at - 1 if at and tokens[at - 1].low == "," else at
    if past <= 0:
        return None
    first = _behind_verb(tokens, start_of(tokens, past), past)
    for here in range(first, past - 2):
        if tokens[here].low == "according" and tokens[here + 1].low == "to":
            return trimmed(tokens, here + 2, past)
    for here in range(past - 1, first + 1, -1):
        if tokens[here].low in FINITE or tokens[here].sort == NUMBER:
            break
        if tokens[here - 1].low == "of" and tokens[here - 2].low in _EXPECTED:
            return trimmed(tokens, here, past)
    for here in range(past - 2, first, -1):
        if tokens[here].low == "by" and any(t.low in FINITE for t in tokens[first:here]):
            return trimmed(tokens, here + 1, past)
    behind = past < at or tokens[at].low != "who"
    apart = behind and first > 1 and tokens[first - 1].low == ","
    if apart and tokens[first].low not in speech.INVERTED and not is_name(tokens, (first, past)):
        return trimmed(tokens, start_of(tokens, first - 1), first - 1)
    return trimmed(tokens, first, past)


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
