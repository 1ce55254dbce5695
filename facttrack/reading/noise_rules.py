"""The rules by which a number is a name, an age, a reference, a score ...: data, in order."""

from __future__ import annotations

import re

from facttrack.reading.noise_ages import AGE_RULES
from facttrack.reading.noise_codes import CODE_RULES
from facttrack.reading.noise_dates import (
    DATE,
    DATE_RULES,
    MONTH,
    NAME,
    NO_SPACE,
    PEOPLE_NEXT,
    RATIO,
    REFERENCE,
    SCORE,
    SPACES,
    NoiseRule,
)
from facttrack.reading.noise_scores import SCORE_RULES

_SMALL = r"\d{1,4}"
_NEXT_SENTENCE = r"(?:\s+[\"“‘(]?[A-Z]|\s*$)"
_BARE = r"\d{1,5}(?:\.\d{1,2})?"
_NAMED = (
    r"(?:H\.R\.|S&P|Poor['’]s|S&P[-/]ASX|FTSE|Nikkei|Dow|CAC|DAX|Russell|Nasdaq|Fortune|Forbes|Stoxx|"
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
# The last word of each of them, and "No.".
_NAMING = " ".join(re.findall(r"([^\W\d_]+)[\\.]*[|)]", _NAMED)).lower() + " no"
_REFERRED = (
    r"(?:[Pp]ages?|pp?\.|[Cc]hapters?|[Ss]ections?|[Aa]rticles?|[Pp]aragraphs?|[Rr]esolutions?|"
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
    r"[Ee]pisode)"
)
_REFERRING = """page pages p pp chapter chapters section sections article articles resolution
    resolutions paragraph paragraphs para paras § no nos number nr № # fig figs figure figures
    table tables vol vols
    volume volumes version versions ver v annex appendix clause clauses rule rules footnote
    footnotes note notes line lines channel channels room rooms gate gates isbn issn case docket
    ref part flight cell ward item point code lot exhibit count step level grade tier category
    type phase stage season episode"""
# Words before a count in a headline that has capitals throughout: "Blast Kills 13".
_TELLING = (
    r"(?:Kills|Killed|Killing|Wounds|Wounded|Injures|Injured|Leaves|Hits|Claims|Saves|Frees|Arrests|"
    r"Detains|Displaces|Reaches|Tops|Passes|Records|Loses|Adds|Cuts|Sheds|Least|Most|Than|Nearly|"
    r"Over|About|Around|Some|Another|Up|To|Dead|After|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    rf"{MONTH})"
)

_NAME_BEFORE = (
    r"[“\"‘]?(?:[Tt]he\s)?(?:[A-Z][\w'’-]+\s){0,2}"
    rf"(?!{_TELLING}\s)[A-Z][\w'’-]+(?<!['’]s)\s"
)
_NO_PLACE = "".join(
    rf"(?<!\b{word} )" for word in "in In at At near Near across Across from From of Of".split()
)

