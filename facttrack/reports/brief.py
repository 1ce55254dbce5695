"""Reports as Markdown shows them: the columns that a reader needs, figures with their hedges.

Every other form has all columns.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from facttrack.domain.quantity import pretty
from facttrack.reports.columns import REPORTS
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
    "changes": tuple("changeset kind claim question field old new reason decided".split()),
    "coverage": tuple("kind question source month count claim todo".split()),
}


def brief(report: str, records: Iterator[Record]) -> Iterator[Record]:
    """The records with what Markdown shows beside their own columns: figure, range and said.

    Of a quotient it shows four digits.
    """
    shortened = [c.name for c in REPORTS[report] if c.quotient and c.name in BRIEF[report]]
    for record in records:
        short = {
            name: quotient(value)
            for name in shortened
            if isinstance(value := record[name], Decimal)
        }
        yield {**record, **_told(report, record), **short}


def _told(report: str, record: Record) -> dict[str, Value]:
    if report == "comparison":
        return {"range": _range(record)}
    if report == "claims":
        said = record["asserted"] or record["published"]
        return {"figure": figure_of(record), "said": _day(said)}
    if report in ("compared", "timeline"):
        return {"figure": figure_of(record), "said": _day(record["said"])}
    return {}


def _day(said: Value) -> str:
    return str(said)[: len("2017-06-01")]


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
