"""Recording staged rows: figures of one slot become versions of one claim, in the order said."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from facttrack.domain.claim import Kind, Version
from facttrack.errors import ConflictError
from facttrack.services.import_claims import OpenClaim
from facttrack.services.import_labelled import import_labelled
from facttrack.services.import_names import Known
from facttrack.services.import_report import Tally
from facttrack.services.import_rows import ImportRow, pack, unpack
from facttrack.services.import_versions import Maker, Statement
from facttrack.services.session import Session
from facttrack.services.slots import Slot, claims_in_place, claims_of, open_claim, versions_of
from facttrack.storage import imported
from facttrack.storage.staging import ALONE, Staged, Staging
from facttrack.storage.writer import Writer

Progress = Callable[[int, str], None]
_TOLD_EVERY = 1_000


class _Undo(Exception):  # noqa: N818 - no error: it ends a dry run
    """What rolls a dry run back."""


class Stager:
    """Puts rows in line, each with the keys of its slot and place as the ledger knows them now."""

    def __init__(self, session: Session, staging: Staging) -> None:
        self._known, self._staging = Known(session), staging
        self.names_mark = imported.changed_names(session.connection)

    def add(self, row: ImportRow) -> None:
        """Stage one row."""
        place = slot = ""
        if not row.label:
            question, publisher = self._known.question(row), self._known.source(row.source)
            keys = self._known.slot(row, question, publisher, self._known.origin(row, publisher))
            place, slot = keys.place or "", keys.key or ""
        said = row.said
        order = said.order if said else ""
        figure = row.quantity is not None
        self._staging.add(Staged(row.label, place, slot, order, figure, row.part_of, pack(row)))


def record_staged(
    session: Session,
    staging: Staging,
    names_mark: tuple[int, int],
    message: str,
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> tuple[Tally, int | None]:
    """Record every staged row in one changeset; the counts, and its number if there is one.

    A dry run does all of it and takes it back.

    Raises ConflictError where names were changed by somebody else since the rows were staged.
    """
    tally, number = Tally(), None
    try:
        with session.recording(message) as writer:
            _refuse_changed_names(session, names_mark)
            _Import(session, writer, staging, tally, progress).run()
            number = writer.number if writer.recorded else None
            _undo(dry_run)
    except _Undo:
        number = None
    return tally, number


def _undo(dry_run: bool) -> None:  # noqa: FBT001
    if dry_run:
        raise _Undo


def _refuse_changed_names(session: Session, names_mark: tuple[int, int]) -> None:
    if imported.changed_names(session.connection) != names_mark:
        raise ConflictError(
            "sources or questions were renamed or merged while the file was read: import it again"
        )


class _Import:
    """One import at work in its changeset."""

    def __init__(
        self,
        session: Session,
        writer: Writer,
        staging: Staging,
        tally: Tally,
        progress: Progress | None,
    ) -> None:
        self.session, self.writer, self.staging, self.tally = session, writer, staging, tally
        self.progress = progress
        self.maker = Maker(session, writer, tally)
        # Nothing to look for in a ledger into which nothing was imported yet.
        self.any_known = imported.any_row(session.connection)
        self.before = writer.number
        self.any_claims = True

    def run(self) -> None:
        import_labelled(self.maker, self.staging)
        self.writer.flush()
        self.any_claims = imported.any_claim(self.session.connection)
        done = 0
        for waiting in self.staging.groups():
            self.apply(
                [unpack(payload) for payload, _, _ in waiting],
                [_staged(slot, place) for _, slot, place in waiting],
            )
            if self.progress and done // _TOLD_EVERY != (done + len(waiting)) // _TOLD_EVERY:
                self.progress(done + len(waiting), "recorded")
            done += len(waiting)

    def apply(self, rows: list[ImportRow], slots: list[Slot | None]) -> None:
        """Apply the rows of one group, in the order said."""
        known = {}
        if self.any_known:
            hashes = (row.row_hash for row in rows)
            known = imported.known_rows(self.session.connection, hashes, self.before)
        if known and len(known) == len({row.row_hash for row in rows}):
            self.tally.already += len(rows)
            return
        group = _Group(self.maker, any_claims=self.any_claims)
        for place, row in enumerate(rows):
            if row.row_hash in known:
                self.tally.already += 1
                continue
            part_of = int(row.part_of[1:]) if row.part_of else None
            statement = self.maker.statement(row, part_of, slots[place])
            ceilings = _ceilings(rows, place, known) if known else {}
            if row.quantity is None:
                group.withdraw(statement, ceilings, alone=len(rows) == 1)
            else:
                group.state(statement, ceilings)


def _staged(slot: str, place: str) -> Slot | None:
    """The slot that a row was staged with; None for a row without one."""
    return None if slot.startswith(ALONE) else Slot(slot, place)


def _ceilings(
    rows: list[ImportRow], place: int, known: dict[str, tuple[int, int]]
) -> dict[int, int]:
    """For each claim, the version of the next row said at the same time that is recorded already.

    A row that was judged in an earlier import and left no trace is judged as it was then.
    """
    said = rows[place].said
    order = said.order if said else ""
    found: dict[int, int] = {}
    for row in rows[place + 1 :]:
        if (row.said.order if row.said else "") != order:
            break
        if row.row_hash in known:
            claim, number = known[row.row_hash]
            found.setdefault(claim, number)
    return found


class _Group:
    """The claims that rows of one slot, or of one place, are applied to."""

    def __init__(self, maker: Maker, *, any_claims: bool) -> None:
        self.maker, self.writer, self.tally = maker, maker.writer, maker.tally
        self.any_claims = any_claims
        self._slots: dict[str | None, list[OpenClaim]] = {}
        self._place: dict[int, OpenClaim] | None = None

    def state(self, statement: Statement, ceilings: dict[int, int]) -> None:
        """Apply a row with a figure."""
        claims = self._claims(statement)
        if not claims:
            self._open(statement, claims)
            return
        figure = statement.version.quantity.figure
        claim = claims[-1]
        for other in claims[:-1]:
            before = other.before(statement.order, ceilings.get(other.id))
            if before and before.quantity.figure == figure:
                claim = other
                break
        claim.state(self.writer, self.tally, statement, ceilings.get(claim.id))

    def _open(self, statement: Statement, claims: list[OpenClaim]) -> None:
        claim = OpenClaim(open_claim(self.writer, statement.slot, taken=0))
        claim.append(self.writer, statement.version, statement.order)
        self.tally.claims += 1
        claims.append(claim)
        if self._place is not None:
            self._place[claim.id] = claim

    def withdraw(self, statement: Statement, ceilings: dict[int, int], *, alone: bool) -> None:
        """Apply a row without a figure; `alone` where its place has no other row in the files."""
        own = self._standing(self._claims(statement), statement, ceilings)
        if own:
            claim, before = own[-1]
            if before.kind is Kind.RETRACT:
                self._nothing(statement, f"c{claim.id} is withdrawn already")
            else:
                claim.withdraw(self.maker, statement, before)
            return
        others = self._standing(self._in_place(statement), statement, ceilings)
        if others:
            self._withdraw_other(statement, others)
        elif alone:
            self.tally.no_figure += 1
        else:
            self._nothing(statement, "no figure stands before it")

    def _withdraw_other(
        self, statement: Statement, others: list[tuple[OpenClaim, Version]]
    ) -> None:
        version = statement.version
        own = [(c, v) for c, v in others if v.origin_id and v.origin_id == version.publisher_id]
        live = [(c, v) for c, v in own if v.kind is not Kind.RETRACT]
        if version.origin_id == version.publisher_id:
            credited = ", ".join(sorted({f"c{c.id}" for c, _ in others}))
            self._nothing(
                statement,
                f"through a relay (it names no origin, and {credited} is credited to somebody "
                "else than its source)",
            )
        elif len(live) == 1:
            claim, before = live[0]
            claim.withdraw(self.maker, statement, before)
        elif live:
            self._nothing(statement, "its source has several figures of its own there")
        elif own:
            self._nothing(statement, f"c{own[-1][0].id} is withdrawn already")
        else:
            self._nothing(statement, "its source has no figure of its own there")

    def _nothing(self, statement: Statement, reason: str) -> None:
        self.tally.withdraws_nothing(statement.row.file, statement.row.line, reason)

    def _standing(
        self,
        claims: Iterator[OpenClaim] | list[OpenClaim],
        statement: Statement,
        ceilings: dict[int, int],
    ) -> list[tuple[OpenClaim, Version]]:
        """The claims that had a state before a row, each with that state."""
        found = ((c, c.before(statement.order, ceilings.get(c.id))) for c in claims)
        return [(claim, before) for claim, before in found if before is not None]

    def _claims(self, statement: Statement) -> list[OpenClaim]:
        key = statement.slot.key
        if key is None:
            return []
        claims = self._slots.get(key)
        if claims is None:
            run, slot = self.writer.connection, statement.slot
            # A slot is in one group only: in a ledger that was empty, nothing else has filled it.
            found = claims_of(run, slot) if self.any_claims else []
            claims = self._slots[key] = [self._load(claim_id) for claim_id in found]
        return claims

    def _load(self, claim_id: int) -> OpenClaim:
        if self._place and claim_id in self._place:
            return self._place[claim_id]
        return OpenClaim(claim_id, versions_of(self.writer.connection, claim_id))

    def _in_place(self, statement: Statement) -> list[OpenClaim]:
        if self._place is None:
            found = {claim.id: claim for claims in self._slots.values() for claim in claims}
            for claim_id in claims_in_place(self.writer.connection, statement.slot):
                if claim_id not in found:
                    found[claim_id] = self._load(claim_id)
            self._place = dict(sorted(found.items()))
        return list(self._place.values())
