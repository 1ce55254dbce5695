"""What changed: between two versions of a claim, or in the whole ledger between two changesets."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from itertools import groupby

from facttrack.comparison import Comparison, compare_all
from facttrack.comparison.telling import range_text
from facttrack.domain.claim import Kind, Question, Version
from facttrack.domain.quantity import plain
from facttrack.errors import NotFoundError
from facttrack.services.browse import Context, context
from facttrack.services.comparing import question_histories
from facttrack.services.labels import claim_label
from facttrack.services.session import Session, View
from facttrack.services.slots import versions_of
from facttrack.storage import engine, reader


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a claim with its old and new text; "" is none."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """One version that was recorded, and what it changed of the version before."""

    changeset: int
    recorded_at: str
    actor: str
    kind: Kind
    label: str
    claim_id: int
    question: str
    reason: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """What changes did to a question at an event date; "" is none."""

    question_id: int
    question: str
    event_date: str
    best_before: str
    best_after: str
    range_before: str
    range_after: str


@dataclass(frozen=True, slots=True)
class LedgerDiff:
    """What was recorded after one changeset and up to another, and what it did."""

    after: int
    until: int
    changes: tuple[Change, ...]
    effects: tuple[Effect, ...]

    def count(self, kind: Kind) -> int:
        """How many versions of a kind were recorded."""
        return sum(change.kind is kind for change in self.changes)


def diff_versions(session: Session, old: str, new: str) -> tuple[FieldChange, ...]:
    """The fields in which two versions differ, such as c1.1 and c1.2.

    Raises NotFoundError.
    """
    known = context(session, View(reader.head(session.connection)))
    return tuple(_differences(_version(session, old), _version(session, new), known))


def _version(session: Session, label: str) -> Version:
    claim_id, number = claim_label(label)
    versions = versions_of(session.connection, claim_id)
    if not versions:
        raise NotFoundError(f"there is no claim c{claim_id}")
    if number is None:
        return versions[-1]
    for version in versions:
        if version.number == number:
            return version
    raise NotFoundError(f"c{claim_id} has no version {number}: its newest is {versions[-1].label}")


def changed(session: Session, after: int, until: int) -> Generator[Change | Effect, None, None]:
    """Every version recorded with after < changeset <= until, then what they did to the questions.

    The changes come in the order recorded, the effects by question and event date. One question's
    claims are held at a time, however many versions there are.
    """
    with engine.reading(session.connection):
        known = context(session, View(until))
        yield from _changes(session, after, until, known)
        yield from _effects(session, View(after), View(until), known)


def diff_ledger(session: Session, after: int, until: int) -> LedgerDiff:
    """What `changed` gives, whole."""
    changes: list[Change] = []
    effects: list[Effect] = []
    for found in changed(session, after, until):
        if isinstance(found, Change):
            changes.append(found)
        else:
            effects.append(found)
    return LedgerDiff(after, until, tuple(changes), tuple(effects))


def _changes(session: Session, after: int, until: int, known: Context) -> Iterator[Change]:
    found = reader.versions_between(session.connection, after, until)
    for number, versions in groupby(found, key=lambda v: v.changeset):
        changeset = reader.changeset(session.connection, number)
        actor = known.mask.text(changeset.actor) if changeset else ""
        stamp = (changeset.recorded_at if changeset else "", actor)
        for v in versions:
            yield _change(session, v, stamp, known)


def _change(session: Session, v: Version, stamp: tuple[str, str], known: Context) -> Change:
    before = None
    if v.number > 1:
        earlier = versions_of(session.connection, v.claim_id)
        before = next(w for w in earlier if w.number == v.number - 1)
    question = known.question(v.question_id)
    return Change(
        v.changeset,
        *stamp,
        v.kind,
        v.label,
        v.claim_id,
        question.name if question else "",
        known.mask.text(v.reason),
        tuple(_differences(before, v, known)),
    )


def _differences(before: Version | None, after: Version, known: Context) -> Iterator[FieldChange]:
    old = _texts(before, known) if before else {}
    for field, new in _texts(after, known).items():
        if old.get(field, "") != new:
            yield FieldChange(field, old.get(field, ""), new)


def _texts(v: Version, known: Context) -> dict[str, str]:
    v = known.mask.version(v)
    q = v.quantity
    question = known.question(v.question_id)
    return {
        "low": plain(q.low) if q.low is not None else "",
        "best": plain(q.best) if q.best is not None else "",
        "high": plain(q.high) if q.high is not None else "",
        "quantifier": q.quantifier.value,
        "unit": q.unit,
        "wording": q.wording,
        "status": "retracted" if v.kind is Kind.RETRACT else "",
        "retracted_by": v.retracted_by.value if v.retracted_by else "",
        "question": question.name if question else "",
        "publisher": known.name(v.publisher_id),
        "attribution": " > ".join(v.attribution),
        "origin": known.name(v.origin_id),
        "event_date": str(v.event_date or ""),
        "asserted": str(v.asserted or ""),
        "published": str(v.published or ""),
        "quote": v.excerpt.exact if v.excerpt else "",
        "translation": v.translation,
        "note": v.note,
        "grade": v.grade,
        "credibility": v.credibility,
        "part_of": f"c{v.part_of}" if v.part_of else "",
    }


def _effects(session: Session, old: View, new: View, known: Context) -> Iterator[Effect]:
    ids = reader.questions_between(session.connection, old.changeset, new.changeset)
    touched = {q.id: q for q in map(known.question, ids) if q}
    before_names = context(session, old)
    for id_ in sorted(touched):
        question = touched[id_]
        before = _comparisons(session, question, old, before_names)
        after = _comparisons(session, question, new, known)
        for date in sorted({*before, *after}):
            effect = _effect(question, date, before.get(date), after.get(date))
            if (effect.best_before, effect.range_before) != (effect.best_after, effect.range_after):
                yield effect


def _comparisons(
    session: Session, question: Question, view: View, known: Context
) -> dict[str, Comparison]:
    if question.id not in known.questions:
        return {}
    histories = question_histories(session, question, view, known)
    found = compare_all(question, histories, known.sources, as_of=view.changeset, pairs=False)
    return {str(c.event_date or ""): c for c in found}


def _effect(
    question: Question, date: str, before: Comparison | None, after: Comparison | None
) -> Effect:
    return Effect(
        question_id=question.id,
        question=question.name,
        event_date=date,
        best_before=_best(before),
        best_after=_best(after),
        range_before=_range(before),
        range_after=_range(after),
    )


def _best(c: Comparison | None) -> str:
    return plain(c.figure) if c is not None and c.figure is not None else ""


def _range(c: Comparison | None) -> str:
    return range_text(c.range, c.unit) if c is not None and c.votes else ""
