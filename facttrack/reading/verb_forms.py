"""What a verb of saying is in its sentence: passive, infinitive, a deed, with or without words."""

from __future__ import annotations

from collections.abc import Sequence

from facttrack.reading import speech
from facttrack.reading.lexicon import FATES, VERBS
from facttrack.reading.number_words import ONES
from facttrack.reading.phrases import names_speaker
from facttrack.reading.saying import Span
from facttrack.reading.tokens import MARK, MONTHS, NUMBER, Token, words_at

_FURTHEST = 24


FINITE = speech.BE | frozenset("has have had will would could can may might must".split())


def is_finite(token: Token) -> bool:
    """Whether a word is a finite verb: no "May" and no "Will", as a month and a man are called."""
    return token.low in FINITE and token.text.islower()


def is_infinitive(tokens: Sequence[Token], at: int) -> bool:
    """Whether "to" makes it what somebody does or wants: "continues to respond"."""
    before = at - 1
    while before > 0 and tokens[before].low.endswith("ly"):
        before -= 1
    if before < 0 or tokens[before].low != "to" or tokens[at].low.endswith(("ed", "s")):
        return False
    if before > 1 and tokens[before - 1].low in ABLE:
        return False
    went_on = before > 1 and tokens[before - 1].low == "on"
    return not went_on and not (at + 1 < len(tokens) and tokens[at + 1].low == "that")


# What makes an infinitive something that was done: "managed to verify 40 deaths".
ABLE = frozenset(("managed", "able"))


def lacks_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb that tells something only with a clause has none: "discovered 17 graves"."""
    if tokens[at].low in ("want", "wants", "wanted"):
        # "The fund wants to raise 40 million" is a plan.
        return at + 1 < len(tokens) and tokens[at + 1].low == "to"
    if tokens[at].low not in speech.WITH_CLAUSE:
        return False
    if at + 1 >= len(tokens) or tokens[at + 1].sort == MARK:
        return False
    if tokens[at + 1].low in ("to", "for"):
        return True
    return not any(token.low == "that" for token in tokens[at + 1 : at + 3]) and not _has_verb(
        tokens, at + 1
    )


def is_supposed(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is only supposed that somebody says it: "if the world insisted"."""
    for here in range(at - 1, max(at - 6, -1), -1):
        if tokens[here].sort == MARK:
            return False
        if tokens[here].low in ("if", "unless", "whether"):
            return True
    return False


def is_passed_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether "as saying" tells whose words they are: "Reuters reported residents as saying"."""
    return tokens[at].low == "reported" and " as saying " in words_at(tokens, at, at + _FURTHEST)


def is_untold(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is told that nobody says so: "has not said how many of the 40 died"."""
    if at + 1 >= len(tokens) or tokens[at + 1].low not in ("how", "whether", "what", "who", "when"):
        return False
    return any(
        t.low in ("not", "never", "yet") or t.low.endswith("n't") for t in tokens[at - 2 : at]
    )


def is_counted(tokens: Sequence[Token], at: int) -> bool:
    """Whether it tells what befell a number: "20 announced last month", no "France 24 reported"."""
    if at == 0 or not tokens[at].low.endswith("ed"):
        return False
    if tokens[at - 1].sort == NUMBER:
        return at == 1 or not tokens[at - 2].text[0].isupper()
    if at + 1 >= len(tokens) or tokens[at + 1].low not in _DATING:
        return False
    # "The 40 billion reported a year earlier", "22 million cars recalled in May".
    things = tokens[at - 1].low
    if things in _KEPT and tokens[at + 1].low != "on":
        return True
    if things in speech.BODIES or names_speaker(things) or not tokens[at - 1].text.islower():
        return False
    before = tokens[max(at - 3, 0) : at - 1]
    return any(t.sort == NUMBER or t.low in ONES for t in before)


# "The figures reported over the last months" are told of.
_KEPT = frozenset("figures numbers data totals losses cases deaths".split())
_DATING = frozenset("a on in over last this earlier during since so yesterday today".split())


def is_reduced(tokens: Sequence[Token], at: int) -> bool:
    """Whether "by" makes it a passive without "be": "a blast claimed by rebels"."""
    if at + 2 >= len(tokens) or tokens[at].low.endswith("s"):
        return False
    if tokens[at].low == "briefed":
        # "A person briefed on the matter".
        return tokens[at + 1].low == "on"
    if tokens[at].low in ("accused", "blamed"):
        # "The group, blamed for 50 deaths": somebody else accuses it.
        return tokens[at + 1].low in ("of", "for")
    if tokens[at + 1].low != "by":
        return False
    return not any(token.low in _MEANS for token in tokens[at + 2 : at + 4])


