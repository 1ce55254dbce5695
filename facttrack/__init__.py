"""Record what numbers people claim, keep every change of them, and compare them."""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["Ledger", "__version__"]
__version__ = "0.1.0"

if TYPE_CHECKING:
    from facttrack.ledger import Ledger
else:

    def __getattr__(name: str) -> object:
        """`Ledger`, loaded when it is first asked for: `import facttrack` alone costs nothing."""
        if name == "Ledger":
            from importlib import import_module

            return import_module("facttrack.ledger").Ledger
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
