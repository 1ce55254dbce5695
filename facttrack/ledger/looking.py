"""Looking at what is recorded, and comparing it, as of any view."""

from __future__ import annotations

from itertools import islice

from facttrack.comparison.best import Method
from facttrack.domain.claim import Changeset, History, Question, Source
from facttrack.domain.decision import Decision
from facttrack.ledger.opening import Opened
from facttrack.ledger.results import Changes, Claims, Compared, Comparisons
from facttrack.services import browse, comparing
from facttrack.services.deciding import list_decisions
from facttrack.services.differences import diff_ledger, span
from facttrack.services.log import log as read_log
from facttrack.services.spoken import known_by


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

    def history(self, label: str, *, as_of: str = "", said_by: str = "") -> History:
        """Every version and sighting of a claim, in the order recorded.

        Raises NotFoundError.
        """
        view = self._view(as_of, said_by)
        return browse.said_only(browse.claim_history(self._session, label, view), view)

    def changes(
        self, since: str = "", until: str = "", *, as_of: str = "", said_by: str = ""
    ) -> Changes:
        """What was recorded after one changeset or record date and up to another, or up to now.

        Raises NotFoundError for a changeset that is not there, or lies after `as_of`.
        """
        looked = span(self._session, since, until, self._view(as_of, said_by))
        return Changes(diff_ledger(self._session, looked.after, looked.end))

    def log(self, limit: int = 0, *, as_of: str = "", said_by: str = "") -> list[Changeset]:
        """The changesets, newest first; with `said_by` those that recorded what was said by then.

        `limit` is how many at most, 0 for all.
        """
        found = read_log(self._session, self._view(as_of, said_by)).changesets
        return list(islice(found, limit or None))

    def sources(self, *, as_of: str = "", said_by: str = "") -> list[Source]:
        """The sources by number, merged ones left out; with `said_by` those that had spoken."""
        found = known_by(self._session, self._view(as_of, said_by)).sources
        return [s for s in found.values() if s.merged_into is None]

    def questions(self, *, as_of: str = "", said_by: str = "") -> list[Question]:
        """The questions by number, merged ones left out; with `said_by` those spoken on by then."""
        found = known_by(self._session, self._view(as_of, said_by)).questions
        return [q for q in found.values() if q.merged_into is None]

    def decisions(
        self, question: str = "", *, as_of: str = "", said_by: str = ""
    ) -> list[Decision]:
        """Every version of what was decided to be printed, on one question or on all.

        Raises NotFoundError for a question that is not there.
        """
        return list_decisions(self._session, self._view(as_of, said_by), question)

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
