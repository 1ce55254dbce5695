"""Pages in a real browser: Chromium, driven by Playwright, judged by axe."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from facttrack.domain.quantity import exact
from facttrack.reports.catalogue import Asked, records
from facttrack.reports.columns import names
from facttrack.reports.html_parts import MOST_ROWS, write_html
from facttrack.reports.page import PageAsked, write_page
from facttrack.reports.write import write_report
from facttrack.services.deciding import decide
from facttrack.services.session import Session, view
from tests.reports.hostile import ACTING
from tests.reports.ledgers import LONG, record, worked_example
from tests.reports.pictures import said

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
PAGES = ("index.html", "q1.html", "q2.html", "q3.html", "q3-2.html")
PHONE, DESK = ViewportSize(width=390, height=844), ViewportSize(width=1280, height=900)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser; where there is none the tests are skipped, but they fail in CI."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None and os.environ.get("CI"):
        pytest.fail("no Chromium, which .ci/run installs where it may")
    if found is None:
        pytest.skip("no Chromium on the PATH")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found)
        yield launched
        launched.close()


@pytest.fixture
def site(session: Session, tmp_path: Path) -> Path:
    """A folder of pages with rivals, decisions, hostile texts, endless names, and many dates."""
    worked_example(session)
    decide(session, "q1", "2017-06-01", "about 24", "two offices agree")
    for n, text in enumerate(ACTING):
        name = f"{text.replace(chr(0), 'x')} {n}"
        record(session, 10 + n, source=name, quote=name, title=name, note=name, url=name)
    long = exact(LONG, "persons", "W" * 300)
    record(session, long, source="Endless " + "a" * 90, url="https://example.org/" + "a" * 900)
    record(session, said("dozens"), source="Vague")
    record(session, said("at least 40"), source="Bound")
    for n in range(44):
        date = f"{2014 + n % 3}-03-{n // 3 + 1:02d}"
        record(session, 7 * n, date=date, asserted=date, question="Daily count")
    write_page(session, view(session), PageAsked(since=4, most=30), str(tmp_path / "site"))
    return tmp_path / "site"


@contextmanager
def opened(browser: Browser, path: Path, window: ViewportSize, *, dark: bool) -> Iterator[Page]:
    """A page with all its parts unfolded; its policy against scripts is off, for axe is one."""
    context = browser.new_context(
        viewport=window, bypass_csp=True, color_scheme="dark" if dark else "light"
    )
    page = context.new_page()
    page.goto(path.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    yield page
    context.close()


@pytest.mark.parametrize(("window", "dark"), [(PHONE, True), (DESK, False)], ids=["phone", "desk"])
def test_axe_finds_nothing(browser: Browser, site: Path, window: ViewportSize, dark: bool) -> None:
    """On the index, on questions, on further claims; and nothing sticks out of the window."""
    for name in PAGES:
        with opened(browser, site / name, window, dark=dark) as page:
            found = Axe().run(page).response["violations"]
            assert [(v["id"], v["nodes"][0]["html"]) for v in found] == [], name
            assert page.evaluate("document.documentElement.scrollWidth") <= window["width"], name


@pytest.mark.parametrize("width", [700, 1000, 1280])
def test_nothing_sticks_out_of_a_window(browser: Browser, site: Path, width: int) -> None:
    """Nor in a window between a phone's and a desk's, whoever is named by a long address."""
    window = ViewportSize(width=width, height=900)
    for name in PAGES:
        with opened(browser, site / name, window, dark=False) as page:
            assert page.evaluate("document.documentElement.scrollWidth") <= width, name


def test_a_page_asks_nobody_for_anything(browser: Browser, site: Path) -> None:
    """With its policy on, and scripts off: only the file itself is read, and all of it shows."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((site / "q1.html").as_uri())
    assert asked == [(site / "q1.html").as_uri()]
    assert page.get_by_text("The desk decided: about 24").first.is_visible()
    context.close()


def test_a_page_is_read_by_keyboard(browser: Browser, site: Path) -> None:
    """The first key leads to the link that skips to the content; a summary opens by a key."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "q3.html").as_uri())
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the content"
    assert page.locator(":focus").bounding_box()["y"] >= 0  # type: ignore[index]
    years = page.locator("details", has_text="2014: 15 event dates").first
    shut = years.locator("table")
    years.locator("summary").focus()
    before = shut.is_visible()
    page.keyboard.press("Enter")
    assert shut.is_visible() is not before
    context.close()


def test_a_printed_page_hides_nothing(browser: Browser, site: Path, tmp_path: Path) -> None:
    """What is folded on the screen stands on the paper; the rest of a link's address too."""
    page = browser.new_page()
    page.goto((site / "q3.html").as_uri())
    page.pdf(path=tmp_path / "q3.pdf")
    page.close()
    pdf = pypdfium2.PdfDocument(tmp_path / "q3.pdf")
    text = " ".join(sheet.get_textpage().get_text_range() for sheet in pdf)
    pdf.close()
    for n in range(44):
        assert f"{2014 + n % 3}-03-{n // 3 + 1:02d}" in text


