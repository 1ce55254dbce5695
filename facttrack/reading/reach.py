"""How far a verb of saying reaches: what follows it, what stands before it, up to where."""

from __future__ import annotations

from collections.abc import Sequence

from facttrack.reading import speech
from facttrack.reading.credited import inner_chain
from facttrack.reading.lexicon import FATES, VERBS, WEEKDAYS
from facttrack.reading.phrases import DETERMINERS, OCCASIONS, phrase_after
from facttrack.reading.saying import BACKWARD, BOTH, FORWARD, Saying, Span
from facttrack.reading.tokens import MARK, NUMBER, WORD, Token
from facttrack.reading.verb_forms import FINITE, ends_clause, is_finite, says_nothing

# "In what the army called a raid, 40 died": no more than what it called so is the army's.
_IN_WHAT = frozenset("in after amid during following of at".split())
_SPOKE = frozenset(("speak", "speaks", "spoke", "spoken"))


def placed(tokens: Sequence[Token], at: int, source: Span, *, weak: bool) -> Saying | None:
    """The saying with its reach: what follows the verb, or what stands before its subject."""
    chain = _cited_within(tokens, source, at)
    with_clause = any(token.low == "that" for token in tokens[at + 1 : at + 2 * _NEAR])
    quoted = with_clause or _beside_quote(tokens, source[0], at)
    if tokens[at].low in speech.AFTER_QUOTES and not quoted:
        return None
    if _is_trailing(tokens, at, source) and (not weak or _ends(tokens, at)):
        quoted = any(token.text in speech.QUOTES for token in tokens[: source[0]][-3:])
        whole = (quoted or _has_clause(tokens, source[0])) and not _goes_on(tokens, at)
        reach = BACKWARD if whole else BOTH
        past = source[0] if reach == BACKWARD else len(tokens)
        first = clause_start(tokens, source[0])
        return Saying(chain, (at, at + 1), first, past, reach, "said-after")
    that = source[0] - 1
    while that > 0 and tokens[that].low in DETERMINERS:
        that -= 1
    if at + 2 == len(tokens) and tokens[at + 1].low == ":" and tokens[that].low == ",":
        # As in "40 died, distributed as follows, the council said:".
        return Saying(chain, (at, at + 1), 0, len(tokens), BOTH, "said-after")
    near = tokens[max(that - _NEAR, 0) : that]
    counted = next((here for here, token in enumerate(near) if token.sort == NUMBER), None)
    tight = counted is not None and "," not in [token.low for token in near[counted:]]
    tight = tight and at + 1 < len(tokens)
    gap = ends_clause(tokens, at) or (tight and tokens[at + 1].low in FINITE)
    if tokens[that].low in ("that", "which") and gap and that > 0:
        # "better than the 40 that analysts expected": what stands before "that".
        first = max(that - _NEAR, 0)
        return Saying(chain, (at, at + 1), first, that, BACKWARD, "that-they-said")
    if weak and tokens[at].low in _FORESEEING and _is_aside(tokens, source, at):
        return Saying(chain, (at, at + 1), at + 1, len(tokens), FORWARD, "foreseen")
    past = at + 1 if _tells_nothing(tokens, at) else _next_deed(tokens, at)
    first = 0 if _opens_with_aside(tokens, source[0]) else _behind_accused(tokens, at)
    if tokens[that].low == "what" and "as" in [t.low for t in tokens[at + 1 : at + 3]]:
        weak = False  # "what a witness described as 12 shells"
    if tokens[that].low == "what" and that and tokens[that - 1].low in _IN_WHAT:
        commas = (here for here in range(at, past) if tokens[here].low == ",")
        past = next(commas, past)
    past = _in_opening(tokens, source[0], at, _within_relative(tokens, source[1], at, past))
    rule = "shown" if weak else "said"
    return Saying(chain, (at, at + 1), first, past, FORWARD, rule, weak=weak)


