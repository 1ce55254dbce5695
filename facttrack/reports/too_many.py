"""What is too much for a page, a plot or a file: said beforehand, with what to type instead."""

from __future__ import annotations

from facttrack.domain.claim import Question
from facttrack.errors import UsageError

# A page of so many takes 2 GB.
MOST_CLAIMS = 100_000
# So many pairs take minutes, and so many gigabytes of them fill a disk.
MANY_PAIRS, MOST_PAIRS = 1_000_000, 1_000_000_000


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


def many_pairs(pairs: int, *, to_file: bool) -> str:
    """What to tell before so many pairs of claims are written; "" where it is nothing to wait for.

    Raises UsageError for a file of more than a disk has room for.
    """
    if pairs < MANY_PAIRS:
        return ""
    told = f"about {pairs:,} rows, every two claims of a question at a date"
    fewer = "--question narrows it, and 'facttrack report compared' has a row a claim"
    if to_file and pairs > MOST_PAIRS:
        raise UsageError(
            f"{told}: no file is made of more than {MOST_PAIRS:,}. {fewer}; without --out, a pipe "
            "can take the first of them"
        )
    return f"{told}: {fewer}"
