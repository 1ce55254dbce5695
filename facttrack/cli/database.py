"""init, upgrade, verify, backup: the database as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from facttrack.cli.common import counting, done_counting, location, note, opened
from facttrack.errors import IntegrityError, UsageError


def register(app: typer.Typer) -> None:
    """Add these commands to the program."""
    app.command("init")(init)
    app.command("upgrade")(upgrade)
    app.command("verify")(verify)
    app.command("backup")(backup)


def init(
    ctx: typer.Context,
    seed: Annotated[
        str, typer.Option("--seed", metavar="NAME", help="Start from a seed: badia, covid …")
    ] = "",
) -> None:
    """Make a new database, empty or from a seed.

    Example: facttrack init --seed covid
    """
    from facttrack.cli import seeding
    from facttrack.storage import migrate

    place = location(ctx)
    found = seeding.seed(seed) if seed else None
    migrate.create(place)
    typer.echo(f"created {place}")
    if found:
        seeding.sow(ctx, found)
        return
    typer.echo(
        'next: facttrack add "21 ISIS fighters killed" --source … --question … --date 2017-06-01'
    )


def upgrade(ctx: typer.Context) -> None:
    """Bring an older database to the present schema.

    What is recorded stays as it is.

    Example: facttrack --db old.db upgrade
    """
    from facttrack.storage import migrate

    before, after = migrate.upgrade(location(ctx))
    if before == after:
        typer.echo(f"{location(ctx)} is up to date (schema {after})")
    else:
        typer.echo(f"{location(ctx)}: schema {before} -> {after}")


def verify(
    ctx: typer.Context,
    head: Annotated[
        str | None,
        typer.Option("--head", metavar="HASH", help="A head printed earlier, to be found again."),
    ] = None,
) -> None:
    """Recompute every hash and print the head.

    The first break is named, with exit code 6. Keep the head elsewhere: with --head, a history
    that was rewritten as a whole is noticed too.

    Example: facttrack verify --head 3f5a…
    """
    from facttrack.storage.verify import verify as check

    if head is not None and not head.strip():
        raise UsageError("--head takes a hash that verify printed earlier: this one is empty")
    with opened(ctx) as session:
        verdict = check(session.connection, (head or "").strip(), counting("changesets"))
    done_counting()
    if verdict.break_:
        raise IntegrityError(f"{location(ctx)}: {verdict.break_}")
    typer.echo(
        f"ok: {verdict.changesets:,} changesets, {verdict.rows:,} rows; "
        f"head @{verdict.changesets} {verdict.head}"
    )
    if not verdict.searched:
        note("the search index was not checked: that needs a database that may be written to")


def backup(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="Where to; it must not exist yet.")],
) -> None:
    """Copy the database while others write.

    The copy is consistent, and a database of its own.

    Example: facttrack backup 2017-06-03.db
    """
    from facttrack.storage.backup import backup as copy

    with opened(ctx) as session:
        copy(session.connection, file, counting("pages"))
    done_counting()
    typer.echo(f"{location(ctx)} -> {file}        check it: facttrack --db {file} verify")
