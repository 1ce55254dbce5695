"""Sources of a figure by a verb of saying: its subject, before or behind it, and its reach."""

from __future__ import annotations

from collections.abc import Sequence

from facttrack.reading import speech
from facttrack.reading.credited import inner_chain
from facttrack.reading.lexicon import FATES, VERBS, WEEKDAYS
from facttrack.reading.noun_forms import is_noun
from facttrack.reading.phrases import has_number, phrase_after, plausible
from facttrack.reading.saying import BACKWARD, BOTH, FORWARD, Saying, Span
from facttrack.reading.sources import main_subject, subject_before
from facttrack.reading.tokens import MARK, NUMBER, WORD, Token
from facttrack.reading.verb_forms import (
    FINITE,
    ends_clause,
    is_elliptic,
    is_infinitive,
    is_passive,
    is_share,
    is_supposed,
    lacks_clause,
    leans_on,
    says_nothing,
    tells_deed,
)

# What makes a word of saying say nothing where it stands.
_BARS = (is_noun, is_passive, is_infinitive, tells_deed, lacks_clause, leans_on, is_supposed)


def by_verb(tokens: Sequence[Token], at: int, found: list[Saying]) -> Saying | None:
    """The saying of a verb: its subject in front ("X said"), behind ("said X"), or of before."""
    if any(bars(tokens, at) for bars in _BARS):
        return None
    if is_elliptic(tokens, at):
        return carried(tokens, at, found[-1]) if found else from_main_subject(tokens, at)
    weak = tokens[at].low not in speech.SAYING
    if not weak:
        inverted = _inverted(tokens, at)
        if inverted:
            return inverted
    if weak and at + 1 < len(tokens) and tokens[at + 1].low == "by":
        return None
    source = subject_before(tokens, at)
    if source is None or source[0] >= at or not _speaks(tokens, source, weak=weak):
        return None
    if not _has_object(tokens, at, source):
        return None
    return _placed(tokens, at, source, weak=weak)


def _speaks(tokens: Sequence[Token], source: Span, *, weak: bool) -> bool:
    """Whether a subject can be one who says something; any may, unless the verb is weak."""
    low = tokens[source[0]].low
    if low in ("no", "nobody", "none", "neither", "nothing") or is_share(tokens, source):
        return False
    return plausible(tokens, source) or not (weak or low in ("there", "what"))


def progressive(tokens: Sequence[Token], at: int) -> Saying | None:
    """As in "Analysts were expecting 40": a form of "be" stands before the verb."""
    be = at - 1
    while be > 0 and tokens[be].low in speech.AUXILIARY:
        be -= 1
    if be <= 0 or tokens[be].low not in speech.BE:
        return None
    source = subject_before(tokens, be)
    if source is None or not plausible(tokens, source):
        return None
    return Saying((source,), (at, at + 1), at + 1, len(tokens), FORWARD, "said")


def carried(tokens: Sequence[Token], at: int, last: Saying) -> Saying:
    """As in ", adding that": the speaker of the saying before."""
    return Saying(last.chain, (at, at + 1), at + 1, len(tokens), FORWARD, "carried")


def from_main_subject(tokens: Sequence[Token], at: int) -> Saying | None:
    """As in "The party dismissed it, saying that": the subject of the sentence speaks."""
    source = main_subject(tokens, at)
    if source is None or not plausible(tokens, source):
        return None
    return Saying((source,), (at, at + 1), at + 1, len(tokens), FORWARD, "carried")


def _has_object(tokens: Sequence[Token], at: int, source: Span) -> bool:
    """Whether "put" puts something at a figure, "raised" raises a toll, a reporter saw it."""
    low = tokens[at].low
    if low in ("saw", "witnessed"):
        return tokens[source[1] - 1].low in _EYES
    after = [token.low for token in tokens[at : at + 16]]
    if low in _AT_A_FIGURE:
        return any(word in ("at", "as", "close", "closer", "near", "nearer") for word in after)
    return low not in _REVISING or any(word in _FIGURES for word in after[1:6])


_EYES = frozenset(
    """correspondent correspondents journalist journalists reporter reporters photographer
    photographers witness witnesses""".split()
)
_AT_A_FIGURE = frozenset("put puts peg pegs pegged place places placed".split())
_REVISING = frozenset("raise raises raised revise revises revised lower lowers lowered".split())


_FIGURES = frozenset("toll tolls tally count figure figures estimate number".split())


def _inverted(tokens: Sequence[Token], at: int) -> Saying | None:
    """As in '..., said Petra Lundy.': the verb after a comma or a quote, its subject behind."""
    if at == 0 or at + 1 >= len(tokens) or tokens[at].low not in speech.INVERTED:
        return None
    if not (tokens[at - 1].low == "," or tokens[at - 1].text in speech.QUOTES):
        return None
    if tokens[at - 1].low == "," and _after_aside(tokens, at):
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
    if source and not has_number(tokens, *source) and plausible(tokens, source):
        first = _clause_start(tokens, at)
        opens = not any(
            t.low in FINITE or t.low in VERBS or t.text in speech.QUOTES for t in tokens[:at]
        )
        reach, past = (BOTH, len(tokens)) if opens else (BACKWARD, at)
        return Saying((source,), (at, at + 1), first, past, reach, "inverted")
    return None


