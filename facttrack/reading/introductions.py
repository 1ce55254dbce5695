"""Which body "the company" or "the think tank" is: how a text introduces the bodies it names.

Sought only when somebody asks, and no further back than a few pages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from facttrack.lazy import pattern
from facttrack.reading import speech
from facttrack.reading.antecedents import Link, is_person
from facttrack.reading.lexicon import STOPS, VERBS, WEEKDAYS
from facttrack.reading.phrases import names_speaker
from facttrack.reading.tokens import MONTHS, Token

_REMEMBERED = 12_000
# No text has more bodies at once that may be meant; a hostile one is not worth more time.
_MOST = 40
_NEARBY = 4_000
_REST = r"(?:[\w&.-]*[\w&])?"
# What stands before a name is looked at behind its capital: a scan for letters alone is quick.
_NAME = pattern(rf"[A-Z](?<![\w.@/-].){_REST}(?: (?:(?:of|for|and) (?:the )?|& )?[A-Z]{_REST})*")
_OPENS = pattern(r"(?:^|[.!?:]['\"”’]?\s+|\n\s*|\) [-–—] |['\"“]\s?)(?:The |the )?$")
_WORDS_BEFORE = pattern(r"(?<![\w'-])(?:([\w'-]++) )?([\w'-]++)(?: the)? $")
_ITS = pattern(r"[^.!?\n,]{0,60} its ")
_SPOKE = pattern(r"(?: on [A-Z]\w+)?(?: \w+ly| also| has)? (?:said|says|announced|reported)\b")
_WORDS = pattern(r"[A-Za-z][\w'-]*")
_BESIDE, _ASIDE = 40, 90
# Words of which no name starts, whatever their place gives them.
_PLAIN = STOPS | WEEKDAYS | frozenset(MONTHS) | speech.OPENERS | speech.PRONOUNS
_LOCAL = frozenset("in near from to outside around across into toward towards via".split())
_OF_FIRMS = frozenset(
    """shares share stock stake sales profit profits revenue earnings shareholders investors chief
    ceo customers products subsidiary quarterly
    owns makes sells runs operates announced unveiled launched posted""".split()
)
# What a firm has, and a town as well: "Vessna's plant", "the Osk plant".
_HAD_BY_FIRMS = frozenset("factory factories plant plants stores shops branches workers".split())
# What "sales" and "shares" have before them that is no name.
_OF_SALES = frozenset(
    """quarterly annual net total gross operating company retail home car group overall global
    domestic same-store online record asian european american tech bank bonds ticket new used
    vehicle""".split()
)
_DONE = frozenset("run owned operated made built sold produced developed bought founded".split())
# What makes a body no firm, whatever else it is.
_OFFICIAL = frozenset(
    """ministry department government army police parliament court navy senate congress council
    university party coalition front forces union nations committee commission republic state
    states province county city district region street river lake mount north south east west
    war day week house""".split()
)
_LEAST = 3


@dataclass(slots=True)
class _Body:
    """A body by its fullest name, and what the text tells of it beside its name."""

    link: Link = field(default_factory=lambda: Link(0, 0, ""))
    words: list[str] = field(default_factory=list)
    name: frozenset[str] = frozenset()
    kinds: set[str] = field(default_factory=set)
    opened: int = 0
    latest: int = 0
    mentions: int = 0
    local: int = 0
    firm: bool = False
    person: bool = False
    spoke: bool = False
    like_person: bool = False
    # A place or something official: no firm.
    public: bool = False

    def rename(self, link: Link, words: list[str]) -> None:
        """Takes a fuller name, and what the name alone tells."""
        self.link, self.words = link, words
        self.name = frozenset(word.lower() for word in words)
        self.public = " ".join(words).lower() in speech.PLACES or bool(self.name & _OFFICIAL)
        last = words[-1].lower().rstrip(".")
        self.firm = self.firm or last in speech.FIRMS or last in _FORMS_OF_FIRMS
        self.like_person = len(words) > 1 and is_person(link.text)


class Introductions:
    """The bodies that a text introduces, read up to a place when somebody asks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.bodies: list[_Body] = []
        self._read = 0
        # The bodies by the first words of their names, in their order.
        self._starting: dict[str, list[_Body]] = {}
        self._plain: dict[str, bool] = {}

    def meant(self, words: Sequence[Token], before: int) -> Link | None:
        """The body that "the US chipmaker" or "the think tank" stands for at a place."""
        kind = _kind(words)
        if not kind:
            return None
        self._read_to(before)
        scored = [(_score(body, kind, before), body.latest, body.link) for body in self.bodies]
        best = max(scored, default=(0, 0, None))
        return best[2] if best[0] >= _LEAST else None

    def _read_to(self, before: int) -> None:
        self._starting = {}
        for body in self.bodies:
            self._starting.setdefault(body.words[0], []).append(body)
        first = max(self._read, before - _REMEMBERED)
        for match in _NAME.finditer(self.text, first, max(before, first)):
            self._add(match)
        self._read = max(self._read, before)
        self.bodies = [b for b in self.bodies if b.latest > before - _REMEMBERED]
        if len(self.bodies) > _MOST:
            self.bodies.sort(key=lambda body: (min(body.mentions, 3), body.latest))
            del self.bodies[:-_MOST]

    def _add(self, match: re.Match[str]) -> None:
        start, end = match.span()
        words = match[0].split(" ")
        if words[-1] in ("Inc", "Corp", "Ltd", "Co") and self.text.startswith(".", end):
            end += 1
        if words[0].lower() in _OF_FIRMS and words[1:2] == ["of"]:
            start += len(words[0]) + 1
            words = words[1:]
        while words and words[0].lower().rstrip(".") in _PLAIN:
            start += len(words[0]) + 1
            words = words[1:]
        if not words or not words[-1][:1].isupper() or _describes(self.text, end):
            return
        opens = _opens(self.text, start)
        opening = words[0].lower()
        told = opens and _is_trade(words)
        if told:
            # "Brewer Hofbach said", at the start of a sentence.
            start += len(words[0]) + 1
            words = words[1:]
        if opens and not told and len(words) == 1 and self._is_plain(words[0], end):
            return
        body = self._body(words, start, end)
        body.mentions += 1
        body.opened += opens
        body.kinds |= {opening} if told else set()
        body.person = body.person or opening in speech.SPEAKERS
        body.spoke = body.spoke or bool(_SPOKE.match(self.text, end))
        body.firm = body.firm or bool(_ITS.match(self.text, end))
        body.latest = start
        _describe(body, self.text, start, end)

    def _is_plain(self, word: str, end: int) -> bool:
        """Whether only its place gives a single word its capital: "Inflation slowed"."""
        low = word.lower()
        if re.search(r"-[a-z]", word):
            return True
        if names_speaker(low) or low in speech.BODIES or low in speech.EVIDENCE:
            return True
        if word.isupper() or self.text.startswith(("'s", "’s", ", which ", ", whose "), end):
            return False
        behind = _WORDS.match(self.text, end + 1)
        if behind and behind[0] in _OF_FIRMS and low not in _OF_SALES:
            return False
        if word not in self._plain:
            near = self.text[max(end - _NEARBY, 0) : end + _NEARBY]
            self._plain[word] = not _stands_within(near, word)
        return self._plain[word]

    def _body(self, words: list[str], start: int, end: int) -> _Body:
        """The body of a name, which may be a shorter or a longer form of one that is known."""
        for body in self._starting.get(words[0], ()):
            short, long = sorted((words, body.words), key=len)
            if long[: len(short)] == short:
                if len(words) > len(body.words):
                    body.rename(Link(start, end, self.text[start:end]), words)
                return body
        body = _Body()
        body.rename(Link(start, end, self.text[start:end]), words)
        self.bodies.append(body)
        self._starting.setdefault(words[0], []).append(body)
        return body


