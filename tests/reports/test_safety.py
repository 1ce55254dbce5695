from __future__ import annotations

import csv
import io
import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facttrack.reports.csv_text import csv_text
from facttrack.reports.safety import guard, neutral, unguard
from tests.reports.hostile import hostile

FORMULA = re.compile('[\\s\ufeff\u200b-\u200d\u2060"]*[=+\\-@＝＋－＠−]')
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?|@\d+", re.ASCII)


@given(st.lists(hostile, min_size=1, max_size=4))
@example(["=1"])
@example(["a", 'x;"=1'])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_no_cell_is_a_formula_with_whatever_separator_a_spreadsheet_opens_it(
    separator: str, cells: list[str]
) -> None:
    """In no cell does a formula begin, nor where a semicolon or a tab is taken to end one."""
    columns = [f"c{n}" for n in range(len(cells))]
    text = "".join(csv_text([dict(zip(columns, cells, strict=True))], columns))
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
        for cell in row:
            inner = cell if separator == "," else cell.partition(",")[0]
            assert NUMBER.fullmatch(inner) or not FORMULA.match(cell), cell
            assert cell[:1] not in ("\t", "\r", "\n") or separator != ",", cell


@given(st.one_of(hostile, st.lists(hostile).map("".join)))
def test_a_guarded_cell_stays_distinguishable(cell: str) -> None:
    """What the dialect adds can be taken off again: no two cells become the same one."""
    assert unguard(guard(cell)) == cell


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        (" =1", "' =1"),
        ("'=1", "''=1"),
        ("-5%", "'-5%"),
        ("@handle", "'@handle"),
        ("@7", "@7"),
        ("@7+1", "'@7+1"),
        ("\tx", "'\tx"),
        ("'\tx", "''\tx"),
        ("a;=1", "a;'=1"),
        ("-5", "-5"),
        ("+5.25", "+5.25"),
        ("-5\n", "'-5\n"),
        ("'quoted'", "'quoted'"),
        ("2017-06-01", "2017-06-01"),
        ("killed - 5", "killed - 5"),
        ("", ""),
    ],
)
def test_the_dialect_by_example(cell: str, safe: str) -> None:
    """An apostrophe stands before a formula, and before nothing else; numbers stay numbers."""
    assert guard(cell) == safe


@given(st.one_of(hostile, st.text()))
def test_neutral_text_holds_nothing_that_acts(text: str) -> None:
    """No control character but line break and tab is left, and no control of direction."""
    for character in neutral(text):
        category = unicodedata.category(character)
        assert character in "\n\t" or category not in ("Cc", "Cs"), repr(character)
        assert unicodedata.bidirectional(character) not in {
            "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI",
        }  # fmt: skip


def test_what_acts_is_shown() -> None:
    """A reader sees that something was there, and what."""
    assert neutral("\x1b[31m") == "\u241b[31m"
    assert neutral("\u202egnp.exe") == "[U+202E]gnp.exe"
    assert neutral("a\x00b\x7f") == "a\u2400b\u2421"
    assert neutral("مرحبا\u200f") == "مرحبا"
    assert neutral("one\r\ntwo\tthree") == "one\ntwo\tthree"


def test_many_line_breaks_take_no_time() -> None:
    """A text of a hundred thousand line breaks is guarded at once."""
    assert guard("\n" * 100_000 + "=1").count("'") == 100_001
