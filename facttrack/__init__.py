"""Record what numbers people claim, keep every change of them, and compare them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facttrack.lazy import lazy

if TYPE_CHECKING:
    from facttrack.ledger import Ledger
else:
    # `import facttrack` alone costs nothing.
    __getattr__ = lazy(__name__, {"ledger": ("Ledger",)})

__all__ = ["Ledger", "__version__"]
__version__ = "0.1.0"
