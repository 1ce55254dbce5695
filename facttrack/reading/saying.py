"""One attribution in a sentence: who, by which words, and how far it reaches."""

from __future__ import annotations

from dataclasses import dataclass, replace

Span = tuple[int, int]
FORWARD, BACKWARD, BOTH = "forward", "backward", "both"


@dataclass(slots=True)
class Saying:
    """One attribution: the tokens of its sources (outermost first), of its cue, and its reach.

    It covers the tokens [first, past). `weak` sayings (a count, a record) yield to others.
    """

    chain: tuple[Span, ...]
    cue: Span
    first: int
    past: int
    reach: str
    rule: str
    weak: bool = False

    def moved(self, by: int) -> Saying:
        """The same saying so many tokens further on."""
        return replace(
            self,
            chain=tuple((first + by, past + by) for first, past in self.chain),
            cue=(self.cue[0] + by, self.cue[1] + by),
            first=self.first + by,
            past=self.past + by,
        )
