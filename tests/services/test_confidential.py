from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from facttrack.errors import ConflictError, NotFoundError, UsageError
from facttrack.exchange.history import export_history, replay_history
from facttrack.services.asking import QuestionAsked
from facttrack.services.browse import Selection, context, list_claims, show_claim
from facttrack.services.comparing import compare_question
from facttrack.services.naming import NearNameError
from facttrack.services.record import add
from facttrack.services.session import Session, View, open_session, view
from facttrack.services.things import alias, hide, merge, rename, unhide, versions
from facttrack.storage import migrate
from facttrack.storage.engine import Location
from facttrack.storage.verify import verify
from tests.services.said import request, tell

NAME, LABEL, WHY = "Zebulon Quartz", "a doctor in Taru", "his safety"


@pytest.fixture
def told(session: Session) -> Session:
    """A source that publishes, one that credits it, and one that passes that on."""
    tell(session, 21, NAME)
    tell(session, 21, "Daily Star", NAME)
    tell(session, 22, "Wire", "Clinic", NAME)
    return session


def named(session: Session) -> Session:
    """The same database, asked to show names."""
    return replace(session, confidential=True)


def called(session: Session, at: View | None = None) -> dict[int, str]:
    """What each source is called in a view."""
    found = context(session, at or view(session)).sources
    return {id_: source.name for id_, source in found.items()}


def attributed(session: Session, at: View | None = None) -> Iterator[tuple[str, ...]]:
    """Who each claim's publisher credits, and the names of publisher and origin."""
    for state in list_claims(session, at or view(session), Selection()):
        yield (*state.version.attribution, state.publisher, state.origin)


def test_a_confidential_source_is_shown_by_its_label_wherever_it_stands(told: Session) -> None:
    """As publisher, as origin, in a chain, in a comparison; others are shown as before."""
    assert hide(told, "s1", LABEL, WHY).name == LABEL
    assert called(told) == {1: LABEL, 2: "Daily Star", 3: "Wire", 4: "Clinic"}
    assert list(attributed(told)) == [
        (LABEL, LABEL),
        (LABEL, "Daily Star", LABEL),
        ("Clinic", LABEL, "Wire", LABEL),
    ]
    [found] = compare_question(told, "q1", view(told))
    listed = [found.votes[0].claim, *(u.claim for u in found.uncounted)]
    assert {c.origin for c in listed} == {LABEL}
    assert NAME not in found.why
    assert not any(NAME in text for c in listed for text in (c.publisher, *c.attribution))


def test_names_are_shown_where_it_was_asked_for(told: Session) -> None:
    """Whoever asks sees what was recorded, to the letter."""
    before = list(attributed(told))
    hide(told, "s1", LABEL, WHY)
    assert list(attributed(named(told))) == before
    assert called(named(told))[1] == NAME


def test_an_earlier_view_hides_the_name_too(told: Session) -> None:
    """Confidentiality is as of now: what we knew then is told without the name."""
    hide(told, "s1", LABEL, WHY)
    assert called(told, view(told, "@1")) == {1: LABEL}
    assert list(attributed(told, view(told, "@1"))) == [(LABEL, LABEL)]
    assert [v.thing.name for v in versions(told, "s", "s1", view(told))] == [LABEL, LABEL]
    assert show_claim(told, "c2", view(told, "@2"))[1].newest.attribution == (LABEL,)


def test_every_name_that_it_ever_had_is_hidden(told: Session) -> None:
    """Old names, aliases and the names of what was merged into it, whenever they were given."""
    tell(told, 30, "Wire", "Zeb the Elder", date="2017-06-02")
    shouted = request(31, "Wire", "ZEBULON QUARTZ", date="2017-06-03")
    add(told, replace(shouted, new_source=True))
    rename(told, "s", "s1", "Dr Harrow")
    hide(told, "s1", LABEL, WHY)
    alias(told, "s", "s1", "The Surgeon")
    merge(told, "s", "s5", "s1", "one man")
    tell(told, 32, "Wire", "The Surgeon", date="2017-06-04")
    shown = {name for names in attributed(told) for name in names}
    assert shown == {LABEL, "Daily Star", "Wire", "Clinic"}
    assert called(told)[5] == called(told)[6] == LABEL


def test_a_merge_with_a_confidential_source_is_confidential(told: Session) -> None:
    """The source that stays takes over the names, so that it takes over the label."""
    hide(told, "s1", LABEL, WHY)
    kept = merge(told, "s", "s1", "s4", "his clinic")
    assert (kept.id, kept.name, kept.aliases) == (4, LABEL, ())
    assert called(told)[1] == called(told)[4] == LABEL


