"""Stored texts on a page: isolated, nothing hidden, no address that is not one of the web."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from facttrack.comparison.result import Comparison
from facttrack.comparison.sentences import shown
from facttrack.domain.claim import Document, Version
from facttrack.domain.dates import SaidDate
from facttrack.domain.quantity import Quantifier, Quantity
from facttrack.domain.units import is_count
from facttrack.reports.safety import neutral
from facttrack.reports.values import shown as one_line

if TYPE_CHECKING:
    from markupsafe import Markup

_STAMP = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2})(?::[0-9.]+)?(Z|[+-][0-9:]+)?", re.ASCII
)
_FLAGS: Mapping[str, str] = {
    "single_origin": "a single origin: nobody else has said so independently",
    "low_confidence": "low confidence: two origins disagree, so that the range leads",
    "open_above": "no upper bound: a counted claim says “at least” or “more than”",
    "open_below": "no lower bound: a counted claim says “at most” or “less than”",
    "suspect": "suspect: two figures are ten times apart or more",
    "stale": "stale: an origin has revised its figure since another one spoke",
    "origin_assumed": "origin assumed: a publisher that credits nobody is taken as the origin",
    "origin_unknown": "a claim's origin is unknown",
    "unit_unknown": "a claim's unit is unknown",
    "undated": "a claim does not say when it was said",
    "set_aside": "figures ten times off the best are set aside from the range, and listed",
    "relay_newer": "an origin is credited with a newer figure than its own: look for a revision",
    "not_comparable": "a claim is in a unit that cannot be converted",
    "date_uncertain": "claims at dates that overlap this one are listed beside, not counted",
}
_MARKS: Mapping[str, str] = {
    "stale": "said before another origin's revision",
    "single_origin": "the only origin",
    "revised": "revised",
    "relayed": "known through others only",
    "origin_assumed": "",
    "origin_unknown": "origin unknown",
    "unit_unknown": "unit unknown",
    "undated": "does not say when it was said",
    "vague": "a vague word",
    "outlier": "outlier: far from all others",
    "set_aside": "set aside: ten times off the best",
}


def isolated(text: object) -> Markup:
    """A stored text as HTML: escaped, its direction its own, control characters visible."""
    from markupsafe import Markup, escape

    return Markup('<bdi dir="auto">{}</bdi>').format(escape(neutral(str(text))))


def plain_line(text: object) -> str:
    """A stored text on one line for places that take no markup: titles and descriptions."""
    return one_line(str(text))


def web_address(text: str) -> str:
    """The text where it is an address of the web that shows where it leads, else ""."""
    if not text.isprintable() or " " in text or neutral(text) != text:
        return ""
    try:
        parts = urlsplit(text)
        known = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return ""
    return text if known and "@" not in parts.netloc and "\\" not in text else ""


def figure(q: Quantity) -> str:
    """A quantity with its unit: "21 persons", "about 25 persons", "hundreds"."""
    text = shown(q)
    counted = q.unit and is_count(q.unit) and q.quantifier is not Quantifier.VAGUE
    return f"{text} {q.unit}" if counted else text


def moment(said: SaidDate | None) -> str:
    """When something was said, its seconds left out: "2020-04-15, 19:59 +03:00"."""
    text = str(said or "")
    match = _STAMP.fullmatch(text)
    return f"{match[1]}, {match[2]} {match[3] or ''}".strip() if match else text


def flag_texts(c: Comparison) -> list[str]:
    """The warnings of a comparison in words."""
    return [_FLAGS.get(flag, flag.replace("_", " ")) for flag in c.flags]


def mark_texts(marks: tuple[str, ...]) -> list[str]:
    """What is to be known of a vote, in words."""
    found = (_MARKS.get(mark, mark.replace("_", " ")) for mark in marks)
    return [text for text in found if text]


def in_sentence(v: Version) -> tuple[str, str, str, str, str]:
    """The sentence around a figure: prefix, quote up to the wording, wording, the rest, suffix.

    Where the quote does not hold the wording, or there is none, the wording stands alone.
    """
    wording = v.quantity.wording
    e = v.excerpt
    if e is None or not e.exact:
        return "", "", wording, "", ""
    start = e.exact.casefold().find(wording.casefold()) if wording else -1
    end = start + len(wording)
    if start < 0 or e.exact[start:end].casefold() != wording.casefold():
        return e.prefix, "", e.exact, "", e.suffix
    return e.prefix, e.exact[:start], e.exact[start:end], e.exact[end:], e.suffix


def document_name(d: Document) -> str:
    """What a document is called on the page."""
    return d.title or d.url or "untitled document"
