"""What the whole ledger should know, made of plain dictionaries."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Claim:
    """A claim of the model: what identifies it, and what was recorded of it."""

    slot: tuple[int, int, int, str]
    versions: list[dict[str, Any]]
    documents: list[tuple[int, str]] = field(default_factory=list)

    @property
    def newest(self) -> dict[str, Any]:
        """The version recorded last."""
        return self.versions[-1]


@dataclass
class Model:
    """Everything that the ledger should know."""

    sources: dict[int, dict[str, Any]] = field(default_factory=dict)
    questions: dict[int, dict[str, Any]] = field(default_factory=dict)
    claims: dict[int, Claim] = field(default_factory=dict)

    @staticmethod
    def stands_for(known: dict[int, dict[str, Any]], id_: int) -> int:
        """What a thing is after all merges."""
        while known[id_]["into"]:
            id_ = known[id_]["into"]
        return id_

    def called(self, known: dict[int, dict[str, Any]], name: str) -> int | None:
        """The number of what answers to a name."""
        for id_, thing in known.items():
            if not thing["into"] and name in thing["names"]:
                return id_
        return None

    def slot_of(self, slot: tuple[int, int, int, str]) -> tuple[int, int, int, str]:
        """A slot as it is after all merges."""
        question, publisher, origin, when = slot
        return (
            self.stands_for(self.questions, question),
            self.stands_for(self.sources, publisher),
            self.stands_for(self.sources, origin),
            when,
        )

    def in_slot(self, slot: tuple[int, int, int, str]) -> list[int]:
        """The claims of a slot."""
        return [id_ for id_, claim in self.claims.items() if self.slot_of(claim.slot) == slot]

    def listing(self) -> dict[str, tuple[object, ...]]:
        """What a list of all claims says."""
        found: dict[str, tuple[object, ...]] = {}
        for id_, claim in self.claims.items():
            v = claim.newest
            found[f"c{id_}.{len(claim.versions)}"] = (
                v["figure"],
                v["kind"] == "retract",
                self.stands_for(self.questions, v["question"]),
                self.name_of(v["publisher"]),
                self.name_of(v["origin"]),
                v["date"],
            )
        return found

    def name_of(self, source: int) -> str:
        """What a source is called."""
        names: list[str] = self.sources[self.stands_for(self.sources, source)]["names"]
        return names[0]
