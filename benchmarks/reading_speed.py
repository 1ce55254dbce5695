"""Times the reader: `python -m benchmarks.reading_speed` (1,000 sentences, a megabyte, start)."""

from __future__ import annotations

import random
import subprocess
import sys
import time
import tomllib

from benchmarks.reading_score import ARTICLES
from facttrack.reading import read
from facttrack.reading.sentences import split_sentences

_START = (
    "import time; s = time.perf_counter(); import facttrack.reading; print(time.perf_counter() - s)"
)
_MEGABYTE = 1_000_000
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
    for name, made in (("number words", number_words), ("figures", figures)):
        seconds = min(cpu_seconds(made(_MEGABYTE // 10)) for _ in range(3))
        print(f"{name}: {10 * seconds:.1f} s a megabyte")
    print(f"import: {1000 * start_seconds():.0f} ms")
