"""When a figure was true, and of which figure it is a part."""

from __future__ import annotations

import pytest

from facttrack.reading import read
from facttrack.reading.candidate import Candidate


def _claims(text: str, date: str | None = None) -> list[Candidate]:
    return [candidate for candidate in read(text, date=date) if candidate.claim]


@pytest.mark.parametrize(
    ("text", "date", "iso"),
    [
        ("On 3 June 2017 a raid killed 12 men.", None, "2017-06-03"),
        ("On June 3 a raid killed 12 men.", "2017-06-10", "2017-06-03"),
        ("On June 3 a raid killed 12 men.", None, ""),
        ("On Monday a raid killed 12 men.", "2017-06-07", "2017-06-05"),
        ("A raid killed 12 men yesterday.", "2017-06-07", "2017-06-06"),
        ("In March 2016 a raid killed 12 men.", None, "2016-03"),
        ("In December a raid killed 12 men.", "2017-06-07", "2016-12"),
        ("Since 2011 raids have killed 1,200 men.", "2017-06-07", "2011/2017-06-07"),
        ("Between 2013 and 2017 raids killed 1,200 men.", None, "2013/2017"),
        ("Last year raids killed 1,200 men.", "2017-06-07", "2016"),
        ("In 2016, 312 men were killed.", None, "2016"),
        ("Since 2014, 312 men have been killed.", "2017-06-07", "2014/2017-06-07"),
        ("In March, 40 men were killed.", "2017-06-07", "2017-03"),
        ("In March, 12 men were killed.", "2017-06-07", "2017-03"),
        ("In March, 2016, a raid killed 12 men.", None, "2016-03"),
        ("On Monday, 12 men were killed.", "2017-06-07", "2017-06-05"),
        ("A raid killed 12 men on Wednesday, 7 May 2025.", None, "2025-05-07"),
        ("A raid killed 12 men on Wednesday, May 7, 2025, near Orm.", None, "2025-05-07"),
        ("A raid killed 12 men on Wednesday (7 May).", "2025-05-09", "2025-05-07"),
        (
            "From Monday, 5 May 2025 to 7 May 2025 raids killed 12 men.",
            None,
            "2025-05-05/2025-05-07",
        ),
        ("A raid killed 12 men on Wednesday, and 7 May was quiet.", "2025-05-09", "2025-05-07"),
        ("Two days ago a raid killed 12 men.", "2017-06-01", "2017-05-30"),
        ("A raid killed 12 men 2 days ago.", None, ""),
        ("A raid killed 12 men a week ago.", "2017-06-07", "2017-05-29/2017-06-04"),
        ("A raid killed 12 men three months ago.", "2017-01-31", "2016-10"),
        ("Ten years ago a raid killed 12 men.", "2017-06-07", "2007"),
        ("In the past 24 hours 12 men were killed.", "2017-06-07", "2017-06-06/2017-06-07"),
        ("Over the last three days, 12 men were killed.", "2017-06-07", "2017-06-04/2017-06-07"),
        ("During the past month 12 men were killed.", "2017-03-31", "2017-02-28/2017-03-31"),
        ("Raids killed 12 men in the past two years.", "2016-02-29", "2014-02-28/2016-02-29"),
        ("A raid killed 12 men last night.", "2017-06-01", "2017-05-31"),
        ("A raid killed 12 men this morning.", "2017-06-01", "2017-06-01"),
        ("Next month 12 men will be tried.", "2017-12-07", "2018-01"),
        ("Last month 12 men were tried.", "2017-01-31", "2016-12"),
        ("Next week 12 men will be tried.", "2017-06-07", "2017-06-12/2017-06-18"),
        ("The vote will be held in 12 towns on 2 July.", "2017-06-07", "2017-07-02"),
        ("The trial of 12 men is due to open on Wednesday.", "2017-06-06", "2017-06-07"),
        ("Some 12 men will be tried in September.", "2017-06-07", "2017-09"),
        ("Some 12 men will be freed in May.", "2017-06-07", "2017-05"),
        (
            "The 12 men will be tried for a raid that shook Tesh on Monday.",
            "2017-06-07",
            "2017-06-05",
        ),
        ("On Sunday 12 men died for the first time since March 2.", "2017-06-07", "2017-06-04"),
        ("It was the deadliest since 2011, and on 3 June 12 men died.", "2017-06-07", "2017-06-03"),
    ],
)
def test_the_event_date_is_resolved_against_the_documents(
    text: str, date: str | None, iso: str
) -> None:
    """A date that needs the document's date stays open without it, and says what it needs."""
    event = next(c for c in read(text, date=date) if c.claim).event_date
    assert event is not None
    assert event.iso == iso
    assert bool(event.needs) == (not iso)


