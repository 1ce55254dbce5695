"""How much a view knows, told without reading it."""

from __future__ import annotations

from facttrack.services.session import Session, View
from facttrack.storage import counts


def recorded_claims(session: Session, view: View) -> int:
    """How many claims a view knows, retracted ones too."""
    return counts.claims_until(session.connection, view.changeset)


def recorded_fields(session: Session, after: int, view: View) -> int:
    """How many fields were recorded after a changeset that a view knows, at the least."""
    return counts.fields_between(session.connection, after, view.changeset)
