from __future__ import annotations

import csv
import io
import json

import pytest

from tests.cli.terminal import talk
from tests.conftest import Program
from tests.documents.makers import page

TEXT = """SOHR said that 21 smugglers were killed on the border.

The mayor of Ludd said two armoured vehicles were destroyed.

Hundreds of soldiers have been deployed, according to Reuters.
"""


@pytest.fixture
def story(facttrack: Program) -> Program:
    """The command in a folder with the story and an empty database."""
    (facttrack.folder / "a.txt").write_text(TEXT)
    facttrack("init")
    return facttrack


def listed(facttrack: Program) -> list[dict[str, str]]:
    """The claims that are recorded, one a record."""
    return list(csv.DictReader(io.StringIO(facttrack("list", "--format", "csv").out)))


def changesets(facttrack: Program) -> list[str]:
    """The messages of the changesets, oldest first."""
    log = json.loads(facttrack("log", "--format", "json").out)
    return [entry["message"] for entry in reversed(log)]


def test_claims_are_accepted_without_asking(story: Program) -> None:
    """All claims of a document are one changeset, each with its source and its quote."""
    run = story(
        "read", "a.txt", "--accept", "claims", "--source", "Courier", "--published", "2031-04-01"
    )
    assert run.out.count("@1") == 3
    assert changesets(story) == ["read a.txt"]
    claims = listed(story)
    assert [c["origin"] for c in claims][0::2] == ["SOHR", "Reuters"]
    assert {c["publisher"] for c in claims} == {"Courier"}
    assert "SOHR said that 21 smugglers" in story("show", "c1", "--format", "csv").out
    story("verify")


def test_numbers_are_accepted(story: Program) -> None:
    """Only what is named is recorded, under the question that is given."""
    story(
        "read", "a.txt", "--accept", "1", "--question", "Smugglers killed", "--url", "https://x.org"
    )
    (claim,) = listed(story)
    assert claim["question"] == "Smugglers killed"
    assert claim["url"] == "https://x.org"


def test_reading_again_offers_only_what_is_new(story: Program) -> None:
    """What was recorded from the same file is named with its claim; the rest is recorded."""
    story("read", "a.txt", "--accept", "1")
    again = story("read", "a.txt", "--accept", "claims")
    assert "  1 c1 already\n" in again.out
    assert len(listed(story)) == 3
    third = story("read", "a.txt", "--accept", "claims")
    assert third.out.count("already") == 3
    assert "nothing new to record" in third.err
    assert len(changesets(story)) == 2


def test_what_reading_again_cannot_add_says_by_which_command_it_is_added(story: Program) -> None:
    """A publisher or question given later changes no claim, and is not dropped in silence."""
    story("read", "a.txt", "--accept", "1")
    later = ("read", "a.txt", "--accept", "1", "--source", "Courier", "--question", "Killed, Ludd")
    again = story(*later)
    assert "c1 already   no publisher: facttrack correct c1 --source …" in again.out
    assert "unfiled: facttrack file c1 --question …" in again.out
    story("correct", "c1", "--source", "Courier", "--reason", "the page's foot")
    story("question", "add", "Killed, Ludd")
    story("file", "c1", "--question", "q1")
    assert story(*later).out == "  1 c1 already\n"


def test_the_page_gives_publisher_title_and_date(story: Program) -> None:
    """What a page states of itself is recorded with its claims; options overrule it."""
    (story.folder / "a.html").write_bytes(page())
    story("read", "a.html", "--accept", "claims", "--title", "Another title")
    claim = listed(story)[0]
    assert claim["publisher"] == "The Qasira Courier"
    assert claim["title"] == "Another title"
    assert claim["published"] == "2031-03-14T10:00:00Z"
    assert claim["url"] == "https://example.org/border"


def test_a_conflict_records_nothing(story: Program) -> None:
    """A question that takes another unit stops the whole document, with its own exit code."""
    story("question", "add", "Smugglers killed", "--unit", "percent")
    story("read", "a.txt", "--accept", "claims", "--question", "q1", code=5)
    assert listed(story) == []


def test_a_folder_is_recorded_a_document_at_a_time(story: Program) -> None:
    """Each document is a changeset of its own; numbers are refused for several."""
    (story.folder / "b.txt").write_text("Police in Taru said 33 people were arrested.\n")
    story("read", "a.txt", "b.txt", "--accept", "1", code=2)
    story("read", "a.txt", "b.txt", "--accept", "all")
    assert changesets(story) == ["read a.txt", "read b.txt"]


def test_each_figure_is_asked_for_on_a_terminal(story: Program) -> None:
    """Accept under a question, skip, edit and accept; what is accepted is one changeset."""
    story("question", "add", "Smugglers killed", "--unit", "persons")
    answers = ["a", "1", "s", "e", "about 300 soldiers", "", "AFP > Reuters", "2031-03", "a", "="]
    shown = talk(story.folder, ["read", "a.txt", "--record", "--source", "Courier"], answers)
    assert shown.code == 0
    assert "1/3  [a]ccept  [e]dit  [s]kip  [q]uestion  e[x]it: " in shown.shown
    assert "1  q1 Smugglers killed, in persons: shares its 'killed', 'smuggler'" in shown.shown
    first, second = listed(story)
    assert (first["question"], first["best"]) == ("Smugglers killed", "21")
    assert (second["quantifier"], second["best"], second["origin"]) == ("about", "300", "Reuters")
    assert second["event_date"] == "2031-03"
    assert second["question"] == "soldiers deployed"
    assert second["wording"].lower().startswith("hundreds of soldiers")
    assert changesets(story)[1:] == ["read a.txt"]


