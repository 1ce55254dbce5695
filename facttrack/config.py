"""What the environment says: read once, by the command line."""

from __future__ import annotations

import getpass
import os
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """Which database, and who acts."""

    database: str
    actor: str


def settings(
    database: str | None, actor: str | None, environment: Mapping[str, str] | None = None
) -> Settings:
    """The settings: what is said, else FACTTRACK_DB and FACTTRACK_ACTOR, else the defaults.

    The defaults are facttrack.db in the present folder and the login name.
    """
    env = os.environ if environment is None else environment
    return Settings(
        database or env.get("FACTTRACK_DB") or "facttrack.db",
        actor or env.get("FACTTRACK_ACTOR") or _login(),
    )


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"
