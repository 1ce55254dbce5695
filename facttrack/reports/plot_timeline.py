"""A timeline: figures by event date with the best through them, and changes by when they were said.

Each is a panel with a scale of its own: a slip that was mended may lie far from all that stands.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Any, cast

from facttrack.domain.units import is_count
from facttrack.reports import plot_style as style
from facttrack.reports.plot_dates import find_dates
from facttrack.reports.plot_draw import Canvas, Drawing, Sign, draw_legend, legend_height
from facttrack.reports.plot_labels import Labels
from facttrack.reports.plot_reach import above, below, find_reach, told_beyond
from facttrack.reports.plot_scale import Scale
from facttrack.reports.plot_style import ACCENT, GONE, GRID, INK, MUTED, WARN, Layout, fit
from facttrack.reports.plot_timeline_rows import Course, Spot, Timeline

WIDE = Layout(760, 104, 56)
NARROW = Layout(350, 66, 16, narrow=True)
_HEIGHT = 300
_LEFTWARDS = ("R", "AL", "AN")
_COLOURS = {"best": ACCENT, "counted": INK, "changed": MUTED, "follower": MUTED, "retracted": GONE}
_MARKS: dict[str, dict[str, Any]] = {
    "best": {"size": 84},
    "counted": {"size": 56},
    "changed": style.HOLLOW,
    "follower": style.HOLLOW,
    "retracted": style.STRUCK,
}
_BEYOND: dict[str, Any] = {"fill": style.NO_PAPER, "stroke": WARN, "strokeWidth": 2, "size": 90}
_SHAPES = {"retracted": style.CROSS, "changed": "square"}
_MEANINGS = {
    "best": "the best",
    "counted": "an origin's figure",
    "changed": "said before, changed since",
    "follower": "not counted: echo, relay …",
    "retracted": "retracted, struck",
}
_FEW = 60
_MOST_LASTING = 12
_DODGE = 8.0
_MOST_BLOCKED, _MOST_LABELS = 2000, 400


@dataclass(frozen=True, slots=True)
class _Panel:
    """A panel's canvas with the spots that it shows, in pixels where they are labelled."""

    canvas: Canvas
    layout: Layout
    spots: Sequence[Spot]
    lined: frozenset[float] = frozenset()

    @property
    def shrunk(self) -> float:
        """The part of its size that a mark keeps: the more there are in a row, the less."""
        there = len({s.x for s in self.spots}) if len(self.spots) > _FEW else 1
        return min(1.0, max(0.15, self.canvas.width / there / 12))

    @property
    def joined(self) -> bool:
        """Whether the best figures lie so close that the lines through them show them."""
        return len(self.lined) > _FEW and self.shrunk < 0.5  # noqa: PLR2004 - less than half a mark

    @property
    def y(self) -> Scale:
        """The scale of the figures: a timeline has two scales."""
        return cast("Scale", self.canvas.y)

    def pixels(self, spot: Spot) -> tuple[float, float]:
        """Where a spot lies, from the left and from the top; beyond the scale, at its edge."""
        across = self.canvas.x.part(spot.x) * self.canvas.width
        return across, (1 - self.y.part(spot.y)) * self.canvas.height

    def upright(self, spot: Spot) -> tuple[float, float, float, float]:
        """The line of a spot's interval, in pixels."""
        x, _ = self.pixels(spot)
        low = self.pixels(replace(spot, y=spot.low))[1] if spot.low is not None else None
        high = self.pixels(replace(spot, y=spot.high))[1] if spot.high is not None else None
        bottom = self.canvas.height
        return x, 0.0 if high is None else high, x, bottom if low is None else low


def draw_timeline(
    found: Timeline, layout: Layout, paper: str, head: Sequence[str] = ()
) -> list[Drawing]:
    """The panels of a timeline, one or two; none where no claim has a date."""
    dates = {(s.start, s.x) for s in found.by_event}
    panels = []
    if len(dates) > 1 or (dates and not found.courses):
        panels.append(_by_event(found, layout, paper, head))
        head = ()
    if found.courses:
        panels.append(_by_said(found, layout, paper, head))
    return panels


def _by_event(found: Timeline, layout: Layout, paper: str, head: Sequence[str]) -> Drawing:
    ends = [place for s in found.by_event for place in (s.start, s.x)]
    bests = sorted((s for s in found.by_event if s.kind == "best"), key=lambda s: s.x)
    panel = _start(layout, ends, found.by_event, found)
    runs = _runs(found.by_event)
    panel = replace(panel, lined=frozenset(s.x for run in runs for s in run))
    spots = panel.spots
    line = [{"x": s.x, "y": s.y, "line": n} for n, run in enumerate(runs) for s in run]
    panel.canvas.lines(line, ACCENT, 2)
    spans = [{"x": s.start, "x2": s.x, "y": s.y} for s in spots if s.start < s.x]
    panel.canvas.rules(spans, MUTED, 1.2)
    _draw_spots(panel)
    few = len(spots) <= _FEW
    rest = [s for s in spots if s.kind == "counted"] if few else []
    told = _telling(bests, every=few)
    slopes = [pair for run in runs if few for pair in pairwise(map(panel.pixels, run))]
    _label(panel, [(s, s.text, s.x) for s in [*told, *rest]], [(*a, *b) for a, b in slopes])
    note = _left(found.undated, "without a known event date")
    return _finish(panel, paper, head, "By event date: when the numbers were true", note)


