import csv
import gzip
import io
import json
from pathlib import Path

import pytest

from facttrack.errors import BadDataError, ConflictError, NotFoundError, UsageError
from facttrack.exchange.importing import import_files
from facttrack.exchange.telling import lines
from facttrack.storage import reader
from tests.exchange.bringing import COLUMNS, Bringer

PLAIN = "subject,value,source\nkilled,21,A\n"


def test_a_byte_order_mark_and_windows_lines_are_read(bring: Bringer) -> None:
    """The first column has its name, and CRLF inside a quoted note stays."""
    bring(b'\xef\xbb\xbfsubject,value,note\r\nkilled,21,"two\r\nlines, and ""quotes"""\r\n')
    assert bring.histories()[0].newest.note == 'two\r\nlines, and "quotes"'


def test_unusual_names_survive(bring: Bringer) -> None:
    """Marks of direction, line breaks and long addresses come back as they were."""
    url = "https://x.example/" + "a" * 1263
    bring(f'subject,value,source,url\n"\u200fhurt\n lost",21,\u202bA,{url}\n')
    version = bring.histories()[0].newest
    document = reader.documents(bring.session.connection, [version.document_id or 0])
    assert [d.url for d in document.values()] == [url]


def test_gzip_is_read_directly(bring: Bringer) -> None:
    """Whatever the file is called."""
    assert bring(PLAIN, "claims.csv.gz").claims == 1
    assert bring(gzip.compress(PLAIN.replace("21", "22").encode()), "claims.csv").revisions == 1


def test_standard_input_is_read(bring: Bringer) -> None:
    """A dash names it."""
    report = import_files(bring.session, ["-"], stdin=io.BytesIO(PLAIN.encode()))
    assert report.claims == 1
    [changeset] = reader.changesets(bring.session.connection)
    assert changeset.message == "import standard input"


def test_json_lines_are_read(bring: Bringer) -> None:
    """Numbers as they are written, null as nothing, a list of names as a chain."""
    rows = [
        '{"subject": "killed", "value": 1.50, "source": "A", "attribution": ["Reuters", "SOHR"]}',
        '{"subject": "killed", "value": "about 30", "source": "B", "low": null, "note": ""}',
        "",
    ]
    report = bring("\n".join(rows), "claims.jsonl")
    first, second = (h.newest for h in bring.histories())
    assert str(first.quantity.best) == "1.50"
    assert first.attribution == ("Reuters", "SOHR")
    assert second.quantity.wording == "about 30"
    assert report.rows == 2


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"subject": "killed"', "it is no JSON"),
        ("[1]", "it is no JSON object"),
        ('{"value": NaN}', "is no number"),
        ('{"value": {"low": 1}}', "neither text"),
        ('{"deaths": 1}', "unknown column 'deaths'"),
        ('{"value": 1, "Value": 2}', "are both value"),
    ],
)
def test_a_line_that_is_no_row_is_a_bad_row(bring: Bringer, line: str, reason: str) -> None:
    """It is named with its number, and the others can be imported."""
    report = bring(f'{{"subject": "killed", "value": 1}}\n{line}\n', "x.ndjson", on_error="skip")
    [problem] = report.problems
    assert problem.line == 2
    assert reason in problem.reason
    assert report.claims == 1


@pytest.mark.parametrize(("sign", "name"), [(";", "a semicolon"), ("\t", "a tab")])
def test_another_delimiter_is_found_and_told(bring: Bringer, sign: str, name: str) -> None:
    """Only where the comma finds one column in the header."""
    report = bring(PLAIN.replace(",", sign))
    assert report.claims == 1
    assert name in report.warnings[0]


def test_unknown_columns_are_named_with_the_nearest(bring: Bringer) -> None:
    """All of them, and how to map them."""
    with pytest.raises(
        BadDataError, match=r"unknown column 'sorce' \(did you mean source\?\)"
    ) as told:
        bring("subject,value,sorce,colour\nkilled,21,A,red\n")
    assert "--map 'colour='" in str(told.value)
    assert bring.histories() == []


