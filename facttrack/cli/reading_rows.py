"""What was read as records, for csv, json, jsonl and md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from facttrack.cli.common import Format, emit, note
from facttrack.reading.documents.proposals import Proposal
from facttrack.services.articles import OpenArticle
from facttrack.services.chains import join_chain

Row = dict[str, object]

COLUMNS = (
    *("file", "number", "start", "end", "text", "quantifier", "low", "best", "high", "unit"),
    *("kind", "noun", "hedge", "direction", "negated", "predicate", "attribution", "cue"),
    *("event_date", "claim", "why_not", "part_of", "rule", "sentence"),
    *("title", "author", "site", "published", "language"),
)


def print_rows(articles: Iterable[OpenArticle], format_: Format | None, *, noise: bool) -> None:
    """Print what was read, one record a candidate, while it is still read; doubts beside it."""
    # A file that cannot be read is refused before anything is printed.
    waiting = iter(articles)
    first = list(islice(waiting, 1))
    emit(_rows(chain(first, waiting), noise=noise), COLUMNS, format_)


def _rows(articles: Iterable[OpenArticle], *, noise: bool) -> Iterator[Row]:
    for article in articles:
        for proposal in article.proposals:
            if noise or not proposal.noise:
                yield row_of(article, proposal)
        for warning in article.warnings:
            note(f"{article.document.name}: {warning}")


def row_of(article: OpenArticle, proposal: Proposal) -> Row:
    """A candidate as a record; offsets are code points of the document's text."""
    d, c, q = article.document, proposal.candidate, proposal.candidate.quantity
    return {
        "file": d.name,
        "number": proposal.number,
        "start": c.start,
        "end": c.end,
        "text": c.text,
        "quantifier": q.quantifier.value,
        "low": q.low,
        "best": q.best,
        "high": q.high,
        "unit": q.unit,
        "kind": c.kind,
        "noun": c.noun,
        "hedge": c.hedge,
        "direction": c.direction,
        "negated": c.negated,
        "predicate": c.predicate,
        "attribution": join_chain(tuple(link.text for link in c.attribution)),
        "cue": c.cue,
        "event_date": str(c.event_date or ""),
        "claim": c.claim,
        "why_not": c.why_not,
        "part_of": proposal.whole,
        "rule": c.rule,
        "sentence": d.text[proposal.start : proposal.end],
        "title": d.title,
        "author": d.author,
        "site": d.site,
        "published": str(article.published or ""),
        "language": d.language,
    }
