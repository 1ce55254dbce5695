"""import and export: claims in bulk, in and out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from facttrack.cli.common import (
    AsOfOption,
    Format,
    FormatOption,
    SaidByOption,
    counting,
    done_counting,
    note,
    opened,
    say,
    viewed,
)
from facttrack.errors import BadDataError, UsageError


def register(app: typer.Typer) -> None:
    """Add these commands to the program."""
    app.command("import")(import_)
    app.command("export")(export)


def import_(
    ctx: typer.Context,
    files: Annotated[
        list[str], typer.Argument(metavar="FILE…", help="CSV or JSON Lines, also .gz; - for stdin.")
    ],
    map_: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="THEIRS=OURS", help="What a column of theirs is; repeat it."),
    ] = None,
    on_error: Annotated[
        str,
        typer.Option("--on-error", metavar="stop|skip", help="What a bad row does to the rest."),
    ] = "stop",
    rejects: Annotated[
        Path | None, typer.Option("--rejects", metavar="FILE", help="Write the bad rows there.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would happen; record nothing.")
    ] = False,
    history: Annotated[
        bool, typer.Option("--history", help="Replay an export --history into an empty database.")
    ] = False,
) -> None:
    """Import claims from CSV or JSON Lines.

    One bad row stops the whole file unless --on-error skip; a second time adds nothing.

    Columns: subject, place, measure, unit, value, low, high, source, attribution, event_date,
    published_date, url, note, and optional ones; see docs/import.md.

    Example: facttrack import gaza_daily.csv.gz --dry-run
    """
    if history:
        _refuse_beside_history(ctx, "files")
        _replay(ctx, files)
        return
    from facttrack.exchange.importing import import_files
    from facttrack.exchange.telling import lines

    if on_error not in ("stop", "skip"):
        raise UsageError(f"--on-error is stop or skip, not {on_error!r}")
    with opened(ctx) as session:
        report = import_files(
            session,
            files,
            map=_mapping(map_ or []),
            on_error="skip" if on_error == "skip" else "stop",
            dry_run=dry_run,
            rejects=str(rejects) if rejects else None,
            progress=counting("rows"),
        )
    done_counting()
    for line in lines(report):
        say(line)
    if report.refused:
        raise BadDataError("nothing was imported: mend the rows, or --on-error skip")


def _refuse_beside_history(ctx: typer.Context, *allowed: str) -> None:
    """A history is whole and verbatim: refuse the options that would choose from it or read it."""
    for option in ctx.command.params:
        source = ctx.get_parameter_source(option.name or "")
        given = source is not None and source.name == "COMMANDLINE"
        if given and option.name not in ("history", *allowed):
            raise UsageError(f"--history is all there is, verbatim: leave {option.opts[0]} out")


def _replay(ctx: typer.Context, files: list[str]) -> None:
    from facttrack.exchange.history import replay_history

    if len(files) != 1:
        raise UsageError("--history takes one file")
    with opened(ctx) as session:
        head = replay_history(session, files[0])
    say(f"replayed; head {head}", f"check it: facttrack verify --head {head}")


def _mapping(pairs: list[str]) -> dict[str, str]:
    mapping = {}
    for pair in pairs:
        theirs, equals, ours = pair.rpartition("=")
        if not (equals and theirs):
            raise UsageError(f"--map takes THEIRS=OURS, such as --map deaths=value, not {pair!r}")
        mapping[theirs] = ours
    return mapping


def export(
    ctx: typer.Context,
    question: Annotated[str, typer.Option("--question", help="Only this question's claims.")] = "",
    source: Annotated[str, typer.Option("--source", help="Only this publisher or origin.")] = "",
    history: Annotated[
        bool,
        typer.Option("--history", help="Every version and changeset, verbatim, to be replayed."),
    ] = False,
    out: Annotated[
        str, typer.Option("--out", "-o", metavar="FILE", help="Default: standard output.")
    ] = "-",
    format_: FormatOption = None,
    as_of: AsOfOption = "",
    said_by: SaidByOption = "",
) -> None:
    """Export claims, or the whole history.

    An import elsewhere gives the same claims; with --history it gives the same changesets. CSV,
    or JSON Lines with --format jsonl or a name that ends so.

    Example: facttrack export --out claims.csv
    """
    from facttrack.exchange.exporting import export_file
    from facttrack.exchange.history import export_history
    from facttrack.services.browse import Selection
    from facttrack.services.masking import mask

    if history:
        _refuse_beside_history(ctx, "out")
    kind = "" if history else _kind(format_, out)
    with opened(ctx) as session:
        if history:
            count = export_history(session, out)
        else:
            view = viewed(session, as_of, said_by)
            selection = Selection(question=question, source=source)
            count = export_file(session, out, kind, view, selection)
            if mask(session).labels:
                note(
                    "confidential sources stand by their labels, in texts too (see --confidential)"
                )
    if out != "-" or sys.stderr.isatty():
        note(f"{count:,} rows -> {out}")


def _kind(asked: Format | None, out: str) -> str:
    if asked in (Format.TABLE, Format.MD, Format.JSON):
        raise UsageError("export gives csv or jsonl (for people: facttrack report claims)")
    if asked is not None:
        return asked.value
    suffix = Path(out.removesuffix(".gz")).suffix.lower()
    if suffix not in _KINDS:
        raise UsageError(f"{out} ends in neither .csv nor .jsonl: name one of these, or --format")
    return _KINDS[suffix]


_KINDS = {"": "csv", ".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl"}
