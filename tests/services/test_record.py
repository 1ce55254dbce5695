from __future__ import annotations

from dataclasses import replace

import pytest

from facttrack.domain.claim import Kind, RetractedBy
from facttrack.domain.quantity import Quantity
from facttrack.errors import BadDataError, ConflictError, NotFoundError, UsageError
from facttrack.services import change, things
from facttrack.services.asking import QuestionAsked
from facttrack.services.naming import NearNameError, near_names
from facttrack.services.record import SlotTakenError, add
from facttrack.services.session import Session
from facttrack.storage import names, reader
from facttrack.storage.verify import verify
from tests.services.said import TARU, figure, listed, request, tell, why


def test_a_claim_is_recorded_with_what_it_needs(session: Session) -> None:
    """One changeset holds the claim, its source and its question; the origin is assumed."""
    recorded = tell(session, 21)
    assert recorded.version.label == "c1.1"
    assert recorded.changeset == 1
    assert recorded.origin_assumed == "PMU"
    assert recorded.new_question is not None
    assert [s.name for s in recorded.new_sources] == ["PMU"]
    assert recorded.version.origin_id == recorded.version.publisher_id
    assert reader.counts(session.connection, 1)["claim"] == 1
    assert verify(session.connection).break_ == ""


def test_the_origin_is_the_last_named_link(session: Session) -> None:
    """A chain is kept as written; unnamed links belong to the link before them."""
    recorded = tell(session, 21, "Daily Star", "Reuters", "SOHR", "hospital staff")
    known = names.sources(session.connection, 1)
    assert recorded.version.attribution == ("Reuters", "SOHR", "hospital staff")
    assert known[recorded.version.origin_id or 0].name == "SOHR"
    assert recorded.origin_assumed == ""


def test_an_attribution_equal_to_the_publisher_counts_as_none(session: Session) -> None:
    """The PMU "according to the PMU" is the PMU's own word, and its origin is assumed."""
    recorded = tell(session, 21, "PMU", "PMU")
    assert recorded.version.attribution == ()
    assert recorded.version.origin_assumed


def test_an_attribution_to_another_name_of_the_publisher_counts_as_none(session: Session) -> None:
    """The publisher's aliases are the publisher."""
    tell(session, 21)
    things.alias(session, "s", "PMU", "Hashd")
    assert tell(session, 5, "PMU", "Hashd", date="2017-07").version.attribution == ()


def test_the_same_claim_again_is_quiet(session: Session) -> None:
    """Recorded twice, it is there once, and the second time makes no changeset."""
    first = tell(session, 21)
    again = tell(session, 21)
    assert (again.seen_again, again.changeset) == (True, 0)
    assert again.version.label == first.version.label
    assert reader.head(session.connection) == 1


def test_the_same_figure_in_another_document_is_a_sighting(session: Session) -> None:
    """It is no new version; seen in the same document a third time it is nothing at all."""
    tell(session, 21, url="https://a.example")
    seen = tell(session, 21, url="https://b.example")
    assert (seen.seen_again, seen.changeset) == (True, 2)
    assert tell(session, 21, url="https://b.example").changeset == 0
    history = reader.history(session.connection, 1, 2**62)
    assert history is not None
    assert (len(history.versions), len(history.sightings)) == (1, 1)


def test_what_a_recorded_document_does_not_take_over_is_told(session: Session) -> None:
    """Its author and its copy stay as first recorded, and nobody is left to think otherwise."""
    first = replace(request(21, url="https://a.example"), archive_url="https://copy.example/1")
    assert add(session, first).unkept == ()
    again = replace(request(17, date="2018", url="https://a.example"), author="Ann")
    assert add(session, again).unkept == ("--author",)
    other = replace(again, event_date=None, author="", archive_url="https://copy.example/2")
    assert add(session, other).unkept == ("--archive",)
    assert add(session, replace(first, event_date=None, new_claim=True)).unkept == ()


