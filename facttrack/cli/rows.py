"""Records as rows for tables on a terminal: fewer columns than the reports have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from facttrack.domain.claim import Changeset, History, Sighting, Version
from facttrack.domain.quantity import Quantifier, Quantity
from facttrack.reports.figure import short
from facttrack.services.browse import ClaimState, Context

if TYPE_CHECKING:
    from facttrack.services.differences import Change, Effect, FieldChange

Row = dict[str, object]


def counted(q: Quantity) -> str:
    """A quantity with its unit: "≥ 21 persons", "200–999 (hundreds of fighters), persons"."""
    joined = ", " if q.unit and q.quantifier is Quantifier.VAGUE else " "
    return f"{short(q)}{joined}{q.unit}".rstrip()


LIST_COLUMNS: tuple[str, ...] = (
    "claim",
    "figure",
    "unit",
    "question",
    "origin",
    "publisher",
    "event_date",
    "said",
    "status",
)


def list_row(state: ClaimState) -> Row:
    """A claim in a list."""
    v = state.version
    return {
        "claim": v.label,
        "figure": short(v.quantity),
        "unit": v.quantity.unit,
        "question": f"q{state.question.id} {state.question.name}" if state.question else "",
        "origin": state.origin + (" (assumed)" if v.origin_assumed else ""),
        "publisher": "" if v.origin_assumed else state.publisher,
        "event_date": str(v.event_date or ""),
        "said": v.said.text[:10] if v.said else "",
        "status": state.status,
    }


# What a comparison's claims and pairs show on a terminal; files have more.
COMPARED_COLUMNS: tuple[str, ...] = (
    "event_date",
    "claim",
    "figure",
    "unit",
    "origin",
    "publisher",
    "said",
    "cause",
    "marks",
)
PAIR_COLUMNS = ("event_date", "a", "b", "relation", "counted", "reason")

HISTORY_COLUMNS: tuple[str, ...] = (
    "version",
    "changeset",
    "kind",
    "figure",
    "unit",
    "wording",
    "event_date",
    "asserted",
    "published",
    "reason",
    "document",
)


_HISTORY_TABLE: tuple[str, ...] = (
    "version",
    "changeset",
    "kind",
    "figure",
    "unit",
    "wording",
    "event_date",
    "said",
    "reason",
)


def history_table(history: History) -> tuple[list[Row], list[str]]:
    """A claim's history for a terminal, with its columns: no event date that never changed."""
    rows = list(history_rows(history))
    moved = len({v.event_date for v in history.versions}) > 1
    return rows, [name for name in _HISTORY_TABLE if moved or name != "event_date"]


def history_rows(history: History) -> Iterator[Row]:
    """A claim's versions and sightings in the order recorded."""
    events: list[Version | Sighting] = [*history.versions, *history.sightings]
    for event in sorted(events, key=lambda e: (e.changeset, isinstance(e, Sighting))):
        yield _version_row(event) if isinstance(event, Version) else _sighting_row(event)


def _by(v: Version) -> str:
    return f" by {v.retracted_by.value}" if v.retracted_by else ""


def _version_row(v: Version) -> Row:
    return {
        "version": v.label,
        "changeset": f"@{v.changeset}",
        "kind": v.kind.value + _by(v),
        "figure": short(v.quantity),
        "unit": v.quantity.unit,
        "wording": v.quantity.wording,
        "event_date": str(v.event_date or ""),
        "asserted": str(v.asserted or ""),
        "published": str(v.published or ""),
        "said": v.said.text[:10] if v.said else "",
        "reason": v.reason,
        "document": v.document_id,
    }


def _sighting_row(s: Sighting) -> Row:
    return {
        "version": f"c{s.claim_id}.{s.version_number}",
        "changeset": f"@{s.changeset}",
        "kind": "sighting",
        "published": str(s.seen or ""),
        "said": str(s.seen or "")[:10],
        "document": s.document_id,
    }


LOG_COLUMNS = ("changeset", "recorded_at", "actor", "message", "hash")


def log_row(c: Changeset, *, brief: bool = False) -> Row:
    """A changeset in the log; brief, with a time to the second and the start of its hash."""
    return {
        "changeset": f"@{c.number}",
        "recorded_at": f"{c.recorded_at[:10]} {c.recorded_at[11:19]}Z" if brief else c.recorded_at,
        "actor": c.actor,
        "message": c.message,
        "hash": f"{c.hash[:12]}…" if brief else c.hash,
    }


FIELD_COLUMNS = ("field", "old", "new")
CHANGE_COLUMNS = ("changeset", "kind", "claim", "question", "field", "old", "new", "reason")
EFFECT_COLUMNS: tuple[str, ...] = (
    "question",
    "event_date",
    "best_before",
    "best_after",
    "range_before",
    "range_after",
)


def field_row(change: FieldChange) -> Row:
    """A field that differs between two versions."""
    return {"field": change.field, "old": change.old, "new": change.new}


def change_rows(change: Change) -> Iterator[Row]:
    """A version that was recorded: a row for each field that it changed."""
    fields = [field_row(field) for field in change.fields]
    for field in fields or [{"field": "", "old": "", "new": ""}]:
        yield {
            "changeset": f"@{change.changeset}",
            "kind": change.kind.value,
            "claim": change.label,
            "question": change.question,
            **field,
            "reason": change.reason,
        }


def effect_row(effect: Effect) -> Row:
    """What changes did to a question at a date."""
    return {
        "question": effect.question,
        "event_date": effect.event_date,
        "best_before": effect.best_before,
        "best_after": effect.best_after,
        "range_before": effect.range_before,
        "range_after": effect.range_after,
    }


def detail_rows(state: ClaimState, known: Context) -> Iterator[Row]:
    """One claim field by field, empty fields left out."""
    v, q, d = state.version, state.version.quantity, state.document
    said = {
        "claim": v.label,
        "status": (state.status or "current") + _by(v),
        "figure": counted(q),
        "quantifier": q.quantifier.value,
        "wording": q.wording,
        "question": f"q{state.question.id} {state.question.name}" if state.question else "unfiled",
        "event date": str(v.event_date or ""),
        "publisher": state.publisher,
        "attribution": " > ".join(v.attribution),
        "origin": state.origin + (" (assumed)" if v.origin_assumed else ""),
        "asserted": str(v.asserted or ""),
        "published": str(v.published or ""),
        "quote": v.excerpt.exact if v.excerpt else "",
        "translation": v.translation,
        "note": v.note,
        "grade": v.grade or (_grade(known, v.origin_id)),
        "credibility": v.credibility,
        "part of": f"c{v.part_of}" if v.part_of else "",
        "title": d.title if d else "",
        "author": d.author if d else "",
        "url": d.url if d else "",
        "archive": d.archive_url if d else "",
        "recorded": f"@{v.changeset}, {v.kind.value}",
        "reason": v.reason,
        "versions": len(state.standing.versions),
        "seen again": len(state.standing.sightings) or "",
    }
    for field, value in said.items():
        if value != "":
            yield {"field": field, "value": value}


def _grade(known: Context, source_id: int | None) -> str:
    source = known.source(source_id)
    return source.grade if source else ""
