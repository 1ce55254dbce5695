"""Bytes as text: a byte order mark, then UTF-8, then what the document declares, then detection."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from facttrack.reading.documents.loaded import UnreadableError
from facttrack.reading.language import WESTERN, told_by_words

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_.:-]{2,40})"""
)
# Browsers read these names as the Windows page that holds them.
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030"}
_STATEFUL = re.compile(rb"\x1b\$[@B]|\x1b\([JI]")
_ASCII = bytes(range(128))
# Curly quotes, dashes, dots, hard spaces and currency signs, as Windows writes them.
_PUNCTUATION = bytes((0x80, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0xA0, 0xA3, 0xB0))
_LOST = "\ufffd"
_SAMPLE = 60_000
_DECLARED_WITHIN = 4_096
_UTF16_SHARE = 0.3
# Where the letters of a script have no zero in them, its spaces have.
_UTF16_SPACES = 0.05
# So many whole characters beyond ASCII for each damaged one, and it is UTF-8 all the same.
_WHOLE = 3
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.05


def decode(data: bytes, *, markup: bool, encoding: str = "") -> tuple[str, str]:
    """The text, and a warning where its encoding is neither stated nor UTF-8 ("" otherwise).

    `data` may end within a character; `encoding` overrules everything, `markup` says that the
    document may declare one.

    Raises UnreadableError for what is no text, or not in the encoding given.
    """
    text, warning = _decoded(data, markup=markup, encoding=encoding)
    if len(_CONTROLS.findall(text[:_SAMPLE])) > _MOST_CONTROLS * len(text[:_SAMPLE]):
        raise UnreadableError("is no text")
    return text.replace("\r\n", "\n").replace("\r", "\n"), warning


def _decoded(data: bytes, *, markup: bool, encoding: str) -> tuple[str, str]:
    if encoding:
        return _as_asked(data, encoding), ""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strict(data, name), ""
    declared = _declared(data) if markup else ""
    if declared and _STATEFUL.search(data[:_SAMPLE]):
        return _strict(data, declared), ""
    if wide := _utf16_without_mark(data):
        return _strict(data, wide), f"its encoding is not stated; it was read as {wide}"
    try:
        return _strict(data, "utf-8"), ""
    except UnreadableError:
        return _other(data, declared)


def _other(data: bytes, declared: str) -> tuple[str, str]:
    if declared:
        try:
            return _strict(data, declared), ""
        except UnreadableError:
            pass
    text = _strict(data, "utf-8", loose=True)
    damaged = text.count(_LOST) - data.count(_LOST.encode())
    if len(text) - len(text.encode("ascii", "ignore")) - damaged >= _WHOLE * damaged:
        return text, f"{damaged:,} of its characters are damaged: each is shown as {_LOST}"
    name = _detected(data)
    text = _strict(data, name, loose=True)
    return text, f"its encoding is not stated; it was read as {name} (--encoding names another)"


def _as_asked(data: bytes, encoding: str) -> str:
    if not _is_of_text(encoding):
        raise UnreadableError(f"cannot be read as {encoding!r}: no such encoding")
    try:
        return _strict(data, encoding)
    except UnreadableError:
        raise UnreadableError(f"is not in the encoding {encoding}") from None


def _is_of_text(name: str) -> bool:
    """Whether it is an encoding that makes text of bytes: not "rot13", not "base64"."""
    try:
        codecs.getincrementaldecoder(name)
        b" ".decode(name, "replace")
    except (LookupError, UnicodeError):
        return False
    return True


def _strict(data: bytes, name: str, *, loose: bool = False) -> str:
    """The text; the end of the data may cut a character in two."""
    decoder = codecs.getincrementaldecoder(name)("replace" if loose else "strict")
    try:
        return decoder.decode(data)
    except (UnicodeError, ValueError):
        raise UnreadableError("is damaged: its characters cannot be decoded") from None


def _declared(data: bytes) -> str:
    match = _DECLARED.search(data[:_DECLARED_WITHIN])
    if not match:
        return ""
    if not _is_of_text(match[1].decode()):
        return ""
    name = codecs.lookup(match[1].decode()).name
    return "" if name.startswith("utf") else _WIDER.get(name, name)


def _utf16_without_mark(data: bytes) -> str:
    head = data[:_SAMPLE]
    if not head.count(0):
        return ""
    odd, even = head[1::2].count(0), head[::2].count(0)
    if odd > _UTF16_SHARE * len(head) / 2 and not even:
        return "utf-16-le"
    if even > _UTF16_SHARE * len(head) / 2 and not odd:
        return "utf-16-be"
    for name, zeros in (("utf-16-le", even), ("utf-16-be", odd)):
        text = head.decode(name, "replace")
        if not zeros and text.count(" ") > _UTF16_SPACES * len(text):
            return name
    raise UnreadableError("is no text")


def _detected(data: bytes) -> str:
    """The encoding that the lines beyond ASCII look most like.

    Raises UnreadableError for what looks like none, or where the detector is not installed.
    """
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        raise UnreadableError(
            "is not UTF-8; to detect other encodings: pip install 'facttrack[documents]' "
            "(or name it with --encoding)"
        ) from None
    sample = b"".join(_beyond_ascii(data))
    if _CONTROLS.search(sample.decode("latin-1")):
        raise UnreadableError("is no text")
    found = from_bytes(sample).best()
    if found is None:
        raise UnreadableError("is no text, or in an unknown encoding (name it with --encoding)")
    name = codecs.lookup(found.encoding).name
    return _usual_page(sample, data[:_SAMPLE]) or _WIDER.get(name, name)


def _usual_page(sample: bytes, head: bytes) -> str:
    """The code page that nearly all such texts use: short ones look alike in a dozen pages."""
    if not sample.translate(None, _ASCII + _PUNCTUATION):
        return "cp1252"
    for name, languages in (("cp1252", WESTERN), ("cp1254", {"tr"})):
        try:
            sample.decode(name)
        except UnicodeError:
            continue
        if told_by_words(head.decode(name, "ignore")) in languages:
            return name
    return ""


def _beyond_ascii(data: bytes) -> Iterator[bytes]:
    size = 0
    for line in data.splitlines(keepends=True):
        if not line.isascii():
            yield line[:_SAMPLE]
            size += len(line)
            if size > _SAMPLE:
                return
