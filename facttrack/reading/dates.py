"""When a figure was true: the date in its sentence, resolved against the document's date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from facttrack.domain.dates import DateError, EventDate, PartialDate
from facttrack.errors import BadDataError
from facttrack.lazy import pattern
from facttrack.reading.tokens import MONTHS

_MONTH = (
    "(?:" + "|".join(sorted({m.capitalize() for m in MONTHS}, key=len, reverse=True)) + r")\b\.?"
)
_YEAR = r"(?:1[89]|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_WEEKDAY = "|".join(day.capitalize() for day in _DAYS)
_LEAD = r"(?P<lead>\b(?:[Ss]ince|[Uu]ntil|[Bb]etween|[Ff]rom|[Aa]fter|[Bb]efore|[Bb]y)\s+)?"
_ONE = (
    rf"(?:{_MONTH}\s{_DAY}(?:st|nd|rd|th)?(?:,?\s{_YEAR})?(?!\d|,\d)|"
    rf"{_DAY}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR})?|{_MONTH},?\s{_YEAR}|"
    rf"{_YEAR}-\d\d(?:-\d\d)?|(?<=[a-z] ){_YEAR}(?![\d%-]|,\d))"
)
# A weekday beside a full date is that day: "on Wednesday, 7 May 2025".
_NAMED = rf"(?:(?=[OoMTWFS])(?:[Oo]n\s)?\b(?:{_WEEKDAY}),?\s\(?(?:the\s)?(?={_DAY}\D|{_MONTH}))?"
_NUMBERS = "one two three four five six seven eight nine ten".split()
_N = rf"(?P<{{}}>\d{{{{1,3}}}}|(?i:an?|{'|'.join(_NUMBERS)}))"
# What a span of days is counted back from the document's: "two days ago", "in the past week".
_AGO = rf"(?P<ago>\b{_N.format('n_ago')}\s(?P<unit_ago>day|week|month|year)s?\sago\b)"
_PAST = (
    r"(?P<past>\b(?:[Ii]n|[Oo]ver|[Dd]uring|[Ww]ithin)\s(?:the\s)?(?:past|last)\s"
    rf"(?:{_N.format('n_past')}\s)?(?P<unit_past>hour|day|week|month|year)s?\b)"
)
# No other letters start a date; the rest is not asked at the others.
_STARTS = r"(?=[\dJFMASOND]|the\s|(?:[Ll]ast|[Tt]his|[Oo]n)\s|\b[SsUuBbFfAaIiDdLlEeTtOoMNnWwYy])"
_FOUND = (
    rf"{_STARTS}{_LEAD}(?:the\s)?(?:{_NAMED}(?:"
    rf"(?P<first>{_ONE}|{_DAY}(?=\s(?:and|to)\s{_DAY}\s{_MONTH}))\s?(?:and|to|-|–)\s?(?P<last>{_ONE})|"
    rf"(?P<one>{_ONE}))|"
    rf"(?P<month>\b(?:[Ii]n|[Ss]ince|[Dd]uring|[Ll]ast|[Ee]arly|[Ll]ate)\s{_MONTH})"
    rf"(?!\s\d|,\s{_YEAR}\b)|"
    rf"(?:(?P<which>[Ll]ast|[Tt]his|[Oo]n)\s)?(?P<weekday>\b(?:{_WEEKDAY}))\b|"
    rf"{_AGO}|{_PAST}|"
    r"(?P<relative>\b(?:[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow|[Ll]ast\snight|"
    r"[Tt]his\s(?:morning|afternoon|evening)|(?:[Ll]ast|[Tt]his|[Nn]ext)\s(?:week|month|year))\b))"
)
_SPEECH = pattern(
    r"\b(?:said|says|told|announced|reported|added|stated|wrote|confirmed|report|statement|released|"
    r"published|spoke|addressed)\b[^.,;]{0,30}$"
)
# A clause with a figure and a time of its own: ", bringing the toll since Friday to 43".
_TOTAL = pattern(
    r",\s(?:and\s)?(?:bringing|taking|raising|pushing|lifting|(?:up|down)\s(?:from|on)|against|"
    r"compared\s(?:with|to))\s"
)
# A record's beginning dates nothing: "for the first time since March", "the worst since 2011".
_RECORD = pattern(
    r"\b(?:first(?:\s\w+){0,3}|time|most|least|best|worst|(?:few|dead|high|low|great|larg|small"
    r"|bigg|strong|weak|heavi|bloodi|fierc|long|short|fast|slow|steep|sharp|busi|cold|hott|wett|dri"
    r"|warm|poor|harsh|deep|tight|grav)est)\s$"
)
_REACH = 30


class DateFound(NamedTuple):
    """A date expression at text[start:end] and what it says; `said` when it dates the saying.

    It dates no figure in front of `clause`, where what it stands in tells of another figure.
    """

    start: int
    end: int
    date: EventDate
    said: bool
    clause: int = 0


def document_day(date: str | None) -> dt.date | None:
    """The day of a document's date, a partial date or a timestamp; None where it has none.

    Raises BadDataError for a text that is no date.
    """
    if not date:
        return None
    try:
        return PartialDate(date[:10]).last
    except DateError as error:
        raise BadDataError(str(error)) from None


def find_dates(text: str, start: int, end: int, day: dt.date | None) -> list[DateFound]:
    """The dates in text[start:end], in order; one that needs the document's date may stay open."""
    found: list[DateFound] = []
    for match in _matches(text, start, end):
        if _names_a_paper(text, start, match):
            continue
        ahead = day is not None and _is_ahead(
            text[max(start, match.start() - _FAR) : match.start()]
        )
        date = _read(match.groups(), match[0].strip(), day, ahead=ahead)
        if date:
            before = text[max(start, match.start() - _REACH) : match.start()]
            if (
                match["lead"]
                and match["lead"].lower().startswith("since")
                and _RECORD.search(before)
            ):
                continue
            said = bool(_SPEECH.search(before)) and not match["lead"]
            clauses = [one.start() for one in _TOTAL.finditer(text, start, match.start())]
            clause = clauses[-1] if clauses else start
            found.append(DateFound(match.start(), match.end(), date, said, clause))
    return found


