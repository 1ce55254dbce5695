"""Sources of a figure by a verb of saying: its subject, before or behind it, and its reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facttrack.reading import speech
from facttrack.reading.lexicon import VERBS, WEEKDAYS
from facttrack.reading.noun_forms import is_noun
from facttrack.reading.phrases import has_number, has_verb, names_speaker, phrase_after, plausible
from facttrack.reading.reach import clause_start, placed
from facttrack.reading.saying import BACKWARD, BOTH, FORWARD, Saying, Span
from facttrack.reading.sources import is_event, subject_before
from facttrack.reading.subjects import main_subject
from facttrack.reading.tokens import MARK, NUMBER, WORD, Token, words_at
from facttrack.reading.verb_forms import (
    FINITE,
    ends_clause,
    is_counted,
    is_elliptic,
    is_finite,
    is_infinitive,
    is_passed_on,
    is_passive,
    is_reduced,
    is_share,
    is_supposed,
    is_untold,
    is_verdict,
    lacks_clause,
    leans_on,
    tells_deed,
)

# What makes a word of saying say nothing where it stands.
_BARS = (
    is_noun,
    is_passive,
    is_counted,
    is_reduced,
    is_infinitive,
    tells_deed,
    lacks_clause,
    leans_on,
    is_supposed,
    is_verdict,
    is_untold,
    is_passed_on,
)


def by_verb(tokens: Sequence[Token], at: int, found: list[Saying]) -> Saying | None:
    """The saying of a verb: its subject in front ("X said"), behind ("said X"), or of before."""
    for bars in _BARS:
        if bars(tokens, at):
            return None
    if tokens[at].low.endswith("ing") and tokens[at - 1].low not in ("as", ",", "quoted", "cited"):
        return None if _is_beside(tokens, at) else from_main_subject(tokens, at)
    if is_elliptic(tokens, at):
        if not _has_object(tokens, at, (0, 1)):
            return None
        return carried(tokens, at, found[-1]) if found else from_main_subject(tokens, at)
    weak = tokens[at].low not in speech.SAYING
    inverted = _inverted(tokens, at)
    reads = tokens[at].low == "read" and tokens[at - 1].low in speech.EVIDENCE
    if inverted or (tokens[at].low in speech.ONLY_INVERTED and not reads):
        return inverted
    source = subject_before(tokens, at)
    if source is None or source[0] >= at or not _speaks(tokens, source, weak=weak):
        return None
    if (
        not _has_object(tokens, at, source)
        or _takes_lives(tokens, at, source)
        or (weak and _dates_another(tokens, source))
    ):
        return None
    saying = placed(tokens, at, source, weak=weak)
    if saying is None or tokens[at].low not in _REVISING:
        return saying
    # "Velden cuts its outlook, will shed 4,000 jobs": no more than the outlook is told.
    return replace(saying, past=_past_outlook(tokens, at, saying.past))


def _past_outlook(tokens: Sequence[Token], at: int, past: int) -> int:
    """Where what is told of an outlook ends: at a comma, unless ", lowering it" goes on."""
    for here in range(at, past):
        follows = words_at(tokens, here + 1, here + 2)
        if tokens[here].low == "," and not (follows.endswith("ing") or follows in _COMPARING):
            return here
    return past


# "Slashed its forecast to $5 billion, down from $7.8 billion".
_COMPARING = frozenset("down up from compared against".split())


def _takes_lives(tokens: Sequence[Token], at: int, source: Span) -> bool:
    """Whether what happens claims people: "the raids claimed their mother and three sisters"."""
    return tokens[at].low.startswith("claim") and is_event(tokens, source)


def _dates_another(tokens: Sequence[Token], source: Span) -> bool:
    """Whether a clause tells when, not what: "hours before the results showed 40 gains"."""
    before = source[0] - 1
    while before > 0 and tokens[before].low in ("the", "a", "an"):
        before -= 1
    return before >= 0 and tokens[before].low == "before"


def _is_amount(tokens: Sequence[Token], source: Span) -> bool:
    """Whether a number of things stands there: "a 4.5 million investment", no "40 witnesses"."""
    if tokens[source[0]].sort != NUMBER:
        return False
    low = tokens[source[1] - 1].low
    known = names_speaker(low) or low in speech.BODIES or low in speech.EVIDENCE
    return not known and low != "old"


def _speaks(tokens: Sequence[Token], source: Span, *, weak: bool) -> bool:
    """Whether a subject can be one who says something; any may, unless the verb is weak."""
    low = tokens[source[0]].low
    if tokens[source[1] - 1].low in ("of", "as", "for", "in"):
        return False
    if (
        (low in _NO_SPEAKER and not _is_country(tokens, source))
        or is_share(tokens, source)
        or tokens[source[1] - 1].sort == NUMBER
    ):
        return False
    if _is_amount(tokens, source) or (weak and is_event(tokens, source)):
        return False
    return plausible(tokens, source) or not (weak or low in ("there", "what"))


def _is_country(tokens: Sequence[Token], source: Span) -> bool:
    """Whether a way opens the name of a country: "South Korea", no "South of the town"."""
    words = [token.text for token in tokens[source[0] : source[1]]]
    return len(words) > 1 and words[1].istitle() and " ".join(words).istitle()


# What no speaker starts with: nobody, a question, something beside the subject.
_NO_SPEAKER = frozenset(
    """according out no nobody none neither nothing can could did does do would will should how why
    when where with amid despite including such like among of without north south east west
    northeast northwest southeast southwest near outside inside""".split()
)


def progressive(tokens: Sequence[Token], at: int) -> Saying | None:
    """As in "Analysts were expecting 40": a form of "be" stands before the verb."""
    if tokens[at].low == "looking" and tokens[at + 1 : at + 2] and tokens[at + 1].low != "for":
        return None
    be = at - 1
    while be > 0 and tokens[be].low in speech.AUXILIARY:
        be -= 1
    if be <= 0 or tokens[be].low not in speech.BE:
        return None
    source = subject_before(tokens, be)
    if source is None or not plausible(tokens, source):
        return None
    return Saying((source,), (at, at + 1), at + 1, len(tokens), FORWARD, "said")


def beside(tokens: Sequence[Token], at: int, found: list[Saying]) -> Saying | None:
    """As in "with a monitor saying at least 40 had died and the army putting the toll at 12"."""
    second = bool(found) and found[-1].rule == "said-beside"
    for here in range(at - 2, max(at - _ASIDE, -1), -1):
        low = tokens[here].low
        apart = low == "," and _is_absolute(tokens, here, at)
        if tokens[here].sort == MARK and not tokens[here].glued and not apart:
            return None
        if low == "with" or apart or (second and low in ("and", "while", "but")):
            first = here + 1
            while tokens[first].low in ("the", "a", "an"):
                first += 1
            source = (first, at)
            if first >= at or not plausible(tokens, source):
                return None
            return Saying((source,), (at, at + 1), at + 1, len(tokens), FORWARD, "said-beside")
    return None


def _is_absolute(tokens: Sequence[Token], comma: int, at: int) -> bool:
    """Whether a speaker stands between a comma and the verb: ", the army saying 40 had died"."""
    subject = [token for token in tokens[comma + 1 : at] if token.low not in ("the", "a", "an")]
    if not subject or any(token.sort != WORD and not token.glued for token in subject):
        return False
    low = subject[-1].low
    known = low in speech.BODIES or names_speaker(low) or subject[-1].text[0].isupper()
    return known and len(subject) < _LONG_SUBJECT and not has_verb(tokens, comma + 1, at)


_LONG_SUBJECT = 5


def _is_beside(tokens: Sequence[Token], at: int) -> bool:
    """Whether ", with" gives the verb a subject of its own: ", with both sides claiming 40"."""
    for here in range(at - 2, max(at - _ASIDE, 0), -1):
        if tokens[here].low == "with":
            return tokens[here - 1].low == ","
    return False


_ASIDE = 9


def carried(tokens: Sequence[Token], at: int, last: Saying) -> Saying:
    """As in ", adding that": the speaker of the saying before."""
    return Saying(last.chain, (at, at + 1), at + 1, len(tokens), FORWARD, "carried")


def from_main_subject(tokens: Sequence[Token], at: int) -> Saying | None:
    """As in "The party dismissed it, saying that": the subject of the sentence speaks."""
    source = main_subject(tokens, at)
    if source is None or not plausible(tokens, source) or _is_plain(tokens, source):
        return None
    return Saying((source,), (at, at + 1), at + 1, len(tokens), FORWARD, "carried")


def from_second_subject(tokens: Sequence[Token], at: int) -> Saying | None:
    """As in "Photos hinted at it, and the army claimed the raid, saying that"."""
    source = _second_subject(tokens, at)
    if source is None or not plausible(tokens, source):
        return None
    return Saying((source,), (at, at + 1), at + 1, len(tokens), FORWARD, "carried")


def _second_subject(tokens: Sequence[Token], at: int) -> Span | None:
    """The subject of the clause behind ", and" that has a verb of saying."""
    joins = [i for i in range(1, at - 1) if tokens[i].low in ("and", "but")]
    if not joins or tokens[joins[-1] - 1].low != ",":
        return None
    first = joins[-1] + 1
    near = range(first + 1, min(first + _ASIDE + 3, at))
    verb = next((i for i in near if tokens[i].low in speech.SAYING | speech.SHOWING), None)
    source = subject_before(tokens, verb) if verb else None
    inside = source is not None and source[0] >= first
    return source if inside and tokens[first].low in ("the", "a", "an") else None


def _is_plain(tokens: Sequence[Token], source: Span) -> bool:
    """Whether only its place gives a subject its capital: "Repair efforts resumed"."""
    words = [token for token in tokens[source[0] : source[1]] if token.sort == WORD]
    if source[0] != 0 or not words[1:] or not words[1].text.islower():
        return False
    if words[0].low.endswith("'s"):
        return False  # "Halden's coastguard"
    low = words[0].low
    known = low in speech.BODIES or low in speech.EVIDENCE or low in speech.NO_SURNAME
    behind = (source[0] + 1, source[1])
    return not (known or names_speaker(low) or plausible(tokens, behind))


def _has_object(tokens: Sequence[Token], at: int, source: Span) -> bool:
    """Whether "put" puts something at a figure, "raised" raises a toll, a reporter saw it."""
    low = tokens[at].low
    if low in _SEEN:
        return any(token.low in _EYES for token in tokens[source[0] : source[1]])
    if low == "heard":
        told = ends_clause(tokens, at) or tokens[at + 1].low == "that"
        return told and tokens[source[1] - 1].low in _COURTS
    after = [token.low for token in tokens[at : at + 16]]
    if low in ("found", "find", "finds") and tokens[source[1] - 1].low in _SEARCHING:
        return any(word == "that" for word in after[1:3])  # "soldiers found four bodies"
    if low in _AT_A_FIGURE:
        return any(word in _PUT_AT for word in after)
    if low in _SHOWN:
        told = after[1:2] in (["that"], ["how"]) or tokens[source[0]].low in speech.PRONOUNS
        return told or any(token.low in _RECORDS for token in tokens[source[0] : at])
    if low in ("gave", "give", "gives"):
        record = tokens[source[1] - 1].low in speech.EVIDENCE
        return record or any(word in _FIGURES or word in _GIVEN for word in after[1:7])
    return low not in _REVISING or any(word in _FIGURES for word in after[1:6])


_SHOWN = frozenset(("show", "shows", "showed"))
_RECORDS = speech.EVIDENCE | speech.RECKONINGS
_SEEN = frozenset(("saw", "witnessed"))
_COURTS = frozenset("court jury inquest tribunal inquiry hearing panel committee jurors".split())
_EYES = frozenset(
    """correspondent correspondents journalist journalists reporter reporters photographer
    photographers witness witnesses""".split()
)


_SEARCHING = frozenset(
    """soldiers troops forces force police fighters rebels militants rescuers residents villagers
    locals workers officers firefighters patrol patrols units guards army navy teams""".split()
)
_PUT_AT = frozenset("at as close closer near nearer above over below between".split())
_AT_A_FIGURE = frozenset("put puts peg pegs pegged place places placed".split())


_REVISING = frozenset(
    """raise raises raised revise revises revised lower lowers lowered slash slashes slashed cut
    cuts trim trims trimmed""".split()
)


# "Gave a range of 40 to 50", no "gave the raid its blessing".
_GIVEN = frozenset(
    """range list lists names breakdown account details numbers data statistics totals total average
    following""".split()
)
_FIGURES = frozenset(
    """toll tolls tally count figure figures estimate estimates number forecast forecasts outlook
    projection projections""".split()
)


def _inverted(tokens: Sequence[Token], at: int) -> Saying | None:
    """As in '..., said Petra Lundy.': the verb after a comma or a quote, its subject behind."""
    if at == 0 or at + 1 >= len(tokens) or tokens[at].low not in speech.INVERTED:
        return None
    if not (tokens[at - 1].low == "," or _closes_quote(tokens, at - 1)):
        return None
    if tokens[at - 1].low == "," and _after_aside(tokens, at) and not _ends_with_name(tokens, at):
        return None
    follows = tokens[at + 1]
    if follows.sort != WORD or follows.low in WEEKDAYS or follows.low in _NO_SUBJECT:
        return None
    source = phrase_after(tokens, at + 1)
    if source and source[1] < len(tokens) and _is_issued(tokens, source):
        source = phrase_after(tokens, at + 1, whole=True)
    behind = tokens[source[1]] if source and source[1] < len(tokens) else None
    if behind and (behind.low in FINITE or behind.low in _SAID):
        return None
    # "Umm Khaled, a baker, said a shell hit the house": a clause, no subject behind its verb.
    if source and any(token.low in VERBS for token in tokens[source[0] + 1 : source[1]]):
        return None
    if source and not has_number(tokens, *source) and plausible(tokens, source):
        first = clause_start(tokens, at)
        opens = not any(
            is_finite(t) or t.low in VERBS or t.text in speech.QUOTES for t in tokens[:at]
        )
        reach, past = (BOTH, len(tokens)) if opens else (BACKWARD, at)
        return Saying((source,), (at, at + 1), first, past, reach, "inverted")
    return None


def _ends_with_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing but a name follows: "40 from Osk, Kofa and Dorn, said Karim Adel."."""
    rest = tokens[at + 1 : -1] if tokens[-1].low == "." else tokens[at + 1 :]
    names = [token for token in rest if token.sort == WORD and not token.glued]
    whole = 0 < len(names) <= _LONG_SUBJECT and len(rest) == len(names)
    return whole and all(t.text[0].isupper() and t.low not in speech.PLACES for t in names)