def test_columns_are_mapped(bring: Bringer) -> None:
    """Theirs to ours, or to nothing; a problem names theirs."""
    columns = {"what": "subject", "deaths": "value", "colour": ""}
    assert bring("what,deaths,colour\nkilled,21,red\n", columns=columns).claims == 1
    report = bring("what,deaths,colour\nkilled,lots,red\n", columns=columns)
    assert report.problems[0].column == "deaths"


def test_column_names_may_be_written_freely(bring: Bringer) -> None:
    """Capitals and spaces make no other column."""
    assert bring("Subject,Value,Event Date\nkilled,21,2017\n").claims == 1


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("subject,value,value\nkilled,1,2\n", "two columns are value"),
        ("subject,source\nkilled,A\n", "no column holds a figure"),
        ("", "is empty"),
        ("subject,,value\nkilled,A,1\n", "a column has no name"),
    ],
)
def test_a_header_that_cannot_be_taken(bring: Bringer, text: str, reason: str) -> None:
    """The message says what is wrong with it."""
    with pytest.raises(BadDataError, match=reason):
        bring(text)


def test_a_map_to_a_column_that_there_is_not_is_refused(bring: Bringer) -> None:
    """Whether the file has such a column or not."""
    with pytest.raises(BadDataError, match="there is no column 'figure'"):
        bring(PLAIN, columns={"deaths": "figure"})


def test_files_that_cannot_be_read(bring: Bringer) -> None:
    """A missing one, one that is no text, one that is cut off, another encoding."""
    with pytest.raises(NotFoundError, match="there is no file"):
        import_files(bring.session, ["nowhere.csv"])
    with pytest.raises(BadDataError, match="not UTF-8"):
        bring(b"subject,value\nk\xff,1\n")
    with pytest.raises(BadDataError, match="UTF-16"):
        bring("subject,value\nk,1\n".encode("utf-16"))
    with pytest.raises(BadDataError, match="damaged or cut off"):
        bring(gzip.compress(PLAIN.encode())[:-9])
    assert bring.histories() == []


def test_rows_that_are_no_csv_are_bad_rows(bring: Bringer) -> None:
    """Too few cells, too many, text behind a quote, a quote that is never closed."""
    text = 'subject,value,source\nkilled,1\nkilled,1,A,B\n"killed"x,1,A\nhurt,2,A\n\n"killed,3,A\n'
    report = bring(text, on_error="skip")
    assert [(p.line, p.reason.split(",")[0]) for p in report.problems] == [
        (2, "it has 2 cells"),
        (3, "it has 4 cells"),
        (4, "it is no CSV: '"),
        (7, "a quote opened here is never closed"),
    ]
    assert (report.rows, report.bad, report.claims) == (5, 4, 1)


def test_one_bad_row_keeps_the_whole_file_out(bring: Bringer) -> None:
    """All are reported, and nothing is recorded, unless the good ones are asked for."""
    text = "subject,value\nkilled,1\nhurt,lots\nlost,many of them\n"
    report = bring(text)
    assert (report.bad, report.refused, report.changeset, report.claims) == (2, True, None, 0)
    assert bring.histories() == []
    skipped = bring(text, on_error="skip")
    assert (skipped.bad, skipped.refused, skipped.changeset, skipped.claims) == (2, False, 1, 1)


def test_on_error_is_stop_or_skip(bring: Bringer) -> None:
    """Another word is refused."""
    with pytest.raises(UsageError, match="stop or skip"):
        bring(PLAIN, on_error="ignore")


