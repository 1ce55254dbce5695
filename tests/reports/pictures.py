"""Comparisons of made-up claims, and what a picture or a page holds, for tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from html.parser import HTMLParser

from facttrack.comparison import Comparison, compare
from facttrack.domain.claim import History, Kind, Question, Source, Version
from facttrack.domain.dates import EventDate, SaidDate
from facttrack.domain.quantity import Quantity, exact
from facttrack.reading import read_quantity

QUESTION = Question(1, "key", "People displaced, Aleppo", unit="persons", dimension="count")
DAY = EventDate("2020-01-01")


def said(figure: str | int | Quantity) -> Quantity:
    """A quantity as somebody said it: 21, "about 25", "hundreds"."""
    if isinstance(figure, Quantity):
        return figure
    if isinstance(figure, int):
        return exact(Decimal(figure), "persons", f"{figure:,}")
    return read_quantity(figure, unit="persons").quantity


def version(n: int, figure: str | int | Quantity, origin: int, publisher: int) -> Version:
    """The first version of claim n, said on a day of its own."""
    return Version(
        n,
        1,
        1,
        Kind.RECORD,
        said(figure),
        question_id=1,
        publisher_id=publisher,
        origin_id=origin,
        event_date=DAY,
        asserted=SaidDate(f"2020-01-{n % 28 + 1:02d}"),
    )


def compared(
    figures: Sequence[str | int | Quantity],
    names: Sequence[str] = (),
    *,
    more: Sequence[History] = (),
) -> Comparison:
    """The comparison of figures, each by an origin of its own."""
    given = [*names, *(f"Source {n}" for n in range(len(names) + 1, len(figures) + 20))]
    sources = {n: Source(n, str(n), name) for n, name in enumerate(given, 1)}
    histories = [History(n, (version(n, f, n, n),)) for n, f in enumerate(figures, 1)]
    return compare(QUESTION, [*histories, *more], sources, event_date=DAY, as_of=1)


@dataclass
class Seen(HTMLParser):
    """What is in an SVG or a page: tags with their attributes, texts, headings in order."""

    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        if data.strip():
            self.texts.append(data.strip())

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every tag of a kind."""
        return [attributes for name, attributes in self.tags if name == tag]

    def values(self, name: str) -> list[str]:
        """Every value of an attribute, wherever it stands."""
        return [a[name] for _, a in self.tags if name in a]

    @property
    def names(self) -> set[str]:
        """The kinds of tags that there are."""
        return {tag for tag, _ in self.tags}


def seen(text: str) -> Seen:
    """What an SVG or a page holds."""
    found = Seen()
    found.feed(text)
    found.close()
    return found
