from __future__ import annotations

from decimal import Decimal

import pytest

from facttrack.domain.quantity import Quantifier, Quantity
from facttrack.reports.brief import BRIEF, WRAPPED, brief
from facttrack.reports.columns import REPORTS, names
from facttrack.reports.figure import figure_of, short
from facttrack.reports.html_table import html_text
from facttrack.reports.table import table_text
from facttrack.reports.values import Figure, Record, quotient, shown
from tests.conftest import Program


def quantity(low: int | None, best: int | None, high: int | None, word: str = "exact") -> Quantity:
    """A quantity with these figures and this hedge."""
    first, middle, last = (None if n is None else Decimal(n) for n in (low, best, high))
    q = Quantifier(word)
    return Quantity(
        first,
        middle,
        last,
        q is Quantifier.MORE_THAN,
        q in (Quantifier.LESS_THAN, Quantifier.NEARLY),
        q,
        "persons",
        "hundreds of men" if q is Quantifier.VAGUE else "as said",
    )


SAID = [
    (quantity(None, 88733, None), "88,733"),
    (quantity(None, -5, None), "-5"),
    (quantity(None, 25, None, "about"), "~25"),
    (quantity(21, None, None, "at_least"), "≥ 21"),
    (quantity(20, None, None, "more_than"), "> 20"),
    (quantity(None, None, 300, "at_most"), "≤ 300"),
    (quantity(None, None, 300, "less_than"), "< 300"),
    (quantity(None, None, 1000, "nearly"), "nearly 1,000"),
    (quantity(17, None, 26, "between"), "17–26"),
    (quantity(17, 21, 26), "21 (17–26)"),
    (quantity(None, 21, 26), "21 (…–26)"),
    (quantity(None, None, None, "vague"), "200–999 (hundreds)"),
    (quantity(300, None, None, "vague"), "300–… (hundreds)"),
]


@pytest.mark.parametrize(("said", "told"), SAID, ids=[told for _, told in SAID])
def test_bounds_and_hedges_stay_visible(said: Quantity, told: str) -> None:
    """A sign for each hedge, both ends of a range, and what a vague word means beside it."""
    assert short(said) == told
    columns = ("low", "best", "high", "wording")
    record = {name: getattr(said, name) for name in columns}
    assert figure_of(record | {"quantifier": said.quantifier.value}) == told


@pytest.mark.parametrize(
    ("separator", "told"), [(",", "1,500,000"), ("\u00a0", "1\u00a0500\u00a0000"), ("", "1500000")]
)
def test_thousands_are_separated_as_asked(separator: str, told: str) -> None:
    """In figures and counts alike; the comma of a text is no figure's."""
    assert shown(Decimal(1_500_000), separator) == told
    assert shown(1_500_000, separator) == told
    assert shown(Figure("≥ 1,500,000"), separator) == f"≥ {told}"
    assert shown("1,500,000 men", separator) == "1,500,000 men"
    assert shown(Decimal("0.1234567"), separator) == "0.1234567"


@pytest.mark.parametrize(
    ("low", "high", "above", "below", "told"),
    [
        (17, 26, False, False, "17–26"),
        (17, 17, False, False, "17"),
        (17, None, True, False, "≥ 17"),
        (None, 26, False, True, "≤ 26"),
        (17, 26, True, False, "17–26, open above"),
        (None, None, True, True, ", open above and below"),
    ],
)
def test_a_range_says_where_it_is_open(
    low: int | None,
    high: int | None,
    above: bool,
    below: bool,
    told: str,
) -> None:
    """An upper bound is never invented."""
    ends = {n: None if v is None else Decimal(v) for n, v in (("low", low), ("high", high))}
    record = {**ends, "open_above": above, "open_below": below}
    (found,) = brief("comparison", iter([record]))
    assert found["range"] == told


@pytest.mark.parametrize(
    ("value", "told"),
    [("1.0999999999", "1.099"), ("1.5", "1.5"), ("12345.678", "12,340"), ("-0.010000001", "-0.01")],
)
def test_a_quotient_is_short_and_never_rounded_up(value: str, told: str) -> None:
    """1.0999 times is under 1.1 times, for the reader too."""
    assert quotient(Decimal(value)) == told
    (found,) = brief("pairs", iter([{"ratio": Decimal(value)}]))
    assert found["ratio"] == told
    cells = "".join(html_text([{"ratio": Decimal(value)}], "pairs"))
    assert f'<td class="n">{told}</td>' in cells


def test_markdown_has_columns_of_every_report() -> None:
    """Each is one of the report's own, or figure, range or said."""
    assert set(BRIEF) == set(REPORTS)
    for report, columns in BRIEF.items():
        assert set(columns) <= {*names(report), "figure", "range", "said"}


def test_a_time_is_its_day_for_a_reader() -> None:
    """A time of day would be cut in a table; every other form has it."""
    time = "2020-04-15T19:59:10+03:00"
    source = dict.fromkeys(names("sources"), time)
    (found,) = brief("sources", iter([source]))
    assert found["first_said"] == found["last_said"] == "2020-04-15"
    assert found["standing"] == time


@pytest.mark.parametrize("form", ["md", "table"])
def test_effects_at_two_dates_are_told_apart(facttrack: Program, form: str) -> None:
    """Each stands with its event date, and a changeset has the name that log gives it."""
    facttrack("init")
    words = ("--source", "PMU", "--question", "fighters killed", "--unit", "persons")
    for figure, date in (("43", "2017-06-01"), ("44", "2017-06-02")):
        facttrack("add", figure, *words, "--date", date)
    wide = {"COLUMNS": "200"}
    lines = facttrack("report", "changes", "--format", form, env=wide).out.splitlines()
    best = [line for line in lines if "effect" in line and "best" in line]
    assert [("2017-06-01" in line, "2017-06-02" in line) for line in best] == [(1, 0), (0, 1)]
    assert any(line.lstrip("| ").startswith("@2 ") for line in lines)
    assert "@" not in "".join(best)


def test_two_questions_that_differ_in_their_last_word_are_told_apart() -> None:
    """No table cuts the name of a question."""
    name = "Casualties since 7 October 2023, aid seekers, Gaza Strip, "
    rows: list[Record] = [{"question": f"{name}{end}", "n": 1} for end in ("killed", "injured")]
    text = table_text(rows, ["question", "n"], 30, wrapped=WRAPPED)
    assert " ".join(text.replace(" 1\n", "\n").split()).count("killed") == 1
    assert "injured" in text
    assert "…" not in text
