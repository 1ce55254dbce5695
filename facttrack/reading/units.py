"""The unit beside a number: currency signs and codes, percent, measures."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from facttrack.domain.units import find_unit, is_currency, measure_names
from facttrack.reading.tokens import MARK, NUMBER, WORD, Token

COUNT, MONEY, PERCENT, POINTS = "count", "money", "percent", "percentage points"
RATIO, MEASURE, DURATION = "ratio", "measure", "duration"

_MONEY_WORDS = frozenset(
    "pounds dinars rials riyals rupees pesos francs lira crowns kroner".split()
)
_MEASURE_WORDS = frozenset(("tons", "gallons", "degrees"))
# Symbols that are words, letters of plans, or names far more often than units.
_NEVER = frozenset("in a d y b k w l mo cal bar bars min bit bits b. none s h no t".split())
_ONLY_GLUED = frozenset("K B W h t l d J".split())
_SIGNS = frozenset("$€£¥₽₴₺₹₪₩₦₫₱₸")
_SIGN_PREFIXES = frozenset(
    "us a au aus c ca can cdn nz hk s nt r cn rmb jp mx mex j tt n fj bz".split()
)
# What stands for a currency in letters before a number: "Rs 500", "SFr1.2bn"; the single letters
# only before a number with its scale, since they name many other things.
_LETTERS = {
    "Rs": "rupees", "SFr": "CHF", "Sfr": "CHF", "RM": "MYR", "Rp": "IDR", "Tk": "BDT",
    "Ksh": "KES", "KSh": "KES", "Sh": "shillings", "Shs": "shillings", "Ush": "UGX", "USh": "UGX",
    "Kshs": "KES", "Tsh": "TZS", "Nkr": "NOK", "Skr": "SEK", "Dkr": "DKK", "DM": "DEM",
    "R": "ZAR", "N": "NGN", "P": "PHP",
}  # fmt: skip
_ONE_LETTER = frozenset("RNP")
_CENTS = {
    "c": "USD",
    "cent": "USD",
    "cents": "USD",
    "cts": "USD",
    "¢": "USD",
    "pence": "GBP",
    "penny": "GBP",
    "p": "GBP",
}
_LONGEST = 5
_BEHIND_INCHES = frozenset(") . , ; of tall long wide deep thick high screen gun display".split())
_NEVER_LAST = frozenset(("of", "the", ".", ",", ")", ";", ":"))


@dataclass(slots=True)
class UnitFound:
    """A unit in the text: tokens [first, past), its name, its kind, a factor as a power of ten."""

    first: int
    past: int
    name: str
    kind: str
    power: int = 0


def kind_of(name: str, dimension: str) -> str:
    """The kind of figure that a unit makes: money, percent, measure, duration or count."""
    if dimension.startswith("money") or name in _MONEY_WORDS:
        return MONEY
    if dimension in (PERCENT, POINTS):
        return dimension
    if dimension == "time":
        return DURATION
    return COUNT if dimension == "count" else MEASURE


def unit_before(tokens: Sequence[Token], at: int) -> UnitFound | None:
    """The currency that stands before a number: "$", "US$", "USD", "EUR"."""
    if at < 1:
        return None
    before = tokens[at - 1]
    if before.text.islower() and not before.glued and before.low not in _EURO:
        return None
    if before.text in _SIGNS:
        return _sign_before(tokens, at)
    if is_currency(before.text) and before.text not in ("ALL", "TOP"):
        return UnitFound(at - 1, at, before.text, MONEY)
    if before.glued and at > 1 and tokens[at - 2].text == "$":
        name = _DOLLARS.get(before.text)
        return UnitFound(at - 2, at, name, MONEY) if name else None
    if before.low in _EURO and _is_large(tokens, at):
        return UnitFound(at - 1, at, "EUR", MONEY)
    dotted = before.text == "." and before.glued and at > 1
    letters = tokens[at - 1 - dotted].text
    name = _LETTERS.get(letters)
    if name is None or (letters in _ONE_LETTER and not _is_sum(tokens, at)):
        return None
    return UnitFound(at - 1 - dotted, at, name, MONEY)


_EURO = frozenset(("euro", "euros"))
# Whose dollars they are when it stands behind the sign: "$US1,000", "$A8,800".
_DOLLARS = {
    "US": "USD", "A": "AUD", "AU": "AUD", "AUD": "AUD", "C": "CAD", "CAD": "CAD", "Can": "CAD",
    "NZ": "NZD", "HK": "HKD", "S": "SGD", "USD": "USD",
}  # fmt: skip
_WHOSE = {"canadian": "CAD", "australian": "AUD", "cdn": "CAD", "american": "USD"}


def whose_dollars(tokens: Sequence[Token], at: int, found: UnitFound | None) -> UnitFound | None:
    """Dollars by the country behind the number: "$254 billion Canadian", "$20 (Australian)"."""
    if found is None or found.name != "USD" or tokens[found.past - 1].text != "$":
        return found
    here = at + (at < len(tokens) and tokens[at].low == "(")
    name = _WHOSE.get(tokens[here].low) if here < len(tokens) else None
    return replace(found, name=name) if name else found


def _is_sum(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number glued to a letter has a scale of money: "R500 million", "P1.2bn"."""
    if not (at < len(tokens) and tokens[at].glued and at + 1 < len(tokens)):
        return False
    after = at + 1 + (tokens[at + 1].low in ("-", "‑"))
    return after < len(tokens) and tokens[after].low in _SUMS


