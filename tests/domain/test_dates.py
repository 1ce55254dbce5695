from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facttrack.domain.dates import (
    DateError,
    DateRelation,
    EventDate,
    PartialDate,
    SaidDate,
    relate_dates,
)

R = DateRelation
DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
PARTIALS = st.builds(
    lambda day, length: day.isoformat()[:length], DAYS, st.sampled_from([4, 7, 10])
)


@st.composite
def event_dates(draw: st.DrawFn) -> EventDate:
    """A partial date, a period or an open period, near enough to others to meet them."""
    near = st.dates(min_value=date(2016, 11, 1), max_value=date(2018, 2, 28))
    start, end = sorted((draw(near), draw(near)))
    a, b = (day.isoformat()[: draw(st.sampled_from([4, 7, 10]))] for day in (start, end))
    return EventDate(draw(st.sampled_from([a, f"{a}/{b}", f"{a}/", f"/{b}"])))


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2017", "2017-01-01", "2017-12-31"),
        ("2017-06", "2017-06-01", "2017-06-30"),
        ("2017-06-03", "2017-06-03", "2017-06-03"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
    ],
)
def test_a_partial_date_covers_whole_days(iso: str, first: str, last: str) -> None:
    """A year, month or day runs from its first day to its last, leap years included."""
    partial = PartialDate(iso)
    assert (partial.first.isoformat(), partial.last.isoformat()) == (first, last)


NO_DATES = [
    "2017-13",
    "2017-00",
    "2017-02-29",
    "2017-06-31",
    "0000",
    "17",
    "2017-6",
    "2017/06",
    "20170603",
    "\u0662\u0660\u0661\u0667",
    "2017 ",
    "-2017",
    "2017-",
    "",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_a_day_that_does_not_exist_is_no_date(text: str) -> None:
    """Only ISO years, months and days that exist are taken, in ASCII digits."""
    for kind in (PartialDate, SaidDate):
        with pytest.raises(DateError):
            kind(text)


@given(PARTIALS)
def test_a_partial_date_counts_from_its_last_day(iso: str) -> None:
    """Something said in "2017-06" had surely been said by the month's last day, and no earlier."""
    assert SaidDate(iso).day == PartialDate(iso).last
    assert PartialDate(iso).first <= PartialDate(iso).last


@pytest.mark.parametrize(
    ("iso", "message"),
    [
        ("/", "neither a start nor an end"),
        ("2018/2017", "ends before it starts"),
        ("2017-06-03/2017-06-02", "ends before it starts"),
        ("2017/2018/2019", "is not a date"),
        ("2017/abc", "is not a date"),
        ("2019-02-30/2019-03-01", "is no date"),
    ],
)
def test_a_period_that_cannot_be_is_refused(iso: str, message: str) -> None:
    """A period needs an end that exists, and no end before its start."""
    with pytest.raises(DateError, match=message):
        EventDate(iso)


def test_open_periods_have_no_end() -> None:
    """An open end reaches as far as dates go, and so does an open start."""
    assert EventDate("2023/").last == date.max
    assert EventDate("2023/").first == date(2023, 1, 1)
    assert EventDate("/2023").first == date.min
    assert EventDate("/2023").last == date(2023, 12, 31)


def test_an_unresolved_date_stays_unresolved() -> None:
    """An unresolved "May 18" is kept in the source's words and compares with nothing."""
    may = EventDate("", text="May 18", needs="the year")
    assert not may.resolved
    assert str(may) == "May 18"
    assert relate_dates(may, EventDate("2017-05-18")) is R.UNKNOWN
    assert relate_dates(may, may) is R.UNKNOWN
    assert relate_dates(None, EventDate("2017")) is R.UNKNOWN
    assert relate_dates(None, None) is R.UNKNOWN


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("2017", "2017", R.SAME),
        ("2017", "2017-01-01/2017-12-31", R.SAME),
        ("2017-06", "2017-06-03", R.CONTAINS),
        ("2017-06-03", "2017", R.WITHIN),
        ("2017-06", "2017-07", R.DISJOINT),
        ("2017/2019", "2019/2020", R.OVERLAPS),
        ("2017/", "2019", R.CONTAINS),
        ("/2017", "2016/2018", R.OVERLAPS),
        ("/2017", "2018/", R.DISJOINT),
        ("/2017", "2017/", R.OVERLAPS),
        ("2017-06-03/2017-06-04", "2017-06-04/2017-06-05", R.OVERLAPS),
    ],
)
def test_dates_relate_by_whole_days(a: str, b: str, relation: DateRelation) -> None:
    """One date contains, overlaps or misses another by the days that it covers."""
    assert relate_dates(EventDate(a), EventDate(b)) is relation


@given(event_dates(), event_dates())
def test_relations_hold_both_ways_round(a: EventDate, b: EventDate) -> None:
    """What a is to b, b is to a: the same, overlapping, apart, or containing and within."""
    converse = {R.CONTAINS: R.WITHIN, R.WITHIN: R.CONTAINS}
    relation = relate_dates(a, b)
    assert relate_dates(b, a) is converse.get(relation, relation)
    assert (relation is R.DISJOINT) is (max(a.first, b.first) > min(a.last, b.last))
    assert relate_dates(a, a) is R.SAME


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2020-04-15T23:30:00-05:00", "2020-04-15"),
        ("2020-04-15T00:30:00+14:00", "2020-04-15"),
        ("2020-04-15T00:30Z", "2020-04-15"),
        ("2020-04-15 23:59:59.999", "2020-04-15"),
        ("2020-04-15T10:00:00+0300", "2020-04-15"),
        ("0001-01-02T00:00:00+01:00", "0001-01-02"),
    ],
)
def test_a_timestamp_has_its_day_in_its_own_offset(text: str, day: str) -> None:
    """A statement made late in the evening in New York was made on that day, whatever UTC says."""
    assert SaidDate(text).day.isoformat() == day
    assert str(SaidDate(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "2020-04-15T24:30:00",
        "2020-04-15T10:60",
        "2020-02-30T10:00",
        "2020-04-15T10:00+25:00",
        "2020-04-15T10",
        "2020-04-15T10:00 UTC",
        "0001-01-01T00:00:00+01:00",
    ],
)
def test_a_moment_that_does_not_exist_is_refused(text: str) -> None:
    """A timestamp needs a day, a time and an offset that exist."""
    with pytest.raises(DateError):
        SaidDate(text)


def test_statements_sort_in_the_order_said() -> None:
    """Offsets are taken into account, and a date without a time stands at its day's end."""
    texts = [
        "2020-04-14",
        "2020-04-15T01:00:00+03:00",
        "2020-04-14T22:00:00.000001Z",
        "2020-04-14T20:00:00-05:00",
        "2020-04-15T23:59:59",
        "2020-04-15",
        "2020-04",
        "2020",
    ]
    by_order = sorted(texts, key=lambda text: SaidDate(text).order)
    assert by_order == [texts[1], texts[2], texts[0], *texts[3:]]


MOMENTS = st.datetimes(
    min_value=datetime(2019, 12, 31),  # noqa: DTZ001 - the strategy adds the offset
    max_value=datetime(2020, 1, 3),  # noqa: DTZ001
    timezones=st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m))),
)


@given(MOMENTS, MOMENTS)
def test_the_order_said_is_the_order_of_moments(a: datetime, b: datetime) -> None:
    """Two timestamps sort as their moments do, and each day is that of its own offset."""
    first, second = SaidDate(a.isoformat()), SaidDate(b.isoformat())
    assert (first.order < second.order) is (a < b)
    assert (first.order == second.order) is (a == b)
    assert first.day == a.date()
