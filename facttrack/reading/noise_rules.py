"""The rules by which a number is a date, a time, a name, an age, a score ...: data, in order."""

from __future__ import annotations

from dataclasses import dataclass

from facttrack.reading.tokens import MONTHS

SPACES = " \n\t\r\u00a0\u2009\u202f"
DATE, TIME, ORDINAL, NAME, PHONE = "date", "time", "ordinal", "name", "phone"
REFERENCE, AGE, SCORE, DURATION = "reference", "age", "score", "duration"
RATIO = "ratio"


@dataclass(frozen=True, slots=True)
class NoiseRule:
    """A rule: `left` must match up to the number, `number` the number itself, `right` after it.

    All are regular expressions over at most 48 characters; what is left out is not asked. `last`
    are the characters with which a left side can only end, so that most rules cost nothing.
    """

    name: str
    kind: str
    left: str = ""
    number: str = ""
    right: str = ""
    last: str = ""


MONTH = (
    "(?:" + "|".join(sorted({m.capitalize() for m in MONTHS}, key=len, reverse=True)) + r")\b\.?"
)
YEAR = r"(?:1[5-9]|20|21)\d\d"
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_DAYS = rf"{DAY}(?:\s?(?:[-–—]|to|and|or)\s?{DAY})?"
_TO = r"\s?(?:[-–—/]|to|and|or|until|through)\s?"
_SMALL = r"\d{1,4}"
_BARE = r"\d{1,5}(?:\.\d{1,2})?"
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
_NAMED = (
    r"(?:H\.R\.|S&P|FTSE|Nikkei|Dow|CAC|DAX|Russell|Nasdaq|Fortune|Forbes|Stoxx|"
    r"Top|"
    r"Group of|Rank|Boeing|Airbus|Highway|Route|Motorway|Autobahn|Interstate|"
    r"Road|Resolution|Article|Articles|"
    r"Section|Sections|Chapter|Flight|Channel|Unit|Apollo|Windows|iPhone|iPad|"
    r"Galaxy|Pixel|Model|"
    r"Type|Mark|Mk|Class|Area|Room|Gate|Platform|Terminal|Pier|Hall|Block|"
    r"Building|Zone|Sector|"
    r"District|Ward|Camp|Point|Hill|Checkpoint|Level|Phase|Stage|Round|Game|"
    r"Group|Pool|Lane|Track|"
    r"Line|Bus|Tram|Train|Psalm|Formula|Euro|Expo|Agenda|Vision|Rule|Form|Bill|"
    r"Act|Law|Decree|Order|"
    r"Protocol|Amendment|Title|Clause|Paragraph|Schedule|Annex|Appendix|Grade|"
    r"Tier|Category|Division|"
    r"Brigade|Battalion|Regiment|Company|Squadron|Corps|Fleet|Station|Studio|"
    r"Studios|Mission|Soyuz|"
    r"Falcon|Python|PlayStation|Xbox|Office|Cessna|Embraer|Antonov|Tupolev|"
    r"Ilyushin|Sukhoi|Mirage|"
    r"Leopard|Abrams|Challenger|Ford|Audi|Peugeot|Porsche|Ferrari|Pavilion|Ward|"
    r"Plan|Operation|"
    r"Task Force|Force|Team|Measure|Proposition|Prop|Directive|Regulation|"
    r"Convention|Room|"
    r"communiqué|Communique|Bulletin|Update|Lot|Suite|Apartment|Apt|Flat|Floor|"
    r"Unit|Bay|Dock|Well|"
    r"Reactor|Tower|Pit|Shaft|Exit|Junction|Mile|Kilometre|Kilometer|Step|Day|"
    r"Week|Hour|Act|Scene|"
    r"Book|Part|Volume|Vol\.|Issue|Version|Season|Episode|Series|Chapter|Verse|"
    r"Opus|Op\.|Symphony)"
)
_REFERRED = (
    r"(?:[Pp]ages?|pp?\.|[Cc]hapters?|[Ss]ections?|[Aa]rticles?|[Pp]aragraphs?|"
    r"[Pp]aras?\.?|§§?|[Nn]os?\.|"
    r"[Nn]umber|[Nn]r\.|№|#|[Ff]igs?\.|[Ff]igures? (?=\d{1,2}\b)|[Tt]ables?|"
    r"[Vv]ols?\.|[Vv]olumes?|"
    r"[Vv]ersions?|[Vv]er\.|\bv\.?|[Aa]nnex|[Aa]ppendix|[Cc]lauses?|[Rr]ules?|"
    r"[Ff]ootnotes?|[Nn]otes?|"
    r"[Ll]ines?|[Cc]hannels?|[Rr]ooms?|[Gg]ates?|ISBN|ISSN|[Cc]ase|[Dd]ocket|"
    r"[Rr]ef\.?|[Pp]art|"
    r"[Ff]light|[Cc]ell|[Ww]ard|[Ii]tem|[Pp]oint|[Cc]ode|[Ll]ot|[Ee]xhibit|"
    r"[Cc]ount|[Ss]tep|[Ll]evel|"
    r"[Gg]rade|[Tt]ier|[Cc]ategory|[Tt]ype|[Pp]hase|[Ss]tage|[Ss]eason|"
    r"[Ee]pisode|[Ww]eek|[Dd]ay|"
    r"[Mm]agnitude|magnitude of|measuring)"
)
_WINNING = (
    r"(?:beat|beats|beaten|defeated|thrashed|edged|downed|won|win|wins|winning|"
    r"lost|lose|loses|drew|"
    r"draw|drawn|led|lead|leads|leading|trailed|trailing|trail|score|scores|"
    r"level|ahead|up|down|past|"
    r"victory|defeat|loss|finished|ended|went|tied|tie|by)"
)
_STREET = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Boulevard|Blvd|Square|Place|"
    r"Way|Court|Row)\b"
)
_TITLE_NEXT = r"\s(?:[A-Z][\w’'-]*\s){1,3}"

