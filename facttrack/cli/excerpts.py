"""excerpts: whether what was quoted still stands."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer

from facttrack.cli.common import (
    AsOfOption,
    Format,
    FormatOption,
    SaidByOption,
    chosen_format,
    emit,
    note,
    opened,
    viewed,
)
from facttrack.errors import UsageError

app = typer.Typer(
    help="Excerpts: check them against a document that changed.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
COLUMNS = ("claim", "match", "detail", "wording", "quote", "start", "end", "found_at", "document")

SHOWN = ("claim", "match", "wording", "detail")


@app.callback()
def excerpts() -> None:
    """Keep `check` a command of its own, however many there are."""


@app.command()
def check(
    ctx: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="[FILE|-]", help="The document as it is now.")
    ] = "",
    of: Annotated[
        str, typer.Option("--of", metavar="cN", help="A claim that was recorded from it.")
    ] = "",
    encoding: Annotated[str, typer.Option("--encoding", help="Of text and HTML.")] = "",
    format_: FormatOption = None,
    as_of: AsOfOption = "",
    said_by: SaidByOption = "",
) -> None:
    """Tell which excerpts still match a document that is read again.

    Nothing is changed. Matches: the words stand where they stood. Moved: they stand once elsewhere,
    with the same words before or after them. Orphaned: they do not. Without a file, every excerpt
    is checked against the stored text of its own document. --as-of and --said-by say which
    excerpts are looked for.

    Example: facttrack excerpts check article.html
    """
    from facttrack.reading.documents import load_document
    from facttrack.services.excerpts import Match, check_document, check_stored

    if not file and (of or encoding):
        raise UsageError("--of and --encoding are about a document: name its file")
    document = load_document(file, encoding=encoding) if file else None
    with opened(ctx) as session:
        view = viewed(session, as_of, said_by)
        if view.note:
            found = []
        elif document:
            found = check_document(session, document, of, view)
        else:
            found = check_stored(session, view)
    rows = (
        {
            "claim": c.version.label,
            "match": c.found.match.value,
            "detail": c.found.detail,
            "wording": c.version.quantity.wording,
            "quote": c.excerpt.exact,
            "start": c.excerpt.start,
            "end": c.excerpt.end,
            "found_at": c.found.start,
            "document": c.document.title or c.document.url or c.document.sha256[:12],
        }
        for c in found
    )
    narrow = chosen_format(format_) is Format.TABLE
    emit(rows, SHOWN if narrow else COLUMNS, format_)
    counted = Counter(c.found.match for c in found)
    note(", ".join(f"{counted[match]} {match.value}" for match in Match))
