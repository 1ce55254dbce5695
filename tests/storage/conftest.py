"""A database in which every column of every recorded table holds something in some row."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from facttrack.domain.claim import (
    Document,
    Excerpt,
    Kind,
    Question,
    RetractedBy,
    Sighting,
    Source,
    Version,
)
from facttrack.domain.dates import EventDate, SaidDate
from facttrack.domain.decision import Act, Decision
from facttrack.domain.quantity import Quantifier, Quantity
from facttrack.storage import engine
from facttrack.storage.engine import Location
from facttrack.storage.writer import Writer, recording


def fill(connection: engine.Connection) -> None:
    """Record three changesets that leave no column of any table empty."""
    with recording(connection, "ada", "first figures", "2026-01-01T00:00:00.000000Z") as writer:
        pmu = writer.add_source(Source(0, "key-pmu", "PMU", ("Hashd",), "C"))
        writer.add_source(Source(0, "key-joc", "Joint Operations Command", (), "B"))
        writer.change_source(Source(1, "key-pmu", "PMU", ("Hashd", "حشد"), "D"), 2, "grade", "why")
        hidden = Source(1, "key-pmu", "PMU", ("Hashd", "حشد"), "D", label="an office in Baghdad")
        writer.change_source(hidden, 3, "confidential", "their safety")
        taru = question("key-taru", "Taru", "persons")
        writer.add_question(taru)
        writer.add_question(question("key-midar", "Wadi al-Midar", "persons"))
        for n in (1, 2):
            writer.add_document(document(n, pmu.id))
        for n in (1, 2):
            writer.add_claim(f"slot-{n}", 1, f"place-{n}")
            writer.add_version(version(n, 1, Decimal(20 + n)))
    with recording(connection, "bob", "second figures", "2026-01-02T00:00:00.000000Z") as writer:
        finish(writer)
    with recording(connection, "ada", "", "2026-01-03T00:00:00.000000Z") as writer:
        for n in (1, 2):
            seen = SaidDate("2026-01-02")
            writer.add_sighting(Sighting(n, 1, 0, n, seen, f"row-hash-{n}"))
        writer.add_decision(decision(1, "about 21", "three say so"))
        writer.add_decision(decision(2, "some 22", "the fourth counted twice"))


def question(key: str, place: str, unit: str) -> Question:
    """A question with all its parts."""
    return Question(
        id=0,
        key=key,
        name=f"ISIS fighters killed, {place}",
        subject="ISIS fighters",
        measure="killed",
        dimension="count",
        unit=unit,
        place=place,
        scope="fighters only",
        basis="flow",
        aliases=(f"{place} toll",),
    )


def document(number: int, publisher: int) -> Document:
    """A document with all its fields."""
    return Document(
        id=0,
        key=f"key-document-{number}",
        publisher_id=publisher,
        title=f"Statement {number}",
        author="Press office",
        url=f"https://example.org/{number}",
        archive_url=f"https://archive.example.org/{number}",
        published=SaidDate("2026-01-01"),
        retrieved_at="2026-01-01T10:00:00Z",
        sha256="ab" * 32,
        text="At least 21 fighters were killed.",
    )


def version(claim: int, number: int, best: Decimal) -> Version:
    """A version with all its fields."""
    return Version(
        claim_id=claim,
        number=number,
        changeset=0,
        kind=Kind.RETRACT if number > 1 else Kind.RECORD,
        quantity=Quantity(
            best - 1, best, best + 1, False, False, Quantifier.ABOUT, "persons", "about 21"
        ),
        question_id=1,
        publisher_id=1,
        origin_id=2,
        origin_assumed=False,
        attribution=("JOC", "staff"),
        document_id=1,
        event_date=EventDate("2026-01", "this January", "a day"),
        asserted=SaidDate("2026-01-01"),
        published=SaidDate("2026-01-01T10:00:00+03:00"),
        excerpt=Excerpt("At least 21", "said: ", " fighters", 0, 11),
        translation="au moins 21",
        note="as told",
        grade="C",
        credibility="3",
        part_of=2 if claim == 1 and number > 1 else None,
        reason="withdrawn" if number > 1 else "",
        retracted_by=RetractedBy.US if number > 1 else None,
        row_hash=f"row-{claim}-{number}",
    )


def decision(number: int, wording: str, reason: str) -> Decision:
    """A decision with all its fields."""
    figure = Decimal(20 + number)
    quantity = Quantity(
        figure - 1, figure, figure + 1, False, False, Quantifier.ABOUT, "persons", wording
    )
    return Decision(1, "2026-01", number, 0, Act.DECIDE, wording, quantity, reason)


def finish(writer: Writer) -> None:
    """The second changeset: a rename, two merges, two retractions."""
    merged = Source(2, "key-joc", "Joint Operations Command", (), "B", merged_into=1)
    writer.change_source(merged, 2, "merge", "one office")
    midar = question("key-midar", "Wadi al-Midar", "persons")
    gone = Question(2, midar.key, midar.name, midar.subject, merged_into=1)
    writer.change_question(gone, 2, "merge", "one battle")
    for n in (1, 2):
        writer.add_version(version(n, 2, Decimal(20 + n)))


@pytest.fixture(scope="session")
def filled_template(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The filled database as it is first made; copy it, only."""
    path = Path(shutil.copy(template, tmp_path_factory.mktemp("filled") / "filled.db"))
    connection = engine.open_database(Location(path))
    fill(connection)
    connection.close()
    return path


@pytest.fixture
def filled(filled_template: Path, tmp_path: Path) -> Path:
    """A filled database of the test's own."""
    return Path(shutil.copy(filled_template, tmp_path / "filled.db"))
