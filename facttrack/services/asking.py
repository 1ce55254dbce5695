"""The question and the sources that the user means: found among those there are, or made."""

from __future__ import annotations

from dataclasses import dataclass, replace

from facttrack.domain.claim import Basis, Question, Source
from facttrack.domain.identity import question_key, source_key
from facttrack.domain.quantity import Quantity
from facttrack.domain.units import dimension_of, same_kind
from facttrack.errors import BadDataError, UsageError
from facttrack.services.naming import existing_or_near
from facttrack.services.session import Session
from facttrack.storage import names
from facttrack.storage.writer import Writer

_NEWEST = 2**62


@dataclass(frozen=True, slots=True)
class QuestionAsked:
    """What a claim answers, as the user says it: a number or name, or its parts, or both."""

    text: str = ""
    subject: str = ""
    measure: str = ""
    place: str = ""
    scope: str = ""
    basis: str = ""
    new: bool = False

    def given(self) -> bool:
        """Whether any part is said."""
        return bool(self.text or self.subject or self.measure)


def find_or_make_source(
    session: Session, writer: Writer, name: str, *, new: bool = False
) -> Source | None:
    """The source called so, made in the writer's changeset where it is new; None for no name.

    Raises NearNameError, NotFoundError or ConflictError as `existing_or_near` does.
    """
    name = name.strip()
    if not name:
        return None
    id_ = existing_or_near(session, "s", name, new=new)
    if id_ is not None:
        return names.source(session.connection, id_, _NEWEST)
    return writer.add_source(Source(0, source_key(name), name))


def find_or_make_question(
    session: Session, writer: Writer, asked: QuestionAsked, quantity: Quantity
) -> tuple[Question, bool]:
    """The question that is asked, and whether it was made in the writer's changeset.

    Raises what `find_asked` raises.
    """
    found = find_asked(session, asked, quantity.unit)
    if found is not None:
        return found, False
    return writer.add_question(new_question(asked, quantity.unit)), True


def find_asked(session: Session, asked: QuestionAsked, unit: str) -> Question | None:
    """The question that the user means; None where it is to be made.

    Raises NearNameError, NotFoundError or ConflictError as `existing_or_near` does, and UsageError
    where the parts that are said differ from those of the question that is named.
    """
    draft = new_question(asked, unit)
    id_ = names.by_key(session.connection, "q", draft.key)
    if id_ is not None:
        id_ = existing_or_near(session, "q", f"q{id_}", new=False)
    else:
        id_ = existing_or_near(session, "q", asked.text or draft.name, new=asked.new)
    if id_ is None:
        return None
    found = names.question(session.connection, id_, _NEWEST)
    if found is not None:
        _refuse_difference(asked, found)
    return found


def _refuse_difference(asked: QuestionAsked, found: Question) -> None:
    for part in ("subject", "measure", "place", "scope", "basis"):
        said, has = getattr(asked, part), getattr(found, part)
        if said and said != has:
            shown = repr(has) if has else "none"
            raise UsageError(
                f"q{found.id} {found.name!r} has {part} {shown}, not {said!r}: leave --{part} out, "
                "or name another question (--new-question)"
            )


def new_question(asked: QuestionAsked, unit: str) -> Question:
    """The question that the user's words make; a bare name is its subject."""
    if asked.basis and asked.basis not in list(Basis):
        raise UsageError(f"--basis is one of {', '.join(Basis)}, not {asked.basis!r}")
    subject = asked.subject or ("" if asked.measure else asked.text)
    draft = Question(
        id=0,
        key="",
        name=asked.text or question_name(subject, asked.measure, asked.place, asked.scope),
        subject=subject,
        measure=asked.measure,
        dimension=dimension_of(unit),
        unit=unit,
        place=asked.place,
        scope=asked.scope,
        basis=asked.basis,
    )
    return replace(draft, key=question_key(draft))


def question_name(*parts: str) -> str:
    """What a question is called when only its parts are given."""
    return ", ".join(part for part in parts if part)


def in_unit_of(question: Question | None, quantity: Quantity) -> Quantity:
    """The quantity with the question's unit where it names none.

    Raises BadDataError where its unit is of another kind.
    """
    if question is None:
        return quantity
    if not quantity.unit:
        return replace(quantity, unit=question.unit)
    if question.unit and not same_kind(quantity.unit, question.unit):
        raise BadDataError(
            f"q{question.id} {question.name!r} is counted in {question.unit}, not in "
            f"{quantity.unit}: name another question (or --new-question)"
        )
    if not question.unit and dimension_of(quantity.unit) != question.dimension:
        raise BadDataError(
            f"q{question.id} {question.name!r} asks for a {question.dimension}, not for "
            f"{quantity.unit}: name another question"
        )
    return quantity
