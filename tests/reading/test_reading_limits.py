"""Reading is linear in the text, quick to start, and no text makes it hang."""

from __future__ import annotations

import resource
import subprocess
import sys

import pytest

from facttrack.reading import read

_MEGABYTE = 1_000_000
_MINUTES = 3
_QUIET = ("9", "111,", "\n", "according to ", "he said that ", "“a ", "U.S. ", "http://")
_BARE = ("1 ", "12, ", "1,", "(", "4821\t77\t9\n")
_DENSE = ("1 ", "1-", "5 said, ", "5, including 3, ", "between 5 and ", "one in ", "- 5\n")


def _ends(text: str) -> bool:
    """Whether a process that reads the text ends by itself.

    Linear reading takes a few seconds of such a text and quadratic reading hours: the system stops
    a process that has not ended after minutes, on a slow machine too.
    """
    program = "import sys; from facttrack.reading import read; read(sys.stdin.read())"
    reader = subprocess.run(
        [sys.executable, "-c", program], input=text, text=True, check=False, preexec_fn=_limit
    )
    return reader.returncode == 0


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (_MINUTES * 60, _MINUTES * 60))


@pytest.mark.parametrize("piece", [*_QUIET, *_BARE])
def test_a_megabyte_of_hostile_repeats_is_read(piece: str) -> None:
    """No pattern backtracks its way to a standstill, and tables of numbers are read as prose is."""
    assert _ends((piece * (_MEGABYTE // len(piece)))[:_MEGABYTE])


@pytest.mark.parametrize("piece", _DENSE)
def test_numbers_as_dense_as_they_go_are_read(piece: str) -> None:
    """Numbers that refer to each other do not make each other slow."""
    assert _ends(piece * (_MEGABYTE // 10 // len(piece)))


def test_rows_of_bare_numbers_are_found_and_claim_nothing() -> None:
    """Each number of such a row is given as written, with its place; words make it a sentence."""
    text = "12, 13, 14,\t1,500 16 17.5 18 19"
    found = read(text)
    assert [text[c.start : c.end] for c in found] == text.replace(",\t", " ").replace(
        ", ", " "
    ).split()
    assert {(c.claim, c.rule) for c in found} == {(False, "run-of-numbers")}
    assert read("Deaths: 12, 13, 14, 15, 16, 17, 18 and 19")[0].claim


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
