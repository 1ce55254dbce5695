"""A figure from what the user typed: a text to read, or its parts said one by one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from facttrack.domain.quantity import Quantifier, Quantity, parse_number, stated
from facttrack.errors import BadDataError, UsageError

if TYPE_CHECKING:
    from facttrack.reading import QuantityReading


@dataclass(frozen=True, slots=True)
class Parts:
    """The options that state a figure; None where one is not given."""

    value: str | None = None
    low: str | None = None
    high: str | None = None
    quantifier: str | None = None
    unit: str | None = None

    def given(self) -> bool:
        """Whether any of them states a figure."""
        return any(p is not None for p in (self.value, self.low, self.high, self.quantifier))


def figure(text: str | None, parts: Parts, wording: str = "") -> tuple[Quantity, str]:
    """The quantity that the user states, and the noun that it counts.

    A value that is given wins over the text, which is kept as the wording then; bounds and a
    quantifier that are given without one stand beside what the text says.

    Raises UsageError where neither is given, BadDataError for what cannot be read, and where the
    parts and the text contradict each other.
    """
    from facttrack.domain.units import find_unit

    unit = find_unit(parts.unit).name if parts.unit else ""
    if parts.given():
        read = _read_beside(text, parts, unit)
        quantity = _stated(parts, read, unit, wording or text or _said(parts))
        return quantity, read.noun if read else ""
    if not text:
        raise UsageError('say the figure, such as "at least 21 ISIS fighters", or its --value')
    reading = _read(text, unit)
    quantity = replace(reading.quantity, unit=unit) if unit else reading.quantity
    return (replace(quantity, wording=wording) if wording else quantity), reading.noun


def _read(text: str, unit: str) -> QuantityReading:
    """What the text says, in a unit of the dimension that is asked for."""
    from facttrack.domain.units import dimension_of
    from facttrack.reading import read_quantity
    from facttrack.reading.quantities import HINT

    reading = read_quantity(text)
    read = reading.quantity.unit
    if unit and read and dimension_of(unit) != dimension_of(read):
        raise BadDataError(f"{text!r} is in {read}, not in {unit}: leave the unit out, {HINT}")
    return reading if read or not unit else read_quantity(text, unit=unit)


def _read_beside(text: str | None, parts: Parts, unit: str) -> QuantityReading | None:
    """What the text says beside the parts; None where they say it all, or it holds no figure."""
    from facttrack.reading import ReadingError

    if not text or parts.value is not None:
        return None
    try:
        return _read(text, unit)
    except ReadingError:
        return None


def _stated(parts: Parts, read: QuantityReading | None, unit: str, wording: str) -> Quantity:
    q = read.quantity if read else None
    quantifier = _quantifier(parts.quantifier)
    if q and quantifier is None and q.quantifier is Quantifier.VAGUE:
        quantifier = q.quantifier
    quantity = stated(
        q.low if q and parts.low is None else _number(parts.low),
        q.best if q else _number(parts.value),
        q.high if q and parts.high is None else _number(parts.high),
        quantifier,
        unit or (q.unit if q else ""),
        wording,
    )
    if q and quantity.quantifier is Quantifier.BETWEEN:
        low_strict = q.low_strict and parts.low is None
        return replace(
            quantity, low_strict=low_strict, high_strict=q.high_strict and parts.high is None
        )
    return quantity


def _said(parts: Parts) -> str:
    return " to ".join(p for p in (parts.low, parts.value, parts.high) if p is not None)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else parse_number(text)


def _quantifier(text: str | None) -> Quantifier | None:
    if text is None:
        return None
    try:
        return Quantifier(text)
    except ValueError:
        known = ", ".join(Quantifier)
        raise UsageError(f"--quantifier is one of {known}, not {text!r}") from None
