"""How a question's figures moved: what each origin said in turn, and the best at each date."""

from __future__ import annotations

import enum
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from heapq import heappop, heappush
from itertools import chain, groupby, pairwise

from facttrack.comparison import exactly
from facttrack.comparison.counting import list_claim
from facttrack.comparison.measured import measure
from facttrack.comparison.result import Cause, Listed, Vote
from facttrack.comparison.standing import Standing, order_of, recorded_in
from facttrack.comparison.statement import canonical
from facttrack.domain.claim import Basis, Question, Version
from facttrack.domain.dates import EventDate
from facttrack.domain.quantity import Quantifier, Quantity
from facttrack.services.by_date import AtDate, questions_by_date
from facttrack.services.session import Session, View

COUNTED = "counted"
REPLACED = "replaced"
# Only these are words of an origin in a row of its words; a part or another unit is no revision.
_SPOKEN = frozenset((COUNTED, Cause.ECHO.value, Cause.SUPERSEDED.value))


class StepKind(enum.StrEnum):
    """What a step is: an origin's first word, another figure, the same one again, its end."""

    FIRST = "first"
    REVISION = "revision"
    REPEAT = "repeat"
    RETRACTION = "retraction"
    BEST = "best"


@dataclass(frozen=True, slots=True)
class Fall:
    """A cumulative figure that is lower than its origin's for an earlier event date."""

    figure: Decimal
    event_date: EventDate


@dataclass(frozen=True, slots=True)
class Step:
    """One word in the course of a question's figures, with the word that it follows.

    `role` is "counted", "replaced" by a later word, or why the claim has no vote; `now` and
    `before` are the two figures in the word's own unit, None where only bounds were said;
    `decided` is what the desk chose to print for the question at that event date.
    """

    question: Question
    event_date: EventDate | None
    kind: StepKind
    claim: Listed
    role: str
    reason: str
    old: Version | None = None
    now: Decimal | None = None
    before: Decimal | None = None
    fall: Fall | None = None
    decided: str = ""

    @property
    def change(self) -> Decimal | None:
        """By how much the figure moved, to the last digit."""
        if self.now is None or self.before is None or self.kind is StepKind.RETRACTION:
            return None
        return exactly.difference(self.now, self.before)

    @property
    def relative(self) -> Decimal | None:
        """The change as a share of the size of the old figure, to 28 digits; none of zero."""
        if self.change is None or not self.before:
            return None
        return exactly.quotient(self.change, self.before.copy_abs())


def timeline(session: Session, view: View, questions: Sequence[str] = ()) -> Iterator[Step]:
    """The steps of each question by event date and in the order said, its bests after each date.

    Raises NotFoundError for a question that is not there.
    """
    for dates in questions_by_date(session, view, questions):
        best: Step | None = None
        for found, falls in with_falls(dates):
            yield from steps(found, falls)
            if step := _best(found, best, falls):
                yield step
                best = step if step.event_date and step.event_date.resolved else best


def steps(found: AtDate, falls: Mapping[str, Fall] | None = None) -> Iterator[Step]:
    """The words on a question at one event date in the order said, those that were replaced too.

    The words of one origin follow each other, whichever of its own claims holds them; the words
    of a claim that only relays follow those of that claim.
    """
    retractions = (_retraction(s) for s in found.standings if s.retracted)
    for *_, kind, v, old, role in sorted(chain(_told(found), retractions)):
        known = {} if kind is StepKind.RETRACTION else falls or {}
        yield _step(found, kind, v, old, role, known)


def revisions(found: AtDate) -> Iterator[Step]:
    """Those of the steps at one event date that are revisions."""
    told = (t for t in _told(found) if t[4] is StepKind.REVISION)
    for *_, kind, v, old, role in sorted(told):
        yield _step(found, kind, v, old, role, {})


_Place = tuple[str, int, int, int]
_Word = tuple[_Place, Version]
# Where a step stands (no two at one place), what it is, the word, the one before it, its role:
# there may be a million.
_Told = tuple[str, int, int, int, StepKind, Version, Version | None, str]


def _told(found: AtDate) -> Iterator[_Told]:
    """The words at one event date with what they follow, origin by origin."""
    roles = _roles(found)

    def speaker(s: Standing) -> int:
        origin = _speaker(s, roles, found)
        return -s.claim_id if origin is None else origin

    for _, claims in groupby(sorted(found.standings, key=speaker), key=speaker):
        yield from _course([word for s in claims for word in _words(s)], roles)


def _words(s: Standing) -> Iterator[_Word]:
    """A claim's words with their places; an undated one follows the one recorded before it."""
    latest = ""
    for v in s.statements:
        latest = max(latest, order_of(v))
        yield (latest, recorded_in(v, s.versions), s.claim_id, v.number), v


def _roles(found: AtDate) -> dict[int, str]:
    """The role of each claim but those that are counted, which may be very many."""
    return {u.claim.claim_id: u.cause.value for u in found.comparison.uncounted}


def _speaker(s: Standing, roles: Mapping[int, str], found: AtDate) -> int | None:
    """The origin whose own word the claim is; None where it stands for itself."""
    origin = canonical(s.version.origin_id, found.sources)
    own = origin is not None and origin == canonical(s.version.publisher_id, found.sources)
    return origin if own and roles.get(s.claim_id, COUNTED) in _SPOKEN else None


