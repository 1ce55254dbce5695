"""A claim while rows are applied to it: which statement a row follows, and what it adds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from facttrack.domain.claim import Kind, RetractedBy, Sighting, Version
from facttrack.domain.history import state_at
from facttrack.services.import_report import Tally
from facttrack.services.import_versions import Maker, Statement
from facttrack.storage.staging import UNDATED
from facttrack.storage.writer import Writer

_KINDS = {
    Kind.REVISE: "revisions",
    Kind.CORRECT: "corrections",
    Kind.RETRACT: "retractions",
    Kind.REINSTATE: "reinstatements",
}


class OpenClaim:
    """A claim with its statements in the order said, from the ledger or from this import."""

    def __init__(self, claim_id: int, versions: tuple[Version, ...] = ()) -> None:
        self.id = claim_id
        self.newest = versions[-1] if versions else None
        self._count = versions[-1].number if versions else 0
        state = state_at(versions) if versions else None
        self._statements = list(state.statements) if state else []
        self._withdrawn: Version | None = None
        if state and state.retracted and state.version.retracted_by is RetractedBy.US:
            self._withdrawn = state.version

    def before(self, order: str, ceiling: int | None = None) -> Version | None:
        """The version in force just before a row said at `order`; None if it has no predecessor.

        `ceiling` is the version of a later row of the same file: what was recorded with it or
        after it did not stand before this row, unless it was said earlier.
        """
        place = self._place(order or UNDATED, ceiling)
        if place and self._withdrawn:
            return self._withdrawn
        return self._statements[place - 1] if place else None

    def _place(self, order: str, ceiling: int | None) -> int:
        for place in range(len(self._statements), 0, -1):
            statement = self._statements[place - 1]
            said = statement.said.order if statement.said else UNDATED
            if said < order or (said == order and (ceiling is None or statement.number < ceiling)):
                return place
        return 0

    def append(self, writer: Writer, version: Version, order: str) -> Version:
        """Record a further version; it stands where its said date puts it."""
        place = self._place(order or UNDATED, None)
        self._count += 1
        if (version.claim_id, version.number) != (self.id, self._count):
            version = replace(version, claim_id=self.id, number=self._count)
        version = writer.add_version(version)
        self._statements.insert(place, version)
        self._withdrawn = None
        self.newest = version
        return version

    def state(
        self, writer: Writer, tally: Tally, statement: Statement, ceiling: int | None
    ) -> None:
        """Apply a row with a figure: a sighting of what it repeats, else a further version."""
        before = self.before(statement.order, ceiling)
        compared = before or self._statements[0]
        if compared.kind is Kind.RETRACT:
            kind = Kind.REINSTATE
        elif compared.quantity.figure == statement.version.quantity.figure:
            see(writer, tally, compared, statement)
            return
        else:
            kind = Kind.REVISE
        self.append(writer, replace(statement.version, kind=kind), statement.order)
        count(tally, kind)

    def withdraw(self, maker: Maker, statement: Statement, before: Version) -> Version:
        """Apply a row without a figure: the origin withdraws what it had said."""
        said = statement.version
        reason = said.reason or said.note or f"withdrawn in {PurePath(statement.row.file).name}"
        version = replace(
            before,
            kind=Kind.RETRACT,
            retracted_by=RetractedBy.ORIGIN,
            asserted=said.asserted,
            published=said.published,
            document_id=maker.document(statement.row),
            excerpt=said.excerpt,
            translation=said.translation,
            note=said.note,
            reason=reason,
            row_hash=said.row_hash,
        )
        maker.tally.retractions += 1
        return self.append(maker.writer, version, statement.order)


def count(tally: Tally, kind: Kind) -> None:
    """Count a version that was added to a claim."""
    name = _KINDS[kind]
    setattr(tally, name, getattr(tally, name) + 1)


def see(writer: Writer, tally: Tally, version: Version, statement: Statement) -> None:
    """Record that a version was seen again in a row."""
    said = statement.version
    writer.add_sighting(
        Sighting(
            version.claim_id,
            version.number,
            writer.number,
            said.document_id,
            said.said,
            said.row_hash,
        )
    )
    tally.sightings += 1
