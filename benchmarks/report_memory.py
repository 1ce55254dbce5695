"""What every report costs in each format: time and peak memory, each in a process of its own.

Run it with `python -m benchmarks.report_memory --claims N [--shape S] [--keep FOLDER]
[--reports A,B] [--formats C,D] [--commands E,F]`. The claims are of its own making and always the
same: daily figures by several origins, with echoes, revisions, bounds and vague words. Of shape

- `spread` they stand on some hundreds of questions, three fifths as many questions and dates as
  claims;
- `question` all of them on one question, at as many dates;
- `date` on one question at one date, by as many origins as papers that repeat each;
- `origins` the same, each by an origin of its own;
- `publisher` the same, each told by one paper that credits an origin of its own;
- `origins-dates` on one question, at as many dates as of shape `question`, each by an origin of
  its own;
- `questions` each on a question of its own, by few origins;
- `origins-questions` each on a question of its own and by an origin of its own.

With --keep the database stays, and is used again. `--reports ""` leaves the reports out. Of the
commands, which are those of `COMMANDS` where none is named, what they print is thrown away.
"""

from __future__ import annotations

import argparse
import csv
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import count, cycle, islice
from math import isqrt
from pathlib import Path

from facttrack.reports.columns import ABOUT
from facttrack.reports.write import FORMATS

PROGRAM = str(Path(sys.executable).parent / "facttrack")
COLUMNS = (
    *("subject", "place", "measure", "basis", "unit", "value", "source", "attribution"),
    *("event_date", "asserted_date", "published_date", "url", "quote"),
)
# How many claims there are at one date after the other: twenty at twelve dates.
_CLAIMS = (1, 1, 3, 1, 2, 2, 1, 1, 1, 1, 1, 5)
_DATES = 1_500
_PAPERS = 23
_REVISED = 20
# Of three claims at a date the third repeats the first.
_OFFICES_AT_A_DATE = 3
_LIMIT = 2_048
_BASES = ("cumulative", "stock", "flow")
_WORDINGS = (
    *("{}", "{}", "{}", "{}", "{}", "{}", "about {}", "at least {}", "more than {}"),
    *("between {} and {more}", "hundreds", "nearly {}"),
)
_OFFICES = ("Ministry", "Monitor", "Observatory", "Command", "Agency", "Survey", "Union")
# Names come again after a while, but not those of the very many offices of one date.
_NUMBERS, _MANY = 40, 1_000


# A claim's question, day and office by number, and the number of the paper that repeats it.
_Place = tuple[int, int, int, int | None]


def rows(claims: int, shape: str = "spread") -> Iterator[list[str]]:
    """The rows of so many claims: every twentieth is revised by a further row."""
    for made, place in enumerate(islice(SHAPES[shape](claims), claims), 1):
        yield _row(place, made, again=0)
        if made % _REVISED == 0:
            yield _row(place, made, again=1)


def _spread(_: int) -> Iterator[_Place]:
    return _daily(_DATES)


def _one_question(claims: int) -> Iterator[_Place]:
    return _daily(claims)


def _daily(dates: int) -> Iterator[_Place]:
    """A few claims a day, so many days a question; the third of a day repeats the first."""
    made, sizes = count(1), cycle(_CLAIMS)
    for place in count():
        question, day = divmod(place, dates)
        for n in range(next(sizes)):
            paper = next(made) % _PAPERS
            echo = n % _OFFICES_AT_A_DATE == _OFFICES_AT_A_DATE - 1
            yield (question, day, 0, paper) if echo else (question, day, n, None)


def _one_date(claims: int) -> Iterator[_Place]:
    """Every office's own claim, then paper by paper what it repeats of each."""
    offices = isqrt(claims - 1) + 1
    for n in count():
        paper, office = divmod(n, offices)
        yield 0, 0, _MANY + office, paper or None


def _origins(_: int) -> Iterator[_Place]:
    """Every claim an office's own, at one date."""
    return ((0, 0, _MANY + n, None) for n in count())


def _publisher(_: int) -> Iterator[_Place]:
    """One paper's claims at one date, each credited to an office of its own."""
    return ((0, 0, _MANY + n, 1) for n in count())


def _origins_dates(claims: int) -> Iterator[_Place]:
    """A few claims a day, every claim an office's own."""
    daily = enumerate(_one_question(claims))
    return ((0, day, _MANY + n, None) for n, (_, day, _, _) in daily)


def _questions(_: int) -> Iterator[_Place]:
    """Every claim on a question of its own, by few offices."""
    return ((n, 0, 0, None) for n in count())


def _origins_questions(_: int) -> Iterator[_Place]:
    """Every claim on a question of its own and an office's own."""
    return ((n, 0, _MANY * (n + 1), None) for n in count())


SHAPES = {
    "spread": _spread,
    "question": _one_question,
    "date": _one_date,
    "origins": _origins,
    "publisher": _publisher,
    "origins-dates": _origins_dates,
    "questions": _questions,
    "origins-questions": _origins_questions,
}


