from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facttrack.domain.quantity import (
    Quantifier,
    Quantity,
    QuantityError,
    exact,
    parse_number,
    plain,
    pretty,
    stated,
)

D = Decimal

Q = Quantifier
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**40), max_value=10**40)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", "0"),
        ("88733", "88733"),
        ("1,234", "1234"),
        ("88,733", "88733"),
        ("88 733", "88733"),
        ("88\u00a0733", "88733"),
        ("88\u202f733", "88733"),
        ("88\u2009733", "88733"),
        ("88'733", "88733"),
        ("1,234,567.25", "1234567.25"),
        ("-5", "-5"),
        ("\u22125", "-5"),
        ("+5", "5"),
        (" 7 ", "7"),
        (".5", "0.5"),
        ("007", "7"),
        ("1.5E+6", "1.5E+6"),
        ("1e3", "1E+3"),
        ("1.50", "1.50"),
    ],
)
def test_a_number_is_read_as_written(text: str, number: str) -> None:
    """Separators of thousands, signs and exponents are read, and the digits shown are kept."""
    assert str(parse_number(text)) == number


NO_NUMBERS = [
    "1_000",
    "\u0661\u0662\u0663",
    "1,23",
    "1,2345",
    "12,34,567",
    "0,123",
    "1.2.3",
    "NaN",
    "nan",
    "inf",
    "-Infinity",
    "sNaN1",
    "1,234 567",
    "--5",
    "+-5",
    "5.",
    "1e",
    "e5",
    "1e1000",
    "0x10",
    "five",
    "5%",
    "1/2",
    "½",
    "1,234,",
    ",123",
    "1 23",
    "88  733",
    ".",
    "-",
    "",
    " ",
    "1\n234",
    "5 000,00",
]


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_no_number_is_refused(text: str) -> None:
    """Nothing is taken for a number that could be meant otherwise, and the message quotes it."""
    with pytest.raises(QuantityError, match="is not a number such as") as caught:
        parse_number(text)
    assert repr(text) in str(caught.value)
    assert caught.value.exit_code == 5


@given(NUMBERS)
def test_a_number_survives_its_texts(number: D) -> None:
    """Every figure comes back equal from its plain and its pretty text, however many digits."""
    assert parse_number(plain(number)) == number
    assert parse_number(pretty(number)) == number
    assert str(parse_number(str(number))) == str(number)


@given(st.integers(min_value=-(10**60), max_value=10**60))
def test_no_digit_of_a_long_figure_is_lost(number: int) -> None:
    """A figure of more than 28 digits is read, shown and compared to the last digit."""
    assert int(plain(parse_number(str(number)))) == number
    assert pretty(parse_number(str(number))) == f"{number:,}"
    assert stated(None, D(number), None).best == number


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"low": D(5), "best": D(4)}, "low 5, best 4"),
        ({"best": D(5), "high": D(4)}, "best 5, high 4"),
        ({"low": D(5), "best": D(5), "high": D(4)}, "out of order"),
        ({"low": D(164), "high": D(133), "quantifier": Q.BETWEEN}, "low 164, high 133"),
        ({"best": D("NaN")}, "not a number"),
        ({"best": D("Infinity")}, "not a number"),
        ({"low": D("-Infinity"), "quantifier": Q.AT_LEAST}, "not a number"),
        ({}, "exact needs a best figure"),
        ({"low": D(5)}, "exact needs a best figure"),
        ({"low": D(5), "quantifier": Q.ABOUT}, "about needs a best figure"),
        ({"best": D(5), "quantifier": Q.AT_LEAST}, "at_least needs a low figure"),
        ({"high": D(5), "quantifier": Q.MORE_THAN}, "more_than needs a low figure"),
        ({"low": D(5), "quantifier": Q.AT_MOST}, "at_most needs a high figure"),
        ({"best": D(5), "quantifier": Q.LESS_THAN}, "less_than needs a high figure"),
        ({"best": D(5), "quantifier": Q.NEARLY}, "nearly needs a high figure"),
        ({"low": D(5), "quantifier": Q.BETWEEN}, "between needs a high figure"),
        ({"best": D(5), "quantifier": Q.VAGUE}, "a vague word has no best figure"),
        ({"best": D(5), "low_strict": True}, "not stated cannot be strict"),
        ({"best": D(5), "high_strict": True}, "not stated cannot be strict"),
        (
            {"low": D(5), "high": D(5), "low_strict": True, "quantifier": Q.BETWEEN},
            "5 cannot be meant where it is left out",
        ),
        ({"low": D(5), "best": D(5), "low_strict": True}, "5 cannot be meant"),
        ({"best": D(5), "high": D("5.0"), "high_strict": True}, "5.0 cannot be meant"),
        ({"low": D(5), "quantifier": Q.MORE_THAN}, "the low figure of more_than is strict"),
        (
            {"low": D(5), "low_strict": True, "quantifier": Q.AT_LEAST},
            "the low figure of at_least is not strict",
        ),
        ({"high": D(5), "quantifier": Q.NEARLY}, "the high figure of nearly is strict"),
        ({"high": D(5), "quantifier": Q.LESS_THAN}, "the high figure of less_than is strict"),
        (
            {"high": D(5), "high_strict": True, "quantifier": Q.AT_MOST},
            "the high figure of at_most is not strict",
        ),
    ],
)
def test_a_quantity_that_contradicts_itself_is_refused(
    fields: dict[str, object], message: str
) -> None:
    """Bounds in disorder, missing figures and strictness that does not fit are refused."""
    with pytest.raises(QuantityError, match=message):
        Quantity(**fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("columns", "quantifier"),
    [
        ((None, 21, None), Q.EXACT),
        ((21, 21, 21), Q.EXACT),
        ((21, 21, None), Q.EXACT),
        ((21, None, 21), Q.EXACT),
        ((19, 21, 25), Q.ABOUT),
        ((19, 21, None), Q.ABOUT),
        ((None, 21, 25), Q.ABOUT),
        ((20, None, None), Q.AT_LEAST),
        ((None, None, 20), Q.AT_MOST),
        ((20, None, 25), Q.BETWEEN),
    ],
)
def test_columns_imply_the_quantifier(
    columns: tuple[int | None, ...], quantifier: Quantifier
) -> None:
    """Which of low, best and high are given says how the figure is hedged; none is invented."""
    low, best, high = (None if n is None else D(n) for n in columns)
    quantity = stated(low, best, high)
    assert quantity.quantifier is quantifier
    if quantifier is not Q.EXACT:
        assert (quantity.low, quantity.best, quantity.high) == (low, best, high)


