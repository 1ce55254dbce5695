"""The unit beside a number: currency signs and codes, percent, measures."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
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
_SIGN_PREFIXES = frozenset("us a au c ca nz hk s nt r cn rmb jp".split())
_CENTS = {"cent": "USD", "cents": "USD", "¢": "USD", "pence": "GBP", "penny": "GBP", "p": "GBP"}
_LONGEST = 4
_BEHIND_INCHES = frozenset(") . , ; of tall long wide deep thick high screen gun display".split())
_NEVER_LAST = frozenset(("of", "the", ".", ",", ")", ";", ":"))


@dataclass(frozen=True, slots=True)
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
    if before.text in _SIGNS:
        return _sign_before(tokens, at)
    if is_currency(before.text) and before.text not in ("ALL", "TOP"):
        return UnitFound(at - 1, at, before.text, MONEY)
    if before.text in ("Rs", "Rs.") or (
        before.text == "." and at > 1 and tokens[at - 2].text == "Rs"
    ):
        return UnitFound(at - 1 - (before.text == "."), at, "rupees", MONEY)
    return None


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
    basis = _basis_points(tokens, start)
    if basis:
        return basis
    for size in range(min(_LONGEST, len(tokens) - start), 0, -1):
        found = _named(tokens, start, start + size)
        if found:
            return UnitFound(at, start + size, found.name, found.kind, found.power)
    return None


@lru_cache(maxsize=16384)
def _opens_unit(written: str) -> bool:
    """Whether some unit's name may start with a word: a cheap test before the names themselves."""
    names, first = _names(), _folded(written)
    place = bisect_left(names, first)
    return place < len(names) and names[place].startswith(first)


@lru_cache(maxsize=1)
def _names() -> list[str]:
    """The names of all units that are no counts, folded, in order."""
    return sorted({_folded(name) for name in (*measure_names(), *_CENTS, "bps", "basis")})


def _folded(written: str) -> str:
    return written.translate(_ALIKE).casefold()


_ALIKE = str.maketrans({".": "", "^": "", "²": "2", "³": "3", "٪": "%", "％": "%"})


def _basis_points(tokens: Sequence[Token], at: int) -> UnitFound | None:
    low = tokens[at].low
    if low == "bps" or (
        low == "basis" and at + 1 < len(tokens) and tokens[at + 1].low in ("points", "point")
    ):
        return UnitFound(at, at + (1 if low == "bps" else 2), POINTS, POINTS, -2)
    return None


def _named(tokens: Sequence[Token], first: int, past: int) -> UnitFound | None:
    token = tokens[first]
    text = _text(tokens, first, past)
    if past - first == 1:
        if token.low in _CENTS and (token.low != "p" or token.glued):
            return UnitFound(first, past, _CENTS[token.low], MONEY, -2)
        if token.text in ("C", "F") and token.glued:
            return UnitFound(first, past, "°" + token.text, MEASURE)
        if not (_may_be_symbol(token) or _is_inches(tokens, first)):
            return None
    elif token.low in ("in", "a", "an") or tokens[past - 1].low in _NEVER_LAST:
        return None
    unit = find_unit(text)
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


def _is_inches(tokens: Sequence[Token], at: int) -> bool:
    """Whether "in" is a length and no preposition: "(4.7in)", "a 12in screen", not "20in Homs"."""
    token = tokens[at]
    if token.text != "in" or not token.glued or not at or tokens[at - 1].sort != NUMBER:
        return False
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return behind is None or behind.low in _BEHIND_INCHES


def _may_be_symbol(token: Token) -> bool:
    if token.low in _NEVER and token.text not in _ONLY_GLUED:
        return False
    if token.text in _ONLY_GLUED:
        return token.glued
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
