import csv
import shutil
import tempfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facttrack.domain.claim import Excerpt, History, Version
from facttrack.domain.date_text import read_event_date, read_said_date
from facttrack.domain.dates import EventDate
from facttrack.domain.quantity import Quantifier, Quantity, stated
from facttrack.errors import NotFoundError, UsageError
from facttrack.exchange.exporting import export_file
from facttrack.exchange.importing import import_files
from facttrack.services import change, things
from facttrack.services.asking import QuestionAsked
from facttrack.services.browse import Selection
from facttrack.services.change import Target
from facttrack.services.record import ClaimRequest, add
from facttrack.services.session import Session, open_session, view
from facttrack.storage import names, reader
from facttrack.storage.engine import Location
from facttrack.storage.verify import verify
from tests.conftest import Clock
from tests.exchange.bringing import Bringer
from tests.services.said import figure, request, tell

KINDS = ("csv", "jsonl")
D = Decimal


def exported(session: Session, folder: Path, kind: str = "csv") -> bytes:
    """The claims of a database as a file."""
    path = folder / f"export.{kind}"
    export_file(session, str(path), kind, view(session))
    return path.read_bytes()


def tell_everything(session: Session) -> None:
    """Claims of every shape: what an export must not lose."""
    tell(session, 21, "PMU", said="2017-06-01", url="https://x.example/1")
    change.revise(
        session, Target("c1", "new statement"), figure(24), asserted=read_said_date("2017-06-03")
    )
    change.correct(session, Target("c1", "a slip of ours"), {"value": "25", "note": "=1+1"})
    tell(session, 25, "PMU", said="2017-06-04", url="https://x.example/2")
    change.retract(session, Target("c1", "withdrawn"), "origin")
    change.reinstate(session, Target("c1", "back"))
    change.retract(session, Target("c1", "our mistake"), "us")
    add(session, request(17, "Wire > Service", "Here > There", "officials", said="2017-06-01"))
    add(session, replace(everything(), part_of=1))
    add(
        session,
        ClaimRequest(
            quantity=Quantity(quantifier=Quantifier.VAGUE, unit="persons", wording="dozens")
        ),
    )
    add(
        session,
        request(5, "PMU", new_claim=True, date="2017-06-01", note="another of the same slot"),
    )
    tell(session, 40, "Pmu (old name)", question="Tanks", date="May 18")
    things.merge(session, "s", "Pmu (old name)", "PMU", "one body")
    things.rename(session, "q", "Tanks", "Tanks destroyed", "clearer")
    change.correct(session, Target("c2", "it counts a part"), {"part_of": "c5"})


def everything() -> ClaimRequest:
    """A claim that has every field."""
    return ClaimRequest(
        quantity=Quantity(
            low=D("20"),
            high=D("1.50E+6"),
            low_strict=True,
            high_strict=True,
            quantifier=Quantifier.BETWEEN,
            unit="USD",
            wording='more than 20 but\r\nfewer than "1.50 million"',
        ),
        question=QuestionAsked("", "NA", "cost, total", "Namibia", "roads\nonly", "cumulative"),
        source="  Zaman\u202e al-Wasl ",
        attributed_to=("Reuters",),
        event_date=EventDate("2017-05-28/2017-06-03", "28 May - 3 June"),
        asserted=read_said_date("2017-06-03T10:00:00+03:00"),
        published=read_said_date("2017-06"),
        title="Ünï, “code”",
        author="A; B",
        url="https://x.example/?a=1,2",
        archive_url="https://archive.example/1",
        document_text="The text,\nof two lines.",
        retrieved_at="2026-01-01T00:00:00Z",
        excerpt=Excerpt("of two", "The text,\n", " lines.", 10, 16),
        translation="mehr als 20",
        note=" =cmd|' /C calc'!A0 ",
        grade="B",
        credibility="2",
    )


def stands(session: Session) -> list[tuple[object, ...]]:
    """What every claim says, free of the numbers that one database gives to its things."""
    run, newest = session.connection, 2**62
    sources, questions = names.sources(run, newest), names.questions(run, newest)

    def source(id_: int | None) -> str:
        return sources[names.resolve(sources, id_)].name if id_ else ""

    def question(id_: int | None) -> tuple[str, ...]:
        if id_ is None:
            return ()
        q = questions[names.resolve(questions, id_)]
        return (q.name, q.subject, q.measure, q.dimension, q.unit, q.place, q.scope, q.basis)

    def plain(v: Version) -> tuple[object, ...]:
        document = reader.documents(run, [v.document_id or 0]).get(v.document_id or 0)
        shown = document and replace(document, id=0, key="", publisher_id=None)
        bare = replace(
            v, changeset=0, question_id=None, publisher_id=None, origin_id=None, document_id=None
        )
        where = source(document.publisher_id) if document else ""
        return (
            bare,
            question(v.question_id),
            source(v.publisher_id),
            source(v.origin_id),
            shown,
            where,
        )

    def whole(h: History) -> tuple[object, ...]:
        seen = [
            (s.version_number, s.seen, s.row_hash)
            for s in reader.sightings(run, newest, (h.claim_id,))
        ]
        return (h.claim_id, [plain(v) for v in h.versions], seen)

    return [whole(h) for h in reader.histories(run, newest)]


