"""The steps of a timeline as records."""

from __future__ import annotations

from facttrack.comparison.sentences import shown
from facttrack.domain.quantity import pretty
from facttrack.reports.rows import Row
from facttrack.services.timeline import Step, StepKind


def timeline_row(step: Step) -> Row:
    """One word in the course of a question's figures, and what it changed."""
    claim, q = step.claim, step.claim.quantity
    best = step.kind is StepKind.BEST
    return {
        "question": step.question.name,
        "basis": step.question.basis,
        "event_date": str(step.event_date or ""),
        "kind": step.kind.value,
        "claim": claim.label,
        "role": step.role,
        "origin": claim.origin,
        "publisher": claim.publisher,
        "said": str(claim.said or ""),
        "wording": q.wording,
        "quantifier": q.quantifier.value,
        "low": q.low,
        "best": step.now if best else q.best,
        "high": q.high,
        "unit": q.unit,
        **_old(step),
        "change": step.change,
        "relative": step.relative,
        "falling": step.fall is not None,
        "fell_from": step.fall.figure if step.fall else None,
        "fell_since": str(step.fall.event_date) if step.fall else "",
        "decided": step.decided,
        "reason": step.reason,
    }


def _old(step: Step) -> Row:
    old = step.old
    told = shown(old.quantity) if old else ""
    if step.kind is StepKind.BEST and step.before is not None:
        told = pretty(step.before)
    return {
        "old_claim": old.label if old else "",
        "old": told,
        "old_said": str(old.said or "") if old else "",
        "old_best": step.before,
    }
