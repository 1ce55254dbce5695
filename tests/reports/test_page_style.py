from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from facttrack.reports import page_render, plot_style

STYLE = Path(page_render.__file__).with_name("templates") / "style.css"


def palettes() -> Iterator[dict[str, str]]:
    """The colours for light, for dark and for paper."""
    text = STYLE.read_text(encoding="utf-8")
    for block in re.findall(r":root \{(.*?)\}", text, re.DOTALL):
        yield dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", block))


def luminance(colour: str) -> float:
    """The relative luminance of a colour (WCAG 2.2)."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@pytest.mark.parametrize("palette", list(palettes()))
def test_all_texts_stand_out_from_what_is_behind_them(palette: dict[str, str]) -> None:
    """4.5 to 1 or more, in the light, in the dark and on paper, in the plots too."""
    for text in ("ink", "muted", "accent", "warn", "gone"):
        for ground in ("paper", "soft", "band"):
            a, b = sorted((luminance(palette[text]), luminance(palette[ground])))
            assert (b + 0.05) / (a + 0.05) >= 4.5, (text, ground)
    a, b = sorted((luminance(palette["ink"]), luminance(palette["mark"])))
    assert (b + 0.05) / (a + 0.05) >= 4.5


def test_the_style_turns_every_colour_of_the_plots() -> None:
    """A plot's colours are those that the page gives another value in the dark."""
    text = STYLE.read_text(encoding="utf-8")
    for name in ("INK", "MUTED", "GRID", "ACCENT", "BAND", "WARN", "GONE", "PAPER"):
        assert f'[fill="{getattr(plot_style, name)}"]' in text
