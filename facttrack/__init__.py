"""Record what numbers people claim, keep every change of them, and compare them."""

__version__ = "0.1.0"
