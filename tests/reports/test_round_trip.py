from __future__ import annotations

import gzip
from decimal import Decimal
from pathlib import Path

import pytest

from facttrack import Ledger
from tests.reports.hostile import ACTING, FORMULAS

SEED = Path(__file__).parents[2] / "seeds" / "covid"


@pytest.fixture
def told(tmp_path: Path) -> Ledger:
    """A ledger in which everything has happened that can happen to a claim."""
    ledger = Ledger.create(tmp_path / "told.db", actor="desk")
    ledger.add("dozens of men", source="X", question="zeta killed", date="2017")
    ledger.add(
        "more than 20 persons",
        source="Times",
        attributed_to=["Reuters", "SOHR", "hospital staff"],
        subject="alpha",
        measure="killed",
        place="Taru",
        scope="civilians",
        basis="flow",
        date="May 18",
        asserted="2017-06-01T10:00:00+03:00",
        title="T",
        url="http://example.org/1",
        archive="http://example.org/2",
        author="A",
        quote="more than 20",
        translation="over a score",
        note=";".join([*FORMULAS, *(text for text in ACTING if "\x00" not in text)]),
        new_question=True,
    )
    ledger.add("20 persons", source="Y", date="2017-06", question="q2", published="2017-06")
    ledger.add(3, unit="persons", source="Y", question="q2", part_of="c3", date="2017-06-01")
    ledger.add(Decimal("-12.50"), unit="km", source="NA", question="depth", date="2019/2020")
    ledger.add(low=200, high=300, unit="persons", source="Z", note="nobody asked")
    ledger.revise("c3", "1.50 million persons", reason="more", asserted="2017-07")
    ledger.revise("c3", "1500 persons", reason="less", asserted="2017-07-02")
    ledger.correct("c3", value="1501", grade="B", credibility="2", reason="a slip")
    ledger.retract("c1", by="us", reason="=wrong()")
    ledger.retract("c4", by="origin", reason="withdrawn", asserted="2018")
    ledger.reinstate("c4", reason="after all", asserted="2019")
    return ledger


def renamed(ledger: Ledger) -> None:
    """Give things other names than they had when they were recorded, and make two of them one."""
    ledger.add(21, source="Yy", unit="persons", question="q2", date="2017-06", new_source=True)
    ledger.add(22, source="X", unit="persons", question="zetta", new_question=True, date="2017")
    ledger.rename("q1", "Zeta, killed", reason="clearer")
    ledger.rename("s1", "X Press", reason="in full")
    yy = next(s for s in ledger.sources() if s.name == "Yy")
    y = next(s for s in ledger.sources() if s.name == "Y")
    ledger.merge(f"s{yy.id}", f"s{y.id}", reason="one and the same")


def texts(ledger: Ledger, folder: Path) -> dict[str, bytes]:
    """Both reports of a ledger as they stand in their files."""
    folder.mkdir(exist_ok=True)
    ledger.write_report("claims", folder / "claims.csv")
    ledger.write_report("comparison", folder / "comparison.csv")
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("file", ["all.csv", "all.jsonl", "all.csv.gz"])
@pytest.mark.parametrize("names", ["as recorded", "renamed"])
def test_an_export_imported_elsewhere_gives_equal_reports(
    told: Ledger, tmp_path: Path, file: str, names: str
) -> None:
    """Byte for byte, whatever happened to the claims, their sources and their questions."""
    if names == "renamed":
        renamed(told)
    told.export(tmp_path / file)
    with Ledger.create(tmp_path / "new.db", actor="another") as new:
        assert new.import_files(tmp_path / file).bad == 0
        assert texts(new, tmp_path / "new") == texts(told, tmp_path / "told")


def test_real_figures_come_through_equal(tmp_path: Path) -> None:
    """Five sources, 34 rows, 29 revisions: the reports of the copy are the same bytes."""
    with Ledger.create(tmp_path / "a.db") as first, Ledger.create(tmp_path / "b.db") as second:
        first.import_files(*sorted(SEED.glob("*.csv")))
        assert len(first.claims()) == 5
        first.export(tmp_path / "all.csv.gz")
        assert gzip.decompress((tmp_path / "all.csv.gz").read_bytes())
        second.import_files(tmp_path / "all.csv.gz")
        assert texts(first, tmp_path / "a") == texts(second, tmp_path / "b")


def test_a_replayed_history_gives_equal_reports_as_of_any_changeset(
    told: Ledger, tmp_path: Path
) -> None:
    """The same head, and the same answer to what was known when."""
    renamed(told)
    told.export_history(tmp_path / "history.jsonl")
    with Ledger.create(tmp_path / "new.db") as new:
        assert new.replay(tmp_path / "history.jsonl") == told.verify().head
        assert texts(new, tmp_path / "new") == texts(told, tmp_path / "told")
        for number in range(told.verify().changesets + 1):
            then = f"@{number}"
            assert (
                told.compare_all(as_of=then)
                .to_frame()
                .equals(new.compare_all(as_of=then).to_frame())
            )


AS_OURS = {
    "best": "value",
    "publisher": "source",
    "asserted": "asserted_date",
    "published": "published_date",
    "status": "",
    "versions": "",
}


def test_lossless_claims_come_back_as_they_stand(told: Ledger, tmp_path: Path) -> None:
    """What was withdrawn stays withdrawn, and whom nobody credits is assumed; again adds nothing.

    Only which version each one is tells that the earlier ones were left behind.
    """
    told.write_report("claims", tmp_path / "told.csv", lossless=True)
    with Ledger.create(tmp_path / "new.db", actor="another") as new:
        done = new.import_files(tmp_path / "told.csv", columns=AS_OURS)
        assert (done.claims, done.retractions, done.bad) == (6, 1, 0)
        left = ["version", "versions", "kind"]
        before, after = (ledger.report("claims") for ledger in (told, new))
        assert before.drop(columns=left).equals(after.drop(columns=left))
        assert list(after["status"]).count("retracted") == 1
        assert told.compare_all().to_frame()["best"].equals(new.compare_all().to_frame()["best"])
        again = new.import_files(tmp_path / "told.csv", columns=AS_OURS)
        assert (again.changeset, again.already) == (None, 6)
