import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facttrack.domain.date_text import read_event_date, read_said_date
from facttrack.domain.dates import DateError, EventDate


@pytest.mark.parametrize(
    "text",
    ["2017", "2017-06", "2017-06-03", "2019-03-18/2019-03-19", "1954/1962", "2023/", "/2023"],
)
def test_a_canonical_date_is_taken_as_it_is(text: str) -> None:
    """A date in canonical form is its own text, so none is kept beside it."""
    assert read_event_date(text) == EventDate(text)
    assert read_event_date(f" {text}\u00a0\n") == EventDate(text)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("../2023", "/2023"),
        ("2023/..", "2023/"),
        ("2011\u2013present", "2011/"),
        ("2011-present", "2011/"),
        ("2011 to present", "2011/"),
        ("1954-1962", "1954/1962"),
        ("1954\u20131962", "1954/1962"),
        ("1954 \u2013 1962", "1954/1962"),
        ("1954\u20141962", "1954/1962"),
        ("1954 - 1962", "1954/1962"),
        ("1954 to 1962", "1954/1962"),
        ("October 9\u201310, 2023", "2023-10-09/2023-10-10"),
        ("9-10 October 2023", "2023-10-09/2023-10-10"),
        ("9 to 10 October 2023", "2023-10-09/2023-10-10"),
        ("28 May \u2013 3 June 2017", "2017-05-28/2017-06-03"),
        ("June\u2013August 2017", "2017-06/2017-08"),
        ("2017-06-03 to 2017-06-05", "2017-06-03/2017-06-05"),
        ("28/03/2020 \u2013 30/03/2020", "2020-03-28/2020-03-30"),
        ("3 June 2017", "2017-06-03"),
        ("3rd of June, 2017", "2017-06-03"),
        ("June 3, 2017", "2017-06-03"),
        ("june 3 2017", "2017-06-03"),
        ("JUNE 3rd, 2017", "2017-06-03"),
        ("3  June\u00a02017", "2017-06-03"),
        ("3-Jun-2017", "2017-06-03"),
        ("2017-Jun-03", "2017-06-03"),
        ("Jun 2017", "2017-06"),
        ("Sept. 2017", "2017-09"),
        ("Sep 2017", "2017-09"),
        ("May 2017", "2017-05"),
        ("Feb 29, 2016", "2016-02-29"),
        ("31-10-2020", "2020-10-31"),
        ("28/03/2020", "2020-03-28"),
        ("28.3.2020", "2020-03-28"),
        ("03/28/2020", "2020-03-28"),
        ("05/05/2020", "2020-05-05"),
        ("2020/03/28", "2020-03-28"),
        ("2020-3-8", "2020-03-08"),
        ("03/2020", "2020-03"),
        ("2020/03", "2020-03"),
        ("2019/20", "2019/2020"),
        ("2020-03-28T23:30:00-05:00", "2020-03-28"),
        ("2020-03-28T00:30:00+14:00", "2020-03-28"),
        ("2020-03-28 10:00", "2020-03-28"),
        ("2017/2017", "2017"),
        ("2017-06-03/2017-06-03", "2017-06-03"),
        ("October 9\u20139, 2023", "2023-10-09"),
    ],
)
def test_dates_are_read_as_people_write_them(text: str, iso: str) -> None:
    """Each spelling gives the one date that it can mean, and the source's text stays beside it."""
    assert read_event_date(text) == EventDate(iso, text=text)


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("03/04/2020", "day first or month first"),
        ("3-4-2020", "day first or month first"),
        ("03.04.2020", "day first or month first"),
        ("1/22/20", "the year in four digits"),
        ("22/1/20", "the year in four digits"),
        ("03/04/20", "day first or month first and the year in four digits"),
        ("May 18", "the year"),
        ("18 May", "the year"),
        ("May", "the year"),
        ("Feb 29", "the year"),
        ("9\u201310 October", "the year"),
        ("May 18 \u2013 June 2", "the year"),
        ("18 May '17", "the year in four digits"),
        ("5/18", "the year"),
        ("5/6", "day first or month first and the year"),
        ("2010/11", "a month (2010-11) or a period (2010/2011)"),
        ("28 Dec \u2013 3 Jan 2018", "the year of its start"),
        ("31-10-2020/02-11-2020", "day first or month first"),
        ("May 18 \u2013 present", "the year"),
    ],
)
def test_what_can_be_read_twice_is_not_guessed(text: str, needs: str) -> None:
    """A date that two readers could take for two days stays unresolved and says what it needs."""
    assert read_event_date(text) == EventDate("", text=text, needs=needs)


