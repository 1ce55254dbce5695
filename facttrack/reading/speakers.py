"""Who speaks across sentences: quotations carried over, sources traced to the names before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from facttrack.reading import lists, speech
from facttrack.reading.antecedents import Link
from facttrack.reading.attribution import best_saying, covering, find_sayings
from facttrack.reading.commas import has_commas
from facttrack.reading.credits_behind import behind
from facttrack.reading.labels import named_later
from facttrack.reading.phrases import plausible
from facttrack.reading.quotations import Quotation, Quotations
from facttrack.reading.saying import FORWARD, Saying, Span
from facttrack.reading.sentences import Sentence
from facttrack.reading.tokens import Token
from facttrack.reading.tracing import Topic, Tracing

_FEW = 10
_OURSELVES = frozenset(("we", "i"))
# How far behind a figure a sentence may stand that credits what was said before it.
_CLOSE = 4
# How many sentences on either side a quotation looks for its speaker.
REACH = 6
_SPOKEN = frozenset(("said", "said-after", "inverted", "citing", "according-to", "shown"))


class Attributed(NamedTuple):
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
    topic: Topic | None = None
    # Who said the sentences before it: "This was reported by the ministry.".
    behind: Link | None = None
    listed: Attributed | None = None
    # Its sayings that are not quoted, once somebody has asked for them.
    spoken: list[Saying] | None = None


_FORGOTTEN = Speech(Sentence(0, 0, -1), [])


class Speakers:
    """The speakers of a document, sentence by sentence; each sentence is added once, in order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.speeches: list[Speech] = []
        self.tracing = Tracing(text)
        self.quotations = Quotations(text)
        self._commas = has_commas(text)
        # Who announced the list that is being read: "The ministry said:".
        self._list: Attributed | None = None
        # The paragraph of its latest item.
        self._item = -1

    def add(self, sentence: Sentence, tokens: list[Token]) -> None:
        """Reads the sayings of the next sentence and traces their sources."""
        speech_ = Speech(sentence, tokens, find_sayings(tokens, commas=self._commas))
        if not speech_.sayings:
            later = named_later(self.text, tokens)
            speech_.sayings += [later] if later else []
        for saying in speech_.sayings:
            for span in saying.chain:
                if span not in speech_.links:
                    speech_.links[span] = self.tracing.traced(tokens, span)
        self._speaks_on(speech_)
        credit = behind(tokens)
        speech_.behind = self.tracing.traced(tokens, credit) if credit else None
        speech_.topic = self.tracing.notice(tokens, told=bool(speech_.sayings))
        if self._list and (lists.is_item(tokens) or sentence.paragraph == self._item):
            speech_.listed, self._item = self._list, sentence.paragraph
        elif not (self._list and lists.is_heading(tokens)):
            self._list = self._announced(speech_)
        self.speeches.append(speech_)

    def _speaks_on(self, one: Speech) -> None:
        """Keeps in mind who tells what others said: "Hadi said Omar noted it. He added"."""
        outer = one.sayings[0] if len(one.sayings) > 1 else None
        if outer is None or outer.weak or outer.reach != FORWARD:
            return
        last = one.sayings[-1]
        if last.chain != outer.chain and last.cue[0] < outer.past:
            self.tracing.named.remember(one.links[outer.chain[0]])

    def _announced(self, one: Speech) -> Attributed | None:
        """Who says the list that follows a sentence which ends in a colon."""
        if not one.tokens or one.tokens[-1].low != ":":
            return None
        last = _last(one)
        if last:
            return self._attributed(one, last.chain, last)
        giver = lists.giver(one.tokens)
        if giver:
            return Attributed((self.tracing.traced(one.tokens, giver),), "", "list")
        return self._told_before(one) if lists.goes_on(one.tokens) else None

    def _told_before(self, one: Speech) -> Attributed | None:
        """Who says the sentence before one, to its end or in a quotation that is never closed."""
        before = self.speeches[-1] if self.speeches else None
        if not before or before.sentence.paragraph < one.sentence.paragraph - 1:
            return None
        quotation = self.quotations.at(before.tokens[-1].start) if before.tokens else None
        if quotation and self.quotations.is_open(quotation):
            return self._quoted(len(self.speeches) - 1, quotation)
        last = _last(before)
        return self._attributed(before, last.chain, last) if last else None

    def forget(self, index: int) -> None:
        """Lets go of a sentence that no other asks for any more; an index below 0 is none yet."""
        if index >= 0:
            self.speeches[index] = _FORGOTTEN

    def of(self, index: int, at: int) -> Attributed:
        """Who says the figure at token `at` of sentence `index`."""
        one = self.speeches[index]
        quotation = self.quotations.at(one.tokens[at].start)
        sayings = one.sayings if quotation else self._spoken(one)
        saying = best_saying(sayings, at)
        if quotation and saying and _left_open(one, saying, quotation):
            quotation = None
        if saying is None:
            found = self._quoted(index, quotation) if quotation else one.listed
            return found or self._credited_behind(index)
        if quotation is None or not _within(one, saying, quotation):
            return self._attributed(one, covering(sayings, at, saying), saying)
        return self._passed_on(one, saying, self._quoted(index, quotation))

    def _credited_behind(self, index: int) -> Attributed:
        """Who is credited with a whole paragraph by a sentence close behind it."""
        paragraph = self.speeches[index].sentence.paragraph
        for one in self.speeches[index + 1 : index + _CLOSE]:
            if one.behind and one.sentence.paragraph <= paragraph + 1:
                return Attributed((one.behind,), "", "credited-behind")
            if one.sayings or one.sentence.paragraph != paragraph:
                break
        return Attributed()

    def _passed_on(self, one: Speech, saying: Saying, outer: Attributed | None) -> Attributed:
        """What quoted words credit to somebody else, behind who says them: "Two boys told me"."""
        if saying.weak or not _is_another(one.tokens, saying.chain[0]):
            return outer or Attributed()
        inner = self._attributed(one, saying.chain, saying)
        if outer is None:
            return inner
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
        if len(links) == 1 and links[0].text.lower() in _OURSELVES:
            return Attributed()  # the writer, who is nobody else's source
        first, past = saying.cue
        cue = self.text[one.tokens[first].start : one.tokens[past - 1].end]
        return Attributed(links, cue, saying.rule)

    def _quoted(self, index: int, quotation: Quotation) -> Attributed | None:
        """The speaker of a quotation: beside it, where it ends, or who spoke before it."""
        for place in self._nearest(index, quotation):
            one = self.speeches[place]
            spoken = self._spoken(one)
            if spoken:
                saying = spoken[-1] if place < index else spoken[0]
                return self._attributed(one, saying.chain, saying)
            if place < index and one.topic and one.topic.person:
                return Attributed((one.topic.link,), "", "quoted-person")
        return self._told_behind(index, quotation)

    def _told_behind(self, index: int, quotation: Quotation) -> Attributed | None:
        """The person of whom the sentence behind a quotation tells: "Dr Idris was speaking"."""
        if not self._stands_alone(quotation):
            return None
        for one in self.speeches[index + 1 : index + REACH]:
            if one.sentence.start >= quotation.end:
                person = one.topic if one.topic and one.topic.person else None
                beside = one.sentence.paragraph == self.speeches[index].sentence.paragraph
                return (
                    Attributed((person.link,), "", "quoted-person") if person and beside else None
                )
        return None

    def _nearest(self, index: int, quotation: Quotation) -> Iterator[int]:
        """The sentences that may name the speaker of a quotation, the likeliest first."""
        yield index
        alone = self._stands_alone(quotation)
        if not alone:
            yield from self._opening(index, quotation)
        end = self.quotations.end_of(quotation)
        for later in range(index + 1, min(index + REACH, len(self.speeches))):
            if self.speeches[later].sentence.start >= end:
                break
            yield later
        if not alone:
            return
        paragraph = self.speeches[index].sentence.paragraph
        for before in range(index - 1, max(index - REACH, 0) - 1, -1):
            sentence = self.speeches[before].sentence
            if sentence.paragraph < paragraph - 1:
                break
            if self.quotations.at(sentence.start) or self.quotations.at(sentence.end - 1):
                paragraph = sentence.paragraph
            yield before

    def _opening(self, index: int, quotation: Quotation) -> Iterator[int]:
        """The sentences back to the one in which a quotation opens: 'The army said "we lost'."""
        for before in range(index - 1, max(index - REACH, 0) - 1, -1):
            if self.speeches[before + 1].sentence.start <= quotation.start:
                break
            yield before

    def _stands_alone(self, quotation: Quotation) -> bool:
        """Whether the quoted words are a sentence, not a part of one: 'a toll of "40 dead"'."""
        before = self.text[max(quotation.start - 3, 0) : quotation.start].rstrip(" \t")
        within = self.text[quotation.start + 1 : quotation.start + 2]
        return not before or not before[-1].isalnum() or within.isupper()

    def _spoken(self, one: Speech) -> list[Saying]:
        """What a sentence says in its own words, told once of all its figures."""
        if one.spoken is None:
            one.spoken = [s for s in one.sayings if not self._is_quoted(one, s)]
        return one.spoken

    def _is_quoted(self, one: Speech, saying: Saying) -> bool:
        """Whether the saying itself is quoted words."""
        return self.quotations.at(one.tokens[saying.cue[0]].start) is not None


def _last(one: Speech) -> Saying | None:
    """The saying that reaches to the end of a sentence."""
    last = one.sayings[-1] if one.sayings else None
    return last if last and last.past >= len(one.tokens) else None


def _within(one: Speech, saying: Saying, quotation: Quotation) -> bool:
    return quotation.start <= one.tokens[saying.cue[0]].start < quotation.end


def _left_open(one: Speech, saying: Saying, quotation: Quotation) -> bool:
    """Whether a sentence reports in its own words, behind a quotation that was never closed."""
    return (
        quotation.goes_on
        and one.sentence.start > quotation.start
        and not saying.weak
        and _is_another(one.tokens, saying.chain[0])
    )


def _is_another(tokens: Sequence[Token], source: Span) -> bool:
    """Whether quoted words credit somebody else, not "I think", "we found", "they say"."""
    first = tokens[source[0]].low.split("'")[0]
    return first not in speech.PRONOUNS and plausible(tokens, source)
