"""Measures in one unit: the only module that knows the library of physical units."""

from __future__ import annotations

import re
from decimal import Context, Decimal, localcontext
from functools import lru_cache
from typing import TYPE_CHECKING

from facttrack.domain.units import find_unit, is_physical, same_kind

if TYPE_CHECKING:
    from pint import UnitRegistry

_WORKING_DIGITS = 300
_KEPT_DIGITS = 50
_POWER = re.compile(r"([a-z]+)([23])")
# Where the library calls a unit otherwise, or means another one by our name.
_PINT_NAMES = {
    "acre": "international_acre",
    "bbl": "oil_bbl",
    "bbl/day": "oil_bbl/day",
    "kt": "kilotonne",
    "kn": "knot",
    "ly": "light_year",
    "in": "inch",
    "US gal": "US_liquid_gallon",
    "imp gal": "imperial_gallon",
    "troy oz": "troy_ounce",
    "short ton": "short_ton",
    "long ton": "long_ton",
    "°C": "degC",
    "°F": "degF",
}


def convert(number: Decimal, unit: str, to: str) -> Decimal | None:
    """The number in another unit; None where it cannot be converted, as between two currencies.

    In its own unit a number stays as it is. What was converted keeps every digit of an exact
    result, else 50 more than the number has; its last digit no longer tells how it was
    rounded, so convert the bounds of an interval and not a stated figure.
    """
    if not same_kind(unit, to):
        return None
    here, there = find_unit(unit), find_unit(to)
    if here == there or not is_physical(here.name):
        return number
    digits = len(number.as_tuple().digits)
    with localcontext(Context(prec=_WORKING_DIGITS + 2 * digits)) as context:
        quantity = _registry().Quantity(number, pint_name(here.name))
        converted: Decimal = quantity.to(pint_name(there.name)).magnitude
        # Factors such as 5/9 do not end: the last digits worked with are noise, as in 31.999...
        # or, where 32 °F meet their offset, all that is left.
        if converted.adjusted() < number.adjusted() - _WORKING_DIGITS // 2:
            return Decimal(0)
        context.prec = _KEPT_DIGITS + digits
        return converted.normalize()


def pint_name(name: str) -> str:
    """The library's name of a measure's canonical name."""
    return _PINT_NAMES.get(name) or _POWER.sub(r"\1**\2", name)


@lru_cache(maxsize=1)
def _registry() -> UnitRegistry[Decimal]:
    from pint import UnitRegistry

    # The definitions are worked out here, and keep as many digits as the context has.
    with localcontext(Context(prec=_WORKING_DIGITS)):
        registry: UnitRegistry[Decimal] = UnitRegistry(non_int_type=Decimal)
        # The library's acre is that of the US survey foot, given up in 2022.
        registry.define("international_acre = 4840 * yard ** 2")
    return registry
