from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from facttrack.domain.claim import Kind, Version
from facttrack.domain.dates import SaidDate
from facttrack.errors import (
    BadDataError,
    ConflictError,
    FacttrackError,
    NotFoundError,
    UsageError,
)
from facttrack.services import change, things
from facttrack.services.asking import QuestionAsked
from facttrack.services.change import StaleVersionError, Target
from facttrack.services.session import Session
from facttrack.services.slots import versions_of
from facttrack.storage import names, reader
from tests.services.said import TARU, figure, labels, listed, tell, why


def test_a_revision_is_a_new_version_with_its_own_date(session: Session) -> None:
    """The old one stays; quote and document of the old words are not carried over."""
    tell(session, 21, said="2017-06-01", url="https://a.example", note="first")
    changed = change.revise(session, why(1), figure(24), asserted=SaidDate("2017-06-03"))
    assert changed.after.label == "c1.2"
    assert (changed.after.kind, changed.after.asserted) == (Kind.REVISE, SaidDate("2017-06-03"))
    assert (changed.after.document_id, changed.after.note) == (None, "")
    assert [v.quantity.best for v in versions_of(session.connection, 1)] == [21, 24]


def test_a_revision_to_the_same_figure_is_refused(session: Session) -> None:
    """Nothing changed: the message points to correct."""
    tell(session, 21)
    with pytest.raises(ConflictError, match="says so already"):
        change.revise(session, why(1), figure("21"))
    assert reader.head(session.connection) == 1


def test_a_revision_takes_the_unit_that_it_does_not_name(session: Session) -> None:
    """A bare 24 of a claim in persons is 24 persons, unfiled or not."""
    tell(session, 21, question="")
    assert change.revise(session, why(1), figure(24, "")).after.quantity.unit == "persons"


def test_only_the_newest_version_is_changed(session: Session) -> None:
    """An older one that is named, or expected, is refused, and the newest is named."""
    tell(session, 21)
    change.revise(session, why(1), figure(24))
    for target in (Target("c1.1", "late"), why(1, "1"), why(1, "c1.1")):
        with pytest.raises(StaleVersionError, match=r"c1\.2 is"):
            change.revise(session, target, figure(25))
    with pytest.raises(NotFoundError, match=r"no version 3: c1\.2 is newest"):
        change.revise(session, why(1, "3"), figure(25))
    assert change.revise(session, why(1, "c1.2"), figure(25)).after.number == 3


@pytest.mark.parametrize("expect", ["c2.1", "c1", "x", "-1", "²"])
def test_an_expectation_names_a_version_of_the_claim(session: Session, expect: str) -> None:
    """Another claim's version, or no version, is a usage error."""
    tell(session, 21)
    with pytest.raises(UsageError):
        change.revise(session, why(1, expect), figure(25))


def test_a_retraction_repeats_the_state_that_it_withdraws(session: Session) -> None:
    """It stays visible, marked; what it said can still be read."""
    tell(session, 21, said="2017-06-01")
    after = change.retract(session, why(1), "us").after
    assert after.kind is Kind.RETRACT
    assert after.quantity == figure(21)
    assert after.asserted == SaidDate("2017-06-01")
    [state] = listed(session)
    assert state.status == "retracted"


@pytest.mark.parametrize("by", ["us", "origin"])
def test_a_retracted_claim_takes_nothing_but_a_reinstatement(session: Session, by: str) -> None:
    """Revise, correct, retract and file refuse it, with the command that brings it back."""
    tell(session, 21)
    change.retract(session, why(1), by)
    for attempt in (
        lambda: change.revise(session, why(1), figure(24)),
        lambda: change.correct(session, why(1), {"note": "x"}),
        lambda: change.retract(session, why(1), "us"),
        lambda: change.file_claims(session, [1], "q1"),
    ):
        with pytest.raises(ConflictError, match="facttrack reinstate c1"):
            attempt()
    assert change.reinstate(session, why(1)).after.quantity.best == 21
    assert change.revise(session, why(1), figure(24)).after.number == 4