_SAID = frozenset("said says say".split())


def _closes_quote(tokens: Sequence[Token], at: int) -> bool:
    """Whether quoted words end there, in double or in single marks."""
    if tokens[at].text in speech.QUOTES:
        return True
    return tokens[at].text in "’'" and at > 0 and tokens[at - 1].low in (",", ".", "?", "!")


def _is_issued(tokens: Sequence[Token], source: Span) -> bool:
    """Whether somebody's record speaks: "read a statement from the spokeswoman"."""
    record = tokens[source[1] - 1].low in speech.EVIDENCE
    return record and tokens[source[1]].low in ("from", "by", "of")


def _after_aside(tokens: Sequence[Token], at: int) -> bool:
    """Whether a subject and an aside between commas stand before the verb: "X, who Y, said"."""
    first = main_subject(tokens, at - 1)
    if first is None or tokens[first[1]].low != "," or not plausible(tokens, first):
        return False
    goes_on = any(
        tokens[here].low == ","
        and (tokens[here + 1].low in FINITE or tokens[here + 1].low in VERBS)
        for here in range(first[1] + 1, at - 1)
    )
    return not goes_on and first[0] <= _LEAD and tokens[0].low not in speech.OPENERS


# Words that may stand before a subject: an article, "But".
_LEAD = 2


_NO_SUBJECT = frozenset(
    """that it in on they he she there by to of for from as after during via through at with how
    when what why who if""".split()
)