@pytest.mark.parametrize("kind", KINDS)
def test_an_export_comes_back_as_it_was(session: Session, elsewhere: Bringer, kind: str) -> None:
    """Imported into an empty database: the same claims, versions, sightings, and the same bytes."""
    tell_everything(session)
    before = exported(session, elsewhere.folder, kind)
    report = elsewhere(before, f"claims.{kind}")
    assert report.problems == ()
    assert report.warnings == ()
    assert stands(elsewhere.session) == stands(session)
    assert exported(elsewhere.session, elsewhere.folder, kind) == before
    assert verify(elsewhere.session.connection).break_ == ""


@pytest.mark.parametrize("kind", KINDS)
def test_an_export_imported_where_it_came_from_adds_nothing(bring: Bringer, kind: str) -> None:
    """Claims are known by their slot and their statements, whatever their numbers."""
    tell_everything(bring.session)
    data = exported(bring.session, bring.folder, kind)
    head = verify(bring.session.connection).head
    report = bring(data, f"claims.{kind}")
    assert report.problems == ()
    assert (report.changeset, report.already) == (None, report.rows)
    assert verify(bring.session.connection).head == head


def test_rows_that_were_imported_stay_known_after_an_export(
    bring: Bringer, elsewhere: Bringer
) -> None:
    """The first file adds nothing to the database that was made from the export."""
    rows = ("21,A,,2020-01-01", "22,A,,2020-01-02", "22,A,,2020-01-02", ",A,,2020-01-03")
    bring.rows(*rows)
    elsewhere(exported(bring.session, bring.folder))
    report = elsewhere.rows(*rows)
    assert (report.changeset, report.already) == (None, 4)


def test_a_later_export_adds_what_another_desk_has_recorded(
    bring: Bringer, elsewhere: Bringer
) -> None:
    """Versions that continue a claim keep their kind."""
    tell(bring.session, 21, "PMU", said="2017-06-01")
    elsewhere(exported(bring.session, bring.folder))
    change.correct(bring.session, Target("c1", "a slip"), {"value": "20"})
    tell(bring.session, 7, "PMU", question="Tanks")
    report = elsewhere(exported(bring.session, bring.folder))
    assert (report.corrections, report.claims, report.already) == (1, 1, 1)
    assert elsewhere.told() == bring.told()


def test_a_claim_that_went_two_ways_keeps_both(bring: Bringer, elsewhere: Bringer) -> None:
    """What the other desk has is judged as a statement of its day."""
    tell(bring.session, 21, "PMU", said="2017-06-01")
    elsewhere(exported(bring.session, bring.folder))
    change.revise(
        bring.session, Target("c1", "a"), figure(24), asserted=read_said_date("2017-06-03")
    )
    change.revise(
        elsewhere.session, Target("c1", "b"), figure(23), asserted=read_said_date("2017-06-02")
    )
    data = exported(elsewhere.session, elsewhere.folder)
    assert bring(data).revisions == 1
    assert bring.told() == [["record 21", "revise 24", "revise 23"]]
    assert bring(data).changeset is None


def test_numbers_in_a_file_are_its_own(bring: Bringer, elsewhere: Bringer) -> None:
    """Claims keep their order, and parts find their whole, where other claims stand before them."""
    tell(elsewhere.session, 99, "Somebody", question="Something else")
    tell(bring.session, 12, "PMU", said="2017-06-01")
    add(bring.session, request(3, "PMU", question="Children killed, Taru", part_of=1))
    elsewhere(exported(bring.session, bring.folder))
    assert [h.newest.part_of for h in elsewhere.histories()] == [None, None, 2]


def test_two_exports_at_once_do_not_mix_their_numbers(bring: Bringer, elsewhere: Bringer) -> None:
    """c1 of one file is not c1 of the other."""
    tell(bring.session, 12, "PMU")
    first = bring.file(exported(bring.session, bring.folder), "first.csv")
    second = bring.file(
        Path(first).read_text(encoding="utf-8").replace("PMU", "SOHR"), "second.csv"
    )
    assert import_files(elsewhere.session, [first, second]).claims == 2


def test_a_part_of_a_claim_that_is_not_in_the_file_is_told(
    bring: Bringer, elsewhere: Bringer
) -> None:
    """It is imported, without what it counts a part of."""
    tell(bring.session, 12, "PMU", question="All")
    add(bring.session, request(3, "PMU", question="Some", part_of=1))
    out = bring.folder / "part.csv"
    export_file(bring.session, str(out), "csv", view(bring.session), Selection(question="Some"))
    report = import_files(elsewhere.session, [str(out)])
    assert "not in the file" in report.warnings[0]
    assert elsewhere.histories()[0].newest.part_of is None


