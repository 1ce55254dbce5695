"""A PDF as running text: its lines joined into paragraphs, its words put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from statistics import median
from typing import Any

from facttrack.reading.documents.loaded import MOST_TEXT, Extracted, UnreadableError
from facttrack.reading.documents.pdf_heads import without_heads
from facttrack.reading.documents.pdf_marks import with_marks

# The library comes without types.
_Pdf = Any

# PDFium marks a hyphen at the end of a line so.
_SPLIT_WORD = re.compile("[\ufffe\x02\u00ad]\\s?")
# A dash is set with more room than the digits around it.
_WIDE_RANGE = re.compile(r"(?<=\d[–-]) (?=\d)")
_ENDS = re.compile(r"[.!?:…][\"”’'»)\]]{0,3}$")
_BULLET = re.compile(r"(?:[-*•‣▪·–—]|\d{1,3}[.)])\s")
_FULL_LINE = 0.75
_PASSWORD = 4
_LONGEST_TAG = 200


def read_pdf(data: bytes) -> Extracted:
    """The text of all pages in the order of the file; title and author where it states them.

    A PDF's creation date is no publication date and is not taken for one.

    Raises UnreadableError for a file that is damaged, encrypted, or only pictures of pages.
    """
    import pypdfium2
    import pypdfium2.raw

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        if pypdfium2.raw.FPDF_GetLastError() == _PASSWORD:
            raise UnreadableError(
                "is encrypted: open it with its password and save it without one"
            ) from None
        raise UnreadableError("is damaged: it is no PDF that can be opened") from None
    pages = len(pdf)
    text = "\n".join(_paragraphs(without_heads(list(_lines(pdf, pages)))))
    if not text.strip():
        raise UnreadableError(
            f"has no text on its {pages} page{'s' * (pages != 1)}: read the pictures with a text "
            "recognition program first"
        )
    says = pdf.get_metadata_dict()
    return Extracted(
        text=text + "\n",
        title=says.get("Title", "").strip(),
        author=says.get("Author", "").strip(),
        language=_language(pdf),
    )


def _lines(pdf: _Pdf, pages: int) -> Iterator[list[str]]:
    """The lines of each page, until there is as much text as is read; broken pages are left out."""
    import pypdfium2

    size = 0
    for number in range(pages):
        try:
            page = pdf[number]
            letters = page.get_textpage()
            text = letters.get_text_range()
            # A letter of two halves, as others count, would shift the places of its letters.
            if len(text) == letters.count_chars():
                text = with_marks(letters, text)
        except pypdfium2.PdfiumError:
            continue
        size += len(text)
        yield [line.strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
        page.close()
        if size > MOST_TEXT:
            return


def _paragraphs(pages: Iterable[list[str]]) -> Iterator[str]:
    """The paragraphs of all pages; the last line of a page may go on in the next page."""
    held: list[str] = []
    last, full = "", 0.0
    for lines in pages:
        margin = _FULL_LINE * _width(lines)
        for line in lines:
            if held and (_BULLET.match(line) or _over(last, line, full)):
                yield _joined(held)
                held = []
            held.append(line)
            last, full = line, margin
    if held:
        yield _joined(held)


def _over(last: str, line: str, full: float) -> bool:
    """Whether a paragraph ends with a line: short of the margin, and nothing goes on after it."""
    return len(last) < full and bool(_ENDS.search(last) or not line[:1].islower())


def _width(lines: list[str]) -> float:
    """The length of a full line: in the middle of the longer half."""
    lengths = sorted(len(line) for line in lines if line)
    return median(lengths[len(lengths) // 2 :]) if lengths else 0


def _joined(lines: list[str]) -> str:
    return _WIDE_RANGE.sub("", _SPLIT_WORD.sub("", " ".join(lines)))


def _language(pdf: _Pdf) -> str:
    """The language that the catalogue declares."""
    import ctypes

    from pypdfium2 import raw

    if not hasattr(raw, "FPDFCatalog_GetLanguage"):
        return ""
    size = raw.FPDFCatalog_GetLanguage(pdf, None, 0)
    if not 0 < size <= _LONGEST_TAG:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFCatalog_GetLanguage(pdf, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw.decode("utf-16-le", "ignore").rstrip("\x00")
