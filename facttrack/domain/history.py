"""Which state of a claim counts: its versions as recorded, read in the order they were said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from facttrack.domain.claim import Kind, RetractedBy, Version


@dataclass(frozen=True, slots=True)
class State:
    """A claim as it stands at an asked date: the version in force, and what led there.

    `statements` are the versions that stand as the origin's successive statements, in the order
    said, each correction in its version's place; the last is in force. `retracted` when the claim
    is withdrawn.
    """

    version: Version
    statements: tuple[Version, ...]
    retracted: bool


def recorded_by(versions: Iterable[Version], changeset: int | None) -> tuple[Version, ...]:
    """The versions known at a changeset, that one included; all of them for None."""
    return tuple(v for v in versions if changeset is None or v.changeset <= changeset)


def state_at(versions: Sequence[Version], said_by: date | None = None) -> State | None:
    """The state that the versions give by what had been said on a day, that day included.

    The newest word is the latest by assertion, else published, else changeset: an older statement
    that arrives late does not take its place. A correction stands where the version that it
    corrects stood. A retraction by us is about our record: it holds whatever day is asked for,
    until it is reinstated. None when nothing had been said by then; an undated version follows
    the one recorded before it, and is left out under `said_by`.
    """
    standing, withdrawn = _standing(versions)
    ordered = _in_order_said(standing)
    if said_by is not None:
        ordered = [v for v in ordered if v.said is not None and v.said.day <= said_by]
    if not ordered:
        return None
    last = ordered[-1]
    in_force = withdrawn or last
    return State(in_force, tuple(ordered), in_force.kind is Kind.RETRACT)


def _standing(versions: Sequence[Version]) -> tuple[list[Version], Version | None]:
    """The origin's statements as recorded, corrections in place, and our own retraction if any."""
    standing: list[Version] = []
    withdrawn: Version | None = None
    for version in versions:
        if version.kind is Kind.RETRACT and version.retracted_by is RetractedBy.US:
            withdrawn = version
        elif version.kind is Kind.CORRECT or (withdrawn and _same_statement(version, standing)):
            standing[-1:] = [version]
            withdrawn = None
        else:
            standing.append(version)
            withdrawn = None
    return standing, withdrawn


def _same_statement(version: Version, standing: list[Version]) -> bool:
    """Whether it only reinstates what stood: the same figure, said at the same time."""
    if not standing:
        return False
    last = standing[-1]
    return last.quantity.figure == version.quantity.figure and last.said == version.said


def _in_order_said(standing: list[Version]) -> list[Version]:
    latest = ""
    keyed = []
    for version in standing:
        order = version.said.order if version.said else latest
        latest = max(latest, order)
        keyed.append(((order, version.changeset, version.number), version))
    return [version for _, version in sorted(keyed, key=lambda pair: pair[0])]


def is_retracted(versions: Sequence[Version]) -> bool:
    """Whether the newest recorded version is a retraction."""
    return bool(versions) and versions[-1].kind is Kind.RETRACT
