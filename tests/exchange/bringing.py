"""Short ways to import in tests."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from facttrack.domain.claim import History, Kind, Version
from facttrack.exchange.importing import import_files
from facttrack.services.import_report import ImportReport
from facttrack.services.session import Session
from facttrack.storage import reader

COLUMNS = ",".join(
    """subject place measure unit value low high source attribution event_date published_date url
    note""".split()
)


@dataclass(frozen=True, slots=True)
class Bringer:
    """Imports texts as if they were files."""

    session: Session
    folder: Path

    def file(self, text: str | bytes, name: str = "claims.csv") -> str:
        """A file that holds a text."""
        data = text.encode() if isinstance(text, str) else text
        path = self.folder / name
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        return str(path)

    def __call__(
        self,
        text: str | bytes,
        name: str = "claims.csv",
        *,
        columns: Mapping[str, str] | None = None,
        on_error: str = "stop",
        dry_run: bool = False,
        rejects: str | None = None,
    ) -> ImportReport:
        """Import one file."""
        return import_files(
            self.session,
            [self.file(text, name)],
            map=columns,
            on_error=on_error,
            dry_run=dry_run,
            rejects=rejects,
        )

    def rows(
        self, *rows: str, columns: str = "value,source,attribution,published_date"
    ) -> ImportReport:
        """Import rows about one question and one day."""
        lines = [f"subject,place,unit,event_date,{columns}"]
        lines += [f"ISIS fighters killed,Taru,persons,2017-06-01,{row}" for row in rows]
        return self("\n".join(lines) + "\n")

    def histories(self) -> list[History]:
        """Every claim with its versions."""
        return list(reader.histories(self.session.connection, 2**62))

    def told(self) -> list[list[str]]:
        """Each claim as its versions in short: "record 21", "retract 21"."""
        return [[short(v) for v in h.versions] for h in self.histories()]

    def sightings(self) -> list[tuple[int, int]]:
        """The sightings, each as claim and version."""
        found = reader.sightings(self.session.connection, 2**62)
        return [(s.claim_id, s.version_number) for s in found]


def short(version: Version) -> str:
    """A version in short."""
    q = version.quantity
    figure = q.best if q.best is not None else f"{q.low}..{q.high}"
    by = " by us" if version.kind is Kind.RETRACT and version.retracted_by == "us" else ""
    return f"{version.kind.value} {figure}{by}"
