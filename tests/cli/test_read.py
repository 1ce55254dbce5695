from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import wrap

import pytest

from facttrack.cli.common import Format
from facttrack.cli.reading_files import Reading, each_document
from facttrack.cli.reading_rows import print_rows
from facttrack.cli.reading_text import print_article
from facttrack.errors import BadDataError
from facttrack.reading.documents import load_document
from facttrack.services.articles import open_article
from tests.cli.terminal import talk
from tests.conftest import Program
from tests.documents.makers import STORY, page, pdf, word

_NOBODY = 65534
HEAVY = {
    *("alembic", "charset_normalizer", "dateparser", "docx", "lxml", "numpy", "pandas", "pint"),
    *("pypdfium2", "rapidfuzz", "rich", "sqlalchemy", "sqlmodel", "trafilatura"),
}


@pytest.fixture
def articles(facttrack: Program) -> Program:
    """The command in a folder with the story in each form, and no database."""
    folder = facttrack.folder
    (folder / "a.txt").write_text("\n\n".join(STORY), encoding="utf-8")
    (folder / "a.md").write_text("# Border\n\n" + "\n\n".join(STORY), encoding="utf-8")
    (folder / "a.html").write_bytes(page())
    (folder / "a.pdf").write_bytes(pdf([wrap(" ".join(STORY), 90)]))
    (folder / "a.docx").write_bytes(word(*STORY))
    return facttrack


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.pdf", "a.docx"])
def test_every_kind_of_document_gives_the_same_claims(articles: Program, name: str) -> None:
    """The figures, their bounds and their sources do not hang on the form of the file."""
    found = json.loads(articles("read", name, "--format", "json").out)
    claims = [c for c in found if c["claim"]][:3]
    assert [c["text"] for c in claims] == ["21", "at least 12", "three"]
    assert [c["quantifier"] for c in claims] == ["exact", "at_least", "exact"]
    assert "River Guard" in claims[0]["attribution"]
    assert claims[2]["part_of"] == claims[1]["number"]
    assert STORY[0] in claims[0]["sentence"]


def test_each_figure_is_marked_in_its_sentence(articles: Program) -> None:
    """People see the sentence with the figure marked, and below it what it was taken for."""
    out = articles("read", "a.html", "--format", "table").out
    assert "that «21» smugglers were killed" in out
    assert "«at least 12» people" in out
    assert "21 persons, exact (smugglers); killed; said by" in out
    assert "part of" in out


def test_the_header_says_what_the_document_says_of_itself(articles: Program) -> None:
    """Title, author, site, date and language as stated, and what is not stated by its name."""
    out = articles("read", "a.html", "--format", "table").out
    assert "  title      Border operation\n  author     Ada Reed\n" in out
    assert "  published  2031-03-14T10:00:00Z\n  language   en\n" in out
    plain = articles("read", "a.txt", "--format", "table").out
    assert "  language   en (told by its words)\n" in plain
    assert "  not stated title, author, site, published\n" in plain


def test_a_third_is_short_in_a_table_alone(facttrack: Program) -> None:
    """What has no end in digits is shown to go on; CSV and JSON have every digit."""
    (facttrack.folder / "a.txt").write_text("A third of the houses in Ludd were destroyed.\n")
    assert " 0.3333… " in facttrack("read", "a.txt", "--format", "table").out
    for form in ("csv", "json"):
        assert "0." + "3" * 28 in facttrack("read", "a.txt", "--format", form).out


def test_marks_are_never_colour_alone(articles: Program) -> None:
    """On a terminal the figure is bold as well; where colour is unwanted, the marks are left."""
    plain = talk(articles.folder, ["read", "a.txt"])
    assert "«21»" in plain.shown
    assert "\x1b" not in plain.shown
    bold = talk(articles.folder, ["read", "a.txt"], NO_COLOR="")
    assert "\x1b[1m«21»\x1b[0m" in bold.shown


def test_noise_is_counted_and_shown_on_demand(facttrack: Program) -> None:
    """Dates and the like are left out with a count; --all names each with its reason."""
    text = "On May 18 the Boeing 787 landed at 10:30. 21 people were hurt.\n"
    (facttrack.folder / "a.txt").write_text(text)
    short = facttrack("read", "a.txt", "--format", "table").out
    assert "left out as noise: " in short
    assert "787" not in short.partition("left out")[2]
    whole = facttrack("read", "a.txt", "--format", "table", "--all").out
    assert ": a date" in whole
    rows = list(csv.DictReader(io.StringIO(facttrack("read", "a.txt", "--all").out)))
    assert [r["number"] for r in rows] == [str(n) for n in range(1, len(rows) + 1)]
    assert {r["claim"] for r in rows} == {"true", "false"}


