from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import example, given

from facttrack.errors import ConflictError, FacttrackError, NotFoundError
from facttrack.reports import html_parts
from facttrack.reports.brief import KEYS
from facttrack.reports.columns import REPORTS, names
from facttrack.reports.html_contents import Book, Part, contents, key_of, part_opening
from facttrack.reports.html_parts import Divided, divisible, write_html
from facttrack.reports.html_table import opening
from facttrack.reports.values import Record
from tests.conftest import Program
from tests.reports.hostile import hostile

MOST = 3


@pytest.fixture(autouse=True)
def short_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three rows are a part."""
    monkeypatch.setattr(html_parts, "MOST_ROWS", MOST)


def rows(count: int, question: str = "fighters killed") -> Iterator[Record]:
    """Records of report `coverage`, told apart by their months."""
    for n in range(count):
        yield {
            **dict.fromkeys(names("coverage"), ""),
            "question": question,
            "month": f"2{n:03}-05",
            "count": 1,
        }


def written(page: Path, count: int) -> Divided:
    """A page of so many rows, or its parts."""
    return write_html(rows(count), "coverage", str(page))


def months(page: Path) -> list[str]:
    """The months in the table of a page."""
    return re.findall(r"<td>(2\d{3}-05)</td>", page.read_text(encoding="utf-8"))


def links(page: Path) -> list[Path]:
    """The files that a page leads to, in order."""
    found = re.findall(r'href="([^"]*)"', page.read_text(encoding="utf-8"))
    return [Path(page.parent, unquote(address)).resolve() for address in found]


def everything(folder: Path) -> dict[str, str]:
    """Every file below a folder, hidden ones too, with its text."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in files}


@pytest.mark.parametrize(
    ("count", "parts"), [(0, 0), (1, 0), (3, 0), (4, 2), (6, 2), (7, 3), (9, 3), (10, 4)]
)
def test_a_long_report_is_divided(tmp_path: Path, count: int, parts: int) -> None:
    """Each row stands in one part, in its order; a report that fits is one page and no folder."""
    page = tmp_path / "a.html"
    done = written(page, count)
    assert done.parts == parts
    divided = links(page) if parts else [page]
    assert [month for part in divided for month in months(part)] == [
        str(row["month"]) for row in rows(count)
    ]
    assert [len(months(part)) for part in divided[:-1]] == [MOST] * max(parts - 1, 0)
    assert sorted(everything(tmp_path)) == sorted(
        ["a.html", *(f"a.html.parts/a-{n + 1:04}.html" for n in range(parts))]
    )


@pytest.mark.parametrize("name", ["a.html", "b:a#1 100%?.html", "Bericht ü 'x' \"y\".htm", "a"])
def test_every_part_leads_to_the_others(tmp_path: Path, name: str) -> None:
    """Whatever the file is called: contents, first, previous, this one, next, last."""
    page = tmp_path / name
    written(page, 8)
    first, second, third = links(page)
    assert links(first) == [page, first, second, third]
    assert links(second) == [page, first, first, second, third, third]
    assert links(third) == [page, first, second, third]
    for part, gone in ((first, ("First", "Previous")), (second, ()), (third, ("Next", "Last"))):
        text = part.read_text(encoding="utf-8")
        disabled = re.findall(r'<a role="link" aria-disabled="true">(\w+)</a>', text)
        assert tuple(disabled) == gone
        assert text.count('aria-current="page"') == 1
        assert text.count('<nav aria-label="') == 1


def test_each_part_says_where_it_stands(tmp_path: Path) -> None:
    """Its number, its rows of how many, and what its first and last rows are about."""
    write_html(rows(8), "coverage", str(tmp_path / "a.html"))
    second = (tmp_path / "a.html.parts" / "a-0002.html").read_text(encoding="utf-8")
    for told in (
        "<h1>coverage, part 2 of 3</h1>",
        "<p>Rows 4–6 of 8</p>",
        '<p class="end">from fighters killed · <span>2003-05</span></p>',
        '<p class="end">to fighters killed · <span>2005-05</span></p>',
    ):
        assert told in second
    listed = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "8 rows in 3 parts" in listed
    assert "<div>to fighters killed · <span>2005-05</span></div>" in listed
    assert "7–8</td>" in listed


