"""One figure in two units: "2 hours 11 minutes", "6ft 4in", "30 minutes to an hour"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from facttrack.reading import numbers
from facttrack.reading.number_words import WORDS, Number, glued_at, past_half, word_at
from facttrack.reading.tokens import Token
from facttrack.reading.units import UnitFound, unit_after

# How many of its smallest unit a unit is, by systems whose units are whole multiples.
_SYSTEMS: tuple[dict[str, int], ...] = (
    {"s": 1, "min": 60, "h": 3_600, "day": 86_400, "week": 604_800},
    {"month": 1, "year": 12},
    {"in": 1, "ft": 12, "yd": 36, "mi": 63_360},
    {"oz": 1, "lb": 16, "pounds": 16},
    {"mm": 1, "cm": 10, "m": 1_000, "km": 1_000_000},
    {"g": 1, "kg": 1_000, "t": 1_000_000},
    {"W": 1, "kW": 1_000, "MW": 1_000_000, "GW": 1_000_000_000},
)
_SYSTEM_OF = {name: system for system in _SYSTEMS for name in system}
# Those that are told in two: nobody says "3 km 200 m" of one thing in news.
_TOLD_IN_TWO = frozenset("min h day week year ft lb pounds".split())
_ONE = Decimal(1)


def _times(larger: str, smaller: str) -> Decimal | None:
    """How many of the smaller unit the larger one is; None where it is no whole number of them."""
    system = _SYSTEM_OF.get(larger, {})
    if smaller not in system or system[larger] <= system[smaller]:
        return None
    return Decimal(system[larger] // system[smaller])


def compound(
    tokens: Sequence[Token], number: Number, unit: UnitFound
) -> tuple[Number, UnitFound] | None:
    """A number with what a smaller unit adds to it, in that unit; None where nothing is added.

    The number goes on to the last one, so that its unit stands behind it. What is added is less
    than one of the larger unit, else it is another figure.
    """
    if unit.name not in _TOLD_IN_TWO or not _is_whole(number.value) or number.power:
        return None
    if unit.first != number.past or word_at(tokens, number.first - 1) == "between":
        return None
    added = _added(tokens, unit)
    smaller = _unit_behind(tokens, added.past, unit) if added else None
    times = _times(unit.name, smaller.name) if smaller else None
    if not (added and smaller and times and added.value and number.value):
        return None
    if added.value >= times:
        return None
    whole = replace(number, past=added.past, value=number.value * times + added.value)
    return compound(tokens, whole, smaller) or (whole, smaller)


def _is_whole(value: Decimal | None) -> bool:
    return value is not None and value > 0 and value == value.to_integral_value()


def _added(tokens: Sequence[Token], unit: UnitFound) -> Number | None:
    """The number behind a unit: "2 hours, 11", "2 hours and 11", "6-foot-4"."""
    at = unit.past
    if _is_height(tokens, at, unit):
        at += 1
    while word_at(tokens, at) in (",", "and") and at < unit.past + _JOINTS:
        at += 1
    if at >= len(tokens) or not numbers.starts_number(tokens[at]):
        return None
    added = numbers.read_number(tokens, at)
    return None if added is None or added.power or (added.value or 0) < 0 else added


_JOINTS = 2


def _is_height(tokens: Sequence[Token], at: int, unit: UnitFound) -> bool:
    return unit.name == "ft" and word_at(tokens, at) == "-" and glued_at(tokens, at + 1)


def _unit_behind(tokens: Sequence[Token], at: int, larger: UnitFound) -> UnitFound | None:
    """The unit behind what is added: the inches of "6ft 4in", "6-foot-4"."""
    found = unit_after(tokens, at)
    if found is not None or larger.name != "ft":
        return found
    if glued_at(tokens, at) and word_at(tokens, at) in ("in", "ins"):
        return replace(larger, first=at, past=at + 1, name="in")
    joined = _is_height(tokens, larger.past, larger)
    return replace(larger, first=at, past=at, name="in") if joined else None


def one_of(tokens: Sequence[Token], at: int) -> tuple[Number, UnitFound] | None:
    """One of a unit with its article: "an hour", "a year and a half"."""
    if word_at(tokens, at) not in ("a", "an"):
        return None
    unit = unit_after(tokens, at + 1)
    if unit is None or unit.name not in _SYSTEM_OF:
        return None
    number = Number(at, at + 1, _ONE, WORDS, _ONE)
    half = past_half(tokens, unit.past)
    if half:
        return replace(number, value=Decimal("1.5")), replace(unit, past=half)
    return number, unit


def in_one_unit(
    number: Number, unit: UnitFound, other: Number, theirs: UnitFound
) -> tuple[Number, Number, UnitFound] | None:
    """Both ends of a range in the smaller of their units; None where it does not measure both."""
    if number.value is None or other.value is None:
        return None
    times = _times(unit.name, theirs.name)
    if times is not None:
        return replace(number, value=number.value * times), other, theirs
    times = _times(theirs.name, unit.name)
    if times is None:
        return None
    return number, replace(other, value=other.value * times), replace(theirs, name=unit.name)
