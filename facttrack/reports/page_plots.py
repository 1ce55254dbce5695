"""The plots of a page: each wide and narrow, in colours that the page can turn to the dark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facttrack.comparison.result import Comparison
from facttrack.comparison.sentences import counted, number
from facttrack.comparison.telling import best_text, range_text
from facttrack.reports import plot_forest, plot_timeline
from facttrack.reports import plot_style as style
from facttrack.reports.page_content import Content
from facttrack.reports.plot_draw import Drawing
from facttrack.reports.plot_timeline_rows import Timeline, timeline
from facttrack.reports.plots import svg_text
from facttrack.reports.values import shown

if TYPE_CHECKING:
    from markupsafe import Markup

_PANEL_ROWS = 30
_MOST_NAMED = 150


@dataclass(frozen=True, slots=True)
class Picture:
    """One plot as SVG for wide and for narrow windows, piece by piece, and in words."""

    wide: tuple[Markup, ...]
    narrow: tuple[Markup, ...]
    description: str


def forest(c: Comparison) -> Picture | None:
    """The forest plot of a comparison; None where nothing is listed."""
    if not (c.votes or c.uncounted):
        return None
    text = _forest_told(c)
    return _picture(_drawn(c, style.WIDE), _drawn(c, style.NARROW), text)


def small_forest(c: Comparison) -> tuple[Markup, ...]:
    """The forest plot of a comparison for windows of any width."""
    return _svgs(_drawn(c, style.NARROW), shown(_forest_told(c)))


def _drawn(c: Comparison, layout: style.Layout) -> list[Drawing]:
    return plot_forest.draw_forests(
        plot_forest.plan_forest(c, layout, _MOST_NAMED), _PANEL_ROWS, style.NO_PAPER
    )


def _forest_told(c: Comparison) -> str:
    return (
        f"Forest plot of {c.question.name}, {c.event_date or 'no event date'}: "
        f"{counted(len(c.votes), 'origin')} and {counted(len(c.uncounted), 'claim')} not counted "
        f"on one scale; {best_text(c)}; range {range_text(c.range, c.unit)}. "
        "The table of claims holds every figure."
    )


def times(content: Content) -> Picture | None:
    """The timeline of a question; None where nothing moved, or no claim has a date."""
    found = timeline(list(reversed(content.every_date)), [e.state.standing for e in content.claims])
    if not found.moves:
        return None
    wide = plot_timeline.draw_timeline(found, plot_timeline.WIDE, style.NO_PAPER)
    if not wide:
        return None
    narrow = plot_timeline.draw_timeline(found, plot_timeline.NARROW, style.NO_PAPER)
    return _picture(wide, narrow, _told(content, found))


def _told(content: Content, found: Timeline) -> str:
    moved = sum(c.changed for c in found.courses)
    bests = [
        f"{number(c.figure)} on {c.event_date}"
        for c in reversed(content.every_date)
        if c.figure is not None
    ]
    ends = bests if len(bests) <= 2 else [bests[0], bests[-1]]  # noqa: PLR2004 - first and last
    best = f"; the best is {', then '.join(ends)}" if ends else ""
    return (
        f"Timeline of {content.question.name}: {counted(len(found.courses), 'claim')} by when "
        f"they were said, {counted(moved, 'claim')} changed since{best}. "
        "The tables of claims and histories hold every figure."
    )


def _picture(wide: list[Drawing], narrow: list[Drawing], text: str) -> Picture:
    return Picture(_svgs(wide, text), _svgs(narrow, text), shown(text))


def _svgs(specs: list[Drawing], text: str) -> tuple[Markup, ...]:
    """The pieces as HTML, the whole picture described on the first of them."""
    from markupsafe import Markup, escape

    pieces = []
    for n, spec in enumerate(specs):
        label = shown(text) if n == 0 else f"The plot goes on, part {n + 1} of {len(specs)}"
        told = f'<svg role="img" aria-label="{escape(label)}" '
        # The drawing is the library's own: every text in it is escaped already.
        pieces.append(Markup(svg_text(spec).replace("<svg ", told, 1)))  # noqa: S704
    return tuple(pieces)
