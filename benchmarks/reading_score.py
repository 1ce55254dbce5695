"""Scores the reader on the annotated articles: `python -m benchmarks.reading_score [--misses]`.

Precision, recall and F1 for three things: a claim found (the figure overlaps an annotated one and
is taken for a claim); all right (found, with its bounds, quantifier and noun head as annotated);
the source named (the attribution names the annotated source; where neither names one, it does not
count).
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from facttrack.domain.quantity import Quantity
from facttrack.reading import Candidate, read

ARTICLES = Path(__file__).parents[1] / "tests" / "corpus" / "articles"
_MEANS = (
    (re.compile(r"vague"), "vague"),
    (re.compile(r"nearly (?P<high>\S+)"), "nearly"),
    (re.compile(r"(?P<low>[\d.E]+?)\.\.(?P<high>[\d.E]+)"), "between"),
    (re.compile(r">=(?P<low>\S+)"), "at_least"),
    (re.compile(r">(?P<low>\S+)"), "more_than"),
    (re.compile(r"<=(?P<high>\S+)"), "at_most"),
    (re.compile(r"<(?P<high>\S+)"), "less_than"),
    (re.compile(r"~(?P<best>\S+)"), "about"),
    (re.compile(r"(?P<best>\S+)"), "exact"),
)


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated claim: text[start:end], what it means, its noun's head and its source."""

    start: int
    end: int
    means: str
    head: str
    source: str


@dataclass(slots=True)
class Tally:
    """True positives, false positives and false negatives."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The share of what was given that is right."""
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        """The share of what was annotated that was given."""
        return self.right / max(self.right + self.missed, 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / max(2 * self.right + self.wrong + self.missed, 1)


@dataclass(slots=True)
class Score:
    """The three tallies, and a line for each miss."""

    found: Tally = field(default_factory=Tally)
    all_right: Tally = field(default_factory=Tally)
    source: Tally = field(default_factory=Tally)
    misses: list[str] = field(default_factory=list)


def annotated(article: dict[str, Any]) -> list[Gold]:
    """The claims of an article with their offsets: each figure is sought behind the one before."""
    found: list[Gold] = []
    at = 0
    for claim in article["claims"]:
        pattern = re.compile(rf"(?<![\w.,-]){re.escape(claim['figure'])}(?![\w]|[.,]\d)")
        match = pattern.search(article["text"], at)
        if match is None:
            msg = f"{claim['figure']!r} is not in the article"
            raise ValueError(msg)
        at = match.end()
        found.append(Gold(*match.span(), claim["means"], claim["head"], claim["source"]))
    return found


def means(quantity: Quantity, notation: str) -> bool:
    """Whether a quantity is what the notation says: "21", "~21", ">=21", "20..30", "vague"."""
    for pattern, quantifier in _MEANS:
        match = pattern.fullmatch(notation)
        if match:
            bounds = {name: Decimal(text) for name, text in match.groupdict().items()}
            return quantity.quantifier.value == quantifier and all(
                getattr(quantity, name) == bounds.get(name) for name in ("low", "best", "high")
            )
    return False


def names_source(candidate: Candidate, source: str) -> bool:
    """Whether some link holds the annotated source, or the source holds the link."""
    wanted = source.casefold()
    return any(
        wanted in link.text.casefold() or link.text.casefold() in wanted
        for link in candidate.attribution
    )


def add_article(score: Score, name: str, article: dict[str, Any]) -> None:
    """Reads one article and adds what was right and wrong to the score."""
    text = article["text"]
    claims = [c for c in read(text, date=article.get("date")) if c.claim]
    free = list(claims)
    for gold in annotated(article):
        match = next((c for c in free if c.start < gold.end and gold.start < c.end), None)
        label = f"{name}: {text[gold.start : gold.end]!r}"
        if match is None:
            score.found.missed += 1
            score.all_right.missed += 1
            score.source.missed += bool(gold.source)
            score.misses.append(f"{label} not found")
            continue
        free.remove(match)
        score.found.right += 1
        _compare(score, label, match, gold)
    for extra in free:
        score.found.wrong += 1
        score.all_right.wrong += 1
        score.source.wrong += bool(extra.attribution)
        score.misses.append(f"{name}: {extra.text!r} is no claim ({extra.rule}, {extra.noun!r})")


def _compare(score: Score, label: str, match: Candidate, gold: Gold) -> None:
    head_right = match.head == gold.head or not gold.head
    if means(match.quantity, gold.means) and head_right:
        score.all_right.right += 1
    else:
        score.all_right.wrong += 1
        score.all_right.missed += 1
        q = match.quantity
        score.misses.append(
            f"{label} read as {q.quantifier} {q.low} {q.best} {q.high}, "
            f"head {match.head!r} not {gold.head!r}"
        )
    if gold.source and names_source(match, gold.source):
        score.source.right += 1
    elif gold.source or match.attribution:
        score.source.missed += bool(gold.source)
        score.source.wrong += bool(match.attribution)
        said = [link.text for link in match.attribution]
        score.misses.append(f"{label} said by {said} ({match.cue!r}), not {gold.source!r}")


def load(paths: Iterable[Path]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each article by its name."""
    for path in paths:
        yield path.stem, tomllib.loads(path.read_text(encoding="utf-8"))


def score_articles(paths: Iterable[Path] | None = None) -> Score:
    """The score over the articles given, all annotated ones by default."""
    score = Score()
    for name, article in load(sorted(ARTICLES.glob("*.toml")) if paths is None else paths):
        add_article(score, name, article)
    return score


def main(arguments: list[str]) -> None:
    """Prints the table, and each miss with `--misses`; other words choose articles by name."""
    words = [word for word in arguments if not word.startswith("--")]
    paths = [
        p for p in sorted(ARTICLES.glob("*.toml")) if not words or any(w in p.stem for w in words)
    ]
    score = score_articles(paths)
    if "--misses" in arguments:
        print("\n".join(score.misses))
    print(f"{len(paths)} articles{'':12} precision  recall  F1")
    for name, tally in (
        ("claim found", score.found),
        ("all right", score.all_right),
        ("source named", score.source),
    ):
        print(f"{name:24} {tally.precision:9.1%} {tally.recall:7.1%} {tally.f1:6.1%}")


if __name__ == "__main__":
    main(sys.argv[1:])
