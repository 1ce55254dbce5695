"""Who says a figure within one sentence: sayings with their cue, source chain and reach."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from facttrack.reading import credited, owned, speech, told, unmarked
from facttrack.reading.commas import with_speakers
from facttrack.reading.labels import (
    before_quote,
    dash_label,
    is_headline,
    label,
    quoted_as,
    signed,
)
from facttrack.reading.lexicon import VERBS
from facttrack.reading.phrases import DETERMINERS, FINITE, TIME
from facttrack.reading.saying import BACKWARD, BOTH, FORWARD, Saying, Span
from facttrack.reading.tokens import WORD, Token, words_at
from facttrack.reading.verb_forms import tells_deed

# No sentence has more speakers; a hostile one is not worth more time.
_MOST = 24


def find_sayings(tokens: Sequence[Token], *, commas: bool = True) -> list[Saying]:
    """The sayings of one sentence, in the order of their cues; a dateline is no part of it.

    Where a text has no `commas`, none can part a speaker from what stands before.
    """
    opens = _dateline(tokens)
    found = _sayings(tokens[opens:] if opens else tokens, commas=commas)
    return [saying.moved(opens) for saying in found] if opens else found


def _dateline(tokens: Sequence[Token]) -> int:
    """Where a sentence starts behind "KARDAN, May 3 (Agency) - "; 0 where none stands there."""
    if not tokens or not tokens[0].text.isupper() or sum(map(len, _capitals(tokens))) < _PLACE:
        return 0
    bracket = 0
    for at, token in enumerate(tokens[:_LONGEST_DATELINE]):
        if token.low in _DASHES and not token.glued:
            return at + 1
        if token.low == ")":
            bracket = at + 1
        elif bracket:
            return bracket
        elif token.sort == WORD and token.text.islower():
            return 0
    return 0


def _capitals(tokens: Sequence[Token]) -> list[str]:
    return [token.text for token in tokens[:2] if token.text.isupper()]


_PLACE, _LONGEST_DATELINE = 4, 16
_DASHES = frozenset(("-", "–", "—"))


def _sayings(tokens: Sequence[Token], *, commas: bool) -> list[Saying]:
    found: list[Saying] = []
    headline: bool | None = None
    for at in [at for at, token in enumerate(tokens) if token.low in _CUES]:
        if at and tokens[at].text.istitle() and tokens[at].low not in unmarked.MONITORS:
            headline = is_headline(tokens) if headline is None else headline
            if not headline:
                continue
        saying = _saying_at(tokens, at, found)
        if saying:
            if found and found[-1].rule == "citing" and found[-1].chain == saying.chain[1:]:
                found.pop()
            found.append(saying)
        if len(found) > _MOST:
            break
    if tokens and not commas:
        found = with_speakers(tokens, found)
    if not found and tokens:
        kept = credited.counted(tokens)
        found += [kept] if kept else []
    return _bounded(found, tokens)


_Reader = Callable[[Sequence[Token], int, list[Saying]], "Saying | None"]


def _by(tokens: Sequence[Token], at: int, _found: list[Saying]) -> Saying | None:
    for reader in (credited.reckoned, credited.passive, credited.foreseen_by):
        saying = reader(tokens, at)
        if saying:
            return saying
    return None


def _carried(tokens: Sequence[Token], at: int, found: list[Saying]) -> Saying | None:
    """As in "X said 40 died, adding that" and "X dismissed it, saying that"."""
    if tells_deed(tokens, at):
        return None  # ", claiming 400 lives"
    before = tokens[at - 1].low if at else ""
    second = told.from_second_subject(tokens, at) if before == "," else None
    if second:
        return second
    spoke = [saying for saying in found if saying.rule != "claimed"]
    if spoke and before in (",", "and", "while", "said"):
        return told.carried(tokens, at, spoke[-1])
    return told.from_main_subject(tokens, at) if before == "," else None


def _as_saying(tokens: Sequence[Token], at: int, _found: list[Saying]) -> Saying | None:
    as_saying = at > 0 and tokens[at - 1].low == "as"
    cited = tokens[at].low == "saying" and any(
        token.low in _CITED for token in tokens[max(at - 8, 0) : at]
    )
    return quoted_as(tokens, at) if as_saying or cited else None


_CITED = frozenset("cited cites quoted quotes".split())


def _colon(tokens: Sequence[Token], at: int, found: list[Saying]) -> Saying | None:
    return label(tokens, at) or (None if found else before_quote(tokens, at))


def _alone(reader: Callable[[Sequence[Token], int], Saying | None]) -> _Reader:
    """A reader that does not ask what was said before."""
    return lambda tokens, at, _found: reader(tokens, at)


_PUTTING = frozenset(("putting",))
# Who reads a cue, for the words that are one; the first to find a saying has it.
_READERS: tuple[tuple[frozenset[str], _Reader], ...] = (
    (frozenset(("according",)), _alone(credited.according)),
    (frozenset(("per",)), _alone(credited.per)),
    (frozenset(("based",)), _alone(credited.based_on)),
    (frozenset(("citing", "quoting")), credited.citing),
    (frozenset(("in",)), _alone(credited.shown_in)),
    (frozenset(("by",)), _by),
    (frozenset((":",)), _colon),
    (frozenset("-–—,"), _alone(dash_label)),
    (frozenset("-–—"), _alone(signed)),
    (speech.CARRYING, _carried),
    (speech.PROGRESSIVE, _alone(told.progressive)),
    (frozenset(("saying", "reporting", "telling")), _as_saying),
    (speech.CARRYING | _PUTTING, told.beside),
    (speech.OF_RECORDS | speech.SHOWN_BY, _alone(credited.in_record)),
    (owned.FORECASTS, _alone(owned.forecast)),
    (owned.CLAIMS, _alone(owned.claimed)),
    (owned.TOLLS, _alone(owned.toll)),
    (credited.SHARES, _alone(credited.shared)),
    (unmarked.MONITORS, _alone(unmarked.heads_line)),
    (unmarked.SAID, _alone(unmarked.ends_unmarked)),
    (speech.SAYING | speech.SHOWING | speech.ONLY_INVERTED, told.by_verb),
)
_CUES: dict[str, list[_Reader]] = {}
for _words, _reader in _READERS:
    for _word in _words:
        _CUES.setdefault(_word, []).append(_reader)


def _saying_at(tokens: Sequence[Token], at: int, found: list[Saying]) -> Saying | None:
    for reader in _CUES[tokens[at].low]:
        saying = reader(tokens, at, found)
        if saying:
            return saying
    return None


def _bounded(found: list[Saying], tokens: Sequence[Token]) -> list[Saying]:
    """Each forward reach ended where another speaker starts a clause of its own."""
    bounded: list[Saying] = []
    for place, saying in enumerate(found):
        ends = [saying.past]
        if saying.reach == FORWARD:
            ends += _main_clause(tokens, saying)
            ends += [_start(later) for later in found[place + 1 :] if _ends(tokens, saying, later)]
        past = min(ends)
        bounded.append(saying if past == saying.past else replace(saying, past=past))
    return bounded


def _main_clause(tokens: Sequence[Token], saying: Saying) -> list[int]:
    """Where the main clause starts behind "While the army says that 40 died,"."""
    first = 1 if tokens[0].low in ("and", "but", "yet") else 0
    if tokens[first].low not in _SETTING_AGAINST or saying.cue[0] > _EARLY:
        return []
    for at in range(saying.cue[0], min(saying.past, len(tokens) - 2)):
        if tokens[at].low != "," or tokens[at + 1].low not in _OPENING_SUBJECT:
            continue
        if any(t.low in FINITE or t.low in VERBS for t in tokens[at + 2 : at + 2 + _EARLY]):
            return [at]
    return []


_SETTING_AGAINST = frozenset("while although though whereas".split())
_OPENING_SUBJECT = DETERMINERS | frozenset("others it he she they some many its his her".split())
_EARLY = 10


def _start(saying: Saying) -> int:
    """Where what somebody says starts, or who says it where that stands in front."""
    return saying.chain[0][0] if saying.reach == FORWARD else saying.first


def _ends(tokens: Sequence[Token], saying: Saying, later: Saying) -> bool:
    """Whether a later saying ends the reach of one before it."""
    start = _start(later)
    if not _is_wide(later) or later.chain == saying.chain or not saying.first < start < saying.past:
        return False
    if later.reach != FORWARD:
        return later.reach == BACKWARD and tokens[start - 1].low == ";"
    return not _introduces(saying, start) and _breaks(tokens, saying, start)


def _introduces(saying: Saying, start: int) -> bool:
    """Whether it opens the sentence for who speaks right behind it: "According to X, data show"."""
    return saying.rule == "according-to" and start - saying.first < _NEXT


# Tokens between a credit and the subject of what it credits: a comma, "the", "latest".
_NEXT = 4


def _breaks(tokens: Sequence[Token], saying: Saying, start: int) -> bool:
    """Whether a new speaker starts a clause beside the saying rather than one inside it."""
    first = start - 3
    while first > saying.first and tokens[first].low in _AND_THEN:
        first -= 1
    between = words_at(tokens, max(first, saying.first), start).split()
    return any(
        word in ("while", "but", "and", ";", ",", "whereas", "although", "though")
        for word in between
    )


# "X said 40 died, and then later the minister said 50 had".
_AND_THEN = TIME | frozenset("then later earlier also on in the".split())


def covering(sayings: Sequence[Saying], at: int, best: Saying) -> tuple[Span, ...]:
    """The chain of the figure at a token: the nearest saying's, behind those that report it."""
    if len(sayings) < _SEVERAL:
        return best.chain
    outer = [s for s in sayings if s.first <= at < s.past and _reports(s, best, at)]
    inner = [s for s in sayings if s.reach == BOTH and _is_cited(s, best, at)]
    behind = inner[-1].chain if inner and best.reach == FORWARD else ()
    if not behind and best.rule == "according-to":
        counted = [s for s in sayings if s.weak and s.first <= at < s.past and _follows(best, s)]
        behind = counted[0].chain if counted else ()
    return (*(outer[0].chain if outer else ()), *best.chain, *behind)


