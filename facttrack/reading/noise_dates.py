"""The rules by which a number is a date or a time of day: data, in order."""

from __future__ import annotations

from typing import NamedTuple

from facttrack.reading.tokens import MONTHS

SPACES = " \n\t\r\u00a0\u2009\u202f"
NO_SPACE = "no space"
DATE, TIME, ORDINAL, NAME, PHONE = "date", "time", "ordinal", "name", "phone"
REFERENCE, AGE, SCORE, DURATION = "reference", "age", "score", "duration"
RATIO = "ratio"


class NoiseRule(NamedTuple):
    """A rule: `left` must match up to the number, `number` the number itself, `right` after it.

    All are regular expressions over at most 48 characters; what is left out is not asked. So that
    most rules cost nothing, `last` are the characters with which a left side can only end
    (NO_SPACE: any that is no white space), and `behind` the words, in lower case, or marks that
    can only stand last in it, spaces and full stops behind them left out.
    """

    name: str
    kind: str
    left: str = ""
    number: str = ""
    right: str = ""
    last: str = ""
    behind: str = ""


MONTH = (
    "(?:" + "|".join(sorted({m.capitalize() for m in MONTHS}, key=len, reverse=True)) + r")\b\.?"
)
YEAR = r"(?:1[5-9]|20|21)\d\d"
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_DAYS = rf"{DAY}(?:\s?(?:[-–—]|to|and|or)\s?{DAY})?"
_TO = r"\s?(?:[-–—/]|-to-|to|and|or|until|through)\s?"

_IN_TIME = (
    r"(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Tt]ill|[Bb]efore|[Aa]fter|[Dd]uring|"
    r"[Ff]rom|[Ii]n early|"
    r"[Ii]n late|[Ii]n mid|of|[Ee]arly|[Ll]ate|[Mm]id|[Tt]hroughout|[Yy]ear|"
    r"[Ss]ummer|[Ww]inter|"
    r"[Ss]pring|[Aa]utumn|[Ff]all|season|[Cc]irca|FY|fiscal|vintage|class of|"
    r"ending|ended|"
    r"[Bb]etween|[Ll]ike|[Ff]or|[Bb]etween (?:\d{4}) and|[Ff]rom (?:\d{4}) to|"
    r"than|quarter)"
)
_COUNTED_NEXT = (
    r"(?!\s(?:more\s)?[a-z'’-]+(?:s|men|people|children|women|troops|police)\b"
    r"(?<!was)(?<!has)(?<!is)(?<!as)(?<!this)(?<!its)|\s?%|\s(?:percent|"
    r"per cent|of the|of them|"
    r"people|dead|killed|wounded|injured|million|billion)\b)"
)

# Behind "In March" and "last week" who is counted stands behind no day: "in March 12 people died".
PEOPLE_NEXT = (
    r"(?!\s(?:more\s|other\s)?(?:people|persons|men|women|children|civilians|soldiers|officers|police|"
    r"policemen|troops|fighters|gunmen|rebels|militants|insurgents|others|migrants|refugees|students|"
    r"workers|villagers|residents|passengers|prisoners|protesters|protestors|victims|bodies)\b)"
)
_NO_SHARE = r"(?![\d%]|,\d{3}|\.\d|\s?percent)"

