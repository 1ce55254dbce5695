"""The values that a database of claims is made of; functions on them stand in other modules."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from facttrack.domain.dates import EventDate, SaidDate
from facttrack.domain.quantity import Quantity


class Basis(enum.StrEnum):
    """What kind of number a question asks for."""

    STOCK = "stock"
    FLOW = "flow"
    CUMULATIVE = "cumulative"


class Kind(enum.StrEnum):
    """Why a version was recorded."""

    RECORD = "record"
    REVISE = "revise"
    CORRECT = "correct"
    RETRACT = "retract"
    REINSTATE = "reinstate"


class RetractedBy(enum.StrEnum):
    """Who withdrew a claim."""

    US = "us"
    ORIGIN = "origin"


@dataclass(frozen=True, slots=True)
class Question:
    """What is counted; claims compare only within one question. An unknown part is "".

    `dimension` is "count", "percent", "percentage points", "money USD", "length" ...; `unit` the
    unit that the question was first asked in (the claims keep their own).
    """

    id: int
    key: str
    name: str
    subject: str = ""
    measure: str = ""
    dimension: str = ""
    unit: str = ""
    place: str = ""
    scope: str = ""
    basis: str = ""
    aliases: tuple[str, ...] = ()
    merged_into: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet, office, agency or person that publishes or asserts numbers.

    `label` is what a confidential one is called in public, "" for all others.
    """

    id: int
    key: str
    name: str
    aliases: tuple[str, ...] = ()
    grade: str = ""
    merged_into: int | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One published item in which claims were seen."""

    id: int
    key: str
    publisher_id: int | None
    title: str = ""
    author: str = ""
    url: str = ""
    archive_url: str = ""
    published: SaidDate | None = None
    retrieved_at: str = ""
    sha256: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """An exact quote; offsets are code points into the document's stored text."""

    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """One immutable state of a claim; a retraction repeats the state that it withdraws.

    `attribution` holds the chain's names as written, outermost first, without the publisher.
    `publisher_id` and `origin_id` are None where unknown; `changeset` orders the versions.
    """

    claim_id: int
    number: int
    changeset: int
    kind: Kind
    quantity: Quantity
    question_id: int | None = None
    publisher_id: int | None = None
    origin_id: int | None = None
    origin_assumed: bool = False
    attribution: tuple[str, ...] = ()
    document_id: int | None = None
    event_date: EventDate | None = None
    asserted: SaidDate | None = None
    published: SaidDate | None = None
    excerpt: Excerpt | None = None
    translation: str = ""
    note: str = ""
    grade: str = ""
    credibility: str = ""
    part_of: int | None = None
    reason: str = ""
    retracted_by: RetractedBy | None = None
    row_hash: str = ""

    @property
    def said(self) -> SaidDate | None:
        """When it was said: the assertion date, else the published date."""
        return self.asserted or self.published

    @property
    def label(self) -> str:
        """Its name on the command line."""
        return f"c{self.claim_id}.{self.number}"


@dataclass(frozen=True, slots=True)
class Sighting:
    """The same claim seen again unchanged, in another document or row."""

    claim_id: int
    version_number: int
    changeset: int
    document_id: int | None = None
    seen: SaidDate | None = None
    row_hash: str = ""


@dataclass(frozen=True, slots=True)
class Changeset:
    """One transaction: `recorded_at` is UTC in ISO form and never earlier than the one before."""

    number: int
    recorded_at: str
    actor: str
    message: str
    previous_hash: str
    rows_hash: str
    hash: str


@dataclass(frozen=True, slots=True)
class History:
    """A claim with all its versions, in the order recorded."""

    claim_id: int
    versions: tuple[Version, ...]
    sightings: tuple[Sighting, ...] = ()

    @property
    def newest(self) -> Version:
        """The version recorded last."""
        return self.versions[-1]