def _opens(text: str, start: int) -> bool:
    """Whether a name opens a sentence, a line or a quotation."""
    behind_word = start and text[start - 1] == " " and text[start - 2 : start - 1].isalnum()
    if behind_word and text[start - 4 : start] not in ("The ", "the "):
        return False  # as nearly all do, which is told at once
    return bool(_OPENS.search(text, max(start - _BESIDE, 0), start))


def _words_before(text: str, start: int) -> tuple[str, str]:
    """The two words before a name in lower case, "the" left out; "" where none stands there."""
    if text[start - 1 : start] not in (" ", "\n"):
        return "", ""
    first = max(start - _BESIDE, 0)
    rest = text[first:start].rsplit(" ", _SPACES_BEFORE)
    first += len(rest[0]) + 1 if len(rest) > _SPACES_BEFORE else 0
    found = _WORDS_BEFORE.search(text, first, start)
    return ((found[1] or "").lower(), found[2].lower()) if found else ("", "")


# What is sought holds no more than three spaces.
_SPACES_BEFORE = 4


def _stands_within(text: str, word: str) -> bool:
    """Whether a word stands behind another one of its sentence."""
    at = text.find(f" {word}", 1)
    while at > 0:
        past = at + 1 + len(word)
        behind = text[past : past + 1]
        if text[at - 1] not in ".!?:\n" and not (behind.isalnum() or behind == "_"):
            return True
        at = text.find(f" {word}", past)
    return False


def _is_trade(words: Sequence[str]) -> bool:
    """Whether a name starts with what the firm is, only its place gives it a capital."""
    named = len(words) > 1 and words[1][:1].isupper()
    low = words[0].lower()
    return named and is_firm_kind(low) and low not in ("bank", "group", "brand", "app", "studio")


