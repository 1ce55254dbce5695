import os
import subprocess
from pathlib import Path

from docs.sessions import ROOT


def test_the_demo_runs_twice_and_prints_the_worked_examples(tmp_path: Path) -> None:
    """A second run starts anew; both give the figures that the domain's worked examples state."""
    for _ in range(2):
        done = subprocess.run(
            ["bash", str(ROOT / "demo" / "run"), str(tmp_path)],
            env={**os.environ, "COLUMNS": "100"},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stdout
    assert "range 23,476-34,308   best 26,057" in done.stdout
    assert "range 23,476-32,070   best 26,057" in done.stdout
    assert "range 17-26 open above   best 21 (of 17, 21, 25)" in done.stdout
    assert "2 of 4 independent origins agree on 21" in done.stdout
    assert "range 17-26 open above   best 24 (of 17, 24, 25)" in done.stdout
    assert "3 of 4 independent origins agree on 24; 17 (c3) is an outlier" in done.stdout
    assert {p.name for p in tmp_path.glob("*.csv")} >= {
        "claims.csv",
        "comparison.csv",
        "changes.csv",
    }
