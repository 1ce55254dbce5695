from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facttrack.reading import Candidate, read
from facttrack.reading.reader import counted_from, read_stretch
from facttrack.reading.sentences import split_sentences
from facttrack.reading.stretches import STRETCH, Stretch, stretches

ARTICLES = Path(__file__).parents[1] / "corpus" / "articles"
PIECES = (
    "Reuters said 21 men were killed. ",
    "At least 12 were hurt, including three boys. ",
    'He said: "We lost 40',
    '." ',
    "“",
    "\n",
    "\n\n",
    "- 12 houses\n",
    "Place | Killed\nOsk | 12\n",
    "The army listed the dead:\n",
    "7 8 9 ",
    "x" * 50,
)
RAIN = "It rained all day on the hills, and the road to the pass stayed shut. "
LINE = RAIN.strip() + "\n"
LONG = {
    "paragraphs": (LINE + "\n") * 10_000,
    "lines": LINE * 10_000,
    "one line": RAIN * 10_000,
    "one word": "x" * 700_000,
    "quotes": '"' * 700_000,
    "blanks": "x" + " \n" * 350_000 + "x",
    "items": "- 12 men\n" * 80_000,
}


def read_in_stretches(text: str, length: int) -> list[Candidate]:
    """What `read` would give if stretches had another length."""
    found: list[Candidate] = []
    for stretch in stretches(text, length):
        before = len(found)
        for _, some in read_stretch(stretch, None):
            found += counted_from(some, before)
    return found


@pytest.mark.parametrize("name", LONG)
def test_every_place_of_a_text_lies_in_one_stretch(name: str) -> None:
    """Stretches follow each other without a gap, and each sees the text that it says it sees."""
    text = LONG[name]
    found = list(stretches(text))
    assert len(found) > 1
    spans = [(one.place(one.first), one.place(one.past - 1) + 1) for one in found]
    assert [spans[0][0], spans[-1][1]] == [0, len(text)]
    assert all(before[1] == after[0] for before, after in pairwise(spans))
    for one in found:
        assert one.text[: one.lead] == text[one.lead_at : one.lead_at + one.lead]
        assert one.text[one.lead :] == text[one.at : one.at + len(one.text) - one.lead]
        assert len(one.text) < 2 * STRETCH + 50_000


@given(st.lists(st.sampled_from(PIECES), max_size=60), st.lists(st.integers(0, 900), max_size=5))
def test_cuts_lose_no_character(pieces: list[str], cuts: list[int]) -> None:
    """Wherever a text is cut, all but white space is in one sentence, and none reaches over."""
    text = "".join(pieces)
    places = sorted({min(cut, len(text)) for cut in cuts})
    found = list(split_sentences(text, places))
    assert all(a.end <= b.start and a.paragraph <= b.paragraph for a, b in pairwise(found))
    assert "".join("".join(text[s.start : s.end].split()) for s in found) == "".join(text.split())
    assert not [s for s in found for cut in places if s.start < cut < s.end]


