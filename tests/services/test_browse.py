from __future__ import annotations

import pytest

from facttrack.domain.dates import DateError, SaidDate
from facttrack.errors import ConflictError, NotFoundError, UsageError
from facttrack.services import change, things
from facttrack.services.asking import QuestionAsked
from facttrack.services.browse import Selection, claim_history, said_only, show_claim
from facttrack.services.comparing import compare_everything, compare_question, event_dates
from facttrack.services.differences import diff_ledger, diff_versions
from facttrack.services.labels import claim_label, claim_numbers
from facttrack.services.session import Session, view
from tests.services.said import TARU, figure, labels, listed, tell, why


def some_claims(session: Session) -> None:
    """Five claims on two questions, one of them unfiled, one a relay's."""
    tell(session, 21, said="2017-06-01", note="seen from the road")
    tell(session, 17, "Joint Operations Command", said="2017-06-02", date="2017-06")
    tell(session, 21, "Daily Star", "PMU", said="2017-06-03")
    tell(session, figure(3, "percent"), "Survey office", question="turnout", date="2018")
    tell(session, 9, "Daily Star", question="", date="")


SELECTIONS = {
    "question": (Selection(question=TARU), ["c1.1", "c2.1", "c3.1"]),
    "question number": (Selection(question="q2"), ["c4.1"]),
    "question in other letters": (Selection(question=TARU.upper()), ["c1.1", "c2.1", "c3.1"]),
    "source": (Selection(source="Daily Star"), ["c3.1", "c5.1"]),
    "publisher or origin": (Selection(source="PMU"), ["c1.1", "c3.1"]),
    "origin": (Selection(origin="Daily Star"), ["c5.1"]),
    "unit": (Selection(unit="%"), ["c4.1"]),
    "date": (Selection(date="2017-06-01"), ["c1.1", "c2.1", "c3.1"]),
    "month": (Selection(date="2017-06"), ["c1.1", "c2.1", "c3.1"]),
    "unfiled": (Selection(unfiled=True), ["c5.1"]),
    "text": (Selection(text="ROAD"), ["c1.1"]),
    "text and source": (Selection(text="21", source="Daily Star"), ["c3.1"]),
    "numbers": (Selection(claim_ids=(2, 5, 99)), ["c2.1", "c5.1"]),
    "nothing": (Selection(text="submarine"), []),
    "all": (Selection(), ["c1.1", "c2.1", "c3.1", "c4.1", "c5.1"]),
}


@pytest.mark.parametrize("name", SELECTIONS)
def test_a_list_holds_what_every_part_of_a_selection_holds_for(session: Session, name: str) -> None:
    """Filters narrow together; people are found whatever the letters' case."""
    some_claims(session)
    selection, expected = SELECTIONS[name]
    assert labels(listed(session, selection)) == expected


@pytest.mark.parametrize(
    "selection",
    [Selection(question="nothing"), Selection(source="s9"), Selection(origin="Nobody at all")],
)
def test_a_name_of_nothing_is_not_found(session: Session, selection: Selection) -> None:
    """A filter that names nothing is a mistake, and no empty list."""
    some_claims(session)
    with pytest.raises(NotFoundError):
        listed(session, selection)


def test_words_are_looked_for_in_the_state_that_is_shown(session: Session) -> None:
    """What an earlier version said finds the claim as of then, and not what it says now."""
    tell(session, 21, note="from the road")
    change.correct(session, why(1), {"note": "from the river"})
    assert labels(listed(session, Selection(text="road"))) == []
    assert labels(listed(session, Selection(text="road"), as_of="@1")) == ["c1.1"]
    assert labels(listed(session, Selection(text="river"))) == ["c1.2"]
    assert labels(listed(session, Selection(text="river"), as_of="@1")) == []


