from __future__ import annotations

import html
import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from shutil import which
from xml.etree import ElementTree as ET

import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facttrack.errors import FacttrackError, NotFoundError, UsageError
from facttrack.reports import xlsx
from facttrack.reports.brief import BRIEF, leading
from facttrack.reports.columns import REPORTS, Kind, names
from facttrack.reports.html_table import html_text
from facttrack.reports.safety import neutral
from facttrack.reports.values import Record, Value, shown
from facttrack.reports.write import FORMATS, format_of, write_report
from facttrack.reports.xlsx import fits_a_double
from tests.reports.hostile import ACTING, FORMULAS, hostile

_NS = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
EMPTY: dict[Kind, Value] = {Kind.TEXT: "", Kind.TRUTH: False}


def row(**cells: Value) -> Record:
    """A record of report `claims` of which only some cells are filled."""
    return {c.name: EMPTY.get(c.kind) for c in REPORTS["claims"]} | cells


def sheet(path: Path) -> tuple[list[dict[str, tuple[str, str]]], str]:
    """The rows of a workbook, each cell with its type and text, and the sheet's XML."""
    with zipfile.ZipFile(path) as book:
        raw = book.read("xl/worksheets/sheet1.xml").decode()
    found: list[dict[str, tuple[str, str]]] = []
    for line in ET.fromstring(raw).iter(f"{{{_NS['s']}}}row"):  # noqa: S314 - our own file
        cells = {}
        for cell in line.iterfind("s:c", _NS):
            told = "".join(cell.itertext())
            cells[re.sub(r"\d", "", cell.get("r", ""))] = (cell.get("t", "n"), told)
        found.append(cells)
    return found, raw


