"""Pages to read, print and pass on: one file, or a folder with an index and a file a question."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from facttrack.comparison.result import Comparison
from facttrack.domain.claim import Question
from facttrack.errors import FacttrackError, NotFoundError
from facttrack.reports.page_content import Content, gather
from facttrack.reports.page_render import Head, article, environment
from facttrack.reports.plots import need_extra
from facttrack.services.browse import Selection, context, list_claims
from facttrack.services.differences import LedgerDiff, diff_ledger
from facttrack.services.masking import mask
from facttrack.services.naming import find_question
from facttrack.services.outlets import written
from facttrack.services.session import Session, View
from facttrack.storage import reader

if TYPE_CHECKING:
    from jinja2 import Environment

Progress = Callable[..., None] | None
_ENDINGS = (".html", ".htm")


@dataclass(frozen=True, slots=True)
class PageAsked:
    """What a page is asked for: questions (none for all), since which changeset, a title."""

    questions: tuple[str, ...] = ()
    since: int | None = None
    since_text: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A question in the contents: where it stands and what came out."""

    place: str
    comparison: Comparison
    claims: int
    dates: int
    changes: int | None

    @property
    def letter(self) -> str:
        """The first letter of its name, under which it is found."""
        return self.comparison.question.name[:1].upper()


def write_page(
    session: Session, view: View, asked: PageAsked, out: str, progress: Progress = None
) -> int:
    """Write the page of the questions asked for to FILE.html or to a folder; how many they are.

    Raises NotFoundError for a question that is not there or where there is none to show,
    FacttrackError where the extra is missing or a file cannot be written.
    """
    need_extra()
    questions = _questions(session, view, asked)
    if not questions:
        raise NotFoundError("no question has a claim to show: see 'facttrack question list'")
    diff = None if asked.since is None else diff_ledger(session, asked.since, view.changeset)
    contents = _contents(session, view, questions, diff, progress)
    head = _head(session, view, asked)
    if Path(out).suffix.lower() not in _ENDINGS:
        _write_folder(contents, head, Path(out))
    elif len(questions) == 1:
        _write_one(next(contents), head, out)
    else:
        _write_many(contents, head, out)
    return len(questions)


def _questions(session: Session, view: View, asked: PageAsked) -> list[Question]:
    known = context(session, view)
    if asked.questions:
        found = (find_question(session, q, view.changeset).id for q in asked.questions)
        return [known.questions[id_] for id_ in dict.fromkeys(found)]
    filed = {s.question.id for s in list_claims(session, view, Selection()) if s.question}
    return [known.questions[id_] for id_ in sorted(filed)]


def _contents(
    session: Session,
    view: View,
    questions: list[Question],
    diff: LedgerDiff | None,
    progress: Progress,
) -> Iterator[Content]:
    for done, question in enumerate(questions):
        if progress:
            progress(done)
        yield gather(session, view, question, diff)


def _head(session: Session, view: View, asked: PageAsked) -> Head:
    newest = reader.changeset(session.connection, view.changeset)
    changeset = mask(session).changeset(newest) if newest else None
    unfiled = sum(1 for _ in list_claims(session, view, Selection(unfiled=True)))
    return Head(asked.title, view, changeset, asked.since, asked.since_text, unfiled)


def _entry(content: Content, place: str) -> Entry:
    changes = None if content.changes is None else len(content.changes)
    dates = len(content.every_date)
    return Entry(place, content.comparison, len(content.claims), dates, changes)


def _write_one(content: Content, head: Head, out: str) -> None:
    env = environment()
    body = article(env, content, head, level=1, prefix="")
    with written(out) as file:
        _stream(env, "one.html", file, head=head, content=content, body=body, index="")


def _write_many(contents: Iterator[Content], head: Head, out: str) -> None:
    """The articles are kept in a file of their own until the contents before them are known."""
    env = environment()
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="") as kept:
        entries = []
        for content in contents:
            place = f"q{content.question.id}"
            entries.append(_entry(content, f"#{place}"))
            kept.write(article(env, content, head, level=2, prefix=f"{place}-"))
        kept.seek(0)
        with written(out) as file:
            pieces = iter(lambda: kept.read(1 << 20), "")
            _stream(env, "many.html", file, head=head, entries=entries, bodies=_marked(pieces))


def _write_folder(contents: Iterator[Content], head: Head, folder: Path) -> None:
    env = environment()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FacttrackError(f"{folder} cannot be made: {error.strerror or error}") from None
    entries = []
    for content in contents:
        name = f"q{content.question.id}.html"
        body = article(env, content, head, level=1, prefix="")
        with written(str(folder / name)) as file:
            shown = {"head": head, "content": content, "body": body, "index": "index.html"}
            _stream(env, "one.html", file, **shown)
        entries.append(_entry(content, name))
    with written(str(folder / "index.html")) as file:
        _stream(env, "many.html", file, head=head, entries=entries, bodies=())


def _marked(pieces: Iterator[str]) -> Iterator[str]:
    from markupsafe import Markup

    # Articles as the templates made them: escaped already.
    return (Markup(piece) for piece in pieces)  # noqa: S704


def _stream(env: Environment, template: str, file: TextIO, **shown: object) -> None:
    file.writelines(env.get_template(template).generate(**shown))
