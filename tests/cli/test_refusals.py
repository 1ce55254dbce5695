"""What is refused: by which exit code, in one line, with what to do next."""

from __future__ import annotations

from pathlib import Path

import pytest

from facttrack.cli.main import in_a_line
from tests.cli.conftest import TARU
from tests.conftest import Program

REASON = ("--reason", "why")
PLACE = ("--source", "PMU", "--question", "q1", "--date", "2017-06-01")
# Words of a command, the exit code, and what the message must name.
REFUSED: list[tuple[tuple[str, ...], int, str]] = [
    # 2: the call itself
    (("frobnicate",), 2, "No such command"),
    (("add", "5", "--colour", "red"), 2, "No such option"),
    (("add", "5", "six"), 2, "unexpected extra argument"),
    (("add",), 2, "say the figure"),
    (("add", "5", "--basis", "weekly", "--question", "Something"), 2, "--basis is one of"),
    (("add", "5", "--place", "Taru"), 2, "--question"),
    (("add", "5", "--grade", "G"), 2, "A (reliable) to F"),
    (("add", "5", "--credibility", "7"), 2, "1 (confirmed) to 6"),
    (("add", "--value", "5", "--quantifier", "roughly"), 2, "--quantifier is one of"),
    (("add", "5", "--part-of", "five"), 2, "names no claim"),
    (("add", "5", "--archive", "https://a.example"), 2, "--archive needs"),
    (("revise", "c1", "24"), 2, "--reason"),
    (("revise", "c1", *REASON), 2, "say the figure"),
    (("revise", "one", "24", *REASON), 2, "names no claim"),
    (("revise", "-5", "24", *REASON), 2, "'-5' names no claim"),
    (("revise", "c1", "24", *REASON, "--expect", "c2.1"), 2, "--expect takes a version of c1"),
    (("correct", "c1", *REASON), 2, "say what to correct"),
    (("retract", "c1", *REASON), 2, "--by"),
    (("retract", "c1", *REASON, "--by", "them"), 2, "'us' or 'origin'"),
    (("file", "c3-c1", "--question", "q1"), 2, "no range"),
    (("list", "--format", "xml"), 2, "--format"),
    (("list", "--limit", "-5"), 2, "--limit"),
    (("log", "--limit", "99999999999999999999"), 2, "--limit"),
    (("verify", "--head", ""), 2, "this one is empty"),
    (("file", "", "--question", "q1"), 2, "such as c4 c7-c9"),
    (("compare", "q1", "--method", "mean"), 2, "lower-median"),
    (("compare", "q1", "--claims", "--pairs"), 2, "one at a time"),
    (("compare", "q1", "--date", "2017", "--all-dates"), 2, "not both"),
    (("diff", "c1.1", "@3"), 2, "name two versions"),
    (("diff", "@3", "@1"), 2, "name the earlier one first"),
    (("source", "merge", "PMU", "Abu Walid"), 2, "merge needs a reason"),
    (("source", "add", "  "), 2, "needs a name"),
    (("excerpts", "check", "--of", "c1"), 2, "name its file"),
    (("question", "show", "q9"), 3, "see 'facttrack question list'"),
    (("question", "add"), 2, "needs a name"),
    (("import", "x.csv", "--on-error", "ignore"), 2, "--on-error"),
    (("import", "x.jsonl", "--history", "--dry-run"), 2, "leave --dry-run out"),
    (("import", "x.jsonl", "--history", "--map", "a=note"), 2, "leave --map out"),
    (("export", "--history", "--as-of", "@3"), 2, "leave --as-of out"),
    (("export", "--history", "--question", "q1"), 2, "leave --question out"),
    (("export", "--history", "--format", "csv"), 2, "leave --format out"),
    (("--db", "postgres://host/db", "list"), 2, "sqlite:///PATH"),
    # 3: not found
    (("show", "c99"), 3, "no claim c99"),
    (("show", "c1.9"), 3, "no version 9"),
    (("compare", "q9"), 3, "no question q9"),
    (("compare", "ISIS fightres killed, Taru"), 3, "did you mean q1"),
    (("list", "--source", "PMV"), 3, "no source"),
    (("list", "--as-of", "@99"), 3, "newest is @5"),
    (("revise", "c99", "24", *REASON), 3, "no claim c99"),
    (("add", "5", "--question", "q99"), 3, "q99"),
    (("add", "5", "--part-of", "c99"), 3, "c99"),
    (("--db", "nowhere.db", "list"), 3, "facttrack init"),
    (("--db", "nowhere/at/all.db", "verify"), 3, "facttrack init"),
    (("init", "--seed", "nothing"), 3, "there is no seed"),
    (("import", "missing.csv"), 3, "missing.csv"),
    # 4: conflict
    (("init",), 4, "exists already"),
    (("add", "24", *PLACE), 4, "facttrack revise c1"),
    (("add", "24", *PLACE), 4, "--new-claim"),
    (("add", "5", "--source", "Joint Operation Command"), 4, "--source s3, or --new-source"),
    (("add", "5", "--question", "ISIS fightres killed, Taru"), 4, "--question q1, or --new-q"),
    (("revise", "c1", "21", *REASON), 4, "nothing to revise"),
    (("revise", "c1", "24", *REASON, "--expect", "2"), 3, "no version 2"),
    (("reinstate", "c1", *REASON), 4, "not retracted"),
    (("source", "add", "PMU"), 4, "s1 is called 'PMU' already"),
    (("source", "rename", "PMU", "Abu Walid"), 4, "facttrack source merge"),
    (("backup", "facttrack.db"), 4, "exists already"),
    # 5: bad data
    (("add", "some fighters or so"), 5, "no quantity"),
    (("add", "--value", "1_000"), 5, "not a number"),
    (("add", "--value", "1e999999999"), 5, "not a number"),
    (("add", "--value", "nan"), 5, "not a number"),
    (("add", "--low", "9", "--high", "2"), 5, "out of order"),
    (("add", "5", "--date", "yesterday"), 5, "is no date"),
    (("add", "5", "--asserted", "2017/2018"), 5, "said on one day"),
    (("add", "5", "--published", "03/04/2017"), 5, "needs day first or month first"),
    (("add", "5 percent", *PLACE), 5, "counted in persons"),
    (("list", "--said-by", "soon"), 5, "is no date"),
    (("correct", "c1", "--value", "many", *REASON), 5, "not a number"),
    (("relate", "many", "5"), 5, ""),
]


