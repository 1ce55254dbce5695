"""How two claims lie to each other, and what all claims on a question say; no input or output."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from facttrack.comparison.event_dates import DateGroup, compare_dates, latest_date
    from facttrack.comparison.kinds import Relation, RelationKind, Severity
    from facttrack.comparison.relations import relate, relate_quantities
    from facttrack.comparison.result import Comparison
    from facttrack.comparison.statement import Statement, statement_of
    from facttrack.comparison.summary import compare, compare_all

__all__ = [
    "Comparison",
    "DateGroup",
    "Relation",
    "RelationKind",
    "Severity",
    "Statement",
    "compare",
    "compare_all",
    "compare_dates",
    "latest_date",
    "relate",
    "relate_quantities",
    "statement_of",
]
_HOMES = {
    "event_dates": ("DateGroup", "compare_dates", "latest_date"),
    "kinds": ("Relation", "RelationKind", "Severity"),
    "relations": ("relate", "relate_quantities"),
    "result": ("Comparison",),
    "statement": ("Statement", "statement_of"),
    "summary": ("compare", "compare_all"),
}


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """What is asked for, loaded then: most commands compare nothing and start sooner."""
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
