from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
from facttrack.domain.quantity import Quantifier, Quantity, exact
from facttrack.errors import BadDataError
from facttrack.storage import engine, names, reader
from facttrack.storage.engine import Connection, Location
from facttrack.storage.verify import verify
from facttrack.storage.writer import Writer, recording

NOON = "2026-01-01T12:00:00.000000Z"
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
FILLED = TEXT.filter(bool)
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False) | st.sampled_from(
    [
        Decimal("12345678901234567.89"),
        Decimal(-123456789012345678901234567890),
        Decimal("0.000000000000000000000000000001"),
        Decimal("1.50E+6"),
        Decimal("-0.00"),
        Decimal("1E+999"),
    ]
)
DAYS = st.sampled_from(["2017", "2017-06", "2017-06-03"])
SAID = st.none() | st.builds(
    SaidDate, DAYS | st.sampled_from(["2017-06-03T10:00:00+03:00", "2017-06-03 10:00Z"])
)
EVENTS = (
    st.none()
    | st.builds(
        EventDate, DAYS | st.sampled_from(["2017/", "/2017-06", "2017-06-03/2017-06-09"]), TEXT
    )
    | st.builds(EventDate, st.just(""), FILLED, FILLED)
)
QUANTITIES = st.builds(exact, NUMBERS, st.sampled_from(["", "persons", "USD"]), TEXT) | st.builds(
    lambda number, unit, words: Quantity(
        low=number, low_strict=True, quantifier=Quantifier.MORE_THAN, unit=unit, wording=words
    ),
    NUMBERS,
    TEXT,
    TEXT,
)
OFFSETS = st.none() | st.integers(0, 2**62)
EXCERPTS = st.none() | st.builds(Excerpt, FILLED, TEXT, TEXT, OFFSETS, OFFSETS)
VERSIONS = st.builds(
    Version,
    claim_id=st.just(1),
    number=st.just(1),
    changeset=st.just(0),
    kind=st.sampled_from(Kind),
    quantity=QUANTITIES,
    question_id=st.sampled_from([None, 1]),
    publisher_id=st.sampled_from([None, 1]),
    origin_id=st.sampled_from([None, 1]),
    origin_assumed=st.booleans(),
    attribution=st.lists(FILLED, max_size=3).map(tuple),
    document_id=st.sampled_from([None, 1]),
    event_date=EVENTS,
    asserted=SAID,
    published=SAID,
    excerpt=EXCERPTS,
    translation=TEXT,
    note=TEXT,
    grade=TEXT,
    credibility=TEXT,
    part_of=st.sampled_from([None, 1]),
    reason=TEXT,
    retracted_by=st.sampled_from([None, *RetractedBy]),
    row_hash=TEXT,
)