def _runs(spots: Sequence[Spot]) -> list[list[Spot]]:
    """The best figures of successive dates that share no day; one without any breaks the line."""
    runs: list[list[Spot]] = [[]]
    for _, day in groupby(sorted(spots, key=lambda s: s.x), key=lambda s: s.x):
        best = [s for s in day if s.kind == "best"]
        for spot in best:
            if runs[-1] and spot.start <= runs[-1][-1].x:
                runs.append([])
            runs[-1].append(spot)
        if not best:
            runs.append([])
    return [run for run in runs if len(run) > 1]


def _by_said(found: Timeline, layout: Layout, paper: str, head: Sequence[str]) -> Drawing:
    courses = _chosen(found.courses)
    ends = [s.x for c in courses for s in c.spots]
    ends += [c.gone for c in courses if c.gone is not None]
    panel = _start(layout, ends, [s for c in courses for s in c.spots], found)
    lasting = sum(c.changed for c in courses) <= _MOST_LASTING
    last = panel.canvas.x.high
    ended = [_ended(c, last if lasting else c.spots[-1].x) for c in courses]
    _draw_courses(panel, ended)
    _draw_spots(panel)
    room = 110 if layout.narrow else 190
    # What moved most is told first.
    ended.sort(key=lambda c: (c[0].changed, c[0].stretch), reverse=True)
    wanted = [
        (c.spots[-1], _told(c, room), end if c.changed else c.spots[-1].x) for c, end in ended
    ]
    lines = [line for c, end in ended if c.changed for line in _course_lines(panel, c, end)]
    _label(panel, wanted, lines)
    note = _left(found.unsaid, "said at an unknown date")
    note = note or _left(len(found.courses) - len(courses), "that never changed")
    return _finish(panel, paper, head, "By when it was said: each change a step", note)


def _chosen(courses: Sequence[Course]) -> Sequence[Course]:
    """All of them; where they are many, those that changed, if any did."""
    changed = [c for c in courses if c.changed]
    return changed if changed and len(courses) > _FEW else courses


def _ended(c: Course, end: float) -> tuple[Course, float]:
    """A course, and where its line ends."""
    return c, end if c.gone is None else c.gone


def _told(c: Course, room: float) -> str:
    figures = [text for text, _ in groupby(s.text for s in c.spots)]
    steps = figures if len(figures) < 4 else [figures[0], "…", figures[-1]]  # noqa: PLR2004
    told = " → ".join(steps)
    return _named(fit(c.who, room, 10.5), told) if c.who else told


def _named(who: str, told: str) -> str:
    """A name and its figures; behind them where it runs from right to left.

    Before them it would turn them around: 20 → 44 would be read as 44 → 20.
    """
    turns = any(unicodedata.bidirectional(character) in _LEFTWARDS for character in who)
    return f"{told} · {who}" if turns else f"{who}: {told}"


def _start(layout: Layout, days: Sequence[float], spots: Sequence[Spot], found: Timeline) -> _Panel:
    """An empty panel with its grid and the words on both its axes, on scales of its own."""
    y = find_reach(spots, found.by_event, _HEIGHT, whole=is_count(found.unit))
    if layout.narrow:
        words = max((style.text_width(t, 10) for _, t in y.ticks), default=0)
        layout = replace(layout, left=int(words) + 14)
    x = find_dates(days, layout.plot)
    canvas = Canvas(layout.plot, _HEIGHT, x, y)
    across = [{"x": x.low, "x2": x.high, "y": p, "t": t} for p, t in y.ticks]
    canvas.rules(across, GRID, 1)
    canvas.rules([{"x": p, "y": y.low, "y2": y.high} for p, _ in x.ticks], GRID, 1)
    away = 6 if layout.narrow else 10
    canvas.texts(across, MUTED, 10, at=-away, align="right")
    canvas.texts([{"x": p, "y": y.low, "t": t} for p, t in x.ticks], MUTED, 10, dy=14)
    return _Panel(canvas, layout, _placed(spots, x, layout.plot))