def test_the_numbers_of_rows_have_the_separator_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the contents and on the parts."""
    monkeypatch.setattr(html_parts, "MOST_ROWS", 1_000)
    write_html(rows(1_001), "coverage", str(tmp_path / "a.html"), thousands=".")
    assert "1.001 rows in 2 parts" in (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "Rows 1–1.000 of 1.001" in links(tmp_path / "a.html")[0].read_text(encoding="utf-8")


@pytest.mark.parametrize("report", REPORTS)
def test_what_tells_rows_apart_are_columns(report: str) -> None:
    """Of every report; in changes the changeset has its name."""
    assert {*KEYS[report]} <= {*names(report)}


def test_a_shorter_report_leaves_no_part_of_a_longer_one(tmp_path: Path) -> None:
    """In fewer parts or in none; how many were taken away is told."""
    page = tmp_path / "a.html"
    assert written(page, 8).earlier == 0
    assert written(page, 4) == Divided(2, str(tmp_path / "a.html.parts"), earlier=3)
    assert len(links(page)) == len(everything(tmp_path)) - 1 == 2
    assert written(page, 3) == Divided(earlier=2)
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]


STRANGERS = {
    "notes.txt": "mine",
    "a-0009.html": "<!DOCTYPE html><title>mine</title>",
    "a-9.html": opening("coverage"),
}


@pytest.mark.parametrize("name", STRANGERS)
def test_a_file_that_no_report_wrote_is_never_removed(tmp_path: Path, name: str) -> None:
    """It stops a report that needs its folder, before anything is replaced, and no other."""
    page = tmp_path / "a.html"
    written(page, 8)
    (tmp_path / "a.html.parts" / name).write_text(STRANGERS[name], encoding="utf-8")
    before = everything(tmp_path)
    with pytest.raises(ConflictError, match=f"{name} was not written by a report.*--out"):
        written(page, 4)
    assert everything(tmp_path) == before
    assert written(page, 2).earlier == 3
    assert everything(tmp_path).keys() == {"a.html", f"a.html.parts/{name}"}


@pytest.mark.parametrize("kind", ["file", "link"])
def test_what_is_no_folder_of_parts_is_never_replaced(tmp_path: Path, kind: str) -> None:
    """A file in its place, or a link to a folder elsewhere; a short report has no need of it."""
    elsewhere, page = tmp_path / "elsewhere", tmp_path / "a.html"
    written(elsewhere, 8)
    place = tmp_path / "a.html.parts"
    if kind == "file":
        place.write_text("mine", encoding="utf-8")
    else:
        place.symlink_to(tmp_path / "elsewhere.parts")
    before = everything(tmp_path)
    with pytest.raises(ConflictError, match="is no folder of parts"):
        written(page, 4)
    assert everything(tmp_path) == before
    assert written(page, 3) == Divided()
    assert everything(tmp_path).items() > before.items()


@pytest.mark.parametrize("earlier", [0, 2, 8])
@pytest.mark.parametrize("good", [2, 5])
def test_a_report_that_fails_changes_nothing(tmp_path: Path, earlier: int, good: int) -> None:
    """What stood there stands, whether it was one page or parts, and nothing is left over."""
    page = tmp_path / "a.html"
    if earlier:
        written(page, earlier)
    before = everything(tmp_path)

    def broken() -> Iterator[Record]:
        yield from rows(good)
        raise NotFoundError("gone")

    with pytest.raises(NotFoundError):
        write_html(broken(), "coverage", str(page))
    assert everything(tmp_path) == before
    assert bool([*tmp_path.iterdir()]) is bool(earlier)


@pytest.mark.parametrize("earlier", [False, True])
def test_parts_do_not_stay_where_the_contents_cannot_be_written(
    tmp_path: Path, earlier: bool
) -> None:
    """The very last step fails: a folder stands where the page should go."""
    page = tmp_path / "a.html"
    if earlier:
        written(page, 8)
        page.unlink()
    before = everything(tmp_path)

    def obstructed() -> Iterator[Record]:
        yield from rows(5)
        page.mkdir()

    with pytest.raises(FacttrackError, match="cannot be written"):
        write_html(obstructed(), "coverage", str(page))
    assert everything(tmp_path) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        ["a.html", *(["a.html.parts"] if earlier else [])]
    )


def dead_process() -> int:
    """The number of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        return process.pid


