"""How two claims lie to each other, and what all claims on a question say; no input or output."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facttrack.lazy import lazy

if TYPE_CHECKING:
    from facttrack.comparison.event_dates import DateGroup, compare_dates, latest_date
    from facttrack.comparison.kinds import Relation, RelationKind, Severity
    from facttrack.comparison.relations import relate, relate_quantities
    from facttrack.comparison.result import Comparison
    from facttrack.comparison.statement import Statement, statement_of
    from facttrack.comparison.summary import compare, compare_groups
else:
    # Most commands compare nothing.
    __getattr__ = lazy(
        __name__,
        {
            "event_dates": ("DateGroup", "compare_dates", "latest_date"),
            "kinds": ("Relation", "RelationKind", "Severity"),
            "relations": ("relate", "relate_quantities"),
            "result": ("Comparison",),
            "statement": ("Statement", "statement_of"),
            "summary": ("compare", "compare_groups"),
        },
    )

__all__ = [
    "Comparison",
    "DateGroup",
    "Relation",
    "RelationKind",
    "Severity",
    "Statement",
    "compare",
    "compare_dates",
    "compare_groups",
    "latest_date",
    "relate",
    "relate_quantities",
    "statement_of",
]
