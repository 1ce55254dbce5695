from __future__ import annotations

import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from facttrack.errors import ConflictError, FacttrackError, NotFoundError, UsageError
from facttrack.reports.page import PageAsked, Written, write_page
from facttrack.services.change import Target, retract
from facttrack.services.comparing import compare_question
from facttrack.services.deciding import decide
from facttrack.services.session import Session, view
from tests.conftest import Program
from tests.reports.hostile import ACTING, ACTS
from tests.reports.ledgers import record, worked_example
from tests.reports.pictures import Seen, seen

TAGS = set(
    "html head meta title style body a header main footer nav section article h1 h2 h3 h4 p dl div "
    "dt dd ul li strong small s span bdi mark blockquote code figure figcaption table caption "
    "details summary thead tbody tr th td svg g path rect line text".split()
)


def written(session: Session, out: Path, asked: PageAsked | None = None, **view_: str) -> str:
    """A page of a ledger as its text."""
    path = out / "page.html"
    write_page(session, view(session, **view_), asked or PageAsked(), str(path))
    return path.read_text(encoding="utf-8")


def one_line(page: Seen) -> str:
    """The texts of a page in a row."""
    return " ".join(" ".join(page.texts).split())


def check_structure(page: Seen) -> None:
    """What every page owes to a reader without a mouse, without eyes, and without a network."""
    assert page.names <= TAGS
    assert page.all("html")[0]["lang"] == "en"
    assert len(page.all("h1")) == len(page.all("main")) == len(page.all("title")) == 1
    assert {"header", "footer"} <= page.names
    assert page.headings[0] == 1
    assert all(b - a <= 1 for a, b in pairwise(page.headings))
    check_tables(page)
    check_links(page)
    assert all(a["role"] == "img" and a["aria-label"] for a in page.all("svg"))


def check_tables(page: Seen) -> None:
    """Each table has a caption, each head its scope."""
    assert len(page.all("caption")) == len(page.all("table")) > 0
    assert {a["scope"] for a in page.all("th")} <= {"row", "col"}
    assert all(a["role"] in ("columnheader", "rowheader") for a in page.all("th"))


def check_links(page: Seen) -> None:
    """Nothing is loaded; anchors lead to what is there; other links lead to the web only."""
    assert not page.values("src")
    assert "@import" not in one_line(page)
    assert "url(" not in one_line(page)
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    named = {i for value in page.values("aria-labelledby") for i in value.split()}
    assert named <= set(ids)
    assert page.all("a")[0] == {"class": "skip", "href": "#main"}
    for a in page.all("a"):
        if a["href"].startswith("#"):
            assert a["href"][1:] in ids
        elif not re.fullmatch(r"(index|q[0-9]+(-[0-9]+)?)\.html(#[a-z0-9]+)?", a["href"]):
            assert urlsplit(a["href"]).scheme in ("http", "https")
            assert a["rel"] == "noopener noreferrer nofollow"
    assert all(not name.startswith("on") for _, attributes in page.tags for name in attributes)


def test_a_page_tells_the_figure_and_why(session: Session, tmp_path: Path) -> None:
    """The headline, the plots, every claim with its standing, histories, and the method."""
    worked_example(session)
    asked = PageAsked(("q1",))
    page = seen(written(session, tmp_path, asked))
    check_structure(page)
    text = one_line(page)
    assert "99 persons" in text
    assert "All event dates The result at each of 2 event dates" in text
    assert "23 best figure" not in text, "the latest date leads"
    assert "no claim is counted" in text
    assert "The latest event date with a counted claim is 2017-06-01 : 23 persons ." in text
    for words in (
        "What may be printed",
        "Why:",
        "revised from 21",
        "echo of c1.1; PMU has since said 24 (c1.2)",
        "retracted by us: a typo",
        "History of c1:",
        "revised by its origin",
        "new statement",
        "rounding-1",
        "lower-median",
        "The result at each of 2 event dates",
    ):
        assert words in text
    for c in compare_question(session, "q1", view(session), all_dates=True):
        assert c.why in text
    assert "What changed since" not in text
    assert page.all("s"), "a retracted figure is struck"


def test_a_page_shows_the_wording_in_its_sentence(session: Session, tmp_path: Path) -> None:
    """Marked where it stands; its chain, its document and its address beside it."""
    record(
        session,
        21,
        wording="21 fighters",
        quote="The PMU said that 21 fighters died.",
        attributed_to="Reuters|SOHR",
        source="Daily Star",
        title="A title",
        url="https://example.org/a?b=1&c=2",
        asserted="2017-06-02T10:20:30+03:00",
        note="Seen twice.",
        translation="On a dit",
    )
    raw = written(session, tmp_path)
    assert '<mark><bdi dir="auto">21 fighters</bdi></mark><bdi dir="auto"> died.</bdi>' in raw
    page = seen(raw)
    check_structure(page)
    text = one_line(page)
    assert "SOHR in Daily Star , citing Reuters , citing SOHR" in text
    assert "said 2017-06-02, 10:20 +03:00" in text
    assert "Note: Seen twice." in text
    assert [a["href"] for a in page.all("a") if "rel" in a] == ["https://example.org/a?b=1&c=2"]


