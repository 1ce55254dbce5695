"""The figure of a row: from its columns, as numbers or in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal, DivisionByZero
from functools import lru_cache

from facttrack.domain.quantity import Quantifier, Quantity, QuantityError, parse_number, stated
from facttrack.domain.units import find_unit, same_kind
from facttrack.errors import BadDataError

_NONE = frozenset(
    (
        *("", "unknown", "not known", "not stated", "not reported", "not available", "no data"),
        *("-", "--", "---", "–", "—", "n/a", "na", "n.a.", "?", "..", "...", "null"),
    )
)
_UNLIMITED = frozenset(("unlimited", "no limit", "no upper limit", "inf", "infinity", "∞"))
_MIXED = re.compile(r"([0-9][0-9,]*)[ \u00a0]([0-9]+)/([0-9]+)", re.ASCII)
_PLAIN = (Quantifier.EXACT, Quantifier.BETWEEN)


class FigureError(BadDataError):
    """A cell that is no figure; `column` names it."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column


def states_none(cell: str) -> bool:
    """Whether a cell says that there is no figure: empty, "Unknown", "--", "N/A"."""
    return cell.strip().casefold() in _NONE


def read_figure(cells: Mapping[str, str]) -> Quantity | None:
    """What a row states in value, low, high, quantifier, unit and wording; None for no figure.

    A value in words, or a range, is read as the reader reads a typed figure; then the wording is
    the cell as it is.

    Raises FigureError, naming the column.
    """
    unit = unit_of(cells)
    value = cells.get("value", "")
    low, high = _bound("low", cells), _bound("high", cells)
    wording = cells.get("wording", "")
    if not (wording or states_none(value) or "claim" in cells):
        wording = value
    quantifier = _quantifier(cells.get("quantifier", ""))
    best: Decimal | None = None
    if not states_none(value):
        try:
            best = _number(value)
        except QuantityError:
            return _in_words("value", value, cells, (low, high, quantifier, unit, wording))
    elif low is None and high is None and quantifier is not Quantifier.VAGUE:
        if states_none(cells.get("wording", "")):
            return None
        return _in_words("wording", wording, cells, (None, None, quantifier, unit, wording))
    return _stated(cells, low, best, high, quantifier, unit, wording)


def unit_of(cells: Mapping[str, str]) -> str:
    """The canonical name of the unit in a row's cells."""
    return _unit(cells.get("unit", ""))


@lru_cache(maxsize=1024)
def _unit(text: str) -> str:
    return find_unit(text).name


def _quantifier(cell: str) -> Quantifier | None:
    if not cell:
        return None
    try:
        return Quantifier(cell.strip().lower().replace(" ", "_"))
    except ValueError:
        names = ", ".join(Quantifier)
        raise FigureError("quantifier", f"is none of {names}") from None


def _number(cell: str) -> Decimal:
    """The number of a cell; "2 1/2" is 2.5."""
    match = _MIXED.fullmatch(cell.strip())
    if not match:
        return parse_number(cell)
    try:
        part = Decimal(match[2]) / Decimal(match[3])
    except (DivisionByZero, ArithmeticError):
        raise FigureError("value", "divides by zero") from None
    if part * Decimal(match[3]) != Decimal(match[2]) or part >= 1:
        raise FigureError("value", "is no decimal number: write it as one")
    return parse_number(match[1]) + part


def _bound(column: str, cells: Mapping[str, str]) -> Decimal | None:
    cell = cells.get(column, "")
    if states_none(cell) or (column == "high" and cell.strip().casefold() in _UNLIMITED):
        return None
    try:
        return _number(cell)
    except FigureError as error:
        raise FigureError(column, str(error)) from None
    except QuantityError as error:
        raise FigureError(column, _without(str(error), cell)) from None


_Asked = tuple[Decimal | None, Decimal | None, Quantifier | None, str, str]


def _in_words(column: str, cell: str, cells: Mapping[str, str], asked: _Asked) -> Quantity:
    """The figure of a cell in words; bounds in columns of their own win over those in it."""
    low, high, quantifier, unit, wording = asked
    read = _read_words(column, cell, unit)
    if unit and read.unit and not same_kind(unit, read.unit):
        raise FigureError(column, f"is in {read.unit}, the unit column says {unit}")
    if low is None and high is None and quantifier is None:
        return replace(read, wording=wording)
    kind = quantifier or (None if read.quantifier in _PLAIN else read.quantifier)
    low, high = low if low is not None else read.low, high if high is not None else read.high
    return _stated(cells, low, read.best, high, kind, read.unit, wording)


def _read_words(column: str, cell: str, unit: str) -> Quantity:
    from facttrack.reading import read_quantity

    try:
        return read_quantity(cell, unit=unit).quantity
    except BadDataError as error:
        raise FigureError(column, _without(str(error), cell)) from None


def _without(message: str, cell: str) -> str:
    """A reader's message as a reason behind the cell, which the problem shows itself."""
    message = message.partition("; write it")[0].partition("; type")[0]
    message = message.partition(", or give it with")[0]
    return message.removeprefix(f"{cell!r} ")


def _stated(
    cells: Mapping[str, str],
    low: Decimal | None,
    best: Decimal | None,
    high: Decimal | None,
    quantifier: Quantifier | None,
    unit: str,
    wording: str,
) -> Quantity:
    try:
        found = stated(low, best, high, quantifier, unit, wording)
        strict = [_yes(name, cells) for name in ("low_strict", "high_strict")]
        if any(strict):
            found = replace(
                found,
                low_strict=found.low_strict or strict[0],
                high_strict=found.high_strict or strict[1],
            )
    except QuantityError as error:
        column = next(name for name in ("value", "low", "high", "quantifier") if name in cells)
        raise FigureError(column, str(error)) from None
    return found


def _yes(column: str, cells: Mapping[str, str]) -> bool:
    try:
        return truth(cells.get(column, ""))
    except BadDataError as error:
        raise FigureError(column, str(error)) from None


def truth(cell: str) -> bool:
    """What a cell says that holds yes or no; an empty one says no.

    Raises BadDataError for anything else.
    """
    word = cell.strip().lower()
    if word in ("", "no", "false", "0"):
        return False
    if word in ("yes", "true", "1"):
        return True
    raise BadDataError("is neither yes nor no")
