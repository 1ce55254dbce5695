from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given

from facttrack.domain.claim import Excerpt, Kind, Version
from facttrack.domain.quantity import exact
from facttrack.reports.page_text import in_sentence, isolated, moment, web_address
from tests.reports.hostile import ACTS, hostile
from tests.reports.pictures import said, seen


@given(hostile)
@example("]]><script>")
def test_a_stored_text_is_isolated(text: str) -> None:
    """It stands in an element of its own direction, and nothing in it is markup."""
    html = str(isolated(text))
    page = seen(html)
    assert page.names == {"bdi"}
    assert html.startswith('<bdi dir="auto">')
    assert html.endswith("</bdi>")
    assert not set(html) & ACTS
    assert html.count("<") == 2


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "//example.org/x",
        "http:example.org",
        "https://bank.example@evil.example/",
        "https://example.org\\@evil.example",
        "java\nscript:alert(1)",
        " https://example.org",
        "https://example.org/\u202egnp",
        "http://[::1",
        "",
    ],
)
def test_only_plain_addresses_of_the_web_become_links(address: str) -> None:
    """Everything else is shown as text."""
    assert web_address(address) == ""


def test_addresses_of_the_web_stay_as_they_are() -> None:
    """Also those in other scripts and with questions in them."""
    for address in ("https://example.org/a?b=1&c=%20#d", "http://пример.example/путь"):
        assert web_address(address) == address


def test_a_sentence_is_taken_apart_at_its_figure() -> None:
    """Where the quote holds the wording; else the quote, or the wording, stands whole."""

    def parts(quote: Excerpt | None) -> tuple[str, ...]:
        quantity = exact(Decimal(21), "persons", "21 men")
        return in_sentence(Version(1, 1, 1, Kind.RECORD, quantity, excerpt=quote))

    assert parts(Excerpt("killed 21 Men there", "It ", ".")) == (
        "It ",
        "killed ",
        "21 Men",
        " there",
        ".",
    )
    assert parts(Excerpt("a score of men")) == ("", "", "a score of men", "", "")
    assert parts(None) == ("", "", "21 men", "", "")


def test_times_leave_their_seconds_out() -> None:
    """The day, the hour and the offset are what a reader needs."""
    assert said(1).best == 1
    for text, shown in (
        ("2020-04-15T19:59:02+03:00", "2020-04-15, 19:59 +03:00"),
        ("2020-04-15T19:59Z", "2020-04-15, 19:59 Z"),
        ("2020-04", "2020-04"),
    ):
        from facttrack.domain.dates import SaidDate

        assert moment(SaidDate(text)) == shown
    assert moment(None) == ""
