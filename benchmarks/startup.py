"""What a command costs before it does anything: `python -m benchmarks.startup [ROUNDS]`.

Prints the median of each command in milliseconds, and its ratio to a bare interpreter's in the same
run. The commands take turns, so that a slow moment of the machine strikes all of them. The last
lines are what is not imported when a command starts, for comparison.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROGRAM = str(Path(sys.executable).parent / "facttrack")
BARE = "python -c pass"
_ADD = "add 21 --source PMU --question killed --date 2017-06-01 --new-claim"
COMMANDS: dict[str, list[str]] = {
    BARE: [sys.executable, "-c", "pass"],
    "facttrack --version": [PROGRAM, "--version"],
    "facttrack --help": [PROGRAM, "--help"],
    "facttrack add": [PROGRAM, *_ADD.split()],
    "facttrack list --limit 20": [PROGRAM, "list", "--limit", "20"],
    "facttrack compare": [PROGRAM, "compare", "q1"],
    "python -c 'import typer'": [sys.executable, "-c", "import typer"],
    "python -c 'import typer, sqlmodel'": [sys.executable, "-c", "import typer, sqlmodel"],
    "python -c 'import typer, pandas'": [sys.executable, "-c", "import typer, pandas"],
}


def main(rounds: int) -> None:
    """Time every command, each `rounds` times, and print the medians."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "FACTTRACK_DB": f"{folder}/bench.db"}
        subprocess.run([PROGRAM, "init"], env=environment, check=True, capture_output=True)
        subprocess.run(COMMANDS["facttrack add"], env=environment, check=True, capture_output=True)
        taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
        for _ in range(rounds):
            for name, command in COMMANDS.items():
                start = time.perf_counter()
                subprocess.run(command, env=environment, check=True, capture_output=True)
                taken[name].append(time.perf_counter() - start)
    bare = statistics.median(taken[BARE])
    for name, times in taken.items():
        middle = statistics.median(times)
        print(f"{name:36} {1000 * middle:7.0f} ms {middle / bare:6.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 15)
