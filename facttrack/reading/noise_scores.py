"""The rules by which a number is a score or odds: data, in order."""

from __future__ import annotations

from facttrack.reading.noise_dates import SCORE, SPACES, NoiseRule

_WINNING = (
    r"(?:beat|beats|beaten|defeated|thrashed|edged|downed|won|win|wins|winning|"
    r"lost|lose|loses|drew|"
    r"draw|drawn|led|lead|leads|leading|trailed|trailing|trail|score|scores|"
    r"level|ahead|up|down|past|"
    r"victory|defeat|loss|finished|ended|went|tied|tie|by)"
)
_WON = rf"\b{_WINNING}\s(?:(?:it|the game|the match|[A-Z][\w'’]+)\s){{0,3}}$"
# What stands behind a range rather than a score: a unit, a scale, a counted noun.
_NO_RANGE = (
    r"(?!\s?[-–]?\s?(?:year|month|day|mile|km|percent|per cent|%|[a-z]+s\b|"
    r"men\b|women\b|people\b|"
    r"children\b|points?\b|million|billion|thousand))"
)

SCORE_RULES: tuple[NoiseRule, ...] = (
    NoiseRule("score-colon", SCORE, "", r"\d{1,2}", r":\d{1,2}\b(?![:\d])"),
    NoiseRule("score-colon-tail", SCORE, r"\b\d{1,2}:$", r"\d{1,2}", last=":"),
    NoiseRule(
        "minute-of-goal",
        SCORE,
        r"\b[A-Z][\w'’.-]+\s$",
        r"\d{1,2}",
        r"['’′](?:[,;)\s]|$)",
        last=SPACES,
    ),
    NoiseRule(
        "wickets-for-runs",
        SCORE,
        r"\b(?:at|on|to|on|were|was|are|is|reached|with|of|a)\s$",
        r"\d{1,2}",
        r"\sfor\s\d{1,3}(?:[.,;)](?!\d)|\s(?:with|at|and|in|off|from|when|after|before|on|to)\b|$)",
        last=SPACES,
    ),
    NoiseRule(
        "runs-for-wickets",
        SCORE,
        r"\b\d{1,2}\sfor\s$",
        r"\d{1,3}",
        r"(?:[.,;)](?!\d)|\s(?:with|at|and|in|off|from|when|after|before|on|to)\b|$)",
        behind="for",
    ),
    NoiseRule(
        "out-for-runs",
        SCORE,
        r"\b(?:out|dismissed|skittled)\sfor\s(?:just\s|only\s)?$",
        r"\d{1,3}",
        r"(?:[.,;)](?!\d)|\s(?:and|in|by|when|after|before|with|to|on|off|as|at)\b|$)",
        last=SPACES,
    ),
    NoiseRule("not-out", SCORE, r"\bnot out\s(?:on\s|for\s)?$", r"\d{1,3}", last=SPACES),
    NoiseRule(
        "long-odds",
        SCORE,
        "",
        r"\d{4}(?:[-–]1)?",
        r"(?:[-–]1)?\s(?:to win|odds|outsiders?|shots?|against)\b",
    ),
    NoiseRule(
        "long-odds-tail",
        SCORE,
        r"\b\d{4}[-–]$",
        r"1",
        r"\s(?:to win|odds|outsiders?|shots?|against)\b",
        last="-–",
    ),
    NoiseRule(
        "scores-in-a-row",
        SCORE,
        "",
        r"\d{1,3}[-–]\d{1,3}",
        r",\s\d{1,2}[-–]\d{1,2}\b(?!\s[a-z]+s\b)",
    ),
    NoiseRule("so-many-to-one", SCORE, "", "", r"\s(?:to|against)\s(?:one|1)\b(?![,.]\d|\s\w+s\b)"),
    NoiseRule(
        "record-in-brackets",
        SCORE,
        r"\((?:\d{1,3}[-–]\d{1,3},\s)?$",
        r"\d{1,3}[-–]\d{1,3}",
        r"[,)]",
    ),
    NoiseRule(
        "score-after-verb",
        SCORE,
        _WON,
        r"\d{1,3}\s?[-–]\s?\d{1,3}",
        _NO_RANGE,
        last=SPACES,
    ),
    NoiseRule(
        "score-starts",
        SCORE,
        _WON,
        r"\d{1,3}",
        rf"\s?[-–]\s?\d{{1,3}}\b{_NO_RANGE}",
        last=SPACES,
    ),
    NoiseRule(
        "score-falling",
        SCORE,
        r"(?<!\d)$",
        r"\d{1,3}",
        r"\s?[-–]\s?\d{1,3}\b(?!\s?[a-z]*(?:%|percent|million|billion|thousand)|"
        r"[.,]\d|[-–]\d)",
    ),
    NoiseRule(
        "score-tail",
        SCORE,
        r"\b\d{1,3}[-–]$",
        r"\d{1,3}",
        r"(?!\s?(?:%|percent|million|billion)|[.,]\d)",
        last="-–",
    ),
    NoiseRule(
        "score-then-word",
        SCORE,
        "",
        r"\d{1,3}\s?[-–]\s?\d{1,3}",
        r"\s(?:win|victory|defeat|loss|draw|lead|up|down|ahead|aggregate|"
        r"on aggregate|thrashing|triumph|scoreline|final|vote|ruling|decision|"
        r"majority|at half|after extra|away|home)\b",
    ),
    NoiseRule(
        "odds",
        SCORE,
        "",
        r"\d{1,4}",
        r"(?:/|[-–]to[-–]|\sto\s)\d{1,3}\s(?:odds|favourite|favorite|outsider|shot|"
        r"on\b|against)",
    ),
    NoiseRule(
        "by-to",
        SCORE,
        r"\b(?:vote of|voted|by|vote|passed|rejected|approved|margins? of|score of|"
        r"ratio of)\s$",
        r"\d{1,4}",
        r"\s?(?:to|[-–])\s?\d{1,4}\b",
    ),
    NoiseRule(
        "by-to-tail",
        SCORE,
        r"\b(?:vote of|voted|passed|rejected|approved|by a vote of|margins? of|"
        r"score of|ratio of)\s\d{1,4}\s?(?"
        r":to|[-–])\s?$",
        r"\d{1,4}",
        behind="to - –",
    ),
)
