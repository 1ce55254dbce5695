"""Ranges: two numbers joined by "to", "and", "or" or a dash, with shared scales and units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from facttrack.reading import numbers, two_units
from facttrack.reading.number_words import RATIO, WORDS, Number, shift
from facttrack.reading.tokens import MONTHS, NUMBER, WORD, Token, words_at
from facttrack.reading.units import DURATION, PERCENT, UnitFound, unit_after, unit_before

DASHES = frozenset("-–—‒−‑~")
CHANGES = frozenset(
    """rose rise rises risen rising fell fall falls fallen falling increased increase increases
    increasing decreased decrease decreases decreasing grew grow grows grown growing dropped drop
    drops dropping declined decline declines declining climbed climb climbs climbing jumped jump
    jumps jumping surged surge surges surging soared soar soars soaring plunged plunge plunges
    plunging slid slide slides sliding slipped slip slips slipping gained gain gains gaining lost
    lose loses losing shrank shrink shrunk shrinks shrinking cut cuts cutting raised raise raises
    raising lowered lower lowers lowering reduced reduce reduces reducing went gone moved moving
    changed change expanded expand expanding up down doubled tripled edged eased advanced tumbled
    sank sunk rebounded recovered narrowed widened swelled swollen dwindled shot extended extend
    extends extending lengthened lengthening shortened shortening prolonged""".split()
)
_NEAR = 14


@dataclass(slots=True)
class Span:
    """One number, or two that make a range, with the units beside them."""

    number: Number
    other: Number | None
    before: UnitFound | None
    after: UnitFound | None
    first: int
    rule: str

    @property
    def core_past(self) -> int:
        """Past the last number."""
        return (self.other or self.number).past

    @property
    def past(self) -> int:
        """Past the last number and its unit."""
        return max(self.core_past, self.after.past if self.after else 0)


Beside = tuple[UnitFound | None, UnitFound | None]


def read_range(tokens: Sequence[Token], number: Number, beside: Beside, floor: int) -> Span | None:
    """The range whose lower end is `number`; None where it stands alone.

    `beside` are the units before and after the number.
    """
    if number.sort == RATIO or _is_year(tokens, number):
        return None
    before, first_unit = beside
    for unit in (None, first_unit) if first_unit else (None,):
        joint = unit.past if unit else number.past
        other_at, how = _past_joint(tokens, joint)
        if other_at is None:
            continue
        found = _second(tokens, number, other_at)
        if found and _is_when(tokens, number, *found):
            return None
        if found:
            return _span(tokens, number, found, before, unit, how, floor)
        one = two_units.one_of(tokens, other_at) if unit else None
        return _of_two(tokens, number, one, unit, how, floor) if one and unit else None
    return None


def _is_year(tokens: Sequence[Token], number: Number) -> bool:
    """Whether a number is the year of a month: "down in May 2017 to 12 million"."""
    token = tokens[number.first]
    if len(token.text) != len("2017") or not token.text.isdecimal() or number.power:
        return False
    return number.first > 0 and tokens[number.first - 1].low in MONTHS


def _is_when(
    tokens: Sequence[Token], number: Number, sign: UnitFound | None, second: Number
) -> bool:
    """Whether a number is a year and the second none: "from 190 in 1997 to 5,179"."""
    if tokens[number.first - 1].low not in _IN or not _looks_a_year(tokens, number):
        return False
    return sign is not None or not _looks_a_year(tokens, second)


def _looks_a_year(tokens: Sequence[Token], number: Number) -> bool:
    text = tokens[number.first].text
    plain = text.isdecimal() and not number.power and len(text) == len("2017")
    return plain and text[:2] in ("18", "19", "20")


_IN = frozenset("in since during by until".split())
_JOINTS = frozenset("to or and through up".split())


def _past_joint(tokens: Sequence[Token], at: int) -> tuple[int | None, str]:
    low = tokens[at].low if at < len(tokens) else ""
    if low in DASHES:
        if tokens[at].glued and words_at(tokens, at + 1, at + 2) in ("to", "or"):
            # "a 10-to-15-year plan", "12- to 14-hour shifts"
            dashed = words_at(tokens, at + 2, at + 3) in DASHES and tokens[at + 2].glued
            return at + 2 + dashed, "dash"
        loose = at + 1 < len(tokens) and tokens[at].glued != tokens[at + 1].glued
        return (None, "") if loose else (at + 1, "dash")
    if low in _JOINTS:
        past = at + 1 + (low == "up")
        if low == "up" and tokens[at + 1 : past] and tokens[at + 1].low != "to":
            return None, ""
        if low in ("through", "up"):
            return past, low
        if low == "to" and past < len(tokens) and tokens[past].low in DASHES:
            return None, ""
        if low != "and" and words_at(tokens, past, past + 2) in ("as many", "as much"):
            past += 3
        elif past < len(tokens) and tokens[past].low in (
            "even",
            "perhaps",
            "possibly",
            "maybe",
            "around",
            "about",
        ):
            past += 1
        return past, low
    return None, ""


def _second(
    tokens: Sequence[Token], number: Number, at: int
) -> tuple[UnitFound | None, Number] | None:
    """The second number, with the currency sign before it."""
    here = at
    while here < len(tokens) and here < at + 3 and not numbers.starts_number(tokens[here]):
        here += 1
    if here >= len(tokens):
        return None
    before = unit_before(tokens, here)
    if here != at and (before is None or before.first != at):
        return None
    named = tokens[here].sort == WORD and tokens[here].text[0].isupper()
    if named and tokens[number.first].sort == NUMBER:
        return None  # "a 7-Eleven"
    other = numbers.read_number(tokens, here)
    if other is None or other.sort == RATIO or (number.value is None) != (other.value is None):
        return None
    return before, other


def _span(
    tokens: Sequence[Token],
    number: Number,
    found: tuple[UnitFound | None, Number],
    before: UnitFound | None,
    own: UnitFound | None,
    how: str,
    floor: int,
) -> Span | None:
    sign, other = found
    after = unit_after(tokens, other.past)
    if own and after and own.name != after.name:
        return _of_two(tokens, number, (other, after), own, how, floor)
    bare = own is not None and not (after or sign)
    if not _agree(before, own, sign, after) or (own and bare and _apart(own, other, how)):
        return None
    start = before.first if before else number.first
    opener = _opener(tokens, start, floor)
    scaled = shared_scale(tokens, number, other, how)
    shared = own is None and (scaled is not number or (sign is None and bool(after)))
    # "Sales will rise 5 percent to 6 percent": a unit of its own at either end.
    twice = own is not None and after is not None and own.name == "percent"
    change = (
        how == "to"
        and opener is None
        and _is_change(tokens, start, _times(scaled, other), shared=shared, twice=twice)
    )
    far = _far_opener(tokens, start, floor) if opener is None and how == "to" else None
    if change or far is not None or not _is_range(tokens, opener, how):
        led = opener if far is None else far
        return _start_of_change(number, other, before, own, sign or after, led, how)
    if scaled.value is None or other.value is None or scaled.value >= other.value:
        return None
    first = opener if opener is not None else number.first
    return Span(scaled, other, before or sign, after or own, first, f"range-{how}")


def _of_two(
    tokens: Sequence[Token],
    number: Number,
    end: tuple[Number, UnitFound],
    own: UnitFound,
    how: str,
    floor: int,
) -> Span | None:
    """A range whose ends have two units, in the smaller one: "18 months to two years"."""
    both = two_units.in_one_unit(number, own, *end)
    if both is None or how == "through":
        return None
    low, high, unit = both
    opener = _opener(tokens, number.first, floor)
    times = _times(low, high)
    if not _is_range(tokens, opener, how) or times <= 1:
        return None
    at = number.first
    if opener is None and how == "to" and _is_change(tokens, at, times, shared=False, twice=False):
        return None
    return Span(low, high, None, unit, at if opener is None else opener, f"range-{how}")


def _apart(own: UnitFound, other: Number, how: str) -> bool:
    """Whether a bare second number is none of the first one's: "five years to 2015", "4% to 60"."""
    if other.power or (own.kind == PERCENT and how == "to"):
        return True
    return own.kind == DURATION and (other.value or 0) > _YEAR


