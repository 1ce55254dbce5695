"""What changed: between two versions of a claim, or in the whole ledger between two changesets."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby
from typing import TYPE_CHECKING

from facttrack.domain.claim import Kind, Question, Version
from facttrack.domain.quantity import plain
from facttrack.errors import NotFoundError, UsageError
from facttrack.services.browse import Context, context, merged_into, version_named
from facttrack.services.decided import Decided, decided
from facttrack.services.session import Session, View, view
from facttrack.services.slots import versions_of
from facttrack.storage import engine, reader

if TYPE_CHECKING:
    from facttrack.comparison import Comparison

# The best and the range of a comparison as texts; a question has as many as it has event dates.
_Out = tuple[str, str]
_NOTHING = ("", "")


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
    """What changes did to a question at an event date; "" is none.

    `decided` is what the desk chose to print there, by the later changeset.
    """

    question_id: int
    question: str
    event_date: str
    best_before: str
    best_after: str
    range_before: str
    range_after: str
    decided: str = ""


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


@dataclass(frozen=True, slots=True)
class Span:
    """The changeset after which changes are looked at, and the view at their end."""

    after: int
    end: View


def span(session: Session, since: str, until: str, asked: View) -> Span:
    """From one changeset or record date to another, as a view knows them.

    Without `since` from the first changeset, without `until` up to the view's own; a view from
    before the first record spans nothing.

    Raises NotFoundError where an end lies after the view, UsageError where the later is named
    first.
    """
    if asked.note:
        return Span(asked.changeset, asked)
    after = view(session, since).changeset if since else 0
    end = asked
    if until:
        named = view(session, until)
        end = replace(asked, changeset=named.changeset, note=named.note)
    for text, changeset in ((since, after), (until, end.changeset)):
        if changeset > asked.changeset:
            raise NotFoundError(
                f"{text} lies after --as-of {asked.as_of_text}, which knew up to "
                f"@{asked.changeset}: name an earlier one, or leave --as-of out"
            )
    if after > end.changeset:
        raise UsageError(f"{until} is before {since}: name the earlier one first")
    return Span(after, end)


def diff_versions(session: Session, old: str, new: str, asked: View) -> tuple[FieldChange, ...]:
    """The fields in which two versions differ, such as c1.1 and c1.2.

    Raises NotFoundError, also for a version that the view does not know or that was said later.
    """
    known = context(session, asked)
    before, after = (version_named(session, label, asked) for label in (old, new))
    return tuple(_differences(before, after, known))


@dataclass(frozen=True, slots=True)
class Looked:
    """A span that is looked at, with the names and decisions of its end and the names before."""

    span: Span
    known: Context
    before: Context
    settled: Decided

    @property
    def start(self) -> View:
        """What was known when it began."""
        return replace(self.span.end, changeset=self.span.after)


def look(session: Session, after: int, end: View) -> Looked:
    """What is needed to tell what changed after a changeset, up to a view."""
    known = context(session, end)
    before = context(session, replace(end, changeset=after))
    return Looked(Span(after, end), known, before, decided(session, end, known.questions))


def changed(session: Session, after: int, end: View) -> Generator[Change | Effect, None, None]:
    """Every version recorded after a changeset that a view knows, then what they did.

    The changes come in the order recorded, the effects on the questions by question and event
    date. One question's claims are held at a time, however many versions there are. Where the
    view asks for a day, the changes are those of words that had been said by then, a correction
    of when they were said included, and the effects those on what they came to by then.
    """
    with engine.reading(session.connection):
        looked = look(session, after, end)
        yield from _changes(session, looked)
        yield from _effects(session, looked)


def diff_ledger(session: Session, after: int, end: View) -> LedgerDiff:
    """What `changed` gives, whole."""
    return _whole(after, end, changed(session, after, end))


def diff_question(session: Session, looked: Looked, question: Question) -> LedgerDiff:
    """What `changed` gives of one question, and of claims that were moved away from it."""
    ids = merged_into(looked.known.questions, question.id)
    with engine.reading(session.connection):
        changes, effects = _changes(session, looked, ids), _effects(session, looked, ids)
        return _whole(looked.span.after, looked.span.end, chain[Change | Effect](changes, effects))


def _whole(after: int, end: View, found: Iterable[Change | Effect]) -> LedgerDiff:
    changes: list[Change] = []
    effects: list[Effect] = []
    for one in found:
        if isinstance(one, Change):
            changes.append(one)
        else:
            effects.append(one)
    return LedgerDiff(after, end.changeset, tuple(changes), tuple(effects))


def _changes(
    session: Session, looked: Looked, ids: Sequence[int] | None = None
) -> Iterator[Change]:
    after, end, known = looked.span.after, looked.span.end, looked.known
    found = reader.versions_between(session.connection, after, end.changeset, ids)
    for number, versions in groupby(found, key=lambda v: v.changeset):
        changeset = reader.changeset(session.connection, number)
        actor = known.mask.text(changeset.actor) if changeset else ""
        stamp = (changeset.recorded_at if changeset else "", actor)
        for v in versions:
            before = _before(session, v)
            corrected = before if v.kind is Kind.CORRECT else None
            if any(w and end.had_been_said(w.said) for w in (v, corrected)):
                yield _change(v, before, stamp, known)


def _before(session: Session, v: Version) -> Version | None:
    if v.number == 1:
        return None
    earlier = versions_of(session.connection, v.claim_id)
    return next(w for w in earlier if w.number == v.number - 1)


def _change(v: Version, before: Version | None, stamp: tuple[str, str], known: Context) -> Change:
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


def _effects(
    session: Session, looked: Looked, ids: Sequence[int] | None = None
) -> Iterator[Effect]:
    old, new, known = looked.start, looked.span.end, looked.known
    found = reader.questions_between(session.connection, old.changeset, new.changeset, ids)
    touched = {q.id: q for q in map(known.question, found) if q}
    for id_ in sorted(touched):
        question = touched[id_]
        before = _outcomes(session, question, old, looked.before)
        after = _outcomes(session, question, new, known)
        for date in sorted({*before, *after}):
            was, now = before.get(date, _NOTHING), after.get(date, _NOTHING)
            if was != now:
                made = looked.settled.get((id_, date))
                wording = made.wording if made else ""
                yield Effect(
                    id_, question.name, date, was[0], now[0], was[1], now[1], decided=wording
                )


def _outcomes(session: Session, question: Question, asked: View, known: Context) -> dict[str, _Out]:
    """The best and the range of a question at each event date, as texts."""
    if question.id not in known.questions:
        return {}
    from facttrack.comparison import compare_groups
    from facttrack.services.question_dates import date_groups

    found = compare_groups(
        question,
        date_groups(session, question, asked, known),
        known.sources,
        as_of=asked.changeset,
        said_by=asked.said_by,
        pairs=False,
    )
    return {str(c.event_date or ""): (_best(c), _range(c)) for c in found}


def _best(c: Comparison) -> str:
    return plain(c.figure) if c.figure is not None else ""


def _range(c: Comparison) -> str:
    from facttrack.comparison.telling import range_text

    return range_text(c.range, c.unit) if c.votes else ""
