"""Confidential sources: who is shown by a public label, whatever view the ledger is read as of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from facttrack.domain.claim import (
    Changeset,
    Document,
    Excerpt,
    History,
    Question,
    Source,
    Version,
)
from facttrack.domain.dates import EventDate
from facttrack.domain.decision import Decision
from facttrack.domain.quantity import Quantifier, Quantity
from facttrack.domain.vague import vague_range
from facttrack.services.names_in_text import Names, folded
from facttrack.services.session import Session
from facttrack.storage import names

_UNSAID = "…"
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Mask:
    """The labels of confidential sources, by number and by each name that they ever had.

    What says whom a figure is from (a publisher, a link of an attribution, an author) becomes the
    label; in every other text the label stands in brackets where the name stood. An empty mask
    hides nothing, and costs nothing.
    """

    labels: Mapping[int, str] = field(default_factory=dict)
    called: Mapping[str, str] = field(default_factory=dict)
    found: Names | None = None

    @classmethod
    def of(cls, labels: Mapping[int, str], called: Mapping[str, str]) -> Mask:
        """The mask of labels by number and by name."""
        by_words = {folded(name): label for name, label in called.items()}
        by_words.pop("", None)
        return cls(labels, by_words, Names.of(called))

    def text(self, text: str) -> str:
        """A text with a label in brackets, "[a doctor]", for each confidential name in it."""
        return self._hidden(text, "[{}]".format)

    def _hidden(self, text: str, instead: Callable[[str], str]) -> str:
        if self.found is None or not text:
            return text
        parts, at = [], 0
        for start, end, label in self.found.find(text):
            parts += [text[at:start], instead(label)]
            at = max(at, end)
        return "".join([*parts, text[at:]]) if parts else text

    def names(self, text: str) -> bool:
        """Whether a text holds a name of a confidential source."""
        return folded(text) in self.called or self.text(text) != text

    def name(self, id_: int, name: str) -> str:
        """What a source may be called in public; a namesake is hidden too."""
        if not (self.labels or self.called):
            return name
        return self.labels.get(id_) or self.called.get(folded(name)) or self.text(name)

    def credit(self, text: str) -> str:
        """Whom a figure is credited to: a label alone where a confidential name is in it."""
        if not self.called:
            return text
        found = next(self.found.find(text), None) if self.found else None
        return found[2] if found else self.called.get(folded(text), text)

    def source(self, source: Source) -> Source:
        """The source as it may be shown: by its label alone where it is confidential."""
        if not (self.labels or self.called):
            return source
        name = self.name(source.id, source.name)
        hidden = source.id in self.labels
        aliases = () if hidden else [self.text(a) for a in source.aliases if not self._is(a)]
        return replace(source, name=name, aliases=tuple(aliases))

    def _is(self, name: str) -> bool:
        return folded(name) in self.called

    def question(self, question: Question) -> Question:
        """The question as it may be shown."""
        question = self._texts(question, "name", "subject", "measure", "place", "scope")
        if self.found is None or not question.aliases:
            return question
        return replace(question, aliases=tuple(map(self.text, question.aliases)))

    def quantity(self, quantity: Quantity) -> Quantity:
        """The quantity with its wording as it may be shown: what a vague word means stays."""
        masked = self._texts(quantity, "wording")
        if masked is quantity or quantity.quantifier is not Quantifier.VAGUE:
            return masked
        if vague_range(masked.wording) == vague_range(quantity.wording):
            return masked
        return replace(quantity, wording=self._hidden(quantity.wording, lambda _: _UNSAID))

    def version(self, version: Version) -> Version:
        """The version with all its texts as they may be shown."""
        if not self.called:
            return version
        version = self._texts(version, "translation", "note", "reason")
        parts: dict[str, Any] = {"quantity": self.quantity(version.quantity)}
        if version.attribution:
            parts["attribution"] = tuple(map(self.credit, version.attribution))
        if version.excerpt:
            parts["excerpt"] = self.excerpt(version.excerpt)
        if version.event_date:
            parts["event_date"] = self.event_date(version.event_date)
        return replace(version, **parts)

    def event_date(self, event_date: EventDate) -> EventDate:
        """The event date with its words as they may be shown."""
        return self._texts(event_date, "text", "needs")

    def excerpt(self, excerpt: Excerpt) -> Excerpt:
        """The excerpt with its words as they may be shown."""
        return self._texts(excerpt, "exact", "prefix", "suffix")

    def history(self, history: History) -> History:
        """The history with its versions as they may be shown."""
        if not self.called:
            return history
        return replace(history, versions=tuple(map(self.version, history.versions)))

    def document(self, document: Document) -> Document:
        """The document with all its texts as they may be shown."""
        if not self.called:
            return document
        document = self._texts(document, "title", "url", "archive_url", "text")
        return replace(document, author=self.credit(document.author))

    def decision(self, decision: Decision) -> Decision:
        """The decision with its words and reason as they may be shown."""
        decision = self._texts(decision, "wording", "reason", "actor")
        if self.found is None or decision.quantity is None:
            return decision
        return replace(decision, quantity=self.quantity(decision.quantity))

    def changeset(self, changeset: Changeset) -> Changeset:
        """The changeset with its message and actor as they may be shown."""
        return self._texts(changeset, "message", "actor")

    def _texts(self, thing: _T, *fields: str) -> _T:
        """The thing with some of its texts masked; itself where nothing is hidden in them."""
        if self.found is None:
            return thing
        texts = {name: getattr(thing, name) for name in fields}
        hidden = {name: shown for name, told in texts.items() if (shown := self.text(told)) != told}
        replaced: _T = replace(thing, **hidden) if hidden else thing  # type: ignore[type-var]
        return replaced


NOTHING = Mask()


def mask(session: Session) -> Mask:
    """What must not be shown in a session: nothing is hidden where it was asked to show names.

    A source is confidential as of now, whatever changeset is read; so are all that were merged
    into it, and every name that any of them ever had.
    """
    return NOTHING if session.confidential else confidential_sources(session)


def confidential_sources(session: Session) -> Mask:
    """The labels of all sources that are confidential now, whoever asks."""
    run = session.connection
    if not names.any_label(run):
        return NOTHING
    known = names.sources(run, 2**62)
    labels = {id_: known[names.resolve(known, id_)].label for id_ in known}
    labels = {id_: label for id_, label in labels.items() if label}
    called = {
        name: labels[version.id]
        for version in names.source_versions(run)
        if version.id in labels
        for name in (version.name, *version.aliases)
    }
    return Mask.of(labels, called)
