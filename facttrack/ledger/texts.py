"""What a caller gives, read as on the command line."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from facttrack.domain.date_text import read_said_date
from facttrack.domain.dates import SaidDate
from facttrack.domain.quantity import Quantifier, Quantity, parse_number, plain, stated
from facttrack.domain.units import find_unit
from facttrack.errors import UsageError
from facttrack.services.change import Target

Number = str | int | Decimal
"""A figure: never a float, which could not hold it exactly."""


def target(claim: str, reason: str, expect: str) -> Target:
    """What to change, and why.

    Raises UsageError without a reason.
    """
    if not reason.strip():
        raise UsageError("a change needs a reason")
    return Target(claim, reason.strip(), expect)


def said(text: str) -> SaidDate | None:
    """The date that a text states; None for no text."""
    return read_said_date(text) if text else None


def kind(label: str) -> str:
    """Whether a label names a source ("s") or a question ("q").

    Raises UsageError where it names neither.
    """
    letter = label[:1].casefold()
    if letter not in ("s", "q") or not label[1:].isdigit():
        raise UsageError(f"{label!r} names no source (s5) and no question (q3)")
    return letter


def quantity(
    figure: Number,
    value: Number | None = None,
    low: Number | None = None,
    high: Number | None = None,
    quantifier: str = "",
    unit: str = "",
) -> Quantity:
    """The figure as it is read on the command line; parts that are given win over the words."""
    from facttrack.reading import read_quantity

    name = find_unit(unit).name if unit else ""
    words = _text(figure)
    if (value, low, high) == (None, None, None) and not quantifier:
        if not words:
            raise UsageError('say the figure: "at least 21 ISIS fighters", or value=21')
        read = read_quantity(words, unit=name).quantity
        return replace(read, unit=name) if name else read
    parts = (low, value, high)
    wording = words or " to ".join(_text(p) for p in parts if p is not None)
    least, best, most = (None if p is None else parse_number(_text(p)) for p in parts)
    return stated(least, best, most, _quantifier(quantifier), name, wording)


def _text(number: Number) -> str:
    if isinstance(number, float):
        raise UsageError(f"{number} is a float and not exact: give '{number}' as text")
    return plain(number) if isinstance(number, Decimal) else str(number)


def _quantifier(text: str) -> Quantifier | None:
    if text and text not in list(Quantifier):
        raise UsageError(f"quantifier is one of {', '.join(Quantifier)}, not {text!r}")
    return Quantifier(text) if text else None
