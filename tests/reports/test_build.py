from __future__ import annotations

import csv
import io
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facttrack.comparison.best import Method
from facttrack.domain.quantity import plain
from facttrack.errors import FacttrackError, NotFoundError, UsageError
from facttrack.reports.build import CHUNK, comparison_records, write_csv
from facttrack.reports.catalogue import Asked, records
from facttrack.reports.columns import REPORTS, Kind, names
from facttrack.reports.csv_text import csv_text
from facttrack.reports.safety import neutral, unguard
from facttrack.reports.values import Record, Value
from facttrack.services.asking import QuestionAsked
from facttrack.services.deciding import decide
from facttrack.services.session import Session, View, open_session, view
from facttrack.services.things import add_question, add_source
from facttrack.storage.engine import Location
from tests.reports.hostile import ACTING, FORMULAS, hostile
from tests.reports.ledgers import LONG, record, worked_example
from tests.reports.test_safety import FORMULA, NUMBER

figures = st.one_of(st.none(), st.decimals(allow_nan=False, allow_infinity=False))


def report(
    session: Session,
    name: str,
    out: str,
    then: View | None = None,
    question: str = "",
    source: str = "",
    method: str = Method.LOWER_MEDIAN,
) -> int:
    """Write a report as CSV; how many rows it has."""
    found = records(session, then or view(session), name, Asked(question, source, method))
    return write_csv(found, name, out)


def written(session: Session, out: Path, *, lossless: bool = False) -> dict[str, str]:
    """Every report of a ledger as its file's text."""
    paths = {name: out / f"{name}.csv" for name in REPORTS}
    for name, path in paths.items():
        found = records(session, view(session), name, Asked())
        write_csv(found, name, str(path), lossless=lossless)
    return {name: path.read_bytes().decode() for name, path in paths.items()}


def cells(text: str) -> list[dict[str, str]]:
    """The rows of a CSV text."""
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


@pytest.fixture
def other(template: Path, tmp_path: Path) -> Iterator[Session]:
    """A second database."""
    path = Path(shutil.copy(template, tmp_path / "other.db"))
    found = open_session(Location(path), "another actor")
    yield found
    found.close()


def test_an_empty_ledger_gives_headers(session: Session, tmp_path: Path) -> None:
    """A report without rows has its columns all the same."""
    for name, text in written(session, tmp_path).items():
        assert text == ",".join(names(name)) + "\n"


def test_figures_are_exact_and_negative_numbers_stay_numbers(
    session: Session, tmp_path: Path
) -> None:
    """Every digit is in the file; nothing is in scientific notation; "NA" stays a name."""
    record(session, LONG, source="NA", wording="-5")
    record(session, Decimal("-1.5E+6"), date="2018")
    found = cells(written(session, tmp_path)["claims"])
    assert [row["best"] for row in found] == [str(LONG), "-1500000"]
    assert (found[0]["publisher"], found[0]["wording"]) == ("NA", "-5")
    frame = pd.read_csv(tmp_path / "claims.csv", dtype=str, keep_default_na=False)
    assert frame.best[0] == str(LONG)
    assert frame.publisher[0] == "NA"


def test_two_databases_with_the_same_claims_give_equal_bytes(
    session: Session, other: Session, tmp_path: Path
) -> None:
    """Changesets, record times, actors and row numbers of sources and questions do not show."""
    subjects = ["ISIS fighters", "civilians", "Æther"]
    for name in ("Rumour", "Somebody", "PMU"):
        add_source(other, name)
    for subject in reversed(subjects):
        add_question(other, QuestionAsked(subject=subject, place="Taru", new=True), "persons")
    worked_example(session, subjects)
    worked_example(other, subjects)
    (tmp_path / "other").mkdir()
    ours, theirs = written(session, tmp_path), written(other, tmp_path / "other")
    assert ours["claims"] == theirs["claims"]
    assert ours["comparison"] == theirs["comparison"]
    assert ours["changes"] != theirs["changes"]


def test_comparisons_are_ordered_by_what_they_ask(session: Session, other: Session) -> None:
    """Not by which question was recorded first: by the leading columns, and then by date."""
    for date in ("2018", "2017", "May 18"):
        for subject in ("civilians", "Brigades", "civilians killed"):
            record(session, 5, subject=subject, date=date)
    for subject in ("Brigades", "civilians killed", "civilians"):
        for date in ("2017", "May 18", "2018"):
            record(other, 5, subject=subject, date=date)
    found = [
        [(r["subject"], r["event_date"]) for r in comparison_records(s, view(s))]
        for s in (session, other)
    ]
    assert found[0] == found[1]
    assert [subject for subject, _ in found[0]][::3] == [
        "Brigades",
        "civilians",
        "civilians killed",
    ]
    assert [date for _, date in found[0]][:3] == ["2017", "2018", "May 18"]


