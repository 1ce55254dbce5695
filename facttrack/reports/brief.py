"""The columns that a reader needs, figures with their hedges: Markdown has these alone.

A table on a terminal too; a page leads with them, and every other form has all columns as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from facttrack.domain.quantity import pretty
from facttrack.reports.columns import REPORTS, Column, Kind
from facttrack.reports.figure import figure_of
from facttrack.reports.values import Figure, Record, Value, quotient

BRIEF: dict[str, tuple[str, ...]] = {
    "claims": tuple(
        "claim figure unit question event_date origin publisher said wording status".split()
    ),
    "comparison": tuple("question event_date best range unit origins flags why decided".split()),
    "compared": tuple(
        "question event_date claim figure unit origin publisher said cause marks decided".split()
    ),
    "pairs": tuple("question event_date a b relation severity ratio reason decided".split()),
    "timeline": tuple(
        "question event_date kind claim figure unit origin said old change falling decided".split()
    ),
    "sources": tuple(
        """source name claims questions first_said last_said votes echoes revisions retracted
        standing""".split()
    ),
    "changes": tuple(
        "changeset kind claim question event_date field old new reason decided".split()
    ),
    "coverage": tuple("kind question source month count claim todo".split()),
}

# What tells rows apart: where a reader is in a long report.
KEYS: dict[str, tuple[str, ...]] = {
    "claims": ("claim", "question", "event_date"),
    "comparison": ("question", "event_date"),
    "compared": ("question", "event_date", "claim"),
    "pairs": ("question", "event_date", "a", "b"),
    "timeline": ("question", "event_date", "claim"),
    "sources": ("source", "name"),
    "changes": ("changeset", "claim", "question", "event_date"),
    "coverage": ("kind", "question", "source", "month", "claim"),
}

# What a table never cuts: labels, sentences, and questions, which often differ in their last word.
WRAPPED = ("question", "flags", "marks", "why", "reason", "standing", "todo", "decided")

_SAID = ("said", "first_said", "last_said")
_MADE = {
    "figure": Column("figure", Kind.FIGURE, "", "what is stated, with the sign of its hedge"),
    "range": Column("range", Kind.FIGURE, "", "from low to high, and where it has no end"),
    "said": Column("said", Kind.TEXT, "ISO 8601", "when it was said: asserted, else published"),
}


@cache
def leading(report: str) -> tuple[Column, ...]:
    """All columns of a report, those that a reader needs before the others."""
    own = {c.name: c for c in REPORTS[report]}
    if report == "timeline":
        own["old"] = replace(own["old"], kind=Kind.FIGURE)
    first = tuple(own.get(name) or _MADE[name] for name in BRIEF[report])
    return (*first, *(c for name, c in own.items() if name not in BRIEF[report]))


def told(report: str, record: Record) -> Record:
    """The record with what is made of its own columns: figure, range and said."""
    made: dict[str, Value] = {}
    if report in ("claims", "compared", "timeline"):
        made["figure"] = figure_of(record)
    if report == "timeline":
        made["old"] = Figure(str(record["old"] or ""))
    if report == "claims":
        made["said"] = record["asserted"] or record["published"]
    if report == "comparison":
        made["range"] = _range(record)
    return {**record, **made}


def brief(report: str, records: Iterator[Record]) -> Iterator[Record]:
    """The records as Markdown shows them: four digits of a quotient, the day of a time.

    A changeset has its name, as log and diff print it.
    """
    shortened = [c.name for c in REPORTS[report] if c.quotient and c.name in BRIEF[report]]
    for record in records:
        found = told(report, record)
        short: dict[str, Value] = {
            name: quotient(value)
            for name in shortened
            if isinstance(value := record[name], Decimal)
        }
        days = {name: str(found[name])[: len("2017-06-01")] for name in _SAID if name in found}
        if found.get("changeset") is not None:
            short["changeset"] = f"@{found['changeset']}"
        yield {**found, **short, **days}


def _range(record: Record) -> Figure:
    """The range with its open ends: "17–26", "≥ 17", "17–26, open above"."""
    ends = [n for n in (record["low"], record["high"]) if isinstance(n, Decimal)]
    text = "–".join(dict.fromkeys(map(pretty, ends)))
    above, below = record["open_above"], record["open_below"]
    if above and not below and record["high"] is None:
        return Figure(f"≥ {text}")
    if below and not above and record["low"] is None:
        return Figure(f"≤ {text}")
    opened = [word for word, on in (("above", above), ("below", below)) if on]
    return Figure(text + (f", open {' and '.join(opened)}" if opened else ""))
