"""Recording a claim: what `add` does, and what every way in has in common with it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace

from facttrack.domain.claim import (
    Document,
    Excerpt,
    Kind,
    Question,
    Sighting,
    Source,
    Version,
)
from facttrack.domain.dates import EventDate, SaidDate
from facttrack.domain.identity import document_key, origin_of
from facttrack.domain.quantity import Quantifier, Quantity, pretty
from facttrack.errors import ConflictError, NotFoundError, UsageError
from facttrack.services.asking import (
    QuestionAsked,
    find_or_make_question,
    find_or_make_source,
    in_unit_of,
)
from facttrack.services.chains import less_publisher
from facttrack.services.masking import mask
from facttrack.services.session import Session
from facttrack.services.slots import Slot, claims_of, keys_of, open_claim, slot_of, versions_of
from facttrack.storage import names, reader
from facttrack.storage.writer import Writer

_NEWEST = 2**62


@dataclass(frozen=True, slots=True)
class ClaimRequest:
    """A claim to record, in the user's words but for the quantity and the dates."""

    quantity: Quantity
    noun: str = ""
    question: QuestionAsked = field(default_factory=QuestionAsked)
    source: str = ""
    attributed_to: tuple[str, ...] = ()
    new_source: bool = False
    new_claim: bool = False
    event_date: EventDate | None = None
    asserted: SaidDate | None = None
    published: SaidDate | None = None
    title: str = ""
    author: str = ""
    url: str = ""
    archive_url: str = ""
    document_text: str = ""
    document_sha256: str = ""
    retrieved_at: str = ""
    excerpt: Excerpt | None = None
    translation: str = ""
    note: str = ""
    grade: str = ""
    credibility: str = ""
    part_of: int | None = None


@dataclass(frozen=True, slots=True)
class Recorded:
    """What recording did: the version now in the ledger, and what was made for it.

    `seen_again` when the figure stood there already and only a sighting, or nothing, was recorded;
    nothing recorded is changeset 0. `unkept` are the options on the document that say something
    else than is recorded of it already: a recorded document stays as it is.
    """

    version: Version
    changeset: int
    noun: str = ""
    origin_assumed: str = ""
    new_question: Question | None = None
    new_sources: tuple[Source, ...] = ()
    seen_again: bool = False
    unkept: tuple[str, ...] = ()


class SlotTakenError(ConflictError):
    """Another figure stands in the slot: whether it was revised or is another claim is asked."""

    def __init__(self, current: Version, quantity: Quantity) -> None:
        label = f"c{current.claim_id}"
        super().__init__(
            f"{label} already has {show_quantity(current.quantity)} from the same source for the "
            f"same question and date: if the source changed it, 'facttrack revise {label} "
            f'"{quantity.wording}" --reason …\'; if it is another claim, --new-claim'
        )


def show_quantity(q: Quantity) -> str:
    """A quantity in one phrase: "21 persons, exact"; "200 to 999 persons, between"."""
    if q.quantifier is Quantifier.VAGUE:
        return q.wording + (f" ({q.unit})" if q.unit else "") + ", vague"
    if q.best is not None and q.low is not None and q.high is not None and q.low != q.high:
        figure = f"{pretty(q.best)} ({pretty(q.low)} to {pretty(q.high)})"
    elif q.best is not None:
        figure = pretty(q.best)
    elif q.low is not None and q.high is not None:
        ends = f"{pretty(q.low)} to {pretty(q.high)}"
        excluded = (q.low if q.low_strict else None, q.high if q.high_strict else None)
        without = " and ".join(pretty(n) for n in excluded if n is not None)
        figure = f"{ends} (without {without})" if without else ends
    else:
        bound = q.low if q.low is not None else q.high
        figure = pretty(bound) if bound is not None else q.wording
    hedge = q.quantifier.value.replace("_", " ")
    return f"{figure} {q.unit}".rstrip() + f", {hedge}"


