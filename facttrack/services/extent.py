"""How much a view knows, told without reading it."""

from __future__ import annotations

from facttrack.services.browse import context, merged_into
from facttrack.services.naming import find_question
from facttrack.services.session import Session, View
from facttrack.storage import counts


def recorded_claims(session: Session, view: View) -> int:
    """How many claims a view knows, retracted ones too."""
    return counts.claims_until(session.connection, view.changeset)


def recorded_fields(session: Session, after: int, view: View) -> int:
    """How many fields were recorded after a changeset that a view knows, at the least."""
    return counts.fields_between(session.connection, after, view.changeset)


def pairs_about(session: Session, view: View, question: str = "") -> int:
    """About how many pairs of claims a report `pairs` has, told before it is made.

    Claims that had not been said by the view's day are counted too, and questions that were merged
    are others. Raises NotFoundError for a question that is not there.
    """
    ids = None
    if not view.changeset:
        return 0
    if question:
        asked = find_question(session, question, view.changeset)
        ids = merged_into(context(session, view).questions, asked.id)
    return counts.pairs_until(session.connection, view.changeset, ids)