def test_the_year_of_a_treaty_dates_nothing() -> None:
    """A year within the name of a paper or a work tells nothing of a figure beside it."""
    assert _claims("Some 40 states signed the 1951 Aid Convention.")[0].event_date is None
    dated = _claims("Some 40 states signed the convention in 1951.")[0].event_date
    assert dated is not None
    assert dated.iso == "1951"


def test_the_day_of_saying_is_no_event_date() -> None:
    """A day behind "said" dates the statement, not what it is about."""
    assert _claims("Harbour Aid said on Tuesday that 40 men died.")[0].event_date is None
    named = "Harbour Aid said on Tuesday, 6 May 2025, that 40 men died."
    assert _claims(named)[0].event_date is None


def test_a_part_points_at_its_whole() -> None:
    """In "12, including three children" the second counts a part of the first."""
    found = read("A raid killed at least 12 people, including three children, and hurt 5 men.")
    assert [c.part_of for c in found] == [None, 0, None]
    assert [c.text for c in found] == ["at least 12", "three", "5"]
    assert read("Two of them died. It hurt 9 men, four of them badly.")[2].part_of == 1


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Of the 60 dead, 22 were women and 12 children.", [None, 0, 0]),
        ("Out of 90 bodies found, 60 were named; 40 people are missing.", [None, 0, None]),
        ("A total of 33 died: 21 men, 8 women and 4 children.", [None, 0, 0, 0]),
        ("The blast killed 12 people — five in Orm and seven in Tal.", [None, 0, 0]),
        ("The party won 19 seats (12 here, 7 there).", [None, 0, 0]),
        ("The raid killed 5 fighters (2 wounded, 3 missing).", [None, None, None]),
        ("Five dead: 3 cars and 2 vans burned.", [None, None, None]),
        ("A total of 33 died: 21 men and 8 women.", [None, None, None]),
    ],
)
def test_a_list_that_adds_up_and_what_is_counted_of_others_are_parts(
    text: str, parts: list[int | None]
) -> None:
    """Figures listed behind a whole are its parts where they add up to it."""
    assert [c.part_of for c in read(text)] == parts


def test_a_part_has_the_unit_deed_and_date_of_its_whole() -> None:
    """What a part does not name is its whole's; what it names is its own."""
    text = "On 3 June 2017 they held 17 men, 5 of them foreign, and 2 dogs died on 5 June 2017."
    whole, part, other = (c for c in read(text) if c.claim)
    assert (part.quantity.unit, part.predicate) == ("persons", whole.predicate)
    assert other.event_date
    assert (part.event_date, other.event_date.iso) == (whole.event_date, "2017-06-05")


def test_the_time_of_a_total_is_not_that_of_the_figures_before_it() -> None:
    """In "killed 12, bringing the toll since Friday to 43" Friday dates the 43 alone."""
    text = "Raids killed 12 men on Monday, bringing the toll since Friday to 43."
    first, total = _claims(text, "2017-06-07")
    assert first.event_date
    assert total.event_date
    assert (first.event_date.iso, total.event_date.iso) == ("2017-06-05", "2017-06-02/2017-06-07")
    assert _claims(text.replace(" on Monday", ""), "2017-06-07")[0].event_date is None
    assert _claims("It rose to 60, up from 40 in May.", "2017-06-07")[0].event_date is None
