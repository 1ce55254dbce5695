from datetime import date

import pytest

from facttrack.domain.claim import Kind, RetractedBy
from facttrack.domain.history import state_at
from facttrack.services import change, things
from facttrack.services.asking import QuestionAsked
from facttrack.services.change import Target
from facttrack.services.naming import find_source
from facttrack.services.record import add
from facttrack.storage.verify import verify
from tests.exchange.bringing import COLUMNS, Bringer
from tests.services.said import request

COVID = "COVID-19,United States,deaths,persons,{},,,{},{},2020-04-15,{},https://x.example/{},"


def covid(*rows: tuple[int, str, str, str]) -> str:
    """Figures of one day, each with its source, its attribution and when it was published."""
    lines = [COVID.format(value, who, of, said, said[:10]) for value, who, of, said in rows]
    return "\n".join([COLUMNS, *lines]) + "\n"


def test_figures_of_one_slot_become_versions_of_one_claim(bring: Bringer) -> None:
    """A changed figure is a revision in the order said, whatever the order in the file."""
    report = bring(
        covid(
            (28325, "JHU", "", "2020-04-17T08:29:25+03:00"),
            (26057, "ECDC", "", "2020-04-15T19:59:02+03:00"),
            (26057, "Our World in Data", "ECDC", "2020-04-18T14:33:42-04:00"),
            (28326, "JHU", "", "2020-04-16T08:37:47+03:00"),
            (28325, "JHU", "", "2020-04-23T07:27:01+03:00"),
        )
    )
    assert bring.told() == [
        ["record 28326", "revise 28325"],
        ["record 26057"],
        ["record 26057"],
    ]
    assert (report.rows, report.with_figure, report.claims) == (5, 5, 3)
    assert (report.revisions, report.sightings) == (1, 1)
    assert (report.new_questions, report.new_sources, report.new_documents) == (1, 3, 5)
    assert report.changeset == 1


def test_the_order_said_is_the_moment_not_the_text(bring: Bringer) -> None:
    """Timestamps of different offsets are put in order by the moment that they name."""
    bring.rows("1,A,,2020-04-16T00:30:00+03:00", "2,A,,2020-04-15T23:00:00+00:00")
    assert bring.told() == [["record 1", "revise 2"]]


def test_the_file_s_order_breaks_ties(bring: Bringer) -> None:
    """Rows said at the same time, and undated rows, keep its order; undated ones are last."""
    bring.rows("5,A,,", "1,A,,2020-04-15", "2,A,,2020-04-15", "6,A,,", "3,A,,2020-04-16")
    assert bring.told() == [["record 1", "revise 2", "revise 3", "revise 5", "revise 6"]]


def test_an_assertion_date_counts_before_the_published_one(bring: Bringer) -> None:
    """What is said first is first, whenever it was printed."""
    bring.rows(
        "2,A,2020-05-02,2020-05-01",
        "1,A,2020-05-03,2020-04-01",
        columns="value,source,published_date,asserted_date",
    )
    assert bring.told() == [["record 1", "revise 2"]]


def test_a_figure_that_returns_is_a_version(bring: Bringer) -> None:
    """A, B, A is three versions; the same figure twice running is one and a sighting."""
    report = bring.rows("1,A,,2020-01-01", "2,A,,2020-01-02", "1,A,,2020-01-03", "1,A,,2020-01-04")
    assert bring.told() == [["record 1", "revise 2", "revise 1"]]
    assert bring.sightings() == [(1, 3)]
    assert (report.revisions, report.sightings) == (2, 1)


def test_identical_rows_of_one_file_are_a_figure_and_its_sightings(bring: Bringer) -> None:
    """The rules judge them, not the hash of their cells."""
    report = bring.rows("1,A,,2020-01-01", "1,A,,2020-01-01", "1,A,,2020-01-01")
    assert bring.told() == [["record 1"]]
    assert (report.claims, report.sightings, report.already) == (1, 2, 0)


def test_an_empty_later_row_withdraws(bring: Bringer) -> None:
    """A retraction keeps the figure that it withdraws, and has its own date, note and document."""
    report = bring.rows(
        "21,A,2020-01-01,https://x.example/1,first",
        ",A,2020-01-02,https://x.example/2,",
        columns="value,source,published_date,url,note",
    )
    [history] = bring.histories()
    first, gone = history.versions
    assert (gone.kind, gone.retracted_by) == (Kind.RETRACT, RetractedBy.ORIGIN)
    assert gone.quantity == first.quantity
    assert gone.published is not None
    assert gone.published.text == "2020-01-02"
    assert gone.document_id != first.document_id
    assert (gone.note, gone.reason) == ("", "withdrawn in claims.csv")
    assert (report.retractions, report.no_figure, report.withdrew_nothing_count) == (1, 0, 0)


