"""Recording rows that name their claim, as the lossless export writes them.

A claim that the ledger holds already gets what it lacks; another is opened as the file has it. A
claim is known by its slot and its statements, never by its number, which is the file's own.
"""

from __future__ import annotations

from dataclasses import replace

from facttrack.domain.claim import Kind, Sighting, Version
from facttrack.services.import_claims import OpenClaim, count, see
from facttrack.services.import_rows import SIGHTING, ImportRow, unpack
from facttrack.services.import_versions import Maker, Statement
from facttrack.services.slots import claims_of, open_claim, versions_of
from facttrack.storage import imported, reader
from facttrack.storage.staging import Staging

_NEWEST = 2**62


def import_labelled(maker: Maker, staging: Staging) -> None:
    """Record every row that names its claim.

    All claims are found or opened before any version is written, since a version may count a part
    of a claim further on.
    """
    for waiting in staging.labelled_groups():
        _place(maker, staging, [unpack(payload) for payload, _, _ in waiting])
    maker.writer.flush()
    for waiting in staging.labelled_groups(again=True):
        _fill(maker, staging, [unpack(payload) for payload, _, _ in waiting])


def _place(maker: Maker, staging: Staging, rows: list[ImportRow]) -> None:
    """Find the claim that the rows of a label stand for, or open it."""
    stated = [maker.statement(row) for row in rows if _states(row)]
    if not stated:
        return
    label, slot = rows[0].label, stated[0].slot
    run = maker.writer.connection
    found = claims_of(run, slot) if slot.key else _free(maker, stated[0].version)
    key = slot.key or ""
    taken = staging.taken(key) if slot.key else set()
    candidates = [claim for claim in found if claim not in taken]
    claim_id = _likest(maker, candidates, stated) if candidates else None
    fresh = claim_id is None
    if claim_id is None:
        claim_id = open_claim(maker.writer, slot, _in_slot(maker, key, taken))
        maker.tally.claims += 1
    if slot.key:
        staging.take(key, claim_id)
    staging.put_label(label, claim_id, fresh=fresh)


def _states(row: ImportRow) -> bool:
    return row.kind != SIGHTING and row.quantity is not None


def _in_slot(maker: Maker, key: str, taken: set[int]) -> int:
    """How many claims a slot has, those opened in this changeset and not written yet included."""
    return len(taken | set(reader.claims_in_slot(maker.writer.connection, key)))


def _free(maker: Maker, version: Version) -> list[int]:
    """The claims without a slot that begin like this one."""
    numbers, q = maker.known.all_numbers, version.quantity
    return [
        claim
        for question_id in numbers("q", version.question_id)
        for publisher_id in numbers("s", version.publisher_id)
        for origin_id in numbers("s", version.origin_id)
        for claim in imported.free_claims(
            maker.writer.connection, question_id, publisher_id, origin_id, q.wording, version.note
        )
    ]


def _likest(maker: Maker, candidates: list[int], stated: list[Statement]) -> int | None:
    """The claim with the most of these statements; in a slot, the first where none has any."""
    run = maker.writer.connection
    best, most = None, 0
    for claim_id in candidates:
        versions = versions_of(run, claim_id)
        common = sum(place is not None for place in _matches(maker, stated, versions))
        if common > most:
            best, most = claim_id, common
    if best is None and stated[0].slot.key:
        return candidates[0]
    return best


def _matches(
    maker: Maker, stated: list[Statement], versions: tuple[Version, ...]
) -> list[int | None]:
    """For each statement, which version it is, in order; None where it is none of them."""
    found: list[int | None] = []
    past = 0
    plain = [_plain(maker, version) for version in versions]
    for statement in stated:
        wanted = _plain(maker, statement.version)
        place = next((i for i in range(past, len(plain)) if plain[i] == wanted), None)
        if place is None and not past and plain and versions[0].number == 1:
            place = 0 if plain[0] == replace(wanted, kind=Kind.RECORD) else None
        found.append(place)
        past = past if place is None else place + 1
    return found


