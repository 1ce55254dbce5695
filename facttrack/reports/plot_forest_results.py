"""The rows under a forest plot: the result of all claims together, and what the desk decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from facttrack.comparison.measured import measure
from facttrack.comparison.result import Comparison
from facttrack.comparison.sentences import shown, span_text
from facttrack.comparison.telling import range_text
from facttrack.domain.decision import Decision
from facttrack.domain.interval import Interval
from facttrack.reports.plot_draw import Canvas
from facttrack.reports.plot_scale import place
from facttrack.reports.plot_style import ACCENT, GRID, INK, PAPER, Layout, fit, text_width
from facttrack.reports.values import shown as one_line

_STEP, _NARROW_STEP = 26, 38


@dataclass(frozen=True, slots=True)
class Result:
    """A row: its name and words, and as a line from `low` to `high`, None where that is open.

    `width` is the line's, 0 for none; the `point` is a diamond on it.
    """

    name: str
    text: str
    colour: str = ACCENT
    low: float | None = None
    high: float | None = None
    point: float | None = None
    width: float = 0


def results(c: Comparison) -> list[Result]:
    """All together, on what most agree, and what the desk decided beside it."""
    return list(_results(c))


def _results(c: Comparison) -> Iterator[Result]:
    if c.votes:
        best = one_line(shown(c.best_vote.measured.quantity)) if c.best_vote else "no best"
        spread = range_text(c.range)
        low = None if c.range.open_below else c.range.low
        high = None if c.range.open_above else c.range.high
        text = best if spread == best else f"{best}; {spread}"
        point = None if c.figure is None else place(c.figure)
        yield Result("All together", text, ACCENT, *_ends(Interval(low, high)), point, 5)
    if c.agreement is not None:
        text = f"{c.agreement.m} of {c.agreement.k} agree"
        on = c.agreement.interval
        yield Result(text, span_text(on), ACCENT, *_ends(on), None, 3)
    if c.decision is not None:
        point = decided_place(c.decision, c.unit)
        yield Result("The desk decided", one_line(c.decision.wording), INK, point=point)


def decided_place(decision: Decision, unit: str) -> float | None:
    """Where the figure lies that the desk decided on; None where it is no figure of the unit."""
    measured = measure(decision.quantity, unit) if decision.quantity else None
    if measured is None or measured.point is None:
        return None
    return place(measured.point)


def _ends(i: Interval) -> tuple[float | None, float | None]:
    low = None if i.low is None else place(i.low)
    return low, None if i.high is None else place(i.high)


def height(rows: Sequence[Result], layout: Layout) -> int:
    """How high the rows are together."""
    return len(rows) * _step(layout) + 8 if rows else 0


def _step(layout: Layout) -> int:
    return _NARROW_STEP if layout.narrow else _STEP


def draw_results(canvas: Canvas, rows: Sequence[Result], layout: Layout, top: float) -> None:
    """Draw the rows under a line across the whole plot, from a place in pixels down."""
    canvas.bar(4 - layout.left, layout.plot + layout.right - 4, top + 5, GRID, strokeWidth=1)
    step = _step(layout)
    for n, row in enumerate(rows):
        start = top + 8 + n * step
        y = start + (9 if layout.narrow else step / 2)
        if layout.narrow:
            room = layout.plot - text_width(row.name, 11.9) - 8
            text = fit(row.text, room, 11)
            canvas.note(row.name, 0, y, row.colour, fontWeight="bold")
            canvas.note(text, layout.plot, y, row.colour, align="right")
        else:
            canvas.note(row.name, -10, y, row.colour, align="right", fontWeight="bold")
            canvas.note(fit(row.text, layout.right - 12, 11), layout.plot + 10, y, row.colour)
        _draw_line(canvas, row, start + (27 if layout.narrow else step / 2))


def _draw_line(canvas: Canvas, row: Result, y: float) -> None:
    """A result as a thick line with its arrows, its figure a diamond."""
    scale, colour = canvas.x, row.colour
    fill = {"fill": PAPER, "stroke": colour, "strokeWidth": 2, "size": 130}
    if row.width and row.low == row.high and row.low is not None:
        canvas.points([{"x": row.low, "y": y}], colour, "diamond", size=110)
        return
    if row.width:
        ends = {"x": scale.hold(row.low), "x2": scale.hold(row.high, end=True)}
        canvas.rules([{**ends, "y": y}], colour, row.width)
        above = [{"x": scale.high, "y": y}] if row.high is None else []
        below = [{"x": scale.low, "y": y}] if row.low is None else []
        canvas.points(above, colour, "triangle-right", size=90)
        canvas.points(below, colour, "triangle-left", size=90)
    if row.point is not None:
        canvas.points([{"x": row.point, "y": y}], colour, "diamond", **fill)
