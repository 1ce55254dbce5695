"""Files in and out: CSV, JSON Lines, and the ledger itself with its history."""

from __future__ import annotations

from facttrack.exchange.importing import import_files

__all__ = ["import_files"]
