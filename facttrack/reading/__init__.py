"""Text in, quantities and claims out: deterministic rules and the standard library alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facttrack.lazy import lazy
from facttrack.reading.quantities import QuantityReading, ReadingError, read_quantity

if TYPE_CHECKING:
    from facttrack.reading.antecedents import Link
    from facttrack.reading.candidate import Candidate, to_json
    from facttrack.reading.reader import read
else:
    # A typed figure needs nothing of what reads whole texts.
    __getattr__ = lazy(
        __name__,
        {"antecedents": ("Link",), "candidate": ("Candidate", "to_json"), "reader": ("read",)},
    )

__all__ = [
    "Candidate",
    "Link",
    "QuantityReading",
    "ReadingError",
    "read",
    "read_quantity",
    "to_json",
]