NONSENSE = [
    "abc",
    "last",
    "2020-13-45",
    "2019-02-30",
    "31/02/2020",
    "13/13/2020",
    "99/99/99",
    "Feb 29, 2019",
    "31 February",
    "2018/2017",
    "2018 - 2017",
    "/",
    "../..",
    "\u2013",
    "..",
    "present",
    "0000",
    "20170603",
    "\u0662\u0660\u0661\u0667",
    "\u0663 June 2017",
    "ſept 2017",
    "3 Juni 2017",
    "17",
    "3.6",
    "12:30",
    "2020-03-28T25:00",
    "2020-28-03",
    "Unknown",
    "N/A",
    "--",
    "2017?",
    "c. 2017",
    "3 June 2017 BC",
    "June 2017 2018",
    "1954-62",
    "2011/2012/2013",
    "yesterday",
    "Mayor 2017",
    "1/2/3/2020",
    "",
    "  ",
]


@pytest.mark.parametrize("text", NONSENSE)
def test_nonsense_is_refused_with_what_to_type(text: str) -> None:
    """What is no date is an error that quotes it and shows dates that would be taken."""
    with pytest.raises(
        DateError, match="type a date such as 2017, 2017-06, 2017-06-03 or"
    ) as caught:
        read_event_date(text)
    assert caught.value.exit_code == 5


@given(st.dates(), st.sampled_from(["%d %B %Y", "%B %d, %Y", "%d-%b-%Y", "%Y/%m/%d", "%b %d %Y"]))
def test_every_day_is_read_in_every_spelling(day: date, form: str) -> None:
    """Day, month and year with the month's name or the year first give exactly that day."""
    names = {"%B": calendar.month_name[day.month], "%b": calendar.month_abbr[day.month]}
    numbers = {"%d": str(day.day), "%m": str(day.month), "%Y": f"{day.year:04}"}
    text = form
    for sign, value in (names | numbers).items():
        text = text.replace(sign, value)
    assert read_event_date(text).iso == day.isoformat()


@given(st.dates())
def test_figures_alone_are_read_only_where_one_order_exists(day: date) -> None:
    """Day, month and year in figures resolve exactly when the day could not be a month."""
    for text in (
        f"{day.day}/{day.month}/{day.year:04}",
        f"{day.month:02}-{day.day:02}-{day.year:04}",
    ):
        found = read_event_date(text)
        assert found.resolved is (day.day > 12 or day.day == day.month)
        assert found.iso in ("", day.isoformat())


@given(st.text(alphabet="0123456789-/. \u2013,JuneMaytoT:Z+", max_size=24))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    """No text breaks the reader; what it takes is canonical, and reads as itself again."""
    try:
        found = read_event_date(text)
    except DateError:
        return
    assert found.resolved is not bool(found.needs)
    if found.resolved:
        assert read_event_date(found.iso) == EventDate(found.iso)
    else:
        assert found.text == text.strip()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2020-04-15T19:59:02+03:00", "2020-04-15T19:59:02+03:00"),
        (" 2020-04-15 ", "2020-04-15"),
        ("2020-04", "2020-04"),
        ("15 April 2020", "2020-04-15"),
        ("15/04/2020", "2020-04-15"),
        ("2017/2017", "2017"),
    ],
)
def test_the_day_of_a_statement_is_read(text: str, said: str) -> None:
    """A timestamp stays as it was given, offset and all; other spellings become ISO dates."""
    assert read_said_date(text).text == said


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("03/04/2020", "needs day first or month first"),
        ("May 18", "needs the year"),
        ("2017/2018", "is a period"),
        ("2017/", "is a period"),
        ("soon", "is no date"),
        ("2020-04-15T29:00", "is no time"),
        ("", "is no date"),
    ],
)
def test_a_statement_needs_one_day(text: str, message: str) -> None:
    """When something was said is never a period and never guessed."""
    with pytest.raises(DateError, match=message):
        read_said_date(text)
