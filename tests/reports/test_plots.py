from __future__ import annotations

import random
import re
import struct
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facttrack.comparison import Comparison
from facttrack.comparison.standing import stand
from facttrack.domain.claim import History, Kind, RetractedBy
from facttrack.domain.dates import EventDate, SaidDate
from facttrack.domain.quantity import Quantity, exact
from facttrack.errors import FacttrackError, NotFoundError, UsageError
from facttrack.reports import plot_style
from facttrack.reports.plot_dates import find_dates
from facttrack.reports.plot_forest import draw_forests, plan_forest
from facttrack.reports.plot_forest_rows import MOST_ROWS, Row, Standing, forest_rows, panels
from facttrack.reports.plot_labels import Labels
from facttrack.reports.plot_pictures import draw_plot
from facttrack.reports.plot_scale import find_scale, in_words
from facttrack.reports.plots import (
    forest_picture,
    png_bytes,
    save_picture,
    svg_text,
    timeline_picture,
)
from facttrack.services.session import Session, view
from tests.conftest import Program
from tests.reports.hostile import ACTING
from tests.reports.ledgers import worked_example
from tests.reports.pictures import compared, said, seen, version

ACTS = set("\x1b\x9b\x00\x7f\u202e\u2066\u2028\r")


def echo(n: int, figure: str | int, origin: int, publisher: int) -> History:
    """A claim in which a publisher credits an origin."""
    return History(n, (version(n, figure, origin, publisher),))


def retracted(n: int, figure: str | int) -> History:
    """A claim that its origin took back."""
    first = version(n, figure, n, n)
    gone = replace(
        first,
        number=2,
        kind=Kind.RETRACT,
        retracted_by=RetractedBy.ORIGIN,
        reason="wrong",
        asserted=SaidDate("2020-02-01"),
    )
    return History(n, (first, gone))


def everything() -> Comparison:
    """Every kind of row: best, echo, bounds, vague words, set aside, outlier, retracted."""
    figures: list[str | int | Quantity] = [
        1000,
        1010,
        990,
        "about 1,050",
        "at least 900",
        "fewer than 2,000",
        "hundreds",
    ]
    more = [echo(10, 1000, 1, 8), retracted(11, 1234)]
    return compared([*figures, 2500, 50_000], more=more)


@pytest.mark.parametrize(("count", "high"), [(1, 10**9), (5, 10**9), (40, 10**9), (400, 10**9)])
def test_a_forest_plot_holds_every_figure(count: int, high: int) -> None:
    """Whether 1 claim or 400, from 1 to a thousand million, each figure can be read in the plot."""
    draw = random.Random(count)
    figures = [round(high ** draw.random()) for _ in range(count - 1)] + [high]
    found = seen(forest_picture([compared(figures)]))
    said_there = {text.split(" · ")[0] for text in found.texts}
    assert {f"{f:,}" for f in figures} <= said_there
    assert sum("Source" in text for text in found.texts) == count


def test_a_wide_spread_is_drawn_on_a_logarithmic_scale() -> None:
    """From 20 times on, and only where every figure is positive."""
    for highest, log in ((19, False), (20, True), (10**9, True)):
        assert find_scale([1.0, float(highest)], [1.0, float(highest)], 400).log is log
    assert not find_scale([0.0, 500.0], [0.0, 500.0], 400).log
    assert not find_scale([-5.0, 500.0], [-5.0, 500.0], 400).log
    assert find_scale([0.0, 1.0, 500.0], [1.0, 500.0], 400).log, "only a bound is zero"


@given(st.lists(st.floats(-1e12, 1e12), min_size=1, max_size=9), st.booleans(), st.booleans())
def test_a_scale_holds_all_its_places(places: list[float], above: bool, below: bool) -> None:
    """No place lies beyond the ends, no tick either, and no two ticks say the same."""
    scale = find_scale(places, places, 390, open_above=above, open_below=below)
    assert scale.low < scale.high
    assert all(0 <= scale.part(scale.hold(p)) <= 1 for p in places)
    assert all(scale.low <= p <= scale.high for p, _ in scale.ticks)
    assert len({p for p, _ in scale.ticks}) == len(scale.ticks)


@pytest.mark.parametrize(
    "figures", [["1e300", "1e900"], ["1e-300", "1e300"], ["-1e900", "5"], ["0.000001"]]
)
def test_figures_beyond_a_float_have_a_place(figures: list[str]) -> None:
    """At the end of what can be drawn; the plot is made all the same."""
    given = [exact(Decimal(figure), "persons") for figure in figures]
    assert "Source 1" in forest_picture([compared(given)])


