"""Text in, quantities and claims out: deterministic rules and the standard library alone."""

from __future__ import annotations

from facttrack.reading.antecedents import Link
from facttrack.reading.candidate import Candidate, to_json
from facttrack.reading.quantities import QuantityReading, ReadingError, read_quantity
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
