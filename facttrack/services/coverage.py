"""What the desk has and what it lacks: who is covered when, and each claim's missing parts."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from facttrack.comparison.statement import canonical, source_name
from facttrack.domain.dates import EventDate
from facttrack.services.browse import ClaimState, Selection, list_claims
from facttrack.services.by_date import AtDate, questions_by_date
from facttrack.services.session import Session, View

_MONTH = len("2017-06")
_MONTHS = 12


class Lack(enum.StrEnum):
    """What a row of the coverage tells."""

    COVERED = "covered"
    GAP = "gap"
    SINGLE_ORIGIN = "single_origin"
    UNFILED = "unfiled"
    NO_EVENT_DATE = "no_event_date"
    NO_SAID_DATE = "no_said_date"
    NO_DOCUMENT = "no_document"
    NO_EXCERPT = "no_excerpt"


@dataclass(frozen=True, slots=True)
class Coverage:
    """One row: claims of a source on a question in a month, or something to do.

    `month` is "2017-06", of a gap "2017-07/2017-09", of a date that names only a year that year,
    "" where it is unknown; `count` counts claims, of a gap its months.
    """

    kind: Lack
    question: str
    source: str
    month: str
    count: int
    claim: str
    todo: str


def coverage(session: Session, view: View, question: str = "") -> Iterator[Coverage]:
    """Question by question who spoke on which month and where nobody did, then claim by claim.

    Raises NotFoundError for a question that is not there.
    """
    for dates in questions_by_date(session, view, (question,) if question else ()):
        yield from _question(dates)
    for state in list_claims(session, view, Selection(question=question)):
        if not state.standing.retracted:
            yield from _claim(state)


def _question(dates: Iterator[AtDate]) -> Iterator[Coverage]:
    name = ""
    found: Counter[tuple[str, str]] = Counter()
    origins: Counter[str] = Counter()
    for at in dates:
        name = at.question.name
        month = month_of(at.comparison.event_date)
        for s in at.standings:
            if not s.retracted:
                who = canonical(s.version.publisher_id, at.sources)
                found[source_name(who, at.sources), month] += 1
        origins.update(v.claim.origin or v.label for v in at.comparison.votes)
    covered = sorted(found.items())
    for (source, month), count in covered:
        yield Coverage(Lack.COVERED, name, source, month, count, "", "")
    yield from _gaps(name, "", {month for _, month in found})
    for source, months in groupby(covered, key=lambda pair: pair[0][0]):
        if source:
            yield from _gaps(name, source, {month for (_, month), _ in months})
    if len(origins) == 1:
        only = next(iter(origins))
        todo = f"find a second origin: {only} stands alone behind every figure"
        yield Coverage(Lack.SINGLE_ORIGIN, name, only, "", sum(found.values()), "", todo)


def month_of(event_date: EventDate | None) -> str:
    """The month in which a date ends, as "2017-06"; its year where it names no month."""
    if event_date is None or not event_date.resolved:
        return ""
    start, _, end = event_date.iso.partition("/")
    return (end or start)[:_MONTH]


def _gaps(question: str, source: str, months: set[str]) -> Iterator[Coverage]:
    """The months without a claim between months that have one."""
    known = sorted(_number(m) for m in months if len(m) == _MONTH)
    who = source or "any source"
    for before, after in pairwise(known):
        missing = after - before - 1
        if missing:
            first, last = _text(before + 1), _text(after - 1)
            span = first if missing == 1 else f"{first}/{last}"
            todo = f"look for a figure of {who} for {span.replace('/', ' to ')}"
            yield Coverage(Lack.GAP, question, source, span, missing, "", todo)


def _number(month: str) -> int:
    return int(month[:4]) * _MONTHS + int(month[5:]) - 1


def _text(number: int) -> str:
    return f"{number // _MONTHS:04}-{number % _MONTHS + 1:02}"


def _claim(state: ClaimState) -> Iterator[Coverage]:
    """What one claim lacks, and what to do about it."""
    v = state.version
    label = f"c{v.claim_id}"
    question = state.question.name if state.question else ""
    for kind, lacks, todo in _lacks(state):
        if lacks:
            month = month_of(v.event_date)
            yield Coverage(kind, question, state.publisher, month, 1, label, todo)


def _lacks(state: ClaimState) -> Iterator[tuple[Lack, bool, str]]:
    v = state.version
    date, label = v.event_date, f"c{v.claim_id}"
    needs = f"resolve {date.text!r}: it needs {date.needs}" if date and date.needs else ""
    undated = date is None or not date.resolved
    excerpt = v.excerpt
    yield Lack.UNFILED, state.question is None, f"file {label} under the question that it answers"
    yield Lack.NO_EVENT_DATE, undated, needs or "find out when the number was true"
    yield Lack.NO_SAID_DATE, v.said is None, "find out when it was said or published"
    yield Lack.NO_DOCUMENT, v.document_id is None, "keep the document: its title, address or text"
    yield Lack.NO_EXCERPT, not (excerpt and excerpt.exact), "quote the sentence that states it"
