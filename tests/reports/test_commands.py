from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from facttrack.reports.columns import ABOUT, REPORTS, names
from tests.cli.terminal import talk
from tests.conftest import Program


@pytest.fixture
def told(facttrack: Program) -> Program:
    """The command in a folder with two claims."""
    facttrack("init")
    words = ("--source", "PMU", "--question", "fighters killed", "--date", "2017-06-01")
    facttrack("add", "21", *words, "--unit", "persons")
    facttrack("add", "25", "--source", "Monitor", "--question", "q1", "--date", "2017-06-01")
    return facttrack


def test_the_list_names_every_report(facttrack: Program) -> None:
    """A line each, without a database; each is a command."""
    lines = facttrack("report", "--list").out.splitlines()
    assert [line.split()[0] for line in lines] == list(REPORTS)
    assert all(about in line for line, about in zip(lines, ABOUT.values(), strict=True))
    assert max(map(len, lines)) <= 80
    for name in REPORTS:
        assert "Example: facttrack report" in facttrack("report", name, "--help").out


@pytest.mark.parametrize("report", REPORTS)
def test_a_report_goes_to_a_pipe_or_a_file(told: Program, report: str) -> None:
    """CSV where nothing is said, else what the suffix says; how many rows is told beside it."""
    assert told("report", report).out.splitlines()[0] == ",".join(names(report))
    done = told("report", report, "--out", "out.html")
    assert re.search(r"[0-9] rows? -> out\.html \(@2\)", done.err)
    assert (told.folder / "out.html").read_text().startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("report", REPORTS)
def test_a_report_is_a_table_on_a_terminal(told: Program, report: str) -> None:
    """What a reader needs, within its width; a file and a pipe that want one are told or served."""
    for width in (80, 120):
        shown = talk(told.folder, ("report", report), COLUMNS=str(width)).shown
        assert max(map(len, shown.splitlines())) <= width
        assert not shown.startswith(names(report)[0] + ",")
        assert "fighters" in shown or report == "sources"
    assert told("report", report, "--format", "table").out
    done = told("report", report, "--format", "table", "--out", "a.md", code=2)
    assert "a table is for a terminal" in done.err
    assert talk(told.folder, ("report", report, "--lossless")).shown.startswith(names(report)[0])


def test_a_package_is_written_on_demand(told: Program) -> None:
    """Beside the file, with the licence that the desk names and the sources."""
    told("report", "claims", "--out", "c.csv", "--package", "--licence", "CC-BY-4.0")
    package = json.loads((told.folder / "datapackage.json").read_text())
    assert package["licenses"] == [{"name": "CC-BY-4.0"}]
    assert [s["title"] for s in package["sources"]] == ["Monitor", "PMU"]


@pytest.mark.parametrize(
    ("words", "told_why"),
    [
        (("--out", "a.xlsx", "--lossless"), "--lossless is for CSV"),
        (("--package",), "--package describes a CSV file"),
        (("--out", "a.json", "--package"), "--package describes a CSV file"),
        (("--out", "a.csv", "--licence", "CC0-1.0"), "ask for one with --package"),
        (("--format", "xlsx"), "xlsx is no text"),
    ],
)
def test_what_does_not_go_together_is_refused(
    told: Program, words: tuple[str, ...], told_why: str
) -> None:
    """A usage error of one line, and no file."""
    before = set(told.folder.iterdir())
    assert told_why in told("report", "claims", *words, code=2).err
    assert set(told.folder.iterdir()) == before


def test_lossless_claims_import_again(told: Program) -> None:
    """As docs/reports.md tells: each claim as it stands, to the letter, in another database."""
    told(
        "add",
        "=1+1 persons",
        "--value",
        "2",
        "--source",
        "@X",
        "--question",
        "q1",
        "--note",
        "-1+1",
    )
    told("report", "claims", "--out", "claims.csv", "--lossless")
    docs = (Path(__file__).parents[2] / "docs" / "reports.md").read_text(encoding="utf-8")
    command = docs.partition("facttrack import claims.csv")[2].partition("```")[0]
    told("--db", "new.db", "init")
    told("--db", "new.db", "import", "claims.csv", *command.replace("\\", " ").split())
    told("--db", "new.db", "report", "claims", "--out", "new.csv", "--lossless")
    kept = ("wording", "best", "unit", "publisher", "origin", "question", "event_date", "note")
    first, second = (
        [[row[name] for name in kept] for row in csv.DictReader(io.StringIO(text, newline=""))]
        for text in (
            (told.folder / name).read_bytes().decode() for name in ("claims.csv", "new.csv")
        )
    )
    assert len(first) == 3
    assert first == second


def test_a_report_of_one_question(told: Program, tmp_path: Path) -> None:
    """What is not there is said."""
    assert len(told("report", "timeline", "--question", "q1").out.splitlines()) == 3
    assert "no question q9" in told("report", "pairs", "--question", "q9", code=3).err
