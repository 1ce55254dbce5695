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
_MOST_FIGURES, _FIRST_FIGURES = 7, 3
_TWO = 2
_WORDS = "no one two three four five six seven eight nine ten".split()


def why(c: Comparison) -> str:
    """Who was counted, what follows from it, and how sure that is: a sentence to be read aloud."""
    if not c.votes:
        return f"{_listed_only(c)}."
    parts = [_who_says_what(c)]
    if len(c.votes) > 1 or c.range.low != c.figure or c.range.high != c.figure:
        parts += _apart(c)
    if len(c.votes) > 1:
        parts += [_agreeing(c), outliers_text(c)]
    if aside := [v for v in c.votes if "set_aside" in v.marks]:
        parts.append(f"set aside as ten times off or more: {_named(aside)}")
    return "; ".join([*parts, *_not_counted(c)]) + "."


def _listed_only(c: Comparison) -> str:
    if c.uncounted:
        return f"{counted(len(c.uncounted), 'claim')} listed, none of them counted"
    return "no claim"


def _who_says_what(c: Comparison) -> str:
    origins = _spoken(len(c.votes), "independent origin")
    if len(c.votes) == 1:
        said = f"{origins}, which says {shown(c.votes[0].measured.quantity)}"
        return said if c.best_vote else f"{said}: no figure to choose"
    figures = sorted(
        (v for v in c.votes if v.measured.point is not None), key=lambda v: v.measured.point or 0
    )
    if not figures:
        return f"{origins}, which give no figure but bounds or vague words"
    if len(c.votes) == len(figures) == _TWO:
        return f"{origins}, which {_two(c, figures)}"
    return f"{origins}; {_middle(c, figures)}"


def _two(c: Comparison, figures: list[Vote]) -> str:
    both = " and ".join(shown(v.measured.quantity) for v in figures)
    if c.best_vote is None:
        return f"disagree: {both}, so no best"
    if figures[0].measured.point == figures[1].measured.point:
        return f"both say {shown(c.best_vote.measured.quantity)}"
    return f"{'disagree' if c.low_confidence else 'say'} {both}: the lower is taken"


def _middle(c: Comparison, figures: list[Vote]) -> str:
    if c.best_vote is None:
        return f"no best, for {c.best.why}"
    best = shown(c.best_vote.measured.quantity)
    if len(figures) == 1:
        others = (
            "the other a bound or a vague word"
            if len(c.votes) == _TWO
            else ("the others bounds or vague words")
        )
        return f"one gives a figure, {best}, {others}"
    numbers = [number(v.measured.point) for v in figures]
    of = "" if len(figures) == len(c.votes) else f" of {listed(numbers)}"
    if len(figures) > _MOST_FIGURES and of:
        of = f" of {len(figures)} figures"
    first, last = c.best.middle[0], c.best.middle[-1]
    if len(c.best.middle) == 1:
        return f"the middle one{of} says {best}"
    if first == last:
        return f"the middle two{of} say {best}"
    both = f"{number(first)} and {number(last)}{_suffix(c.unit)}"
    return f"the middle two{of} say {both}, the lower is taken"


def _apart(c: Comparison) -> list[str]:
    text = range_text(c.range, c.unit)
    # "At least 20" alone needs no "range 20 or more".
    bound = len(c.votes) == 1 and (c.range.low is None or c.range.high is None)
    return [] if bound else [f"range {text}"]


def _agreeing(c: Comparison) -> str:
    agreed = c.agreement
    if agreed is None:
        return "no two of them agree"
    on = span_text(agreed.interval) + _suffix(c.unit)
    if agreed.m == agreed.k:
        return f"{'both' if agreed.k == _TWO else 'all'} agree on {on}"
    return f"{_word(agreed.m)} of the {_word(agreed.k)} agree on {on}"


def _not_counted(c: Comparison) -> list[str]:
    echoes = c.counts.echoes
    others = len(c.uncounted) - echoes
    parts = [f"{_spoken(echoes, 'echo')} not counted"] if echoes else []
    if others:
        what = _spoken(others, "other claim" if echoes else "claim")
        parts.append(f"{what} listed without a vote")
    return parts


def _spoken(n: int, noun: str) -> str:
    """A number with its noun, small ones in words: "one echo", "12 echoes"."""
    return f"{_word(n)} {counted(n, noun).partition(' ')[2]}"


def _word(n: int) -> str:
    return _WORDS[n] if n < len(_WORDS) else str(n)


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
    """Their figures, each with its claim; of more than a sentence can hold the first few."""
    few = votes if len(votes) <= _MOST_FIGURES else votes[:_FIRST_FIGURES]
    texts = [f"{shown(v.measured.quantity)} (c{v.claim.claim_id})" for v in few]
    left = len(votes) - len(few)
    return listed([*texts, f"{left:,} others"] if left else texts)
