"""Names on the command line: c12 a claim, c12.3 its version, q3, s5, @7, and ranges c4-c9."""

from __future__ import annotations

import re
from collections.abc import Sequence

from facttrack.errors import UsageError

_CLAIM = re.compile(r"c?([0-9]{1,12})(?:\.([0-9]{1,9}))?", re.ASCII | re.IGNORECASE)
_RANGE = re.compile(r"c?([0-9]{1,12})-c?([0-9]{1,12})", re.ASCII | re.IGNORECASE)
_MOST_AT_ONCE = 100_000


def claim_label(text: str) -> tuple[int, int | None]:
    """The claim and the version that "c12", "c12.3" or "12" name.

    Raises UsageError.
    """
    match = _CLAIM.fullmatch(text.strip())
    if not match:
        raise UsageError(f"{text!r} names no claim: write c12, or c12.3 for its third version")
    return int(match[1]), int(match[2]) if match[2] else None


def claim_numbers(texts: Sequence[str]) -> list[int]:
    """The claims that labels and ranges ("c4", "c7-c9", "c1,c3") name, each once, as written.

    Raises UsageError.
    """
    numbers: dict[int, None] = {}
    for text in (part for whole in texts for part in whole.split(",") if part.strip()):
        match = _RANGE.fullmatch(text.strip())
        if not match:
            numbers[claim_label(text)[0]] = None
            continue
        first, last = int(match[1]), int(match[2])
        if not first <= last < first + _MOST_AT_ONCE:
            raise UsageError(f"{text!r} is no range of claims: write the lower number first, c4-c9")
        numbers.update(dict.fromkeys(range(first, last + 1)))
    return list(numbers)


def numbered(kind: str, text: str) -> int | None:
    """The number in a label of a kind ("q3" for "q"); None where the text is no such label."""
    match = re.fullmatch(rf"{kind}([0-9]{{1,12}})", text.strip(), re.ASCII | re.IGNORECASE)
    return int(match[1]) if match else None
