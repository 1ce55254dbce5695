"""The words that a noun phrase may be made of: how far they go, and what sort of word each is."""

from __future__ import annotations

from collections.abc import Sequence

from facttrack.reading import lexicon as lex
from facttrack.reading.numbers import starts_number
from facttrack.reading.tokens import MONTHS, NUMBER, WORD, Token

_LONGEST_RUN = 9


def glued(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token stands there, with no white space before it."""
    return at < len(tokens) and tokens[at].glued


def run_from(tokens: Sequence[Token], first: int) -> list[int]:
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
    if token.low in ("-", "‑", "–", "/") and token.glued and glued(tokens, at + 1):
        return True
    if token.sort == NUMBER:
        return inside and (token.glued or _is_type(tokens, at))
    return inside and token.text in '“”"' and _quotes_noun(tokens, at)


def _is_type(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is a type's within the phrase: "six Boeing 737 jets"."""
    name, past = tokens[at - 1], at + 1
    if name.sort != WORD or not name.text[0].isupper() or not tokens[at].text.isdecimal():
        return False
    last = min(at + _LONGEST_RUN, len(tokens) - 1)
    while past < last and tokens[past].low == "-" and glued(tokens, past + 1):
        past += 2
    while past < last and tokens[past].text[0].isupper() and not tokens[past].glued:
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
    if at > first and token.low in _NUMBERS:
        return True  # "38 bombs hundreds of shells", where commas are lost
    if token.low in lex.STOPS and not _is_part_of_phrase(tokens, at):
        return True
    if _is_of_another_script(token.text[0]) or (token.low == "ages" and _counts_on(tokens, at + 1)):
        return True
    if token.text[0].isupper() and token.low in MONTHS and token.low != "may":
        return True
    return token.low in lex.WEEKDAYS


_NUMBERS = frozenset("dozens scores hundreds thousands millions".split())


def _is_part_of_phrase(tokens: Sequence[Token], at: int) -> bool:
    """Whether a stop is none here: "three South Koreans", "two less-experienced pilots"."""
    if at + 1 >= len(tokens):
        return False
    if tokens[at].low == "most" and tokens[at - 1].low.endswith(("'s", "’s")):
        return True  # "two of the town's most important mills"
    after = tokens[at + 1]
    if after.glued and (after.sort == NUMBER or (after.low == "-" and glued(tokens, at + 2))):
        return True
    if after.sort != WORD:
        return False
    text = tokens[at].text
    if len(text) > 1 and text.isupper():  # "US soldiers", "WHO staff", and no shouted "US"
        return not after.text.isupper() and after.low not in lex.STOPS
    return text[0].isupper() and after.text[0].isupper() and tokens[at].low in _DIRECTIONS


_DIRECTIONS = frozenset("north south east west".split())


def _counts_on(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and (tokens[at].low == "between" or starts_number(tokens[at]))


def _is_of_another_script(letter: str) -> bool:
    """Whether it is no Latin letter: no English noun is written so."""
    return letter > "\u024f" and not "\u1e00" <= letter <= "\u1eff"


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