def test_a_document_cannot_act_on_the_terminal(facttrack: Program) -> None:
    """Control characters of a document are shown, never sent."""
    (facttrack.folder / "a.txt").write_text(
        "The \x1b[31mpolice\x1b[0m said 21 people\x07 were hurt.\n"
    )
    out = facttrack("read", "a.txt", "--format", "table").out
    assert "\x1b" not in out
    assert "\x07" not in out
    assert "«21»" in out


@pytest.mark.parametrize("form", ["table", "csv", "json", "jsonl", "md"])
def test_a_document_without_numbers_is_no_error(facttrack: Program, form: str) -> None:
    """Nothing found is said, with exit 0."""
    (facttrack.folder / "a.txt").write_text("Nobody knows anything.\n")
    facttrack("read", "a.txt", "--format", form)


def test_offsets_are_code_points_of_the_file(facttrack: Program) -> None:
    """text[start:end] of the decoded file is the figure, whatever stands before it."""
    text = "🌊 « Été » – 21 people were killed.\n"
    (facttrack.folder / "a.txt").write_text(text, encoding="utf-8")
    (found,) = json.loads(facttrack("read", "a.txt", "--format", "json").out)
    assert text[found["start"] : found["end"]] == "21"


def test_standard_input_is_read(articles: Program) -> None:
    """A dash stands for what is piped in."""
    assert "«21»" in articles("read", "-", "--format", "table", stdin=STORY[0]).out


def test_the_date_resolves_dates_in_the_text(facttrack: Program) -> None:
    """--date is the document's date where it states none."""
    (facttrack.folder / "a.txt").write_text("On May 18, 21 people were killed in Ludd.\n")
    (bare,) = json.loads(facttrack("read", "a.txt", "--format", "json").out)
    assert bare["event_date"] == "May 18"
    (dated,) = json.loads(
        facttrack("read", "a.txt", "--date", "2031-06-01", "--format", "json").out
    )
    assert dated["event_date"] == "2031-05-18"
    assert dated["published"] == "2031-06-01"


@contextmanager
def _nobody() -> Iterator[None]:
    """A user to whom a folder can be shut, as nothing is to root."""
    root = os.geteuid() == 0
    try:
        if root:
            os.seteuid(_NOBODY)
    except OSError:
        pytest.skip("root may not become another user here")
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.mark.parametrize(("asked", "found"), [(".", ["a.txt"]), ("shut", [])])
def test_a_folder_that_may_not_be_opened_is_named(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    asked: str,
    found: list[str],
) -> None:
    """It is never left out in silence: the others are read, and the exit code is 5."""
    tmp_path.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("21 men were killed.")
    Path("shut").mkdir(mode=0o000)
    load_document("a.txt")  # what is imported for it is not nobody's to read
    reading = Reading([asked])
    with _nobody():
        assert [document.name for document, _ in each_document(reading)] == found
    assert "shut cannot be opened: Permission denied" in capsys.readouterr().err
    with pytest.raises(BadDataError, match="1 folder could not be read"):
        reading.refuse_problems()


