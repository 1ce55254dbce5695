"""What a caller gives, read as on the command line."""

from __future__ import annotations

from decimal import Decimal

from facttrack.domain.date_text import read_said_date
from facttrack.domain.dates import SaidDate
from facttrack.domain.quantity import Quantity, plain
from facttrack.errors import UsageError
from facttrack.services.change import Target
from facttrack.services.figures import Parts
from facttrack.services.figures import figure as read_figure

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
    parts = Parts(_given(value), _given(low), _given(high), quantifier or None, unit or None)
    return read_figure(_text(figure), parts)[0]


def _given(number: Number | None) -> str | None:
    return None if number is None else _text(number)


def _text(number: Number) -> str:
    if isinstance(number, float):
        raise UsageError(f"{number} is a float and not exact: give '{number}' as text")
    return plain(number) if isinstance(number, Decimal) else str(number)
