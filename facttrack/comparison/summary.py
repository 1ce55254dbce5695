"""All claims on one question at one date: who says what, do they agree, what may be printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from facttrack.comparison.best import Method
from facttrack.comparison.counting import count_claims, list_claim, unit_of
from facttrack.comparison.event_dates import DateGroup, at_date, beside
from facttrack.comparison.pairing import relate_all
from facttrack.comparison.reckoning import reckon
from facttrack.comparison.result import Comparison, Listed, Pair, Vote
from facttrack.comparison.standing import Standing, stand_all
from facttrack.comparison.tally import tally, warnings
from facttrack.domain.claim import History, Question, Source
from facttrack.domain.dates import EventDate
from facttrack.domain.interval import RULE_SET
from facttrack.errors import UsageError


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a comparison is asked for, past the claims and the date."""

    question: Question
    sources: Mapping[int, Source]
    said_by: date | None
    as_of: int
    method: Method
    pairs: bool


def compare(
    question: Question,
    histories: Sequence[History],
    sources: Mapping[int, Source],
    *,
    event_date: EventDate | None,
    as_of: int,
    said_by: date | None = None,
    method: str = Method.LOWER_MEDIAN,
    pairs: bool = True,
) -> Comparison:
    """What all claims on a question say at one event date, by what had been said on a day.

    `histories` are those of the claims whose question this is, cut to changeset `as_of`; `sources`
    holds the sources as of then, merged ones included, so that `merged_into` can be followed.
    Claims at other dates are left out, those at overlapping dates listed beside. The result does
    not depend on the order of the histories.

    Raises UsageError for a method that does not exist.
    """
    asked = _Asked(question, sources, said_by, as_of, _method(method), pairs)
    standings = stand_all(histories, said_by)
    near = tuple(list_claim(s.version, sources) for s in beside(standings, event_date))
    return _compare(asked, event_date, at_date(standings, event_date), near)


def compare_groups(
    question: Question,
    groups: Iterable[DateGroup],
    sources: Mapping[int, Source],
    *,
    as_of: int,
    said_by: date | None = None,
    method: str = Method.LOWER_MEDIAN,
    pairs: bool = True,
) -> Iterator[Comparison]:
    """The comparison of each group of claims at one event date, as they stand by `said_by`.

    Raises UsageError for a method that does not exist.
    """
    asked = _Asked(question, sources, said_by, as_of, _method(method), pairs)
    for group in groups:
        near = tuple(list_claim(s.version, sources) for s in group.beside)
        yield _compare(asked, group.event_date, group.standings, near)


def _method(name: str) -> Method:
    try:
        return Method(name)
    except ValueError:
        msg = f"no method {name!r}; there are {' and '.join(Method)}"
        raise UsageError(msg) from None


def _compare(
    asked: _Asked,
    event_date: EventDate | None,
    standings: Sequence[Standing],
    near: tuple[Listed, ...],
) -> Comparison:
    unit = unit_of(asked.question, standings)
    speakers, counted = count_claims(standings, unit, asked.sources)
    reckoned = reckon(speakers, asked.method, asked.sources)
    live = [s for s in standings if not (s.retracted or s.undated)]
    pairs, note = _pairs(asked, live, reckoned.votes)
    return Comparison(
        question=asked.question,
        event_date=event_date,
        unit=unit,
        method=asked.method,
        rules=RULE_SET,
        as_of=asked.as_of,
        said_by=asked.said_by,
        votes=reckoned.votes,
        uncounted=counted.uncounted,
        beside=near,
        best=reckoned.best,
        range=reckoned.range,
        agreement=reckoned.agreement,
        outliers=reckoned.outliers,
        counts=tally(live, counted, reckoned, asked.said_by),
        flags=warnings(counted, reckoned, beside=bool(near)),
        pairs=pairs,
        pairs_note=note,
    )


def _pairs(
    asked: _Asked, live: Sequence[Standing], votes: Sequence[Vote]
) -> tuple[tuple[Pair, ...], str]:
    if not asked.pairs:
        return (), ""
    voting = frozenset(v.claim.claim_id for v in votes)
    return relate_all(live, voting, asked.question, asked.sources)