def test_a_claim_is_listed_where_it_stood_then(session: Session) -> None:
    """Filed elsewhere, renamed and merged later: an earlier view has none of it."""
    some_claims(session)
    change.file_claims(session, [5], "q1")
    things.rename(session, "s", "PMU", "Hashd")
    assert labels(listed(session, Selection(unfiled=True))) == []
    assert labels(listed(session, Selection(unfiled=True), as_of="@5")) == ["c5.1"]
    assert {s.origin for s in listed(session, Selection(source="PMU"))} == {"Hashd"}
    assert {s.origin for s in listed(session, Selection(source="PMU"), as_of="@5")} == {"PMU"}
    with pytest.raises(NotFoundError):
        listed(session, Selection(source="Hashd"), as_of="@5")


def test_a_merged_source_is_listed_under_the_one_that_stays(session: Session) -> None:
    """Both names find the claims of both; as of before, each finds its own."""
    some_claims(session)
    things.merge(session, "s", "Joint Operations Command", "PMU", "one office")
    for name in ("PMU", "Joint Operations Command", "s2"):
        assert labels(listed(session, Selection(source=name))) == ["c1.1", "c2.1", "c3.1"]
    assert labels(listed(session, Selection(source="s2"), as_of="@5")) == ["c2.1"]


def test_said_by_shows_the_state_that_the_world_had_heard(session: Session) -> None:
    """A revision said later is not there yet; undated claims are listed, and marked."""
    tell(session, 21, said="2017-06-01")
    change.revise(session, why(1), figure(24), asserted=SaidDate("2017-06-03"))
    tell(session, 17, "Joint Operations Command")
    assert labels(listed(session)) == ["c1.2", "c2.1"]
    assert labels(listed(session, said_by="2017-06-02")) == ["c1.1", "c2.1"]
    assert [s.status for s in listed(session, said_by="2017-06-02")] == ["", "undated"]
    assert labels(listed(session, said_by="2017-05")) == ["c2.1"]


def test_a_view_before_the_first_record_is_empty_and_says_why(session: Session) -> None:
    """It names the first date, and the option that was perhaps meant."""
    assert view(session, "2017-06-01").note == "nothing is recorded yet"
    tell(session, 21)
    asked = view(session, "2017-06-01")
    assert asked.changeset == 0
    assert "@1 of 2026-01-01" in asked.note
    assert "--said-by" in asked.note
    assert listed(session, as_of="2017-06-01") == []


def test_a_record_date_includes_its_whole_day(session: Session) -> None:
    """A day, a month, a moment and a changeset: each says what was known by its end."""
    tell(session, 21)
    tell(session, 17, "Joint Operations Command")
    for text, changeset in (
        ("2026-01-01", 2),
        ("2026", 2),
        ("2025-12", 0),
        ("2026-01-01T00:00:01Z", 1),
        ("2026-01-01T03:00:01+03:00", 1),
        ("2026-01-01T00:00:00Z", 0),
        ("@1", 1),
        ("1", 1),
        ("@0", 0),
    ):
        assert view(session, text).changeset == changeset, text


@pytest.mark.parametrize("text", ["@9", "9", "@999999999999"])
def test_a_changeset_to_come_is_not_found(session: Session, text: str) -> None:
    """It names the newest that there is."""
    tell(session, 21)
    with pytest.raises(NotFoundError, match="newest is @1"):
        view(session, text)


@pytest.mark.parametrize("text", ["yesterday", "2017/2018", "@x", "-1", "@-1", "03/04/2017", "１"])
def test_what_is_no_date_is_no_view(session: Session, text: str) -> None:
    """Nothing is guessed."""
    tell(session, 21)
    with pytest.raises(DateError):
        view(session, text)
    with pytest.raises(DateError):
        view(session, "", text)


def test_showing_a_version_shows_it_as_it_was(session: Session) -> None:
    """c1.1 is the first version whatever followed, c1 the newest."""
    tell(session, 21, said="2017-06-01")
    change.revise(session, why(1), figure(24), asserted=SaidDate("2017-06-03"))
    assert show_claim(session, "c1", view(session))[0].version.quantity.best == 24
    assert show_claim(session, "c1.1", view(session))[0].version.quantity.best == 21
    for label in ("c1.3", "c9", "c1.0"):
        with pytest.raises(NotFoundError):
            show_claim(session, label, view(session))
    with pytest.raises(NotFoundError, match=r"c1\.1"):
        show_claim(session, "c1.2", view(session, "@1"))
    with pytest.raises(NotFoundError, match="--said-by"):
        show_claim(session, "c1", view(session, "", "2016"))


