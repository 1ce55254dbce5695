"""The sessions in the documentation, run for real: every `console` block of a page, in order.

    python docs/sessions.py README.md docs/guide.md

writes each command's output anew; tests/docs runs the same commands and compares. A page is one
session: it starts in an empty folder, and each command runs on a terminal of 100 columns.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_COLUMNS = 100
# A progress line that was written over: what a reader of the terminal no longer sees.
_OVERWRITTEN = re.compile(r"(?:\r[^\r\n]*)*\r\x1b\[K")
_CHANGING = (
    (re.compile(r"\b[0-9a-f]{64}\b"), "<hash>"),
    (re.compile(r"\b[0-9a-f]{4,63}…"), "<hash…>"),
    (re.compile(r"\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ"), "<time>"),
    (re.compile(r"\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z"), "<time>"),
)


@dataclass(frozen=True, slots=True)
class Step:
    """One command of a page and the output that the page shows for it."""

    command: str
    output: str


def steps(page: str) -> list[Step]:
    """The commands of a page with their outputs.

    A line that ends in a backslash goes on, and so does a here-document, at prompts of "> ".
    """
    return [step for block in _BLOCK.finditer(page) for step in _steps_of(block[1])]


def _steps_of(block: str) -> Iterator[Step]:
    command: list[str] = []
    output: list[str] = []
    for line in block.splitlines():
        if command and command[-1].endswith("\\") and not output:
            command.append(line)
        elif command and "<<" in command[0] and line.startswith("> ") and not output:
            command.append(line[2:])
        elif line.startswith("$ "):
            if command:
                yield Step("\n".join(command), "\n".join(output).rstrip())
            command, output = [line[2:]], []
        else:
            output.append(line)
    if command:
        yield Step("\n".join(command), "\n".join(output).rstrip())


def run(commands: list[str], folder: Path) -> Iterator[str]:
    """What a terminal shows for each command, one after the other in one folder.

    `$?` holds the exit code of the command before, as at a prompt.
    """
    folder.mkdir(parents=True, exist_ok=True)
    environment = {
        "PATH": f"{Path(sys.executable).parent}:{os.environ.get('PATH', os.defpath)}",
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "TERM": "dumb",
        "NO_COLOR": "1",
        "FACTTRACK_ACTOR": "desk",
        "SEEDS": str(ROOT / "seeds"),
        # Where a developer tries another tree than the installed one, that one is meant here too.
        **{name: os.environ[name] for name in ("PYTHONPATH",) if name in os.environ},
    }
    code = 0
    for command in commands:
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, _COLUMNS, 0, 0))
        script = f"(exit {code})\n{command}"
        process = subprocess.Popen(
            ["bash", "-c", script],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=theirs,
            stderr=theirs,
        )
        os.close(theirs)
        shown = _read_all(ours)
        code = process.wait(60)
        yield "\n".join(line.rstrip() for line in shown.splitlines()).rstrip()


def _read_all(terminal: int) -> str:
    parts = []
    while True:
        try:
            part = os.read(terminal, 65_536)
        except OSError:  # Linux says so when the other end has closed
            break
        if not part:
            break
        parts.append(part)
    os.close(terminal)
    text = b"".join(parts).decode().replace("\r\n", "\n")
    return _OVERWRITTEN.sub("", text)


def stable(text: str) -> str:
    """The text without what differs from run to run: hashes and record times."""
    for pattern, name in _CHANGING:
        text = pattern.sub(name, text)
    return text


def rewritten(page: str, folder: Path) -> str:
    """The page with each command's output as it is now; what only differs in hashes stays."""
    found = steps(page)
    outputs = iter(zip(found, run([step.command for step in found], folder), strict=True))

    def block(match: re.Match[str]) -> str:
        lines = []
        for step in _steps_of(match[1]):
            _, output = next(outputs)
            prompt = "\n> " if "<<" in step.command else "\n"
            lines.append(f"$ {step.command.replace(chr(10), prompt)}\n")
            kept = step.output if stable(step.output) == stable(output) else output
            lines.append(f"{kept}\n" if kept else "")
        return f"```console\n{''.join(lines)}```"

    return _BLOCK.sub(block, page)


def main() -> None:
    """Rewrite the pages named on the command line."""
    for name in sys.argv[1:]:
        page = Path(name)
        with tempfile.TemporaryDirectory() as folder:
            text = rewritten(page.read_text(encoding="utf-8"), Path(folder))
        page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
