"""Every report by its name: what it tells, and its records as a view knows them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facttrack.comparison.best import Method
from facttrack.errors import UsageError
from facttrack.reports import build, rows
from facttrack.reports.columns import ABOUT
from facttrack.services.browse import Selection
from facttrack.services.comparing import compare_everything
from facttrack.services.extent import recorded_claims, recorded_fields

if TYPE_CHECKING:
    from facttrack.reports.build import Progress
    from facttrack.reports.values import Record
    from facttrack.services.session import Session, View


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report is narrowed to; `after` is the changeset where `changes` begins."""

    question: str = ""
    source: str = ""
    method: str = Method.LOWER_MEDIAN
    after: int = 0

    @property
    def narrowed(self) -> bool:
        """Whether rows are left out."""
        return bool(self.question or self.source or self.after)


_Records = Callable[["Session", "View", Asked, "Progress"], Iterator["Record"]]


def _claims(session: Session, view: View, asked: Asked, _: Progress) -> Iterator[Record]:
    chosen = Selection(question=asked.question, source=asked.source)
    return build.claim_records(session, view, chosen)


def _comparison(session: Session, view: View, asked: Asked, progress: Progress) -> Iterator[Record]:
    return build.comparison_records(
        session, view, question=asked.question, method=asked.method, progress=progress
    )


def _compared(session: Session, view: View, asked: Asked, _: Progress) -> Iterator[Record]:
    chosen = (asked.question,) if asked.question else ()
    for c in compare_everything(session, view, method=asked.method, questions=chosen):
        yield from rows.compared_claim_rows(c)


def _pairs(session: Session, view: View, asked: Asked, _: Progress) -> Iterator[Record]:
    return build.pair_records(session, view, asked.question)


def _timeline(session: Session, view: View, asked: Asked, _: Progress) -> Iterator[Record]:
    return build.timeline_records(session, view, asked.question)


def _sources(session: Session, view: View, _: Asked, progress: Progress) -> Iterator[Record]:
    return build.source_records(session, view, progress)


def _changes(session: Session, view: View, asked: Asked, _: Progress) -> Iterator[Record]:
    return build.change_records(session, asked.after, view)


def _coverage(session: Session, view: View, asked: Asked, _: Progress) -> Iterator[Record]:
    return build.coverage_records(session, view, asked.question)


_RECORDS: dict[str, _Records] = {
    "claims": _claims,
    "comparison": _comparison,
    "compared": _compared,
    "pairs": _pairs,
    "timeline": _timeline,
    "sources": _sources,
    "changes": _changes,
    "coverage": _coverage,
}


def records(
    session: Session, view: View, report: str, asked: Asked, progress: Progress = None
) -> Iterator[Record]:
    """The records of a report, in its order; `progress` is told what is done before the first.

    A view from before the first record has none.

    Raises UsageError for a report that there is not, or a method; NotFoundError for a question or
    a source that is not there.
    """
    if report not in _RECORDS:
        raise UsageError(f"there is no report {report!r}: {', '.join(ABOUT)}")
    return iter(()) if view.note else _RECORDS[report](session, view, asked, progress)


def least_rows(session: Session, view: View, report: str, asked: Asked) -> int:
    """How many rows a report has at the least, told before it is made; 0 where nothing tells."""
    if view.note or view.said_by:
        return 0
    if report == "changes":
        return recorded_fields(session, asked.after, view)
    if report == "claims" and not asked.narrowed:
        return recorded_claims(session, view)
    return 0
