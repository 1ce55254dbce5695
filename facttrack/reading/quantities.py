"""One figure typed by hand: `facttrack add "at least 21 ISIS fighters"`."""

from __future__ import annotations

from dataclasses import dataclass

from facttrack.domain.quantity import Quantity
from facttrack.domain.units import find_unit
from facttrack.errors import BadDataError
from facttrack.reading import nouns
from facttrack.reading.figures import Figure, hedged_after_noun, read_figures
from facttrack.reading.negation import none_of
from facttrack.reading.noise import noise_at
from facttrack.reading.people import is_person
from facttrack.reading.tokens import Token, tokenize
from facttrack.reading.units import COUNT

HINT = "or give it with --value, --low or --high"
_LONGEST = 2_000
_WITH_ARTICLE = {"ordinal": "an ordinal", "age": "an age"}


class ReadingError(BadDataError):
    """A wording from which no single quantity can be read; the message says what to type."""


@dataclass(frozen=True, slots=True)
class QuantityReading:
    """A quantity and what it counts: `noun` with the words after it, `head` its last noun."""

    quantity: Quantity
    noun: str = ""
    head: str = ""


def read_quantity(text: str, *, unit: str = "") -> QuantityReading:
    """The one quantity that a wording states; its own unit wins over `unit`.

    A person noun counts `persons`, another noun itself in the plural; a bare number has the unit
    "". The wording is the whole text, stripped.

    Raises ReadingError unless exactly one quantity is in the text.
    """
    wording = text.strip()
    if len(wording) > _LONGEST:
        msg = f"a figure of {len(wording):,} characters is too long: give the figure alone, {HINT}"
        raise ReadingError(msg)
    tokens = tokenize(wording)
    figure = _only(wording, tokens, _counting(wording, tokens))
    _refuse_glued(wording, tokens, figure)
    noun = nouns.after_number(tokens, figure.past, single=figure.best == 1)
    figure = hedged_after_noun(tokens, figure, noun.past)
    if noun.head is None and figure.first:
        noun = nouns.read_noun(tokens[: figure.first], 0)
    head = nouns.head_text(wording, tokens, noun)
    name = figure.unit or _unit(_counted(tokens, figure, head), unit)
    quantity = figure.quantity(name, wording)
    past = len(tokens) if noun.first >= figure.past else figure.first
    return QuantityReading(quantity, _phrase(wording, tokens, noun.first, past), head)


def _counting(wording: str, tokens: list[Token]) -> list[Figure]:
    """The figures that are no dates, times or ordinals; all where the whole text is one number."""
    figures = read_figures(tokens) or none_of(tokens)
    if len(figures) == 1 and figures[0].past - figures[0].first == len(tokens):
        return figures
    return [figure for figure in figures if not _is_noise(wording, tokens, figure)]


def _is_noise(wording: str, tokens: list[Token], figure: Figure) -> bool:
    if figure.unit and figure.kind != COUNT:
        return False
    return (
        noise_at(wording, tokens[figure.core].start, tokens[figure.core_past - 1].end) is not None
    )


def _only(wording: str, tokens: list[Token], figures: list[Figure]) -> Figure:
    if not figures:
        reason = "it is empty" if not wording else _why_none(wording, tokens)
        msg = f'no quantity in {wording!r}: {reason}; write it like "at least 21 fighters", {HINT}'
        raise ReadingError(msg)
    if len(figures) > 1 and not _is_share(tokens, figures):
        shown = " and ".join(
            repr(wording[tokens[f.first].start : tokens[f.past - 1].end]) for f in figures[:3]
        )
        msg = (
            f"{len(figures)} quantities in {wording!r} ({shown}): record each as a claim of its "
            f"own, {HINT}"
        )
        raise ReadingError(msg)
    return figures[0]


def _refuse_glued(wording: str, tokens: list[Token], figure: Figure) -> None:
    """Refuse letters right behind the digits that are no unit: "12x" may be a slip for anything."""
    after = tokens[figure.past] if figure.past < len(tokens) else None
    before = tokens[figure.past - 1]
    if after and after.start == before.end and wording[after.start].isalpha():
        shown = wording[before.start : after.end]
        raise ReadingError(
            f"{shown!r} is no number: {wording[after.start : after.end]!r} is no unit that is "
            f"known; write the number alone, {HINT}"
        )


def _why_none(wording: str, tokens: list[Token]) -> str:
    for figure in read_figures(tokens):
        start, end = tokens[figure.core].start, tokens[figure.core_past - 1].end
        rule = noise_at(wording, start, end)
        if rule:
            return f"{wording[start:end]!r} is {_WITH_ARTICLE.get(rule.kind, 'a ' + rule.kind)}"
    return "there is no number in it"


def _is_share(tokens: list[Token], figures: list[Figure]) -> bool:
    """Whether it is one figure of another: "2 of the 7 hostages"."""
    between = [token.low for token in tokens[figures[0].past : figures[1].first]]
    return len(figures) == 2 and between[:1] in (["of"], ["out"]) and len(between) <= 3  # noqa: PLR2004


def _unit(head: str, given: str) -> str:
    if given:
        return find_unit(given).name
    if not head:
        return ""
    if is_person(head.lower()):
        return "persons"
    return find_unit(nouns.plural_of(head)).name


def _counted(tokens: list[Token], figure: Figure, head: str) -> str:
    """The head, or "persons" for a force of so many: "5,000-strong"."""
    strong = [token.low for token in tokens[figure.past : figure.past + 2]]
    return "persons" if strong == ["-", "strong"] else head


def _phrase(wording: str, tokens: list[Token], first: int, past: int) -> str:
    """The counted noun with what follows it, without closing marks."""
    if first >= past:
        return ""
    return wording[tokens[first].start : tokens[past - 1].end].rstrip(" .,;:!?\"'”’)")
