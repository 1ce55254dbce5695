from __future__ import annotations

import hashlib
import io
import sys
from pathlib import Path

import pytest

from facttrack.errors import NotFoundError, UsageError
from facttrack.reading.documents import DocumentError, LoadedDocument, load_document
from tests.documents.makers import STORY, page, pdf, word, word_of

MOMENT = "2031-03-14T10:00:00+00:00"
OLDER = '<time datetime="2030-01-01">y</time>'


def loaded(data: bytes, name: str) -> LoadedDocument:
    """A document loaded from bytes."""
    return load_document(data, name)


def test_a_plain_text_is_kept_to_the_letter() -> None:
    """Offsets index the text of the file; nothing but line ends is changed, nothing is guessed."""
    text = "  Flood  leaves\n\n21 missing\tin “Qasira” 🌊\n"
    d = loaded(text.encode(), "a.txt")
    assert (d.kind, d.text, d.warnings) == ("text", text, ())
    assert (d.title, d.author, d.site, d.published, d.url) == ("", "", "", None, "")


def test_the_hash_is_of_the_original_bytes(tmp_path: Path) -> None:
    """The SHA-256 is what `sha256sum` says of the file, whatever text was taken out of it."""
    data = b"\xef\xbb\xbf21 killed\r\n14 wounded\r\n"
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    d = load_document(path)
    assert d.sha256 == hashlib.sha256(data).hexdigest()
    assert d.text == "21 killed\n14 wounded\n"
    assert d.name == str(path)


def test_a_page_gives_its_article_and_what_it_states() -> None:
    """The text is the article's alone; title, author, site, date and address are the markup's."""
    d = loaded(page(), "a.html")
    assert d.text == "Border operation\n" + "\n".join(STORY) + "\n"
    assert (d.title, d.author, d.site) == ("Border operation", "Ada Reed", "The Qasira Courier")
    assert d.published is not None
    assert d.published.text == "2031-03-14T10:00:00Z"
    assert d.url == "https://example.org/border"
    assert (d.language, d.language_from) == ("en", "declared")


def test_a_headline_is_read_wherever_it_stands() -> None:
    """A heading outside of the article's own markup is a part of its text, once."""
    data = page(
        without="<article><h1>Border operation</h1>", instead="<h1>21  dead</h1><div><article>"
    )
    assert loaded(data, "a.html").text.startswith("21 dead\n")
    assert loaded(page(), "a.html").text.count("Border operation") == 1


def test_a_page_is_known_by_its_content() -> None:
    """A page saved under another name, or piped in, is a page all the same."""
    assert loaded(page(), "saved").kind == "html"


def test_no_date_is_guessed_from_a_page() -> None:
    """A copyright year, an address and a date in the text are no publication date."""
    data = page(without='"datePublished": "2031-03-14T10:00:00Z"', instead='"dateModified": "2031"')
    data = data.replace(b"example.org/border", b"example.org/2031/03/14/border")
    assert loaded(data, "a.html").published is None


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ('<meta property="article:published_time" content="2031-03-14">', "2031-03-14"),
        ('<meta name="DC.date.issued" content="2031-03">', "2031-03"),
        ('<meta name="date" content="Fri, 14 Mar 2031 10:00:00 +0000">', MOMENT),
        ('<meta itemprop="datePublished" content="2031-03-14T10:00">', "2031-03-14T10:00"),
        ('<time datetime="2031-03-14">Friday</time>', "2031-03-14"),
        ('<time pubdate datetime="2031-03-14">x</time>' + OLDER, "2031-03-14"),
        ('<time datetime="2031-03-14">x</time>' + OLDER, None),
        ('<meta name="date" content="03/04/2031">', None),
    ],
)
def test_a_date_is_taken_where_the_markup_states_one(head: str, date: str | None) -> None:
    """Meta tags, JSON-LD and time elements count; what can be read two ways is left missing."""
    data = page(without='"datePublished": "2031-03-14T10:00:00Z"', instead='"x": 1')
    data = data.replace(b"<article>", b"<article>" + head.encode())
    d = loaded(data, "a.html")
    assert (d.published.text if d.published else None) == date


