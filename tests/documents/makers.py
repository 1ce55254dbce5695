"""Documents that the tests make themselves: PDF by hand, DOCX through its library, HTML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import docx

STORY = (
    (
        "The River Guard said on Saturday that 21 smugglers were killed in the operation near the "
        "border, which was backed by the air force."
    ),
    "According to the ministry, at least 12 people were wounded, including three children.",
)
PAGE = """<!doctype html><html lang="en-GB"><head>
<title>Border operation - The Qasira Courier</title>
<meta property="og:title" content="Border operation">
<meta property="og:site_name" content="The Qasira Courier">
<meta name="author" content="Ada Reed">
<link rel="canonical" href="https://example.org/border">
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "NewsArticle", "datePublished": "2031-03-14T10:00:00Z"}
</script></head><body><nav>Home 12 News 13</nav><article><h1>Border operation</h1>
<p>%s</p><p>%s</p></article><footer>Copyright 2031, 48 rights reserved</footer></body></html>"""


def page(*, without: str = "", instead: str = "") -> bytes:
    """The story as a web page, with one piece of its markup replaced."""
    assert without in PAGE
    return (PAGE % STORY).replace(without or "\0", instead).encode()


def pdf(
    pages: Sequence[Sequence[str]], *, info: str = "", catalog: str = "", trailer: str = ""
) -> bytes:
    """A PDF of the given lines, a list of them a page; what stands in "{}" is raised."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog}>>".encode(),
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for n, lines in enumerate(pages):
        objects += _page(lines, 5 + 2 * n)
    objects.append(f"<< {info} >>".encode())
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n" % number + content + b"\nendobj\n")
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    ends = f"/Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R {trailer}"
    out.write(f"trailer << {ends}>>\nstartxref\n{table}\n%%EOF\n".encode())
    return out.getvalue()


def _page(lines: Sequence[str], contents: int) -> list[bytes]:
    shown = b" ".join(b"(" + _escaped(line) + b") Tj T*" for line in lines)
    drawn = b"BT /F1 10 Tf 12 TL 50 750 Td " + shown + b" ET"
    head = (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {contents} 0 R "
        "/Resources << /Font << /F1 3 0 R >> >> >>"
    )
    return [head.encode(), b"<< /Length %d >>\nstream\n" % len(drawn) + drawn + b"\nendstream"]


def _escaped(line: str) -> bytes:
    data = line.encode("cp1252")
    data = data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return data.replace(b"{", b") Tj 4 Ts /F1 6 Tf (").replace(b"}", b") Tj 0 Ts /F1 10 Tf (")


def word(*paragraphs: str, title: str = "", author: str = "") -> bytes:
    """A Word document of paragraphs, with a table of one row at its end."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    cells = document.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = "Killed", "21 persons"
    document.core_properties.title, document.core_properties.author = title, author
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


WORD_XML = (
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    b"%s</w:body></w:document>"
)


def word_of(body: bytes, *, before: bytes = b"") -> bytes:
    """A Word document whose text part is made of the given markup."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word("x"))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, before + WORD_XML % body if name == "word/document.xml" else part)
    return out.getvalue()
