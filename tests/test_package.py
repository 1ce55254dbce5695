"""What holds for the package as a whole, whatever its modules do."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest

import facttrack

ROOT = Path(__file__).parent.parent
HEAVY = {"alembic", "numpy", "pandas", "pint", "sqlalchemy", "sqlmodel", "trafilatura"}
LOCKS = ["requirements.lock", "requirements-runtime.lock"]

needs_cli = pytest.mark.skipif(
    find_spec("facttrack.cli") is None, reason="the command line is not written yet"
)


def _loaded_by(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


def _pins(lock: str) -> dict[str, str]:
    text = (ROOT / lock).read_text()
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


def test_importing_the_package_loads_no_heavy_library() -> None:
    """`import facttrack` is free: a notebook or a command pays only for what it calls."""
    assert not _loaded_by("import facttrack") & HEAVY


@needs_cli
def test_importing_the_command_line_loads_no_heavy_library() -> None:
    """Completion and `--help` answer at once."""
    assert not _loaded_by("import facttrack.cli") & HEAVY


@needs_cli
def test_version_is_printed() -> None:
    """`facttrack --version` names the version that is installed."""
    command = Path(sys.executable).with_name("facttrack")
    run = subprocess.run([command, "--version"], capture_output=True, text=True, check=True)
    assert facttrack.__version__ in run.stdout.split()


def test_domain_imports_the_standard_library_only() -> None:
    """The rules about numbers can be read, tested and kept without any library."""
    allowed = sys.stdlib_module_names | {"facttrack"}
    for path in sorted((ROOT / "facttrack" / "domain").glob("**/*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or "facttrack"]
            assert {name.partition(".")[0] for name in names} <= allowed, path


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_pins_versions_with_hashes_and_holds_no_address(lock: str) -> None:
    """A lock says what is installed, never from where."""
    text = (ROOT / lock).read_text()
    assert "://" not in text
    assert "--index" not in text
    for block in re.split(r"\n(?=\S)", text.strip()):
        assert re.match(r"[a-z0-9-]+==\S+", block), block
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", block), block


def test_locks_hold_what_the_project_declares() -> None:
    """A dependency added to pyproject.toml without `make lock` is noticed here."""
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text())
    project = pyproject["project"]

    def names(requirements: list[str]) -> set[str]:
        return {re.split(r"[^\w-]", text, maxsplit=1)[0].lower() for text in requirements}

    runtime, everything = _pins(LOCKS[1]), _pins(LOCKS[0])
    assert names(project["dependencies"]) <= runtime.keys()
    extras = [text for group in project["optional-dependencies"].values() for text in group]
    assert names(extras + pyproject["dependency-groups"]["dev"]) <= everything.keys()
    assert runtime.items() <= everything.items()
