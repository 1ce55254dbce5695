"""Claims, comparisons and changes as records: the one place where a report's cells are filled.

No pandas here, so that any command may print them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from facttrack.comparison.sentences import shown
from facttrack.domain.claim import Document, Excerpt, Question, Version
from facttrack.domain.quantity import Quantity
from facttrack.reports.columns import names
from facttrack.reports.values import Value
from facttrack.services.browse import ClaimState
from facttrack.services.differences import Change, Effect, FieldChange
from facttrack.services.session import View

if TYPE_CHECKING:
    from facttrack.comparison.result import Comparison, Listed, Pair, Uncounted, Vote

Row = dict[str, Value]

CLAIM_COLUMNS = names("claims")
COMPARISON_COLUMNS = names("comparison")
COMPARED_CLAIM_COLUMNS = names("compared")
PAIR_COLUMNS = names("pairs")
CHANGE_COLUMNS = names("changes")

_NO_QUESTION = Question(0, "", "")
_NO_DOCUMENT = Document(0, "", None)


def claim_row(state: ClaimState) -> Row:
    """A claim as it stands, with everything that is recorded of its version in force."""
    v, q = state.version, state.question or _NO_QUESTION
    return {
        "claim": f"c{v.claim_id}",
        "version": v.number,
        "status": state.status,
        "question": q.name,
        "subject": q.subject,
        "measure": q.measure,
        "place": q.place,
        "scope": q.scope,
        "basis": q.basis,
        "event_date": str(v.event_date or ""),
        **_quantity(v.quantity),
        "low_strict": v.quantity.low_strict,
        "high_strict": v.quantity.high_strict,
        "publisher": state.publisher,
        "attribution": " > ".join(v.attribution),
        "origin": state.origin,
        "origin_assumed": v.origin_assumed,
        "asserted": str(v.asserted or ""),
        "published": str(v.published or ""),
        **_document(state.document or _NO_DOCUMENT),
        **_notes(v),
        "kind": v.kind.value,
        "retracted_by": v.retracted_by.value if v.retracted_by else "",
        "reason": v.reason,
        "versions": len(state.standing.versions),
        **_place_of(v.excerpt or Excerpt()),
        "document_sha256": state.document.sha256 if state.document else "",
    }


def _place_of(excerpt: Excerpt) -> Row:
    return {
        "quote_prefix": excerpt.prefix,
        "quote_suffix": excerpt.suffix,
        "quote_start": excerpt.start,
        "quote_end": excerpt.end,
    }


def _quantity(q: Quantity) -> Row:
    return {
        "wording": q.wording,
        "quantifier": q.quantifier.value,
        "low": q.low,
        "best": q.best,
        "high": q.high,
        "unit": q.unit,
    }


def _document(d: Document) -> Row:
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
    q = c.question
    return {
        "subject": q.subject,
        "place": q.place,
        "measure": q.measure,
        "unit": c.unit,
        "scope": q.scope,
        "basis": q.basis,
        "event_date": str(c.event_date or ""),
        **_figures(c),
        **_counts(c),
        "flags": c.flags,
        "method": c.method.value,
        "as_of": view.as_of_text,
        "said_by": view.said_by_text,
        "uncounted": len(c.uncounted),
        "rules": c.rules,
        "question": q.name,
        "why": c.why,
        **_decided(c),
    }


def _decided(c: Comparison) -> Row:
    d = c.decision
    return {
        "decided": d.wording if d else "",
        "decided_by": d.actor if d else "",
        "decided_reason": d.reason if d else "",
    }


def _figures(c: Comparison) -> Row:
    vote, agreed, middle = c.best_vote, c.agreement, c.best.middle
    return {
        "best": c.figure,
        "low": c.range.low,
        "high": c.range.high,
        "open_above": c.range.open_above,
        "open_below": c.range.open_below,
        "upper_middle": middle[-1] if len(middle) > 1 else None,
        "best_claim": vote.label if vote else "",
        "best_origin": vote.claim.origin if vote else "",
        "agreed_low": agreed.interval.low if agreed else None,
        "agreed_high": agreed.interval.high if agreed else None,
    }


def _counts(c: Comparison) -> Row:
    n = c.counts
    return {
        "claims": n.claims,
        "documents": n.documents,
        "origins": n.origins,
        "agreeing": n.agreeing,
        "conflicts": n.conflicts,
        "revisions": n.revisions,
        "echoes": n.echoes,
        "outliers": n.outliers,
    }


def compared_claim_rows(c: Comparison) -> Iterator[Row]:
    """Every claim of a comparison: those that were counted first, then the others with why not."""
    where = _where(c)
    for vote in c.votes:
        yield where | _listed(vote.claim) | _vote(vote)
    for left_out in c.uncounted:
        yield where | _listed(left_out.claim) | _uncounted(left_out)
    for near in c.beside:
        reason = f"its event date, {near.event_date}, overlaps this one"
        yield where | _listed(near) | {"cause": "other_date", "reason": reason}


def _where(c: Comparison) -> Row:
    return {
        "question": c.question.name,
        "event_date": str(c.event_date or ""),
        "decided": c.decision.wording if c.decision else "",
    }


def _listed(claim: Listed) -> Row:
    return {
        "claim": claim.label,
        "counted": False,
        "cause": "",
        **_quantity(claim.quantity),
        "interval_low": None,
        "interval_high": None,
        "origin": claim.origin,
        "publisher": claim.publisher,
        "attribution": " > ".join(claim.attribution),
        "said": str(claim.said or ""),
        "revised_from": "",
        "marks": (),
        "reason": "",
    }


def _vote(vote: Vote) -> Row:
    return {
        "counted": True,
        "interval_low": vote.interval.low,
        "interval_high": vote.interval.high,
        "revised_from": shown(vote.revised_from) if vote.revised_from else "",
        "marks": vote.marks,
    }


def _uncounted(left_out: Uncounted) -> Row:
    return {"cause": left_out.cause.value, "reason": left_out.reason}


def pair_rows(c: Comparison) -> Iterator[Row]:
    """Every pair of versions that a comparison related."""
    return related_rows(c, c.pairs)


def related_rows(c: Comparison, pairs: Iterable[Pair]) -> Iterator[Row]:
    """Pairs of versions, at the question and the date of a comparison."""
    where = _where(c)
    return (where | _pair(pair) for pair in pairs)


def _pair(pair: Pair) -> Row:
    relation = pair.relation
    return {
        "a": pair.a,
        "b": pair.b,
        "relation": relation.kind.value,
        "severity": relation.severity.value,
        "ratio": relation.ratio,
        "counted": pair.counted,
        "marks": relation.marks,
        "reason": relation.reason,
    }


def change_rows(found: Iterable[Change | Effect]) -> Iterator[Row]:
    """What was recorded, a row a field, and what it did to each question."""
    for one in found:
        if isinstance(one, Change):
            for field in one.fields or (FieldChange("", "", ""),):
                yield _change(one, field)
            continue
        if one.best_before != one.best_after:
            yield _effect(one, FieldChange("best", one.best_before, one.best_after))
        if one.range_before != one.range_after:
            yield _effect(one, FieldChange("range", one.range_before, one.range_after))


def _change(change: Change, field: FieldChange) -> Row:
    return {
        "changeset": change.changeset,
        "recorded_at": change.recorded_at,
        "actor": change.actor,
        "kind": change.kind.value,
        "claim": change.label,
        "question": change.question,
        "event_date": "",
        "field": field.field,
        "old": field.old,
        "new": field.new,
        "reason": change.reason,
        "decided": "",
    }


def _effect(effect: Effect, field: FieldChange) -> Row:
    return {
        "changeset": None,
        "recorded_at": "",
        "actor": "",
        "kind": "effect",
        "claim": "",
        "question": effect.question,
        "event_date": effect.event_date,
        "field": field.field,
        "old": field.old,
        "new": field.new,
        "reason": "",
        "decided": effect.decided,
    }
