"""What every test starts from: repeatable examples, a terminal of known width, no settings."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

# `ci` gives the same verdict on every run; HYPOTHESIS_PROFILE=search looks for what it never tried.
settings.register_profile("ci", derandomize=True, max_examples=60, deadline=None)
settings.register_profile("search", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The developer's own settings, terminal and time zone never reach a test."""
    for name in [name for name in os.environ if name.startswith("FACTTRACK_")]:
        monkeypatch.delenv(name)
    for name in ("FORCE_COLOR", "PY_COLORS", "CLICOLOR_FORCE", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("TZ", "UTC")
