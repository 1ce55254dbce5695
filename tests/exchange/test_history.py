import gzip
import json
from pathlib import Path

import pytest

from facttrack.errors import (
    BadDataError,
    ConflictError,
    FacttrackError,
    IntegrityError,
    NotFoundError,
)
from facttrack.exchange.history import export_history, replay_history
from facttrack.exchange.importing import import_files
from facttrack.services import change, things
from facttrack.services.browse import Selection, list_claims
from facttrack.services.change import Target
from facttrack.services.session import Session, view
from facttrack.storage import reader
from facttrack.storage.verify import verify
from tests.exchange.bringing import Bringer
from tests.services.said import figure, tell


@pytest.fixture
def lines(session: Session, tmp_path: Path) -> list[str]:
    """The history of a small ledger, line by line."""
    tell(session, 21, "PMU", said="2017-06-01", url="https://x.example", note="a\nb")
    change.revise(session, Target("c1", "new statement"), figure(24))
    tell(session, 24, "PMU", url="https://y.example")
    tell(session, 17, "Reuters", "SOHR", question="Tanks")
    things.alias(session, "s", "SOHR", "Observatory", "its short name")
    things.merge(session, "s", "Reuters", "PMU", "a test")
    change.retract(session, Target("c2", "our mistake"), "us")
    path = tmp_path / "history.jsonl"
    assert export_history(session, str(path)) == len(path.read_text("utf-8").splitlines()) - 1
    return path.read_text("utf-8").splitlines(keepends=True)


def replayed(elsewhere: Bringer, lines: list[str], name: str = "in.jsonl") -> str:
    """The head after replaying lines into the empty database."""
    return replay_history(elsewhere.session, elsewhere.file("".join(lines), name))


def is_empty(elsewhere: Bringer) -> bool:
    """Whether nothing at all is recorded there."""
    return reader.head(elsewhere.session.connection) == 0 and elsewhere.histories() == []


def test_a_replayed_history_has_the_same_head(
    session: Session, elsewhere: Bringer, lines: list[str]
) -> None:
    """Every row, time, actor and hash is as it was, and verify finds no break."""
    head = replayed(elsewhere, lines)
    there, here = verify(elsewhere.session.connection), verify(session.connection)
    assert there == here
    assert (head, here.break_) == (here.head, "")
    assert elsewhere.histories() == list(reader.histories(session.connection, 2**62))
    assert list(reader.changesets(elsewhere.session.connection)) == list(
        reader.changesets(session.connection)
    )


def test_a_replayed_ledger_can_be_searched_and_gone_on_with(
    elsewhere: Bringer, lines: list[str]
) -> None:
    """Names, the newest versions and the search index are made anew."""
    replayed(elsewhere, lines, "in.jsonl.gz")
    session = elsewhere.session
    found = list_claims(session, view(session), Selection(source="Observatory"))
    assert [state.version.label for state in found] == ["c2.2"]
    assert len(list(list_claims(session, view(session), Selection(text="24")))) == 1
    assert tell(session, 30, "PMU", question="Tanks").version.label == "c3.1"
    assert verify(session.connection).break_ == ""


def test_a_history_is_compressed_where_its_name_says_so(
    session: Session, lines: list[str], tmp_path: Path
) -> None:
    """And holds the same lines."""
    path = tmp_path / "again.jsonl.gz"
    export_history(session, str(path))
    assert gzip.decompress(path.read_bytes()).decode() == "".join(lines)


def test_a_history_is_replayed_into_an_empty_database_only(
    session: Session, lines: list[str], tmp_path: Path
) -> None:
    """A database that holds anything is left as it is."""
    before = verify(session.connection)
    with pytest.raises(ConflictError, match="empty database"):
        replay_history(session, str(tmp_path / "history.jsonl"))
    assert verify(session.connection) == before


@pytest.mark.parametrize("kept", [1, 2, -1, -3])
def test_a_history_that_is_cut_off_is_refused(
    elsewhere: Bringer, lines: list[str], kept: int
) -> None:
    """Wherever it ends, nothing of it is replayed."""
    with pytest.raises(IntegrityError):
        replayed(elsewhere, lines[:kept])
    assert is_empty(elsewhere)


def test_a_line_cut_in_two_is_refused(elsewhere: Bringer, lines: list[str]) -> None:
    """The line is named."""
    with pytest.raises(BadDataError, match=f":{len(lines)}: this is no line of a history"):
        replayed(elsewhere, [*lines[:-1], lines[-1][:40]])
    assert is_empty(elsewhere)


def test_any_change_of_a_row_is_refused(elsewhere: Bringer, lines: list[str]) -> None:
    """Each cell of each row is bound by a hash: none can be changed unseen."""
    for place, line in enumerate(lines[1:], 1):
        [(table, cells)] = json.loads(line).items()
        for index, cell in enumerate(cells):
            changed = [*cells[:index], _another(cell), *cells[index + 1 :]]
            text = json.dumps({table: changed}) + "\n"
            with pytest.raises(FacttrackError):
                replayed(elsewhere, [*lines[:place], text, *lines[place + 1 :]])
            assert is_empty(elsewhere)


def _another(cell: object) -> object:
    match cell:
        case int():
            return cell + 1
        case str():
            return ("0" if cell[:1] != "0" else "1") + cell[1:]
        case _:
            return "x"


def test_rows_out_of_order_or_missing_are_refused(elsewhere: Bringer, lines: list[str]) -> None:
    """The chain holds the rows and their order."""
    versions = [n for n, line in enumerate(lines) if line.startswith('{"version"')]
    for broken in (
        [line for n, line in enumerate(lines) if n != versions[0]],
        [*lines, lines[versions[0]]],
        [lines[0], *lines],
    ):
        with pytest.raises(FacttrackError):
            replayed(elsewhere, broken)
        assert is_empty(elsewhere)


def test_a_history_that_is_imported_as_claims_says_how_to_replay_it(
    elsewhere: Bringer, lines: list[str]
) -> None:
    """One line with what to type, instead of a bad row for each line."""
    path = elsewhere.file("".join(lines), "in.jsonl")
    with pytest.raises(BadDataError, match=f"import --history {path}"):
        import_files(elsewhere.session, [path])
    assert is_empty(elsewhere)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no line of a history"),
        ("subject,value\nkilled,1\n", "no line of a history"),
        ('{"format": "other"}\n', "is no history"),
        ('{"format": "facttrack-history", "version": 99}\n', "another version"),
    ],
)
def test_another_file_is_no_history(elsewhere: Bringer, text: str, reason: str) -> None:
    """It is refused before anything is replayed."""
    with pytest.raises(BadDataError, match=reason):
        replayed(elsewhere, [text])
    assert is_empty(elsewhere)


def test_a_file_that_is_not_there(elsewhere: Bringer) -> None:
    """It is named."""
    with pytest.raises(NotFoundError, match="nowhere"):
        replay_history(elsewhere.session, "nowhere.jsonl")


def test_an_empty_ledger_has_no_history(elsewhere: Bringer, tmp_path: Path) -> None:
    """Nothing is written."""
    with pytest.raises(BadDataError, match="nothing is recorded yet"):
        export_history(elsewhere.session, str(tmp_path / "out.jsonl"))
    assert not (tmp_path / "out.jsonl").exists()
