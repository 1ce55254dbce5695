from __future__ import annotations

import re
from dataclasses import replace

import pytest

from facttrack.comparison.standing import stand
from facttrack.domain.claim import History, Kind
from facttrack.domain.dates import EventDate, SaidDate
from facttrack.reports import plot_style
from facttrack.reports.plots import timeline_picture
from tests.reports.pictures import compared, said, seen, version
from tests.reports.test_plots import retracted

SIZE = 10.5
STRUCK = re.compile(
    rf'<line transform="translate\(([\d.]+),([\d.]+)\)" x2="([\d.]+)" [^>]*{plot_style.GONE}'
)


def changing(*figures: int) -> History:
    """A claim whose origin, the third, said one figure after the other, a month apart."""
    return changing_of(3, *figures)


def changing_of(origin: int, *figures: int) -> History:
    """A claim of an origin that said one figure after the other."""
    first = version(origin, figures[0], origin, origin)
    later = [
        replace(
            first,
            number=n,
            kind=Kind.REVISE,
            quantity=said(figure),
            asserted=SaidDate(f"2020-{n + 1:02d}-01"),
        )
        for n, figure in enumerate(figures[1:], 2)
    ]
    return History(origin, (first, *later))


def drawn(*histories: History, names: tuple[str, ...] = ()) -> str:
    """The timeline of claims on one day."""
    found = compared([], names, more=histories)
    return timeline_picture([found], [s for h in histories if (s := stand(h, None))])


@pytest.mark.parametrize(
    ("name", "label", "before"),
    [("Radio", "Radio: 1,234", "Radio: "), ("إذاعة حمص", "1,234 · إذاعة حمص", "")],
)
def test_a_retracted_figure_is_struck_through(name: str, label: str, before: str) -> None:
    """In the middle of its height, from its first digit to its last; nothing else is."""
    picture = drawn(retracted(1, 1234), History(2, (version(2, 900, 2, 2),)), names=(name,))
    (words,) = re.findall(rf'<text x="([\d.]+)" y="([\d.]+)" ([^>]*)>{label}<', picture)
    (line,) = STRUCK.findall(picture)
    (x, base), (first, middle, wide) = map(float, words[:2]), map(float, line)
    part = 1 if "end" in words[2] else 0.5 if "middle" in words[2] else 0
    start = x - part * plot_style.text_width(label, SIZE)
    assert first == pytest.approx(start + plot_style.text_width(before, SIZE), abs=4)
    assert wide == pytest.approx(plot_style.text_width("1,234", SIZE), abs=3)
    assert base - 6 < middle < base - 2


def test_a_figure_that_returns_is_told_last() -> None:
    """21, then 24, then 21 again: nobody reads that it is 24 now."""
    assert "Source 3: 21 → 24 → 21" in seen(drawn(changing(21, 24, 21))).texts


def test_a_slip_that_was_mended_does_not_flatten_the_rest() -> None:
    """It stands at the edge, marked, with its figure in words; the scale is that of what stands."""
    found = seen(drawn(changing(21, 73_000, 24), changing_of(4, 30, -73_000, 28)))
    assert "Beyond the scale, at its edge: 73,000, -73,000" in found.texts
    assert "beyond the scale" in found.texts
    assert not any("," in text for text in found.texts if text[0].isdigit()), "no tick so far off"
    assert "Source 3: 21 → 73,000 → 24" in found.texts


def test_what_stands_is_never_beyond_the_scale() -> None:
    """However far it lies from all that others say, and from what it was before."""
    texts = seen(drawn(changing(21, 24), changing_of(4, 28, 73_000))).texts
    assert not any("eyond the scale" in text for text in texts)
    assert any("," in text for text in texts if text[0].isdigit() or "73," in text)


def test_a_scale_that_is_logarithmic_for_one_day_holds_everything() -> None:
    """Nothing needs to be left out of it: 24 and 900 of one day, and 73,000 said before."""
    texts = seen(drawn(changing(21, 73_000, 24), changing_of(4, 900, 901))).texts
    assert not any("eyond the scale" in text for text in texts)


@pytest.mark.parametrize(
    ("dates", "lines"),
    [
        (("2020-01", "2020-02", "2020-03"), 1),
        (("2020-02", "2020-01/2020-03"), 0),
        (("2020-01", "2020-02", "2020-02-29", "2020-03-01"), 2),
    ],
)
def test_no_line_joins_dates_that_overlap(dates: tuple[str, ...], lines: int) -> None:
    """A month and a day in it are no two points of a course."""
    days = [
        replace(compared([10 + n, 10 + n]), event_date=EventDate(date))
        for n, date in enumerate(dates)
    ]
    found = re.findall(
        rf'<path [^>]*stroke="{plot_style.ACCENT}" stroke-width="2"', timeline_picture(days, [])
    )
    assert len(found) == lines
