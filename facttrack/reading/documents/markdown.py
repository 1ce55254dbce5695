"""Markdown as the text that it shows, and what its front matter says."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from facttrack.reading.documents.loaded import Extracted
from facttrack.reading.documents.raised import lowered, raised

# YAML between lines of dashes, TOML between lines of plus signs.
_FRONT = re.compile(
    r"(?:---[ \t]*\n(.{0,5000}?)\n(?:---|\.\.\.)|\+\+\+[ \t]*\n(.{0,5000}?)\n\+\+\+)[ \t]*(?:\n|$)",
    re.DOTALL,
)
_FIELD = re.compile(r"^([A-Za-z_]{2,20})[ \t]*[:=][ \t]*([^\n]{1,500})", re.MULTILINE)
_LISTED = re.compile(
    r"^([A-Za-z_]{2,20}):[ \t]*\n((?:[ \t]*-[ \t][^\n]{1,200}\n?){1,50})", re.MULTILINE
)
_FIELDS = {
    "title": "title",
    "author": "author",
    "authors": "author",
    "site": "site",
    "publisher": "site",
    "date": "published",
    "published": "published",
    "lang": "language",
    "language": "language",
    "url": "url",
    "canonical": "url",
}
_HEADING = re.compile(r"^#{1,6}[ \t]+([^\n]{1,300}?)(?:[ \t]+#+)?[ \t]*$", re.MULTILINE)
_FENCE = re.compile(r"^ {0,3}(```|~~~)")
# What is left out, or put in another form; each is linear in the text.
_CHANGES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"^ {0,3}\[[^\]\n]{1,200}\]:[^\n]*$", re.MULTILINE), ""),
    (re.compile(r"^ {0,3}(?:={3,}|-{3,}|\*{3,}|_{3,})[ \t]*$", re.MULTILINE), ""),
    (re.compile(r"^[ \t]*\|?(?:[ \t]*:?-{3,}:?[ \t]*\|?)+[ \t]*$", re.MULTILINE), ""),
    (re.compile(r"!\[[^\]\[\n]{0,500}\]\([^()\n]{0,2000}\)"), ""),
    (re.compile(r"\[\^[^\]\[\n]{1,50}\]:?"), ""),
    (re.compile(r"\[([^\]\[\n]{1,500})\](?:\([^()\n]{0,2000}\)|\[[^\]\[\n]{0,200}\])"), r"\1"),
    (re.compile(r"<(?:https?://|mailto:)[^<>\s]{1,2000}>"), ""),
    (re.compile(r"<sup>([^<>\n]{1,50})</sup>"), lambda found: raised(found[1])),
    (re.compile(r"<sub>([^<>\n]{1,50})</sub>"), lambda found: lowered(found[1])),
    (re.compile(r"<(del|s|strike)>[^<>\n]{0,500}</\1>|~~[^~\n]{1,500}~~"), ""),
    (re.compile(r"</?[A-Za-z][^<>\n]{0,500}>"), ""),
    (re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+|^[ \t]{0,3}(?:>[ \t]?)+", re.MULTILINE), ""),
    (re.compile(r"(?<![\w*])\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}(?![\w*])"), ""),
    (re.compile(r"(?<![\w_])_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?![\w_])"), ""),
    (re.compile(r"~~|`{1,3}"), ""),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>|~-])"), r"\1"),
)


def read_markdown(source: str) -> Extracted:
    """The text that a Markdown source shows: no marks, link targets, footnotes or code blocks.

    Title, author, site, date, language and address come from a front matter; the title, where it
    has none, is the first heading.
    """
    front = _FRONT.match(source)
    fields: dict[str, Any] = {}
    for key, value in _FIELD.findall(_with_lists(front[1] or front[2])) if front else ():
        if name := _FIELDS.get(key.lower()):
            fields.setdefault(name, _plain(value))
    body = _without_comments(_without_code(source[front.end() :] if front else source))
    heading = _HEADING.search(body)
    for pattern, put in _CHANGES:
        body = pattern.sub(put, body)
    if heading and "title" not in fields:
        fields["title"] = read_inline(heading[1])
    extracted = Extracted(body.strip("\n") + "\n")
    return replace(extracted, **fields)


def _with_lists(front: str) -> str:
    """The front matter with a list of lines as a list on its own line: "[Ada, Bo]"."""

    def on_a_line(match: re.Match[str]) -> str:
        items = (line.strip("- \t") for line in match[2].splitlines())
        return f"{match[1]}: [{', '.join(items)}]\n"

    return _LISTED.sub(on_a_line, front + "\n")


def _plain(value: str) -> str:
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(_plain(part) for part in value[1:-1].split(",") if part.strip())
    return value.strip("\"'")


def read_inline(source: str) -> str:
    """The text that a line of Markdown shows."""
    for pattern, put in _CHANGES:
        source = pattern.sub(put, source)
    return source.strip()


def _without_comments(source: str) -> str:
    kept: list[str] = []
    start = 0
    while (opened := source.find("<!--", start)) >= 0:
        closed = source.find("-->", opened)
        if closed < 0:
            break
        kept.append(source[start:opened])
        start = closed + len("-->")
    return "".join((*kept, source[start:]))


def _without_code(source: str) -> str:
    kept: list[str] = []
    fence = ""
    for line in source.split("\n"):
        match = _FENCE.match(line)
        if match and fence in ("", match[1]):
            fence = "" if fence else match[1]
        elif not fence:
            kept.append(line)
    return "\n".join(kept)
