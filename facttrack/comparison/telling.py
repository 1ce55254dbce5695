"""The result of a comparison as sentences that can be read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facttrack.comparison.sentences import counted, listed, number, shown, span_text

if TYPE_CHECKING:
    from facttrack.comparison.agreement import Agreement
    from facttrack.comparison.result import Comparison, Vote


def why(c: Comparison) -> str:
    """Who was counted, what follows from it, and how sure that is."""
    if not c.votes:
        return f"{_counted(c)}."
    parts = [_counted(c), best_text(c), f"range {range_text(c)}", agreement_text(c.agreement)]
    parts.append(outliers_text(c))
    if aside := [v for v in c.votes if "set_aside" in v.marks]:
        parts.append(f"set aside as ten times off or more: {_named(aside)}")
    return "; ".join(parts) + "."


def _counted(c: Comparison) -> str:
    claims = counted(c.counts.claims, "claim")
    if not c.votes:
        listed_only = len(c.uncounted) - c.counts.claims
        return (
            f"{claims}, none of them counted"
            if c.counts.claims
            else (f"no claim is counted, {listed_only} listed" if listed_only else "no claim")
        )
    origins = counted(c.counts.origins, "independent origin")
    echoes = f", {counted(c.counts.echoes, 'echo')}" if c.counts.echoes == 1 else ""
    if c.counts.echoes > 1:
        echoes = f", {c.counts.echoes} echoes"
    return f"{claims}, {origins}{echoes}"


def best_text(c: Comparison) -> str:
    """The best figure with its reason, or why there is none."""
    if c.best_vote is None:
        return f"no best: {c.best.why}"
    text = f"best {shown(c.best_vote.measured.quantity)}, {c.best.why}"
    figures = sorted(v.measured.point for v in c.votes if v.measured.point is not None)
    if len(figures) > 1 and not c.best.low_confidence:
        text += f" ({listed([number(f) for f in figures])})"
    return text


def range_text(c: Comparison) -> str:
    """The range in words: "17 to 26, open above"."""
    r = c.range
    if r.low is None and r.high is None:
        return "unknown"
    ends = [number(n) for n in (r.low, r.high) if n is not None]
    text = ends[0] if len(set(ends)) == 1 else " to ".join(ends)
    text += ", open above" if r.open_above else ""
    return text + (", open below" if r.open_below else "")


def agreement_text(agreement: Agreement | None) -> str:
    """The agreement in words: "3 of 4 independent origins agree on 24"."""
    if agreement is None:
        return "no agreement"
    on = span_text(agreement.interval)
    return f"{agreement.m} of {agreement.k} independent origins agree on {on}"


def outliers_text(c: Comparison) -> str:
    """The outliers in words, or why they were not tested."""
    if c.outliers.not_tested:
        return f"outliers not tested ({c.outliers.not_tested})"
    odd = [v for v in c.votes if "outlier" in v.marks]
    if not odd:
        return "no outlier"
    return f"{_named(odd)} {'is an outlier' if len(odd) == 1 else 'are outliers'}"


def _named(votes: list[Vote]) -> str:
    return listed([f"{shown(v.measured.quantity)} (c{v.claim.claim_id})" for v in votes])
