from __future__ import annotations

import pytest

from facttrack.domain.identity import origin_of
from facttrack.reading.named_links import named_links


@pytest.mark.parametrize(
    ("described", "links"),
    [
        (
            "documents recently obtained by Syrian news website Zaman al-Wasl",
            ("Zaman al-Wasl", "documents"),
        ),
        ("photos sent to Reuters from a rebel source", ("Reuters", "a rebel source")),
        ("classified documents seen by the Taru Post", ("Taru Post", "classified documents")),
        ("figures released by the Health Ministry", ("Health Ministry",)),
        ("a memo leaked to the Taru Post", ("Taru Post",)),
        ("Pump maker Veltro AG", ("Veltro AG",)),
        ("Britain-based charity Silver Voice", ("Silver Voice",)),
        ("developer Corran Homes", ("Corran Homes",)),
    ],
)
def test_a_described_source_is_the_names_in_it(described: str, links: tuple[str, ...]) -> None:
    """Whoever obtained or issued a record is its source; a trade is no part of a name."""
    assert named_links(described) == links
    assert origin_of(links) == links[0]


@pytest.mark.parametrize(
    "described",
    [
        "PMU",
        "CENTCOM officials",
        "Syrian Observatory for Human Rights",
        "Bank of England",
        "Agency for Relief",
        "Reuters news agency",
        "officials",
        "documents obtained by police",
        "Army spokesman Colonel Hadi Sarrat",
        "Taru University group Silver Voice",
        "a senior official at the Ministry of Health",
        "people moved by Reuters",
        "charity",
        "",
    ],
)
def test_everything_else_stays_as_it_stands(described: str) -> None:
    """What nobody can take apart surely is left to the analyst."""
    assert named_links(described) == (described,)
