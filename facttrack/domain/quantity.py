"""A quantity as its source stated it."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from facttrack.errors import BadDataError
from facttrack.lazy import pattern

_PLAIN = pattern(r"[+-]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?", re.ASCII)
_GROUPED = pattern(r"[+-]?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?", re.ASCII)
_SPACED = pattern(
    r"[+-]?[1-9][0-9]{0,2}(?:[ \u00a0\u2009\u202f'’][0-9]{3})+(?:\.[0-9]+)?", re.ASCII
)
_SEPARATORS = str.maketrans("", "", ", \u00a0\u2009\u202f'’")


class QuantityError(BadDataError):
    """A quantity that contradicts itself or is no number."""


class Quantifier(enum.StrEnum):
    """How the source hedged its figure."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    NEARLY = "nearly"
    BETWEEN = "between"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a source said: bounds, best figure, hedge, unit and words; an unstated bound is None.

    The exponent of a Decimal keeps the last digit that was shown: "1.50 million" is 1.50E+6, so
    that the rounding unit can be read off the number (see `rounding_unit`). `unit` is the name of
    a unit ("persons", "percent", "USD", "km"), or "" where none is known.

    Raises QuantityError unless low <= best <= high (< where a bound is strict) and each quantifier
    has the bounds it needs: strict for more_than, less_than and nearly, else as stated.
    """

    low: Decimal | None = None
    best: Decimal | None = None
    high: Decimal | None = None
    low_strict: bool = False
    high_strict: bool = False
    quantifier: Quantifier = Quantifier.EXACT
    unit: str = ""
    wording: str = ""

    def __post_init__(self) -> None:
        for number in (self.low, self.best, self.high):
            if number is not None and not number.is_finite():
                msg = f"{number} is not a number that can be counted"
                raise QuantityError(msg)
        if self.low is self.high is None and self.best is not None and self._is_plain():
            return
        _refuse_misfit(self)
        _refuse_disorder(self)
        _refuse_strictness(self)

    def _is_plain(self) -> bool:
        """Whether it needs no bound and has none: it cannot contradict itself."""
        return self.quantifier in _BOUNDLESS and not (self.low_strict or self.high_strict)

    @property
    def figure(self) -> tuple[object, ...]:
        """What makes two quantities one figure: all but the wording (1.50E+6 equals 1500000)."""
        if self.quantifier is Quantifier.EXACT and {self.low, self.high} <= {None, self.best}:
            return (self.best, self.unit)
        return (
            self.low,
            self.best,
            self.high,
            self.low_strict,
            self.high_strict,
            self.quantifier,
            self.unit,
            self.wording.casefold() if self.quantifier is Quantifier.VAGUE else "",
        )


_BOUNDLESS = frozenset((Quantifier.EXACT, Quantifier.ABOUT))


def _refuse_disorder(q: Quantity) -> None:
    known = [n for n in (q.low, q.best, q.high) if n is not None]
    if len(known) > 1 and any(a > b for a, b in pairwise(known)):
        text = ", ".join(
            f"{name} {plain(n)}"
            for name, n in (("low", q.low), ("best", q.best), ("high", q.high))
            if n is not None
        )
        msg = f"the bounds are out of order: {text} (low <= best <= high is required)"
        raise QuantityError(msg)


def _refuse_strictness(q: Quantity) -> None:
    name, needed = _STRICT.get(q.quantifier, ("", False))
    if not (name or q.low_strict or q.high_strict):
        return
    for bound, strict, other in ((q.low, q.low_strict, q.high), (q.high, q.high_strict, q.low)):
        if strict and bound is None:
            msg = "a bound that is not stated cannot be strict"
            raise QuantityError(msg)
        if strict and bound is not None and bound in (q.best, other):
            msg = f"{plain(bound)} cannot be meant where it is left out as a strict bound"
            raise QuantityError(msg)
    if name and getattr(q, f"{name}_strict") is not needed:
        msg = f"the {name} figure of {q.quantifier.value} is {'' if needed else 'not '}strict"
        raise QuantityError(msg)


_NEEDS: dict[Quantifier, tuple[str, ...]] = {
    Quantifier.EXACT: ("best",),
    Quantifier.ABOUT: ("best",),
    Quantifier.AT_LEAST: ("low",),
    Quantifier.MORE_THAN: ("low",),
    Quantifier.AT_MOST: ("high",),
    Quantifier.LESS_THAN: ("high",),
    Quantifier.NEARLY: ("high",),
    Quantifier.BETWEEN: ("low", "high"),
    Quantifier.VAGUE: (),
}
_STRICT: dict[Quantifier, tuple[str, bool]] = {
    Quantifier.AT_LEAST: ("low", False),
    Quantifier.MORE_THAN: ("low", True),
    Quantifier.AT_MOST: ("high", False),
    Quantifier.LESS_THAN: ("high", True),
    Quantifier.NEARLY: ("high", True),
}


def _refuse_misfit(q: Quantity) -> None:
    for name in _NEEDS[q.quantifier]:
        if getattr(q, name) is None:
            msg = f"{q.quantifier.value} needs a {name} figure"
            raise QuantityError(msg)
    if q.quantifier is Quantifier.VAGUE and q.best is not None:
        msg = "a vague word has no best figure"
        raise QuantityError(msg)


def exact(number: Decimal, unit: str = "", wording: str = "") -> Quantity:
    """The quantity of an unhedged figure: its best alone is stated."""
    return Quantity(best=number, unit=unit, wording=wording)


def stated(
    low: Decimal | None,
    best: Decimal | None,
    high: Decimal | None,
    quantifier: Quantifier | None = None,
    unit: str = "",
    wording: str = "",
) -> Quantity:
    """The quantity of figures given in columns: the quantifier follows from which are given.

    Best alone is exact; best with other bounds is about; low alone at_least; high alone at_most;
    both without best between, or exact when they are equal. A quantifier that is given wins, and
    puts a lone best where it belongs ("at_least" with best 20 is low 20).

    Raises QuantityError when no figure is given (unless vague) or the quantity contradicts itself.
    """
    if quantifier is None:
        quantifier = _implied(low, best, high)
    if best is not None and low is None and high is None:
        low, best, high = _placed(best, quantifier)
    if quantifier is Quantifier.EXACT and best is None and low is not None and low == high:
        best = low
    strict_low = quantifier is Quantifier.MORE_THAN
    strict_high = quantifier in (Quantifier.LESS_THAN, Quantifier.NEARLY)
    return Quantity(low, best, high, strict_low, strict_high, quantifier, unit, wording)


def _implied(low: Decimal | None, best: Decimal | None, high: Decimal | None) -> Quantifier:
    if low is None and best is None and high is None:
        msg = "no figure is given"
        raise QuantityError(msg)
    if best is not None:
        apart = any(n is not None and n != best for n in (low, high))
        return Quantifier.ABOUT if apart else Quantifier.EXACT
    if high is None:
        return Quantifier.AT_LEAST
    if low is None:
        return Quantifier.AT_MOST
    return Quantifier.EXACT if low == high else Quantifier.BETWEEN


def _placed(
    n: Decimal, quantifier: Quantifier
) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    match quantifier:
        case Quantifier.AT_LEAST | Quantifier.MORE_THAN:
            return n, None, None
        case Quantifier.AT_MOST | Quantifier.LESS_THAN | Quantifier.NEARLY:
            return None, None, n
        case _:
            return None, n, None


def parse_number(text: str) -> Decimal:
    """The Decimal that a cell or option states: ASCII digits, optional sign, separators, exponent.

    Thousands may be set off by commas, spaces or apostrophes, in groups of three only. Nothing
    else is taken: no "1_000", no other scripts' digits, no words (the reader reads those).

    Raises QuantityError.
    """
    cell = text.strip().replace("\u2212", "-")
    if not _PLAIN.fullmatch(cell):
        if not (_GROUPED.fullmatch(cell) or _SPACED.fullmatch(cell)):
            msg = f"{text!r} is not a number such as 88,733 or 88733 or 1.5"
            raise QuantityError(msg)
        cell = cell.translate(_SEPARATORS)
    return Decimal(cell)


def plain(number: Decimal) -> str:
    """The number without an exponent and without separators: 1.5E+6 is 1500000."""
    return format(number, "f")


def pretty(number: Decimal) -> str:
    """The number for people: commas at the thousands, no exponent."""
    return format(number, ",f")
