from pathlib import Path

import pytest

from docs.sessions import ROOT, run, stable, steps

PAGES = ["README.md", "docs/guide.md", "docs/import.md", "docs/articles.md"]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_what_its_commands_print(page: str, tmp_path: Path) -> None:
    """Each command of a page, typed in an empty folder in the page's order, prints what it says."""
    told = steps((ROOT / page).read_text(encoding="utf-8"))
    assert told
    shown = run([step.command for step in told], tmp_path / "session")
    for step, output in zip(told, shown, strict=True):
        assert stable(output) == stable(step.output), step.command


@pytest.mark.parametrize("page", PAGES)
def test_every_shell_block_of_a_page_is_run(page: str) -> None:
    """A page has no shell block that the test above would pass over."""
    text = (ROOT / page).read_text(encoding="utf-8")
    kinds = {line for line in text.splitlines() if line.startswith("```") and line != "```"}
    assert kinds <= {"```console", "```text", "```csv", "```python"}