# By which somebody speaks: "said by telephone".
_MEANS = frozenset("phone telephone skype email e mail text message video satellite fax".split())


def is_verdict(tokens: Sequence[Token], at: int) -> bool:
    """Whether somebody is found guilty or dead, or somebody finds what is theirs."""
    if tokens[at].low not in ("found", "finds", "find"):
        return False
    behind = words_at(tokens, at + 1, at + 2)
    if behind in _THEIRS or behind.endswith(("self", "selves")):
        return True
    if any(token.low in ("dead", "alive", "unconscious") for token in tokens[at : at + 6]):
        return True
    return any(token.low in ("guilty", "innocent") for token in tokens[at : at + 14])


_THEIRS = frozenset("their his her its my our".split())


def leans_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether "on" makes it another verb: "counted on 40 tanks", "called on 40 states"."""
    if at + 2 >= len(tokens):
        return False
    if tokens[at + 1].low in _AWAY and tokens[at].low in _DONE_AWAY:
        return True
    if tokens[at].low.startswith(("respond", "answer")) and tokens[at + 1].low in ("with", "to"):
        return True  # "answered with fire", "responded to 40 calls"
    if tokens[at].low in speech.SAYING:
        return False
    return tokens[at + 1].low in ("on", "upon") and not tokens[at + 2].text.istitle()


# "Wrote out a cheque", "put up 40 tents".
_DONE_AWAY = frozenset("wrote write writes written put puts gave give gives".split())
_AWAY = frozenset("out off up down away back".split())


def is_passive(tokens: Sequence[Token], at: int) -> bool:
    """Whether a participle stands behind a form of "be": "was reported"."""
    if not tokens[at].low.endswith(("ed", "d", "n", "t")) or at == 0:
        return False
    if tokens[at].low in _FORESEEN and tokens[at + 1 : at + 2] and tokens[at + 1].low == "to":
        # "The party forecast to take 40 seats": who foresees it is not told.
        return True
    if [t.low for t in tokens[at : at + 3]] in _SUPPOSED:
        return True
    if tokens[at - 1].low in ("having", "if", "once", "when", "unless"):
        return True  # "Three sources as having told him", "The deaths, if confirmed,"
    here = at - 1
    while (
        here > 0
        and (tokens[here].low in speech.AUXILIARY or tokens[here].low.endswith(("ly", "once")))
        and tokens[here].low not in ("has", "have", "had")
    ):
        here -= 1
    return tokens[here].low in speech.BE


_SUPPOSED = (["said", "to", "have"], ["said", "to", "be"], ["reported", "to", "have"])
_FORESEEN = frozenset("forecast projected predicted estimated believed reckoned".split())


def tells_deed(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word tells a deed, not words: "added 182,000 jobs", "admitted 30 patients"."""
    if tokens[at].low not in speech.OF_DEEDS or (at and tokens[at - 1].low in speech.EVIDENCE):
        return False  # "The report revealed 166 deaths"
    if at + 1 < len(tokens) and tokens[at + 1].low in ("responsibility", "credit"):
        return True
    if words_at(tokens, at, at + 2) in ("add to", "adds to", "added to"):
        return True
    if tokens[at].low.startswith("claim") and (_costs_lives(tokens, at) or _owns_up(tokens, at)):
        return True
    for here in range(at + 1, min(at + 5, len(tokens))):
        low = tokens[here].low
        if low in ("that", "to", "of") or is_finite(tokens[here]):
            return False
        if tokens[here].sort == MARK and low not in "$€£":
            return False
        if tokens[here].sort == NUMBER:
            return not _has_verb(tokens, here + 1) and not _counts_own(tokens, at, here)
    return False


def _owns_up(tokens: Sequence[Token], at: int) -> bool:
    """Whether attacks are claimed, not told of: "claimed recent attacks that killed 40"."""
    for here in range(at + 1, min(at + 7, len(tokens))):
        dated = tokens[here].sort == NUMBER and tokens[here - 1].low in MONTHS
        if (tokens[here].sort in (MARK, NUMBER) and not dated) or tokens[here].low == "that":
            return False
        if tokens[here].low in _ATTACKS:
            behind = words_at(tokens, here + 1, here + 2)
            return behind not in FINITE and behind not in VERBS and behind not in FATES
    return False