@given(st.lists(st.sampled_from(PIECES), min_size=20, max_size=60))
def test_stretches_agree_on_the_sentences_between_them(pieces: list[str]) -> None:
    """What is read again before a stretch is cut as it was: its quantities are as many."""
    text = "".join(pieces)
    found = list(stretches(text * (20_000 // len(text)), 5_000))
    for one, other in pairwise(found):
        tail, start = other.place(other.read), other.place(other.first)
        assert one.place(one.first) < tail < start
        assert between(one, tail, start) == between(other, tail, start)


def between(stretch: Stretch, first: int, past: int) -> list[tuple[int, int]]:
    """The sentences of a stretch between two places of the text."""
    cut = map(stretch.sentence, split_sentences(stretch.text, stretch.cuts))
    return [(one.start, one.end) for one in cut if first <= one.start < past]


def test_a_short_text_is_one_stretch() -> None:
    """A text of less than two stretches is read in one go, with all that it holds in sight."""
    text = LONG["lines"][: 2 * STRETCH - 1]
    (one,) = stretches(text)
    assert one.text is text
    assert (one.first, one.past, one.cuts) == (0, len(text), ())


def test_what_stands_far_away_changes_nothing() -> None:
    """What a stretch gives is told by what it may see: other text elsewhere leaves it the same."""
    story = "Colonel Omar Haddad said 21 men were killed.\nHe said 12 had fled.\n"
    text = LINE * 4_700 + story + LINE * 9_000
    one = list(stretches(text))[1]
    first, past = one.place(0) - 2_000, one.place(len(one.text) - 1) + 1
    there = "Major Lena Sayed told “them of 90 dead. \n" * 20_000
    other = list(stretches(there[: first - 1] + "\n" + text[first:past] + there))[1]
    found = list(read_stretch(one, None))
    assert [c.text for _, some in found for c in some] == ["21", "12"]
    assert list(read_stretch(other, None)) == found


def test_annotated_articles_are_read_alike_in_any_stretches() -> None:
    """One after the other, they give the same quantities; only a name told far away is missed."""
    paths = sorted(ARTICLES.glob("*.toml"))
    texts = [tomllib.loads(path.read_text(encoding="utf-8"))["text"] for path in paths]
    text = "\n\n".join(texts)[:150_000]
    whole = read(text)
    for length in (7_000, 40_000):
        parts = read_in_stretches(text, length)
        assert [bare(one) for one in parts] == [bare(one) for one in whole]
        others = [a.attribution != b.attribution for a, b in zip(parts, whole, strict=True)]
        assert sum(others) * 200 < len(whole)


def bare(one: Candidate) -> Candidate:
    """A candidate without who said it."""
    return one._replace(attribution=(), cue="", rules=())


def test_a_speaker_is_known_behind_the_end_of_a_stretch() -> None:
    """What was said shortly before a stretch names who speaks in it."""
    text = around("Colonel Omar Haddad said 21 men were killed.\n\n", "He said 12 had fled.\n")
    assert [one.attribution[0].text for one in read(text)] == ["Colonel Omar Haddad"] * 2


def test_a_quotation_goes_on_behind_the_end_of_a_stretch() -> None:
    """Words that are quoted on both sides of it have the same speaker."""
    text = around(
        'Colonel Omar Haddad said: "We lost 21 men in the hills.\n\n',
        '"Another 12 men fled."\n',
    )
    assert [one.attribution[0].text for one in read(text)] == ["Colonel Omar Haddad"] * 2


def test_a_part_names_its_whole_before_the_end_of_a_stretch() -> None:
    """Its number is that of the whole in the text, and its unit the whole's."""
    text = "The mayor counted 30 tents.\n" + around(
        "At least 21 people were killed.\n\n", "Five of them were children.\n"
    )
    found = read(text)
    assert [one.text for one in found] == ["30", "At least 21", "Five"]
    assert [one.part_of for one in found] == [None, None, 1]


def around(before: str, behind: str) -> str:
    """A text of two stretches, the first ending between the two."""
    lines = STRETCH // len(LINE) + 1
    text = LINE * lines + before + behind + LINE * (lines + 9)
    first, second = stretches(text)
    assert first.past == second.place(second.first) == text.index(behind)
    return text


@pytest.mark.parametrize("above", [f"{LINE}\n", "", "Osk province\n"])
def test_a_table_keeps_its_head(above: str) -> None:
    """A row far below the head of its table still has its column's noun."""
    rows = "| Osk | 12 | 40 |\n" * 36_000
    text = f"{above}| Place | Deaths | Houses |\n{rows}"
    *_, last = stretches(text)
    nouns = [[one.head for one in found] for _, found in read_stretch(last, None)]
    assert last.first > last.lead > 0
    assert nouns == [["Deaths", "Houses"]] * len(nouns)


def test_a_list_keeps_its_giver() -> None:
    """An item far below the line that announces its list is still credited to who gives it."""
    items = "- A raid on the camp of Osk, in which 12 men were killed\n" * 12_000
    text = f"{LINE}\nThe Harbour Observatory released the following figures:\n\n{items}"
    *_, last = stretches(text)
    chains = {one.attribution for _, found in read_stretch(last, None) for one in found}
    assert last.first > last.lead > 0
    assert [[link.text for link in chain] for chain in chains] == [["Harbour Observatory"]]
    assert chains == {one.attribution for one in read(text[:1_000])}
