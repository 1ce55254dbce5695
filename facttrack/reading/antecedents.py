"""Who a pronoun, a title or a kind of body stands for: the names that a text has given so far."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from facttrack.lazy import pattern
from facttrack.reading import speech
from facttrack.reading.phrases import names_one, names_speaker
from facttrack.reading.tokens import Token

_MEMORY = 40
_LONGEST_OFFICE = 5
# Words of a first and a last name ("Mr Hadi" too), of a long one, of a trade and a name.
_WHOLE_NAME, _LONGEST_NAME, _TRADE_AND_NAME = 2, 4, 3
# Two speakers at once: "a military source and the Observatory".
_ISSUED_BY = pattern(r" (?:from|by) (?:the )?")
_JOINT = pattern(r", and (?:the |an? |his |her )?| and (?:the |an? )| and (?=[A-Z]\w+['’]s )")


class Link(NamedTuple):
    """One link of an attribution: text[start:end] of the document."""

    start: int
    end: int
    text: str


class Office(NamedTuple):
    """Who holds an office, and the words that it was told in: "the Relief Fund's director"."""

    holder: Link
    words: frozenset[str]


class Antecedents:
    """The people and bodies that a text has named, the latest last."""

    def __init__(self) -> None:
        self.people: list[Link] = []
        self.bodies: list[Link] = []
        # Bodies that a sentence was about and that have not spoken.
        self.topics: list[Link] = []
        # Who holds an office that was told beside a name.
        self.offices: dict[str, Office] = {}

    def __bool__(self) -> bool:
        """Whether anybody has been named."""
        return bool(self.people or self.bodies)

    def remember(self, link: Link, *, person: bool | None = None) -> None:
        """Makes a source the latest of its kind."""
        joint = _JOINT.split(link.text) if person is None and " and " in link.text else ()
        if len(joint) > 1:
            at = 0
            for both in joint:
                # "Omar Sayed, head of the office, and Lena Haddad": his name without his office.
                part = both.split(",")[0]
                at = link.text.index(part, at)
                self._keep(Link(link.start + at, link.start + at + len(part), part))
            return
        self._keep(link, person=person)
        # "A statement from spokeswoman Petra Lundy": she may speak on.
        issuer = _issuer(link.text)
        if issuer and is_person(issuer):
            self._keep(Link(link.end - len(issuer), link.end, issuer), person=True)

    def _keep(self, link: Link, *, person: bool | None = None) -> None:
        person = is_person(link.text) if person is None else person
        memory = self.people if person else self.bodies
        if link in memory:
            memory.remove(link)
        memory.append(link)
        del memory[:-_MEMORY]

    def of(self, words: Sequence[Token], subject: Link | None) -> Link | None:
        """Whom the words of a source stand for; `subject` is that of their own sentence."""
        if not words:
            return None
        low = words[0].low
        if len(words) == 1 and low in speech.PRONOUNS:
            return self._pronoun(low, subject)
        if low in ("his", "her") and words[-1].low in speech.EVIDENCE:
            return self._last_person()
        if len(words) == 1 and low in _FULL_TITLES:
            return self._titled(low)
        if len(words) == 1 and words[0].text[0].isupper():
            return self._naming(words[0].text)
        if len(words) == _WHOLE_NAME and low in _ARTICLES:
            return self._naming(words[1].text)
        if len(words) == _WHOLE_NAME and low.rstrip(".") in _HONORIFICS:
            return self._naming(words[1].text)
        if low.endswith("'s") and low[:-2] in speech.GENERIC and words[-1].low in speech.EVIDENCE:
            return self._meaning(low[:-2])
        if is_kind(words):
            last = words[-1].low
            return self._titled(last) or self._meaning(last)
        return None

    def holder(self, words: Sequence[Token]) -> Link | None:
        """Who "the Fund's director" or "the foreign minister" is, if an office was told so."""
        if len(words) > _LONGEST_OFFICE:
            return None
        if words[0].text.islower() and words[0].low.endswith("'s"):
            # "The bank's chief executive", who was named with his title.
            title = " ".join(word.low for word in words[1:])
            named = (link for link in reversed(self.people) if title in link.text.lower())
            found = next((link for link in named if link.text.split()[-1][0].isupper()), None)
            if found:
                return found
        office = self.offices.get(words[-1].low)
        if office is None:
            return None
        own = {_bare(word.low) for word in words[:-1] if word.text[0].isupper()}
        return office.holder if own <= office.words else None

    def _last_person(self) -> Link | None:
        return self.people[-1] if self.people else None

    def _pronoun(self, low: str, subject: Link | None) -> Link | None:
        if subject is not None and low in ("he", "she", "it", "they"):
            return subject
        if low in speech.PERSON_PRONOUNS:
            return self._last_person()
        if low == "it":
            one = (link for link in reversed(self.bodies) if not _are_several(link.text))
            return next(one, None) or (self.bodies[-1] if self.bodies else self._last_person())
        if low in ("they", "them", "we"):
            return self.bodies[-1] if self.bodies else self._last_person()
        if low in ("one", "others"):
            return next((link for link in reversed(self.bodies) if link.text.endswith("s")), None)
        return None

    def _naming(self, name: str) -> Link | None:
        """The longer name that holds a surname or a short name."""
        for link in reversed(self.people + self.bodies):
            whole = link.text
            # Most names do not hold it at all, which is told at once.
            if name in whole and name != _unseated(whole) and _is_own(name, whole):
                return link
        return None

    def _titled(self, title: str) -> Link | None:
        """The person whom "the sheriff" or "the minister" stands for."""
        if title not in speech.SPEAKERS and title not in _FULL_TITLES:
            return None
        if title in self.offices:
            return self.offices[title].holder
        people = reversed(self.people)
        full = _FULL_TITLES.get(title, title)
        return next((p for p in people if full in " ".join(_titles(p.text))), None)

    def _meaning(self, noun: str) -> Link | None:
        """What "the observatory" or "the group" stands for: a body of that kind, else the last."""
        if noun not in speech.GENERIC:
            return None
        longer = [link for link in self.bodies if _is_longer(link.text)]
        named = [link for link in longer if _is_named(link.text)]
        # "Syrian Group Says 40 Died" names nobody who "the group" could be.
        others = [link for link in named if not _is_kind_in_capitals(link.text)] or named
        for link in reversed(others):
            if noun in link.text.lower() and _is_body(link.text, noun):
                return link
        if noun in ("researchers", "authors"):
            return next((link for link in reversed(longer) if _LEARNED.search(link.text)), None)
        if noun in speech.ANY_BODY:
            free = [link for link in named if not _OFFICIAL & set(link.text.lower().split())]
            bodies = [link for link in free if not _are_people(link.text)] or free or self.topics
            if bodies:
                return bodies[-1]
        fitting = (link for link in reversed(longer) if noun in link.text.lower())
        return next((link for link in fitting if _is_body(link.text, noun)), None)


def _is_kind_in_capitals(name: str) -> bool:
    """Whether it is no more than a kind as a headline has it: "Syrian Group"."""
    first, _, last = name.partition(" ")
    kind = last.lower() in speech.ANY_BODY
    return kind and (first.lower() in _DESCRIBING or first.endswith(("ian", "ish", "ese")))


def _is_body(name: str, noun: str) -> bool:
    """Whether a body is named, not its record: "the army" is no "army statement"."""
    last = name.rsplit(maxsplit=1)[-1].lower()
    return last not in speech.EVIDENCE or noun in speech.EVIDENCE


_LEARNED = pattern(
    r"researcher|scientist|author|team|[a-z]ologist|[Uu]niversity|[Ii]nstitute|[Cc]ollege|study|School"
)


def _issuer(name: str) -> str:
    """Who brings out what speaks: "a statement from spokeswoman Petra Lundy"; "" for none."""
    if " from " in name or " by " in name:
        record, *_, issuer = _ISSUED_BY.split(name)
        # "An official from the Red Crescent" is no record of anybody's.
        return issuer if any(word.lower() in speech.EVIDENCE for word in record.split()) else ""
    return ""


@lru_cache(maxsize=4096)
def _is_longer(name: str) -> bool:
    """Whether it has several words, or is a body that may be called a group: "Amnesty".

    "The Dorn-based Observatory" is no name that is longer than "the Observatory".
    """
    name = _unseated(name)
    return " " in name or (name[:1].isupper() and name.lower() in _GROUPS)


def _unseated(name: str) -> str:
    """A name without where it is: "Dorn-based Observatory" is no more than "Observatory"."""
    seat, _, rest = name.partition("-based ")
    return rest if rest and " " not in seat else name


@lru_cache(maxsize=4096)
def _is_named(name: str) -> bool:
    """Whether a word of it has a capital."""
    return any(word[0].isupper() for word in name.split())


_AGENCIES = frozenset("reuters bloomberg sana interfax tass xinhua anadolu pentagon".split())
_GROUPS = (speech.NO_SURNAME - speech.PLACES - _AGENCIES) | {"observatory"}


def _is_own(word: str, name: str) -> bool:
    """Whether a word is part of somebody's longer name: "Karbuli" of "Eid al-Karbuli"."""
    own = _own_words(name)
    return word in own or (len(own) > 1 and word in map(_without_article, own))