@pytest.fixture
def report(session: Session, tmp_path: Path) -> Path:
    """The report `comparison` as a page, with more rows than a window has room for."""
    worked_example(session)
    for n in range(60):
        record(session, 7 * n, date=f"20{n + 10}", asserted="2080-01-01", question="Yearly count")
    decide(session, "q1", "2017-06-01", "about 24 " * 40 + "at the end", "two offices agree")
    found = records(session, view(session), "comparison", Asked())
    write_report(found, "comparison", str(tmp_path / "comparison.html"), fmt="html")
    return tmp_path / "comparison.html"


@pytest.mark.parametrize(("window", "dark"), [(PHONE, True), (DESK, False)], ids=["phone", "desk"])
def test_a_report_keeps_its_header_in_sight(
    browser: Browser, report: Path, window: ViewportSize, dark: bool
) -> None:
    """However far its table is scrolled, within the window; the best figure needs no scrolling."""
    with opened(browser, report, window, dark=dark) as page:
        found = Axe().run(page).response["violations"]
        assert [(v["id"], v["nodes"][0]["html"]) for v in found] == []
        best = page.locator("th", has_text="best").first.bounding_box()
        assert best is not None
        assert best["x"] + best["width"] <= window["width"]
        page.locator(".table").focus()
        page.keyboard.press("End")
        page.locator("tr").last.scroll_into_view_if_needed()
        page.locator("td").last.scroll_into_view_if_needed()
        assert page.locator("th").last.bounding_box() is not None
        last, header = (
            page.locator("td").last.bounding_box(),
            page.locator("th").last.bounding_box(),
        )
        assert last is not None
        assert header is not None
        assert 0 <= header["y"] < last["y"] < window["height"]
        assert header["x"] == last["x"]
        assert page.evaluate("document.documentElement.scrollWidth") <= window["width"]


def test_a_printed_report_has_all_that_a_reader_needs(
    browser: Browser, report: Path, tmp_path: Path
) -> None:
    """Nothing is cut or folded: whole sentences, in columns that the paper says are the first."""
    page = browser.new_page()
    page.goto(report.as_uri())
    page.pdf(path=tmp_path / "a.pdf", prefer_css_page_size=True)
    page.close()
    pdf = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    sheets = ["".join(s.get_textpage().get_text_range().split()) for s in pdf]
    pdf.close()
    assert "Onpaper:thefirst9of37columns." in sheets[0]
    assert sum(sheet.count("about24") for sheet in sheets) == 40
    assert "attheend" in "".join(sheets)
    for n in range(60):
        assert f"whichsays{7 * n}." in "".join(sheets)


@pytest.fixture
def parts(tmp_path: Path) -> Path:
    """A report in three parts, about hostile and endless texts."""
    blank = dict.fromkeys(names("coverage"), "") | {"count": 1}
    told = [*ACTING, "Endless " + "a" * 900, "long " * 200]
    made = (
        {**blank, "question": told[n % len(told)], "month": f"{1000 + n}-05"}
        for n in range(2 * MOST_ROWS + 5)
    )
    assert write_html(made, "coverage", str(tmp_path / "a.html")).parts == 3
    return tmp_path


@pytest.mark.parametrize(("window", "dark"), [(PHONE, True), (DESK, False)], ids=["phone", "desk"])
def test_axe_finds_nothing_in_parts(
    browser: Browser, parts: Path, window: ViewportSize, dark: bool
) -> None:
    """In the contents and in a short part; half of a phone's window is left for the table."""
    for name in ("a.html", "a.html.parts/a-0003.html"):
        with opened(browser, parts / name, window, dark=dark) as page:
            found = Axe().run(page).response["violations"]
            assert [(v["id"], v["nodes"][0]["html"]) for v in found] == [], name
            assert page.evaluate("document.documentElement.scrollWidth") <= window["width"], name
            table = page.locator("table").first.bounding_box()
            assert table is not None
            assert table["y"] < window["height"] / 2, name


def test_a_reader_goes_from_part_to_part(browser: Browser, parts: Path) -> None:
    """From the contents and back, with scripts off and by the keyboard too."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((parts / "a.html").as_uri())
    page.get_by_role("link", name="2", exact=True).click()
    assert page.title() == "coverage, part 2 of 3"
    led = page.get_by_role("navigation", name="Parts of the report")
    led.get_by_role("link", name="Next").press("Enter")
    assert page.title() == "coverage, part 3 of 3"
    led.get_by_role("link", name="First").click()
    assert page.title() == "coverage, part 1 of 3"
    led.get_by_role("link", name="Contents").click()
    assert page.title() == "coverage, contents"
    context.close()
