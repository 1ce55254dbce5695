"""question: what is counted."""

from __future__ import annotations

from typing import Annotated

import typer

from facttrack.cli import things
from facttrack.cli.common import AsOfOption, FormatOption, ReasonOption, SaidByOption, opened, say

app = typer.Typer(
    help="Questions: list, show, add, rename, alias, merge.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
QuestionArgument = Annotated[str, typer.Argument(metavar="QUESTION", help="q3, name or alias.")]


@app.command("list")
def list_(
    ctx: typer.Context,
    format_: FormatOption = None,
    as_of: AsOfOption = "",
    said_by: SaidByOption = "",
) -> None:
    """List the questions.

    With --said-by, those on which a claim had been said by then.

    Example: facttrack question list --format csv
    """
    things.print_list(ctx, "q", format_, as_of, said_by)


@app.command()
def show(
    ctx: typer.Context,
    question: QuestionArgument,
    format_: FormatOption = None,
    as_of: AsOfOption = "",
    said_by: SaidByOption = "",
) -> None:
    """Show a question with every version of it.

    Example: facttrack question show q3
    """
    things.print_versions(ctx, "q", question, format_, as_of, said_by)


@app.command()
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="What it is called.")] = "",
    subject: Annotated[str, typer.Option("--subject", help="Whom or what it is about.")] = "",
    measure: Annotated[str, typer.Option("--measure", help="What is counted of it.")] = "",
    place: Annotated[str, typer.Option("--place", help="Where.")] = "",
    scope: Annotated[str, typer.Option("--scope", help="Who or what is included.")] = "",
    basis: Annotated[str, typer.Option("--basis", help="stock, flow or cumulative.")] = "",
    unit: Annotated[str, typer.Option("--unit", help="persons, percent, USD, km …")] = "",
    new_question: Annotated[
        bool, typer.Option("--new-question", help="Make it though one is nearly called so.")
    ] = False,
) -> None:
    """Make a question.

    Example: facttrack question add --subject "ISIS fighters" --measure killed --place Taru
    """
    from facttrack.domain.units import find_unit
    from facttrack.services.asking import QuestionAsked
    from facttrack.services.things import add_question

    asked = QuestionAsked(name, subject, measure, place, scope, basis, new_question)
    with opened(ctx) as session:
        made = add_question(session, asked, find_unit(unit).name if unit else "")
    say(f"q{made.id} {made.name}")


@app.command()
def rename(
    ctx: typer.Context,
    question: QuestionArgument,
    name: Annotated[str, typer.Argument(help="The new name.")],
    reason: ReasonOption = "",
) -> None:
    """Give a question another name; the old one stays an alias.

    Example: facttrack question rename q3 "ISIS fighters killed, Taru"
    """
    things.rename_thing(ctx, "q", question, name, reason)


@app.command()
def alias(
    ctx: typer.Context,
    question: QuestionArgument,
    name: Annotated[str, typer.Argument(help="What else it is called.")],
    reason: ReasonOption = "",
) -> None:
    """Let a question answer to a further name.

    Example: facttrack question alias q3 "Taru toll"
    """
    things.alias_thing(ctx, "q", question, name, reason)


@app.command()
def merge(
    ctx: typer.Context,
    question: QuestionArgument,
    into: Annotated[str, typer.Argument(metavar="INTO", help="The question that stays.")],
    reason: ReasonOption = "",
) -> None:
    """Say that two questions are one; an earlier --as-of still sees two.

    Example: facttrack question merge q7 q3 --reason "the same village, spelled twice"
    """
    things.merge_things(ctx, "q", question, into, reason)
