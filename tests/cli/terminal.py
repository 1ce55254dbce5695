"""The command on a pseudo-terminal, answered as a person would."""

from __future__ import annotations

import os
import pty
import select
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests import command

_PATIENCE = 60.0
_PROMPTS = (b": ", b"end with Ctrl-D\r\n")


@dataclass(frozen=True, slots=True)
class Talk:
    """What was shown on the terminal, and how the command ended."""

    shown: str
    code: int


def talk(folder: Path, words: Sequence[str], answers: Sequence[str] = (), **env: str) -> Talk:
    """Run the command on a terminal of 100 columns; each answer follows a prompt.

    A control character is sent as it is, every other answer with a line's end; a variable of the
    environment that is given as "" is taken out of it.
    """
    ours, theirs = pty.openpty()
    given = {k: v for k, v in {**os.environ, "TERM": "xterm", **env}.items() if v}
    wait = command.start(tuple(words), folder, (theirs,) * 3, given, terminal=True)
    shown = b""
    try:
        for answer in answers:
            shown += _until(ours, _PROMPTS)
            os.write(ours, answer.encode() + b"\r" * answer.isprintable())
        shown += _until(ours, None)
        return Talk(shown.decode().replace("\r\n", "\n"), wait())
    finally:
        os.close(ours)  # whatever still runs there is hung up


def _until(terminal: int, prompt: tuple[bytes, ...] | None) -> bytes:
    """What is shown until it ends with a prompt and the command waits, or until it is over."""
    shown, deadline = b"", time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        quiet = not select.select([terminal], [], [], 0.15)[0]
        if quiet and prompt and shown.endswith(prompt):
            return shown
        if quiet:
            continue
        try:
            piece = os.read(terminal, 65_536)
        except OSError:  # Linux's way to say that nobody is there any more
            return shown
        if not piece:
            return shown
        shown += piece
    raise TimeoutError(shown.decode(errors="replace"))