def test_a_note_is_the_reason_of_a_withdrawal(bring: Bringer) -> None:
    """Why it was withdrawn is said in its note."""
    bring.rows(
        "21,A,2020-01-01,",
        ",A,2020-01-02,counted twice",
        columns="value,source,published_date,note",
    )
    assert bring.histories()[0].newest.reason == "counted twice"


@pytest.mark.parametrize("figure", ["21", "22"])
def test_a_figure_after_a_withdrawal_reinstates(bring: Bringer, figure: str) -> None:
    """The claim is back, with the same figure or with another."""
    report = bring.rows("21,A,,2020-01-01", ",A,,2020-01-02", f"{figure},A,,2020-01-03")
    assert bring.told() == [["record 21", "retract 21", f"reinstate {figure}"]]
    assert (report.retractions, report.reinstatements, report.revisions) == (1, 1, 0)


def test_an_attribution_equal_to_the_source_counts_as_none(bring: Bringer) -> None:
    """It is one slot, and the origin is assumed."""
    bring.rows("1,A,A,2020-01-01", "2,A,,2020-01-02")
    assert bring.told() == [["record 1", "revise 2"]]
    assert bring.histories()[0].newest.origin_assumed
    assert bring.histories()[0].newest.attribution == ()


def test_an_attribution_is_one_name_unless_it_is_a_chain(bring: Bringer) -> None:
    """Commas and semicolons belong to names; " > " sets the links apart, outermost first."""
    bring.rows('1,A,"Smith, J.; Jones",2020-01-01', "2,A,Reuters > SOHR > officials,2020-01-01")
    one, chain = (h.newest for h in bring.histories())
    assert one.attribution == ("Smith, J.; Jones",)
    assert chain.attribution == ("Reuters", "SOHR", "officials")
    origin = find_source(bring.session, "SOHR", 2**62)
    assert chain.origin_id == origin.id
    assert not chain.origin_assumed


def test_a_row_of_the_publisher_withdraws_no_figure_of_somebody_else(bring: Bringer) -> None:
    """A withdrawal that names no origin is named where the figure is credited to another."""
    report = bring.rows("21,UN OCHA,Gaza Ministry,2020-01-01", ",UN OCHA,,2020-01-02")
    assert bring.told() == [["record 21"]]
    assert (report.retractions, report.withdrew_nothing_count, report.bad) == (0, 1, 0)
    [named] = report.withdrew_nothing
    assert named.line == 3
    assert "through a relay" in named.reason


def test_a_withdrawal_credited_to_an_unheard_origin_withdraws_the_source_s_own(
    bring: Bringer,
) -> None:
    """The publisher's only live figure of its own in that place is what is meant."""
    report = bring.rows("21,A,,2020-01-01", ",A,Gaza Ministry,2020-01-02")
    assert bring.told() == [["record 21", "retract 21"]]
    assert report.retractions == 1
    assert report.new_sources == 1


def test_a_withdrawal_of_what_is_withdrawn_is_named(bring: Bringer) -> None:
    """It withdraws nothing, and is no bad row."""
    report = bring.rows("21,A,,2020-01-01", ",A,,2020-01-02", ",A,,2020-01-03")
    assert bring.told() == [["record 21", "retract 21"]]
    assert "already" in report.withdrew_nothing[0].reason


def test_rows_without_any_figure_are_counted(bring: Bringer) -> None:
    """Alone in their place they are no bad rows, and make no source, question or changeset."""
    report = bring.rows(",A,,2020-01-01", "Unknown,B,,2020-01-01")
    assert (report.rows, report.with_figure, report.no_figure, report.bad) == (2, 0, 2, 0)
    assert (report.new_sources, report.new_questions, report.changeset) == (0, 0, None)


def test_an_empty_row_before_the_first_figure_is_named(bring: Bringer) -> None:
    """It withdraws nothing, since nothing stands before it."""
    report = bring.rows(",A,,2020-01-01", "21,A,,2020-01-02")
    assert bring.told() == [["record 21"]]
    assert "no figure stands before" in report.withdrew_nothing[0].reason


