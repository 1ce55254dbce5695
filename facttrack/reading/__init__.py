"""Text in, quantities and claims out: deterministic rules and the standard library alone."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from facttrack.reading.quantities import QuantityReading, ReadingError, read_quantity

if TYPE_CHECKING:
    from facttrack.reading.antecedents import Link
    from facttrack.reading.candidate import Candidate, to_json
    from facttrack.reading.reader import read

__all__ = [
    "Candidate",
    "Link",
    "QuantityReading",
    "ReadingError",
    "read",
    "read_quantity",
    "to_json",
]
_HOMES = {"Candidate": "candidate", "Link": "antecedents", "read": "reader", "to_json": "candidate"}


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """What reads whole texts, loaded when it is asked for: a typed figure needs none of it."""
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
