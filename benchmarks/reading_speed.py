"""Times the reader: `python -m benchmarks.reading_speed` (seconds per 1,000 sentences, start)."""

from __future__ import annotations

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


def sentences_a_second(copies: int = 3) -> tuple[int, float]:
    """The sentences in copies of all annotated articles, and the seconds to read them."""
    texts = [tomllib.loads(p.read_text(encoding="utf-8"))["text"] for p in ARTICLES.glob("*.toml")]
    text = "\n\n".join(texts * copies)
    read(texts[0])
    start = time.perf_counter()
    read(text)
    return sum(1 for _ in split_sentences(text)), time.perf_counter() - start


def start_seconds() -> float:
    """The import's own time in a new interpreter, the best of five."""
    command = [sys.executable, "-c", _START]
    runs = [subprocess.run(command, capture_output=True, check=True) for _ in range(5)]
    return min(float(run.stdout) for run in runs)


if __name__ == "__main__":
    count, seconds = sentences_a_second()
    print(f"{count:,} sentences in {seconds:.2f} s: {1000 * seconds / count:.2f} s for 1,000")
    print(f"import: {1000 * start_seconds():.0f} ms")
