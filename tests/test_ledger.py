from __future__ import annotations

import doctest
import getpass
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import TypedDict

import pandas as pd
import pytest

import facttrack
from facttrack import Ledger
from facttrack.errors import (
    ConflictError,
    FacttrackError,
    IntegrityError,
    NotFoundError,
    UsageError,
)
from facttrack.reports import catalogue, too_many, xlsx
from facttrack.reports.columns import names

DOCS = Path(__file__).parent.parent / "docs" / "python.md"


@pytest.fixture
def ledger(database: Path) -> Ledger:
    """A ledger of the test's own, empty."""
    return Ledger(database, actor="desk")


class Asked(TypedDict, total=False):
    """As of when something is read."""

    as_of: str
    said_by: str


def add(ledger: Ledger, figure: int, source: str = "PMU", note: str = "") -> None:
    """Record how many fighters were killed on 2017-06-01, said on that day."""
    ledger.add(
        figure,
        source=source,
        question="fighters killed",
        unit="persons",
        date="2017-06-01",
        asserted="2017-06-01",
        note=note,
    )


def test_the_examples_in_the_documentation_are_true(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every line of docs/python.md gives what it says."""
    monkeypatch.chdir(tmp_path)
    flags = doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL
    result = doctest.testfile(str(DOCS), module_relative=False, optionflags=flags)
    assert result.attempted > 20
    assert result.failed == 0


def test_importing_it_loads_pandas_only_for_a_frame(database: Path) -> None:
    """A program that asks for no frame does not pay for one."""
    code = f"""
import sys
from facttrack import Ledger
with Ledger({str(database)!r}) as ledger:
    ledger.add(21, source="PMU", question="fighters killed")
    str(ledger.compare("q1"))
    print("pandas" in sys.modules)
    ledger.compare("q1").to_frame()
    print("pandas" in sys.modules)
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "True"]


def test_the_package_names_it() -> None:
    """`from facttrack import *` gives Ledger; another name is an AttributeError as usual."""
    assert "Ledger" in facttrack.__all__
    with pytest.raises(AttributeError, match="no attribute 'Leger'"):
        _ = facttrack.Leger  # type: ignore[attr-defined]


def test_a_ledger_is_made_once(tmp_path: Path) -> None:
    """`create` never touches what stands there, `open` makes nothing."""
    path = tmp_path / "new.db"
    with pytest.raises(NotFoundError, match="facttrack init"):
        Ledger.open(path)
    assert not path.exists()
    Ledger.create(path).close()
    with pytest.raises(ConflictError, match="exists already"):
        Ledger.create(path)
    with Ledger.open(path) as opened:
        assert repr(opened) == f"Ledger({str(path)!r}, actor={getpass.getuser()!r})"
        assert len(opened.claims()) == 0


def test_the_environment_does_not_choose_for_a_program(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FACTTRACK_DB and FACTTRACK_ACTOR are the command line's: a program says what it means."""
    monkeypatch.setenv("FACTTRACK_DB", str(tmp_path / "other.db"))
    monkeypatch.setenv("FACTTRACK_ACTOR", "somebody else")
    with Ledger(database) as ledger:
        add(ledger, 21)
        assert ledger.changes().to_frame().actor[0] == getpass.getuser()


def test_a_figure_is_read_as_on_the_command_line(ledger: Ledger) -> None:
    """Words, whole numbers, Decimals and parts; the wording is kept."""
    words = ledger.add("at least 21 ISIS fighters", source="A").version.quantity
    assert (str(words.low), words.quantifier.value, words.unit) == ("21", "at_least", "persons")
    assert words.wording == "at least 21 ISIS fighters"
    exact = ledger.add(Decimal("1234567890.123456789"), source="B").version.quantity
    assert exact.best == Decimal("1234567890.123456789")
    parts = ledger.add("a score or so", low="20", high=30, unit="men", source="C").version.quantity
    assert (str(parts.low), str(parts.high), parts.unit) == ("20", "30", "persons")
    assert parts.wording == "a score or so"
    hedged = ledger.add(value=300, quantifier="about", source="D").version.quantity
    assert (str(hedged.best), hedged.wording) == ("300", "300")


def test_what_is_no_figure_is_refused(ledger: Ledger) -> None:
    """A float is not exact, nothing is no figure, and a quantifier is one of nine."""
    with pytest.raises(UsageError, match=r"0\.1 is a float and not exact: give '0\.1' as text"):
        ledger.add(0.1, source="A")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="say the figure"):
        ledger.add(source="A")
    with pytest.raises(UsageError, match="quantifier is one of exact, about"):
        ledger.add(value=1, quantifier="roughly", source="A")
    assert ledger.verify().changesets == 0


