"""Finding sources and questions by what people call them, and not making near doubles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from facttrack.domain.claim import Question, Source
from facttrack.errors import ConflictError, NotFoundError
from facttrack.services.labels import numbered
from facttrack.services.masking import mask
from facttrack.services.names_in_text import folded
from facttrack.services.session import Session
from facttrack.storage import names

NEAR_SCORE = 88.0
_NEWEST = 2**62
_SLIP_SCORE = 80.0
_SHOWN = 3
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
# Two names that differ in one of these say two things, however alike they look.
_TELLING = frozenset(
    """not no non without never un excluding except including anti pro women woman men man male
    female girls boys girl boy children child adults adult minors civilians civilian military
    soldiers soldier combatants killed dead deaths wounded injured missing captured displaced
    lost damaged destroyed abandoned
    arrested released born north south east west northern southern eastern western upper lower
    new old former daily weekly monthly annual total confirmed probable suspected first second
    third""".split()
)
_KINDS = {"s": ("source", "--source"), "q": ("question", "--question")}


class NearNameError(ConflictError):
    """A name that is nearly one that exists: it is not made without being asked for."""

    def __init__(self, kind: str, name: str, near: list[Near]) -> None:
        noun, option = _KINDS[kind]
        shown = ", ".join(f"{kind}{n.id} {n.name!r}" for n in near[:_SHOWN])
        super().__init__(
            f"{noun} {name!r} is new but nearly one that exists: did you mean {shown}? "
            f"use {option} {kind}{near[0].id}, or --new-{noun}"
        )


class UnknownNameError(NotFoundError):
    """No source or question is called so."""

    def __init__(self, kind: str, name: str, near: list[Near]) -> None:
        noun, _ = _KINDS[kind]
        hint = (
            "did you mean " + ", ".join(f"{kind}{n.id} {n.name!r}" for n in near[:_SHOWN]) + "?"
            if near
            else f"see them all with 'facttrack {noun} list'"
        )
        super().__init__(f"there is no {noun} {name!r}: {hint}")


@dataclass(frozen=True, slots=True)
class Near:
    """A name that is nearly another; `score` is out of 100."""

    id: int
    name: str
    score: float


def near_names(name: str, known: Iterable[tuple[str, int]]) -> list[Near]:
    """The known names that look like a slip of this one, nearest first, one a thing.

    Names that differ in digits, negation or group (women, men) are never near.
    """
    from rapidfuzz import fuzz, process

    pairs = list(known)
    asked = folded(name)
    found = process.extract(
        asked,
        [folded(other) for other, _ in pairs],
        scorer=fuzz.token_sort_ratio,
        score_cutoff=NEAR_SCORE,
        limit=50,
    )
    best: dict[int, Near] = {}
    for _, score, place in found:
        other, id_ = pairs[place]
        if not tells_apart(name, other) and id_ not in best:
            best[id_] = Near(id_, other, score)
    return list(best.values())


def tells_apart(a: str, b: str) -> bool:
    """Whether two names differ in digits, negation or group, so that neither is a slip."""
    words_a, words_b = set(_WORD.findall(folded(a))), set(_WORD.findall(folded(b)))
    if re.findall(r"\d+", a) != re.findall(r"\d+", b):
        return True
    return _tells(words_a - words_b, words_b - words_a) or _tells(
        words_b - words_a, words_a - words_b
    )


def _tells(own: set[str], other: set[str]) -> bool:
    """Whether one of the words that only one name has says what the other does not misspell."""
    from rapidfuzz import fuzz

    return any(
        not any(w not in _TELLING and fuzz.ratio(word, w) >= _SLIP_SCORE for w in other)
        for word in own & _TELLING
    )


def find_source(session: Session, text: str, at: int) -> Source:
    """The source that a label ("s5"), a name or an alias stands for, merges followed.

    Raises NotFoundError, naming near ones.
    """
    known = names.sources(session.connection, at)
    id_ = _find(session, "s", text, known)
    return known[names.resolve(known, id_)]


def find_question(session: Session, text: str, at: int) -> Question:
    """The question that a label ("q3"), a name or an alias stands for, merges followed.

    Raises NotFoundError, naming near ones; ConflictError where several are called so.
    """
    known = names.questions(session.connection, at)
    id_ = _find(session, "q", text, known)
    return known[names.resolve(known, id_)]


def _find(
    session: Session, kind: str, text: str, known: Mapping[int, Source] | Mapping[int, Question]
) -> int:
    number = numbered(kind, text)
    if number is not None:
        if number not in known:
            raise no_such_number(session, kind, number)
        return number
    # What was merged away is called nothing.
    matches = [t.id for t in known.values() if text in names.called(t)]
    if not matches:
        asked = folded(text)
        matches = [t.id for t in known.values() if asked in map(folded, names.called(t))]
    if len(matches) > 1:
        several = ", ".join(f"{kind}{m}" for m in matches)
        raise ConflictError(f"{several} are all called {text!r}: give the number")
    if not matches:
        called = ((name, t.id) for t in known.values() for name in names.called(t))
        raise UnknownNameError(kind, text, _shown(session, kind, near_names(text, called)))
    return matches[0]


def existing_or_near(session: Session, kind: str, name: str, *, new: bool) -> int | None:
    """The number of what is called so now, to the letter; None where it is to be made.

    Raises NotFoundError for a label of nothing, ConflictError where several are called so, and
    NearNameError where the name is nearly one that exists, unless `new` says that it is another.
    """
    number = numbered(kind, name)
    if number is not None:
        return _numbered(session, kind, number)
    matches = names.by_name(session.connection, kind, name)
    if len(matches) > 1:
        several = ", ".join(f"{kind}{m}" for m in matches)
        raise ConflictError(f"{several} are all called {name!r}: give the number")
    if matches:
        return matches[0]
    if not new:
        near = near_names(name, names.all_names(session.connection, kind))
        if near:
            raise NearNameError(kind, name, _shown(session, kind, near))
    return None


def _shown(session: Session, kind: str, near: list[Near]) -> list[Near]:
    """The near names as they may be shown."""
    hidden = mask(session)
    if kind == "q":
        return [replace(n, name=hidden.text(n.name)) for n in near]
    return [replace(n, name=hidden.name(n.id, n.name)) for n in near]


def _numbered(session: Session, kind: str, number: int) -> int:
    read = names.source if kind == "s" else names.question
    seen: set[int] = set()
    while number not in seen:
        seen.add(number)
        found = read(session.connection, number, _NEWEST)
        if found is None:
            raise no_such_number(session, kind, number)
        if found.merged_into is None:
            return number
        number = found.merged_into
    return number


def no_such_number(session: Session, kind: str, number: int) -> NotFoundError:
    """The error for a number that a view does not know: of nothing, or of what came later."""
    noun = _KINDS[kind][0]
    first = next(names.thing_versions(session.connection, kind, number, _NEWEST), None)
    if first is not None:
        return NotFoundError(
            f"there is no {noun} {kind}{number} as of then: it was first recorded by @{first[1]}"
        )
    return NotFoundError(f"there is no {noun} {kind}{number}: see 'facttrack {noun} list'")
