from __future__ import annotations

import csv
import io

import pytest

from tests.cli.conftest import DAY_1, TARU
from tests.conftest import Program, Run


def rows(run: Run) -> list[dict[str, str]]:
    """The records of a CSV output."""
    return list(csv.DictReader(io.StringIO(run.out)))


def test_the_session_of_a_first_day(facttrack: Program) -> None:
    """init, add, add, revise, compare: each says in one line what it did and made."""
    run = facttrack("init")
    assert run.out.startswith("created facttrack.db")
    assert "next: facttrack add" in run.out
    run = facttrack("add", "21 ISIS fighters killed", "--source", "PMU", "--question", TARU, *DAY_1)
    assert run.out == (
        "c1.1 @1   21 persons, exact (ISIS fighters killed)   origin assumed: PMU   new: q1, s1\n"
    )
    run = facttrack("add", "17", "--source", "Joint Operations Command", "--question", "q1", *DAY_1)
    assert run.out.startswith("c2.1 @2   17 persons, exact")
    assert "new: s2" in run.out
    run = facttrack("revise", "c1", "24", "--asserted", "2017-06-03", "--reason", "new statement")
    assert run.out == "c1.2 @3   21 -> 24\n"
    text = facttrack("compare", "q1", "--format", "table").out
    for shown in (
        f"{TARU}, 2017-06-01",
        "2 claims, 2 independent origins",
        "range 17-24   no best: two origins disagree",
        "said 2017-06-03, revised from 21",
        "said 2017-06-01, stale",
        "24 is 1.41 times 17 (moderate)",
        "no agreement",
        "outliers not tested",
        "method lower-median",
        "rules rounding-1",
        "@3",
    ):
        assert shown in text
    text = facttrack("compare", "q1", "--format", "table", "--said-by", "2017-06-02").out
    assert "range 17-21   no best: two origins disagree" in text


def check_first_day(found: dict[str, str]) -> None:
    """What the domain's page says of the first day."""
    assert found["origins"] == "4"
    assert found["best"] == "21"
    assert (found["low"], found["high"], found["open_above"]) == ("17", "26", "true")
    assert found["echoes"] == "1"


def check_third_day(found: dict[str, str]) -> None:
    """What the domain's page says of the third day."""
    assert found["origins"] == "4"
    assert found["best"] == "24"
    assert (found["low"], found["high"], found["open_above"]) == ("17", "26", "true")
    assert found["outliers"]


@pytest.mark.parametrize("how", ["revise", "new claim"])
def test_the_worked_example(told: Program, how: str) -> None:
    """It comes out as written, by --said-by and by --as-of, revised or as a claim of its own."""
    if how == "revise":
        told("revise", "c1", "24", "--asserted", "2017-06-03", "--reason", "new statement")
    else:
        claim = ("--source", "PMU", "--question", "q1", "--date", "2017-06-01")
        told("add", "24", *claim, "--asserted", "2017-06-03", "--new-claim")
    [day_1] = rows(told("compare", "q1", "--said-by", "2017-06-01"))
    check_first_day(day_1)
    [then] = rows(told("compare", "q1", "--as-of", "@5"))
    check_first_day(then)
    [day_3] = rows(told("compare", "q1", "--said-by", "2017-06-03"))
    check_third_day(day_3)
    [now] = rows(told("compare", "q1", "--as-of", "@6"))
    check_third_day(now)
    assert day_3["claims"] == ("5" if how == "revise" else "6")
    text = told("compare", "q1", "--format", "table", "--said-by", "2017-06-03").out
    assert "range 17-26 open above" in text
    assert "best 24 (of 17, 24, 25)" in text
    assert "3 of 4 independent origins agree on 24" in text
    assert "24 is 1.41 times 17 (moderate)" in text
    text = told("compare", "q1", "--format", "table", "--said-by", "2017-06-01").out
    assert "best 21 (of 17, 21, 25)" in text
    assert "2 of 4 independent origins agree on 21" in text


def test_as_csv_it_gives_the_claims_and_the_pairs_too(told: Program) -> None:
    """--claims has every claim, counted or not; --pairs how each two relate, and why."""
    claims = rows(told("compare", "q1", "--claims"))
    assert len(claims) == 5
    pairs = rows(told("compare", "q1", "--pairs"))
    assert len(pairs) == 10
    assert all(pair["reason"] for pair in pairs)


