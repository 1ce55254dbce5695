"""Figures: numbers with their ranges, units and hedges put together, left to right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from facttrack.domain.quantity import Quantifier, Quantity
from facttrack.reading import hedges, numbers, ranges
from facttrack.reading.numbers import Number
from facttrack.reading.tokens import Token
from facttrack.reading.units import COUNT, RATIO, UnitFound, scaled_by, unit_after, unit_before

Q = Quantifier


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: tokens [first, past) with hedges and unit, [core, core_past) the numbers alone.

    `rules` are the names of the rules that fired, in order.
    """

    first: int
    past: int
    core: int
    core_past: int
    low: Decimal | None
    best: Decimal | None
    high: Decimal | None
    quantifier: Quantifier
    unit: str = ""
    kind: str = COUNT
    sort: str = numbers.DIGITS
    low_strict: bool = False
    high_strict: bool = False
    hedge: tuple[tuple[int, int], ...] = ()
    rules: tuple[str, ...] = ()

    def quantity(self, unit: str, wording: str) -> Quantity:
        """The stated quantity with a unit and the source's words."""
        return Quantity(
            self.low,
            self.best,
            self.high,
            self.low_strict,
            self.high_strict,
            self.quantifier,
            unit,
            wording,
        )


def read_figures(tokens: Sequence[Token]) -> list[Figure]:
    """Every figure in the tokens, in order and apart from each other; linear in their number."""
    found: list[Figure] = []
    at = floor = 0
    while at < len(tokens):
        figure = read_figure(tokens, at, floor) if numbers.starts_number(tokens[at]) else None
        if figure is None:
            at += 1
            continue
        found.append(figure)
        at = floor = figure.past
    return found


def read_figure(tokens: Sequence[Token], at: int, floor: int = 0) -> Figure | None:
    """The figure whose first number starts at a token; no hedge is sought left of `floor`."""
    number = numbers.read_number(tokens, at)
    if number is None:
        return None
    number = numbers.one_in(tokens, number) or number
    span = ranges.read_range(tokens, number, floor) or _alone(tokens, number)
    figure = _hedged(tokens, span, floor)
    return _double_bound(tokens, figure) or figure


def _alone(tokens: Sequence[Token], number: Number) -> ranges.Span:
    before = unit_before(tokens, number.first)
    after = unit_after(tokens, number.past)
    if before and after and after.kind != before.kind:
        after = None
    rule = f"number-{number.sort}"
    return ranges.Span(number, None, before, after, number.first, rule)


def _hedged(tokens: Sequence[Token], span: ranges.Span, floor: int) -> Figure:
    start = min(span.first, span.before.first) if span.before else span.first
    first, left = hedges.left_of(tokens, start, floor)
    past = span.past
    end, right = hedges.right_of(tokens, past)
    if right is None and span.after is not None and span.after.kind == COUNT:
        end = past
    marks = [(first, start)] if first < start else []
    if right is not None:
        marks.append((past, end))
    hedge = hedges.strongest([*left, right])
    figure = Figure(first, end, span.number.first, span.core_past, None, None, None, Q.EXACT,
                    hedge=tuple(marks), sort=span.number.sort, rules=(span.rule,))  # fmt: skip
    figure = _with_unit(figure, span)
    return _with_bounds(figure, span, hedge)


def _with_unit(figure: Figure, span: ranges.Span) -> Figure:
    unit = span.before or span.after
    if unit is None:
        return (
            replace(figure, kind=RATIO, unit=RATIO) if span.number.sort == numbers.RATIO else figure
        )
    return replace(figure, unit=unit.name, kind=unit.kind)


def _with_bounds(figure: Figure, span: ranges.Span, hedge: Quantifier | None) -> Figure:
    power = _power(span.before) + _power(span.after)
    value = scaled_by(span.number.value, power)
    rules = figure.rules + ((f"hedge-{hedge.value}",) if hedge else ())
    if span.other is not None:
        high = scaled_by(span.other.value, power)
        return replace(figure, low=value, high=high, quantifier=Q.BETWEEN, rules=rules)
    if value is None:
        return replace(figure, quantifier=Q.VAGUE, rules=rules)
    return placed(replace(figure, rules=rules), value, hedge or Q.EXACT)


def _power(unit: UnitFound | None) -> int:
    return unit.power if unit else 0


def placed(figure: Figure, value: Decimal, quantifier: Quantifier) -> Figure:
    """The figure with its one number put where its hedge says: "more than 20" is low, strict."""
    empty = replace(figure, low=None, best=None, high=None, low_strict=False, high_strict=False)
    match quantifier:
        case Q.AT_LEAST | Q.MORE_THAN:
            return replace(
                empty, low=value, low_strict=quantifier is Q.MORE_THAN, quantifier=quantifier
            )
        case Q.AT_MOST | Q.LESS_THAN | Q.NEARLY:
            strict = quantifier is not Q.AT_MOST
            return replace(empty, high=value, high_strict=strict, quantifier=quantifier)
        case _:
            return replace(empty, best=value, quantifier=quantifier)


def hedged_after_noun(tokens: Sequence[Token], figure: Figure, past: int) -> Figure:
    """The figure with the hedge behind its noun, which ends at `past`: "500 people or more"."""
    end, quantifier = hedges.after_noun(tokens, past)
    if quantifier is None or figure.quantifier is not Q.EXACT or figure.best is None:
        return figure
    marked = replace(
        figure,
        hedge=(*figure.hedge, (past, end)),
        rules=(*figure.rules, f"hedge-{quantifier.value}"),
    )
    return placed(marked, figure.best, quantifier)


_UPPER = frozenset((Q.LESS_THAN, Q.AT_MOST, Q.NEARLY))
_LOWER = frozenset((Q.MORE_THAN, Q.AT_LEAST))
_BETWEEN_BOUNDS = 5


def _double_bound(tokens: Sequence[Token], figure: Figure) -> Figure | None:
    """As in "more than 20 but fewer than 50": a lower and an upper bound of one figure."""
    if figure.quantifier not in _LOWER:
        return None
    joint = _joint(tokens, figure.past)
    if joint is None:
        return None
    for at in range(joint + 1, min(joint + 1 + _BETWEEN_BOUNDS, len(tokens))):
        if not numbers.starts_number(tokens[at]) or numbers.read_number(tokens, at) is None:
            continue
        other = read_figure(tokens, at, joint)
        if other and other.quantifier in _UPPER and other.first == joint:
            return _joined(figure, other)
        return None
    return None


def _joint(tokens: Sequence[Token], at: int) -> int | None:
    """Where the second bound starts: past ", but", "and", "but"; a noun may stand before it."""
    for here in range(at, min(at + 4, len(tokens))):
        low = tokens[here].low
        if low in ("but", "yet", "though"):
            return here + 1
        if low == "and" and here == at:
            return here + 1
        if low in (".", ";", ":", "(", "and", "to"):
            return None
    return None


def _joined(lower: Figure, upper: Figure) -> Figure | None:
    if lower.low is None or upper.high is None or lower.low >= upper.high:
        return None
    return replace(
        lower,
        past=upper.past,
        core_past=upper.core_past,
        high=upper.high,
        high_strict=upper.high_strict,
        quantifier=Q.BETWEEN,
        unit=lower.unit or upper.unit,
        kind=lower.kind if lower.unit else upper.kind,
        hedge=lower.hedge + upper.hedge,
        rules=(*lower.rules, "two-bounds"),
    )