def _placed(spots: Sequence[Spot], days: Scale, width: float) -> list[Spot]:
    """The spots, those at one place set side by side; of many there, only the first of a kind.

    Among many days a step aside would look like another day.
    """
    if len(spots) > _FEW:
        shown = {(s.x, s.y) for s in spots if s.kind != "follower"}
        return [s for s in spots if s.kind != "follower" or (s.x, s.y) not in shown]
    taken: Counter[tuple[float, float]] = Counter()
    pixel = (days.high - days.low) / width
    moved = []
    for s in spots:
        shift = min(taken[s.x, s.y], 4) * _DODGE * pixel
        taken[s.x, s.y] += 1
        moved.append(replace(s, x=s.x + shift))
    return moved


def _draw_spots(panel: _Panel) -> None:
    """Each spot's interval, upright, and its mark; the more there are, the fainter and smaller."""
    many, shrunk = len(panel.spots) > _FEW, panel.shrunk
    for kind in ("follower", "changed", "counted", "best", "retracted"):
        chosen = [s for s in panel.spots if s.kind == kind]
        _draw_intervals(panel, chosen, _COLOURS[kind], many=many)
        hidden = panel.lined if kind == "best" and panel.joined else ()
        chosen = [s for s in chosen if not above(s, panel.y) and not below(s, panel.y)]
        pointed = [s for s in chosen if s.pointed and s.x not in hidden]
        data = [{"x": s.x, "y": s.y} for s in pointed]
        look = _MARKS[kind]
        look = {**look, "size": look["size"] * shrunk}
        if "strokeWidth" in look:
            look["strokeWidth"] *= max(0.6, shrunk)
        panel.canvas.points(data, _COLOURS[kind], _SHAPES.get(kind, "circle"), **look)
        bounds = [{"x": s.x, "y": s.y} for s in chosen if not s.pointed and not s.vague]
        look = {"stroke": _COLOURS[kind], "strokeWidth": 2, "size": 90}
        panel.canvas.points(bounds, _COLOURS[kind], "stroke", **look)
    _draw_beyond(panel)


def _draw_beyond(panel: _Panel) -> None:
    """What lies beyond the scale, at its edge, pointing on."""
    for lies, shape in ((above, style.UPWARDS), (below, style.DOWNWARDS)):
        found = [{"x": s.x, "y": panel.y.hold(s.y)} for s in panel.spots if lies(s, panel.y)]
        panel.canvas.points(found, WARN, shape, **_BEYOND)


def _draw_intervals(panel: _Panel, chosen: Sequence[Spot], colour: str, *, many: bool) -> None:
    canvas, y, faint = panel.canvas, panel.y, 0.4 if many else 1
    lines = [
        {"x": s.x, "y": y.hold(s.low), "y2": y.hold(s.high, end=True), "vague": s.vague}
        for s in chosen
        if s.low != s.high
    ]
    canvas.rules([d for d in lines if not d["vague"]], colour, 1 if many else 1.3, opacity=faint)
    vague = [d for d in lines if d["vague"]]
    canvas.rules(vague, colour, 4 if many else 8, opacity=faint, strokeDash=[1.5, 2.5])
    size = 25 if many else 50
    up = [{"x": s.x, "y": y.high} for s in chosen if s.open_above]
    down = [{"x": s.x, "y": y.low} for s in chosen if s.open_below]
    canvas.points(up, colour, "triangle-up", size=size, opacity=faint)
    canvas.points(down, colour, "triangle-down", size=size, opacity=faint)


def _draw_courses(panel: _Panel, courses: Sequence[tuple[Course, float]]) -> None:
    """The steps of every claim that changed, up to where each ends."""
    for gone, colour in ((False, INK), (True, GONE)):
        steps = []
        for line, (c, end) in enumerate(courses):
            if not c.changed or (c.gone is not None) is not gone:
                continue
            places = [(s.x, panel.y.hold(s.y)) for s in c.spots]
            places.append((end, places[-1][1]))
            steps += [{"x": x, "y": y, "line": line} for x, y in places]
        look = {"interpolate": "step-after", "strokeDash": [5, 3] if gone else [1, 0]}
        panel.canvas.lines(steps, colour, 1.4, **look)
    withdrawn = [c for c, _ in courses if c.gone is not None]
    crosses = [{"x": c.gone, "y": panel.y.hold(c.spots[-1].y)} for c in withdrawn]
    panel.canvas.points(crosses, GONE, style.CROSS, **_MARKS["retracted"])


def _telling(spots: Sequence[Spot], *, every: bool) -> list[Spot]:
    """The spots to label first: the last, the first, the highest and lowest, then all others.

    Without the others no figure is told twice.
    """
    if not spots:
        return []
    ends = [spots[-1], spots[0], max(spots, key=lambda s: s.y), min(spots, key=lambda s: s.y)]
    if not every:
        return list({s.text: s for s in reversed(ends)}.values())[::-1]
    return list({id(s): s for s in [*ends, *spots]}.values())


