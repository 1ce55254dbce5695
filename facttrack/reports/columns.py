"""The columns of every report, in order; docs/reports.md shows them as tables."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


class Kind(enum.StrEnum):
    """What a column holds: the value is its pandas dtype.

    TEXT is never missing, "" stands for nothing. FIGURE holds Decimals, exact as recorded, and
    None. COUNT is a whole number or <NA>. STATISTIC is a float or <NA>: a reckoning about figures,
    never a figure.
    """

    TEXT = "str"
    FIGURE = "object"
    COUNT = "Int64"
    TRUTH = "bool"
    STATISTIC = "Float64"


_QUOTIENTS = ("times", "share")


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `unit` says what its numbers count or in which form its texts stand."""

    name: str
    kind: Kind
    unit: str
    meaning: str

    @property
    def quotient(self) -> bool:
        """Whether it holds quotients, of which no figure has so many digits."""
        return self.kind is Kind.FIGURE and self.unit in _QUOTIENTS


_KINDS = {
    "text": Kind.TEXT,
    "figure": Kind.FIGURE,
    "count": Kind.COUNT,
    "truth": Kind.TRUTH,
    "statistic": Kind.STATISTIC,
}


def _columns(table: str) -> tuple[Column, ...]:
    """The columns of a table: name, kind, unit, meaning; an indented line continues the last."""
    rows = (
        [cell.strip() for cell in line.split("|")]
        for line in table.strip().replace("\n    ", " ").splitlines()
    )
    return tuple(Column(name, _KINDS[kind], unit, meaning) for name, kind, unit, meaning in rows)


_CLAIMS = _columns("""
claim | text | label | the claim, as c12
version | count | | which of its versions this is; 1 is the first
status | text | | retracted; undated where a day was asked for; else empty
question | text | | the question that it answers, empty while it is unfiled
subject | text | | who or what is counted
measure | text | | what happened to them
place | text | | where
scope | text | | who is included
basis | text | | stock, flow or cumulative
event_date | text | ISO 8601 | when the number was true: a day, month, year or period, or the
    source's words
wording | text | | the figure as the source put it
quantifier | text | | exact, about, at_least, more_than, at_most, less_than, nearly, between or
    vague
low | figure | the row's unit | the low bound that is stated
best | figure | the row's unit | the figure that is stated
high | figure | the row's unit | the high bound that is stated
low_strict | truth | | whether the low bound itself is left out ("more than")
high_strict | truth | | whether the high bound itself is left out ("less than")
unit | text | | what low, best and high are counted or measured in
publisher | text | | who published it
attribution | text | names, " > " | whom the publisher credits, outermost first
origin | text | | whose number it is: the last named link, else the publisher
origin_assumed | truth | | whether nobody is credited, so that the publisher is taken
asserted | text | ISO 8601 | when the origin said it
published | text | ISO 8601 | the date of the document
title | text | | the document's title
author | text | | the document's author
url | text | | the document's address
archive_url | text | | an archived copy of it
quote | text | | the sentence, to the letter
translation | text | | the sentence translated
note | text | | what the desk remarked
grade | text | A to F | how reliable the source is held to be for this claim
credibility | text | 1 to 6 | how credible the claim is held to be
part_of | text | label | the claim that counts what this one counts a part of
kind | text | | why this version was recorded: record, revise, correct, retract or reinstate
retracted_by | text | | who withdrew it: us or origin; empty where nobody did
reason | text | | why this version was recorded, in the actor's words
versions | count | versions | how many of this claim are known
quote_prefix | text | | what stands before the quote in the document
quote_suffix | text | | what stands after it
quote_start | count | characters | how many stand before the quote in the stored text
quote_end | count | characters | how many stand up to its end
document_sha256 | text | SHA-256 | of the document as it was retrieved
""")

