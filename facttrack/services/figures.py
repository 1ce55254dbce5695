"""A figure from what the user typed: a text to read, or its parts said one by one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from facttrack.domain.quantity import Quantifier, Quantity, parse_number, stated
from facttrack.errors import BadDataError, UsageError


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

    The parts win over the text, which is kept as the wording then.

    Raises UsageError where neither is given, BadDataError for what cannot be read.
    """
    from facttrack.domain.units import dimension_of, find_unit
    from facttrack.reading import read_quantity

    unit = find_unit(parts.unit).name if parts.unit else ""
    if parts.given():
        quantity = stated(
            _number(parts.low),
            _number(parts.value),
            _number(parts.high),
            _quantifier(parts.quantifier),
            unit,
            wording or text or _said(parts),
        )
        return quantity, ""
    if not text:
        raise UsageError('say the figure, such as "at least 21 ISIS fighters", or its --value')
    reading = read_quantity(text, unit=unit)
    read = reading.quantity.unit
    if unit and read and dimension_of(unit) != dimension_of(read):
        raise BadDataError(
            f"{text!r} is in {read}, --unit says {unit}: leave --unit out, or give --value"
        )
    quantity = replace(reading.quantity, unit=unit) if unit else reading.quantity
    return (replace(quantity, wording=wording) if wording else quantity), reading.noun


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
