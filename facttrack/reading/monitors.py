"""Which body "a war monitor" is, where a text names no other one: "the Quay Observatory"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from facttrack.lazy import pattern
from facttrack.reading import speech
from facttrack.reading.antecedents import Link, is_kind
from facttrack.reading.phrases import TIME
from facttrack.reading.tokens import Token

# How far from a page a name is sought, how far from its sign, and no more signs than these.
_PAGE, _WINDOW, _AROUND, _MOST = 3_000, 6_000, 90, 300
_CAPITAL = r"[A-Z](?:[\w&.-]*[\w&])?"
_NAME = rf"{_CAPITAL}(?: (?:(?:of|for) (?:the )?|and )?{_CAPITAL})*"
_NAMES = pattern(rf"(?<![\w.-]){_NAME}")
# "Monitor" as the name of a kind or of a body, or an observatory by name.
_SIGN = pattern(r"\b(?:Observatory|Monitor(?:ing)?|monitor(?:ing [a-z]+)?|watchdog)\b")
_BESIDE = pattern(rf"(?<![\w.-])({_NAME})(?: \([A-Z]{{2,9}}\))?, an? [^,.\n]{{0,50}}$")
_BEHIND = pattern(rf"(?:,? the|,)? ({_NAME})")
_NEXT = pattern(r" ([a-z]+)(?: ([a-z]+))?")
_LEADING = pattern(r"(?:(?:The|A|An|And|But|In|On|At|As)|[A-Z]\w+-[Bb]ased|U\.?K\.?-based) ")
_WATCHING = frozenset(("monitor", "monitoring", "watchdog"))
_KINDS = _WATCHING | frozenset("group organisation organization network body agency".split())


class Monitors:
    """The bodies that a text calls monitors, sought page by page when somebody asks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._page = -1
        self._found: Link | None = None

    def only(self, near: int) -> Link | None:
        """The one monitor that is named around a place; None where there are more, or none."""
        page = near // _PAGE
        if page != self._page:
            self._page, self._found = page, self._only(page * _PAGE)
        return self._found

    def _only(self, start: int) -> Link | None:
        around = _SIGN.finditer(self.text, max(start - _WINDOW, 0), start + _PAGE + _WINDOW)
        names = [link for match in islice(around, _MOST) for link in self._names_at(match)]
        longest = max(names, key=lambda name: len(name.text), default=None)
        if longest is None or longest.text in ("Observatory", "Monitor", "Monitoring"):
            return None
        words = set(longest.text.split())
        return longest if all(words.issuperset(name.text.split()) for name in names) else None

    def _names_at(self, match: re.Match[str]) -> Iterator[Link]:
        """The name that a sign is part of, or that stands in apposition to it."""
        start, end = match.span()
        if match[0][0].isupper():
            for name in _NAMES.finditer(self.text, max(start - _AROUND, 0), end + _AROUND):
                if name.start() <= start < name.end():
                    yield self._link(*name.span())
            return
        beside = _BESIDE.search(self.text, max(start - 2 * _AROUND, 0), start)
        if beside and (beside[1].lower() in TIME or self._tells(end)):
            beside = None  # "12 died on Monday, a monitor", "In Kardan, a war monitor said"
        behind = _BEHIND.match(self.text, end, end + _AROUND)
        found = beside or behind
        if found:
            yield self._link(*found.span(1))

    def _tells(self, end: int) -> bool:
        """Whether a word of saying stands right behind a sign, or one word further."""
        words = _NEXT.match(self.text, end)
        first, second = (words[1], words[2]) if words else ("", "")
        return first in speech.SAYING or (first not in speech.RELATIVE and second in speech.SAYING)

    def _link(self, start: int, end: int) -> Link:
        lead = _LEADING.match(self.text, start, end)
        while lead:
            start = lead.end()
            lead = _LEADING.match(self.text, start, end)
        return Link(start, end, self.text[start:end])


def is_monitor(words: Sequence[Token]) -> bool:
    """Whether words name a monitor and say no more of it than whence: "Britain-based monitor"."""
    if not words or words[-1].low not in _KINDS:
        return False
    words = [word for word in words if word.low not in speech.PLACES and not word.text.isupper()]
    return any(word.low in _WATCHING for word in words) and is_kind(words)
