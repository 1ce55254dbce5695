"""Raised and lowered figures as letters of their own: a footnote's mark is no digit of a number."""

from __future__ import annotations

import re

_DIGITS = "0123456789-−–"
_RAISED = str.maketrans(
    f"{_DIGITS}abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
)
_LOWERED = str.maketrans(_DIGITS, "₀₁₂₃₄₅₆₇₈₉₋₋₋")
# Marks of footnotes and powers; "st" and "[3]" can be mistaken for nothing else.
_MARK = re.compile(r"[\s,]{0,3}(?:[a-z]|[-−–]?[0-9]{1,4}(?:[\s,–-]{1,3}[0-9]{1,4}){0,9})[\s,]{0,3}")


def raised(text: str) -> str:
    """A text that stands raised, its figures in the letters that are so by themselves."""
    return text.translate(_RAISED) if _MARK.fullmatch(text) else text


def lowered(text: str) -> str:
    """A text that stands lowered, its figures in the letters that are so by themselves."""
    return text.translate(_LOWERED) if _MARK.fullmatch(text) else text
