"""What is counted: the noun phrase after a number and its head, without a parser."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from facttrack.domain.units import find_unit
from facttrack.reading import lexicon as lex
from facttrack.reading.numbers import read_number, starts_number
from facttrack.reading.tokens import MONTHS, NUMBER, WORD, Token

_LONGEST_RUN = 9
FATE_OR_VERB = lex.FATES | lex.VERBS


class Noun(NamedTuple):
    """A noun phrase: tokens [first, past), the token of its head (None where there is none).

    `plural` says that the head is a plural or a word that counts like one.
    """

    first: int
    past: int
    head: int | None
    plural: bool = False


def read_noun(tokens: Sequence[Token], at: int, *, single: bool = False) -> Noun:
    """The noun phrase that starts at a token, its head the last noun before a verb or a stop."""
    first = skip_to_noun(tokens, at)
    run = _run(tokens, first)
    if not run:
        return Noun(first, first, None)
    head, plural = _head(tokens, run, single=single)
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
    if tokens[at - 1].low in FATE_OR_VERB or not tokens[at - 1].text[0].islower():
        return None
    run = _run(tokens, at + 1)[:_FEW]
    past = next((i for i in run if is_plural(tokens, i)), None)
    if past is None or tokens[at + 1].low in FATE_OR_VERB or tokens[past].low in lex.VERBS:
        return None
    return past if past > at + 1 else None


_FEW = 3


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
    """The noun of a label in front of a number: "Deaths: seven", "- Shelling: 58"."""
    colon = first - 1
    if colon < 1 or colon > _LONGEST_RUN or tokens[colon].low not in (":", "|"):
        return None
    start = 0
    while start < colon and tokens[start].sort != WORD:
        start += 1
    noun = read_noun(tokens[:colon], start)
    return noun if noun.head is not None else None


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
    if [token.low for token in tokens[at : at + 2]] == [",", "of"]:
        at += 1  # "hundreds, perhaps thousands, of people"
    noun = read_noun(tokens, at, single=single)
    if noun.head is not None and tokens[noun.head].low.endswith("'s") and noun.past < len(tokens):
        whole = read_number(tokens, noun.past) if starts_number(tokens[noun.past]) else None
        if whole:
            return read_noun(tokens, whole.past)
    if share and noun.head is not None and tokens[at].low not in ("of", "-"):
        low = tokens[noun.first].low
        if percent and not noun.plural and tokens[noun.head].low not in lex.OF_SHARES:
            return Noun(at, at, None)
        if low in FATE_OR_VERB or low.endswith("ed") or tokens[noun.head].low in lex.FATES:
            return Noun(at, at, None)
    if noun.head is not None or at >= len(tokens) or tokens[at].low not in ("of", "out"):
        return noun
    return _of_a_number(tokens, at) or noun


def _joined(tokens: Sequence[Token], at: int) -> Noun | None:
    """The noun that a hyphen joins to the number: the beds of "a 200-bed hospital"."""
    if not (_glued(tokens, at) and tokens[at].low in ("-", "‑") and _glued(tokens, at + 1)):
        return None
    word = tokens[at + 1]
    named = word.sort == WORD and word.text[0].islower() and word.low not in _NOT_JOINED
    if not named or (_glued(tokens, at + 2) and tokens[at + 2].low in ("-", "‑")):
        return None
    return Noun(at + 1, at + 2, at + 1, is_plural(tokens, at + 1))


_NOT_JOINED = lex.STOPS | lex.BEFORE_NOUN | lex.TIME_NOUNS | {"figure"}


def _of_a_number(tokens: Sequence[Token], at: int) -> Noun | None:
    """What the second number counts in "2 of the 7 hostages"."""
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
    while at < len(tokens):
        if _stands_before(tokens, at):
            at += 1
        elif starts_number(tokens[at]) and _glued(tokens, at + 1) and _glued(tokens, at + 2):
            past = _past_joined(tokens, at)
            if past is None:
                return at
            at = past
        else:
            return at
    return at


def _past_joined(tokens: Sequence[Token], at: int) -> int | None:
    """Past a number joined to words, which only describes: "three 15-year-old boys"."""
    past = at + 1
    while _glued(tokens, past + 1) and tokens[past].glued and tokens[past].low in ("-", "‑"):
        if tokens[past + 1].sort != WORD:
            return None
        past += 2
    # "Two-year-olds" are counted themselves.
    return past if past > at + 1 and not is_plural(tokens, past - 1) else None


def _stands_before(tokens: Sequence[Token], at: int) -> bool:
    low = tokens[at].low
    if tokens[at].sort == WORD and low not in lex.BEFORE_NOUN:
        return at > 0 and tokens[at - 1].low == "(" and _in_brackets(tokens, at)
    return (
        low in lex.BEFORE_NOUN
        or low in "“\"‘«„'"
        or (low == ")" and at > 1 and tokens[at - 2].low == "(")
        or _in_brackets(tokens, at)
        or (low == "-" and tokens[at].glued and _glued(tokens, at + 1))
    )


def _in_brackets(tokens: Sequence[Token], at: int) -> bool:
    """Whether a bracketed word before the noun starts or goes on here: "28 (air) strikes"."""
    if at + 3 < len(tokens) and tokens[at].low == "(" and tokens[at + 2].low == ")":
        return tokens[at + 1].text.islower() and tokens[at + 3].sort == WORD
    return (
        at > 0 and at + 2 < len(tokens) and tokens[at - 1].low == "(" and tokens[at + 1].low == ")"
    )


def _glued(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].glued


def _run(tokens: Sequence[Token], first: int) -> list[int]:
    """The tokens from which the phrase is made: words up to a stop, hyphens within them."""
    found: list[int] = []
    at = first
    while at < len(tokens) and len(found) < _LONGEST_RUN:
        token = tokens[at]
        if token.sort == WORD:
            if _stops(tokens, at, first):
                break
            found.append(at)
        elif _joins(tokens, at, inside=bool(found)):
            pass
        elif not (found and _is_bracketed_name(tokens, at)):
            break
        else:
            at += 2
        at += 1
    return found


def _joins(tokens: Sequence[Token], at: int, *, inside: bool) -> bool:
    """Whether a mark or a number belongs to the phrase: hyphens, "Su-24", a quoted noun."""
    token = tokens[at]
    if token.low in ("-", "‑", "–", "/") and token.glued and _glued(tokens, at + 1):
        return True
    if token.sort == NUMBER:
        return inside and (token.glued or _is_type(tokens, at))
    return inside and token.text in '“”"' and _quotes_noun(tokens, at)


def _is_type(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is a type's within the phrase: "six Boeing 737 jets"."""
    name, past = tokens[at - 1], at + 1
    if name.sort != WORD or not name.text[0].isupper() or not tokens[at].text.isdecimal():
        return False
    while past + 1 < len(tokens) and tokens[past].low == "-" and _glued(tokens, past + 1):
        past += 2
    while past < len(tokens) and tokens[past].text[0].isupper() and not tokens[past].glued:
        past += 1
    past += past < len(tokens) and tokens[past].sort == NUMBER
    return past < len(tokens) and tokens[past].text[0].islower() and is_plural(tokens, past)


