"""Who speaks across sentences: quotations carried over, pronouns and titles traced to names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from facttrack.reading import speech
from facttrack.reading.attribution import best_saying, covering, find_sayings
from facttrack.reading.phrases import name_in_apposition, names_one, plausible
from facttrack.reading.saying import Saying, Span
from facttrack.reading.sentences import Sentence
from facttrack.reading.sources import main_subject
from facttrack.reading.tokens import NUMBER, WORD, Token

_PAIRS = re.compile(
    r"“[^“”]{0,2000}(?:”|$)|\"(?:[^\"\n]|\n(?!\s)){0,2000}\"|«[^«»]{0,2000}»|‘[^‘\n]{10,1000}?[,.!?]’"
)
_FRAGMENT = 12
_MEMORY = 40
_FEW = 10
_SPOKEN = frozenset(("said", "said-after", "inverted", "citing", "according-to"))
# Nouns that may stand for any body that has spoken; others only for one of their own name.
_ANY_BODY = frozenset(
    """group agency organisation organization charity statement report company firm body monitor
    study survey outlet paper newspaper team researchers authors""".split()
)


@dataclass(frozen=True, slots=True)
class Link:
    """One link of an attribution: text[start:end] of the document."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Attributed:
    """The chain of a figure, outermost first, its cue and the rule; empty where nobody is named."""

    chain: tuple[Link, ...] = ()
    cue: str = ""
    rule: str = ""


@dataclass(slots=True)
class Speech:
    """What one sentence says and by whom: its tokens, its sayings, their resolved chains."""

    sentence: Sentence
    tokens: list[Token]
    sayings: list[Saying] = field(default_factory=list)
    links: dict[Span, Link] = field(default_factory=dict)