def test_a_figure_without_words_is_said_to_have_none(session: Session, tmp_path: Path) -> None:
    """Nothing empty is marked; a quote without them stands whole."""
    record(session, 21, wording="")
    record(session, 24, wording="", source="Times", quote="Two dozen died.")
    raw = written(session, tmp_path)
    assert re.findall("<mark>(.*?)</mark>", raw) == ['<bdi dir="auto">Two dozen died.</bdi>']
    assert raw.count("its words are not recorded") == 1


def test_a_long_name_leaves_room_for_the_figure(session: Session, tmp_path: Path) -> None:
    """It is set smaller, and its parts, which say the same again, are folded."""
    record(session, 21, subject="fighters", place="Taru")
    assert "The question in its parts" not in written(session, tmp_path)
    record(session, 21, subject="fighters of " + "many " * 30, place="Taru")
    page = seen(written(session, tmp_path))
    check_structure(page)
    assert [a["id"] for a in page.all("h2") if a.get("class") == "long"] == ["q2-name"]
    assert page.texts.count("The question in its parts") == 1


def test_a_page_needs_nothing_else(session: Session, tmp_path: Path) -> None:
    """No script, no style, font or picture from elsewhere, and a policy that forbids them."""
    worked_example(session)
    raw = written(session, tmp_path)
    page = seen(raw)
    policy = next(a["content"] for a in page.all("meta") if "http-equiv" in a)
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")
    for name in ("script", "link", "img", "iframe", "object", "form", "input"):
        assert name not in page.names
    addresses = set(re.findall(r"https?://[^\s\"<]+", raw))
    assert addresses == {"http://www.w3.org/2000/svg"}


def test_many_questions_make_contents_with_anchors(session: Session, tmp_path: Path) -> None:
    """In one file each has its article under one title; none of their anchors meet."""
    worked_example(session, ("A fighters", "B fighters", "C fighters"))
    page = seen(written(session, tmp_path, PageAsked(title="The desk")))
    check_structure(page)
    assert len(page.all("article")) == 3
    text = one_line(page)
    assert text.startswith("The desk")
    assert "3 questions" in text
    assert {"#q1", "#q2", "#q3"} <= {a["href"] for a in page.all("a")}
    assert text.count("One vote an origin.") == 1, "the rules stand once"
    assert text.count("lower-median") == 3


def test_a_folder_has_an_index_and_a_file_a_question(session: Session, tmp_path: Path) -> None:
    """The index leads to each, each leads back; `progress` hears of every question."""
    worked_example(session, ("A fighters", "B fighters"))
    heard: list[tuple[int, str]] = []
    folder = tmp_path / "pages"
    done = write_page(
        session, view(session), PageAsked(), str(folder), lambda *said: heard.append(said)
    )
    assert done == Written(questions=2, files=3)
    assert heard == [(0, "of 2"), (1, "of 2")]
    assert sorted(p.name for p in folder.iterdir()) == ["index.html", "q1.html", "q2.html"]
    for path in folder.iterdir():
        check_structure(seen(path.read_text(encoding="utf-8")))
    index = seen((folder / "index.html").read_text(encoding="utf-8"))
    assert {"q1.html", "q2.html"} <= {a["href"] for a in index.all("a")}
    back = seen((folder / "q1.html").read_text(encoding="utf-8"))
    assert "index.html" in {a["href"] for a in back.all("a")}


def test_since_an_earlier_page(session: Session, tmp_path: Path) -> None:
    """What was recorded since, old and new, and what it did to the result; nothing is said too."""
    worked_example(session)
    text = one_line(seen(written(session, tmp_path, PageAsked(since=5))))
    assert "What changed since @5 What it did to the result" in text
    assert "best: 21 → 24" in text
    assert "Best before Best now Range before Range now 2017-06-01 21 23 17 to 23 17 to 24" in text
    newest = view(session).changeset
    text = one_line(seen(written(session, tmp_path, PageAsked(since=newest))))
    assert f"No claim on this question was recorded or changed since changeset @{newest}" in text


def test_a_page_of_an_earlier_view(session: Session, tmp_path: Path) -> None:
    """As of a changeset nothing later is known; by a day nothing later had been said."""
    worked_example(session)
    text = one_line(seen(written(session, tmp_path, as_of="@4")))
    assert "As of changeset @4" in text
    assert "24" not in text.split()
    text = one_line(seen(written(session, tmp_path, said_by="2017-06-02")))
    assert "what had been said by 2017-06-02" in text
    assert "new statement" not in text