def _course(row: list[_Word], roles: Mapping[int, str]) -> Iterator[_Told]:
    """The steps of words that follow each other, of which there may be none."""
    row.sort(key=lambda word: word[0])
    newest = {v.claim_id: v.label for _, v in row}
    for place, first in row[:1]:
        yield *place, StepKind.FIRST, first, None, _role(first, newest, roles)
    for (_, old), (place, new) in pairwise(row):
        same = old.quantity.figure == new.quantity.figure
        kind = StepKind.REPEAT if same else StepKind.REVISION
        yield *place, kind, new, old, _role(new, newest, roles)


def _role(v: Version, newest: Mapping[int, str], roles: Mapping[int, str]) -> str:
    return roles.get(v.claim_id, COUNTED) if newest[v.claim_id] == v.label else REPLACED


def _step(
    found: AtDate,
    kind: StepKind,
    v: Version,
    old: Version | None,
    role: str,
    falls: Mapping[str, Fall],
) -> Step:
    return Step(
        found.question,
        found.comparison.event_date,
        kind,
        list_claim(v, found.sources),
        role,
        v.reason,
        old,
        _point(v.quantity, v.quantity.unit),
        _point(old.quantity, v.quantity.unit) if old else None,
        falls.get(v.label),
        _decided(found),
    )


def _point(q: Quantity, unit: str) -> Decimal | None:
    if q.unit == unit:
        return q.best if q.quantifier in (Quantifier.EXACT, Quantifier.ABOUT) else None
    measured = measure(q, unit)
    return measured.point if measured else None


def _retraction(s: Standing) -> _Told:
    v, last = s.version, s.statements[-1] if s.statements else None
    said = max([order_of(v), *(order_of(w) for w in s.statements)])
    place = (said, v.changeset, v.claim_id, v.number)
    return *place, StepKind.RETRACTION, v, last, Cause.RETRACTED.value


def _best(found: AtDate, before: Step | None, falls: Mapping[str, Fall]) -> Step | None:
    c = found.comparison
    vote = c.best_vote
    if vote is None or c.figure is None:
        return None
    old = before.now if before and before.claim.quantity.unit == c.unit else None
    quantity = vote.measured.quantity
    kept = quantity.unit == c.unit
    listed = vote.claim if kept else _converted(vote, c.figure, c.unit)
    return Step(
        found.question,
        c.event_date,
        StepKind.BEST,
        listed,
        COUNTED,
        c.best.why,
        now=c.figure,
        before=old,
        fall=falls.get(vote.label),
        decided=_decided(found),
    )


def _decided(found: AtDate) -> str:
    decision = found.comparison.decision
    return decision.wording if decision else ""


def _converted(vote: Vote, figure: Decimal, unit: str) -> Listed:
    quantity = Quantity(best=figure, unit=unit)
    return replace(vote.claim, version=replace(vote.claim.version, quantity=quantity))


def with_falls(dates: Iterable[AtDate]) -> Iterator[tuple[AtDate, dict[str, Fall]]]:
    """Each date with its votes, by version, that fall below their own origin's for an earlier one.

    Only of a cumulative question, whose figures cannot fall; a fall within rounding is none. A
    date waits for all that end before it does: for those of a month, while it is gone through.
    """
    waiting: deque[_Waiting] = deque()
    ending: list[tuple[date, date, int, _Waiting]] = []
    before: dict[int, _Floor] = {}
    for number, at in enumerate(dates):
        if at.question.basis != Basis.CUMULATIVE:
            yield at, {}
            continue
        day = at.comparison.event_date
        day = day if day and day.resolved else None
        while ending and (day is None or ending[0][0] < day.first):
            _hold(heappop(ending)[-1], before)
        here = _Waiting(at, settled=day is None)
        waiting.append(here)
        if day is not None:
            heappush(ending, (day.last, day.first, number, here))
        while waiting and waiting[0].settled:
            done = waiting.popleft()
            yield done.at, done.falls
    while ending:
        _hold(heappop(ending)[-1], before)
    yield from ((w.at, w.falls) for w in waiting)


@dataclass(slots=True)
class _Waiting:
    """A date, and which of its votes fall: settled once no date can come that ended before."""

    at: AtDate
    falls: dict[str, Fall] = field(default_factory=dict)
    settled: bool = False


@dataclass(frozen=True, slots=True)
class _Floor:
    """What an origin's later figures should not fall below: all that is kept of its vote."""

    event_date: EventDate
    low: Decimal | None
    figure: Decimal | None
    unit: str


def _hold(here: _Waiting, before: dict[int, _Floor]) -> None:
    """Hold the votes of a date against those of the dates that ended before."""
    here.settled = True
    event_date = here.at.comparison.event_date
    for vote in here.at.comparison.votes:
        origin = vote.claim.origin_id
        if origin is None or event_date is None:
            continue
        earlier = before.get(origin)
        if earlier and (fall := _fall(earlier, event_date, vote)):
            here.falls[vote.label] = fall
        said = vote.measured
        before[origin] = _Floor(event_date, vote.interval.low, said.point, said.unit)


def _fall(old: _Floor, now: EventDate, new: Vote) -> Fall | None:
    then = old.event_date
    later = then.last < now.first or (then.first == now.first and then.last < now.last)
    high, low = new.interval.high, old.low
    if not later or high is None or low is None or old.unit != new.measured.unit:
        return None
    return Fall(low if old.figure is None else old.figure, then) if high < low else None
