from __future__ import annotations

from decimal import Decimal

import pytest

from facttrack.domain.date_text import read_event_date
from facttrack.domain.quantity import exact
from facttrack.reports.build import coverage_records
from facttrack.reports.values import Record
from facttrack.services.coverage import month_of
from facttrack.services.record import ClaimRequest, add
from facttrack.services.session import Session, view
from tests.reports.ledgers import record, worked_example


def told(session: Session, kind: str) -> list[Record]:
    """The rows of a kind."""
    return [row for row in coverage_records(session, view(session)) if row["kind"] == kind]


def test_claims_are_counted_by_question_source_and_month(session: Session) -> None:
    """Two of one publisher in a month are one row; what was retracted is not covered."""
    record(session, 5, date="2017-06-01")
    record(session, 6, date="2017-06-30")
    record(session, 7, date="2017", source="Times")
    found = [(r["source"], r["month"], r["count"]) for r in told(session, "covered")]
    assert found == [("PMU", "2017-06", 2), ("Times", "2017", 1)]


def test_a_gap_names_the_months_without_a_claim(session: Session) -> None:
    """Of all sources, and of each that spoke before and after; a year is no month."""
    record(session, 5, date="2016-12")
    record(session, 6, date="2017-04")
    record(session, 7, date="2017-02", source="Times")
    found = [(r["source"], r["month"], r["count"]) for r in told(session, "gap")]
    assert found == [("", "2017-01", 1), ("", "2017-03", 1), ("PMU", "2017-01/2017-03", 3)]
    assert told(session, "gap")[2]["todo"] == "look for a figure of PMU for 2017-01 to 2017-03"


def test_a_question_with_one_origin_is_named(session: Session) -> None:
    """However many outlets repeat it."""
    record(session, 5)
    record(session, 5, source="Times", attributed_to="PMU")
    (found,) = told(session, "single_origin")
    assert (found["source"], found["count"]) == ("PMU", 2)
    record(session, 6, source="Monitor")
    assert not told(session, "single_origin")


def test_what_each_claim_lacks_is_to_do(session: Session) -> None:
    """Question, dates, document and quote: each that is missing has a row that says what to do."""
    add(session, ClaimRequest(exact(Decimal(5), "persons"), source="PMU", new_source=True))
    add(
        session,
        ClaimRequest(
            exact(Decimal(6), "persons"), source="PMU", event_date=read_event_date("May 18")
        ),
    )
    kinds = [
        row["kind"] for row in coverage_records(session, view(session)) if row["claim"] == "c1"
    ]
    assert kinds == ["unfiled", "no_event_date", "no_said_date", "no_document", "no_excerpt"]
    assert told(session, "unfiled")[0]["todo"] == "file c1 under the question that it answers"
    assert "'May 18'" in str(told(session, "no_event_date")[1]["todo"])


def test_a_claim_with_all_its_parts_has_nothing_to_do(session: Session) -> None:
    """Filed, dated, with document and quote; a retracted claim asks for nothing either."""
    record(session, 5, title="T", quote="five men")
    assert [r["kind"] for r in coverage_records(session, view(session))] == [
        "covered",
        "single_origin",
    ]
    worked_example(session)
    assert "c6" not in {row["claim"] for row in told(session, "no_excerpt")}


@pytest.mark.parametrize(
    ("date", "month"),
    [
        ("2017-06-03", "2017-06"),
        ("2017-06", "2017-06"),
        ("2017", "2017"),
        ("2017-05-30/2017-06-02", "2017-06"),
        ("2017-05/", "2017-05"),
        ("May 18", ""),
    ],
)
def test_a_date_counts_in_the_month_in_which_it_ends(date: str, month: str) -> None:
    """A year stays a year, an open end counts from its start, an unresolved date in no month."""
    assert month_of(read_event_date(date)) == month
