"""Who says a figure within one sentence: sayings with their cue, source chain and reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facttrack.reading import speech
from facttrack.reading.labels import label, quoted_as
from facttrack.reading.lexicon import VERBS, WEEKDAYS
from facttrack.reading.saying import BACKWARD, BOTH, FORWARD, Saying
from facttrack.reading.sources import (
    Span,
    main_subject,
    phrase_after,
    plausible,
    subject_before,
)
from facttrack.reading.tokens import MARK, NUMBER, WORD, Token, words_at
from facttrack.reading.verb_forms import (
    FINITE,
    ends_clause,
    is_elliptic,
    is_noun,
    is_passive,
    is_share,
    says_nothing,
    tells_deed,
)

_QUOTES = frozenset('"“”«»„')


# No sentence has more speakers; a hostile one is not worth more time.
_MOST = 24


def find_sayings(tokens: Sequence[Token]) -> list[Saying]:
    """The sayings of one sentence, in the order of their cues."""
    found: list[Saying] = []
    for at, token in enumerate(tokens):
        if token.low not in _CUES or (token.text.istitle() and at):
            continue
        saying = _saying_at(tokens, at, found)
        if saying:
            if found and found[-1].rule == "citing" and found[-1].chain == saying.chain[1:]:
                found.pop()
            found.append(saying)
        if len(found) > _MOST:
            break
    return _bounded(found, tokens)


_CUES = (
    speech.SAYING | speech.SHOWING | speech.CARRYING | speech.PASSIVE
    | frozenset(("according", "citing", "cited", "quoting", "quoted", "per", "by", "in", ":"))
)  # fmt: skip


def _saying_at(tokens: Sequence[Token], at: int, found: list[Saying]) -> Saying | None:
    low = tokens[at].low
    if low == "according":
        return _according(tokens, at)
    if low in ("citing", "quoting"):
        return _citing(tokens, at, found)
    if low == "in":
        return _shown_in(tokens, at)
    if low == "by":
        return _reckoned(tokens, at) or _passive(tokens, at)
    if low == ":":
        return label(tokens, at)
    if low in speech.CARRYING and found and tokens[at - 1].low in (",", "and", "while"):
        return _carried(tokens, at, found[-1])
    if low in speech.CARRYING and at and tokens[at - 1].low == ",":
        return _from_main_subject(tokens, at)
    if low == "saying" and at and tokens[at - 1].low == "as":
        return quoted_as(tokens, at) or _verb(tokens, at, found)
    if low in speech.SAYING or low in speech.SHOWING:
        return _verb(tokens, at, found)
    return None


def _according(tokens: Sequence[Token], at: int) -> Saying | None:
    if at + 2 >= len(tokens) or tokens[at + 1].low != "to":
        return None
    source = phrase_after(tokens, at + 2, whole=True)
    if source is None:
        return None
    leads = at == 0 or (at <= 2 and not _has_number(tokens, 0, at))  # noqa: PLR2004 - "But according to"
    reach = FORWARD if leads else BOTH
    first = source[1] if leads else 0
    chain = _inner_chain(tokens, source)
    return Saying(chain, (at, at + 2), first, len(tokens), reach, "according-to")


def _inner_chain(tokens: Sequence[Token], source: Span) -> tuple[Span, ...]:
    """The chain of "X quoted by Y", "X, citing Z": outermost first."""
    for at in range(source[0] + 1, source[1] - 1):
        if tokens[at].low in ("quoted", "cited") and tokens[at + 1].low == "by":
            outer = phrase_after(tokens[: source[1]], at + 2, whole=True)
            return (outer, (source[0], at)) if outer else (source,)
    return (source,)


def _citing(tokens: Sequence[Token], at: int, found: list[Saying]) -> Saying | None:
    """The source passed on: added to the saying that it belongs to, or one of its own."""
    source = phrase_after(tokens, at + 1, whole=True)
    if source is None:
        return None
    if found and not found[-1].weak:
        last = found[-1]
        found[-1] = replace(last, chain=(*last.chain, source), rule=last.rule + "+citing")
        return None
    return Saying((source,), (at, at + 1), 0, len(tokens), BOTH, "citing")


def _shown_in(tokens: Sequence[Token], at: int) -> Saying | None:
    """As in "were shown in photos sent to X": the record is the source."""
    if at == 0 or tokens[at - 1].low not in (
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


def _reckoned(tokens: Sequence[Token], at: int) -> Saying | None:
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
    elif any(token.low.endswith(("'s", "s'")) for token in tokens[at + 1 : here]):
        source = phrase_after(tokens[: here + 1], at + 1, whole=True)
    else:
        return None
    if source is None or not plausible(tokens, source):
        return None
    return Saying((source,), (at, here + 1), 0, len(tokens), BOTH, "reckoned", weak=True)


# Passives of doing rather than saying, unless something is "put at" a figure.
_NOT_SAID = frozenset(("made", "given", "produced", "carried", "put", "seen", "obtained"))


def _passive(tokens: Sequence[Token], at: int) -> Saying | None:
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
        or (at == cue + 1 and tokens[cue - 1].low == "," and tokens[cue].low != "said")
    ):
        return None
    if be and tokens[cue].low in _NOT_SAID and tokens[cue + 1].low != "at":
        return None
    source = phrase_after(tokens, at + 1, whole=True)
    if source is None or tokens[source[0]].sort == NUMBER or not plausible(tokens, source):
        return None
    return Saying((source,), (cue, at + 1), 0, len(tokens), BOTH, "passive", weak=True)


def _carried(tokens: Sequence[Token], at: int, last: Saying) -> Saying:
    """As in ", adding that": the speaker of the saying before."""
    return Saying(last.chain, (at, at + 1), at + 1, len(tokens), FORWARD, "carried")


def _from_main_subject(tokens: Sequence[Token], at: int) -> Saying | None:
    """As in "The party dismissed it, saying that": the subject of the sentence speaks."""
    source = main_subject(tokens, at)
    if source is None or not plausible(tokens, source):
        return None
    return Saying((source,), (at, at + 1), at + 1, len(tokens), FORWARD, "carried")


def _verb(tokens: Sequence[Token], at: int, found: list[Saying]) -> Saying | None:
    if is_noun(tokens, at) or is_passive(tokens, at) or tells_deed(tokens, at):
        return None
    if is_elliptic(tokens, at):
        return _carried(tokens, at, found[-1]) if found else _from_main_subject(tokens, at)
    weak = tokens[at].low not in speech.SAYING
    if not weak:
        inverted = _inverted(tokens, at)
        if inverted:
            return inverted
    if weak and at + 1 < len(tokens) and tokens[at + 1].low == "by":
        return None
    source = subject_before(tokens, at)
    if source is None or source[0] >= at or is_share(tokens, source):
        return None
    if tokens[source[0]].low in ("no", "nobody", "none", "neither", "nothing"):
        return None
    if not plausible(tokens, source) and (weak or tokens[source[0]].low in ("there", "what")):
        return None
    if not _has_object(tokens, at):
        return None
    return _placed(tokens, at, source, weak=weak)


def _has_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether "put" puts something at a figure, and "raised" raises a toll."""
    low = tokens[at].low
    after = [token.low for token in tokens[at : at + 16]]
    if low in ("put", "puts"):
        return any(word in ("at", "close", "closer", "near", "nearer") for word in after)
    return low not in _REVISING or any(word in _FIGURES for word in after[1:6])


