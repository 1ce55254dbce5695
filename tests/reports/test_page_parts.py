from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from facttrack.errors import UsageError
from facttrack.reports import too_many
from facttrack.reports.page import PageAsked, Written, write_page
from facttrack.reports.plot_pictures import draw_plot
from facttrack.services.session import Session, view
from tests.conftest import Program
from tests.reports.hostile import ACTING, ACTS
from tests.reports.ledgers import record, worked_example
from tests.reports.pictures import Seen, seen
from tests.reports.test_page import check_structure, one_line


@pytest.fixture
def daily(session: Session) -> Session:
    """A ledger of one question: two sources a day on 24 days, a third on one of them."""
    for n in range(24):
        date = f"2017-{n // 12 + 5:02d}-{n % 12 + 1:02d}"
        record(session, 100 + n, date=date, asserted=date)
        record(session, 100 + n, date=date, asserted=date, source="Times", attributed_to="PMU")
    record(session, 120, date="2017-06-12", asserted="2017-06-12", source="Command")
    return session


def pages(folder: Path) -> Iterator[tuple[str, Seen]]:
    """Every file of a folder by its name."""
    for path in sorted(folder.iterdir()):
        yield path.name, seen(path.read_text(encoding="utf-8"))


def test_a_folder_lists_every_claim_once(daily: Session, tmp_path: Path) -> None:
    """In files of at most so many, those of a date together, each linked from all the others."""
    folder = tmp_path / "pages"
    done = write_page(daily, view(daily), PageAsked(most=12), str(folder))
    assert done == Written(questions=1, files=6)
    found = dict(pages(folder))
    rows: Counter[str] = Counter()
    for page in found.values():
        check_structure(page)
        rows.update(a["id"] for a in page.all("tr") if re.fullmatch("c[0-9]+", a.get("id", "")))
    assert rows == Counter({f"c{n}": 1 for n in range(1, 50)})
    parts = [name for name in found if name.startswith("q1")]
    for name in parts:
        linked = {a["href"].partition("#")[0] for a in found[name].all("a")}
        assert set(parts) - {name} <= linked
    assert "Part 3 of 5" in one_line(found["q1-3.html"])


def test_a_folder_keeps_no_older_parts(daily: Session, tmp_path: Path) -> None:
    """What a page of more parts left there goes; whatever else is there stays."""
    folder = tmp_path / "pages"
    write_page(daily, view(daily), PageAsked(most=12), str(folder))
    (folder / "q1-notes.html").write_text("ours")
    (folder / "q10-4.html").write_text("another question's")
    (folder / "q1-3.html").write_text("no page of facttrack's")
    write_page(daily, view(daily), PageAsked(most=40), str(folder))
    kept = sorted(path.name for path in folder.iterdir())
    assert kept == [
        "index.html",
        "q1-2.html",
        "q1-3.html",
        "q1-notes.html",
        "q1.html",
        "q10-4.html",
    ]


def test_every_event_date_leads_to_its_claims(daily: Session, tmp_path: Path) -> None:
    """Each date in the table is a link to the file and the row where its claims begin."""
    folder = tmp_path / "pages"
    write_page(daily, view(daily), PageAsked(most=12), str(folder))
    found = dict(pages(folder))
    ids = {name: set(page.values("id")) for name, page in found.items()}
    rows = [a["href"] for a in found["q1.html"].all("a") if re.search("#c[0-9]+$", a["href"])]
    assert len(rows) == 24
    for href in rows:
        file, _, anchor = href.partition("#")
        assert anchor in ids[file or "q1.html"]


def test_a_single_file_says_what_it_leaves_out(daily: Session, tmp_path: Path) -> None:
    """The claims of the latest event dates are in it; where all of them are is said."""
    path = tmp_path / "page.html"
    done = write_page(daily, view(daily), PageAsked(most=12), str(path))
    assert done == Written(questions=1, files=1, left_out=38)
    page = seen(path.read_text(encoding="utf-8"))
    check_structure(page)
    text = one_line(page)
    assert "38 claims at earlier event dates are not listed in this file." in text
    assert "11 claims of 49, at event dates 2017-06-12 back to 2017-06-08" in text
    write_page(daily, view(daily), PageAsked(most=49), str(path))
    assert "not listed" not in path.read_text(encoding="utf-8")


def test_a_date_of_more_claims_than_a_file_lists_is_divided(
    session: Session, tmp_path: Path
) -> None:
    """No claim is lost, and no file has more than so many."""
    for n in range(7):
        record(session, 20 + n, source=f"Source {n}")
    folder = tmp_path / "pages"
    write_page(session, view(session), PageAsked(most=3), str(folder))
    counts = [
        sum(bool(re.fullmatch("c[0-9]+", a.get("id", ""))) for a in page.all("tr"))
        for name, page in pages(folder)
        if name != "index.html"
    ]
    assert sorted(counts) == [1, 3, 3]


def test_earlier_event_dates_have_their_plots(session: Session, tmp_path: Path) -> None:
    """One behind each summary, where there is more than one claim; the latest date stands open."""
    worked_example(session)
    path = tmp_path / "page.html"
    write_page(session, view(session), PageAsked(), str(path))
    raw = path.read_text(encoding="utf-8")
    page = seen(raw)
    summaries = re.findall(r"<summary>2017-06-01: .*?</summary>", raw, re.DOTALL)
    assert len(summaries) == 1
    assert "Forest plot of ISIS fighters, Taru, 2017-06-01" in " ".join(page.values("aria-label"))