def test_what_is_not_retracted_is_not_reinstated(session: Session) -> None:
    """There is nothing to bring back."""
    tell(session, 21)
    with pytest.raises(ConflictError, match="not retracted"):
        change.reinstate(session, why(1))


def test_reinstating_another_figure_is_its_own_statement(session: Session) -> None:
    """After the origin withdrew, it may come back with another number and date."""
    tell(session, 21, said="2017-06-01")
    change.retract(session, why(1), "origin", SaidDate("2017-06-02"))
    after = change.reinstate(session, why(1), figure(19, ""), SaidDate("2017-06-05")).after
    assert after.quantity == figure(19)
    assert (after.asserted, after.retracted_by) == (SaidDate("2017-06-05"), None)
    assert labels(listed(session, said_by="2017-06-04")) == ["c1.2"]
    assert labels(listed(session, said_by="2017-06-01")) == ["c1.1"]


def test_who_retracts_is_us_or_the_origin(session: Session) -> None:
    """There is no third."""
    tell(session, 21)
    with pytest.raises(UsageError, match="'us' or 'origin'"):
        change.retract(session, why(1), "them")


def test_our_own_retraction_has_no_date_of_assertion(session: Session) -> None:
    """A date for it is refused, not swallowed: only the origin says something on a day."""
    tell(session, 21)
    with pytest.raises(UsageError, match="--asserted"):
        change.retract(session, why(1), "us", SaidDate("2017-06-02"))


CORRECTIONS: dict[str, tuple[str, Callable[[Any], bool]]] = {
    "value": ("24", lambda v: v.quantity.best == 24),
    "low": ("20", lambda v: (v.quantity.low, v.quantity.best) == (20, 21)),
    "high": ("1,000", lambda v: v.quantity.high == 1000),
    "quantifier": ("at_least", lambda v: (v.quantity.low, v.quantity.best) == (21, None)),
    "wording": ("21 men", lambda v: v.quantity.wording == "21 men"),
    "date": ("2017-06-02", lambda v: v.event_date.iso == "2017-06-02"),
    "asserted": ("2017-06-02", lambda v: v.asserted.text == "2017-06-02"),
    "published": ("2017-06-02", lambda v: v.published.text == "2017-06-02"),
    "note": ("seen", lambda v: v.note == "seen"),
    "translation": ("vingt et un", lambda v: v.translation == "vingt et un"),
    "quote": ("we killed 21", lambda v: v.excerpt.exact == "we killed 21"),
    "grade": ("b", lambda v: v.grade == "B"),
    "credibility": ("2", lambda v: v.credibility == "2"),
    "part_of": ("c2", lambda v: v.part_of == 2),
    "question": ("Other", lambda v: v.question_id == 2),
    "source": ("JOC", lambda v: v.publisher_id == v.origin_id == 2 and v.origin_assumed),
    "attributed_to": ("SOHR > officials", lambda v: v.attribution == ("SOHR", "officials")),
}


@pytest.mark.parametrize("field", CORRECTIONS)
def test_every_field_is_corrected_and_nothing_else(session: Session, field: str) -> None:
    """One field changes, the assertion date stays, and so does every other field."""
    text, holds = CORRECTIONS[field]
    tell(session, 21, said="2017-06-01")
    tell(session, 40, "JOC")
    before, after = _pair(change.correct(session, why(1), {field: text}))
    assert holds(after)
    assert after.kind is Kind.CORRECT
    touched = {"kind", "number", "changeset", "reason", "quantity", "event_date", "excerpt"}
    touched |= {field, f"{field}_id", "publisher_id", "origin_id", "origin_assumed", "attribution"}
    for name in before.__slots__:
        if name not in touched:
            assert getattr(before, name) == getattr(after, name), name


def _pair(changed: change.Changed) -> tuple[Version, Version]:
    return changed.before, changed.after


