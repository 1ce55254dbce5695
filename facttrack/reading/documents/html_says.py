"""What a page says of itself in meta tags, JSON-LD and time elements; nothing is inferred."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

Tree = Any
Node = dict[str, Any]

_META = {
    "title": ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title"),
    "author": ("author", "article:author", "dc.creator", "citation_author", "parsely-author"),
    "site": ("og:site_name", "application-name", "dc.publisher", "citation_journal_title"),
    "published": (
        *("article:published_time", "og:article:published_time", "article:published"),
        *("datepublished", "parsely-pub-date", "sailthru.date", "citation_publication_date"),
        *("dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "publishdate"),
        *("publish-date", "pubdate", "date"),
    ),
    "url": ("og:url",),
    "language": ("content-language", "dc.language", "og:locale"),
}
_ARTICLES = ("article", "blogposting", "report", "webpage", "liveblogposting")
_MOST_NODES = 200
_LONGEST = 500


def says(tree: Tree) -> dict[str, str]:
    """Title, author, site, published, url and language, each only where the page states it."""
    node = _article(tree)
    meta = _meta(tree)
    found = {
        name: next((meta[key] for key in keys if meta.get(key)), "") for name, keys in _META.items()
    }
    if found["author"].startswith("http"):
        found["author"] = ""
    said = {
        "title": found["title"] or _text(node.get("headline")) or _first(tree, "//title", "//h1"),
        "author": found["author"] or _people(node.get("author")),
        "site": found["site"] or _people(node.get("publisher")),
        "published": _text(node.get("datePublished")) or found["published"] or _time(tree),
        "url": _first(tree, "//link[@rel='canonical']/@href") or found["url"],
        "language": _first(tree, "/html/@lang", "/html/@*[local-name()='lang']")
        or found["language"]
        or _text(node.get("inLanguage")),
    }
    if not said["url"].startswith(("http://", "https://")):
        said["url"] = ""
    return {name: _clean(value) for name, value in said.items()}


def headline_of(tree: Tree) -> str:
    """The page's first main heading; "" where there is none."""
    return _clean(_first(tree, "//h1"))


def _meta(tree: Tree) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        name = name or element.get("http-equiv") or ""
        found.setdefault(name.strip().lower(), (element.get("content") or "").strip())
    return found


def _article(tree: Tree) -> Node:
    """The JSON-LD node of the article that the page is; empty where there is none."""
    nodes = list(_nodes(tree))
    for kind in _ARTICLES:
        for node in nodes:
            if any(str(t).lower().endswith(kind) for t in _listed(node.get("@type"))):
                return node
    return {}


def _nodes(tree: Tree) -> Iterator[Node]:
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            waiting = _listed(json.loads(script.text or ""))
        except (ValueError, RecursionError):
            continue
        for node in waiting[:_MOST_NODES]:
            if isinstance(node, dict):
                yield node
                yield from (n for n in _listed(node.get("@graph"))[:_MOST_NODES] if _is_node(n))
                yield from (n for n in _listed(node.get("mainEntity"))[:1] if _is_node(n))


def _is_node(value: object) -> bool:
    return isinstance(value, dict)


def _time(tree: Tree) -> str:
    """The date of the time element marked as the publication's, or of the article's only one."""
    marked = tree.xpath("//time[@pubdate or @itemprop='datePublished']/@datetime")
    marked += tree.xpath("//*[@itemprop='datePublished']/@content")
    within = marked or tree.xpath("//article//time/@datetime") or tree.xpath("//time/@datetime")
    days = {str(value).strip()[:10] for value in within}
    return str(within[0]) if len(days) == 1 else ""


def _first(tree: Tree, *paths: str) -> str:
    for path in paths:
        for found in tree.xpath(path)[:1]:
            text = found if isinstance(found, str) else found.text_content()
            if text.strip():
                return str(text)
    return ""


def _people(value: object) -> str:
    """The names of the persons or bodies in a JSON-LD value, joined by commas."""
    return ", ".join(dict.fromkeys(_names(_listed(value))))


def _names(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        name = _text(value.get("name")) if isinstance(value, dict) else _text(value)
        if name and not name.startswith("http"):
            yield name


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _clean(value: str) -> str:
    return " ".join(value.split())[:_LONGEST]