def _in_opening(tokens: Sequence[Token], subject: int, verb: int, past: int) -> int:
    """Where a clause of the opening ends: "Near the homes where the army says 40 died,"."""
    at = subject - 1
    while at > 0 and tokens[at].low in DETERMINERS:
        at -= 1
    if at <= 0 or tokens[at].low not in ("where", "which", "who") or tokens[0].low not in _LEADS:
        return past
    if any(token.low == "," for token in tokens[:at]):
        return past
    return next((here for here in range(verb, past) if tokens[here].low == ","), past)


_LEADS = speech.OPENERS | frozenset("among amid near around inside outside between".split())


def _within_relative(tokens: Sequence[Token], after: int, verb: int, past: int) -> int:
    """Where what is told ends: "The group, which vowed to fight on, has killed 40"."""
    if not any(t.low in ("who", "which") for t in tokens[after:verb]):
        return past
    last = max(here for here in range(after, verb) if tokens[here].low in ("who", "which"))
    if any(token.low == "," for token in tokens[last:verb]):
        return past
    for at in range(verb, min(past, len(tokens) - 1)):
        main = tokens[at + 1]
        if tokens[at].low == "," and main.text.islower() and main.low in _MAIN_VERBS:
            return at
    return past


_MAIN_VERBS = FINITE | VERBS | frozenset("said says sent took killed made".split())


def _tells_nothing(tokens: Sequence[Token], at: int) -> bool:
    """Whether somebody speaks and it is not told what: "spoke to 40 people"."""
    if tokens[at].low in speech.STANCES:
        return True
    if tokens[at].low not in _SPOKE:
        return False
    after = [token.low for token in tokens[at + 1 : at + 5]]
    return "condition" in after or not ("of" in after or "about" in after)


def _opens_with_aside(tokens: Sequence[Token], subject: int) -> bool:
    """Whether a phrase without a verb opens the sentence: "Along with the 40 missing, X said"."""
    comma = subject - 1
    while comma > 0 and tokens[comma].low in ("the", "a", "an"):
        comma -= 1
    if comma < 2 or tokens[comma].low != "," or tokens[0].low not in _ASIDES:  # noqa: PLR2004
        return False
    return not any(is_finite(t) or t.low in VERBS or t.low == "," for t in tokens[:comma])


def _is_aside(tokens: Sequence[Token], source: Span, verb: int) -> bool:
    """Whether "who" alone parts a source from its verb: "of analysts, who had expected 40"."""
    between = [token.low for token in tokens[source[1] : verb] if token.sort == WORD]
    return bool(between) and between[0] == "who" and all(w in speech.AUXILIARY for w in between[1:])


_FORESEEING = frozenset("expected expect forecast anticipated predicted projected".split())


def _behind_accused(tokens: Sequence[Token], verb: int) -> int:
    """Where a charge starts: behind who is accused, and what is told of them between commas."""
    if tokens[verb].low.startswith(("accus", "blam")):
        for at in range(verb + 2, len(tokens) - 1):
            if tokens[at].low == "," and tokens[at + 1].low in ("of", "for"):
                aside = any(t.low in ("who", "which", "whose") for t in tokens[verb + 1 : at])
                return at + 1 if aside else verb + 1
    return verb + 1


_ASIDES = frozenset("of among along besides beyond including apart alongside".split())


