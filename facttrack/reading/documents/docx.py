"""A Word document as its text: paragraphs and tables in order, as if all changes were accepted."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from facttrack.reading.documents.loaded import Extracted, UnreadableError
from facttrack.reading.documents.raised import lowered, raised

# lxml comes without types.
_Element = Any

_MOST_UNPACKED = 100_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_TEXTS = frozenset((f"{_W}t", f"{_M}t"))
_TABS, _HYPHEN, _SYMBOL = frozenset((f"{_W}tab", f"{_W}ptab")), f"{_W}noBreakHyphen", f"{_W}sym"
_BREAKS = frozenset((f"{_W}br", f"{_W}cr", f"{_W}p"))
_PARAGRAPH, _ROW, _CELL, _LANGUAGE = f"{_W}p", f"{_W}tr", f"{_W}tc", f"{_W}lang"
_TABLE, _STRUCK_ROW, _SPAN = f"{_W}tbl", f"{_W}trPr/{_W}del", f"{_W}tcPr/{_W}gridSpan"
_RUN, _HIDDEN, _ALIGNED = f"{_W}r", f"{_W}rPr/{_W}vanish", f"{_W}rPr/{_W}vertAlign"
_RAISED, _LOWERED, _BELOW = f"{_M}sup", f"{_M}sub", f"{_M}den"
_VALUE, _CODE = f"{_W}val", f"{_W}char"
# What was struck out or moved away, and the doubles for old readers.
_LEFT_OUT = frozenset((f"{_W}del", f"{_W}moveFrom", _FALLBACK))
# Where a symbol's font keeps the signs that ASCII has.
_SIGNS = {chr(0xF000 + at): chr(at) for at in range(ord(" "), ord("A"))}
_MOST_COLUMNS = 64


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


def _blocks(parent: _Element) -> Iterator[str]:
    """The paragraphs in order, each as one text; the cells of a table's row in one line."""
    for element in parent:
        if element.tag == _PARAGRAPH:
            yield "".join(_inline(element)).strip()
        elif element.tag == _ROW:
            yield from _row(element)
        elif element.tag not in _LEFT_OUT:
            yield from _blocks(element)


def _row(row: _Element) -> Iterator[str]:
    """A row between bars, its empty cells kept; the blocks of a row that only lays out others."""
    if row.find(_STRUCK_ROW) is not None:
        return
    cells = list(_cells(row))
    if any(next(cell.iter(_TABLE), None) is not None for cell in cells):
        for cell in cells:
            yield from filter(None, _blocks(cell))
        return
    texts = [text for cell in cells for text in _columns(cell)]
    if any(texts):
        yield f"| {' | '.join(texts)} |"


def _cells(parent: _Element) -> Iterator[_Element]:
    """The cells of a row, not those of the tables in them."""
    for element in parent:
        if element.tag == _CELL:
            yield element
        else:
            yield from _cells(element)


def _columns(cell: _Element) -> list[str]:
    """A cell's text, with an empty one for each further column that it spans."""
    span = cell.find(_SPAN)
    width = (span.get(_VALUE) or "") if span is not None else ""
    more = min(int(width), _MOST_COLUMNS) - 1 if width.isdecimal() else 0
    return [" ".join(filter(None, _blocks(cell))), *[""] * more]


def _inline(parent: _Element) -> Iterator[str]:
    for element in parent:
        tag = element.tag
        if tag in _TEXTS:
            yield element.text or ""
        elif tag in _TABS:
            yield "\t"
        elif tag == _HYPHEN:
            yield "-"
        elif tag == _SYMBOL:
            yield _symbol(element.get(_CODE) or "")
        elif tag in _BREAKS:
            yield "\n"
            yield from _inline(element)
        elif tag not in _LEFT_OUT:
            yield from _placed(element)


def _placed(element: _Element) -> Iterator[str]:
    """What stands in an element: raised or lowered where it is, nothing where it is hidden."""
    place = element.find(_ALIGNED) if element.tag == _RUN else None
    place = element.tag if place is None else place.get(_VALUE)
    if place in ("superscript", _RAISED):
        yield raised("".join(_inline(element)))
    elif place in ("subscript", _LOWERED):
        yield lowered("".join(_inline(element)))
    elif not _hidden(element):
        yield "/" if place == _BELOW else ""
        yield from _inline(element)


def _hidden(element: _Element) -> bool:
    mark = element.find(_HIDDEN) if element.tag == _RUN else None
    return mark is not None and mark.get(_VALUE) not in ("0", "false", "off")


def _symbol(code: str) -> str:
    """A sign of a font of its own: as itself where that is known, else as one that nobody knows."""
    try:
        sign = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    if sign in _SIGNS:
        return _SIGNS[sign]
    return sign if sign.isprintable() else "\ufffd"


def _default_language(document: _Element) -> str:
    """The language that the document's default style declares."""
    for element in document.styles.element.iter(_LANGUAGE):
        return element.get(f"{_W}val") or ""
    return ""