# What is to come is dated by the next such day: "the vote will be held on 2 July".
_AHEAD = pattern(
    r"\b(?:will|is to|are to|(?<!been )(?:scheduled|slated|due) (?:to|for|on|in)|to be held"
    r"|plans? to|planned for)\b"
    r"(?:(?!\b(?:that|who|which|after|since|following|from)\b)[^.,;]){0,70}$"
)
_FAR = 90
_AHEAD_HINTS = ("will", "is to ", "are to ", "scheduled", "slated", "due ", "held", "plan")


def _is_ahead(before: str) -> bool:
    """Whether what stands before a date tells of what is to come; most texts hold no such word."""
    return any(hint in before for hint in _AHEAD_HINTS) and bool(_AHEAD.search(before))


# What is to come is told of some months before.
_SOON = dt.timedelta(days=270)
# A year within the name of a paper or a work dates nothing: "the 1951 Aid Convention".
_PAPER = pattern(
    r"\s(?:[A-Z][\w’'-]*\s){0,4}(?:[Cc]onvention|[Aa]ct|[Tt]reaty|[Ll]aw|[Aa]greement|[Aa]ccords?|[Pp]act"
    r"|[Pp]rotocol|[Cc]onstitution|[Dd]eclaration|[Cc]harter|[Gg]enocide|[Bb]orders|[Mm]emorandum|[Dd]ecree"
    r"|film|movie|novel|book|album|song|model)\b"
)
_OWNING = pattern(r"(?:\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)|['’]s)\s$")


