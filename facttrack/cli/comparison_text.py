"""A comparison as a person reads it on a terminal."""

from __future__ import annotations

from itertools import chain

from facttrack.comparison import Comparison, RelationKind
from facttrack.comparison.result import Uncounted, Vote
from facttrack.comparison.sentences import counted, number, shown
from facttrack.comparison.telling import agreement_text, outliers_text
from facttrack.domain.decision import Decision
from facttrack.domain.quantity import Quantity
from facttrack.reports.figure import short
from facttrack.reports.safety import one_line
from facttrack.reports.table import display_width, padded

_HEAD_WIDTH = 46
# More claims that are not counted than these nobody reads on a terminal.
_MOST = 200
_MARKS = {
    "stale": "stale",
    "revised": "",
    "relayed": "relayed",
    "origin_assumed": "",
    "origin_unknown": "origin unknown",
    "unit_unknown": "unit unknown",
    "undated": "undated",
    "vague": "vague",
    "outlier": "outlier",
    "set_aside": "set aside: ten times off or more",
    "single_origin": "",
}
_TOLD = (
    RelationKind.CONFLICT,
    RelationKind.MISQUOTE,
    RelationKind.UNDATED_VARIANT,
    RelationKind.NOT_COMPARABLE,
)


def comparison_lines(c: Comparison) -> list[str]:
    """The whole comparison: head, range and best, votes, what is not counted, relations, method."""
    lines, mixed = [_head(c)], _mixed(c)
    if not c.votes:
        lines.append(f"nothing to count: {c.why}")
    else:
        unit = f" {c.unit}" if mixed else ""
        lines.append(f"range {_range(c, unit)}   {_best(c, unit)}")
    if c.decision:
        lines.append(decided_text(c.decision))
    lines += _table([_vote(v, mixed=mixed) for v in c.votes])
    if c.uncounted:
        lines.append("not counted:")
        lines += _table([_left_out(u, mixed=mixed) for u in c.uncounted[:_MOST]])
        more = len(c.uncounted) - _MOST
        if more > 0:
            lines.append(f"  and {counted(more, 'other')}: --claims lists all")
    lines += [
        f"  beside, at {b.event_date}: {_figure(b.quantity, mixed=mixed)}  {b.origin}  {b.label}"
        for b in c.beside
    ]
    lines += [p.relation.reason for p in c.pairs if p.relation.kind in _TOLD and p.counted]
    if c.pairs_note:
        lines.append(c.pairs_note)
    lines.append(_foot(c))
    return lines


def decided_text(d: Decision) -> str:
    """What the desk chose to print: "decided: 23 (by ann, @7): the later count"."""
    return f"decided: {d.wording} (by {d.actor}, @{d.changeset}): {d.reason}"


def _head(c: Comparison) -> str:
    name = ", ".join(p for p in (c.question.name, str(c.event_date or "undated")) if p)
    origins = counted(c.counts.origins, "independent origin")
    text = f"{counted(c.counts.claims, 'claim')}, {origins}"
    return f"{name:<{_HEAD_WIDTH}}{text}" if len(name) < _HEAD_WIDTH else f"{name}   {text}"


def _mixed(c: Comparison) -> bool:
    """Whether its figures are in several units, so that each has to stand with its own."""
    claims = chain((v.claim for v in c.votes), (u.claim for u in c.uncounted), c.beside)
    return len({claim.quantity.unit for claim in claims if claim.quantity.unit}) > 1


def _figure(quantity: Quantity, *, mixed: bool) -> str:
    return f"{short(quantity)} {quantity.unit}".rstrip() if mixed else short(quantity)


def _range(c: Comparison, unit: str) -> str:
    r = c.range
    ends = [number(n) for n in (r.low, r.high) if n is not None]
    text = "-".join(dict.fromkeys(ends)) + unit if ends else "unknown"
    opened = [word for word, on in (("above", r.open_above), ("below", r.open_below)) if on]
    return text + (f" open {' and '.join(opened)}" if opened else "")


def _best(c: Comparison, unit: str) -> str:
    if c.best_vote is None:
        return f"no best: {c.best.why}"
    figures = sorted(v.measured.point for v in c.votes if v.measured.point is not None)
    of = f" (of {', '.join(map(number, figures))}{unit})" if len(figures) > 1 else ""
    marks = [
        w
        for w, on in (("single origin", c.single_origin), ("low confidence", c.low_confidence))
        if on
    ]
    middle = c.best.middle
    if len(middle) > 1 and middle[0] != middle[1]:
        marks.append(f"the middle two are {number(middle[0])} and {number(middle[1])}")
    return f"best {shown(c.best_vote.measured.quantity)}{of}" + (
        f"   {', '.join(marks)}" if marks else ""
    )


def _vote(v: Vote, *, mixed: bool) -> tuple[str, str, str, str]:
    said = f"said {v.claim.said.text[:10]}" if v.claim.said else "undated"
    notes = [said]
    if v.revised_from is not None:
        notes.append(f"revised from {_figure(v.revised_from, mixed=mixed)}")
    if v.claim.publisher and v.claim.publisher != v.claim.origin:
        notes.append(f"in {v.claim.publisher}")
    notes += [_MARKS[m] for m in v.marks if _MARKS.get(m, m) and m != "undated"]
    figure = _figure(v.claim.quantity, mixed=mixed)
    return figure, v.claim.origin or "(unknown)", v.label, ", ".join(notes)


def _left_out(u: Uncounted, *, mixed: bool) -> tuple[str, str, str, str]:
    figure = _figure(u.claim.quantity, mixed=mixed)
    return figure, u.claim.publisher or u.claim.origin, u.label, u.reason


def _table(rows: list[tuple[str, str, str, str]]) -> list[str]:
    shown = [tuple(map(one_line, row)) for row in rows]
    a, b, c = (max((display_width(row[i]) for row in shown), default=0) for i in range(3))
    return [
        f"  {padded(figure, -a)}  {padded(who, b)}  {padded(label, c)}  {notes}".rstrip()
        for figure, who, label, notes in shown
    ]


def _foot(c: Comparison) -> str:
    asked = [f"method {c.method.value}", f"rules {c.rules}"]
    if c.said_by:
        asked.append(f"said by {c.said_by}")
    asked.append(f"@{c.as_of}")
    parts = [agreement_text(c.agreement, c.unit), outliers_text(c)] if c.votes else []
    return "; ".join([*parts, ", ".join(asked)])
