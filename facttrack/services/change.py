"""Changing a claim: revise, correct, retract, reinstate, file. Each one appends a version."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from facttrack.domain.claim import Excerpt, Kind, Question, RetractedBy, Version
from facttrack.domain.dates import SaidDate
from facttrack.domain.quantity import Quantity
from facttrack.errors import ConflictError, NotFoundError, UsageError
from facttrack.services.asking import (
    in_unit_of,
)
from facttrack.services.correction import Correction
from facttrack.services.labels import claim_label
from facttrack.services.masking import mask
from facttrack.services.naming import find_question
from facttrack.services.record import (
    ClaimRequest,
    document_of,
    keep_document,
)
from facttrack.services.session import Session
from facttrack.services.slots import versions_of
from facttrack.storage import names
from facttrack.storage.writer import Writer

_NEWEST = 2**62


@dataclass(frozen=True, slots=True)
class Changed:
    """A change of a claim: the version before and the one recorded now."""

    before: Version
    after: Version


class StaleVersionError(ConflictError):
    """The version that was to be changed is no longer the newest."""

    def __init__(self, asked: str, newest: Version) -> None:
        super().__init__(
            f"{asked} is no longer the newest: {newest.label} is, recorded by @{newest.changeset}; "
            f"look at it with 'facttrack history c{newest.claim_id}', then say --expect "
            f"{newest.number}"
        )


@dataclass(frozen=True, slots=True)
class Target:
    """What to change: a claim, perhaps the version that it is expected to be at, and why."""

    label: str
    reason: str
    expect: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """Where a new number was seen: the document, and its sentence."""

    url: str = ""
    title: str = ""
    archive_url: str = ""
    quote: str = ""
    translation: str = ""


def revise(
    session: Session,
    target: Target,
    quantity: Quantity,
    *,
    asserted: SaidDate | None = None,
    published: SaidDate | None = None,
    note: str = "",
    seen: Seen | None = None,
) -> Changed:
    """Record that the origin changed its number.

    Raises NotFoundError, StaleVersionError, ConflictError where the claim is retracted or says so
    already, BadDataError for a unit that its question cannot take.
    """
    with session.recording(target.reason) as writer:
        before = _newest(writer, target)
        _refuse_retracted(before)
        question = _question_of(session, before)
        quantity = in_unit_of(question, quantity) if question else _unit_from(before, quantity)
        if quantity.figure == before.quantity.figure:
            raise ConflictError(
                f"{before.label} says so already: nothing to revise (to change another field, "
                f"'facttrack correct c{before.claim_id}')"
            )
        after = replace(
            before,
            number=before.number + 1,
            kind=Kind.REVISE,
            quantity=quantity,
            asserted=asserted,
            published=published,
            excerpt=Excerpt(seen.quote) if seen and seen.quote else None,
            translation=seen.translation if seen else "",
            note=note,
            reason=target.reason,
            row_hash="",
            document_id=_document(session, writer, before, published, seen),
        )
        return _changed(session, before, writer.add_version(after))


def _document(
    session: Session, writer: Writer, before: Version, published: SaidDate | None, seen: Seen | None
) -> int | None:
    if seen is None:
        return None
    request = ClaimRequest(
        before.quantity,
        published=published,
        url=seen.url,
        title=seen.title,
        archive_url=seen.archive_url,
    )
    publisher = None
    if before.publisher_id is not None:
        publisher = names.source(session.connection, before.publisher_id, _NEWEST)
    document = document_of(request, publisher)
    return keep_document(writer, document) if document else None


def retract(session: Session, target: Target, by: str, asserted: SaidDate | None = None) -> Changed:
    """Withdraw a claim: it stays visible and is not counted any more.

    Raises NotFoundError, StaleVersionError, ConflictError where it is retracted already,
    UsageError for anyone else, and for a day on which we would have said so.
    """
    if by not in list(RetractedBy):
        raise UsageError(f"--by is 'us' or 'origin', not {by!r}")
    if asserted is not None and by == RetractedBy.US.value:
        raise UsageError("--asserted is when the origin withdrew it: leave it out with --by us")
    with session.recording(target.reason) as writer:
        before = _newest(writer, target)
        _refuse_retracted(before)
        own_words = RetractedBy(by) is RetractedBy.ORIGIN
        after = replace(
            before,
            number=before.number + 1,
            kind=Kind.RETRACT,
            retracted_by=RetractedBy(by),
            asserted=asserted if own_words else before.asserted,
            published=None if own_words else before.published,
            reason=target.reason,
            row_hash="",
        )
        return _changed(session, before, writer.add_version(after))


def reinstate(
    session: Session,
    target: Target,
    quantity: Quantity | None = None,
    asserted: SaidDate | None = None,
) -> Changed:
    """Bring a retracted claim back, with the figure it had or another.

    Raises NotFoundError, StaleVersionError, ConflictError where it is not retracted.
    """
    with session.recording(target.reason) as writer:
        before = _newest(writer, target)
        if before.kind is not Kind.RETRACT:
            raise ConflictError(f"{before.label} is not retracted: there is nothing to reinstate")
        question = _question_of(session, before)
        new = before.quantity if quantity is None else quantity
        new = in_unit_of(question, new) if question else _unit_from(before, new)
        by_us = before.retracted_by is RetractedBy.US
        after = replace(
            before,
            number=before.number + 1,
            kind=Kind.REINSTATE,
            quantity=new,
            retracted_by=None,
            asserted=before.asserted if by_us and asserted is None else asserted,
            published=before.published if by_us and asserted is None else None,
            reason=target.reason,
            row_hash="",
        )
        return _changed(session, before, writer.add_version(after))


def correct(session: Session, target: Target, fields: Mapping[str, str]) -> Changed:
    """Mend what we recorded wrongly: the fields given get new values, "" empties one.

    Fields: quantity (a Quantity's parts value, low, high, quantifier, unit, wording), date,
    asserted, published, question, source, attributed_to (" > " between links), note, quote,
    translation, grade, credibility, part_of, url, title.

    Raises NotFoundError, StaleVersionError, ConflictError where it is retracted or nothing would
    change, UsageError for a field that there is not, BadDataError for a value that cannot be read.
    """
    with session.recording(target.reason) as writer:
        before = _newest(writer, target)
        _refuse_retracted(before)
        changes = Correction(session, writer, before).read(fields)
        after = replace(before, **changes)
        if after == before:
            raise ConflictError(f"{before.label} says so already: nothing to correct")
        after = replace(
            after,
            number=before.number + 1,
            kind=Kind.CORRECT,
            reason=target.reason,
            row_hash="",
        )
        return _changed(session, before, writer.add_version(after))


def file_claims(
    session: Session, claim_ids: Sequence[int], question: str, reason: str = ""
) -> list[Changed]:
    """File claims under a question, all of them in one changeset, or none.

    A claim that is filed there already stays as it is.

    Raises NotFoundError, ConflictError for a retracted one, BadDataError for a unit that the
    question cannot take.
    """
    changed = []
    found = find_question(session, question, _NEWEST)
    reason = reason or f"filed under q{found.id}"
    with session.recording(reason) as writer:
        known = names.questions(session.connection, _NEWEST)
        for claim_id in claim_ids:
            before = _newest(writer, Target(f"c{claim_id}", reason))
            _refuse_retracted(before)
            asked = before.question_id
            if asked is not None and names.resolve(known, asked) == found.id:
                continue
            after = replace(
                before,
                number=before.number + 1,
                kind=Kind.CORRECT,
                question_id=found.id,
                quantity=in_unit_of(found, before.quantity),
                reason=reason,
                row_hash="",
            )
            changed.append(_changed(session, before, writer.add_version(after)))
    return changed


def _changed(session: Session, before: Version, after: Version) -> Changed:
    """The change as it may be shown."""
    hidden = mask(session)
    return Changed(hidden.version(before), hidden.version(after))


def _newest(writer: Writer, target: Target) -> Version:
    """The newest version, read inside the write transaction, so that nobody can come between."""
    claim_id, asked = claim_label(target.label)
    versions = versions_of(writer.connection, claim_id)
    if not versions:
        raise NotFoundError(f"there is no claim c{claim_id}: see 'facttrack list'")
    newest = versions[-1]
    for expected in (asked, _expected(target.expect, claim_id)):
        if expected is not None and not 1 <= expected <= newest.number:
            raise NotFoundError(f"c{claim_id} has no version {expected}: {newest.label} is newest")
        if expected is not None and expected != newest.number:
            raise StaleVersionError(f"c{claim_id}.{expected}", newest)
    return newest


def _expected(text: str, claim_id: int) -> int | None:
    if not text:
        return None
    if text.isascii() and text.isdigit():
        return int(text)
    number, version = claim_label(text)
    if version is None or number != claim_id:
        raise UsageError(f"--expect takes a version of c{claim_id} such as c{claim_id}.2, or 2")
    return version


def _refuse_retracted(version: Version) -> None:
    if version.kind is Kind.RETRACT:
        raise ConflictError(
            f"c{version.claim_id} is retracted ({version.reason or 'no reason given'}): "
            f"'facttrack reinstate c{version.claim_id} --reason …' first"
        )


def _question_of(session: Session, version: Version) -> Question | None:
    if version.question_id is None:
        return None
    return names.question(session.connection, version.question_id, _NEWEST)


def _unit_from(before: Version, quantity: Quantity) -> Quantity:
    return quantity if quantity.unit else replace(quantity, unit=before.quantity.unit)
