"""What a reader of a document sees is what is read: no figure changes by the way it is set."""

from __future__ import annotations

import pytest

from facttrack.reading.documents import load_document
from facttrack.reading.documents.html import read_html
from tests.documents.makers import page, pdf, word_of

LONG = "The ministry said on Saturday that all its units had returned from the northern border. "


def page_text(body: str) -> str:
    """The text of a page's paragraph, without the story around it."""
    data = page(without="</article>", instead=f"<p>{LONG}{body}</p></article>")
    return load_document(data, "a.html").text.partition(LONG)[2].strip()


def word_text(body: str) -> str:
    """The text of a Word document's paragraph."""
    return load_document(word_of(f"<w:p>{body}</w:p>".encode()), "a.docx").text.strip()


def run(text: str, style: str = "") -> str:
    """A run of a Word document."""
    return f'<w:r><w:rPr>{style}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("21<sup>3</sup> soldiers died", "21³ soldiers died"),
        ('21<sup><a href="#f3">3</a></sup> soldiers', "21³ soldiers"),
        ("21<sup>3, 14</sup> soldiers", "21³, ¹⁴ soldiers"),
        ("21<sup>a</sup> men on the 21<sup>st</sup> of May", "21ᵃ men on the 21st of May"),
        ("10<sup>6</sup> cells, 10<sup>-3</sup> of them", "10⁶ cells, 10⁻³ of them"),
        ("2<sup>1</sup>/<sub>2</sub> tonnes, <sup>3</sup>&frasl;<sub>4</sub> of it",
         "2¹/₂ tonnes, ³⁄₄ of it"),
        ("<del>19</del> <ins>21</ins> soldiers, <s>500</s> 600 more", "21 soldiers, 600 more"),
        ("21 died<span hidden>, 98 did not</span><template>22</template>", "21 died"),
        ("<q>We lost 21 men</q>, he said", "“We lost 21 men”, he said"),
        ("On <time datetime='2031-03-14'>Friday</time> 21 died", "On Friday 21 died"),
        ("<math><mn>25</mn></math> percent", "25 percent"),
        ("<math><msup><mn>10</mn><mn>6</mn></msup></math> cells", "10⁶ cells"),
        ("<math><mfrac><mn>1</mn><mn>3</mn></mfrac></math> of them", "1/3 of them"),
    ],
)  # fmt: skip
def test_a_page_is_read_as_it_is_shown(body: str, text: str) -> None:
    """A raised mark is no digit, what is struck out or hidden no text; what is shown is."""
    assert page_text(body) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("21<sup>3</sup> soldiers", "21³ soldiers"),
        ("CO<sub>2</sub>", "CO₂"),
        ("~~19~~ 21 soldiers, <del>40</del> 41 tanks", "21 soldiers,  41 tanks"),
        ("2<sup>1</sup>/<sub>2</sub> tonnes", "2¹/₂ tonnes"),
    ],
)
def test_markdown_is_read_as_it_is_shown(source: str, text: str) -> None:
    """Its marks of raised and struck-out text are kept to."""
    assert load_document(source.encode(), "a.md").text.strip() == text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<w:r><w:t>20</w:t><w:noBreakHyphen/><w:t>30 men</w:t></w:r>", "20-30 men"),
        ("<w:r><w:t>thou</w:t><w:softHyphen/><w:t>sands</w:t></w:r>", "thousands"),
        ('<w:r><w:t>5</w:t><w:sym w:font="Symbol" w:char="F02D"/><w:t>10</w:t></w:r>', "5-10"),
        ('<w:r><w:t>5</w:t><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "5\ufffd"),
        ('<w:r><w:t>5</w:t><w:sym w:font="Arial" w:char="2212"/><w:t>1</w:t></w:r>', "5−1"),
        (run("21") + run("3", '<w:vertAlign w:val="superscript"/>') + run(" men"), "21³ men"),
        (run("CO") + run("2", '<w:vertAlign w:val="subscript"/>'), "CO₂"),
        (run("44 men ", "<w:vanish/>") + run("12 men", '<w:vanish w:val="0"/>'), "12 men"),
    ],
)
def test_a_word_document_is_read_as_it_is_shown(body: str, text: str) -> None:
    """A hyphen, a sign or a raised mark between two digits never makes one number of them."""
    assert word_text(body) == text


def test_a_formula_of_a_word_document_is_text() -> None:
    """Its figures are read, powers and fractions told from digits."""
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    body = (
        f'{run("about ")}<m:oMath xmlns:m="{math}"><m:r><m:t>25</m:t></m:r><m:sSup><m:e><m:r>'
        "<m:t>+10</m:t></m:r></m:e><m:sup><m:r><m:t>6</m:t></m:r></m:sup></m:sSup><m:f><m:num>"
        "<m:r><m:t>+1</m:t></m:r></m:num><m:den><m:r><m:t>3</m:t></m:r></m:den></m:f></m:oMath>"
    )
    assert word_text(body) == "about 25+10⁶+1/3"


