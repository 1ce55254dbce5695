"""Sources and questions of imported rows: found to the letter, made where they are missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from facttrack.domain.claim import Question, Source
from facttrack.domain.identity import is_named, origin_of, question_key, source_key
from facttrack.domain.units import dimension_of, same_kind
from facttrack.errors import ConflictError
from facttrack.services.asking import question_name
from facttrack.services.import_report import Tally
from facttrack.services.import_rows import ImportRow
from facttrack.services.record import merged_keys
from facttrack.services.session import Session
from facttrack.services.slots import Slot, keys_of, slot_of
from facttrack.storage import names
from facttrack.storage.writer import Writer

_NEWEST = 2**62
_CACHED = 20_000
_NAMED = 3_000
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Origin:
    """Who a row credits: the origin, the links of the chain, whether the origin is assumed."""

    source: Source | None
    chain: tuple[str, ...]
    assumed: bool


class Known:
    """Finds the things that rows name; a bounded number of answers is kept.

    What is missing is made where there is a writer; without one, or where it is asked not to be,
    it comes back as it would be made, with the number 0.
    """

    def __init__(
        self, session: Session, writer: Writer | None = None, tally: Tally | None = None
    ) -> None:
        self._session, self._writer = session, writer
        self._tally = tally or Tally()
        self._sources: dict[str, Source] = {}
        self._questions: dict[tuple[str, ...], Question] = {}
        self._made: dict[str, Question] = {}
        self._merged_sources = merged_keys(session, "s")
        self._merged_questions = merged_keys(session, "q")
        self.any_merged = bool(self._merged_sources or self._merged_questions)
        self._gone = {kind: _gone(session, kind) for kind in ("s", "q")} if self.any_merged else {}

    def source(self, name: str, *, make: bool = True) -> Source | None:
        """The source called so; None for no name."""
        name = name.strip()
        if not name:
            return None
        return self._kept(
            self._sources, name, lambda: self._find_source(name, make=make), make=make
        )

    def question(self, row: ImportRow, *, make: bool = True) -> Question | None:
        """The question that a row answers; None where it says none."""
        if not row.filed:
            return None
        parts = (row.question, row.subject, row.measure, row.place, row.scope, row.basis)
        key = (*parts, row.question_unit)
        return self._kept(
            self._questions, key, lambda: self._find_question(row, make=make), make=make
        )

    def origin(self, row: ImportRow, publisher: Source | None, *, make: bool = True) -> Origin:
        """Whom a row credits; an attribution equal to its source counts as none."""
        own = {publisher.name, *publisher.aliases, row.source} if publisher else {""}
        # A row that names its origin has the chain as it was recorded.
        chain = tuple(link for link in row.attribution if row.origin or link not in own)
        named = origin_of(chain)
        for link in chain:
            if make and link != named and is_named(link):
                self.source(link)
        if row.origin:
            return Origin(self.source(row.origin, make=make), chain, row.origin_assumed)
        if named is None:
            return Origin(publisher, chain, publisher is not None)
        return Origin(self.source(named, make=make), chain, assumed=False)

    def slot(
        self, row: ImportRow, question: Question | None, publisher: Source | None, origin: Origin
    ) -> Slot:
        """The slot of a row."""
        return slot_of(
            keys_of(question, self._merged_questions),
            keys_of(publisher, self._merged_sources),
            keys_of(origin.source, self._merged_sources),
            row.event_date,
        )

    def present(self, kind: str, id_: int | None) -> int | None:
        """The number of what a source ("s") or a question ("q") was merged into, else its own."""
        return id_ if id_ is None else self._gone.get(kind, {}).get(id_, id_)

    def all_numbers(self, kind: str, id_: int | None) -> tuple[int | None, ...]:
        """The number of a thing, and those of what was merged into it."""
        return (id_, *(gone for gone, into in self._gone.get(kind, {}).items() if into == id_))

    def publisher_keys(self, publisher: Source | None) -> tuple[str, ...]:
        """The keys that documents of a publisher may have been recorded under."""
        return keys_of(publisher, self._merged_sources) or ("",)

    def _kept(self, cache: dict[Any, T], key: object, find: Callable[[], T], *, make: bool) -> T:
        found = cache.get(key)
        if found is None and self._writer and not make:
            return find()
        if found is None:
            if len(cache) >= _CACHED:
                # What was made and not written yet could not be found again.
                if self._writer:
                    self._writer.flush()
                cache.clear()
                self._made.clear()
            found = cache[key] = find()
        return found

    def _find_source(self, name: str, *, make: bool) -> Source:
        run = self._session.connection
        ids = names.by_name(run, "s", name)
        if len(ids) > 1:
            raise ConflictError(
                f"{', '.join(f's{i}' for i in ids)} are all called {name!r}: merge them, or take "
                "the alias away, and import again"
            )
        key = source_key(name)
        id_ = ids[0] if ids else names.by_key(run, "s", key)
        found = self._live_source(id_)
        if found is None:
            found = Source(0, key, name)
            if self._writer and make:
                found = self._writer.add_source(found)
                self._tally.new_sources += 1
                if len(self._tally.sources) < _NAMED:
                    self._tally.sources.append(found)
        return found

    def _live_source(self, id_: int | None) -> Source | None:
        found = None if id_ is None else names.source(self._session.connection, id_, _NEWEST)
        while found is not None and found.merged_into is not None:
            found = names.source(self._session.connection, found.merged_into, _NEWEST)
        return found

    def _live_question(self, id_: int | None) -> Question | None:
        found = None if id_ is None else names.question(self._session.connection, id_, _NEWEST)
        while found is not None and found.merged_into is not None:
            found = names.question(self._session.connection, found.merged_into, _NEWEST)
        return found

    def _find_question(self, row: ImportRow, *, make: bool) -> Question:
        draft = drafted(row)
        run = self._session.connection
        # One made by a row in another unit of the dimension may not be written yet.
        found = self._made.get(draft.key) or self._called(row, draft)
        found = found or self._live_question(names.by_key(run, "q", draft.key))
        if found is None and draft.unit:
            # A question that was made before anything was counted in it has no unit yet.
            bare = replace(draft, unit="", dimension=dimension_of(""))
            found = self._live_question(names.by_key(run, "q", question_key(bare)))
            found = found if found and draft.dimension == found.dimension else None
        if found is None:
            found = draft
            if self._writer and make:
                found = self._made[draft.key] = self._writer.add_question(draft)
                self._tally.new_questions += 1
                if len(self._tally.questions) < _NAMED:
                    self._tally.questions.append(found)
        return found

    def _called(self, row: ImportRow, draft: Question) -> Question | None:
        """The question that has this name, and these parts where the row gives any."""
        if not row.question:
            return None
        ids = names.by_name(self._session.connection, "q", row.question)
        found = [q for q in map(self._live_question, ids) if q and _fits(row, draft, q)]
        return found[0] if len(found) == 1 else None


def _gone(session: Session, kind: str) -> dict[int, int]:
    """What was merged away, each with what stands for it now."""
    known: Mapping[int, Any] = (names.sources if kind == "s" else names.questions)(
        session.connection, _NEWEST
    )
    return {id_: names.resolve(known, id_) for id_, t in known.items() if t.merged_into is not None}


def drafted(row: ImportRow) -> Question:
    """The question as it would be made from a row; a bare name is its subject, as in `add`."""
    subject = row.subject or ("" if row.measure else row.question)
    unit = row.question_unit
    draft = Question(
        id=0,
        key="",
        name=row.question or question_name(subject, row.measure, row.place, row.scope),
        subject=subject,
        measure=row.measure,
        dimension=dimension_of(unit),
        unit=unit,
        place=row.place,
        scope=row.scope,
        basis=row.basis,
    )
    return replace(draft, key=question_key(draft))


def _fits(row: ImportRow, draft: Question, found: Question) -> bool:
    bare = not (row.subject or row.measure)
    parts = ("place", "scope", "basis") if bare else (*_PARTS, "place", "scope", "basis")
    same = all(getattr(draft, p) == getattr(found, p) for p in parts if getattr(row, p) or not bare)
    return same and (not row.unit or same_kind(draft.unit, found.unit))


_PARTS = ("subject", "measure")