MIXED = (
    ",A,,2020-01-01",
    "21,A,,2020-01-02",
    "21,A,,2020-01-02",
    "22,A,,2020-01-03",
    ",A,,2020-01-04",
    ",A,,2020-01-05",
    "21,A,,2020-01-06",
    ",B,,",
    "30,B,,",
    ",B,,",
    "31,B,,",
    ",C,,2020-01-01",
    "40,C,SOHR,2020-01-01",
    ",C,,2020-01-01",
    ",C,Gaza Ministry,2020-01-02",
    "41,C,,2020-01-03",
    ",C,Gaza Ministry,2020-01-04",
    "50,,,2020-01-01",
    "50,,,2020-01-02",
    ",,,2020-01-03",
)


def test_running_an_import_twice_changes_nothing(bring: Bringer) -> None:
    """No changeset, no row: whatever the file withdraws, repeats or leaves out."""
    first = bring.rows(*MIXED)
    told, head = bring.told(), verify(bring.session.connection)
    second = bring.rows(*MIXED)
    assert bring.told() == told
    assert verify(bring.session.connection) == head
    assert (first.changeset, second.changeset) == (1, None)
    assert (second.claims, second.revisions, second.retractions, second.sightings) == (0, 0, 0, 0)
    assert told == [
        ["record 21", "revise 22", "retract 22", "reinstate 21"],
        ["record 30", "retract 30", "reinstate 31"],
        ["record 40"],
        ["record 41", "retract 41"],
        ["record 50"],
        ["record 50"],
    ]


def test_a_longer_file_adds_what_is_new(bring: Bringer) -> None:
    """Rows that were imported before are passed over, new ones are judged after them."""
    bring.rows("1,A,,2020-01-01", "2,A,,2020-01-02")
    report = bring.rows("1,A,,2020-01-01", "2,A,,2020-01-02", "2,A,,2020-01-03", "3,A,,2020-01-04")
    assert bring.told() == [["record 1", "revise 2", "revise 3"]]
    assert (report.already, report.sightings, report.revisions) == (2, 1, 1)


def test_an_older_statement_that_arrives_late_is_not_the_newest_word(bring: Bringer) -> None:
    """It is a version, and what was said last stays in force."""
    bring.rows("1,A,,2020-01-01", "3,A,,2020-01-03")
    bring.rows("2,A,,2020-01-02")
    [history] = bring.histories()
    assert bring.told() == [["record 1", "revise 3", "revise 2"]]
    state = state_at(history.versions)
    assert state is not None
    assert state.version.quantity.best == 3
    then = state_at(history.versions, date(2020, 1, 2))
    assert then is not None
    assert then.version.quantity.best == 2


def test_a_late_row_that_repeats_what_stood_then_is_a_sighting(bring: Bringer) -> None:
    """It is compared with the figure in force on its own day."""
    bring.rows("1,A,,2020-01-01", "3,A,,2020-01-03")
    report = bring.rows("1,A,,2020-01-02")
    assert (report.sightings, report.revisions) == (1, 0)
    assert bring.sightings() == [(1, 1)]


def test_an_import_goes_on_with_what_was_added_by_hand(bring: Bringer) -> None:
    """The same slot is the same claim, whichever way a figure came."""
    add(bring.session, request(21, "PMU", question="ISIS fighters killed, Taru"))
    text = "question,unit,event_date,value,source\n"
    text += '"ISIS fighters killed, Taru",persons,2017-06-01,{},PMU\n'
    assert bring(text.format("21")).sightings == 1
    assert bring(text.format("24")).revisions == 1
    assert bring.told() == [["record 21", "revise 24"]]


def test_a_figure_after_our_own_retraction_reinstates(bring: Bringer) -> None:
    """What we withdrew is back when its origin says it again."""
    bring.rows("21,A,,2020-01-01")
    change.retract(bring.session, Target("c1", "misread"), "us")
    report = bring.rows("21,A,,2020-01-02")
    assert bring.told() == [["record 21", "retract 21 by us", "reinstate 21"]]
    assert report.reinstatements == 1