def _follows(credit: Saying, saying: Saying) -> bool:
    return saying.reach == FORWARD and _introduces(credit, saying.chain[0][0])


def _is_cited(inner: Saying, best: Saying, at: int) -> bool:
    """Whether a speaker relies on another: "said that, according to Y, 40", "Citing Y, X said"."""
    return best.cue[0] < inner.cue[0] < at or (inner.rule == "citing" and inner is not best)


def _reports(outer: Saying, inner: Saying, at: int) -> bool:
    """Whether one saying tells of another: "X said that Y had said", "Y says, X reported"."""
    if outer is inner or outer.weak or inner.weak or outer.chain == inner.chain:
        return False
    if outer.rule == "citing":
        return False
    if outer.rule == "according-to" and inner.rule in ("said-after", "inverted"):
        return _passes_on(outer, inner)
    if inner.rule == "foreseen-by" and outer.reach == FORWARD:
        return inner.cue[0] < outer.past
    if outer.rule in _BEHIND and inner.rule in _BEHIND and at < inner.cue[0] < outer.cue[0]:
        # "40 died, the army said, the Post reported": no more than a comma is between.
        return 0 < outer.chain[0][0] - inner.cue[1] <= _COMMA_AND_THE
    if inner.reach != FORWARD or inner.rule in ("carried", "foreseen", "owned"):
        return False
    if outer.reach == BOTH and inner.cue[0] < outer.cue[0] < at:
        return False
    return outer.reach != FORWARD or outer.first <= inner.chain[0][0] < outer.past


_BEHIND = frozenset(("said-after", "inverted"))
_COMMA_AND_THE = 2


def _passes_on(outer: Saying, inner: Saying) -> bool:
    """Whether a credit right behind a speaker tells who reports him: "X said, according to Y"."""
    return outer.reach == BOTH and 0 < outer.cue[0] - inner.cue[1] < _A_DATE


# Tokens of a day and its commas between them: "on Wednesday, April 5,".
_A_DATE = 8


def best_saying(sayings: Sequence[Saying], at: int) -> Saying | None:
    """The saying that covers a token: strong before weak, the nearest before the further."""
    if not sayings:
        return None
    inside = [s for s in sayings if s.first <= at < s.past and not _within_source(s, at)]
    if len(inside) < _SEVERAL:
        return inside[0] if inside else None
    return min(inside, key=lambda s: (_is_wide(s), s.weak, s.reach != FORWARD, abs(s.cue[0] - at)))


_SEVERAL = 2


def _is_wide(saying: Saying) -> bool:
    """Whether it reaches further than the one figure of "the 40 that analysts expected"."""
    return saying.rule not in ("that-they-said", "foreseen-by", "owned")


def _within_source(saying: Saying, at: int) -> bool:
    return any(first <= at < past for first, past in saying.chain)