DATE_RULES: tuple[NoiseRule, ...] = (
    # Dates.
    NoiseRule(
        "month-then-ordinal",
        DATE,
        rf"\b{MONTH}\s(?:the\s)?$",
        DAY,
        r"(?:st|nd|rd|th)\b",
        last=SPACES,
    ),
    NoiseRule("ordinal-then-month", DATE, "", DAY, rf"(?:st|nd|rd|th)\s(?:of\s)?{MONTH}"),
    NoiseRule("ordinal", ORDINAL, "", r"\d[\d,]*", r"(?:st|nd|rd|th)\b"),
    NoiseRule(
        "month-then-day",
        DATE,
        rf"(?<!\b[Ii]n )(?<!\b[Ll]ast )(?<!\d )\b{MONTH}\s$",
        _DAYS,
        _NO_SHARE,
    ),
    NoiseRule("in-month-then-day", DATE, rf"\b{MONTH}\s$", _DAYS, _NO_SHARE + PEOPLE_NEXT),
    NoiseRule("month-then-days", DATE, rf"\b{MONTH}\s{DAY}{_TO}$", DAY, r"(?!\s[a-z]+s\b)"),
    NoiseRule("days-before-month", DATE, "", _DAYS, rf"{_TO}{DAY}(?:st|nd|rd|th)?\s{MONTH}"),
    NoiseRule("day-then-month", DATE, "", _DAYS, rf"\s(?:of\s)?{MONTH}(?!-)"),
    NoiseRule("month-day-year", DATE, rf"\b{MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s$", YEAR),
    NoiseRule("month-year", DATE, rf"\b{MONTH},?\s$", YEAR),
    NoiseRule("iso-date", DATE, "", YEAR, r"-\d\d?-\d\d?\b"),
    NoiseRule("iso-date-whole", DATE, "", rf"{YEAR}[-–]\d\d?(?:-\d\d?)?"),
    NoiseRule("iso-date-tail", DATE, rf"\b{YEAR}-(?:\d\d?-)?$", r"\d\d?(?:-\d\d?)?T?", last="-"),
    NoiseRule("slashed-date", DATE, "", r"\d{1,2}", r"[/.]\d{1,2}[/.](?:\d\d){1,2}\b"),
    NoiseRule(
        "slashed-date-middle",
        DATE,
        r"\b\d{1,2}[/.]$",
        r"\d{1,2}(?:\.\d\d)?",
        r"[/.](?:\d\d){1,2}\b",
        last="/.",
    ),
    NoiseRule("slashed-date-tail", DATE, r"\b\d{1,2}[/.]\d{1,2}[/.]$", r"(?:\d\d){1,2}", last="/."),
    NoiseRule("dashed-date", DATE, "", r"\d{1,2}", r"-\d{1,2}-(?:19|20)\d\d\b"),
    NoiseRule("dashed-month", DATE, "", r"(?:0[1-9]|1[0-2])[-–/](?:19|20)\d\d"),
    NoiseRule("dotted-date", DATE, "", r"\d{1,2}\.\d{1,2}", r"\.\d{4}\b"),
    NoiseRule(
        "month-slash-day",
        DATE,
        r"\b[Oo]n\s$",
        r"0?[1-9]|1[0-2]",
        r"/(?:0?[1-9]|[12]\d|3[01])\b(?!/)",
        last=SPACES,
        behind="on",
    ),
    NoiseRule(
        "month-slash-day-tail", DATE, r"\b[Oo]n\s\d{1,2}/$", r"0?[1-9]|[12]\d|3[01]", last="/"
    ),
    NoiseRule("nine-eleven", DATE, "", r"9|7", r"/(?:11|7)\b"),
    NoiseRule("nine-eleven-tail", DATE, r"\b(?:9|7)/$", r"11|7", last="/"),
    NoiseRule("counted-day", DATE, "", r"\d{1,4}", r"\s?[年月日년월일]"),
    NoiseRule("decade", DATE, "", r"(?:1[5-9]|20)?\d0", r"['’]?s\b"),
    NoiseRule(
        "year-span",
        DATE,
        "",
        rf"{YEAR}{_TO}(?:{YEAR}|\d\d)",
        r"(?!\s(?:people|men|women|children|troops|fighters)\b)",
    ),
    NoiseRule("year-then-short", DATE, "", YEAR, r"[-–]\d\d\b"),
    NoiseRule("season", DATE, "", YEAR, r"/\d\d(?:\d\d)?\b"),
    NoiseRule("season-tail", DATE, rf"\b{YEAR}/$", r"\d\d(?:\d\d)?", last="/"),
    NoiseRule(
        "year-joined",
        DATE,
        r"\b(?:[Pp]re|[Pp]ost|[Mm]id|[Ee]arly|[Ll]ate|[Cc]irca|FY|CY|[Ff]iscal)[-–\s]?$",
        rf"{YEAR}(?:[-–]\d\d)?",
        behind="pre post mid early late circa fy cy fiscal - –",
    ),
    NoiseRule(
        "fiscal-short",
        DATE,
        r"\b(?:FY|CY|MY)[-–\s’']?$",
        r"\d\d(?:[-–/]\d\d)?",
        behind="fy cy my ’ ' - –",
    ),
    NoiseRule(
        "short-year",
        DATE,
        r"\b(?:of|in|since|from|to|by|[Tt]he|[Ss]ummer|[Ww]inter|[Ss]pring|[Aa]utumn|[Ff]all|"
        r"[Cc]ampaign|[Oo]lympics)\s['’]$",
        r"\d\d",
        r"(?:[.,;:)\s]|$)",
        last="'’",
    ),
    NoiseRule(
        "year-of-origin",
        DATE,
        r"\b(?:[Pp]rior to|[Bb]ack to|[Gg]oing back to|dat(?:e|es|ed|ing) (?:to|from)|"
        r"(?:[Yy]ears?|[Mm]onths?|[Qq]uarter|[Ss]eason|[Pp]eriod|[Tt]erm) (?:up )?to|"
        r"(?:postponed|delayed|extended|deferred|moved|pushed) (?:back )?to|"
        r"as (?:early|late|recently|far back) as|[Aa]s of|c\.|ca\.|[Tt]hrough|[Vv]ersus|vs\.?|"
        r"(?:earlier|later|sooner) than|[Aa]head of|class of|[Cc]lass of)\s$",
        YEAR,
        _COUNTED_NEXT,
        last=SPACES,
        behind="to from as of c ca through versus vs than",
    ),
    NoiseRule(
        "year-of-levels",
        DATE,
        "",
        YEAR,
        r"(?:'s|’s)?\s(?:onwards?\b|sales|results|revenues?|profits?|exports|imports|accounts|levels?|figures?|prices|standards|average|peak|high|low|total|forecasts?|"
        r"(?:[a-z]+\s)?elections?|vintage|season|edition|budget|results|report|survey|census|"
        r"(?:GDP\s|sales\s|profit\s|revenue\s|earnings\s|economic\s)?(?:growth|earnings|guidance|"
        r"outlook|estimates?|targets?)|crop|harvest|tax year|fiscal year|financial year)\b",
    ),
    NoiseRule(
        "year-above",
        DATE,
        r"(?:%|\b(?:points?|per\s?cent|percent|times))\s"
        r"(?:above|below|over|under|(?:high|low|great|small|few)er than)\s$",
        YEAR,
        r"(?=[,.;)]?(?:\s|$))" + _COUNTED_NEXT,
        last=SPACES,
        behind="above below over under than",
    ),
    NoiseRule(
        "over-year",
        DATE,
        r"\b[a-z]{3,}s\sover\s$",
        YEAR,
        r"[.,;](?!\d)",
        last=SPACES,
        behind="over",
    ),
    NoiseRule("half-or-quarter", DATE, "", "[1-4]", r"[HQ](?:FY)?(?:'?\d\d|\d{4})?\b"),
    NoiseRule("quarter-tail", DATE, r"\b[1-4][HQ](?:FY)?$", r"\d\d|\d{4}", last="HQY"),
    NoiseRule(
        "until-about-year",
        DATE,
        r"\b(?:[Uu]ntil|[Tt]ill|[Bb]y|[Bb]efore|[Aa]fter|[Ss]ince|[Tt]hrough)\s"
        r"(?:at least|about|around|as late as|early|late)\s$",
        YEAR,
        _COUNTED_NEXT,
        last=SPACES,
        behind="least about around as early late",
    ),
    NoiseRule(
        "weekday-then-day",
        DATE,
        r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s$",
        DAY,
        r"[.,;)](?!\d)",
        last=SPACES,
    ),
    NoiseRule(
        "since-year",
        DATE,
        r"\b(?:[Ss]ince|[Uu]ntil|[Dd]uring|[Ee]arly|[Ll]ate|[Mm]id|[Bb]etween|"
        r"[Bb]etween \d{4} and)(?:\s|-)$",
        YEAR,
        r"(?!\s?%|\s(?:people|men|women|children|percent|per cent)\b)",
        last=SPACES + "-",
    ),
    NoiseRule(
        "in-year", DATE, rf"\b{_IN_TIME}\s(?:the year\s)?$", YEAR, _COUNTED_NEXT, last=SPACES
    ),
    # Behind "in" a year of our time counts nothing, whatever follows: "in 2013 envisions".
    NoiseRule(
        "in-such-a-year",
        DATE,
        r"\b(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|(?:[Ee]nd|[Ss]tart|[Bb]eginning|[Hh]alf|[Mm]iddle|[Mm]onths|[Qq]uarter|"
        r"[Rr]est|[Cc]ourse|[Ss]ummer|[Ww]inter|[Ss]pring|[Aa]utumn) (?:of|to))\s$",
        r"19\d\d|20(?:0[1-9]|[1-3]\d)",
        r"(?!,\d|\s?%|\s(?:people|men|women|children|homes|houses|villages|schools|hospitals|cities|cases|of)\b)",
        last=SPACES,
        behind="in by since until of to",
    ),
    NoiseRule(
        "year-of-law",
        DATE,
        r"\b(?:[Aa]n?|a potential repeat of|repeat of)\s$",
        r"1[5-9]\d\d|20[0-4]\d",
        r"\s[A-Za-z]",
        last=SPACES,
        behind="a an of",
    ),
    NoiseRule("old-year", DATE, r"\b(?:in|since|from|until|of)\s$", r"1[0-4]\d\d", r"[,.;)](?!\d)"),
    NoiseRule(
        "year-list", DATE, rf"\b{YEAR}(?:,|,?\s(?:and|or|to|through|until))\s$", YEAR, last=SPACES
    ),
    NoiseRule(
        "year-list-head", DATE, "", YEAR, rf"(?:,|,?\s(?:and|or|to|through))\s{YEAR}\b(?!,\d)"
    ),
    NoiseRule("year-compared", DATE, r"\b(?:[Cc]ompared (?:with|to)|[Yy]ear)\s$", YEAR),
    NoiseRule("year-of-era", DATE, "", r"\d{1,4}", r"\s(?:AD|BC|BCE|CE)\b"),
    NoiseRule("years-own", DATE, "", YEAR, r"['’]s\b"),
    NoiseRule(
        "bracketed-year",
        DATE,
        r"\($",
        rf"{YEAR}(?:[-–]{YEAR})?|1[0-4]\d\d[-–]1\d\d\d",
        r"[),;]",
        last="(",
    ),
    NoiseRule(
        "year-adjective",
        DATE,
        r"(?:\b[Tt]he|['’]s|\bits|\btheir|\bhis|\bher|\bA|\ba|\bdeadly)\s$",
        YEAR,
        r"\s(?!of\b)[A-Za-z]",
    ),
    NoiseRule(
        "year-of-event",
        DATE,
        r"(?:[A-Z][\w'’]+|[Oo]lympics|[Cc]ensus)\s$",
        r"(?:19|20)\d\d",
        r"(?:[.,;:)]|\s(?:[A-Z]|was\b|is\b|has\b|[a-z]+\b(?<!s))|$)",
    ),
    NoiseRule(
        "year-starts", DATE, r"(?:^|[.\n]\s?)$", r"(?:19|20)\d\d", r"\s(?:[A-Z]|was|saw|will|is)"
    ),
    NoiseRule(
        "year-after-event",
        DATE,
        r"[a-z]\s$",
        r"(?:19|20)\d\d",
        r"\s[a-z]+(?:tion|ment|cup|war|deal|law|ion)\b",
    ),
    # Times of day.
    NoiseRule(
        "clock",
        TIME,
        "",
        r"\d{1,2}",
        r"(?::\d\d(?:\b(?!\s?-\s?\d)|[ap]m\b|hrs\b|[A-Z]{2,4}\b)|\s?(?:[ap]\.m\.|[ap]m\b|[AP]M\b|o['’]clock|GMT\b|"
        r"UTC\b))",
    ),
    NoiseRule(
        "clock-dotted", TIME, "", r"\d{1,2}\.\d\d", r"\s?(?:[ap]\.?m\b|[AP]M\b|GMT\b|UTC\b|hrs\b)"
    ),
    NoiseRule(
        "clock-range",
        TIME,
        "",
        rf"\d{{1,2}}{_TO}\d{{1,2}}",
        r"(?::\d\d|\s?(?:[ap]\.m\.|[ap]m\b|[AP]M\b))",
    ),
    NoiseRule(
        "clock-start", TIME, "", r"\d{1,2}", rf"{_TO}\d{{1,2}}(?::\d\d)?\s?(?:[ap]\.?m\b|[AP]M\b)"
    ),
    NoiseRule("clock-tail", TIME, r"(?:\b|\dT)\d{1,2}:(?:\d\d:)?$", r"\d\d", last=":"),
    NoiseRule(
        "clock-words",
        TIME,
        "",
        r"[a-z]+",
        r"\s(?:o['’]clock|[ap]\.m\.|in the (?:morning|afternoon|evening)\b)",
    ),
    NoiseRule(
        "clock-in-words",
        TIME,
        r"\b(?:at|by|until|till|past|from|about|around|before|after)\s$",
        r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[-\s](?:thirty|fifteen)",
        last=SPACES,
        behind="at by until till past from about around before after",
    ),
    NoiseRule(
        "clock-of-departure",
        TIME,
        r"\b[Tt]he\s$",
        r"\d{1,2}\.[0-5]\d",
        r"\s(?:to|from|train|bus|service|ferry|flight)\b",
        behind="the",
    ),
    NoiseRule(
        "clock-zone", TIME, "", r"\d{4}", r"\s?(?:(?i:gmt|utc)|hours\b|hrs\b|Zulu\b|local time)"
    ),
    NoiseRule(
        "clock-named-zone",
        TIME,
        "",
        r"(?:[01]\d|2[0-3])[0-5]\d",
        r"\s?(?:[ECMP][SD]T|BST|CES?T|EES?T|IST|AES?T|JST)\b",
    ),
)
