"""read: from articles to claims."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from facttrack.cli.common import (
    AssertedOption,
    Format,
    FormatOption,
    PublishedOption,
    chosen_format,
    note,
)
from facttrack.errors import UsageError


def register(app: typer.Typer) -> None:
    """Add this command to the program."""
    app.command("read")(read)


def read(
    ctx: typer.Context,
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE|-|DIR…",
            help="Text, Markdown, HTML, PDF or DOCX; - for stdin; a folder for all in it.",
        ),
    ] = None,
    all: Annotated[
        bool, typer.Option("--all", help="Show noise too: dates, times, names, page numbers.")
    ] = False,
    explain: Annotated[
        int | None, typer.Option("--explain", metavar="N", help="Which rules fired on number N.")
    ] = None,
    date: Annotated[
        str, typer.Option("--date", metavar="DATE", help="The document's date, if it states none.")
    ] = "",
    encoding: Annotated[
        str, typer.Option("--encoding", help="Of text and HTML, if it is detected wrongly.")
    ] = "",
    jsonl: Annotated[
        bool,
        typer.Option("--jsonl", help='Batch: lines {"id", "text", "date"?} on stdin, JSON out.'),
    ] = False,
    record: Annotated[
        bool, typer.Option("--record", help="Ask one by one, then record what is accepted.")
    ] = False,
    accept: Annotated[
        str | None,
        typer.Option("--accept", metavar="1,3-5|all|claims", help="Record these without asking."),
    ] = None,
    source: Annotated[
        str, typer.Option("--source", help="Who published it. Default: the site it names.")
    ] = "",
    question: Annotated[
        str, typer.Option("--question", help="What all accepted figures count: q3, or a name.")
    ] = "",
    title: Annotated[str, typer.Option("--title", help="The document's title.")] = "",
    author: Annotated[str, typer.Option("--author", help="The document's author.")] = "",
    url: Annotated[str, typer.Option("--url", help="The document's address.")] = "",
    archive: Annotated[str, typer.Option("--archive", help="An archived copy's address.")] = "",
    published: PublishedOption = "",
    asserted: AssertedOption = "",
    new_question: Annotated[
        bool, typer.Option("--new-question", help="Make the question though one is nearly so.")
    ] = False,
    new_source: Annotated[
        bool, typer.Option("--new-source", help="Make sources though some are nearly so.")
    ] = False,
    new_claim: Annotated[
        bool, typer.Option("--new-claim", help="Other claims, though their place is taken.")
    ] = False,
    format_: FormatOption = None,
) -> None:
    """Read articles: every number, who said it, about what, and when.

    Nothing is recorded without --record or --accept; without them it needs no database.

    Example: facttrack read article.html --accept 1,3-5 --source Reuters
    """
    if jsonl:
        _refuse_others(ctx)
        from facttrack.cli.reading_batch import read_lines

        read_lines(sys.stdin.buffer, sys.stdout.buffer)
        return
    if not files or "" in files:
        raise UsageError("name a file to read, - for standard input, or a folder")
    from facttrack.cli.reading_files import Reading, each_article

    if "-" in files and sys.stdin.isatty():
        note("reading the text of a document from the terminal; end with Ctrl-D")
    reading = Reading(files, encoding, published, date)
    if explain is not None:
        if record or accept is not None:
            raise UsageError("--explain shows one figure and records none: leave it out to record")
        from facttrack.cli.reading_text import print_rules

        print_rules(reading.only(), explain)
    elif record or accept is not None:
        if record and accept is not None:
            raise UsageError(
                "--record asks about each figure, --accept does not: give one of the two"
            )
        from facttrack.cli.reading_record import Recording, record_articles
        from facttrack.domain.date_text import read_said_date
        from facttrack.services.articles import Terms
        from facttrack.services.asking import QuestionAsked

        terms = Terms(
            source=source,
            title=title,
            author=author,
            url=url,
            archive_url=archive,
            asserted=read_said_date(asserted) if asserted else None,
            new_source=new_source,
            new_claim=new_claim,
        )
        asked = QuestionAsked(question, new=new_question)
        record_articles(ctx, reading, Recording(terms, asked, accept, all))
    elif chosen_format(format_) is Format.TABLE:
        from facttrack.cli.reading_text import print_article

        for article in each_article(reading):
            print_article(article, noise=all)
    else:
        from facttrack.cli.reading_rows import print_rows

        print_rows(each_article(reading), format_, noise=all)
    reading.refuse_problems()


def _refuse_others(ctx: typer.Context) -> None:
    given = [
        name
        for name, value in ctx.params.items()
        if name != "jsonl" and value and value not in (["-"], ("-",))
    ]
    if given:
        raise UsageError("--jsonl takes its texts from standard input and no other option")
    if sys.stdin.isatty():
        note('reading lines such as {"id": 1, "text": "21 were killed"}; end with Ctrl-D')
