from __future__ import annotations

import csv
import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pyarrow.parquet
import pytest
import typer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from facttrack.cli.main import app
from facttrack.domain.claim import Excerpt
from facttrack.domain.dates import EventDate
from facttrack.domain.quantity import Quantifier, Quantity
from facttrack.errors import FacttrackError
from facttrack.reports.columns import ABOUT, REPORTS, Kind
from facttrack.services.asking import QuestionAsked
from facttrack.services.change import Target, retract, revise
from facttrack.services.deciding import decide
from facttrack.services.record import ClaimRequest, add
from facttrack.services.session import Session, open_session
from facttrack.services.things import alias, hide, rename
from facttrack.storage.engine import Location
from tests.conftest import Clock, Program
from tests.reports.hostile import ACTING, FORMULAS, hostile
from tests.reports.test_safety import FORMULA, NUMBER
from tests.services.said import figure

FORMATS = ("table", "csv", "json", "jsonl", "md")
URLS = (
    "javascript:alert(1)",
    "data:text/html,<script>1</script>",
    'https://example.org/"><script>',
)
# What a terminal obeys, and what turns the direction of text around.
ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f]")
PRINTED = (
    ("list",), ("show", "c1"), ("history", "c1"), ("diff", "c1.1", "c1.2"), ("diff", "@0"),
    ("log",),
    ("compare", "q1", "--all-dates"), ("compare", "q1", "--claims"), ("compare", "q1", "--pairs"),
    ("decisions",), ("source", "list"), ("source", "show", "s1"), ("question", "list"),
    ("question", "show", "q1"), ("excerpts", "check"),
)  # fmt: skip
# What says what it did, or will not do.
SAID = (
    ("retract", "c1", "--by", "us", "--reason", "why"), ("source", "grade", "s1", "B"),
    ("add", "7", "--source", "s1", "--question", "q1", "--date", "2017"), ("revise", "c1", "tens"),
    ("source", "merge", "s2", "s1", "--reason", "one"), ("add", "1 km", "--question", "q1"),
    ("decide", "q1", "--date", "2017", "--print", "2", "--reason", "b"), ("file", "c1"),
    ("compare", "q1", "--date", "2016"), ("question", "alias", "q1", "x"),
    ("question", "merge", "q2", "q1", "--reason", "one"), ("source", "alias", "s1", "x"),
)  # fmt: skip


def in_every_field(session: Session, told: str, url: str, number: int) -> None:
    """Record the text in every field that takes one, of every thing that is recorded."""
    name = told if told.strip() else f"x{told}"
    request = ClaimRequest(
        quantity=Quantity(quantifier=Quantifier.VAGUE, unit="persons", wording=name),
        noun=told,
        question=QuestionAsked(name, name, name, name, name, new=True),
        source=name,
        attributed_to=(name, f"{name} {number}"),
        new_source=True,
        new_claim=True,
        event_date=EventDate("2017", told),
        title=told,
        author=told,
        url=url,
        archive_url=url,
        document_text=f"{told} {told}",
        excerpt=Excerpt(told, told, told, 0, len(told)),
        translation=told,
        note=told,
    )
    claim = add(session, request).version
    undated = ClaimRequest(figure(number), event_date=EventDate("", told, told), note=told)
    add(session, undated)
    revise(session, Target(f"c{claim.claim_id}", name), figure(number), note=told)
    retract(session, Target(f"c{claim.claim_id + 1}", name), "us")
    decide(session, f"q{claim.question_id}", "2017", name, name)


def things(session: Session, told: str) -> None:
    """Give a source and a question further names that hold the text, and a label."""
    for kind in "sq":
        rename(session, kind, f"{kind}1", f"{told} renamed", told)
        alias(session, kind, f"{kind}1", f"{told} alias", told)
    hide(session, "s2", f"label {told}", f"why {told}")


