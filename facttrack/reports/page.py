"""Pages to read, print and pass on: one file, or a folder with an index and a file a question."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from facttrack.domain.claim import Question
from facttrack.errors import ConflictError, FacttrackError, NotFoundError, UsageError
from facttrack.reports.page_content import Content, Known, Part, gather, learn
from facttrack.reports.page_dates import place_claims
from facttrack.reports.page_index import Entry, index_groups
from facttrack.reports.page_render import Article, Head, article, environment
from facttrack.reports.plots import need_extra
from facttrack.reports.too_many import refuse_too_many
from facttrack.services.browse import Selection, list_claims
from facttrack.services.differences import Looked, look
from facttrack.services.masking import mask
from facttrack.services.naming import find_question
from facttrack.services.outlets import written
from facttrack.services.question_dates import versions_filed
from facttrack.services.session import Session, View
from facttrack.storage import reader

if TYPE_CHECKING:
    from jinja2 import Environment

Progress = Callable[..., None] | None
_ENDINGS = (".html", ".htm")
MOST_CLAIMS = 100
_MOST_IN_ONE = 100
_HEAD = 1_000


@dataclass(frozen=True, slots=True)
class PageAsked:
    """What a page is asked for: questions (none for all), since which changeset, a title.

    `most` is how many claims a file lists at most.
    """

    questions: tuple[str, ...] = ()
    since: int | None = None
    since_text: str = ""
    title: str = ""
    most: int = MOST_CLAIMS


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: how many questions, in how many files, and the claims that none lists."""

    questions: int
    files: int
    left_out: int = 0


def write_page(
    session: Session, view: View, asked: PageAsked, out: str, progress: Progress = None
) -> Written:
    """Write the page of the questions asked for to FILE.html or to a folder.

    A folder has a file for every `most` claims of a question; a single file leaves out the claims
    of earlier event dates.

    Raises NotFoundError for a question that is not there or where there is none to show,
    UsageError for a file of another kind, more questions than one file or claims than a page can
    hold, ConflictError for a folder with another's index.html, FacttrackError where the extra is
    missing or a file cannot be written.
    """
    need_extra()
    folder = _is_folder(out)
    known = learn(session, view)
    questions = _questions(session, view, asked, known)
    if not questions:
        raise NotFoundError("no question has a claim to show: see 'facttrack question list'")
    if len(questions) > _MOST_IN_ONE and not folder:
        raise UsageError(
            f"{len(questions):,} questions are too many for one file: "
            "--out DIR writes a folder, --question chooses some"
        )
    for question in questions:
        refuse_too_many(question, versions_filed(session, question, known.names), "a page")
    since = None if asked.since is None else look(session, asked.since, view)
    contents = _contents(session, view, known, questions, since, progress)
    head = _head(session, view, asked)
    if folder:
        return _write_folder(contents, head, Path(out))
    if len(questions) == 1:
        return _write_one(next(contents), head, out)
    return _write_many(contents, head, out)


def _is_folder(out: str) -> bool:
    """Whether a folder is named: one that is there, or a name that is no file's.

    Raises UsageError for the name of a file that is no page, and for none.
    """
    if not out:
        raise UsageError("the name of the page is empty: name FILE.html, or a folder, with --out")
    suffix = Path(out).suffix.lower()
    if suffix in _ENDINGS:
        return False
    if suffix and not out.endswith("/") and not Path(out).is_dir():
        raise UsageError(f"--out is FILE.html, or a folder (DIR/), not {out!r}")
    return True


def _questions(session: Session, view: View, asked: PageAsked, known: Known) -> list[Question]:
    questions = known.names.questions
    if asked.questions:
        found = (find_question(session, q, view.changeset).id for q in asked.questions)
        return [questions[id_] for id_ in dict.fromkeys(found)]
    filed = {s.question.id for s in list_claims(session, view, Selection()) if s.question}
    return [questions[id_] for id_ in sorted(filed)]


def _contents(
    session: Session,
    view: View,
    known: Known,
    questions: list[Question],
    since: Looked | None,
    progress: Progress,
) -> Iterator[Content]:
    for done, question in enumerate(questions):
        if progress:
            progress(done, f"of {len(questions):,}")
        yield gather(session, view, known, question, since)