def test_a_report_can_be_of_one_question(session: Session, tmp_path: Path) -> None:
    """Rows are counted; what is not there is said."""
    worked_example(session, ["ISIS fighters", "civilians"])
    out = str(tmp_path / "one.csv")
    assert report(session, "comparison", out, question="q2") == 2
    assert {row["subject"] for row in cells(Path(out).read_text())} == {"civilians"}
    assert report(session, "claims", out, source="PMU") == 4
    with pytest.raises(NotFoundError, match="no question q9"):
        report(session, "comparison", out, question="q9")
    with pytest.raises(UsageError, match="lower-median and conservative"):
        report(session, "comparison", out, method="mean")


def test_a_report_says_what_was_asked(session: Session, tmp_path: Path) -> None:
    """`as_of` and `said_by` are the texts of the options, empty where nothing was asked."""
    worked_example(session)
    out = str(tmp_path / "then.csv")
    report(session, "comparison", out, view(session, "@3", "2017-06-02"))
    found = cells(Path(out).read_text())
    assert [(r["as_of"], r["said_by"], r["best"]) for r in found] == [("@3", "2017-06-02", "")]
    report(session, "comparison", out)
    assert {(r["as_of"], r["said_by"]) for r in cells(Path(out).read_text())} == {("", "")}


def test_a_decision_stands_in_every_row_of_its_question_and_date(session: Session) -> None:
    """Where there is no best too; the best itself, and every other row, is as it was."""
    for figure, source in ((17, "A"), (25, "B")):
        record(session, figure, subject="rebels", source=source)
    record(session, 5, subject="rebels", source="A", date="2018")
    before = {name: list(records(session, view(session), name, Asked())) for name in REPORTS}
    decide(session, "q1", "2017-06-01", "17 to 25", "they disagree")
    for name in ("comparison", "compared", "pairs", "timeline", "changes"):
        found = list(records(session, view(session), name, Asked()))
        dated = [row for row in found if row["event_date"]]
        told = [row["decided"] for row in dated if row["event_date"] == "2017-06-01"]
        assert set(told) == {"17 to 25"}, name
        assert {row["decided"] for row in found} - {"17 to 25", ""} == set()
        assert [row["decided"] for row in dated if row["event_date"] != "2017-06-01"] == (
            [""] * (len(dated) - len(told))
        )
        new = {"decided": "", "decided_by": "", "decided_reason": ""}
        kept = {key for key in found[0] if key not in new}
        assert [{k: r[k] for k in kept} for r in found] == [
            {k: r[k] for k in kept} for r in before[name]
        ]


