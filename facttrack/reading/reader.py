"""From a text to candidates: every number, what it counts, who says it, claim or not."""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from facttrack.domain.units import find_unit
from facttrack.reading import negation, nouns, runs
from facttrack.reading.candidate import Candidate
from facttrack.reading.claims import verdict
from facttrack.reading.columns import Columns
from facttrack.reading.dates import DateFound, document_day, find_dates, nearest_date
from facttrack.reading.dotted import in_thousands
from facttrack.reading.figures import Figure, hedged_after_noun, read_figures
from facttrack.reading.lexicon import FATES
from facttrack.reading.noise import noise_at
from facttrack.reading.noise_dates import AGE
from facttrack.reading.nouns_before import GATHERED, noun_before, noun_said_to_be
from facttrack.reading.numbers import STARTERS
from facttrack.reading.parts import LOOKS_BACK, as_part, part_of, with_listed
from facttrack.reading.people import do_as_people, is_machine, is_nation, is_person, may_speak
from facttrack.reading.predicates import OF_PEOPLE, direction_of, predicate_of
from facttrack.reading.seen import as_seen
from facttrack.reading.sentences import Sentence, split_sentences
from facttrack.reading.shared import Counted, noun_carried, noun_shared, plural_ahead
from facttrack.reading.speakers import REACH, Speakers
from facttrack.reading.stretches import Stretch, stretches
from facttrack.reading.tokens import NUMBER, Token, tokenize, words_at
from facttrack.reading.units import COUNT, PERCENT


@dataclass(slots=True)
class _Context:
    """A sentence with its figures, and what its candidates share; None for a run of numbers."""

    text: str
    index: int
    sentence: Sentence
    tokens: list[Token]
    figures: list[Figure] | None
    speakers: Speakers
    dates: list[DateFound] = field(default_factory=list)
    # How many candidates of the text are no longer kept.
    gone: int = 0


def read(text: str, *, date: str | None = None) -> list[Candidate]:
    """Every quantity in a text, claims and noise, in order; offsets are code points of `text`.

    `date` is the document's date ("2017-06-03", "2017-06" or a timestamp): dates in the text are
    resolved against it. Time and memory are linear in the text. A long one is read in stretches,
    each by what stands around it (see `stretches`).

    Raises BadDataError for a date that is none.
    """
    return [one for _, found in read_sentences(text, date=date) for one in found]


@as_seen
def read_sentences(
    text: str, *, date: str | None = None
) -> Iterator[tuple[Sentence, list[Candidate]]]:
    """The sentences of a text in order, each with its quantities, as they are read.

    `part_of` counts the quantities from the start of the text. Memory holds a few sentences.

    Raises BadDataError for a date that is none.
    """
    day = document_day(date)
    count = 0
    for stretch in stretches(text):
        before = count
        for sentence, found in read_stretch(stretch, day):
            count += len(found)
            yield sentence, counted_from(found, before)


def counted_from(found: list[Candidate], before: int) -> list[Candidate]:
    """Candidates whose `part_of` counts from their stretch, counted from the start of the text."""
    if not before or all(one.part_of is None for one in found):
        return found
    parts = (None if one.part_of is None else one.part_of + before for one in found)
    return [one._replace(part_of=part) for one, part in zip(found, parts, strict=True)]


def read_stretch(
    stretch: Stretch, day: dt.date | None
) -> Iterator[tuple[Sentence, list[Candidate]]]:
    """The sentences of a stretch in order, as `read_sentences` gives those of a text.

    `part_of` counts from the first quantity of the stretch; it is below 0 for those before it.
    """
    text = stretch.text
    found: list[Candidate] = []
    gone = 0
    columns = Columns()
    for context in _in_context(stretch):
        before = len(found)
        start, end = context.sentence.start, context.sentence.end
        columns.see(text, start, end, context.tokens)
        context.gone = gone
        if context.figures is None:
            found += runs.candidates(context.tokens)
        elif context.figures:
            context.dates = find_dates(text, start, end, day)
            _add_candidates(context, context.figures, found)
            if len(found) > before + 1:
                found[before:] = with_listed(text, found[before:], gone + before)
            found[before:] = columns.named(context.tokens, found[before:])
        given = start >= stretch.first
        if given:
            yield stretch.sentence(context.sentence), stretch.placed(found[before:])
        if len(found) > LOOKS_BACK:
            gone += len(found) - LOOKS_BACK
            del found[:-LOOKS_BACK]
        if not given:
            gone = -len(found)


def _in_context(stretch: Stretch) -> Iterator[_Context]:
    """The sentences in order, each when those that may name its speaker are known.

    Of what is only listened to, no figures are read.
    """
    text = stretch.text
    speakers = Speakers(text)
    waiting: deque[_Context] = deque()
    for index, sentence in enumerate(split_sentences(text, stretch.cuts)):
        tokens = tokenize(text, sentence.start, sentence.end)
        bare = runs.is_run(tokens)
        speakers.add(sentence, [] if bare else tokens)
        heard = not stretch.read <= sentence.start < stretch.past
        figures = [] if heard else None if bare else _figures(tokens)
        waiting.append(_Context(text, index, sentence, tokens, figures, speakers))
        if len(waiting) > REACH:
            first = waiting.popleft()
            if first.sentence.start >= stretch.past:
                return
            yield first
            speakers.forget(index - 2 * REACH)
    for left in waiting:
        if left.sentence.start < stretch.past:
            yield left


