"""Recording claims and changes of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from facttrack.domain.claim import Excerpt, Source
from facttrack.domain.date_text import read_event_date
from facttrack.domain.decision import Decision
from facttrack.errors import UsageError
from facttrack.ledger import texts
from facttrack.ledger.opening import Opened
from facttrack.services import change, deciding, record, things
from facttrack.services.asking import QuestionAsked
from facttrack.services.labels import claim_label, claim_numbers


class Recording(Opened):
    """Everything that records; each call is one changeset, or none."""

    def add(  # noqa: PLR0913 - one parameter an option of the command
        self,
        figure: texts.Number = "",
        *,
        value: texts.Number | None = None,
        low: texts.Number | None = None,
        high: texts.Number | None = None,
        quantifier: str = "",
        unit: str = "",
        source: str = "",
        attributed_to: str | Sequence[str] = (),
        question: str = "",
        subject: str = "",
        measure: str = "",
        place: str = "",
        scope: str = "",
        basis: str = "",
        date: str = "",
        asserted: str = "",
        published: str = "",
        title: str = "",
        author: str = "",
        url: str = "",
        archive: str = "",
        quote: str = "",
        translation: str = "",
        note: str = "",
        grade: str = "",
        credibility: str = "",
        part_of: str = "",
        new_question: bool = False,
        new_source: bool = False,
        new_claim: bool = False,
    ) -> record.Recorded:
        """Record a claim: its figure in words, or its parts `value`, `low`, `high`, `quantifier`.

        Raises ConflictError for a name that is nearly one that exists and for a figure whose place
        is taken, BadDataError for what cannot be read.
        """
        chain = (attributed_to,) if isinstance(attributed_to, str) else tuple(attributed_to)
        asked = QuestionAsked(question, subject, measure, place, scope, basis, new_question)
        request = record.ClaimRequest(
            quantity=texts.quantity(figure, value, low, high, quantifier, unit),
            question=asked,
            source=source,
            attributed_to=chain,
            new_source=new_source,
            new_claim=new_claim,
            event_date=read_event_date(date) if date else None,
            asserted=texts.said(asserted),
            published=texts.said(published),
            title=title,
            author=author,
            url=url,
            archive_url=archive,
            excerpt=Excerpt(quote) if quote else None,
            translation=translation,
            note=note,
            grade=grade,
            credibility=credibility,
            part_of=claim_label(part_of)[0] if part_of else None,
        )
        return record.add(self._session, request)

    def revise(  # noqa: PLR0913 - one parameter an option of the command
        self,
        claim: str,
        figure: texts.Number = "",
        *,
        reason: str,
        value: texts.Number | None = None,
        low: texts.Number | None = None,
        high: texts.Number | None = None,
        quantifier: str = "",
        unit: str = "",
        asserted: str = "",
        published: str = "",
        note: str = "",
        url: str = "",
        title: str = "",
        quote: str = "",
        expect: str = "",
    ) -> change.Changed:
        """Record that the origin changed its number.

        Raises NotFoundError, ConflictError where `claim` or `expect` names a version that is no
        longer the newest.
        """
        return change.revise(
            self._session,
            texts.target(claim, reason, expect),
            texts.quantity(figure, value, low, high, quantifier, unit),
            asserted=texts.said(asserted),
            published=texts.said(published),
            note=note,
            seen=change.Seen(url, title, quote=quote),
        )

    def correct(
        self, claim: str, *, reason: str, expect: str = "", **fields: str
    ) -> change.Changed:
        """Mend what was recorded wrongly: `value="24"`, `date="2017-06-02"`; "" empties a field.

        Fields: value, low, high, quantifier, unit, wording, date, asserted, published, question,
        source, attributed_to (" > " between names), quote, translation, note, grade, credibility,
        part_of, url, title.

        Raises NotFoundError, ConflictError, UsageError for a field that there is not.
        """
        return change.correct(self._session, texts.target(claim, reason, expect), fields)

    def retract(
        self,
        claim: str,
        *,
        by: Literal["us", "origin"],
        reason: str,
        asserted: str = "",
        expect: str = "",
    ) -> change.Changed:
        """Withdraw a claim: it stays visible and is never counted.

        Raises NotFoundError, ConflictError.
        """
        target = texts.target(claim, reason, expect)
        return change.retract(self._session, target, by, texts.said(asserted))

    def reinstate(
        self,
        claim: str,
        figure: texts.Number = "",
        *,
        reason: str,
        unit: str = "",
        asserted: str = "",
        expect: str = "",
    ) -> change.Changed:
        """Bring a retracted claim back, with the figure that it had or with another.

        Raises NotFoundError, ConflictError.
        """
        quantity = texts.quantity(figure, unit=unit) if figure != "" else None
        target = texts.target(claim, reason, expect)
        return change.reinstate(self._session, target, quantity, texts.said(asserted))

    def file(
        self, claims: str | Sequence[str], question: str, *, reason: str = ""
    ) -> list[change.Changed]:
        """File claims ("c4", "c7-c9") under a question, all of them or none.

        Raises NotFoundError, ConflictError.
        """
        numbers = claim_numbers([claims] if isinstance(claims, str) else claims)
        return change.file_claims(self._session, numbers, question, reason)

    def decide(self, question: str, wording: str = "", *, date: str, reason: str) -> Decision:
        """Record what may be printed at an event date; without words, take back what was decided.

        Raises NotFoundError, ConflictError where the same, or nothing, is decided already.
        """
        if not wording.strip():
            return deciding.withdraw(self._session, question, date, reason)
        return deciding.decide(self._session, question, date, wording, reason)

    def rename(self, label: str, name: str, *, reason: str = "") -> things.Thing:
        """Give a source ("s5") or a question ("q3") another name; the old one stays an alias.

        Raises NotFoundError, ConflictError.
        """
        return things.rename(self._session, texts.kind(label), label, name, reason)

    def merge(self, label: str, into: str, *, reason: str) -> things.Thing:
        """Say that two sources, or two questions, are one: the first is read as the second.

        Raises NotFoundError, ConflictError, UsageError where two questions ask for different
        things.
        """
        kind = texts.kind(label)
        if texts.kind(into) != kind:
            raise UsageError(f"{label} and {into} are not two sources or two questions")
        return things.merge(self._session, kind, label, into, reason)

    def confidential(self, source: str, label: str = "", *, reason: str) -> Source:
        """Show a source by a public label from now on; without one, show its name again.

        Raises NotFoundError, ConflictError, UsageError for a label that holds its name.
        """
        if not label.strip():
            return things.unhide(self._session, source, reason)
        return things.hide(self._session, source, label, reason)

    def grade(self, source: str, letter: str, *, reason: str = "") -> Source:
        """Grade a source's reliability, A to F; "" takes the grade away.

        Raises NotFoundError, UsageError.
        """
        return things.grade(self._session, source, letter, reason)