def test_what_the_desk_decided_stands_beside(session: Session, tmp_path: Path) -> None:
    """In the headline, in the plot and in the contents, with its actor and reason."""
    worked_example(session, ("A fighters", "B fighters"))
    retract(session, Target("c1", "gone"), "us")
    record(session, 30, subject="A fighters", place="Taru", date="2017-06-02", source="Ministry")
    decide(session, "q1", "2017-06-02", "28", "two calls")
    raw = written(session, tmp_path, PageAsked(since=0))
    check_structure(seen(raw))
    text = one_line(seen(raw))
    assert "The desk decided for 2017-06-02 : 28" in text
    assert "The desk decided: 28 by tester , @" in text
    assert "beside what is reckoned: two calls" in text
    assert "decided: 28" in text
    assert seen(raw).texts.count("The desk decided") == 2, "in the wide plot and in the narrow one"
    assert "30 persons best figure" in text


def test_a_claim_retracted_and_all_kinds_of_history(session: Session, tmp_path: Path) -> None:
    """Every version has its row; a page of a question where nothing is counted says so."""
    record(session, 5, place="Taru")
    retract(session, Target("c1", "wrong"), "origin")
    page = seen(written(session, tmp_path))
    check_structure(page)
    text = one_line(page)
    assert "No figure" in text
    assert "retracted by its origin" in text


def test_no_stored_text_acts_on_a_page(session: Session, tmp_path: Path) -> None:
    """In every field of a claim: markup stays text, what hides is shown, no address misleads."""
    for n, text in enumerate(ACTING):
        safe = text.replace("\x00", "\u0001") or "x"
        record(
            session,
            10 + n,
            question="Count " + ACTING[7] + "\u202e",
            source=f"{safe} {n}",
            attributed_to=f"{safe} by {n}",
            quote=f"{safe} {10 + n} {safe}",
            title=safe,
            author=safe,
            url=f"javascript:alert('{n}')//{safe}",
            note=safe,
            translation=safe,
        )
    raw = written(session, tmp_path, PageAsked(title="<b>\u202eTitle\x1b"))
    page = seen(raw)
    check_structure(page)
    assert not set(raw) & ACTS
    assert not [a for a in page.all("a") if "rel" in a]
    assert "alert(1)" in one_line(page)
    assert "[U+202E]" in raw


def test_what_page_refuses(session: Session, tmp_path: Path) -> None:
    """A database without claims, and a folder that cannot be made."""
    with pytest.raises(NotFoundError, match="no question has a claim"):
        write_page(session, view(session), PageAsked(), str(tmp_path / "a.html"))
    worked_example(session)
    (tmp_path / "file").write_text("x")
    with pytest.raises(FacttrackError, match="cannot be"):
        write_page(session, view(session), PageAsked(), str(tmp_path / "file" / "sub"))


def test_the_index_of_somebody_else_is_left_alone(session: Session, tmp_path: Path) -> None:
    """A folder of another site is no place for pages; one of ours is written anew."""
    worked_example(session)
    index = tmp_path / "index.html"
    index.write_text("my site", encoding="utf-8")
    with pytest.raises(ConflictError, match="was not written by facttrack"):
        write_page(session, view(session), PageAsked(), str(tmp_path))
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".html"] == ["index.html"]
    assert index.read_text(encoding="utf-8") == "my site"
    index.unlink()
    for _ in range(2):
        assert write_page(session, view(session), PageAsked(), str(tmp_path)).files == 2


def test_a_file_that_is_no_page_is_refused(session: Session, tmp_path: Path) -> None:
    """No folder is made under a file's name; a folder that is there may have any name."""
    worked_example(session)
    with pytest.raises(UsageError, match=r"FILE\.html, or a folder"):
        write_page(session, view(session), PageAsked(), str(tmp_path / "q.pdf"))
    assert not (tmp_path / "q.pdf").exists()
    (tmp_path / "june.2017").mkdir()
    for name in ("june.2017", "july.2017/"):
        write_page(session, view(session), PageAsked(), f"{tmp_path}/{name}")
        assert (tmp_path / name / "index.html").exists()


def test_report_page_writes_files(facttrack: Program, session: Session) -> None:
    """One question to a file, with what changed since a changeset."""
    worked_example(session)
    arguments = ("--question", "q1", "--since", "@5", "--title", "For the lawyer")
    run = facttrack("report", "page", "--out", "q1.html", *arguments)
    assert run.err.endswith("1 question -> q1.html (@7)\n")
    text = one_line(seen((facttrack.folder / "q1.html").read_text(encoding="utf-8")))
    assert "For the lawyer" in text
    assert "What changed since @5" in text
    facttrack("report", "page", "--out", "x.html", "--question", "nowhere", code=3)
    facttrack("report", "page", "--out", "x.html", "--since", "@7", "--as-of", "@3", code=2)


def test_a_page_without_the_extra_names_it(facttrack: Program) -> None:
    """One line, no traceback."""
    facttrack("init")
    code = (
        "import sys; sys.modules['jinja2'] = None; from facttrack.cli import main; "
        "sys.argv = ['facttrack', 'report', 'page', '--out', 'a.html']; main()"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=facttrack.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr.count("\n")) == (1, 1)
    assert "pip install 'facttrack[reports]'" in run.stderr