def _beside_quote(tokens: Sequence[Token], first: int, verb: int) -> bool:
    """Whether quoted words stand right before a speaker or behind the verb."""
    beside = (*tokens[max(first - 3, 0) : first], *tokens[verb + 1 : verb + 4])
    return any(token.text in speech.QUOTES or token.text in "’'" for token in beside)


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Whether no more than a day and a place stand behind the verb: "..., data showed Friday."."""
    last = at
    while last + 1 < len(tokens) and (
        tokens[last + 1].low in _WHEN
        or tokens[last + 1].low in WEEKDAYS
        or (tokens[last].low in ("in", "at", "the") and tokens[last + 1].text[0].isupper())
    ):
        last += 1
    return ends_clause(tokens, last)


_WHEN = frozenset("on in at the late early last this week month".split())


def _next_deed(tokens: Sequence[Token], verb: int) -> int:
    """Where what is said ends before a deed: "declared a truce and freed 40 men"."""
    for at in range(verb + 1, len(tokens) - 2):
        low = tokens[at].low
        if low == "and" and _is_deed(tokens, at + 1):
            return at
        # A verb in between makes it a clause, and the deed a part of what is said.
        clause = is_finite(tokens[at]) or low in VERBS or low.endswith("ed")
        mark = tokens[at].sort == MARK and not tokens[at].glued
        if mark or low == "that" or clause:
            break
    return len(tokens)


def _is_deed(tokens: Sequence[Token], at: int) -> bool:
    low = tokens[at].low
    if not tokens[at].text.islower() or low in speech.SAYING or low in speech.SHOWING:
        return False
    if low in VERBS:
        return True
    after = tokens[at + 1]
    if after.sort == NUMBER or after.low in _BEFORE_OBJECT:
        return low.endswith("ed") or low in _DONE
    described = after.low.endswith("s") or low in FATES  # "raids and attempted raids"
    return low.endswith("ed") and after.text.islower() and not described


_DONE = frozenset("freed sent took led met sold held shot".split())
_BEFORE_OBJECT = frozenset(
    "the a an its his her their to in at from with by on for into several hundreds".split()
)


_NEAR = 6


def clause_start(tokens: Sequence[Token], before: int) -> int:
    """Past the last semicolon before a token; 0 where there is none, or in a quotation.

    One before "and" joins what the same speaker says, unless somebody else spoke before it.
    """
    for at in range(before - 1, -1, -1):
        if tokens[at].text in speech.QUOTES:
            return 0
        if tokens[at].low == ";":
            joins = tokens[at + 1].low == "and" and not any(
                token.low in speech.SAYING for token in tokens[:at]
            )
            return 0 if joins else at + 1
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
    declares = tokens[at].low.startswith(_DECLARING) and at + 1 < len(tokens)
    if declares and tokens[at + 1].low in DETERMINERS:
        return False  # "..., the city has declared a curfew"
    if ends_clause(tokens, at) and source[0] > 1 and tokens[source[0]].low in ("he", "she"):
        return True
    before = source[0] - 1
    while before >= 0 and (
        tokens[before].low in ("the", "a", "an", "as") or tokens[before].low in speech.SPEAKERS
    ):
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


_DECLARING = ("declar", "proclaim")


def _has_clause(tokens: Sequence[Token], past: int) -> bool:
    """Whether a whole clause stands before the subject, rather than opening words."""
    if past <= 7:  # noqa: PLR2004 - "The number, X said, had reached 194"
        return False
    if tokens[0].low in _SUBORDINATE:
        # "Unless it ends, she added, millions will flee": the main clause stands behind.
        return False
    opening = [token.low for token in tokens[:past]]
    leads = opening[0] in ("in", "at", "during") and opening.count(",") == 1
    if leads and any(low in OCCASIONS for low in opening):
        # "In a report released on Monday, the council said": where it is said.
        return False
    return tokens[0].low not in speech.OPENERS or any(
        is_finite(token)
        or token.low in VERBS
        or token.low.endswith("ed")
        or token.text in speech.QUOTES
        for token in tokens[:past]
    )


_SUBORDINATE = frozenset("unless if although though because while once whereas".split())


def _goes_on(tokens: Sequence[Token], verb: int) -> bool:
    """Whether what is said goes on behind the verb: "..., he said, and 29 of those"."""
    for at in range(verb + 1, min(verb + 5, len(tokens) - 1)):
        if tokens[at].low == ",":
            low = tokens[at + 1].low
            if low == "after" and at + 2 < len(tokens) and tokens[at + 2].low.endswith("ing"):
                return False
            apart = low in speech.CARRYING or tokens[at + 1].text in speech.QUOTES
            return low in _GOING_ON or (low.endswith("ing") and not apart)
    return False


_GOING_ON = frozenset(
    """and but with after of including most among partly largely mainly because before when where
    which since until""".split()
)