_YEAR = 1500


def _times(number: Number, other: Number) -> Decimal:
    """How many times the first number the second one is; 0 where that says nothing."""
    if not number.value or other.value is None:
        return Decimal(0)
    return other.value / number.value


def _agree(*units: UnitFound | None) -> bool:
    names = {unit.name for unit in units if unit is not None}
    return len(names) <= 1


def _opener(tokens: Sequence[Token], at: int, floor: int) -> int | None:
    """Where "between" or "from" before the first number stands, hedges in between included."""
    for here in range(at - 1, max(at - 3, floor) - 1, -1):
        low = tokens[here].low
        if low in ("between", "from", "anywhere", "somewhere"):
            if here > floor and tokens[here - 1].low in ("anywhere", "somewhere", "of"):
                return here - 1 if tokens[here - 1].low != "of" else here
            return here
        if low not in ("about", "around", "an", "estimated", "some", "approximately", "roughly"):
            return None
    return None


def _far_opener(tokens: Sequence[Token], at: int, floor: int) -> int | None:
    """Where "from" stands before the start of a change that is named: "from a staff of six to 60".

    None where words between say nothing of a start, or nothing is told to have moved.
    """
    named = False
    for here in range(at - 1, max(at - _NAMED, floor) - 1, -1):
        token = tokens[here]
        if token.low == "from":
            return here if here < at - 1 and (named or _changes(tokens, here)) else None
        if token.sort != WORD:
            return None
        named = named or token.low in _STARTING
    return None


