"""Text in, quantities and claims out: deterministic rules and the standard library alone."""

from __future__ import annotations

from facttrack.reading.quantities import QuantityReading, ReadingError, read_quantity

__all__ = ["QuantityReading", "ReadingError", "read_quantity"]
