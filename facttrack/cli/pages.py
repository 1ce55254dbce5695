"""report plot and report page: what people look at."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from facttrack.cli.common import (
    AsOfOption,
    SaidByOption,
    counting,
    done_counting,
    note,
    opened,
    viewed,
)
from facttrack.errors import UsageError


class PlotKind(StrEnum):
    """What a plot shows."""

    FOREST = "forest"
    TIMELINE = "timeline"


def register(group: typer.Typer) -> None:
    """Add these commands to the group of reports."""
    group.command("plot")(plot)
    group.command("page")(page)


def plot(
    ctx: typer.Context,
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="q3, or a name.")],
    out: Annotated[str, typer.Option("--out", "-o", metavar="FILE.svg|FILE.png", help="Where to.")],
    kind: Annotated[
        PlotKind,
        typer.Option("--kind", help="forest: who says what; timeline: how it moved."),
    ] = PlotKind.FOREST,
    date: Annotated[
        str, typer.Option("--date", help="The event date; default: the latest one.")
    ] = "",
    all_dates: Annotated[bool, typer.Option("--all-dates", help="Every event date.")] = False,
    as_of: AsOfOption = "",
    said_by: SaidByOption = "",
) -> None:
    """Draw the figures of a question as SVG or PNG.

    docs/page.md tells how to read it.

    Example: facttrack report plot q1 --kind timeline --out q1.png
    """
    from facttrack.reports.plot_pictures import draw_plot

    if date and all_dates:
        raise UsageError("--date or --all-dates, not both")
    if kind is PlotKind.TIMELINE and date:
        raise UsageError("a timeline has every event date: leave --date out, or --kind forest")
    with opened(ctx) as session:
        view = viewed(session, as_of, said_by)
        draw_plot(session, view, question, kind.value, out, date=date, all_dates=all_dates)
    note(f"{kind.value} plot -> {out} (@{view.changeset})")


def page(
    ctx: typer.Context,
    out: Annotated[str, typer.Option("--out", "-o", metavar="DIR|FILE.html", help="Where to.")],
    question: Annotated[
        list[str] | None,
        typer.Option("--question", help="Only this question; repeat it for more."),
    ] = None,
    since: Annotated[
        str,
        typer.Option(
            "--since",
            metavar="DATE|CHANGESET",
            help="Tell what changed since the page of then.",
        ),
    ] = "",
    title: Annotated[str, typer.Option("--title", help="What stands over the page.")] = "",
    most: Annotated[
        int,
        typer.Option(
            "--most",
            min=1,
            metavar="N",
            help="How many claims a file lists, the latest event dates first.",
        ),
    ] = 100,
    as_of: AsOfOption = "",
    said_by: SaidByOption = "",
) -> None:
    """Write a page to read, print and pass on.

    With figures, plots, claims, histories and the method. It needs no network and no script. A
    folder gets index.html and, for each question, a file for every 100 claims.

    Example: facttrack report page --out q1.html --question q1 --since @3
    """
    from facttrack.reports.page import PageAsked, write_page

    with opened(ctx) as session:
        view = viewed(session, as_of, said_by)
        after = viewed(session, since, "").changeset if since else None
        if after is not None and after > view.changeset:
            raise UsageError(f"{since} is after {as_of}: name an earlier one with --since")
        asked = PageAsked(tuple(question or ()), after, since, title, most)
        done = write_page(session, view, asked, out, counting("questions"))
        done_counting()
    many = "" if done.questions == 1 else "s"
    files = f" in {done.files:,} files" if done.files > 1 else ""
    note(f"{done.questions:,} question{many} -> {out}{files} (@{view.changeset})")
    if done.left_out:
        note(
            f"{done.left_out:,} claims at earlier event dates are not in it: "
            "--out DIR writes a folder with all, --most N more into one file"
        )
