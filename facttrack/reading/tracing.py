"""What the source of a saying stands for: pronouns, titles and kinds traced to names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from facttrack.reading import speech
from facttrack.reading.antecedents import Antecedents, Link, Office, is_kind, is_person
from facttrack.reading.introductions import Introductions, is_firm
from facttrack.reading.monitors import Monitors, is_monitor
from facttrack.reading.phrases import (
    DETERMINERS,
    is_name,
    name_in_apposition,
    names_speaker,
    phrase_after,
    plausible,
)
from facttrack.reading.saying import Span
from facttrack.reading.subjects import main_subject
from facttrack.reading.tokens import NUMBER, WORD, Token

# How far from a name its office may stand: "Samir Hadi, a colonel in the army,".
_APPOSITION = 10


# "I personally", "we all": nobody whom a later "he" or "they" may stand for.
_PERSONAL = frozenset("i we you he she they it".split())


# A name that goes on in the next line is the same name.
_IN_ONE_LINE = str.maketrans("\n\r\t", "   ")


class Topic(NamedTuple):
    """Whom a sentence is about in which nobody speaks."""

    link: Link
    person: bool = False
    several: bool = False


class Tracing:
    """The names of a text so far, and whom the sentence before was about."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.named = Antecedents()
        self.introductions = Introductions(text)
        self.monitors = Monitors(text)
        self.topic: Topic | None = None
        self.before: Sequence[Token] = ()

    def traced(self, tokens: Sequence[Token], span: Span) -> Link:
        """The link of a source; a pronoun, a title or a surname traced to the name before it."""
        link = self._link(tokens, span)
        words = [token for token in tokens[span[0] : span[1]] if token.sort == WORD]
        new = span[0] > 0 and tokens[span[0] - 1].low in ("a", "an")
        found = None if new else self._meant(tokens, span, words)
        if not found and is_monitor(words):
            found = self.monitors.only(link.start)
        if found:
            link = found
        elif words and words[0].low in (_PERSONAL if len(words) > 1 else speech.PRONOUNS):
            return link
        # "The Quay said": with its article a single name is no surname.
        body = len(words) == 1 and span[0] > 0 and tokens[span[0] - 1].low == "the"
        body = body and words[0].text[0].isupper()
        self.named.remember(link, person=False if body else None)
        for first, past in _appositions(tokens, span):
            told = frozenset(token.low.removesuffix("'s") for token in tokens[first:past])
            for office in told & speech.SPEAKERS:
                self.named.offices[office] = Office(link, told)
        return link

    def _meant(self, tokens: Sequence[Token], span: Span, words: Sequence[Token]) -> Link | None:
        article = _article_of(tokens, span[0])
        definite = article is not None
        if definite and is_firm(words):
            firm = self.introductions.meant(words, tokens[article or 0].start)
            if firm:
                return firm
        if span[0] == 0 and len(words) == 1 and words[0].low == "we":
            return None  # the writer, where it opens a sentence: "We have found 98 sources"
        pronoun = len(words) == 1 and words[0].low in speech.PRONOUNS
        subject = self._own_subject(tokens, span) if pronoun else None
        found = self.named.of(_without_seat(words), subject)
        if not found and definite:
            found = self.named.holder(words) if len(words) > 1 else None
            found = found or self.introductions.meant(words, tokens[article or 0].start)
        topic = self.topic
        if found or topic is None or topic.person or span[0] > 1:
            return found
        # "The Relief Fund works in the camp. The charity says":
        return topic.link if is_kind(words) and words[-1].low in speech.ANY_BODY else None

    def notice(self, tokens: Sequence[Token], *, told: bool) -> Topic | None:
        """Keeps in mind whom a sentence is about in which nobody has told anything."""
        self.before = tokens
        self.topic = self._topic_of([] if told else tokens)
        by = tokens and " by " in self.text[tokens[0].start : tokens[-1].end]
        author = _author(tokens) if by and not told else None
        if author:
            self.named.remember(self._link(tokens, author), person=False)
        if self.topic and self.topic.person:
            self.named.remember(self.topic.link, person=True)
        elif self.topic and self.topic.link.text[0].isupper():
            self.named.topics = [self.topic.link]
        return self.topic

    def _topic_of(self, tokens: Sequence[Token]) -> Topic | None:
        if tokens and tokens[-1].low == "?" and self.named.people:
            # Who was named last answers: "Q: How many were there?" "About 40."
            return Topic(self.named.people[-1], person=True)
        found = main_subject(tokens, len(tokens))
        if found is None:
            return None
        first, past = name_in_apposition(tokens, *found)
        past = next((at for at in range(first, past) if tokens[at].low == "and"), past)
        if past <= first:
            return None
        if _with_age(tokens, past) and tokens[past - 1].text[0].isupper():
            return Topic(self._link(tokens, (first, past)), person=True)
        past = _end_of_name(tokens, first, past)
        link = self._link(tokens, (first, past))
        if is_person(link.text):
            whole = " " in link.text and tokens[past - 1].text[0].isupper()
            return Topic(link, person=True) if whole else None
        low = tokens[_head(tokens, first, past)].low
        body = any(word.lower() in speech.BODIES for word in link.text.split())
        several = low.endswith("s") and (names_speaker(low) or low in speech.BODIES)
        if not (body or several or link.text.isupper()):
            return None
        words = [token for token in tokens[first:past] if token.sort == WORD]
        named = self.named.of(tokens[first:past], None)
        if not named and is_monitor(words):
            named = self.monitors.only(link.start)
        return Topic(named or link, several=several)

    def _link(self, tokens: Sequence[Token], span: Span) -> Link:
        start, end = tokens[span[0]].start, tokens[span[1] - 1].end
        return Link(start, end, self.text[start:end].translate(_IN_ONE_LINE))

    def _own_subject(self, tokens: Sequence[Token], span: Span) -> Link | None:
        """The subject of the sentence, for "what it said" and "which they said" within it.

        It also serves where nobody has spoken yet: "The bank will sell loans, it said".
        """
        low = tokens[span[0]].low
        if span[0] == 0 or (span[0] == 1 and tokens[0].low in ("but", "and", "however", "yet")):
            topic = self.topic
            fits = topic and (low == "it" or (low == "they" and topic.several))
            if topic and fits and not topic.person:
                return topic.link
            return self._several_before() if low == "they" else None
        if not _is_within(tokens, span[0]) and self.named:
            opening = _opening_subject(tokens, span[0])
            return self._link(tokens, opening) if opening else None
        found = _subject_of_main_clause(tokens, span[0])
        if tokens[0].low in ("citing", "quoting"):
            return None  # "Quoting medics, it said": those whom it quotes are not meant
        if found is None or not plausible(tokens, found) or _is_gerund(tokens, found):
            return None
        if (low == "it" and _are_people(tokens, found)) or tokens[found[0]].low in _NO_SUBJECT:
            return None
        link = self._link(tokens, name_in_apposition(tokens, *found))
        # "Some 40 villages are cut off, he said": nobody is named.
        return None if low in ("he", "she") and not is_person(link.text) else link

    def _several_before(self) -> Link | None:
        """The people of the sentence before, unless several others have spoken in it."""
        last = self.named.bodies[-1].text if self.named.bodies else ""
        found = main_subject(self.before, len(self.before))
        if last.endswith(("s", "police", "people")) or found is None:
            return None
        low = self.before[_head(self.before, *found)].low
        several = low.endswith(("s", "police", "people"))
        speak = several and (names_speaker(low) or low in speech.BODIES)
        return self._link(self.before, found) if speak else None


