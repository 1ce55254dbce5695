from __future__ import annotations

import csv
import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from facttrack.errors import BadDataError, UsageError
from facttrack.reports.catalogue import Asked, records
from facttrack.reports.columns import REPORTS, Kind, names
from facttrack.reports.package import PRIMARY_KEYS, Described, write_package
from facttrack.reports.write import write_report
from facttrack.services.session import Session, view
from tests.conftest import Program
from tests.reports.hostile import ACTING, FORMULAS
from tests.reports.ledgers import record, worked_example


def packed(
    session: Session, folder: Path, *reports: str, licence: str = "", question: str = ""
) -> dict[str, Any]:
    """The package of reports, each written to its file."""
    place = ""
    now = view(session)
    for report in reports:
        out = str(folder / f"{report}.csv")
        narrowed = Asked(question=question)
        rows = write_report(records(session, now, report, narrowed), report, out).rows
        what = Described(report, out, rows, now, narrowed)
        place = write_package(what, ["PMU", "Times"], licence)
    found: dict[str, Any] = json.loads(Path(place).read_text(encoding="utf-8"))
    return found


def keys(resource: dict[str, Any]) -> list[tuple[str, str]]:
    """Each foreign key: its first field, and the resource that it leads to."""
    found = resource["schema"].get("foreignKeys", [])
    return [(key["fields"][0], key["reference"]["resource"]) for key in found]


def test_a_package_describes_every_column(session: Session, tmp_path: Path) -> None:
    """Name, type, unit and meaning, in the order of the file."""
    worked_example(session)
    package = packed(session, tmp_path, *REPORTS, licence="CC-BY-4.0")
    types = {"str": "string", "object": "number", "Int64": "integer", "bool": "boolean"}
    assert [r["name"] for r in package["resources"]] == sorted(REPORTS)
    assert package["licenses"] == [{"name": "CC-BY-4.0"}]
    assert package["sources"] == [{"title": "PMU"}, {"title": "Times"}]
    for resource in package["resources"]:
        columns = REPORTS[resource["name"]]
        fields = resource["schema"]["fields"]
        assert [f["name"] for f in fields] == list(names(resource["name"]))
        for column, field in zip(columns, fields, strict=True):
            assert field["type"] == types.get(column.kind.value, "number")
            assert field["description"] == column.meaning
            assert field.get("unit", "") == column.unit


def test_size_and_hash_are_those_of_the_file(session: Session, tmp_path: Path) -> None:
    """Whoever gets the file can tell that it is whole."""
    worked_example(session)
    (resource,) = packed(session, tmp_path, "claims")["resources"]
    data = (tmp_path / "claims.csv").read_bytes()
    assert resource["bytes"] == len(data)
    assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
    assert resource["facttrack"]["rows"] == 5


@pytest.mark.parametrize("report", REPORTS)
def test_what_is_promised_of_a_column_holds(session: Session, tmp_path: Path, report: str) -> None:
    """Keys are unique, words are those of the list, counts are not below zero."""
    worked_example(session, ["ISIS fighters", "civilians"])
    for number, text in enumerate(
        [*FORMULAS, *(t for t in ACTING if t.strip("\x00\u2028\u2029\x85 "))]
    ):
        record(session, number, source=text, title=text, note=text, date=f"20{number + 10}")
    (resource,) = packed(session, tmp_path, report)["resources"]
    with (tmp_path / f"{report}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    primary = [tuple(row[name] for name in PRIMARY_KEYS[report]) for row in rows]
    assert len(set(primary)) == len(primary) == resource["facttrack"]["rows"] > 0
    for field in resource["schema"]["fields"]:
        rules = field.get("constraints", {})
        cells = [row[field["name"]] for row in rows]
        given = [cell for cell in cells if cell]
        assert not rules.get("required") or given == cells
        assert set(given) <= set(rules.get("enum", given))
        assert all(float(cell) >= rules["minimum"] for cell in given if "minimum" in rules)


def validated(folder: Path) -> subprocess.CompletedProcess[str]:
    """What frictionless says of a package."""
    command = [sys.executable, "-m", "frictionless", "validate", "datapackage.json"]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, timeout=300
    )