def _is_large(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is large enough to be money: "euro 240 million", not "Euro 6 engines"."""
    scaled = at + 1 < len(tokens) and tokens[at + 1].low in _SUMS
    return tokens[at].sort == NUMBER and (scaled or "," in tokens[at].text)


_SUMS = frozenset("million billion trillion m bn tn mn mln".split())


def _sign_before(tokens: Sequence[Token], at: int) -> UnitFound:
    sign = tokens[at - 1]
    first = at - 1
    name = find_unit(sign.text).name
    if sign.glued and at > 1 and tokens[at - 2].low.replace(".", "") in _SIGN_PREFIXES:
        longer = find_unit(tokens[at - 2].text.replace(".", "") + sign.text)
        if longer.dimension.startswith("money"):
            return UnitFound(at - 2, at, longer.name, MONEY)
    if name == "USD" and at > 1 and tokens[at - 2].low in ("us", "u.s."):
        first = at - 2
    return UnitFound(first, at, name, MONEY)


def unit_after(tokens: Sequence[Token], at: int) -> UnitFound | None:
    """The unit that stands after a number, the longest that is known: "per cent", "km", "-mile"."""
    start = at
    if start < len(tokens) and tokens[start].low in ("-", "‑") and tokens[start].glued:
        start += 1
    if start >= len(tokens) or tokens[start].sort == NUMBER:
        return None
    if not _opens_unit(tokens[start].text):
        return None
    basis = _basis_points(tokens, start) or _cents_of(tokens, start)
    if basis:
        return basis
    if tokens[start].low == "of":
        return _percent_of_one(tokens, start)
    longest, most = 1, min(_LONGEST, len(tokens) - start)
    while longest < most and _opens_unit(_text(tokens, start, start + longest + 1)):
        longest += 1
    for size in range(longest, 0, -1):
        found = _named(tokens, start, start + size)
        if found:
            return UnitFound(at, start + size, found.name, found.kind, found.power)
    return None


@lru_cache(maxsize=16384)
def _opens_unit(written: str) -> bool:
    """Whether some unit's name may start so: a cheap test before the names themselves."""
    names, first = _names(), _folded(written).strip()
    place = bisect_left(names, first)
    return place < len(names) and names[place].startswith(first)


@lru_cache(maxsize=1)
def _names() -> list[str]:
    """The names of all units that are no counts, folded, in order."""
    return sorted({_folded(name) for name in (*measure_names(), *_CENTS, *_SPECIAL)})


_SPECIAL = ("bps", "bp", "basis", "won", "pc", "of")


def _folded(written: str) -> str:
    return written.translate(_ALIKE).casefold()


_ALIKE = str.maketrans({".": "", "^": "", "²": "2", "³": "3", "٪": "%", "％": "%"})


def _percent_of_one(tokens: Sequence[Token], at: int) -> UnitFound | None:
    """The percent of "0.25 of a per cent", "0.1 of a percentage point"."""
    if at + 2 >= len(tokens) or tokens[at + 1].low not in ("a", "one"):
        return None
    unit = (
        unit_after(tokens, at + 2)
        if tokens[at + 2].low in ("per", "percent", "percentage")
        else None
    )
    return replace(unit, first=at) if unit else None


def _basis_points(tokens: Sequence[Token], at: int) -> UnitFound | None:
    if tokens[at].low == "bps" or tokens[at].text == "bp":
        return UnitFound(at, at + 1, POINTS, POINTS, -2)
    past = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].low in ("-", "‑"))
    if tokens[at].low == "basis" and past < len(tokens) and tokens[past].low in _POINTS:
        return UnitFound(at, past + 1, POINTS, POINTS, -2)
    return None


