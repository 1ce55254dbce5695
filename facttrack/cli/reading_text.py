"""What was read, for people: each figure marked in its sentence, and what it was understood as."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import typer

from facttrack.errors import UsageError
from facttrack.reading.documents.loaded import CUT
from facttrack.reading.documents.proposals import Proposal
from facttrack.reports.safety import neutral
from facttrack.services.articles import Article, OpenArticle
from facttrack.services.record import show_quantity

_ENDLESS = re.compile(r"([0-9]\.[0-9]{4})[0-9]{20,}")
# Stand for the marks while lines are wrapped; no text keeps these characters.
_OPEN, _CLOSE = "\ue000", "\ue001"
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"
_AROUND = 240
_INDENT = "    "
_STATED = ("title", "author", "site", "published", "language")


def print_article(article: OpenArticle, *, noise: bool) -> None:
    """Print a document's header, its claims, and why other numbers were left out.

    Its claims are printed while it is read, what it takes its end to know behind them.
    """
    known = [w for w in article.document.warnings if w != CUT]
    _print(_header(article, known))
    page, claims, hidden = _page(), 0, 0
    left_out: list[str] = []
    for proposal in article.proposals:
        if proposal.candidate.claim:
            claims += 1
            _print(["", *proposal_lines(article.document.text, proposal, page)])
        elif noise or not proposal.noise:
            left_out += _left_out(proposal, page)
        else:
            hidden += 1
    _print(["", *(["left out:", *left_out] if left_out else [])])
    if hidden:
        _print([f"left out as noise: {_counted(hidden, 'number')}; --all shows them"])
    _print(f"note: {_shown(w)}" for w in article.warnings if w not in known)
    _print([f"{_counted(claims, 'claim')} in {_shown(article.document.name)}"])


def _print(lines: Iterable[str]) -> None:
    """Print lines at once; none where there are none."""
    found = list(lines)
    if found:
        typer.echo("\n".join(found))


def print_header(article: Article) -> None:
    """Print what a document says of itself, and what it does not."""
    _print(_header(article, article.warnings))


def _header(article: Article | OpenArticle, warnings: Iterable[str]) -> Iterator[str]:
    document = article.document
    yield _shown(document.name)
    missing = []
    for name in _STATED:
        value = str(getattr(document, name) or "")
        if name == "published" and article.published and not document.published:
            value = f"{article.published} (given)"
        if name == "language" and document.language_from == "its words":
            value += " (told by its words)"
        if value:
            yield f"  {name:<10} {_shown(value)}"
        else:
            missing.append(name)
    if missing:
        yield f"  {'not stated':<10} {', '.join(missing)}"
    for warning in warnings:
        yield f"  note       {_shown(warning)}"


def proposal_lines(text: str, proposal: Proposal, page: _Page | None = None) -> Iterator[str]:
    """A candidate's sentence with its figure marked, and below it what it was understood as."""
    page = page or _page()
    yield from _wrapped(marked(text, proposal), f"{proposal.number:>3} ", page)
    yield from _wrapped(understood(proposal), _INDENT, page)


def marked(text: str, proposal: Proposal) -> str:
    """The sentence with the figure between marks; of a long one the part around the figure."""
    c = proposal.candidate
    start, end = max(proposal.start, c.start - _AROUND), min(proposal.end, c.end + _AROUND)
    parts = (text[start : c.start], text[c.start : c.end], text[c.end : end])
    before, figure, after = (neutral(_unmarked(part)) for part in parts)
    before = ("… " if start > proposal.start else "") + before
    after += " …" if end < proposal.end else ""
    return " ".join(f"{before}{_OPEN}{figure}{_CLOSE}{after}".split())


def understood(proposal: Proposal) -> str:
    """A candidate in one line: quantity, noun, who said it, event date, and why it is no claim."""
    c = proposal.candidate
    chain = " > ".join(_shown(link.text) for link in c.attribution)
    # A third has no end in digits: a table shows that it goes on, every other form has them all.
    quantity = _ENDLESS.sub(r"\1…", show_quantity(c.quantity))
    parts = [quantity + (f" ({c.noun})" if c.noun else "")]
    parts += [f"{c.predicate}"] if c.predicate else []
    parts += [c.direction] if c.direction else []
    parts.append(f"said by {chain}" if chain else "in the document's own voice")
    if c.event_date:
        needs = "" if c.event_date.resolved else f" (needs {c.event_date.needs})"
        parts.append(f"date {c.event_date}{needs}")
    if proposal.whole:
        parts.append(f"part of {proposal.whole}")
    if not c.claim:
        parts.append(f"no claim: {c.why_not}")
    return _shown("; ".join(parts))


def _left_out(proposal: Proposal, page: _Page) -> Iterator[str]:
    why = f"{_shown(proposal.candidate.text)}: {proposal.candidate.why_not}"
    return _wrapped(why, f"{proposal.number:>3} ", page)


def print_rules(article: Article, number: int) -> None:
    """Print which rules fired on a candidate, in order.

    Raises UsageError for a number that none has.
    """
    most = len(article.proposals)
    if not 1 <= number <= most:
        raise UsageError(f"--explain {number}: the candidates are numbered 1 to {most}")
    proposal = article.proposals[number - 1]
    _print(proposal_lines(article.document.text, proposal))
    c = proposal.candidate
    typer.echo(f"    characters {c.start} to {c.end}, kind {c.kind}")
    for name, value in (("hedge", c.hedge), ("noun's head", c.head), ("cue of speech", c.cue)):
        if value:
            typer.echo(f"    {name}: {_shown(value)}")
    typer.echo("    rules, in the order in which they fired:")
    for rule in c.rules:
        typer.echo(f"      {rule}")
    typer.echo("    docs/reading.md says where each stands and how to mend it")


@dataclass(frozen=True, slots=True)
class _Page:
    """How wide lines are, and what stands around a figure."""

    width: int
    opened: str
    closed: str


def _page() -> _Page:
    """The terminal as it is now; asking for it takes longer than to print a line."""
    width = max(shutil.get_terminal_size((100, 24)).columns, 40)
    usable = "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    if usable and sys.stdout.isatty():
        return _Page(width, f"{_BOLD}«", f"»{_PLAIN}")
    return _Page(width, "«", "»")


def _wrapped(text: str, label: str, page: _Page) -> Iterator[str]:
    """Text of single spaces in lines, the first behind its label; a word too long is cut."""
    room, margin, at = page.width - len(label), label, 0
    while len(text) - at > room:
        space = text.rfind(" ", at, at + room + 1)
        past = space if space > at else at + room
        yield margin + _around(text[at:past], page)
        margin, at = " " * len(label), past + (space > at)
    yield margin + _around(text[at:], page)


def _around(line: str, page: _Page) -> str:
    return line.replace(_OPEN, page.opened).replace(_CLOSE, page.closed)


def _shown(text: str) -> str:
    """Text of a document on one line, with nothing in it that a terminal would act on."""
    return " ".join(neutral(_unmarked(text)).split())


def _unmarked(text: str) -> str:
    return text.replace(_OPEN, " ").replace(_CLOSE, " ")


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"
