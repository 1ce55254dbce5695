"""What a record can hold, and each value as the text of a cell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import ROUND_DOWN, Context, Decimal

from facttrack.domain.quantity import plain, pretty
from facttrack.reports.safety import neutral

_SHORT = Context(prec=4, rounding=ROUND_DOWN)
_THOUSAND = re.compile(r"(?<=[0-9]),(?=[0-9]{3})")

# A float is a statistic about figures, never a figure.
Value = str | int | bool | float | Decimal | tuple[str, ...] | None
Record = Mapping[str, Value]


class Figure(str):
    """A figure with the sign of its hedge ("≥ 21"): like a number it stands to the right."""

    __slots__ = ()


def is_number(value: object) -> bool:
    """Whether a value is a figure or a count; a truth value is neither."""
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def text_of(value: Value) -> str:
    """The value for machines: figures digit by digit, "true" and "false", "" for nothing.

    A NaN or an infinity cannot be recorded, so none can come here.
    """
    if isinstance(value, str):
        return value
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case Decimal():
            return plain(value)
        case float():
            return plain(Decimal(repr(value)))
        case _:
            return "; ".join(value)


def shown(value: Value, thousands: str = ",") -> str:
    """The value for people, on one line: its thousands separated, "yes" and "no"."""
    match value:
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return separated(pretty(value), thousands)
        case int():
            return separated(f"{value:,}", thousands)
        case Figure():
            return separated(neutral(" ".join(value.split())), thousands)
        case float():
            return f"{value:.4g}"
        case _:
            return neutral(" ".join(text_of(value).split()))


def quotient(value: Decimal) -> Figure:
    """A quotient for people: four digits of it, never rounded up, so that a grade stays true."""
    text = pretty(_SHORT.plus(value))
    return Figure(text.rstrip("0").rstrip(".") if "." in text else text)


def separated(figure: str, thousands: str) -> str:
    """A figure with another separator than the comma at its thousands; "" for none."""
    return figure if thousands == "," else _THOUSAND.sub(thousands, figure)