def test_an_export_is_of_a_view(bring: Bringer) -> None:
    """What was known by a changeset, what had been said by a day, and the claims asked for."""
    tell(bring.session, 21, "PMU", said="2017-06-01")
    change.revise(
        bring.session, Target("c1", "new"), figure(24), asserted=read_said_date("2017-06-03")
    )
    tell(bring.session, 17, "SOHR", said="2017-06-02")
    out = bring.folder / "out.csv"

    def values(as_of: str = "", said_by: str = "", chosen: Selection | None = None) -> list[str]:
        export_file(bring.session, str(out), "csv", view(bring.session, as_of, said_by), chosen)
        with out.open(newline="", encoding="utf-8") as file:
            return [row["value"] for row in csv.DictReader(file)]

    assert values() == ["21", "24", "17"]
    assert values(as_of="@1") == ["21"]
    assert values(said_by="2017-06-02") == ["21", "17"]
    assert values(chosen=Selection(source="SOHR")) == ["17"]
    with pytest.raises(NotFoundError):
        values(chosen=Selection(source="Nobody"))


def test_an_export_appears_whole_or_not_at_all(bring: Bringer) -> None:
    """One that fails leaves the older file, and nothing half done beside it."""
    out = bring.folder / "out.csv"
    out.write_text("older", encoding="utf-8")
    with pytest.raises(NotFoundError):
        export_file(
            bring.session, str(out), "csv", view(bring.session), Selection(question="None such")
        )
    with pytest.raises(UsageError, match="csv or jsonl"):
        export_file(bring.session, str(out), "xml", view(bring.session))
    assert out.read_text(encoding="utf-8") == "older"
    assert [p.name for p in bring.folder.glob("*.part")] == []


def test_an_export_is_compressed_where_its_name_says_so(bring: Bringer, elsewhere: Bringer) -> None:
    """And read back directly."""
    tell(bring.session, 21, "PMU")
    out = str(bring.folder / "out.csv.gz")
    assert export_file(bring.session, out, "csv", view(bring.session)) == 1
    assert import_files(elsewhere.session, [out]).claims == 1


NUMBERS = st.decimals(
    allow_nan=False, allow_infinity=False, min_value=-10, max_value=10**9, places=2
)
TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\r\t,;\"' >"), max_size=12
)
NAMES = st.sampled_from(["PMU", "SOHR", "A > B", "NA"]) | TEXTS.map(str.strip)
DATES = st.sampled_from(
    ["", "2017", "2017-06-03", "2017/", "May 18", "1/2/2020", "October 9-10, 2023"]
)
CLAIMS: st.SearchStrategy[dict[str, object]] = st.builds(
    dict,
    low=NUMBERS,
    wording=TEXTS,
    note=TEXTS,
    source=NAMES,
    links=st.lists(NAMES, max_size=2),
    date=DATES,
    title=TEXTS,
    quantifier=st.sampled_from([None, Quantifier.ABOUT, Quantifier.AT_LEAST, Quantifier.LESS_THAN]),
    question=st.sampled_from(["", "Killed", "Tanks", "NA"]),
    change=st.sampled_from(["", "revise", "retract", "reinstate"]),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(claims=st.lists(CLAIMS, max_size=4))
def test_any_ledger_comes_back_as_it_was(template: Path, claims: list[dict[str, object]]) -> None:
    """Whatever is in its cells: the same bytes from the database that was made of the export."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        one, other = (opened(template, folder, stem) for stem in ("one", "other"))
        for claim in claims:
            record(one, claim)
        before = exported(one, folder)
        (folder / "in.csv").write_bytes(before)
        report = import_files(other, [str(folder / "in.csv")])
        assert report.problems == ()
        assert exported(other, folder) == before
        assert import_files(one, [str(folder / "in.csv")]).changeset is None
        one.close()
        other.close()


def opened(template: Path, folder: Path, stem: str) -> Session:
    """A database of its own."""
    path = Path(shutil.copy(template, folder / f"{stem}.db"))
    return open_session(Location(path), stem, Clock())


def record(session: Session, claim: dict[str, object]) -> None:
    """One claim, and what became of it."""
    number = claim["low"]
    assert isinstance(number, Decimal)
    quantifier = claim["quantifier"]
    assert quantifier is None or isinstance(quantifier, Quantifier)
    links = claim["links"]
    assert isinstance(links, list)
    added = add(
        session,
        ClaimRequest(
            quantity=stated(None, number, None, quantifier, "persons", str(claim["wording"])),
            question=QuestionAsked(str(claim["question"]), new=True),
            source=str(claim["source"]),
            attributed_to=tuple(link for link in links if link.strip()),
            new_source=True,
            new_claim=True,
            event_date=read_event_date(str(claim["date"])) if claim["date"] else None,
            title=str(claim["title"]),
            note=str(claim["note"]),
        ),
    )
    target = Target(f"c{added.version.claim_id}", "as it goes")
    if claim["change"] == "revise":
        change.revise(session, target, figure(10**10))
    elif claim["change"]:
        change.retract(session, target, "us")
        if claim["change"] == "reinstate":
            change.reinstate(session, target)
