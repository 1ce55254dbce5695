"""Hedge words as data: what stands left and right of a number, and the quantifier it makes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from facttrack.domain.quantity import Quantifier
from facttrack.reading.number_words import ONES, TENS
from facttrack.reading.tokens import NUMBER, Token, words_at

# "" hedges nothing but belongs to the figure ("a total of"); a quantifier per family otherwise.
Q = Quantifier

_LEFT: dict[Q | None, str] = {
    Q.ABOUT: """about|around|approximately|approx|approx .|roughly|some|circa|c .|ca .|~|≈
        |an estimated|estimated|estimated at|in the region of|in the neighborhood of
        |in the neighbourhood of|on the order of|in the order of|in the vicinity of
        |close to|closer to|perhaps|maybe|possibly|probably|as estimated|at about
        |more or less|give or take|somewhere around|somewhere near|something like
        |an average of|an average|an approximate|an estimated total of|up around|or so|roundly
        |a rough|as much as an estimated|more like|broadly|an estimate of
        |estimates of|not far off""",
    Q.AT_LEAST: """at least|at the least|at the very least|no fewer than|no less than
        |not fewer than|not less than|a minimum of|minimum of|at a minimum|minimum
        |a minimum|as few as|as little as|at minimum|from at least|≥|> =|a full
        |starting at|not lower than|no lower than|no smaller than|as low as
        |as young as|as short as|as narrow as|as small as|as cold as""",
    Q.MORE_THAN: """more than|over|above|greater than|in excess of|upwards of|upward of
        |exceeding|exceeded|exceeds|exceed|topping|surpassing|well over|just over
        |slightly over|slightly more than|slightly above|a little over
        |a little more than|well above|just above|well in excess of|far more than
        |well upwards of|much more than|higher than|>|larger than|bigger than
        |somewhat more than|many more than|beyond|past|surpassed|topped|surpasses
        |tops|surpass|passed|passes|north of|longer than|older than|better than""",
    Q.AT_MOST: """at most|at the most|up to|as many as|as much as|no more than|not more than
        |a maximum of|maximum of|at a maximum|maximum|a maximum|not exceeding
        |up to and including|not above|no greater than|not over|≤|< =|no higher than
        |as high as|no longer than|as big as|as large as|anything up to
        |up to a maximum of|not to exceed|limited to|capped at
        |as long as|as old as|as tall as|as wide as|as deep as|as thick as
        |as heavy as|as fast as|as hot as""",
    Q.LESS_THAN: """less than|fewer than|under|below|lower than|smaller than|just under
        |slightly under|slightly less than|slightly fewer than|slightly below
        |just below|well under|well below|a little under|a little less than
        |just shy of|shy of|short of|just short of|far fewer than|far less than
        |much less than|a little below|<|somewhat less than|shorter than|south of""",
    Q.NEARLY: """nearly|almost|approaching|nearing|neared|nears|not quite|virtually|practically
        |well nigh|close on|nigh on|very nearly|very close to|near|near to|verging on
        |not far short of|the best part of|the better part of|getting on for""",
    Q.EXACT: """exactly|precisely|just|only|merely|a mere|barely|equal to|fully|a whopping
        |a staggering""",
    None: """projected|a projected|a total of|total of|a combined|combined|a combined total of
        |a record|record|another|an additional|a further|additional|further|all|all of|the first
        |a reported|reportedly|an unprecedented|as of|a cumulative|a total
        |the total of|altogether|more|an extra|extra|the other|other|the remaining
        |the last|the|these|those|its|their|his|her|our|my|your|any|every|each
        |other than|a group of|group of|the past|the next|the latest|the final
        |the top|past the|first|last|next|a team of
        |plus or minus|±|+ / -""",
}  # fmt: skip
_RIGHT: dict[Q, str] = {
    Q.AT_LEAST: """or more|or above|and above|or higher|and up|and over|or over|and more
        |or greater|or better|plus|+|- plus|at least|minimum|at a minimum|or older
        |and older|or upwards|and upwards|upwards|at the least|at the very least
        |at minimum|or longer""",
    Q.AT_MOST: """or less|or fewer|or lower|or under|or below|at most|at the most|maximum
        |at a maximum|and under|and below|or younger|tops|max|at maximum|or shorter""",
    Q.ABOUT: """or so|or thereabouts|- odd|odd|- ish|ish|approximately|approx|approx .
        |roughly|give or take|more or less|- something|- some|or about""",
    Q.LESS_THAN: "or just under|or nearly",
    Q.MORE_THAN: "and counting|or just over",
}  # fmt: skip


def _table(families: dict[Q, str] | dict[Q | None, str]) -> dict[str, Q | None]:
    return {
        " ".join(phrase.split()): quantifier
        for quantifier, phrases in families.items()
        for phrase in phrases.split("|")
    }


LEFT = _table(_LEFT)
RIGHT = _table(_RIGHT)
# "As long as 20 come" is a condition, "as far as 3 villages" a place: measures and ages are bound.
_OF_AGES = frozenset(("as young as", "as old as"))
_OF_MEASURES = frozenset(
    f"as {word} as" for word in "long tall wide deep thick heavy fast hot short narrow cold".split()
)


def bounds_another(phrase: str, kind: str) -> bool:
    """Whether words that hedge a measure or an age stand before another kind of figure."""
    if phrase in _OF_AGES:
        return kind not in ("count", "duration")
    return phrase in _OF_MEASURES and kind not in ("measure", "duration")


def is_deed(tokens: Sequence[Token], at: int, behind: int) -> bool:
    """Whether somebody passes so many things: "passed 12 laws", no "the toll passed 12 deaths"."""
    if tokens[at].low not in ("passed", "passes") or behind >= len(tokens):
        return False
    things = tokens[behind].text.islower() and tokens[behind].low.endswith("s")
    return things and not any(t.low in _GROWING for t in tokens[max(at - 8, 0) : at])


# What may pass a number: "the number of cases passed 40 deaths a day".
_GROWING = frozenset(
    """toll tolls tally tallies count counts number numbers total totals deaths cases casualties
    figure figures population sum amount sales output""".split()
)
# Words that point at what is known already: they are no part of the figure.
DEFINITE = frozenset(
    """the these those its their his her our my your all every each other first last next past top
    final latest""".split()
)
_CLIMBING = frozenset(
    """rise rises rose risen rising climb climbs climbed climbing soar soared soaring jump jumped
    grow grew grown growing surge surged shot go goes went gone going move moved moving creep crept
    push pushed pushing swell swelled swollen balloon ballooned tick ticked edge edged""".split()
)
_ORDER = (
    Q.MORE_THAN,
    Q.LESS_THAN,
    Q.AT_LEAST,
    Q.AT_MOST,
    Q.NEARLY,
    Q.ABOUT,
    Q.EXACT,
)


def left_of(tokens: Sequence[Token], at: int, floor: int = 0) -> tuple[int, list[Q | None]]:
    """Where the hedges before a token start, and their quantifiers; nothing before `floor`."""
    found: list[Q | None] = []
    start = at
    while True:
        size = _longest_left(tokens, start, floor)
        if not size:
            return start, found
        # "fewer than the 210,000 expected" compares with a figure, it does not hedge it.
        if size == 1 and tokens[start - 1].low in DEFINITE and not _climbs(tokens, start):
            return start, found
        if tokens[start - 1].low in _PLACES and tokens[start].low == "the":
            return start, found
        if size == 2 and words_at(tokens, start - 3, start) in _GONE_UP_TO:  # noqa: PLR2004 - "up to"
            return start, found
        if _is_joined_to_number(tokens, start - size):
            return start, found
        found.append(LEFT[words_at(tokens, start - size, start)])
        start -= size


def _is_joined_to_number(tokens: Sequence[Token], at: int) -> bool:
    """Whether a hyphen joins a word to a number word: "a five-under 67"."""
    if at < len("5-") or not tokens[at].glued or tokens[at - 1].low not in "-‑":
        return False
    return tokens[at - 1].glued and tokens[at - 2].low in ONES


# "Over the past 12 months", "above the 50 percent mark": no hedges.
_PLACES = frozenset("over above under below past beyond near".split())
# Here "up to" says where a figure went, not that it is a bound: "went up to 250 from 180".
_GONE_UP_TO = frozenset(
    f"{word} up to"
    for word in """go goes went gone going move moves moved moving shot crept edged edging inched
    ticked ticking nudged bumped pushed bid marked""".split()
)


def _climbs(tokens: Sequence[Token], at: int) -> bool:
    """Whether "past" before a token is what a number has gone beyond: "climbed past 30"."""
    return at > 1 and tokens[at - 1].low == "past" and tokens[at - 2].low in _CLIMBING


def _longest_left(tokens: Sequence[Token], at: int, floor: int) -> int:
    if at <= floor:
        return 0
    for size in _LEFT_SIZES.get(tokens[at - 1].low, ()):
        if size <= at - floor and words_at(tokens, at - size, at) in LEFT:
            return size
    return 0


def _sizes(phrases: Iterable[str], place: int) -> dict[str, list[int]]:
    """How many words the phrases with a word at their `place` have, longest first."""
    found: dict[str, set[int]] = {}
    for phrase in phrases:
        words = phrase.split()
        found.setdefault(words[place], set()).add(len(words))
    return {word: sorted(sizes, reverse=True) for word, sizes in found.items()}


_LEFT_SIZES = _sizes(LEFT, -1)
_RIGHT_SIZES = _sizes(RIGHT, 0)


def right_of(tokens: Sequence[Token], at: int) -> tuple[int, Q | None]:
    """Where the hedge after a number ends, and its quantifier; (at, None) where there is none."""
    sizes = _RIGHT_SIZES.get(tokens[at].low) if at < len(tokens) else None
    if sizes is None:
        return at, None
    if tokens[at].low in ("-", "ish") and not tokens[at].glued:
        return at, None
    if tokens[at].text == "MAX":  # "the 737 MAX"
        return at, None
    for size in sizes:
        found = RIGHT.get(words_at(tokens, at, at + size))
        if found and at + size <= len(tokens) and not _opens_next(tokens, at, at + size):
            return at + size, found
    return at, None


def _opens_next(tokens: Sequence[Token], first: int, past: int) -> bool:
    """Whether the words hedge a number that follows ("on May 18 at least 20")."""
    if tokens[first].low in ("or", "-") or past >= len(tokens):
        return False
    if (tokens[past - 1].low, tokens[past].low) in _OPENING:
        return True
    return tokens[past].sort == NUMBER or tokens[past].low in ONES or tokens[past].low in TENS


# "Rose 5 and up to 10", "between 150 and more than 200", "300 plus or minus 20".
_OPENING = frozenset(
    (
        ("up", "to"),
        ("more", "than"),
        ("over", "the"),
        ("plus", "or"),
        *(
            ("plus", word)
            for word in """costs
    interest expenses tax taxes vat fees tips postage bonuses benefits a an the another""".split()
        ),
    )
)


def inside(tokens: Sequence[Token], first: int, past: int) -> tuple[int, Q | None]:
    """The place of the hedge between a number and its scale, and its quantifier: "40-plus million".

    (past, None) for nearly all.
    """
    for at in range(first + 1, past - 1):
        if tokens[at].low in _INSIDE:
            return at, _INSIDE[tokens[at].low]
    return past, None


_INSIDE = {"plus": Q.AT_LEAST, "+": Q.AT_LEAST, "odd": Q.ABOUT}


def after_noun(tokens: Sequence[Token], at: int) -> tuple[int, Q | None]:
    """Like `right_of`, behind the counted noun: "500 people or more", "20 fighters at least"."""
    if at < len(tokens) and (tokens[at].low == "or" or tokens[at].low == "at"):
        return right_of(tokens, at)
    return at, None


def strongest(found: Sequence[Q | None]) -> Q | None:
    """The quantifier that wins among several: a bound before "nearly" before "about"."""
    for quantifier in _ORDER if any(found) else ():
        if quantifier in found:
            return quantifier
    return None