def add(session: Session, request: ClaimRequest) -> Recorded:
    """Record a claim. A figure that stands in its slot already is a sighting, or nothing new.

    Raises SlotTakenError for another figure in the slot, NearNameError for a name that is nearly
    one that exists, BadDataError for a unit that the question cannot take.
    """
    with session.recording() as writer:
        return add_in(session, writer, request)


def add_in(session: Session, writer: Writer, request: ClaimRequest) -> Recorded:
    """Record a claim in a changeset that is being made; what it holds so far is seen.

    Raises what `add` raises.
    """
    refuse_bad_grades(request.grade, request.credibility)
    writer.flush()
    made = _Made(writer)
    publisher = made.source(session, request.source, new=request.new_source)
    origin, assumed = _origin(session, made, request, publisher)
    question = made.question(session, request.question, request.quantity)
    quantity = in_unit_of(question, request.quantity)
    if request.part_of is not None:
        _refuse_missing(session, request.part_of)
    document = document_of(request, publisher)
    unkept = _unkept(writer, document) if document else ()
    document_id = keep_document(writer, document) if document else None
    version = Version(
        claim_id=0,
        number=1,
        changeset=writer.number,
        kind=Kind.RECORD,
        quantity=quantity,
        question_id=question.id if question else None,
        publisher_id=publisher.id if publisher else None,
        origin_id=origin.id if origin else None,
        origin_assumed=assumed,
        attribution=less_publisher(request.attributed_to, publisher, request.source),
        document_id=document_id,
        event_date=request.event_date,
        asserted=request.asserted,
        published=request.published,
        excerpt=request.excerpt,
        translation=request.translation,
        note=request.note,
        grade=request.grade.upper(),
        credibility=request.credibility,
        part_of=request.part_of,
    )
    slot = _slot(session, question, publisher, origin, request.event_date)
    recorded = _record(writer, slot, version, new_claim=request.new_claim)
    hidden = mask(session)
    return replace(
        recorded,
        version=hidden.version(recorded.version),
        noun=hidden.text(request.noun),
        origin_assumed=hidden.source(publisher).name if assumed and publisher else "",
        new_question=made.new_question,
        new_sources=tuple(made.new_sources),
        unkept=unkept,
    )


