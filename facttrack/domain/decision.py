"""What a desk decides to print for a question at an event date: its own choice, never a claim."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from facttrack.domain.quantity import Quantity


class Act(enum.StrEnum):
    """What a version of a decision does."""

    DECIDE = "decide"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class Decision:
    """One immutable version of what may be printed, and why.

    `event_date` is the ISO text of the date; `wording` the desk's words, "" in a withdrawal;
    `quantity` what they state, None where they state no figure that can be read. `actor` and
    `recorded_at` are those of its changeset.
    """

    question_id: int
    event_date: str
    number: int
    changeset: int
    act: Act
    wording: str = ""
    quantity: Quantity | None = None
    reason: str = ""
    actor: str = ""
    recorded_at: str = ""