def _figures(tokens: Sequence[Token]) -> list[Figure]:
    """The figures of a sentence, "no casualties" and "none" among them."""
    places = [
        at for at, token in enumerate(tokens) if token.low in _OPENING or token.sort == NUMBER
    ]
    figures = read_figures(tokens, places)
    nothing = [found for at in places if (found := negation.denial_at(tokens, at))]
    if not nothing:
        return figures
    taken = {at for figure in figures for at in range(figure.first, figure.past)}
    return sorted(figures + [f for f in nothing if f.first not in taken], key=lambda f: f.first)


def _add_candidates(context: _Context, figures: Sequence[Figure], found: list[Candidate]) -> None:
    """Adds the candidates of one sentence to those found before it."""
    counted: list[Counted] = []
    for place, figure in enumerate(figures):
        noun = nouns.after_number(
            context.tokens,
            figure.past,
            single=figure.best == 1,
            share=figure.kind != COUNT,
            percent=figure.kind == PERCENT,
        )
        if noun.head is None and figure.kind == COUNT:
            shared = noun_shared(context.tokens, figures, place)
            label = shared or nouns.label_before(context.tokens, figure.first)
            told = label or noun_before(context.tokens, figures, place)
            told = told or noun_said_to_be(context.tokens, figure.past)
            noun = told or noun_carried(context.tokens, counted, figure) or noun
        elif figure.kind == COUNT:
            noun = plural_ahead(context.tokens, figures, place, noun)
        behind = noun.past > figure.first
        hedged = hedged_after_noun(context.tokens, figure, noun.past) if behind else figure
        counted.append((figure, noun))
        if noun.head is not None and is_person(context.tokens[noun.head].low):
            hedged = in_thousands(context.tokens, hedged)
        found.append(_candidate(context, hedged, noun, found))


def _candidate(
    context: _Context, figure: Figure, noun: nouns.Noun, before: Sequence[Candidate]
) -> Candidate:
    tokens, text = context.tokens, context.text
    start, end = tokens[figure.first].start, tokens[figure.past - 1].end
    noise = noise_at(text, tokens[figure.core].start, tokens[figure.core_past - 1].end)
    kind, why_not, rule = verdict(tokens, figure, noun, noise)
    said = context.speakers.of(context.index, figure.core)
    # A share of those who speak is what they were asked for; a number of them is not.
    head = nouns.head_text(text, tokens, noun)
    counts = not why_not and figure.kind == COUNT and may_speak(tokens, noun.first, noun.past)
    if counts and context.speakers.counts_speakers(context.index, figure.core, figure.best):
        why_not, rule = "counts those who speak", "speakers"
    phrase = text[tokens[noun.first].start : tokens[noun.past - 1].end] if head else ""
    behind = head and noun.first >= figure.past
    wording = text[start : tokens[noun.past - 1].end] if behind else text[start:end]
    predicate = predicate_of(tokens, figure, noun)
    unit = _unit(figure, tokens, noun, head, predicate)
    if kind == AGE and not figure.unit:
        unit = "year"  # "aged 63" says no more
    found = Candidate(
        start=start,
        end=end,
        text=text[start:end],
        quantity=figure.quantity(unit, wording),
        kind=kind or figure.kind,
        noun=phrase,
        head=head,
        hedge=" … ".join([text[tokens[a].start : tokens[b - 1].end] for a, b in figure.hedge]),
        direction=direction_of(tokens, figure, noun),
        negated=figure.best == 0 and tokens[figure.core].low in _NEGATIVE,
        predicate=predicate,
        attribution=said.chain,
        cue=said.cue,
        event_date=nearest_date(context.dates, start, end),
        claim=not why_not,
        why_not=why_not,
        rules=tuple(filter(None, (*figure.rules, rule, said.rule and f"attribution-{said.rule}"))),
    )
    whole = None if why_not else part_of(tokens, figure, found.kind, before)
    return found if whole is None else as_part(found, before[whole], context.gone + whole)


# A bare number behind these counts people: "of whom 12", "employs some 300".
_OF_PERSONS = frozenset("whom employ employs employed employing".split())
# With what a figure can start, unless it is in digits.
_OPENING = STARTERS | negation.DENIALS
_NEGATIVE = negation.DENIALS | {"zero"}


def _unit(
    figure: Figure, tokens: Sequence[Token], noun: nouns.Noun, head: str, predicate: str
) -> str:
    """The figure's unit: money, a measure, persons, or the counted noun in the plural.

    A label in the singular ("Tesh: 41") may be a place: no plural is made of it.
    """
    if figure.unit or figure.kind != COUNT:
        return figure.unit
    low = head.lower()
    if words_at(tokens, figure.past, figure.past + 2) == "- strong":
        return "persons"
    if not low and figure.first and tokens[figure.first - 1].low in _OF_PERSONS:
        return "persons"
    if not low:
        after = tokens[figure.past : figure.past + 3]
        fate = any(token.low in FATES or token.low == "strong" for token in after)
        deed = fate or predicate in OF_PEOPLE or do_as_people(tokens, figure.past)
        people = deed or nouns.number_of_people(tokens, figure.first)
        return "persons" if people else ""
    if is_machine(tokens, noun.first, noun.head or 0):
        return "aircraft" if low.startswith(("fighter", "bomber")) else nouns.plural_of(low)
    if low in GATHERED or is_person(low) or is_nation(head):
        return "persons"
    label = noun.past <= figure.first and not noun.plural
    return "" if label else find_unit(nouns.plural_of(low)).name
