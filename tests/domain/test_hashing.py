import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facttrack.domain.hashing import (
    FORM,
    GENESIS,
    canonical,
    changeset_hash,
    content_key,
    digest,
    row_hash,
    rows_hash,
)

FIELDS = st.dictionaries(
    st.text(alphabet="abcdefgh", min_size=1, max_size=4),
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.lists(st.text(max_size=3), max_size=3),
    max_size=6,
)


PINNED = [
    1,
    "93c0b83790018afa69a0969edd1cb4718663e621954dd70a649f5da526cb2137",
    "8de019a7fbf1f40a58d6fccdd6076a96f89be165d11d48e6b21ae97ea90a27db",
    "1e30a9c42e609ee4e4191f3e96d4e15a7e9eac94159f6c76aa337b6fb263fd64",
    "d3fea18aa161de092cf0d75eeab23016b0e127344bd0aedbd3f75a5fc22fa0a3",
]


def test_old_hashes_stay_valid() -> None:
    """The hashes of form 1 are pinned: whoever changes one makes every old database look forged."""
    fields = {"number": 1, "best": "88733", "wording": "88,733 militiamen", "low": None}
    hashed = row_hash("version", fields, {"note": "سجل", "quote": None}, "salt")
    rows = rows_hash([("version", digest(hashed)), ("source", digest(""))])
    chained = changeset_hash({"number": 1, "actor": "desk"}, digest("first"), rows, GENESIS)
    key = content_key("source", {"name": "Zaman al-Wasl"})
    assert [FORM, hashed, rows, chained, key] == PINNED


def test_the_canonical_form_is_what_it_says() -> None:
    """Sorted keys, no white space, nulls left out, text as stored."""
    form = canonical({"b": "é\n", "a": 1, "c": None, "d": ["x", "y"], "e": True})
    assert form == '{"a":1,"b":"é\\n","d":["x","y"],"e":true}'


@given(FIELDS)
def test_the_order_of_fields_and_nulls_do_not_matter(fields: dict[str, object]) -> None:
    """The same fields have one canonical form, which holds all of them but the nulls."""
    backwards = dict(reversed([*fields.items(), ("zz", None)]))
    assert canonical(backwards) == canonical(fields)
    assert json.loads(canonical(fields)) == {k: v for k, v in fields.items() if v is not None}


@given(FIELDS, FIELDS)
def test_other_fields_have_another_form(a: dict[str, object], b: dict[str, object]) -> None:
    """Two rows share a canonical form only where they hold the same values of the same types."""
    kept = [{k: (type(v), v) for k, v in f.items() if v is not None} for f in (a, b)]
    assert (canonical(a) == canonical(b)) is (kept[0] == kept[1])


@pytest.mark.parametrize("text", ["", "a\x00b", "\ud800", "e\u0301", "\U0001f480"])
def test_any_text_has_a_digest(text: str) -> None:
    """Text is hashed as it is stored: lone surrogates, NULs and unnormalised letters included."""
    assert len(digest(text)) == 64
    assert digest(text) != digest(text + " ")
    assert digest("e\u0301") != digest("\u00e9")


def test_each_part_of_a_row_counts() -> None:
    """Another table, field, text or salt gives another hash; an absent text is no empty one."""
    base = row_hash("claim", {"a": 1}, {"note": "x"}, "s1")
    others = [
        row_hash("version", {"a": 1}, {"note": "x"}, "s1"),
        row_hash("claim", {"a": "1"}, {"note": "x"}, "s1"),
        row_hash("claim", {"a": 1}, {"note": "y"}, "s1"),
        row_hash("claim", {"a": 1}, {"quote": "x"}, "s1"),
        row_hash("claim", {"a": 1}, {"note": "x"}, "s2"),
        row_hash("claim", {"a": 1}, {"note": ""}, "s1"),
        row_hash("claim", {"a": 1}, {"note": None}, "s1"),
        row_hash("claim", {"a": 1}, {}, "s2"),
    ]
    assert len({base, *others}) == 9


def test_a_redacted_text_leaves_the_hash() -> None:
    """Free text enters as its salted digest: what is kept of it proves it without holding it."""
    hidden = digest("s1" + "the name of a witness")
    whole = row_hash("version", {"a": 1}, {"note": "the name of a witness"}, "s1")
    assert whole == row_hash("version", {"a": 1, "note": hidden}, {}, "s1")


def test_each_link_of_the_chain_counts() -> None:
    """A changeset's hash hangs on its fields, its message, its rows and the one before."""
    base = changeset_hash({"number": 2}, "m", "r", "p")
    others = [
        changeset_hash({"number": 3}, "m", "r", "p"),
        changeset_hash({"number": 2}, "n", "r", "p"),
        changeset_hash({"number": 2}, "m", "q", "p"),
        changeset_hash({"number": 2}, "m", "r", "o"),
    ]
    assert len({base, *others}) == 5


def test_the_order_of_tables_does_not_matter() -> None:
    """The hash over a changeset's rows names each table with the digest of its rows."""
    assert rows_hash([("a", "1"), ("b", "2")]) == rows_hash([("b", "2"), ("a", "1")])
    assert rows_hash([("a", "1"), ("b", "2")]) != rows_hash([("a", "2"), ("b", "1")])
    assert rows_hash([]) == rows_hash(())
