from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from facttrack.errors import FacttrackError
from facttrack.services.outlets import written, written_beside

NOBODY = 65534
DENIED = "cannot be written: Permission denied"


@pytest.fixture
def anyone() -> Iterator[Path]:
    """A folder that anyone may write to; the test has nobody's rights where it had root's."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    yield folder
    os.seteuid(user)
    shutil.rmtree(folder)


@pytest.mark.parametrize("name", ["a.csv", "a.csv.gz"])
def test_a_file_that_may_not_be_written_to_is_not_replaced(anyone: Path, name: str) -> None:
    """Though its folder would let it be: it was made so by somebody who wants to keep it."""
    kept = anyone / name
    kept.write_text("kept")
    kept.chmod(0o444)
    for write in (written, written_beside):
        with pytest.raises(FacttrackError, match=DENIED) as caught, write(str(kept)):
            pass
        assert caught.value.exit_code == 1
    assert kept.read_text() == "kept"
    assert [p.name for p in anyone.iterdir()] == [name]