def test_dates_that_are_not_shown_are_mentioned(told: Program) -> None:
    """Without a date the latest is compared, and the error stream says that there are others."""
    told("add", "30", "--source", "PMU", "--question", "q1", "--date", "2017-07-01")
    run = told("compare", "q1")
    assert [row["event_date"] for row in rows(run)] == ["2017-07-01"]
    assert "1 other event date: --all-dates" in run.err
    found = [row["event_date"] for row in rows(told("compare", "q1", "--all-dates"))]
    assert found == ["2017-06-01", "2017-07-01"]
    assert rows(told("compare", "q1", "--date", "2017-06-01"))[0]["best"] == "21"
    assert "2017-06-01, 2017-07-01" in told("compare", "q1", "--date", "2016", code=3).err


@pytest.mark.parametrize("words", [["list"], ["show", "c1"], ["history", "c1"], ["compare", "q1"]])
def test_before_the_first_record_it_is_empty_and_says_so(told: Program, words: list[str]) -> None:
    """A view from before gives no record, the first date, and the option perhaps meant."""
    run = told(*words, "--as-of", "2001-01-01")
    assert run.code == 0
    assert rows(run) == []
    assert "the first record is @1" in run.err
    assert "--said-by" in run.err


def test_a_history_shows_versions_and_sightings(told: Program) -> None:
    """Each change with its reason, each document in which the claim was seen again."""
    claim = ("--source", "PMU", "--question", "q1", "--date", "2017-06-01")
    run = told("add", "21", *claim, "--url", "https://pmu.example/1")
    assert run.out.startswith("c1.1   seen again @6   21 persons, exact")
    run = told("add", "21", *claim, "--url", "https://pmu.example/1")
    assert run.out == "c1.1   already says so: nothing recorded   21 persons, exact\n"
    told("correct", "c1", "--date", "2017-06-02", "--reason", "the article says Friday")
    told("retract", "c1", "--by", "us", "--reason", "another battle")
    told("reinstate", "c1", "--reason", "the same battle after all")
    found = rows(told("history", "c1"))
    assert [(row["version"], row["kind"]) for row in found] == [
        ("c1.1", "record"),
        ("c1.1", "sighting"),
        ("c1.2", "correct"),
        ("c1.3", "retract by us"),
        ("c1.4", "reinstate"),
    ]
    assert found[2]["reason"] == "the article says Friday"


def test_claims_without_a_question_are_listed_and_filed(told: Program) -> None:
    """They are kept, shown by --unfiled, and filed many at a time, ranges included."""
    for number in ("6", "7", "8", "9"):
        run = told("add", number, "--source", "PMU")
        assert "unfiled: facttrack file c" in run.out
    assert len(rows(told("list", "--unfiled"))) == 4
    run = told("file", "c6", "c7-c8", "--question", "q1")
    assert [line.split()[0] for line in run.out.splitlines()] == ["c6.2", "c7.2", "c8.2"]
    assert [row["claim"] for row in rows(told("list", "--unfiled"))] == ["c9"]
    assert "nothing to file" in told("file", "c6", "--question", "q1").out


def test_differences_say_what_they_did_to_the_best_figure(told: Program) -> None:
    """Between two versions field by field; between two states of the database with the effect."""
    told("revise", "c1", "24", "--asserted", "2017-06-03", "--reason", "new statement")
    fields = {row["field"]: (row["old"], row["new"]) for row in rows(told("diff", "c1.1", "c1.2"))}
    assert fields["best"] == ("21", "24")
    run = told("diff", "@5", "@6")
    assert {row["claim"] for row in rows(run)} == {"c1.2"}
    assert f"{TARU}, 2017-06-01: best 21 -> 24\n" in run.err
    assert "best" in told("diff", "@5", "@6", "--format", "table").out
    assert "nothing was recorded between @6 and @6" in told("diff", "@6", "@6").err


def test_the_log_has_every_changeset_newest_first(told: Program) -> None:
    """Number, time, actor, message and hash of each."""
    told("--actor", "night desk", "retract", "c3", "--by", "us", "--reason", "wrong battle")
    found = rows(told("log", "--limit", "2"))
    assert (found[0]["actor"], found[0]["message"]) == ("night desk", "wrong battle")
    assert [row["changeset"].lstrip("'") for row in found] == ["@6", "@5"]


def test_what_a_recorded_document_does_not_take_over_is_said(told: Program) -> None:
    """On the error stream, beside the line of the claim that is recorded all the same."""
    seen = ("--source", "PMU", "--url", "https://pmu.example/9")
    told("add", "9", *seen)
    run = told("add", "8", *seen, "--author", "Ann")
    assert run.out.startswith("c7.1 @7   8")
    assert run.err.startswith("--author not kept: the document is recorded without")