def test_a_chain_of_attribution_is_a_list_or_one_name(ledger: Ledger) -> None:
    """Outermost first; a single name needs no list."""
    ledger.add(5, source="Times", attributed_to="SOHR")
    ledger.add(6, source="Post", attributed_to=["Reuters", "SOHR", "hospital staff"])
    claims = ledger.claims(origin="SOHR").to_frame()
    assert list(claims.attribution) == ["SOHR", "Reuters > SOHR > hospital staff"]


def test_every_change_needs_a_reason(ledger: Ledger) -> None:
    """An empty reason is refused before anything is recorded."""
    add(ledger, 21)
    with pytest.raises(UsageError, match="needs a reason"):
        ledger.revise("c1", 24, reason=" ")
    with pytest.raises(UsageError, match="needs a reason"):
        ledger.correct("c1", reason="", note="x")
    with pytest.raises(UsageError, match="needs a reason"):
        ledger.retract("c1", by="us", reason="")
    assert ledger.verify().changesets == 1


def test_a_version_that_is_no_longer_the_newest_is_not_changed(ledger: Ledger) -> None:
    """Of two who change the same version the second is told."""
    add(ledger, 21)
    ledger.revise("c1", 24, reason="new", expect="c1.1")
    with pytest.raises(ConflictError, match=r"c1\.2 is"):
        ledger.revise("c1", 25, reason="new", expect="c1.1")


def test_a_claim_is_retracted_and_comes_back(ledger: Ledger) -> None:
    """It stays visible meanwhile and is not counted; it can return with another figure."""
    add(ledger, 21)
    ledger.retract("c1", by="origin", reason="withdrawn", asserted="2017-06-02")
    assert ledger.claim("c1").status == "retracted"
    assert not ledger.compare("q1").votes
    ledger.reinstate("c1", 22, reason="confirmed", asserted="2017-06-03")
    assert ledger.compare("q1").best == 22
    assert ledger.claim("c1.1").version.quantity.best == 21


def test_claims_are_filed_together(ledger: Ledger) -> None:
    """Ranges of claims go under a question in one changeset."""
    for source in "ABC":
        ledger.add(5, unit="persons", source=source)
    add(ledger, 7)
    assert len(ledger.claims(unfiled=True)) == 3
    assert len(ledger.file(["c1", "c2-c3"], "q1")) == 3
    assert not ledger.claims(unfiled=True)
    assert ledger.claims()[0].question is not None
    assert ledger.file("c1", "q1") == []


def test_sources_and_questions_are_renamed_merged_and_graded(ledger: Ledger) -> None:
    """By their labels; views of an earlier changeset still see them as they were."""
    add(ledger, 21)
    ledger.add(21, source="Hashd", question="q1", date="2017-06-01")
    ledger.rename("s1", "Popular Mobilization Units", reason="in full")
    ledger.grade("s1", "b", reason="partisan")
    ledger.merge("s2", "s1", reason="one and the same")
    ledger.rename("q1", "fighters killed, Taru")
    assert [(s.name, s.grade) for s in ledger.sources()] == [("Popular Mobilization Units", "B")]
    assert [s.name for s in ledger.sources(as_of="@2")] == ["PMU", "Hashd"]
    assert [q.name for q in ledger.questions()] == ["fighters killed, Taru"]
    with pytest.raises(UsageError, match="not two sources or two questions"):
        ledger.merge("s1", "q1", reason="no")
    with pytest.raises(UsageError, match="'PMU' names no source"):
        ledger.rename("PMU", "x")


