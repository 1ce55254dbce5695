"""Claims, comparisons and pairs as records: the one place where a report's cells are filled."""

from __future__ import annotations

from collections.abc import Iterator

from facttrack.comparison.result import Comparison, Listed, Pair
from facttrack.domain.claim import Document, Excerpt, Question, Version
from facttrack.reports.values import Value
from facttrack.services.browse import ClaimState
from facttrack.services.session import View

Row = dict[str, Value]

CLAIM_COLUMNS: tuple[str, ...] = (
    *("claim", "version", "status", "question", "subject", "measure", "place", "scope", "basis"),
    *("wording", "quantifier", "low", "best", "high", "unit", "publisher", "attribution", "origin"),
    *("origin_assumed", "event_date", "asserted", "published", "title", "author", "url"),
    *("archive_url", "quote", "translation", "note", "grade", "credibility", "part_of", "versions"),
)
COMPARISON_COLUMNS: tuple[str, ...] = (
    *("subject", "place", "measure", "unit", "scope", "basis", "event_date", "best", "low", "high"),
    *("open_above", "claims", "documents", "origins", "agreeing", "conflicts", "revisions"),
    *("echoes", "outliers", "flags", "method", "as_of", "open_below", "said_by", "rules"),
    *("question", "why"),
)
PAIR_COLUMNS: tuple[str, ...] = (
    *("question", "event_date", "a", "b", "relation", "severity", "ratio", "marks", "counted"),
    "reason",
)
COMPARED_CLAIM_COLUMNS: tuple[str, ...] = (
    *("question", "event_date", "claim", "counted", "marks", "low", "best", "high", "quantifier"),
    *("unit", "wording", "interval_low", "interval_high", "origin", "publisher", "attribution"),
    *("said", "reason"),
)


def claim_row(state: ClaimState) -> Row:
    """A claim as it stands, with everything that is recorded of its version in force."""
    v, q = state.version, state.version.quantity
    question = state.question or Question(0, "", "")
    return {
        "claim": f"c{v.claim_id}",
        "version": v.number,
        "status": state.status,
        "question": question.name,
        "subject": question.subject,
        "measure": question.measure,
        "place": question.place,
        "scope": question.scope,
        "basis": question.basis,
        "wording": q.wording,
        "quantifier": q.quantifier.value,
        "low": q.low,
        "best": q.best,
        "high": q.high,
        "unit": q.unit,
        "publisher": state.publisher,
        "attribution": " > ".join(v.attribution),
        "origin": state.origin,
        "origin_assumed": v.origin_assumed,
        "versions": len(state.standing.history.versions),
        **_dates(v),
        **_document(state.document),
        **_notes(v),
    }


def _dates(v: Version) -> Row:
    return {
        "event_date": str(v.event_date or ""),
        "asserted": str(v.asserted or ""),
        "published": str(v.published or ""),
    }


def _document(document: Document | None) -> Row:
    d = document or Document(0, "", None)
    return {"title": d.title, "author": d.author, "url": d.url, "archive_url": d.archive_url}


def _notes(v: Version) -> Row:
    return {
        "quote": (v.excerpt or Excerpt()).exact,
        "translation": v.translation,
        "note": v.note,
        "grade": v.grade,
        "credibility": v.credibility,
        "part_of": f"c{v.part_of}" if v.part_of else "",
    }


def comparison_row(c: Comparison, view: View) -> Row:
    """A question at one event date; `as_of` and `said_by` are what was asked, "" for nothing."""
    q, n = c.question, c.counts
    return {
        "subject": q.subject,
        "place": q.place,
        "measure": q.measure,
        "unit": c.unit,
        "scope": q.scope,
        "basis": q.basis,
        "event_date": str(c.event_date or ""),
        "best": c.figure,
        "low": c.range.low,
        "high": c.range.high,
        "open_above": c.range.open_above,
        "claims": n.claims,
        "documents": n.documents,
        "origins": n.origins,
        "agreeing": n.agreeing,
        "conflicts": n.conflicts,
        "revisions": n.revisions,
        "echoes": n.echoes,
        "outliers": n.outliers,
        "flags": c.flags,
        "method": c.method.value,
        "as_of": view.as_of_text,
        "open_below": c.range.open_below,
        "said_by": view.said_by_text,
        "rules": c.rules,
        "question": q.name,
        "why": c.why,
    }


def pair_rows(c: Comparison) -> Iterator[Row]:
    """Every pair of versions that a comparison related."""
    for pair in c.pairs:
        yield _pair_row(c, pair)


def _pair_row(c: Comparison, pair: Pair) -> Row:
    relation = pair.relation
    return {
        **_group(c),
        "a": pair.a,
        "b": pair.b,
        "relation": relation.kind.value,
        "severity": relation.severity.value,
        "ratio": relation.ratio,
        "marks": relation.marks,
        "counted": pair.counted,
        "reason": relation.reason,
    }


def compared_claim_rows(c: Comparison) -> Iterator[Row]:
    """Every claim of a comparison: those that were counted first, then the others with why not."""
    for vote in c.votes:
        yield {
            **_group(c),
            **_listed(vote.claim),
            "counted": True,
            "marks": vote.marks,
            "interval_low": vote.interval.low,
            "interval_high": vote.interval.high,
        }
    for left_out in c.uncounted:
        yield {
            **_group(c),
            **_listed(left_out.claim),
            "counted": False,
            "marks": (left_out.cause.value,),
            "reason": left_out.reason,
        }
    for near in c.beside:
        row = {**_group(c), **_listed(near), "counted": False, "marks": ("date_uncertain",)}
        yield {**row, "reason": f"its event date, {near.event_date}, overlaps this one"}


def _group(c: Comparison) -> Row:
    return {"question": c.question.name, "event_date": str(c.event_date or "")}


def _listed(claim: Listed) -> Row:
    q = claim.quantity
    return {
        "claim": claim.label,
        "low": q.low,
        "best": q.best,
        "high": q.high,
        "quantifier": q.quantifier.value,
        "unit": q.unit,
        "wording": q.wording,
        "origin": claim.origin,
        "publisher": claim.publisher,
        "attribution": " > ".join(claim.attribution),
        "said": claim.said.text if claim.said else "",
    }
