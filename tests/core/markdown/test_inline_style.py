"""Styles of raw HTML: what writers use stays, all else is left out without being repaired."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.markdown.inline_style import LONGEST, safe_style


@pytest.mark.parametrize(
    "style",
    [
        "text-align:center",
        "color:#ff0000;background-color:rgba(0, 0, 0, .5)",
        "color:tomato",
        "width:50%;max-width:640px",
        "margin:0 auto;padding:8px 1em",
        "float:right;margin-left:1.5em",
        "border:1px solid #ccc;border-radius:50%",
        "font-size:14px;font-weight:bold;line-height:1.6",
        "text-decoration:underline",
        "display:inline-block;vertical-align:middle",
    ],
)
def test_what_writers_use_stays(style):
    assert safe_style("div", style) == style


def test_a_style_is_written_in_one_way():
    assert safe_style("p", " COLOR :  Red ; ; TEXT-align: CENTER;") == "color:red;text-align:center"


def test_pictures_have_a_height_and_words_have_none():
    assert safe_style("img", "zoom:50%;height:80px") == "zoom:50%;height:80px"
    assert safe_style("div", "height:80px;color:red") == "color:red"


@pytest.mark.parametrize(
    "style",
    [
        "position:fixed",
        "position:absolute;inset:0",
        "background:url(http://l/)",
        "background:u\\72l(x)",
        "width:expression(alert(1))",
        "width:calc(100% + 1px)",
        "width:100vw",
        "width:-1px",
        "width:9999px",
        "width:101%",
        "margin:-1px",
        "margin-top:201px",
        "margin:0 0 0 0 0",
        "padding:auto",
        "font-size:500px",
        "font-size:7px",
        "line-height:0",
        "zoom:9",
        "zoom:0",
        "display:none",
        "display:contents",
        "color:red!important",
        "color:var(--x)",
        "--x:red",
        "color:red/**/",
        "color:'red'",
        'color:"red"',
        "color:red}*{x:y",
        "color:rgb(1,2,url(x))",
        "color:#12345",
        "color:ｒｅｄ",
        "float:left right",
        "border:1px solid",
        "border:1px solid url(x)",
        "opacity:0",
        "transform:none",
        "color",
        ":red",
        "color:",
        "",
        "color:red;" * LONGEST,
    ],
)
def test_all_else_is_left_out(style):
    assert safe_style("p", style) == ""


def test_a_wrong_declaration_takes_no_other_with_it():
    assert safe_style("p", "color:red;position:fixed;float:left") == "color:red;float:left"


PIECES = [
    "color",
    "width",
    ":",
    ";",
    "red",
    "10px",
    "url(",
    ")",
    "\\",
    "/*",
    "*/",
    '"',
    "'",
    " ",
    "\n",
    "%",
    "}",
    "é",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_what_comes_out_is_harmless_and_comes_out_again(style):
    kept = safe_style("img", style)
    assert re.fullmatch(r"(?:(?:color:[a-z]{3,20}|width:\d{1,4}(?:px|%))(?:;(?!$)|$))*", kept)
    assert safe_style("img", kept) == kept
