"""One claim as it stands, with what a comparison has to know about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from facttrack.domain.claim import Question, Source, Version
from facttrack.domain.dates import EventDate, SaidDate
from facttrack.domain.quantity import Quantity
from facttrack.domain.sources import Sources


@dataclass(frozen=True, slots=True)
class Statement:
    """A quantity that an origin stated, as one publisher gives it.

    `label` names it in sentences ("c1"). `origin_id` and `publisher_id` are those of the sources
    after merges, None where unknown. `earlier` holds the figures that the same claim gave before.
    """

    label: str
    quantity: Quantity
    claim_id: int | None = None
    question: Question | None = None
    event_date: EventDate | None = None
    said: SaidDate | None = None
    origin_id: int | None = None
    publisher_id: int | None = None
    origin: str = ""
    publisher: str = ""
    origin_assumed: bool = False
    part_of: int | None = None
    earlier: tuple[Quantity, ...] = ()

    @property
    def own(self) -> bool:
        """Whether the origin said it itself; otherwise it was relayed."""
        return self.origin_id is not None and self.origin_id == self.publisher_id


def canonical(source_id: int | None, sources: Mapping[int, Source]) -> int | None:
    """The source that an id stands for after merges; one that is not in `sources` is itself."""
    if source_id is None or (isinstance(sources, Sources) and source_id not in sources.merged):
        return source_id
    seen: set[int] = set()
    while source_id not in seen:
        source = sources.get(source_id)
        if source is None or source.merged_into is None:
            break
        seen.add(source_id)
        source_id = source.merged_into
    return source_id


def source_name(source_id: int | None, sources: Mapping[int, Source]) -> str:
    """The name of a source, "" where it is unknown."""
    if source_id is None:
        return ""
    if isinstance(sources, Sources):
        name = sources.name(source_id)
    else:
        source = sources.get(source_id)
        name = source.name if source else None
    return f"s{source_id}" if name is None else name


def statement_of(
    version: Version,
    question: Question | None,
    sources: Mapping[int, Source],
    earlier: Sequence[Version] = (),
) -> Statement:
    """The statement of a version, labelled by its claim; `earlier` are the claim's before it."""
    origin_id = canonical(version.origin_id, sources)
    publisher_id = canonical(version.publisher_id, sources)
    return Statement(
        label=f"c{version.claim_id}",
        quantity=version.quantity,
        claim_id=version.claim_id,
        question=question,
        event_date=version.event_date,
        said=version.said,
        origin_id=origin_id,
        publisher_id=publisher_id,
        origin=source_name(origin_id, sources),
        publisher=source_name(publisher_id, sources),
        origin_assumed=version.origin_assumed,
        part_of=version.part_of,
        earlier=tuple(v.quantity for v in earlier),
    )