def _after_aside(tokens: Sequence[Token], at: int) -> bool:
    """Whether a subject and an aside between commas stand before the verb: "X, who Y, said"."""
    first = main_subject(tokens, at - 1)
    if first is None or tokens[first[1]].low != "," or not plausible(tokens, first):
        return False
    return first[0] <= _LEAD and tokens[0].low not in speech.OPENERS


# Words that may stand before a subject: an article, "But".
_LEAD = 2


_NO_SUBJECT = frozenset(
    """that it in on they he she there by to of for from as after during via through at with how
    when what why who if""".split()
)


def _placed(tokens: Sequence[Token], at: int, source: Span, *, weak: bool) -> Saying | None:
    """The saying with its reach: what follows the verb, or what stands before its subject."""
    chain = _cited_within(tokens, source, at)
    if _is_trailing(tokens, at, source) and (not weak or _ends(tokens, at)):
        whole = _has_clause(tokens, source[0]) and not _goes_on(tokens, at)
        reach = BACKWARD if whole else BOTH
        past = source[0] if reach == BACKWARD else len(tokens)
        first = _clause_start(tokens, source[0])
        return Saying(chain, (at, at + 1), first, past, reach, "said-after")
    if tokens[at].low in speech.AFTER_QUOTES:
        return None
    that = source[0] - 1
    while that > 0 and tokens[that].low in ("the", "a"):
        that -= 1
    if tokens[that].low in ("that", "which") and ends_clause(tokens, at) and that > 0:
        # "better than the 40 that analysts expected": what stands before "that".
        first = max(that - _NEAR, 0)
        return Saying(chain, (at, at + 1), first, that, BACKWARD, "that-they-said", weak=True)
    past = _next_deed(tokens, at)
    return Saying(
        chain, (at, at + 1), at + 1, past, FORWARD, "shown" if weak else "said", weak=weak
    )


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Whether no more than a day stands behind the verb: "..., their data showed on Monday."."""
    if at + 2 < len(tokens) and tokens[at + 1].low == "on" and tokens[at + 2].low in WEEKDAYS:
        return ends_clause(tokens, at + 2)
    return ends_clause(tokens, at)


def _next_deed(tokens: Sequence[Token], verb: int) -> int:
    """Where what is said ends before a deed: "declared a truce and freed 40 men"."""
    for at in range(verb + 1, len(tokens) - 2):
        low = tokens[at].low
        if low == "and" and _is_deed(tokens, at + 1):
            return at
        if tokens[at].sort == MARK or low == "that" or low in FINITE or _is_deed(tokens, at):
            break
    return len(tokens)


def _is_deed(tokens: Sequence[Token], at: int) -> bool:
    low = tokens[at].low
    if not tokens[at].text.islower() or low in FATES or low in speech.SAYING | speech.SHOWING:
        return False
    if low in VERBS:
        return True
    after = tokens[at + 1]
    return low.endswith("ed") and (after.sort == NUMBER or after.low in _BEFORE_OBJECT)


_BEFORE_OBJECT = frozenset(
    "the a an its his her their to in at from with by on for into several hundreds".split()
)


_NEAR = 6


def _clause_start(tokens: Sequence[Token], before: int) -> int:
    """Past the last semicolon before a token; 0 where there is none, or in a quotation."""
    for at in range(before - 1, -1, -1):
        if tokens[at].text in speech.QUOTES:
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
    return inner_chain(tokens, source)


def _is_trailing(tokens: Sequence[Token], at: int, source: Span) -> bool:
    """Whether nothing is said behind the verb: "..., the army said on Tuesday."."""
    if ends_clause(tokens, at) and source[0] > 1 and tokens[source[0]].low in ("he", "she"):
        return True
    before = source[0] - 1
    while before >= 0 and tokens[before].low in ("the", "a", "an", "as"):
        before -= 1
    if before < 0:
        return False
    if before > 0 and tokens[before].text == "’" and tokens[before - 1].low in (",", ".", "?", "!"):
        before -= 1
    if (
        tokens[before].low not in (",", ".", "?", "!", "-", "–", "—", ")")
        and tokens[before].text not in speech.QUOTES
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
        or token.text in speech.QUOTES
        for token in tokens[:past]
    )


def _goes_on(tokens: Sequence[Token], verb: int) -> bool:
    """Whether what is said goes on behind the verb: "..., he said, and 29 of those"."""
    for at in range(verb + 1, min(verb + 5, len(tokens) - 1)):
        if tokens[at].low == ",":
            low = tokens[at + 1].low
            apart = low in speech.CARRYING or tokens[at + 1].text in speech.QUOTES
            return low in _GOING_ON or (low.endswith("ing") and not apart)
    return False


_GOING_ON = frozenset("and but with after of including most among".split())
