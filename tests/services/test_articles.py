from __future__ import annotations

from dataclasses import replace

import pytest

from facttrack.domain.claim import Excerpt
from facttrack.domain.date_text import read_said_date
from facttrack.domain.dates import DateError
from facttrack.errors import NotFoundError, UsageError
from facttrack.reading.documents import LoadedDocument, load_document
from facttrack.services.articles import (
    Accepted,
    Article,
    Terms,
    accept,
    as_stored,
    chosen,
    read_article,
    record_article,
    recorded_before,
)
from facttrack.services.asking import QuestionAsked
from facttrack.services.change import Target, correct
from facttrack.services.excerpts import Match, check_document, check_stored, find_excerpt
from facttrack.services.naming import NearNameError
from facttrack.services.record import Recorded
from facttrack.services.session import Session
from facttrack.services.slots import versions_of
from facttrack.services.suggesting import suggest_questions, suggested_name
from facttrack.storage import names, reader
from facttrack.storage.verify import verify
from tests.services.said import tell

TEXT = """SOHR said that 21 smugglers were killed on the border in March 2031.

The health ministry said at least 12 people were wounded, including three children.

Hundreds of soldiers have been deployed, according to the mayor of Ludd.
"""
SOURCE = Terms(source="The Courier")


def document(text: str = TEXT, name: str = "border.txt") -> LoadedDocument:
    """The story as a document."""
    return load_document(text.encode(), name)


def article(text: str = TEXT) -> Article:
    """The story as it is read."""
    return read_article(document(text), published="2031-04-01")


def record(
    session: Session, read: Article, accepted: str = "claims", terms: Terms = SOURCE
) -> dict[int, Recorded]:
    """Record what is named of an article."""
    already = recorded_before(session, read)
    named = [accept(p) for p in chosen(read, accepted, already)]
    return record_article(session, read, named, terms, already)


def test_what_is_accepted_of_a_document_is_one_changeset(session: Session) -> None:
    """All its claims, its sources and the document itself stand in one changeset that verifies."""
    done = record(session, article())
    assert len(done) == 4
    assert {r.changeset for r in done.values()} == {1}
    assert reader.counts(session.connection, 1)["document"] == 1
    assert [c.message for c in reader.changesets(session.connection)] == ["read border.txt"]
    assert verify(session.connection).break_ == ""


def test_a_document_is_stored_with_its_text_hash_and_time(session: Session) -> None:
    """The text that offsets point into, the SHA-256 of the file, and when we had it."""
    read = article()
    version = record(session, read)[1].version
    (stored,) = reader.documents(session.connection, [version.document_id or 0]).values()
    assert stored.text == TEXT
    assert stored.sha256 == read.document.sha256
    assert stored.retrieved_at.startswith("2026-01-01T00:00:")
    assert str(stored.published) == "2031-04-01"


def test_each_claim_has_its_excerpt_wording_and_chain(session: Session) -> None:
    """The quote stands at its offsets; the names are those that the text has; the rest is dated."""
    done = record(session, article())
    version = done[1].version
    excerpt = version.excerpt or Excerpt()
    assert TEXT[excerpt.start : excerpt.end] == excerpt.exact
    assert excerpt.exact.startswith("SOHR said that 21")
    assert len(excerpt.suffix) == 32
    assert version.quantity.wording == "21 smugglers"
    assert version.attribution == ("SOHR",)
    assert names.source(session.connection, version.origin_id or 0, 1) is not None
    assert str(version.event_date) == "2031-03"
    assert str(version.published) == "2031-04-01"


def test_a_part_refers_to_its_whole(session: Session) -> None:
    """A figure that counts a part is recorded after the whole, and names its claim."""
    done = record(session, article())
    whole, part = (n for n, r in done.items() if "12" in r.version.quantity.wording or
                   "three" in r.version.quantity.wording)  # fmt: skip
    assert done[part].version.part_of == done[whole].version.claim_id


def test_a_part_and_its_whole_can_answer_one_question(session: Session) -> None:
    """They share question, source and date, and are two claims all the same."""
    read = article()
    parts = [p for p in read.proposals if p.whole is not None]
    wanted = [read.proposals[(parts[0].whole or 1) - 1], parts[0]]
    asked = QuestionAsked("people wounded")
    done = record_article(session, read, [accept(p, asked) for p in reversed(wanted)], SOURCE, {})
    assert len({r.version.claim_id for r in done.values()}) == 2
    assert len({r.version.question_id for r in done.values()}) == 1


