"""Looking at claims: lists with filters, one claim, its history; as of any view."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from itertools import islice

from facttrack.comparison.standing import Standing, stand
from facttrack.comparison.statement import canonical, source_name
from facttrack.domain.claim import Document, History, Question, Source, Version
from facttrack.domain.date_text import read_one_date
from facttrack.domain.dates import DateRelation, EventDate, relate_dates
from facttrack.domain.sources import Questions, Sources
from facttrack.domain.units import find_unit
from facttrack.errors import NotFoundError
from facttrack.services.labels import claim_label
from facttrack.services.masking import NOTHING, Mask, mask
from facttrack.services.naming import find_question, find_source
from facttrack.services.session import Session, View
from facttrack.storage import engine, names, reader

# Who asks for a few waits for no more than a few.
_FIRST, _BATCH = 25, 2_000


@dataclass(frozen=True, slots=True)
class Selection:
    """Which claims to list; every part that is given must hold for the state that is shown.

    `source` is the publisher or the origin, `origin` the origin alone; `date` an event date that
    the claim's must overlap; `text` words to find in wording, quote, note and titles.
    """

    question: str = ""
    source: str = ""
    origin: str = ""
    unit: str = ""
    place: str = ""
    date: str = ""
    text: str = ""
    unfiled: bool = False
    claim_ids: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class ClaimState:
    """A claim as it stands in a view, with what it refers to.

    `standing` says whether it is retracted, or undated where a day was asked for.
    """

    standing: Standing
    question: Question | None
    publisher: str
    origin: str
    document: Document | None

    @property
    def version(self) -> Version:
        """The version in force."""
        return self.standing.version

    @property
    def status(self) -> str:
        """Whether it is "retracted", "undated" (where a day was asked for), or "" for neither."""
        if self.standing.retracted:
            return "retracted"
        return "undated" if self.standing.undated else ""


@dataclass(frozen=True, slots=True)
class Context:
    """The sources and questions as a view knew them, confidential sources by their labels.

    Whatever reads names takes them from here, so that they are hidden in one place; `mask` hides
    them in all other texts.
    """

    sources: Sources
    questions: Questions
    mask: Mask = NOTHING

    def question(self, id_: int | None) -> Question | None:
        """The question that a number stands for, merges followed."""
        return None if id_ is None else self.questions[names.resolve(self.questions, id_)]

    def source(self, id_: int | None) -> Source | None:
        """The source that a number stands for, merges followed."""
        id_ = canonical(id_, self.sources)
        return None if id_ is None else self.sources[id_]

    def name(self, id_: int | None) -> str:
        """The present name of a source, "" for none."""
        return source_name(canonical(id_, self.sources), self.sources)


def context(session: Session, view: View) -> Context:
    """The sources and questions as they were known in a view."""
    connection = session.connection
    hidden = mask(session)
    sources = names.sources(connection, view.changeset)
    questions = names.questions(connection, view.changeset)
    if hidden is not NOTHING:
        sources = Sources(map(hidden.source, sources.values()))
        questions = Questions(map(hidden.question, questions.values()))
    return Context(sources, questions, hidden)


def merged_into(things: Sources | Questions, id_: int) -> tuple[int, ...]:
    """A thing's number and those of all that were merged into it; none where it was merged away."""
    own = (id_,) if id_ in things and id_ not in things.merged else ()
    gone = (other for other in things.merged if names.resolve(things, other) == id_)
    return tuple(sorted((*own, *gone)))


def list_claims(
    session: Session, view: View, selection: Selection
) -> Generator[ClaimState, None, None]:
    """The claims of a selection as they stand in a view, by number; retracted ones are marked.

    The database is held as it is until the last claim was asked for or the generator is closed.

    Raises NotFoundError for a question or source that is not there, DateError for no date: at
    once, before the first claim is asked for. A view from before the first record has no claim.
    """
    if view.note:
        nothing: tuple[ClaimState, ...] = ()
        return (state for state in nothing)
    with engine.reading(session.connection):
        known = context(session, view)
        where, test = _prepare(session, view, selection, known)
    return _states(session, view, where, test, known)


def names_behind(session: Session, view: View, question: str = "", source: str = "") -> list[str]:
    """What the sources are called whose figures a view holds, or a question or source in it."""
    if not (question or source):
        sources = context(session, view).sources.values()
        return sorted({s.name for s in sources if s.merged_into is None})
    states = list_claims(session, view, Selection(question=question, source=source))
    return sorted({name for s in states for name in (s.publisher, s.origin) if name})


def _states(
    session: Session, view: View, where: reader.Filter, test: _Test, known: Context
) -> Generator[ClaimState, None, None]:
    with engine.reading(session.connection):
        found = reader.histories(session.connection, view.changeset, where)
        states = (state_of(h, view, known) for h in found)
        chosen = (s for s in states if s is not None and test(s))
        size = _FIRST
        while batch := list(islice(chosen, size)):
            yield from with_documents(session, batch, known.mask)
            size = _BATCH


def with_documents(session: Session, batch: list[ClaimState], hidden: Mask) -> list[ClaimState]:
    """The same states, each with its document."""
    ids = {s.version.document_id for s in batch} - {None}
    read = reader.documents(session.connection, (i for i in ids if i is not None))
    documents = {id_: hidden.document(d) for id_, d in read.items()}
    return [replace(s, document=documents.get(s.version.document_id or 0)) for s in batch]