class _Made:
    """The sources and the question that a claim needs, found or made in its own changeset."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self._first_new = writer.next_new("source")
        self.new_sources: list[Source] = []
        self.new_question: Question | None = None

    def source(self, session: Session, name: str, *, new: bool) -> Source | None:
        made = next((s for s in self.new_sources if s.name == name.strip()), None)
        if made:
            return made
        source = find_or_make_source(session, self.writer, name, new=new)
        if source and source.id >= self._first_new:
            self.new_sources.append(source)
        return source

    def question(
        self, session: Session, asked: QuestionAsked, quantity: Quantity
    ) -> Question | None:
        if not asked.given():
            if asked.place or asked.scope or asked.basis:
                raise UsageError("--place, --scope and --basis need --question, or --subject")
            return None
        found, made = find_or_make_question(session, self.writer, asked, quantity)
        self.new_question = found if made else None
        return found


def _origin(
    session: Session, made: _Made, request: ClaimRequest, publisher: Source | None
) -> tuple[Source | None, bool]:
    chain = less_publisher(request.attributed_to, publisher, request.source)
    named = origin_of(chain)
    for link in chain:
        if link != named and link == origin_of((link,)):
            made.source(session, link, new=request.new_source)
    if named is None:
        return publisher, publisher is not None
    return made.source(session, named, new=request.new_source), False


def document_of(request: ClaimRequest, publisher: Source | None) -> Document | None:
    """The document that a request describes; None where it describes none.

    Raises UsageError for an archived copy of nothing.
    """
    if not (request.url or request.title or request.author or request.document_text):
        if request.archive_url:
            raise UsageError("--archive needs the --url or the --title of the document")
        return None
    text = request.document_text
    sha256 = request.document_sha256
    if text and not sha256:
        sha256 = hashlib.sha256(text.encode()).hexdigest()
    published = request.published.text if request.published else ""
    owner = publisher.key if publisher else ""
    return Document(
        id=0,
        key=document_key(owner, request.title, request.url, published, sha256),
        publisher_id=publisher.id if publisher else None,
        title=request.title,
        author=request.author,
        url=request.url,
        archive_url=request.archive_url,
        published=request.published,
        retrieved_at=request.retrieved_at,
        sha256=sha256,
        text=text,
    )


def keep_document(writer: Writer, document: Document) -> int:
    """The row id of a document, recorded now where it is new."""
    id_ = reader.document_by_key(writer.connection, document.key)
    return writer.add_document(document) if id_ is None else id_


def _unkept(writer: Writer, document: Document) -> tuple[str, ...]:
    id_ = reader.document_by_key(writer.connection, document.key)
    if id_ is None:
        return ()
    known = reader.documents(writer.connection, [id_])[id_]
    pairs = (
        ("--author", document.author, known.author),
        ("--archive", document.archive_url, known.archive_url),
    )
    return tuple(option for option, given, has in pairs if given and given != has)


def merged_keys(session: Session, kind: str) -> dict[int, tuple[str, ...]]:
    """The keys of the sources or questions that were merged into each one that was merged into."""
    read = names.sources if kind == "s" else names.questions
    known = read(session.connection, _NEWEST)
    found: dict[int, tuple[str, ...]] = {}
    for thing in known.values():
        if thing.merged_into is not None:
            target = names.resolve(known, thing.id)
            found[target] = (*found.get(target, ()), thing.key)
    return found


def _slot(
    session: Session,
    question: Question | None,
    publisher: Source | None,
    origin: Source | None,
    event_date: EventDate | None,
) -> Slot:
    sources = merged_keys(session, "s")
    return slot_of(
        keys_of(question, merged_keys(session, "q")),
        keys_of(publisher, sources),
        keys_of(origin, sources),
        event_date,
    )


def _record(writer: Writer, slot: Slot, version: Version, *, new_claim: bool) -> Recorded:
    taken = [] if new_claim else claims_of(writer.connection, slot)
    if not taken:
        claim_id = open_claim(writer, slot)
        version = writer.add_version(replace(version, claim_id=claim_id))
        return Recorded(version, writer.number)
    heads = [versions_of(writer.connection, claim_id)[-1] for claim_id in taken]
    heads.sort(key=lambda head: head.kind is not Kind.RETRACT)
    same = [h for h in heads if h.quantity.figure == version.quantity.figure]
    if not same or same[-1].kind is Kind.RETRACT:
        current = (same or heads)[-1]
        if current.kind is Kind.RETRACT:
            raise ConflictError(
                f"c{current.claim_id} is this claim and was retracted ({current.reason}): to bring "
                f"it back, 'facttrack reinstate c{current.claim_id} --reason …'; if it is another "
                "claim, --new-claim"
            )
        raise SlotTakenError(current, version.quantity)
    return _see_again(writer, same[-1], version)


def _see_again(writer: Writer, current: Version, version: Version) -> Recorded:
    if version.document_id not in (None, current.document_id):
        known = reader.sightings(writer.connection, _NEWEST, (current.claim_id,))
        if version.document_id not in {s.document_id for s in known}:
            writer.add_sighting(
                Sighting(
                    current.claim_id,
                    current.number,
                    writer.number,
                    version.document_id,
                    version.said,
                    version.row_hash,
                )
            )
    return Recorded(current, writer.number if writer.recorded else 0, seen_again=True)


def _refuse_missing(session: Session, claim_id: int) -> None:
    if not versions_of(session.connection, claim_id):
        raise NotFoundError(f"there is no claim c{claim_id} for --part-of")


def refuse_bad_grades(grade: str, credibility: str) -> None:
    """Refuse what is no Admiralty code.

    Raises UsageError unless the grade is A to F and the credibility 1 to 6, or empty.
    """
    if grade and grade.upper() not in tuple("ABCDEF"):
        raise UsageError(f"--grade is A (reliable) to F (cannot be judged), not {grade!r}")
    if credibility and credibility not in tuple("123456"):
        raise UsageError(
            f"--credibility is 1 (confirmed) to 6 (cannot be judged), not {credibility!r}"
        )
