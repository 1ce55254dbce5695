from __future__ import annotations

import gzip
import json
import shutil
import sqlite3
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet
import pytest

from docs.cli_reference import commands
from facttrack.cli.common import unnamed
from facttrack.domain.claim import Excerpt
from facttrack.domain.date_text import read_event_date, read_said_date
from facttrack.domain.dates import EventDate
from facttrack.domain.quantity import Quantifier, Quantity
from facttrack.errors import FacttrackError
from facttrack.reports.catalogue import Asked, records
from facttrack.reports.columns import REPORTS
from facttrack.reports.write import FORMATS as FILES
from facttrack.reports.write import write_report
from facttrack.services.asking import QuestionAsked
from facttrack.services.change import Target, retract, revise
from facttrack.services.deciding import decide
from facttrack.services.record import ClaimRequest, add
from facttrack.services.session import open_session, view
from facttrack.services.things import alias, hide, merge, rename
from facttrack.storage.engine import Location
from tests.cli.terminal import talk
from tests.conftest import Clock, Program
from tests.services.said import figure

SECRETS = ("zebulon", "quartz", "harrow", "zebby")
LABEL = "a doctor in Taru"
FORMATS = [("--format", name) for name in ("table", "csv", "json", "jsonl", "md")]
# Somebody is called by the name in all that is typed in free words, in one spelling or another.
SAID = "so Zebulon QUARTZ told us"
VIEWS = ("--as-of", "@2"), ("--said-by", "2017-06-02")

# Every command, and how it is run on the database; what a run writes goes into the folder "out".
RUNS: dict[str, Sequence[tuple[str, ...]]] = {
    "list": [("list", *f) for f in FORMATS]
    + [("list", *v) for v in VIEWS]
    + [("list", "--origin", LABEL), ("list", "--source", "s1")],
    "show": [("show", c, *f) for f in FORMATS for c in ("c2", "c4")] + [("show", "c3.1")],
    "history": [("history", c, *f) for f in FORMATS for c in ("c1", "c3", "c4")],
    "diff": [("diff", *v, *f) for f in FORMATS for v in (("c1.1", "c1.2"), ("@0", "@14"))],
    "log": [("log", *f) for f in FORMATS],
    "compare": [("compare", "q1", *f) for f in FORMATS]
    + [("compare", "q1", *v) for v in VIEWS]
    + [
        ("compare", q, w, *f)
        for f in FORMATS[:2]
        for w in ("--claims", "--pairs", "--all-dates")
        for q in ("q1", "q2")
    ],
    "relate": [("relate", "1", "2")],
    "decisions": [("decisions", *f) for f in FORMATS],
    "decide": [("decide", "q1", "--date", "2017-06-01", "--print", "22", "--reason", "why")],
    "export": [
        ("export",),
        ("export", "--format", "jsonl"),
        ("export", "--as-of", "@3"),
        ("export", "--out", "out/claims.csv.gz"),
    ],
    "source list": [("source", "list", *f) for f in FORMATS]
    + [("source", "list", "--as-of", "@1")],
    "source show": [("source", "show", s) for s in ("s1", "s4")],
    "source rename": [("source", "rename", "s1", "Another Man")],
    "source alias": [("source", "alias", "s1", "One More")],
    "source grade": [("source", "grade", "s1", "B")],
    "source merge": [("source", "merge", "s3", "s1", "--reason", "one house")],
    "source confidential": [
        ("source", "confidential", "s1", "--label", "a surgeon", "--reason", "why")
    ],
    "source add": [("source", "add", "Someone Else")],
    "question list": [("question", "list", *f) for f in FORMATS],
    "question show": [("question", "show", "q1", *f) for f in FORMATS],
    "question merge": [("question", "merge", "q2", "q1", "--reason", "one")],
    "question rename": [("question", "rename", "q1", "killed at Taru")],
    "question alias": [("question", "alias", "q1", "killed at Taru")],
    "question add": [("question", "add", "tanks lost")],
    "add": [
        ("add", "5", "--source", "s1", "--question", "q1", "--date", "2017-08"),
        ("add", "6", "--source", "Wire", "--attributed-to", LABEL, "--question", "q1"),
        ("add", "7", "--source", "s1", "--question", "q1", "--date", "2017-06-01"),
        ("add", "8", "--source", "s1", "--question", "killed, Dr Harow's ward"),
    ],
    "revise": [("revise", "c1", "26", "--reason", "why")],
    "correct": [("correct", "c2", "--source", "s1", "--reason", "why")],
    "retract": [("retract", "c4", "--by", "us", "--reason", "why")],
    "reinstate": [("reinstate", "c5", "--reason", "why")],
    "file": [("file", "c1", "--question", "q1")],
    "verify": [("verify",)],
    "upgrade": [("upgrade",)],
    "excerpts check": [("excerpts", "check", *f) for f in FORMATS],
    "read": [("read", "article.txt", *f) for f in FORMATS[:2]]
    + [("read", "article.txt", "--accept", "all", "--source", "Wire")],
    "import": [("import", "rows.csv")],
    **{
        f"report {name}": [
            ("report", name),
            ("report", name, "--out", f"out/{name}.csv", "--lossless", "--package"),
        ]
        for name in REPORTS
    },
    "report plot": [
        ("report", "plot", "q1", "--out", "out/forest.svg"),
        ("report", "plot", "q1", "--kind", "timeline", "--out", "out/timeline.svg"),
    ],
    "report page": [
        ("report", "page", "--out", "out/page.html", "--since", "@1"),
        ("report", "page", "--out", "out/pages"),
    ],
}
# A new database, and a whole copy of one, which holds every name.
BESIDE = {"init", "backup"}


