import re
from typing import Any

import pytest

from docs.cli_reference import commands
from docs.sessions import ROOT

COMMANDS = {name: (command, shown) for name, command, shown in commands()}
PAGE = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_on_the_page(name: str) -> None:
    """The page has a heading for each command and group."""
    assert f"\n## {name}\n" in PAGE


@pytest.mark.parametrize(
    "name", [n for n, (c, _) in COMMANDS.items() if not hasattr(c, "commands")]
)
def test_every_command_shows_an_example(name: str) -> None:
    """The help of a command shows how it is typed, by its own full name."""
    typed = " ".join(COMMANDS[name][1].split()).partition("Example: facttrack ")[2]
    assert name.removeprefix("facttrack ") in typed


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_and_argument_is_explained(name: str) -> None:
    """No option and no argument stands in a help without a word about it."""
    command: Any = COMMANDS[name][0]
    assert [p.name for p in command.params if not getattr(p, "help", "")] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_no_help_is_cut_short(name: str) -> None:
    """The list of commands in a terminal of 80 columns shows each first sentence whole."""
    command: Any = COMMANDS[name][0]
    room = 80 - 4 - max(map(len, getattr(command, "commands", {"": None})))
    cut = {w: c.get_short_help_str(room) for w, c in getattr(command, "commands", {}).items()}
    assert [text for text in cut.values() if text.endswith("...")] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_a_page_that_a_help_names_is_there(name: str) -> None:
    """Where a help sends its reader on, there is something to read."""
    pages = re.findall(r"docs/[\w/-]+\.md", COMMANDS[name][1])
    assert [page for page in pages if not (ROOT / page).is_file()] == []
