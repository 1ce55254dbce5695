"""A text as the rules see it: no invisible letters, one hyphen, powers and figures as in English.

Word processors, web pages and PDF leave soft hyphens, marks of direction, ligatures and letters
with their accents apart in a text. The rules read it without them; offsets and wordings that come
out are those of the untouched text.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import wraps
from typing import Protocol

from facttrack.lazy import pattern
from facttrack.reading.antecedents import Link
from facttrack.reading.candidate import Candidate
from facttrack.reading.foreign import figures_in_english, foreign_language, without_words
from facttrack.reading.number_words import ONES, TENS
from facttrack.reading.sentences import Sentence

_HIDDEN = "\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff"
_UP = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
_DOWN = "₀₁₂₃₄₅₆₇₈₉"
# Only a text that has one of these is looked at further: most have none.
_ODD = pattern(
    f"[{_HIDDEN}{_UP}\u0300-\u0344\u2010\u2011\u2044\ufb00-\ufb06\uff01-\uff5e]|[a-z]-\n[a-z]|10\\^"
)
# Each letter for one letter: no place moves.
_ALIKE = {0x2010: "-", 0x2011: "-", 0x2044: "/"} | {
    at: chr(at - 0xFEE0) for at in range(0xFF01, 0xFF5F)
}
_CHANGE = pattern(
    rf"""
      (?:(?<![\d.,])(?P<size>\d{{1,9}}(?:\.\d{{1,9}})?)[ \u00a0]?[×x·*][ \u00a0]?|(?<![\d.,]))
        10(?:\^(?P<caret>-?\d{{1,2}})(?!\d)|(?P<power>⁻?[⁰¹²³⁴-⁹]{{1,2}})(?![{_UP}/⁄]))
    | (?P<whole>\d)?(?P<above>[⁰¹²³⁴-⁹]{{1,4}})[/⁄](?P<below>[{_DOWN}]{{1,4}})
    | (?P<up>[{_UP}]+)
    | (?<![a-z])(?P<left>[a-z]{{1,20}})-\n(?=[a-z])
    | (?P<hidden>[{_HIDDEN}]+(?:(?<=\u00ad)\n(?=[^\W\d_]))?)
    | (?P<accents>[^\W\d_]?[\u0300-\u0344]+)
    | (?P<joined>[\ufb00-\ufb06]+)
    """,
    re.VERBOSE,
)
_DIGITS = str.maketrans(f"{_UP[:10]}⁻{_DOWN}", "0123456789-0123456789")
_ORDINALS = {"ˢᵗ": "st", "ⁿᵈ": "nd", "ʳᵈ": "rd", "ᵗʰ": "th"}
_SCALES = {3: " thousand", 6: " million", 9: " billion", 12: " trillion"}
# A lower one behind a bare "10" is rather a footnote's mark.
_LEAST_BARE, _MOST_POWER = 4, 15
# A hyphen at a line's end behind these is the word's own: "twenty-one", "pro-government".
_KEEPS = frozenset(ONES) | frozenset(TENS) | frozenset(
    """pro anti non ex co self vice post pre mid so well semi half cross long short high low multi
    part full""".split()
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seen:
    """A text as it is seen, and where its letters stand in the untouched one.

    What stands between two changes is the same in both; `starts` are the places in `text` where a
    piece begins, `first` and `past` where that piece stands in the untouched text.
    """

    text: str
    starts: array[int]
    first: array[int]
    past: array[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where text[start:end] stands in the untouched text; a changed piece counts whole."""
        at = bisect_right(self.starts, start) - 1
        to = bisect_right(self.starts, max(end - 1, start)) - 1
        return self._in(at, start, self.first[at]), self._in(to, end, self.past[to])

    def _in(self, piece: int, place: int, whole: int) -> int:
        following = self.starts[piece + 1] if piece + 1 < len(self.starts) else len(self.text)
        same = following - self.starts[piece] == self.past[piece] - self.first[piece]
        return self.first[piece] + place - self.starts[piece] if same else whole


def seen(text: str, language: str = "") -> Seen | None:
    """How the rules see a text; None where they see it as it is.

    `language` is that of a text which is not in English, whose figures are seen as written there.
    """
    if not language and not _ODD.search(text):
        return None
    text = text.translate(_ALIKE)
    kept: list[str] = []
    starts, first, past = array("I"), array("I"), array("I")
    length = at = 0

    def add(piece: str, start: int, end: int) -> None:
        nonlocal length
        if piece:
            starts.append(length)
            first.append(start)
            past.append(end)
            kept.append(piece)
            length += len(piece)

    for start, end, put in _changes(text, language):
        if put != text[start:end]:
            add(text[at:start], at, start)
            add(put, start, end)
            at = end
    add(text[at:], at, len(text))
    return Seen("".join(kept), starts, first, past)


