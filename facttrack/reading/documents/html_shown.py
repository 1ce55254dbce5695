"""A page's tree as a reader sees the page: nothing struck out or hidden, raised figures apart."""

from __future__ import annotations

from typing import Any

from facttrack.reading.documents.raised import lowered, raised

Tree = Any

_STRUCK_OR_HIDDEN = "//del|//s|//strike|//template|//body//*[@hidden]"
_WITHIN_WORDS = "//p//time|//li//time|//td//time"


def as_shown(tree: Tree) -> Tree:
    """The same tree, changed: its text becomes what a browser shows of it.

    A raised figure is a letter of its own ("21³"), a quotation has its marks, a formula is text,
    and a date within a sentence stays there.
    """
    for element in tree.xpath(_STRUCK_OR_HIDDEN):
        if element.getparent() is not None:
            element.drop_tree()
    for element in tree.xpath("//math"):
        _as_text(element)
    for element in tree.xpath("//sup|//sub"):
        place = raised if element.tag == "sup" else lowered
        text = element.text_content()
        if place(text) != text:
            _put(element, place(text))
    for element in tree.xpath("//q"):
        element.text = f"“{element.text or ''}"
        element.tail = f"”{element.tail or ''}"
        element.drop_tag()
    for element in tree.xpath(_WITHIN_WORDS):
        element.drop_tag()
    return tree


def _as_text(formula: Tree) -> None:
    for element in formula.xpath(".//annotation|.//annotation-xml"):
        element.drop_tree()
    for element in formula.xpath(".//msup"):
        if len(element):
            _put(element[-1], raised(element[-1].text_content().strip()))
    for element in formula.xpath(".//mfrac"):
        if len(element):
            _put(element[-1], f"/{element[-1].text_content().strip()}")
    _put(formula, "".join(formula.text_content().split()))
    formula.drop_tag()


def _put(element: Tree, text: str) -> None:
    """Let an element hold this text alone."""
    del element[:]
    element.text = text