_WON = rf"\b{_WINNING}\s(?:(?:it|the game|the match|[A-Z][\w'’]+)\s){{0,3}}$"
# What stands behind a range rather than a score: a unit, a scale, a counted noun.
_NO_RANGE = (
    r"(?!\s?[-–]?\s?(?:year|month|day|mile|km|percent|per cent|%|[a-z]+s\b|"
    r"men\b|women\b|people\b|"
    r"children\b|points?\b|million|billion|thousand))"
)

RULES: tuple[NoiseRule, ...] = (
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
    NoiseRule("month-then-day", DATE, rf"\b{MONTH}\s$", _DAYS, r"(?![\d%]|,\d{3}|\.\d|\s?percent)"),
    NoiseRule("month-then-days", DATE, rf"\b{MONTH}\s{DAY}{_TO}$", DAY, r"(?!\s[a-z]+s\b)"),
    NoiseRule("days-before-month", DATE, "", _DAYS, rf"{_TO}{DAY}(?:st|nd|rd|th)?\s{MONTH}"),
    NoiseRule("day-then-month", DATE, "", _DAYS, rf"\s(?:of\s)?{MONTH}(?!-)"),
    NoiseRule("month-day-year", DATE, rf"\b{MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s$", YEAR),
    NoiseRule("month-year", DATE, rf"\b{MONTH},?\s$", YEAR),
    NoiseRule("iso-date", DATE, "", YEAR, r"-\d\d?-\d\d?\b"),
    NoiseRule("iso-date-whole", DATE, "", rf"{YEAR}[-–]\d\d?(?:-\d\d?)?"),
    NoiseRule("iso-date-tail", DATE, rf"\b{YEAR}-(?:\d\d?-)?$", r"\d\d?(?:-\d\d?)?", last="-"),
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
    NoiseRule("dotted-date", DATE, "", r"\d{1,2}\.\d{1,2}", r"\.\d{4}\b"),
    NoiseRule("nine-eleven", DATE, "", r"9|7", r"/(?:11|7)\b"),
    NoiseRule("nine-eleven-tail", DATE, r"\b(?:9|7)/$", r"11|7", last="/"),
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
    NoiseRule("bracketed-year", DATE, r"\($", rf"{YEAR}(?:[-–]{YEAR})?", r"[),;]", last="("),
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
        r"(?::\d\d\b(?!\s?-\s?\d)|\s?(?:[ap]\.m\.|[ap]m\b|[AP]M\b|o['’]clock|GMT\b|"
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
    NoiseRule("clock-tail", TIME, r"\b\d{1,2}:(?:\d\d:)?$", r"\d\d", last=":"),
    NoiseRule(
        "clock-words",
        TIME,
        "",
        r"[a-z]+",
        r"\s(?:o['’]clock|[ap]\.m\.|in the (?:morning|afternoon|evening)\b)",
    ),
    NoiseRule("clock-zone", TIME, "", r"\d{4}", r"\s?(?:GMT|UTC|hours\b|hrs\b|Zulu\b|local time)"),
    # Ages.
    NoiseRule("year-old", AGE, "", "", r"[-\s](?:year|month|week|day)s?[-\s]old"),
    NoiseRule("year-olds", AGE, "", "", r"\s?(?:[-–]|to|and|or)\s?\S{1,12}[-\s]year[-\s]old"),
    NoiseRule(
        "aged",
        AGE,
        r"\b(?:[Aa]ged?|ages|age of|ages of|ages? between|aged (?:between|from)|"
        r"aged (?:under|over))\s$",
    ),
    NoiseRule(
        "aged-and", AGE, r"\b(?:[Aa]ged?|ages)\s(?:between\s|from\s)?\S{1,10},?\s(?:and|to|or)\s$"
    ),
    NoiseRule(
        "name-comma-age",
        AGE,
        r"(?:[A-Z][\w'’.-]+|\bson|\bdaughter|\bman|\bwoman|\bgirl|\bboy|\bwife|"
        r"\bfather|\bmother|\bbrother|\bsister),\s$",
        r"[1-9]\d?|1[01]\d",
        r",(?!\d)(?!\s\d)|\.(?!\d)|\s(?:and|from|was|who|of)\b",
    ),
    NoiseRule(
        "under-age",
        AGE,
        r"\b(?i:all|children|people|those|them|adults|women|men|girls|boys|players|"
        r"youths|"
        r"anyone|everyone|person|patients|residents|citizens|U|[Uu]nder)[\s-](?"
        r":aged\s)?(?:under|over|below|above|younger than|older than)[\s-](?"
        r":the age of\s)?$",
        r"[a-z]+|\d{1,2}",
        r"(?!\s?%|\spercent|\s[a-z]+s\b|,\d)",
        last=SPACES + "-",
    ),
    NoiseRule("as-young-as", AGE, r"\b(?:young|old) as\s$"),
    NoiseRule("was-so-old", AGE, r"\b(?:was|is|turned)\s$", r"[1-9]\d", r"\swhen\b"),
    NoiseRule(
        "under-eighteens", AGE, r"\b(?:[Uu]nder|[Oo]ver)[-\s]$", r"\d\d", r"s\b", last=SPACES + "-"
    ),
    # Addresses, telephone numbers, codes.
    NoiseRule("postcode", REFERENCE, r"\b[A-Z]{2}\s$", r"\d{5}(?:-\d{4})?"),
    NoiseRule("telephone-bracket", PHONE, r"\(\d{3}\)\s?$", r"\d{3}(?:[-–]\d{4})?"),
    NoiseRule(
        "telephone",
        PHONE,
        r"(?:[Tt]el(?:ephone)?|[Pp]hone|[Cc]all|[Ff]ax|[Mm]obile|[Hh]otline|[Dd]ial|"
        r"WhatsApp)[.:]?(?:\s(?:us\s)?on)?\s?\+?(?:[\d()-]+\s?){0,6}$",
        r"[\d ]{2,}(?:[-–][\d ]{2,})?",
    ),
    NoiseRule("telephone-plus", PHONE, r"\+(?:[\d()-]+\s?){0,6}$", r"[\d ]+(?:[-–][\d ]+)?"),
    NoiseRule(
        "telephone-dashes",
        PHONE,
        "",
        r"\d{2,4}(?:[-–]\d{2,4})?",
        r"[-–]\d{2,4}[-–]\d{3,4}\b",
    ),
    NoiseRule(
        "telephone-tail",
        PHONE,
        r"\b\d{2,4}[-–]\d{2,4}[-–]$",
        r"\d{3,4}",
        last="-–",
    ),
    NoiseRule("address", REFERENCE, "", r"\d{1,5}", rf"{_TITLE_NEXT}?{_STREET}"),
    NoiseRule(
        "address-names", REFERENCE, "", r"\d{1,5}", rf"(?:\s[A-Z][\w’'-]*){{1,3}}\s{_STREET}"
    ),
    NoiseRule("web", REFERENCE, r"(?:https?://|www\.|@|\.com|\.org)\S{0,40}$"),
    NoiseRule("file", REFERENCE, r"[/\\_=&?]\w{0,20}$", _SMALL, r"[/\\_&.]?\w"),
    # Parts of names.
    NoiseRule(
        "letters-then-number",
        NAME,
        r"(?<![\d$€£¥])[^\W\d_]{1,12}[-–‑]?$",
        r"\d{1,5}(?:[-–]\d{1,4})?",
    ),
    NoiseRule("covid", NAME, r"[Cc][Oo][Vv][Ii][Dd][-–]$", last="-–"),
    NoiseRule(
        "referred",
        REFERENCE,
        rf"\b{_REFERRED}\s?$",
        rf"{_BARE}(?:\s?[-–,&]\s?\d{{1,4}})?",
        r"(?!,\d|\s?%|\spercent)",
    ),
    NoiseRule(
        "referred-pair", REFERENCE, rf"\b{_REFERRED}\s\d{{1,4}}\s?(?:,|and|to|[-–])\s?$", r"\d{1,4}"
    ),
    NoiseRule(
        "number-in-name",
        NAME,
        rf"\b{_NAMED}\s(?:[Nn]o\.?\s)?$",
        rf"{_BARE}(?:[-–]\d{{1,4}})?",
        r"(?!,\d|\s?%|\spercent|\s(?:people|men|women|children|civilians)\b)",
        last=SPACES,
    ),
    NoiseRule("square-named", NAME, "", r"\d{1,3}", r"(?:D|G|K|[x×]\d+|v\d)\b"),
    NoiseRule("hyphen-name", NAME, r"\b[A-Z]\w{0,15}[-–]$", r"\d{1,4}", last="-–"),
    NoiseRule(
        "capital-then-number",
        NAME,
        r"[a-z,][)]?\s(?:[Tt]he\s)?(?:[A-Z][\w'’-]+\s){1,3}$",
        r"\d{1,4}(?:\.\d)?",
        r"(?:[.,;:)](?!\d)|$|\s\(|\s(?:[a-z]+(?:ed|er|al|ing|y|m|n|t)\b|is\b|was\b|"
        r"were\b|has\b|had\b|to\b|in\b|on\b|at\b|and\b|or\b|for\b|with\b|that\b|"
        r"which\b|from\b|by\b|as\b|index\b))",
        last=SPACES,
    ),
    NoiseRule("hash", REFERENCE, r"#$", last="#"),
    NoiseRule("section-letter", REFERENCE, r"[Ss](?:ection|ec\.)\s\d+\($", r"\d{1,3}", last="("),
    NoiseRule(
        "footnote", REFERENCE, r"[\[(]$", r"\d{1,3}", r"[\])](?!\s?(?:people|of))", last="[("
    ),
    NoiseRule("list-number", REFERENCE, r"(?:^|\n)\s{0,6}$", r"\d{1,2}(?:\.\d{1,2})?", r"[.)]\s"),
    NoiseRule("always-open", NAME, "", "24", r"/7\b"),
    NoiseRule("always-open-tail", NAME, r"\b24/$", "7", last="/"),
    NoiseRule("magnitude-before", "measure", r"\b[Mm]agnitude[\s-](?:of\s)?$", r"\d(?:\.\d)?"),
    NoiseRule("magnitude", "measure", "", r"\d\.\d", r"[-\s](?:magnitude|on the Richter)"),
    NoiseRule(
        "parent-of",
        "count",
        r"\b(?:[Ff]ather|[Mm]other|[Pp]arents?|[Gg]randmother|[Gg]randfather|widow)"
        r"[\s-]of[\s-]$",
        last=SPACES + "-",
    ),
    NoiseRule("times-sign", NAME, r"\d[x×]$", r"\d{1,4}", last="x×"),
    NoiseRule("per-so-many", "count", r"\bper\s$"),
    # Scores and odds.
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
        r"\b(?:vote of|voted|by|vote|passed|rejected|approved|margin of|score of|"
        r"ratio of)\s$",
        r"\d{1,4}",
        r"\s?(?:to|[-–])\s?\d{1,4}\b",
    ),
    NoiseRule(
        "by-to-tail",
        SCORE,
        r"\b(?:vote of|voted|passed|rejected|approved|by a vote of|margin of|"
        r"score of|ratio of)\s\d{1,4}\s?(?"
        r":to|[-–])\s?$",
        r"\d{1,4}",
    ),
)
