"""The page of all commands, made from the program itself; `make docs` writes it into cli.md."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from typer.main import get_command

from facttrack.cli.main import app

WIDTH = 96


def commands() -> Iterator[tuple[str, Any, str]]:
    """Each command: what is typed for it, the command itself, and its help at a fixed width."""
    yield from _walk(get_command(app), "facttrack", None)


def _walk(command: Any, name: str, parent: Any) -> Iterator[tuple[str, Any, str]]:  # noqa: ANN401
    context = command.make_context(
        name.rpartition(" ")[2], [], parent=parent, resilient_parsing=True, terminal_width=WIDTH
    )
    yield name, command, str(command.get_help(context))
    for word, below in getattr(command, "commands", {}).items():
        yield from _walk(below, f"{name} {word}", context)


def reference() -> str:
    """The text of the page: a heading and the help of each command."""
    parts = []
    for name, _, help_text in commands():
        lines = "\n".join(line.rstrip() for line in help_text.splitlines())
        parts.append(f"## {name}\n\n```text\n{lines}\n```\n")
    return "\n".join(parts)
