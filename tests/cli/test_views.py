"""--as-of and --said-by: every command that prints records takes both."""

from __future__ import annotations

from tests.cli.test_session import rows
from tests.conftest import Program


def changesets(run: str) -> list[str]:
    """The first cell of each line of CSV, without what guards it in a spreadsheet."""
    return [line.split(",")[0].lstrip("'") for line in run.splitlines()[1:]]


def test_the_log_by_a_day_says_what_it_leaves_out(told: Program) -> None:
    """Changesets that recorded nothing said by then are counted on the error stream."""
    told("revise", "c1", "24", "--asserted", "2017-06-03", "--reason", "new statement")
    run = told("log", "--said-by", "2017-06-02", "--limit", "2")
    assert changesets(run.out) == ["@5", "@4"]
    assert run.err == "1 left out: they recorded nothing that was said by 2017-06-02\n"
    assert told("log", "--said-by", "2017-06-03").err == ""


def test_lists_by_a_day_leave_out_who_had_not_spoken(told: Program) -> None:
    """Sources and questions that come later are counted on the error stream, and not shown."""
    told("add", "9", "--source", "Hill Post", "--question", "Tanf toll", "--asserted", "2017-06-04")
    run = told("source", "list", "--said-by", "2017-06-02")
    assert [r["name"] for r in rows(run)][-1] == "Conflict Monitor"
    assert run.err == "1 left out: they had said nothing by 2017-06-02\n"
    run = told("question", "list", "--said-by", "2017-06-02")
    assert [r["question"] for r in rows(run)] == ["q1"]
    assert run.err == "1 left out: nothing had been said on them by 2017-06-02\n"
    shown = told("source", "show", "Hill Post", "--said-by", "2017-06-04")
    assert [r["name"] for r in rows(shown)] == ["Hill Post"]
    refused = told("source", "show", "Hill Post", "--said-by", "2017-06-02", code=3)
    assert refused.err == ("facttrack: s6 had said nothing by 2017-06-02: leave --said-by out\n")
    refused = told("question", "show", "q2", "--said-by", "2017-06-02", code=3)
    assert "q2 had no claim that was said by 2017-06-02" in refused.err
