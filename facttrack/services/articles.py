"""From an article to claims: reading it, and recording what is accepted in one changeset."""

from __future__ import annotations

import gc
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import PurePath

from facttrack.domain.claim import Version
from facttrack.domain.date_text import read_said_date
from facttrack.domain.dates import EventDate, SaidDate
from facttrack.domain.quantity import Quantity
from facttrack.errors import UsageError
from facttrack.reading.documents.loaded import CUT, MOST_SECONDS, LoadedDocument
from facttrack.reading.documents.proposals import Proposal, Proposals, excerpt_of, propose
from facttrack.reading.named_links import named_links
from facttrack.services.asking import QuestionAsked
from facttrack.services.record import ClaimRequest, Recorded, add_in
from facttrack.services.session import Session, stamp
from facttrack.services.slots import versions_of
from facttrack.storage import excerpts
from facttrack.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class Article:
    """A document with what the reader proposes of it.

    `published` is the document's date, as it says or as it was given; dates in the text were
    resolved against it. `read_to` is how many characters were read in the time that there is.
    """

    document: LoadedDocument
    published: SaidDate | None
    proposals: tuple[Proposal, ...]
    read_to: int

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the reader of this reading should know."""
        return _warnings(self.document, self.read_to)


@dataclass(frozen=True, slots=True)
class OpenArticle:
    """A document with what is proposed of it while it is read: to be gone through once.

    In the time that bounds it, what is done with a proposal counts like reading it.
    """

    document: LoadedDocument
    published: SaidDate | None
    proposals: Proposals

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the reader of this reading should know, once it is over."""
        return _warnings(self.document, self.proposals.read_to)


def _warnings(document: LoadedDocument, read_to: int) -> tuple[str, ...]:
    if read_to >= len(document.text):
        return document.warnings
    left = f"only its first {read_to:,} characters were read: the time was over"
    return (*(w for w in document.warnings if w != CUT), left)


@dataclass(frozen=True, slots=True)
class Accepted:
    """A proposal that is to be recorded, as it was read or as it was edited since."""

    proposal: Proposal
    question: QuestionAsked
    quantity: Quantity
    attributed_to: tuple[str, ...]
    event_date: EventDate | None


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for all that is recorded from a document; it overrules what the document says."""

    source: str = ""
    title: str = ""
    author: str = ""
    url: str = ""
    archive_url: str = ""
    asserted: SaidDate | None = None
    new_source: bool = False
    new_claim: bool = False


def read_article(
    document: LoadedDocument, *, published: str = "", date: str = "", seconds: float = MOST_SECONDS
) -> Article:
    """What the reader proposes of a document, in at most about so many seconds.

    `published` overrules the document's own date, `date` stands in where it has none.

    Raises DateError for a text that is no date.
    """
    said = _date(document, published, date)
    with no_collections():
        proposals, read_to = propose(document.text, said.text if said else "", seconds=seconds)
    return Article(document, said, tuple(proposals), read_to)


def open_article(
    document: LoadedDocument,
    *,
    published: str = "",
    date: str = "",
    seconds: float = MOST_SECONDS,
) -> OpenArticle:
    """What `read_article` gives, but read while it is gone through.

    Raises DateError for a text that is no date.
    """
    said = _date(document, published, date)
    proposals = Proposals(document.text, said.text if said else "", seconds=seconds)
    return OpenArticle(document, said, proposals)


def _date(document: LoadedDocument, published: str, date: str) -> SaidDate | None:
    given = read_said_date(date) if date else None
    return read_said_date(published) if published else document.published or given


@contextmanager
def no_collections() -> Iterator[None]:
    """Reading makes many values and no cycles: looking for some takes a tenth of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def as_stored(session: Session, document: LoadedDocument) -> LoadedDocument:
    """The same document with the text that is recorded of it, where one is.

    Another version of a library may take another text out of the same file; offsets of what is
    recorded must go on pointing into the text that is stored.
    """
    known = excerpts.documents_where(session.connection, sha256=document.sha256)
    text = next((d.text for d in known if d.text), "")
    return replace(document, text=text) if text and text != document.text else document


def recorded_before(session: Session, article: Article) -> dict[int, int]:
    """The claims that were recorded from this very document, by the numbers of its proposals.

    A claim is a proposal's where its excerpt holds the proposal and the figure or wording is its.
    """
    known = excerpts.documents_where(session.connection, sha256=article.document.sha256)
    ids = [d.id for d in known]
    by_claim: dict[int, list[Version]] = {}
    for version in excerpts.versions_in(session.connection, ids):
        by_claim.setdefault(version.claim_id, []).append(version)
    found: dict[int, int] = {}
    starts = [p.candidate.start for p in article.proposals]
    for claim_id, versions in by_claim.items():
        quoted = (p for v in versions for p in _quoted(article, starts, v))
        mine = next((p for p in quoted if p.number not in found), None)
        if mine is not None:
            found[mine.number] = claim_id
    seen = {s.claim_id for s in excerpts.sightings_in(session.connection, ids)}
    for claim_id in sorted(seen - by_claim.keys()):
        figures = {v.quantity.figure for v in versions_of(session.connection, claim_id)}
        others = (p for p in article.proposals if p.number not in found)
        mine = next((p for p in others if p.candidate.quantity.figure in figures), None)
        if mine is not None:
            found[mine.number] = claim_id
    return found


