"""What a number is counted or measured in: the names of units and which of them can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from facttrack.domain import unit_names
from facttrack.lazy import pattern

_SCRIPTS = str.maketrans({"²": "2", "³": "3", "^": ""})
_PER = pattern(r"(?:^|\s)per\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by its canonical name, and the dimension in which its figures can be compared.

    Dimensions: "count", "percent", "percentage points", "money USD", "length", "area", "mass",
    "volume", "time", "speed", "energy", "power", "temperature", "data", "data rate", "frequency",
    "pressure", "flow", "radiation dose"; "rate ..." for anything per anything; an ambiguous word
    ("tons") has its own.
    """

    name: str
    dimension: str


@lru_cache(maxsize=4096)
def find_unit(text: str) -> Unit:
    """The unit that a cell, an option or a noun names, whatever its spelling; "" is a bare count.

    People are always persons. A noun that is not known is a counted unit, named as given; what is
    "per" something is a rate. A canonical name finds itself.
    """
    name = " ".join(text.split())
    symbols, words = _symbols(), _words()
    symbol = name.translate(_SCRIPTS).rstrip(".")
    known = symbols.get(name) or symbols.get(symbol) or words.get(_word(symbol))
    if known:
        return known
    if _PER.search(name):
        return Unit(name, f"rate {name.casefold()}")
    return Unit("persons" if _counts_people(name) else name, "count")


def dimension_of(name: str) -> str:
    """The dimension of a unit's name; that of an unknown unit ("") is "count"."""
    return find_unit(name).dimension


@lru_cache(maxsize=4096)
def is_count(name: str) -> bool:
    """Whether it counts things: not percent, money, a measure or a rate."""
    return dimension_of(name) == "count"


def is_currency(code: str) -> bool:
    """Whether it is a currency's ISO 4217 code, in capitals; codes of money gone by count too."""
    return code in unit_names.CURRENCIES


def is_physical(name: str) -> bool:
    """Whether it is a measure with a fixed size, one that converts within its dimension."""
    return dimension_of(name) in unit_names.PHYSICAL_SYMBOLS


def same_kind(a: str, b: str) -> bool:
    """Whether figures in two units can be compared: one dimension, and for counts one thing.

    An unknown unit ("") is taken to count what the other counts.
    """
    first, second = find_unit(a), find_unit(b)
    if first.dimension != second.dimension:
        return False
    if first.dimension != "count" or not (first.name and second.name):
        return True
    return first.name.casefold() == second.name.casefold()


def physical_units() -> tuple[Unit, ...]:
    """Every measure that the registry knows, in its order."""
    return tuple(
        Unit(name, dimension)
        for dimension, table in unit_names.PHYSICAL_SYMBOLS.items()
        for name, _ in _lines(table)
    )


def measure_names() -> tuple[str, ...]:
    """Every spelling of every unit that is no count, as `find_unit` knows it."""
    known = {**_words(), **_symbols()}
    return tuple(name for name, unit in known.items() if unit.dimension != "count")


def _lines(table: str) -> Iterator[tuple[str, list[str]]]:
    """The canonical name and the aliases of each line; an indented line continues the last."""
    for line in table.strip().replace("\n ", " ").splitlines():
        name, _, aliases = line.partition(": ")
        yield name, [] if aliases == "none" else aliases.split(", ")


def _word(name: str) -> str:
    return name.casefold().replace(".", "").strip()


@lru_cache(maxsize=1)
def _symbols() -> dict[str, Unit]:
    """Names that are matched as written: symbols, currency codes and signs."""
    found = {code: Unit(code, f"money {code}") for code in unit_names.CURRENCIES}
    for code, signs in _lines(unit_names.MONEY_SIGNS):
        found |= dict.fromkeys(signs, found[code])
    for dimension, table in unit_names.PHYSICAL_SYMBOLS.items():
        for name, aliases in _lines(table):
            found |= dict.fromkeys([name, *aliases], Unit(name, dimension))
    return found


@lru_cache(maxsize=1)
def _words() -> dict[str, Unit]:
    """Names that are matched whatever their case, without full stops."""
    found = {"": Unit("", "count")}
    for name, aliases in _lines(unit_names.PERCENT_WORDS + unit_names.AMBIGUOUS_WORDS.lstrip()):
        found |= dict.fromkeys([name, *aliases], Unit(name, name))
    for name, aliases in _lines(unit_names.COUNTED_WORDS):
        found |= dict.fromkeys([name, *aliases], Unit(name, "count"))
    symbols = _symbols()
    for name, aliases in _lines(unit_names.PHYSICAL_WORDS + unit_names.MONEY_WORDS.lstrip()):
        found |= dict.fromkeys(aliases, symbols[name])
    return found


def _counts_people(name: str) -> bool:
    """Whether a noun phrase counts people: "ISIS fighters", "men killed", "civilian deaths"."""
    words = name.casefold().split()
    while words and words[-1] in unit_names.FATE_WORDS:
        words.pop()
    if words and words[-1] in unit_names.FATE_NOUNS:
        words.pop()
        return not words or words[-1] in unit_names.PEOPLE_WORDS
    return bool(words) and words[-1] in unit_names.PEOPLE_WORDS