def test_leaving_records_what_was_accepted(story: Program) -> None:
    """An x ends the asking; what was accepted before is recorded."""
    shown = talk(story.folder, ["read", "a.txt", "--record"], ["a", "", "x"])
    assert shown.code == 0
    assert len(listed(story)) == 1


@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_an_interrupted_asking_records_nothing(story: Program, key: str) -> None:
    """Ctrl-C and Ctrl-D leave without a trace."""
    shown = talk(story.folder, ["read", "a.txt", "--record"], ["a", "", key])
    assert shown.code != 0
    assert "Traceback" not in shown.shown
    assert listed(story) == []


def test_a_bad_answer_is_asked_again(story: Program) -> None:
    """A key that is none, a figure that is none and a question that is not there are asked anew."""
    answers = [
        "z",
        "",
        "e",
        "many",
        "",
        "",
        "",
        "22",
        "",
        "",
        "",
        "q",
        "q99",
        "new",
        "new Border",
        "a",
        "s",
        "s",
    ]
    shown = talk(story.folder, ["read", "a.txt", "--record"], answers)
    assert "type a, e, s, q or x" in shown.shown
    assert "there is no question q99" in shown.shown
    assert "say what the new question is called" in shown.shown
    assert "no quantity in 'many'" in shown.shown
    assert "--value" not in shown.shown, "no options can be given here"
    (claim,) = listed(story)
    assert (claim["best"], claim["question"]) == ("22", "Border")


def test_a_unit_is_edited_as_add_takes_it(story: Program) -> None:
    """One of another dimension than the words are in is refused, and asked for again."""
    told = story("add", "21 smugglers", "--unit", "km", code=5).err
    why, _, options = told.removeprefix("facttrack: ").partition(", or give it with --value")
    assert why == "'21 smugglers' is in persons, not in km: leave the unit out"
    assert options, "where there are any"
    answers = ["e", "", "km", "", "", "", "person", "", "", "a", "", "x"]
    shown = talk(story.folder, ["read", "a.txt", "--record"], answers).shown
    assert why in shown
    assert "--" not in shown.partition(why)[2].partition("\n")[0]
    (claim,) = listed(story)
    assert (claim["best"], claim["unit"]) == ("21", "persons")


@pytest.mark.parametrize("key", ["a", "q"])
def test_a_figure_is_skipped_at_its_question_too(story: Program, key: str) -> None:
    """An s there is the key that it was before, and names no question; "new s" does."""
    talk(story.folder, ["read", "a.txt", "--record"], [key, "s", "a", "new s", "x"])
    assert [c["question"] for c in listed(story)] == ["s"]
    assert listed(story)[0]["wording"].startswith("two")


@pytest.mark.parametrize(("answer", "count"), [("y", 2), ("n", 1)])
def test_a_conflict_can_be_overruled_at_the_end(story: Program, answer: str, count: int) -> None:
    """What was accepted is not lost to a name that is nearly one that exists."""
    story("add", "5 killed", "--source", "Couriers")
    words = ["read", "a.txt", "--record", "--source", "The Couriers"]
    shown = talk(story.folder, words, ["a", "", "x", answer])
    assert "nearly one that exists" in shown.shown
    assert shown.code == (0 if answer == "y" else 4)
    assert len(listed(story)) == count


def test_a_question_that_does_not_fit_is_asked_for_at_once(story: Program) -> None:
    """Another unit is refused where the figure is accepted, not after all the others."""
    story("question", "add", "Share of smugglers", "--unit", "percent")
    words = ["read", "a.txt", "--record", "--question", "q1"]
    shown = talk(story.folder, words, ["a", "q", "Smugglers killed", "a", "x"])
    assert "is counted in percent" in shown.shown
    assert [c["question"] for c in listed(story)] == ["Smugglers killed"]


def test_the_question_before_is_a_key_away(story: Program) -> None:
    """A dot files a figure under the question of the one before it."""
    shown = talk(
        story.folder,
        ["read", "a.txt", "--record"],
        [
            "a",
            "Border",
            "s",
            "a",
            ".",
        ],
    )
    assert ".  the one before: Border" in shown.shown
    assert {c["question"] for c in listed(story)} == {"Border"}


def test_excerpts_are_checked_against_a_changed_document(story: Program) -> None:
    """Which still match, which moved, which are orphaned; nothing is changed, exit 0."""
    story("read", "a.txt", "--accept", "claims", "--title", "Border")
    assert "3 matches, 0 moved, 0 orphaned" in story("excerpts", "check").err
    changed = "News. " + TEXT.replace("21 smugglers", "22 smugglers")
    (story.folder / "b.txt").write_text(changed)
    run = story("excerpts", "check", "b.txt", "--of", "c1", "--format", "json")
    assert [r["match"] for r in json.loads(run.out)] == ["orphaned", "moved", "moved"]
    assert "0 matches, 2 moved, 1 orphaned" in run.err
    (story.folder / "b.md").write_text("---\ntitle: Border\n---\n" + TEXT)
    by_title = story("excerpts", "check", "b.md", "--format", "table").out
    assert "matches" in by_title or "moved" in by_title
    story("excerpts", "check", "b.txt", code=3)
    story("excerpts", "check", "missing.txt", code=3)
    assert len(changesets(story)) == 1
