"""How fast rows are imported and how much memory it takes: rows of its own making.

Run it with `python benchmarks/import_speed.py [ROWS]`.
"""

from __future__ import annotations

import csv
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from facttrack.exchange.exporting import export_file
from facttrack.exchange.history import export_history, replay_history
from facttrack.exchange.importing import import_files
from facttrack.services.session import Session, open_session, view
from facttrack.storage import migrate
from facttrack.storage.engine import Location

COLUMNS = (
    "subject place measure unit value source attribution event_date published_date url".split()
)
MEASURES, SOURCES, REVISED = 400, 5, 5
T = TypeVar("T")


def rows(count: int) -> Iterator[list[str]]:
    """Daily figures of many measures by a few sources; every fifth day's are revised next day."""
    day = date(2022, 1, 1)
    for n in range(count):
        measure, source = n % MEASURES, n % SOURCES
        said = day + timedelta(days=n // MEASURES)
        again = n // MEASURES % REVISED == REVISED - 1
        figures = [f"thing {measure} lost", "items", str(n + again), f"Source {source}"]
        if again:
            said -= timedelta(days=1)
        place = ["War", "Somewhere", *figures, "", said.isoformat()]
        published = f"{(said + timedelta(days=1 + again)).isoformat()}T08:00:00+02:00"
        yield [*place, published, f"https://x.example/{said}/{source}"]


def timed(what: str, work: Callable[[], T], count: int) -> T:
    """Do it and say how long it took."""
    start = time.perf_counter()
    done = work()
    took = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{what:28} {took:6.1f} s {count / took:9,.0f} rows/s   {peak} MB at most so far")
    return done


def new(folder: Path, name: str) -> Session:
    """An empty database."""
    location = Location(folder / f"{name}.db")
    migrate.create(location)
    return open_session(location, "benchmark")


def main(count: int) -> None:
    """Import, import again, export, import the export, export the history, replay it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, claims, history = (str(folder / n) for n in ("in.csv", "out.csv", "h.jsonl"))
        with Path(source).open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([COLUMNS, *rows(count)])
        one, two, three = (new(folder, stem) for stem in ("one", "two", "three"))
        report = timed("import", lambda: import_files(one, [source]), count)
        print(f"{report.claims:,} claims, {report.revisions:,} revisions")
        timed("import again", lambda: import_files(one, [source]), count)
        timed("export", lambda: export_file(one, claims, "csv", view(one)), count)
        timed("import the export", lambda: import_files(two, [claims]), count)
        timed("export --history", lambda: export_history(one, history), count)
        timed("replay the history", lambda: replay_history(three, history), count)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