def test_a_part_refers_to_a_whole_that_was_recorded_before(session: Session) -> None:
    """What was accepted last time is known to what is accepted now."""
    read = article()
    part = next(p for p in read.proposals if p.whole is not None)
    first = record(session, read, str(part.whole))
    second = record(session, read, str(part.number))
    assert second[part.number].version.part_of == first[part.whole or 0].version.claim_id


def test_the_same_document_offers_only_what_is_new(session: Session) -> None:
    """What was recorded from it is known by content and place, and recorded no second time."""
    read = article()
    first = record(session, read, "1")
    assert recorded_before(session, read) == {1: first[1].version.claim_id}
    assert len(record(session, read)) == 3
    assert record(session, read) == {}
    assert reader.head(session.connection) == 2


def test_a_claim_that_was_corrected_since_is_still_known(session: Session) -> None:
    """Our own correction of what a document says does not make it new."""
    read = article()
    record(session, read)
    correct(session, Target("c1", "misread"), {"value": "22"})
    assert len(recorded_before(session, read)) == 4


def test_another_document_is_not_the_same(session: Session) -> None:
    """A changed file is another document: its claims are offered again."""
    record(session, article())
    assert recorded_before(session, article(TEXT + "More to come.\n")) == {}


def test_the_same_claim_in_another_document_is_a_sighting_and_known_after(
    session: Session,
) -> None:
    """A figure that stands in its slot already is seen again, and the second time not even that."""
    asked = QuestionAsked("smugglers killed")
    first, second = article(), article(TEXT + "More to come.\n")
    for read in (first, second):
        done = record_article(session, read, [accept(read.proposals[0], asked)], SOURCE, {})
    assert done[1].seen_again
    assert len(list(reader.sightings(session.connection, 9))) == 1
    assert recorded_before(session, second) == {1: 1}


def test_offsets_point_into_the_text_that_is_stored(session: Session) -> None:
    """Where another text is taken out of the same file later, the stored one is read again."""
    record(session, article(), "1")
    later = replace(document(), text="A banner.\n" + TEXT)
    again = read_article(as_stored(session, later))
    assert again.document.text == TEXT
    assert set(recorded_before(session, again)) == {1}


def test_an_error_records_nothing(session: Session) -> None:
    """A name that is nearly one that exists stops the whole document; asked for, it is made."""
    tell(session, 5, "The Couriers")
    with pytest.raises(NearNameError):
        record(session, article())
    assert reader.head(session.connection) == 1
    assert record(session, article(), terms=replace(SOURCE, new_source=True))


def test_the_site_is_the_publisher_where_none_is_given(session: Session) -> None:
    """What a page says that it is, it is; --source overrules it."""
    read = replace(article(), document=replace(document(), site="The Qasira Courier"))
    version = record(session, read, terms=Terms())[1].version
    source = names.source(session.connection, version.publisher_id or 0, 1)
    assert source is not None
    assert source.name == "The Qasira Courier"


def test_what_is_edited_is_recorded_so(session: Session) -> None:
    """The figure, the chain and the date are the user's; the quote stays the document's."""
    read = article()
    draft = accept(read.proposals[0])
    edited = replace(draft, attributed_to=("A", "B"), event_date=None)
    version = record_article(session, read, [edited], SOURCE, {})[1].version
    assert version.attribution == ("A", "B")
    assert version.event_date is None
    assert version.excerpt is not None


def test_the_dates_given_for_a_document() -> None:
    """--published overrules what it says; --date stands in where it says nothing."""
    dated = replace(document(), published=read_said_date("2030-01-01"))
    assert str(read_article(dated).published) == "2030-01-01"
    assert str(read_article(dated, date="2029").published) == "2030-01-01"
    assert str(read_article(dated, published="2029").published) == "2029"
    assert str(read_article(document(), date="2029").published) == "2029"
    with pytest.raises(DateError):
        read_article(document(), date="soon")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("claims", [1, 2, 3, 4]), ("all", [1, 2, 3, 4]), ("1", [1]), ("2-3, 1", [1, 2, 3])],
)
def test_what_is_to_be_accepted_is_named(text: str, numbers: list[int]) -> None:
    """Numbers and ranges in any order, or all claims, or all but noise."""
    read = article()
    claims = [p.number for p in read.proposals if p.candidate.claim]
    named = [p.number for p in chosen(read, text, {})]
    assert named == ([claims[n - 1] for n in numbers] if text.isalpha() else numbers)


