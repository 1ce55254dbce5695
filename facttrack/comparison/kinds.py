"""What two claims can be to each other, and how far apart they are when they conflict."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from decimal import Decimal


class RelationKind(enum.StrEnum):
    """How two claims lie to each other; the first rule that applies gives the kind."""

    NOT_COMPARABLE = "not_comparable"
    TREND = "trend"
    REVISION = "revision"
    ECHO = "echo"
    MISQUOTE = "misquote"
    UNDATED_VARIANT = "undated_variant"
    EQUAL = "equal"
    ROUNDING = "rounding"
    CONTAINED = "contained"
    OVERLAP = "overlap"
    CONFLICT = "conflict"


class Severity(enum.StrEnum):
    """The grade of a conflict by its gap ratio: below 1.1, below 2, below 10, and the rest."""

    NONE = ""
    MINOR = "minor"
    MODERATE = "moderate"
    MAJOR = "major"
    SUSPECT = "suspect"


@dataclass(frozen=True, slots=True)
class Relation:
    """How two claims lie to each other, and why in one sentence.

    `ratio` is the gap ratio of a conflict; None where there is none to give (opposite signs, zero
    measures) and for every other kind. `marks` say under which doubts the two were compared.
    """

    kind: RelationKind
    reason: str
    severity: Severity = Severity.NONE
    ratio: Decimal | None = None
    marks: tuple[str, ...] = ()
