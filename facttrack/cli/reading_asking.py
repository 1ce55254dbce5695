"""Asking about each figure on a terminal: accept, edit, skip, question, quit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import typer

from facttrack.cli.common import say, unnamed
from facttrack.cli.reading_text import proposal_lines
from facttrack.errors import ConflictError, FacttrackError, UsageError
from facttrack.reading.documents.proposals import Proposal
from facttrack.reading.quantities import HINT
from facttrack.reports.safety import one_line
from facttrack.services.articles import Accepted, Article, Terms, accept
from facttrack.services.asking import QuestionAsked, find_asked, in_unit_of
from facttrack.services.chains import join_chain, split_chain
from facttrack.services.record import show_quantity
from facttrack.services.session import Session
from facttrack.services.suggesting import Suggestion, suggest_questions, suggested_name

_KEYS = "[a]ccept  [e]dit  [s]kip  [q]uestion  e[x]it"
_NONE = "-"


@dataclass(slots=True)
class Asking:
    """One document being asked about; `question` is what holds until another is chosen."""

    session: Session
    article: Article
    question: QuestionAsked
    last: QuestionAsked = field(default_factory=QuestionAsked)
    left: bool = False

    def ask(self, proposals: Sequence[Proposal]) -> list[Accepted]:
        """What the user accepts, in order; leaving keeps what was accepted before, and is noted.

        Ctrl-C and the end of input record nothing.
        """
        accepted: list[Accepted] = []
        for at, proposal in enumerate(proposals, 1):
            say("")
            for line in proposal_lines(self.article.document.text, proposal):
                typer.echo(line)
            answer = self._one(accept(proposal, self.question), f"{at}/{len(proposals)}")
            self.left = answer == "exit"
            if self.left:
                break
            if isinstance(answer, Accepted):
                accepted.append(answer)
        return accepted

    def _one(self, draft: Accepted, place: str) -> Accepted | str:
        """The proposal as it is accepted, or "skip" or "exit"."""
        while True:
            key = typer.prompt(f"{place}  {_KEYS}", prompt_suffix=": ").strip().lower()[:1]
            if key == "a":
                if not draft.question.given():
                    return self._asked_question(draft)
                if self._fits(draft):
                    return draft
            if key == "e":
                draft = self._edited(draft)
            elif key == "q":
                asked = self._asked_question(draft)
                if isinstance(asked, str):
                    return asked
                draft = asked
            elif key in ("s", "x"):
                return "skip" if key == "s" else "exit"
            else:
                say("    type a, e, s, q or x")

    def _fits(self, draft: Accepted) -> bool:
        """Whether its question takes the figure; says so where it does not."""
        try:
            found = find_asked(self.session, draft.question, draft.quantity.unit)
            in_unit_of(found, draft.quantity)
        except FacttrackError as error:
            say(f"    {unnamed(self.session, error)}")
            return False
        return True

    def _asked_question(self, draft: Accepted) -> Accepted | str:
        """The proposal under the question that is named, or "skip" ("new s" is a name)."""
        candidate = draft.proposal.candidate
        sentence = self.article.document.text[draft.proposal.start : draft.proposal.end]
        offered = suggest_questions(self.session, candidate, sentence)
        for number, suggestion in enumerate(offered, 1):
            say(_offer(number, suggestion))
        name = suggested_name(candidate)
        if name:
            say(f"    =  a new one: {name}")
        if self.last.given():
            say(f"    .  the one before: {self.last.text}")
        while True:
            answer = _prompt("question (a number, q3, another name; empty: none yet; s: skip)")
            if answer == "s":
                return "skip"
            try:
                self.last = self._understood(answer, name, offered, draft)
            except FacttrackError as error:
                say(f"    {unnamed(self.session, error)}")
                continue
            return replace(draft, question=self.last)

    def _understood(
        self, answer: str, name: str, offered: Sequence[Suggestion], draft: Accepted
    ) -> QuestionAsked:
        if answer.isdecimal() and 1 <= int(answer) <= len(offered):
            return QuestionAsked(f"q{offered[int(answer) - 1].question.id}")
        if answer == ".":
            return self.last
        if answer == "new":
            raise UsageError("say what the new question is called: new NAME")
        new = answer.startswith("new ")
        asked = QuestionAsked(name if answer == "=" else answer.removeprefix("new "), new=new)
        if asked.given():
            in_unit_of(find_asked(self.session, asked, draft.quantity.unit), draft.quantity)
        return asked

    def _edited(self, draft: Accepted) -> Accepted:
        """The proposal with another figure, unit, attribution or date; wording and quote stay."""
        while True:
            try:
                edited = self._edits(draft)
            except FacttrackError as error:
                # There are no options to give it with here.
                why = unnamed(self.session, error).replace(f", {HINT}", "")
                say(f"    {why}")
                continue
            say(f"    {show_quantity(edited.quantity)}")
            return edited

    def _edits(self, draft: Accepted) -> Accepted:
        from facttrack.domain.date_text import read_event_date
        from facttrack.services.figures import Parts, figure

        quantity, date = draft.quantity, draft.event_date
        text = _edit("figure", quantity.wording)
        unit = _edit("unit", quantity.unit)
        said_by = _edit("said by, outermost first, > between", join_chain(draft.attributed_to))
        when = _edit("date", str(date or ""))
        if text != quantity.wording or unit != quantity.unit:
            quantity, _ = figure(text, Parts(unit=unit or None), quantity.wording)
        if when != str(date or ""):
            date = read_event_date(when) if when else None
        return replace(
            draft,
            quantity=quantity,
            attributed_to=split_chain(said_by),
            event_date=date,
        )


def _edit(label: str, value: str) -> str:
    """What the user types; Enter keeps the value, "-" empties it."""
    shown = f"    {label} [{value}]" if value else f"    {label}"
    answer = _prompt(shown)
    return "" if answer == _NONE else answer or value


def _prompt(label: str) -> str:
    return str(typer.prompt(one_line(label), default="", show_default=False)).strip()


def asked_again(
    session: Session, error: ConflictError, terms: Terms, accepted: Sequence[Accepted]
) -> tuple[Terms, list[Accepted]]:
    """What to record after a conflict that the user overrules: all names and claims are new.

    Raises the conflict where the user does not.
    """
    say(f"    {unnamed(session, error)}")
    if not typer.confirm("    record it all the same, as new?"):
        raise error
    again = [replace(a, question=replace(a.question, new=True)) for a in accepted]
    return replace(terms, new_source=True, new_claim=True), again


def _offer(number: int, suggestion: Suggestion) -> str:
    q = suggestion.question
    unit = f", in {q.unit}" if q.unit else ""
    return f"    {number}  q{q.id} {q.name}{unit}: {suggestion.reason}"