def _without_article(word: str) -> str:
    """A surname without "al-" and the like."""
    article, joined, rest = word.partition("-")
    return rest if joined and article.lower() in _ARTICLES else word


_ARTICLES = frozenset("al el ar as ash at ad an abu ibn bin".split())


def _own_words(name: str) -> list[str]:
    """The words of a name without the office before it: "Staples chairman Ron Sargent"."""
    words = name.split()
    plain = (at for at in range(len(words) - 2, 0, -1) if names_one(words[at]))
    return words[next(plain, -1) + 1 :]


def _bare(low: str) -> str:
    """A word without the ending of its possessor."""
    return low.removesuffix("'s")


def _are_people(text: str) -> bool:
    """Whether it is several people of a body, not the body: "analysts asked by the Bank"."""
    first = text.split(maxsplit=1)[0]
    return first.islower() and first.endswith("s")


def _are_several(text: str) -> bool:
    """Whether its last word tells of several, whom no "it" stands for: "reliable sources"."""
    last = text.rsplit(maxsplit=1)[-1]
    if last == text:
        last = last.lower() if names_speaker(last.lower()) else last  # "Witnesses"
    return last.islower() and last.endswith("s") and last not in _ONE_BODY


_ONE_BODY = frozenset(
    """forces news times services affairs systems headquarters figures data statistics works
    industries airlines airways""".split()
)
_FULL_TITLES = {
    "ceo": "chief executive", "cfo": "chief financial officer", "pm": "prime minister",
}  # fmt: skip
_HONORIFICS = frozenset("mr mrs ms miss dr prof sir lord lady dame".split())
# No group, monitor or company, whatever else it is.
_OFFICIAL = frozenset(
    """ministry ministries army police government military officials official forces force command
    parliament court navy troops rebels militants soldiers""".split()
)


