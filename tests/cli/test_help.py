from __future__ import annotations

from collections.abc import Iterator

import pytest
import typer

from facttrack.cli.main import app


def commands() -> Iterator[tuple[str, str]]:
    """Every command with its help, groups opened."""
    for name, command in typer.main.get_command(app).commands.items():  # type: ignore[attr-defined]
        inner = getattr(command, "commands", None)
        for sub, found in inner.items() if inner else ():
            yield f"{name} {sub}", found.help or ""
        if inner is None:
            yield name, command.help or ""


@pytest.mark.parametrize(("name", "text"), list(commands()), ids=lambda v: v[:30])
def test_every_command_says_what_it_does_with_an_example(name: str, text: str) -> None:
    """The help starts with a sentence and ends with a call that can be copied."""
    assert text.split("\n", maxsplit=1)[0].endswith((".", "?"))
    _, example = " ".join(text.split()).split("Example: facttrack ")
    assert name in example