RULES: tuple[NoiseRule, ...] = (
    *DATE_RULES,
    *AGE_RULES,
    *CODE_RULES,
    # Parts of names.
    NoiseRule(
        "letters-then-number",
        NAME,
        r"(?<![\d$€£¥])[^\W\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{1,12}[-–‑]?$",
        r"\d{1,5}(?:[-–]\d{1,4}|\.\d|[A-Z])?",
        last=NO_SPACE,
    ),
    NoiseRule(
        "letters-and-digits", NAME, r"\b[A-Z]\d{1,4}[A-Za-z]{1,3}$", r"\d{1,4}", last=NO_SPACE
    ),
    NoiseRule("digits-then-letters", NAME, "", r"\d{1,3}", r"(?:ers\b|[-–][A-Z]\b(?![-.’']))"),
    NoiseRule("word-then-digit", NAME, "", r"[A-Z][a-z]+", r"\d"),
    NoiseRule("union-branch", NAME, r"\bLocal\s$", r"\d{1,4}", behind="local"),
    NoiseRule("bill-of-several", NAME, r"\(No\s$", r"\d", behind="no"),
    NoiseRule("so-many-figures", NAME, "", r"[a-z]+|\d", r"[-–‑]figures?\b"),
    NoiseRule("lettered-section", NAME, "", r"\d{2,4}", r"\([a-z]\d?\)"),
    NoiseRule(
        "number-and-number-word",
        NAME,
        "",
        r"\d{1,3}",
        r"[-–](?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve)\b",
    ),
    NoiseRule("number-and-number-tail", NAME, r"\b\d{1,3}[-–]$", r"[A-Z][a-z]+", last="-–"),
    NoiseRule("so-many-for", RATIO, "", r"\d{1,3}", r"[-–]for[-–](?:\d{1,3}|one|two|three)\b"),
    NoiseRule("so-many-for-tail", RATIO, r"\b\w{1,6}[-–]for[-–]$", r"\d{1,3}|[a-z]+", last="-–"),
    NoiseRule(
        "best-of-so-many",
        SCORE,
        r"\b[Bb]est[\s-]of[\s-]$",
        r"three|five|seven|nine|[3579]",
        last=SPACES + "-",
        behind="of -",
    ),
    NoiseRule("covid", NAME, r"[Cc][Oo][Vv][Ii][Dd][-–]$", last="-–"),
    NoiseRule(
        "referred",
        REFERENCE,
        rf"\b{_REFERRED}\s?$",
        rf"{_BARE}(?:\s?[-–,&]\s?\d{{1,4}})?",
        r"(?!,\d|\s?%|\spercent)",
        behind=_REFERRING,
    ),
    NoiseRule(
        "referred-day",
        REFERENCE,
        r"(?<![Ll]ast )(?<![Nn]ext )(?<![Tt]his )(?<![Tt]hat )(?<! past )(?<!same )(?<!other )"
        r"\b(?:[Ww]eek|[Dd]ay)\s?$",
        rf"{_BARE}(?:\s?[-–,&]\s?\d{{1,4}})?",
        r"(?!,\d|\s?%|\spercent)" + PEOPLE_NEXT,
        behind="week day",
    ),
    NoiseRule(
        "referred-pair",
        REFERENCE,
        rf"\b{_REFERRED}\s\d{{1,4}}\s?(?:,|and|to|[-–])\s?$",
        r"\d{1,4}",
        behind=", and to - –",
    ),
    NoiseRule(
        "numbered-in-words",
        REFERENCE,
        r"\b(?:[Dd]ay|[Ww]eek|[Pp]hase|[Ss]tage|[Ll]evel|[Cc]hapter|[Pp]art|[Rr]ound|[Cc]lass|[Tt]ype|"
        r"[Nn]umber|[Pp]age|[Gg]ate|[Ll]ane|[Rr]oom|[Tt]ier|[Gg]rade|[Ss]eason|[Ee]pisode|[Vv]olume|"
        r"[Gg]ame|[Aa]ct|[Pp]latform|[Cc]ategory)\s$",
        r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve",
        r"(?!\s(?:hundred|thousand|million|[a-z]+s|people|men|women|children)\b|-)",
        last=SPACES,
        behind="""day week phase stage level chapter part round class type number page gate lane
            room tier grade season episode volume game act platform category""",
    ),
    NoiseRule(
        "number-in-name",
        NAME,
        rf"\b{_NAMED}\s(?:[Nn]o\.?\s)?$",
        rf"{_BARE}(?:[-–]\d{{1,4}})?",
        r"(?!,\d|\s?%|\spercent|\s(?:people|men|women|children|civilians)\b)",
        last=SPACES,
        behind=_NAMING,
    ),
    NoiseRule(
        "numbered",
        REFERENCE,
        r"\bN(?:o|umber)\s$",
        r"\d{1,3}(?:\s(?:or|and|to)\s\d{1,3})?",
        last=SPACES,
        behind="no number",
    ),
    NoiseRule("feet-mark", "measure", "", r"[3-8]", r"['’′]\d{1,2}[\"”″]?"),
    NoiseRule("inches-mark", "measure", r"\b[3-8]['’′]$", r"\d{1,2}", last="'’′"),
    NoiseRule("top-so-many", NAME, r"\b[Tt]op-$", r"\d{1,3}|[a-z]+", last="-"),
    NoiseRule("number-one", REFERENCE, r"\b[Nn]umber-$", r"one|two", last="-", behind="-"),
    NoiseRule(
        "quoted-number",
        NAME,
        r"\b(?:[Nn]umbers?|[Ff]igures?|[Ll]etters?)\s[“\"'‘]$",
        r"\d{1,4}",
        last="“\"'‘",
    ),
    NoiseRule(
        "size",
        NAME,
        r"\b[Ss]izes?\s$",
        r"\d{1,2}(?:\.5)?",
        r"(?!\s[a-z]+s\b|,\d|\s?%)",
        behind="size sizes",
    ),
    NoiseRule(
        "zero-tolerance",
        "count",
        "",
        r"[Zz]ero",
        r"[\s-](?:tolerance|sum|waste|carbon|emissions?|chance|possibility|probability|gravity|interest|"
        r"doubt|sense|evidence)\b",
    ),
    NoiseRule(
        "airliner",
        NAME,
        "",
        r"7[0-8]7|3[1-8]0",
        r"(?:-\d{3}\w{0,2})?\s(?:(?:passenger|wide-body|jumbo)\s)?"
        r"(?:jet|jetliner|airliner|plane|airplane|aeroplane|superjumbo|Dreamliner|MAX|Max)\b",
    ),
    NoiseRule("so-many-a-side", NAME, "", r"\d\d?", r"v\d\d?\b"),
    NoiseRule("side-of-so-many", NAME, r"\b\d\d?v$", r"\d\d?", last="v"),
    NoiseRule("square-named", NAME, "", r"\d{1,3}", r"(?:D|G|K|[x×]\d+\w{0,2}|v\d)\b"),
    NoiseRule("hyphen-name", NAME, r"\b[A-Z]\w{0,15}[-–]$", r"\d{1,4}", last="-–"),
    NoiseRule(
        "capital-then-number",
        NAME,
        rf"[a-z,][)]?\s{_NAME_BEFORE}$",
        r"\d{1,4}(?:\.\d)?",
        r"(?:[.,;:)!?”\"](?!\d)|['’]s\b|$|\n|\s\(|\s[-–—]\s|\s(?:live\b|is\b|was\b|"
        r"has\b|had\b|who\b|will\b|would\b|can\b|could\b|may\b|might\b|must\b|"
        r"should\b|did\b|does\b|said\b|says\b|to\b|in\b|on\b|at\b|and\b|or\b|for\b|with\b|that\b|"
        r"which\b|from\b|by\b|as\b|index\b))",
        last=SPACES,
    ),
    # "In Mosul 12 were killed" tells of a place and of 12.
    NoiseRule(
        "capital-then-number-of-one",
        NAME,
        rf"[a-z,][)]?\s{_NO_PLACE}{_NAME_BEFORE}$",
        r"\d{1,4}(?:\.\d)?",
        r"\s(?:[a-z]+(?:ed|er|al|ing|y|m|n|t)\b|were\b|have\b)",
        last=SPACES,
    ),
    NoiseRule(
        "article-name-number",
        NAME,
        rf"\b(?:[Tt]he|[Aa]n?)\s(?:[A-Z][\w’'-]*\s){{0,2}}(?!{_TELLING}\s)[A-Z][\w’'-]*\s$",
        r"\d{1,3}",
        r"\s(?!(?:people|men|women|children|troops|police|personnel|staff|million|billion|thousand|"
        r"percent|per|dozen|more|other|of|in|to|and|or|on|at|for|by|from|with|were|was|who)\b)[a-z]+(?<![s-])\b(?!-)",
        last=SPACES,
    ),
    NoiseRule(
        "type-dash-number",
        NAME,
        r"\b(?:Boeing|Airbus|[A-Z][a-z]+)\s\d{3}[-–]$",
        r"\d{3}",
        last="-–",
    ),
    NoiseRule(
        "type-and-number",
        NAME,
        r"\b[A-Z][a-z]+\s\d{2,4}\s[A-Z][A-Za-z]{2,4}\s$",
        r"\d{1,2}",
        last=SPACES,
    ),
    NoiseRule("code-tail", REFERENCE, r"\d{6}[-–/]$", r"\d{1,4}", last="-–/"),
    NoiseRule("hash", REFERENCE, r"#$", last="#"),
    NoiseRule("section-letter", REFERENCE, r"[Ss](?:ection|ec\.)\s\d+\($", r"\d{1,3}", last="("),
    NoiseRule(
        "footnote", REFERENCE, r"[\[(]$", r"\d{1,3}", r"[\])](?!\s?(?:people|of))", last="[("
    ),
    # The mark of a footnote that was raised once: "soldiers died.3 The army", "2016.12 The army".
    NoiseRule(
        "footnote-mark",
        REFERENCE,
        r"(?<!\bvol)(?<!\bfig)(?<!\bart)(?<!\bsec)(?<=[a-z]{3})[.!?][\"”’)]?$",
        r"\d{1,3}",
        _NEXT_SENTENCE,
        last='.!?"”’)',
    ),
    NoiseRule(
        "footnote-mark-quoted", REFERENCE, r"[\"”’]$", r"\.\d{1,2}", _NEXT_SENTENCE, last='"”’'
    ),
    NoiseRule(
        "footnote-mark-year",
        DATE,
        rf"\b(?:in|of|since|by|until|from|during|before|after|{MONTH})\s$",
        r"(?:19|20)\d\d\.\d{1,3}",
        _NEXT_SENTENCE,
        last=SPACES,
    ),
    NoiseRule("list-number", REFERENCE, r"(?:^|\n)\s{0,6}$", r"\d{1,2}(?:\.\d{1,2})?", r"[.)]\s"),
    NoiseRule(
        "list-number-within",
        REFERENCE,
        r"[.!?:…](?:[)”\"’])?\s(?:-\s)?$",
        r"\d{1,2}",
        r"[.)]\s{1,2}[A-Z“\"‘]",
        last=SPACES,
    ),
    NoiseRule(
        "list-number-bracket",
        REFERENCE,
        r"^[^(]*(?:\([^()]*\)[^(]*){0,3}\s$",
        r"\d{1,2}",
        r"\)\s[A-Za-z“\"]",
        last=SPACES,
    ),
    NoiseRule("always-open", NAME, "", "24", r"/7\b"),
    NoiseRule("always-open-tail", NAME, r"\b24/$", "7", last="/"),
    NoiseRule(
        "calibre",
        "count",
        "",
        r"\d{1,3}(?:\.\d{1,2})?",
        r"[\s-]?(?:mm|millimet(?:er|re))[\s-](?:machine|gun|cannon|mortar|shell|round|rocket|anti|"
        r"howitzer|heavy|artillery|calib|pistol|rifle|bullet|ammunition)",
    ),
    NoiseRule(
        "magnitude-before",
        "measure",
        r"\b(?:[Mm]agnitude[\s-](?:of\s)?|quake measuring\s)$",
        r"\d(?:\.\d)?|[a-z]+",
    ),
    NoiseRule("magnitude", "measure", "", r"\d\.\d", r"[-\s](?:magnitude|on the Richter)"),
    NoiseRule(
        "parent-of",
        "count",
        r"\b(?:[Ff]ather|[Mm]other|[Pp]arents?|[Gg]randmother|[Gg]randfather|widow)"
        r"[\s-]of[\s-]$",
        last=SPACES + "-",
        behind="of -",
    ),
    NoiseRule("factor-of", "count", r"\bfactor of\s$", behind="of"),
    NoiseRule(
        "cut-in-so-many",
        "count",
        r"\b(?:split|splits|divided|divides|divide|cut|cuts|broke|broken|torn|tore|snapped|sliced|fold|folded)"
        r"\b[^.,;]{0,24}\sin\s$",
        r"two|three|four",
        r"(?:[.,;]|\s(?:and|was|were|by|when|after|with|as|on|before|at)\b|$)",
        behind="in",
    ),
    NoiseRule("times-sign", NAME, r"\d[x×]$", r"\d{1,4}", last="x×"),
    NoiseRule("per-so-many", "count", r"\bper\s$", behind="per"),
    NoiseRule("of-every-so-many", "count", r"\b(?:of|for) every\s$", r"[\d,]+", behind="every"),
    *SCORE_RULES,
)
