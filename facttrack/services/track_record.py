"""Each source's record: what it said, repeated and revised, and how it stands to the others.

How it stands. A key is a question at an event date at which three or more origins have votes and
the source's own vote and the best of the *others* (its own vote left out, by the rules of any
best: none where two others disagree) are figures above zero. Over its keys the source has

- the median of ln(its figure / the others' best), the ordinary median of these floats;
- that median times n / (n + 10), n being the number of keys: it is shrunk towards "like the
  others" as if ten more keys had said so. This is the posterior mean of a normal location whose
  prior weighs ten observations (A. Gelman et al., Bayesian Data Analysis, 3rd ed., 2.5);
- the two-sided exact sign test of "above as often as below", ties left out: with b the smaller of
  the two counts and m their sum, p = min(1, 2 * sum over i <= b of C(m, i) / 2**m) (W. J. Conover,
  Practical Nonparametric Statistics, 3rd ed., 3.4). Dates of one question are not independent of
  each other, so that p is rather too small than too large.

Of fewer than ten keys nothing of this is said.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median, median_low

from facttrack.comparison import Comparison, exactly
from facttrack.comparison.best import Method, find_best
from facttrack.comparison.result import Cause, Listed, Vote
from facttrack.comparison.statement import canonical
from facttrack.domain.claim import Source, Version
from facttrack.domain.dates import SaidDate
from facttrack.domain.sources import Sources
from facttrack.services.browse import Selection, context, list_claims
from facttrack.services.by_date import AtDate, questions_by_date
from facttrack.services.session import Session, View
from facttrack.services.timeline import revisions

_Progress = Callable[[int, str], None] | None

LEAST_KEYS = 10
PSEUDO_KEYS = 10
_SPEAKERS = 3
_PAIR = 2


@dataclass(slots=True)
class Tally:
    """What is counted of one source while the questions go by."""

    claims: int = 0
    published: int = 0
    as_origin: int = 0
    questions: int = 0
    votes: int = 0
    echoes: int = 0
    relays: int = 0
    revisions: int = 0
    retracted: int = 0
    first: SaidDate | None = None
    last: SaidDate | None = None
    changes: list[Decimal] | None = None
    logs: list[float] | None = None
    keys: int = 0
    above: int = 0
    below: int = 0
    question: int = 0

    def on(self, question: int) -> None:
        """Count the question, whose claims come one after another."""
        self.questions += question != self.question
        self.question = question

    def heard(self, said: SaidDate | None) -> None:
        """Widen the time in which the source spoke."""
        if said is None:
            return
        if self.first is None or said.order < self.first.order:
            self.first = said
        if self.last is None or said.order > self.last.order:
            self.last = said


@dataclass(frozen=True, slots=True)
class Standing:
    """How a source stands to the others' best over its keys; see the head of this module."""

    median_log_ratio: float
    shrunk_log_ratio: float
    sign_p: float


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """The record of one source."""

    source: Source
    tally: Tally

    @property
    def keys(self) -> int:
        """At how many questions and dates it could be held against the others."""
        return self.tally.keys

    @property
    def median_change(self) -> Decimal | None:
        """The size of its revisions: the lower median of |new - old| / |old|, to 28 digits."""
        return median_low(self.tally.changes) if self.tally.changes else None

    @property
    def standing(self) -> Standing | None:
        """How it stands to the others' best; None of fewer than ten keys."""
        if self.keys < LEAST_KEYS:
            return None
        middle = median(self.tally.logs or ())
        shrunk = middle * self.keys / (self.keys + PSEUDO_KEYS)
        return Standing(middle, shrunk, sign_test(self.tally.above, self.tally.below))


def sign_test(above: int, below: int) -> float:
    """The two-sided exact binomial p of so many above and below when both are equally likely."""
    m, term, total = above + below, 1, 0
    for i in range(min(above, below) + 1):
        total += term
        term = term * (m - i) // (i + 1)
    # Both are whole numbers: the division is rounded once, however large they are.
    return float(min(1, 2 * total / 2**m))


def track_records(
    session: Session, view: View, progress: _Progress = None
) -> Iterator[TrackRecord]:
    """The record of every source that anything was said by, by its number.

    All claims are read before the first of them comes: `progress` is told how many.
    """
    tallies = _Tallies()
    _count_filed(session, view, tallies, progress)
    tallies.settle()
    sources = context(session, view).sources
    _count_unfiled(session, view, tallies, sources)
    return (TrackRecord(sources[id_], tallies[id_]) for id_ in sorted(tallies) if id_ in sources)


class _Tallies(dict[int, Tally]):
    """The tally of each source by number, made when it is first asked for.

    How sources stood to others is held aside: most of a million have a key or two, and need no
    list of their own.
    """

    def __init__(self) -> None:
        super().__init__()
        self._held = array("q")
        self._logs = array("d")

    def __missing__(self, source: int) -> Tally:
        found = self[source] = Tally()
        return found

    def hold(self, source: int, log: float) -> Tally:
        """Hold a source against the others at one more key."""
        found = self[source]
        found.keys += 1
        self._held.append(source)
        self._logs.append(log)
        return found

    def settle(self) -> None:
        """Give each source of which anything is said its own, at the end."""
        for source, log in zip(self._held, self._logs, strict=True):
            found = self[source]
            if found.keys >= LEAST_KEYS:
                found.logs = found.logs or []
                found.logs.append(log)