_NAMED = 6
_STARTING = frozenset("current previous initial original earlier present today's".split())


def _is_range(tokens: Sequence[Token], opener: int | None, how: str) -> bool:
    low = tokens[opener].low if opener is not None else ""
    if how == "and":
        return low in ("between", "anywhere", "somewhere")
    if how == "or" and low == "from":
        return False
    if how == "up":
        return low == "from" and not _changes(tokens, opener or 0)
    return not (how == "to" and low == "from" and _changes(tokens, opener or 0))


def _changes(tokens: Sequence[Token], at: int) -> bool:
    """Whether "from" tells where a change began: "rose from 20 to 30"."""
    for here in range(at - 1, max(at - _NEAR, 0) - 1, -1):
        if tokens[here].low in CHANGES:
            return True
        if tokens[here].low in (".", ";", ":"):
            return False
    return False


def _is_change(
    tokens: Sequence[Token], at: int, times: Decimal, *, shared: bool, twice: bool
) -> bool:
    """Whether the first number is a change and the second where it led: "fell $5 to $30".

    What shares its scale or unit is a range ("rose 3 to 4 percent"); so is what is lost or
    raised, or stands behind "by", unless the second number is many `times` the first.
    """
    here, by = at - 1, False
    while here > max(at - _LIGHT, 0) and tokens[here].low in _LIGHTS:
        by = by or tokens[here].low == "by"
        here -= 1
    moved = here >= 0 and tokens[here].low in CHANGES
    if times > _VERY_FAR and (moved or tokens[here].low in _ADDING):
        return True
    if shared or not (by or moved):
        return False
    return times > _FAR or not (by or twice or tokens[here].low in _OF_AMOUNTS)


_FAR = 4
# What shares a unit and is so many times as large is no end of one range: "adds 0.50 to 59.4 rand".
_VERY_FAR = 20
_ADDING = frozenset("add adds added adding shed sheds shedding".split())
_LIGHT = 4
_LIGHTS = frozenset(
    "by about around some nearly almost roughly just only over more than a another further".split()
)
# What may be done to an amount, so that a range can stand behind it: "lost 3 to 4 million".
_OF_AMOUNTS = frozenset(
    """cut cuts cutting raised raise raises raising lost lose loses losing gained gain gains
    gaining reduced reduce reduces reducing lowered lower lowers lowering""".split()
)


def _start_of_change(
    number: Number,
    other: Number,
    before: UnitFound | None,
    own: UnitFound | None,
    theirs: UnitFound | None,
    opener: int | None,
    how: str,
) -> Span | None:
    """The first number of "rose from 5 to 7 percent", with the scale and unit of the second."""
    if how != "to" or opener is None or own is not None or number.value is None:
        return None
    unit = None
    if before is None and theirs is not None:
        unit = replace(theirs, first=number.past, past=number.past)
    if not number.power and other.power and 1 / _APART < _times_bare(number, other) < _APART:
        number = replace(number, value=shift(number.value, other.power), power=other.power)
    return Span(number, None, before, unit, number.first, f"number-{number.sort}")


_APART = Decimal(50)


def _times_bare(number: Number, other: Number) -> Decimal:
    """How many times the first number the second one is, its scale word left out."""
    if not number.value or other.mantissa is None:
        return Decimal(0)
    return other.mantissa / number.value


def shared_scale(tokens: Sequence[Token], number: Number, other: Number, how: str) -> Number:
    """The lower end with the scale of the upper: "four to five thousand", "50-60,000"."""
    if number.value is None or other.mantissa is None or other.value is None:
        return number
    dozens = tokens[other.past - 1].low == "dozen" and number.sort == other.sort == WORDS
    if dozens and number.value * 12 < other.value:
        return replace(number, value=number.value * 12)
    if not number.power and other.power and number.value < other.mantissa:
        return replace(number, value=shift(number.value, other.power), power=other.power)
    written = tokens[other.first].text
    cut = written.endswith(",000") and number.power == 0
    near = how == "dash" or number.value * 1000 * _FAR > other.value
    if cut and near and shift(number.value, 3) < other.value:
        return replace(number, value=number.value * 1000)
    return number
