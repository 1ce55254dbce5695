"""What was weighed for storage, measured: `python -m benchmarks.storage_choices [CLAIMS]`.

First, the same rows written in one transaction into one table, with its triggers and indexes, by
three ways: the INSERT kept as text through sqlite3, SQLAlchemy Core, and SQLModel objects. Then
claims added to a ledger that holds some already, with and without SQLite's own foreign keys.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from facttrack.domain.claim import Kind, Version
from facttrack.domain.quantity import Quantifier, Quantity
from facttrack.storage import migrate
from facttrack.storage.engine import Location, connect, writing
from facttrack.storage.statements import COLUMNS, insert
from facttrack.storage.writer import recording

_FURTHER = 500
_ROUNDS = 3


def add_claims(connection: sqlite3.Connection, first: int, count: int) -> None:
    """Record claims of one version each, in one changeset."""
    quantity = Quantity(best=Decimal(21), quantifier=Quantifier.EXACT, unit="persons", wording="21")
    with recording(connection, "benchmark", "", "2026-01-01T00:00:00.000000Z") as writer:
        for number in range(first, first + count):
            claim = writer.add_claim(f"slot{number}", 1, f"place{number}")
            writer.add_version(
                Version(claim, 1, writer.number, Kind.RECORD, quantity, origin_assumed=True)
            )


def fresh(folder: Path, name: str) -> sqlite3.Connection:
    """A new database, open."""
    location = Location(folder / name)
    migrate.create(location)
    return connect(location)


def by_sqlite3(connection: sqlite3.Connection, _: Path, rows: list[tuple[Any, ...]]) -> None:
    """As the writer does it."""
    with writing(connection):
        connection.executemany(insert("version"), rows)


def by_core(_: sqlite3.Connection, path: Path, rows: list[tuple[Any, ...]]) -> None:
    """SQLAlchemy Core's executemany."""
    from sqlalchemy import create_engine

    from facttrack.storage.tables import VersionRow

    table: Any = VersionRow.__table__  # type: ignore[attr-defined]
    dicts = [dict(zip(COLUMNS["version"], row, strict=True)) for row in rows]
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as run:
        run.execute(table.insert(), dicts)
    engine.dispose()


def by_objects(_: sqlite3.Connection, path: Path, rows: list[tuple[Any, ...]]) -> None:
    """SQLModel objects through a session."""
    from sqlalchemy import create_engine
    from sqlmodel import Session

    from facttrack.storage.tables import VersionRow

    engine = create_engine(f"sqlite:///{path}")
    with Session(engine) as session:
        session.add_all(
            VersionRow(**dict(zip(COLUMNS["version"], row, strict=True))) for row in rows
        )
        session.commit()
    engine.dispose()


WAYS: dict[str, Callable[[sqlite3.Connection, Path, list[tuple[Any, ...]]], None]] = {
    "text through sqlite3": by_sqlite3,
    "SQLAlchemy Core": by_core,
    "SQLModel objects": by_objects,
}


def weigh_writing(folder: Path, rows: list[tuple[Any, ...]]) -> None:
    """Print how long each way takes, and its ratio to the first."""
    best: dict[str, float] = {}
    for turn in range(_ROUNDS):
        for place, (name, way) in enumerate(WAYS.items()):
            file = f"write-{turn}-{place}.db"
            connection = fresh(folder, file)
            start = time.perf_counter()
            way(connection, folder / file, rows)
            taken = time.perf_counter() - start
            best[name] = min(taken, best.get(name, taken))
            connection.close()
    print(f"{len(rows):,} rows of {len(COLUMNS['version'])} columns, best of {_ROUNDS}")
    for name, seconds in best.items():
        print(f"  {name:24} {seconds:6.2f} s {seconds / best['text through sqlite3']:6.1f}")


def weigh_keys(folder: Path, connection: sqlite3.Connection, held: int) -> None:
    """Print how long further claims take without and with SQLite's foreign keys."""
    print(f"{_FURTHER} claims added to {held:,}, in one changeset")
    off = 0.0
    for turn, setting in enumerate(("OFF", "ON")):
        copied = sqlite3.connect(folder / f"keys-{setting}.db", isolation_level=None)
        connection.backup(copied)
        copied.execute(f"PRAGMA foreign_keys={setting}")
        start = time.perf_counter()
        add_claims(copied, held + turn * _FURTHER, _FURTHER)
        taken = time.perf_counter() - start
        off = off or taken
        print(f"  foreign_keys={setting:11} {taken:6.2f} s {taken / off:6.1f}")
        copied.close()


def main(claims: int) -> None:
    """Measure both."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        connection = fresh(folder, "held.db")
        add_claims(connection, 0, claims)
        columns = ", ".join(COLUMNS["version"])
        rows = connection.execute(f"SELECT {columns} FROM version").fetchall()  # noqa: S608
        weigh_writing(folder, rows)
        weigh_keys(folder, connection, claims)
        connection.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 20_000)
