"""What is counted: the noun phrase after a number and its head, without a parser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facttrack.reading import lexicon as lex
from facttrack.reading.noun_runs import glued, is_plural, is_verbal, run_from
from facttrack.reading.numbers import read_number, starts_number
from facttrack.reading.people import is_person
from facttrack.reading.tokens import NUMBER, WORD, Token

_LONGEST_LABEL = 9
# In a row of labels each has a few words.
_SHORT_LABEL = 3
FATE_OR_VERB = lex.FATES | lex.VERBS


@dataclass(slots=True)
class Noun:
    """A noun phrase: tokens [first, past), the token of its head (None where there is none).

    `plural` says that the head is a plural or a word that counts like one, `carried` that another
    figure stands before it.
    """

    first: int
    past: int
    head: int | None
    plural: bool = False
    carried: bool = False


def read_noun(tokens: Sequence[Token], at: int, *, single: bool = False) -> Noun:
    """The noun phrase that starts at a token, its head the last noun before a verb or a stop."""
    first = skip_to_noun(tokens, at)
    run = run_from(tokens, first)
    if not run:
        return Noun(first, first, None)
    # "The 5,000-strong army lost men": one body, however many.
    one = single or (first > at and tokens[first - 1].low == "strong")
    head, plural = _head(tokens, run, single=one)
    if head is None:
        return Noun(first, first, None)
    if not (plural or single):
        joined = _plural_behind_and(tokens, head + 1)
        if joined is not None:
            return Noun(first, joined + 1, joined, plural=True)
    return Noun(first, _with_conjunct(tokens, head + 1, plural=plural), head, plural)


def _plural_behind_and(tokens: Sequence[Token], at: int) -> int | None:
    """The plural that two describing words share: "11,000 poker and gaming machines"."""
    if at + 1 >= len(tokens) or tokens[at].low not in ("and", "or", "&"):
        return None
    named = tokens[at - 1].text[0].isupper()  # "Iraqi and Afghan recruits", no "the Fund and men"
    if tokens[at - 1].low in FATE_OR_VERB or named != tokens[at + 1].text[0].isupper():
        return None
    if starts_number(tokens[at + 1]):
        return None
    run = run_from(tokens, at + 1)[:_FEW]
    past = next((i for i in run if is_plural(tokens, i)), None)
    if past is None or tokens[at + 1].low in FATE_OR_VERB or tokens[past].low in lex.VERBS:
        return None
    return past if past > at + 1 else None


_FEW = 4


def head_text(text: str, tokens: Sequence[Token], noun: Noun) -> str:
    """The head as written, with what a hyphen joins to it: "asylum-seekers"; "" for none."""
    if noun.head is None:
        return ""
    first = noun.head
    if tokens[first].glued and tokens[first - 1].sort == NUMBER:  # "A320s", "F/A-18s"
        while first > noun.first and tokens[first].glued:
            first -= 1
    while first - 2 >= noun.first and tokens[first].glued and tokens[first - 1].low in ("-", "‑"):
        if not tokens[first - 1].glued:
            break
        first -= 2
    return text[tokens[first].start : tokens[noun.head].end]


def label_before(tokens: Sequence[Token], first: int) -> Noun | None:
    """The noun of a label in front of a number: "Deaths: seven", "- Shelling: 58".

    The label of a row ("Pumps | 1,210") names a place or a part as often: it is one for people.
    """
    colon = first - 1
    if colon < 1 or tokens[colon].low not in (":", "|"):
        return None
    start = _label_start(tokens, colon)
    while start < colon and tokens[start].sort != WORD:
        start += 1
    if colon - start > _LONGEST_LABEL:
        return None
    noun = read_noun(tokens, start)
    if noun.past > colon:
        return None
    if noun.head is None or (tokens[colon].low == "|" and not is_person(tokens[noun.head].low)):
        return None
    return noun


def _label_start(tokens: Sequence[Token], colon: int) -> int:
    """Where the label before a colon starts: "Killed: 12; wounded: 30, of them children: 4"."""
    for at in range(colon - 1, max(colon - _SHORT_LABEL - 2, -1), -1):
        if tokens[at].low in (";", ",") and tokens[colon].low == ":":
            return at + 1
    return 0


def after_number(
    tokens: Sequence[Token],
    at: int,
    *,
    single: bool = False,
    share: bool = False,
    percent: bool = False,
) -> Noun:
    """The noun phrase of the number that ends at a token; "2 of the 7 hostages" counts hostages.

    A `share` (percent, money, a measure) has one only behind "of", or a noun of its own change.
    """
    joined = None if share else _joined(tokens, at)
    if joined is not None:
        return joined
    if at + 1 < len(tokens) and tokens[at].low == "," and tokens[at + 1].low == "of":
        at += 1  # "hundreds, perhaps thousands, of people"
    if _says_when(tokens, at):
        return Noun(at, at, None)
    counted = _of_a_number(tokens, at)
    if counted is not None:
        return counted
    noun = read_noun(tokens, at, single=single)
    if noun.head is not None and tokens[noun.head].low.endswith("'s") and noun.past < len(tokens):
        whole = _owned(tokens, noun.past)
        if whole is not None:
            return read_noun(tokens, whole)
    if share and noun.head is not None and tokens[at].low not in ("of", "-"):
        low = tokens[noun.first].low if tokens[noun.first - 1].low != "fewer" else ""
        if percent and not noun.plural and tokens[noun.head].low not in lex.OF_SHARES:
            return Noun(at, at, None)
        if low in FATE_OR_VERB or low.endswith("ed") or tokens[noun.head].low in lex.FATES:
            return Noun(at, at, None)
    return noun


def _owned(tokens: Sequence[Token], at: int) -> int | None:
    """Past the number of what somebody owns: "half of the club's more than 16,000 members"."""
    past = at + _HEDGES
    while at < min(past, len(tokens)) and tokens[at].low in _HEDGING:
        at += 1
    number = read_number(tokens, at) if at < len(tokens) and starts_number(tokens[at]) else None
    return number.past if number else None


_HEDGES = 3
_HEDGING = frozenset(
    """more than about around some nearly almost over roughly estimated approximately""".split()
)


def _says_when(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words behind a number are a time: "sold 4,000 last season"."""
    if at + 1 >= len(tokens) or tokens[at].low not in _NEAR:
        return False
    low = tokens[at + 1].low
    return low in lex.TIME_NOUNS and not low.endswith("s")


