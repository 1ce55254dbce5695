"""Risky parsers in a process of their own, with a limit of memory and time."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

from facttrack.reading.documents.loaded import MOST_PARSER_SECONDS, Extracted, UnreadableError

_LIBRARIES = {"html": "trafilatura", "pdf": "pypdfium2", "docx": "docx"}
_ROOT = str(Path(__file__).parents[3])
# Put last on the path, our own folder can hide nothing; the present folder is not on it.
_RUN = (
    "import sys; from importlib import import_module; sys.path.append(sys.argv[1]); "
    "import_module(f'facttrack.reading.documents.{sys.argv[2]}').main()"
)


def command(module: str, *words: str) -> list[str]:
    """What starts the `main` of a module of this package in a process of its own."""
    return [sys.executable, "-P", "-c", _RUN, _ROOT, module, *words]


def parse_apart(kind: str, data: bytes, *, seconds: float = MOST_PARSER_SECONDS) -> Extracted:
    """What the parser of a kind makes of a file; a parser that hangs, swells or crashes is ended.

    Raises UnreadableError, also where the parser's library is not installed.
    """
    if importlib.util.find_spec(_LIBRARIES[kind]) is None:
        raise UnreadableError(
            f"to read {kind.upper()}, pip install 'facttrack[documents]' (plain text and Markdown "
            "need nothing)"
        )
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter with our own words
            command("worker", kind), input=data, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise UnreadableError(
            f"takes its parser longer than {seconds:g} seconds: save its text as .txt and read that"
        ) from None
    return _extracted(done.stdout)


def _extracted(answer: bytes) -> Extracted:
    try:
        fields = json.loads(answer)
    except ValueError:
        # The parser's process died: of its limits, or of what the file made of it.
        raise UnreadableError("is damaged or hostile: reading it broke the reader") from None
    if "error" in fields:
        raise UnreadableError(fields["error"])
    return Extracted(**{**fields, "warnings": tuple(fields["warnings"])})