def _plain(maker: Maker, version: Version) -> Version:
    """What a version states, merges followed, less what depends on the database that holds it."""
    present = maker.known.present
    return replace(
        version,
        claim_id=0,
        number=0,
        changeset=0,
        question_id=present("q", version.question_id),
        publisher_id=present("s", version.publisher_id),
        origin_id=present("s", version.origin_id),
        part_of=None,
        row_hash="",
    )


def _fill(maker: Maker, staging: Staging, rows: list[ImportRow]) -> None:
    """Record what a claim lacks of the rows of its label."""
    placed = staging.label(rows[0].label)
    if placed is None:
        for row in rows:
            maker.tally.withdraws_nothing(row.file, row.line, f"{row.label} has no figure before")
        return
    claim_id, fresh = placed
    versions = () if fresh else versions_of(maker.writer.connection, claim_id)
    filling = _Filling(maker, staging, OpenClaim(claim_id, versions), versions)
    for row in rows:
        if row.kind == SIGHTING:
            filling.see(row)
        elif row.quantity is None:
            maker.tally.withdraws_nothing(row.file, row.line, "it states no figure")
        else:
            filling.state(row)


def _first(version: Version) -> Version:
    """How a claim begins whose first row in the file is a later version of it."""
    if version.kind is not Kind.RETRACT:
        return replace(version, kind=Kind.RECORD)
    # What was withdrawn had been said before; the retraction follows.
    return replace(version, kind=Kind.RECORD, retracted_by=None, reason="", row_hash="")


class _Filling:
    """A claim that takes the rows of its label."""

    def __init__(
        self, maker: Maker, staging: Staging, claim: OpenClaim, versions: tuple[Version, ...]
    ) -> None:
        self.maker, self.staging, self.claim = maker, staging, claim
        self.versions = versions
        self.past = 0
        self.last: Version | None = None
        self.numbers: dict[str, Version] = {}
        self.seen: list[tuple[int, int | None, str]] | None = None

    def state(self, row: ImportRow) -> None:
        """A version: one that stands already, one that continues the claim, or a new statement."""
        statement = self.maker.statement(row, self._part_of(row))
        [place] = _matches(self.maker, [statement], self.versions[self.past :])
        if place is not None:
            self.past += place + 1
            self.last = self.versions[self.past - 1]
            self.maker.tally.already += 1
        elif self.claim.newest is None or self.last is self.claim.newest:
            self._continue(statement)
        else:
            # Somebody else took the claim further: the row is judged as a statement of its day.
            self.claim.state(self.maker.writer, self.maker.tally, statement, None)
            self.last = self.claim.newest
        if self.last:
            self.numbers[row.version] = self.last

    def _continue(self, statement: Statement) -> None:
        version = statement.version
        opens = self.claim.newest is None
        if opens:
            self.claim.append(self.maker.writer, _first(version), statement.order)
        elif version.kind is Kind.RECORD:
            self.claim.state(self.maker.writer, self.maker.tally, statement, None)
        if version.kind is Kind.RETRACT or not (opens or version.kind is Kind.RECORD):
            self.claim.append(self.maker.writer, version, statement.order)
            count(self.maker.tally, version.kind)
        self.last = self.claim.newest

    def see(self, row: ImportRow) -> None:
        """A sighting of the version that the row numbers, else of the last one."""
        version = self.numbers.get(row.version) or self.last or self.claim.newest
        if version is None:
            return
        statement = self.maker.statement(row)
        said = statement.version
        key = (version.number, said.document_id, said.said.text if said.said else "")
        if key in self._known():
            self._known().remove(key)
            self.maker.tally.already += 1
        else:
            see(self.maker.writer, self.maker.tally, version, statement)

    def _known(self) -> list[tuple[int, int | None, str]]:
        if self.seen is None:
            found: list[Sighting] = []
            if self.versions:
                run = self.maker.writer.connection
                found = list(reader.sightings(run, _NEWEST, (self.claim.id,)))
            self.seen = [
                (s.version_number, s.document_id, s.seen.text if s.seen else "")
                for s in found
                if s.changeset != self.maker.writer.number
            ]
        return self.seen

    def _part_of(self, row: ImportRow) -> int | None:
        found = self.staging.label(row.part_of) if row.part_of else None
        return found[0] if found else None
