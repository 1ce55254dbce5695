"""What the reader proposes for each number in a text, and its form as JSON."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from facttrack.domain.dates import EventDate
from facttrack.domain.interval import interval_of
from facttrack.domain.quantity import Quantifier, Quantity
from facttrack.reading.antecedents import Link

_MOST_DIGITS = 15

Json = dict[str, object]


class Candidate(NamedTuple):
    """One quantity in a text: text[start:end] in code points, hedges and unit included.

    `claim` says whether it counts something that somebody asserts; if not, `why_not` says why in
    a few words. `part_of` is the index, in the list that `read` gives, of the figure that this
    one counts a part of. `rules` are the names of all rules that fired, `rule` of the first.
    """

    start: int
    end: int
    text: str
    quantity: Quantity
    kind: str = "count"
    noun: str = ""
    head: str = ""
    hedge: str = ""
    direction: str = ""
    negated: bool = False
    predicate: str = ""
    attribution: tuple[Link, ...] = ()
    cue: str = ""
    event_date: EventDate | None = None
    claim: bool = True
    why_not: str = ""
    part_of: int | None = None
    rules: tuple[str, ...] = ()

    @property
    def rule(self) -> str:
        """The name of the rule that found the number."""
        return self.rules[0] if self.rules else ""


def to_json(candidate: Candidate, id: object) -> Json:  # noqa: A002 - the key's name
    """The line of the batch form for a candidate; keys as documented, an open bound None.

    A number is a JSON number where that is exact, else its digits as a string; the interval is
    that of the rule set, for vague words the core.
    """
    quantity = candidate.quantity
    interval = interval_of(quantity, core=quantity.quantifier is Quantifier.VAGUE)
    return {
        "id": id,
        "start": candidate.start,
        "end": candidate.end,
        "text": candidate.text,
        "quantifier": quantity.quantifier.value,
        "low": _number(quantity.low),
        "best": _number(quantity.best),
        "high": _number(quantity.high),
        "interval": [_number(interval.low), _number(interval.high)],
        "unit": quantity.unit,
        "kind": candidate.kind,
        "noun": candidate.noun,
        "hedge": candidate.hedge,
        "direction": candidate.direction,
        "negated": candidate.negated,
        "predicate": candidate.predicate,
        "attribution": [
            {"start": x.start, "end": x.end, "text": x.text} for x in candidate.attribution
        ],
        "cue": candidate.cue,
        "event_date": str(candidate.event_date) if candidate.event_date else None,
        "claim": candidate.claim,
        "why_not": candidate.why_not,
        "part_of": candidate.part_of,
        "rule": candidate.rule,
    }


def _number(number: Decimal | None) -> int | float | str | None:
    """An int or a float that prints as exactly this number; a string where there is none."""
    if number is None:
        return None
    if number == number.to_integral_value() and number.adjusted() <= _MOST_DIGITS:
        return int(number)
    if len(number.as_tuple().digits) <= _MOST_DIGITS and Decimal(repr(float(number))) == number:
        return float(number)
    return format(number, "f")
