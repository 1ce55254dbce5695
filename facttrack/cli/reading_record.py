"""read --record and --accept: from what was read into the ledger, one changeset a document."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass

import typer

from facttrack.cli.common import note, opened, say
from facttrack.cli.reading_files import Reading, each_document
from facttrack.cli.reading_text import print_header
from facttrack.cli.sentences import recorded_line
from facttrack.errors import ConflictError, UsageError
from facttrack.services.articles import (
    Article,
    Terms,
    accept,
    as_stored,
    chosen,
    numbers_in,
    record_article,
    recorded_before,
)
from facttrack.services.asking import QuestionAsked
from facttrack.services.record import Recorded
from facttrack.services.session import Session
from facttrack.services.slots import versions_of


@dataclass(frozen=True, slots=True)
class Recording:
    """What holds for all documents of one call."""

    terms: Terms
    question: QuestionAsked
    accept: str | None = None
    noise: bool = False


def record_articles(ctx: typer.Context, reading: Reading, recording: Recording) -> None:
    """Record what is accepted of each document, each in one changeset.

    Raises UsageError where there is nobody to ask, or numbers are given for several documents.
    """
    _refuse(reading, recording)
    with opened(ctx) as session:
        for document, seconds in each_document(reading):
            article = reading.article(as_stored(session, document), seconds)
            already = recorded_before(session, article)
            for number, claim_id in sorted(already.items()):
                say(f"{number:>3} {_already(session, claim_id, recording)}")
            left = _record(session, article, recording, already)
            if left:
                break


def _already(session: Session, claim_id: int, recording: Recording) -> str:
    """That a claim is recorded, and the command for what was asked for now and it still lacks."""
    parts = [f"c{claim_id} already"]
    if recording.terms.source or recording.question.given():
        newest = versions_of(session.connection, claim_id)[-1]
        if recording.terms.source and newest.publisher_id is None:
            parts.append(f"no publisher: facttrack correct c{claim_id} --source …")
        if recording.question.given() and newest.question_id is None:
            parts.append(f"unfiled: facttrack file c{claim_id} --question …")
    return "   ".join(parts)


def _record(
    session: Session, article: Article, recording: Recording, already: Mapping[int, int]
) -> bool:
    """Record what is accepted of one document; whether the user left before its end."""
    if recording.accept is not None:
        named = chosen(article, recording.accept, already)
        accepted = [accept(p, recording.question) for p in named]
        _say(article, record_article(session, article, accepted, recording.terms, already))
        return False
    from facttrack.cli.reading_asking import Asking, asked_again

    print_header(article)
    asking = Asking(session, article, recording.question)
    accepted = asking.ask(chosen(article, "all" if recording.noise else "claims", already))
    try:
        done = record_article(session, article, accepted, recording.terms, already)
    except ConflictError as error:
        terms, accepted = asked_again(session, error, recording.terms, accepted)
        done = record_article(session, article, accepted, terms, already)
    _say(article, done)
    return asking.left


def _refuse(reading: Reading, recording: Recording) -> None:
    if recording.accept is not None:
        if recording.accept.strip().lower() not in ("all", "claims"):
            numbers_in(recording.accept)
            reading.refuse_several()
        return
    if not sys.stdin.isatty():
        raise UsageError(
            "--record asks on a terminal: elsewhere say what to record with --accept 1,3-5, "
            "--accept claims or --accept all"
        )


def _say(article: Article, done: Mapping[int, Recorded]) -> None:
    for number, recorded in sorted(done.items()):
        say(f"{number:>3} {recorded_line(recorded)}")
    if not done:
        note(f"nothing new to record from {article.document.name}")