def is_kind(words: Sequence[Token]) -> bool:
    """Whether words name a kind and nobody: "the group", "the Britain-based monitor"."""
    if len(words) == 1:
        return words[0].text.islower()
    return (
        words[-1].text.islower()
        and words[-1].low in speech.GENERIC
        and all(w.low in _DESCRIBING or _in_compound(words, at) for at, w in enumerate(words[:-1]))
    )


_DESCRIBING = frozenset(
    """based monitoring monitor rights war conflict human same advocacy aid relief medical news
    media watchdog activist independent opposition""".split()
)


def _in_compound(words: Sequence[Token], at: int) -> bool:
    """Whether a word belongs to "Sahel-based" or "pro-opposition"."""
    based = any(word.low == "based" for word in words[at + 1 : at + 3])
    return based or words[at].low == "pro" or (at > 0 and words[at - 1].low == "pro")


def _titles(name: str) -> list[str]:
    """The words of a name in lower case, shortened titles in full: "Col. Omar" is a colonel."""
    words = (word.strip(".,").lower() for word in name.split())
    return [speech.TITLES.get(word, word) for word in words]


_NO_SURNAME = speech.NO_SURNAME | speech.BODIES | speech.EVIDENCE | speech.PRONOUNS


def _is_surname(word: str) -> bool:
    """Whether a single word may be somebody's surname: a capital, no letters, no known body."""
    word = _without_article(word)
    low = word.lower()
    return word[:1].isupper() and not word.isupper() and word.isalpha() and low not in _NO_SURNAME


