"""Sources held in little memory."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facttrack.comparison.statement import canonical, source_name
from facttrack.domain.claim import Source
from facttrack.domain.sources import Sources

KEYS = st.one_of(
    st.text(max_size=4).map(lambda text: hashlib.sha256(text.encode()).hexdigest()),
    st.sampled_from(["", "k1", "AB" * 32, "ab" * 31, "ab" * 33, " ab" * 32, "zz" * 32]),
)
FIELDS = st.tuples(
    KEYS,
    st.text(max_size=6),
    st.one_of(st.just(()), st.tuples(st.text(max_size=3))),
    st.sampled_from(["", "A", "F"]),
    st.one_of(st.none(), st.integers(1, 30)),
    st.sampled_from(["", "a doctor"]),
)
SOURCES = st.dictionaries(st.integers(1, 2**62), FIELDS, max_size=12).map(
    lambda found: {number: Source(number, *found[number]) for number in sorted(found)}
)


@given(SOURCES)
def test_every_source_comes_back_as_it_was(sources: dict[int, Source]) -> None:
    """Whatever its key, names, grade, label and merge are: nothing is lost in holding it small."""
    held = Sources(sources.values())
    assert dict(held) == sources
    assert list(held) == list(sources)
    assert len(held) == len(sources)
    assert held.merged == {n: s.merged_into for n, s in sources.items() if s.merged_into}
    assert [held.name(n) for n in sources] == [s.name for s in sources.values()]


@given(SOURCES, st.integers(-1, 40))
def test_names_and_merges_are_those_of_a_plain_mapping(
    sources: dict[int, Source], number: int
) -> None:
    """What stands for a source and what it is called do not depend on how sources are held."""
    held = Sources(sources.values())
    for one in (number, None, *sources):
        assert canonical(one, held) == canonical(one, sources)
        assert source_name(one, held) == source_name(one, sources)


def test_a_number_that_is_not_there_is_missed() -> None:
    """No source stands for another's number."""
    held = Sources([Source(2, "k", "Monitor"), Source(9, "k", "Ministry")])
    assert [held.get(n) for n in (1, 3, 10)] == [None, None, None]
    assert 3 not in held
    assert held.name(3) is None
    with pytest.raises(KeyError):
        held[3]
