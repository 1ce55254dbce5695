"""Decisions as rows and back, and which of them hold as of a changeset."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from decimal import Decimal

from facttrack.domain.decision import Act, Decision
from facttrack.domain.quantity import Quantifier, Quantity
from facttrack.storage.rows import Fields, Row

_SELECT = (
    "SELECT d.question_id, d.event_date, d.number, d.changeset, d.kind, d.wording, d.quantifier, "
    "d.low, d.best, d.high, d.low_strict, d.high_strict, d.unit, d.reason, c.actor, c.recorded_at "
    "FROM decision AS d JOIN changeset AS c ON c.number = d.changeset "
    "WHERE d.changeset <= ? ORDER BY d.id"
)


def decision_fields(d: Decision) -> Fields:
    """A decision's columns, less its row id, changeset, salt and hash."""
    q = d.quantity
    return {
        "question_id": d.question_id,
        "event_date": d.event_date,
        "number": d.number,
        "kind": d.act.value,
        "wording": d.wording or None,
        "quantifier": q.quantifier.value if q else None,
        "low": _text(q.low) if q else None,
        "best": _text(q.best) if q else None,
        "high": _text(q.high) if q else None,
        "low_strict": int(q.low_strict) if q else None,
        "high_strict": int(q.high_strict) if q else None,
        "unit": (q.unit or None) if q else None,
        "reason": d.reason or None,
    }


def _text(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def _decision_of(row: Row) -> Decision:
    # fmt: off
    (
        question_id, event_date, number, changeset, kind, wording, quantifier, low, best, high,
        low_strict, high_strict, unit, reason, actor, recorded_at,
    ) = row
    # fmt: on
    quantity = None
    if quantifier:
        quantity = Quantity(
            _number(low),
            _number(best),
            _number(high),
            bool(low_strict),
            bool(high_strict),
            Quantifier(quantifier),
            unit or "",
            wording or "",
        )
    return Decision(
        question_id=question_id,
        event_date=event_date,
        number=number,
        changeset=changeset,
        act=Act(kind),
        wording=wording or "",
        quantity=quantity,
        reason=reason or "",
        actor=actor,
        recorded_at=recorded_at,
    )


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def decisions(connection: sqlite3.Connection, at: int) -> Iterator[Decision]:
    """Every version of every decision recorded up to a changeset, in the order recorded."""
    return map(_decision_of, connection.execute(_SELECT, (at,)))


def version_count(connection: sqlite3.Connection, question_id: int, event_date: str) -> int:
    """How many versions the decision on a question and event date has."""
    sql = "SELECT count(*) FROM decision WHERE question_id = ? AND event_date = ?"
    return int(connection.execute(sql, (question_id, event_date)).fetchone()[0])
