from __future__ import annotations

import math
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facttrack.comparison.best import Method, find_best
from facttrack.comparison.measured import measure
from facttrack.domain.quantity import exact
from facttrack.reports.build import source_records
from facttrack.reports.values import Record
from facttrack.services.by_date import questions_by_date
from facttrack.services.change import Target, revise
from facttrack.services.session import Session, view
from facttrack.services.track_record import _leaving_out, sign_test
from tests.reports.ledgers import record, worked_example


def told(session: Session) -> dict[object, Record]:
    """The record of each source by its name."""
    return {row["name"]: row for row in source_records(session, view(session))}


def test_a_record_counts_what_a_source_said_and_repeated(session: Session) -> None:
    """Claims, questions, days, origins, votes, echoes, revisions with their size."""
    worked_example(session)
    found = told(session)
    pmu, times = found["PMU"], found["Times"]
    assert (pmu["claims"], pmu["published"], pmu["as_origin"], pmu["votes"]) == (2, 1, 2, 1)
    assert (pmu["first_said"], pmu["last_said"]) == ("2017-06-01", "2017-06-03")
    assert (pmu["revisions"], pmu["median_change"]) == (1, Decimal(3) / Decimal(21))
    assert (times["claims"], times["echoes"], times["votes"], times["as_origin"]) == (1, 1, 0, 0)
    assert "Rumour" not in found


def test_what_an_origin_withdrew_is_counted_apart(session: Session) -> None:
    """A claim that was taken back is none of the claims."""
    from facttrack.services.change import retract

    record(session, 5)
    record(session, 6, date="2018")
    retract(session, Target("c1", "withdrawn"), "origin")
    assert (told(session)["PMU"]["claims"], told(session)["PMU"]["retracted"]) == (1, 1)


def test_the_size_of_revisions_is_a_change_that_was_made(session: Session) -> None:
    """The lower median: of 1/10 and 1/2 the first, and never a figure between them."""
    for subject, figures in (("a", (10, 11)), ("b", (10, 15))):
        record(session, figures[0], subject=subject)
        label = f"c{session.connection.execute('SELECT max(id) FROM claim').fetchone()[0]}"
        revise(session, Target(label, "more"), exact(Decimal(figures[1]), "persons"))
    assert told(session)["PMU"]["median_change"] == Decimal("0.1")


def rivals(session: Session, keys: int) -> None:
    """A source that says a tenth more than three others, who agree, at so many dates."""
    for day in range(keys):
        date = f"2017-06-{day + 1:02}"
        for source in ("A", "B", "C"):
            record(session, 100, source=source, date=date)
        record(session, 110, source="High", date=date)


def test_how_a_source_stands_is_shrunk_and_tested(session: Session) -> None:
    """Ten keys at ln 1.1 are shrunk by half; ten of ten above have p = 2 / 1024."""
    rivals(session, 10)
    high, level = told(session)["High"], told(session)["A"]
    assert (high["keys"], high["above"], high["below"]) == (10, 10, 0)
    assert high["median_log_ratio"] == pytest.approx(math.log(1.1))
    assert high["shrunk_log_ratio"] == pytest.approx(math.log(1.1) / 2)
    assert high["sign_p"] == 2 / 2**10
    assert high["standing"] == (
        "its figures stand 4.9% above the others' best at 10 question-dates "
        "(above at 10, below at 0; sign test p = 0.002)"
    )
    assert (level["median_log_ratio"], level["sign_p"]) == (0.0, 1.0)
    assert "level with the others" in str(level["standing"])


def test_nothing_is_said_of_fewer_than_ten_keys(session: Session) -> None:
    """Nine keys are counted, and no statistic is made of them."""
    rivals(session, 9)
    high = told(session)["High"]
    assert high["keys"] == 9
    assert [high[n] for n in ("median_log_ratio", "shrunk_log_ratio", "sign_p")] == [None] * 3
    assert high["standing"] == ""


def test_two_origins_are_no_key(session: Session) -> None:
    """Against one other alone a source is held by nobody."""
    for day in range(12):
        for source, figure in (("A", 5), ("B", 6)):
            record(session, figure, source=source, date=f"2017-06-{day + 1:02}")
    assert {row["keys"] for row in told(session).values()} == {0}


@given(st.integers(0, 9), st.integers(0, 9))
def test_the_sign_test_is_the_exact_binomial(above: int, below: int) -> None:
    """Every outcome of so many fair coins counted out by hand."""
    m = above + below
    extreme = (
        sum(abs(2 * sum(coins) - m) >= abs(above - below) for coins in product((0, 1), repeat=m))
        if m <= 12
        else None
    )
    if extreme is not None:
        assert sign_test(above, below) == pytest.approx(extreme / 2**m)
    assert 0 < sign_test(above, below) <= 1


def test_the_sign_test_of_very_many_is_a_number() -> None:
    """No overflow, however long the whole numbers grow."""
    assert sign_test(5000, 5000) == 1
    assert 0 <= sign_test(9000, 1000) < 1e-300


@pytest.mark.parametrize(
    "figures", [(1, 2, 3), (5, 5, 9), (4, 3, 2, 1), (1, 1, 1, 9, 9), (2, 7, 7)]
)
def test_the_best_of_the_others_is_what_they_would_give_alone(
    session: Session, figures: tuple[int, ...]
) -> None:
    """Leaving one out is the best of a comparison that never heard it."""
    for number, figure in enumerate(figures):
        record(session, figure, source=f"Office {number}")
    ((found,),) = questions_by_date(session, view(session))
    votes = found.comparison.votes
    for vote, best in _leaving_out(votes):
        others = [measure(v.claim.quantity, "persons") for v in votes if v is not vote]
        kept = [m for m in others if m is not None]
        assert best == find_best(kept, Method.LOWER_MEDIAN).figure
