"""Numbers of texts in other languages: their separators, scale words and months; no other words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from facttrack.lazy import pattern
from facttrack.reading.candidate import Candidate
from facttrack.reading.language import told_by_words
from facttrack.reading.units import COUNT

ENGLISH = "en"
_SAMPLE = 20_000
# English has one in a hundred characters.
_FEWEST_THE = 500
# Where a comma stands before decimals, and a point may part thousands.
_COMMA = frozenset("de fr es it pt nl tr pl cs id sv ru uk el".split())
# Scale words behind digits; those that are alike in several languages stand in number_words.
_SCALE_WORDS = {
    "thousand": """tausend mille mil mila duizend tusen tys tysiące tysięcy tis tisíc tisíce bin
        ribu тис тисяча тисячі χιλιάδες هزار ہزار ألفا हज़ार हजार হাজার אלף 千 천""",
    "million": """million mln miljoen miljon miljoner milion miliony milionů milionów juta мільйони
        мільйона мільйонів εκατ εκατομμύρια میلیون ملین מיליון ล้าน""",
    "billion": """bilhão bilhões mld miljard miljarder miliard miliardy miliardů miliardów miliar
        мільярд мільярди мільярда мільярдів δισ δισεκατομμύρια میلیارد ارب מיליארד 十億""",
    "trillion": """billionen billón billones bilione bilioni triliun trilyon biljoen biljoner bilion
        biliony bilionů bilionów трлн триллион триллиона триллионов трильйон تريليون 兆 조""",
    "hundred": "百 백",
    "lakh": "लाख لاکھ লাখ",
    "crore": "करोड़ करोड کروڑ কোটি",
}
_IN_ENGLISH = {word: scale for scale, words in _SCALE_WORDS.items() for word in words.split()}
# A thousand times more in the languages that have decimal commas.
_LONG_SCALE = {"billion": "trillion", "billions": "trillion"}
_MYRIADS = {"万": 4, "萬": 4, "만": 4, "亿": 8, "億": 8, "억": 8}
_MONTHS = frozenset(
    """januar februar märz april mai juni juli august september oktober november dezember janvier
    février mars avril juin juillet août septembre octobre novembre décembre enero febrero marzo
    abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre gennaio febbraio
    aprile maggio giugno luglio settembre ottobre dicembre janeiro fevereiro março maio junho julho
    setembro outubro novembro dezembro januari februari maart mei augustus ocak şubat mart nisan
    mayıs haziran temmuz ağustos eylül ekim kasım aralık stycznia lutego marca kwietnia maja czerwca
    lipca sierpnia września października listopada grudnia ledna února března dubna května června
    července srpna září října listopadu prosince maret agustus desember mars maj augusti января
    февраля марта апреля мая июня июля августа сентября октября ноября декабря січня лютого березня
    квітня травня червня липня серпня вересня жовтня листопада грудня يناير فبراير مارس أبريل مايو
    يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر آذار نيسان أيار حزيران تموز آب أيلول""".split()
)
_DAY = pattern(r"\d{1,2}")
_MONTH = pattern(r"\.?º?\s{1,3}(?:de\s|d['’])?([^\W\d_]{2,15})")


def foreign_language(text: str) -> str:
    """The language that the words of a text tell, "" for English and where they do not tell."""
    told = min(len(text), _SAMPLE)
    if text.count(" the ", 0, told) * _FEWEST_THE > told:
        return ""
    language = told_by_words(text)
    return "" if language == ENGLISH else language


def figures_in_english(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """The pieces of a text that are figures written otherwise than in English, and how there."""
    for match in _written(comma=language in _COMMA).finditer(text):
        yield (*match.span(), _in_english(match))


@cache
def _written(*, comma: bool) -> re.Pattern[str]:
    """How such figures look: "1.234,5", "1 234,5", "12,5", "21 tys", "2万1000"."""
    known = (*_IN_ENGLISH, *_LONG_SCALE) if comma else tuple(_IN_ENGLISH)
    words = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    commas = r"""
      (?<![\d.,])(?P<grouped>
        \d{1,3}(?:\.\d{3}){1,6}(?:,\d{1,9})?|\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,6},\d{1,2}
      )(?!\d|[.,]\d)
    | (?<![\d.,])(?P<decimal>\d{1,15},(?:\d{1,2}|\d{4,9})|0,\d{3})(?!\d|[.,]\d)
    |"""
    return re.compile(
        rf"""{commas if comma else ""}
      (?<=\d)[ \u00a0]?(?P<scale>(?:{words})(?![^\W\d_])|[千천百백兆조])
    | (?<![\d.,])(?P<myriads>(?:\d{{1,4}}[万萬만亿億억])+\d{{1,4}})(?!\d|[.,]\d|[万萬만亿億억])
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def _in_english(match: re.Match[str]) -> str:
    found = match[0]
    if match.lastgroup == "scale":
        word = match["scale"].lower()
        return f" {_IN_ENGLISH.get(word) or _LONG_SCALE[word]} "
    if match.lastgroup == "myriads":
        return _sum_of_myriads(found)
    whole, _, part = found.partition(",")
    digits = re.sub(r"[. \u00a0\u202f]", ",", whole)
    return f"{digits}.{part}" if part else digits


def _sum_of_myriads(found: str) -> str:
    """The digits of "2万1000": 21000."""
    total = 0
    for digits, sign in re.findall(r"(\d+)(\D?)", found):
        total += int(digits) * 10 ** _MYRIADS.get(sign, 0)
    return str(total)


def without_words(text: str, found: Sequence[Candidate]) -> list[Candidate]:
    """The figures in digits alone, with no word of theirs; a day of a month is a date."""
    return [_bare(text, one) for one in found if any(map(str.isdecimal, one.text))]


def _bare(text: str, one: Candidate) -> Candidate:
    is_count = one.kind == COUNT
    quantity = replace(one.quantity, wording=one.text, unit="" if is_count else one.quantity.unit)
    bare = one._replace(
        quantity=quantity, noun="", head="", direction="", predicate="", attribution=(), cue="",
        part_of=None, negated=False,
    )  # fmt: skip
    month = _MONTH.match(text, one.end) if is_count and _DAY.fullmatch(one.text) else None
    if month and month[1].lower() in _MONTHS:
        return bare._replace(kind="date", claim=False, why_not="a date")
    return bare
