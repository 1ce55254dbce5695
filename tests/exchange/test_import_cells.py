from decimal import Decimal

import pytest

from facttrack.domain.quantity import Quantifier, Quantity
from tests.exchange.bringing import Bringer

Q = Quantifier
D = Decimal


def figure(bring: Bringer, columns: str, cells: str) -> Quantity | None:
    """What one row states."""
    report = bring(f"subject,unit,{columns},source\nkilled,persons,{cells},A\n")
    assert not report.problems, [str(p) for p in report.problems]
    return bring.histories()[0].newest.quantity if report.claims else None


@pytest.mark.parametrize(
    ("cell", "low", "best", "high", "quantifier"),
    [
        ("28326", None, 28326, None, Q.EXACT),
        ('"88,733"', None, 88733, None, Q.EXACT),
        ("-12", None, -12, None, Q.EXACT),
        ("0", None, 0, None, Q.EXACT),
        ("2 1/2", None, D("2.5"), None, Q.EXACT),
        ("133 – 164", 133, None, 164, Q.BETWEEN),
        ("67–77 children", 67, None, 77, Q.BETWEEN),
        ("about 300", None, 300, None, Q.ABOUT),
        ("at least 21", 21, None, None, Q.AT_LEAST),
        ("hundreds", None, None, None, Q.VAGUE),
        ("1.50 million", None, 1_500_000, None, Q.EXACT),
    ],
)
def test_a_value_is_read_in_figures_or_in_words(
    bring: Bringer,
    cell: str,
    low: int | None,
    best: object,
    high: int | None,
    quantifier: Quantifier,
) -> None:
    """A range is never collapsed, a hedge never dropped, and the cell is the wording."""
    q = figure(bring, "value", cell)
    assert q is not None
    assert (q.low, q.best, q.high, q.quantifier) == (low, best, high, quantifier)
    assert (q.unit, q.wording) == ("persons", cell.strip('"'))


@pytest.mark.parametrize(
    ("cells", "low", "best", "high", "quantifier"),
    [
        ("25600,25000,27500", 25000, 25600, 27500, Q.ABOUT),
        (",55000,", 55000, None, None, Q.AT_LEAST),
        (",,400", None, None, 400, Q.AT_MOST),
        (",20,50", 20, None, 50, Q.BETWEEN),
        (",20,20", 20, 20, 20, Q.EXACT),
        (",55000,Unlimited", 55000, None, None, Q.AT_LEAST),
        ("Unknown,20,50", 20, None, 50, Q.BETWEEN),
        ("30,--,N/A", None, 30, None, Q.EXACT),
        ("about 30,20,50", 20, 30, 50, Q.ABOUT),
    ],
)
def test_bounds_are_taken_as_stated(
    bring: Bringer,
    cells: str,
    low: int | None,
    best: int | None,
    high: int | None,
    quantifier: Quantifier,
) -> None:
    """An unstated bound is none; "Unlimited" is no upper bound."""
    q = figure(bring, "value,low,high", cells)
    assert q is not None
    assert (q.low, q.best, q.high, q.quantifier) == (low, best, high, quantifier)


@pytest.mark.parametrize("cell", ["", "Unknown", "--", "N/A", "n/a", "-", "NA", "not stated", " "])
def test_cells_that_state_no_figure(bring: Bringer, cell: str) -> None:
    """They are no zero and no bad cell."""
    assert figure(bring, "value,low,high", f"{cell},{cell},{cell}") is None


def test_a_quantifier_of_its_own_column_wins(bring: Bringer) -> None:
    """With strict bounds where the file says so."""
    q = figure(bring, "value,quantifier", "20,more than")
    assert q == Quantity(
        low=D(20), low_strict=True, quantifier=Q.MORE_THAN, unit="persons", wording="20"
    )


