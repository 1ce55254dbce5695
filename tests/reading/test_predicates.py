"""What is said of the counted, and which way a figure went."""

from __future__ import annotations

import pytest

from facttrack.reading import read


@pytest.mark.parametrize(
    ("text", "predicates"),
    [
        ("Orde admitted 14 counts of fraud.", [""]),
        ("The cheat took in 63 widows, he admitted.", [""]),
        ("The clinic admitted 14 patients.", ["hospitalised"]),
        ("Some 14 people were admitted.", ["hospitalised"]),
        ("The bookkeeper who stole £9,000 from 63 widows was jailed.", ["", ""]),
        ("A man accused of cheating 63 widows was jailed.", [""]),
        ("The gunmen who hit 40 houses were arrested.", [""]),
        ("He was jailed for stealing £9,000.", [""]),
        ("Witnesses who said 40 men were killed fled.", ["killed"]),
        ("Of those who fled, 40 were killed.", ["killed"]),
        ("A group of 40 men was arrested.", ["arrested"]),
        ("The bridge carried 8,200 vehicles a day.", [""]),
        ("The air force carried out 40 raids.", ["launched"]),
        ("Some 40 raids were carried out.", ["launched"]),
        ("We have lost 200 fighters.", ["lost"]),
        ("The court heard 40 cases.", [""]),
        ("The clinic saw 40 cholera cases.", ["infected"]),
        ("A train line of 5 km was opened.", [""]),
        ("They trained 60 fighters, training 12 men a day.", ["trained", "trained"]),
        ("Four hostages were killed.", ["killed"]),
        ("The band holds four hostages.", ["abducted"]),
        ("The jail has 1,224 prisoners.", [""]),
        ("The rebels took 12 prisoners.", ["captured"]),
        ("Two senators joined with 46 deputies.", ["", ""]),
        ("Some 40 youths joined the rebels.", ["recruited"]),
        ("They sent 40 letters and $3 million.", ["", ""]),
        ("They sent 40 trucks.", ["deployed"]),
        ("The firm spent $600 million to build a mill.", [""]),
    ],
)
def test_a_predicate_is_said_of_the_counted(text: str, predicates: list[str]) -> None:
    """What another clause says, or a word in another sense, is no predicate of a figure."""
    assert [c.predicate for c in read(text)] == predicates


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("The council has used up two-thirds of its budget.", ""),
        ("They set up 40 camps.", ""),
        ("The mill shut down 40 looms.", ""),
        ("Shares closed up 3%.", "up"),
        ("Prices went up 3%.", "up"),
        ("We have lost 200 fighters.", ""),
        ("The firm lost 3 percent.", "down"),
        ("The index lost 40 points.", "down"),
    ],
)
def test_only_a_figure_that_moves_has_a_direction(text: str, direction: str) -> None:
    """A loss of things is told by its predicate, and "used up" or "set up" moves nothing."""
    assert read(text)[0].direction == direction
