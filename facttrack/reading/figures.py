"""Figures: numbers with their ranges, units and hedges put together, left to right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from facttrack.domain.quantity import Quantifier, Quantity
from facttrack.reading import hedges, numbers, ranges, two_units
from facttrack.reading.lexicon import STOPS
from facttrack.reading.number_words import DIGITS, RATIO, WORDS, Number, word_at
from facttrack.reading.tokens import WORD, Token, words_at
from facttrack.reading.units import (
    COUNT,
    DURATION,
    MEASURE,
    MONEY,
    PERCENT,
    POINTS,
    UnitFound,
    scaled_by,
    unit_after,
    unit_before,
    whose_dollars,
)

Q = Quantifier
_UPPER = frozenset((Q.LESS_THAN, Q.AT_MOST, Q.NEARLY))
_LOWER = frozenset((Q.MORE_THAN, Q.AT_LEAST))
# Looked up once: an enumeration takes its time to find a member.
_EXACT, _VAGUE, _BETWEEN, _MORE_THAN = Q.EXACT, Q.VAGUE, Q.BETWEEN, Q.MORE_THAN
_STRICT_ABOVE = frozenset((Q.LESS_THAN, Q.NEARLY))


@dataclass(slots=True)
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
    sort: str = DIGITS
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


def read_figures(tokens: Sequence[Token], places: Sequence[int] | None = None) -> list[Figure]:
    """Every figure in the tokens, in order and apart from each other; linear in their number.

    `places` are the tokens at which one may start, where that is known.
    """
    found: list[Figure] = []
    floor = 0
    for at in numbers.starts(tokens) if places is None else places:
        figure = read_figure(tokens, at, floor) if at >= floor else None
        if figure is not None:
            if found and not figure.unit:
                figure = _like_the_last(tokens, found[-1], figure)
            found.append(figure)
            floor = figure.past
    return found


def _like_the_last(tokens: Sequence[Token], last: Figure, figure: Figure) -> Figure:
    """The figure with the unit of the one that it is compared with: "to 5 percent from 4"."""
    between = tokens[last.past : figure.first]
    if last.kind not in _COMPARED or figure.kind != COUNT or not 0 < len(between) <= _MOST_BETWEEN:
        return figure
    words = {token.low for token in between}
    behind = tokens[figure.past] if figure.past < len(tokens) else None
    named = behind is not None and behind.sort == WORD and behind.low not in STOPS
    if not (words & _FROM and words <= _COMPARING) or named or not _near(last, figure):
        return figure
    if "from" in words and tokens[max(last.first - 1, 0)].low not in _LED:
        return figure  # "rose 5 percent from 300"
    return replace(figure, unit=last.unit, kind=last.kind)


_MOST_BETWEEN = 5
_COMPARED = frozenset((MONEY, MEASURE, PERCENT, POINTS))
_LED = frozenset("to at of was is were reached hit totalled totaled or".split())
_FROM = frozenset("from against versus compared".split())
_COMPARING = _FROM | frozenset(
    """, up down with to an a its the present previous current earlier initial last week month
    quarter year""".split()
)


def _near(last: Figure, figure: Figure) -> bool:
    """Whether two figures are of one size, as what is compared is."""
    here, there = (f.best or f.low or f.high for f in (figure, last))
    if not here or not there or (figure.sort == DIGITS and _YEARS[0] <= here <= _YEARS[1]):
        return False
    return 1 / _APART < here / there < _APART


_APART = 20
_YEARS = (1900, 2100)


def read_figure(tokens: Sequence[Token], at: int, floor: int = 0) -> Figure | None:
    """The figure whose first number starts at a token; no hedge is sought left of `floor`."""
    figure = _one_bound(tokens, at, floor)
    return figure and (_double_bound(tokens, figure) or figure)


def _one_bound(tokens: Sequence[Token], at: int, floor: int) -> Figure | None:
    """The figure without the second bound of "more than 20 but fewer than 50"."""
    number = numbers.read_number(tokens, at)
    if number is None:
        return None
    number = numbers.one_in(tokens, number) or number
    after = unit_after(tokens, number.past)
    whole = two_units.compound(tokens, number, after) if after else None
    number, after = whole or (number, after)
    beside = unit_before(tokens, number.first), after
    span = ranges.read_range(tokens, number, beside, floor) or _alone(tokens, number, beside)
    return _hedged(tokens, span, floor)


def _alone(tokens: Sequence[Token], number: Number, beside: ranges.Beside) -> ranges.Span:
    before, after = beside
    if after is None and number.value is None and number.past < len(tokens):
        after = _money_of(tokens, number.past)
    if before and after and after.kind != before.kind:
        after = None
    if before is None and after is None and number.past < len(tokens):
        after = _unit_of_next(tokens, number)
    rule = f"number-{number.sort}"
    return ranges.Span(number, None, before, after, number.first, rule)


# "20 by 30 metres" and "2 x 4 m" are two sides.
_SHARING = frozenset(("and", "or", "by", "x", "×"))


def _unit_of_next(tokens: Sequence[Token], number: Number) -> UnitFound | None:
    """The unit that a number shares with the next: "3 and 4 percent", "6- and 12-month"."""
    at = number.past
    hyphen = tokens[at].low in ("-", "‑") and tokens[at].glued
    at += hyphen
    if number.power or at + 1 >= len(tokens) or tokens[at].low not in _SHARING:
        return None
    sides = tokens[at].low not in ("and", "or")
    at += 1
    if not numbers.starts_number(tokens[at]):
        return None
    other = numbers.read_number(tokens, at)
    unit = unit_after(tokens, other.past) if other and other.value is not None else None
    if unit is None or (sides and unit.kind != MEASURE):
        return None
    if not (sides or hyphen or unit.kind == PERCENT or _alike(number, other, unit)):
        return None
    return replace(unit, first=number.past, past=number.past)


def _alike(number: Number, other: Number | None, unit: UnitFound) -> bool:
    """Whether two numbers are of one size, so that a measure may belong to both."""
    if unit.kind != MEASURE or other is None or not (number.value and other.value):
        return False
    return number.sort == other.sort == DIGITS and 1 / _ALIKE < other.value / number.value < _ALIKE


_ALIKE = 3


def _money_of(tokens: Sequence[Token], at: int) -> UnitFound | None:
    """The money in "hundreds of millions of dollars"."""
    unit = unit_after(tokens, at + 1) if tokens[at].low == "of" else None
    return unit if unit and unit.kind != COUNT else None


def _hedged(tokens: Sequence[Token], span: ranges.Span, floor: int) -> Figure:
    start = min(span.first, span.before.first) if span.before else span.first
    first, left = hedges.left_of(tokens, start, floor)
    behind = span.past
    end, right = hedges.right_of(tokens, behind)
    if len(left) == 1 and (
        _is_near(tokens, first, span)
        or _is_during(tokens, first, span, end)
        or hedges.bounds_another(words_at(tokens, first, start), _unit(span)[1])
        or hedges.is_deed(tokens, start - 1, behind)
    ):
        first, left = start, []
    marks = ((first, start),) if first < start else ()
    if span.other is not None:
        marks = (*marks, *_within_range(tokens, span))
    at, within = hedges.inside(tokens, span.number.first, span.number.past)
    if within is not None:
        marks = (*marks, (at, at + 1))
    hedge = hedges.strongest([*left, right, within])
    if span.before:
        span = _with_dollars(tokens, span)
    unit, kind = _unit(span)
    low, best, high, quantifier = _bounds(span, hedge or _EXACT)
    return Figure(
        first,
        end,
        span.number.first,
        span.core_past,
        low,
        best,
        high,
        quantifier,
        unit,
        kind,
        span.number.sort,
        low_strict=quantifier is _MORE_THAN,
        high_strict=quantifier in _STRICT_ABOVE,
        hedge=marks if right is None else (*marks, (behind, end)),
        rules=(span.rule, f"hedge-{hedge}") if hedge else (span.rule,),
    )


def _within_range(tokens: Sequence[Token], span: ranges.Span) -> Iterator[tuple[int, int]]:
    """Where a hedge stands within a range: "between about 20 and 30", "20 to perhaps 30"."""
    lower = span.before.first if span.before else span.number.first
    if span.first < lower:
        first, found = hedges.left_of(tokens, lower, span.first + 1)
        if found:
            yield first, lower
    other = span.other
    if other is None or other.first - span.number.past <= 1:
        return
    first, found = hedges.left_of(tokens, other.first, span.number.past + 1)
    if Q.ABOUT in found:
        yield first, other.first


def _with_dollars(tokens: Sequence[Token], span: ranges.Span) -> ranges.Span:
    before = whose_dollars(tokens, span.past, span.before)
    return span if before is span.before else replace(span, before=before)


# "Near two villages": of so many places one stands near, in words.
_MOST_PLACES = 10


def _is_near(tokens: Sequence[Token], at: int, span: ranges.Span) -> bool:
    """Whether "near" before a number says where: "near two villages", not "near 5 percent"."""
    value = span.number.value
    small = span.number.sort == WORDS and value is not None and 1 < value <= _MOST_PLACES
    return small and tokens[at].low == "near" and not (span.before or span.after)


def _is_during(tokens: Sequence[Token], at: int, span: ranges.Span, past: int) -> bool:
    """Whether "over" before a time says when: "fell 3 percent over five years"."""
    if tokens[at].low != "over" or _unit(span)[1] != DURATION:
        return False
    before, behind = word_at(tokens, at - 1), word_at(tokens, past)
    return before not in _LASTING and behind not in ("ago", "old", "later", "earlier", "before")


_LASTING = frozenset(
    """for after of in within until was is were are be been being lasted lasts last lasting took
    takes take taken spent spend spends served serve serves waited wait needed need needs well just
    from to at has have had by the a some""".split()
)


def _unit(span: ranges.Span) -> tuple[str, str]:
    unit = span.before or span.after
    if unit is not None:
        return unit.name, unit.kind
    return (RATIO, RATIO) if span.number.sort == RATIO else ("", COUNT)


Bounds = tuple[Decimal | None, Decimal | None, Decimal | None, Quantifier]


def _bounds(span: ranges.Span, hedge: Quantifier) -> Bounds:
    power = _power(span.before) + _power(span.after)
    value = scaled_by(span.number.value, power)
    if span.other is not None:
        return value, None, scaled_by(span.other.value, power), _BETWEEN
    if value is None:
        return None, None, None, _VAGUE
    return _placed(value, hedge)


def _power(unit: UnitFound | None) -> int:
    return unit.power if unit else 0


def _placed(value: Decimal, hedge: Quantifier) -> Bounds:
    """One number put where its hedge says: "more than 20" is low."""
    if hedge in _LOWER:
        return value, None, None, hedge
    if hedge in _UPPER:
        return None, None, value, hedge
    return None, value, None, hedge


def hedged_after_noun(tokens: Sequence[Token], figure: Figure, past: int) -> Figure:
    """The figure with the hedge behind its noun, which ends at `past`: "500 people or more"."""
    end, hedge = hedges.after_noun(tokens, past)
    if hedge is None or figure.quantifier is not _EXACT or figure.best is None:
        return figure
    low, best, high, quantifier = _placed(figure.best, hedge)
    return replace(
        figure,
        low=low,
        best=best,
        high=high,
        quantifier=quantifier,
        low_strict=quantifier is _MORE_THAN,
        high_strict=quantifier in _STRICT_ABOVE,
        hedge=(*figure.hedge, (past, end)),
        rules=(*figure.rules, f"hedge-{hedge}"),
    )


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
        other = _one_bound(tokens, at, joint)
        if other and other.quantifier in _UPPER and other.first == joint:
            return _joined(_of_one_scale(tokens, figure, other), other)
        return None
    return None


def _of_one_scale(tokens: Sequence[Token], lower: Figure, upper: Figure) -> Figure:
    """The lower bound with the scale of the upper: "more than one but fewer than three million"."""
    number = numbers.read_number(tokens, lower.core)
    other = numbers.read_number(tokens, upper.core)
    if number is None or other is None or number.value != lower.low:
        return lower
    scaled = ranges.shared_scale(tokens, number, other, "to")
    return lower if scaled is number else replace(lower, low=scaled.value)


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