_NEAR = frozenset(("last", "next", "this"))


def _joined(tokens: Sequence[Token], at: int) -> Noun | None:
    """The noun that a hyphen joins to the number: the beds of "a 200-bed hospital"."""
    if not (glued(tokens, at) and tokens[at].low in ("-", "‑") and glued(tokens, at + 1)):
        return None
    word = tokens[at + 1]
    named = word.sort == WORD and word.text[0].islower() and word.low not in _NOT_JOINED
    if not named or (glued(tokens, at + 2) and tokens[at + 2].low in ("-", "‑")):
        return None
    return Noun(at + 1, at + 2, at + 1, is_plural(tokens, at + 1))


_NOT_JOINED = lex.STOPS | lex.BEFORE_NOUN | lex.TIME_NOUNS | {"figure"}


def _of_a_number(tokens: Sequence[Token], at: int) -> Noun | None:
    """What the second number counts in "2 of the 7 hostages"."""
    if at >= len(tokens) or tokens[at].low not in ("of", "out"):
        return None
    here = skip_to_noun(tokens, at)
    if here < len(tokens) and tokens[here].low in ("estimated", "roughly", "about", "some"):
        here += 1
    if at < here < len(tokens) and starts_number(tokens[here]):
        number = read_number(tokens, here)
        if number:
            return read_noun(tokens, number.past)
    return None


