from __future__ import annotations

from pathlib import Path

import pytest

from facttrack import Ledger
from facttrack.errors import ConflictError

DAY = "2017-06-01"


def test_a_decision_is_recorded_shown_and_taken_back(database: Path) -> None:
    """From Python as on the command line: beside the best, never instead of it."""
    with Ledger.open(database, actor="ann") as ledger:
        ledger.add(21, source="PMU", question="dead", date=DAY)
        ledger.decide("q1", "about 20", date=DAY, reason="as told")
        result = ledger.compare("q1")
        assert result.decision
        assert (result.decision.wording, result.decision.actor) == ("about 20", "ann")
        assert result.best == 21
        assert result.to_frame().loc[0, "decided"] == "about 20"
        ledger.decide("q1", date=DAY, reason="it was not")
        assert ledger.compare("q1").decision is None
        assert ledger.compare("q1", as_of="@2").decision


def test_a_confidential_source_is_hidden_unless_names_are_asked_for(
    database: Path, tmp_path: Path
) -> None:
    """Whoever opens the ledger for it sees names; nobody else does."""
    with Ledger.open(database) as ledger:
        ledger.add(21, source="Zebulon Quartz", question="dead", date=DAY)
        ledger.confidential("s1", "a doctor", reason="his safety")
        assert [s.name for s in ledger.sources()] == ["a doctor"]
        assert "Quartz" not in ledger.claims().to_frame().to_csv()
        with pytest.raises(ConflictError, match="confidential"):
            ledger.export_history(str(tmp_path / "history.jsonl"))
    with Ledger.open(database, confidential=True) as ledger:
        assert [s.name for s in ledger.sources()] == ["Zebulon Quartz"]
        ledger.confidential("s1", reason="he agreed")
    with Ledger.open(database) as ledger:
        assert [s.name for s in ledger.sources()] == ["Zebulon Quartz"]