@given(st.data())
@pytest.mark.parametrize("report", REPORTS)
def test_hostile_text_in_any_cell_cannot_act(report: str, data: st.DataObject) -> None:
    """No formula, no escape, no change of direction, in any column; figures stay as they are."""
    kinds: dict[Kind, st.SearchStrategy[Value]] = {
        Kind.TEXT: hostile,
        Kind.FIGURE: figures,
        Kind.TRUTH: st.booleans(),
        Kind.STATISTIC: st.one_of(st.none(), st.floats(allow_nan=False, allow_infinity=False)),
    }
    rows: list[Record] = [
        {c.name: data.draw(kinds.get(c.kind, st.integers(0, 99))) for c in REPORTS[report]}
        for _ in range(2)
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "out.csv"
        assert write_csv(iter(rows), report, str(path)) == 2
        text = path.read_bytes().decode()
    if not any(c.kind is Kind.STATISTIC for c in REPORTS[report]):
        assert text == "".join(csv_text(rows, names(report)))
    for row, found in zip(rows, cells(text), strict=True):
        for column in REPORTS[report]:
            cell, value = found[column.name], row[column.name]
            if column.kind is Kind.TEXT:
                assert NUMBER.fullmatch(cell) or not FORMULA.match(cell)
                assert not set(cell) & set("\x00\x1b\x9b\x7f\r\u202e\u2066")
                assert unguard(cell) == neutral(str(value))
            elif isinstance(value, Decimal):
                assert cell == plain(value)
            elif isinstance(value, float):
                assert float(cell) == value


def test_hostile_text_in_every_stored_field_cannot_act(session: Session, tmp_path: Path) -> None:
    """What anybody may write into a claim is shown in every report and runs in none."""
    for number, text in enumerate([*FORMULAS, *ACTING]):
        told = text if text.strip("\x00\u2028\u2029\x85 ") else f"x{text}"
        stored = dict.fromkeys(
            ("source", "subject", "place", "title", "author", "quote", "note", "wording"), told
        )
        record(session, number, **stored, url=text, translation=text, attributed_to=f"SOHR|{told}")
    for name, text in written(session, tmp_path).items():
        assert not set(text) & set("\x00\x1b\x9b\x7f\r\u202e\u2066"), name
        for row in cells(text):
            for cell in row.values():
                assert NUMBER.fullmatch(cell) or not FORMULA.match(cell), (name, cell)
                assert not cell.startswith("\t")


@pytest.mark.parametrize(
    "told", ['=1+1\x1b[0m\u202e\u200f;"=2"\r\n\tend', "\r=1", "a\rb", 'say "so",\rhe said', "\r"]
)
def test_lossless_cells_are_what_was_recorded(session: Session, tmp_path: Path, told: str) -> None:
    """Nothing is shown, guarded or left out: the cells import back unchanged, a return too."""
    record(session, 5, note=told, author="plain")
    record(session, 6, note="-1", source="Times")
    found = cells(written(session, tmp_path, lossless=True)["claims"])
    assert [row["note"] for row in found] == [told, "-1"]
    assert [row["quote_start"] for row in found] == ["", ""]
    assert found[0]["author"] == "plain"


def many(count: int) -> Iterator[Record]:
    """So many records of the pairs of a comparison."""
    row: dict[str, Value] = dict.fromkeys(names("pairs"), "some text of a usual length")
    row |= {"ratio": Decimal("1.41"), "counted": True, "marks": ("stale",)}
    return (row | {"a": f"c{n}.1"} for n in range(count))


@pytest.mark.parametrize("count", [1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK])
def test_chunks_leave_no_seam(tmp_path: Path, count: int) -> None:
    """One header, every row once and in order, however many there are."""
    path = tmp_path / "pairs.csv"
    assert write_csv(many(count), "pairs", str(path)) == count
    lines = path.read_text().splitlines()
    assert lines[0] == ",".join(names("pairs"))
    assert [line.split(",")[2] for line in lines[1:]] == [f"c{n}.1" for n in range(count)]


class Counted(dict[str, Value]):
    """A record that knows how many of its kind there are, and were at the most."""

    alive = most = 0

    def __init__(self, row: Record) -> None:
        super().__init__(row)
        Counted.alive += 1
        Counted.most = max(Counted.most, Counted.alive)

    def __del__(self) -> None:
        Counted.alive -= 1


def test_memory_does_not_grow_with_the_rows(tmp_path: Path) -> None:
    """Of a report of any length no more than two chunks are held at a time."""
    write_csv(map(Counted, many(4 * CHUNK)), "pairs", str(tmp_path / "pairs.csv"))
    assert Counted.alive == 0
    assert Counted.most <= 2 * CHUNK


def test_standard_output_is_a_file_too(
    session: Session, capsys: pytest.CaptureFixture[str]
) -> None:
    """A report goes to "-" as it goes to a file."""
    worked_example(session)
    assert report(session, "claims", "-") == 5
    assert len(cells(capsys.readouterr().out)) == 5


def test_a_report_replaces_a_file_whole_or_not_at_all(tmp_path: Path) -> None:
    """An error on the way leaves the old file as it stood, and nothing beside it."""
    path = tmp_path / "pairs.csv"
    path.write_text("old")

    def broken() -> Iterator[Record]:
        yield from many(3)
        raise NotFoundError("gone")

    with pytest.raises(NotFoundError):
        write_csv(broken(), "pairs", str(path))
    assert path.read_text() == "old"
    write_csv(many(1), "pairs", str(path))
    assert len(path.read_text().splitlines()) == 2
    assert list(tmp_path.iterdir()) == [path]


def test_a_report_is_written_where_a_link_points_and_as_others_may_read(tmp_path: Path) -> None:
    """A link stays a link, and the file has the rights that any new file has."""
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    write_csv(many(1), "pairs", str(tmp_path / "link.csv"))
    assert (tmp_path / "link.csv").is_symlink()
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE((tmp_path / "real.csv").stat().st_mode) == 0o666 & ~mask


def test_a_report_that_fails_lets_go_of_the_database(session: Session, tmp_path: Path) -> None:
    """Its transaction is over when the error arrives, so that the database can be closed."""
    worked_example(session)
    with pytest.raises(FacttrackError, match="cannot be written"):
        report(session, "claims", str(tmp_path / "none" / "out.csv"))
    found = comparison_records(session, view(session))
    assert next(iter(found))
    with pytest.raises(FacttrackError, match="cannot be written"):
        write_csv(found, "comparison", str(tmp_path / "none" / "out.csv"))
    assert not session.connection.in_transaction


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    """A missing folder is an error of one line that names the file."""
    with pytest.raises(
        FacttrackError, match=r"none/out\.csv cannot be written: there is no folder"
    ):
        write_csv(many(1), "pairs", str(tmp_path / "none" / "out.csv"))
    assert write_csv(many(1), "pairs", os.devnull) == 1
