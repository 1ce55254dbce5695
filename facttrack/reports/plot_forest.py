"""A forest plot: who says what, each figure's interval on one scale, the best and range marked."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from facttrack.comparison.result import Comparison
from facttrack.comparison.sentences import shown
from facttrack.domain.units import is_count
from facttrack.reports import plot_style as style
from facttrack.reports.plot_draw import Canvas, Drawing, Sign, draw_legend, legend_height
from facttrack.reports.plot_forest_results import draw_results, results
from facttrack.reports.plot_forest_results import height as results_height
from facttrack.reports.plot_forest_rows import MOST_ROWS, Row, Standing, forest_rows, panels
from facttrack.reports.plot_scale import Scale, find_scale, place
from facttrack.reports.plot_style import ACCENT, BAND, GONE, GRID, INK, MUTED, WARN, Layout, fit
from facttrack.reports.values import shown as one_line

_COLOURS = {
    Standing.BEST: ACCENT,
    Standing.OUTLIER: WARN,
    Standing.SET_ASIDE: WARN,
    Standing.FOLLOWER: MUTED,
    Standing.RETRACTED: GONE,
}
_SHAPES = {
    Standing.OUTLIER: "diamond",
    Standing.SET_ASIDE: "square",
    Standing.RETRACTED: style.CROSS,
}
_HOLLOW = frozenset((Standing.FOLLOWER, Standing.SET_ASIDE, Standing.RETRACTED))
_SCREENFUL, _MANY, _MOST = 30, 60, 150
# With more rows than these each is a thin line, and only those that tell most are named.
MOST_NAMED = 400
_CONDENSED_HEIGHT, _NAME_HEIGHT = 1200, 13
_TOLD_APART = (Standing.BEST, Standing.SET_ASIDE, Standing.OUTLIER, Standing.RETRACTED)


@dataclass(frozen=True, slots=True)
class Forest:
    """What a forest plot shows: the comparison, its rows, and the scale that all of them share."""

    comparison: Comparison
    rows: tuple[Row, ...]
    left_out: int
    layout: Layout
    most_named: int = MOST_NAMED

    @property
    def condensed(self) -> bool:
        """Whether the rows are too many to name each of them."""
        return len(self.rows) > self.most_named

    @property
    def row_height(self) -> float:
        """The height of a row: the more rows, the lower."""
        if self.condensed:
            return max(0.5, _CONDENSED_HEIGHT / len(self.rows))
        if self.layout.narrow:
            return 38
        return 24 if len(self.rows) <= _MANY else 19 if len(self.rows) <= _MOST else 16

    def scale(self) -> Scale:
        """The scale that holds every row and the range."""
        c = self.comparison
        places = [p for row in self.rows for p in row.places]
        places += [place(n) for n in (c.range.low, c.range.high, c.figure) if n is not None]
        places += [r.point for r in results(c) if r.point is not None]
        return find_scale(
            places,
            [f for row in self.rows for f in row.figures],
            self.layout.plot,
            open_above=c.range.open_above or any(r.open_above for r in self.rows),
            open_below=c.range.open_below or any(r.open_below for r in self.rows),
            whole=is_count(c.unit),
        )


def plan_forest(c: Comparison, layout: Layout, most_named: int = MOST_NAMED) -> Forest:
    """The forest plot of a comparison; its figures get the room that the longest one takes."""
    rows = forest_rows(c)
    kept = tuple(rows[:MOST_ROWS])
    if not layout.narrow:
        texts = [_said(r) for r in kept] + [r.text for r in results(c)]
        longest = max((style.text_width(t, 11) for t in texts), default=0.0)
        layout = replace(layout, right=max(130, min(330, int(longest) + 14)))
    return Forest(c, kept, len(rows) - len(kept), layout, most_named)


def _said(row: Row) -> str:
    return f"{row.figure} · {row.note}" if row.note else row.figure


def draw_forests(forest: Forest, size: int, paper: str, head: Sequence[str] = ()) -> list[Drawing]:
    """The plot in panels of about `size` rows, the summary under the last; `head` is its title.

    Rows too many to name stand in one panel.
    """
    if forest.condensed:
        size = len(forest.rows)
    pieces = list(panels(list(forest.rows), size)) or [[]]
    return [
        _panel(forest, piece, paper, head if n == 0 else (), last=n == len(pieces) - 1)
        for n, piece in enumerate(pieces)
    ]


def _panel(
    forest: Forest, rows: Sequence[Row], paper: str, head: Sequence[str], *, last: bool
) -> Drawing:
    layout, high = forest.layout, forest.row_height
    summary = results(forest.comparison) if last else []
    body = math.ceil(len(rows) * high)
    height = body + results_height(summary, layout)
    scale = forest.scale()
    canvas = Canvas(layout.plot, max(height, 1), scale)
    top = 24 + (22 * len(head) + 4 if head else 0)
    _head(canvas, layout, head, top)
    _ground(canvas, forest, rows)
    tops = [n * high for n in range(len(rows))]
    _intervals(canvas, rows, tops, forest)
    _names(canvas, rows, tops, forest)
    if summary:
        draw_results(canvas, summary, layout, body)
    signs = _signs(rows, forest.comparison) if last else []
    room = layout.total - 16
    notes = list(_remarks(forest)) if last else []
    below = 30 + legend_height(signs, room) + 18 * len(notes)
    left = 8 - layout.left
    used = draw_legend(canvas, signs, left, height + 36, room)
    for n, note in enumerate(notes):
        canvas.note(note, left, height + 36 + used + 18 * n, MUTED)
    padding = {"left": layout.left, "right": layout.right, "top": top, "bottom": below + 4}
    return canvas.finish(padding, paper)


def _remarks(forest: Forest) -> Iterator[str]:
    """What is to be known of a plot of many rows."""
    if forest.condensed and forest.layout.narrow:
        yield f"{len(forest.rows):,} claims, each a line: too many to name"
    elif forest.condensed:
        yield f"{len(forest.rows):,} claims, each a line: the best and what is far off are named"
    if forest.left_out:
        yield f"{forest.left_out:,} more claims are not drawn"


def _head(canvas: Canvas, layout: Layout, head: Sequence[str], top: int) -> None:
    for n, line in enumerate(head):
        size = 11 if n else 15
        weight = "normal" if n else "bold"
        text = fit(line, layout.total - 16, size * (1 if n else 1.06))
        canvas.note(text, 8 - layout.left, 16 + 22 * n - top, fontSize=size, fontWeight=weight)


def _ground(canvas: Canvas, forest: Forest, rows: Sequence[Row]) -> None:
    """The range as a band, the grid with its numbers, the best as a line."""
    c, scale, bottom = forest.comparison, canvas.x, canvas.height
    low, high = c.range.low, c.range.high
    if c.votes and (low is not None or high is not None):
        start = scale.hold(None if c.range.open_below or low is None else place(low))
        end = None if c.range.open_above or high is None else place(high)
        end = scale.hold(end, end=True)
        canvas.boxes([{"x": start, "x2": end, "y": 0, "y2": bottom}], BAND)
    ticks = [{"x": p, "y": 0, "y2": bottom, "t": t} for p, t in scale.ticks]
    canvas.rules(ticks, GRID, 1)
    numbers = [{"x": p, "y": bottom, "t": t} for p, t in scale.ticks]
    canvas.texts(numbers, MUTED, 10, dy=13)
    if c.figure is not None:
        canvas.rules(_best_line(place(c.figure), forest, rows, bottom), ACCENT, 1.5)
        _best_label(canvas, c)
    elif len(rows) > _SCREENFUL:
        canvas.texts([{**t, "y": 0} for t in numbers], MUTED, 10, dy=-8)


def _best_line(
    at: float, forest: Forest, rows: Sequence[Row], bottom: int
) -> list[dict[str, float]]:
    """The line of the best, which leaves the words out that stand above narrow rows."""
    if not forest.layout.narrow:
        return [{"x": at, "y": 0, "y2": bottom}]
    if forest.condensed:
        return [{"x": at, "y": 0, "y2": len(rows) * forest.row_height}]
    tops = [n * forest.row_height for n in range(len(rows))]
    return [{"x": at, "y": top + 18, "y2": top + forest.row_height - 2} for top in tops]


def _best_label(canvas: Canvas, c: Comparison) -> None:
    if c.best_vote is None or c.figure is None:
        return
    part = canvas.x.part(place(c.figure))
    align = "left" if part < 0.2 else "right" if part > 0.8 else "center"  # noqa: PLR2004
    text = fit(f"best {one_line(shown(c.best_vote.measured.quantity))}", canvas.width / 2, 11)
    data = [{"x": place(c.figure), "y": 0, "t": text}]
    canvas.texts(data, ACCENT, 11, align=align, dy=-9, fontWeight="bold")


def _intervals(canvas: Canvas, rows: Sequence[Row], tops: Sequence[float], forest: Forest) -> None:
    """Each row's interval with its ends, its arrows and its point."""
    scale, thin = canvas.x, forest.condensed
    drop = 27 if forest.layout.narrow and not thin else forest.row_height / 2
    width = min(2.0, 0.6 * forest.row_height)
    for standing in Standing:
        colour = _COLOURS.get(standing, INK)
        chosen = [
            (r, top + drop)
            for r, top in zip(rows, tops, strict=True)
            if r.standing is standing and r.drawn
        ]
        plain = [_line(r, y, scale) for r, y in chosen if not r.vague and r.low != r.high]
        dash = [4, 3] if standing in (Standing.FOLLOWER, Standing.RETRACTED) else [1, 0]
        canvas.rules(plain, colour, width, strokeDash=dash)
        vague = [_line(r, y, scale) for r, y in chosen if r.vague]
        canvas.rules(vague, colour, **style.HATCH | {"strokeWidth": 9 if not thin else width})
        ends = [
            {"x": end, "y": y - 4, "y2": y + 4}
            for r, y in chosen
            for end in (r.low, r.high)
            if end is not None and r.low != r.high and end == scale.hold(end) and not thin
        ]
        canvas.rules(ends, colour, 1.5)
        above = [{"x": scale.high, "y": y} for r, y in chosen if r.open_above]
        below = [{"x": scale.low, "y": y} for r, y in chosen if r.open_below]
        part = min(1.0, forest.row_height / 16) if standing not in _TOLD_APART else 1.0
        canvas.points(above, colour, "triangle-right", size=64 * part)
        canvas.points(below, colour, "triangle-left", size=64 * part)
        points = [{"x": r.point, "y": y} for r, y in chosen if r.point is not None]
        look = _filling(standing)
        look |= {"size": look["size"] * part}
        canvas.points(points, colour, _SHAPES.get(standing, "circle"), **look)