def test_a_claim_recorded_later_is_named_with_its_changeset(session: Session) -> None:
    """A view from before says by when it was recorded."""
    tell(session, 21)
    tell(session, 17, "Joint Operations Command")
    with pytest.raises(NotFoundError, match="first recorded by @2"):
        claim_history(session, "c2", view(session, "@1"))


def test_a_history_less_what_had_not_been_said(session: Session) -> None:
    """Our own changes stay, later words go."""
    tell(session, 21, said="2017-06-01")
    change.correct(session, why(1), {"note": "x"})
    change.revise(session, why(1), figure(24), asserted=SaidDate("2017-06-03"))
    asked = view(session, "", "2017-06-02")
    history = said_only(claim_history(session, "c1", asked), asked)
    assert [v.number for v in history.versions] == [1, 2]


def test_a_diff_names_every_field_that_differs(session: Session) -> None:
    """Old and new, in the names that people know."""
    tell(session, 21, said="2017-06-01")
    change.revise(session, why(1), figure(24), asserted=SaidDate("2017-06-03"))
    found = {f.field: (f.old, f.new) for f in diff_versions(session, "c1.1", "c1.2", view(session))}
    assert found == {
        "best": ("21", "24"),
        "wording": ("21", "24"),
        "asserted": ("2017-06-01", "2017-06-03"),
    }
    assert diff_versions(session, "c1.1", "c1.1", view(session)) == ()


def test_a_diff_of_the_ledger_says_what_it_did_to_the_questions(session: Session) -> None:
    """Changes after the first changeset up to the second, and best and range before and after."""
    tell(session, 21, said="2017-06-01")
    change.revise(session, why(1), figure(24), asserted=SaidDate("2017-06-03"))
    found = diff_ledger(session, 1, view(session))
    assert [(c.label, c.changeset) for c in found.changes] == [("c1.2", 2)]
    [effect] = found.effects
    assert (effect.best_before, effect.best_after) == ("21", "24")
    assert diff_ledger(session, 2, view(session)).changes == ()


def test_comparing_follows_a_merge_as_of_its_changeset(session: Session) -> None:
    """Two questions that were merged are compared as one, and before that as two."""
    tell(session, 21, said="2017-06-01")
    tell(session, 17, "Joint Operations Command", question="Wadi toll", said="2017-06-01")
    things.merge(session, "q", "Wadi toll", "q1", "one battle")
    [now] = compare_question(session, "Wadi toll", view(session))
    assert (now.question.id, len(now.votes)) == (1, 2)
    [then] = compare_question(session, "Wadi toll", view(session, "@2"))
    assert (then.question.id, len(then.votes)) == (2, 1)
    assert [c.question.id for c in compare_everything(session, view(session, "@2"))] == [1, 2]
    assert [c.question.id for c in compare_everything(session, view(session))] == [1]


def test_a_question_without_claims_compares_to_nothing(session: Session) -> None:
    """It is there, and there is nothing to count."""
    things.add_question(session, QuestionAsked("Empty"), "persons")
    found = compare_question(session, "Empty", view(session))
    assert [c.votes for c in found] in ([], [()])
    for c in found:
        assert event_dates(session, c.question, view(session)) == []


def test_a_method_that_there_is_not_is_refused(session: Session) -> None:
    """lower-median and conservative, no other."""
    tell(session, 21)
    with pytest.raises(UsageError):
        compare_question(session, "q1", view(session), method="mean")


@pytest.mark.parametrize(
    ("text", "number"), [("c12", 12), ("12", 12), ("C12", 12), (" c12 ", 12), ("c12.3", 12)]
)
def test_a_label_names_a_claim(text: str, number: int) -> None:
    """With or without its letter and its version."""
    assert claim_label(text)[0] == number


