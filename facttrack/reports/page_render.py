"""The templates of pages, with what they need to say; every text in them is escaped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from facttrack import __version__
from facttrack.comparison.sentences import counted, number, shown, span_text
from facttrack.comparison.telling import agreement_text, range_text
from facttrack.domain.claim import Changeset
from facttrack.reports import page_plots, page_text
from facttrack.reports.page_content import Content, Part, day_text, events
from facttrack.reports.page_dates import date_groups, earlier_dates
from facttrack.services.session import View

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_TEMPLATES = Path(__file__).with_name("templates")


@dataclass(frozen=True, slots=True)
class Head:
    """What all files of a page share: title, as of when, since when, what is left out."""

    title: str
    view: View
    changeset: Changeset | None
    since: int | None
    since_text: str
    unfiled: int
    most: int


@dataclass(frozen=True, slots=True)
class Article:
    """What the article of one question shows: its content, and which of its claims.

    `places` leads from an event date to its claims; `others` are all parts with their files, where
    there are several. Headings begin at `level`, anchors with `prefix`.
    """

    content: Content
    part: Part
    places: Mapping[str, str]
    others: tuple[tuple[Part, str], ...] = ()
    level: int = 1
    prefix: str = ""


def environment() -> Environment:
    """The templates, with every text escaped unless it is a template's own."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    env = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {
        "t": page_text.isolated,
        "line": page_text.plain_line,
        "web": page_text.web_address,
        "figure": page_text.figure,
        "shown": shown,
        "number": number,
        "moment": page_text.moment,
        "flags": page_text.flag_texts,
        "marks": page_text.mark_texts,
        "sentence": page_text.in_sentence,
        "document_name": page_text.document_name,
        "events": events,
        "day": day_text,
    }
    env.globals |= {
        "counted": counted,
        "range_text": range_text,
        "agreement_text": agreement_text,
        "span_text": span_text,
        "program": f"facttrack {__version__}",
        "style": _style(),
    }
    return env


def _style() -> Markup:
    from markupsafe import Markup

    return Markup((_TEMPLATES / "style.css").read_text(encoding="utf-8"))  # noqa: S704 - our own


def article(env: Environment, shown: Article, head: Head) -> Markup:
    """The article of one question."""
    from markupsafe import Markup

    content = shown.content
    earlier, more = earlier_dates(content)
    text = env.get_template("question.html").render(
        content=content,
        c=content.comparison,
        q=content.question,
        head=head,
        part=shown.part,
        places=shown.places,
        others=shown.others,
        level=shown.level,
        prefix=shown.prefix,
        groups=date_groups(content.every_date),
        earlier=[(c, page_plots.small_forest(c)) for c in earlier],
        more_earlier=more,
        forest=page_plots.forest(content.comparison),
        timeline=page_plots.times(content),
    )
    return Markup(text)  # noqa: S704 - the template has escaped it