def _course_lines(panel: _Panel, c: Course, end: float) -> list[tuple[float, float, float, float]]:
    """The level and the upright pieces of a claim's steps, in pixels."""
    corners = [panel.pixels(s) for s in c.spots]
    corners.append((panel.canvas.x.part(end) * panel.canvas.width, corners[-1][1]))
    lines = []
    for (x, y), (x2, y2) in pairwise(corners):
        lines += [(x, y, x2, y), (x2, y, x2, y2)]
    return lines


def _label(
    panel: _Panel,
    wanted: Sequence[tuple[Spot, str, float]],
    lines: Sequence[tuple[float, float, float, float]] = (),
) -> None:
    """Write the labels that have room, the first ones first; each beside its spot or its line.

    What is wanted is a spot, its text, and where the level line from it ends.
    """
    labels = Labels(panel.canvas.width + panel.layout.right - 10, panel.canvas.height)
    for spot in panel.spots[:_MOST_BLOCKED]:
        labels.block(*panel.pixels(spot))
        labels.block_line(*panel.upright(spot))
        if spot.start < spot.x:
            start, level = panel.pixels(replace(spot, x=spot.start))
            labels.block_line(start, level, panel.pixels(spot)[0], level)
    for line in lines[:_MOST_BLOCKED]:
        labels.block_line(*line)
    for spot, text, end in wanted[:_MOST_LABELS]:
        x, y = panel.pixels(spot)
        found = labels.find(x, y, text)
        found = found or labels.find_along(x, panel.pixels(replace(spot, x=end))[0], y, text)
        if found is not None:
            colour = _COLOURS[spot.kind]
            mark = {"align": found["align"], "fontSize": labels.size}
            panel.canvas.note(text, found["x"], found["y"], colour, **mark)
            if spot.kind == "retracted":
                _strike(panel.canvas, text, spot.text, found, labels.size)


def _strike(canvas: Canvas, text: str, figure: str, found: Mapping[str, Any], size: float) -> None:
    """A line through the last figure of a label; its name may stand behind it."""
    told = text if text.endswith(figure) else text.partition(" · ")[0]
    before = told.removesuffix(figure)
    # The width is reckoned, a little above what the font takes.
    whole, first, wide = (0.96 * style.text_width(t, size) for t in (text, before, figure))
    start = found["x"] - whole * {"left": 0, "center": 0.5, "right": 1}[found["align"]] + first
    canvas.bar(start - 1, start + wide + 1, found["y"], GONE, strokeWidth=1.2)


def _left(count: int, what: str) -> str:
    return f"{count:,} claim{'' if count == 1 else 's'} {what}: not drawn" if count else ""


def _finish(panel: _Panel, paper: str, head: Sequence[str], title: str, note: str) -> Drawing:
    layout, canvas = panel.layout, panel.canvas
    top, left = 34 + (22 * len(head) + 4 if head else 0), 8 - layout.left
    for n, line in enumerate(head):
        size, weight = (11, "normal") if n else (15, "bold")
        text = fit(line, layout.total - 16, size * 1.06)
        canvas.note(text, left, 16 + 22 * n - top, fontSize=size, fontWeight=weight)
    canvas.note(title, left, -20, INK, fontWeight="bold")
    signs = _signs(panel)
    room = layout.total - 16
    used = draw_legend(canvas, signs, left, _HEIGHT + 38, room)
    notes = [fit(text, room, 11) for text in (told_beyond(panel.spots, panel.y), note) if text]
    for n, text in enumerate(notes):
        canvas.note(text, left, _HEIGHT + 38 + used + 18 * n, MUTED)
    bottom = 34 + legend_height(signs, room) + 18 * len(notes)
    padding = {"left": layout.left, "right": layout.right, "top": top, "bottom": bottom}
    return canvas.finish(padding, paper)


def _signs(panel: _Panel) -> list[Sign]:
    spots = panel.spots
    kinds = {s.kind for s in spots} - ({"best"} if panel.joined else set())
    found = [Sign("the best", ACCENT, bar={"strokeWidth": 2})] if panel.joined else []
    found += [
        Sign(text, _COLOURS[kind], _SHAPES.get(kind, "circle"), mark=_MARKS[kind])
        for kind, text in _MEANINGS.items()
        if kind in kinds
    ]
    if any(above(s, panel.y) or below(s, panel.y) for s in spots):
        found.append(Sign("beyond the scale", WARN, style.UPWARDS, mark=_BEYOND))
    if any(s.open_above or s.open_below for s in spots):
        found.append(Sign("no bound on that side", INK, "triangle-up"))
    if any(s.vague for s in spots):
        found.append(Sign("vague word", INK, bar=style.HATCH))
    return found
