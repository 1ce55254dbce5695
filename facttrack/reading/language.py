"""Which language a text is in, told by its letters and its commonest small words."""

from __future__ import annotations

from collections import Counter

from facttrack.lazy import pattern

_SAMPLE = 20_000
_FEWEST_WORDS = 12
_LEAST_SHARE = 0.08
_LEAD = 1.4
_WORD = pattern(r"[^\W\d_]+")
_SMALL_WORDS = {
    "en": """the of and to in a is that was for on are with as were by at be this from it his had
        has have an said not they but who will been their which he she we there more than""",
    "fr": """le la les des et en du un une dans que qui pour sur par au est plus avec ont pas son
        aux selon été ce se""",
    "de": """der die und den von zu das mit sich des auf für ist im dem nicht ein eine als auch es
        wurde nach wurden bei aus""",
    "es": """de la que el en y los del se las por un con una su para al es lo como fueron más ha
        personas según""",
    "it": """di che e il la in un per del non una sono della con le gli dei da nel più è stato stati
        secondo alla""",
    "pt": """de que o a e do da em um para com não uma os no se na por mais as dos foram segundo ao
        são foi""",
    "nl": """de van het een en in is dat op te zijn voor met die niet aan er om ook als bij door
        werden werd""",
    "tr": """ve bir bu da de için ile olarak en çok daha olan gibi sonra kadar göre""",
    "pl": """w i na z do że się nie o jest to po przez od oraz za jak został zostało""",
    "cs": """a v se na je že o s z do by si k i pro ale po jsou bylo podle která""",
    "id": """yang dan di dengan untuk dari pada ini dalam tidak itu telah akan oleh""",
    "sv": """och i att det som en på är av för med den till inte har de om ett""",
}
# Scripts of one language, or of several that some letters tell apart.
_SCRIPTS = (
    (pattern("[\u3040-\u30ff]"), "ja", ()),
    (pattern("[\uac00-\ud7af]"), "ko", ()),
    (pattern("[\u4e00-\u9fff]"), "zh", ()),
    (pattern("[\u0400-\u04ff]"), "ru", ((pattern("[іїєґ]"), "uk"),)),
    (
        pattern("[\u0600-\u06ff]"),
        "ar",
        ((pattern("[ٹڈڑے]"), "ur"), (pattern("[پچژگ]"), "fa")),
    ),
    (pattern("[\u0590-\u05ff]"), "he", ()),
    (pattern("[\u0370-\u03ff]"), "el", ()),
    (pattern("[\u0900-\u097f]"), "hi", ()),
    (pattern("[\u0980-\u09ff]"), "bn", ()),
    (pattern("[\u0e00-\u0e7f]"), "th", ()),
)
_SCRIPT_SHARE = 0.25
_TAG = pattern(r"\s{0,9}([A-Za-z]{2,3})(?:[-_]|\s|$)")
WESTERN = frozenset("en fr de es it pt nl sv".split())


def told_by_words(text: str) -> str:
    """The code of the language that a text is written in; "" where its words do not tell."""
    sample = text[:_SAMPLE]
    words = [word.lower() for word in _WORD.findall(sample)]
    script = _by_script(sample, words)
    if script:
        return script
    if len(words) < _FEWEST_WORDS:
        return ""
    counted = Counter(words)
    shares = sorted(
        (
            (sum(counted[w] for w in set(small.split())), code)
            for code, small in _SMALL_WORDS.items()
        ),
        reverse=True,
    )
    (most, code), (second, _) = shares[:2]
    return code if most >= _LEAST_SHARE * len(words) and most >= _LEAD * second else ""


def _by_script(sample: str, words: list[str]) -> str:
    letters = sum(map(len, words))
    for script, code, others in _SCRIPTS:
        found = len(script.findall(sample))
        if found and found >= _SCRIPT_SHARE * letters:
            return next((other for letter, other in others if letter.search(sample)), code)
    return ""


def code_of(tag: str) -> str:
    """The language of a tag that a document declares: "en" for "en-GB" and "EN_us"."""
    match = _TAG.match(tag)
    return match[1].lower() if match else ""
