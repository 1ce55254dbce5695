"""Sources and questions as records of their own: made, renamed, aliased, graded, merged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import overload

from facttrack.domain.claim import Question, Source
from facttrack.domain.identity import source_key
from facttrack.errors import ConflictError, NotFoundError, UsageError
from facttrack.services.asking import QuestionAsked, find_asked, new_question
from facttrack.services.labels import numbered
from facttrack.services.masking import confidential_sources, mask
from facttrack.services.naming import existing_or_near, find_question, find_source, no_such_number
from facttrack.services.record import refuse_bad_grades
from facttrack.services.session import Session, View
from facttrack.services.spoken import known_by
from facttrack.storage import names
from facttrack.storage.writer import Writer

_NEWEST = 2**62
_NOUNS = {"s": "source", "q": "question"}
Thing = Source | Question


@dataclass(frozen=True, slots=True)
class ThingVersion:
    """One state of a source or question, and the changeset that recorded it."""

    number: int
    changeset: int
    kind: str
    reason: str
    thing: Thing


def add_source(session: Session, name: str, *, grade: str = "", new: bool = False) -> Source:
    """Make a source.

    Raises ConflictError where one is called so, NearNameError where one is nearly.
    """
    refuse_bad_grades(grade, "")
    name = _named(name, "s")
    with session.recording() as writer:
        taken = existing_or_near(session, "s", name, new=new)
        if taken is not None:
            raise ConflictError(f"s{taken} is called {name!r} already")
        return writer.add_source(Source(0, source_key(name), name, grade=grade.upper()))


def add_question(session: Session, asked: QuestionAsked, unit: str = "") -> Question:
    """Make a question.

    Raises ConflictError where it exists, NearNameError where one is nearly called so.
    """
    if not asked.given():
        raise UsageError("a question needs a name, or --subject and --measure")
    with session.recording() as writer:
        found = find_asked(session, asked, unit)
        if found is not None:
            raise ConflictError(f"this is q{found.id} {found.name!r} already")
        return writer.add_question(new_question(asked, unit))


def rename(session: Session, kind: str, text: str, name: str, reason: str = "") -> Thing:
    """Give a source or question another name; the old one stays an alias.

    Raises NotFoundError, ConflictError where another one is called so.
    """
    name = _named(name, kind)

    def change(thing: Thing) -> Thing:
        _refuse_taken(session, kind, name, thing.id)
        if thing.name == name:
            raise ConflictError(f"{kind}{thing.id} is called {name!r} already")
        aliases = tuple(a for a in (thing.name, *thing.aliases) if a != name)
        return replace(thing, name=name, aliases=aliases)

    return _change(session, kind, text, "rename", reason, change)


def alias(session: Session, kind: str, text: str, name: str, reason: str = "") -> Thing:
    """Let a source or question answer to a further name.

    Raises NotFoundError, ConflictError where it, or another one, is called so already.
    """
    name = _named(name, kind)

    def change(thing: Thing) -> Thing:
        _refuse_taken(session, kind, name, thing.id)
        if name in (thing.name, *thing.aliases):
            raise ConflictError(f"{kind}{thing.id} answers to {name!r} already")
        return replace(thing, aliases=(*thing.aliases, name))

    return _change(session, kind, text, "alias", reason, change)


def grade(session: Session, text: str, letter: str, reason: str = "") -> Source:
    """Grade a source's reliability, A to F; "" takes the grade away.

    Raises NotFoundError, UsageError.
    """
    refuse_bad_grades(letter, "")

    def change(source: Source) -> Source:
        if source.grade == letter.upper():
            raise ConflictError(f"s{source.id} is graded {source.grade or 'nothing'} already")
        return replace(source, grade=letter.upper())

    with session.recording(reason) as writer:
        source = find_source(session, text, _NEWEST)
        changed = change(source)
        _append(session, writer, "s", changed, "grade", reason)
    return _shown(session, changed)


def hide(session: Session, text: str, label: str, reason: str) -> Source:
    """Make a source confidential: from now on every view shows it by a public label.

    Raises NotFoundError, UsageError without label or reason or where the label holds a name,
    ConflictError where something is called so.
    """
    label = _named(label, "s")

    def change(source: Source) -> Source:
        if source.label == label:
            raise ConflictError(f"s{source.id} is shown as {label!r} already")
        _refuse_taken(session, "s", label, source.id)
        return replace(source, label=label)

    with session.recording(reason) as writer:
        changed = change(find_source(session, text, _NEWEST))
        _append(session, writer, "s", changed, "confidential", _needed(reason))
        writer.flush()
        if confidential_sources(session).names(label):
            raise UsageError("the label would give the name away: choose other words")
    return _shown(session, changed)


def unhide(session: Session, text: str, reason: str) -> Source:
    """Make a confidential source public again: its name is shown, in every view.

    Raises NotFoundError, UsageError without a reason, ConflictError where it is public.
    """
    with session.recording(reason) as writer:
        source = find_source(session, text, _NEWEST)
        if not source.label:
            raise ConflictError(f"s{source.id} is public already")
        changed = replace(source, label="")
        _append(session, writer, "s", changed, "public", _needed(reason))
    return _shown(session, changed)


def _needed(reason: str) -> str:
    if not reason.strip():
        raise UsageError('this needs a reason: --reason "…"')
    return reason.strip()


@overload
def _shown(session: Session, thing: Source) -> Source: ...
@overload
def _shown(session: Session, thing: Thing) -> Thing: ...
def _shown(session: Session, thing: Thing) -> Thing:
    hidden = mask(session)
    return hidden.source(thing) if isinstance(thing, Source) else hidden.question(thing)


def merge(session: Session, kind: str, text: str, into: str, reason: str) -> Thing:
    """Say that two sources or questions are one: the first is read as the second from now on.

    The second takes over the first one's names, and is confidential where either was. Views as of
    an earlier changeset still see two.

    Raises NotFoundError, ConflictError where they are one already, UsageError where two questions
    ask for different things.
    """
    with session.recording(reason) as writer:
        find = find_source if kind == "s" else find_question
        gone = find(session, text, _NEWEST)
        kept = find(session, into, _NEWEST)
        if gone.id == kept.id:
            raise ConflictError(f"{kind}{kept.id} is one with itself: nothing to merge")
        _refuse_unlike(gone, kept)
        called = tuple(n for n in (gone.name, *gone.aliases) if n not in (kept.name, *kept.aliases))
        _append(session, writer, kind, replace(gone, merged_into=kept.id), "merge", reason)
        kept = replace(kept, aliases=(*kept.aliases, *called))
        if isinstance(kept, Source) and isinstance(gone, Source):
            # It takes over names that are confidential.
            kept = replace(kept, label=kept.label or gone.label)
        _append(session, writer, kind, kept, "merge", reason)
    return _shown(session, kept)


def _refuse_unlike(gone: Thing, kept: Thing) -> None:
    if isinstance(gone, Question) and isinstance(kept, Question):
        for part in ("dimension", "basis"):
            a, b = getattr(gone, part), getattr(kept, part)
            if a and b and a != b:
                raise UsageError(
                    f"q{gone.id} has {part} {a!r} and q{kept.id} {b!r}: they ask for different "
                    "things and cannot be merged"
                )


def _change(
    session: Session,
    kind: str,
    text: str,
    word: str,
    reason: str,
    change: Callable[[Thing], Thing],
) -> Thing:
    with session.recording(reason) as writer:
        find = find_source if kind == "s" else find_question
        changed = change(find(session, text, _NEWEST))
        _append(session, writer, kind, changed, word, reason)
    return _shown(session, changed)


def _append(
    session: Session, writer: Writer, kind: str, thing: Thing, word: str, reason: str
) -> None:
    number = names.version_count(session.connection, kind, thing.id) + 1
    if isinstance(thing, Source):
        writer.change_source(thing, number, word, reason)
    else:
        writer.change_question(thing, number, word, reason)


def _named(name: str, kind: str) -> str:
    if not name.strip():
        raise UsageError(f"a {_NOUNS[kind]} needs a name")
    return name.strip()


def _refuse_taken(session: Session, kind: str, name: str, own: int) -> None:
    taken = [i for i in names.by_name(session.connection, kind, name) if i != own]
    if taken:
        raise ConflictError(
            f"{kind}{taken[0]} is called {name!r}: if they are one, "
            f"'facttrack {_NOUNS[kind]} merge {kind}{own} {kind}{taken[0]} --reason …'"
        )


def versions(session: Session, kind: str, text: str, view: View) -> list[ThingVersion]:
    """Every version of a source or question that a view knows, oldest first.

    Raises NotFoundError, also where nothing had been said by it, or on it, by the view's day.
    """
    own = _own_number(session, kind, text, view.changeset)
    known = known_by(session, view)
    if own not in (known.sources if kind == "s" else known.questions):
        said = "had said nothing" if kind == "s" else "had no claim that was said"
        raise NotFoundError(f"{kind}{own} {said} by {view.said_by_text}: leave --said-by out")
    return [
        ThingVersion(number, changeset, word, mask(session).text(reason), _shown(session, thing))
        for number, changeset, word, reason, thing in names.thing_versions(
            session.connection, kind, own, view.changeset
        )
    ]


def _own_number(session: Session, kind: str, text: str, at: int) -> int:
    # A label names the thing itself, merged or not; a name finds what it stands for now.
    number = numbered(kind, text)
    if number is not None:
        read = names.source if kind == "s" else names.question
        if read(session.connection, number, at) is None:
            raise no_such_number(session, kind, number)
        return number
    find = find_source if kind == "s" else find_question
    return find(session, text, at).id
