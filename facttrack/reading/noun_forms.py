"""Whether a word of saying is a noun in its sentence: "the reports", "223 alleged strikes"."""

from __future__ import annotations

from collections.abc import Sequence

from facttrack.reading import speech
from facttrack.reading.lexicon import VERBS
from facttrack.reading.number_words import ONES, TENS
from facttrack.reading.phrases import names_speaker
from facttrack.reading.tokens import MARK, NUMBER, WORD, Token

_VERBS = speech.SAYING | speech.SHOWING


def is_noun(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word is a noun, or describes one: "the reports", "no claims of"."""
    if tokens[at].glued and at and tokens[at - 1].low in _HYPHENS:
        return True
    if at == 0:
        return tokens[at].low in speech.AS_NOUN and not _must_be_verb(tokens, at)
    if _follows_article(tokens, at) or _describes(tokens, at):
        return True
    if tokens[at].low not in speech.AS_NOUN or _must_be_verb(tokens, at):
        return False
    if tokens[at].low == "states" and any(t.low in _SAYING_SO for t in tokens[:at]):
        return False
    if tokens[at].low in _PAST_AS_BASE and _may_be_subject(tokens, at):
        return _low(tokens, at + 1) in ("of", "for", "was", "is", ",")
    return any(sign(tokens, at) for sign in _SIGNS)


# "Another report by the Front states two soldiers were killed".
_SAYING_SO = frozenset(("report", "statement", "release"))
_SUBJECTS = frozenset("it they we he she which who".split())
# "Flu-related", "the army-reported toll".
_HYPHENS = frozenset("-‑")
_DASHES = frozenset("-–—")


def _may_be_subject(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name or a kind of body stands before: "The company earlier forecast 40 ships"."""
    here = at - 1
    while here > 0 and tokens[here].low in speech.AUXILIARY:
        here -= 1
    before, low = tokens[here], tokens[here].low
    kind = low in speech.GENERIC or low in speech.FIRM_KINDS
    return before.text[0].isupper() or kind or low in _SUBJECTS


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if at < len(tokens) else ""


def _follows_article(tokens: Sequence[Token], at: int) -> bool:
    before = tokens[at - 1]
    if before.low in ("a", "an", "the"):
        return True
    if before.text in "'’":
        # "The rebels' claims", and no "‘We lost 12 men,’ said the colonel".
        owner = at - 2
        return owner < 0 or tokens[owner].sort != MARK
    return before.low == "at" and tokens[at].low.endswith("ed")


def _is_state(tokens: Sequence[Token], at: int) -> bool:
    if tokens[at].low not in ("state", "states") or at + 1 >= len(tokens):
        return tokens[at].low in ("state", "states")
    counts = is_plural(tokens[at - 1].low) and (
        tokens[at + 1].sort == NUMBER or tokens[at + 1].low in _COUNTING
    )
    return not counts and tokens[at + 1].low not in ("that", ":", "the", "in")


def _has_singular_subject(tokens: Sequence[Token], at: int) -> bool:
    """Whether a plain form has no plural before it, so that it is no verb: "its first report"."""
    if tokens[at].low in ("state", "states"):
        return False
    return not tokens[at].low.endswith(("s", "ing")) and not _plural_subject(tokens, at)


def _stands_as_noun(tokens: Sequence[Token], at: int) -> bool:
    """Whether what stands beside it makes it a noun: "no claims", "reports of"."""
    before = tokens[at - 1]
    if tokens[at].low in ("state", "states"):
        return False
    if _low(tokens, at + 1) in _DASHES and not tokens[at + 1].glued:
        return True
    return (
        before.low in _NOUN_BEFORE
        or before.low.endswith("'s")
        or (before.sort == NUMBER and not tokens[at].low.endswith("ing"))
        or _low(tokens, at + 1) in _BEHIND_NOUN
    )


def _is_numbered(tokens: Sequence[Token], at: int) -> bool:
    """Whether so many of them are counted: "issued four separate defect reports"."""
    if not tokens[at].low.endswith("s"):
        return False
    for here in range(at - 1, max(at - 5, -1), -1):
        token = tokens[here]
        if token.sort == NUMBER or token.low in ONES or token.low in TENS:
            named = here > 0 and tokens[here - 1].text[0].isupper() and here > 1
            return token.low != "one" and not named
        if token.sort == MARK or not token.text.islower() or token.low in VERBS:
            return False
    return False


def _has_verb_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether its clause has its verb already: "jurors were shown bank records"."""
    if not tokens[at].low.endswith("s"):
        return False
    finite = False
    for here in range(at - 1, max(at - 9, -1), -1):
        low = tokens[here].low
        if low in speech.BOUNDARIES:
            return False
        if tokens[here].sort == MARK or low in ("and", "or"):
            break
        finite = finite or (low in _HAVING and here > 0 and here < at - 1)
    return finite


_HAVING = speech.BE | {"has", "have", "had"}


def _before_verb(tokens: Sequence[Token], at: int) -> bool:
    if _low(tokens, at + 1) == "record" and _low(tokens, at + 2) in _AT_A_HIGH:
        return False
    return _low(tokens, at + 1) in _VERBS


_BEHIND_NOUN = frozenset("of were are was is have had from by show said for".split())


def _describes(tokens: Sequence[Token], at: int) -> bool:
    """Whether a participle behind a number describes what it counts: "223 alleged strikes"."""
    if not 0 < at < len(tokens) - 1:
        return False
    if tokens[at].low == "record":
        return tokens[at + 1].low in _AT_A_HIGH
    if not tokens[at].low.endswith("ed"):
        return False
    if tokens[at].low == "informed" and tokens[at - 1].low in _BEFORE_INFORMED:
        return True
    if tokens[at - 1].low in _BEFORE_ADJECTIVE and tokens[at + 1].text.islower():
        # "Deputies responded to reported shooting".
        return True
    if tokens[at - 1].low in VERBS and tokens[at - 2].low == "to":
        # "They failed to hit projected targets".
        return True
    if tokens[at + 1].sort != WORD:
        return False
    if tokens[at].low == "detailed" and tokens[at + 1].low not in _DETAILED:
        return True
    counted = tokens[at - 1].sort == NUMBER and is_plural(tokens[at + 1].low)
    return counted or tokens[at - 1].low in _FEW


# "A record number", "shows record highs".
_AT_A_HIGH = frozenset(
    """number numbers level levels high highs low lows amount amounts profit profits sales year
    rate rates pace heat""".split()
)
# "Quoting informed sources", "well informed people".
_BEFORE_INFORMED = frozenset("citing quoting to well by from some - , and".split())
_BEFORE_ADJECTIVE = frozenset("to of after with over about amid despite from on".split())
_DETAILED = frozenset("the a an how its his her their what where this these that".split())
_FEW = frozenset("one two three four five six seven eight nine ten several many no".split())


def _is_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb right before it has it as its object: "has reports", "received claims"."""
    low = tokens[at - 1].low if at else ""
    if tokens[at].low.endswith("ed"):
        return False
    return low in ("has", "have", "had") or (
        low.endswith("ed") and tokens[at - 1].text.islower() and low not in speech.BE
    )


# Verbs whose past is their plain form: "Harbour Inc forecast 40 ships".
_PAST_AS_BASE = frozenset(("forecast", "broadcast"))


def _ends_a_phrase(tokens: Sequence[Token], at: int) -> bool:
    """Whether "which" goes on about it: "its first report, which names 40 men"."""
    after = [token.low for token in tokens[at + 1 : at + 3]]
    return after in ([",", "which"], [",", "whose"])


def _is_cited(tokens: Sequence[Token], at: int) -> bool:
    """Whether it ends what is cited before a comma: "Citing activists' reports, the group"."""
    if at + 1 >= len(tokens) or tokens[at + 1].low != ",":
        return False
    for here in range(at - 1, max(at - 8, -1), -1):
        if tokens[here].sort == MARK and not tokens[here].glued:
            return False
        if tokens[here].low in ("citing", "quoting", "according"):
            return True
    return False


def _must_be_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether "that" behind it makes it a verb: "files obtained by X show that"."""
    if at + 1 >= len(tokens):
        return False
    counts = tokens[at + 1].sort == NUMBER or tokens[at + 1].low in _COUNTING
    if tokens[at].low in ("show", "shows", "find", "finds") and counts:
        return True
    if tokens[at + 1].low in ("they", "it", "he", "she", "we"):
        if tokens[at].low == "record" and not _plural_subject(tokens, at):
            return False  # "A company record it set last year"
        return at > 0 and not _is_object(tokens, at)
    if tokens[at + 1].low != "that":
        return False
    if at == 1 and tokens[0].text[0].isupper() and tokens[at].low.endswith("s"):
        return True  # "Moody's estimates that"
    # "Partners on the ground report that": a plural and what is said of it.
    first = at - 1
    while first > max(at - 9, 0) and tokens[first - 1].sort != MARK:
        first -= 1
    return any(
        is_plural(tokens[i].low) and tokens[i + 1].low in ("on", "in", "at", "of", "from", "with")
        for i in range(first, min(first + 4, at - 1))
    )


_COUNTING = frozenset("that at more over some about nearly how fewer almost only".split())


def _plural_subject(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word before is a plural, so that "estimate" or "report" is a verb."""
    here = at - 1
    while here > 0 and (tokens[here].low in speech.AUXILIARY or tokens[here].low == ","):
        here -= 1
    if here < 0:
        return False
    if tokens[at - 1].low == "," and is_plural(_first_noun(tokens, at)):
        return True
    if is_plural(tokens[here].low) or tokens[here].sort == MARK:
        return True
    reach = range(here, max(here - 9, -1), -1)
    if any(_speak(tokens[i].low) and tokens[i + 1].low in _AT_PLACE for i in reach):
        return True  # "Researchers at the university estimate"
    return tokens[here].text[0].isupper() and any(is_plural(tokens[i].low) for i in reach)


def _speak(low: str) -> bool:
    return is_plural(low) and (names_speaker(low) or low in speech.BODIES)


_AT_PLACE = frozenset("at in of from with".split())


def _first_noun(tokens: Sequence[Token], past: int) -> str:
    """The last word of the phrase that opens the sentence: "Notices shown to us, list 40"."""
    for at in range(1, past):
        if (
            tokens[at].sort == MARK
            or tokens[at].low in _AFTER_HEAD
            or tokens[at].low.endswith("ed")
        ):
            return tokens[at - 1].low
    return ""


_AFTER_HEAD = frozenset("of from in on at by with who which that for shown seen".split())


def is_plural(low: str) -> bool:
    """Whether a word may be a plural, or stands for several."""
    return (low.endswith(("s", "people", "men")) and not low.endswith("'s")) or low in (
        "they", "we", "i", "you", "who", "police", "media", "and", "data",
    )  # fmt: skip


_NOUN_BEFORE = frozenset(
    """the a an no of these those such some several many few its their his her our any other united
    official media first new recent earlier initial unconfirmed conflicting and to previous latest
    fresh similar separate press news unverified credible online social""".split()
) | {""}


_SIGNS = (
    _is_numbered,
    _has_verb_before,
    _is_object,
    _ends_a_phrase,
    _is_cited,
    _before_verb,
    _is_state,
    _has_singular_subject,
    _stands_as_noun,
)