def state_of(history: History, view: View, known: Context) -> ClaimState | None:
    """A claim as it stands in a view, its document aside; None where nothing had been said."""
    standing = stand(known.mask.history(history), view.said_by)
    if standing is None:
        return None
    v = standing.version
    return ClaimState(
        standing,
        known.question(v.question_id),
        known.name(v.publisher_id),
        known.name(v.origin_id),
        None,
    )


@dataclass(frozen=True, slots=True)
class _Test:
    """Whether a state is in a selection, by what can only be said of the state itself."""

    question: int | None
    source: int | None
    origin: int | None
    unit: str
    place: str
    date: EventDate | None
    unfiled: bool
    matches: frozenset[tuple[int, int]] | None
    known: Context

    def __call__(self, state: ClaimState) -> bool:
        v, q = state.version, state.question
        origin = canonical(v.origin_id, self.known.sources)
        involved = (origin, canonical(v.publisher_id, self.known.sources))
        return (
            (self.question is None or (q is not None and q.id == self.question))
            and (self.source is None or self.source in involved)
            and (self.origin is None or self.origin == origin)
            and (not self.unit or v.quantity.unit == self.unit)
            and (not self.place or (q is not None and q.place.casefold() == self.place.casefold()))
            and (self.date is None or _overlap(v.event_date, self.date))
            and (not self.unfiled or v.question_id is None)
            and (self.matches is None or (v.claim_id, v.number) in self.matches)
        )


def _overlap(a: EventDate | None, b: EventDate) -> bool:
    return relate_dates(a, b) not in (DateRelation.DISJOINT, DateRelation.UNKNOWN)


def _prepare(
    session: Session, view: View, s: Selection, known: Context
) -> tuple[reader.Filter, _Test]:
    at = view.changeset
    question = find_question(session, s.question, at).id if s.question else None
    source = find_source(session, s.source, at).id if s.source else None
    origin = find_source(session, s.origin, at).id if s.origin else None
    where = reader.Filter(
        claim_ids=s.claim_ids,
        question_ids=merged_into(known.questions, question) if question else None,
        source_ids=merged_into(known.sources, source) if source else None,
        origin_ids=merged_into(known.sources, origin) if origin else None,
        unfiled=s.unfiled,
        text=s.text,
    )
    unit = find_unit(s.unit).name if s.unit else ""
    date = read_one_date(s.date) if s.date else None
    matches = reader.matches(session.connection, s.text) if s.text.strip() else None
    place = known.mask.text(s.place)  # as the questions have it
    return where, _Test(question, source, origin, unit, place, date, s.unfiled, matches, known)


def show_claim(session: Session, label: str, view: View) -> tuple[ClaimState, History]:
    """One claim as it stands in a view, or as the version that the label names, and its history.

    Raises NotFoundError.
    """
    claim_id, number = claim_label(label)
    history = claim_history(session, label, view)
    known = context(session, view)
    cut, asked = history, view
    if number is not None:
        cut = replace(history, versions=(_numbered(history, number, view),))
        asked = replace(view, said_by=None)
    state = state_of(cut, asked, known)
    if state is None:
        raise NotFoundError(
            f"nothing of c{claim_id} had been said by {view.said_by_text}: leave --said-by out"
        )
    return with_documents(session, [state], known.mask)[0], history


def version_named(session: Session, label: str, view: View) -> Version:
    """The version that a label names, for a claim's its newest; as a view knows it.

    Raises NotFoundError, also for one that was said after the view's day.
    """
    _, number = claim_label(label)
    history = claim_history(session, label, view)
    return _numbered(history, history.newest.number if number is None else number, view)


def _numbered(history: History, number: int, view: View) -> Version:
    found = next((v for v in history.versions if v.number == number), None)
    newest = history.newest
    if found is None:
        then = f" as of {view.as_of_text}" if view.as_of_text else ""
        raise NotFoundError(
            f"c{history.claim_id} has no version {number}{then}: its newest is {newest.label}"
        )
    if not view.had_been_said(found.said):
        raise NotFoundError(
            f"{found.label} was said {found.said}, after {view.said_by_text}: leave --said-by out"
        )
    return found


def claim_history(session: Session, label: str, view: View) -> History:
    """Every version and sighting of a claim that a view knows, in the order recorded.

    Raises NotFoundError.
    """
    claim_id, _ = claim_label(label)
    history = reader.history(session.connection, claim_id, view.changeset)
    if history is None:
        later = reader.history(session.connection, claim_id, 2**62)
        hint = (
            f"it was first recorded by @{later.versions[0].changeset}, leave --as-of out"
            if later
            else "see 'facttrack list'"
        )
        when = f" as of {view.as_of_text}" if view.as_of_text and later else ""
        raise NotFoundError(f"there is no claim c{claim_id}{when}: {hint}")
    return mask(session).history(history)


def said_only(history: History, view: View) -> History:
    """A claim's history less what had not been said by the view's day; our own changes stay."""
    if view.said_by is None:
        return history
    return replace(
        history,
        versions=tuple(v for v in history.versions if view.had_been_said(v.said)),
        sightings=tuple(s for s in history.sightings if view.had_been_said(s.seen)),
    )
