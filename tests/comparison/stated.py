"""Figures and claims in a line each, for the tests of comparisons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from facttrack.comparison import Comparison, Statement, compare
from facttrack.domain.claim import History, Kind, Question, RetractedBy, Source, Version
from facttrack.domain.dates import EventDate, SaidDate
from facttrack.domain.quantity import Quantifier, Quantity, parse_number, stated

DAY = EventDate("2017-06-01")
QUESTION = Question(
    1, "k1", "ISIS fighters killed, Taru", "ISIS fighters", "killed", "count", "persons"
)
SOURCES = {n: Source(n, f"k{n}", name) for n, name in enumerate("ABCDEFGHIJ", start=1)}
_HEDGES = {
    "about ": Quantifier.ABOUT,
    "at least ": Quantifier.AT_LEAST,
    "more than ": Quantifier.MORE_THAN,
    "at most ": Quantifier.AT_MOST,
    "less than ": Quantifier.LESS_THAN,
    "nearly ": Quantifier.NEARLY,
}


def number(text: str) -> Decimal:
    """A number, perhaps with the word million."""
    words = text.split()
    parsed = parse_number(words[0])
    return parsed.scaleb(6) if words[1:] == ["million"] else parsed


def figure(text: str, unit: str = "persons") -> Quantity:
    """The quantity that a wording states: "21", "about 25", "20 to 30", "dozens", "1.5 million"."""
    for words, quantifier in _HEDGES.items():
        if text.startswith(words):
            return stated(None, number(text.removeprefix(words)), None, quantifier, unit, text)
    if " to " in text:
        low, high = (number(part) for part in text.split(" to "))
        return stated(low, None, high, Quantifier.BETWEEN, unit, text)
    if not any(c.isdigit() for c in text):
        return Quantity(quantifier=Quantifier.VAGUE, unit=unit, wording=text)
    return stated(None, number(text), None, None, unit, text)


def said_by(
    text: str,
    origin: int | None = None,
    *,
    label: str = "c1",
    said: str = "",
    at: EventDate | None = DAY,
    relay: int | None = None,
    question: Question | None = QUESTION,
    unit: str = "persons",
) -> Statement:
    """A statement of an origin, its own unless `relay` publishes it."""
    return Statement(
        label,
        figure(text, unit),
        claim_id=int(label[1:]),
        question=question,
        event_date=at,
        said=SaidDate(said) if said else None,
        origin_id=origin,
        publisher_id=origin if relay is None else relay,
        origin=SOURCES[origin].name if origin else "",
    )


def version(
    claim: int,
    text: str,
    origin: int | None,
    said: str = "2017-06-01",
    *,
    publisher: int | None = None,
    at: EventDate | None = DAY,
    unit: str = "persons",
    changeset: int | None = None,
) -> Version:
    """The first version of a claim; its publisher is its origin unless another is given."""
    return Version(
        claim,
        1,
        claim if changeset is None else changeset,
        Kind.RECORD,
        figure(text, unit),
        question_id=1,
        publisher_id=origin if publisher is None else publisher,
        origin_id=origin,
        event_date=at,
        asserted=SaidDate(said) if said else None,
        document_id=claim,
    )


def claim(*versions: Version) -> History:
    """The claim of its versions."""
    return History(versions[0].claim_id, versions)


def then(
    before: Version, text: str, said: str, changeset: int, kind: Kind = Kind.REVISE
) -> Version:
    """The next version of a claim, with another figure."""
    return replace(
        before,
        number=before.number + 1,
        changeset=changeset,
        kind=kind,
        quantity=figure(text, before.quantity.unit),
        asserted=SaidDate(said) if said else before.asserted,
    )


def weigh(
    histories: Sequence[History],
    *,
    by: str | None = None,
    question: Question = QUESTION,
    at: EventDate | None = DAY,
    method: str = "lower-median",
    sources: Mapping[int, Source] = SOURCES,
    pairs: bool = True,
) -> Comparison:
    """What the claims come to, as said by a day."""
    return compare(
        question,
        histories,
        sources,
        event_date=at,
        said_by=SaidDate(by).day if by else None,
        as_of=99,
        method=method,
        pairs=pairs,
    )


def own(*texts: str) -> list[History]:
    """One claim an origin, numbered from 1, all said on one day."""
    return [claim(version(n, text, n)) for n, text in enumerate(texts, start=1)]


def origins(found: Comparison) -> list[str]:
    """Who is counted."""
    return [v.claim.origin for v in found.votes]


def causes(found: Comparison) -> dict[str, str]:
    """What is not counted, and why in a word."""
    return {u.label: u.cause.value for u in found.uncounted}


def retract(before: Version, by: RetractedBy, changeset: int, said: str = "") -> Version:
    """The version that withdraws a claim."""
    return replace(
        then(before, "1", said, changeset, Kind.RETRACT),
        quantity=before.quantity,
        retracted_by=by,
        reason="typed twice",
    )
