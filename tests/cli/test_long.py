"""What takes long, or prints much: it tells that it is at work, and prints as it reads."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from time import monotonic, sleep

import pytest

from facttrack.cli import report_writing, waiting
from facttrack.cli.common import Format, emit
from facttrack.cli.comparison_text import comparison_lines
from facttrack.errors import UsageError
from facttrack.reports import too_many
from facttrack.reports.catalogue import Asked
from facttrack.services.session import Session, view
from tests.comparison.stated import claim, version, weigh
from tests.reports.ledgers import worked_example

PATIENCE = 60


def test_the_seconds_go_on_while_nothing_is_counted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And beside the last count; when it ends the line is wiped, and stays so."""
    monkeypatch.setattr(waiting, "_TICK", 0.01)
    line = waiting.Line("rows")
    line.start()
    told = _until(capsys, r"working, 2 s")
    line.count(1_000, "read")
    told += _until(capsys, r"1,000 rows read, [0-9]+ s")
    line.wipe()
    line.count(2_000)
    # Typer takes the escape that wipes from what is no terminal.
    assert (told + capsys.readouterr().err).endswith("\r")


def _until(capsys: pytest.CaptureFixture[str], expected: str) -> str:
    """What is written until the expected stands there."""
    told, end = "", monotonic() + PATIENCE
    while not re.search(expected, told):
        assert monotonic() < end, told
        sleep(0.01)
        told += capsys.readouterr().err
    return told


def test_a_table_is_printed_while_its_records_are_read(capsys: pytest.CaptureFixture[str]) -> None:
    """A thousand at a time, each with its header: no more of a million are ever held."""
    printed: list[str] = []

    def records() -> Iterator[Mapping[str, object]]:
        for n in range(2_001):
            if n in (1_000, 2_000):
                sys.stdout.flush()
                printed.append(capsys.readouterr().out)
            yield {"claim": f"c{n}", "figure": n}

    emit(records(), ("claim", "figure"), Format.TABLE)
    last = capsys.readouterr().out
    assert [text.count("claim ") for text in (*printed, last)] == [1, 1, 1]
    assert "c1999" in printed[1]
    assert "c2000" in last


def test_markdown_is_printed_while_its_records_are_read(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """As one table; of more than a thousand records with every column, for the last may fill it."""
    printed = []

    def records(count: int) -> Iterator[Mapping[str, object]]:
        for n in range(count):
            if n == 1_500:
                printed.append(capsys.readouterr().out)
            yield {"claim": f"c{n}", "status": "retracted" if n == 1_999 else ""}

    emit(records(2_000), ("claim", "status"), Format.MD)
    assert printed[0].startswith("| claim | status |")
    assert "| c1200 |  |" in printed[0]
    assert capsys.readouterr().out.endswith("| c1999 | retracted |\n")
    emit(records(1_000), ("claim", "status"), Format.MD)
    assert capsys.readouterr().out.startswith("| claim |\n")


def test_a_comparison_lists_no_more_claims_than_anybody_reads() -> None:
    """Of a thousand echoes the first two hundred, and what to type for all."""
    relays = [claim(version(n, "21", 1, "2017-06-03", publisher=2)) for n in range(2, 1_002)]
    lines = comparison_lines(weigh([claim(version(1, "21", 1)), *relays], pairs=False))
    assert sum("echo of c1" in line for line in lines) == 200
    assert "  and 800 others: --claims lists all" in lines


def test_too_many_pairs_are_told_before_a_pipe_and_refused_as_a_file(
    session: Session, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody finds out by a disk that is full."""
    worked_example(session)
    now = view(session)
    report_writing.tell_pairs(session, now, Asked(), "pairs.csv")
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(too_many, "MANY_PAIRS", 2)
    monkeypatch.setattr(too_many, "MOST_PAIRS", 2)
    report_writing.tell_pairs(session, now, Asked(), "-")
    assert re.match("about [0-9]+ rows, every two claims", capsys.readouterr().err)
    with pytest.raises(UsageError, match="no file is made of more than 2"):
        report_writing.tell_pairs(session, now, Asked(), "pairs.csv")