@pytest.mark.parametrize(
    ("quantifier", "expected"),
    [
        (Q.EXACT, (None, 20, None, False, False)),
        (Q.ABOUT, (None, 20, None, False, False)),
        (Q.AT_LEAST, (20, None, None, False, False)),
        (Q.MORE_THAN, (20, None, None, True, False)),
        (Q.AT_MOST, (None, None, 20, False, False)),
        (Q.LESS_THAN, (None, None, 20, False, True)),
        (Q.NEARLY, (None, None, 20, False, True)),
    ],
)
def test_a_given_quantifier_places_a_lone_figure(
    quantifier: Quantifier, expected: tuple[object, ...]
) -> None:
    """A figure of 20 that is "more than" is a strict low of 20: the other columns stay empty."""
    q = stated(None, D(20), None, quantifier)
    assert (q.low, q.best, q.high, q.low_strict, q.high_strict) == expected


def test_no_figure_at_all_is_refused_unless_vague() -> None:
    """Unknown is not zero: without a figure there is no quantity, but "hundreds" is one."""
    with pytest.raises(QuantityError, match="no figure is given"):
        stated(None, None, None)
    with pytest.raises(QuantityError, match="exact needs"):
        stated(None, None, None, Q.EXACT)
    assert stated(None, None, None, Q.VAGUE, wording="hundreds").best is None
    assert stated(None, D(0), None).best == 0


def test_the_same_figure_whatever_its_words() -> None:
    """Wording and notation do not make another figure; unit, bounds, hedge and vague words do."""
    assert exact(D("1.50E+6"), "persons", "1.5m").figure == exact(D(1500000), "persons").figure
    assert exact(D(21), "persons").figure == stated(D(21), D(21), D(21), unit="persons").figure
    assert exact(D(21), "persons").figure != exact(D(21), "tanks").figure
    assert exact(D(21)).figure != stated(None, D(21), None, Q.ABOUT).figure
    assert exact(D(21)).figure != Quantity(low=D(19), best=D(21), high=D(25)).figure
    assert stated(D(20), None, None).figure != stated(None, D(20), None, Q.MORE_THAN).figure
    hundreds, dozens = (Quantity(quantifier=Q.VAGUE, wording=w) for w in ("hundreds", "dozens"))
    assert hundreds.figure != dozens.figure
    assert hundreds.figure == Quantity(quantifier=Q.VAGUE, wording="Hundreds").figure


@given(st.lists(NUMBERS, min_size=3, max_size=3), st.sampled_from([None, *Quantifier]))
def test_a_quantity_that_is_taken_is_in_order(
    numbers: list[D], quantifier: Quantifier | None
) -> None:
    """Whatever columns are given, what is not refused holds low <= best <= high, as given."""
    low, best, high = numbers
    try:
        quantity = stated(low, best, high, quantifier)
    except QuantityError:
        assert not low < best < high or quantifier is Q.VAGUE
    else:
        assert low <= best <= high
        assert (quantity.low, quantity.best, quantity.high) == (low, best, high)
