"""The tables, as SQLModel classes: migrations are made from them, statements checked against them.

Recorded tables are append-only (see triggers.py); numbers and dates are text, so that they come
back as they went in; an empty text is NULL. A changeset is written
last, when the hash over its rows is known, so `changeset` is no foreign key (`verify` checks it).
Derived tables can be rebuilt from the recorded ones.
"""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import REAL, Computed, ForeignKey, Index, MetaData, UniqueConstraint
from sqlmodel import Column, Field, SQLModel, Text

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
# SQLite then refuses a text in a column of numbers, and bytes in a column of text.
_STRICT = {"sqlite_strict": True}


class Table(SQLModel):
    """What every table shares: the metadata with its names for constraints."""

    metadata: ClassVar[MetaData] = MetaData(naming_convention=_NAMES)


def _key() -> Any:  # noqa: ANN401
    return Field(default=None, primary_key=True)


def _text(*, required: bool = False) -> Any:  # noqa: ANN401
    return Field(default=None, sa_type=Text, nullable=not required)


def _ref(target: str, *, required: bool = False) -> Any:  # noqa: ANN401
    column: Column[Any] = Column(ForeignKey(target, ondelete="RESTRICT"), nullable=not required)
    return Field(default=None, sa_column=column)


class ChangesetRow(Table, table=True):
    """One transaction."""

    __tablename__ = "changeset"
    __table_args__ = _STRICT
    number: int = _key()
    recorded_at: str = _text(required=True)
    actor: str = _text(required=True)
    message: str | None = _text()
    salt: str = _text(required=True)
    previous_hash: str = _text(required=True)
    rows_hash: str = _text(required=True)
    hash: str = _text(required=True)


class SourceRow(Table, table=True):
    """A source's identity; its names stand in source_version."""

    __tablename__ = "source"
    __table_args__ = (UniqueConstraint("key"), Index(None, "changeset"), _STRICT)
    id: int = _key()
    key: str = _text(required=True)
    changeset: int
    hash: str = _text(required=True)


class SourceVersionRow(Table, table=True):
    """One state of a source."""

    __tablename__ = "source_version"
    __table_args__ = (UniqueConstraint("source_id", "number"), Index(None, "changeset"), _STRICT)
    id: int = _key()
    source_id: int = _ref("source.id", required=True)
    number: int
    changeset: int
    kind: str = _text(required=True)
    name: str = _text(required=True)
    aliases: str | None = _text()
    grade: str | None = _text()
    merged_into: int | None = _ref("source.id")
    label: str | None = _text()
    reason: str | None = _text()
    salt: str = _text(required=True)
    hash: str = _text(required=True)


class QuestionRow(Table, table=True):
    """A question's identity; what it asks stands in question_version."""

    __tablename__ = "question"
    __table_args__ = (UniqueConstraint("key"), Index(None, "changeset"), _STRICT)
    id: int = _key()
    key: str = _text(required=True)
    changeset: int
    hash: str = _text(required=True)


class QuestionVersionRow(Table, table=True):
    """One state of a question."""

    __tablename__ = "question_version"
    __table_args__ = (UniqueConstraint("question_id", "number"), Index(None, "changeset"), _STRICT)
    id: int = _key()
    question_id: int = _ref("question.id", required=True)
    number: int
    changeset: int
    kind: str = _text(required=True)
    name: str = _text(required=True)
    subject: str | None = _text()
    measure: str | None = _text()
    dimension: str | None = _text()
    unit: str | None = _text()
    place: str | None = _text()
    scope: str | None = _text()
    basis: str | None = _text()
    aliases: str | None = _text()
    merged_into: int | None = _ref("question.id")
    reason: str | None = _text()
    salt: str = _text(required=True)
    hash: str = _text(required=True)


class DocumentRow(Table, table=True):
    """One published item."""

    __tablename__ = "document"
    __table_args__ = (UniqueConstraint("key"), Index(None, "changeset"), _STRICT)
    id: int = _key()
    key: str = _text(required=True)
    changeset: int
    publisher_id: int | None = _ref("source.id")
    title: str | None = _text()
    author: str | None = _text()
    url: str | None = _text()
    archive_url: str | None = _text()
    published: str | None = _text()
    retrieved_at: str | None = _text()
    sha256: str | None = _text()
    text: str | None = _text()
    salt: str = _text(required=True)
    hash: str = _text(required=True)


