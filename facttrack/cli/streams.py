"""What a terminal can show: its letters and its colours."""

from __future__ import annotations

import codecs
import contextlib
import io
import os
import sys
from collections.abc import Iterator

_ASCII = "plain_ascii"
_PLAIN = {
    "≥": ">=", "≤": "<=", "–": "-", "—": "-", "−": "-", "…": "...", "«": "<<", "»": ">>",
    "“": '"', "”": '"', "‘": "'", "’": "'", "→": "->", "·": "-", "×": "x",
    "\u00a0": " ", "\u2009": " ", "\u202f": " ",
}  # fmt: skip
# No colour is the only sign of anything: the word that it colours says the same.
_COLOURED = {
    "retracted": 31, "withdrawn": 31, "suspect": 31, "major": 31, "conflict": 31, "misquote": 31,
    "low_confidence": 33, "moderate": 33, "outlier": 33, "set_aside": 33, "stale": 33,
    "single_origin": 36, "echo": 2, "relay": 2, "superseded": 2, "undated": 2,
}  # fmt: skip
_SAY_SO = frozenset(("status", "flags", "marks", "cause", "relation", "severity", "kind"))


def coloured() -> bool:
    """Whether the output may be coloured: a terminal that can, and no NO_COLOR."""
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return wanted and sys.stdout.isatty()


def colour(column: str, text: str) -> str:
    """The escape that colours a cell by the gravest of its words, "" for none."""
    if column not in _SAY_SO:
        return ""
    words = frozenset(text.replace(";", " ").split())
    code = next((code for word, code in _COLOURED.items() if word in words), None)
    return "" if code is None else f"\x1b[{code}m"


def settle() -> None:
    """Let the streams write what they cannot encode in plain letters: ">=" for "≥"."""
    codecs.register_error("plain", _plainly)
    codecs.register(_plain_ascii)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            ascii_only = codecs.lookup(stream.encoding).name == "ascii"
            stream.reconfigure(encoding=_ASCII if ascii_only else None, errors="plain")


def _plain_ascii(name: str) -> codecs.CodecInfo | None:
    """ASCII by another name: Typer takes a stream of that one for UTF-8 in the wrong clothes."""
    ascii_ = codecs.lookup("ascii")
    if name != _ASCII:
        return None
    return codecs.CodecInfo(
        ascii_.encode,
        ascii_.decode,
        incrementalencoder=ascii_.incrementalencoder,
        incrementaldecoder=ascii_.incrementaldecoder,
        name=_ASCII,
    )


def _plainly(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end]
    escaped = (_PLAIN.get(c) or c.encode("ascii", "backslashreplace").decode() for c in lost)
    return "".join(escaped), error.end


@contextlib.contextmanager
def exactly() -> Iterator[None]:
    """Standard output in UTF-8, whatever a terminal would show: data is for programs to read."""
    stream = sys.stdout
    if not isinstance(stream, io.TextIOWrapper) or codecs.lookup(stream.encoding).name == "utf-8":
        yield
        return
    before = stream.encoding
    stream.reconfigure(encoding="utf-8")
    try:
        yield
    finally:
        stream.reconfigure(encoding=before)
