from __future__ import annotations

import re
from decimal import Decimal

from facttrack.domain.date_text import read_said_date
from facttrack.domain.quantity import Quantifier, Quantity, exact
from facttrack.reports.brief import brief
from facttrack.reports.build import pair_records, timeline_records
from facttrack.reports.html_table import html_text
from facttrack.reports.values import Figure, Record
from facttrack.services.change import Target, retract, revise
from facttrack.services.deciding import decide
from facttrack.services.session import Session, view
from tests.reports.ledgers import LONG, record, worked_example


def told(session: Session, kind: str = "", said_by: str = "") -> list[Record]:
    """The steps of a kind, or all of them."""
    found = timeline_records(session, view(session, "", said_by))
    return [row for row in found if not kind or row["kind"] == kind]


def test_a_revision_says_who_when_from_what_and_by_how_much(session: Session) -> None:
    """Old and new, the origin, both days, the change to the last digit and its share."""
    worked_example(session)
    (found,) = told(session, "revision")
    assert (found["claim"], found["origin"], found["said"]) == ("c1.2", "PMU", "2017-06-03")
    assert (found["old_claim"], found["old"], found["old_said"]) == ("c1.1", "21", "2017-06-01")
    assert (found["old_best"], found["best"], found["change"]) == (21, 24, 3)
    assert found["relative"] == Decimal(3) / Decimal(21)
    assert (found["role"], found["reason"]) == ("counted", "new statement")


def test_the_old_figure_stands_to_the_right_for_people(session: Session) -> None:
    """Like the new one beside it, under its header too; in a table and Markdown as well."""
    worked_example(session)
    page = "".join(html_text(told(session), "timeline"))
    assert re.search(r'<th scope="col" class="n"[^>]*>old<', page)
    assert '<td class="n">21</td>' in page.partition("new statement")[0].rpartition("<tr")[2]
    shown = list(brief("timeline", iter(told(session, "revision"))))
    assert [type(row["old"]) for row in shown] == [Figure]


def test_steps_stand_in_the_order_said(session: Session) -> None:
    """Each word of each claim, replaced ones too, and after the words of a date its best."""
    worked_example(session)
    steps = [(row["kind"], row["claim"], row["role"]) for row in told(session)]
    assert steps == [
        ("first", "c1.1", "replaced"),
        ("first", "c2.1", "echo"),
        ("first", "c3.1", "counted"),
        ("first", "c4.1", "counted"),
        ("revision", "c1.2", "counted"),
        ("best", "c4.1", "counted"),
        ("first", "c5.1", "retracted"),
        ("retraction", "c5.2", "retracted"),
    ]


def test_a_change_of_a_long_figure_is_exact(session: Session) -> None:
    """Thirty-nine digits, the last of them another: no digit is lost."""
    record(session, LONG)
    more = Decimal(str(LONG)[:-1] + "0")
    revise(session, Target("c1", "more"), exact(more, "persons"))
    assert told(session, "revision")[0]["change"] == Decimal("-0.000000009")


def test_words_of_an_origin_follow_each_other_across_its_claims(session: Session) -> None:
    """A figure that an origin gives anew in a claim of its own is a revision of its own."""
    record(session, 10)
    record(session, 12, asserted="2017-06-05")
    record(session, 11, source="Times", attributed_to="PMU", asserted="2017-06-06")
    kinds = [(row["kind"], row["claim"], row["old_claim"]) for row in told(session)][:3]
    assert kinds == [("first", "c1.1", ""), ("revision", "c2.1", "c1.1"), ("first", "c3.1", "")]


def test_a_bound_has_no_change(session: Session) -> None:
    """From a figure to "more than 20" nothing can be taken off; both are told in words."""
    record(session, 21)
    more = Quantity(Decimal(20), low_strict=True, quantifier=Quantifier.MORE_THAN, unit="persons")
    revise(session, Target("c1", "less sure"), more)
    (found,) = told(session, "revision")
    assert (found["old"], found["old_best"], found["change"]) == ("21", 21, None)
    assert found["low"] == 20


def test_a_cumulative_figure_that_falls_is_flagged(session: Session) -> None:
    """Lower than the same origin said for an earlier date; another origin's is none of its own."""
    for day, figure in (("2017-06-01", 101), ("2017-06-02", 93), ("2017-06-03", 95)):
        record(session, figure, date=day, basis="cumulative")
    record(session, 50, date="2017-06-03", source="Monitor", basis="cumulative")
    falls = [row for row in told(session, "first") if row["falling"]]
    assert [(r["claim"], r["fell_from"], r["fell_since"]) for r in falls] == [
        ("c2.1", 101, "2017-06-01")
    ]


def test_a_stock_that_falls_is_no_fault(session: Session) -> None:
    """Only what is counted since a start cannot fall."""
    record(session, 100, basis="stock")
    record(session, 93, date="2017-06-02", basis="stock")
    assert not any(row["falling"] for row in told(session))


def test_a_fall_within_rounding_is_none(session: Session) -> None:
    """About 20,000 and then 19,900 may both be true of a figure that never fell."""
    record(
        session,
        Quantity(best=Decimal(20_000), quantifier=Quantifier.ABOUT, unit="persons"),
        basis="cumulative",
    )
    record(session, 19_900, date="2017-06-02", basis="cumulative")
    assert not any(row["falling"] for row in told(session))


def test_a_decision_stands_beside_the_best(session: Session) -> None:
    """What the desk chose to print, in its words, and never in place of what is computed."""
    record(session, 21)
    decide(session, "q1", "2017-06-01", "about 20", "as the desk reads it")
    (found,) = told(session, "best")
    assert (found["best"], found["decided"]) == (21, "about 20")
    assert told(session, "first")[0]["decided"] == "about 20"


def test_a_retraction_is_a_step(session: Session) -> None:
    """It says what was taken back; what had been said by a day before has no such step."""
    record(session, 21)
    day = read_said_date("2017-06-09")
    retract(session, Target("c1", "withdrawn"), "origin", asserted=day)
    (found,) = told(session, "retraction")
    assert (found["old"], found["said"], found["change"]) == ("21", "2017-06-09", None)
    assert [row["kind"] for row in told(session, said_by="2017-06-08")] == ["first", "best"]


def test_pairs_are_given_however_many_claims_there_are(session: Session) -> None:
    """Beyond the 200 claims that a comparison relates, the report gives each pair all the same."""
    for number in range(202):
        record(session, number + 1, source=f"Office {number}")
    found = list(pair_records(session, view(session)))
    assert len(found) == 202 * 201 // 2
    assert len({(row["a"], row["b"]) for row in found}) == len(found)
    assert all(row["counted"] and row["reason"] for row in found)