class ClaimRow(Table, table=True):
    """A claim's identity: its slot as first recorded, and which claim of that slot it is."""

    __tablename__ = "claim"
    __table_args__ = (
        UniqueConstraint("slot", "ordinal"),
        Index(None, "place"),
        Index(None, "changeset"),
        _STRICT,
    )
    id: int = _key()
    slot: str = _text(required=True)
    ordinal: int
    place: str | None = _text()
    changeset: int
    hash: str = _text(required=True)


class VersionRow(Table, table=True):
    """One immutable state of a claim."""

    __tablename__ = "version"
    __table_args__ = (
        UniqueConstraint("claim_id", "number"),
        Index(None, "changeset"),
        Index(None, "question_id"),
        Index(None, "row_hash"),
        _STRICT,
    )
    id: int = _key()
    claim_id: int = _ref("claim.id", required=True)
    number: int
    changeset: int
    kind: str = _text(required=True)
    question_id: int | None = _ref("question.id")
    publisher_id: int | None = _ref("source.id")
    origin_id: int | None = _ref("source.id")
    origin_assumed: int
    attribution: str | None = _text()
    document_id: int | None = _ref("document.id")
    quantifier: str = _text(required=True)
    low: str | None = _text()
    best: str | None = _text()
    high: str | None = _text()
    low_strict: int
    high_strict: int
    unit: str | None = _text()
    wording: str | None = _text()
    event_date: str | None = _text()
    event_text: str | None = _text()
    event_needs: str | None = _text()
    asserted: str | None = _text()
    published: str | None = _text()
    quote: str | None = _text()
    quote_prefix: str | None = _text()
    quote_suffix: str | None = _text()
    quote_start: int | None = None
    quote_end: int | None = None
    translation: str | None = _text()
    note: str | None = _text()
    grade: str | None = _text()
    credibility: str | None = _text()
    part_of: int | None = _ref("claim.id")
    reason: str | None = _text()
    retracted_by: str | None = _text()
    row_hash: str | None = _text()
    salt: str = _text(required=True)
    hash: str = _text(required=True)
    # For ordering only: text sorts "10" before "9", and a REAL has lost digits.
    sort_value: float | None = Field(
        default=None,
        sa_column=Column(
            REAL, Computed("CAST(coalesce(best, low, high) AS REAL)", persisted=False)
        ),
    )


class SightingRow(Table, table=True):
    """The same claim seen again unchanged."""

    __tablename__ = "sighting"
    __table_args__ = (
        Index(None, "claim_id"),
        Index(None, "changeset"),
        Index(None, "row_hash"),
        _STRICT,
    )
    id: int = _key()
    claim_id: int = _ref("claim.id", required=True)
    version_number: int
    changeset: int
    document_id: int | None = _ref("document.id")
    seen: str | None = _text()
    row_hash: str | None = _text()
    hash: str = _text(required=True)


class DecisionRow(Table, table=True):
    """One version of what the desk chose to print for a question at an event date."""

    __tablename__ = "decision"
    __table_args__ = (
        UniqueConstraint("question_id", "event_date", "number"),
        Index(None, "changeset"),
        _STRICT,
    )
    id: int = _key()
    question_id: int = _ref("question.id", required=True)
    event_date: str = _text(required=True)
    number: int
    changeset: int
    kind: str = _text(required=True)
    wording: str | None = _text()
    quantifier: str | None = _text()
    low: str | None = _text()
    best: str | None = _text()
    high: str | None = _text()
    low_strict: int | None = None
    high_strict: int | None = None
    unit: str | None = _text()
    reason: str | None = _text()
    salt: str = _text(required=True)
    hash: str = _text(required=True)


class HeadRow(Table, table=True):
    """Derived: each claim's newest version."""

    __tablename__ = "head"
    __table_args__ = (Index(None, "question_id"), _STRICT)
    claim_id: int = _key()
    version_id: int
    question_id: int | None = None


class NameRow(Table, table=True):
    """Derived: what a source or question is called now, aliases included."""

    __tablename__ = "name"
    __table_args__ = (Index(None, "kind", "target_id"), _STRICT)
    kind: str = Field(sa_type=Text, primary_key=True)
    name: str = Field(sa_type=Text, primary_key=True)
    target_id: int = _key()


RECORDED = (
    "source",
    "source_version",
    "question",
    "question_version",
    "document",
    "claim",
    "version",
    "sighting",
    "decision",
    "changeset",
)
DERIVED = ("head", "name")
