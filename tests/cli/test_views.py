"""--as-of and --said-by: every command that prints records takes both."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import typer

from facttrack.cli.main import app
from tests.cli.test_session import rows
from tests.conftest import Program

# The commands that print records and have no view of a database, each with its reason.
WITHOUT_A_VIEW = {
    "read": "it reads articles; nothing of them is recorded",
    "relate": "it compares two figures that are typed, without a database",
}
# A call of every other command that takes --format.
CALLS: list[tuple[str, ...]] = [
    ("list",),
    ("list", "--question", "q1"),
    ("show", "c1"),
    ("history", "c1"),
    ("diff", "@1", "@5"),
    ("diff", "c1.1", "c1.1"),
    ("log",),
    ("compare", "q1"),
    ("decisions",),
    ("decisions", "q1"),
    ("export", "--question", "q1"),
    ("source", "list"),
    ("source", "show", "s1"),
    ("question", "list"),
    ("question", "show", "q1"),
    ("excerpts", "check"),
    ("report", "claims", "--question", "q1"),
    ("report", "comparison", "--question", "q1"),
    ("report", "compared", "--question", "q1"),
    ("report", "pairs", "--question", "q1"),
    ("report", "timeline", "--question", "q1"),
    ("report", "sources"),
    ("report", "coverage", "--question", "q1"),
    ("report", "changes", "--since", "@1"),
]


def options() -> Iterator[tuple[str, set[str]]]:
    """Every command with its options, groups opened."""
    for name, command in typer.main.get_command(app).commands.items():  # type: ignore[attr-defined]
        inner = getattr(command, "commands", None)
        found = {f"{name} {sub}": c for sub, c in inner.items()} if inner else {name: command}
        for full, one in found.items():
            yield full, {text for option in one.params for text in option.opts}


def test_every_command_that_prints_records_takes_both_views() -> None:
    """Whatever has a --format has --as-of and --said-by, but for what has no database to look at.

    Each is called below.
    """
    both = {"--as-of", "--said-by"}
    formatted = {name for name, taken in options() if "--format" in taken}
    assert {name for name, taken in options() if len(both & taken) == 1} == set()
    viewed = {name for name, taken in options() if both <= taken}
    assert formatted - viewed == set(WITHOUT_A_VIEW)
    starts = {" ".join(call[:n]) for call in CALLS for n in (1, 2)}
    called = formatted & starts
    assert called == formatted - set(WITHOUT_A_VIEW)


@pytest.mark.parametrize("words", CALLS, ids=" ".join)
def test_before_the_first_record_every_command_is_empty_and_says_so(
    told: Program, words: tuple[str, ...]
) -> None:
    """No record, the first date, and the option that was perhaps meant; no claim is unknown."""
    run = told(*words, "--as-of", "2001-01-01")
    assert rows(run) == []
    assert run.out.count("\n") == 1
    assert "the first record is @1" in run.err
    assert "--said-by" in run.err


@pytest.mark.parametrize("words", CALLS, ids=" ".join)
def test_what_is_no_date_is_refused_by_every_command(told: Program, words: tuple[str, ...]) -> None:
    """In one line, with exit code 5: nothing is guessed."""
    run = told(*words, "--said-by", "yesterday", code=5)
    assert run.out == ""
    assert run.err.count("\n") == 1
    assert "yesterday" in run.err


def test_the_log_by_a_day_says_what_it_leaves_out(told: Program) -> None:
    """Changesets that recorded nothing said by then are counted on the error stream."""
    told("revise", "c1", "24", "--asserted", "2017-06-03", "--reason", "new statement")
    run = told("log", "--said-by", "2017-06-02", "--limit", "2")
    assert [r["changeset"].lstrip("'") for r in rows(run)] == ["@5", "@4"]
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


def test_a_diff_knows_what_the_view_knew(told: Program) -> None:
    """Its end is the view's; what lies beyond is exit 3; later words are left out, effects too."""
    told("revise", "c1", "24", "--asserted", "2017-06-03", "--reason", "new statement")
    assert {r["claim"] for r in rows(told("diff", "@3", "--as-of", "@4"))} == {"c4.1"}
    assert "lies after --as-of @4" in told("diff", "@3", "@5", "--as-of", "@4", code=3).err
    for version in ("c1.2", "c5.1"):
        assert "as of @4" in told("diff", "c1.1", version, "--as-of", "@4", code=3).err
    late = ("--said-by", "2017-06-02")
    run = told("diff", "@5", *late)
    assert rows(run) == []
    assert run.err == (
        "no version of a claim that was said by 2017-06-02 was recorded between @5 and @6\n"
    )
    assert "c1.2 was said 2017-06-03" in told("diff", "c1.1", "c1.2", *late, code=3).err
    assert "name two versions" in told("diff", "", code=2).err
    assert "nothing was recorded by 2002" in told("diff", "2001", "2002").err


def test_the_report_of_changes_has_the_same_views_as_diff(told: Program) -> None:
    """--as-of is the default of --until; --said-by leaves later words out."""
    told("revise", "c1", "24", "--asserted", "2017-06-03", "--reason", "new statement")
    changes = ("report", "changes", "--since", "@4")
    assert {r["claim"] for r in rows(told(*changes))} == {"c5.1", "c1.2", ""}
    assert {r["claim"] for r in rows(told(*changes, "--as-of", "@5"))} == {"c5.1", ""}
    assert {r["claim"] for r in rows(told(*changes, "--said-by", "2017-06-02"))} == {"c5.1", ""}
    run = told(*changes, "--until", "@6", "--as-of", "@5", code=3)
    assert "@6 lies after --as-of @5" in run.err
    assert "earlier one first" in told(*changes, "--until", "@2", code=2).err
    for form in ("csv", "table"):
        empty = told("report", "changes", "--since", "2099-01-01", "--format", form)
        assert empty.err == told("diff", "2099-01-01").err
        assert "nothing was recorded between @6 and @6" in empty.err
    assert "nothing" not in told(*changes).err


def test_excerpts_are_those_that_the_view_knew(told: Program) -> None:
    """Recorded later or said later: not looked for."""
    (told.folder / "taru.txt").write_text("At least 9 fighters were killed in Taru, said Ali.\n")
    told("read", "taru.txt", "--accept", "all", "--source", "Wire", "--published", "2017-06-05")
    assert len(rows(told("excerpts", "check"))) == 1
    assert len(rows(told("excerpts", "check", "taru.txt", "--said-by", "2017-06-05"))) == 1
    for view in (("--as-of", "@5"), ("--said-by", "2017-06-04")):
        assert rows(told("excerpts", "check", *view)) == []
        assert rows(told("excerpts", "check", "taru.txt", *view)) == []