def skip_to_noun(tokens: Sequence[Token], at: int) -> int:
    """Past what stands between a number and its noun: "of the", quotes, a hyphen."""
    if 0 < at < len(tokens) and tokens[at].low == "the" and tokens[at - 1].sort == NUMBER:
        return at  # "another 3,700 the year after"
    at = _past_filler(tokens, at)
    joined = at < len(tokens) and starts_number(tokens[at]) and glued(tokens, at + 1)
    past = _past_joined(tokens, at) if joined else None
    return at if past is None else _past_filler(tokens, past)


def _past_filler(tokens: Sequence[Token], at: int) -> int:
    while at < len(tokens) and _stands_before(tokens, at):
        at += 1
    return at


_LONGEST_JOINED = 10


def _past_joined(tokens: Sequence[Token], at: int) -> int | None:
    """Past a number joined to words, which only describes: "three 15-year-old boys"."""
    past = at + 1
    while (
        past < at + _LONGEST_JOINED
        and glued(tokens, past + 1)
        and tokens[past].glued
        and tokens[past].low in ("-", "‑")
    ):
        if tokens[past + 1].sort != WORD:
            return None
        past += 2
    # "Two-year-olds" are counted themselves.
    return past if past > at + 1 and not is_plural(tokens, past - 1) else None


def _stands_before(tokens: Sequence[Token], at: int) -> bool:
    low = tokens[at].low
    if low in ("earlier", "later"):  # "two earlier protests"
        return at + 1 < len(tokens) and is_plural(tokens, at + 1)
    if tokens[at].sort == WORD and low not in lex.BEFORE_NOUN:
        if low == "most" and at > 0 and tokens[at - 1].low == "the":
            return True  # "500 of the most important finds"
        odd = low == "odd" and tokens[at].glued and tokens[at - 1].low in "-‑"
        return odd or (at > 0 and tokens[at - 1].low == "(" and _in_brackets(tokens, at))
    return (
        low in lex.BEFORE_NOUN
        or low in "“\"‘«„'"
        or (low == ")" and at > 1 and tokens[at - 2].low == "(")
        or _in_brackets(tokens, at)
        or (low == "-" and tokens[at].glued and glued(tokens, at + 1))
    )


def _in_brackets(tokens: Sequence[Token], at: int) -> bool:
    """Whether a bracketed word before the noun starts or goes on here: "28 (air) strikes"."""
    if at + 3 < len(tokens) and tokens[at].low == "(" and tokens[at + 2].low == ")":
        return tokens[at + 1].text.islower() and tokens[at + 3].sort == WORD
    return (
        at > 0 and at + 2 < len(tokens) and tokens[at - 1].low == "(" and tokens[at + 1].low == ")"
    )


def _head(tokens: Sequence[Token], run: list[int], *, single: bool) -> tuple[int | None, bool]:
    if tokens[run[0]].low == "died":  # "12 died": a fate that names nobody
        return None, False
    plurals = [] if single else [at for at in run if is_plural(tokens, at)]
    if plurals:
        return _plural_head(tokens, run, plurals), True
    head = _singular_head(tokens, run, single=single)
    return head, head is not None and tokens[head].low in lex.FATES


def _plural_head(tokens: Sequence[Token], run: list[int], plurals: list[int]) -> int:
    """The last plural that is reached from the first one without crossing a verb."""
    head = plurals[0]
    if tokens[head].low == "times":  # "six times average earnings"
        return head
    for at in run[run.index(head) + 1 :]:
        if is_verbal(tokens, at) or _names_another(tokens, at):
            break
        if at in plurals:
            head = at
        elif (
            is_person(tokens[head].low) and tokens[at].text.islower() and tokens[at - 1].low != "-"
        ):
            break
    return head


