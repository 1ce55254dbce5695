"""A source as a text describes it, as the names that a ledger keeps: who passed on what of whom."""

from __future__ import annotations

from facttrack.domain.identity import is_named
from facttrack.lazy import pattern
from facttrack.reading import speech
from facttrack.reading.introductions import is_firm_kind

_GOT = r"obtained|seen|viewed|reviewed|examined|verified|received|acquired|gathered|collected"
_ISSUED = r"released|published|issued|posted|circulated|compiled|shared|provided|distributed|leaked"
_RECORD = (
    r"(?P<record>(?:[\w'’-]+ ){0,3}(?P<head>(?!\w+ly )[\w-]+))"
    r"(?: that were| which were)?(?: [a-z]+ly)?"
)
_BY = pattern(rf"{_RECORD} (?:{_GOT}|{_ISSUED}) by (?:the )?(?P<who>.+)")
_SENT = pattern(
    rf"{_RECORD} (?:sent|given|shown|leaked|provided|supplied) to (?:the )?(?P<who>.+?)"
    r"(?: (?:from|by) (?P<of>.+))?"
)


def named_links(described: str) -> tuple[str, ...]:
    """The links, outermost first, of a source described in words.

    "Documents obtained by the website Zaman al-Wasl" are Zaman al-Wasl's, by documents; "photos
    sent to Reuters from a rebel source" are Reuters', by a rebel source; "pump maker Veltro" is
    Veltro. Whatever is not described so stays as it stands.
    """
    found = _SENT.fullmatch(described) or _BY.fullmatch(described)
    if not found or found["head"].lower() not in speech.EVIDENCE or not is_named(found["who"]):
        return (_name(described),)
    of = found.groupdict().get("of") or found["record"]
    return (_name(found["who"]), *([] if of == found["record"] and is_named(of) else [of]))


def _name(described: str) -> str:
    """A body's name without the trade before it: "Syrian news website Zaman al-Wasl"."""
    words = described.split(" ")
    for at, kind in enumerate(words[:-1]):
        if at and (words[at][:1].isupper() or kind in ("of", "for", "and")):
            break  # what stands there is a name of its own
        if (is_firm_kind(kind) or kind in speech.INTRODUCED) and words[at + 1][:1].isupper():
            return " ".join(words[at + 1 :])
    return described
