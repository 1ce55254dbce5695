"""Looking at what is recorded, and comparing it, as of any view."""

from __future__ import annotations

from facttrack.comparison.best import Method
from facttrack.domain.claim import History, Question, Source
from facttrack.ledger.opening import Opened
from facttrack.ledger.results import Changes, Claims, Compared, Comparisons
from facttrack.services import browse, comparing
from facttrack.services.differences import diff_ledger


class Looking(Opened):
    """Everything that reads the ledger into values."""

    def claims(  # noqa: PLR0913 - one parameter an option of the command
        self,
        *,
        question: str = "",
        source: str = "",
        origin: str = "",
        unit: str = "",
        place: str = "",
        date: str = "",
        text: str = "",
        unfiled: bool = False,
        as_of: str = "",
        said_by: str = "",
    ) -> Claims:
        """The claims that fit all that is given, as they stand; retracted ones are marked.

        Raises NotFoundError for a question or source that is not there.
        """
        view = self._view(as_of, said_by)
        chosen = browse.Selection(question, source, origin, unit, place, date, text, unfiled)
        return Claims(tuple(browse.list_claims(self._session, view, chosen)), view)

    def claim(self, label: str, *, as_of: str = "", said_by: str = "") -> browse.ClaimState:
        """One claim as it stands, or as a version was: c12, c12.3.

        Raises NotFoundError.
        """
        return browse.show_claim(self._session, label, self._view(as_of, said_by))[0]

    def history(self, label: str, *, as_of: str = "") -> History:
        """Every version and sighting of a claim, in the order recorded.

        Raises NotFoundError.
        """
        return browse.claim_history(self._session, label, self._view(as_of))

    def changes(self, since: str = "", until: str = "") -> Changes:
        """What was recorded after one changeset or record date and up to another, or up to now.

        Raises NotFoundError for a changeset that is not there.
        """
        after = self._view(since).changeset if since else 0
        return Changes(diff_ledger(self._session, after, self._view(until).changeset))

    def sources(self, *, as_of: str = "") -> list[Source]:
        """The sources by number, merged ones left out."""
        found = browse.context(self._session, self._view(as_of)).sources
        return [s for s in found.values() if s.merged_into is None]

    def questions(self, *, as_of: str = "") -> list[Question]:
        """The questions by number, merged ones left out."""
        found = browse.context(self._session, self._view(as_of)).questions
        return [q for q in found.values() if q.merged_into is None]

    def compare(
        self,
        question: str,
        *,
        date: str = "",
        method: str = Method.LOWER_MEDIAN,
        as_of: str = "",
        said_by: str = "",
    ) -> Compared:
        """What all claims on a question say at an event date, by default the latest one.

        Raises NotFoundError for a question, or a date of it, that is not there.
        """
        view = self._view(as_of, said_by)
        found = comparing.compare_question(self._session, question, view, date=date, method=method)[
            0
        ]
        if date and not (found.votes or found.uncounted or found.beside):
            dates = comparing.event_dates(self._session, found.question, view)
            raise comparing.no_such_date(found.question, date, dates)
        return Compared(found, view)

    def compare_all(
        self,
        question: str = "",
        *,
        method: str = Method.LOWER_MEDIAN,
        as_of: str = "",
        said_by: str = "",
    ) -> Comparisons:
        """The comparison at every event date, of one question or of all.

        Raises NotFoundError for a question that is not there.
        """
        view = self._view(as_of, said_by)
        asked = (question,) if question else ()
        found = comparing.compare_everything(
            self._session, view, method=method, pairs=True, questions=asked
        )
        return Comparisons(tuple(Compared(c, view) for c in found), view)
