"""Figures, ratios and intervals in the words that a reason is made of."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_FLOOR, Context, Decimal

from facttrack.domain.interval import Interval
from facttrack.domain.quantity import Quantifier, Quantity, pretty
from facttrack.domain.units import is_count

_SHORT = Context(prec=8)
# No figure that was said has so many digits; a division has 28.
_ENDLESS = 24
_HUNDREDTH = Decimal("0.01")
_PREFIX = {
    Quantifier.ABOUT: "about ",
    Quantifier.AT_LEAST: "at least ",
    Quantifier.MORE_THAN: "more than ",
    Quantifier.AT_MOST: "at most ",
    Quantifier.LESS_THAN: "less than ",
    Quantifier.NEARLY: "nearly ",
}


def shown(q: Quantity) -> str:
    """The quantity as a reader says it: "about 25", "more than 20", "20 to 30 km", "dozens"."""
    if q.quantifier is Quantifier.VAGUE:
        return q.wording or "a vague number"
    unit = "" if is_count(q.unit) else f" {q.unit}"
    if q.best is None or q.quantifier is Quantifier.BETWEEN:
        return _bounds(q) + unit
    apart = [n for n in (q.low, q.high) if n is not None and n != q.best]
    given = f" ({_stated_bounds(q)})" if apart else ""
    return f"{_PREFIX.get(q.quantifier, '')}{pretty(q.best)}{unit}{given}"


def _bounds(q: Quantity) -> str:
    if q.low is not None and q.high is not None:
        if q.low_strict or q.high_strict:
            return _stated_bounds(q)
        return f"{pretty(q.low)} to {pretty(q.high)}"
    only = q.low if q.low is not None else q.high
    return _PREFIX.get(q.quantifier, "") + (pretty(only) if only is not None else "unknown")


def _stated_bounds(q: Quantity) -> str:
    return span_text(Interval(q.low, q.high, q.low_strict, q.high_strict))


def span_text(interval: Interval) -> str:
    """An interval in words: "24", "24 to 26", "20 or more", "more than 20 and up to 26"."""
    low, high = interval.low, interval.high
    if low is None and high is None:
        return "any number"
    if high is None:
        return f"more than {number(low)}" if interval.low_open else f"{number(low)} or more"
    if low is None:
        return f"less than {number(high)}" if interval.high_open else f"{number(high)} or less"
    if low == high:
        return number(low)
    if not (interval.low_open or interval.high_open):
        return f"{number(low)} to {number(high)}"
    start = f"more than {number(low)}" if interval.low_open else f"at least {number(low)}"
    return f"{start} and {'less than' if interval.high_open else 'up to'} {number(high)}"


def number(n: Decimal | None) -> str:
    """A derived number for people; one with endless digits, as a conversion gives, to eight."""
    if n is None:
        return "unknown"
    _, digits, exponent = n.as_tuple()
    endless = isinstance(exponent, int) and exponent < 0 and len(digits) > _ENDLESS
    text = pretty(n.normalize(_SHORT) if endless else n)
    return text.rstrip("0").rstrip(".") if "." in text else text


def times(ratio: Decimal) -> str:
    """A ratio to two decimals, never rounded up: the grade that it is under stays true."""
    if ratio >= 100:  # noqa: PLR2004 - from here on decimals say nothing
        return pretty(ratio.to_integral_value(ROUND_FLOOR))
    cut = ratio.quantize(_HUNDREDTH, ROUND_FLOOR, _SHORT)
    return f"{cut:f}".rstrip("0").rstrip(".")


def listed(parts: Sequence[str]) -> str:
    """Words in a row: "17", "17 and 24", "17, 24 and 25"."""
    if len(parts) <= 1:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def counted(n: int, noun: str) -> str:
    """A number with its noun: "1 origin", "4 origins", "2 echoes"."""
    plural = f"{noun}es" if noun.endswith("o") else f"{noun}s"
    return f"{n:,} {noun if n == 1 else plural}"
