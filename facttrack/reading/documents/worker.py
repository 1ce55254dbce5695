"""The process of its own that a risky parser runs in: bytes on standard input, JSON on output."""

from __future__ import annotations

import dataclasses
import json
import os
import sys
from contextlib import suppress

from facttrack.reading.documents.loaded import (
    MOST_PARSER_MEMORY,
    MOST_PARSER_SECONDS,
    MOST_TEXT,
    Extracted,
    UnreadableError,
)


def main() -> None:
    """Parse what comes in as the kind named on the command line; answer `text` ... or `error`."""
    # Whatever a library prints must not get into the answer.
    answer_to = os.dup(1)
    os.dup2(2, 1)
    limit()
    with os.fdopen(answer_to, "wb") as out:
        out.write(json.dumps(_answer(sys.argv[-1])).encode("ascii"))


def limit(memory: int = MOST_PARSER_MEMORY, seconds: int = MOST_PARSER_SECONDS) -> None:
    """Bound this process's memory and time, as far as the system can."""
    try:
        import resource
    except ImportError:
        return  # a system without such limits
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most, resource.getrlimit(what)[1]))


def _answer(kind: str) -> dict[str, object]:
    try:
        extracted = parse(kind, sys.stdin.buffer.read())
    except UnreadableError as error:
        return {"error": str(error)}
    except MemoryError:
        return {"error": "takes more than 2 GB of memory: it was not read"}
    except RecursionError:
        return {"error": "is nested too deeply: it was not read"}
    except Exception as error:  # noqa: BLE001 - a parser of others may raise anything
        return {"error": f"is damaged: it could not be read ({type(error).__name__})"}
    cut = extracted.text[: MOST_TEXT + 1].encode("utf-8", "replace").decode()
    return {**dataclasses.asdict(extracted), "text": cut}


def parse(kind: str, data: bytes) -> Extracted:
    """What the parser of a kind makes of a file.

    Raises UnreadableError, or what the parser's library raises.
    """
    if kind == "pdf":
        from facttrack.reading.documents.pdf import read_pdf

        return read_pdf(data)
    if kind == "docx":
        from facttrack.reading.documents.docx import read_docx

        return read_docx(data)
    from facttrack.reading.documents.html import read_html

    return read_html(data)