@pytest.mark.parametrize(
    "field",
    ["asserted", "note", "date", "question", "source", "part_of", "quote", "grade", "published"],
)
def test_an_empty_text_empties_a_field(session: Session, field: str) -> None:
    """Unknown is a value, and not "no change"."""
    tell(session, 40, "JOC")
    tell(session, 21, said="2017-06-01", note="x")
    change.correct(
        session,
        why(2),
        {"published": "2017-06-01", "quote": "q", "grade": "A", "part_of": "c1"},
    )
    after = change.correct(session, why(2), {field: ""}).after
    attribute = {
        "date": "event_date",
        "question": "question_id",
        "source": "publisher_id",
        "quote": "excerpt",
    }
    assert not getattr(after, attribute.get(field, field))


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({}, UsageError),
        ({"colour": "red"}, UsageError),
        ({"value": "many"}, BadDataError),
        ({"quantifier": "roughly"}, BadDataError),
        ({"low": "30"}, BadDataError),
        ({"date": "yesterday"}, BadDataError),
        ({"asserted": "2017/2018"}, BadDataError),
        ({"grade": "G"}, UsageError),
        ({"credibility": "7"}, UsageError),
        ({"part_of": "c1"}, NotFoundError),
        ({"part_of": "c9"}, NotFoundError),
        ({"question": "q9"}, NotFoundError),
        ({"source": "s9"}, NotFoundError),
        ({"unit": "percent"}, BadDataError),
        ({"note": ""}, ConflictError),
        ({"value": "21"}, ConflictError),
    ],
)
def test_a_correction_that_cannot_be_is_refused_whole(
    session: Session, fields: dict[str, str], kind: type[FacttrackError]
) -> None:
    """A value that cannot be read, a thing that is not there, a change that changes nothing."""
    tell(session, 21)
    with pytest.raises(kind):
        change.correct(session, why(1), fields)
    assert reader.head(session.connection) == 1


CREDITED: list[tuple[tuple[str, ...], dict[str, str], tuple[str, ...], str, bool]] = [
    (("AFP",), {"attributed_to": "AFP"}, (), "AFP", True),
    (("AFP",), {"attributed_to": "AFP > SOHR"}, ("SOHR",), "SOHR", False),
    (("AFP", "SOHR"), {"source": "SOHR"}, (), "SOHR", True),
    (("AFP", "SOHR"), {"source": "JOC"}, ("SOHR",), "SOHR", False),
    (("", "officials"), {"source": "JOC"}, ("officials",), "JOC", True),
    (("AFP",), {"source": "JOC", "attributed_to": "officials"}, ("officials",), "JOC", True),
    (("AFP",), {"attributed_to": "officials", "source": "JOC"}, ("officials",), "JOC", True),
    (("AFP",), {"attributed_to": r"A \> B"}, ("A > B",), "A > B", False),
]


@pytest.mark.parametrize(("who", "fields", "chain", "origin", "assumed"), CREDITED)
def test_who_is_credited_follows_from_publisher_and_chain_after_a_correction(
    session: Session,
    who: tuple[str, ...],
    fields: dict[str, str],
    chain: tuple[str, ...],
    origin: str,
    assumed: bool,
) -> None:
    """As in `add`: the publisher is no link, and has the vote where nobody else is named."""
    tell(session, 21, *who)
    change.correct(session, why(1), {"note": "x", **fields})
    [state] = listed(session)
    after = state.version
    found = names.source(session.connection, after.origin_id or 0, 2**62)
    assert after.attribution == chain
    assert found
    assert (found.name, after.origin_assumed) == (origin, assumed)


def test_every_named_link_of_a_corrected_chain_is_a_source(session: Session) -> None:
    """The links between publisher and origin, too, as in `add`."""
    tell(session, 21)
    change.correct(session, why(1), {"attributed_to": "Reuters > SOHR > hospital staff"})
    known = names.sources(session.connection, 2**62).values()
    assert {source.name for source in known} == {"PMU", "Reuters", "SOHR"}


