"""What a record can hold, and each value as the text of a cell."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from facttrack.domain.quantity import plain, pretty
from facttrack.reports.safety import neutral

# A float is a statistic about figures, never a figure.
Value = str | int | bool | float | Decimal | tuple[str, ...] | None
Record = Mapping[str, Value]


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
        case Decimal():
            return plain(value)
        case float():
            return plain(Decimal(repr(value)))
        case tuple():
            return "; ".join(value)
        case _:
            return str(value)


def shown(value: Value) -> str:
    """The value for people, on one line: commas at the thousands, "yes" and "no"."""
    match value:
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return pretty(value)
        case int():
            return f"{value:,}"
        case float():
            return f"{value:.4g}"
        case _:
            return neutral(" ".join(text_of(value).split()))