_COMPARISON = _columns("""
subject | text | | who or what is counted
place | text | | where
measure | text | | what happened to them
unit | text | | what the figures of this row are counted or measured in
scope | text | | who is included
basis | text | | stock, flow or cumulative
event_date | text | ISO 8601 | when the numbers were true
best | figure | the row's unit | the figure to print; none where two origins disagree, or only
    bounds are known
low | figure | the row's unit | the low end of the range
high | figure | the row's unit | the high end of the range
open_above | truth | | whether a counted claim has no upper bound, as in "at least 20"
claims | count | claims | said by then and not withdrawn
documents | count | documents | that carried those claims
origins | count | origins | independent ones, with one vote each
agreeing | count | origins | the most that agree on one interval; 0 where no two do
conflicts | count | pairs | of origins whose figures conflict
revisions | count | changes | of a figure by its origin
echoes | count | claims | that trace to an origin already counted
outliers | count | origins | far from all the others; flagged, still counted
flags | text | words, "; " | warnings, see below
method | text | | how best is found: lower-median or conservative
as_of | text | | the record date or changeset that was asked for; empty for now
open_below | truth | | whether a counted claim has no lower bound
upper_middle | figure | the row's unit | with an even number of figures the upper of the two in
    the middle
best_claim | text | label | the version that states best, as c1.2
best_origin | text | | who states best
agreed_low | figure | the row's unit | the low end of the interval on which most agree
agreed_high | figure | the row's unit | the high end of the interval on which most agree
uncounted | count | claims | listed without a vote: echoes, retracted or undated claims, parts
said_by | text | | the day that was asked for, by which it had been said; empty for none
rules | text | | the rule set that turns wordings into intervals
question | text | | the question's name
why | text | | the result and its reasons, to be read aloud
decided | text | | what the desk chose to print, in its words; empty where nothing is decided
decided_by | text | | who decided
decided_reason | text | | why, in their words
""")

_COMPARED = _columns("""
question | text | | the question that is compared
event_date | text | ISO 8601 | the date that is compared
claim | text | label | the version, as c1.2
counted | truth | | whether it has its origin's vote
cause | text | | why it has none: echo, relay, superseded, retracted, withdrawn, undated, part,
    not_comparable, unclear, other_date
wording | text | | the figure as the source put it
quantifier | text | | how the source hedged it
low | figure | its own unit | the low bound that is stated
best | figure | its own unit | the figure that is stated
high | figure | its own unit | the high bound that is stated
unit | text | | what low, best and high are counted or measured in
interval_low | figure | the question's unit | the low end of the interval that it counts as
interval_high | figure | the question's unit | the high end of the interval that it counts as
origin | text | | whose number it is
publisher | text | | who published it
attribution | text | names, " > " | whom the publisher credits, outermost first
said | text | ISO 8601 | when it was said
revised_from | text | | what its origin had said before
marks | text | words, "; " | stale, single_origin, revised, relayed, origin_assumed,
    origin_unknown, unit_unknown, undated, vague, outlier, set_aside
reason | text | | why it is not counted, in a sentence
decided | text | | what the desk chose to print for the question at this date
""")

_PAIRS = _columns("""
question | text | | the question that is compared
event_date | text | ISO 8601 | the date that is compared
a | text | label | one version
b | text | label | the other
relation | text | | not_comparable, trend, revision, echo, misquote, undated_variant, equal,
    rounding, contained, overlap or conflict
severity | text | | of a conflict: minor, moderate, major or suspect
ratio | figure | times | the gap ratio of a conflict, larger by smaller; none where there is none
counted | truth | | whether both have their origins' votes
marks | text | words, "; " | under which doubts they were compared
reason | text | | the relation in a sentence
decided | text | | what the desk chose to print for the question at this date
""")

_CHANGES = _columns("""
changeset | count | number | the changeset that recorded it; none for an effect
recorded_at | text | ISO 8601 UTC | when that was
actor | text | | by whom
kind | text | | record, revise, correct, retract or reinstate; effect for what all of it did to a
    question
claim | text | label | the version, as c1.2; empty for an effect
question | text | | the question that the claim is filed under
event_date | text | ISO 8601 | of an effect: the date of the comparison
field | text | | what changed: a field of the claim; of an effect: best or range
old | text | | its text before: a figure in plain digits, a range in words
    ("23,476 to 26,900"); empty for none
new | text | | its text after; empty for none
reason | text | | why, as recorded
decided | text | | of an effect: what the desk chose to print for the question at that date
""")

