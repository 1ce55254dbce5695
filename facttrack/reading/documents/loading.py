"""Any document as its text: from a file, from standard input, or from bytes with a name."""

from __future__ import annotations

import hashlib
import io
import re
import stat
import sys
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from facttrack.domain.date_text import read_said_date
from facttrack.domain.dates import DateError, SaidDate
from facttrack.errors import NotFoundError, UsageError
from facttrack.reading.documents.apart import parse_apart
from facttrack.reading.documents.encodings import decode
from facttrack.reading.documents.kinds import SUFFIXES, kind_of
from facttrack.reading.documents.loaded import (
    CUT,
    MOST_PARSED_BYTES,
    MOST_PLAIN_BYTES,
    MOST_TEXT,
    DocumentError,
    Extracted,
    LoadedDocument,
    UnreadableError,
)
from facttrack.reading.documents.markdown import read_markdown
from facttrack.reading.language import code_of, told_by_words

STDIN = "-"
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,9}://")
# No character takes more than four bytes.
_MOST_READ = 4 * MOST_TEXT
_PIECE = 1 << 20
_TOO_LARGE = "is larger than 2 GB: it was not read"


def load_document(
    source: str | Path | bytes, name: str = "", *, encoding: str = ""
) -> LoadedDocument:
    """A document's text and what it says of itself, from a path, "-" or bytes.

    `name` is what messages call it, and its ending tells the kind where the content does not.
    `encoding` overrules detection for text and HTML.

    Raises UsageError for a URL, NotFoundError for no file, DocumentError for what cannot be read.
    """
    if isinstance(source, bytes):
        return _loaded(io.BytesIO(source), name or "document", encoding)
    path = str(source)
    if path == STDIN:
        return _loaded(sys.stdin.buffer, name or "standard input", encoding)
    if _URL.match(path):
        raise UsageError(
            f"{path} is not fetched: save the page (in a browser, 'Save page as', HTML only; or "
            f"'curl -L -o page.html URL'), then 'facttrack read page.html --url {path}'"
        )
    with _opened(Path(path)) as stream:
        return _loaded(stream, name or path, encoding)


def _opened(path: Path) -> BinaryIO:
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise DocumentError(str(path), "is a folder: name one file in it")
        if not stat.S_ISREG(found.st_mode):
            raise DocumentError(str(path), "is no regular file: give its content on '-' instead")
        if found.st_size > MOST_PLAIN_BYTES:
            raise DocumentError(str(path), _TOO_LARGE)
        return path.open("rb")
    except (FileNotFoundError, NotADirectoryError):
        raise NotFoundError(f"there is no file {path}") from None
    except OSError as error:
        raise DocumentError(str(path), f"cannot be opened: {error.strerror}") from None
    except ValueError:
        raise NotFoundError(f"there is no file {str(path)!r}") from None


def _loaded(stream: BinaryIO, name: str, encoding: str) -> LoadedDocument:
    try:
        data, sha256, size = _content(stream, name)
    except OSError as error:
        raise DocumentError(name, f"cannot be read: {error.strerror}") from None
    kind = kind_of(data, name)
    try:
        extracted = _extracted(kind, data, size, encoding)
        return _document(name, kind, sha256, extracted)
    except UnreadableError as error:
        raise DocumentError(name, str(error)) from None


def _content(stream: BinaryIO, name: str) -> tuple[bytes, str, int]:
    """The bytes to be read, the SHA-256 of all there are, and how many those are."""
    head = stream.read(_MOST_READ)
    digest = hashlib.sha256(head)
    kept, size = [head], len(head)
    # A terminal that was ended once is not asked again.
    more = size == _MOST_READ
    while more and size <= MOST_PLAIN_BYTES and (piece := stream.read(_PIECE)):
        digest.update(piece)
        size += len(piece)
        if size <= MOST_PARSED_BYTES:
            kept.append(piece)
    if size > MOST_PLAIN_BYTES:
        raise DocumentError(name, _TOO_LARGE)
    return b"".join(kept), digest.hexdigest(), size


def _extracted(kind: str, data: bytes, size: int, encoding: str) -> Extracted:
    if kind in ("text", "markdown"):
        text, warning = decode(data[:_MOST_READ], markup=False, encoding=encoding)
        extracted = Extracted(text) if kind == "text" else read_markdown(text)
        return _warned(extracted, warning)
    if size > MOST_PARSED_BYTES:
        raise UnreadableError(
            f"is larger than {MOST_PARSED_BYTES // 1_000_000} MB: it was not read"
        )
    if kind != "html":
        return parse_apart(kind, data)
    text, warning = decode(data, markup=True, encoding=encoding)
    return _warned(parse_apart(kind, text.encode("utf-8", "replace")), warning)


def _warned(extracted: Extracted, *warnings: str) -> Extracted:
    return replace(extracted, warnings=(*extracted.warnings, *filter(None, warnings)))


def _document(name: str, kind: str, sha256: str, extracted: Extracted) -> LoadedDocument:
    # A database's text search would end at a NUL.
    text, warnings = extracted.text.replace("\x00", "\ufffd"), list(extracted.warnings)
    if len(text) > MOST_TEXT:
        text = text[:MOST_TEXT]
        warnings.append(CUT)
    if not text.strip():
        raise UnreadableError("has no text")
    published, doubt = _published(extracted.published)
    language = code_of(extracted.language)
    told = told_by_words(text)
    if language and told not in ("", language) and "en" in (language, told):
        warnings.append(f"it declares the language {language}, but its words are {told}")
        language = ""
    language_from = "declared" if language else "its words" if told else ""
    language = language or told
    if language not in ("", "en"):
        warnings.append(
            f"it is not in English ({language}, {language_from}): its numbers are read, its words "
            "not fully"
        )
    return LoadedDocument(
        name=name,
        kind=kind,
        text=text,
        sha256=sha256,
        title=extracted.title,
        author=extracted.author,
        site=extracted.site,
        published=published,
        url=extracted.url,
        language=language,
        language_from=language_from,
        warnings=(*warnings, *filter(None, [doubt])),
    )


def _published(text: str) -> tuple[SaidDate | None, str]:
    """The date that a document states of itself; one that can be read two ways is not taken."""
    if not text:
        return None, ""
    try:
        return read_said_date(text), ""
    except DateError:
        pass
    from email.utils import parsedate_to_datetime

    try:
        return SaidDate(parsedate_to_datetime(text).isoformat()), ""
    except (ValueError, TypeError, IndexError):
        return None, f"its date {text[:60]!r} cannot be read for sure: give it with --date"


def is_document(path: Path) -> bool:
    """Whether a file in a folder is read, by its ending."""
    return path.suffix.lower() in SUFFIXES
