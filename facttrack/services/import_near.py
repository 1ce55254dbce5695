"""New names that may be slips of others: listed after an import, which took them to the letter."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facttrack.domain.claim import Question
from facttrack.services.import_report import NearPair, Tally
from facttrack.services.masking import mask
from facttrack.services.names_in_text import folded
from facttrack.services.naming import NEAR_SCORE, tells_apart
from facttrack.services.session import Session
from facttrack.storage import names

if TYPE_CHECKING:
    from collections.abc import Hashable

_MOST_PAIRS = 30_000_000
_MOST_THINGS = 20_000
_SHOWN = 200
_LIKE = 70.0
_NEWEST = 2**62
_PARTS = ("subject", "measure", "place", "scope")


@dataclass(frozen=True, slots=True)
class _Named:
    """A name with what it is compared by: its words in order of the alphabet."""

    name: str
    text: str
    words: str


def near_pairs(session: Session, tally: Tally) -> tuple[tuple[NearPair, ...], str]:
    """The new names that are nearly another, each pair once; and a note where that is left out.

    Sources are compared by name; questions where all parts but one are the same, by that one.
    """
    if not (tally.sources or tally.questions):
        return (), ""
    sources = _of_sources(session, tally)
    questions = _of_questions(session, tally)
    if sources is None or questions is None:
        return (), "too many names to look for ones that are nearly alike"
    return tuple([*sources, *questions][:_SHOWN]), ""


def _of_sources(session: Session, tally: Tally) -> list[NearPair] | None:
    if tally.new_sources > len(tally.sources):
        return None
    new = [_named(source.name, source.name) for source in tally.sources]
    made = {named.name for named in new}
    known = names.all_names(session.connection, "s")
    hidden = mask(session)
    old = [_named(hidden.name(id_, name), name) for name, id_ in known if name not in made]
    if len(new) * (len(new) + len(old)) > _MOST_PAIRS:
        return None
    return list(_pairs("source", new, old))


def _of_questions(session: Session, tally: Tally) -> list[NearPair] | None:
    new = tally.questions
    made = {question.key for question in new}
    known = names.questions(session.connection, _NEWEST).values()
    old = [q for q in known if q.merged_into is None and q.key not in made]
    if tally.new_questions > len(new) or len(new) + len(old) > _MOST_THINGS:
        return None
    found: list[NearPair] = []
    hidden = mask(session)
    for part in _PARTS:
        groups = _by_the_rest(part, new), _by_the_rest(part, old)
        for rest, some in groups[0].items():
            found.extend(_pairs("question", some, groups[1].get(rest, [])))
    return [replace(n, new=hidden.text(n.new), other=hidden.text(n.other)) for n in found]


def _by_the_rest(part: str, questions: Iterable[Question]) -> dict[Hashable, list[_Named]]:
    """Questions that are the same but for one part, each named by it."""
    groups: dict[Hashable, list[_Named]] = defaultdict(list)
    others = [name for name in (*_PARTS, "basis", "dimension") if name != part]
    for question in questions:
        rest = tuple(getattr(question, name) for name in others)
        groups[rest].append(_named(question.name, getattr(question, part)))
    return groups


def _named(name: str, text: str) -> _Named:
    return _Named(name, text, " ".join(sorted(folded(text).split())))


def _pairs(kind: str, new: list[_Named], old: list[_Named]) -> Iterable[NearPair]:
    from rapidfuzz import fuzz, process

    every = [*new, *old]
    words = [named.words for named in every]
    score: Callable[..., float] = fuzz.ratio
    for place, named in enumerate(new):
        near = process.extract(
            named.words, words[place + 1 :], scorer=score, score_cutoff=NEAR_SCORE, limit=5
        )
        for _, _, offset in near:
            other = every[place + 1 + offset]
            if other.text != named.text and _may_be_one(named, other):
                yield NearPair(kind, named.name, other.name)


def _may_be_one(a: _Named, b: _Named) -> bool:
    """Whether one may be a slip of the other: a word may be missing, or spelt in another way.

    Two words that are nothing like each other say two things: "lost" and "damaged". An address is
    never a slip of another.
    """
    from rapidfuzz import fuzz

    if "://" in a.text or "://" in b.text or tells_apart(a.text, b.text):
        return False
    words_a, words_b = Counter(a.words.split()), Counter(b.words.split())
    only_a, only_b = words_a - words_b, words_b - words_a
    if not (only_a and only_b):
        return True
    return all(max(fuzz.ratio(word, o) for o in only_b) >= _LIKE for word in only_a)