def _names_a_paper(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a bare year belongs to the name of a treaty, a law or a work."""
    one = match["one"]
    if not one or not one.isdecimal() or not _PAPER.match(text, match.end()):
        return False
    first = match.start("one")
    return bool(_OWNING.search(text, max(start, first - len("their ")), first))


# No date starts further before what hints at it, but for white space behind its first word.
_BEFORE = 40


def _matches(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What the pattern of dates finds, in order: it is slow, so that it is asked beside hints."""
    found, at = _found().match, start
    while hint := _hint().search(text, at, end):
        place = hint.start()
        first = place - _BEFORE
        if first < at or text[first + 8 : first + 10].isspace():
            first = at
        at = place + 1
        for here in range(first, at):
            match = found(text, here, end)
            if match:
                yield match
                at = match.end()
                break


def nearest_date(found: Sequence[DateFound], start: int, end: int) -> EventDate | None:
    """The date nearest to a figure at [start, end), dates of sayings left out."""
    if not found:
        return None
    dated = [
        one
        for one in found
        if not one.said and start >= one.clause and (end <= one.start or one.end <= start)
    ]
    if not dated:
        return None
    return min(dated, key=lambda one: max(one.start - end, start - one.end)).date


_Groups = dict[str, str | None]


@lru_cache(maxsize=1024)
def _read(
    groups: tuple[str | None, ...], text: str, day: dt.date | None, *, ahead: bool
) -> EventDate | None:
    """What a match says, told by its groups: the same dates are met again and again.

    `ahead` is for what is still to come on the document's day.
    """
    found = _date(dict(zip(_found().groupindex, groups, strict=True)), text, day)
    return _put_ahead(found, groups, text, day) if ahead and found and day else found


def _put_ahead(
    found: EventDate, groups: tuple[str | None, ...], text: str, day: dt.date
) -> EventDate:
    """A day or month without a year, moved to the first one that is not over."""
    match = dict(zip(_found().groupindex, groups, strict=True))
    if not found.resolved or found.first >= day or re.search(r"\d{4}", text) or "/" in found.iso:
        return found
    if match["weekday"] and match["which"] in (None, "on", "On", "this", "This"):
        return EventDate((found.first + dt.timedelta(days=7)).isoformat(), found.text)
    if not (match["month"] or match["one"]) or found.last >= day:
        return found
    year, _, rest = found.iso.partition("-")
    try:
        later = EventDate(f"{int(year) + 1:04}-{rest}" if rest else found.iso, found.text)
    except DateError:
        return found
    return later if later.first - day < _SOON else found


def _date(match: _Groups, text: str, day: dt.date | None) -> EventDate | None:
    lead = (match["lead"] or "").strip().lower()
    if match["last"]:
        return _period(match, text, day)
    if match["one"]:
        return _with_lead(_explicit(match["one"], day), lead, text, day)
    if match["month"]:
        word = match["month"].split()[0].lower()
        return _with_lead(
            _month(match["month"], day), "since" if word == "since" else lead, text, day
        )
    if match["weekday"]:
        return _with_lead(_weekday(match["weekday"], day), lead, text, day)
    for group in ("ago", "past"):
        if match[group]:
            return _counted_back(group, match, text, day)
    return _relative((match["relative"] or "").lower(), text, day)


@lru_cache(maxsize=1)
def _hint() -> re.Pattern[str]:
    """What every date holds; it starts with a set of characters, so that a scan is quick."""
    return re.compile(
        r"[12DFJLMNOPASTWYglptxy](?:(?<=[A-Z])(?:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec|onday|uesday"
        r"|ednesday|hursday|riday|aturday)|(?<=[Yy])esterday|(?<=[Tt])oday"
        r"|(?<=[LlTt])(?:ast|his)\s(?:week|month|year|night|morning|afternoon|evening)"
        r"|(?<=[Tt])o(?:night|morrow)|(?<=[Nn]ex)t\s(?:week|month|year)|(?<=\sag)o\b"
        r"|(?<=[PpLl])ast\s(?:[A-Za-z]+\s|\d+\s)?(?:hour|day|week|month|year)"
        r"|(?<=1)[89]\d\d|(?<=2)0\d\d)"
    )


@lru_cache(maxsize=1)
def _found() -> re.Pattern[str]:
    """Compiled when the first text is read: starting takes no part in it."""
    return re.compile(_FOUND)


def _explicit(text: str, day: dt.date | None) -> EventDate | None:
    from facttrack.domain.date_text import read_event_date

    try:
        found = read_event_date(" ".join(text.replace(" of ", " ").split()))
    except DateError:
        return None
    if found.resolved or found.needs != "the year" or day is None:
        return found
    for year in (day.year, day.year - 1):
        try:
            dated = read_event_date(f"{text.strip()} {year}")
        except DateError:
            continue
        if dated.resolved and dated.first <= day:
            return dated
    return found


def _period(match: _Groups, text: str, day: dt.date | None) -> EventDate | None:
    first_text, last_text = match["first"] or "", match["last"] or ""
    last = _explicit(last_text, day)
    if first_text.isdigit() and len(first_text) <= 2:  # noqa: PLR2004 - "10 and 24 November"
        first_text += " " + last_text.split(" ", 1)[-1]
    first = _explicit(first_text, day)
    if not (first and last):
        return None
    if not (first.resolved and last.resolved):
        return EventDate("", text, "the year")
    try:
        return EventDate(f"{first.iso.split('/')[0]}/{last.iso.split('/')[-1]}", text)
    except DateError:
        return None


def _with_lead(
    found: EventDate | None, lead: str, text: str, day: dt.date | None
) -> EventDate | None:
    """An open period for "since"; other words before a date leave it a date."""
    if found is None or not found.resolved:
        return found if found is None else EventDate("", text, found.needs)
    if lead == "since":
        end = day.isoformat() if day and day >= found.first else ""
        return EventDate(f"{found.iso.split('/')[0]}/{end}", text)
    return EventDate(found.iso, text)


def _month(text: str, day: dt.date | None) -> EventDate | None:
    month = MONTHS[text.rsplit(maxsplit=1)[-1].lower().rstrip(".")]
    if day is None:
        return EventDate("", text, "the year")
    year = day.year if month <= day.month else day.year - 1
    return EventDate(f"{year:04}-{month:02}", text)


def _weekday(name: str, day: dt.date | None) -> EventDate:
    """The last such day up to the document's date."""
    if day is None:
        return EventDate("", name, "the document's date")
    back = (day.weekday() - _DAYS.index(name.lower())) % 7
    return EventDate((day - dt.timedelta(days=back)).isoformat(), name)


def _counted_back(group: str, match: _Groups, text: str, day: dt.date | None) -> EventDate | None:
    """The day, week, month or year so long ago; the days from there on for "in the past week"."""
    if day is None:
        return EventDate("", text, "the document's date")
    word, unit = (match[f"n_{group}"] or "one").lower(), match[f"unit_{group}"] or ""
    spelled = _NUMBERS.index(word) + 1 if word in _NUMBERS else 1
    number = int(word) if word.isdigit() else spelled
    if unit == "hour":
        number, unit = number // _HOURS, "day"
        if not number or word != str(number * _HOURS):
            return None
    try:
        back = _back(day, number, unit)
    except (ValueError, OverflowError):
        return None
    if group == "past":
        return EventDate(f"{back}/{day}", text)
    if unit == "week":
        return _week(back, text)
    return EventDate(back.isoformat()[: _SHOWN[unit]], text)


_HOURS = 24
# How much of an ISO day tells the unit.
_SHOWN = {"day": 10, "month": 7, "year": 4}


def _back(day: dt.date, number: int, unit: str) -> dt.date:
    """The day so many units before; the month's last where it has no such day.

    Raises ValueError or OverflowError where the calendar does not go so far.
    """
    import calendar

    if unit in ("day", "week"):
        return day - dt.timedelta(days=number * (1 if unit == "day" else 7))
    months = day.year * 12 + day.month - 1 - number * (1 if unit == "month" else 12)
    first = dt.date(months // 12, months % 12 + 1, 1)
    return first.replace(day=min(day.day, calendar.monthrange(first.year, first.month)[1]))


def _week(day: dt.date, text: str) -> EventDate:
    """The week, Monday to Sunday, that a day lies in."""
    monday = day - dt.timedelta(days=day.weekday())
    return EventDate(f"{monday}/{monday + dt.timedelta(days=6)}", text)


def _relative(words: str, text: str, day: dt.date | None) -> EventDate:
    if day is None:
        return EventDate("", text, "the document's date")
    which, _, unit = words.partition(" ")
    back = _BACK.get(which, 0)
    if unit not in ("week", "month", "year"):
        return EventDate((day - dt.timedelta(days=back)).isoformat(), text)
    if unit == "year":
        return EventDate(f"{day.year - back:04}", text)
    if unit == "month":
        return EventDate(_back(day.replace(day=1), back, unit).isoformat()[: _SHOWN[unit]], text)
    return _week(day - dt.timedelta(days=7 * back), text)


_BACK = {"last": 1, "yesterday": 1, "next": -1, "tomorrow": -1}