def test_a_claim_keeps_its_slot_whatever_is_corrected(session: Session) -> None:
    """The slot is the one as first recorded: a moved claim is still found there."""
    tell(session, 21)
    change.correct(session, why(1), {"date": "2017-06-02"})
    assert tell(session, 21).seen_again


def test_claims_are_filed_in_one_changeset(session: Session) -> None:
    """Those that are there already stay as they are."""
    for number in (1, 2, 3):
        tell(session, number, question="")
    tell(session, 21)
    changed = change.file_claims(session, [1, 3, 4], "q1")
    assert [c.after.label for c in changed] == ["c1.2", "c3.2"]
    assert {c.after.changeset for c in changed} == {5}
    assert change.file_claims(session, [1, 3], "q1") == []
    assert reader.head(session.connection) == 5


def test_filing_is_all_or_nothing(session: Session) -> None:
    """One claim that cannot be filed leaves the others where they were."""
    tell(session, 1, question="")
    tell(session, 21)
    with pytest.raises(NotFoundError, match="c9"):
        change.file_claims(session, [1, 9], "q1")
    assert [v.number for v in versions_of(session.connection, 1)] == [1]


def test_filing_under_a_merged_question_goes_to_the_one_that_stays(session: Session) -> None:
    """A label of a question that was merged away stands for the one that it was merged into."""
    tell(session, 1, question="")
    tell(session, 21)
    things.add_question(session, QuestionAsked("Wadi"))
    things.merge(session, "q", "Wadi", "q1", "one battle")
    [changed] = change.file_claims(session, [1], "q2")
    assert changed.after.question_id == 1


def test_a_claim_under_a_merged_question_is_there_already(session: Session) -> None:
    """What was filed under the question that was merged away needs no filing again."""
    tell(session, 21)
    things.add_question(session, QuestionAsked("Wadi"), "persons")
    things.merge(session, "q", "q1", "Wadi", "one battle")
    assert change.file_claims(session, [1], "Wadi") == []


def test_a_correction_of_a_claim_that_is_not_there(session: Session) -> None:
    """The message says where to look."""
    with pytest.raises(NotFoundError, match="facttrack list"):
        change.correct(session, why(1), {"value": "3"})


def test_figures_keep_every_digit(session: Session) -> None:
    """Thirty digits are thirty digits, through add, revise and correct."""
    long = "123456789012345678901234567890.123456789"
    tell(session, long)
    change.revise(session, why(1), figure(long + "1"))
    change.correct(session, why(1), {"value": long + "2"})
    kept = [v.quantity.best for v in versions_of(session.connection, 1)]
    assert [str(n) for n in kept] == [long, long + "1", long + "2"]
    assert Decimal(long) == kept[0]


def test_a_grade_of_a_source_is_a_version_of_it(session: Session) -> None:
    """Sources are versioned like claims, and an earlier view sees the earlier grade."""
    tell(session, 21)
    things.grade(session, "PMU", "c")
    assert names.sources(session.connection, 1)[1].grade == ""
    assert names.sources(session.connection, 2)[1].grade == "C"
    assert TARU in names.questions(session.connection, 1)[1].name


def test_a_revision_keeps_where_it_was_seen(session: Session) -> None:
    """It has a document and a sentence of its own, not those of the figure before it."""
    tell(session, 21, url="https://example.org/first")
    seen = change.Seen(url="https://example.org/second", quote="The toll has risen to 24.")
    after = change.revise(session, why(1), figure(24), seen=seen).after
    assert after.excerpt is not None
    assert after.excerpt.exact == "The toll has risen to 24."
    assert after.document_id == 2


def test_a_correction_mends_how_the_document_was_described(session: Session) -> None:
    """The claim stands in the document as it should have been recorded; the rest of it stays."""
    tell(session, 21, url="https://example.org/frist")
    after = change.correct(session, why(1), {"url": "https://example.org/first"}).after
    assert after.document_id is not None
    document = reader.documents(session.connection, [after.document_id])[after.document_id]
    assert document.url == "https://example.org/first"
