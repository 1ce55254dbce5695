from __future__ import annotations

import io
import json
import subprocess
from pathlib import Path

import pytest

from facttrack.cli.reading_batch import read_lines
from facttrack.errors import BadDataError
from facttrack.reading import read, to_json
from tests.conftest import Program

TEXTS = {
    1: "SOHR said that at least 21 fighters were killed and 14 wounded.",
    "b": "Nothing here.",
    "ç": "Between 60 and 70 families were cut off, 1.5 million people were displaced.",
}


def lines(*records: object) -> str:
    """Records as JSON Lines."""
    return "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records)


def test_each_quantity_is_a_line_in_the_order_of_the_input(facttrack: Program) -> None:
    """The lines are those that `to_json` gives, noise and claims alike."""
    out = facttrack(
        "read", "--jsonl", stdin=lines(*({"id": k, "text": t} for k, t in TEXTS.items()))
    ).out
    expected = [to_json(c, id_) for id_, text in TEXTS.items() for c in read(text)]
    assert [json.loads(line) for line in out.splitlines()] == expected
    assert len(expected) >= 4


def test_the_date_of_a_line_resolves_its_dates(facttrack: Program) -> None:
    """Each text has its own date, or none."""
    text = "On May 18, 21 people were killed."
    given = lines({"id": 1, "text": text, "date": "2031-06-01"}, {"id": 2, "text": text})
    out = facttrack("read", "--jsonl", stdin=given).out.splitlines()
    dates = {r["id"]: r["event_date"] for r in map(json.loads, out) if r["claim"]}
    assert dates == {1: "2031-05-18", 2: "May 18"}


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("nonsense", "is no JSON: Expecting value at character 1"),
        ('{"id": 1, "text": "5"} 6', "is no JSON: Extra data at character 24"),
        ("[1]", "no object"),
        ('{"text": "5 killed"}', "no object"),
        ('{"id": 1}', 'no "text"'),
        ('{"id": 1, "text": 5}', 'no "text"'),
        ('{"id": 1, "text": "5", "date": "soon"}', "soon"),
        ('{"id": 1, "text": "5", "date": 5}', "date"),
        ('{"id": NaN, "text": "5"}', "NaN"),
        ('{"id": 1e400, "text": "5"}', "make it a text"),
        ('{"id": [0.12345678901234567890], "text": "5"}', "make it a text"),
        ("[" * 100_000, "is nested too deeply"),
        ('{"id": ' + "9" * 5_000 + ', "text": "5"}', ""),
    ],
)
def test_a_bad_line_is_reported_and_skipped(facttrack: Program, line: str, why: str) -> None:
    """The others are read, the message names the line, and the exit code is 5."""
    good = {"id": 7, "text": "21 people were killed"}
    run = facttrack("read", "--jsonl", stdin=lines(good) + line + "\n" + lines(good), code=5)
    assert [json.loads(out)["id"] for out in run.out.splitlines()] == [7, 7]
    assert "line 2: " in run.err
    assert why in run.err
    assert "1 of 3 lines" in run.err


def test_a_line_that_is_not_utf8_is_reported(tmp_path: Path) -> None:
    """The others are read, and the message says where it is damaged."""
    path = tmp_path / "lines"
    path.write_bytes(b'{"id": "caf\xe9", "text": "5 died"}\n{"id": 1.10, "text": "5 died"}\n')
    out = io.BytesIO()
    with path.open("rb") as given, pytest.raises(BadDataError, match="1 of 2 lines"):
        read_lines(given, out)
    assert json.loads(out.getvalue())["id"] == 1.1


def test_a_text_that_is_too_long_is_cut_and_reported() -> None:
    """Ten million characters are read of one, as of a document; memory does not grow with it."""
    text = "5 men died. " + "a" * 10_000_000
    out = io.BytesIO()
    with pytest.raises(BadDataError, match="1 of 1 lines"):
        read_lines(io.BytesIO(json.dumps({"id": 1, "text": text}).encode()), out)
    assert json.loads(out.getvalue())["text"] == "5"


def test_empty_lines_and_a_missing_line_end_are_no_errors(facttrack: Program) -> None:
    """What holds nothing is passed over."""
    given = "\n \n" + lines({"id": 1, "text": "21 killed"}).strip()
    assert facttrack("read", "--jsonl", stdin=given).out.count("\n") == 1
    assert facttrack("read", "--jsonl", "-", stdin="").out == ""


def test_half_a_character_comes_out_as_json(facttrack: Program) -> None:
    """A lone surrogate, which JSON can hold, is escaped on the way out."""
    out = facttrack("read", "--jsonl", stdin='{"id": "\\ud800", "text": "21 killed"}\n').out
    assert json.loads(out)["id"] == "\ud800"


def test_another_program_can_talk_to_it_line_by_line(facttrack: Program) -> None:
    """In a pipe, the answer to a line comes before the next line is asked for."""
    process = subprocess.Popen(
        facttrack.command("read", "--jsonl"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=facttrack.folder,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    with process:
        for number in (1, 2):
            process.stdin.write(lines({"id": number, "text": "21 killed"}).encode())
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.wait(60) == 0
