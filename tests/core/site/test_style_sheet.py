"""No style sheet asks anybody for anything, whatever it is written like."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.site.style_sheet import NOTHING, clean_style

FAR = "http://far.example/x"


def cleaned(css: str) -> tuple[str, list[str]]:
    asked: list[str] = []

    def address(text: str) -> str | None:
        asked.append(text)
        return None if "far" in text else f"post://style/{text}"

    return clean_style(css, address), asked


@pytest.mark.parametrize(
    "css",
    [
        f"p{{background:url({FAR})}}",
        f"p{{background:URL( \t{FAR} )}}",
        f"p{{background:url('{FAR}')}}",
        f"p{{background:u\\72 l({FAR})}}",
        f'p{{background:\\55 RL("{FAR}")}}',
        f"p{{background:url(/**/'{FAR}')}}",
        f"p{{background:url('{FAR}",
        f"p{{background:url({FAR}",
        "p{background:url(ht\\74p://far.example/x)}",
        f"p{{background:image-set('{FAR}' 1x)}}",
        f"p{{background:-webkit-image-set('{FAR}' 1x, url(b) 2x)}}",
        f"p{{background:image-set(type('a') '{FAR}' 1x)}}",
        f"p{{background:src('{FAR}')}}",
        f"p{{background:cross-fade(url({FAR}), red)}}",
        f"@import '{FAR}';",
        f"@import url({FAR}) screen;",
        f"@im\\70ort '{FAR}';",
        f"@charset 'x'; @namespace url({FAR}); @import url({FAR})",
        f"@font-face{{src:local(x),url({FAR}) format('woff2')}}",
        f":root{{--a:url({FAR})}}",
        f"@media screen{{@import '{FAR}'; p{{background:url({FAR})}}}}",
        f"@document url({FAR}){{p{{a:b}}}}",
        f"/* */ }} }} ]) p{{background:url({FAR})}}",
        f"p{{background:url({FAR}\n)}}",
        f"<!-- p{{background:url({FAR})}} -->",
        f"p{{cursor:url({FAR}),auto;content:url({FAR});list-style:url({FAR});mask:url({FAR}#a)}}",
    ],
)
def test_no_far_address_is_left(css: str) -> None:
    assert "far.example" not in cleaned(css)[0]


def test_a_variable_brings_no_address_into_an_image_set() -> None:
    clean, _ = cleaned(f":root{{--a:'{FAR}'}} p{{background:image-set(var(--a) 1x)}}")
    assert "var(" not in clean
    assert "var(--a)" in cleaned("p{color:var(--a)}")[0]


def test_what_is_near_is_named_anew_and_the_rest_stays() -> None:
    clean, asked = cleaned(
        '@media (min-width:1px){.a\\:b > p:hover{background:url("b c.png") 0/5%;margin:-.5em}}'
    )
    assert asked == ["b c.png"]
    assert clean == (
        '@media (min-width:1px){.a\\:b > p:hover{background:url("post://style/b c.png") 0/5%;margin:-.5em}}'
    )
    assert cleaned("p{background:url(far)}")[0] == f"p{{background:{NOTHING}}}"


def test_an_answer_cannot_break_out_of_its_quotes() -> None:
    clean = clean_style("p{background:url(a)}", lambda _: '"){}*{x:url(http://y')
    assert clean.count('"') == 2
    assert "url(http" in clean  # inside the string
    assert clean.endswith('")}')


def test_a_string_keeps_its_meaning() -> None:
    assert cleaned('p{content:"\\201c a\\"b\\\n c"}')[0] == 'p{content:"“a\\22 b c"}'


@pytest.mark.parametrize("value", ["fixed", "FIXED", "fi\\78 ed", " fixed !important"])
def test_nothing_is_fixed_to_the_window(value: str) -> None:
    clean, _ = cleaned(f"p{{color:red;position :{value}}} .fixed{{position:relative}}")
    assert "position :" in clean
    assert not re.search(r"position\s*:\s*fi", clean, re.IGNORECASE)
    assert ".fixed{position:relative}" in clean


def test_an_unknown_rule_goes_and_what_is_behind_it_stays() -> None:
    assert cleaned("@unknown x (y;z) {a{b:c}} q{d:e}")[0].strip() == "q{d:e}"
    assert cleaned("@media x{@unknown y} q{d:e}")[0] == "@media x{} q{d:e}"


@given(st.text(alphabet="{}()[]\"'\\/*@:;#.-url importfar http://x\n\t1aé", max_size=60))
def test_brackets_match_and_cleaning_ends(css: str) -> None:
    clean, _ = cleaned(css)
    bare = re.sub(r'"(?:[^"\\]|\\.)*"', "", clean)
    open_: list[str] = []
    for char in re.sub(r"\\.", "", bare, flags=re.DOTALL):
        if char in "{([":
            open_.append({"{": "}", "(": ")", "[": "]"}[char])
        elif char in "})]":
            assert open_, clean
            assert open_.pop() == char
    assert open_ == []


@pytest.mark.parametrize("unit", ["\\", "(", '"', "url(", "/*", "--", "1e", "@", "@x{", "\\61 ", "a"])
def test_a_sheet_made_to_hang_is_read_in_one_go(unit: str) -> None:
    clean, _ = cleaned(unit * 20_000)
    assert len(clean) < len(unit) * 20_000 * 8 + 10


def test_what_butterfly_calls_by_ids_is_found_on_our_page() -> None:
    css = "#post #article-container h2{color:#fff}"
    assert clean_style(css, lambda _: None) == "#page #post h2{color:#fff}"
    assert clean_style("#post h2{color:#fff}", lambda _: None) == "#post h2{color:#fff}"


def test_an_imported_sheet_stands_where_nothing_is_open() -> None:
    def imported(text: str) -> str:
        return f".{text}{{}}"

    css = "@import 'a'; @IMPORT url(b) print; p{@import 'c'; d:e} @media x{@import 'f'; } @import url( 'g' );"
    assert (
        "".join(clean_style(css, lambda _: None, imported).split())
        == ".a{}@mediaprint{.b{}}p{d:e}@mediax{}.g{}"
    )
    for bad in (
        "@import 'a' }",
        "@import 'a' {x",
        "@import",
        "@import url(",
        "@import (a);",
        "@import 'a' \\{;",
    ):
        assert "{" not in clean_style(bad, lambda _: None, imported).replace(".a{}", "")