def _kind(words: Sequence[Token]) -> str:
    """The kind of body that words name with no more than what describes it; "" for none."""
    of = next((at for at, word in enumerate(words) if word.low == "of"), len(words))
    words = words[:of]
    if not words or not words[-1].text.islower():
        return ""
    low = words[-1].low
    known = is_firm_kind(low) or low in speech.INTRODUCED
    described = (is_firm_kind(low) and low not in ANY_GROUP) or all(
        w.text.islower() or _is_of_a_country(w.text) for w in words[:-1]
    )
    return low if known and described else ""


# Kinds of firm that are as often a body of another kind: who has spoken before comes first.
ANY_GROUP = frozenset(("group", "service", "operator", "network"))


def is_firm(words: Sequence[Token]) -> bool:
    """Whether words are a kind of firm: "the chipmaker", "the maker of the lager"."""
    kind = _kind(words)
    return is_firm_kind(kind) and kind not in ANY_GROUP


def is_firm_kind(low: str) -> bool:
    """Whether a noun is a kind of firm: "company", "chipmaker"."""
    return low in speech.FIRM_KINDS or (low.endswith("maker") and low not in _NO_FIRMS)


_NO_FIRMS = frozenset("lawmaker policymaker filmmaker peacemaker troublemaker playmaker".split())


def _is_of_a_country(word: str) -> bool:
    return word.isupper() or word.lower().endswith(
        ("ese", "ish", "ian", "can", "ean", "ch", "based", "man")
    )


def _describes(text: str, end: int) -> bool:
    """Whether a name only describes what stands behind it: "the German retail giant"."""
    at = end + 1
    for place in range(3):
        behind = _WORDS.match(text, at)
        low = behind[0] if behind and text[at - 1] in " -" else ""
        if not low.islower() or low in STOPS or low in VERBS or low.endswith("ed"):
            return low == "based"
        if is_firm_kind(low) or (place == 0 and low in speech.BODIES):
            return True
        at += len(low) + 1
    return False


def _describe(body: _Body, text: str, start: int, end: int) -> None:
    """Adds what stands around one mention: kinds, titles, places."""
    first, low = _words_before(text, start)
    if names_speaker(low) or low in ("mr", "mrs", "ms", "dr") or text.startswith(" who ", end):
        body.person = True
    of_firm = first in _OF_FIRMS or (low == "by" and first in _DONE)
    body.local += low in _LOCAL and not of_firm
    if is_firm_kind(low) or low in speech.INTRODUCED:
        body.kinds.add(low)
    owns = text[end : end + 2] in ("'s", "’s")
    behind = _WORDS.match(text, end + (3 if owns else 1))
    own = bool(behind and (behind[0] in _OF_FIRMS or (owns and behind[0] in _HAD_BY_FIRMS)))
    body.firm = body.firm or of_firm or own or is_firm_kind(low)
    if text.startswith(", ", end):
        _describe_aside(body, text[end + 2 : end + 2 + _ASIDE])


_FORMS_OF_FIRMS = frozenset("inc corp co ltd plc llc ag sa nv gmbh spa group bank".split())


def _describe_aside(body: _Body, aside: str) -> None:
    """Adds what an apposition tells: ", a Danish retailer", ", which makes tents"."""
    words = [word.lower() for word in _WORDS.findall(aside.split(",", 1)[0])]
    if words[:1] == ["which"] or words[:2] == ["whose", "shares"]:
        body.firm = body.firm or any(word in _OF_FIRMS for word in words)
        return
    if not words or words[0] not in ("a", "an", "the", "one", "its"):
        body.person = body.person or any(names_speaker(word) for word in words[:6])
        return
    head = next((i for i, w in enumerate(words) if w in ("that", "which", "in", "of", "with")), 12)
    told = words[1:head]
    if told and names_speaker(told[-1]):
        body.person = True
    body.kinds |= {word for word in told if is_firm_kind(word) or word in speech.INTRODUCED}


def _score(body: _Body, kind: str, before: int) -> int:
    """How likely a kind stands for a body; below the least it does not."""
    name = body.name
    told = kind in body.kinds or kind in name or bool(name & speech.LIKE.get(kind, _NONE))
    if body.person:
        return -1
    known = body.firm or any(is_firm_kind(word) for word in body.kinds)
    if not told:
        local = body.local * 2 > body.mentions
        if local or body.public or not is_firm_kind(kind) or (body.like_person and not known):
            return -1
    close = before - body.latest < _CLOSE
    return (
        body.spoke + 6 * told + 3 * known + 2 * min(body.opened, 3) + min(body.mentions, 3) + close
    )


_CLOSE = 400
_NONE: frozenset[str] = frozenset()