def test_rejects_are_written_and_come_back_when_mended(bring: Bringer) -> None:
    """With file, line, column, value, reason and the row; the import skips the first five."""
    out = str(bring.folder / "rejects.csv")
    bring("what,value,high\nkilled,lots,Z\nhurt,2,3\n", columns={"what": "subject"}, rejects=out)
    with Path(out).open(newline="", encoding="utf-8") as file:
        [row] = list(csv.reader(file))[1:]
    assert row[1:4] == ["2", "high", "Z"] or row[1:4] == ["2", "value", "lots"]
    assert "is not a number" in row[4]
    mended = Path(out).read_text(encoding="utf-8").replace(",lots,", ",7,").replace(",Z,", ",9,")
    report = bring(mended, "mended.csv")
    assert report.problems == ()
    assert bring.histories()[0].newest.quantity.high == 9


def test_rejects_never_take_the_place_of_a_file_that_is_imported(bring: Bringer) -> None:
    """The good rows are in that file alone; another spelling of its name is the same file."""
    text = "subject,value\nkilled,lots\nhurt,3\n"
    for name in ("claims.csv", "./claims.csv"):
        with pytest.raises(ConflictError, match="is imported from: name another file"):
            bring(text, rejects=f"{bring.folder}/{name}")
        assert (bring.folder / "claims.csv").read_text(encoding="utf-8") == text


def test_problems_are_bounded_in_memory_and_all_are_written(bring: Bringer) -> None:
    """The first thousand are kept, all are counted, and the reject file has every one."""
    out = str(bring.folder / "rejects.csv")
    report = bring("subject,value\n" + "killed,lots\n" * 1500, rejects=out)
    assert (report.bad, len(report.problems)) == (1500, 1000)
    assert len(Path(out).read_text(encoding="utf-8").splitlines()) == 1501


def test_a_dry_run_tells_the_same_and_leaves_nothing(bring: Bringer) -> None:
    """The same report but for the changeset; not one row is recorded."""
    text = f"{COLUMNS}\nWar,Taru,killed,persons,1,,,A,,2017,2017,https://x.example,\n" * 1
    dry = bring(text, dry_run=True)
    assert (dry.claims, dry.new_sources, dry.new_documents, dry.changeset) == (1, 1, 1, None)
    assert reader.counts(bring.session.connection, 2**62) == dict.fromkeys(
        ("claim", "version", "sighting", "question", "source", "document"), 0
    )
    real = bring(text)
    assert (real.claims, real.changeset) == (1, 1)


def test_one_import_is_one_changeset(bring: Bringer) -> None:
    """Of however many files, with their names in its message."""
    paths = [bring.file(PLAIN, "a.csv"), bring.file(PLAIN.replace("21", "22"), "b.csv")]
    report = import_files(bring.session, paths)
    assert (report.claims, report.revisions) == (1, 1)
    [changeset] = reader.changesets(bring.session.connection)
    assert changeset.message == "import a.csv, b.csv"


def test_progress_is_told(bring: Bringer) -> None:
    """How many rows were read, and how many recorded."""
    told: list[tuple[int, str]] = []
    text = "subject,value\n" + "".join(f"killed {n},{n}\n" for n in range(2500))
    import_files(
        bring.session, [bring.file(text)], progress=lambda done, doing: told.append((done, doing))
    )
    assert told == [(1000, "read"), (2000, "read"), (1000, "recorded"), (2000, "recorded")]


def test_an_import_is_told_in_words(bring: Bringer) -> None:
    """What became of the rows, in the order that a user asks it."""
    report = bring.rows("21,A,,2020-01-01", "22,A,,2020-01-02", ",B,,2020-01-01", ",A,,2019")
    assert lines(report)[:2] == [
        "4 rows: 2 with a figure, 2 without one, 0 bad",
        "1 new claim, 1 revision",
    ]
    assert lines(report)[-1] == "recorded as @1"
    again = bring.rows("21,A,,2020-01-01", "22,A,,2020-01-02", ",B,,2020-01-01", ",A,,2019")
    assert lines(again)[1:3] == ["nothing new", "2 rows recorded already"]


def test_json_keys_are_columns(bring: Bringer) -> None:
    """A map holds for JSON Lines too."""
    line = json.dumps({"what": "killed", "value": 1, "colour": "red"})
    assert bring(line, "x.jsonl", columns={"what": "subject", "colour": ""}).claims == 1
