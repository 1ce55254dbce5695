"""What a document gives once it is read: its text, what it says of itself, what is doubtful."""

from __future__ import annotations

from dataclasses import dataclass

from facttrack.domain.dates import SaidDate
from facttrack.errors import BadDataError

MOST_TEXT = 10_000_000
CUT = "only its first 10 million characters were read"
# A file takes 30 seconds at the most, its rows printed: its parser 20, and after 27 no further
# sentence is read: to start and to end the processes that read takes the rest.
MOST_SECONDS = 27
MOST_PARSER_SECONDS = 20
# A parsed file, its parser and our copy of the text together stay under 2 GB.
MOST_PARSED_BYTES = 200_000_000
MOST_PARSER_MEMORY = 1_700_000_000
# So do the processes that read the stretches of a long text, and ours.
MOST_READERS = 4
MOST_READER_MEMORY = 450_000_000
MOST_PLAIN_BYTES = 2_000_000_000


class DocumentError(BadDataError):
    """A document that cannot be read; the message is one line that names it and what to do."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.reason = reason


@dataclass(frozen=True, slots=True)
class LoadedDocument:
    """A document's text and what it says of itself; what it does not say is "" or None.

    `sha256` is of the original bytes; offsets of readings are code points of `text`. `language`
    is a short code ("en"), `language_from` whether it is "declared" by the document or told by
    "its words". `warnings` are sentences for the reader.
    """

    name: str
    kind: str
    text: str
    sha256: str
    title: str = ""
    author: str = ""
    site: str = ""
    published: SaidDate | None = None
    url: str = ""
    language: str = ""
    language_from: str = ""
    warnings: tuple[str, ...] = ()

    @property
    def fully_read(self) -> bool:
        """Whether its words are understood: English, or of no language that was told."""
        return self.language in ("", "en")


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a parser makes of one kind of file; `published` is as the document writes it."""

    text: str
    title: str = ""
    author: str = ""
    site: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    warnings: tuple[str, ...] = ()


class UnreadableError(Exception):
    """Why a parser cannot read a file, in words that follow the file's name."""