def _quotes_noun(tokens: Sequence[Token], at: int) -> bool:
    """Whether a quoted noun goes on with the phrase: '200 foreign "advisers"'."""
    if tokens[at].text == "”" or tokens[at].glued:
        return False
    ends = [token.text for token in tokens[at + 2 : at + 4]]
    return any(end in '”"' for end in ends)


def _is_bracketed_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether "(PMF)" stands within a phrase that goes on after it."""
    return (
        tokens[at].low == "("
        and at + 3 < len(tokens)
        and tokens[at + 2].low == ")"
        and tokens[at + 1].text.isupper()
        and tokens[at + 3].sort == WORD
        and tokens[at + 3].text.islower()
        and tokens[at + 3].low not in lex.STOPS
    )


def _stops(tokens: Sequence[Token], at: int, first: int) -> bool:
    token = tokens[at]
    if at > first and tokens[at - 1].low == "-" and token.glued:
        return False
    if token.low == "and" and at > first and tokens[at - 1].sort == NUMBER and at + 1 < len(tokens):
        return not tokens[at + 1].text[0].isupper()
    if token.low in lex.STOPS and not _is_part_of_phrase(tokens, at):
        return True
    if _is_of_another_script(token.text[0]) or (token.low == "ages" and _counts_on(tokens, at + 1)):
        return True
    if token.text[0].isupper() and token.low in MONTHS and token.low != "may":
        return True
    return token.low in lex.WEEKDAYS


def _is_part_of_phrase(tokens: Sequence[Token], at: int) -> bool:
    """Whether a stop is none here: "three South Koreans", "two less-experienced pilots"."""
    if at + 1 >= len(tokens):
        return False
    after = tokens[at + 1]
    if after.glued and (after.sort == NUMBER or (after.low == "-" and _glued(tokens, at + 2))):
        return True
    named = tokens[at].text[0].isupper() and after.sort == WORD and after.text[0].isupper()
    return named and tokens[at].low in _DIRECTIONS and not tokens[at].text.isupper()


_DIRECTIONS = frozenset("north south east west".split())


def _counts_on(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and (tokens[at].low == "between" or starts_number(tokens[at]))


def _is_of_another_script(letter: str) -> bool:
    """Whether it is no Latin letter: no English noun is written so."""
    return letter > "\u024f" and not "\u1e00" <= letter <= "\u1eff"


def _head(tokens: Sequence[Token], run: list[int], *, single: bool) -> tuple[int | None, bool]:
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
        if is_verbal(tokens, at):
            break
        if at in plurals:
            head = at
        elif (
            is_person(tokens[head].low) and tokens[at].text.islower() and tokens[at - 1].low != "-"
        ):
            break
    return head


def _singular_head(tokens: Sequence[Token], run: list[int], *, single: bool) -> int | None:
    if tokens[run[0]].low in lex.FATES and (len(run) == 1 or not single):
        return run[0]
    head = None
    for place, at in enumerate(run):
        low = tokens[at].low
        if head is not None and (low in lex.AFTER_NOUN or is_verbal(tokens, at)):
            break
        describes = low in lex.AFTER_NOUN and len(run) > 1 and not is_verbal(tokens, run[1])
        if place == 0 and (low in lex.VERBS or (low in lex.AFTER_NOUN and not describes)):
            return None
        head = at
    low = tokens[head].low if head is not None else ""
    if head == run[0] and low.endswith(("ed", "ly")) and low not in lex.NOUNS_IN_ED_ING:
        return None
    return head


def _with_conjunct(tokens: Sequence[Token], past: int, *, plural: bool) -> int:
    """Where "women and children" ends: a plural joined to a plural by "and" or "or"."""
    if not plural or past + 1 >= len(tokens) or tokens[past].low not in ("and", "or", "&"):
        return past
    at = past + 1
    if tokens[at].low in lex.FATES and tokens[past - 1].low not in lex.FATES:
        return past
    if tokens[at].sort == WORD and is_plural(tokens, at) and tokens[at].low not in lex.STOPS:
        after = tokens[at + 1].low if at + 1 < len(tokens) else ""
        if after in lex.STOPS or not after or tokens[at + 1].sort != WORD:
            return at + 1
    return past


def is_plural(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is a plural noun, or counts like one ("people", "troops", "UAVs")."""
    token = tokens[at]
    low = token.low
    if low in lex.PLURALS or (low == "s" and token.glued and tokens[at - 1].sort == NUMBER):
        return True
    if low in lex.NOT_PLURAL or not low.endswith("s") or low.endswith(("ss", "'s", "us")):
        return low.endswith(("men", "women", "people", "folk", "children")) and len(low) > len(
            "men"
        )
    if token.text.isupper():
        return False
    if low.endswith("is"):
        return token.text[0].isupper() and low.endswith(("bis", "qis", "nis", "zis", "this", "dis"))
    return len(low) > len("as")


