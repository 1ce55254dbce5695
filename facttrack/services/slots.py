"""Which claim a figure belongs to: the slot of question, publisher, origin and event date."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from facttrack.domain.claim import Question, Source, Version
from facttrack.domain.dates import EventDate
from facttrack.domain.identity import place_key, slot_key
from facttrack.storage import engine, reader
from facttrack.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot's keys; `key` is None where something unknown makes every claim its own.

    A thing that others were merged into answers to their keys too, so that the claims they left
    are found: `others` are those slots, `other_places` those places.
    """

    key: str | None
    place: str | None
    others: tuple[str, ...] = ()
    other_places: tuple[str, ...] = ()


def slot_of(
    question_keys: tuple[str, ...],
    publisher_keys: tuple[str, ...],
    origin_keys: tuple[str, ...],
    event_date: EventDate | None,
) -> Slot:
    """The slot of a figure; each thing's own key comes first, the merged ones' after it.

    An unfiled claim, and one of an unknown publisher or origin, has no slot.
    """
    if not (question_keys and publisher_keys):
        return Slot(None, None)
    when = (event_date.iso or event_date.text) if event_date else ""
    places = [place_key(q, p, when) for q, p in product(question_keys, publisher_keys)]
    if not origin_keys:
        return Slot(None, places[0], (), tuple(places[1:]))
    slots = [
        slot_key(q, p, o, when) for q, p, o in product(question_keys, publisher_keys, origin_keys)
    ]
    return Slot(slots[0], places[0], tuple(slots[1:]), tuple(places[1:]))


def keys_of(
    thing: Source | Question | None, merged: dict[int, tuple[str, ...]] | None = None
) -> tuple[str, ...]:
    """A thing's own key, and the keys of what was merged into it."""
    if thing is None:
        return ()
    return (thing.key, *(merged or {}).get(thing.id, ()))


def claims_of(connection: engine.Connection, slot: Slot) -> list[int]:
    """The claims of a slot, oldest first, those under merged keys included."""
    if slot.key is None:
        return []
    return [c for key in (slot.key, *slot.others) for c in reader.claims_in_slot(connection, key)]


def claims_in_place(connection: engine.Connection, slot: Slot) -> Iterator[int]:
    """The claims of a slot's place, whatever their origin."""
    if slot.place is not None:
        for place in (slot.place, *slot.other_places):
            yield from reader.claims_in_place(connection, place)


def open_claim(writer: Writer, slot: Slot, taken: int | None = None) -> int:
    """A new claim in a slot; the next ordinal where the slot has claims already.

    `taken` is how many it has, for a caller who knows.
    """
    if slot.key is None:
        return writer.add_claim(f"free-{os.urandom(16).hex()}", 1, slot.place)
    if taken is None:
        writer.flush()
        taken = len(reader.claims_in_slot(writer.connection, slot.key))
    return writer.add_claim(slot.key, taken + 1, slot.place)


def versions_of(connection: engine.Connection, claim_id: int) -> tuple[Version, ...]:
    """Every version of a claim recorded so far."""
    where = reader.Filter(claim_ids=(claim_id,))
    found = next(reader.histories(connection, 2**62, where), None)
    return found.versions if found else ()