def test_numbers_on_an_axis_are_words() -> None:
    """Millions and billions in words, smaller ones in full, nothing rounded."""
    told = {"200000": "200,000", "1500000": "1.5 million", "2E+10": "20 billion", "0.50": "0.5"}
    for number, text in told.items():
        assert in_words(Decimal(number)) == text


def test_the_rows_of_a_forest_plot() -> None:
    """Votes by figure, an echo under its origin, marks as kinds and in words, retracted last."""
    rows = forest_rows(everything())
    assert [r.figure for r in rows if not r.follows] == [
        "hundreds",
        "at least 900",
        "990",
        "1,000",
        "1,010",
        "about 1,050",
        "less than 2,000",
        "2,500",
        "50,000",
        "1,234",
    ]
    place = [r.who for r in rows].index("Source 1")
    assert (rows[place + 1].who, rows[place + 1].follows) == ("Source 8", True)
    kinds = {r.figure: r.standing for r in rows if not r.follows}
    assert kinds["1,010"] is Standing.BEST
    assert kinds["2,500"] is Standing.OUTLIER
    assert kinds["50,000"] is Standing.SET_ASIDE
    assert kinds["1,234"] is Standing.RETRACTED
    assert next(r.note for r in rows if r.figure == "50,000") == "outlier; set aside"


def test_no_row_is_told_from_others_by_its_colour_alone() -> None:
    """Each kind has a mark of its own; a vague word is hatched, a retracted figure struck."""
    picture = forest_picture([everything()])
    found = seen(picture)
    for words in ("the best", "outlier", "set aside: ten times off", "retracted, struck"):
        assert words in found.texts
    assert "vague word" in found.texts
    assert "no bound on that side" in found.texts
    assert 'stroke-dasharray="1.5,2.5"' in picture
    assert f'fill="{plot_style.PAPER}" stroke="{plot_style.MUTED}"' in picture, "the echo is hollow"
    assert re.search(rf'<line [^>]*stroke="{plot_style.GONE}" stroke-width="1.2"', picture)


def test_the_best_and_the_range_are_marked() -> None:
    """The result stands under the rows, the best over its line."""
    texts = seen(forest_picture([compared([17, 24, "about 25", "more than 20"])])).texts
    assert "best 24" in texts
    assert "All together" in texts
    assert "24; 17 to 26, open above" in texts


def test_a_long_name_is_cut() -> None:
    """It ends in "…" where the room does."""
    texts = seen(forest_picture([compared([5], ["The Office for " + "Very " * 40])])).texts
    assert sum(text.endswith("…") and text.startswith("The Office for Very") for text in texts) == 1


def test_of_too_many_rows_only_those_that_tell_most_are_named() -> None:
    """Each of them is drawn; the best, what is far off, and both ends have their names."""
    figures = [5, *range(1001, 1600), 40_000]
    plan = plan_forest(compared(figures), plot_style.WIDE)
    assert len(plan.rows) == 601
    picture = svg_text(draw_forests(plan, 30, plot_style.PAPER)[0])
    texts = seen(picture).texts
    assert {
        "Source 1",
        "Source 601",
        "5 · outlier; set aside",
        "40,000 · outlier; set aside",
    } <= set(texts)
    assert sum(text.startswith("Source") for text in texts) == 3, "and the best"
    assert "601 claims, each a line: the best and what is far off are named" in texts
    assert len(re.findall(r'<path [^>]*transform="translate\([0-9.]+,[0-9.]+\)', picture)) > 601
    narrow = plan_forest(compared(figures), plot_style.NARROW)
    texts = seen(svg_text(draw_forests(narrow, 30, plot_style.PAPER)[0])).texts
    assert not [text for text in texts if text.startswith("Source")]
    assert "601 claims, each a line: too many to name" in texts


def test_more_rows_than_a_picture_holds_are_counted() -> None:
    """The plot says how many claims it leaves out."""
    plan = plan_forest(compared(["at least 5"] * (MOST_ROWS + 7)), plot_style.NARROW)
    assert len(plan.rows) == MOST_ROWS
    last = draw_forests(plan, MOST_ROWS, plot_style.PAPER)[-1]
    assert "7 more claims are not drawn" in seen(svg_text(last)).texts


