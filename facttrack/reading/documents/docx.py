"""A Word document as its text: paragraphs and tables in order, as if all changes were accepted."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from facttrack.reading.documents.loaded import Extracted, UnreadableError

_MOST_UNPACKED = 100_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXT, _TAB, _BREAKS = f"{_W}t", f"{_W}tab", (f"{_W}br", f"{_W}cr")
_PARAGRAPH, _ROW, _CELL, _LANGUAGE = f"{_W}p", f"{_W}tr", f"{_W}tc", f"{_W}lang"
# What was struck out or moved away, and the doubles for old readers.
_LEFT_OUT = frozenset((f"{_W}del", f"{_W}moveFrom", _FALLBACK))


def read_docx(data: bytes) -> Extracted:
    """The text of a Word document, its title and its author as its properties state them.

    Raises UnreadableError for a file that is damaged, or unpacks to far more than any text.
    """
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    _refuse_bomb(data)
    try:
        document = docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise UnreadableError(f"is damaged, or is no Word document ({error})") from None
    text = "\n".join(_blocks(document.element.body))
    if not text.strip():
        raise UnreadableError("has no text")
    says = document.core_properties
    return Extracted(
        text=text.strip("\n") + "\n",
        title=says.title.strip(),
        author=says.author.strip(),
        language=says.language.strip() or _default_language(document),
    )


def _refuse_bomb(data: bytes) -> None:
    """Refuse what would unpack to too much; no more than the sizes stated is ever unpacked."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except zipfile.BadZipFile:
        raise UnreadableError("is damaged: its archive cannot be opened") from None
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableError("is encrypted: save it without a password")
    size = sum(part.file_size for part in parts)
    if size > _MOST_UNPACKED:
        raise UnreadableError(
            f"unpacks to {size // 1_000_000:,} MB, more than any text: it was not opened"
        )


def _blocks(parent: Any) -> Iterator[str]:  # noqa: ANN401 - lxml comes without types
    """The paragraphs in order, each as one text; the cells of a table's row in one line."""
    for element in parent:
        if element.tag == _PARAGRAPH:
            yield "".join(_inline(element)).strip()
        elif element.tag == _ROW:
            cells = (" ".join(filter(None, _blocks(cell))) for cell in element.iter(_CELL))
            if line := " | ".join(filter(None, cells)):
                yield line
        elif element.tag not in _LEFT_OUT:
            yield from _blocks(element)


def _inline(parent: Any) -> Iterator[str]:  # noqa: ANN401
    for element in parent:
        if element.tag == _TEXT:
            yield element.text or ""
        elif element.tag == _TAB:
            yield "\t"
        elif element.tag in _BREAKS or element.tag == _PARAGRAPH:
            yield "\n"
            yield from _inline(element)
        elif element.tag not in _LEFT_OUT:
            yield from _inline(element)


def _default_language(document: Any) -> str:  # noqa: ANN401
    """The language that the document's default style declares."""
    for element in document.styles.element.iter(_LANGUAGE):
        return element.get(f"{_W}val") or ""
    return ""
