from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from facttrack.reading.documents import DocumentError, load_document
from facttrack.reading.documents.apart import parse_apart
from facttrack.reading.documents.loaded import MOST_PLAIN_BYTES, MOST_TEXT, UnreadableError
from tests.documents.makers import STORY, page, pdf, word, word_of

LAUGHS = b"<!DOCTYPE l [<!ENTITY a 'ha'>%s]>" % b"".join(
    b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
)
ENCRYPTED = (
    f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -4 >> "
    "/ID [<01><01>] "
)
OLD = b"\xd0\xcf\x11\xe0" + bytes(500)
BAD = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\t\n", "is empty"),
    "program.txt": (b"\x7fELF\x02\x01\x01" + bytes(500), "is no text"),
    "noise.txt": (bytes(range(256)) * 40, "is no text"),
    "picture.png": (b"\x89PNG\r\n\x1a\n" + bytes(50), "is a picture"),
    "text.gz": (b"\x1f\x8b\x08" + bytes(50), "is compressed"),
    "old.rtf": (b"{\\rtf1 21 killed}", "is RTF"),
    "old.doc": (OLD, "is an old Office file"),
    "locked.docx": (OLD + "EncryptedPackage".encode("utf-16-le"), "is encrypted"),
    "archive.zip": (b"PK\x03\x04" + bytes(50) + b"a.txt", "is an archive"),
    "broken.docx": (b"PK\x03\x04" + bytes(50), "is called DOCX but is none, or is damaged"),
    "sheet.xlsx": (b"PK\x03\x04" + bytes(50) + b"xl/workbook.xml", "is a spreadsheet"),
    "web.mht": (b"From: <Saved by Blink>\r\n21 killed", "is a web archive"),
    "wrong.pdf": (b"21 killed", "is called PDF but is none"),
    "cut.pdf": (pdf([STORY])[:300], "is damaged"),
    "noise.pdf": (b"%PDF-1.4\n" + b"garbage " * 99, "is damaged"),
    "locked.pdf": (pdf([STORY], trailer=ENCRYPTED), "is encrypted"),
    "scanned.pdf": (pdf([[], []]), "has no text on its 2 pages"),
    "loop.pdf": (pdf([STORY]).replace(b"[4 0 R]", b"[2 0 R]"), "has no text"),
    "cut.docx": (word(*STORY)[:2000], "is damaged"),
    "tail.docx": (word(*STORY)[:-100], "is damaged"),
    "bomb.docx": (word_of(b" " * 150_000_000), "unpacks to 150 MB"),
    "laughs.docx": (word_of(b"<w:p>&j;</w:p>", before=LAUGHS), "is damaged"),
    "deep.docx": (word_of(b"<w:p>" * 50_000 + b"</w:p>" * 50_000), "is damaged"),
    "deep.html": (b"<html><body>" + b"<div>" * 100_000 + b"21 killed", "is nested too deeply"),
    "built.html": (b"<html><body><script>go()</script></body></html>", "has no text"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_gets_one_clear_line(name: str) -> None:
    """The message names the file and what is wrong with it, on one line, in a few seconds."""
    data, reason = BAD[name]
    started = time.monotonic()
    with pytest.raises(DocumentError) as caught:
        load_document(data, name)
    message = str(caught.value)
    assert message.startswith(f"{name}: {reason}")
    assert "\n" not in message
    assert caught.value.exit_code == 5
    assert time.monotonic() - started < 20


def test_a_page_count_that_lies_costs_nothing() -> None:
    """A PDF that claims a hundred million pages gives the one it has."""
    data = pdf([STORY]).replace(b"/Count 1", b"/Count 99999999")
    assert "21 smugglers" in load_document(data, "a.pdf").text


def test_entities_of_a_page_are_not_expanded() -> None:
    """A page that laughs a billion times is as short as its own text."""
    data = LAUGHS + b"<html><body><p>&j;&j; 21 were killed in the town</p></body></html>"
    assert len(load_document(data, "a.html").text) < 200


def test_a_page_that_is_too_deep_says_what_was_not_read() -> None:
    """What stands before the depth is read, and the rest is named as missing."""
    data = page(without="</article>", instead="<div>" * 5_000 + "lost")
    d = load_document(data, "a.html")
    assert "21 smugglers" in d.text
    assert any("nested too deeply" in w for w in d.warnings)


def test_a_parser_that_takes_too_long_is_ended() -> None:
    """At the end of its time the parser's process is gone, and one line says so."""
    data = b"<html><body>" + b"<p>21 were killed in the town, the police said.</p>" * 200_000
    started = time.monotonic()
    with pytest.raises(UnreadableError, match=r"longer than 1 seconds.*save its text"):
        parse_apart("html", data, seconds=1)
    assert time.monotonic() - started < 5


@pytest.mark.parametrize("crash", ["os.kill(os.getpid(), 11)", "os._exit(3)", "print('{}x')"])
def test_a_parser_that_crashes_is_one_line(crash: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a file does to the parser's process, ours goes on."""
    monkeypatch.setattr("facttrack.reading.documents.apart._RUN", f"import os; {crash}")
    with pytest.raises(UnreadableError, match="is damaged or hostile"):
        parse_apart("pdf", pdf([STORY]))


def test_a_parser_has_less_than_two_gigabytes() -> None:
    """The parser's process cannot take more memory than its limit (where the system keeps it)."""
    code = (
        "from facttrack.reading.documents.worker import limit; limit()\n"
        "try:\n    bytearray(2_000_000_000)\nexcept MemoryError:\n    print('refused')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout == "refused\n") == sys.platform.startswith("linux")


def test_a_library_in_the_present_folder_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file called like the parser's library beside the article is never imported."""
    (tmp_path / "docx.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    assert "21 smugglers" in load_document(word(*STORY), "a.docx").text


def test_ten_megabytes_of_text_are_read() -> None:
    """More is cut, with a warning, and the hash is still of the whole."""
    data = b"21 killed.\n" * 1_000_000
    d = load_document(data, "a.txt")
    assert len(d.text) == MOST_TEXT
    assert any("first 10 million characters" in w for w in d.warnings)
    assert d.sha256 != load_document(data[:MOST_TEXT], "a.txt").sha256


def test_a_cut_within_a_character_is_no_damage() -> None:
    """Where the reading stops inside a character of several bytes, the text before it is read."""
    data = b"a" + "é".encode() * 25_000_000
    assert load_document(data, "a.txt").text.startswith("aéé")


def test_a_file_of_more_than_two_gigabytes_is_refused(tmp_path: Path) -> None:
    """A huge file is refused by its size, and never held in memory."""
    path = tmp_path / "huge.txt"
    with path.open("wb") as out:
        out.write(b"21 killed\n")
        out.truncate(MOST_PLAIN_BYTES + 1)
    with pytest.raises(DocumentError, match="larger than 2 GB"):
        load_document(path)


def test_hostile_markdown_is_read_in_time() -> None:
    """A megabyte of any mark that opens and never closes takes no more than moments."""
    for mark in (
        "[",
        "![",
        "*",
        "_",
        "<",
        "<!--",
        "`",
        "[a](b",
        "<http://",
        "| --- ",
        "#",
        "> ",
        "[^",
        "\\",
    ):
        started = time.monotonic()
        load_document(("21 " + mark * (1_000_000 // len(mark))).encode(), "a.md")
        assert time.monotonic() - started < 5, mark