def _count_filed(session: Session, view: View, tallies: _Tallies, progress: _Progress) -> None:
    read = 0
    for dates in questions_by_date(session, view):
        for found in dates:
            _count(found, tallies)
            read += len(found.standings)
        if progress:
            progress(read, "read")


def _count(found: AtDate, tallies: _Tallies) -> None:
    for s in found.standings:
        origin = canonical(s.version.origin_id, found.sources)
        publisher = canonical(s.version.publisher_id, found.sources)
        if s.retracted:
            if s.withdrawn_by_origin and origin is not None:
                tallies[origin].retracted += 1
            continue
        for t in _involve(tallies, origin, publisher, s.statements or (s.version,)):
            t.on(found.question.id)
    c = found.comparison
    for vote in c.votes:
        if vote.claim.origin_id is not None:
            tallies[vote.claim.origin_id].votes += 1
    for left_out in c.uncounted:
        _follow(left_out.claim, left_out.cause, tallies)
    _revise(found, tallies)
    _hold(c, tallies)


def _involve(
    tallies: _Tallies,
    origin: int | None,
    publisher: int | None,
    words: Sequence[Version],
) -> Iterator[Tally]:
    """Count a claim for its origin and its publisher, which may be one."""
    for id_ in {origin, publisher}:
        if id_ is None:
            continue
        t = tallies[id_]
        t.claims += 1
        t.published += id_ == publisher
        t.as_origin += id_ == origin
        for v in words:
            t.heard(v.said)
        yield t


def _follow(claim: Listed, cause: Cause, tallies: _Tallies) -> None:
    if claim.publisher_id is not None and cause in (Cause.ECHO, Cause.RELAY):
        t = tallies[claim.publisher_id]
        t.echoes += cause is Cause.ECHO
        t.relays += cause is Cause.RELAY


def _revise(found: AtDate, tallies: _Tallies) -> None:
    """Count the changes that origins made to their own figures."""
    if not found.comparison.counts.revisions:
        return
    for step in revisions(found):
        origin = step.claim.origin_id
        if origin is None or origin != step.claim.publisher_id or step.role == Cause.RETRACTED:
            continue
        t = tallies[origin]
        t.revisions += 1
        if step.relative is not None:
            t.changes = t.changes or []
            t.changes.append(step.relative.copy_abs())


def _hold(c: Comparison, tallies: _Tallies) -> None:
    """Hold each vote against the best of the others."""
    if len(c.votes) < _SPEAKERS:
        return
    for vote, best in _leaving_out(c.votes):
        point, origin = vote.measured.point, vote.claim.origin_id
        if origin is None or point is None or best is None or point <= 0 or best <= 0:
            continue
        t = tallies.hold(origin, _log_ratio(point, best))
        t.above += point > best
        t.below += point < best


def _log_ratio(a: Decimal, b: Decimal) -> float:
    return 0.0 if a == b else float(exactly.quotient(a, b).ln())


def _leaving_out(votes: Sequence[Vote]) -> Iterator[tuple[Vote, Decimal | None]]:
    """Each vote with a figure, and the best of all the others."""
    points = sorted((v for v in votes if v.measured.point is not None), key=_point)
    others = len(points) - 1
    middle = (others - 1) // 2
    for place, vote in enumerate(points):
        if others > _PAIR:
            yield vote, points[middle + (middle >= place)].measured.point
        else:
            rest = [v.measured for v in votes if v is not vote]
            yield vote, find_best(rest, Method.LOWER_MEDIAN).figure


def _point(vote: Vote) -> Decimal:
    return vote.measured.point or Decimal(0)


def _count_unfiled(session: Session, view: View, tallies: _Tallies, sources: Sources) -> None:
    for state in list_claims(session, view, Selection(unfiled=True)):
        if state.status == "retracted":
            continue
        v = state.version
        origin, publisher = canonical(v.origin_id, sources), canonical(v.publisher_id, sources)
        for _ in _involve(tallies, origin, publisher, (v,)):
            pass


def record_text(record: TrackRecord) -> str:
    """How the source stands to the others, in a sentence; "" of fewer than ten keys."""
    found = record.standing
    if found is None:
        return ""
    share = math.expm1(found.shrunk_log_ratio) * 100
    side = "level with" if round(share, 1) == 0 else f"{abs(share):.1f}% "
    side += "" if round(share, 1) == 0 else "above" if share > 0 else "below"
    t = record.tally
    return (
        f"its figures stand {side} the others' best at {record.keys} question-dates "
        f"(above at {t.above}, below at {t.below}; sign test p = {found.sign_p:.2g})"
    )