def _subject_of_main_clause(tokens: Sequence[Token], before: int) -> Span | None:
    """The subject of a sentence, behind a clause that opens it: "As night fell, survivors"."""
    if tokens[0].low not in _OPENING_CLAUSE:
        return main_subject(tokens, before)
    first = next((at + 1 for at in range(before) if tokens[at].low == ","), 0)
    found = main_subject(tokens[first:before], before - first)
    return (found[0] + first, found[1] + first) if found else None


def _opening_subject(tokens: Sequence[Token], at: int) -> Span | None:
    """The body that "it" right behind an opening clause is: "While the army denied it, it said"."""
    if tokens[0].low not in _OPENING_CLAUSE or tokens[at].low != "it" or tokens[at - 1].low != ",":
        return None
    found = main_subject(tokens[1:at], at - 1)
    if found is None:
        return None
    first, past = found[0] + 1, found[1] + 1
    past -= tokens[past - 1].low in _BEHIND_HEAD
    body = tokens[_head(tokens, first, past)].low in speech.BODIES
    return (first, past) if body and not _are_people(tokens, (first, past)) else None


_OPENING_CLAUSE = frozenset("while although though as after when since because before".split())


def _author(tokens: Sequence[Token]) -> Span | None:
    """The body that a record is by: "a report released today by the Relief Fund"."""
    for at in range(2, len(tokens) - 1):
        if tokens[at].low != "by" or tokens[at - 1].low in DETERMINERS:
            continue
        if any(token.low in speech.EVIDENCE for token in tokens[max(at - _RECORD, 0) : at]):
            found = phrase_after(tokens, at + 1)
            return found if found and is_name(tokens, found) else None
    return None


