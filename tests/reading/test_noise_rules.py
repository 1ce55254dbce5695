"""The short cuts of the noise rules change no answer: it is the first rule that holds."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from facttrack.reading.noise import noise_at
from facttrack.reading.noise_dates import NoiseRule
from facttrack.reading.noise_rules import RULES

_WITH_LEFT = [rule for rule in RULES if rule.left]
_LETTERS = st.characters(min_codepoint=32, max_codepoint=126) | st.sampled_from("\n\u00a0–’§№é")


def _asked_one_by_one(left: str, number: str, right: str) -> NoiseRule | None:
    return next(
        (
            rule
            for rule in RULES
            if (not rule.number or re.fullmatch(rule.number, number))
            and (not rule.right or re.match(rule.right, right))
            and (not rule.left or re.search(rule.left, left))
        ),
        None,
    )


@pytest.mark.parametrize("rule", _WITH_LEFT, ids=lambda rule: rule.name)
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_no_short_cut_spares_a_rule_that_holds(rule: NoiseRule, data: st.DataObject) -> None:
    """Whatever stands left of a number, the rules answer as if each were asked."""
    left = "a" + data.draw(st.from_regex(rule.left.removesuffix("$") + r"\Z", alphabet=_LETTERS))
    number = data.draw(st.from_regex(rule.number or r"[1-9]\d?", fullmatch=True, alphabet=_LETTERS))
    right = data.draw(st.sampled_from([" of the men", ", the", ".", "th May", " when", "-8", ")"]))
    # A line break in front is white space to some patterns and nothing to others.
    assume(len(left) <= 48 and not left.endswith("\n"))
    text = left + number + right
    found = noise_at(text, len(left), len(left) + len(number))
    assert found is _asked_one_by_one(left, number, right)


@pytest.mark.parametrize("line", ["Deaths", "Write to desk@courier.example", "See www.courier"])
def test_what_ends_a_line_is_not_glued_to_the_number_of_the_next(line: str) -> None:
    """A title or an address above it makes no name and no reference of a number."""
    text = f"{line}\n12 civilians were killed"
    start = text.index("12")
    assert noise_at(text, start, start + 2) is None
