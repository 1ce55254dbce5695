"""source: who publishes and asserts numbers."""

from __future__ import annotations

from typing import Annotated

import typer

from facttrack.cli import things
from facttrack.cli.common import (
    AsOfOption,
    FormatOption,
    ReasonOption,
    SaidByOption,
    note,
    opened,
    say,
)

app = typer.Typer(
    help="Sources: list, show, add, rename, merge, confidential.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
SourceArgument = Annotated[str, typer.Argument(metavar="SOURCE", help="s5, a name or an alias.")]


@app.command("list")
def list_(
    ctx: typer.Context,
    format_: FormatOption = None,
    as_of: AsOfOption = "",
    said_by: SaidByOption = "",
) -> None:
    """List the sources.

    With --said-by, those that had published, said or passed on a claim by then.

    Example: facttrack source list
    """
    things.print_list(ctx, "s", format_, as_of, said_by)


@app.command()
def show(
    ctx: typer.Context,
    source: SourceArgument,
    format_: FormatOption = None,
    as_of: AsOfOption = "",
    said_by: SaidByOption = "",
) -> None:
    """Show a source with every version of it.

    Example: facttrack source show s5
    """
    things.print_versions(ctx, "s", source, format_, as_of, said_by)


@app.command()
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="What it is called.")],
    grade: Annotated[str, typer.Option("--grade", help="Reliability, A to F.")] = "",
    new_source: Annotated[
        bool, typer.Option("--new-source", help="Make it though one is nearly called so.")
    ] = False,
) -> None:
    """Make a source.

    Example: facttrack source add "Zaman al-Wasl" --grade C
    """
    from facttrack.services.things import add_source

    with opened(ctx) as session:
        made = add_source(session, name, grade=grade, new=new_source)
    say(f"s{made.id} {made.name}")


@app.command()
def rename(
    ctx: typer.Context,
    source: SourceArgument,
    name: Annotated[str, typer.Argument(help="The new name.")],
    reason: ReasonOption = "",
) -> None:
    """Give a source another name; the old one stays an alias.

    Example: facttrack source rename s5 "Syrian Observatory for Human Rights"
    """
    things.rename_thing(ctx, "s", source, name, reason)


@app.command()
def alias(
    ctx: typer.Context,
    source: SourceArgument,
    name: Annotated[str, typer.Argument(help="What else it is called.")],
    reason: ReasonOption = "",
) -> None:
    """Let a source answer to a further name.

    Example: facttrack source alias s5 SOHR
    """
    things.alias_thing(ctx, "s", source, name, reason)


@app.command()
def merge(
    ctx: typer.Context,
    source: SourceArgument,
    into: Annotated[str, typer.Argument(metavar="INTO", help="The source that stays.")],
    reason: ReasonOption = "",
) -> None:
    """Say that two sources are one; an earlier --as-of still sees two.

    Example: facttrack source merge s7 s5 --reason "the same office"
    """
    things.merge_things(ctx, "s", source, into, reason)


@app.command()
def grade(
    ctx: typer.Context,
    source: SourceArgument,
    letter: Annotated[str, typer.Argument(metavar="A-F", help='A to F, or "" for none.')],
    reason: ReasonOption = "",
) -> None:
    """Grade a source's reliability by the Admiralty code.

    Example: facttrack source grade s5 B --reason "right in 9 of 10 checks"
    """
    from facttrack.services.things import grade as give

    with opened(ctx) as session:
        graded = give(session, source, letter, reason)
    say(f"s{graded.id} {graded.name}   grade {graded.grade or 'none'}")


@app.command()
def confidential(
    ctx: typer.Context,
    source: SourceArgument,
    label: Annotated[str, typer.Option("--label", help="What it is called in public.")] = "",
    public: Annotated[bool, typer.Option("--public", help="Show its name again.")] = False,
    reason: ReasonOption = "",
) -> None:
    """Show a source by a public label, never by name.

    Every list, comparison, report and export does so from then on, earlier views included. To see
    the name: facttrack --confidential. In quotes, notes, titles and all other texts the label
    stands in brackets instead of the name, and of each alias: add those that texts use.

    Example: facttrack source confidential s5 --label "a doctor in Taru" --reason "her safety"
    """
    from facttrack.errors import UsageError
    from facttrack.services.things import hide, unhide

    if public == bool(label):
        raise UsageError("--label or --public, one of them")
    with opened(ctx) as session:
        if public:
            shown = unhide(session, source, reason)
            say(f"s{shown.id} {shown.name}   public again")
            return
        shown = hide(session, source, label, reason)
    say(f"s{shown.id} is shown as {label.strip()!r} from now on")
    note(
        "where a text calls it otherwise (a surname alone, another script): "
        f"facttrack source alias s{shown.id} NAME"
    )
