"""add and file: claims into the ledger."""

from __future__ import annotations

from typing import Annotated

import typer

from facttrack.cli.common import (
    AssertedOption,
    HighOption,
    LowOption,
    PublishedOption,
    QuantifierOption,
    UnitOption,
    ValueOption,
    opened,
    say,
    unguarded,
)
from facttrack.cli.common import note as remark
from facttrack.errors import UsageError


def register(app: typer.Typer) -> None:
    """Add these commands to the program."""
    app.command("add")(add)
    app.command("file")(file)


def add(
    ctx: typer.Context,
    text: Annotated[
        str | None,
        typer.Argument(
            metavar="[FIGURE]",
            help='The figure in words: "at least 21 ISIS fighters killed".',
            callback=unguarded,
        ),
    ] = None,
    source: Annotated[
        str, typer.Option("--source", help="Who published it (name, alias or s5).")
    ] = "",
    attributed_to: Annotated[
        list[str] | None,
        typer.Option("--attributed-to", help="Who is credited; repeat it, outermost first."),
    ] = None,
    question: Annotated[
        str, typer.Option("--question", help="What is counted: q3, or a name.")
    ] = "",
    date: Annotated[
        str, typer.Option("--date", help="When it was true: 2017, 2017-06-03, 2017-06/2017-08.")
    ] = "",
    asserted: AssertedOption = "",
    published: PublishedOption = "",
    subject: Annotated[str, typer.Option("--subject", help="The question's subject.")] = "",
    measure: Annotated[str, typer.Option("--measure", help="The question's measure.")] = "",
    place: Annotated[str, typer.Option("--place", help="The question's place.")] = "",
    scope: Annotated[str, typer.Option("--scope", help="Who or what is included.")] = "",
    basis: Annotated[str, typer.Option("--basis", help="stock, flow or cumulative.")] = "",
    value: ValueOption = None,
    low: LowOption = None,
    high: HighOption = None,
    quantifier: QuantifierOption = None,
    unit: UnitOption = None,
    url: Annotated[str, typer.Option("--url", help="The document's address.")] = "",
    title: Annotated[str, typer.Option("--title", help="The document's title.")] = "",
    author: Annotated[str, typer.Option("--author", help="The document's author.")] = "",
    archive: Annotated[str, typer.Option("--archive", help="An archived copy's address.")] = "",
    quote: Annotated[str, typer.Option("--quote", help="The sentence, to the letter.")] = "",
    translation: Annotated[str, typer.Option("--translation", help="The quote translated.")] = "",
    part_of: Annotated[
        str, typer.Option("--part-of", metavar="cN", help="The claim that this is a part of.")
    ] = "",
    note: Annotated[str, typer.Option("--note", help="Anything to remember.")] = "",
    grade: Annotated[str, typer.Option("--grade", help="The source's reliability, A to F.")] = "",
    credibility: Annotated[
        str, typer.Option("--credibility", help="The claim's credibility, 1 to 6.")
    ] = "",
    new_question: Annotated[
        bool, typer.Option("--new-question", help="Make the question though one is nearly so.")
    ] = False,
    new_source: Annotated[
        bool, typer.Option("--new-source", help="Make the source though one is nearly so.")
    ] = False,
    new_claim: Annotated[
        bool, typer.Option("--new-claim", help="Another claim, though its place is taken.")
    ] = False,
) -> None:
    """Record a claim; say what was understood.

    Example: facttrack add "at least 21 ISIS fighters killed" --source PMU --question "ISIS
    fighters killed, Taru" --date 2017-06-01
    """
    from facttrack.domain.claim import Excerpt
    from facttrack.domain.date_text import read_event_date, read_said_date
    from facttrack.services.asking import QuestionAsked
    from facttrack.services.figures import Parts, figure
    from facttrack.services.labels import claim_label
    from facttrack.services.record import ClaimRequest
    from facttrack.services.record import add as record

    quantity, noun = figure(text, Parts(value, low, high, quantifier, unit))
    request = ClaimRequest(
        quantity=quantity,
        noun=noun,
        question=QuestionAsked(question, subject, measure, place, scope, basis, new_question),
        source=source,
        attributed_to=tuple(attributed_to or ()),
        new_source=new_source,
        new_claim=new_claim,
        event_date=read_event_date(date) if date else None,
        asserted=read_said_date(asserted) if asserted else None,
        published=read_said_date(published) if published else None,
        title=title,
        author=author,
        url=url,
        archive_url=archive,
        excerpt=Excerpt(quote) if quote else None,
        translation=translation,
        note=note,
        grade=grade,
        credibility=credibility,
        part_of=claim_label(part_of)[0] if part_of else None,
    )
    from facttrack.cli.sentences import recorded_line

    with opened(ctx) as session:
        recorded = record(session, request)
    say(recorded_line(recorded))
    if recorded.unkept:
        options = " and ".join(recorded.unkept)
        remark(f"{options} not kept: the document is recorded without, and stays so (try --note)")


def file(
    ctx: typer.Context,
    claims: Annotated[list[str], typer.Argument(help="Claims and ranges: c4 c7-c9.")],
    question: Annotated[str, typer.Option("--question", help="Where to: q3, or a name.")],
    reason: Annotated[str, typer.Option("--reason", help="Why; kept with the change.")] = "",
) -> None:
    """File claims under a question.

    All of them in one changeset, or none.

    Example: facttrack file c4 c7-c9 --question q3
    """
    from facttrack.services.change import file_claims
    from facttrack.services.labels import claim_numbers

    numbers = claim_numbers(claims)
    if not numbers:
        raise UsageError("name the claims, such as c4 c7-c9")
    with opened(ctx) as session:
        changed = file_claims(session, numbers, question, reason)
    for change in changed:
        say(f"{change.after.label} @{change.after.changeset}   filed under {question}")
    if not changed:
        say("nothing to file: they are there already")
