from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given

from facttrack.errors import UsageError
from facttrack.reports.markdown import markdown_cell
from facttrack.reports.render import FORMATS, render, table_text
from facttrack.reports.table import cut, display_width
from facttrack.reports.values import Figure, Record
from tests.reports.hostile import hostile

LONG = "123456789012345678901234567890.123456789"
ROWS: list[Record] = [
    {"name": "NA", "best": Decimal(LONG), "claims": 3, "open": True},
    {"name": "", "best": Decimal("-1.5E+6"), "claims": None, "open": False},
    {"name": "Zaman al-Wasl", "best": None, "claims": 0, "open": None},
]
COLUMNS = ["name", "best", "claims", "open"]


def text(fmt: str, rows: list[Record] | None = None, columns: list[str] = COLUMNS) -> str:
    """The rendering in one piece."""
    return "".join(render(ROWS if rows is None else rows, columns, fmt))


def test_csv_is_exact() -> None:
    """Every digit is written, "NA" stays a name, a negative number a number, nothing is empty."""
    assert text("csv") == (
        f"name,best,claims,open\nNA,{LONG},3,true\n,-1500000,,false\nZaman al-Wasl,,0,\n"
    )


def test_lossless_csv_gives_the_cells_back_unchanged() -> None:
    """With `lossless` no cell is touched, whatever it holds."""
    cells: list[Record] = [{"a": "=1+1\x00\x1b", "b": "'x\r\ny\u202e"}, {"a": "\r", "b": '\r"'}]
    written = "".join(render(cells, ["a", "b"], "csv", lossless=True))
    assert list(csv.DictReader(io.StringIO(written, newline=""))) == cells


def test_json_writes_the_digits_of_a_figure() -> None:
    """A figure is a JSON number that no float has touched; what is missing is null."""
    found = json.loads(text("json"), parse_float=Decimal)
    assert found[0] == {"name": "NA", "best": Decimal(LONG), "claims": 3, "open": True}
    assert found[1]["best"] == -1_500_000
    assert found[2]["best"] is None
    assert [json.loads(line, parse_float=Decimal) for line in text("jsonl").splitlines()] == found


@given(hostile)
def test_json_holds_any_text_and_nothing_that_acts(cell: str) -> None:
    """The text comes back as it was; a terminal that shows the JSON is safe from it."""
    for fmt in ("json", "jsonl"):
        written = text(fmt, [{"a": cell}], ["a"])
        found = json.loads(written)
        assert (found[0] if fmt == "json" else found)["a"] == cell
        assert not set(written) & set("\x1b\x9b\x7f\u202e\u2066\u2028\x00\r")


def test_markdown_puts_numbers_to_the_right() -> None:
    """The line under the header says which columns hold numbers."""
    assert text("md").splitlines()[:3] == [
        "| name | best | claims | open |",
        "| --- | ---: | ---: | --- |",
        "| NA | 123,456,789,012,345,678,901,234,567,890.123456789 | 3 | yes |",
    ]


@pytest.mark.parametrize(
    ("cell", "escaped"),
    [
        ("single_origin", "single_origin"),
        ("__init__", r"\_\_init\_\_"),
        ("*5* | ~", r"\*5\* \| \~"),
        ("<b>&amp;</b>", "&lt;b&gt;&amp;amp;&lt;/b&gt;"),
        ("[a](b)", r"\[a\](b)"),
        ("one\ntwo", "one<br>two"),
    ],
)
def test_markdown_escapes_what_would_be_markup_and_nothing_else(cell: str, escaped: str) -> None:
    """A text looks as it was recorded once the table is rendered."""
    assert markdown_cell(cell) == escaped


@given(hostile)
def test_markdown_reads_no_stored_text_as_markup(cell: str) -> None:
    """Pipes, line breaks, HTML, links and images in a text stay text, on one line."""
    written = text("md", [{"a": cell, "b": "end"}], ["a", "b"])
    assert len(written.splitlines()) == 3
    row = written.splitlines()[2].replace("<br>", "")
    assert "<" not in row
    assert ">" not in row
    assert row.replace("\\\\", "").replace("\\|", "").count("|") == 3
    assert "![" not in row
    assert "\x1b" not in row


def test_a_table_is_aligned() -> None:
    """Names to the left, numbers to the right with commas at the thousands."""
    rows: list[Record] = [{"who": "PMU", "n": 21}, {"who": "東京", "n": Decimal(88733)}]
    assert table_text(rows, ["who", "n"], 40) == (
        "who        n\n----  ------\nPMU       21\n東京  88,733\n"
    )


@given(hostile, hostile)
def test_a_table_fits_its_width(a: str, b: str) -> None:
    """A line takes no more places than there are; a cell stays on one line and acts on nothing."""
    rows: list[Record] = [{"a": a, "n": 1, "b": b}, {"a": b * 9, "n": 22, "b": a * 9}]
    written = table_text(rows, ["a", "n", "b"], 30)
    lines = written.split("\n")
    assert len(lines) == 5
    assert max(map(display_width, lines)) <= 30
    assert not set(written) & set("\x1b\x00\u202e\r\t")


