"""Confidential sources: who is shown by a public label, whatever view the ledger is read as of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from facttrack.domain.claim import Document, History, Source, Version
from facttrack.services.session import Session
from facttrack.storage import names

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_ARTICLE = re.compile(r"(?:the|an|a) (?=\w)")


def folded(name: str) -> str:
    """A name by its words alone: no case, no marks, no leading article, one form of each letter."""
    words = " ".join(_WORD.findall(unicodedata.normalize("NFKC", name).casefold()))
    return _ARTICLE.sub("", words, count=1) if _ARTICLE.match(words) else words


@dataclass(frozen=True, slots=True)
class Mask:
    """The labels of confidential sources, by number and by each name that they ever had.

    An empty one hides nothing.
    """

    labels: Mapping[int, str] = field(default_factory=dict)
    called: Mapping[str, str] = field(default_factory=dict)

    def source(self, source: Source) -> Source:
        """The source as it may be shown: by its label alone where it is confidential."""
        if not self.called:
            return source
        name = self.name(source.id, source.name)
        hidden = source.id in self.labels
        aliases = () if hidden else [a for a in source.aliases if folded(a) not in self.called]
        return replace(source, name=name, aliases=tuple(aliases))

    def name(self, id_: int, name: str) -> str:
        """What a source may be called in public; a namesake is hidden too."""
        if not self.called:
            return name
        return self.labels.get(id_) or self.called.get(folded(name), name)

    def text(self, text: str) -> str:
        """A text that names whom a figure is from: a label where a confidential name is in it."""
        if not self.called:
            return text
        words = f" {folded(text)} "
        return next((label for name, label in self.called.items() if f" {name} " in words), text)

    def names(self, text: str) -> bool:
        """Whether a text holds a name of a confidential source."""
        words = f" {folded(text)} "
        return any(f" {name} " in words for name in self.called)

    def version(self, version: Version) -> Version:
        """The version with its attribution as it may be shown."""
        if not (self.called and version.attribution):
            return version
        return replace(version, attribution=tuple(map(self.text, version.attribution)))

    def history(self, history: History) -> History:
        """The history with its attributions as they may be shown."""
        if not self.called:
            return history
        return replace(history, versions=tuple(map(self.version, history.versions)))

    def document(self, document: Document) -> Document:
        """The document with its author as it may be shown."""
        return replace(document, author=self.text(document.author)) if self.called else document


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
        folded(name): labels[version.id]
        for version in names.source_versions(run)
        if version.id in labels
        for name in (version.name, *version.aliases)
    }
    called.pop("", None)
    return Mask(labels, called)