def _filling(standing: Standing) -> dict[str, Any]:
    if standing is Standing.RETRACTED:
        return style.STRUCK
    if standing in _HOLLOW:
        return {**style.HOLLOW, "stroke": _COLOURS[standing]}
    return {"size": 96 if standing is Standing.BEST else 72}


def _line(row: Row, y: float, scale: Scale) -> dict[str, float]:
    return {"x": scale.hold(row.low), "x2": scale.hold(row.high, end=True), "y": y}


def _names(canvas: Canvas, rows: Sequence[Row], tops: Sequence[float], forest: Forest) -> None:
    """Who says it and what was said, beside each row or above it."""
    layout = forest.layout
    if forest.condensed and layout.narrow:
        return
    named = _named(rows, tops) if forest.condensed else set(range(len(rows)))
    narrow, size = layout.narrow, 10 if forest.row_height < 18 else 11  # noqa: PLR2004
    drop = 9 if narrow else forest.row_height / 2
    for standing in Standing:
        colour = _COLOURS.get(standing, INK)
        who, said, struck = [], [], []
        for n, (row, top) in enumerate(zip(rows, tops, strict=True)):
            if row.standing is not standing or n not in named:
                continue
            y = top + drop
            name = ("– " if row.follows else "") + row.who
            wide = size * (1.08 if standing is Standing.BEST else 1)
            taken = style.text_width(_said(row), wide) + 12
            room = max(layout.plot * 0.45, layout.plot - taken) if narrow else layout.left - 18
            cut = fit(name, room, wide)
            who.append({"y": y, "t": cut})
            beside = layout.plot - style.text_width(cut, wide) - 8
            room = beside if narrow else layout.right - 10
            text = fit(_said(row), room, size)
            said.append({"y": y, "t": text})
            if row.standing is Standing.RETRACTED:
                struck.append((y, style.text_width(row.figure, size)))
        bold = "bold" if standing is Standing.BEST else "normal"
        start = 0 if narrow else -10
        align = "left" if narrow else "right"
        canvas.texts(who, colour, size, at=start, align=align, fontWeight=bold)
        place_, side = (layout.plot, "right") if narrow else (layout.plot + 10, "left")
        canvas.texts(said, colour, size, at=place_, align=side, fontWeight=bold)
        _strike(canvas, struck, said, size, place_, narrow=narrow)


