"""Plots as SVG and PNG, drawn without a browser and without a network."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from facttrack.comparison.result import Comparison
from facttrack.comparison.standing import Standing
from facttrack.errors import FacttrackError, UsageError
from facttrack.reports import plot_forest, plot_timeline
from facttrack.reports import plot_style as style
from facttrack.reports.plot_draw import Drawing
from facttrack.reports.plot_timeline_rows import timeline
from facttrack.services.outlets import written_beside

_MISSING = "plots and pages need an extra: pip install 'facttrack[reports]'"
_TAG = re.compile(r"<[^>]*>")
_SPOKEN = re.compile(r' (?:role|aria-[a-z]+|pointer-events|xmlns:xlink)="[^"]*"')
_SIZE = re.compile(r'<svg [^>]*?width="([0-9.]+)" height="([0-9.]+)"')
_MOST_DATES = 40
# A picture of more pixels than this is drawn at its own size, not at twice it.
_TALL = 8_000


def need_extra() -> None:
    """Nothing, where the extra `reports` is installed.

    Raises FacttrackError, naming what to type, where it is not.
    """
    try:
        import jinja2  # noqa: F401
        import vl_convert  # noqa: F401
    except ImportError:
        raise FacttrackError(_MISSING) from None


def svg_text(drawing: Drawing) -> str:
    """A plot as SVG, without the roles of its parts: it is one picture, described beside it."""
    import vl_convert

    drawn: str = vl_convert.vega_to_svg(drawing.spec, allowed_base_urls=[])
    marks = _TAG.sub(lambda tag: _SPOKEN.sub("", tag[0]), drawn).removesuffix("</svg>")
    return f"{marks}{drawing.words}</svg>"


def stacked(pictures: Sequence[str]) -> str:
    """SVGs one under the other as one."""
    if len(pictures) == 1:
        return pictures[0]
    sizes = [_size(picture) for picture in pictures]
    width, height = max(w for w, _ in sizes), sum(h for _, h in sizes)
    parts, y = [], 0.0
    for picture, (_, high) in zip(pictures, sizes, strict=True):
        parts.append(picture.replace("<svg ", f'<svg y="{y:g}" ', 1))
        y += high
    head = f'width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}"'
    ground = f'<rect width="{width:g}" height="{height:g}" fill="{style.PAPER}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {head}>{ground}{"".join(parts)}</svg>'


def _size(picture: str) -> tuple[float, float]:
    match = _SIZE.match(picture)
    assert match is not None  # noqa: S101 - every plot says its size
    return float(match[1]), float(match[2])


def png_bytes(picture: str) -> bytes:
    """An SVG as PNG, with two pixels for each of its own unless it is very tall."""
    import vl_convert

    scale = 2 if _size(picture)[1] <= _TALL else 1
    drawn: bytes = vl_convert.svg_to_png(picture, scale=scale)
    return drawn


def forest_picture(comparisons: Sequence[Comparison]) -> str:
    """The forest plots of a question at its event dates as one SVG.

    Raises UsageError for more dates than a picture can hold.
    """
    if len(comparisons) > _MOST_DATES:
        raise UsageError(
            f"{len(comparisons)} event dates are too many for one picture: "
            "--date for one of them, or --kind timeline for all"
        )
    pictures = []
    for c in comparisons:
        forest = plot_forest.plan_forest(c, style.WIDE)
        specs = plot_forest.draw_forests(forest, len(forest.rows) or 1, style.PAPER, heading(c))
        pictures += [svg_text(spec) for spec in specs]
    return stacked(pictures)


def timeline_picture(comparisons: Sequence[Comparison], standings: Iterable[Standing]) -> str:
    """The timeline of a question as one SVG.

    Raises UsageError where no claim has a date.
    """
    found = timeline(comparisons, standings)
    head = heading(comparisons[0], dated=False) if comparisons else ()
    specs = plot_timeline.draw_timeline(found, plot_timeline.WIDE, style.PAPER, head)
    if not specs:
        raise UsageError("no claim on this question has a date: there is no timeline to draw")
    return stacked([svg_text(spec) for spec in specs])


def heading(c: Comparison, *, dated: bool = True) -> tuple[str, str]:
    """The two lines over a plot: the question, and as of when it was asked."""
    parts = [str(c.event_date or "no event date")] if dated else []
    parts += [c.unit] if c.unit else []
    parts += [f"said by {c.said_by}"] if c.said_by else []
    parts += [f"as of @{c.as_of}", f"rules {c.rules}"]
    return c.question.name, ", ".join(parts)


def save_picture(picture: str, out: str) -> None:
    """Write an SVG to FILE.svg, or drawn to FILE.png, whole or not at all.

    Raises what `written_beside` raises.
    """
    data = png_bytes(picture) if out.lower().endswith(".png") else picture.encode()
    with written_beside(out) as part:
        part.write_bytes(data)
