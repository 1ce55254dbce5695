from __future__ import annotations

import pytest

from facttrack.errors import BadDataError
from facttrack.reading.documents import load_document
from facttrack.reading.documents.encodings import decode
from facttrack.reading.language import code_of, told_by_words

ENGLISH = (
    "At least 21 fighters were killed – the army said “we lost 4”, and it was José who counted."
)
FRENCH = (
    "Au moins 21 personnes ont été tuées près de la frontière, a déclaré le ministère à l’agence."
)
GERMAN = "Mindestens 21 Kämpfer wurden bei dem Einsatz an der Grenze getötet, sagte der Minister."
SPANISH = (
    "Al menos 21 combatientes fueron abatidos en la operación, según el ministerio de Defensa."
)
RUSSIAN = (
    "По меньшей мере 21 боевик был убит, сообщило министерство обороны в понедельник. Ранее "
    "губернатор области заявил, что в результате обстрела города погибли пять мирных жителей."
)
ARABIC = "قتل ما لا يقل عن 21 مسلحا في العملية، بحسب ما أعلنت وزارة الدفاع يوم الاثنين في المدينة"
JAPANESE = "国防省は月曜日、少なくとも21人の戦闘員が死亡したと発表した。"
CHINESE = "国防部周一表示,至少有21名武装分子在行动中丧生。"
KOREAN = "국방부는 월요일 최소 21명의 전투원이 사망했다고 밝혔다."

DETECTED = [
    ("cp1252", ENGLISH),
    ("cp1252", "He’s said that 21 people were killed."),
    ("cp1252", FRENCH),
    ("cp1251", RUSSIAN),
    ("koi8-r", RUSSIAN),
    ("cp1256", ARABIC),
    ("shift_jis", JAPANESE),
    ("gb18030", CHINESE),
    ("euc-kr", KOREAN),
    ("utf-16-le", ENGLISH),
    ("utf-16-be", ENGLISH),
]


@pytest.mark.parametrize(("encoding", "text"), DETECTED)
def test_an_encoding_that_is_not_stated_is_detected_and_named(encoding: str, text: str) -> None:
    """The text comes out right, and the reader is told what it was taken for."""
    found, warning = decode(text.encode(encoding), markup=False)
    assert found == text
    assert "its encoding is not stated" in warning


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_utf8_and_byte_order_marks_leave_no_doubt(encoding: str) -> None:
    """What is UTF-8, or says by its first bytes what it is, is read without a warning."""
    assert decode(ENGLISH.encode(encoding), markup=False) == (ENGLISH, "")


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("cp1252", "iso-8859-1"), ("cp1251", "windows-1251"), ("iso2022_jp", "iso-2022-jp")],
)
def test_a_page_declares_its_encoding(encoding: str, declared: str) -> None:
    """What a page declares is used where it is not UTF-8; Latin 1 means Windows, as in browsers."""
    text = JAPANESE if "jp" in encoding else RUSSIAN if "51" in encoding else ENGLISH
    page = f'<html><head><meta charset="{declared}"></head><body><p>{text}</p></body></html>'
    assert decode(page.encode(encoding), markup=True) == (page, "")
    assert text in load_document(page.encode(encoding), "a.html").text


def test_a_page_that_declares_no_encoding_of_text_is_detected() -> None:
    """A code that turns text into other text, or bytes into bytes, is none."""
    page = f'<html><meta charset="rot13"><body><p>{FRENCH}</p></body></html>'
    assert FRENCH in load_document(page.encode("cp1252"), "a.html").text


def test_a_page_in_utf8_is_read_so_whatever_it_declares() -> None:
    """A page saved anew keeps the declaration of its old encoding."""
    page = f'<html><meta charset="iso-8859-1"><body><p>{FRENCH}</p></body></html>'
    assert FRENCH in load_document(page.encode(), "a.html").text


