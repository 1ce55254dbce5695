"""A database at hand: opened, closed, read as of a view."""

from __future__ import annotations

import weakref
from pathlib import Path
from typing import Self

from facttrack.config import settings
from facttrack.services import session
from facttrack.storage.engine import Location
from facttrack.storage.migrate import create


class Opened:
    """An open database; use it in a `with` block, or `close` it; one forgotten closes itself."""

    def __init__(
        self,
        path: str | Path,
        *,
        actor: str = "",
        clock: session.Clock = session.utc_now,
        confidential: bool = False,
    ) -> None:
        """Open a database; `actor` signs what is recorded, by default the login name.

        `confidential` shows the names of confidential sources instead of their public labels.

        Raises NotFoundError where there is none.
        """
        chosen = settings(str(path), actor, {})
        self._session = session.open_session(
            Location.parse(chosen.database), chosen.actor, clock, confidential=confidential
        )
        self._let_go = weakref.finalize(self, self._session.close)

    @classmethod
    def open(cls, path: str | Path, *, actor: str = "", confidential: bool = False) -> Self:
        """The database at a path.

        Raises NotFoundError where there is none.
        """
        return cls(path, actor=actor, confidential=confidential)

    @classmethod
    def create(cls, path: str | Path, *, actor: str = "") -> Self:
        """A new database at a path, open.

        Raises ConflictError where a file stands already.
        """
        create(Location.parse(str(path)))
        return cls(path, actor=actor)

    def close(self) -> None:
        """Let go of the database."""
        self._let_go()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return (
            f"{type(self).__name__}({str(self._session.location)!r}, actor={self._session.actor!r})"
        )

    def _view(self, as_of: str = "", said_by: str = "") -> session.View:
        return session.view(self._session, as_of, said_by)