_RECORD = 4


def _without_seat(words: Sequence[Token]) -> Sequence[Token]:
    """The words behind "Dorn-based": "the Dorn-based Observatory"."""
    seat = 2
    return words[seat:] if len(words) > seat and words[1].low == "based" else words


def _is_gerund(tokens: Sequence[Token], span: Span) -> bool:
    """Whether a subject is a deed ("Building homes"), unlike "Streaming service Wavebox"."""
    return tokens[span[0]].low.endswith("ing") and tokens[span[1] - 1].text.islower()


# "Among the dead were 12 children, it said."
_NO_SUBJECT = speech.OPENERS | {"among", "between", "with", "inside", "outside", "near"}


def _are_people(tokens: Sequence[Token], span: Span) -> bool:
    """Whether a subject is several, whom no "it" stands for: "The victims were men, it said"."""
    head = tokens[_head(tokens, *span)]
    several = head.text.islower() and head.low.endswith(("s", "people", "men", "children"))
    return several and head.low not in speech.BODIES


def _article_of(tokens: Sequence[Token], first: int) -> int | None:
    """Where "the" stands before a phrase, or before the place of it: "The Osk, Pellia, bank"."""
    at = first - 1
    if at > 1 and tokens[at].low == ",":
        while at > 0 and (tokens[at].text[0].isupper() or tokens[at].low == ","):
            at -= 1
        at += tokens[at].low != "the"
    return at if at >= 0 and tokens[at].low == "the" else None


def _is_within(tokens: Sequence[Token], at: int) -> bool:
    """Whether the source at a token speaks of the subject of its own sentence."""
    low, before = tokens[at].low, tokens[at - 1].low
    if before in ("what", "which", "whom", ":", ";"):
        return True
    # "She broke down as she told": the person of whom the sentence speaks.
    if low in ("he", "she") and before in ("as", "when", "while"):
        return True
    # "Survivors were brought to the port, where they told of it".
    if low == "they" and before == "where":
        return True
    # "The channel aired footage it said showed 40 bodies".
    if low == "it" and before in speech.EVIDENCE:
        return True
    return low == "they" and _are_speakers(tokens, at)


def _are_speakers(tokens: Sequence[Token], before: int) -> bool:
    """Whether the sentence is about several who may speak: "Police saw 40 men, they said"."""
    found = main_subject(tokens, before)
    if found is None:
        return False
    low = tokens[found[1] - 1].low
    return low.endswith(("s", "police")) and (names_speaker(low) or low in speech.BODIES)


def _appositions(tokens: Sequence[Token], span: Span) -> list[Span]:
    """The phrases that commas join to a name: "The spokesman, Samir Hadi, said"."""
    if not is_name(tokens, span):
        return []
    found: list[Span] = []
    first, past = span
    if first > 1 and tokens[first - 1].low == ",":
        found.append((max(first - 1 - _APPOSITION, 0), first - 1))
    if past < len(tokens) and tokens[past].low == ",":
        ends = range(past + 1, min(past + _APPOSITION, len(tokens)))
        end = next((at for at in ends if tokens[at].low == ","), None)
        if end and tokens[past + 1].low not in ("citing", "quoting"):
            found.append((past + 1, end))
    return found


def _head(tokens: Sequence[Token], first: int, past: int) -> int:
    """The last word of a phrase before "at", "of" and the like: "Researchers at the college"."""
    behind = (at for at in range(first + 1, past) if tokens[at].low in _BEHIND_HEAD)
    return next(behind, past) - 1


_BEHIND_HEAD = frozenset("at of in from for with on".split())


def _end_of_name(tokens: Sequence[Token], first: int, past: int) -> int:
    """Where the name ends that opens a sentence: "Karim Adel heads the bureau"."""
    at = first
    while at < past and tokens[at].text[0].isupper():
        at += 1
    named = first + 1 < at < past and tokens[at].low not in ("of", "for", "in", "de", "(", "-")
    return at if named else past


def _with_age(tokens: Sequence[Token], at: int) -> bool:
    """Whether an age between commas follows: "Hossein, 24, was wounded"."""
    return (
        at + 2 < len(tokens)
        and tokens[at].low == tokens[at + 2].low == ","
        and tokens[at + 1].sort == NUMBER
    )