def test_what_a_killed_report_left_is_taken_away(tmp_path: Path) -> None:
    """By the next one to the same page; not what runs still, and nothing that no report wrote."""
    page, dead = tmp_path / "a.html", dead_process()
    written(page, 8)
    aside, half = tmp_path / f".a.html.{dead}.earlier", tmp_path / f".a.html.{dead}.parts"
    shutil.copytree(tmp_path / "a.html.parts", aside)
    half.mkdir()
    (half / f".a-0001.html.{dead}.part").write_text("<!DOC", encoding="utf-8")
    running = tmp_path / f".a.html.{os.getppid()}.parts"
    mine = tmp_path / f".a.html.{dead}1.parts"
    for folder in (running, mine):
        folder.mkdir()
        (folder / "notes.txt").write_text("mine", encoding="utf-8")
    other = tmp_path / f".b.html.{dead}.parts"
    other.mkdir()
    written(page, 8)
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {"a.html", "a.html.parts", running.name, mine.name, other.name}
    assert (mine / "notes.txt").exists()


def test_the_parts_of_a_link_stand_beside_the_file_that_it_leads_to(tmp_path: Path) -> None:
    """A browser looks for them beside the page that it opens: that one is named."""
    (tmp_path / "there").mkdir()
    page, link = tmp_path / "there" / "a.html", tmp_path / "link.html"
    link.symlink_to(page)
    done = written(link, 8)
    assert (done.page, done.folder) == (str(page), f"{page}.parts")
    assert link.is_symlink()
    assert links(page) == sorted((tmp_path / "there" / "a.html.parts").iterdir())


def test_a_link_that_leads_to_itself_is_said(tmp_path: Path) -> None:
    """In a line, as every other place that cannot be written to."""
    loop = tmp_path / "loop.html"
    loop.symlink_to(loop)
    with pytest.raises(FacttrackError, match=r"loop.html cannot be written: .* leads to itself"):
        written(loop, 8)


def test_what_has_no_place_beside_it_is_one_page(tmp_path: Path) -> None:
    """Standard output, a device, and a file that is packed."""
    assert not divisible("-")
    assert not divisible("/dev/null")
    packed = tmp_path / "a.html.gz"
    assert written(packed, 8) == Divided()
    assert [*tmp_path.iterdir()] == [packed]


@given(hostile)
@example("x" * 20_000)
def test_no_stored_text_acts_in_contents(text: str) -> None:
    """It is told as a text, its beginning where it is long, in the contents and on each part."""
    key = key_of({**next(rows(1)), "question": text}, "coverage")
    parts = [Part(n, n, n, key, key, 0) for n in (1, 2)]
    book = Book("coverage", Path("a.html"), "a.html.parts", parts, ",")
    listed, opened = "".join(contents(book)), part_opening(book, parts[0])
    for page in (listed, opened):
        body = page.partition("<body>")[2]
        assert not set(page) & set("\x00\x1b\x9b\x7f\u202e\u2066")
        assert {*re.findall(r"</?([a-z0-9]+)", body)} <= {
            *"main h1 p code table thead tr th tbody td a div body html nav ul li span".split()
        }
        assert len(page) < 10_000
        addresses = re.findall(r'href="([^"]*)"', page)
        assert all(re.fullmatch(r"\.{1,2}/[\w./-]+\.html", address) for address in addresses)


@pytest.fixture
def long(facttrack: Program) -> Program:
    """The command in a folder with so many claims that their changes are divided."""
    lines = [f"q,{n},persons,Office {n},2017-06-01,note {n}" for n in range(300)]
    text = "\n".join(["question,value,unit,source,event_date,note", *lines])
    (facttrack.folder / "in.csv").write_text(text, encoding="utf-8")
    facttrack("init")
    facttrack("import", "in.csv")
    return facttrack


def test_the_command_says_which_file_to_open(long: Program) -> None:
    """How many parts there are, what became of earlier ones; a pipe is told what divides."""
    told = long("report", "changes", "--out", "a.html").err
    assert re.search(r"in 2 parts in a\.html\.parts/: open a\.html", told)
    assert "replaced 2 parts" in long("report", "changes", "--out", "a.html").err
    assert "removed 2 parts" in long("report", "sources", "--out", "a.html").err
    piped = long("report", "changes", "--format", "html")
    assert piped.out.count("<h1>") == 1
    assert "--out FILE.html writes them in parts" in piped.err
    long("report", "changes", "--out", "a.html")
    (long.folder / "a.html.parts" / "notes.txt").write_text("mine", encoding="utf-8")
    assert "notes.txt was not written" in long("report", "changes", "--out", "a.html", code=4).err