@given(st.integers(0, 130), st.integers(1, 40))
def test_panels_hold_every_row_once(count: int, size: int) -> None:
    """In order, none of them empty."""
    rows = [Row(str(n), "", "", Standing.COUNTED, follows=n % 3 > 0) for n in range(count)]
    found = list(panels(rows, size))
    assert [r for panel in found for r in panel] == rows
    assert all(found) or not rows


@pytest.mark.parametrize("hostile", ACTING)
def test_no_name_acts_in_a_picture(hostile: str) -> None:
    """Markup in a name stays text, control characters and hidden directions are shown."""
    picture = forest_picture([compared([5, 900], [hostile, hostile + "b"])])
    assert png_bytes(picture), "it is XML whatever stands in it"
    found = seen(picture)
    assert found.names <= {"svg", "rect", "g", "path", "line", "text"}
    assert not set(picture) & ACTS
    assert not [a for a in found.tags if any(name.startswith("on") for name in a[1])]


def test_a_timeline_shows_changes_as_steps() -> None:
    """By when it was said: from the old figure to the new one, and where it was taken back."""
    first = version(1, 21, 1, 1)
    later = replace(
        first, number=2, kind=Kind.REVISE, quantity=said(24), asserted=SaidDate("2020-03-01")
    )
    revised = History(1, (first, later))
    gone = retracted(2, 30)
    found = compared([], more=[revised, gone])
    standings = [s for h in (revised, gone) if (s := stand(h, None))]
    picture = timeline_picture([found], standings)
    texts = seen(picture).texts
    assert "Source 1: 21 → 24" in texts
    assert "said before, changed since" in texts
    assert "retracted, struck" in texts
    assert "By event date: when the numbers were true" not in texts, "there is one event date"


def test_a_timeline_of_several_dates_has_the_best_through_them() -> None:
    """By event date, each best figure beside its point; what has no date is counted."""
    days = [replace(compared([10 * n, 10 * n]), event_date=EventDate(f"202{n}")) for n in (1, 2)]
    undated = replace(compared([5]), event_date=EventDate("", "May", "the year"))
    texts = seen(timeline_picture([*days, undated], [])).texts
    assert {"By event date: when the numbers were true", "10", "20", "2022-01"} <= set(texts)
    assert "1 claim without a known event date: not drawn" in texts


def test_a_label_without_room_at_its_spot_stands_over_its_line() -> None:
    """From the end of the line backwards, where nothing else is; without a line, nowhere."""
    labels = Labels(600, 300)
    labels.block(100, 150, reach=60)
    assert labels.find(100, 150, "21 → 24") is None
    found = labels.find_along(100, 500, 150, "21 → 24")
    assert found is not None
    assert 160 < found["x"] < 500
    assert found["y"] != 150
    assert labels.find_along(100, 101, 150, "21 → 24") is None


def test_a_label_keeps_off_a_slope() -> None:
    """Off the line itself, but not off all that it crosses."""
    labels = Labels(600, 300)
    labels.block_line(0, 300, 300, 0)
    assert labels.find(150, 150, "24") is not None
    left, top, right, bottom = labels.taken[-1]
    assert not any(left < x < right and top < 300 - x < bottom for x in range(300))
    assert labels.find(250, 250, "24") == {"x": 259, "y": 250, "align": "left"}


def test_a_name_from_right_to_left_turns_no_figure_around() -> None:
    """After such a name a picture would show 21 → 24 as 24 → 21: it stands behind them."""
    first = version(1, 21, 1, 1)
    later = replace(
        first, number=2, kind=Kind.REVISE, quantity=said(24), asserted=SaidDate("2020-03-01")
    )
    revised = History(1, (first, later))
    names = ["وزارة الصحة"]
    found = compared([], names, more=[revised])
    texts = seen(timeline_picture([found], [stand(revised, None)])).texts  # type: ignore[list-item]
    assert f"21 → 24 · {names[0]}" in texts
    assert not any(re.search("[\u0590-\u08ff][^A-Za-z]*[0-9]", text) for text in texts)
    rows = seen(forest_picture([compared([5, "about 6"], names)])).texts
    assert not any(re.search("[\u0590-\u08ff][^A-Za-z]*[0-9]", text) for text in rows)


