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
_POINT: dict[str, Any] = {"filled": True, "size": 64, "opacity": 1}


@dataclass(slots=True)
class Canvas:
    """Layers over one pair of scales; the second is in pixels from the top unless one is given."""

    width: int
    height: int
    x: Scale
    y: Scale | None = None
    layers: list[alt.Chart] = field(default_factory=list)
    datasets: dict[str, list[Datum]] = field(default_factory=dict)

    def rules(self, data: Sequence[Datum], colour: str, width: float = 1.5, **mark: Any) -> None:
        """A line for each datum: from x to x2 at y, or from y to y2 at x."""
        ends = [end for end in ("x2", "y2") if data and end in data[0]]
        self._add("rule", data, {"color": colour, "strokeWidth": width} | mark, ends)

    def boxes(self, data: Sequence[Datum], colour: str, **mark: Any) -> None:
        """A box for each datum, from x to x2 and from y to y2."""
        self._add("rect", data, {"color": colour} | mark, ("x2", "y2"))

    def points(self, data: Sequence[Datum], colour: str, shape: str, **mark: Any) -> None:
        """A point at x and y for each datum, filled unless told otherwise."""
        self._add("point", data, _POINT | {"color": colour, "shape": shape} | mark)

    def steps(self, data: Sequence[Datum], colour: str, width: float = 1.5, **mark: Any) -> None:
        """A line through the data of each `line`, which stays where it was until it changes."""
        look = {"interpolate": "step-after", "color": colour, "strokeWidth": width} | mark
        self._add("line", data, look, ("detail", "order"))

    def texts(
        self, data: Sequence[Datum], colour: str = INK, size: float = 11, **mark: Any
    ) -> None:
        """The text t of each datum; at x, or beside the plot where `at` gives a place in pixels."""
        at = mark.pop("at", None)
        look = {"color": colour, "font": FONT, "fontSize": size} | mark
        self._add("text", data, look, ("text",), {} if at is None else {"x": at})

    def note(self, text: str, x: float, y: float, colour: str = INK, **mark: Any) -> None:
        """One text at a place in pixels."""
        look = {"align": "left", "baseline": "middle", "fontSize": 11, "color": colour}
        self._add("text", [{"t": text}], look | {"font": FONT} | mark, ("text",), {"x": x, "y": y})

    def sign(self, x: float, y: float, colour: str, shape: str, **mark: Any) -> None:
        """One point at a place in pixels, as a legend shows it."""
        look = _POINT | {"color": colour, "shape": shape} | mark
        self._add("point", [{}], look, (), {"x": x, "y": y})

    def bar(self, x: float, x2: float, y: float, colour: str, **mark: Any) -> None:
        """One level line between places in pixels, as a legend shows it."""
        self._add("rule", [{}], {"color": colour} | mark, (), {"x": x, "x2": x2, "y": y})

    def finish(self, padding: Mapping[str, int], paper: str) -> dict[str, Any]:
        """The specification of the plot; `paper` is the background."""
        import altair as alt

        chart = alt.LayerChart(
            layer=self.layers,
            width=self.width,
            height=self.height,
            padding=dict(padding),
            autosize=alt.AutoSizeParams(type="none"),
            config=alt.Config(
                aria=False, background=paper, view=alt.ViewConfig(stroke=None, fill=None)
            ),
        )
        found: dict[str, Any] = chart.to_dict(validate=False)
        return found | {"datasets": self.datasets}

    def _add(
        self,
        kind: Any,
        data: Sequence[Datum],
        look: Mapping[str, Any],
        channels: Sequence[str] = (),
        fixed: Mapping[str, float] | None = None,
    ) -> None:
        """A layer of marks, none for no data; `fixed` gives places in pixels, not on the scales.

        The data are only named in it: Altair copies its layers many times over.
        """
        if not data:
            return
        import altair as alt

        name = f"data-{len(self.datasets)}"
        self.datasets[name] = [dict(d) for d in data]
        drawn = {"x": self._x, "y": self._y, **dict.fromkeys(channels)}
        made = {c: scaled() if scaled else _channel(c) for c, scaled in drawn.items()}
        made |= {channel: alt.value(pixels) for channel, pixels in (fixed or {}).items()}
        mark = alt.MarkDef(type=kind, **look)
        encoding = alt.FacetedEncoding(**made)
        self.layers.append(alt.Chart(alt.NamedData(name=name), encoding=encoding, mark=mark))

    def _x(self) -> alt.X:
        import altair as alt

        return alt.X("x", type="quantitative", scale=self.x.drawn(), axis=None)

    def _y(self) -> alt.Y:
        import altair as alt

        if self.y is not None:
            return alt.Y("y", type="quantitative", scale=self.y.drawn(), axis=None)
        down = alt.Scale(domain=[0, self.height], range=[0, self.height], zero=False, nice=False)
        return alt.Y("y", type="quantitative", scale=down, axis=None)


def _channel(name: str) -> Any:
    """What a mark reads from its data beside x and y."""
    import altair as alt

    match name:
        case "x2":
            return alt.X2("x2")
        case "y2":
            return alt.Y2("y2")
        case "text":
            return alt.Text("t", type="nominal")
        case "detail":
            return alt.Detail("line", type="nominal")
    return alt.Order("n", type="quantitative")


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
