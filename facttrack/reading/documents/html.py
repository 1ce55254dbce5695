"""A web page as the text of its article, and what its markup says of it."""

from __future__ import annotations

from typing import Any

from facttrack.reading.documents.html_says import headline_of, says
from facttrack.reading.documents.html_shown import as_shown
from facttrack.reading.documents.loaded import Extracted, UnreadableError

_WHOLE = "no article was made out in the page: the text of the whole page was read"
_LONG = "the page is too long for its article to be made out: the text of the whole page was read"
# To make out the article of a page with so many characters takes some three seconds.
_MOST_ARTICLE = 3_000_000
_DEEP = "its markup is nested too deeply: only what stands before that was read"
_NOTHING = (
    "has no text: a page that is built in the browser has to be saved there, after it has loaded"
)


def read_html(data: bytes) -> Extracted:
    """The text of a page in UTF-8, navigation and comments left out, and what the page states.

    Its first heading stands at the start of the text, also where it stands outside of the article.

    Raises UnreadableError for a page without text, or nested too deeply to be read.
    """
    import trafilatura

    # The text is taken out of a tree that is changed for it, so each use has its own.
    tree, deep = _tree(data)
    said, headline = says(tree), headline_of(as_shown(tree))
    warnings = [_DEEP] if deep else []
    long = len(tree.text_content()) > _MOST_ARTICLE
    text = None if long else _article(tree)
    if not (text or "").strip():
        text = trafilatura.html2txt(as_shown(_tree(data)[0]))
        warnings.append(_LONG if long else _WHOLE)
    text = (text or "").strip()
    if not text:
        raise UnreadableError("is nested too deeply: it was not read" if deep else _NOTHING)
    if headline not in text:
        text = f"{headline}\n\n{text}"
    return Extracted(text=text + "\n", warnings=tuple(warnings), **said)


def _article(tree: object) -> str | None:
    """The text of the article that a page is about, where one is made out."""
    import trafilatura

    return trafilatura.extract(tree, include_comments=False, include_tables=True, favor_recall=True)


def _tree(data: bytes) -> tuple[Any, bool]:
    """The page as a tree, and whether some of it is nested too deeply to be in it."""
    from lxml import etree, html  # type: ignore[import-untyped]

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(data, parser=parser)
    except etree.LxmlError as error:
        raise UnreadableError(f"is no page that can be read ({type(error).__name__})") from None
    return tree, any(e.type_name == "ERR_RESOURCE_LIMIT" for e in parser.error_log)