_REVISING = frozenset("raised revised lowered".split())
_FIGURES = frozenset("toll tolls tally count figure figures estimate number".split())


def _inverted(tokens: Sequence[Token], at: int) -> Saying | None:
    """As in '..., said Petra Lundy.': the verb after a comma or a quote, its subject behind."""
    if at == 0 or at + 1 >= len(tokens) or tokens[at].low not in speech.INVERTED:
        return None
    if not (tokens[at - 1].low == "," or tokens[at - 1].text in _QUOTES):
        return None
    follows = tokens[at + 1]
    if follows.sort != WORD or follows.low in WEEKDAYS or follows.low in _NO_SUBJECT:
        return None
    source = phrase_after(tokens, at + 1)
    if source and source[1] < len(tokens) and tokens[source[1]].low in FINITE:
        return None
    # "Umm Khaled, a baker, said a shell hit the house": a clause, no subject behind its verb.
    if source and any(token.low in VERBS for token in tokens[source[0] + 1 : source[1]]):
        return None
    if source and not _has_number(tokens, *source) and plausible(tokens, source):
        first = _clause_start(tokens, at)
        opens = not any(t.low in FINITE or t.low in VERBS or t.text in _QUOTES for t in tokens[:at])
        reach, past = (BOTH, len(tokens)) if opens else (BACKWARD, at)
        return Saying((source,), (at, at + 1), first, past, reach, "inverted")
    return None


_NO_SUBJECT = frozenset(
    """that it in on they he she there by to of for from as after during via through at with how
    when what why who if""".split()
)


def _placed(tokens: Sequence[Token], at: int, source: Span, *, weak: bool) -> Saying | None:
    """The saying with its reach: what follows the verb, or what stands before its subject."""
    chain = _cited_within(tokens, source, at)
    if _is_trailing(tokens, at, source) and (not weak or ends_clause(tokens, at)):
        whole = _has_clause(tokens, source[0]) and not _goes_on(tokens, at)
        reach = BACKWARD if whole else BOTH
        past = source[0] if reach == BACKWARD else len(tokens)
        first = _clause_start(tokens, source[0])
        return Saying(chain, (at, at + 1), first, past, reach, "said-after")
    if tokens[at].low in speech.AFTER_QUOTES:
        return None
    return Saying(
        chain, (at, at + 1), at + 1, len(tokens), FORWARD, "shown" if weak else "said", weak=weak
    )


