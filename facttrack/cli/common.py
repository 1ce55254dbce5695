"""What the commands share: their options, the database they open, and how they print."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from facttrack.cli.streams import colour, coloured, exactly
from facttrack.config import settings
from facttrack.errors import FacttrackError, UsageError
from facttrack.reports.safety import one_line

if TYPE_CHECKING:  # --help opens no database, so it does not pay for one
    from facttrack.cli.waiting import Line
    from facttrack.services.session import Session, View
    from facttrack.storage.engine import Location

_EMPTY = (None, "", ())
# As many records as a table has.
SHOWN = 1_000
# What stands at the thousands of figures in tables and Markdown, as the call asked for it.
thousands: ContextVar[str] = ContextVar("thousands", default=",")
# What is shown of a long command at work.
_line: ContextVar[Line | None] = ContextVar("line", default=None)
_INDENT = 4
# What stands in a row behind two spaces or more goes into the next line as a whole, if it can.
_CELLS = re.compile(r"( *)(\S+(?: \S+)*)")
_GAP = 2
MINUS = "\x00-"  # no argument can hold a NUL, so this stands for the sign of a negative number


@dataclass(frozen=True, slots=True)
class Globals:
    """The options that stand before the command."""

    db: str | None
    actor: str | None
    confidential: bool = False
    sure: bool = False


class Format(StrEnum):
    """How records are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    MD = "md"


class Thousands(StrEnum):
    """What stands at the thousands of a figure."""

    COMMA = "comma"
    SPACE = "space"
    POINT = "point"
    APOSTROPHE = "apostrophe"
    NONE = "none"


# A space that no line breaks at.
SEPARATORS: dict[Thousands, str] = {
    Thousands.COMMA: ",",
    Thousands.SPACE: "\u00a0",
    Thousands.POINT: ".",
    Thousands.APOSTROPHE: "’",
    Thousands.NONE: "",
}


def unguarded(text: str | None) -> str | None:
    """The argument as the user typed it."""
    return text.replace(MINUS, "-", 1) if text and text.startswith(MINUS) else text


FormatOption = Annotated[
    Format | None,
    typer.Option("--format", "-f", help="Default: table on a terminal, csv in a pipe."),
]
AsOfOption = Annotated[
    str,
    typer.Option(
        "--as-of",
        metavar="DATE|CHANGESET",
        help="What this database knew then: a record date (2017-06-03) or a changeset (@7).",
    ),
]
SaidByOption = Annotated[
    str,
    typer.Option(
        "--said-by",
        metavar="DATE",
        help="What had been said in the world by then (assertion date, else published date).",
    ),
]
LimitOption = Annotated[
    int, typer.Option("--limit", min=0, max=sys.maxsize, help="At most; 0 for all.")
]
ReasonOption = Annotated[str, typer.Option("--reason", help="Why; kept with the change.")]
ExpectOption = Annotated[
    str,
    typer.Option(
        "--expect", metavar="VERSION", help="Refuse (exit 4) unless this is the newest version."
    ),
]
AssertedOption = Annotated[
    str, typer.Option("--asserted", metavar="DATE", help="When the origin said it.")
]
PublishedOption = Annotated[
    str, typer.Option("--published", metavar="DATE", help="The document's date.")
]
ValueOption = Annotated[
    str | None,
    typer.Option("--value", help="The figure itself, instead of reading it.", callback=unguarded),
]
LowOption = Annotated[str | None, typer.Option("--low", help="Its low bound.", callback=unguarded)]
HighOption = Annotated[
    str | None, typer.Option("--high", help="Its high bound.", callback=unguarded)
]
QuantifierOption = Annotated[
    str | None,
    typer.Option(
        "--quantifier",
        help="exact, about, at_least, more_than, at_most, less_than, nearly, between or vague.",
    ),
]
UnitOption = Annotated[
    str | None, typer.Option("--unit", help="Its unit: persons, percent, USD, km …")
]


@contextmanager
def opened(ctx: typer.Context) -> Iterator[Session]:
    """The database that the global options name, open."""
    from facttrack.services.session import open_session
    from facttrack.storage.engine import Location

    chosen = settings(ctx.obj.db, ctx.obj.actor)
    named = ctx.obj.confidential and _confirmed(sure=ctx.obj.sure)
    session = open_session(Location.parse(chosen.database), chosen.actor, confidential=named)
    try:
        yield session
    except FacttrackError as error:
        error.args = (unnamed(session, error),)
        raise
    finally:
        session.close()


def unnamed(session: Session, error: FacttrackError) -> str:
    """An error's message without the names of confidential sources.

    Where the database cannot say who they are, the message is kept back whole.
    """
    from facttrack.services.masking import mask

    try:
        return mask(session).text(str(error))
    except Exception:  # noqa: BLE001 - whatever is damaged there
        return (
            "this failed, and the reason is kept back, since the database cannot tell which names "
            f"are confidential: 'facttrack --db {session.location} verify' says what is damaged; "
            "with --confidential the reason is told"
        )


