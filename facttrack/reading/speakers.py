"""Who speaks across sentences: quotations carried over, sources traced to the names before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from facttrack.reading import speech
from facttrack.reading.antecedents import Antecedents, Link, is_person
from facttrack.reading.attribution import best_saying, covering, find_sayings
from facttrack.reading.phrases import name_in_apposition, names_speaker, plausible
from facttrack.reading.quotations import Quotation, Quotations
from facttrack.reading.saying import Saying, Span
from facttrack.reading.sentences import Sentence
from facttrack.reading.sources import main_subject
from facttrack.reading.tokens import NUMBER, WORD, Token

_FEW = 10
# How many sentences on either side a quotation looks for its speaker.
REACH = 6
_SPOKEN = frozenset(("said", "said-after", "inverted", "citing", "according-to"))


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


_FORGOTTEN = Speech(Sentence(0, 0, -1), [])


class Speakers:
    """The speakers of a document, sentence by sentence; each sentence is added once, in order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.speeches: list[Speech] = []
        self.named = Antecedents()
        self.quotations = Quotations(text)
        # The body that the sentence before was about, if nobody spoke in it: "It put the toll at".
        self._topic: Link | None = None

    def add(self, sentence: Sentence, tokens: list[Token]) -> None:
        """Reads the sayings of the next sentence and traces their sources."""
        speech_ = Speech(sentence, tokens, find_sayings(tokens))
        for saying in speech_.sayings:
            for span in saying.chain:
                if span not in speech_.links:
                    speech_.links[span] = self._traced(tokens, span)
        self._topic = None if speech_.sayings else self._notice(tokens)
        self.speeches.append(speech_)

    def forget(self, index: int) -> None:
        """Lets go of a sentence that no other asks for any more; an index below 0 is none yet."""
        if index >= 0:
            self.speeches[index] = _FORGOTTEN

    def of(self, index: int, at: int) -> Attributed:
        """Who says the figure at token `at` of sentence `index`."""
        one = self.speeches[index]
        quotation = self.quotations.at(one.tokens[at].start)
        saying = best_saying(one.sayings, at)
        if saying is None:
            return (self._quoted(index, quotation) if quotation else None) or Attributed()
        if quotation is None or not _within(one, saying, quotation):
            return self._attributed(one, covering(one.sayings, at), saying)
        return self._passed_on(one, saying, self._quoted(index, quotation))

    def _passed_on(self, one: Speech, saying: Saying, outer: Attributed | None) -> Attributed:
        """What quoted words credit to somebody else, behind who says them: "Two boys told me"."""
        if outer is None or saying.weak or not _is_another(one.tokens, saying.chain[0]):
            return outer or Attributed()
        inner = self._attributed(one, saying.chain, saying)
        return Attributed(tuple(dict.fromkeys(outer.chain + inner.chain)), outer.cue, outer.rule)

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

    def _quoted(self, index: int, quotation: Quotation) -> Attributed | None:
        """The speaker of a quotation: beside it, where it ends, or who spoke before it."""
        for place in self._nearest(index, quotation):
            one = self.speeches[place]
            spoken = [s for s in one.sayings if not self._is_quoted(one, s)]
            if spoken:
                saying = spoken[-1] if place < index else spoken[0]
                return self._attributed(one, saying.chain, saying)
        return None

    def _nearest(self, index: int, quotation: Quotation) -> Iterator[int]:
        """The sentences that may name the speaker of a quotation, the likeliest first."""
        yield index
        for later in range(index + 1, min(index + REACH, len(self.speeches))):
            if self.speeches[later].sentence.start >= quotation.end:
                break
            yield later
        if not self._stands_alone(quotation):
            return
        paragraph = self.speeches[index].sentence.paragraph
        for before in range(index - 1, max(index - REACH, 0) - 1, -1):
            sentence = self.speeches[before].sentence
            if sentence.paragraph < paragraph - 1:
                break
            if self.quotations.at(sentence.start):
                paragraph = sentence.paragraph
            yield before

    def _stands_alone(self, quotation: Quotation) -> bool:
        """Whether the quoted words are a sentence, not a part of one: 'a toll of "40 dead"'."""
        before = self.text[max(quotation.start - 3, 0) : quotation.start].rstrip(" \t")
        within = self.text[quotation.start + 1 : quotation.start + 2]
        return not before or not before[-1].isalnum() or within.isupper()

    def _is_quoted(self, one: Speech, saying: Saying) -> bool:
        """Whether the saying itself is quoted words."""
        return self.quotations.at(one.tokens[saying.cue[0]].start) is not None

    def _traced(self, tokens: Sequence[Token], span: Span) -> Link:
        """The link of a source; a pronoun, a title or a surname traced to the name before it."""
        link = self._link(tokens, span)
        words = [token for token in tokens[span[0] : span[1]] if token.sort == WORD]
        new = span[0] > 0 and tokens[span[0] - 1].low in ("a", "an")
        found = None if new else self.named.of(words, self._own_subject(tokens, span))
        if found:
            link = found
        elif len(words) == 1 and words[0].low in speech.PRONOUNS:
            return link
        self.named.remember(link)
        return link

    def _notice(self, tokens: Sequence[Token]) -> Link | None:
        """Keeps a person who is the subject of a sentence in mind, for "she said" after it.

        A body that is the subject is given back.
        """
        found = main_subject(tokens, len(tokens))
        if found is None:
            return None
        found = name_in_apposition(tokens, *found)
        joint = (at for at in range(*found) if tokens[at].low == "and")
        first, past = found[0], next(joint, found[1])
        if past <= first:
            return None
        link = self._link(tokens, (first, past))
        if not tokens[past - 1].text[0].isupper() and tokens[past - 1].text != ")":
            return None
        aged = _with_age(tokens, past)
        if aged or (is_person(link.text) and " " in link.text):
            self.named.remember(link, person=aged or None)
            return None
        bodily = any(word.lower() in speech.BODIES for word in link.text.split())
        return link if bodily or link.text.isupper() else None

    def _link(self, tokens: Sequence[Token], span: Span) -> Link:
        start, end = tokens[span[0]].start, tokens[span[1] - 1].end
        return Link(start, end, self.text[start:end])

    def _own_subject(self, tokens: Sequence[Token], span: Span) -> Link | None:
        """The subject of the sentence, for "what it said" and "which they said" within it.

        It also serves where nobody has spoken yet: "The bank will sell loans, it said".
        """
        if span[0] == 0:
            return self._topic if tokens[0].low == "it" else None
        before = tokens[span[0] - 1].low
        # "She broke down as she told": the person of whom the sentence speaks.
        low = tokens[span[0]].low
        within = before in ("what", "which", "whom", ":", ";") or (
            low in ("he", "she") and before in ("as", "when", "while")
        )
        within = within or (low == "they" and _are_speakers(tokens, span[0]))
        if not within and self.named:
            return None
        found = main_subject(tokens, span[0])
        if found is None or not plausible(tokens, found):
            return None
        return self._link(tokens, name_in_apposition(tokens, *found))


def _within(one: Speech, saying: Saying, quotation: Quotation) -> bool:
    return quotation.start <= one.tokens[saying.cue[0]].start < quotation.end


def _are_speakers(tokens: Sequence[Token], before: int) -> bool:
    """Whether the sentence is about several who may speak: "Police saw 40 men, they said"."""
    found = main_subject(tokens, before)
    if found is None:
        return False
    low = tokens[found[1] - 1].low
    return low.endswith(("s", "police")) and (names_speaker(low) or low in speech.BODIES)


def _is_another(tokens: Sequence[Token], source: Span) -> bool:
    """Whether quoted words credit somebody else, not "I think", "we found", "they say"."""
    first = tokens[source[0]].low.split("'")[0]
    return first not in speech.PRONOUNS and plausible(tokens, source)


def _with_age(tokens: Sequence[Token], at: int) -> bool:
    """Whether an age between commas follows: "Hossein, 24, was wounded"."""
    return (
        at + 2 < len(tokens)
        and tokens[at].low == tokens[at + 2].low == ","
        and tokens[at + 1].sort == NUMBER
    )
