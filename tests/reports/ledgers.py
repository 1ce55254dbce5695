"""Claims as rows, recorded through the services in one changeset order or another."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from facttrack.domain.claim import Excerpt
from facttrack.domain.date_text import read_event_date, read_said_date
from facttrack.domain.quantity import Quantity, exact
from facttrack.services.asking import QuestionAsked
from facttrack.services.change import Target, retract, revise
from facttrack.services.record import ClaimRequest, add
from facttrack.services.session import Session

LONG = Decimal("123456789012345678901234567890.123456789")


def record(session: Session, figure: int | Decimal | Quantity, **parts: str) -> None:
    """Record a claim of persons by PMU about Taru on 2017-06-01, unless the parts say other."""
    quantity = figure
    if not isinstance(figure, Quantity):
        quantity = exact(Decimal(figure), "persons", parts.get("wording", str(figure)))
    assert isinstance(quantity, Quantity)
    quote = parts.get("quote", "")
    request = ClaimRequest(
        quantity=quantity,
        question=QuestionAsked(
            parts.get("question", ""),
            parts.get("subject", "" if "question" in parts else "fighters"),
            parts.get("measure", ""),
            parts.get("place", ""),
            basis=parts.get("basis", ""),
            new=True,
        ),
        source=parts.get("source", "PMU"),
        attributed_to=tuple(parts["attributed_to"].split("|")) if "attributed_to" in parts else (),
        new_source=True,
        new_claim=True,
        event_date=read_event_date(parts.get("date", "2017-06-01")),
        asserted=read_said_date(parts.get("asserted", "2017-06-01")),
        title=parts.get("title", ""),
        author=parts.get("author", ""),
        url=parts.get("url", ""),
        excerpt=Excerpt(quote) if quote else None,
        note=parts.get("note", ""),
        translation=parts.get("translation", ""),
    )
    add(session, request)


def worked_example(session: Session, subjects: Sequence[str] = ("ISIS fighters",)) -> None:
    """Rival figures on each subject, one of them revised and one retracted."""
    for subject in subjects:
        record(session, 21, subject=subject, place="Taru")
        first = session.connection.execute("SELECT max(id) FROM claim").fetchone()[0]
        record(session, 21, subject=subject, place="Taru", source="Times", attributed_to="PMU")
        record(session, 17, subject=subject, place="Taru", source="Command")
        record(session, 23, subject=subject, place="Taru", source="Monitor")
        record(session, 99, subject=subject, place="Taru", source="Rumour", date="2017-06-02")
        said = read_said_date("2017-06-03")
        revise(session, Target(f"c{first}", "new statement"), exact(Decimal(24)), asserted=said)
        retract(session, Target(f"c{first + 4}", "a typo"), "us")
