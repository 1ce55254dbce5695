"""The result of a comparison as sentences that can be read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facttrack.comparison.sentences import counted, listed, number, shown, span_text
from facttrack.domain.interval import Interval
from facttrack.domain.units import is_count

if TYPE_CHECKING:
    from facttrack.comparison.agreement import Agreement
    from facttrack.comparison.best import Range
    from facttrack.comparison.result import Comparison, Vote

# More figures than these are no sentence any more.
_MOST_FIGURES = 7


def why(c: Comparison) -> str:
    """Who was counted, what follows from it, and how sure that is."""
    if not c.votes:
        return f"{_counted(c)}."
    parts = [_counted(c), best_text(c), f"range {range_text(c.range, c.unit)}"]
    if len(c.votes) > 1:
        parts += [agreement_text(c.agreement, c.unit), outliers_text(c)]
    if aside := [v for v in c.votes if "set_aside" in v.marks]:
        parts.append(f"set aside as ten times off or more: {_named(aside)}")
    return "; ".join(parts) + "."


def _counted(c: Comparison) -> str:
    if c.votes:
        echoes = f", {counted(c.counts.echoes, 'echo')}" if c.counts.echoes else ""
        origins = counted(c.counts.origins, "independent origin")
        return f"{counted(c.counts.claims, 'claim')}, {origins}{echoes}"
    if c.uncounted:
        return f"{counted(len(c.uncounted), 'claim')} listed, none of them counted"
    return "no claim"


def best_text(c: Comparison) -> str:
    """The best figure with its reason, or why there is none."""
    if c.best_vote is None:
        return f"no best: {c.best.why}"
    text = f"best {shown(c.best_vote.measured.quantity)}, {c.best.why}"
    figures = sorted(v.measured.point for v in c.votes if v.measured.point is not None)
    if 1 < len(figures) <= _MOST_FIGURES and not c.best.low_confidence:
        text += f" ({listed([number(f) for f in figures])}{_suffix(c.unit)})"
    return text


def range_text(r: Range, unit: str = "") -> str:
    """The range in words: "17 to 26, open above", "20 or more"."""
    one = r.low is None or r.high is None or r.low == r.high
    if one and not (r.open_above and r.open_below):
        low = None if r.open_below else r.low
        high = None if r.open_above else r.high
        return span_text(Interval(low, high)) + _suffix(unit)
    text = number(r.low) if one else f"{number(r.low)} to {number(r.high)}"
    text += _suffix(unit)
    text += ", open above" if r.open_above else ""
    return text + (", open below" if r.open_below else "")


def agreement_text(agreement: Agreement | None, unit: str = "") -> str:
    """The agreement in words: "3 of 4 independent origins agree on 24"."""
    if agreement is None:
        return "no agreement"
    on = span_text(agreement.interval) + _suffix(unit)
    return f"{agreement.m} of {agreement.k} independent origins agree on {on}"


def outliers_text(c: Comparison) -> str:
    """The outliers in words, or why they were not tested."""
    if c.outliers.not_tested:
        return f"outliers not tested ({c.outliers.not_tested})"
    odd = [v for v in c.votes if "outlier" in v.marks]
    if not odd:
        return "no outlier"
    return f"{_named(odd)} {'is an outlier' if len(odd) == 1 else 'are outliers'}"


def _suffix(unit: str) -> str:
    """The unit after a figure; counts go without."""
    return "" if is_count(unit) else f" {unit}"


def _named(votes: list[Vote]) -> str:
    return listed([f"{shown(v.measured.quantity)} (c{v.claim.claim_id})" for v in votes])