@pytest.fixture(scope="session")
def recorded(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database whose doctor publishes, is credited, is renamed, merged, then confidential."""
    path = tmp_path_factory.mktemp("confidential") / "facttrack.db"
    shutil.copy(template, path)
    session = open_session(Location(path), "tester", Clock())

    def told(value: int, source: str, *chain: str, said: str, author: str = "") -> None:
        request = ClaimRequest(
            quantity=figure(value),
            question=QuestionAsked("ISIS fighters killed"),
            source=source,
            attributed_to=chain,
            event_date=read_event_date("2017-06-01"),
            asserted=read_said_date(said),
            url=f"https://example.org/{value}",
            author=author,
        )
        add(session, request)

    told(21, "Zebulon Quartz", said="2017-06-01", author="Zebulon Quartz")
    told(22, "Wire", "Zebulon Quartz", said="2017-06-02")
    told(23, "Star", "Wire", "Zebby", said="2017-06-02", author="by Zebulon QUARTZ")
    revise(session, Target("c1", "a new count"), figure(25), asserted=read_said_date("2017-06-03"))
    revise(session, Target("c3", SAID), figure(24), asserted=read_said_date("2017-06-03"))
    rename(session, "s", "s1", "Dr Harrow", SAID)
    alias(session, "s", "s1", "Quartz")
    merge(session, "s", "Zebby", "s1", SAID)
    add(session, in_every_text())
    add(session, replace(in_every_text(), source="Star", event_date=read_event_date("2017")))
    retract(session, Target("c5", SAID), "us")
    alias(session, "q", "q2", f"alias, {SAID}", SAID)
    hide(session, "s1", LABEL, f"his safety, {SAID}")
    decide(session, "q1", "2017-06-01", "25", "the later count")
    decide(session, "q2", "2017", f"dozens, {SAID}", SAID)
    session.close()
    return path


def in_every_text() -> ClaimRequest:
    """A claim with the name in whatever a person, a page or a file can put into words."""
    words = f"dozens, {SAID}"
    return ClaimRequest(
        quantity=Quantity(quantifier=Quantifier.VAGUE, unit="persons", wording=words),
        noun=SAID,
        question=QuestionAsked(
            f"killed, Dr Harrow's ward, {SAID}", SAID, SAID, f"Harrow's, {SAID}", SAID, new=True
        ),
        source=f"Friends of Dr Harrow, {SAID}",
        attributed_to=("Wire", f"a friend of Dr. HARROW, {SAID}"),
        new_source=True,
        event_date=EventDate("", f"the day on which {SAID}", "the year"),
        title=SAID,
        author=SAID,
        url="https://example.org/Zebulon%20Quartz/dr-harrow?by=zebulon_quartz",
        archive_url="https://example.org/2/DrHarrow",
        document_text=f"It was {words}, at night.",
        excerpt=Excerpt(words, f"{SAID}: ", f", {SAID}", 7, 7 + len(words)),
        translation=SAID,
        note=f"Dr\u00a0Harrow; {SAID}",
    )


@pytest.fixture
def told(facttrack: Program, recorded: Path) -> Program:
    """The command in a folder with that database."""
    shutil.copy(recorded, facttrack.database)
    (facttrack.folder / "out").mkdir()
    (facttrack.folder / "article.txt").write_text("In the ward 31 fighters were killed.")
    (facttrack.folder / "rows.csv").write_text(
        "subject,measure,unit,value,source,event_date\nfighters,killed,persons,3,Dr Harow,2018\n"
    )
    return facttrack


def written(folder: Path) -> str:
    """Everything that the files in a folder say, packed ones unpacked."""
    texts = []
    for path in (p for p in folder.rglob("*") if p.is_file()):
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as parts:
                texts += [parts.read(name) for name in parts.namelist()]
        elif path.suffix == ".parquet":
            table = pyarrow.parquet.read_table(path)
            texts.append(repr((table.to_pylist(), table.schema)).encode())
        else:
            content = path.read_bytes()
            texts.append(gzip.decompress(content) if path.suffix == ".gz" else content)
    return b"\n".join(texts).decode("utf-8", "replace")


def leaks(text: str) -> list[str]:
    """The names that a text gives away."""
    return [secret for secret in SECRETS if secret in text.casefold()]


def test_every_command_is_held_to_it() -> None:
    """A command that is new is run here too, or shown to read no source."""
    known = {name for name, command, _ in commands() if not hasattr(command, "commands")}
    assert {name.removeprefix("facttrack ") for name in known} - BESIDE == set(RUNS)


@pytest.mark.parametrize("name", RUNS)
def test_no_command_shows_a_confidential_name(name: str, told: Program) -> None:
    """Whatever the format and the view, no name and no alias stands in what it prints or writes."""
    for words in RUNS[name]:
        done = told.run(*words)
        assert not leaks(done.out + done.err), f"{words}: {done.out}{done.err}"
        # Either it ran, or another claim, or nothing, stands where it would have recorded.
        assert done.code in (0, 4), f"{words}: {done.err}"
    assert not leaks(written(told.folder / "out"))


@pytest.mark.parametrize("report", REPORTS)
def test_no_format_of_a_report_shows_a_confidential_name(
    report: str, recorded: Path, tmp_path: Path
) -> None:
    """Workbooks and Parquet files too: the label stands there, and the name does not."""
    session = open_session(Location(recorded), "tester", Clock())
    now = view(session)
    for kind in FILES:
        found = records(session, now, report, Asked())
        assert write_report(found, report, str(tmp_path / f"a.{kind}"), fmt=kind).rows
        assert LABEL in written(tmp_path)
        assert not leaks(written(tmp_path)), kind
    session.close()


@pytest.mark.parametrize(
    "words",
    [
        ("list",),
        ("show", "c2", "--format", "table"),
        ("compare", "q1", "--format", "table"),
        ("source", "list"),
        ("export",),
        ("report", "claims"),
        ("report", "compared"),
    ],
)
def test_names_are_shown_when_it_is_asked_for_and_said_so(
    words: tuple[str, ...], told: Program
) -> None:
    """The label stands there without, the name with --confidential, which asks unless --yes."""
    assert LABEL in told(*words).out
    assert leaks(told("--confidential", "--yes", *words).out)
    refused = told("--confidential", *words, code=2)
    assert "--yes" in refused.err
    assert not leaks(refused.out)


@pytest.mark.parametrize(("answer", "named"), [("y", True), ("n", False), ("", False)])
def test_a_person_is_asked(answer: str, told: Program, *, named: bool) -> None:
    """Only a yes shows names; anything else shows nothing at all."""
    shown = talk(told.folder, ["--confidential", "source", "list"], [answer])
    assert "Show the names of confidential sources?" in shown.shown
    assert bool(leaks(shown.shown)) is named
    assert shown.code == (0 if named else 1)


def test_searching_by_the_name_finds_and_prints_the_label(told: Program) -> None:
    """For the person who knows it."""
    found = json.loads(told("list", "--origin", "Zebulon Quartz", "--format", "json").out)
    assert {row["origin"] for row in found} == {LABEL}


def test_what_is_asked_for_by_the_name_is_told_by_the_label(told: Program) -> None:
    """In the package of a report on that source, and over a page: both are passed on."""
    asked = ("report", "claims", "--source", "Zebulon Quartz", "--out", "out/claims.csv")
    told(*asked, "--package")
    package = json.loads((told.folder / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert package["resources"][0]["facttrack"]["source"] == LABEL
    assert {"title": LABEL} in package["sources"]
    told("report", "page", "--out", "out/page.html", "--question", "q1", "--title", SAID.title())
    assert not leaks(written(told.folder / "out"))
    told("--confidential", "--yes", *asked, "--package")
    assert "zebulon" in leaks(written(told.folder / "out"))


def test_a_slip_of_the_name_is_answered_by_the_label(told: Program) -> None:
    """An error message gives no name away."""
    shown = told("list", "--source", "Dr Harow", code=3).err
    assert f"did you mean s1 '{LABEL}'" in shown
    assert "Harrow" not in shown


def test_a_message_is_kept_back_where_nobody_can_tell_who_is_confidential(told: Program) -> None:
    """What is damaged does not give the names away; who asks for them is told all."""
    damaged = sqlite3.connect(told.folder / "facttrack.db")
    damaged.execute("ALTER TABLE source_version RENAME TO source_version_lost")
    damaged.commit()
    damaged.close()
    for confidential in (False, True):
        session = open_session(
            Location(told.folder / "facttrack.db"), "tester", confidential=confidential
        )
        message = unnamed(session, FacttrackError("Dr Harrow has no claim"))
        session.close()
        assert ("Harrow" in message) is confidential
        assert ("verify'" in message) is not confidential


def test_a_history_needs_the_names(told: Program) -> None:
    """It is refused without them, and no file is begun."""
    told("export", "--history", "--out", "out/history.jsonl", code=4)
    assert not list((told.folder / "out").iterdir())
    told("--confidential", "--yes", "export", "--history", "--out", "out/history.jsonl")
    assert leaks(written(told.folder / "out"))


def test_public_again(told: Program) -> None:
    """The name is back, and so it is printed."""
    out = told("source", "confidential", "s1", "--public", "--reason", "he agreed").out
    assert out == "s1 Dr Harrow   public again\n"
    assert "Dr Harrow" in told("list").out
    told("source", "confidential", "s1", "--reason", "why", code=2)
    told("source", "confidential", "s1", "--label", "x", "--public", "--reason", "why", code=2)
