import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facttrack.services.chains import join_chain, split_chain

LINK = st.text(st.sampled_from(">\\ aé,"), min_size=1, max_size=8).map(str.strip).filter(bool)


@given(st.lists(LINK, max_size=4).map(tuple))
@example((">", "> >", "a > b", "\\>", "a \\\\> b", ">a", "a>"))
def test_any_names_come_back_as_they_were(links: tuple[str, ...]) -> None:
    """A chain is one text and back, whatever signs its names hold."""
    assert split_chain(join_chain(links)) == links


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Reuters", ("Reuters",)),
        ("Reuters > SOHR > officials", ("Reuters", "SOHR", "officials")),
        ("AT&T; Smith, J.", ("AT&T; Smith, J.",)),
        ("a>b", ("a>b",)),
        ("", ()),
        ("  ", ()),
        ("Reuters >  > SOHR", ("Reuters", "SOHR")),
        (r"Here \> There", ("Here > There",)),
    ],
)
def test_a_chain_is_split_at_its_sign_only(text: str, links: tuple[str, ...]) -> None:
    """A greater-than sign between spaces, outermost first; one in a name has a backslash."""
    assert split_chain(text) == links