def test_the_line_of_the_best_breaks_where_there_is_none() -> None:
    """At a day when two origins disagree nothing is joined across."""

    def lines(*middle: int) -> int:
        days = [
            replace(compared(figures), event_date=EventDate(f"202{n}"))
            for n, figures in enumerate(([10, 10], [11, 11], list(middle), [20, 20], [21, 21]))
        ]
        picture = timeline_picture(days, [])
        return len(
            re.findall(rf'<path [^>]*stroke="{plot_style.ACCENT}" stroke-width="2"', picture)
        )

    assert lines(15, 15) == 1
    assert lines(15, 90) == 2


def test_of_many_claims_those_that_never_changed_are_counted() -> None:
    """The second panel is of changes; how many it leaves out is said."""
    first = version(1, 21, 1, 1)
    later = replace(
        first, number=2, kind=Kind.REVISE, quantity=said(24), asserted=SaidDate("2020-03-01")
    )
    histories = [History(1, (first, later))]
    histories += [History(n, (version(n, 1000 + n, n, n),)) for n in range(2, 80)]
    standings = [s for h in histories if (s := stand(h, None))]
    texts = seen(timeline_picture([compared([], more=histories)], standings)).texts
    assert "Source 1: 21 → 24" in texts
    assert "78 claims that never changed: not drawn" in texts


def test_no_dates_give_no_timeline() -> None:
    """It is said, instead of an empty picture."""
    with pytest.raises(UsageError, match="no claim on this question has a date"):
        timeline_picture([replace(compared([5]), event_date=None)], [])


@given(st.lists(st.integers(1, 3_000_000), min_size=1, max_size=5))
def test_dates_stay_on_their_scale(days: list[int]) -> None:
    """From the first days of the calendar to its last, with ticks within the ends."""
    scale = find_dates(map(float, days), 400)
    assert all(scale.low <= d <= scale.high for d in days)
    assert all(scale.low <= place <= scale.high for place, _ in scale.ticks)


def test_a_png_has_two_pixels_for_each_of_the_svg() -> None:
    """It is a PNG, twice as wide as the picture."""
    picture = forest_picture([compared([5, 6])])
    data = png_bytes(picture)
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    assert width == 2 * plot_style.WIDE.total
    assert 100 < height < 1000


def test_a_picture_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    """One line names the file; nothing is left behind."""
    with pytest.raises(FacttrackError, match="cannot be written"):
        save_picture("<svg/>", str(tmp_path / "missing" / "a.svg"))
    assert not list(tmp_path.iterdir())


def test_what_plot_refuses(session: Session, tmp_path: Path) -> None:
    """Another ending than .svg and .png, and a date without claims."""
    worked_example(session)
    with pytest.raises(UsageError, match=r"FILE.svg or FILE.png"):
        draw_plot(session, view(session), "q1", "forest", str(tmp_path / "a.pdf"))
    with pytest.raises(NotFoundError, match="no claim at 2011"):
        draw_plot(session, view(session), "q1", "forest", str(tmp_path / "a.svg"), date="2011")


def test_report_plot_draws_files(facttrack: Program, session: Session) -> None:
    """Forest and timeline, SVG and PNG, as of any view."""
    worked_example(session)
    out = facttrack("report", "plot", "q1", "--all-dates", "--out", "a.svg")
    assert "forest plot -> a.svg" in out.err
    texts = seen((facttrack.folder / "a.svg").read_text(encoding="utf-8")).texts
    assert {"24 · revised from 21", "best 23"} <= set(texts)
    facttrack("report", "plot", "q1", "--date", "2017-06-01", "--as-of", "@1", "-o", "b.svg")
    assert "24" not in (facttrack.folder / "b.svg").read_text(encoding="utf-8").split(">")
    facttrack("report", "plot", "q1", "--kind", "timeline", "--out", "c.png")
    assert (facttrack.folder / "c.png").read_bytes().startswith(b"\x89PNG")
    facttrack("report", "plot", "q1", "--kind", "timeline", "--date", "2017", "-o", "d.svg", code=2)


@pytest.mark.parametrize("missing", ["jinja2", "vl_convert"])
def test_without_the_extra_one_line_says_what_to_install(facttrack: Program, missing: str) -> None:
    """No traceback, and the name of the extra."""
    facttrack("init")
    code = (
        f"import sys; sys.modules[{missing!r}] = None; from facttrack.cli import main; "
        "sys.argv = ['facttrack', 'report', 'plot', 'q1', '--out', 'a.svg']; main()"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=facttrack.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert run.stderr == (
        "facttrack: plots and pages need an extra: pip install 'facttrack[reports]'\n"
    )
