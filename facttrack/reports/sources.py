"""The records of sources, and the coverage, as records of their reports."""

from __future__ import annotations

from facttrack.reports.rows import Row
from facttrack.services.coverage import Coverage
from facttrack.services.track_record import TrackRecord, record_text


def source_row(record: TrackRecord) -> Row:
    """What one source said, repeated and revised, and how it stands to the others."""
    t, standing = record.tally, record.standing
    return {
        "source": f"s{record.source.id}",
        "name": record.source.name,
        "grade": record.source.grade,
        "claims": t.claims,
        "questions": t.questions,
        "first_said": str(t.first or ""),
        "last_said": str(t.last or ""),
        "published": t.published,
        "as_origin": t.as_origin,
        "votes": t.votes,
        "echoes": t.echoes,
        "relays": t.relays,
        "revisions": t.revisions,
        "median_change": record.median_change,
        "retracted": t.retracted,
        "keys": record.keys,
        "above": t.above,
        "below": t.below,
        "median_log_ratio": standing.median_log_ratio if standing else None,
        "shrunk_log_ratio": standing.shrunk_log_ratio if standing else None,
        "sign_p": standing.sign_p if standing else None,
        "standing": record_text(record),
    }


def coverage_row(found: Coverage) -> Row:
    """Who is covered when, or something to do."""
    return {
        "kind": found.kind.value,
        "question": found.question,
        "source": found.source,
        "month": found.month,
        "count": found.count,
        "claim": found.claim,
        "todo": found.todo,
    }
