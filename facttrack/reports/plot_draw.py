"""Marks on a canvas: the few that plots are made of, written as Vega draws them."""

# ruff: noqa: ANN401 - a mark takes forty options of many types, and passes them on

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import groupby
from typing import Any

from facttrack.reports.plot_scale import Scale
from facttrack.reports.plot_style import FONT, INK, MUTED, text_width

Datum = Mapping[str, Any]
_LINE = 17
_POINT: dict[str, Any] = {"size": 64, "opacity": 1}
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A plot: its marks as Vega draws them, and the words over them as SVG.

    Vega would measure each word, which takes five times as long as all the rest.
    """

    spec: dict[str, Any]
    words: str


@dataclass(slots=True)
class Canvas:
    """Marks over one pair of scales; the second is in pixels from the top unless one is given."""

    width: int
    height: int
    x: Scale
    y: Scale | None = None
    marks: list[dict[str, Any]] = field(default_factory=list)
    data: list[dict[str, Any]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def rules(self, data: Sequence[Datum], colour: str, width: float = 1.5, **look: Any) -> None:
        """A line for each datum: from x to x2 at y, or from y to y2 at x."""
        ends = [end for end in ("x2", "y2") if data and end in data[0]]
        look = {"stroke": colour, "strokeWidth": width} | look
        self._add("rule", data, look | self._places("x", "y", *ends))

    def boxes(self, data: Sequence[Datum], colour: str, **look: Any) -> None:
        """A box for each datum, from x to x2 and from y to y2."""
        self._add("rect", data, {"fill": colour} | look | self._places("x", "x2", "y", "y2"))

    def points(self, data: Sequence[Datum], colour: str, shape: str, **look: Any) -> None:
        """A point at x and y for each datum, filled unless told otherwise."""
        self._add("symbol", data, _point(colour, shape, look) | self._places("x", "y"))

    def lines(self, data: Sequence[Datum], colour: str, width: float = 1.5, **look: Any) -> None:
        """A line through the data of each `line`, in their order.

        With `interpolate` "step-after" it stays where it was until it changes.
        """
        look = {"stroke": colour, "strokeWidth": width} | look
        for _, points in groupby(data, key=lambda d: d["line"]):
            self._add("line", list(points), look | self._places("x", "y"))

    def texts(
        self,
        data: Sequence[Datum],
        colour: str = INK,
        size: float = 11,
        *,
        at: float | None = None,
        **look: Any,
    ) -> None:
        """The text t of each datum; at x, or beside the plot where `at` gives a place in pixels."""
        for d in data:
            x = self.x.part(d["x"]) * self.width if at is None else at
            y = d["y"] if self.y is None else (1 - self.y.part(d["y"])) * self.height
            self.note(d["t"], x, y, colour, fontSize=size, **({"align": "center"} | look))

    def note(
        self,
        text: str,
        x: float,
        y: float,
        colour: str = INK,
        *,
        align: str = "left",
        fontSize: float = 11,  # noqa: N803 - named as the library names it
        fontWeight: str = "normal",  # noqa: N803
        dy: float = 0,
    ) -> None:
        """One text, its middle at a height and its start, middle or end at a place in pixels."""
        bold = ' font-weight="bold"' if fontWeight == "bold" else ""
        anchor = f' text-anchor="{_ANCHORS[align]}"' if align != "left" else ""
        place = f'x="{x:.6g}" y="{y + dy + 0.3 * fontSize:.6g}" font-size="{fontSize:g}"'
        self.words.append(f'<text {place}{anchor}{bold} fill="{colour}">{escape(text)}</text>')

    def sign(self, x: float, y: float, colour: str, shape: str, **look: Any) -> None:
        """One point at a place in pixels, as a legend shows it."""
        self._add("symbol", None, _point(colour, shape, look) | {"x": x, "y": y})

    def bar(self, x: float, x2: float, y: float, colour: str, **look: Any) -> None:
        """One level line between places in pixels, as a legend shows it."""
        self._add("rule", None, {"stroke": colour} | look | {"x": x, "x2": x2, "y": y})

    def finish(self, padding: Mapping[str, int], paper: str) -> Drawing:
        """The plot as it can be drawn; `paper` is the background."""
        scales = [self.x.drawn("x", [0, self.width])]
        if self.y is not None:
            scales.append(self.y.drawn("y", [self.height, 0]))
        spec = {
            "$schema": "https://vega.github.io/schema/vega/v6.json",
            "background": paper,
            "width": self.width,
            "height": self.height,
            "padding": dict(padding),
            "autosize": "none",
            "data": self.data,
            "scales": scales,
            "marks": self.marks,
        }
        start = f'<g transform="translate({padding["left"]},{padding["top"]})"'
        words = "".join(self.words)
        return Drawing(spec, f'{start} font-family="{FONT}">{words}</g>')

    def _places(self, *names: str) -> dict[str, Any]:
        """Where a mark finds its places: on the scales, or down the canvas in pixels."""
        scaled = "xy" if self.y is not None else "x"
        return {n: {"field": n} | ({"scale": n[0]} if n[0] in scaled else {}) for n in names}

    def _add(self, kind: str, data: Sequence[Datum] | None, look: Mapping[str, Any]) -> None:
        """Marks of a kind, one for each datum; none for no data, a single one for None."""
        if data is not None and not data:
            return
        given = {n: v if isinstance(v, Mapping) else {"value": v} for n, v in look.items()}
        mark: dict[str, Any] = {"type": kind, "encode": {"enter": given}}
        if data is not None:
            name = f"data-{len(self.data)}"
            self.data.append({"name": name, "values": [dict(d) for d in data]})
            mark["from"] = {"data": name}
        self.marks.append(mark)


def _point(colour: str, shape: str, look: Mapping[str, Any]) -> dict[str, Any]:
    """A point is filled with its colour, or drawn as a line where `stroke` says so."""
    return _POINT | ({} if "stroke" in look else {"fill": colour}) | {"shape": shape} | dict(look)


@dataclass(frozen=True, slots=True)
class Sign:
    """An entry of a legend: how its mark is drawn, and what it means."""

    text: str
    colour: str = INK
    shape: str = ""
    bar: Mapping[str, Any] | None = None
    mark: Mapping[str, Any] = field(default_factory=dict)


def draw_legend(canvas: Canvas, signs: Sequence[Sign], left: float, top: float, room: float) -> int:
    """Draw the signs in lines that fit the room, from a place in pixels; how high that is."""
    x, y = left, top
    for sign in signs:
        wide = 26 + text_width(sign.text, 11) + 14
        if x > left and x + wide - 14 > left + room:
            x, y = left, y + _LINE
        if sign.bar is not None:
            canvas.bar(x, x + 20, y, sign.colour, **sign.bar)
        if sign.shape:
            canvas.sign(x + 10, y, sign.colour, sign.shape, **sign.mark)
        canvas.note(sign.text, x + 26, y, MUTED)
        x += wide
    return int(y - top) + _LINE if signs else 0


def legend_height(signs: Sequence[Sign], room: float) -> int:
    """How high a legend will be."""
    x, lines = 0.0, 1
    for sign in signs:
        wide = 26 + text_width(sign.text, 11) + 14
        if x and x + wide - 14 > room:
            x, lines = 0.0, lines + 1
        x += wide
    return lines * _LINE if signs else 0
