"""A figure as people read it: the sign of its hedge, then the number or the span."""

from __future__ import annotations

from decimal import Decimal

from facttrack.domain.quantity import Quantifier, Quantity, pretty
from facttrack.domain.vague import vague_range, vague_words
from facttrack.reports.values import Figure, Record

_SIGNS = {
    Quantifier.ABOUT: "~",
    Quantifier.AT_LEAST: "≥ ",
    Quantifier.MORE_THAN: "> ",
    Quantifier.AT_MOST: "≤ ",
    Quantifier.LESS_THAN: "< ",
    Quantifier.NEARLY: "nearly ",
}


def short(q: Quantity) -> Figure:
    """A quantity as a sign and a figure: "≥ 21", "~25", "17–26", "200–999 (hundreds)"."""
    return _figure((q.low, q.best, q.high), q.quantifier, q.wording)


def figure_of(record: Record) -> Figure:
    """The quantity of a record, by its columns low, best, high, quantifier and wording."""
    if not record["quantifier"]:
        return Figure()
    low, best, high = (_number(record[name]) for name in ("low", "best", "high"))
    return _figure((low, best, high), Quantifier(str(record["quantifier"])), str(record["wording"]))


def _figure(
    stated: tuple[Decimal | None, Decimal | None, Decimal | None],
    quantifier: Quantifier,
    wording: str,
) -> Figure:
    low, best, high = stated
    if quantifier is Quantifier.VAGUE:
        return Figure(_vague(low, high, wording))
    if best is not None:
        bounded = any(n is not None and n != best for n in (low, high))
        sign = "" if bounded else _SIGNS.get(quantifier, "")
        return Figure(f"{sign}{pretty(best)}" + (f" ({_span(low, high)})" if bounded else ""))
    if quantifier is Quantifier.BETWEEN:
        return Figure(_span(low, high))
    bound = low if low is not None else high
    return Figure(_SIGNS.get(quantifier, "") + (pretty(bound) if bound is not None else ""))


def _vague(low: Decimal | None, high: Decimal | None, wording: str) -> str:
    """What was stated, else what the words mean against others like them; then the words."""
    meant = vague_range(wording)
    if low is None and high is None and meant:
        low, high = meant.core
    if low is None and high is None:
        return wording
    return f"{_span(low, high)} ({vague_words(wording) or wording})"


def _span(low: Decimal | None, high: Decimal | None) -> str:
    if low is None or high is None:
        return (
            f"{pretty(low)}–…"
            if low is not None
            else f"…–{pretty(high)}"
            if high is not None
            else ""
        )
    return f"{pretty(low)}–{pretty(high)}"


def _number(value: object) -> Decimal | None:
    return value if isinstance(value, Decimal) else None
