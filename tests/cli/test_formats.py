from __future__ import annotations

import csv
import io
import json

import pytest

from tests.conftest import Program

PRINTS_RECORDS: list[tuple[str, ...]] = [
    ("list",),
    ("show", "c1"),
    ("history", "c1"),
    ("diff", "@1", "@5"),
    ("log",),
    ("compare", "q1"),
    ("compare", "q1", "--claims"),
    ("compare", "q1", "--pairs"),
    ("source", "list"),
    ("source", "show", "s1"),
    ("question", "list"),
    ("question", "show", "q1"),
]


@pytest.mark.parametrize("words", PRINTS_RECORDS, ids=" ".join)
def test_every_format_of_every_command_parses_back(told: Program, words: tuple[str, ...]) -> None:
    """CSV, JSON and JSON Lines hold the same records and columns; a pipe gets CSV."""
    text = told(*words, "--format", "csv").out
    from_csv = list(csv.DictReader(io.StringIO(text), strict=True))
    from_json = json.loads(told(*words, "--format", "json").out)
    lines = told(*words, "--format", "jsonl").out.splitlines()
    assert from_csv
    assert from_json == [json.loads(line) for line in lines]
    assert len(from_csv) == len(from_json)
    assert list(from_csv[0]) == list(from_json[0])
    assert told(*words).out == text


@pytest.mark.parametrize("format_", ["table", "md"])
def test_tables_for_people_hold_the_figures(told: Program, format_: str) -> None:
    """A table and Markdown show what the list holds."""
    text = told("list", "--format", format_).out
    assert "21" in text
    assert "Conflict Monitor" in text


def test_negative_figures_are_figures_and_notes_are_notes(told: Program) -> None:
    """A minus in front is a number's where a figure is read, and stays a minus in every option."""
    told("add", "-5", "--unit", "°C", "--source", "PMU", "--note", "-5 is odd", "--new-claim")
    told("add", "--new-claim", "-7", "--unit", "°C", "--source", "PMU", "--title", "-7 at night")
    told("add", "--low", "-9", "--high", "-2", "--unit", "°C", "--source", "PMU")
    told("revise", "c6", "-6", "--reason", "-6 since noon")
    found = [json.loads(line) for line in told("list", "--format", "jsonl").out.splitlines()[5:]]
    assert [(c["low"], c["best"], c["high"]) for c in found] == [
        (None, -6, None),
        (None, -7, None),
        (-9, None, -2),
    ]
    assert found[0]["reason"] == "-6 since noon"
    assert found[1]["title"] == "-7 at night"
    history = json.loads(told("show", "c6.1", "--format", "json").out)
    assert history[0]["note"] == "-5 is odd"
    assert "-7" in told("relate", "-5", "-7").out


def test_figures_in_several_units_stand_with_them(facttrack: Program) -> None:
    """3 miles are never shown as a bare 3 beside kilometres; where all have one unit, none is."""
    facttrack("init")
    place = ("--question", "Front moved", "--date", "2017-06-01")
    facttrack("add", "5 km", "--source", "PMU", *place)
    alone = facttrack("compare", "q1", "--format", "table").out
    assert "  5  PMU" in alone
    facttrack("add", "3 miles", "--source", "Abu Walid", *place)
    both = facttrack("compare", "q1", "--format", "table").out
    assert "  5 km  PMU" in both
    assert "  3 mi  Abu Walid" in both
    assert "range 4.828032-5 km   best 3 mi (of 4.828032, 5 km)" in both