@pytest.mark.parametrize(
    "text", ["", "c", "q1", "c1.2.3", "c-1", "c1.", ".1", "c１", "c1 c2", "c1234567890123", "²"]
)
def test_what_names_no_claim_is_refused(text: str) -> None:
    """A usage error that says how to write it."""
    with pytest.raises(UsageError, match="c12"):
        claim_label(text)


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [
        (["c4", "c7-c9"], [4, 7, 8, 9]),
        (["c4,c7-9", "5"], [4, 7, 8, 9, 5]),
        (["c1", "c1-c2"], [1, 2]),
    ],
)
def test_ranges_name_every_claim_once(texts: list[str], numbers: list[int]) -> None:
    """As written, ends included."""
    assert claim_numbers(texts) == numbers


@pytest.mark.parametrize("text", ["c9-c7", "c1-c999999999", "c1-", "c1.1-c2"])
def test_what_is_no_range_is_refused(text: str) -> None:
    """Backwards, endless or of versions."""
    with pytest.raises(UsageError):
        claim_numbers([text])


def test_a_thing_is_versioned(session: Session) -> None:
    """Every state of a source, with its changeset and why; as of a view, those up to it."""
    tell(session, 21)
    things.rename(session, "s", "PMU", "Hashd", "its own name")
    things.alias(session, "s", "Hashd", "Popular Mobilization")
    things.grade(session, "s1", "B", "checked")
    found = things.versions(session, "s", "PMU", view(session))
    assert [(v.number, v.kind, v.reason) for v in found] == [
        (1, "record", ""),
        (2, "rename", "its own name"),
        (3, "alias", ""),
        (4, "grade", "checked"),
    ]
    assert len(things.versions(session, "s", "s1", view(session, "@2"))) == 2


@pytest.mark.parametrize("label", ["s9", "s²", "nobody"])
def test_versions_of_nothing_are_not_found(session: Session, label: str) -> None:
    """A number that is not there, and a digit that is none."""
    tell(session, 21)
    with pytest.raises(NotFoundError):
        things.versions(session, "s", label, view(session))


def test_names_are_not_taken_twice(session: Session) -> None:
    """A rename or an alias to a name that another has is refused, with the merge to type."""
    some_claims(session)
    for attempt in (things.rename, things.alias):
        with pytest.raises(ConflictError, match="facttrack source merge s1 s2"):
            attempt(session, "s", "PMU", "Joint Operations Command")
    with pytest.raises(ConflictError, match="already"):
        things.add_source(session, "PMU")
    with pytest.raises(ConflictError, match="already"):
        things.rename(session, "s", "PMU", "PMU")
    for blank in ("", "  "):
        with pytest.raises(UsageError, match="name"):
            things.add_source(session, blank)


def test_questions_of_different_kinds_are_not_merged(session: Session) -> None:
    """Persons and percent are two questions; a thing is not merged with itself."""
    some_claims(session)
    with pytest.raises(UsageError, match="dimension"):
        things.merge(session, "q", "q2", "q1", "no")
    with pytest.raises(ConflictError, match="itself"):
        things.merge(session, "q", "q1", TARU, "no")
    with pytest.raises(NotFoundError):
        things.merge(session, "q", "q1", "q9", "no")


def test_what_was_made_later_is_said_so_and_not_called_unknown(session: Session) -> None:
    """A number that is not there yet as of a changeset: the one that made it is named."""
    tell(session, 21)
    tell(session, 30, "JOC", question="Turnout")
    for kind, number in (("q", "q2"), ("s", "s2")):
        with pytest.raises(NotFoundError, match="as of then: it was first recorded by @2"):
            things.versions(session, kind, number, view(session, "@1"))
    for selection in (Selection(question="q2"), Selection(source="s2")):
        with pytest.raises(NotFoundError, match="as of then: it was first recorded by @2"):
            listed(session, selection, as_of="@1")
    with pytest.raises(NotFoundError, match="as of then: it was first recorded by @2"):
        compare_question(session, "q2", view(session, "@1"))
    with pytest.raises(NotFoundError, match="no question q3: see 'facttrack question list'"):
        compare_question(session, "q3", view(session, "@1"))
    with pytest.raises(NotFoundError, match="no source s3: see 'facttrack source list'"):
        things.versions(session, "s", "s3", view(session))