def test_another_figure_in_the_slot_is_refused_with_both_ways_out(session: Session) -> None:
    """The message offers to revise the claim or to make another one; nothing is recorded."""
    tell(session, 21)
    with pytest.raises(SlotTakenError, match=r"facttrack revise c1 .* --new-claim"):
        tell(session, 24)
    assert reader.head(session.connection) == 1


def test_a_second_claim_in_a_slot_is_a_claim_of_its_own(session: Session) -> None:
    """With --new-claim both stand; the figure of either is then known again."""
    tell(session, 21)
    assert tell(session, 24, new_claim=True).version.label == "c2.1"
    assert tell(session, 21).seen_again
    assert tell(session, 24).version.label == "c2.1"


def test_a_retracted_slot_offers_to_reinstate(session: Session) -> None:
    """A figure for a claim that was withdrawn is refused, with the reason of the withdrawal."""
    tell(session, 21)
    change.retract(session, why(1), "us")
    for number in (21, 22):
        with pytest.raises(ConflictError, match=r"retracted \(because\).*facttrack reinstate c1"):
            tell(session, number)


def test_a_retracted_claim_beside_a_live_one_does_not_take_the_slot(session: Session) -> None:
    """The figure of a live claim is known again though another claim there was withdrawn."""
    tell(session, 21)
    tell(session, 24, new_claim=True)
    change.retract(session, why(2), "us")
    assert tell(session, 21).seen_again


@pytest.mark.parametrize(
    "other",
    [(TARU, "2017-06-02"), (TARU, ""), (TARU, "2017-06"), ("Something else", "2017-06-01")],
)
def test_another_date_or_question_is_another_slot(session: Session, other: tuple[str, str]) -> None:
    """What identifies a claim is question, publisher, origin and event date."""
    question, date = other
    tell(session, 21)
    assert tell(session, 24, question=question, date=date).version.label == "c2.1"


def test_another_publisher_of_the_same_origin_is_another_claim(session: Session) -> None:
    """An echo is recorded as the claim that it is."""
    tell(session, 21)
    assert tell(session, 21, "Daily Star", "PMU").version.label == "c2.1"


def test_two_unfiled_claims_are_never_one(session: Session) -> None:
    """Without a question there is no slot."""
    first = tell(session, 21, question="")
    second = tell(session, 24, question="")
    assert [first.version.claim_id, second.version.claim_id] == [1, 2]


def test_a_merged_sources_claims_are_found_under_the_one_that_stays(session: Session) -> None:
    """After a merge the slot of either name is one slot."""
    tell(session, 21, "Hashd")
    tell(session, 17, "Joint Operations Command")
    things.add_source(session, "PMU")
    things.merge(session, "s", "Hashd", "PMU", "one office")
    assert tell(session, 21, "PMU").seen_again
    assert tell(session, 21, "Hashd").seen_again
    with pytest.raises(SlotTakenError):
        tell(session, 24, "PMU")


def test_a_renamed_question_is_the_same_question(session: Session) -> None:
    """The old name still finds it, and so does the new one."""
    tell(session, 21)
    things.rename(session, "q", "q1", "Taru toll")
    assert tell(session, 21, question=TARU).seen_again
    assert tell(session, 21, question="Taru toll").seen_again


def test_a_name_that_is_nearly_one_is_asked_about(session: Session) -> None:
    """The near one is named with what to type; said to be new, it is made."""
    tell(session, 21, "Joint Operations Command")
    with pytest.raises(NearNameError, match=r"s1 'Joint Operations Command'.*--source s1.*--new-s"):
        tell(session, 21, "Joint Operation Command")
    with pytest.raises(NearNameError, match=r"--question q1, or --new-question"):
        tell(session, 21, "PMU", question="ISIS fighters kiled, Taru")
    assert reader.head(session.connection) == 1


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("women killed in Taru", "men killed in Taru"),
        ("killed in Taru 2016", "killed in Taru 2017"),
        ("fighters killed", "fighters not killed"),
        ("killed in Taru", "wounded in Taru"),
        ("civilians killed", "children killed"),
        ("Brigade 55", "Brigade 5"),
        ("North Taru", "South Taru"),
        ("excluding civilians, Taru", "including civilians, Taru"),
    ],
)
def test_names_that_say_different_things_are_not_near(name: str, other: str) -> None:
    """Digits, negations and groups tell names apart however alike they look."""
    assert near_names(name, [(other, 1)]) == []
    assert near_names(name, [(name + "s", 2)]) != []


