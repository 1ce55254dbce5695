"""Decimal arithmetic that no caller's context can round."""

from __future__ import annotations

from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal

# A figure has an exponent of three digits at most: sums and small multiples fit in these.
_EXACT = Context(prec=4000, Emax=MAX_EMAX, Emin=MIN_EMIN)
_RATIO = Context(prec=28, Emax=MAX_EMAX, Emin=MIN_EMIN)


def difference(a: Decimal, b: Decimal) -> Decimal:
    """The difference a - b to the last digit."""
    return _EXACT.subtract(a, b)


def distance(a: Decimal, b: Decimal) -> Decimal:
    """How far a and b lie apart, to the last digit."""
    return _EXACT.subtract(a, b) if a >= b else _EXACT.subtract(b, a)


def total(a: Decimal, b: Decimal) -> Decimal:
    """The sum a + b to the last digit."""
    return _EXACT.add(a, b)


def product(a: Decimal, b: Decimal) -> Decimal:
    """The product a * b to the last digit."""
    return _EXACT.multiply(a, b)


def quotient(a: Decimal, b: Decimal) -> Decimal:
    """The quotient a / b to 28 digits, for showing: a border is tested with `product`."""
    return _RATIO.divide(a, b)