@pytest.fixture(scope="module")
def shared(first_day: Path, tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The first day's claims, in a folder that all refusals share: none of them changes it."""
    folder = tmp_path_factory.mktemp("refused")
    (folder / "facttrack.db").write_bytes(first_day.read_bytes())
    return Program(folder)


@pytest.mark.parametrize(("words", "code", "named"), REFUSED, ids=lambda v: str(v)[:60])
def test_what_is_refused(shared: Program, words: tuple[str, ...], code: int, named: str) -> None:
    """The exit code says of what kind, one line says what to do, and nothing is recorded."""
    before = shared.database.read_bytes()
    run = shared(*words, code=code)
    assert run.out == ""
    assert named in " ".join(run.err.split())
    told = run.err.strip().splitlines()
    assert told[-1].startswith("Error: " if told[0].startswith("Usage") else "facttrack: ")
    assert len(told) == 1 or told[0].startswith("Usage")
    assert shared.database.read_bytes() == before


def test_a_version_that_is_no_longer_the_newest(told: Program) -> None:
    """Exit 4, with the newest and how to look at it."""
    told("revise", "c1", "24", *REASON)
    for words in (("c1.1",), ("c1", "--expect", "1"), ("c1", "--expect", "c1.1")):
        run = told("retract", *words, "--by", "us", *REASON, code=4)
        assert "c1.2 is" in run.err
        assert "facttrack history c1" in run.err


def test_a_retracted_place(told: Program) -> None:
    """A figure for a claim that was withdrawn is refused, with the way to bring it back."""
    told("retract", "c1", "--by", "origin", "--reason", "withdrew it")
    run = told("add", "21", *PLACE, code=4)
    assert "facttrack reinstate c1" in run.err
    assert "withdrew it" in run.err
    told("retract", "c1", "--by", "us", *REASON, code=4)
    assert told("reinstate", "c1", *REASON).out.startswith("c1.3 @7")


def test_names_that_say_something_else_are_new(told: Program) -> None:
    """Another year, a negation, another group: no question is asked."""
    for number, name in enumerate(
        ("women killed, Taru 2016", "men killed, Taru 2016", "men killed, Taru 2017"), 2
    ):
        run = told("add", "5", "--source", "PMU", "--question", name)
        assert f"new: q{number}" in run.out


def test_a_text_file_is_no_database(facttrack: Program) -> None:
    """Exit 6, and the file is left alone."""
    facttrack.database.write_text("not a database, but long enough to look into\n" * 40)
    for words in (("list",), ("verify",), ("upgrade",), ("add", "5")):
        assert "not a facttrack database" in facttrack(*words, code=6).err
    assert "exists already" in facttrack("init", code=4).err
    assert facttrack.database.read_text().startswith("not a database")


def test_nothing_is_written_over_a_database(told: Program) -> None:
    """Whatever writes a file refuses: one slip of a name must not cost all that was recorded."""
    (told.folder / "bad.csv").write_text("subject,value\nkilled,lots\n")
    for words in (
        ("report", "claims", "--out", "facttrack.db", "--format", "csv"),
        ("report", "claims", "--out", "facttrack.db", "--format", "xlsx"),
        ("export", "--out", "facttrack.db", "--format", "csv"),
        ("export", "--history", "--out", "facttrack.db"),
        ("import", "bad.csv", "--rejects", "facttrack.db", "--on-error", "skip"),
    ):
        error = told(*words, code=4).err
        assert "facttrack.db is a database, not to be replaced: name another file" in error
    assert told("verify").out.startswith("ok: 5 changesets")


@pytest.mark.parametrize(
    "words",
    [
        ("compare", "q1"),
        ("list",),
        ("decide", "q1", "--print", "23", "--reason", "later"),
        ("report", "plot", "q1", "--out", "a.svg"),
    ],
)
def test_a_date_that_can_be_read_twice_is_refused(told: Program, words: tuple[str, ...]) -> None:
    """It is not looked for and missed: what to type is said."""
    error = told(*words, "--date", "11/03/2024", code=5).err
    assert "'11/03/2024' needs day first or month first: type it as 2017-06-03" in error


def test_a_claim_is_found_by_a_date_that_can_be_read_twice(told: Program) -> None:
    """Where one was recorded so."""
    told("add", "23", "--source", "PMU", "--question", "q1", "--date", "11/03/2024")
    assert "23" in told("compare", "q1", "--date", "11/03/2024", "--format", "table").out


def test_a_file_in_no_folder_is_told_so(told: Program) -> None:
    """The folder that is missing is named, and nothing is made; nor is a file without a name."""
    for words in (
        ("report", "claims", "--out", "none/c.csv"),
        ("report", "claims", "--out", "none/c.xlsx"),
        ("report", "page", "--out", "none/c.html"),
        ("report", "plot", "q1", "--out", "none/c.svg"),
        ("report", "plot", "q1", "--out", "none/c.png"),
        ("export", "--out", "none/c.csv"),
    ):
        assert f"there is no folder {told.folder / 'none'}" in told(*words, code=1).err
        told(*words[:-1], "", code=2)
    assert not (told.folder / "none").exists()
    assert not (told.folder / "index.html").exists()


def test_an_export_is_not_written_under_another_kinds_name(told: Program) -> None:
    """A workbook of commas opens nowhere; whoever says which form it is gets it."""
    assert "neither .csv nor .jsonl" in told("export", "--out", "c.xlsx", code=2).err
    assert not (told.folder / "c.xlsx").exists()
    told("export", "--out", "c.txt", "--format", "csv")
    assert (told.folder / "c.txt").read_text(encoding="utf-8").startswith("claim,")


def test_another_kind_of_failure_is_one_line(told: Program) -> None:
    """Exit 1, without a traceback: a folder that is not there, an old schema, a full path."""
    assert "no folder" in told("backup", "no/such/folder.db", code=1).err
    assert "no folder" in told("--db", "no/such/folder.db", "init", code=1).err
    assert "opened" in told("--db", "/proc/facttrack.db", "init", code=1).err


def test_a_traceback_is_shown_to_whoever_asks(told: Program) -> None:
    """--debug is for an unexpected error only: a refusal stays one line."""
    assert told("--debug", "show", "c99", code=3).err.startswith("facttrack: there is no claim")


def test_a_name_in_other_letters_finds_the_question(told: Program) -> None:
    """Case and marks do not matter to a reader."""
    assert told("compare", TARU.lower()).out


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("add", "5", "--db", "x.db"), "--db stands before the command: facttrack --db … add …"),
        (("source", "list", "--actor=me"), "facttrack --actor … source …"),
        (("list", "--confidential"), "facttrack --confidential list …"),
    ],
)
def test_an_option_of_the_program_after_the_command_is_told_its_place(
    shared: Program, words: tuple[str, ...], hint: str
) -> None:
    """The last line says how to type it; another unknown option has no such line."""
    assert shared(*words, code=2).err.strip().splitlines()[-1].endswith(hint)
    assert "stands before" not in shared("list", "--colour", code=2).err


def test_an_unexpected_error_is_told_in_a_line() -> None:
    """Not with the stack that a library appends to it."""
    assert in_a_line(RuntimeError("no font\nStack backtrace:\n 0: main")) == "RuntimeError: no font"
    assert in_a_line(ValueError()) == "ValueError: "
    assert len(in_a_line(KeyError("k" * 9_000))) < 500