def test_a_unit_that_the_question_cannot_take_is_refused(session: Session) -> None:
    """Persons, percent and money do not meet in one question; an unnamed unit is the question's."""
    tell(session, 21)
    with pytest.raises(BadDataError, match="counted in persons"):
        add(session, request(figure(21, "percent"), "JOC"))
    assert add(session, request(figure(17, ""), "JOC")).version.quantity.unit == "persons"


def test_a_percentage_does_not_answer_a_question_of_a_bare_count(session: Session) -> None:
    """A question first asked without a unit counts something: percent is another dimension."""
    add(session, request(figure(21, "")))
    with pytest.raises(BadDataError, match="percent"):
        add(session, request(figure(21, "percent"), "JOC"))
    assert add(session, request(figure(17, "persons"), "JOC")).version.quantity.unit == "persons"


def test_miles_answer_a_question_in_kilometres(session: Session) -> None:
    """Units of one dimension meet in one question."""
    add(session, request(figure(10, "km"), question="front line"))
    recorded = add(session, request(figure(6, "mi"), "JOC", question="front line"))
    assert recorded.version.question_id == 1


def test_parts_that_differ_from_the_question_named_are_refused(session: Session) -> None:
    """A question is not silently read as another one."""
    tell(session, 21)
    with pytest.raises(UsageError, match="has place none, not 'Mosul'"):
        things.add_question(session, QuestionAsked("q1", place="Mosul"))


def test_a_part_of_a_claim_that_is_not_there_is_not_found(session: Session) -> None:
    """--part-of names a claim."""
    with pytest.raises(NotFoundError, match="c9"):
        add(session, request(3, part_of=9))
    assert reader.head(session.connection) == 0


@pytest.mark.parametrize("words", [{"source": "s7"}, {"question": "q7"}])
def test_a_number_of_nothing_is_not_found(session: Session, words: dict[str, str]) -> None:
    """s7 and q7 are names of records, never new names."""
    with pytest.raises(NotFoundError, match="7"):
        add(session, request(3, words.get("source", "PMU"), question=words.get("question", TARU)))


def test_nothing_of_a_refused_claim_stays(session: Session) -> None:
    """A claim that is refused at its last check has made no source and no question."""
    tell(session, 21)
    with pytest.raises(BadDataError):
        add(session, request(figure(21, "percent"), "Somebody Else", "Who Knows"))
    assert set(names.sources(session.connection, 2**62)) == {1}


def test_a_vague_figure_has_no_number_of_its_own(session: Session) -> None:
    """The words are the figure; the same words are the same figure."""
    from facttrack.domain.quantity import Quantifier

    vague = Quantity(quantifier=Quantifier.VAGUE, unit="persons", wording="hundreds of fighters")
    tell(session, vague)
    assert tell(session, vague).seen_again


def test_a_claim_of_nobody_is_its_own(session: Session) -> None:
    """Two unknown publishers are never the same."""
    first, second = tell(session, 21, ""), tell(session, 21, "")
    assert not second.seen_again
    assert first.version.origin_id is None
    assert not first.version.origin_assumed


def test_kinds_of_every_recorded_version_are_record(session: Session) -> None:
    """What is added is a record, by nobody retracted."""
    tell(session, 21)
    [state] = listed(session)
    assert (state.version.kind, state.version.retracted_by) == (Kind.RECORD, None)
    assert RetractedBy.US.value == "us"