def column(name: str) -> str:
    """The letters of a column of report `claims`."""
    place = names("claims").index(name)
    return ("" if place < 26 else chr(64 + place // 26)) + chr(65 + place % 26)


def workbook(tmp_path: Path, *records: Record) -> list[dict[str, tuple[str, str]]]:
    """The cells of a workbook of report `claims`, its header left out."""
    out = tmp_path / "claims.xlsx"
    assert write_report(iter(records), "claims", str(out), fmt="xlsx").rows == len(records)
    return sheet(out)[0][1:]


@pytest.mark.parametrize(
    ("asked", "out", "fmt"),
    [
        ("", "-", "csv"),
        ("", "a.xlsx", "xlsx"),
        ("", "A.HTML", "html"),
        ("", "a.parquet", "parquet"),
        ("", "claims", "csv"),
        ("", "a.CSV", "csv"),
        ("", "a.csv.gz", "csv"),
        ("", "a.jsonl.gz", "jsonl"),
        ("", "/dev/fd/63", "csv"),
        ("json", "a.xlsx", "json"),
        ("csv", "a.txt", "csv"),
    ],
)
def test_the_format_is_asked_for_or_told_by_the_file(asked: str, out: str, fmt: str) -> None:
    """What is asked for wins over the suffix; what tells nothing is CSV."""
    assert format_of(asked, out) == fmt


def test_a_format_that_there_is_not_is_refused() -> None:
    """The message names those that there are."""
    with pytest.raises(UsageError, match="csv, xlsx, md, html, json"):
        format_of("ods", "-")


@pytest.mark.parametrize("out", ["a.txt", "a.pdf", "a.xls", "a.docx", "a.tsv", "a.txt.gz"])
def test_a_suffix_that_tells_no_format_is_refused(out: str) -> None:
    """A file is never CSV under another kind's name; the message names the suffixes there are."""
    with pytest.raises(UsageError, match=r"a\..* ends in none of \.csv, \.xlsx, \.md.*--format"):
        format_of("", out)


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("report", REPORTS)
def test_every_report_can_be_written_in_every_format(tmp_path: Path, report: str, fmt: str) -> None:
    """Without a row too; rows are counted, and a file that fails is not left half."""
    out = tmp_path / "out"
    blank = {c.name: EMPTY.get(c.kind) for c in REPORTS[report]}
    assert write_report(iter([]), report, str(out), fmt=fmt).rows == 0
    assert write_report(iter([blank] * 3), report, str(out), fmt=fmt).rows == 3
    before = out.read_bytes()

    def broken() -> Iterator[Record]:
        yield blank
        raise NotFoundError("gone")

    with pytest.raises(NotFoundError):
        write_report(broken(), report, str(out), fmt=fmt)
    assert out.read_bytes() == before
    assert list(tmp_path.iterdir()) == [out]


def test_progress_is_told_while_rows_are_written(tmp_path: Path) -> None:
    """Now and then, with how many there are so far."""
    seen: list[int] = []
    rows = (row(claim=f"c{n}") for n in range(2_500))
    out = str(tmp_path / "a.json")
    write_report(rows, "claims", out, fmt="json", progress=lambda done, _: seen.append(done))
    assert seen == [1_000, 2_000]


def test_figures_in_parquet_are_their_digits(tmp_path: Path) -> None:
    """Thirty digits come back, nothing is null that was not, and a column says what it holds."""
    out = tmp_path / "claims.parquet"
    digits = "123456789012345678901234567890.5"
    write_report(iter([row(best=Decimal(digits), version=3)]), "claims", str(out), fmt="parquet")
    table = pyarrow.parquet.read_table(out)
    (found,) = table.to_pylist()
    assert (found["best"], found["low"], found["version"]) == (digits, None, 3)
    assert found["low_strict"] is False
    assert table.schema.field("best").metadata[b"kind"] == b"figure"


def test_parquet_is_no_text() -> None:
    """It needs a file; the message says how to name one."""
    with pytest.raises(UsageError, match=r"--out FILE\.parquet"):
        write_report(iter([]), "claims", "-", fmt="parquet")


def test_a_workbook_is_no_text() -> None:
    """It needs a file; the message says how to name one."""
    with pytest.raises(UsageError, match=r"--out FILE\.xlsx"):
        write_report(iter([]), "claims", "-", fmt="xlsx")
    with pytest.raises(FacttrackError, match="cannot be written"):
        write_report(iter([]), "claims", "/no/such/folder/a.xlsx", fmt="xlsx")


def test_figures_in_a_workbook_are_numbers(tmp_path: Path) -> None:
    """Negative, with decimals, and counts; the display format keeps the decimals."""
    cells = {"best": Decimal(-5), "low": Decimal("26.50"), "high": Decimal("1.5E+6")}
    (found,) = workbook(tmp_path, row(**cells, version=3, low_strict=True))
    assert found[column("best")] == ("n", "-5")
    assert found[column("low")] == ("n", "26.5")
    assert found[column("high")] == ("n", "1500000")
    assert found[column("version")] == ("n", "3")
    assert found[column("low_strict")] == ("inlineStr", "yes")
    assert found[column("high_strict")] == ("inlineStr", "no")
    with zipfile.ZipFile(tmp_path / "claims.xlsx") as book:
        assert 'formatCode="#,##0.00"' in book.read("xl/styles.xml").decode()


def test_a_figure_that_a_double_cannot_hold_is_marked_text(tmp_path: Path) -> None:
    """All its digits stand in the cell, in italics, and the header says why."""
    long = "12345678901234567.89"
    (found,) = workbook(tmp_path, row(best=Decimal(long), low=Decimal("0.1")))
    assert found[column("best")] == ("inlineStr", long)
    assert found[column("low")] == ("n", "0.1")
    with zipfile.ZipFile(tmp_path / "claims.xlsx") as book:
        assert "could not hold all its digits" in book.read("xl/comments1.xml").decode()


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9)))
def test_what_fits_a_double_comes_back_as_it_was(figure: Decimal) -> None:
    """A number that is written as one is read with the same digits."""
    if fits_a_double(figure):
        assert Decimal(f"{float(figure):.15g}") == figure


def test_days_in_a_workbook_are_dates_and_partial_dates_text(tmp_path: Path) -> None:
    """A day counts from the end of 1899; a month, a period, a time and an old day stay text."""
    told = ["2017-06-03", "2017-06", "2019-03-18/2019-03-19", "1899-12-31", "2017-06-03T10:00"]
    found = workbook(tmp_path, *(row(event_date=text, title=text) for text in told))
    cells = [line[column("event_date")] for line in found]
    assert cells[0] == ("n", str((date(2017, 6, 3) - date(1899, 12, 30)).days))
    assert [text for _, text in cells[1:]] == told[1:]
    assert found[0][column("title")] == ("inlineStr", told[0])


