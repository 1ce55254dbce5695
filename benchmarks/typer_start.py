"""What Typer costs before a command: `python -m benchmarks.typer_start PYTHON...`.

Each PYTHON is the interpreter of an environment with another version of Typer. Prints the median of
a program with two empty commands, in milliseconds, and its ratio to the same interpreter alone.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

_ROUNDS = 15
_PROGRAM = """
import typer
app = typer.Typer()
@app.command()
def one(x: str = ""): pass
@app.command()
def two(x: str = ""): pass
app(["one"])
"""
_VERSION = "from importlib.metadata import version; print(version('typer'))"


def seconds(python: str, program: str) -> float:
    """How long an interpreter takes for a program."""
    start = time.perf_counter()
    subprocess.run([python, "-c", program], check=True, capture_output=True)
    return time.perf_counter() - start


def main(pythons: list[str]) -> None:
    """Time each environment, in turns."""
    taken: dict[str, list[tuple[float, float]]] = {python: [] for python in pythons}
    for _ in range(_ROUNDS):
        for python, times in taken.items():
            times.append((seconds(python, "pass"), seconds(python, _PROGRAM)))
    for python, times in taken.items():
        bare, program = (statistics.median(column) for column in zip(*times, strict=True))
        found = subprocess.run([python, "-c", _VERSION], check=True, capture_output=True, text=True)
        print(f"typer {found.stdout.strip():8} {1000 * program:6.0f} ms {program / bare:5.1f}")


if __name__ == "__main__":
    main(sys.argv[1:] or [sys.executable])