@pytest.fixture(scope="module")
def ledger(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """A ledger with one source, one question and one document, to which versions are added."""
    path = Path(shutil.copy(template, tmp_path_factory.mktemp("ledger") / "ledger.db"))
    connection = engine.open_database(Location(path))
    with recording(connection, "tester", "", NOON) as writer:
        writer.add_source(Source(0, "s", "PMU"))
        writer.add_question(Question(0, "q", "Taru"))
        writer.add_document(Document(0, "d", 1))
    yield connection
    connection.close()


@pytest.fixture
def connection(database: Path) -> Iterator[Connection]:
    """An empty ledger of the test's own."""
    opened = engine.open_database(Location(database))
    yield opened
    opened.close()


def claim_with(writer: Writer, *figures: int) -> int:
    """A new claim with a version for each figure."""
    claim = writer.add_claim(f"slot-{writer.number}-{figures}", 1, None)
    for number, figure in enumerate(figures, 1):
        writer.add_version(Version(claim, number, 0, Kind.RECORD, exact(Decimal(figure))))
    return claim


def record(connection: Connection, version: Version, message: str) -> None:
    """Record one version in a claim and a changeset of its own."""
    with recording(connection, "tester", message, NOON) as writer:
        writer.add_claim("slot", 1, None)
        writer.add_version(version)


def shown(value: object) -> str:
    """A value in full: Decimals that are equal differ here by their last shown digit."""
    return repr(value)


@given(version=VERSIONS)
def test_a_version_comes_back_as_it_went_in(ledger: Connection, version: Version) -> None:
    """Every field survives to the letter and the last digit, empty ones and hostile ones too."""
    with recording(ledger, "tester", "", NOON) as writer:
        claim = writer.add_claim(f"slot-{writer.number}", 1, None)
        recorded = writer.add_version(replace(version, claim_id=claim))
    found = reader.history(ledger, claim, 2**62)
    assert found is not None
    assert shown(found.versions) == shown((recorded,))


@given(
    names_=st.lists(FILLED, min_size=1, max_size=3, unique=True),
    words=st.lists(TEXT, min_size=9, max_size=9),
    message=TEXT,
)
def test_sources_questions_documents_and_changesets_come_back(
    ledger: Connection, names_: list[str], words: list[str], message: str
) -> None:
    """What else is recorded survives to the letter, and is found by each of its names."""
    a, b, c, d, e, f, g, h, i = words
    aliases = tuple(names_[1:])
    with recording(ledger, i or "tester", message, NOON) as writer:
        source = writer.add_source(Source(0, f"s{writer.number}", names_[0], aliases, a))
        asked = Question(0, f"q{writer.number}", names_[0], a, b, c, d, e, f, g, aliases)
        question = writer.add_question(asked)
        document = Document(0, f"d{writer.number}", 1, a, b, c, d, SaidDate("2017"), e, f, g)
        document = replace(document, id=writer.add_document(document))
    at = reader.head(ledger)
    assert names.source(ledger, source.id, at) == source
    assert names.question(ledger, question.id, at) == question
    assert reader.documents(ledger, [document.id]) == {document.id: document}
    for name in names_:
        assert source.id in names.by_name(ledger, "s", name)
        assert question.id in names.by_name(ledger, "q", name)
    changeset = reader.changeset(ledger, at)
    assert changeset is not None
    assert (changeset.actor, changeset.message) == (i or "tester", message)
    assert h == words[7]


def test_what_was_recorded_verifies(ledger: Connection) -> None:
    """Whatever texts the tests above made up, every hash is the same when it is recomputed."""
    assert verify(ledger).break_ == ""


@pytest.mark.parametrize("field", ["wording", "note", "attribution", "message"])
def test_text_that_is_no_unicode_is_refused_whole(connection: Connection, field: str) -> None:
    """A lone surrogate cannot be written as UTF-8: bad data, and nothing of it is recorded."""
    bad = "\ud800"
    version = Version(
        1,
        1,
        0,
        Kind.RECORD,
        exact(Decimal(1), wording=bad if field == "wording" else ""),
        note=bad if field == "note" else "",
        attribution=(bad,) if field == "attribution" else (),
    )
    message = bad if field == "message" else ""
    with pytest.raises(BadDataError, match="Unicode"):
        record(connection, version, message)
    assert reader.head(connection) == 0
    assert list(reader.histories(connection, 2**62)) == []


def test_record_time_never_runs_backwards(connection: Connection) -> None:
    """Changesets keep their order in time though the machine's clock was set back."""
    stamps = ["2026-01-02T00:00:00.000000Z", NOON, "2026-01-02T00:00:01.000000Z"]
    for stamp in stamps:
        with recording(connection, "tester", "", stamp) as writer:
            claim_with(writer, 1)
    kept = [c.recorded_at for c in reader.changesets(connection)]
    assert kept == [stamps[0], stamps[0], stamps[2]]
    assert reader.changeset_at(connection, NOON) == 0
    assert reader.changeset_at(connection, stamps[0]) == 2


def test_nothing_recorded_is_no_changeset(connection: Connection) -> None:
    """A transaction that records nothing leaves no trace, not even a number."""
    with recording(connection, "tester", "only looked", NOON):
        pass
    assert list(reader.changesets(connection)) == []
    with recording(connection, "tester", "", NOON) as writer:
        claim_with(writer, 1)
    assert [c.number for c in reader.changesets(connection)] == [1]


def test_a_changeset_that_fails_leaves_nothing(connection: Connection) -> None:
    """All of a changeset is recorded, or nothing: not its rows, its names or its numbers."""
    with suppress(ZeroDivisionError), recording(connection, "tester", "", NOON) as writer:
        writer.add_source(Source(0, "s", "PMU"))
        claim_with(writer, 1)
        writer.flush()
        raise ZeroDivisionError
    assert reader.counts(connection, 2**62) == dict.fromkeys(
        ("claim", "version", "sighting", "question", "source", "document"), 0
    )
    assert names.by_name(connection, "s", "PMU") == []
    assert verify(connection).break_ == ""


def test_reading_as_of_a_changeset_gives_what_was_known_then(connection: Connection) -> None:
    """Later versions, sightings and claims are not there yet, whatever is asked for."""
    with recording(connection, "tester", "", NOON) as writer:
        first = claim_with(writer, 1)
    with recording(connection, "tester", "", NOON) as writer:
        writer.add_version(Version(first, 2, 0, Kind.REVISE, exact(Decimal(2))))
        writer.add_sighting(Sighting(first, 1, 0))
        second = claim_with(writer, 3)
    then = list(reader.histories(connection, 1))
    assert [(h.claim_id, len(h.versions)) for h in then] == [(first, 1)]
    assert list(reader.sightings(connection, 1)) == []
    assert reader.history(connection, second, 1) is None
    now = reader.history(connection, first, 2)
    assert now is not None
    assert (len(now.versions), len(now.sightings)) == (2, 1)


def test_a_claim_counts_under_the_question_that_it_had_then(connection: Connection) -> None:
    """Filed elsewhere later, it still stands where it stood in a view from before."""
    with recording(connection, "tester", "", NOON) as writer:
        for n in (1, 2):
            writer.add_question(Question(0, f"q{n}", f"Taru {n}"))
        claim = writer.add_claim("slot", 1, None)
        first = Version(claim, 1, 0, Kind.RECORD, exact(Decimal(1)), question_id=1)
        writer.add_version(first)
    with recording(connection, "tester", "", NOON) as writer:
        writer.add_version(replace(first, number=2, kind=Kind.CORRECT, question_id=2))
    for at, question in ((1, 1), (2, 2)):
        found = list(reader.histories_by_question(connection, at))
        assert [(q, [h.claim_id for h in hs]) for q, hs in found] == [(question, [claim])]


def test_a_merge_holds_as_of_its_changeset(connection: Connection) -> None:
    """Before it there are two sources, after it one that answers to both names."""
    with recording(connection, "tester", "", NOON) as writer:
        a = writer.add_source(Source(0, "a", "PMU"))
        b = writer.add_source(Source(0, "b", "Hashd"))
    with recording(connection, "tester", "", NOON) as writer:
        writer.change_source(replace(a, merged_into=b.id), 2, "merge", "one office")
        writer.change_source(replace(b, aliases=("PMU",)), 2, "merge", "one office")
    assert names.resolve(names.sources(connection, 1), a.id) == a.id
    assert names.resolve(names.sources(connection, 2), a.id) == b.id
    assert names.by_name(connection, "s", "PMU") == [b.id]


def test_a_circle_of_merges_ends(connection: Connection) -> None:
    """Two sources that were merged into each other are still read, each as one of the two."""
    circle = {
        1: Source(1, "a", "A", merged_into=2),
        2: Source(2, "b", "B", merged_into=1),
    }
    assert {names.resolve(circle, 1), names.resolve(circle, 2)} <= {1, 2}


@pytest.mark.parametrize("text", ["", "   ", "\t\n"])
def test_no_words_filter_nothing(connection: Connection, text: str) -> None:
    """A search for white space finds what no search finds: everything."""
    with recording(connection, "tester", "", NOON) as writer:
        claim_with(writer, 1)
    found = list(reader.histories(connection, 2**62, reader.Filter(text=text)))
    assert len(found) == 1


@pytest.mark.parametrize("text", ['"', "NEAR(", "*", "AND", "a OR b", "wording:21", "-", "(", "^"])
def test_hostile_words_are_searched_for(connection: Connection, text: str) -> None:
    """No word is query syntax to the index over real claims."""
    with recording(connection, "tester", "", NOON) as writer:
        claim_with(writer, 1)
    assert list(reader.histories(connection, 2**62, reader.Filter(text=text))) == []


def test_a_strict_table_keeps_what_its_columns_say(database: Path) -> None:
    """SQLite itself takes no text for a number of a changeset and no bytes for a text."""
    raw = sqlite3.connect(database)
    for values in ("('many', 'x')", "(1, x'ff')"):
        with pytest.raises(sqlite3.IntegrityError, match="cannot store"):
            raw.execute(
                "INSERT INTO claim (ordinal, slot, changeset, hash) "
                f"SELECT *, 1, 'hash' FROM (VALUES {values})"
            )
    raw.close()
