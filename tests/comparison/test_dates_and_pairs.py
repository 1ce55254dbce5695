"""Which claims a comparison is of: its dates, its documents, its pairs."""

from dataclasses import replace

from facttrack.comparison import compare_dates, compare_groups, latest_date
from facttrack.comparison.event_dates import event_dates
from facttrack.comparison.pairing import MOST_CLAIMS
from facttrack.domain.claim import History, Kind, Sighting
from facttrack.domain.dates import EventDate, SaidDate
from tests.comparison.stated import (
    QUESTION,
    SOURCES,
    claim,
    own,
    said_by,
    then,
    version,
    weigh,
)

# Dates.


def test_only_claims_at_the_asked_date_are_counted() -> None:
    """Other dates are left out, overlapping ones listed beside, whatever way they are written."""
    month, days = EventDate("2017-06"), EventDate("2017-06-01/2017-06-30")
    histories = [
        claim(version(1, "21", 1)),
        claim(version(2, "60", 2, at=month)),
        claim(version(3, "61", 3, at=days)),
        claim(version(4, "70", 4, at=EventDate("2017-07"))),
        claim(version(5, "80", 5, at=None)),
        claim(version(6, "90", 6, at=EventDate("", "May 18", "the year"))),
    ]
    found = weigh(histories)
    assert [v.label for v in found.votes] == ["c1.1"]
    assert [b.label for b in found.beside] == ["c2.1", "c3.1"]
    assert "date_uncertain" in found.flags
    assert [v.label for v in weigh(histories, at=month).votes] == ["c2.1", "c3.1"]
    assert [v.label for v in weigh(histories, at=None).votes] == ["c5.1"]
    groups = compare_dates(histories)
    assert [str(g.event_date) for g in groups] == [
        "2017-06-01",
        "2017-06",
        "2017-07",
        "May 18",
        "None",
    ]
    assert [[s.claim_id for s in g.beside] for g in groups] == [[2, 3], [1], [], [], []]
    dates = event_dates(histories)
    assert dates == [g.event_date for g in groups]
    assert latest_date(dates) == EventDate("2017-07")
    assert latest_date(dates[3:]) is None


def test_a_corrected_date_moves_the_claim() -> None:
    """The version in force tells the date."""
    first = version(1, "21", 1, at=EventDate("2017-05-01"))
    moved = replace(then(first, "21", "", 9, Kind.CORRECT), event_date=EventDate("2017-06-01"))
    assert weigh([claim(first, moved)]).counts.claims == 1
    assert weigh([claim(first)]).counts.claims == 0


def test_every_date_at_once_gives_what_each_gives() -> None:
    """The groups of compare_dates are compared as compare does at each date, in order."""
    histories = [
        claim(version(n, str(20 + n), n, at=EventDate(f"2017-06-0{1 + n % 3}")))
        for n in range(1, 8)
    ] + [claim(version(8, "40", 8, at=EventDate("2017-06")))]
    found = list(compare_groups(QUESTION, compare_dates(histories, None), SOURCES, as_of=99))
    assert [str(c.event_date) for c in found] == [
        "2017-06-01", "2017-06", "2017-06-02", "2017-06-03",
    ]  # fmt: skip
    assert found == [weigh(histories, at=c.event_date) for c in found]


# Counts and pairs.


def test_documents_count_every_item_that_was_read_by_then() -> None:
    """A document counts once, a sighting's too if it was seen by the asked day."""
    first = replace(version(1, "21", 1), document_id=7)
    seen = (Sighting(1, 1, 2, 8, SaidDate("2017-06-02")), Sighting(1, 1, 3, 7), Sighting(1, 1, 4))
    history = History(1, (first,), seen)
    other = claim(replace(version(2, "22", 2), document_id=None))
    assert weigh([history, other]).counts.documents == 2
    assert weigh([history, other], by="2017-06-01").counts.documents == 1


def test_pairs_can_be_left_out_without_changing_the_rest() -> None:
    """Reports ask for no pairs; all counts stay."""
    histories = own("21", "17", "about 25", "more than 20")
    full, bare = weigh(histories), weigh(histories, pairs=False)
    assert bare.pairs == ()
    assert replace(full, pairs=()) == bare
    assert bare.counts.conflicts == sum(
        p.counted and p.relation.kind == "conflict" for p in full.pairs
    )


def test_beyond_two_hundred_claims_only_votes_are_paired() -> None:
    """A crowd of echoes is not related each to each, and the result says so."""
    crowd = [claim(version(n, "21", 1, publisher=2)) for n in range(10, 10 + MOST_CLAIMS)]
    found = weigh([claim(version(1, "21", 1)), claim(version(2, "17", 3)), *crowd])
    assert [(p.a, p.b) for p in found.pairs] == [("c1.1", "c2.1")]
    assert found.pairs_note == (
        "more than 200 claims: only the pairs of the origins' votes are given"
    )
    strangers = [claim(version(n, "21", None)) for n in range(1, 2 + MOST_CLAIMS)]
    assert weigh(strangers).pairs_note == "more than 200 votes: no pairs are given"


def test_a_claim_that_revised_itself_is_a_pair_of_versions() -> None:
    """The versions of one claim relate as a revision, told with both days."""
    first = version(1, "21", 1)
    found = weigh([claim(first, then(first, "24", "2017-06-03", 9))])
    assert [(p.a, p.b, p.relation.kind) for p in found.pairs] == [("c1.1", "c1.2", "revision")]
    assert found.pairs[0].relation.reason == (
        "c1.2 revises c1.1: A said 21 (2017-06-01), then 24 (2017-06-03)"
    )
    assert said_by("21", 1).own
