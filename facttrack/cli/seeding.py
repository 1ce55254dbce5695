"""Seeds: real figures that a new database can start from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import typer

from facttrack.cli.common import opened
from facttrack.errors import NotFoundError


@dataclass(frozen=True, slots=True)
class Seed:
    """A seed's name, and its files."""

    name: str
    folder: Path

    @property
    def claims(self) -> list[Path]:
        """The files to import, in the order of their names."""
        return sorted(self.folder.glob("*.csv"))

    @property
    def articles(self) -> list[Path]:
        """Texts to try the reader on."""
        return sorted(self.folder.glob("*.txt"))


def seed(name: str) -> Seed:
    """The seed of a name.

    Raises NotFoundError, naming those that there are.
    """
    folder = _folder()
    known = sorted(p.name for p in folder.iterdir() if p.is_dir()) if folder.is_dir() else []
    if name not in known:
        raise NotFoundError(f"there is no seed {name!r}: there are {', '.join(known) or 'none'}")
    return Seed(name, folder / name)


def _folder() -> Path:
    package = Path(__file__).resolve().parent.parent
    inside = package / "_seeds"
    return inside if inside.is_dir() else package.parent / "seeds"


def sow(ctx: typer.Context, found: Seed) -> None:
    """Import a seed's claims into the new database and say what there is to try."""
    from facttrack.exchange.importing import import_files
    from facttrack.exchange.telling import lines

    if found.claims:
        with opened(ctx) as session:
            report = import_files(session, [str(path) for path in found.claims])
        for line in lines(report):
            typer.echo(line)
        typer.echo("next: facttrack list; facttrack question list; facttrack compare q1")
    for article in found.articles:
        typer.echo(f"next: facttrack read {article}")