@pytest.fixture(scope="module")
def stored(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with texts that try to act in every field."""
    path = tmp_path_factory.mktemp("hostile") / "facttrack.db"
    shutil.copy(template, path)
    session = open_session(Location(path), "\x1b[31mactor\u202e<b>", Clock())
    for number, text in enumerate([*FORMULAS, *ACTING]):
        in_every_field(session, text, text if number % 2 else URLS[number % 3], number)
    things(session, "=1\x1b[2J\u202e<script>")
    session.close()
    return path


@pytest.fixture
def folder(stored: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with that database, in which commands run."""
    shutil.copy(stored, tmp_path / "facttrack.db")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module", autouse=True)
def made_once() -> Iterator[None]:
    """Typer makes all commands anew for each call, which takes longer than most of them run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("typer.testing._get_command", cache(typer.main.get_command))
        yield


def run(*words: str) -> str:
    """What a command prints; that what it says beside does not act, and that it fails as it should.

    What `main` prints of an error is tested by itself, below.
    """
    done = CliRunner().invoke(app, words)
    assert done.exception is None or isinstance(done.exception, (FacttrackError, SystemExit)), words
    assert not ACTS.search(done.stderr)
    return done.stdout


def cells(text: str) -> Iterator[str]:
    """Every cell of a CSV text."""
    for row in csv.reader(io.StringIO(text, newline=""), strict=True):
        yield from row


def safe(fmt: str, text: str) -> None:
    """Refuse a text in which something that was stored acts."""
    assert not ACTS.search(text)
    if fmt == "csv":
        for cell in cells(text):
            assert NUMBER.fullmatch(cell) or not FORMULA.match(cell), cell
            assert not cell.startswith(("\t", "\n"))
    elif fmt == "json":
        json.loads(text)
    elif fmt == "md":
        assert "<script" not in text
        assert "<img" not in text
        assert "![" not in text
        assert len({line.replace("\\|", "").count("|") for line in text.splitlines()}) == 1


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("words", PRINTED, ids=" ".join)
def test_no_stored_text_acts_where_it_is_printed(
    words: tuple[str, ...], fmt: str, folder: Path
) -> None:
    """Whatever anybody stored, wherever: no escape, no turned direction, no formula, no markup."""
    assert folder.exists()
    safe("" if words[:2] == ("diff", "@0") and fmt != "csv" else fmt, run(*words, "--format", fmt))


@pytest.mark.parametrize("words", SAID, ids=" ".join)
def test_no_stored_text_acts_where_a_command_says_what_it_did(
    words: tuple[str, ...], folder: Path
) -> None:
    """Answers and errors are lines of their own: nothing stored begins another one."""
    assert folder.exists()
    safe("", run(*words))


class Page(HTMLParser):
    """What a page holds that could act."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.handlers: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag, where it leads, and what it would run."""
        self.tags.add(tag)
        self.links += [v or "" for k, v in attrs if k in ("href", "src", "action", "xlink:href")]
        self.handlers += [k for k, _ in attrs if k.startswith("on")]


def inert(text: str) -> None:
    """Refuse a page or a picture in which something acts, or a link that leads anywhere odd."""
    assert not ACTS.search(text)
    page = Page(text)
    assert not page.tags & {"script", "img", "iframe", "object", "embed", "form", "base"}
    assert not page.handlers
    assert all(re.match(r"#|https?://|[\w.-]+\.html", link) for link in page.links)


def inert_book(path: Path) -> None:
    """Refuse a workbook that holds a formula or a link, or that is no well-formed XML."""
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name).decode() for name in book.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert "<f>" not in sheet
    assert "<f " not in sheet
    assert "hyperlink" not in "".join(parts.values())
    for text in parts.values():
        ET.fromstring(text.encode())  # noqa: S314 - our own file


@pytest.mark.parametrize("report", REPORTS)
def test_no_stored_text_acts_in_a_report(report: str, folder: Path) -> None:
    """As CSV, Markdown, JSON, a page or a workbook."""
    for fmt in ("csv", "md", "json", "html", "xlsx"):
        run("report", report, "--out", f"a.{fmt}", *(("--package",) if fmt == "csv" else ()))
    safe("csv", (folder / "a.csv").read_bytes().decode())
    safe("md", (folder / "a.md").read_bytes().decode())
    safe("json", (folder / "a.json").read_bytes().decode())
    safe("json", (folder / "datapackage.json").read_bytes().decode())
    inert((folder / "a.html").read_bytes().decode())
    inert_book(folder / "a.xlsx")


