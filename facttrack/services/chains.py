"""An attribution chain as one text: links joined by " > ", outermost first.

A ">" that stands alone in a link's own name (between spaces, or at its ends) is written with a
backslash before it, and one more for each that it has, so that any names come back as they were.
"""

from __future__ import annotations

import re

from facttrack.domain.claim import Source

SIGN = " > "
_ALONE = re.compile(r"(?<![^ ])(\\*>)(?![^ ])")
_ESCAPED = re.compile(r"(?<![^ ])\\(\\*>)(?![^ ])")


def join_chain(links: tuple[str, ...]) -> str:
    """The chain as one text."""
    return SIGN.join(_ALONE.sub(r"\\\1", link) for link in links)


def split_chain(text: str) -> tuple[str, ...]:
    """The links of a text, outermost first, empty ones left out; a text without " > " is one."""
    parts = (_ESCAPED.sub(r"\1", part.strip()) for part in text.split(SIGN))
    return tuple(part for part in parts if part)


def less_publisher(
    links: tuple[str, ...], publisher: Source | None, called: str = ""
) -> tuple[str, ...]:
    """The chain without the publisher's names: an attribution equal to it counts as none.

    `called` is what the publisher was called where the chain stands.
    """
    own = {publisher.name, *publisher.aliases, called} if publisher else {""}
    return tuple(link for link in map(str.strip, links) if link not in own)