def test_frictionless_finds_nothing_wrong(session: Session, tmp_path: Path) -> None:
    """Every report of a ledger with odd texts, in one package."""
    worked_example(session, ["ISIS fighters", "civilians"])
    for number, text in enumerate(["=1", 'say "so", he said', "line\nbreak", "NA", "-5"]):
        record(session, number, source=text, title=text, note=text, date=f"20{number + 10}")
    packed(session, tmp_path, *REPORTS)
    done = validated(tmp_path)
    assert done.returncode == 0, done.stdout
    file = tmp_path / "claims.csv"
    file.write_bytes(file.read_bytes().replace(b"exact", b"exactly", 1))
    assert "INVALID" in validated(tmp_path).stdout


def test_every_count_and_truth_has_its_rule(session: Session, tmp_path: Path) -> None:
    """A count is no less than zero; a truth value is never missing."""
    for resource in packed(session, tmp_path, *REPORTS)["resources"]:
        kinds = {c.name: c.kind for c in REPORTS[resource["name"]]}
        for field in resource["schema"]["fields"]:
            if kinds[field["name"]] is Kind.COUNT:
                assert field["constraints"]["minimum"] == 0
            if kinds[field["name"]] is Kind.TRUTH:
                assert field["constraints"]["required"]


def test_reports_in_one_folder_refer_to_each_other(session: Session, tmp_path: Path) -> None:
    """Pairs and words to the comparison, parts and what is to do to the claims."""
    worked_example(session)
    package = packed(session, tmp_path, "pairs", "comparison", "coverage", "claims")
    found = {r["name"]: keys(r) for r in package["resources"]}
    assert found == {
        "claims": [("part_of", "")],
        "comparison": [],
        "coverage": [("claim", "claims")],
        "pairs": [("question", "comparison")],
    }


def test_what_was_made_at_another_time_is_not_referred_to(session: Session, tmp_path: Path) -> None:
    """A claim recorded since has no row in the older file."""
    worked_example(session)
    packed(session, tmp_path, "claims")
    record(session, 5, subject="civilians")
    package = packed(session, tmp_path, "coverage")
    assert keys(package["resources"][1]) == []
    again = packed(session, tmp_path, "claims")
    assert keys(again["resources"][1]) == [("claim", "claims")]
    assert len(again["resources"]) == 2


def test_a_part_of_the_claims_is_not_referred_to(session: Session, tmp_path: Path) -> None:
    """Of one question only, the others' claims are missing."""
    worked_example(session, ["ISIS fighters", "civilians"])
    packed(session, tmp_path, "claims", question="q1")
    package = packed(session, tmp_path, "coverage")
    assert [keys(r) for r in package["resources"]] == [[], []]


def test_a_package_of_somebody_else_is_left_alone(session: Session, tmp_path: Path) -> None:
    """It is not overwritten; standard output has no folder."""
    (tmp_path / "datapackage.json").write_text('{"resources": [{"name": "theirs"}]}')
    with pytest.raises(BadDataError, match="choose another folder"):
        packed(session, tmp_path, "claims")
    what = Described("claims", "-", 0, view(session), Asked())
    with pytest.raises(UsageError, match=r"--out FILE\.csv"):
        write_package(what, [])


def test_a_package_names_the_sources_of_its_reports_alone(
    facttrack: Program, database: Path
) -> None:
    """Of one question those of its claims, of a source those beside it; together, of all."""
    assert database.exists()
    for source, question in (("PMU", "dead"), ("Times", "dead"), ("Hill Post", "wounded")):
        facttrack("add", "21 persons", "--source", source, "--question", question)
    package = facttrack.folder / "datapackage.json"

    def sources(*narrowed: str) -> list[str]:
        out = f"{len(narrowed)}{narrowed[-1:]}.csv"
        facttrack("report", "claims", "--out", out, "--package", *narrowed)
        described = json.loads(package.read_text(encoding="utf-8"))
        return [source["title"] for source in described["sources"]]

    assert sources("--source", "Hill Post") == ["Hill Post"]
    assert sources("--question", "dead", "--source", "PMU") == ["Hill Post", "PMU"]
    assert sources() == ["Hill Post", "PMU", "Times"]