def _quoted(article: Article, starts: Sequence[int], version: Version) -> Iterator[Proposal]:
    """The proposals in a version's excerpt that have its figure or its wording."""
    excerpt, quantity = version.excerpt, version.quantity
    if excerpt is None or excerpt.start is None or excerpt.end is None:
        return
    first, last = bisect_left(starts, excerpt.start), bisect_left(starts, excerpt.end)
    for proposal in article.proposals[first:last]:
        stated = proposal.candidate.quantity
        if quantity.wording == stated.wording or quantity.figure == stated.figure:
            yield proposal


def accept(proposal: Proposal, question: QuestionAsked | None = None) -> Accepted:
    """The proposal as it was read; a source that is described is the names in its description."""
    candidate = proposal.candidate
    chain = tuple(name for link in candidate.attribution for name in named_links(link.text))
    return Accepted(
        proposal, question or QuestionAsked(), candidate.quantity, chain, candidate.event_date
    )


def chosen(article: Article, text: str, already: Mapping[int, int]) -> list[Proposal]:
    """The proposals that "1,3-5", "all" or "claims" names, less those recorded already.

    "all" are all but noise.

    Raises UsageError for what names none.
    """
    wanted = text.strip().lower()
    if wanted == "claims":
        named = [p for p in article.proposals if p.candidate.claim]
    elif wanted == "all":
        named = [p for p in article.proposals if not p.noise]
    else:
        numbers = set(_within(numbers_in(wanted), len(article.proposals)))
        named = [p for p in article.proposals if p.number in numbers]
    return [p for p in named if p.number not in already]


_NUMBERS = re.compile(r"\s*([0-9]{1,9})\s*(?:-\s*([0-9]{1,9})\s*)?", re.ASCII)


def numbers_in(text: str) -> list[range]:
    """The numbers that "1,3-5" names.

    Raises UsageError for anything else.
    """
    found = []
    for part in text.split(","):
        match = _NUMBERS.fullmatch(part)
        if not match:
            msg = f"--accept takes numbers (1,3-5), all or claims, not {part.strip()!r}"
            raise UsageError(msg)
        found.append(range(int(match[1]), int(match[2] or match[1]) + 1))
    return found


def _within(numbers: Sequence[range], most: int) -> Iterator[int]:
    for some in numbers:
        if not some or some[0] < 1 or some[-1] > most:
            first, last = some.start, some.stop - 1
            shown = f"{first}-{last}" if first != last else f"{first}"
            raise UsageError(f"--accept {shown}: the candidates are numbered 1 to {most}")
        yield from some


def record_article(
    session: Session,
    article: Article,
    accepted: Sequence[Accepted],
    terms: Terms,
    already: Mapping[int, int],
) -> dict[int, Recorded]:
    """Record what is accepted from a document, all in one changeset or nothing; by number.

    A part comes after what it is a part of, and refers to it.

    Raises what `add` raises.
    """
    by_number = {a.proposal.number: a for a in accepted}
    claims, done = dict(already), dict[int, Recorded]()
    retrieved_at = stamp(session.clock())

    def record(writer: Writer, number: int, below: frozenset[int]) -> None:
        whole = by_number[number].proposal.whole
        if whole in by_number and whole not in claims and whole not in below:
            record(writer, whole, below | {number})
        request = _request(article, by_number[number], terms, retrieved_at)
        if whole in claims:
            request = replace(request, part_of=claims[whole], new_claim=True)
        done[number] = add_in(session, writer, request)
        claims[number] = done[number].version.claim_id

    read_what = article.document.title or PurePath(article.document.name).name
    with session.recording(f"read {read_what}") as writer:
        for number in by_number:
            if number not in done:
                record(writer, number, frozenset())
    return done


def _request(article: Article, accepted: Accepted, terms: Terms, retrieved_at: str) -> ClaimRequest:
    document = article.document
    return ClaimRequest(
        quantity=accepted.quantity,
        noun=accepted.proposal.candidate.noun,
        question=accepted.question,
        source=terms.source or document.site,
        attributed_to=accepted.attributed_to,
        new_source=terms.new_source,
        new_claim=terms.new_claim,
        event_date=accepted.event_date,
        asserted=terms.asserted,
        published=article.published,
        title=terms.title or document.title,
        author=terms.author or document.author,
        url=terms.url or document.url,
        archive_url=terms.archive_url,
        document_text=document.text,
        document_sha256=document.sha256,
        retrieved_at=retrieved_at,
        excerpt=excerpt_of(document.text, accepted.proposal),
    )