def test_many_event_dates_are_grouped_by_year(session: Session, tmp_path: Path) -> None:
    """Each behind a summary that tells from which best figure to which."""
    for n in range(45):
        date = f"{2016 + n % 2}-03-{n // 2 + 1:02d}"
        record(session, 1000 + n, date=date, asserted=date)
    path = tmp_path / "page.html"
    write_page(session, view(session), PageAsked(), str(path))
    page = seen(path.read_text(encoding="utf-8"))
    check_structure(page)
    text = one_line(page)
    assert "2017: 22 event dates, best 1,001 to 1,043" in text
    assert "2016: 23 event dates, best 1,000 to 1,044" in text
    assert "The result at the event dates of 2016" in text


def test_conflicts_name_who_conflicts(session: Session, tmp_path: Path) -> None:
    """The origins stand beside their claims, the worst conflict first."""
    record(session, 21)
    record(session, 60, source="Command")
    path = tmp_path / "page.html"
    write_page(session, view(session), PageAsked(), str(path))
    text = one_line(seen(path.read_text(encoding="utf-8")))
    assert "PMU (c1) and Command (c2): 60 is 2.85 times 21 (major)" in text


def test_more_questions_than_a_file_holds_are_refused(session: Session, tmp_path: Path) -> None:
    """It is said what to type instead; a folder takes them all."""
    for n in range(101):
        record(session, n, subject=f"Subject {n}")
    record(session, 70, subject="Subject 70", source="Wire")
    with pytest.raises(UsageError, match=r"101 questions are too many for one file: --out DIR"):
        write_page(session, view(session), PageAsked(), str(tmp_path / "page.html"))
    folder = tmp_path / "pages"
    write_page(session, view(session), PageAsked(), str(folder))
    index = seen((folder / "index.html").read_text(encoding="utf-8"))
    check_structure(index)
    linked = Counter(a["href"] for a in index.all("a"))
    assert all(linked[f"q{n}.html"] >= 1 for n in range(1, 102))
    assert linked.total() == 101 + 20 + 1, "those with the most claims lead; one skips to all"
    assert len(index.all("details")) == 2
    text = one_line(index)
    assert re.search("The 20 questions with the most claims.*? Rests on Subject 70 ", text)
    assert "S , 100 questions: Subject 0 to Subject 98" in text
    assert "S , 1 question: Subject 99" in text


def test_report_page_says_what_it_leaves_out(facttrack: Program, daily: Session) -> None:
    """After the line on what was written, with what to type; a folder leaves out nothing."""
    run = facttrack("report", "page", "--out", "q1.html", "--most", "12")
    assert "38 claims at earlier event dates are not in it: --out DIR writes" in run.err
    run = facttrack("report", "page", "--out", "site", "--most", "12")
    assert run.err.endswith("1 question -> site in 6 files (@49)\n")
    facttrack("report", "page", "--out", "q1.html", "--most", "0", code=2)


def test_changes_beyond_what_a_file_lists_are_counted(daily: Session, tmp_path: Path) -> None:
    """The first of them are told, and where the rest is; what did not move is said to be so."""
    path = tmp_path / "page.html"
    write_page(daily, view(daily), PageAsked(most=12, since=1), str(path))
    page = seen(path.read_text(encoding="utf-8"))
    check_structure(page)
    text = one_line(page)
    assert "What was recorded since changeset @1: the first 12 changes of 48;" in text
    assert "What it did to the result: the first 12 event dates of 23" in text
    record(daily, 500, date="2018", asserted="2018", source="Command")
    record(daily, 500, date="2018", asserted="2018", source="Wire")
    newest = view(daily).changeset
    write_page(daily, view(daily), PageAsked(since=newest - 1), str(path))
    text = one_line(seen(path.read_text(encoding="utf-8")))
    assert "The best figures and ranges are what they were." in text
    record(daily, 600, date="2018", asserted="2018", source="Radio")
    write_page(daily, view(daily), PageAsked(since=newest), str(path))
    text = one_line(seen(path.read_text(encoding="utf-8")))
    assert "2018 500 the same" in text


def test_no_stored_text_acts_on_any_file_of_a_folder(session: Session, tmp_path: Path) -> None:
    """On the index, the question and its further claims: markup stays text, what hides is shown."""
    for n, text in enumerate(ACTING):
        safe = text.replace("\x00", "x")
        parts = {"source": f"{safe} {n}", "quote": f"{safe} {n}", "title": safe, "url": safe}
        record(session, 10 + n, question="Count <b>\u202e", date=f"2017-06-{n + 1:02d}", **parts)
    folder = tmp_path / "pages"
    write_page(session, view(session), PageAsked(title="<i>\x1b", most=5, since=3), str(folder))
    assert len(list(folder.iterdir())) == 6
    for path in folder.iterdir():
        raw = path.read_text(encoding="utf-8")
        check_structure(seen(raw))
        assert not set(raw) & ACTS
        assert "[U+202E]" in raw
        assert "<b>" not in raw


def test_more_claims_than_a_page_or_a_plot_can_hold_are_refused(
    daily: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything is written, with the report that holds them all; one date is still drawn."""
    monkeypatch.setattr(too_many, "MOST_CLAIMS", 48)
    told = r"has 49 claims and versions of them, and a {} shows 48 at most: 'facttrack report"
    with pytest.raises(UsageError, match=told.format("page")):
        write_page(daily, view(daily), PageAsked(), str(tmp_path / "pages"))
    for every in ({"kind": "timeline"}, {"kind": "forest", "all_dates": True}):
        with pytest.raises(UsageError, match=told.format("plot")):
            draw_plot(daily, view(daily), "q1", out=str(tmp_path / "a.svg"), **every)
    assert not any(path.name.startswith(("pages", "a.")) for path in tmp_path.iterdir())
    draw_plot(daily, view(daily), "q1", "forest", str(tmp_path / "a.svg"))