def test_an_alias_and_a_merged_name_lead_to_one_claim(bring: Bringer) -> None:
    """Rows of a source under any of its names are figures of one slot, and go to its last claim."""
    bring.rows("1,Johns Hopkins,,2020-01-01", "5,JHU CSSE,,2020-01-01")
    things.merge(bring.session, "s", "JHU CSSE", "Johns Hopkins", "one project")
    things.alias(bring.session, "s", "Johns Hopkins", "JHU", "its short name")
    bring.rows("2,JHU,,2020-01-02", "3,Johns Hopkins,,2020-01-03")
    assert bring.told() == [["record 1"], ["record 5", "revise 2", "revise 3"]]


def test_names_match_to_the_letter(bring: Bringer) -> None:
    """Near names are made, each of them, and listed as pairs; NA is a name."""
    report = bring(
        f"{COLUMNS}\n"
        "Floods,NA,killed,persons,1,,,Human Rights Watch,,2020,2020,,\n"
        "Floods,NA,killed,persons,2,,,Human Rigths Watch,,2020,2020,,\n"
        "Floods,NA,kiled,persons,3,,,NA,,2020,2020,,\n"
    )
    assert (report.claims, report.new_sources, report.new_questions) == (3, 3, 2)
    assert [(n.kind, {n.new, n.other}) for n in report.near] == [
        ("source", {"Human Rights Watch", "Human Rigths Watch"}),
        ("question", {"Floods, killed, NA", "Floods, kiled, NA"}),
    ]


def test_names_that_say_two_things_are_not_near(bring: Bringer) -> None:
    """Other digits, other groups and other words are no slips."""
    rows = [
        f"Losses,Taru,{measure},items,1,,,A,,2020,2020,,"
        for measure in ("T-72 lost", "T-62 lost", "T-72 damaged", "women hurt", "men hurt")
    ]
    assert bring("\n".join([COLUMNS, *rows])).near == ()


def test_claims_are_numbered_in_the_order_of_the_file(bring: Bringer) -> None:
    """Whatever was said when: the first row of a slot gives its claim's number."""
    bring.rows("7,C,,2020-03-01", "8,A,,2020-01-01", "9,B,,2020-02-01", "6,C,,2020-01-01")
    assert bring.told() == [["record 6", "revise 7"], ["record 8"], ["record 9"]]


def test_other_units_of_count_and_other_bases_are_other_questions(bring: Bringer) -> None:
    """A claim's slot begins with its question: subject, measure, unit, place, scope and basis."""
    text = "subject,measure,place,unit,scope,basis,value,source\n"
    text += "War,losses,Taru,persons,,,1,A\nWar,losses,Taru,items,,,2,A\n"
    text += "War,losses,Taru,persons,women,,3,A\nWar,losses,Taru,persons,,flow,4,A\n"
    assert bring(text).new_questions == 4


def test_rows_of_unknown_publishers_are_never_one_claim(bring: Bringer) -> None:
    """Two unknown publishers are never the same."""
    report = bring.rows("1,,,2020-01-01", "2,,,2020-01-02")
    assert (report.claims, report.revisions) == (2, 0)


def test_rows_without_a_question_are_unfiled(bring: Bringer) -> None:
    """Each is a claim of its own, and not imported again."""
    text = "value,source,event_date\n21,A,2017\n21,A,2017\n22,A,2017\n"
    assert bring(text).claims == 3
    assert all(h.newest.question_id is None for h in bring.histories())
    assert bring(text).changeset is None


def test_a_part_refers_to_a_claim_that_is_here(bring: Bringer) -> None:
    """Without claims of the file's own, part_of names a claim of the ledger, or is refused."""
    bring.rows("12,A,,2020-01-01")
    bring("subject,value,source,part_of\nchildren killed,3,A,c1\n")
    assert bring.histories()[1].newest.part_of == 1
    report = bring("subject,value,source,part_of\nwomen killed,3,A,c9\n")
    assert [(p.column, p.value) for p in report.problems] == [("part_of", "c9")]


def test_a_question_made_without_a_unit_takes_the_rows_that_name_one(bring: Bringer) -> None:
    """It is not asked a second time; another dimension is another question."""
    things.add_question(bring.session, QuestionAsked(subject="A", measure="killed"))
    report = bring("subject,measure,unit,value,source\nA,killed,persons,5,S\nA,killed,km,7,S\n")
    assert report.new_questions == 1


def test_kilometres_and_miles_meet_in_one_new_question(bring: Bringer) -> None:
    """A question that a row has just made is found by the next row in another unit."""
    report = bring("subject,measure,value,source\nA,length,12 km,S\nA,length,8 miles,T\n")
    assert (report.new_questions, report.claims) == (1, 2)