@lru_cache(maxsize=4096)
def is_person(name: str) -> bool:
    """Whether a source is a person rather than a body: a title, or two or three capital words."""
    words = name.split()
    owner = next((at for at in range(len(words) - 2, 0, -1) if words[at - 1][-2:] in _OWNS), 0)
    if owner:
        # "The Bureau of Rivers' Petra Lundy", "Rimal's Petra Lundy": the name is the person's.
        words = words[owner:]
    if len(words) == 1 and name[:1].isupper():
        return _is_surname(name)
    if _ends_in_person(words):
        return True
    for at, word in enumerate(words):
        if word in ("of", "for", "in", "at", "from", "with", "close"):
            words = words[:at] or words
            break
    if len(words) == 1 and words[0].lower() in speech.SPEAKERS:
        return True
    role = _role(words)
    return _is_persons_name(words) if role is None else role


def _ends_in_person(words: Sequence[str]) -> bool:
    """Whether a trade or a rank and a name end it: "Bureau of Rivers ranger Petra Lundy"."""
    if len(words) <= _TRADE_AND_NAME or not all(_is_surname(word) for word in words[-2:]):
        return False
    trade = words[-3].lower().rstrip(".").split("-")[-1]
    if trade in speech.TITLES or (not words[-3].islower() and trade in speech.SPEAKERS):
        return True
    return words[-3].islower() and (words[-3] == "ranger" or names_one(words[-3]))


def _role(words: Sequence[str]) -> bool | None:
    """Whether the last plain word is a person's ("army spokesman") or a body's; None for none."""
    for word in reversed(words):
        if not word.islower():
            continue
        if word in speech.SPEAKERS:
            return True
        if word in speech.BODIES or word in speech.EVIDENCE:
            return False
        if names_one(word):
            return True
    return None


def _is_persons_name(words: Sequence[str]) -> bool:
    while len(words) > _WHOLE_NAME and words[0].islower():
        words = words[1:]
    lows = [word.strip(".,").lower() for word in words]
    titled = any(low in speech.SPEAKERS or low in speech.TITLES for low in lows[:-1])
    if titled and not (lows[-1] in speech.BODIES or lows[-1] in speech.EVIDENCE):
        return True
    if any(low in speech.BODIES or low in speech.EVIDENCE for low in lows):
        return False
    if lows[-1] in speech.FIRMS:
        return False
    if len(words) > _WHOLE_NAME and words[-3].islower() and words[-3] not in _JOINING:
        # "Rimal paceman Glenn Hadi": whatever the trade is called.
        words = words[-2:]
    fits = _WHOLE_NAME <= len(words) <= _LONGEST_NAME
    return fits and all(w[0].isupper() or w[:3] in ("al-", "el-") for w in words)


# What ends the word of whom somebody is.
_OWNS = ("'s", "’s", "s'", "s’")
_JOINING = frozenset("of for in at from with and the de la by on to al el bin ibn".split())