def test_strict_bounds_of_a_range(bring: Bringer) -> None:
    """More than 20 but fewer than 50."""
    q = figure(bring, "low,high,low_strict,high_strict", "20,50,yes,yes")
    assert q is not None
    assert (q.low_strict, q.high_strict, q.quantifier) == (True, True, Q.BETWEEN)


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("value", "lots", "no quantity"),
        ("value", "12 and 14 and 19", "quantities"),
        ("value", "5%", "is in percent, the unit column says persons"),
        ("low", "about 3", "is not a number"),
        ("quantifier", "roughly", "is none of"),
        ("basis", "daily", "is none of"),
        ("grade", "Z", "--grade is A"),
        ("credibility", "9", "--credibility is 1"),
        ("event_date", "2020-02-30", "no date"),
        ("event_date", "soon", "is no date"),
        ("published_date", "03/04/2020", "needs"),
        ("published_date", "2020-13-01", "no date"),
        ("asserted_date", "2020-01-01/2020-01-05", "is a period"),
        ("kind", "revise", "beside a column claim"),
        ("retracted_by", "them", "is none of"),
        ("quote_start", "x", "is no whole number"),
    ],
)
def test_a_bad_cell_is_named(bring: Bringer, column: str, cell: str, reason: str) -> None:
    """With its file, line, column, value and reason; the row is not imported."""
    header = "value,source" if column == "value" else f"value,source,{column}"
    row = f"{cell},A" if column == "value" else f"1,A,{cell}"
    report = bring(f"subject,unit,{header}\nkilled,persons,{row}\n")
    [problem] = report.problems
    assert (problem.line, problem.column, problem.value) == (2, column, cell)
    assert problem.file.endswith("claims.csv")
    assert reason in problem.reason
    assert (report.bad, report.refused, report.changeset) == (1, True, None)


def test_low_above_high_is_a_bad_row(bring: Bringer) -> None:
    """The bounds are named in the reason."""
    report = bring("subject,value,low,high\nkilled,,50,20\n")
    assert "out of order: low 50, high 20" in report.problems[0].reason


def test_everything_wrong_with_a_row_is_named(bring: Bringer) -> None:
    """Not only the first thing."""
    report = bring("subject,value,published_date,grade\nkilled,lots,soon,Z\n")
    assert [p.column for p in report.problems] == ["grade", "value", "published_date"] or {
        p.column for p in report.problems
    } == {"value", "published_date", "grade"}
    assert report.bad == 1


@pytest.mark.parametrize(
    ("cell", "iso"),
    [
        ("2017", "2017"),
        ("1954/1962", "1954/1962"),
        ("2023/", "2023/"),
        ("2019-03-18/2019-03-19", "2019-03-18/2019-03-19"),
        ("October 9–10, 2023", "2023-10-09/2023-10-10"),
        ("31-10-2020", "2020-10-31"),
        ("28/03/2020", "2020-03-28"),
    ],
)
def test_event_dates_are_read_as_files_hold_them(bring: Bringer, cell: str, iso: str) -> None:
    """With the source's text where it is not the date itself."""
    bring(f'subject,value,event_date\nkilled,1,"{cell}"\n')
    event = bring.histories()[0].newest.event_date
    assert event is not None
    assert event.iso == iso
    assert event.text == ("" if cell == iso else cell)


def test_an_ambiguous_event_date_is_kept_unresolved_and_told(bring: Bringer) -> None:
    """Nothing is guessed: the lines are listed."""
    report = bring("subject,value,event_date\na,1,1/2/2020\nb,1,2020\nc,1,May 18\n")
    event = bring.histories()[0].newest.event_date
    assert event is not None
    assert (event.iso, event.text, event.needs) == ("", "1/2/2020", "day first or month first")
    [warning] = report.warnings
    assert warning.endswith("kept unresolved: 2, lines 2, 4")


def test_published_before_the_event_is_taken(bring: Bringer) -> None:
    """A source may say beforehand what will be counted."""
    assert bring("subject,value,event_date,published_date\na,1,2020-05,2020-04-01\n").claims == 1


def test_a_unit_in_the_cell_is_the_question_s_where_no_column_says_it(bring: Bringer) -> None:
    """Percent is never compared with a count; a noun makes no other question of a count."""
    report = bring("subject,value,source\nhurt,5%,A\nhurt,300,B\nhurt,300 people,C\n")
    assert report.new_questions == 2
    assert [h.newest.question_id for h in bring.histories()] == [1, 2, 2]
