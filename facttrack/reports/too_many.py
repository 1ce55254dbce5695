"""What is too much for a page or a plot: said before it is made, with what to type instead."""

from __future__ import annotations

from facttrack.domain.claim import Question
from facttrack.errors import UsageError

# A page of so many takes 2 GB.
MOST_CLAIMS = 100_000


def refuse_too_many(question: Question, claims: int, what: str) -> None:
    """Refuse what nobody could look at and memory might not hold.

    Raises UsageError.
    """
    if claims > MOST_CLAIMS:
        raise UsageError(
            f"q{question.id} {question.name!r} has {claims:,} claims and versions of them, and "
            f"{what} shows {MOST_CLAIMS:,} at most: 'facttrack report timeline --question "
            f"q{question.id} --out FILE.csv' writes a table of any length"
        )
