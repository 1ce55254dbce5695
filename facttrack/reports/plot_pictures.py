"""The plot of a question as a file: what `report plot` does."""

from __future__ import annotations

from pathlib import Path

from facttrack.errors import UsageError
from facttrack.reports.plots import (
    forest_picture,
    need_extra,
    save_picture,
    timeline_picture,
)
from facttrack.reports.too_many import refuse_too_many
from facttrack.services.browse import Selection, context, list_claims
from facttrack.services.comparing import compare_question, event_dates, no_such_date
from facttrack.services.naming import find_question
from facttrack.services.question_dates import versions_filed
from facttrack.services.session import Session, View

ENDINGS = (".svg", ".png")


def draw_plot(
    session: Session,
    view: View,
    question: str,
    kind: str,
    out: str,
    *,
    date: str = "",
    all_dates: bool = False,
) -> None:
    """Draw a "forest" or a "timeline" of a question to FILE.svg or FILE.png.

    Raises UsageError for another ending or too many claims, NotFoundError for a question or a date
    that is not there, FacttrackError where the extra is missing or the file cannot be written.
    """
    need_extra()
    if Path(out).suffix.lower() not in ENDINGS:
        raise UsageError(f"--out is FILE.svg or FILE.png, not {out!r}")
    every = all_dates or kind == "timeline"
    if every:
        known = context(session, view)
        drawn = known.questions[find_question(session, question, view.changeset).id]
        refuse_too_many(drawn, versions_filed(session, drawn, known), "a plot")
    found = compare_question(session, question, view, date=date, all_dates=every)
    if date and not (found[0].votes or found[0].uncounted):
        asked = found[0].question
        raise no_such_date(asked, date, event_dates(session, asked, view))
    if kind == "timeline":
        states = list_claims(session, view, Selection(question=question))
        picture = timeline_picture(found, [s.standing for s in states])
    else:
        picture = forest_picture(found)
    save_picture(picture, out)
