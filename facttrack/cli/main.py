"""The program: its global options, its commands, and how errors reach a user."""

from __future__ import annotations

import os
import re
import sys
from typing import Annotated

import typer

from facttrack import __version__
from facttrack.cli import (
    changing,
    common,
    comparing,
    database,
    deciding,
    excerpts,
    looking,
    moving,
    questions,
    reading,
    recording,
    reporting,
    sources,
)
from facttrack.cli.common import MINUS, SEPARATORS, Globals, Thousands, note
from facttrack.cli.streams import settle
from facttrack.errors import BadDataError, FacttrackError, UsageError

_NEGATIVE = re.compile(r"-[0-9.]")
_OPTION = re.compile(r"--?[A-Za-z][^=]*")
_TAKE_A_FIGURE = frozenset(("add", "revise", "reinstate", "relate"))
_TAKE_A_VALUE = frozenset(("--db", "--actor", "--thousands"))
_MOST_TOLD = 400
_DEBUG, _VERSION = "--debug", "--version"

app = typer.Typer(
    name="facttrack",
    help=(
        "A database for numbers that people claim: who said which figure about what, when and in "
        "which words, every later change of it, and how the claims compare.\n\n"
        "Start with 'facttrack init', then 'facttrack add'. Exit codes: 0 done; 1 anything else; "
        "2 usage; 3 not found; 4 conflict; 5 bad data; 6 integrity failure."
    ),
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"facttrack {__version__}")
        raise typer.Exit


@app.callback()
def program(
    ctx: typer.Context,
    db: Annotated[
        str | None,
        typer.Option(
            "--db",
            metavar="PATH",
            help="The database: a path or sqlite:///PATH. "
            "Default: $FACTTRACK_DB, then ./facttrack.db.",
        ),
    ] = None,
    actor: Annotated[
        str | None,
        typer.Option(
            "--actor",
            metavar="NAME",
            help="Who records. Default: $FACTTRACK_ACTOR, then the login name.",
        ),
    ] = None,
    confidential: Annotated[
        bool,
        typer.Option(
            "--confidential",
            help="Show the names of confidential sources instead of their public labels; asks.",
        ),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    thousands: Annotated[
        Thousands,
        typer.Option("--thousands", help="What tables and Markdown put at the thousands."),
    ] = Thousands.COMMA,
    debug: Annotated[
        bool, typer.Option(_DEBUG, help="Show the traceback of an unexpected error.")
    ] = False,
    version: Annotated[
        bool,
        typer.Option(_VERSION, help="Show the version.", callback=_show_version, is_eager=True),
    ] = False,
) -> None:
    """Hold what every command needs."""
    del debug, version  # read before any command runs
    ctx.obj = Globals(db, actor, confidential, yes)
    common.thousands.set(SEPARATORS[thousands])


for module in (
    database,
    reading,
    recording,
    changing,
    looking,
    comparing,
    deciding,
    reporting,
    moving,
):
    module.register(app)
app.add_typer(sources.app, name="source")
app.add_typer(questions.app, name="question")
app.add_typer(excerpts.app, name="excerpts")


def main() -> None:
    """Run the command line; no traceback ever reaches a user who did not ask for one."""
    settle()
    debug = _DEBUG in sys.argv
    _narrow(sys.argv[1:])
    try:
        app(args=_guarded(sys.argv[1:]), prog_name="facttrack")
    except SystemExit as stop:
        if stop.code == UsageError.exit_code and (hint := _misplaced(sys.argv[1:])):
            note(hint)
        raise
    except FacttrackError as error:
        _fail(str(error), error.exit_code)
    except BrokenPipeError:
        # The reader of the pipe has gone; nothing is left to say to it, not even at shutdown.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except UnicodeEncodeError as error:
        if debug:
            raise
        _fail(f"{error.object!a} is no Unicode text: type it anew", BadDataError.exit_code)
    except Exception as error:
        if debug:
            raise
        _fail(f"{in_a_line(error)} (--debug shows where)", 1)


def in_a_line(error: Exception) -> str:
    """Of which kind an unexpected error is, and its first line: a library's stack may follow."""
    first = str(error).strip().partition("\n")[0]
    return f"{type(error).__name__}: {first[:_MOST_TOLD]}"


def _narrow(arguments: list[str]) -> None:
    """Leave out the commands that are not called: to make all of them takes longer than most run.

    Where none of them is called, they stay, to be told of.
    """
    called = _called(arguments)
    commands = [command for command in app.registered_commands if command.name == called]
    groups = [group for group in app.registered_groups if group.name == called]
    if commands or groups or arguments == [_VERSION]:
        app.registered_commands, app.registered_groups = commands, groups


def _called(arguments: list[str]) -> str:
    """The first word that is no option of the program and no value of one; "" for none."""
    words = iter(arguments)
    for word in words:
        if word in _TAKE_A_VALUE:
            next(words, None)
        elif not word.startswith("-"):
            return word
    return ""


def _guarded(arguments: list[str]) -> list[str]:
    """A negative figure is no option: its sign is marked until the command reads it.

    What follows an option that takes a value is left alone: it is that value, to the letter.
    """
    if not any(map(_NEGATIVE.match, arguments)):
        return arguments
    start = next((n for n, a in enumerate(arguments, 1) if a in _TAKE_A_FIGURE), len(arguments))
    end = arguments.index("--") if "--" in arguments else len(arguments)
    flags = _flags()
    guarded = list(arguments)
    for n in range(start, end):
        before = arguments[n - 1]
        is_value = _OPTION.fullmatch(before) and before not in flags
        if _NEGATIVE.match(arguments[n]) and not is_value:
            guarded[n] = MINUS + arguments[n][1:]
    return guarded


def _misplaced(arguments: list[str]) -> str:
    """Where an option of the program belongs that stands after the command; "" for none."""
    program = typer.main.get_command(app)
    commands = getattr(program, "commands", {})
    own = {name: option for option in program.params for name in option.opts}
    start = next((n for n, a in enumerate(arguments) if a in commands), len(arguments))
    for name in (argument.split("=")[0] for argument in arguments[start:]):
        if name in own:
            value = "" if getattr(own[name], "is_flag", False) else " …"
            call = f"facttrack {name}{value} {arguments[start]} …"
            return f"{name} stands before the command: {call}"
    return ""


def _flags() -> frozenset[str]:
    """Every option that takes no value."""
    commands = getattr(typer.main.get_command(app), "commands", {})
    found = {
        name
        for command in commands.values()
        for option in command.params
        if getattr(option, "is_flag", False)
        for name in (*option.opts, *option.secondary_opts)
    }
    return frozenset(found)


def _fail(message: str, code: int) -> None:
    note(f"facttrack: {message}")
    sys.exit(code)