def _confirmed(*, sure: bool) -> bool:
    """Ask whether the names of confidential sources are to be shown, unless it was said."""
    if not sure:
        if not sys.stdin.isatty():
            raise UsageError("--confidential asks first: where nobody can answer, add --yes")
        typer.confirm("Show the names of confidential sources?", abort=True, err=True)
    return True


def location(ctx: typer.Context) -> Location:
    """Where the global options say that the database is."""
    from facttrack.storage.engine import Location

    return Location.parse(settings(ctx.obj.db, ctx.obj.actor).database)


def viewed(session: Session, as_of: str, said_by: str) -> View:
    """The view asked for; says so on the error stream where it is empty."""
    from facttrack.services.session import view

    asked = view(session, as_of, said_by)
    if asked.note:
        note(asked.note)
    return asked


def say(*lines: str) -> None:
    """Print lines: what is stored in them stays on its line and acts on no terminal.

    On a terminal a line that is too long goes on further in.
    """
    done_counting()
    for line in map(one_line, lines):
        typer.echo("\n".join(_folded(line)) if sys.stdout.isatty() else line)


def _folded(line: str) -> list[str]:
    from facttrack.reports.table import display_width, wrap

    width = shutil.get_terminal_size((100, 24)).columns
    if display_width(line) <= width:
        return [line]
    start = len(line) - len(line.lstrip())
    # As far in after every row, however wide its figure is.
    further = " " * (_INDENT * 2 if start else _INDENT)
    lines = [" " * start]
    for gap, cell in _CELLS.findall(line[start:]):
        beside = gap if len(lines) == 1 else gap[:_GAP]
        if display_width(lines[-1] + beside + cell) <= width:
            lines[-1] += beside + cell
            continue
        if lines[-1].strip():
            lines.append(further)
        first, *rest = wrap(cell, max(width - len(further), _INDENT))
        lines[-1] += first
        lines += [further + part for part in rest]
    return lines


def note(text: str) -> None:
    """Say something in a line beside the output, where it disturbs no pipe."""
    done_counting()
    typer.echo(one_line(text), err=True)


def chosen_format(asked: Format | None) -> Format:
    """The format asked for, else a table on a terminal and CSV in a pipe."""
    if asked is not None:
        return asked
    return Format.TABLE if sys.stdout.isatty() else Format.CSV


def for_people(asked: Format | None) -> bool:
    """Whether records are to be read as they are: a table or Markdown, not all that is recorded."""
    return chosen_format(asked) in (Format.TABLE, Format.MD)


def emit(
    rows: Iterable[Mapping[str, Any]],
    columns: Sequence[str],
    asked: Format | None,
    *,
    wrapped: Sequence[str] = (),
) -> None:
    """Print records in the format asked for; a table leaves out the columns that are empty.

    The columns that are `wrapped` are not cut in a table: they go on in the next line. More than a
    thousand records are as many tables, each printed before the next one is read; Markdown of so
    many is one table with every column, printed while they are read.
    """
    from facttrack.reports.render import render

    chosen = chosen_format(asked)
    if not for_people(asked):
        with exactly():
            for part in render(rows, columns, chosen.value):
                if sys.stdout.isatty():
                    done_counting()
                sys.stdout.write(part)
            sys.stdout.flush()
        done_counting()
        return
    coming = iter(rows)
    part_of_them = list(islice(coming, SHOWN))
    if chosen is Format.MD:
        following = list(islice(coming, 1))
        filled = columns if following else _filled(part_of_them, columns)
        every = chain(part_of_them, following, coming)
        done_counting()
        for part in render(every, filled, chosen.value, thousands=thousands.get()):
            typer.echo(part, nl=False)
        return
    while True:
        _print_table(part_of_them, columns, wrapped)
        part_of_them = list(islice(coming, SHOWN))
        if not part_of_them:
            return
        typer.echo()


def _filled(records: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> Sequence[str]:
    """The columns that hold something, or all of them."""
    return [c for c in columns if any(r.get(c) not in _EMPTY for r in records)] or columns


def _print_table(
    records: Sequence[Mapping[str, Any]], columns: Sequence[str], wrapped: Sequence[str]
) -> None:
    from facttrack.reports.render import table_text

    done_counting()
    text = table_text(
        records,
        _filled(records, columns),
        shutil.get_terminal_size((100, 24)).columns,
        thousands=thousands.get(),
        wrapped=wrapped,
        paint=colour if coloured() else None,
    )
    typer.echo(text.rstrip("\n"))


def counting(noun: str) -> Callable[..., None] | None:
    """A progress callback that counts on a terminal's error stream and is None in a pipe.

    The line has the seconds too, and stands until something is printed, or `done_counting`.
    """
    if not sys.stderr.isatty():
        return None
    from facttrack.cli.waiting import Line

    done_counting()
    line = Line(noun)
    _line.set(line)
    line.start()
    return line.count


def done_counting() -> None:
    """Wipe the line that `counting` wrote on."""
    line = _line.get()
    if line is not None:
        line.wipe()
        _line.set(None)
