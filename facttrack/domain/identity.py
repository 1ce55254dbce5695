"""What makes a source, a question, a document and a claim the same one: their keys."""

from __future__ import annotations

import re

from facttrack.domain.claim import Question
from facttrack.domain.hashing import content_key

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*", re.UNICODE)
_ROLES = frozenset(
    """official officials source sources spokesman spokeswoman spokesperson spokespeople witness
    witnesses eyewitness eyewitnesses resident residents activist activists doctor doctors medic
    medics rescuer rescuers staff police authority authorities government ministry army military
    minister report reports media expert experts analyst analysts people person documents
    document photos video statement reporter reporters relative relatives survivor survivors
    worker workers member members commander commanders fighter fighters leader leaders man woman
    diplomat diplomats aide aides prosecutor prosecutors investigator investigators soldier
    soldiers officer officers nurse nurses paramedic paramedics volunteer volunteers employee
    employees journalist journalists lawyer lawyers insider insiders villager villagers locals
    refugee refugees""".split()
)
_SMALL = frozenset(
    """a an the some several many few his her their its our this that these those and or of in at
    for from on to by with local senior anonymous unnamed unidentified two three four five one other
    another""".split()
)
# What a capital at the start of a cell does not make a name: "Hospital staff".
_PLAIN = frozenset(
    """security medical military diplomatic hospital tribal rebel opposition humanitarian relief aid
    rescue emergency field top high-ranking regional provincial municipal independent various
    multiple""".split()
)


def source_key(name: str) -> str:
    """The key of a source: its name as first recorded."""
    return content_key("source", {"name": name})


def question_key(question: Question) -> str:
    """The key of a question: what is counted, as first recorded; counts of other things differ."""
    parts = {
        "subject": question.subject,
        "measure": question.measure,
        "dimension": question.dimension,
        "unit": question.unit if question.dimension == "count" else "",
        "place": question.place,
        "scope": question.scope,
        "basis": question.basis,
    }
    if not (question.subject or question.measure):
        parts["name"] = question.name
    return content_key("question", parts)


def document_key(publisher_key: str, title: str, url: str, published: str, sha256: str) -> str:
    """The key of a document: who issued it, its title, address, date and content."""
    return content_key(
        "document",
        {
            "publisher": publisher_key,
            "title": title,
            "url": url,
            "published": published,
            "sha256": sha256,
        },
    )


def slot_key(question: str, publisher: str, origin: str, event_date: str) -> str:
    """The key of the slot of a claim; figures of one slot are versions of one claim.

    An unfiled claim and one whose origin nobody knows have no slot: never ask for theirs.
    """
    return content_key(
        "slot",
        {"question": question, "publisher": publisher, "origin": origin, "event_date": event_date},
    )


def place_key(question: str, publisher: str, event_date: str) -> str:
    """The key of a slot's place, whatever the origin: where a withdrawal looks for its claim."""
    return content_key(
        "place", {"question": question, "publisher": publisher, "event_date": event_date}
    )


def claim_key(slot: str, ordinal: int) -> str:
    """The key of a claim: its slot, and which claim of that slot it is, from 1."""
    return content_key("claim", {"slot": slot, "ordinal": ordinal})


def is_named(link: str) -> bool:
    """Whether a link of an attribution names somebody ("SOHR", "CENTCOM officials", "sohr").

    "officials", "a source", "hospital staff" do not, they belong to the link before them: a role
    and no name. Whatever holds no word for a role is taken as a name, and so is an address.
    """
    if "://" in link:
        return True
    words = _WORD.findall(link)
    lowered = {word.lower() for word in words}
    if "local" in words and lowered <= _SMALL:  # "a local"; The Local is a newspaper
        return False
    if not words or not lowered & _ROLES:
        return bool(words)
    if words[0].lower() in _PLAIN and all(word == word.lower() for word in words[1:]):
        return False
    return any(w[0] != w[0].lower() and w.lower() not in _ROLES | _SMALL for w in words)


def origin_of(attribution: tuple[str, ...]) -> str | None:
    """The last named link of a chain, outermost first; None where nobody is named."""
    return next((link for link in reversed(attribution) if is_named(link)), None)
