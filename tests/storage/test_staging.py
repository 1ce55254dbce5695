from contextlib import closing

from hypothesis import given
from hypothesis import strategies as st

from facttrack.storage.staging import Staged, Staging

ROWS = st.lists(
    st.builds(
        Staged,
        label=st.just(""),
        place=st.sampled_from(["p", "q"]),
        slot=st.sampled_from(["a", "b", "c"]),
        said=st.sampled_from(["", "2017", "2018"]),
        figure=st.booleans(),
        part_of=st.just(""),
        payload=st.just(""),
    ),
    max_size=12,
)


@given(ROWS)
def test_rows_wait_in_groups_in_the_order_said(rows: list[Staged]) -> None:
    """Groups by their first row; a slot each, or a place of which some row has no figure."""
    mixed = {row.place for row in rows if not row.figure}
    groups: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        # A slot belongs to one place.
        key = f"place {row.place}" if row.place in mixed else f"{row.place} {row.slot}"
        groups.setdefault(key, []).append(number)
    expected = [
        [str(n) for n in sorted(group, key=lambda n: (rows[n].said or "~", n))]
        for group in groups.values()
    ]
    with closing(Staging()) as staging:
        for number, row in enumerate(rows):
            slot = f"{row.place} {row.slot}"
            staged = Staged("", f"place {row.place}", slot, row.said, row.figure, "", str(number))
            staging.add(staged)
        assert [[payload for payload, _, _ in group] for group in staging.groups()] == expected


def test_rows_of_a_label_wait_in_the_order_of_the_file() -> None:
    """Whatever was said when, and twice over where they are asked for again."""
    with closing(Staging()) as staging:
        for label, said, payload in (("x", "2", "1"), ("y", "1", "2"), ("x", "1", "3")):
            staging.add(Staged(label, "", "", said, True, "", payload))
        once = [[row[0] for row in group] for group in staging.labelled_groups()]
        again = [[row[0] for row in group] for group in staging.labelled_groups(again=True)]
        assert once == again == [["1", "3"], ["2"]]
        assert list(staging.groups()) == []


def test_a_label_is_remembered_with_its_claim() -> None:
    """And the claims of a slot that labels have taken."""
    with closing(Staging()) as staging:
        staging.put_label("0:c1", 7, fresh=True)
        staging.take("slot", 7)
        staging.take("slot", 7)
        assert staging.label("0:c1") == (7, True)
        assert staging.label("0:c2") is None
        assert staging.taken("slot") == {7}
        assert staging.taken("other") == set()