_ATTACKS = frozenset(
    """attack attacks bombing bombings blast blasts raid raids explosion explosions assault assaults
    killing killings shooting shootings kidnapping kidnappings ambush ambushes""".split()
)


def _costs_lives(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is lives that are claimed: "claimed hundreds of lives", "the lives of 40"."""
    for here in range(at + 1, min(at + 8, len(tokens))):
        if tokens[here].sort == MARK or tokens[here].low == "that":
            return False
        if tokens[here].low in ("lives", "life", "victims", "casualties", "martyrs"):
            return not _has_verb(tokens, here + 1)
    return False


def _counts_own(tokens: Sequence[Token], at: int, number: int) -> bool:
    """Whether somebody claims to have so many, or that so many did something."""
    if not tokens[at].low.startswith("claim"):
        return False
    after = tokens[number + 1 : number + 6]
    return not any(token.low in _CLAIMED for token in after)


# What a flood or a team claims: "claimed 20 lives", "claimed 20 seats".
_CLAIMED = frozenset(
    """lives life victims casualties souls scalps seats votes points goals runs wickets medals
    titles wins victories places""".split()
)


def _has_verb(tokens: Sequence[Token], first: int) -> bool:
    """Whether a finite verb follows in the same clause: "claimed 45 policemen were killed"."""
    for here in range(first, min(first + 8, len(tokens))):
        low = tokens[here].low
        if low in ("that", "which", "who") or tokens[here].sort == MARK:
            return False
        if low == "and" and here + 1 < len(tokens) and tokens[here + 1].low in FINITE:
            return False
        if is_finite(tokens[here]):
            return True
    return False


def is_elliptic(tokens: Sequence[Token], at: int) -> bool:
    """Whether the subject stands in an earlier clause: "confirmed it but said that"."""
    here = at - 1
    while here > 0 and tokens[here].low in speech.AUXILIARY:
        here -= 1
    return here > 1 and tokens[here].low in ("and", "but")


def is_share(tokens: Sequence[Token], source: Span) -> bool:
    """Whether the subject is a share of people, not a source: "76% said they would"."""
    words = [token.low for token in tokens[source[0] : source[1]]]
    # "51 % of registered voters said": the phrase starts behind the mark.
    before = [token.low for token in tokens[max(source[0] - 3, 0) : source[0]]]
    if "of" not in before[-2:]:
        before = []
    return any(low in _SHARES for low in before + words[:3] + words[-2:])


_SHARES = frozenset("% percent cent half third thirds quarter quarters fifth fifths".split())


def says_nothing(tokens: Sequence[Token], at: int) -> bool:
    """Whether only a time or a hearer stands behind the verb: "..., the army said on Tuesday."."""
    if at + 1 < len(tokens) and tokens[at + 1].low in ("of", "about", "against"):
        return False
    for here in range(at + 1, min(at + _FURTHEST, len(tokens))):
        token = tokens[here]
        if token.sort == MARK:
            if token.low == ":" or (token.text in speech.QUOTES and here > at + 1):
                return False
            if token.low in ",.;)" or token.text in speech.QUOTES:
                return not (
                    token.low == ","
                    and here + 1 < len(tokens)
                    and tokens[here + 1].text in speech.QUOTES
                )
            continue
        if token.low in ("when", "after", "as", "during", "while") or token.low in speech.CARRYING:
            return True
        if token.low == "that" and here + 1 < len(tokens) and tokens[here + 1].low in FINITE:
            # "in a report that was seen": the clause is about the report.
            return True
        if (
            token.low == "that"
            or (token.low in speech.BE)
            or token.low in ("had", "has", "have", "would", "will")
        ):
            return False
        if token.sort == NUMBER and not _in_date(tokens, here):
            return False
    return at + _FURTHEST >= len(tokens)


def _in_date(tokens: Sequence[Token], at: int) -> bool:
    year = tokens[at].text.isdigit() and len(tokens[at].text) == len("2016")
    if year and tokens[at - 1].low in ("in", "for", "of"):
        return True
    return tokens[at - 1].text[0].isupper() or (
        at + 1 < len(tokens) and tokens[at + 1].text[0].isupper()
    )


def ends_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing at all stands behind the verb: "..., the institute's figures show."."""
    return at + 1 >= len(tokens) or tokens[at + 1].low in (".", ",", ";")