@pytest.mark.skipif(not which("soffice"), reason="LibreOffice is not installed")
def test_a_workbook_opens_in_libreoffice_with_its_types(tmp_path: Path) -> None:
    """Numbers and days are numbers and days, what is longer than a number is text, no formula."""
    long = Decimal(123456789012345678901)
    dates = {"event_date": "2017-06-03", "published": "2017-06"}
    texts = {"note": "=1+1", "quote": "-5", "url": "@x"}
    workbook(tmp_path, row(version=3, best=Decimal("-5.50"), low=-long, **dates, **texts))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", "--headless", profile, "--convert-to", "fods", "claims.xlsx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=300)
    text = (tmp_path / "claims.fods").read_text(encoding="utf-8")
    assert "table:formula" not in text
    cells = re.findall(r'office:value-type="(\w+)"(?: office:(?:date-)?value="([^"]*)")?', text)
    typed = [(kind, value) for kind, value in cells if kind != "string"]
    assert typed == [("float", "3"), ("date", "2017-06-03"), ("float", "-5.5")]
    for kept in (f"-{long}", "=1+1", ">-5<", ">@x<", ">2017-06<", ">no<"):
        assert kept in text


def test_a_sheet_has_a_header_that_stays_a_filter_and_widths(tmp_path: Path) -> None:
    """What a reader of a long table needs, without a click."""
    workbook(tmp_path, row(claim="c1"))
    raw = sheet(tmp_path / "claims.xlsx")[1]
    assert 'state="frozen"' in raw
    assert f'<autoFilter ref="A1:{column("document_sha256")}2"' in raw
    assert 0 < raw.count("<col ") <= len(names("claims"))  # neighbours of one width are one
    assert 'orientation="landscape"' in raw
    with zipfile.ZipFile(tmp_path / "claims.xlsx") as book:
        assert "claims!$1:$1" in book.read("xl/workbook.xml").decode()  # on every printed page


def test_a_number_and_its_header_stand_to_the_right(tmp_path: Path) -> None:
    """And a text beside them to the left, with room between."""
    workbook(tmp_path, row(best=Decimal(5), claim="c1", versions=2))
    with zipfile.ZipFile(tmp_path / "claims.xlsx") as book:
        styles = ET.fromstring(book.read("xl/styles.xml"))  # noqa: S314 - our own file
        raw = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314
    shapes = [x.find("s:alignment", _NS) for x in styles.iterfind("s:cellXfs/s:xf", _NS)]
    sides = {}
    for cell in raw.iter(f"{{{_NS['s']}}}c"):
        shape = shapes[int(cell.get("s", "0"))]
        sides[cell.get("r")] = "" if shape is None else shape.get("horizontal", "")
    for name, side in (("best", "right"), ("versions", "right"), ("claim", "")):
        assert {sides[f"{column(name)}{line}"] for line in (1, 2)} == {side}


@pytest.mark.parametrize("text", [*FORMULAS, *ACTING, "http://example.org/", "_x0041_"])
def test_nothing_stored_acts_in_a_workbook(tmp_path: Path, text: str) -> None:
    """No formula, no link, no control character, no character by its number: text."""
    (found,) = workbook(tmp_path, row(note=text, url=text, event_date=text))
    raw = sheet(tmp_path / "claims.xlsx")[1]
    assert "<f>" not in raw
    assert "<hyperlink" not in raw
    kind, told = found[column("note")]
    assert kind == "inlineStr"
    assert not set(told) & set("\x00\x1b\x9b\x7f\u202e\u2066\ufffe")
    expected = neutral(text)
    # XML reads a lone return as a line break.
    assert told.replace("_x005F_", "_").replace("\r", "\n") == expected.replace("\r", "\n")


def test_a_text_that_no_cell_can_hold_says_that_it_is_cut(tmp_path: Path) -> None:
    """A spreadsheet has 32,767 characters a cell; what is left out is not left out in silence."""
    (found,) = workbook(tmp_path, row(quote="x" * 40_000))
    told = found[column("quote")][1]
    assert len(told) == 32_767
    assert told.endswith("[40,000 characters, cut: the CSV has them all]")


def test_more_rows_than_a_sheet_holds_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is dropped: the message says what to do."""
    monkeypatch.setattr(xlsx, "MOST_ROWS", 2)
    with pytest.raises(FacttrackError, match="narrow it, or write it as CSV or Parquet"):
        workbook(tmp_path, *(row(claim=f"c{n}") for n in range(3)))
    assert not list(tmp_path.iterdir())


def test_more_rows_than_a_sheet_holds_are_refused_before_one_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it is known beforehand how many there are at the least."""
    monkeypatch.setattr(xlsx, "MOST_ROWS", 2)
    made = (pytest.fail("a row was made") for _ in range(1))
    with pytest.raises(FacttrackError, match="has 3 or more: narrow it"):
        write_report(made, "claims", str(tmp_path / "a.xlsx"), fmt="xlsx", least=3)
    assert not list(tmp_path.iterdir())


