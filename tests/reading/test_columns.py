"""Numbers in a table count what the heads of their columns say."""

from __future__ import annotations

import pytest

from facttrack.reading import read

_TABLE = """{head}
| --- | --- | --- | --- |
| Tesh | 41 | 1,200 | 2.5 |
| Quern | 7 | 310 | 4.1 |
"""


def _told(text: str) -> list[tuple[str, str, str]]:
    return [(one.head, one.quantity.unit, one.predicate) for one in read(text)]


def test_a_number_counts_what_heads_its_column() -> None:
    """The noun, its unit and what befell it come from the first line, column by column."""
    row = [("Killed", "persons", "killed"), ("Houses", "houses", "destroyed"), ("", "", "")]
    text = _TABLE.format(head="| Town | Killed | Houses destroyed | Index |")
    assert _told(text) == row + row


def test_the_place_of_a_figure_is_kept() -> None:
    """The text and the offsets are those of the number, the column's rule is named."""
    text = _TABLE.format(head="| Town | Displaced families | Goats | Sheep |")
    first = read(text)[0]
    assert (text[first.start : first.end], first.text, first.noun) == (
        "41",
        "41",
        "Displaced families",
    )
    assert "column-head" in first.rules


@pytest.mark.parametrize(
    "text",
    [
        _TABLE.format(head="| Town | 2016 | Killed | Index |"),
        _TABLE.format(head="The list by town:"),
        "| Town | Killed |\n\nNothing more is known.\n\nTesh | 41\n",
        "| Town | Quern | Mill | Tesh |\n| Tesh | 41 | 60 | 12 |\n",
    ],
)
def test_no_column_is_made_up(text: str) -> None:
    """A first line with a number, none at all, one before other text or one of names heads none."""
    assert {told[0] for told in _told(text)} <= {""}


def test_a_noun_beside_the_number_goes_before_that_of_the_column() -> None:
    """What a cell says itself is kept: a measure, money, people."""
    text = "| Town | Killed | Houses |\n| Tesh | 19 wounded | 8 barns |\n| Quern | $5 | 3.5% |\n"
    assert [told[1] for told in _told(text)] == ["persons", "barns", "USD", "percent"]
    assert _told(text)[0][0] == "wounded"