def _names_another(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name behind a plural starts a clause: "300 offers Orla Foods plans"."""
    before = tokens[at - 1]
    if before.low in lex.FATES:
        return False  # "1.4 million displaced Iraqis"
    return tokens[at].text[0].isupper() and before.text.islower() and before.low != "-"


def _singular_head(tokens: Sequence[Token], run: list[int], *, single: bool) -> int | None:
    if tokens[run[0]].low in lex.FATES and (len(run) == 1 or not single):
        return run[0]
    head = None
    for place, at in enumerate(run):
        low = tokens[at].low
        ends = low in lex.AFTER_NOUN or is_verbal(tokens, at)
        if head is not None and ends and not (at < run[-1] and _only_describes(tokens, head)):
            break
        describes = low in lex.AFTER_NOUN and len(run) > 1 and not is_verbal(tokens, run[1])
        acts = low in lex.VERBS and not (single and low in _ONE_DEED)
        if place == 0 and (acts or (low in lex.AFTER_NOUN and not describes)):
            return None
        head = at
    low = tokens[head].low if head is not None else ""
    if head == run[0] == run[-1] and low == "total" and tokens[head - 1].low != "the":
        return None
    doing = not single and tokens[run[0] - 1].low not in ("of", "-")  # "with 200 paddling north"
    verbal = ("ed", "ly", "ing") if doing else ("ed", "ly")
    if head == run[0] and low.endswith(verbal) and low not in lex.NOUNS_IN_ED_ING:
        return None
    return head


# Behind "one" no verb has this form: "one strike destroyed a bridge".
_ONE_DEED = frozenset("strike fight protest".split())


def _only_describes(tokens: Sequence[Token], at: int) -> bool:
    """Whether a participle behind a word may describe too: "the total outstanding stock"."""
    low = tokens[at].low
    return low in lex.ADJECTIVES or low == "most" or low.endswith(("'s", "’s"))


def _with_conjunct(tokens: Sequence[Token], past: int, *, plural: bool) -> int:
    """Where "women and children" ends: a plural joined to a plural by "and" or "or"."""
    if not plural or past + 1 >= len(tokens) or tokens[past].low not in ("and", "or", "&"):
        return past
    at = past + 1
    if tokens[at].low in lex.FATES and tokens[past - 1].low not in lex.FATES:
        return past
    if starts_number(tokens[at]):
        return past
    if tokens[at].sort == WORD and is_plural(tokens, at) and tokens[at].low not in lex.STOPS:
        after = tokens[at + 1].low if at + 1 < len(tokens) else ""
        if after in lex.STOPS or not after or tokens[at + 1].sort != WORD:
            return at + 1
    return past


def number_of_people(tokens: Sequence[Token], first: int) -> bool:
    """Whether words before a number count people: "a crowd of", "number of fans"."""
    if first and tokens[first - 1].low == "population":
        return True  # "Los Angeles, population nearly four million"
    if first > 1 and tokens[first - 1].low == "of":
        return tokens[first - 2].low in _GATHERINGS
    start = max(first - _LONGEST_NUMBER_OF, 0)
    for at, token in enumerate(tokens[start : max(first - 2, 0)], start):
        if token.low in _NUMBER and tokens[at + 1].low == "of":
            # "Away" describes here: "the number of away fans".
            counted = read_noun(tokens[:first], at + 2 + (tokens[at + 2].low == "away"))
            return counted.head is not None and is_person(tokens[counted.head].low)
    return False


_NUMBER = frozenset(("number", "numbers"))
_GATHERINGS = frozenset(
    """country nation city town village island republic metropolis
    crowd crowds attendance attendances audience audiences population populations staff
    workforce membership electorate enrolment enrollment congregation readership crew crews cast
    casts squad squads jury family""".split()
)
_LONGEST_NUMBER_OF = 10


def plural_of(noun: str) -> str:
    """The plural of a counted noun in lower case, by the common rules: "vehicle", "city", "man"."""
    low = noun.lower()
    if low in ("gold", "silver", "bronze"):
        return "medals"
    if low in lex.PLURALS or low.endswith("s") or not low:
        return low
    if low.endswith("man"):
        return low[:-3] + "men"
    if low.endswith("y") and low[-2:-1] not in "aeiou":
        return low[:-1] + "ies"
    return low + ("es" if low.endswith(("ch", "sh", "x", "z")) else "s")
