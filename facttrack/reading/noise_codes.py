"""The rules by which a number is an address, a telephone number or a code: data, in order."""

from __future__ import annotations

from facttrack.reading.noise_dates import NO_SPACE, PHONE, REFERENCE, SPACES, NoiseRule

_DIGITS = " ".join("0123456789")
_SMALL = r"\d{1,4}"
_STREET = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Boulevard|Blvd|Square|Place|"
    r"Way|Court|Row|Parkway|Turnpike|Terrace|Crescent|Plaza)\b"
)
_TITLE_NEXT = r"\s(?:[A-Z][\w’'-]*\s){1,3}"

CODE_RULES: tuple[NoiseRule, ...] = (
    NoiseRule("postcode", REFERENCE, r"\b[A-Z]{2}\s$", r"\d{5}(?:-\d{4})?"),
    # No count starts with a nought: "021-455 8510", "on 0800 100 200".
    NoiseRule(
        "leading-nought",
        PHONE,
        r"(?:^|[\s(:+])$",
        r"0\d[\d ]{0,12}(?:[-–][\d ]{3,})?",
        r"(?![.,]\d)",
    ),
    NoiseRule(
        "free-call",
        PHONE,
        "",
        r"1[38]\d0(?:[-–][\d ]{6,})?",
        r"[-\s]\d{3}[-\s]?\d{3}\b|(?<=\d{6})\b",
    ),
    NoiseRule(
        "call-tail",
        PHONE,
        r"\b(?:0\d{1,4}(?:[-\s]\d{2,4}){0,2}|1[38]\d0(?:[-\s]\d{3})?)[-\s]$",
        r"[\d ]{3,}",
        r"(?!,\d|\s[a-z]+s\b|\s(?:people|men|women))",
        behind=_DIGITS + " -",
    ),
    NoiseRule(
        "emergency-number",
        PHONE,
        r"\b(?:[Cc]all|[Dd]ial|[Pp]hon|[Rr]ing|[Rr]ang|[Rr]ung|[Tt]ext|[Uu]se)\w{0,4}\s(?:(?:the|to)\s)?$",
        r"(?:[019]\d\d)(?:\s(?:or|and)\s\d{3})?",
        r"(?!,\d|\s[a-z]+s\b|\s(?:people|men|women))",
        last=SPACES,
    ),
    NoiseRule(
        "emergency-at",
        PHONE,
        r"\b(?:[Cc]all|[Cc]ontact|[Rr]ing|[Dd]ial|[Rr]each)\w{0,4}\s[^.,;]{0,30}\s(?:at|on)\s$",
        r"(?:112|911|999|000)(?:\s(?:or|and)\s\d{3})?",
        last=SPACES,
        behind="at on",
    ),
    NoiseRule("emergency-either", PHONE, r"\b(?:112|911|999)/$", r"112|911|999", last="/"),
    NoiseRule("emergency-or", PHONE, "", r"112|911|999", r"/(?:112|911|999)\b"),
    NoiseRule(
        "emergency-call",
        PHONE,
        "",
        r"911|999|112|000",
        r"\s(?:calls?|caller|callers|operators?|dispatch\w*|emergency|hotline|system|service|function|outage|"
        r"tapes?|recordings?)\b",
    ),
    NoiseRule("telephone-bracket", PHONE, r"\(\d{3}\)\s?$", r"\d{3}(?:[-–]\d{4})?"),
    NoiseRule(
        "telephone",
        PHONE,
        r"\b(?:[Tt]el(?:ephone)?|[Pp]hone|[Cc]all|[Ff]ax|[Mm]obile|[Hh]otline|[Dd]ial|"
        r"WhatsApp)[.:]?(?:\s(?:us\s)?on)?\s?\+?(?:[\d()-]+\s?){0,6}$",
        r"[\d ]{2,}(?:[-–][\d ]{2,})?",
        behind="tel telephone phone call fax mobile hotline dial whatsapp on us : + ( ) - "
        + _DIGITS,
    ),
    NoiseRule(
        "telephone-plus",
        PHONE,
        r"\+(?:[\d()-]+\s?){0,6}$",
        r"[\d ]+(?:[-–][\d ]+)?",
        # "+70 people" is no number that anybody calls.
        r"(?!\s(?:[a-z]+s|people|men|women|children)\b)",
        behind="+ ( ) - " + _DIGITS,
    ),
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
    NoiseRule("web", REFERENCE, r"(?:https?://|www\.|@|\.com|\.org)\S{0,40}$", last=NO_SPACE),
    NoiseRule("file", REFERENCE, r"[/\\_=&?]\w{0,20}$", _SMALL, r"[/\\_&.]?\w", last=NO_SPACE),
)