def test_a_table_too_wide_gives_each_field_a_line() -> None:
    """Where columns cannot be cut to fit, nothing is cut: a line a field, a block a record."""
    rows: list[Record] = [{"first": "a" * 30, "second": None, "n": 5}, {"first": "b", "n": 6}]
    assert table_text(rows, ["first", "second", "n"], 18) == (
        f"first   {'a' * 30}\nn       5\n\nfirst   b\nn       6\n"
    )


def test_figures_and_dates_are_never_cut() -> None:
    """Texts give way to them: a number without its last digit is another number."""
    rows: list[Record] = [
        {"figure": Figure("≥ 123,456,789"), "said": "2017-06-01", "who": "Zaman al-Wasl " * 3},
        {"figure": Figure("~5"), "said": "2017-06/2017-08", "who": "PMU"},
    ]
    assert table_text(rows, ["figure", "said", "who"], 42) == (
        "       figure  said             who\n"
        "-------------  ---------------  ----------\n"
        "≥ 123,456,789  2017-06-01       Zaman al-…\n"
        "           ~5  2017-06/2017-08  PMU\n"
    )


def test_a_text_can_go_on_in_the_next_line() -> None:
    """Between words where it can, and nothing of it is cut."""
    rows: list[Record] = [{"a": "c1.1", "reason": "one two three", "n": 1}]
    rows.append({"a": "c2.1", "reason": "a" * 20, "n": 22})
    assert table_text(rows, ["a", "reason", "n"], 22, wrapped=("reason",)) == (
        "a     reason         n\n"
        "----  ------------  --\n"
        "c1.1  one two        1\n"
        "      three\n"
        f"c2.1  {'a' * 12}  22\n"
        "      aaaaaaaa\n"
    )


def test_a_sentence_is_no_column_of_words() -> None:
    """Where it has room for so few of them, each field has a line, and the sentence goes on."""
    row: Record = {"a": "x" * 12, "why": "one two three " * 20, "url": "h" * 40}
    assert table_text([row], ["a", "why"], 70, wrapped=("why",)).startswith("a             why\n")
    text = table_text([row], ["a", "why", "url"], 36, wrapped=("why",))
    assert text.startswith(f"a    {'x' * 12}\nwhy  one two three one two three one\n     two three")
    assert text.endswith(f"\nurl  {'h' * 40}\n")
    assert text.split() == ["a", "x" * 12, "why", *row["why"].split(), "url", "h" * 40]  # type: ignore[union-attr]


def test_colour_changes_no_letter() -> None:
    """What is coloured says the same without; cells stay where they are."""
    rows: list[Record] = [{"status": "retracted", "n": 1}, {"status": "", "n": 22}]

    def red(_: str, text: str) -> str:
        return "\x1b[31m" if text == "retracted" else ""

    plain = table_text(rows, ["status", "n"])
    painted = table_text(rows, ["status", "n"], paint=red)
    assert painted.replace("\x1b[31m", "").replace("\x1b[0m", "") == plain
    assert painted.count("\x1b[31m") == 1
    assert "\x1b[31mretracted\x1b[0m" in painted  # and no room around it


def test_what_is_cut_shows_it() -> None:
    """A text that does not fit ends in "…", wide characters counted twice."""
    assert cut("militiamen", 6) == "milit…"
    assert cut("日本語", 4) == "日…"
    assert cut("日本語", 6) == "日本語"


@pytest.mark.parametrize("fmt", FORMATS)
def test_no_records_give_what_a_reader_expects(fmt: str) -> None:
    """An empty list is a header, an empty array, no line, or says so."""
    assert text(fmt, []) == {
        "table": "no records\n",
        "csv": "name,best,claims,open\n",
        "json": "[]\n",
        "jsonl": "",
        "md": "| name | best | claims | open |\n| --- | --- | --- | --- |\n",
    }.get(fmt)


def test_records_are_written_while_they_are_read() -> None:
    """CSV and JSON of a million records need the memory of a thousand."""

    def endless() -> Iterator[Record]:
        while True:
            yield {"a": "x"}

    for fmt in ("csv", "json", "jsonl", "md"):
        parts = render(endless(), ["a"], fmt)
        assert [next(parts) for _ in range(3)]


def test_an_unknown_format_is_refused() -> None:
    """The message names the formats that there are."""
    with pytest.raises(UsageError, match="table, csv, json, jsonl, md"):
        render([], ["a"], "xlsx")


def test_rendering_loads_no_pandas() -> None:
    """Printing records costs no command the start of pandas."""
    code = "import sys, facttrack.reports.render; print('pandas' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