def test_no_stored_text_acts_in_a_page_or_a_plot(folder: Path) -> None:
    """No markup, no handler, and no link but to http and https."""
    run("report", "page", "--out", "page.html", "--since", "@1")
    inert((folder / "page.html").read_bytes().decode())
    for kind in ("forest", "timeline"):
        for question in ("q1", "q12", "q20"):
            run("report", "plot", question, "--kind", kind, "--out", "a.svg")
            svg = (folder / "a.svg").read_bytes().decode()
            ET.fromstring(svg)  # noqa: S314 - our own file
            inert(svg)


def test_a_picture_holds_nothing_but_pixels(folder: Path) -> None:
    """No text, no profile and no further part: nothing stored goes along but what is drawn."""
    for question in ("q1", "q12", "q20"):
        run("report", "plot", question, "--out", "a.png")
        data = (folder / "a.png").read_bytes()
        assert data.startswith(b"\x89PNG\r\n\x1a\n")
        parts, place = [], 8
        while place < len(data):
            length = int.from_bytes(data[place : place + 4], "big")
            parts.append(data[place + 4 : place + 8])
            place += length + 12
        assert set(parts) <= {b"IHDR", b"pHYs", b"IDAT", b"IEND"}
        assert parts[-1] == b"IEND"
        assert place == len(data)


@pytest.mark.parametrize("report", REPORTS)
def test_parquet_keeps_cells_as_they_are_and_nothing_else(report: str, folder: Path) -> None:
    """For programs: what was recorded, to the letter; the metadata are words of our own."""
    run("report", report, "--out", "a.parquet")
    run("report", report, "--out", "a.csv", "--lossless")
    file = pyarrow.parquet.read_table(folder / "a.parquet")
    rows = list(csv.DictReader(io.StringIO((folder / "a.csv").read_bytes().decode(), newline="")))
    for column in REPORTS[report]:
        if column.kind is Kind.TEXT:
            assert file[column.name].to_pylist() == [row[column.name] for row in rows]
    told = [file.schema.metadata, *(field.metadata for field in file.schema)]
    ours = {"report", report, "about", ABOUT[report], "kind", "unit", "meaning"}
    for column in REPORTS[report]:
        ours |= {column.kind.name.lower(), column.unit, column.meaning}
    assert {text.decode() for words in told for pair in words.items() for text in pair} <= ours
    whole = pyarrow.parquet.read_metadata(folder / "a.parquet").metadata
    assert not ACTS.search("".join(text.decode() for pair in whole.items() for text in pair))


@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=st.lists(hostile, min_size=3, max_size=3).map("".join), url=hostile)
def test_whatever_is_stored_acts_nowhere(
    told: str, url: str, template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Texts nobody thought of, in every field: no terminal, CSV, workbook or page obeys them."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(template, tmp_path / "facttrack.db")
    session = open_session(Location(tmp_path / "facttrack.db"), f"a{told}", Clock())
    in_every_field(session, told, url, 5)
    in_every_field(session, f"{told}2", url, 6)
    things(session, told)
    session.close()
    for words in PRINTED:
        for fmt in ("table", "csv", "md"):
            done = run(*words, "--format", fmt)
            safe("" if words[:2] == ("diff", "@0") and fmt != "csv" else fmt, done)
    for report in REPORTS:
        safe("csv", run("report", report))
        run("report", report, "--out", "a.html")
        inert((tmp_path / "a.html").read_bytes().decode())
        run("report", report, "--out", "a.xlsx")
        inert_book(tmp_path / "a.xlsx")
    run("report", "page", "--out", "page.html")
    inert((tmp_path / "page.html").read_bytes().decode())


def test_no_error_acts(facttrack: Program) -> None:
    """A file, a name or a path that a user was handed is printed without what it holds."""
    facttrack("init")
    told = "\x1b[2J\u202ename\r\nfacttrack: all is well"
    for words in (("import", told), ("list", "--question", told), ("--db", told, "list")):
        done = facttrack.run(*words)
        assert done.code
        assert not ACTS.search(done.err)
        assert len(done.err.splitlines()) == 1