def is_verbal(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token after a noun is a verb, a participle or an adverb."""
    token = tokens[at]
    if at and tokens[at - 1].low == "-" and token.glued:
        return False
    if at + 1 < len(tokens) and tokens[at + 1].low == "-" and tokens[at + 1].glued:
        return False
    low = token.low
    if low in lex.VERBS or low in lex.FATES or low in lex.AFTER_NOUN:
        return True
    return token.text[0].islower() and (
        (low.endswith(("ed", "ing")) and low not in lex.NOUNS_IN_ED_ING) or low.endswith("ly")
    )


def is_person(low: str) -> bool:
    """Whether a noun counts people: "fighters", "militiamen", "casualties", "Syrians"."""
    if low in lex.PERSONS or low in lex.FATES:
        return True
    if low in lex.NOT_PERSONS:
        return False
    if low.endswith(("men", "man", "women", "woman", "people", "ists", "ist", "children")):
        return low not in ("human", "german", "specimen", "regimen")
    return bool(low) and (find_unit(low).name == "persons" or low + "s" in lex.PERSONS)


def plural_of(noun: str) -> str:
    """The plural of a counted noun in lower case, by the common rules: "vehicle", "city", "man"."""
    low = noun.lower()
    if low in lex.PLURALS or low.endswith("s") or not low:
        return low
    if low.endswith("man"):
        return low[:-3] + "men"
    if low.endswith("y") and low[-2:-1] not in "aeiou":
        return low[:-1] + "ies"
    return low + ("es" if low.endswith(("ch", "sh", "x", "z")) else "s")
