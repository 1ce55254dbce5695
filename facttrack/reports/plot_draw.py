"""Marks on a canvas: the few that plots are made of, each a layer of Altair's."""

# ruff: noqa: ANN401 - a mark takes forty options of many types, and passes them on

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from facttrack.reports.plot_scale import Scale
from facttrack.reports.plot_style import FONT, INK, MUTED, text_width

if TYPE_CHECKING:
    import altair as alt

Datum = Mapping[str, Any]
_LINE = 17


@dataclass(slots=True)
class Canvas:
    """Layers over one pair of scales; the second is in pixels from the top unless one is given."""

    width: int
    height: int
    x: Scale
    y: Scale | None = None
    layers: list[alt.Chart] = field(default_factory=list)

    def rules(self, data: Sequence[Datum], colour: str, width: float = 1.5, **mark: Any) -> None:
        """A line for each datum: from x to x2 at y, or from y to y2 at x."""
        if not data:
            return
        import altair as alt

        encoding: dict[str, Any] = {"x": self._x(), "y": self._y()}
        encoding |= {end: f"{end}:Q" for end in ("x2", "y2") if end in data[0]}
        chart = alt.Chart(alt.InlineData(values=[dict(d) for d in data]))
        self._add(chart.mark_rule(color=colour, strokeWidth=width, **mark).encode(**encoding))

    def boxes(self, data: Sequence[Datum], colour: str, **mark: Any) -> None:
        """A box for each datum, from x to x2 and from y to y2."""
        if not data:
            return
        import altair as alt

        chart = alt.Chart(alt.InlineData(values=[dict(d) for d in data]))
        drawn = chart.mark_rect(color=colour, **mark)
        self._add(drawn.encode(x=self._x(), x2="x2:Q", y=self._y(), y2="y2:Q"))

    def points(self, data: Sequence[Datum], colour: str, shape: str, **mark: Any) -> None:
        """A point at x and y for each datum, filled unless told otherwise."""
        if not data:
            return
        import altair as alt

        chart = alt.Chart(alt.InlineData(values=[dict(d) for d in data]))
        options: dict[str, Any] = {"filled": True, "size": 64, "opacity": 1} | mark
        drawn = chart.mark_point(shape=shape, color=colour, **options)
        self._add(drawn.encode(x=self._x(), y=self._y()))

    def steps(self, data: Sequence[Datum], colour: str, width: float = 1.5, **mark: Any) -> None:
        """A line through the data of each `line`, which stays where it was until it changes."""
        if not data:
            return
        import altair as alt

        chart = alt.Chart(alt.InlineData(values=[dict(d) for d in data]))
        options: dict[str, Any] = {"interpolate": "step-after"} | mark
        drawn = chart.mark_line(color=colour, strokeWidth=width, **options)
        order = alt.Order("n:Q")
        self._add(drawn.encode(x=self._x(), y=self._y(), detail="line:N", order=order))

    def texts(
        self, data: Sequence[Datum], colour: str = INK, size: float = 11, **mark: Any
    ) -> None:
        """The text t of each datum; at x, or beside the plot where `at` gives a place in pixels."""
        if not data:
            return
        import altair as alt

        at = mark.pop("at", None)
        chart = alt.Chart(alt.InlineData(values=[dict(d) for d in data]))
        drawn = chart.mark_text(color=colour, font=FONT, fontSize=size, **mark)
        x = self._x() if at is None else alt.value(at)
        self._add(drawn.encode(x=x, y=self._y(), text="t:N"))

    def note(self, text: str, x: float, y: float, colour: str = INK, **mark: Any) -> None:
        """One text at a place in pixels."""
        import altair as alt

        options: dict[str, Any] = {"align": "left", "baseline": "middle", "fontSize": 11} | mark
        drawn = alt.Chart(alt.InlineData(values=[{"t": text}])).mark_text(
            color=colour, font=FONT, **options
        )
        self._add(drawn.encode(x=alt.value(x), y=alt.value(y), text="t:N"))

    def sign(self, x: float, y: float, colour: str, shape: str, **mark: Any) -> None:
        """One point at a place in pixels, as a legend shows it."""
        import altair as alt

        options: dict[str, Any] = {"filled": True, "size": 64, "opacity": 1} | mark
        drawn = alt.Chart(alt.InlineData(values=[{}])).mark_point(
            shape=shape, color=colour, **options
        )
        self._add(drawn.encode(x=alt.value(x), y=alt.value(y)))

    def bar(self, x: float, x2: float, y: float, colour: str, **mark: Any) -> None:
        """One level line between places in pixels, as a legend shows it."""
        import altair as alt

        drawn = alt.Chart(alt.InlineData(values=[{}])).mark_rule(color=colour, **mark)
        self._add(drawn.encode(x=alt.value(x), x2=alt.value(x2), y=alt.value(y)))

    def finish(self, padding: Mapping[str, int], paper: str) -> dict[str, Any]:
        """The specification of the plot; `paper` is the background."""
        import altair as alt

        chart = alt.layer(*self.layers).properties(
            width=self.width,
            height=self.height,
            padding=dict(padding),
            autosize=alt.AutoSizeParams(type="none"),
        )
        configured = chart.configure(aria=False, background=paper).configure_view(
            stroke=None, fill=None
        )
        found: dict[str, Any] = configured.to_dict(validate=False)
        return found

    def _add(self, layer: alt.Chart) -> None:
        self.layers.append(layer)

    def _x(self) -> alt.X:
        import altair as alt

        return alt.X("x:Q", scale=self.x.drawn(), axis=None)

    def _y(self) -> alt.Y:
        import altair as alt

        if self.y is not None:
            return alt.Y("y:Q", scale=self.y.drawn(), axis=None)
        down = alt.Scale(domain=[0, self.height], range=[0, self.height], zero=False, nice=False)
        return alt.Y("y:Q", scale=down, axis=None)


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