def _named(rows: Sequence[Row], tops: Sequence[float]) -> set[int]:
    """The rows that have room for a name: the best and what is off it first, then both ends."""
    order = [n for kind in _TOLD_APART for n, row in enumerate(rows) if row.standing is kind]
    found: set[int] = set()
    for n in [*order, 0, len(rows) - 1]:
        if all(abs(tops[n] - tops[other]) >= _NAME_HEIGHT for other in found):
            found.add(n)
    return found


def _strike(
    canvas: Canvas,
    struck: Sequence[tuple[float, float]],
    said: Sequence[dict[str, Any]],
    size: float,
    start: float,
    *,
    narrow: bool,
) -> None:
    """A line through each figure that was taken back."""
    texts = {d["y"]: d["t"] for d in said}
    for y, wide in struck:
        # The width is reckoned, a little above what the font takes.
        first = start - 0.93 * style.text_width(texts[y], size) if narrow else start
        canvas.bar(first - 2, first + 0.97 * wide, y, GONE, strokeWidth=1.2)


def _signs(rows: Sequence[Row], c: Comparison) -> list[Sign]:
    """The legend: only what the plot has."""
    kinds = {r.standing for r in rows}
    found = [
        Sign("the best", ACCENT, "circle"),
        Sign("an origin's figure", INK, "circle"),
        Sign("outlier", WARN, "diamond"),
        Sign("set aside: ten times off", WARN, "square", mark=_filling(Standing.SET_ASIDE)),
        Sign("not counted: echo, relay …", MUTED, "circle", mark=_filling(Standing.FOLLOWER)),
        Sign("retracted, struck", GONE, style.CROSS, mark=_filling(Standing.RETRACTED)),
    ]
    order = (Standing.BEST, Standing.COUNTED, *list(Standing)[2:])
    shown_ = [s for s, kind in zip(found, order, strict=True) if kind in kinds]
    if any(r.vague and r.drawn for r in rows):
        shown_.append(Sign("vague word", INK, bar=style.HATCH))
    if any(r.open_above or r.open_below for r in rows) or c.range.open_above or c.range.open_below:
        line = {"strokeWidth": 2}
        shown_.append(Sign("no bound on that side", INK, "triangle-right", bar=line))
    if c.range.low != c.range.high or c.range.open_above or c.range.open_below:
        shown_.append(Sign("range", BAND, bar={"strokeWidth": 12}))
    return shown_
