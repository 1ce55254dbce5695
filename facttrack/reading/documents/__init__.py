"""Documents to text: plain text, Markdown, HTML, PDF and DOCX, with what they say of themselves."""

from __future__ import annotations

from facttrack.reading.documents.loaded import DocumentError, LoadedDocument
from facttrack.reading.documents.loading import STDIN, is_document, load_document

__all__ = ["STDIN", "DocumentError", "LoadedDocument", "is_document", "load_document"]
