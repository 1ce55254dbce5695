"""The whole ledger against a model made of plain dictionaries."""

from __future__ import annotations

import copy
import csv
import shutil
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from facttrack.domain.dates import SaidDate
from facttrack.errors import ConflictError, NotFoundError
from facttrack.exchange.importing import import_files
from facttrack.services import change, things
from facttrack.services.asking import QuestionAsked
from facttrack.services.browse import Selection, claim_history, list_claims
from facttrack.services.change import Target
from facttrack.services.record import add
from facttrack.services.session import Session, open_session, view
from facttrack.storage import reader
from facttrack.storage.engine import Location
from facttrack.storage.verify import verify
from tests.conftest import Clock
from tests.ledger_model import Claim, Model
from tests.services.said import figure, request

SOURCES = ("PMU", "Reuters", "Zaman al-Wasl", "SOHR")
QUESTIONS = ("Fighters at Taru", "Tanks at Wadi al-Midar", "Displaced from Mosul")
DATES = ("2017-06-01", "2017-06-02", "")
URLS = ("", "https://one.example", "https://two.example")
FIGURES = st.integers(1, 4)


class Ledger(RuleBasedStateMachine):
    """Random uses of the ledger; after each, it says what the model says, now and as of before."""

    template: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        self.closing = ExitStack()
        self.folder = Path(self.closing.enter_context(tempfile.TemporaryDirectory()))
        path = Path(shutil.copy(self.template, self.folder / "facttrack.db"))
        self.session: Session = open_session(Location(path), "tester", Clock())
        self.closing.callback(self.session.close)
        self.model = Model()
        self.known = {0: copy.deepcopy(self.model)}
        self.stamps: dict[int, str] = {}
        self.day = date(2020, 1, 1)

    def teardown(self) -> None:
        """Remove the database."""
        self.closing.close()

    @initialize()
    def begin(self) -> None:
        """Two sources and two questions that can be merged at once."""
        for name in SOURCES[:2]:
            self.recorded(partial(things.add_source, self.session, name))
            self.thing("source", name)
            self.keep()
        for name in QUESTIONS[:2]:
            asked = QuestionAsked(name)
            self.recorded(partial(things.add_question, self.session, asked, "persons"))
            self.thing("question", name)
            self.keep()

    # What every rule does.

    def said(self) -> str:
        """A day later than all that were said."""
        self.day += timedelta(days=1)
        return self.day.isoformat()

    def recorded(self, action: Callable[[], Any]) -> Any:  # noqa: ANN401
        """What an action gives; it records exactly one changeset."""
        before = reader.head(self.session.connection)
        found = action()
        assert reader.head(self.session.connection) == before + 1
        return found

    def refused(self, action: Callable[[], object], kind: type[Exception] = ConflictError) -> None:
        """An action is refused and leaves no trace."""
        before = reader.head(self.session.connection)
        with pytest.raises(kind):
            action()
        assert reader.head(self.session.connection) == before

    def keep(self) -> None:
        """Remember what was known at this changeset."""
        changeset = reader.changeset(self.session.connection, reader.head(self.session.connection))
        assert changeset is not None
        self.known[changeset.number] = copy.deepcopy(self.model)
        self.stamps[changeset.number] = changeset.recorded_at

    def thing(self, kind: str, name: str) -> int:
        """The number of a source or question, made in the model where it is new."""
        known = self.model.sources if kind == "source" else self.model.questions
        found = self.model.called(known, name)
        if found is None:
            found = len(known) + 1
            known[found] = {"names": [name], "into": None}
        return found

    def slot(self, question: str, source: str, origin: str, when: str) -> tuple[int, int, int, str]:
        """The slot of a claim, its things made where they are new."""
        publisher = self.thing("source", source)
        return (
            self.thing("question", question),
            publisher,
            self.thing("source", origin) if origin else publisher,
            when,
        )

    def append(self, claim: int, kind: str, **changes: object) -> None:
        """A further version in the model."""
        versions = self.model.claims[claim].versions
        versions.append({**versions[-1], "kind": kind, **changes})

    # The rules.

    @rule(
        source=st.sampled_from(SOURCES),
        origin=st.sampled_from(("", *SOURCES)),
        question=st.sampled_from(QUESTIONS),
        when=st.sampled_from(DATES),
        number=FIGURES,
        url=st.sampled_from(URLS),
        new_claim=st.booleans(),
    )
    def add(
        self,
        source: str,
        origin: str,
        question: str,
        when: str,
        number: int,
        url: str,
        *,
        new_claim: bool,
    ) -> None:
        """Record a claim: a new one, one seen again, or a place that is taken."""
        asked = request(
            number,
            source,
            *([origin] if origin else []),
            question=question,
            date=when,
            said=self.said(),
            url=url,
            new_claim=new_claim,
        )
        before = copy.deepcopy(self.model)
        slot = self.slot(question, source, origin, when)
        taken = [] if new_claim else self.model.in_slot(slot)
        heads = {id_: self.model.claims[id_].newest for id_ in taken}
        live = [id_ for id_, v in heads.items() if v["figure"] == number and v["kind"] != "retract"]
        document = (slot[1], url)
        if taken and not live:
            self.model = before
            self.refused(lambda: add(self.session, asked))
            return
        if not taken:
            recorded = self.recorded(lambda: add(self.session, asked))
            claim = recorded.version.claim_id
            assert claim == len(self.model.claims) + 1
            first = {
                "kind": "record",
                "figure": number,
                "question": slot[0],
                "publisher": slot[1],
                "origin": slot[2],
                "date": when,
                "document": document if url else None,
            }
            self.model.claims[claim] = Claim(slot, [first])
            self.keep()
            return
        at = reader.head(self.session.connection)
        recorded = add(self.session, asked)
        assert recorded.seen_again
        assert recorded.version.claim_id in live
        claim_seen = self.model.claims[recorded.version.claim_id]
        seen_in = (claim_seen.newest["document"], *claim_seen.documents)
        if url and document not in seen_in:
            claim_seen.documents.append(document)
        if recorded.changeset:
            self.keep()
        assert reader.head(self.session.connection) == (recorded.changeset or at)

    def some_claim(self, pick: int) -> int | None:
        """One of the claims; None where there are none."""
        return 1 + pick % len(self.model.claims) if self.model.claims else None

    @rule(pick=st.integers(0, 99), number=FIGURES, late=st.booleans())
    @precondition(lambda self: self.model.claims)
    def revise(self, pick: int, number: int, *, late: bool) -> None:
        """The origin changes its number; never of a retracted claim, to the same, or too late."""
        claim = self.some_claim(pick) or 0
        versions = self.model.claims[claim].versions
        expect = str(len(versions) - 1) if late and len(versions) > 1 else str(len(versions))
        said = SaidDate(self.said())

        def action() -> object:
            target = Target(f"c{claim}", "because", expect)
            return change.revise(self.session, target, figure(number), asserted=said)

        newest = versions[-1]
        if (
            expect != str(len(versions))
            or newest["kind"] == "retract"
            or newest["figure"] == number
        ):
            self.refused(action)
            return
        self.recorded(action)
        self.append(claim, "revise", figure=number, document=None)
        self.keep()

    @rule(
        pick=st.integers(0, 99),
        what=st.sampled_from(("value", "date", "question", "source")),
        choice=st.integers(0, 3),
    )
    @precondition(lambda self: self.model.claims)
    def correct(self, pick: int, what: str, choice: int) -> None:
        """We mend a field; a retracted claim and a change to the same are refused."""
        claim = self.some_claim(pick) or 0
        newest = self.model.claims[claim].newest
        before = copy.deepcopy(self.model)
        changes: dict[str, object] = {}
        match what:
            case "value":
                text = str(choice + 1)
                changes = {"figure": choice + 1}
            case "date":
                text = DATES[choice % 2]
                changes = {"date": text}
            case "question":
                text = QUESTIONS[choice % 3]
                changes = {"question": self.thing("question", text)}
            case _:
                text = SOURCES[choice]
                source = self.thing("source", text)
                changes = {"publisher": source}
                if newest["origin"] == newest["publisher"] and not newest.get("credited"):
                    changes["origin"] = source

        def action() -> object:
            return change.correct(self.session, Target(f"c{claim}", "mended"), {what: text})

        if newest["kind"] == "retract" or changes.items() <= newest.items():
            self.model = before
            self.refused(action)
            return
        after = self.recorded(action).after
        if what == "source":
            # Whether the origin was assumed is the ledger's to know; the rest is the model's.
            changes["origin"] = after.origin_id
        self.append(claim, "correct", **changes)
        self.keep()

    @rule(pick=st.integers(0, 99), by=st.sampled_from(("us", "origin")))
    @precondition(lambda self: self.model.claims)
    def retract(self, pick: int, by: str) -> None:
        """A claim is withdrawn, once."""
        claim = self.some_claim(pick) or 0
        said = SaidDate(self.said()) if by == "origin" else None

        def action() -> object:
            return change.retract(self.session, Target(f"c{claim}", "withdrawn"), by, said)

        if self.model.claims[claim].newest["kind"] == "retract":
            self.refused(action)
            return
        self.recorded(action)
        self.append(claim, "retract")
        self.keep()

    @rule(pick=st.integers(0, 99), number=st.none() | FIGURES)
    @precondition(lambda self: self.model.claims)
    def reinstate(self, pick: int, number: int | None) -> None:
        """A withdrawn claim comes back, with its figure or another."""
        claim = self.some_claim(pick) or 0
        quantity = figure(number) if number else None
        said = SaidDate(self.said())

        def action() -> object:
            target = Target(f"c{claim}", "confirmed")
            return change.reinstate(self.session, target, quantity, said)

        newest = self.model.claims[claim].newest
        if newest["kind"] != "retract":
            self.refused(action)
            return
        self.recorded(action)
        self.append(claim, "reinstate", figure=number or newest["figure"])
        self.keep()

    @rule(picks=st.lists(st.integers(0, 99), min_size=1, max_size=3), choice=st.integers(0, 1))
    @precondition(lambda self: self.model.claims)
    def file(self, picks: list[int], choice: int) -> None:
        """Claims are filed under a question together, or none of them is."""
        claims = list(dict.fromkeys(self.some_claim(pick) or 0 for pick in picks))
        name = QUESTIONS[choice]
        question = self.thing("question", name)

        def action() -> list[change.Changed]:
            return change.file_claims(self.session, claims, name)

        if any(self.model.claims[c].newest["kind"] == "retract" for c in claims):
            self.refused(action)
            return
        there = self.model.stands_for
        moved = [
            c
            for c in claims
            if there(self.model.questions, self.model.claims[c].newest["question"]) != question
        ]
        if not moved:
            assert action() == []
            return
        found = self.recorded(action)
        assert [c.after.claim_id for c in found] == moved
        for claim in moved:
            self.append(claim, "correct", question=question)
        self.keep()

    @rule(kind=st.sampled_from(("source", "question")), a=st.integers(0, 9), b=st.integers(0, 9))
    def merge(self, kind: str, a: int, b: int) -> None:
        """Two things become one, which answers to the names of both."""
        known = self.model.sources if kind == "source" else self.model.questions
        numbers = sorted(known)
        letter = kind[0]
        first, second = numbers[a % len(numbers)], numbers[b % len(numbers)]
        gone, kept = (self.model.stands_for(known, n) for n in (first, second))

        def action() -> object:
            return things.merge(
                self.session, letter, f"{letter}{first}", f"{letter}{second}", "one"
            )

        if gone == kept:
            self.refused(action)
            return
        self.recorded(action)
        known[gone]["into"] = kept
        names = known[kept]["names"]
        names += [n for n in known[gone]["names"] if n not in names]
        self.keep()

    @rule(kind=st.sampled_from(("source", "question")), a=st.integers(0, 9), name=FIGURES)
    def rename(self, kind: str, a: int, name: int) -> None:
        """A thing gets another name and keeps the old one; a name that is taken is refused."""
        known = self.model.sources if kind == "source" else self.model.questions
        numbers = sorted(known)
        number = numbers[a % len(numbers)]
        own = self.model.stands_for(known, number)
        new = f"{kind} called {name}"

        def action() -> object:
            return things.rename(self.session, kind[0], f"{kind[0]}{number}", new)

        if self.model.called(known, new) is not None and (
            self.model.called(known, new) != own or known[own]["names"][0] == new
        ):
            self.refused(action)
            return
        self.recorded(action)
        known[own]["names"] = [new, *(n for n in known[own]["names"] if n != new)]
        self.keep()

    @rule(
        source=st.sampled_from(SOURCES),
        question=st.sampled_from(QUESTIONS),
        when=st.sampled_from(DATES),
        number=st.none() | FIGURES,
    )
    def import_row(self, source: str, question: str, when: str, number: int | None) -> None:
        """A row of a file is a claim, a version, a retraction, a sighting, or nothing; once."""
        path = self.folder / "rows.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("question", "source", "event_date", "asserted_date", "value", "unit"))
            writer.writerow((question, source, when, self.said(), number or "", "persons"))
        before = copy.deepcopy(self.model)
        slot = self.slot(question, source, "", when)
        taken = self.model.in_slot(slot)
        at = reader.head(self.session.connection)
        report = import_files(self.session, [path])
        assert report.bad == 0
        if report.changeset is None:
            assert number is None
            assert all(self.model.claims[c].newest["kind"] == "retract" for c in taken[-1:])
            self.model = before
            assert reader.head(self.session.connection) == at
            return
        assert report.changeset == at + 1
        self.take_import(slot, taken, number)
        self.keep()
        assert import_files(self.session, [path]).changeset is None
        assert reader.head(self.session.connection) == at + 1

    def take_import(
        self, slot: tuple[int, int, int, str], taken: list[int], number: int | None
    ) -> None:
        """What an imported row did, in the model: it must be one of what it may have done."""
        at = reader.head(self.session.connection)
        new = list(reader.versions_between(self.session.connection, at - 1, at))
        if not new:
            [seen] = [s for s in reader.sightings(self.session.connection, at) if s.changeset == at]
            assert seen.claim_id in taken
            assert self.model.claims[seen.claim_id].newest["figure"] == number
            self.model.claims[seen.claim_id].documents.append((0, f"row {at}"))
            return
        [version] = new
        if not taken:
            assert (version.number, version.kind.value) == (1, "record")
            first = {
                "kind": "record",
                "figure": number,
                "question": slot[0],
                "publisher": slot[1],
                "origin": slot[2],
                "date": slot[3],
                "document": None,
            }
            self.model.claims[version.claim_id] = Claim(slot, [first])
            return
        assert version.claim_id in taken
        newest = self.model.claims[version.claim_id].newest
        if number is None:
            kind = "retract"
            assert newest["kind"] != "retract"
        else:
            kind = "reinstate" if newest["kind"] == "retract" else "revise"
            assert newest["kind"] == "retract" or newest["figure"] != number
        changes = {} if number is None else {"figure": number, "date": slot[3]}
        if number is not None:
            changes |= {"question": slot[0], "publisher": slot[1], "origin": slot[2]}
        self.append(version.claim_id, kind, document=None, **changes)

    @rule(pick=st.integers(1, 10**6))
    def nothing_there(self, pick: int) -> None:
        """A claim that is not there is not found, whatever is to be done to it."""
        missing = len(self.model.claims) + pick
        self.refused(
            lambda: change.revise(self.session, Target(f"c{missing}", "why"), figure(1)),
            NotFoundError,
        )

    @rule(pick=st.integers(0, 10**6), by_time=st.booleans())
    def look_back(self, pick: int, *, by_time: bool) -> None:
        """A view as of any changeset, by its number or its time, is what was known then."""
        at = pick % len(self.known)
        stamp = self.stamps.get(at) if by_time else None
        self.compare(stamp or f"@{at}", self.known[at])

    def compare(self, as_of: str, model: Model) -> None:
        """The list and every history of a view are the model's."""
        asked = view(self.session, as_of)
        found = {
            s.version.label: (
                s.version.quantity.best,
                s.status == "retracted",
                s.question.id if s.question else None,
                s.publisher,
                s.origin,
                str(s.version.event_date or ""),
            )
            for s in list_claims(self.session, asked, Selection())
        }
        assert found == model.listing()
        for id_, claim in model.claims.items():
            history = claim_history(self.session, f"c{id_}", asked)
            assert [v.number for v in history.versions] == [
                n + 1 for n in range(len(claim.versions))
            ]
            kept = [(v.kind.value, v.quantity.best) for v in history.versions]
            assert kept == [(v["kind"], Decimal(v["figure"])) for v in claim.versions]
            assert len(history.sightings) == len(claim.documents)

    @invariant()
    def now(self) -> None:
        """What is known now is what the model knows."""
        self.compare("", self.model)

    @invariant()
    def sound(self) -> None:
        """Whatever was done, every hash holds and every derived table is right."""
        assert verify(self.session.connection).break_ == ""


@pytest.fixture(scope="module", autouse=True)
def prepared(template: Path) -> None:
    """The machine copies the template."""
    Ledger.template = template


TestLedger = Ledger.TestCase
TestLedger.settings = settings(
    max_examples=settings.get_profile(settings.get_current_profile_name()).max_examples // 2,
    stateful_step_count=30,
)
