from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from facttrack.reports.table import display_width
from tests.cli.terminal import talk
from tests.conftest import Program


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Claims with hedges, one of them retracted; copy it, only."""
    facttrack = Program(tmp_path_factory.mktemp("hedged"))
    facttrack("init")
    for words in ("at least 1,500 persons", "about 2,000 persons", "hundreds of persons"):
        facttrack("add", words, "--source", f"“{words}”", "--question", "killed, Taru")
    facttrack("retract", "c2", "--by", "us", "--reason", "typed twice")
    return facttrack.database


@pytest.fixture
def hedged(facttrack: Program, recorded: Path) -> Program:
    """The command in a folder with the claims with hedges."""
    shutil.copy(recorded, facttrack.database)
    return facttrack


def test_a_table_shows_hedges_to_the_right_and_what_is_retracted(hedged: Program) -> None:
    """The sign of each hedge, the range of a vague word, and the status in words."""
    lines = hedged("list", "--format", "table").out.splitlines()
    figures = [line.partition("  persons")[0] for line in lines[2:]]
    assert [figure.split(maxsplit=1)[1] for figure in figures] == [
        "≥ 1,500",
        "~2,000",
        "200–999 (hundreds)",
    ]
    assert len(set(map(len, figures))) == 1
    assert [line.endswith("retracted") for line in lines[2:]] == [False, True, False]


@pytest.mark.parametrize(
    ("name", "told"),
    [("comma", "1,500"), ("space", "1\u00a0500"), ("point", "1.500"), ("none", "1500")],
)
def test_thousands_are_separated_as_asked(hedged: Program, name: str, told: str) -> None:
    """In tables and Markdown; data keeps plain digits."""
    for words in (("list", "--format", "table"), ("list", "--format", "md")):
        assert f"≥ {told} " in hedged("--thousands", name, *words).out
    assert f"≥ {told} " in hedged("--thousands", name, "report", "claims", "--format", "md").out
    assert "1500" in hedged("--thousands", name, "list", "--format", "csv").out


def test_letters_that_a_terminal_lacks_are_written_plainly(hedged: Program) -> None:
    """The sign ">=" for "≥": what is shown says the same, and nothing fails."""
    ascii_only = {"PYTHONIOENCODING": "ascii"}
    told = hedged("list", "--format", "table", env=ascii_only).out
    assert ">= 1,500" in told
    assert "200-999 (hundreds" in told
    assert '"at least' in told
    assert hedged("compare", "q1", "--format", "table", env=ascii_only).out.isascii()
    assert (
        ">= 1,500" in hedged("list", "--format", "table", env={"PYTHONIOENCODING": "latin-1"}).out
    )
    hedged("show", "c1", "--format", "md", env=ascii_only)


def test_data_is_written_in_utf_8_whatever_the_terminal(hedged: Program) -> None:
    """A program reads what was recorded, not what a terminal can show."""
    for form in ("csv", "json"):
        found = hedged("list", "--format", form, env={"PYTHONIOENCODING": "ascii"}).out
        assert "“at least 1,500 persons”" in found
    assert json.loads(found)[0]["publisher"] == "“at least 1,500 persons”"


def test_a_claim_is_shown_whole(hedged: Program) -> None:
    """However narrow the terminal, no address and no quote of it is cut."""
    words, url = "of the fighters who came " * 9, f"https://example.org/{'a' * 90}"
    hedged("add", "5 tanks", "--source", "PMU", "--quote", words, "--url", url)
    shown = hedged("show", "c4", "--format", "table", env={"COLUMNS": "60"}).out
    assert max(map(len, shown.splitlines())) <= 60
    assert words.strip() in " ".join(shown.split())
    assert url in "".join(shown.split())


@pytest.mark.parametrize("width", [40, 80])
def test_lines_fit_the_terminal(hedged: Program, width: int) -> None:
    """A long line goes on further in, with all its words; in a pipe it stays one line."""
    asked = ["compare", "q1"]
    shown = talk(hedged.folder, asked, COLUMNS=str(width)).shown
    assert max(map(display_width, shown.splitlines())) <= width
    whole = hedged(*asked, "--format", "table").out
    assert shown.split() == whole.split()
    assert max(map(display_width, whole.splitlines())) > width


def test_rows_go_on_as_far_in_as_each_other(hedged: Program) -> None:
    """However wide their figures are; what a line has no room for stands in the next as a whole."""
    hedged("add", "21", "--source", "Wire", "--question", "q1")
    shown = talk(hedged.folder, ["compare", "q1"], COLUMNS="40").shown.splitlines()
    assert shown[:2] == ["killed, Taru, undated", "    3 claims, 3 independent origins"]
    figures = [n for n, line in enumerate(shown) if re.match(r" +(≥ 1|200–|21|~2)", line)]
    assert len({shown[n].index(shown[n].strip()) for n in figures}) == 3
    assert {shown[n + 1].index(shown[n + 1].strip()) for n in figures} == {8}
    assert [line for line in shown if line != line.rstrip()] == []


@pytest.mark.parametrize(
    ("env", "coloured"),
    [
        ({"NO_COLOR": ""}, True),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": "", "TERM": "dumb"}, False),
    ],
)
def test_colour_is_for_terminals_that_want_it(
    hedged: Program,
    env: dict[str, str],
    coloured: bool,
) -> None:
    """And never the only sign: the word stands there with it and without."""
    shown = talk(hedged.folder, ["list"], **env).shown
    assert "retracted" in shown
    assert ("\x1b[31mretracted" in shown) is coloured
    assert "\x1b" not in hedged("list", "--format", "table", env={"NO_COLOR": ""}).out
