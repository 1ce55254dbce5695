from __future__ import annotations

import csv
import io
import json

from tests.conftest import Program

DECIDE = ("decide", "q1", "--date", "2017-06-01")


def test_a_decision_is_shown_beside_the_best_in_every_format(told: Program) -> None:
    """Terminal, CSV, JSON and report say what was decided, by whom and why, and the best too."""
    made = told("--actor", "ann", *DECIDE, "--print", "23", "--reason", "=a late count").out
    assert made == "q1 2017-06-01 @6   decided: 23   (23 persons, exact)\n"
    text = told("compare", "q1", "--format", "table").out
    assert "best 21" in text
    assert "\ndecided: 23 (by ann, @6): =a late count\n" in text
    [row] = json.loads(told("compare", "q1", "--format", "json").out)
    assert row["best"] == 21
    assert [*row][-3:] == ["decided", "decided_by", "decided_reason"]
    assert [*row.values()][-3:] == ["23", "ann", "=a late count"]
    for words in (("compare", "q1", "--format", "csv"), ("report", "comparison")):
        [found] = csv.DictReader(io.StringIO(told(*words).out))
        assert (found["best"], found["decided"], found["decided_by"]) == ("21", "23", "ann")
    assert "'=a late count" in told("report", "comparison").out


def test_an_earlier_view_does_not_show_what_was_decided_later(told: Program) -> None:
    """--as-of gives what was known then."""
    told(*DECIDE, "--print", "23", "--reason", "a late count")
    assert "decided" not in told("compare", "q1", "--format", "table", "--as-of", "@5").out
    assert told("decisions", "--as-of", "@5").out.count("\n") == 1


def test_a_decision_is_withdrawn_and_stays_listed(told: Program) -> None:
    """The list has every version; the comparison shows none."""
    told(*DECIDE, "--print", "23", "--reason", "a late count")
    out = told(*DECIDE, "--withdraw", "--reason", "counted twice").out
    assert out == "q1 2017-06-01 @7   no longer decided\n"
    assert "decided" not in told("compare", "q1", "--format", "table").out
    rows = json.loads(told("decisions", "q1", "--format", "json").out)
    assert [(r["kind"], r["print"], r["figure"]) for r in rows] == [
        ("decide", "23", "23 persons"),
        ("withdraw", "", ""),
    ]
    assert "ok: 7 changesets" in told("verify").out


def test_words_and_withdrawal_at_once_are_refused(told: Program) -> None:
    """Nothing is guessed: exit 2, nothing recorded."""
    told(*DECIDE, "--print", "23", "--withdraw", "--reason", "why", code=2)
    told(*DECIDE, "--reason", "why", code=2)
    told(*DECIDE, "--print", "23", code=2)
    told("decide", "q1", "--date", "2017-07", "--print", "23", "--reason", "why", code=3)
    assert told("decisions").out.count("\n") == 1
