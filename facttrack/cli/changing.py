"""revise, correct, retract, reinstate: four different changes, each with its reason."""

from __future__ import annotations

from typing import Annotated

import typer

from facttrack.cli.common import (
    AssertedOption,
    ExpectOption,
    HighOption,
    LowOption,
    PublishedOption,
    QuantifierOption,
    ReasonOption,
    UnitOption,
    ValueOption,
    opened,
    say,
    unguarded,
)
from facttrack.errors import UsageError

ClaimArgument = Annotated[
    str, typer.Argument(metavar="ID", help="The claim: c12, or c12.3.", callback=unguarded)
]
FigureArgument = Annotated[
    str | None, typer.Argument(metavar="[FIGURE]", help="The figure in words.", callback=unguarded)
]


def register(app: typer.Typer) -> None:
    """Add these commands to the program."""
    app.command("revise")(revise)
    app.command("correct")(correct)
    app.command("retract")(retract)
    app.command("reinstate")(reinstate)


def _reason(reason: str, command: str) -> str:
    if not reason.strip():
        raise UsageError(f'{command} needs a reason: --reason "…"')
    return reason.strip()


def revise(
    ctx: typer.Context,
    claim: ClaimArgument,
    text: FigureArgument = None,
    reason: ReasonOption = "",
    asserted: AssertedOption = "",
    published: PublishedOption = "",
    value: ValueOption = None,
    low: LowOption = None,
    high: HighOption = None,
    quantifier: QuantifierOption = None,
    unit: UnitOption = None,
    url: Annotated[str, typer.Option("--url", help="The document's address.")] = "",
    title: Annotated[str, typer.Option("--title", help="The document's title.")] = "",
    archive: Annotated[str, typer.Option("--archive", help="An archived copy's address.")] = "",
    quote: Annotated[str, typer.Option("--quote", help="The sentence, to the letter.")] = "",
    translation: Annotated[str, typer.Option("--translation", help="The quote translated.")] = "",
    note: Annotated[str, typer.Option("--note", help="Anything to remember.")] = "",
    expect: ExpectOption = "",
) -> None:
    """The origin changed its number.

    A new version with its own assertion date.

    Example: facttrack revise c1 24 --asserted 2017-06-03 --reason "new statement"
    """
    from facttrack.cli.sentences import changed_line
    from facttrack.domain.date_text import read_said_date
    from facttrack.services.change import Seen, Target
    from facttrack.services.change import revise as change
    from facttrack.services.figures import Parts, figure

    target = Target(claim, _reason(reason, "revise"), expect)
    quantity, _ = figure(text, Parts(value, low, high, quantifier, unit))
    with opened(ctx) as session:
        changed = change(
            session,
            target,
            quantity,
            asserted=read_said_date(asserted) if asserted else None,
            published=read_said_date(published) if published else None,
            note=note,
            seen=Seen(url, title, archive, quote, translation),
        )
    say(changed_line(changed))


