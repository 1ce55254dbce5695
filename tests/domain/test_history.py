from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facttrack.domain.claim import Kind, RetractedBy, Version
from facttrack.domain.dates import SaidDate
from facttrack.domain.history import State, is_retracted, recorded_by, state_at
from facttrack.domain.quantity import exact

D = Decimal


def build(*steps: tuple[str, int, str]) -> list[Version]:
    """Versions of one claim: a kind ("by us", "by origin" for retractions), a figure, when said."""
    versions = []
    for number, (kind, figure, said) in enumerate(steps, 1):
        retracted_by = {"by us": RetractedBy.US, "by origin": RetractedBy.ORIGIN}.get(kind)
        versions.append(
            Version(
                claim_id=1,
                number=number,
                changeset=number,
                kind=Kind.RETRACT if retracted_by else Kind(kind),
                quantity=exact(D(figure)),
                asserted=SaidDate(said) if said else None,
                retracted_by=retracted_by,
            )
        )
    return versions


def told(state: State | None) -> str:
    """A state in short: the statements' numbers, the version in force, and whether withdrawn."""
    if state is None:
        return "nothing"
    statements = " ".join(str(v.number) for v in state.statements)
    return f"{statements} -> {state.version.number}{' retracted' if state.retracted else ''}"


A, B, C = "2017-06-01", "2017-06-03", "2017-06-05"


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([("record", 21, A)], "1 -> 1"),
        # The origin's statements follow each other.
        ([("record", 21, A), ("revise", 24, B)], "1 2 -> 2"),
        ([("record", 21, A), ("revise", 24, B), ("revise", 21, C)], "1 2 3 -> 3"),
        ([("record", 21, A), ("revise", 24, A)], "1 2 -> 2"),
        # An older statement that arrives late is a version, not the newest word.
        ([("record", 24, B), ("revise", 21, A)], "2 1 -> 1"),
        ([("record", 24, B), ("revise", 21, A), ("revise", 30, C)], "2 1 3 -> 3"),
        # A correction takes its version's place, also where it corrects a late one.
        ([("record", 12, A), ("correct", 21, A)], "2 -> 2"),
        ([("record", 21, A), ("revise", 42, B), ("correct", 24, B)], "1 3 -> 3"),
        ([("record", 24, B), ("revise", 12, A), ("correct", 21, A)], "3 1 -> 1"),
        ([("record", 24, A), ("correct", 24, C), ("revise", 30, B)], "3 2 -> 2"),
        # Withdrawn by the origin: a statement like others, and said at its time.
        ([("record", 21, A), ("by origin", 21, B)], "1 2 -> 2 retracted"),
        ([("record", 21, A), ("by origin", 21, B), ("reinstate", 21, C)], "1 2 3 -> 3"),
        ([("record", 21, B), ("by origin", 21, C), ("revise", 19, A)], "3 1 2 -> 2 retracted"),
        # Withdrawn by us: about our record, whatever was said when.
        ([("record", 21, A), ("by us", 21, A)], "1 -> 2 retracted"),
        ([("record", 21, A), ("revise", 24, B), ("by us", 24, B)], "1 2 -> 3 retracted"),
        ([("record", 21, A), ("by us", 21, A), ("reinstate", 21, A)], "3 -> 3"),
        ([("record", 21, A), ("by us", 21, A), ("reinstate", 24, B)], "1 3 -> 3"),
        ([("record", 21, A), ("by us", 21, A), ("reinstate", 21, B)], "1 3 -> 3"),
        # Undated: it follows the one recorded before it.
        ([("record", 21, ""), ("revise", 24, "")], "1 2 -> 2"),
        ([("record", 21, B), ("revise", 24, "")], "1 2 -> 2"),
        ([("record", 21, B), ("revise", 24, ""), ("revise", 19, A)], "3 1 2 -> 2"),
        ([("record", 21, ""), ("revise", 24, A)], "1 2 -> 2"),
    ],
)
def test_the_latest_word_is_in_force(steps: list[tuple[str, int, str]], expected: str) -> None:
    """A claim stands as its origin last said, with our corrections and withdrawals applied."""
    assert told(state_at(build(*steps))) == expected


REVISED = [("record", 21, A), ("revise", 24, B)]
RETURNED = [("record", 21, A), ("by origin", 21, B), ("reinstate", 22, C)]


