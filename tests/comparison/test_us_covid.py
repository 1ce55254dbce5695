"""Deaths from COVID-19 in the United States up to 2020-04-15, as five sources gave them."""

from dataclasses import replace
from decimal import Decimal

import pytest

from facttrack.domain.claim import History, Kind, Question, Source, Version
from facttrack.domain.dates import EventDate, SaidDate
from facttrack.domain.quantity import exact
from tests.comparison.stated import claim, weigh

WHO, ECDC, OWID, NYT, JHU = range(1, 6)
SOURCES = {
    n: Source(n, f"k{n}", name)
    for n, name in [
        (WHO, "WHO"),
        (ECDC, "ECDC"),
        (OWID, "Our World in Data"),
        (NYT, "The New York Times"),
        (JHU, "JHU CSSE"),
    ]
}
DEATHS = Question(1, "k1", "COVID-19 deaths", dimension="count", unit="persons", basis="cumulative")
DAY = EventDate("2020-04-15")
NYT_SAID = """28582 2020-04-17T20:37:17+03:00 31933 2020-05-08T21:32:32+03:00
31994 2020-05-13T09:19:32+03:00 32069 2020-06-03T08:25:57+03:00 32070 2020-06-27T08:56:19+03:00"""
JHU_SAID = """28326 2020-04-16T08:37:47+03:00 28325 2020-04-17T08:29:25+03:00
28338 2020-04-23T07:27:01+03:00 32734 2020-04-29T08:43:32+03:00 32760 2020-05-21T07:04:30+03:00
32809 2020-06-13T09:29:46+03:00 32944 2020-06-14T08:39:24+03:00 33329 2020-07-01T20:12:16+03:00
34261 2020-08-05T21:09:20+03:00 34308 2020-08-07T11:47:49+03:00 31290 2020-09-01T15:55:06+03:00
34304 2020-09-02T23:33:28+03:00 34301 2020-10-13T17:17:45+03:00 34332 2020-11-17T00:04:04+02:00
34335 2020-11-18T10:14:55+02:00 34337 2020-11-25T19:36:27+02:00 34358 2020-12-17T11:42:24+02:00
34415 2020-12-20T22:13:30+02:00 34422 2021-01-18T18:13:27+02:00 34553 2021-02-11T16:10:18+02:00
34725 2021-02-22T12:40:13+02:00 34727 2021-03-09T14:27:35+02:00 34718 2021-07-31T09:16:05+03:00
34719 2021-09-03T01:10:00+03:00 34730 2022-04-08T20:24:37+03:00 35300 2022-11-30T09:00:15+02:00"""


def told(claim_id: int, publisher: int, origin: int, said: str) -> History:
    """A claim of successive figures, each followed by when it was published."""
    words = said.split()
    first = Version(
        claim_id,
        1,
        claim_id,
        Kind.RECORD,
        exact(Decimal(words[0]), "persons"),
        question_id=1,
        publisher_id=publisher,
        origin_id=origin,
        event_date=DAY,
        published=SaidDate(words[1]),
    )
    later = [
        replace(
            first,
            number=n,
            changeset=100 + n,
            kind=Kind.REVISE,
            quantity=exact(Decimal(figure), "persons"),
            published=SaidDate(when),
        )
        for n, (figure, when) in enumerate(zip(words[2::2], words[3::2], strict=True), start=2)
    ]
    return claim(first, *later)


CLAIMS = [
    told(1, ECDC, ECDC, "26057 2020-04-15T19:59:02+03:00"),
    told(2, JHU, JHU, JHU_SAID),
    told(3, NYT, NYT, NYT_SAID),
    told(4, WHO, WHO, "23476 2020-04-18T11:40:24-04:00"),
    told(5, OWID, ECDC, "26057 2020-04-18T14:33:42-04:00"),
]


@pytest.mark.parametrize(
    ("day", "high"), [("2020-08-31", 34308), ("2020-09-01", 32070), ("2020-09-03", 34304)]
)
def test_the_slip_moves_the_range_but_not_the_best(day: str, high: int) -> None:
    """JHU's 31,290 of 1 September 2020, undone next day, never touches the figure to print."""
    found = weigh(CLAIMS, by=day, question=DEATHS, at=DAY, sources=SOURCES)
    assert found.figure == Decimal(26057)
    assert (found.range.low, found.range.high) == (Decimal(23476), Decimal(high))
    assert (found.counts.claims, found.counts.origins, found.counts.echoes) == (5, 4, 1)
    assert len(found.best.middle) == 2
    assert found.agreement is None


def test_two_origins_disagree_at_first() -> None:
    """By 16 April only ECDC and JHU had spoken, and they differ: no best, the range leads."""
    found = weigh(CLAIMS, by="2020-04-16", question=DEATHS, at=DAY, sources=SOURCES)
    assert found.figure is None
    assert found.low_confidence
    assert found.counts.origins == 2
    assert found.best.why == "two origins disagree, 26,057 and 28,326"
    assert (found.range.low, found.range.high) == (Decimal(26057), Decimal(28326))
    assert found.outliers.not_tested == "2 origins give figures"


def test_everything_said_is_counted_once() -> None:
    """34 rows are five claims of four origins, revised 29 times; Our World in Data echoes ECDC."""
    found = weigh(CLAIMS, question=DEATHS, at=DAY, sources=SOURCES)
    assert sum(len(h.versions) for h in CLAIMS) == 34
    assert (found.counts.claims, found.counts.origins) == (5, 4)
    assert found.counts.revisions == 4 + 25
    assert [(u.label, u.reason) for u in found.uncounted] == [("c5.1", "echo of c1 (ECDC)")]
    assert {v.label: "stale" in v.marks for v in found.votes} == {
        "c1.1": True,
        "c2.26": False,
        "c3.5": True,
        "c4.1": True,
    }