def _changes(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Each piece of a text that is seen otherwise, in order, and as what."""
    ours = ((*match.span(), _put(match)) for match in _CHANGE.finditer(text))
    if not language:
        yield from ours
        return
    past = 0
    for start, end, put in sorted([*ours, *figures_in_english(text, language)]):
        if start >= past:
            yield start, end, put
            past = end


def _put(match: re.Match[str]) -> str:
    """What is seen in place of a piece of text."""
    group, found = match.lastgroup, match[0]
    if group in ("caret", "power"):
        return _power(match) or found
    if group == "below":
        whole = f"{match['whole']} " if match["whole"] else ""
        return f"{whole}{match['above'].translate(_DIGITS)}/{match['below'].translate(_DIGITS)}"
    if group == "up":
        return _without_mark(match)
    if group == "left":
        return found[:-1] if match["left"] in _KEEPS else match["left"]
    if group == "hidden":
        return ""
    composed = unicodedata.normalize("NFKC" if group == "joined" else "NFC", found)
    return composed if group == "joined" else composed[:1] if composed[:1].isalpha() else ""


def _power(match: re.Match[str]) -> str:
    """3.5 by ten to the sixth as "3.5 million"; "" for what counts nothing (10 to the -3rd)."""
    size, raised = match["size"], match["power"]
    power = int((match["caret"] or raised).translate(_DIGITS))
    if not size and raised and 0 < power < _LEAST_BARE:
        return "10" + " " * len(raised)
    if power in _SCALES:
        return (size or "1") + _SCALES[power]
    if "." in (size or "") or not 0 < power <= _MOST_POWER:
        return ""
    return (size or "1") + "0" * power


def _without_mark(match: re.Match[str]) -> str:
    """A footnote's mark as blanks; an ordinal's ending and a unit's square as they are."""
    mark = match[0]
    if mark in _ORDINALS:
        return _ORDINALS[mark]
    text, at = match.string, match.start()
    word = text[max(at - 3, 0) : at]
    unit = mark in ("²", "³") and word[-1:].isalpha() and not word[:1].isalpha()
    return mark if unit else " " * len(mark)


_Found = Iterator[tuple[Sentence, list[Candidate]]]


class _Reading(Protocol):
    """What finds the quantities of a text, sentence by sentence."""

    def __call__(self, text: str, *, date: str | None = None) -> _Found: ...


@dataclass(frozen=True, slots=True)
class Look:
    """A text to be read, and the same as the rules see it.

    `language` is "" for English, and where the words do not tell it.
    """

    untouched: str
    view: Seen | None
    language: str

    @property
    def text(self) -> str:
        """What is to be read."""
        return self.view.text if self.view else self.untouched

    def place(self, seen_place: int) -> int:
        """Where a place of the text that is read is in the untouched one, as an end."""
        return self.view.span(0, seen_place)[1] if self.view and seen_place else seen_place

    def placed(self, found: _Found) -> _Found:
        """What was read, with its places in the untouched text.

        Of a text that is not in English these are the figures in digits, without any words.
        """
        return self._placed(found) if self.view or self.language else found

    def _placed(self, found: _Found) -> _Found:
        for seen_sentence, candidates in found:
            sentence, ours = seen_sentence, candidates
            if self.view:
                start, end = self.view.span(sentence.start, sentence.end)
                sentence = sentence._replace(start=start, end=end)
                ours = [_in_place(one, self.untouched, self.view) for one in candidates]
            yield sentence, without_words(self.untouched, ours) if self.language else ours


def look_at(text: str) -> Look:
    """How the rules see a text."""
    language = foreign_language(text)
    return Look(text, seen(text, language), language)


def as_seen(reading: _Reading) -> _Reading:
    """The same reading, of a text as it is seen; what it finds has its places in the text."""

    @wraps(reading)
    def read(text: str, *, date: str | None = None) -> _Found:
        look = look_at(text)
        return look.placed(reading(look.text, date=date))

    return read


def _in_place(one: Candidate, text: str, view: Seen) -> Candidate:
    """A candidate with its places and its wording in the untouched text; names stay as seen."""
    start, end = view.span(one.start, one.end)
    first, past = view.span(one.start, one.start + len(one.quantity.wording))
    links = (Link(*view.span(link.start, link.end), link.text) for link in one.attribution)
    return one._replace(
        start=start,
        end=end,
        text=text[start:end],
        quantity=replace(one.quantity, wording=text[first:past]),
        attribution=tuple(links),
    )