def _row(place: _Place, made: int, *, again: int) -> list[str]:
    """One figure; a paper repeats its office's, which it credits."""
    question, day, office, paper = place
    on = date(2016, 1, 1) + timedelta(days=day)
    said = on + timedelta(days=1 + again)
    figure = 100 + day * 7 + question + office * 13 + again * 5
    wording = _WORDINGS[made % len(_WORDINGS)] if paper is None else "{}"
    value = wording.format(figure, more=figure + 40)
    who = _office(question % _MANY + office)
    outlet = who if paper is None else f"Paper {paper}"
    return [
        *("Fictional war", f"Province {question % 17}", f"item {question} counted"),
        *(_BASES[question % len(_BASES)], "items", value, outlet, "" if paper is None else who),
        *(on.isoformat(), said.isoformat(), f"{said.isoformat()}T08:00:00+02:00"),
        f"https://x.example/{outlet.replace(' ', '-')}/{said.isoformat()}",
        f"The count of item {question} stands at {value}." if made % 4 == 0 else "",
    ]


def _office(n: int) -> str:
    kind = _OFFICES[n % len(_OFFICES)]
    return f"{kind} {n % _NUMBERS}" if n < _MANY else f"{kind} of Province {n}"


def measured(command: Sequence[str], database: Path) -> tuple[int, float, float, int]:
    """Run a command: exit code, seconds passed, seconds of work, and its peak in megabytes."""
    environment = {**os.environ, "FACTTRACK_DB": str(database)}
    start = time.perf_counter()
    child = subprocess.Popen(
        [PROGRAM, *command], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    told = child.stderr.read() if child.stderr else b""
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        print("   ", told.decode(errors="replace").strip().splitlines()[-1])
    took = time.perf_counter() - start
    return child.returncode, took, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024


def database(folder: Path, claims: int, shape: str) -> Path:
    """The database of so many claims, made if it is not there."""
    name = f"claims-{claims}" if shape == "spread" else f"claims-{claims}-{shape}"
    path = folder / f"{name}.db"
    if path.exists():
        return path
    source, part = folder / f"{name}.csv", folder / f"{name}.part.db"
    with source.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(_lines(claims, shape))
    part.unlink(missing_ok=True)
    measured(["init"], part)
    _tell("import", "", measured(["import", str(source)], part), source.stat().st_size)
    part.rename(path)
    return path


def _lines(claims: int, shape: str) -> Iterator[Sequence[str]]:
    yield COLUMNS
    yield from rows(claims, shape)


def _tell(what: str, form: str, found: tuple[int, float, float, int], size: int) -> None:
    code, took, worked, peak = found
    mark = "" if code == 0 else f"  exit {code}"
    mark += "  OVER 2 GB" if peak > _LIMIT else ""
    print(
        f"{what:11} {form:8} {took:7.1f} s {worked:7.1f} s of work {peak:6,} MB"
        f" {size / 1e6:8,.1f} MB written{mark}",
        flush=True,
    )


# What else reads every claim; `diff` tells all that was recorded, `compare` the first question.
COMMANDS = {
    "compare": ("compare", "q1", "--format", "csv"),
    "list": ("list", "--format", "csv"),
    "log": ("log", "--format", "csv"),
    "diff": ("diff", "@0", "--format", "csv"),
    "export": ("export", "--format", "csv"),
    "verify": ("verify",),
}


def main(found: Path, folder: Path, reports: Sequence[str], formats: Sequence[str]) -> None:
    """Measure the reports that are named in the formats that are named."""
    for report in reports:
        for form in formats:
            out = folder / f"report.{form}"
            out.unlink(missing_ok=True)
            command = ["report", report, "--format", form, "--out", str(out)]
            result = measured(command, found)
            _tell(report, form, result, out.stat().st_size if out.exists() else 0)
            out.unlink(missing_ok=True)


def run_commands(found: Path, commands: Sequence[str]) -> None:
    """Measure the commands that are named."""
    for name in commands:
        _tell(name, "", measured(COMMANDS[name], found), 0)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--shape", choices=tuple(SHAPES), default="spread")
    parser.add_argument("--keep", type=Path, help="a folder for the database, which stays there")
    parser.add_argument("--reports", default=",".join(ABOUT))
    parser.add_argument("--formats", default=",".join(FORMATS))
    parser.add_argument("--commands", default=",".join(COMMANDS))
    return parser.parse_args()


def _names(text: str) -> list[str]:
    return [name for name in text.split(",") if name]


if __name__ == "__main__":
    asked = _asked()
    with tempfile.TemporaryDirectory() as temporary:
        kept = asked.keep or Path(temporary)
        made = database(kept, asked.claims, asked.shape)
        main(made, kept, _names(asked.reports), _names(asked.formats))
        run_commands(made, _names(asked.commands))