@pytest.mark.parametrize(
    ("steps", "said_by", "expected"),
    [
        (REVISED, "2017-05-31", "nothing"),
        (REVISED, "2017-06-01", "1 -> 1"),
        (REVISED, "2017-06-02", "1 -> 1"),
        (REVISED, "2017-06-03", "1 2 -> 2"),
        (RETURNED, "2017-06-02", "1 -> 1"),
        (RETURNED, "2017-06-04", "1 2 -> 2 retracted"),
        (RETURNED, "2017-06-05", "1 2 3 -> 3"),
        # A withdrawal by us holds on every day, but there is nothing before the first statement.
        ([("record", 21, B), ("by us", 21, C)], "2017-06-03", "1 -> 2 retracted"),
        ([("record", 21, B), ("by us", 21, C)], "2017-06-02", "nothing"),
        # What is reinstated later had been said before.
        ([("record", 21, A), ("by us", 21, A), ("reinstate", 21, C)], "2017-06-02", "1 -> 1"),
        # A correction counts from when its version was said.
        ([("record", 12, A), ("correct", 21, A)], "2017-06-01", "2 -> 2"),
        ([("record", 21, A), ("correct", 21, C)], "2017-06-02", "nothing"),
        # Undated versions are left out.
        ([("record", 21, "")], "2020-01-01", "nothing"),
        ([("record", 21, A), ("revise", 24, "")], "2020-01-01", "1 -> 1"),
        # A month counts from its last day; a timestamp by the day of its own offset.
        ([("record", 21, "2017-06")], "2017-06-29", "nothing"),
        ([("record", 21, "2017-06")], "2017-06-30", "1 -> 1"),
        ([("record", 21, "2017-06-01T23:30:00-05:00")], "2017-06-01", "1 -> 1"),
        ([("record", 21, "2017-06-02T00:30:00+14:00")], "2017-06-01", "nothing"),
    ],
)
def test_a_state_as_the_world_had_heard_it(
    steps: list[tuple[str, int, str]], said_by: str, expected: str
) -> None:
    """Under said-by only what had been said by the end of that day exists."""
    assert told(state_at(build(*steps), date.fromisoformat(said_by))) == expected


def test_the_assertion_date_comes_before_the_published_date() -> None:
    """A statement of Monday that is printed on Friday was said on Monday."""
    [version] = build(("record", 21, A))
    late = replace(version, published=SaidDate(C))
    assert told(state_at([late], date.fromisoformat(A))) == "1 -> 1"
    assert told(state_at([replace(late, asserted=None)], date.fromisoformat(A))) == "nothing"


def test_what_was_known_at_a_changeset() -> None:
    """The versions of later changesets do not exist yet; without one asked for, all do."""
    versions = build(("record", 12, A), ("correct", 21, A), ("by us", 21, A))
    assert told(state_at(recorded_by(versions, 1))) == "1 -> 1"
    assert told(state_at(recorded_by(versions, 2))) == "2 -> 2"
    assert told(state_at(recorded_by(versions, None))) == "2 -> 3 retracted"
    assert recorded_by(versions, 0) == ()
    assert state_at(()) is None
    assert [is_retracted(versions[:n]) for n in range(4)] == [False, False, False, True]


STATEMENTS = st.lists(
    st.tuples(
        st.sampled_from(["revise", "correct", "by origin", "by us", "reinstate"]),
        st.integers(20, 23),
        st.sampled_from(["", A, "2017-06-02", B, C, "2017-06", "2017-06-03T23:00:00-05:00"]),
    ),
    max_size=7,
).map(lambda steps: build(("record", 21, A), *steps))


@given(STATEMENTS, st.sampled_from([None, *(date(2017, 6, day) for day in (1, 2, 3, 5, 30))]))
def test_every_state_is_made_of_what_was_said(
    versions: list[Version], said_by: date | None
) -> None:
    """Statements are versions of the claim, in the order said, none later than asked for."""
    state = state_at(versions, said_by)
    if state is None:
        assert said_by is not None
        return
    assert state.version in versions
    assert set(state.statements) <= set(versions)
    orders = [v.said.order for v in state.statements if v.said]
    assert orders == sorted(orders)
    assert state.retracted is (state.version.kind is Kind.RETRACT)
    assert state.version == state.statements[-1] or state.version.retracted_by is RetractedBy.US
    if said_by is not None:
        assert all(v.said is not None and v.said.day <= said_by for v in state.statements)


@given(STATEMENTS)
def test_time_only_adds_statements(versions: list[Version]) -> None:
    """What had been said by one day had been said by the next."""
    heard: set[int] = set()
    for day in range(1, 31):
        state = state_at(versions, date(2017, 6, day))
        now = {v.number for v in state.statements} if state else set()
        assert heard <= now
        heard = now