@given(hostile)
def test_html_reads_no_stored_text_as_markup(cell: str) -> None:
    """The table has the cells that it should have, whatever they hold."""
    text = "".join(html_text([row(note=cell)], "claims"))
    body = text.partition("<tbody>")[2]
    assert body.count("<td") == len(leading("claims"))
    assert set(re.findall(r"</?([a-z]+)", body)) == {
        "tr", "td", "tbody", "table", "div", "main", "body", "html",
    }  # fmt: skip
    assert not set(body) & set("\x00\x1b\x9b\x7f\u202e\u2066")
    assert f"<td>{html.escape(neutral(cell))}</td>" in body


def test_html_needs_no_network_and_no_script() -> None:
    """One file that a browser may not load anything for; numbers are to the right."""
    records = [row(best=Decimal(88733), low_strict=True)]
    text = "".join(html_text(records, "claims"))
    assert "default-src 'none'" in text
    assert "<script" not in text
    assert "src=" not in text.replace("default-src", "").replace("style-src", "")
    assert '<td class="n">88,733</td>' in text
    assert "<td>yes</td>" in text
    assert text.count('<th scope="col"') == len(leading("claims"))


@pytest.mark.parametrize("report", REPORTS)
def test_html_has_what_a_reader_needs_first_and_then_all(report: str) -> None:
    """The columns that Markdown shows, then every other of the report's own, none twice."""
    found = [c.name for c in leading(report)]
    assert tuple(found[: len(BRIEF[report])]) == BRIEF[report]
    assert {*names(report)} <= {*found}
    assert len(found) == len({*found})
    text = "".join(html_text([], report))
    assert re.findall(r'<th scope="col"[^>]*>([^<]*)', text) == found


def test_html_shows_a_figure_with_its_hedge() -> None:
    """Beside its low, best and high; when it was said is told to the second."""
    said = "2017-06-01T08:00:00+02:00"
    claim = row(quantifier="at_least", low=Decimal(21), asserted=said)
    body = "".join(html_text([claim], "claims")).partition("<tbody>")[2]
    assert '<td class="n">≥ 21</td>' in body
    assert '<td class="n">21</td>' in body
    assert body.count(f"<td>{said}</td>") == 2


def test_html_folds_what_would_fill_the_screen() -> None:
    """Its beginning stands in the table, and all of it is there to be opened."""
    long = "word <b> " * 60
    body = "".join(html_text([row(quote=long)], "claims")).partition("<tbody>")[2]
    shut, _, rest = body.partition("<details><summary>")[2].partition(" …</summary>")
    assert len(html.unescape(shut)) <= 160
    assert html.unescape(rest.partition("</details>")[0]) == long


@pytest.mark.parametrize(("name", "folded"), [("origin", True), ("question", False)])
def test_html_folds_names_that_are_longer_than_names_are(name: str, folded: bool) -> None:
    """Such as five addresses; a question is folded only where it is as long as a quote may be."""
    long = "https://example.org/an-article " * 8
    body = "".join(html_text([row(**{name: long})], "claims")).partition("<tbody>")[2]
    assert body.count("<details>") == folded
    assert html.escape(long) in body


def test_html_without_a_row_says_so(tmp_path: Path) -> None:
    """A header alone would seem broken; in a file and in a pipe."""
    assert "no rows" in "".join(html_text([], "claims"))
    write_report(iter([]), "claims", str(tmp_path / "a.html"), fmt="html")
    assert (tmp_path / "a.html").read_text(encoding="utf-8") == "".join(html_text([], "claims"))


def test_json_and_statistics_are_numbers(tmp_path: Path) -> None:
    """A statistic is a float in JSON; for people it has four digits."""
    blank = {c.name: EMPTY.get(c.kind) for c in REPORTS["sources"]}
    out = tmp_path / "a.json"
    write_report(iter([blank | {"sign_p": 4.25e-13}]), "sources", str(out), fmt="json")
    assert json.loads(out.read_text())[0]["sign_p"] == 4.25e-13
    assert shown(0.0707554) == "0.07076"
    write_report(iter([blank | {"sign_p": 4.25e-13}]), "sources", str(out), fmt="csv")
    assert "0.000000000000425" in out.read_text()