def test_making_it_public_again_shows_the_name_and_history_keeps_all(told: Session) -> None:
    """A version each; verify holds; nothing was overwritten."""
    hide(told, "s1", LABEL, WHY)
    hide(told, "s1", "a surgeon in Taru", "more exact")
    assert called(told)[1] == "a surgeon in Taru"
    assert unhide(told, "s1", "he agreed").name == NAME
    assert called(told)[1] == NAME
    found = versions(told, "s", "s1", view(told))
    assert [(v.kind, v.thing.name, v.reason) for v in found] == [
        ("record", NAME, ""),
        ("confidential", NAME, WHY),
        ("confidential", NAME, "more exact"),
        ("public", NAME, "he agreed"),
    ]
    assert verify(told.connection).break_ == ""


def test_the_name_and_the_label_both_find_it(told: Session) -> None:
    """Who knows the name searches by it and reads the label; the label does as well."""
    hide(told, "s1", LABEL, WHY)
    for text in (NAME, "zebulon quartz", LABEL, "s1"):
        states = list_claims(told, view(told), Selection(origin=text))
        assert [s.origin for s in states] == [LABEL] * 3
    tell(told, 40, LABEL, date="2017-07-01")
    assert len(called(told)) == 4


def test_an_error_suggests_the_label_never_the_name(told: Session) -> None:
    """A slip of the name is answered by the label."""
    hide(told, "s1", LABEL, WHY)
    with pytest.raises(NotFoundError, match=f"did you mean s1 '{LABEL}'") as unknown:
        list(list_claims(told, view(told), Selection(source="Zebulon Quarz")))
    with pytest.raises(NearNameError, match=f"did you mean s1 '{LABEL}'") as near:
        tell(told, 21, "Zebulon Quarz")
    assert NAME not in f"{unknown.value} {near.value}"


def test_a_label_that_gives_the_name_away_is_refused(told: Session) -> None:
    """Nothing is recorded then; nor with the label of another, or without label or reason."""
    for label in (f"the office of {NAME.upper()}", "zebulon-quartz", " "):
        with pytest.raises(UsageError):
            hide(told, "s1", label, WHY)
    with pytest.raises(UsageError, match="--reason"):
        hide(told, "s1", LABEL, " ")
    with pytest.raises(ConflictError, match="s3 is called 'Wire'"):
        hide(told, "s1", "Wire", WHY)
    with pytest.raises(ConflictError, match="public already"):
        unhide(told, "s1", WHY)
    assert view(told).changeset == 3
    hide(told, "s1", LABEL, WHY)
    with pytest.raises(ConflictError, match="shown as"):
        hide(told, "s1", LABEL, WHY)


def test_others_that_are_called_by_the_name_are_shown_without(told: Session) -> None:
    """In the names of another source and of a question the label stands in brackets."""
    tell(told, 5, f"Office of {NAME}", question=f"patients of {NAME}")
    hide(told, "s1", LABEL, WHY)
    found = context(told, view(told))
    assert found.sources[5].name == f"Office of [{LABEL}]"
    assert found.questions[2].name == f"patients of [{LABEL}]"


def test_whoever_knows_the_name_finds_what_it_stands_in(told: Session) -> None:
    """By a place that holds it, and by words of a text that does; what is found has the label."""
    asked = QuestionAsked(subject="patients", place=f"{NAME}'s ward")
    add(told, replace(request(5, "Wire", note=f"{NAME} told us"), question=asked))
    hide(told, "s1", LABEL, WHY)
    for wanted in (Selection(place=f"{NAME}'s ward"), Selection(text=NAME)):
        (found,) = list_claims(told, view(told), wanted)
        assert found.version.note == f"[{LABEL}] told us"
        assert found.question is not None
        assert found.question.place == f"[{LABEL}]'s ward"


def test_a_history_is_refused_unless_names_are_asked_for(told: Session, tmp_path: object) -> None:
    """It holds names by its nature; replayed, the source is as confidential as it was."""
    hide(told, "s1", LABEL, WHY)
    path = f"{tmp_path}/history.jsonl"
    with pytest.raises(ConflictError, match="--confidential"):
        export_history(told, path)
    export_history(named(told), path)
    copy = Location.parse(f"{tmp_path}/copy.db")
    migrate.create(copy)
    with closing(open_session(copy, "tester")) as other:
        head = replay_history(other, path)
        assert called(other)[1] == LABEL
        assert verify(other.connection, head).break_ == ""
