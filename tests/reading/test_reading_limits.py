"""Reading is linear in the text, quick to start, and no text makes it hang."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from facttrack.reading import read

_MEGABYTE = 1_000_000
_QUIET = ("9", "111,", "\n", "according to ", "he said that ", "“a ", "U.S. ", "http://")
_BARE = ("1 ", "12, ", "1,", "(", "4821\t77\t9\n")
_DENSE = ("1 ", "1-", "5 said, ", "5, including 3, ", "between 5 and ", "one in ", "- 5\n")


def _seconds(text: str) -> float:
    start = time.perf_counter()
    read(text)
    return time.perf_counter() - start


@pytest.mark.parametrize("piece", _QUIET)
def test_a_megabyte_of_hostile_repeats_is_read(piece: str) -> None:
    """No pattern backtracks its way to a standstill."""
    assert _seconds((piece * (_MEGABYTE // len(piece)))[:_MEGABYTE]) < 20


@pytest.mark.parametrize("piece", _BARE)
def test_a_megabyte_of_bare_numbers_is_read(piece: str) -> None:
    """Tables and lists of nothing but numbers cost no more than prose of their length."""
    assert _seconds((piece * (_MEGABYTE // len(piece)))[:_MEGABYTE]) < 20


def test_rows_of_bare_numbers_are_found_and_claim_nothing() -> None:
    """Each number of such a row is given as written, with its place; words make it a sentence."""
    text = "12, 13, 14,\t1,500 16 17.5 18 19"
    found = read(text)
    assert [text[c.start : c.end] for c in found] == text.replace(",\t", " ").replace(
        ", ", " "
    ).split()
    assert {(c.claim, c.rule) for c in found} == {(False, "run-of-numbers")}
    assert read("Deaths: 12, 13, 14, 15, 16, 17, 18 and 19")[0].claim


@pytest.mark.parametrize("piece", _DENSE)
def test_time_grows_with_the_text_only(piece: str) -> None:
    """Four times the text takes about four times as long, numbers packed as densely as they go."""
    text = piece * (24_000 // len(piece))
    small, large = _seconds(text[:6_000]), _seconds(text)
    assert large < 12 * max(small, 0.05)


def test_the_reader_starts_without_heavy_imports() -> None:
    """Reading needs neither a language model nor the database."""
    program = "import sys, facttrack.reading; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    heavy = {
        "pandas",
        "sqlmodel",
        "sqlalchemy",
        "spacy",
        "nltk",
        "numpy",
        "dateparser",
        "trafilatura",
    }
    assert not heavy & set(loaded.stdout.split())
