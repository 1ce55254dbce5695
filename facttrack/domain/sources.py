"""Sources and questions by number, and which were merged away: sources in little memory."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from facttrack.domain.claim import Question, Source

# A key is a SHA-256: so many bytes, twice as many hexadecimal digits.
_KEY = 32


class Questions(dict[int, Question]):
    """Questions by number; `merged` says what each that was merged away was merged into."""

    __slots__ = ("merged",)

    def __init__(self, questions: Iterable[Question] = ()) -> None:
        """Hold questions."""
        super().__init__((question.id, question) for question in questions)
        self.merged = {q.id: q.merged_into for q in self.values() if q.merged_into is not None}


class Sources(Mapping[int, Source]):
    """Sources by number: of most, nothing but key and name are held, and the record made of them.

    Of a million each takes some 120 bytes, where a record takes 360. `merged` says what each
    source that was merged away was merged into.
    """

    __slots__ = ("_ids", "_keys", "_names", "_whole", "merged")

    def __init__(self, sources: Iterable[Source] = ()) -> None:
        """Hold sources that come in the order of their numbers."""
        self._ids = array("q")
        self._names: list[str] = []
        self._keys = bytearray()
        self._whole: dict[int, Source] = {}
        self.merged: dict[int, int] = {}
        for source in sources:
            self._ids.append(source.id)
            self._names.append(source.name)
            self._keys += _packed(source.key)
            if self._at(len(self._ids) - 1) != source:
                self._whole[source.id] = source
            if source.merged_into is not None:
                self.merged[source.id] = source.merged_into

    def __getitem__(self, number: int) -> Source:
        """The source of a number."""
        found = self._whole.get(number)
        if found is not None:
            return found
        place = self._place(number)
        if place is None:
            raise KeyError(number)
        return self._at(place)

    def __iter__(self) -> Iterator[int]:
        """The numbers, in order."""
        return iter(self._ids)

    def __len__(self) -> int:
        """How many sources there are."""
        return len(self._ids)

    def name(self, number: int) -> str | None:
        """The name of the source of a number, one text however often; None where there is none."""
        place = self._place(number)
        return None if place is None else self._names[place]

    def _place(self, number: int) -> int | None:
        place = bisect_left(self._ids, number)
        found = place < len(self._ids) and self._ids[place] == number
        return place if found else None

    def _at(self, place: int) -> Source:
        key = self._keys[place * _KEY : (place + 1) * _KEY].hex()
        return Source(self._ids[place], key, self._names[place])


def _packed(key: str) -> bytes:
    """The bytes of a key; of what is none so many others, which give another key."""
    try:
        return bytes.fromhex(key).ljust(_KEY, b"\0")[:_KEY]
    except ValueError:
        return bytes(_KEY)