class Speakers:
    """The speakers of a document, sentence by sentence; each sentence is added once, in order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.speeches: list[Speech] = []
        self.people: list[Link] = []
        self.bodies: list[Link] = []
        self.quotes: list[tuple[int, int]] = [
            m.span() for m in _PAIRS.finditer(text) if m.end() - m.start() > _FRAGMENT
        ]
        self._quote = 0

    def add(self, sentence: Sentence, tokens: list[Token]) -> None:
        """Reads the sayings of the next sentence and traces their sources."""
        speech_ = Speech(sentence, tokens, find_sayings(tokens))
        for saying in speech_.sayings:
            for span in saying.chain:
                if span not in speech_.links:
                    speech_.links[span] = self._traced(tokens, span)
        if not speech_.sayings:
            self._notice(tokens)
        self.speeches.append(speech_)

    def of(self, index: int, at: int) -> Attributed:
        """Who says the figure at token `at` of sentence `index`."""
        one = self.speeches[index]
        quote = self._quote_at(one.tokens[at].start)
        saying = best_saying(one.sayings, at)
        if saying is not None and (quote is None or not self._inside(one, saying, quote)):
            return self._attributed(one, covering(one.sayings, at), saying)
        if quote is None:
            return Attributed()
        return self._quoted(index, quote) or Attributed()

    def counts_speakers(self, index: int, at: int, best: Decimal | None) -> bool:
        """Whether a small figure counts a saying's own speakers: "two witnesses told"."""
        if best is None or best > _FEW:
            return False
        return any(
            first <= at < past and saying.rule.split("+")[0] in _SPOKEN
            for saying in self.speeches[index].sayings
            for first, past in saying.chain
        )

    def _attributed(self, one: Speech, chain: Sequence[Span], saying: Saying) -> Attributed:
        links = tuple(dict.fromkeys(one.links[span] for span in chain))
        first, past = saying.cue
        cue = self.text[one.tokens[first].start : one.tokens[past - 1].end]
        return Attributed(links, cue, saying.rule)

    def _inside(self, one: Speech, saying: Saying, quote: tuple[int, int]) -> bool:
        """Whether the saying itself is quoted words."""
        return quote[0] <= one.tokens[saying.cue[0]].start < quote[1]

    def _quote_at(self, start: int) -> tuple[int, int] | None:
        from bisect import bisect_right

        place = bisect_right(self.quotes, (start, len(self.text) + 1)) - 1
        if place >= 0 and self.quotes[place][0] <= start < self.quotes[place][1]:
            return self.quotes[place]
        return None

    def _quoted(self, index: int, quote: tuple[int, int]) -> Attributed | None:
        """The speaker of a quotation without a saying in its sentence: beside it, or before it."""
        one = self.speeches[index]
        for saying in one.sayings:
            if not self._inside(one, saying, quote):
                return self._attributed(one, saying.chain, saying)
        for later in self.speeches[index + 1 : index + 4]:
            if later.sentence.start >= quote[1]:
                break
            for saying in later.sayings:
                if not self._inside(later, saying, quote):
                    return self._attributed(later, saying.chain, saying)
        for before in reversed(self.speeches[max(index - 3, 0) : index]):
            if before.sentence.paragraph < one.sentence.paragraph - 1:
                break
            if before.sayings:
                saying = before.sayings[-1]
                return self._attributed(before, saying.chain, saying)
        return None

    def _traced(self, tokens: Sequence[Token], span: Span) -> Link:
        """The link of a source; a pronoun, a title or a surname traced to the name before it."""
        link = Link(tokens[span[0]].start, tokens[span[1] - 1].end, "")
        link = Link(link.start, link.end, self.text[link.start : link.end])
        words = [token for token in tokens[span[0] : span[1]] if token.sort == WORD]
        new = span[0] > 0 and tokens[span[0] - 1].low in ("a", "an")
        found = None if new else self._antecedent(words, self._own_subject(tokens, span))
        if found:
            link = found
        elif words and words[0].low in speech.PRONOUNS and len(words) == 1:
            return link
        self._remember(link)
        return link

    def _notice(self, tokens: Sequence[Token]) -> None:
        """Keeps a person who is the subject of a sentence in mind, for "she said" after it."""
        found = main_subject(tokens, len(tokens))
        if found is None:
            return
        found = name_in_apposition(tokens, *found)
        joint = (at for at in range(*found) if tokens[at].low == "and")
        past = next(joint, found[1])
        if past <= found[0]:
            return
        start, end = tokens[found[0]].start, tokens[past - 1].end
        name = self.text[start:end]
        if tokens[past - 1].text[0].isupper() and _with_age(tokens, past):
            self.people.append(Link(start, end, name))
            return
        if is_person(name) and tokens[past - 1].text[0].isupper() and " " in name:
            self._remember(Link(start, end, name))

    def _own_subject(self, tokens: Sequence[Token], span: Span) -> Link | None:
        """The subject of the sentence, for "what it said" and "which they said" within it.

        It also serves where nobody has spoken yet: "The bank will sell loans, it said".
        """
        within = span[0] > 0 and tokens[span[0] - 1].low in ("what", "which", "whom", ":", ";")
        # "She broke down as she told": the person of whom the sentence speaks.
        within = within or (
            span[0] > 0
            and tokens[span[0]].low in ("he", "she")
            and tokens[span[0] - 1].low in ("as", "when", "while")
        )
        if not within and (self.bodies or self.people or span[0] == 0):
            return None
        found = main_subject(tokens, span[0])
        if found is None or not plausible(tokens, found):
            return None
        found = name_in_apposition(tokens, *found)
        start, end = tokens[found[0]].start, tokens[found[1] - 1].end
        return Link(start, end, self.text[start:end])

    def _antecedent(self, words: Sequence[Token], subject: Link | None) -> Link | None:
        low = words[0].low if words else ""
        if len(words) == 1 and low in ("he", "she") and subject is not None:
            return subject
        if len(words) == 1 and low in speech.PERSON_PRONOUNS:
            return self.people[-1] if self.people else None
        if len(words) == 1 and low in ("it", "they") and subject is not None:
            return subject
        if len(words) == 1 and low in ("it", "they", "them", "we"):
            return self.bodies[-1] if self.bodies else (self.people[-1] if self.people else None)
        if len(words) == 1 and low in ("one", "others"):
            return next((link for link in reversed(self.bodies) if link.text.endswith("s")), None)
        if low in ("his", "her") and words[-1].low in speech.EVIDENCE:
            return self.people[-1] if self.people else None
        if len(words) == 1 and words[0].text[0].isupper():
            return self._naming(words[0].text)
        if low.endswith("'s") and low[:-2] in speech.GENERIC and words[-1].low in speech.EVIDENCE:
            return self._meaning(low[:-2])
        if len(words) == 1 and words[0].text.islower():
            return self._titled(low) or self._meaning(low)
        return None

    def _naming(self, name: str) -> Link | None:
        """The longer name that holds a surname or a short name."""
        for link in reversed(self.people + self.bodies):
            if name != link.text and name in link.text.split():
                return link
        return None

    def _titled(self, title: str) -> Link | None:
        """The person whom "the sheriff" or "the minister" stands for."""
        if title not in speech.SPEAKERS:
            return None
        people = reversed(self.people)
        return next((link for link in people if title in _titles(link.text)), None)

    def _meaning(self, noun: str) -> Link | None:
        """What "the observatory" or "the group" stands for: a body of that kind, else the last."""
        if noun not in speech.GENERIC:
            return None
        longer = [link for link in self.bodies if " " in link.text]
        for link in reversed(longer):
            if noun in link.text.lower():
                return link
        named = [link for link in longer if any(w[0].isupper() for w in link.text.split())]
        return named[-1] if named and noun in _ANY_BODY else None

    def _remember(self, link: Link) -> None:
        memory = self.people if is_person(link.text) else self.bodies
        if link in memory:
            memory.remove(link)
        memory.append(link)
        del memory[:-_MEMORY]


def _with_age(tokens: Sequence[Token], at: int) -> bool:
    """Whether an age between commas follows: "Hossein, 24, was wounded"."""
    return (
        at + 2 < len(tokens)
        and tokens[at].low == tokens[at + 2].low == ","
        and tokens[at + 1].sort == NUMBER
    )


def _titles(name: str) -> list[str]:
    """The words of a name in lower case, shortened titles in full: "Col. Omar" is a colonel."""
    words = (word.strip(".,").lower() for word in name.split())
    return [speech.TITLES.get(word, word) for word in words]


def is_person(name: str) -> bool:
    """Whether a source is a person rather than a body: a title, or two or three capital words."""
    words = name.split()
    for at, word in enumerate(words):
        if word in ("of", "for", "in", "at", "from", "with", "close"):
            words = words[:at] or words
            break
    # The last plain word decides ("army spokesman", "rights group Witness Line"), else a title.
    for word in reversed(words):
        if word.islower() and word in speech.SPEAKERS:
            return True
        if word.islower() and (word in speech.BODIES or word in speech.EVIDENCE):
            return False
        if word.islower() and names_one(word):
            return True
    while len(words) > 2 and words[0].islower():  # noqa: PLR2004 - a first and a last name stay
        words = words[1:]
    lows = [word.strip(".,").lower() for word in words]
    if lows and lows[0] in speech.SPEAKERS and len(words) > 1 and lows[-1] not in speech.BODIES:
        return True
    if any(low in speech.BODIES or low in speech.EVIDENCE for low in lows):
        return False
    return 2 <= len(words) <= 4 and all(w[0].isupper() or w[:3] in ("al-", "el-") for w in words)  # noqa: PLR2004
