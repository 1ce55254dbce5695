"""Texts that try to act: formulas, escapes, markup, hidden directions, control characters."""

from __future__ import annotations

from hypothesis import strategies as st

FORMULAS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠A",
    "−1+1",
]
LEADS = ["", " ", "\u00a0", "\ufeff", '"', "'", "''", "\u200b ", "\n", "x;", "x\t", "x\n", "x;'"]
# Characters that act by themselves: none may reach a page.
ACTS = set("\x1b\x9b\x00\x7f\u202e\u2066\u200f\x08")
ACTING = [
    "\x1b[2J\x1b]0;title\x07",
    "\x9b31m",
    "\u202egnp.exe",
    "\u2066isolated",
    "\x00",
    "a\x00b",
    "\x7f\x08\x08",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![x](http://example.org/x.png)",
    "a | b",
    "`code` *bold* _it_",
    "line\nbreak\r\nand\rreturn",
    "\u2028\u2029\x85",
    "no \ufffe\uffff character",
    "NA",
    "nan",
    "NULL",
    "-5",
    "+5.50",
    "-5%",
    'say "so", he said',
    "日本語の見出し",
    "مرحبا\u200f",
]
hostile = st.one_of(
    st.builds(str.__add__, st.sampled_from(LEADS), st.sampled_from(FORMULAS)),
    st.sampled_from(ACTING),
    st.text(alphabet=st.sampled_from(list("=+-@;'\"\t\r\n ,a1\x1b\x00\u202e＝−")), max_size=12),
    st.text(max_size=20),
)
