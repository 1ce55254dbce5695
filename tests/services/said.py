"""Short ways to record claims in tests."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from facttrack.domain.date_text import read_event_date, read_said_date
from facttrack.domain.quantity import Quantity, exact
from facttrack.services.asking import QuestionAsked
from facttrack.services.browse import ClaimState, Selection, list_claims
from facttrack.services.change import Target
from facttrack.services.record import ClaimRequest, Recorded, add
from facttrack.services.session import Session, view

TARU = "ISIS fighters killed, Taru"


def figure(text: str | int, unit: str = "persons") -> Quantity:
    """An exact figure, its digits as its wording."""
    return exact(Decimal(text), unit, str(text))


def request(
    value: str | int | Quantity,
    source: str = "PMU",
    *attributed: str,
    question: str = TARU,
    date: str = "2017-06-01",
    said: str = "",
    url: str = "",
    new_claim: bool = False,
    note: str = "",
    part_of: int | None = None,
) -> ClaimRequest:
    """A claim as a user would ask for it."""
    return ClaimRequest(
        quantity=value if isinstance(value, Quantity) else figure(value),
        question=QuestionAsked(question),
        source=source,
        attributed_to=attributed,
        new_claim=new_claim,
        event_date=read_event_date(date) if date else None,
        asserted=read_said_date(said) if said else None,
        url=url,
        note=note,
        part_of=part_of,
    )


def tell(
    session: Session,
    value: str | int | Quantity,
    *who: str,
    question: str = TARU,
    date: str = "2017-06-01",
    said: str = "",
    url: str = "",
    new_claim: bool = False,
    note: str = "",
) -> Recorded:
    """Record a claim."""
    return add(
        session,
        request(
            value,
            *(who or ("PMU",)),
            question=question,
            date=date,
            said=said,
            url=url,
            new_claim=new_claim,
            note=note,
        ),
    )


def why(claim: int, expect: str = "") -> Target:
    """A claim to be changed, with a reason."""
    return Target(f"c{claim}", "because", expect)


def listed(
    session: Session, selection: Selection | None = None, as_of: str = "", said_by: str = ""
) -> list[ClaimState]:
    """The claims of a selection in a view."""
    return list(list_claims(session, view(session, as_of, said_by), selection or Selection()))


def labels(states: Iterable[ClaimState]) -> list[str]:
    """What is in force, by its names."""
    return [state.version.label for state in states]