def test_frames_have_the_columns_of_their_reports(ledger: Ledger) -> None:
    """Whatever is asked for, as one result or as many."""
    add(ledger, 21)
    add(ledger, 17, "Command")
    for result in (ledger.compare("q1"), ledger.compare_all("q1"), ledger.compare_all()):
        assert tuple(result.to_frame()) == names("comparison")
        assert tuple(result.claims_frame()) == names("compared")
        assert tuple(result.pairs_frame()) == names("pairs")
        assert len(result.pairs_frame()) == 1
    assert tuple(ledger.claims().to_frame()) == names("claims")
    assert tuple(ledger.changes().to_frame()) == names("changes")
    pd.testing.assert_frame_equal(ledger.compare_all().to_frame(), ledger.report("comparison"))


def test_a_comparison_reads_as_it_prints(ledger: Ledger) -> None:
    """Best, range, agreement, votes, flags and the reason, without a frame."""
    for source, figure in zip("ABC", (20, 21, 21), strict=True):
        add(ledger, figure, source)
    result = ledger.compare("q1")
    assert result.best == 21
    assert [result.range.low, result.range.high] == [20, 21]
    assert result.agreement is not None
    assert (result.agreement.m, result.agreement.k) == (2, 3)
    assert [v.label for v in result.votes] == ["c1.1", "c2.1", "c3.1"]
    assert result.uncounted == ()
    assert len(result.pairs) == 3
    assert "origin_assumed" in result.flags
    assert str(result) == f"fighters killed, 2017-06-01: {result.why}"


def test_a_date_without_a_claim_is_said(ledger: Ledger) -> None:
    """The error names the dates that there are."""
    add(ledger, 21)
    with pytest.raises(NotFoundError, match="no claim at 2018: it has 2017-06-01"):
        ledger.compare("q1", date="2018")


def test_every_reading_takes_a_view(ledger: Ledger) -> None:
    """`as_of` is what the database knew, `said_by` what had been said."""
    add(ledger, 21)
    ledger.revise("c1", 24, reason="new", asserted="2017-06-03")
    early: Asked = {"as_of": "@1"}
    said: Asked = {"said_by": "2017-06-02"}
    for view in (early, said):
        assert ledger.compare("q1", **view).best == 21
        assert ledger.compare_all(**view)[0].best == 21
        assert ledger.claims(**view)[0].version.label == "c1.1"
        assert ledger.claim("c1", **view).version.label == "c1.1"
        assert ledger.report("claims", **view).best[0] == 21
    assert len(ledger.history("c1", as_of="@1").versions) == 1
    assert set(ledger.changes("@1").to_frame().kind) == {"revise", "effect"}
    assert len(ledger.changes(until="@1").diff.changes) == 1


def test_reports_go_to_files(ledger: Ledger, tmp_path: Path) -> None:
    """They are CSV there, safe or lossless, and their rows are counted."""
    add(ledger, 21, note="=1+1")
    assert ledger.write_report("claims", tmp_path / "claims.csv") == 1
    assert "'=1+1" in (tmp_path / "claims.csv").read_text()
    assert ledger.write_report("claims", tmp_path / "claims.csv", lossless=True) == 1
    assert "'=1+1" not in (tmp_path / "claims.csv").read_text()
    assert ledger.write_report("comparison", tmp_path / "q.csv", question="q1") == 1
    assert ledger.write_report("changes", tmp_path / "d.csv", since="@1") == 0
    assert ledger.write_report("timeline", tmp_path / "t.json") == len(ledger.report("timeline"))
    with pytest.raises(UsageError, match="no report 'sums'"):
        ledger.report("sums")  # type: ignore[arg-type]


