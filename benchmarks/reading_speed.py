"""Times the reader: `python -m benchmarks.reading_speed` (1,000 sentences, a megabyte, start).

With `--whole` it times the command on ten megabytes each, in every form that it prints, too, on as
many cores as it may use (`taskset -c 0` for one): text as dense in figures as the annotated
articles, its paragraphs shuffled and its figures changed at every round, and texts that nobody
writes.
"""

from __future__ import annotations

import random
import re
import resource
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

from benchmarks.reading_score import ARTICLES
from facttrack.reading import read
from facttrack.reading.sentences import split_sentences

_START = (
    "import time; s = time.process_time(); import facttrack.reading; print(time.process_time() - s)"
)
_READ = "from facttrack.cli import main; main()"
_MEGABYTE = 1_000_000
_FORMS = ("jsonl", "csv", "json", "table")
# The first digits of numbers that are no years.
_LEADING = re.compile(r"(?<![\d.,])[1-9](?=\d{1,2}(?!\d))|(?<![\d.,])[1-9]\d?(?=,\d)")
_NUMBER_WORDS = """one two three four five six seven eight nine ten eleven twelve twenty thirty
    hundred thousand million dozens several half third and""".split()
_FIGURES = (
    "{} killed and {} wounded",
    "between {} and {}",
    "more than {} people",
    "{}%",
    "${} million",
    "{} of the {} houses",
    "{}-{}",
    "{} km",
    "the army said {} died.",
    "rose from {} to {}.",
)


def _chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - the same texts each time


def prose(size: int, seed: int = 1) -> str:
    """The paragraphs of the annotated articles, shuffled anew as often as it takes."""
    chance = _chance(seed)
    texts = (tomllib.loads(p.read_text(encoding="utf-8"))["text"] for p in ARTICLES.glob("*.toml"))
    paragraphs = [p for text in texts for p in text.split("\n\n")]
    found: list[str] = []
    while sum(map(len, found)) < size:
        found.append("\n\n".join(chance.sample(paragraphs, len(paragraphs))))
    return "\n\n".join(found)[:size]


def number_words(size: int) -> str:
    """Nothing but number words."""
    return " ".join(_chance(2).choices(_NUMBER_WORDS, k=size // 4))[:size]


def figures(size: int) -> str:
    """Figures packed into as few words as they need."""
    chance = _chance(3)
    pieces = " ".join(chance.choices(_FIGURES, k=size // 12))
    return "".join(
        f"{chance.randint(1, 99_999):,}" if part == "{}" else part
        for piece in pieces.split("{}")
        for part in (piece, "{}")
    )[:size]


def dense(size: int) -> str:
    """The annotated articles with other figures each time, so that nothing is read twice."""
    chance = _chance(4)
    return _LEADING.sub(lambda match: str(chance.randint(1, 9)) + match[0][1:], prose(size))


def hostile(size: int) -> dict[str, str]:
    """Texts that nobody writes, by what they are made of."""
    return {
        "number words": number_words(size),
        "figures": figures(size),
        "digits": " ".join(_chance(5).choices("0123456789", k=size // 2)),
        "quotes": '"' * size,
        "one line": dense(size).replace("\n", " "),
    }


def whole(text: str, form: str) -> str:
    """What the command takes on a text, all its processes together, and what was cut."""
    with tempfile.TemporaryDirectory() as folder:
        source, printed = Path(folder, "text.txt"), Path(folder, "out")
        source.write_text(text, encoding="utf-8")
        command = [sys.executable, "-c", _READ, "read", str(source), "--all", "--format", form]
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        started = time.monotonic()
        with printed.open("wb") as out:
            done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, check=True)
        passed = time.monotonic() - started
        seconds = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
        found = printed.read_text(encoding="utf-8")
    lines, said = found.count("\n"), found[-2_000:] + done.stderr.decode()
    cut = re.search(r"only its first [\d,]+", said)
    told = cut[0] if cut else "whole"
    return f"{seconds:.1f} s of the processor in {passed:.1f} s, {lines:,} lines, {told}"


def cpu_seconds(text: str) -> float:
    """The seconds of CPU that one reading takes."""
    start = time.process_time()
    read(text)
    return time.process_time() - start


def start_seconds() -> float:
    """The import's own time in a new interpreter, the best of five."""
    command = [sys.executable, "-c", _START]
    runs = [subprocess.run(command, capture_output=True, check=True) for _ in range(5)]
    return min(float(run.stdout) for run in runs)


if __name__ == "__main__":
    text = prose(_MEGABYTE // 2)
    read(text[:20_000])
    count = sum(1 for _ in split_sentences(text))
    seconds = min(cpu_seconds(text) for _ in range(3))
    print(
        f"prose: {2 * seconds:.1f} s a megabyte, {1000 * seconds / count:.2f} s for 1,000 sentences"
    )
    for name, make in (("number words", number_words), ("figures", figures)):
        seconds = min(cpu_seconds(make(_MEGABYTE // 10)) for _ in range(3))
        print(f"{name}: {10 * seconds:.1f} s a megabyte")
    print(f"import: {1000 * start_seconds():.0f} ms")
    if "--whole" in sys.argv:
        text = dense(10 * _MEGABYTE)
        for form in _FORMS:
            print(f"10 MB, dense, {form}: {whole(text, form)}")
        for name, made in hostile(10 * _MEGABYTE).items():
            print(f"10 MB, {name}, jsonl: {whole(made, 'jsonl')}")