def correct(
    ctx: typer.Context,
    claim: ClaimArgument,
    reason: ReasonOption = "",
    value: ValueOption = None,
    low: LowOption = None,
    high: HighOption = None,
    quantifier: QuantifierOption = None,
    unit: UnitOption = None,
    wording: Annotated[str | None, typer.Option("--wording", help="The figure's words.")] = None,
    date: Annotated[str | None, typer.Option("--date", help="When it was true.")] = None,
    asserted: Annotated[str | None, typer.Option("--asserted", help="When it was said.")] = None,
    published: Annotated[
        str | None, typer.Option("--published", help="The document's date.")
    ] = None,
    question: Annotated[str | None, typer.Option("--question", help="What is counted.")] = None,
    source: Annotated[str | None, typer.Option("--source", help="Who published it.")] = None,
    attributed_to: Annotated[
        list[str] | None,
        typer.Option("--attributed-to", help="Who is credited; repeat it, outermost first."),
    ] = None,
    url: Annotated[str | None, typer.Option("--url", help="The document's address.")] = None,
    title: Annotated[str | None, typer.Option("--title", help="The document's title.")] = None,
    quote: Annotated[str | None, typer.Option("--quote", help="The sentence.")] = None,
    translation: Annotated[str | None, typer.Option("--translation", help="Translated.")] = None,
    note: Annotated[str | None, typer.Option("--note", help="Anything to remember.")] = None,
    grade: Annotated[str | None, typer.Option("--grade", help="Reliability, A to F.")] = None,
    credibility: Annotated[
        str | None, typer.Option("--credibility", help="Credibility, 1 to 6.")
    ] = None,
    part_of: Annotated[str | None, typer.Option("--part-of", metavar="cN", help="Part of.")] = None,
    expect: ExpectOption = "",
) -> None:
    """We recorded it wrongly.

    A new version with the same assertion date. An empty text empties a field.

    Example: facttrack correct c1 --date 2017-06-02 --reason "the article says Friday"
    """
    from facttrack.cli.sentences import changed_line
    from facttrack.services.change import Target
    from facttrack.services.change import correct as change

    given = {
        "value": value,
        "low": low,
        "high": high,
        "quantifier": quantifier,
        "unit": unit,
        "wording": wording,
        "date": date,
        "asserted": asserted,
        "published": published,
        "question": question,
        "source": source,
        "attributed_to": " > ".join(attributed_to) if attributed_to else None,
        "url": url,
        "title": title,
        "quote": quote,
        "translation": translation,
        "note": note,
        "grade": grade,
        "credibility": credibility,
        "part_of": part_of,
    }
    fields = {name: text for name, text in given.items() if text is not None}
    target = Target(claim, _reason(reason, "correct"), expect)
    with opened(ctx) as session:
        changed = change(session, target, fields)
    names = ", ".join(fields).replace("_", "-")
    say(f"{changed_line(changed)}   corrected: {names}")


def retract(
    ctx: typer.Context,
    claim: ClaimArgument,
    by: Annotated[
        str,
        typer.Option("--by", metavar="us|origin", help="Who withdraws it: we, or its origin."),
    ],
    reason: ReasonOption = "",
    asserted: AssertedOption = "",
    expect: ExpectOption = "",
) -> None:
    """Withdraw a claim, by us or by its origin.

    It stays visible and is never counted.

    Example: facttrack retract c3 --by origin --asserted 2017-06-05 --reason "withdrew the figure"
    """
    from facttrack.domain.date_text import read_said_date
    from facttrack.services.change import Target
    from facttrack.services.change import retract as change

    target = Target(claim, _reason(reason, "retract"), expect)
    with opened(ctx) as session:
        said = read_said_date(asserted) if asserted else None
        changed = change(session, target, by, said)
    after = changed.after
    say(f"{after.label} @{after.changeset}   retracted by {by}: {after.reason}")


def reinstate(
    ctx: typer.Context,
    claim: ClaimArgument,
    text: FigureArgument = None,
    reason: ReasonOption = "",
    asserted: AssertedOption = "",
    value: ValueOption = None,
    low: LowOption = None,
    high: HighOption = None,
    quantifier: QuantifierOption = None,
    unit: UnitOption = None,
    expect: ExpectOption = "",
) -> None:
    """Bring a retracted claim back.

    With the figure that it had, or with another.

    Example: facttrack reinstate c3 --reason "the ministry confirmed it after all"
    """
    from facttrack.cli.sentences import changed_line
    from facttrack.domain.date_text import read_said_date
    from facttrack.services.change import Target
    from facttrack.services.change import reinstate as change
    from facttrack.services.figures import Parts, figure

    target = Target(claim, _reason(reason, "reinstate"), expect)
    parts = Parts(value, low, high, quantifier, unit)
    quantity = figure(text, parts)[0] if text or parts.given() else None
    with opened(ctx) as session:
        said = read_said_date(asserted) if asserted else None
        changed = change(session, target, quantity, said)
    say(f"{changed_line(changed)}   reinstated")