_TIMELINE = _columns("""
question | text | | the question whose figures moved
basis | text | | stock, flow or cumulative
event_date | text | ISO 8601 | when the number was true
kind | text | | first (word of an origin, or of a claim that relays one), revision, repeat (of the
    same figure), retraction; best for the figure that all of it comes to
claim | text | label | the version, as c1.2; of best: the one that states it
role | text | | counted; replaced by a later word; else why the claim has no vote, as in compared
origin | text | | whose number it is
publisher | text | | who published it
said | text | ISO 8601 | when it was said
wording | text | | the figure as the source put it
quantifier | text | | how the source hedged it
low | figure | the row's unit | the low bound that is stated
best | figure | the row's unit | the figure that is stated
high | figure | the row's unit | the high bound that is stated
unit | text | | what the figures of this row are counted or measured in
old_claim | text | label | the version that it follows, of the same origin or claim
old | text | | what that one said, with its hedge; of best: the best at the date before
old_said | text | ISO 8601 | when that was said
old_best | figure | the row's unit | its figure; none where it was only a bound
change | figure | the row's unit | best less old_best
relative | figure | share | the change by the size of old_best, to 28 digits; 0.1 is 10% more
falling | truth | | whether it is lower than its origin's figure for an earlier event date, though
    the question is cumulative
fell_from | figure | the question's unit | that earlier figure
fell_since | text | ISO 8601 | the event date that it stands for
decided | text | | what the desk chose to print for the question at this date; empty where
    nothing is decided
reason | text | | why this version was recorded; of best: why it is the best
""")

_SOURCES = _columns("""
source | text | label | the source, as s5
name | text | | what it is called
grade | text | A to F | how reliable it is held to be
claims | count | claims | that it published or that are credited to it, less retracted ones
questions | count | questions | that those claims answer
first_said | text | ISO 8601 | when the first of them was said
last_said | text | ISO 8601 | when the last of them was said
published | count | claims | of them that it published
as_origin | count | claims | of them whose number is its own
votes | count | votes | how often it is counted as an independent origin
echoes | count | claims | it published that repeat an origin already counted
relays | count | claims | it published that credit an origin with another figure than is counted
revisions | count | changes | it made to its own figures
median_change | figure | share | the lower median of their sizes: the difference by the old
    figure, to 28 digits
retracted | count | claims | it withdrew itself
keys | count | questions and dates | at which it can be held against the best of the others, where
    three or more origins speak
above | count | keys | at which its figure is above the others' best
below | count | keys | at which it is below
median_log_ratio | statistic | natural log | the median of ln(its figure / the others' best); none
    under 10 keys
shrunk_log_ratio | statistic | natural log | the same times keys / (keys + 10)
sign_p | statistic | probability | of so uneven a number above and below by chance: exact, two-sided
standing | text | | how it stands to the others, in a sentence; empty under 10 keys
""")

_COVERAGE = _columns("""
kind | text | | covered; gap, single_origin; of a claim: unfiled, no_event_date, no_said_date,
    no_document, no_excerpt
question | text | | the question; empty for an unfiled claim
source | text | | who published; of single_origin the origin; of a gap empty for all sources
month | text | ISO 8601 | the month of the event date; of a gap its first and last month; a year
    where no month is known
count | count | claims, of a gap months | how many
claim | text | label | the claim that lacks something
todo | text | | what to do about it; empty for what is covered
""")

ABOUT: dict[str, str] = {
    "claims": "each claim as it stands, with its words, sources, dates, document",
    "comparison": "each question and event date: best, range, agreement, why",
    "compared": "each claim of each comparison, counted or not",
    "pairs": "each two claims on a question at a date: relation, gap ratio, reason",
    "timeline": "each word on a question in the order said: revisions, falls, bests",
    "sources": "each source: how often origin, echo, revised; where it stands",
    "changes": "each field that changed between two changesets, and what it did",
    "coverage": "questions by source by month, gaps, and what each claim lacks",
}

REPORTS: dict[str, tuple[Column, ...]] = {
    "claims": _CLAIMS,
    "comparison": _COMPARISON,
    "compared": _COMPARED,
    "pairs": _PAIRS,
    "timeline": _TIMELINE,
    "sources": _SOURCES,
    "changes": _CHANGES,
    "coverage": _COVERAGE,
}


def names(report: str) -> tuple[str, ...]:
    """The names of a report's columns, in order."""
    return tuple(column.name for column in REPORTS[report])


def columns_table(report: str) -> str:
    """A report's columns as the Markdown table in docs/reports.md."""
    return "\n".join(_lines(REPORTS[report]))


def _lines(columns: Iterable[Column]) -> Iterator[str]:
    yield "| column | dtype | unit or form | meaning |"
    yield "| --- | --- | --- | --- |"
    for c in columns:
        dtype = "object (Decimal)" if c.kind is Kind.FIGURE else c.kind.value
        yield f"| `{c.name}` | {dtype} | {c.unit} | {c.meaning} |"
