from __future__ import annotations

import subprocess
import sys

import pytest

import facttrack
import facttrack.comparison
import facttrack.reading


@pytest.mark.parametrize("package", [facttrack, facttrack.comparison, facttrack.reading])
def test_every_public_name_is_there(package: object) -> None:
    """What __all__ promises is found, and nothing else is made up."""
    assert all(getattr(package, name) is not None for name in package.__all__)  # type: ignore[attr-defined]
    with pytest.raises(AttributeError, match="has no attribute 'claims_of'"):
        package.claims_of  # type: ignore[attr-defined]  # noqa: B018


def test_a_typed_figure_loads_nothing_that_reads_whole_texts() -> None:
    """`add` starts without the reader of articles, and without what compares."""
    said = "import sys, facttrack.reading, facttrack.comparison; print(*sys.modules)"
    loaded = subprocess.check_output([sys.executable, "-c", said], text=True, timeout=60).split()
    assert "facttrack.reading.quantities" in loaded
    assert not {"facttrack.reading.reader", "facttrack.comparison.summary"} & set(loaded)