_POINTS = frozenset(("point", "points"))


def _cents_of(tokens: Sequence[Token], at: int) -> UnitFound | None:
    """The cents of a currency that is named: "five euro cents"."""
    name = _OF_CENTS.get(tokens[at].low)
    if name is None or at + 1 >= len(tokens) or tokens[at + 1].low not in ("cent", "cents"):
        return None
    return UnitFound(at, at + 2, name, MONEY, -2)


_OF_CENTS = {"euro": "EUR", "us": "USD", "u.s.": "USD", "australian": "AUD", "canadian": "CAD"}


def _named(tokens: Sequence[Token], first: int, past: int) -> UnitFound | None:
    token = tokens[first]
    if past - first == 1:
        special = _special(tokens, first)
        if special:
            return special
        if not (_may_be_symbol(tokens, first) or _is_inches(tokens, first)):
            return None
    elif token.low in ("in", "a", "an") or tokens[past - 1].low in _NEVER_LAST:
        return None
    unit = find_unit(_text(tokens, first, past))
    if unit.dimension == "count" or unit.dimension.startswith("rate "):
        return None
    kind = kind_of(unit.name, unit.dimension)
    if unit.name == "pounds" and first and tokens[first - 1].low == "-":
        kind = MEASURE
    if (
        unit.name == "pounds"
        and past < len(tokens)
        and tokens[past].low in ("of", "per", "heavier")
    ):
        kind = MEASURE
    return UnitFound(first, past, unit.name, kind)


def _special(tokens: Sequence[Token], at: int) -> UnitFound | None:
    """A unit that only what stands beside its one word makes a unit: "20p", "31C", "2 bn won"."""
    token = tokens[at]
    if token.text in _CENTS and (token.text not in ("c", "p") or token.glued):
        return UnitFound(at, at + 1, _CENTS[token.low], MONEY, -2)
    if token.text in ("C", "F") and _is_degree(tokens, at):
        return UnitFound(at, at + 1, "°" + token.text, MEASURE)
    if token.low == "won" and at and tokens[at - 1].low in _SUMS:
        return UnitFound(at, at + 1, "KRW", MONEY)
    if token.text == "pc":
        return UnitFound(at, at + 1, PERCENT, PERCENT)
    return None


def _is_degree(tokens: Sequence[Token], at: int) -> bool:
    """Whether a letter stands for degrees: "31C", "31 C (88 F)", not "3 C Company"."""
    return tokens[at].glued or (
        tokens[at - 1].sort == NUMBER and (at + 1 == len(tokens) or tokens[at + 1].text in "().,;")
    )


def _is_inches(tokens: Sequence[Token], at: int) -> bool:
    """Whether "in" is a length and no preposition: "(4.7in)", "a 12in screen", not "20in Homs"."""
    token = tokens[at]
    if token.text != "in" or not token.glued or not at or tokens[at - 1].sort != NUMBER:
        return False
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return behind is None or behind.low in _BEHIND_INCHES


def _may_be_symbol(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.low in _NEVER and token.text not in _ONLY_GLUED:
        return False
    if token.text in _ONLY_GLUED:
        return token.glued and tokens[at - 1].sort == NUMBER
    if token.sort == MARK:
        return token.text in _SIGNS or token.text in "%٪％℃℉°"
    # A capitalised word that is no symbol in capitals is a name ("Mark", "Kip").
    return token.sort == WORD


def _text(tokens: Sequence[Token], first: int, past: int) -> str:
    rest = [token.text if token.glued else " " + token.text for token in tokens[first + 1 : past]]
    return "".join([tokens[first].text, *rest]).replace("٪", "%").replace("％", "%")


def scaled_by(number: Decimal | None, power: int) -> Decimal | None:
    """The number moved by a unit's power of ten: 50 cents are 0.50 dollars."""
    if number is None or not power:
        return number
    sign, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int)  # noqa: S101 - written numbers are finite
    return Decimal((sign, digits, exponent + power))