def test_many_pairs_are_told_and_too_many_refused(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the command does, before the first of them is made; no file is begun."""
    for n in range(3):
        add(ledger, 20 + n, f"Office {n}")
    monkeypatch.setattr(too_many, "MANY_PAIRS", 2)
    with pytest.warns(UserWarning, match="about 3 rows, every two claims"):
        assert len(ledger.report("pairs")) == 3
    monkeypatch.setattr(too_many, "MOST_PAIRS", 2)
    for refused in (ledger.report, lambda name: ledger.write_report(name, tmp_path / "p.csv")):
        with pytest.raises(UsageError, match="no file is made of more than 2"):
            refused("pairs")
    assert not (tmp_path / "p.csv").exists()
    assert len(ledger.report("compared")) == 3


def test_a_workbook_that_no_sheet_holds_is_refused_at_once(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before a row is made, as the command does."""
    add(ledger, 21)
    add(ledger, 24, "Office")
    monkeypatch.setattr(xlsx, "MOST_ROWS", 1)
    monkeypatch.setattr(catalogue, "records", lambda *_: (pytest.fail("made") for _ in "1"))
    with pytest.raises(FacttrackError, match="holds 1 rows, and this report has 2"):
        ledger.write_report("claims", tmp_path / "claims.xlsx")


def test_files_are_imported(ledger: Ledger, tmp_path: Path) -> None:
    """Their columns map onto ours; a dry run records nothing, and a second run neither."""
    path = tmp_path / "deaths.csv"
    path.write_text("subject,place,value,source,event_date\npersons,Taru,21,PMU,2017-06-01\n")
    assert ledger.import_files(path, dry_run=True).claims == 1
    assert len(ledger.claims()) == 0
    assert ledger.import_files(path).claims == 1
    assert ledger.import_files(str(path)).already == 1
    assert ledger.claims()[0].publisher == "PMU"


def test_a_backup_is_a_ledger(ledger: Ledger, tmp_path: Path) -> None:
    """It has the same head, and is checked by it."""
    add(ledger, 21)
    ledger.backup(tmp_path / "copy.db")
    with Ledger.open(tmp_path / "copy.db") as copy:
        assert copy.verify(ledger.verify().head) == ledger.verify()
    with pytest.raises(IntegrityError):
        ledger.verify("f" * 64)


def test_it_offers_the_views_of_the_command_line(ledger: Ledger) -> None:
    """Whatever reads takes `as_of`, what was known then, and `said_by`, what had been said."""
    add(ledger, 21)
    ledger.revise("c1", 24, asserted="2017-06-03", reason="new statement")
    ledger.add(9, source="Hill Post", question="Tanf toll", asserted="2017-06-04")
    ledger.decide("q1", "24", date="2017-06-01", reason="the newest")
    early: Asked = {"said_by": "2017-06-02"}
    assert [v.number for v in ledger.history("c1", **early).versions] == [1]
    assert [c.label for c in ledger.changes(**early).diff.changes] == ["c1.1"]
    assert [c.label for c in ledger.changes("@1", as_of="@2").diff.changes] == ["c1.2"]
    assert [c.number for c in ledger.log()] == [4, 3, 2, 1]
    assert [c.number for c in ledger.log(2, as_of="@3")] == [3, 2]
    assert [c.number for c in ledger.log(**early)] == [1]
    assert [s.name for s in ledger.sources(**early)] == ["PMU"]
    assert [q.id for q in ledger.questions(**early)] == [1]
    assert [d.wording for d in ledger.decisions("q1")] == ["24"]
    assert ledger.decisions(**early) == ledger.decisions(as_of="@3") == []
    assert set(ledger.report("changes", **early).claim) == {"c1.1", ""}
    with pytest.raises(NotFoundError, match="leave --as-of out"):
        ledger.report("changes", since="@3", as_of="@2")
