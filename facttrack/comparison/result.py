"""What a comparison gives: everything that was counted, everything that was not, and why."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from facttrack.comparison import telling
from facttrack.comparison.agreement import Agreement
from facttrack.comparison.best import Best, Method, Range
from facttrack.comparison.kinds import Relation
from facttrack.comparison.measured import Measured
from facttrack.domain.claim import Question, Version
from facttrack.domain.dates import EventDate, SaidDate
from facttrack.domain.decision import Decision
from facttrack.domain.interval import Interval
from facttrack.domain.quantity import Quantity


class Cause(enum.StrEnum):
    """Why a claim has no vote."""

    RETRACTED = "retracted"
    WITHDRAWN = "withdrawn"
    UNDATED = "undated"
    ECHO = "echo"
    RELAY = "relay"
    SUPERSEDED = "superseded"
    PART = "part"
    NOT_COMPARABLE = "not_comparable"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Listed:
    """A claim as a comparison lists it: its version in force and who says it.

    `origin` and `publisher` are names, "" where unknown, their ids those after merges.
    """

    version: Version
    origin: str
    publisher: str
    origin_id: int | None
    publisher_id: int | None

    @property
    def label(self) -> str:
        """The version's name."""
        return self.version.label

    @property
    def claim_id(self) -> int:
        """The claim's number."""
        return self.version.claim_id

    @property
    def quantity(self) -> Quantity:
        """What was stated."""
        return self.version.quantity

    @property
    def attribution(self) -> tuple[str, ...]:
        """Whom the publisher credits, outermost first."""
        return self.version.attribution

    @property
    def said(self) -> SaidDate | None:
        """When it was said."""
        return self.version.said

    @property
    def event_date(self) -> EventDate | None:
        """When the number was true."""
        return self.version.event_date


@dataclass(frozen=True, slots=True)
class Vote:
    """A counted claim: the word of one origin.

    `measured` reads it in the unit of the comparison, `interval` is what it counts as. Marks:
    "stale", "single_origin", "revised", "relayed", "origin_assumed", "origin_unknown",
    "unit_unknown", "undated", "vague", "outlier", "set_aside".
    """

    claim: Listed
    measured: Measured
    interval: Interval
    marks: tuple[str, ...] = ()
    revised_from: Quantity | None = None

    @property
    def label(self) -> str:
        """The name of the version that is counted."""
        return self.claim.label


@dataclass(frozen=True, slots=True)
class Uncounted:
    """A claim that has no vote, with the cause in a word and in a sentence."""

    claim: Listed
    cause: Cause
    reason: str

    @property
    def label(self) -> str:
        """The name of the version that is not counted."""
        return self.claim.label


@dataclass(frozen=True, slots=True)
class Pair:
    """How two versions relate; `counted` where each of them is an origin's vote."""

    a: str
    b: str
    relation: Relation
    counted: bool = False


@dataclass(frozen=True, slots=True)
class OutlierTest:
    """The votes that lie far from all the others, or why there was no test."""

    labels: tuple[str, ...] = ()
    not_tested: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of each: `claims` had been said and are not withdrawn; `documents` carried them.

    `agreeing` is the m of the agreement, `conflicts` counts pairs of votes, `revisions` how often
    a figure was replaced by another, `echoes` claims that trace to an origin already counted.
    """

    claims: int = 0
    documents: int = 0
    origins: int = 0
    agreeing: int = 0
    conflicts: int = 0
    revisions: int = 0
    echoes: int = 0
    outliers: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """All claims on one question at one event date, as of a changeset and a day.

    `beside` lists claims at dates that overlap this one without being it. `rules` names the rule
    set by which intervals were derived, `pairs_note` says which pairs were left out. `decision` is
    what the desk chose to print: it stands beside and is no part of what is computed.
    """

    question: Question
    event_date: EventDate | None
    unit: str
    method: Method
    rules: str
    as_of: int
    said_by: date | None
    votes: tuple[Vote, ...]
    uncounted: tuple[Uncounted, ...]
    beside: tuple[Listed, ...]
    best: Best
    range: Range
    agreement: Agreement | None
    outliers: OutlierTest
    counts: Counts
    flags: tuple[str, ...] = ()
    pairs: tuple[Pair, ...] = ()
    pairs_note: str = ""
    decision: Decision | None = None

    @property
    def figure(self) -> Decimal | None:
        """The best figure, None where there is none."""
        return self.best.figure

    @property
    def best_vote(self) -> Vote | None:
        """The vote that states the best figure."""
        return None if self.best.place is None else self.votes[self.best.place]

    @property
    def low_confidence(self) -> bool:
        """Whether two origins disagree, so that the range leads."""
        return self.best.low_confidence

    @property
    def single_origin(self) -> bool:
        """Whether one origin alone stands behind it."""
        return len(self.votes) == 1

    @property
    def why(self) -> str:
        """The result and its reasons, to be read aloud."""
        return telling.why(self)