@pytest.mark.parametrize("text", ["", "0", "99", "3-2", "a", "1,,2", "1-", "-1", "1-99999999999"])
def test_numbers_that_name_nothing_are_refused(text: str) -> None:
    """A number that no candidate has, or none at all, records nothing."""
    with pytest.raises(UsageError, match="--accept"):
        chosen(article(), text, {})


def test_questions_are_offered_nearest_first_with_the_reason(session: Session) -> None:
    """Shared words count, the figure's own most; another kind of unit is never offered."""
    tell(session, 5, question="Border incidents, Ludd")
    tell(session, 5, question="Smugglers killed")
    tell(session, 5, question="Rainfall")
    read = article()
    first = read.proposals[0]
    offered = suggest_questions(session, first.candidate, TEXT[first.start : first.end])
    assert [s.question.name for s in offered] == ["Smugglers killed", "Border incidents, Ludd"]
    assert "its 'killed', 'smuggler'" in offered[0].reason
    assert "in the sentence" in offered[1].reason
    assert suggested_name(first.candidate) == "smugglers killed"


def test_an_excerpt_matches_moves_or_is_orphaned() -> None:
    """It matches at its offsets; it moved where it stands once with the same surroundings."""
    excerpt = Excerpt("21 were killed", "Guard: ", ". Then", 7, 21)
    assert find_excerpt(excerpt, "Guard: 21 were killed. Then").match is Match.MATCHES
    moved = find_excerpt(excerpt, "The Guard: 21 were killed. But")
    assert (moved.match, moved.start, moved.end) == (Match.MOVED, 11, 25)
    for text, why in (
        ("The Guard: 22 were killed. Then", "not in the text"),
        ("Police say 21 were killed today", "other words around them"),
        ("The guards 21 were killed", "other words around them"),
        ("x Guard: 21 were killed. Guard: 21 were killed.", "2 places"),
    ):
        found = find_excerpt(excerpt, text)
        assert (found.match, found.start) == (Match.ORPHANED, None)
        assert why in found.detail


def test_excerpts_are_checked_against_a_changed_document(session: Session) -> None:
    """Nothing is changed by it; each excerpt of the document is told how it stands."""
    record(session, article())
    changed = TEXT.replace("21 smugglers", "22 smugglers")
    found = check_document(session, document("News. " + changed), of="c2")
    assert [c.found.match.value for c in found] == ["orphaned", "moved", "moved", "moved"]
    assert reader.head(session.connection) == 1
    assert {c.found.match for c in check_stored(session)} == {Match.MATCHES}


def test_the_document_is_known_by_content_address_or_title(session: Session) -> None:
    """A page that moved on is known by its address, else by its title, else by a claim."""
    known = replace(document(), url="https://x.org/a", title="Border")
    record(session, replace(article(), document=known))
    assert len(check_document(session, document())) == 4
    other = document("Another text.")
    assert len(check_document(session, replace(other, url="https://x.org/a"))) == 4
    assert len(check_document(session, replace(other, title="Border"))) == 4
    with pytest.raises(NotFoundError, match="--of"):
        check_document(session, other)
    with pytest.raises(NotFoundError, match="no claim c99"):
        check_document(session, other, of="c99")
    tell(session, 5)
    with pytest.raises(NotFoundError, match="without a document"):
        check_document(session, other, of="c5")


def test_an_article_that_was_not_read_to_its_end_says_so() -> None:
    """The reader of a reading is told how far it goes."""
    short = read_article(document(TEXT * 2_000), seconds=0)
    assert any("the time was over" in w for w in short.warnings)
    assert short.proposals


def test_nothing_accepted_records_nothing(session: Session) -> None:
    """An empty choice makes no changeset."""
    nothing: list[Accepted] = []
    assert record_article(session, article(), nothing, SOURCE, {}) == {}
    assert reader.head(session.connection) == 0
    assert versions_of(session.connection, 1) == ()