def _head(session: Session, view: View, asked: PageAsked) -> Head:
    newest = reader.changeset(session.connection, view.changeset)
    changeset = mask(session).changeset(newest) if newest else None
    unfiled = sum(1 for _ in list_claims(session, view, Selection(unfiled=True)))
    title = mask(session).text(asked.title)
    return Head(title, view, changeset, asked.since, asked.since_text, unfiled, asked.most)


def _entry(content: Content, place: str) -> Entry:
    changes = None if content.changes is None else len(content.changes)
    dates = len(content.every_date)
    return Entry(place, content.comparison, len(content.claims), dates, changes)


def _write_one(content: Content, head: Head, out: str) -> Written:
    env = environment()
    part = content.parts(head.most)[0]
    shown = Article(content, part, place_claims([part]))
    body = article(env, shown, head)
    with written(out) as file:
        _stream(env, "one.html", file, head=head, content=content, body=body, index="")
    return Written(1, 1, len(content.claims) - len(part.claims))


def _write_many(contents: Iterator[Content], head: Head, out: str) -> Written:
    """The articles are kept in a file of their own until the contents before them are known."""
    env = environment()
    left_out = 0
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="") as kept:
        entries = []
        for content in contents:
            place = f"q{content.question.id}"
            entries.append(_entry(content, f"#{place}"))
            part = content.parts(head.most)[0]
            left_out += len(content.claims) - len(part.claims)
            places = place_claims([part], prefix=f"{place}-")
            shown = Article(content, part, places, level=2, prefix=f"{place}-")
            kept.write(article(env, shown, head))
        kept.seek(0)
        with written(out) as file:
            pieces = iter(lambda: kept.read(1 << 20), "")
            _stream(env, "many.html", file, head=head, bodies=_marked(pieces), **_index(entries))
    return Written(len(entries), 1, left_out)


def _write_folder(contents: Iterator[Content], head: Head, folder: Path) -> Written:
    env = environment()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FacttrackError(f"{folder} cannot be made: {error.strerror or error}") from None
    index = folder / "index.html"
    if index.is_file() and not _ours(index):
        raise ConflictError(f"{index} was not written by facttrack: name another folder with --out")
    entries, files = [], 1
    for content in contents:
        parts = content.parts(head.most)
        names = [_file_name(content.question, part.number) for part in parts]
        _write_parts(env, content, parts, names, head, folder)
        _remove_older(folder, content.question, len(parts))
        entries.append(_entry(content, names[0]))
        files += len(parts)
    with written(str(index)) as file:
        _stream(env, "many.html", file, head=head, bodies=(), **_index(entries))
    return Written(len(entries), files)


def _file_name(question: Question, number: int) -> str:
    return f"q{question.id}.html" if number == 1 else f"q{question.id}-{number}.html"


def _write_parts(
    env: Environment,
    content: Content,
    parts: list[Part],
    names: list[str],
    head: Head,
    folder: Path,
) -> None:
    """The file of a question, and those with its claims of earlier event dates."""
    others = [(part, name) for part, name in zip(parts, names, strict=True)]
    shown = Article(content, parts[0], place_claims(parts, names), others=tuple(others))
    body = article(env, shown, head)
    for part, name in others:
        with written(str(folder / name)) as file:
            given = {"head": head, "content": content, "index": "index.html"}
            if part.number == 1:
                _stream(env, "one.html", file, body=body, **given)
            else:
                _stream(env, "part.html", file, part=part, others=others, prefix="", **given)


def _index(entries: list[Entry]) -> dict[str, object]:
    return {"count": len(entries), "groups": index_groups(entries)}


def _remove_older(folder: Path, question: Question, count: int) -> None:
    """Take away the further files that an earlier page had: nothing in them holds any more."""
    for path in folder.glob(f"q{question.id}-*.html"):
        number = path.stem.partition("-")[2]
        if number.isdecimal() and int(number) > count and _ours(path):
            path.unlink()


def _ours(path: Path) -> bool:
    """Whether a page was written there, and nothing else, as its head says."""
    with path.open(encoding="utf-8", errors="replace") as file:
        return '<meta name="generator" content="facttrack ' in file.read(_HEAD)


def _marked(pieces: Iterator[str]) -> Iterator[str]:
    from markupsafe import Markup

    # Articles as the templates made them: escaped already.
    return (Markup(piece) for piece in pieces)  # noqa: S704


def _stream(env: Environment, template: str, file: TextIO, **shown: object) -> None:
    file.writelines(env.get_template(template).generate(**shown))