def test_a_folder_is_read_whole(articles: Program) -> None:
    """Every document below it in order; other files and hidden ones are left out, and said."""
    deeper = articles.folder / "more" / "b.txt"
    deeper.parent.mkdir()
    deeper.write_text(STORY[0])
    (articles.folder / ".hidden.txt").write_text("99 killed")
    (articles.folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    run = articles("read", ".")
    files = [row["file"] for row in csv.DictReader(io.StringIO(run.out))]
    assert list(dict.fromkeys(files)) == [
        "a.docx",
        "a.html",
        "a.md",
        "a.pdf",
        "a.txt",
        "more/b.txt",
    ]
    assert ".: 1 file of another kind was left out" in run.err


def test_a_bad_file_does_not_stop_the_rest(articles: Program) -> None:
    """It is reported where it comes, the others are read, and the exit code is 5."""
    (articles.folder / "a.pdf").write_bytes(b"%PDF-1.4 garbage")
    run = articles("read", "a.txt", "a.pdf", "missing.txt", "a.docx", code=5)
    files = [row["file"] for row in csv.DictReader(io.StringIO(run.out))]
    assert list(dict.fromkeys(files)) == ["a.txt", "a.docx"]
    assert "a.pdf: is damaged" in run.err
    assert "no file missing.txt" in run.err
    assert "2 files could not be read" in run.err


def test_progress_is_shown_on_a_terminal_only(articles: Program) -> None:
    """Files are counted on a terminal, and not in a pipe."""
    assert "files" not in articles("read", ".").err
    assert "5 files" in talk(articles.folder, ["read", "."]).shown


def test_a_terminal_is_told_how_a_text_ends(articles: Program) -> None:
    """Who reads "-" on a terminal is told what is waited for; a pipe is told nothing."""
    shown = talk(articles.folder, ["read", "-"], ["21 men were killed.\r\x04"]).shown
    assert "end with Ctrl-D" in shown
    assert "1 claim in standard input" in shown


def test_rules_of_a_reading_are_explained(articles: Program) -> None:
    """--explain names the rules that fired on one candidate, in order."""
    out = articles("read", "a.txt", "--explain", "1").out
    assert "«21»" in out
    assert "number-digits" in out
    assert "docs/reading.md" in out


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        ([], 2, "name a file"),
        ([""], 2, "name a file"),
        (["a.txt", "--explain", "1", "--accept", "1"], 2, "--explain shows one figure"),
        (["https://example.org/a"], 2, "is not fetched"),
        (["missing.txt"], 3, "there is no file missing.txt"),
        (["empty.txt"], 5, "empty.txt: is empty"),
        (["bare"], 3, "bare holds no"),
        (["a.txt", "--explain", "99"], 2, "numbered 1 to"),
        (["a.txt", "a.md", "--explain", "1"], 2, "name one file"),
        (["a.txt", "--date", "soon"], 5, "soon"),
        (["a.txt", "--encoding", "nonsense"], 5, "no such encoding"),
        (["dated.md", "--date", "soon"], 5, "soon"),
        (["a.txt", "--encoding", "rot13"], 5, "no such encoding"),
        (["a.txt", "--record"], 2, "asks on a terminal"),
        (["a.txt", "--record", "--accept", "1"], 2, "give one of the two"),
        (["a.txt", "--accept", ""], 2, "--accept takes numbers"),
        (["a.txt", "--accept", "1_0"], 2, "--accept takes numbers"),
        (["a.txt", "--accept", "٣"], 2, "--accept takes numbers"),
        (["a.txt", "--accept", "claims"], 3, "no database"),
        (["a.txt", "--jsonl"], 2, "no other option"),
    ],
)
def test_bad_calls_get_one_line(articles: Program, words: list[str], code: int, says: str) -> None:
    """Each says what was wrong and what to do, in one line, with its own exit code."""
    (articles.folder / "empty.txt").write_text("")
    (articles.folder / "dated.md").write_text("---\ndate: 2031-03-14\n---\n21 men were killed.\n")
    (articles.folder / "bare").mkdir()
    run = articles("read", *words, code=code)
    assert says in run.err
    assert run.err.count("\n") == 1
    assert run.out == ""


def test_reading_plain_text_loads_no_heavy_library(articles: Program) -> None:
    """The parsers, the database and the tables cost nothing where they are not used."""
    code = (
        "import sys\nfrom facttrack.cli import main\nsys.argv = %r\ntry:\n    main()\n"
        "except SystemExit:\n    pass\nprint(*{n.partition('.')[0] for n in sys.modules})"
    )
    for form in ("table", "jsonl", "csv"):
        words = ["facttrack", "read", "a.txt", "--format", form]
        run = subprocess.run(
            [sys.executable, "-c", code % words],
            capture_output=True,
            text=True,
            check=True,
            cwd=articles.folder,
        )
        assert "21" in run.stdout
        assert not HEAVY & set(run.stdout.split("\n")[-2].split())


def test_the_article_of_the_seed_is_read(facttrack: Program) -> None:
    """The made-up article that the package brings gives claims with their sources."""
    seed = Path(__file__).parents[2] / "seeds" / "qasira" / "article.txt"
    found = json.loads(facttrack("read", str(seed), "--format", "json").out)
    claims = [c for c in found if c["claim"]]
    assert len(claims) > 8
    assert any("Open Hand" in c["attribution"] for c in claims)


def test_what_the_time_left_unread_is_said_in_every_form(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What was read by then is printed, and how far that goes."""
    document = load_document("\n\n".join(STORY * 100).encode(), "long.txt")
    print_article(open_article(document, seconds=0), noise=False)
    shown = capsys.readouterr().out
    assert "«21»" in shown
    assert "note: only its first" in shown
    print_rows([open_article(document, seconds=0)], Format.CSV, noise=False)
    printed = capsys.readouterr()
    assert "21" in printed.out
    assert "long.txt: only its first" in printed.err
