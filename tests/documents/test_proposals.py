from __future__ import annotations

import time

from facttrack.reading import read
from facttrack.reading.documents.proposals import Proposals, excerpt_of, propose

TEXT = "Reuters said 21 men were killed. At least 12 were hurt, including three boys.\n"


def test_each_candidate_is_numbered_and_stands_in_its_sentence() -> None:
    """Numbers go from 1 in the order of the text, and the sentence holds the figure."""
    proposals, read_to = propose(TEXT)
    assert [p.number for p in proposals] == list(range(1, len(proposals) + 1))
    assert [p.candidate for p in proposals] == read(TEXT)
    assert read_to == len(TEXT)
    assert TEXT[proposals[0].start : proposals[0].end] == "Reuters said 21 men were killed."


def test_a_long_text_is_read_as_one() -> None:
    """Numbers, links and parts hold through a long text, and who spoke is remembered in it."""
    rain = "It rained all day on the hills, and the road to the pass stayed shut.\n" * 5_000
    text = f"Colonel Omar Haddad said 21 men were killed.\n\n{rain}\nHe said 12 had fled.\n{TEXT}"
    proposals, read_to = propose(text)
    assert read_to == len(text) > 300_000
    assert [p.candidate for p in proposals] == read(text)
    assert [link.text for link in proposals[1].candidate.attribution] == ["Colonel Omar Haddad"]
    assert [p.whole for p in proposals] == [None, None, None, None, 4]


def test_numbers_go_on_through_many_sentences() -> None:
    """Each figure has a number of its own, and a part names that of its whole."""
    text = TEXT * 1_000
    proposals, _ = propose(text)
    assert [p.number for p in proposals] == list(range(1, 3_001))
    assert [p.whole for p in proposals[-3:]] == [None, None, 2_999]
    assert all(text[p.start : p.end] in TEXT for p in proposals)


def test_the_time_bounds_what_is_read() -> None:
    """When the time is over, what was read so far is given, with how far that was."""
    proposals, read_to = propose(TEXT * 4_000, seconds=0)
    assert proposals
    assert 0 < read_to < len(TEXT) * 4_000


def test_what_is_done_with_a_proposal_takes_time_too() -> None:
    """Work between two proposals counts, and so does what is set aside for later; a pause not."""
    text = TEXT * 100
    worked = Proposals(text, seconds=0.1)
    for _ in worked:
        past = time.process_time() + 0.2
        while time.process_time() < past:
            pass
    assert 0 < worked.read_to < len(text)
    kept = Proposals(text, seconds=100, each=1_000)
    assert list(kept)
    assert kept.read_to < len(text)
    waited = Proposals(TEXT, seconds=1)
    for proposal in waited:
        time.sleep(1.1 if proposal.number == 1 else 0)
    assert waited.read_to == len(TEXT)


def test_an_excerpt_is_the_sentence_with_its_surroundings() -> None:
    """Exact words, 32 characters on each side, offsets into the text."""
    proposals, _ = propose(TEXT)
    excerpt = excerpt_of(TEXT, proposals[1])
    assert excerpt.start is not None
    assert TEXT[excerpt.start : excerpt.end] == excerpt.exact
    assert excerpt.exact.startswith("At least 12 were hurt")
    assert excerpt.prefix == TEXT[: excerpt.start][-32:]
    assert excerpt.suffix == "\n"


def test_an_excerpt_of_an_endless_sentence_is_the_part_around_the_figure() -> None:
    """A sentence without an end is quoted within 1,000 characters, the figure among them."""
    text = "and so on and on " * 100 + "with 21 soldiers killed " + "and so on and on " * 100
    (proposal,) = propose(text)[0]
    excerpt = excerpt_of(text, proposal)
    assert len(excerpt.exact) <= 1_000
    assert "21 soldiers" in excerpt.exact