def test_a_date_that_can_be_read_two_ways_is_named() -> None:
    """The reader is told what the page said, and how to give the date."""
    data = page(without="2031-03-14T10:00:00Z", instead="03/04/2031")
    assert any("'03/04/2031'" in w and "--date" in w for w in loaded(data, "a.html").warnings)


def test_broken_json_ld_is_left_out() -> None:
    """Markup that cannot be read states nothing; the rest is read."""
    data = page(without='{"@context"', instead='{{{"@context"')
    assert loaded(data, "a.html").author == "Ada Reed"


def test_markdown_is_read_as_it_shows() -> None:
    """Marks, link targets, footnotes, comments and code are no text; front matter is metadata."""
    source = (
        '---\ntitle: "Border operation"\ndate: 2031-03-14\nauthor: Ada Reed\nlang: en\n---\n'
        "# Border operation\n\n**At least 21** [smugglers](https://x.org/2016/99)[^1] were `killed`"
        " on the _river_.\n\n[^1]: see page 33\n<!-- 44 -->\n```\n55 in code\n```\n"
        "> a quote of 7 lines\n\n| a | b |\n|---|---|\n| 5 * 3 | snake_case_8 |\n"
    )
    d = loaded(source.encode(), "a.md")
    assert "At least 21 smugglers were killed on the river." in d.text
    assert all(n not in d.text for n in ("2016", "^1", "44", "55", "**", "---", "```"))
    assert "5 * 3 | snake_case_8" in d.text
    assert (d.title, d.author, str(d.published)) == ("Border operation", "Ada Reed", "2031-03-14")


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: A toll\nauthors:\n  - Ada Reed\n  - Bo Lin\ndate: 2031-03-14\n---\n",
        "---\ntitle: 'A toll'\nauthors: [Ada Reed, \"Bo Lin\"]\ndate: 2031-03-14\n...\n",
        "+++\ntitle = 'A toll'\nauthor = ['Ada Reed', 'Bo Lin']\ndate = 2031-03-14\n+++\n",
    ],
)
def test_front_matter_is_read_in_its_usual_forms(front: str) -> None:
    """YAML and TOML, one author or several; none of it is text."""
    d = loaded(f"{front}21 men died.\n".encode(), "a.md")
    assert (d.title, d.author, str(d.published)) == ("A toll", "Ada Reed, Bo Lin", "2031-03-14")
    assert d.text == "21 men died.\n"


def test_the_first_heading_is_the_title_of_markdown_without_front_matter() -> None:
    """A document's own heading is its title; marks in it are left out."""
    assert loaded(b"intro\n\n## The *21*\n\ntext\n", "a.md").title == "The 21"


def test_a_pdf_is_read_as_running_text() -> None:
    """Lines join, words split at a line's end are whole again, page numbers are no text."""
    lines = (
        "The River Guard said on Saturday that 21 smugglers were killed in the opera-",
        "tion near the border, which went on for many hours and was backed by the air",
        "force.",
        "According to the ministry, 14 were wounded, and the number of those who are",
    )
    d = loaded(
        pdf([(*lines, "1"), ("missing is 30.", "2")], info="/Title (Border) /Author (A. R.)"), "x"
    )
    assert d.kind == "pdf"
    assert "killed in the operation near the border, which" in d.text
    assert "by the air force.\nAccording" in d.text
    assert "those who are missing is 30." in d.text
    assert (d.title, d.author, d.published) == ("Border", "A. R.", None)


def test_a_pdf_may_declare_its_language() -> None:
    """The catalogue's language is the document's."""
    d = loaded(pdf([STORY], catalog="/Lang (en-GB) "), "a.pdf")
    assert (d.language, d.language_from) == ("en", "declared")