def _clause_start(tokens: Sequence[Token], before: int) -> int:
    """Past the last semicolon before a token; 0 where there is none, or in a quotation."""
    for at in range(before - 1, -1, -1):
        if tokens[at].text in _QUOTES:
            return 0
        if tokens[at].low == ";":
            return at + 1
    return 0


def _cited_within(tokens: Sequence[Token], source: Span, verb: int) -> tuple[Span, ...]:
    """The chain of "X, citing Y, said" and of "X quoted by Y said"."""
    for at in range(source[1], verb):
        if tokens[at].low in ("citing", "quoting"):
            cited = phrase_after(tokens[:verb], at + 1, whole=True)
            return (source, cited) if cited else (source,)
    return _inner_chain(tokens, source)


def _is_trailing(tokens: Sequence[Token], at: int, source: Span) -> bool:
    """Whether nothing is said behind the verb: "..., the army said on Tuesday."."""
    before = source[0] - 1
    while before >= 0 and tokens[before].low in ("the", "a", "an", "as"):
        before -= 1
    if before < 0:
        return False
    if before > 0 and tokens[before].text == "’" and tokens[before - 1].low in (",", ".", "?", "!"):
        before -= 1
    if (
        tokens[before].low not in (",", ".", "?", "!", "-", "–", "—", ")")
        and tokens[before].text not in _QUOTES
    ):
        return False
    return says_nothing(tokens, at)


def _has_clause(tokens: Sequence[Token], past: int) -> bool:
    """Whether a whole clause stands before the subject, rather than opening words."""
    if past <= 7:  # noqa: PLR2004 - "The number, X said, had reached 194"
        return False
    return tokens[0].low not in speech.OPENERS or any(
        token.low in FINITE
        or token.low in VERBS
        or token.low.endswith("ed")
        or token.text in _QUOTES
        for token in tokens[:past]
    )


def _goes_on(tokens: Sequence[Token], verb: int) -> bool:
    """Whether what is said goes on behind the verb: "..., he said, and 29 of those"."""
    for at in range(verb + 1, min(verb + 5, len(tokens) - 1)):
        if tokens[at].low == ",":
            low = tokens[at + 1].low
            apart = low in speech.CARRYING or tokens[at + 1].text in _QUOTES
            return low in _GOING_ON or (low.endswith("ing") and not apart)
    return False


_GOING_ON = frozenset("and but with after of including most among".split())


def _has_number(tokens: Sequence[Token], first: int, past: int) -> bool:
    return any(token.sort == NUMBER for token in tokens[first:past])


def _bounded(found: list[Saying], tokens: Sequence[Token]) -> list[Saying]:
    """Each forward reach ended where another speaker starts a clause of its own."""
    bounded: list[Saying] = []
    for place, saying in enumerate(found):
        past = saying.past
        if saying.reach == FORWARD:
            for later in found[place + 1 :]:
                start = later.chain[0][0]
                if (
                    later.reach == FORWARD
                    and later.chain != saying.chain
                    and saying.first < start < past
                    and _breaks(tokens, saying, start)
                ):
                    past = start
        bounded.append(replace(saying, past=past))
    return bounded


def _breaks(tokens: Sequence[Token], saying: Saying, start: int) -> bool:
    """Whether a new speaker starts a clause beside the saying rather than one inside it."""
    between = words_at(tokens, max(start - 3, saying.first), start).split()
    return any(
        word in ("while", "but", "and", ";", ",", "whereas", "although", "though")
        for word in between
    )


def covering(sayings: Sequence[Saying], at: int) -> tuple[Span, ...]:
    """The chain of the figure at a token: the nearest saying's, behind those that report it."""
    best = best_saying(sayings, at)
    if best is None:
        return ()
    outer = [
        s
        for s in sayings
        if s is not best
        and not s.weak
        and not best.weak
        and s.reach == BACKWARD
        and best.reach == FORWARD
        and s.first <= at < s.past
        and s.chain != best.chain
    ]
    return (*outer[0].chain, *best.chain) if outer else best.chain


def best_saying(sayings: Sequence[Saying], at: int) -> Saying | None:
    """The saying that covers a token: strong before weak, the nearest before the further."""
    inside = [s for s in sayings if s.first <= at < s.past and not _within_source(s, at)]
    if not inside:
        return None
    return min(inside, key=lambda s: (s.weak, s.reach != FORWARD, abs(s.cue[0] - at)))


def _within_source(saying: Saying, at: int) -> bool:
    return any(first <= at < past for first, past in saying.chain)
