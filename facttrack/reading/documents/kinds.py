"""What kind of document some bytes are, by their content first and their name second."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath

from facttrack.reading.documents.loaded import DocumentError

SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
}
_HEAD = 4_096
_PDF_HEAD = 1_024
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]",
    re.IGNORECASE,
)
_OTHERS = (
    (b"{\\rtf", "is RTF: save it as DOCX, or as plain text"),
    (b"%!PS", "is PostScript: save it as PDF"),
    (b"\x1f\x8b", "is compressed: unpack it first (gunzip)"),
    (b"\x89PNG", "is a picture, not text: facttrack reads no pictures"),
    (b"\xff\xd8\xff", "is a picture, not text: facttrack reads no pictures"),
    (b"GIF8", "is a picture, not text: facttrack reads no pictures"),
)
_DAMAGED = "is called {} but is none, or is damaged"
_ARCHIVES = (
    (b"vnd.oasis.opendocument", "is an OpenDocument file: save it as DOCX"),
    (b"xl/workbook", "is a spreadsheet: save it as CSV and use 'facttrack import'"),
    (b"ppt/presentation", "is a presentation: save it as PDF"),
)


def kind_of(data: bytes, name: str) -> str:
    """The kind: "text", "markdown", "html", "pdf" or "docx".

    Raises DocumentError for a file that is another kind, encrypted or empty.
    """
    if not data.strip():
        raise DocumentError(name, "is empty")
    named = SUFFIXES.get(PurePath(name).suffix.lower(), "")
    if b"%PDF-" in data[:_PDF_HEAD]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _archive(data, name, named)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise DocumentError(name, _old_office(data))
    for magic, reason in _OTHERS:
        if data.startswith(magic):
            raise DocumentError(name, reason)
    if named in ("pdf", "docx"):
        raise DocumentError(name, _DAMAGED.format(named.upper()))
    if data.startswith((b"MIME-Version:", b"From: <Saved by")):
        raise DocumentError(name, "is a web archive: save the page as 'HTML only' instead")
    if _HTML.match(data[:_HEAD].removeprefix(codecs.BOM_UTF8)):
        return "html"
    return named or "text"


def _archive(data: bytes, name: str, named: str) -> str:
    if b"word/" in data:
        return "docx"
    for mark, reason in _ARCHIVES:
        if mark in data:
            raise DocumentError(name, reason)
    if named == "docx":
        raise DocumentError(name, _DAMAGED.format("DOCX"))
    raise DocumentError(name, "is an archive, not text: unpack it first")


def _old_office(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "is encrypted: open it with its password and save it without one"
    return "is an old Office file: save it as DOCX"
