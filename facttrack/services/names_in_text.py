"""Finding names in a text, however they are spelt there: case, marks, joins and escapes aside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+")
_ARTICLE = re.compile(r"\A(?:the|an|a)\s+(?=\w)", re.IGNORECASE)
_ESCAPES = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
# Marks over and under letters, and characters that show nothing.
_UNSEEN = frozenset(("Mn", "Me", "Cf"))
# Scripts that put no space between words: there a name may stand within a row of letters.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)
_ARABIC = re.compile("[\u0621-\u064a]")
# "And", "so", "with", "for", "like" and "the", written as one word with what follows.
_ARABIC_PREFIX = "(?:[\u0648\u0641\u0628\u0644\u0643]{0,2}(?:\u0627\u0644)?)"
_TITLES = frozenset(("dr", "mr", "mrs", "ms", "prof"))
_BEFORE, _AFTER = r"(?<![^\W_])", r"(?![^\W_])"


def folded(name: str) -> str:
    """A name by its words alone: no case, no signs, no leading article, one form of each letter."""
    return _without_article(" ".join(_WORD.findall(unicodedata.normalize("NFKC", name).casefold())))


def _without_article(name: str) -> str:
    return _ARTICLE.sub("", name, count=1)


@dataclass(frozen=True, slots=True)
class Names:
    """Names to look for in texts, each with what stands for it."""

    pattern: re.Pattern[str]
    stands_for: tuple[str, ...]

    @classmethod
    def of(cls, names: Mapping[str, str]) -> Names | None:
        """What finds any of the names, the longest first; None where none can be found.

        Digits alone, and a single letter, are no name that could be told from the text around it.
        """
        words = {
            tuple(_WORD.findall(_letters(_without_article(name)))): label
            for name, label in names.items()
        }
        tellable = [w for w in words if _tellable("".join(w))]
        longest = sorted(tellable, key=lambda w: (-len("".join(w)), w))
        if not longest:
            return None
        pattern = re.compile("|".join(f"({_one(w)})" for w in longest))
        return cls(pattern, tuple(words[w] for w in longest))

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where in a text the names stand, in order, and what stands for each."""
        if text.isascii() and "%" not in text:
            for match in self.pattern.finditer(text.lower()):
                yield *match.span(), self._meant(match)
            return
        pieces = list(_pieces(text))
        letters = "".join(piece for _, _, piece in pieces)
        if not self.pattern.search(letters):
            return
        places = [(start, end) for start, end, piece in pieces for _ in piece]
        for match in self.pattern.finditer(letters):
            start, end = places[match.start()][0], places[match.end() - 1][1]
            yield start, _with_marks(text, end), self._meant(match)

    def _meant(self, match: re.Match[str]) -> str:
        return self.stands_for[(match.lastindex or 1) - 1]


def _tellable(letters: str) -> bool:
    return bool(_UNSPACED.search(letters)) or (len(letters) > 1 and not letters.isdigit())


def _one(words: tuple[str, ...]) -> str:
    if len(words) > 1 and words[0] in _TITLES:
        # "Dr Harrow" is called "Harrow" further down.
        return f"{_joined(words)}|{_joined(words[1:])}"
    return _joined(words)


def _joined(words: tuple[str, ...]) -> str:
    joined = r"[\W_]*".join(map(re.escape, words))
    first, last = joined[:1], words[-1][-1]
    before = "" if _UNSPACED.match(first) else _BEFORE
    if _ARABIC.match(first):
        before += _ARABIC_PREFIX
    return before + joined + ("" if _UNSPACED.match(last) else _AFTER)


def _pieces(text: str) -> Iterator[tuple[int, int, str]]:
    """Each character with its place and its letters; escapes as the characters that they are."""
    at = 0
    for escapes in _ESCAPES.finditer(text):
        yield from ((n, n + 1, _letters(text[n])) for n in range(at, escapes.start()))
        at = escapes.end()
        meant = bytes.fromhex(escapes[0].replace("%", "")).decode("utf-8", "replace")
        yield escapes.start(), at, _letters(meant)
    yield from ((n, n + 1, _letters(text[n])) for n in range(at, len(text)))


def _letters(text: str) -> str:
    """The text without case and marks, each letter in one form."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(c for c in apart if unicodedata.category(c) not in _UNSEEN)


def _with_marks(text: str, end: int) -> int:
    """The end of a name with the marks over its last letter."""
    while end < len(text) and unicodedata.category(text[end]) in _UNSEEN:
        end += 1
    return end