def test_an_encoding_that_is_given_overrules_detection() -> None:
    """`--encoding` is taken at its word, and refused where it is none or does not fit."""
    assert load_document(RUSSIAN.encode("cp866"), "a.txt", encoding="cp866").text == RUSSIAN
    for name in ("nonsense", "rot13", "base64", "undefined"):
        with pytest.raises(BadDataError, match="no such encoding"):
            load_document(b"21", "a.txt", encoding=name)
    with pytest.raises(BadDataError, match="not in the encoding ascii"):
        load_document(FRENCH.encode(), "a.txt", encoding="ascii")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_sixteen_bits_without_a_mark_are_known_in_any_script(encoding: str) -> None:
    """The spaces tell, where the letters have no zero in them."""
    text = "وأصيب مقاتلون في المعارك التي جرت يوم الجمعة في المحافظة"
    d = load_document(text.encode(encoding), "a.txt")
    assert (d.text, d.warnings[0]) == (
        text,
        f"its encoding is not stated; it was read as {encoding}",
    )


def test_a_zero_byte_in_a_text_is_no_sixteen_bits() -> None:
    """A list whose entries end in a zero byte is no text, and not taken for one in Chinese."""
    with pytest.raises(BadDataError, match="is no text"):
        load_document(b"21 soldiers died.\0" * 100, "a.txt")


def test_a_damaged_character_costs_itself_alone() -> None:
    """A UTF-8 text with a byte that is none is read as UTF-8, and the damage is counted."""
    text = "“Über 21 men,” the café’s owner said.\n"
    d = load_document(text.encode() * 3 + b"40 \xe9migr\xe9s left.\n", "a.txt")
    assert d.text == text * 3 + "40 \ufffdmigr\ufffds left.\n"
    assert d.warnings == ("2 of its characters are damaged: each is shown as \ufffd",)


def test_line_ends_become_one() -> None:
    """Windows and old Mac line ends are line ends."""
    assert decode(b"a\r\nb\rc\n", markup=False)[0] == "a\nb\nc\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (ENGLISH, "en"),
        (FRENCH, "fr"),
        (RUSSIAN, "ru"),
        (ARABIC, "ar"),
        (JAPANESE, "ja"),
        (CHINESE, "zh"),
        (KOREAN, "ko"),
        (GERMAN, "de"),
        (SPANISH, "es"),
        ("21 killed", ""),
        ("1 2 3 4 5 6 7 8 9 10", ""),
    ],
)
def test_a_language_is_told_by_its_words(text: str, code: str) -> None:
    """Small words and letters tell; too few of them tell nothing."""
    assert told_by_words(text) == code


@pytest.mark.parametrize(
    ("tag", "code"), [("en-GB", "en"), ("EN_us", "en"), (" fr", "fr"), ("", ""), ("english", "")]
)
def test_a_language_tag_is_shortened(tag: str, code: str) -> None:
    """A document's own tag is read down to its language."""
    assert code_of(tag) == code


def test_a_text_in_another_language_is_marked() -> None:
    """Its numbers are read, and the reader is told that its words are not understood."""
    d = load_document(FRENCH.encode(), "a.txt")
    assert (d.language, d.language_from, d.fully_read) == ("fr", "its words", False)
    assert any("not in English (fr, its words)" in w for w in d.warnings)


def test_a_declared_language_that_the_words_deny_is_named() -> None:
    """A Russian page that a template declares English is not taken for English."""
    page = f'<html lang="en"><body><article><p>{RUSSIAN}</p></article></body></html>'
    d = load_document(page.encode(), "a.html")
    assert d.language == "ru"
    assert any("declares the language en, but its words are ru" in w for w in d.warnings)
    d = load_document(page.replace('"en"', '"fr"').replace(RUSSIAN, ENGLISH).encode(), "a.html")
    assert (d.language, d.fully_read) == ("en", True)
    assert any("declares the language fr, but its words are en" in w for w in d.warnings)