def test_a_pdf_was_not_published_when_it_was_made() -> None:
    """A file's creation date is no publication date."""
    assert loaded(pdf([STORY], info="/CreationDate (D:20310314)"), "a.pdf").published is None


def test_a_word_document_gives_paragraphs_tables_and_properties() -> None:
    """Its text in order, a table's row on a line; title and author of its properties."""
    d = loaded(word(*STORY, title="Border operation", author="Ada Reed"), "x")
    assert d.kind == "docx"
    assert d.text == "\n".join(STORY) + "\n| Killed | 21 persons |\n"
    assert (d.title, d.author, d.published) == ("Border operation", "Ada Reed", None)


def test_a_word_document_is_read_as_if_its_changes_were_accepted() -> None:
    """What was struck out is no text, what was put in is."""
    data = word_of(
        b"<w:p><w:r><w:t>killed </w:t></w:r><w:del><w:r><w:delText>20</w:delText></w:r></w:del>"
        b"<w:ins><w:r><w:t>21</w:t></w:r></w:ins><w:r><w:tab/><w:t>men</w:t></w:r></w:p>"
    )
    assert loaded(data, "a.docx").text == "killed 21\tmen\n"


def test_standard_input_is_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is piped in is read under the name "-", whatever its kind."""
    stdin = io.TextIOWrapper(io.BytesIO(pdf([STORY])))
    monkeypatch.setattr(sys, "stdin", stdin)
    d = load_document("-")
    assert (d.name, d.kind) == ("standard input", "pdf")


def test_a_url_is_not_fetched() -> None:
    """One line says how to save the page and how to read it then."""
    with pytest.raises(
        UsageError, match=r"is not fetched: save the page .* --url https://x\.org/a"
    ):
        load_document("https://x.org/a")


@pytest.mark.parametrize("name", ["missing.txt", "a.txt/b.txt", "nul\0.txt"])
def test_a_file_that_is_not_there_is_named(tmp_path: Path, name: str) -> None:
    """A missing file is `not found`, exit 3."""
    (tmp_path / "a.txt").write_text("21")
    with pytest.raises(NotFoundError, match="there is no file"):
        load_document(tmp_path / name)


@pytest.mark.parametrize(
    ("path", "why"),
    [("/dev/zero", "is no regular file"), ("/", "is a folder: name one file")],
)
def test_only_regular_files_are_opened(path: str, why: str) -> None:
    """A device that never ends, or a folder, is refused before it is read, and for what it is."""
    with pytest.raises(DocumentError, match=why):
        load_document(path)


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that cannot be read")
def test_a_file_that_breaks_while_it_is_read_is_one_line() -> None:
    """A failing disk costs its file, and the message names that."""
    with pytest.raises(DocumentError, match="/proc/self/mem: cannot be read: Input/output error"):
        load_document("/proc/self/mem")


@pytest.mark.parametrize(
    ("library", "name", "data"),
    [
        ("trafilatura", "a.html", page()),
        ("pypdfium2", "a.pdf", pdf([STORY])),
        ("docx", "a.docx", word()),
    ],
)
def test_a_missing_library_is_named_with_what_installs_it(
    monkeypatch: pytest.MonkeyPatch, library: str, name: str, data: bytes
) -> None:
    """Without the extra, the message names it; plain text needs none."""
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(DocumentError, match=r"pip install 'facttrack\[documents\]'"):
        load_document(data, name)
    assert load_document(b"21 killed", "a.txt").text == "21 killed"


def test_text_without_utf8_needs_the_extra_or_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the detector, an encoding can be given; nothing is guessed."""
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    data = "21 tués à Alger".encode("cp1252")
    with pytest.raises(DocumentError, match=r"facttrack\[documents\]"):
        load_document(data, "a.txt")
    assert load_document(data, "a.txt", encoding="cp1252").text == "21 tués à Alger"