def cell(*parts: str) -> str:
    """A cell of a Word table."""
    return f"<w:tc>{''.join(parts)}</w:tc>"


def paragraph(text: str) -> str:
    """A paragraph of a Word table's cell."""
    return f"<w:p>{run(text)}</w:p>"


def test_a_figure_stays_in_its_column() -> None:
    """An empty cell or a wide one moves no figure under another head; a struck row is no text."""
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    struck = f'<w:tr><w:trPr><w:del w:id="1"/></w:trPr>{cell(paragraph("7 men"))}</w:tr>'
    rows = (
        (cell(paragraph("")), cell(paragraph("Killed")), cell(paragraph("Wounded"))),
        (cell(paragraph("Homs")), cell(paragraph("")), cell(paragraph("12"))),
        (cell(wide, paragraph("Idlib")), cell(paragraph("7"))),
        (cell(paragraph("")), cell(paragraph("")), cell(paragraph(""))),
    )
    table = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    text = load_document(word_of(f"<w:tbl>{struck}{table}</w:tbl>".encode()), "a.docx").text
    assert text == "|  | Killed | Wounded |\n| Homs |  | 12 |\n| Idlib |  | 7 |\n"


def test_a_table_that_lays_out_another_is_read_once() -> None:
    """No figure of a table within a table is read twice."""
    inner = f"<w:tbl><w:tr>{cell(paragraph('7 men'))}{cell(paragraph('B'))}</w:tr></w:tbl>"
    outer = f"<w:tbl><w:tr>{cell(paragraph('5 men'), inner, '<w:p/>')}</w:tr></w:tbl>"
    assert load_document(word_of(outer.encode()), "a.docx").text == "5 men\n| 7 men | B |\n"


def pdf_text(*pages: tuple[str, ...]) -> str:
    """The text of a PDF."""
    return load_document(pdf(pages), "a.pdf").text.strip()


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Some 21{3} soldiers died.{14} It was so.", "Some 21³ soldiers died.¹⁴ It was so."),
        ("The offices{5} held 10{6} cells in 40 km{2}.", "The offices⁵ held 10⁶ cells in 40 km²."),
        ("It was the 21{st} of May.", "It was the 21st of May."),
        ("Some 213 soldiers died in 2031.", "Some 213 soldiers died in 2031."),
    ],
)  # fmt: skip
def test_a_raised_mark_of_a_pdf_is_no_digit(line: str, text: str) -> None:
    """It is told by its size and its place, and the line that it broke goes on."""
    assert pdf_text((line,)) == text


def test_running_heads_of_a_pdf_are_no_text() -> None:
    """What stands at the edge of most pages is read once, and page numbers never."""
    lines = [
        f"In month {at} some {at + 20} smugglers were killed on the way to the" for at in range(5)
    ]
    pages = [
        ("Qasira Relief | Report 2031", line, "northern border.", f"{at + 1} | www.example.org")
        for at, line in enumerate(lines)
    ]
    text = pdf_text(*pages)
    assert text.count("Qasira Relief") == 1
    assert "www.example.org" not in text
    assert text.count("smugglers were killed on the way to the northern border.") == len(pages)


def test_a_figure_at_the_edge_of_a_page_is_no_page_number() -> None:
    """The last cell of a table is text; a number that is counted with the pages is none."""
    assert pdf_text(("Killed in the town", "21"), ("Wounded in the town", "40")).split()[-1] == "40"
    assert "38" not in pdf_text(*(("Killed in Qasira", f"{number}") for number in (37, 38, 39)))
    assert pdf_text(*[("Name: Omar", "Killed: 3")] * 9).count("Killed: 3") == 9


def test_lines_without_an_end_are_joined_in_time() -> None:
    """A megabyte of a PDF's lines that make one paragraph is read in the time of its parser."""
    pages = [[f"{LONG}and {line:06} men" for line in range(50)] for _ in range(200)]
    assert load_document(pdf(pages), "a.pdf").text.count("000049 men") == len(pages)


def test_a_page_too_long_for_its_article_is_read_whole() -> None:
    """What a very long page shows is read to its end, navigation too, and that is told."""
    found = read_html(
        f"<nav>Home</nav>{'<p>They counted 40 boats.</p>' * 150_000}<p>The end.</p>".encode()
    )
    assert "Home" in found.text
    assert found.text.rstrip().endswith("The end.")
    assert found.text.count("40 boats") == 150_000
    assert any("too long" in warning for warning in found.warnings)
