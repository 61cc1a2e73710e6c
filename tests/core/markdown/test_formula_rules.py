"""Which dollars, brackets and fences are formulas, and which stay text."""

from __future__ import annotations

import pytest

from editor.core.markdown.document import render_text
from editor.core.markdown.formula_rules import ALL_SIGNS, FormulaSign
from editor.core.markdown.parser import MarkdownOptions, make_parser


def formulas(text, signs=ALL_SIGNS):
    """Give the LaTeX of all formulas, displays with a `!` before."""
    found = []
    for token in make_parser(MarkdownOptions(formula_signs=signs)).parse(text):
        if token.type == "formula_block":
            found.append(f"!{token.content}")
        children = [child for child in token.children or () if child.type == "formula_inline"]
        found += [("!" if child.meta["is_display"] else "") + child.content for child in children]
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("area $x^2$ here", ["x^2"]),
        ("面积$x^2$平方", ["x^2"]),
        ("the $n$th and $n$-th", ["n", "n"]),
        ("若 $a<b$ 且 $c>d$", ["a<b", "c>d"]),
        ("in *a $x_1$ b* and **$y$**", ["x_1", "y"]),
        ("[$z$](/there)", ["z"]),
        ("two\n$a\n+b$ lines", ["a +b"]),
        ("a $$x$$ display", ["!x"]),
        (r"so \(x_1\) is", ["x_1"]),
        ("GitHub's $`x_1*2*`$ form", ["x_1*2*"]),
        ("| $a$ | b |\n|-|-|\n| $c$ | d |", ["a", "c"]),
        ("# on $x$", ["x"]),
        (r"$\text{a \$ b}$", [r"\text{a \$ b}"]),
    ],
)
def test_a_formula_in_a_line(text, found):
    assert formulas(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "from $5 and $6",
        "from $5 to $6 each",
        "it is 5$ or 6$",
        r"\$x\$",
        "`$x$`",
        "a $ b $ c",
        "$x $ and $ y$",
        "$1,000 and $2,000",
        "$$$x$$$",
        '<a title="$x$">t</a>',
        "$5 `a$`",
        "US$5/$6",
        "$",
        "$$",
        "    $$\n    x\n    $$",
        r"a \[1\] b",
        r"\(仅此而已\)",
        "```\n$x$\n```",
    ],
)
def test_what_is_no_formula_stays_text(text):
    assert formulas(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("$$\nx\n$$", ["!x"]),
        ("$$ x $$", ["!x"]),
        ("$$x\n+y$$", ["!x\n+y"]),
        ("text\n$$\nx\n$$\nmore", ["!x"]),
        ("$$\na\n=\nb\n- c\n# d\n$$", ["!a\n=\nb\n- c\n# d"]),
        ("- item\n\n  $$\n  x\n  - y\n  $$", ["!x\n- y"]),
        ("1. $$x$$", ["!x"]),
        ("> $$\n> x\n> $$", ["!x"]),
        ("> - $$\n>   x\n>   $$", ["!x"]),
        ("\\[\nx\n\\]", ["!x"]),
        ("\\[ x \\]", ["!x"]),
        ("```math\n\\frac12\n```", ["!\\frac12"]),
        ("so $$\nx\n$$", ["!x"]),
        ("$$\na\n\nb\n\n\n- c\n$$\n\n$$d$$", ["!a\nb\n- c", "!d"]),
        ("$$\n\na\n\n$$", ["!a"]),
        ("\\[\na\n\nb\n\\]", ["!a\nb"]),
        ("- $$\n  a\n\n  b\n  $$\n- c", ["!a\nb"]),
        ("> $$\n> a\n>\n> b\n> $$", ["!a\nb"]),
        ("$$x$$ begins a line", ["!x"]),
    ],
)
def test_a_formula_of_its_own(text, found):
    assert formulas(text) == found


def test_a_formula_that_is_not_closed_ends_with_its_paragraph():
    tokens = make_parser(MarkdownOptions()).parse("$$\nx\n- y\n\n# next")
    assert [token.type for token in tokens if token.level == 0] == [
        "paragraph_open",
        "paragraph_close",
        "heading_open",
        "heading_close",
    ]
    assert tokens[1].content == "$$\nx\n- y"


@pytest.mark.parametrize(
    "behind",
    [
        "# head",
        "```\n$$",
        "~~~",
        "::: tip",
        "</div>",
        "<!-- more -->",
        "{% note %}",
        "[^a]: x",
        "a $$ b",
        "x\n" * 4000,
    ],
)
def test_what_never_stands_in_a_formula_ends_the_search_for_its_end(behind):
    text = f"$$\na\n\n{behind}\n\n$$"
    assert not any(formula.startswith("!a") for formula in formulas(text))


def test_what_follows_a_formula_that_is_not_closed_is_read_as_it_is():
    html = render_text("$$\na\n\n- *b*\n\n[c](/d)", MarkdownOptions())
    assert "<li><em>b</em></li>" in html.replace("\n", "")
    assert '<a href="/d">c</a>' in html


def test_lazy_lines_of_a_quote_do_not_belong_to_its_formula():
    assert formulas("> $$\nx\n$$") == []


@pytest.mark.parametrize(
    ("sign", "text"),
    [
        (FormulaSign.DOLLAR, "$x$"),
        (FormulaSign.DOLLARS, "$$x$$"),
        (FormulaSign.DOLLARS, "a $$x$$ b"),
        (FormulaSign.PARENTHESES, r"\(x\)"),
        (FormulaSign.BRACKETS, r"\[x\]"),
        (FormulaSign.BACKTICKS, "$`x`$"),
        (FormulaSign.FENCE, "```math\nx\n```"),
    ],
)
def test_each_sign_can_be_left_to_the_text(sign, text):
    assert formulas(text, frozenset({sign}))
    assert not formulas(text, ALL_SIGNS - {sign})


def test_the_signs_are_remembered_as_they_were_written():
    (token,) = make_parser(MarkdownOptions()).parse("$$\n x\n$$")
    assert (token.content, token.markup, token.map) == ("x", "$$\n x\n$$", [0, 3])


@pytest.mark.parametrize(
    "text",
    [
        "$" * 50_000,
        "$ " * 25_000,
        "$a " * 17_000,
        "a$" * 25_000,
        "$$\n" * 17_000,
        r"\(" * 25_000,
        "$`" * 25_000,
        "`$" * 25_000,
        '<a b="' * 8_000 + "$x$",
        "x $$\n" * 10_000,
        "$\\" * 25_000,
    ],
)
def test_very_many_signs_cost_no_more_than_their_number(text):
    assert make_parser(MarkdownOptions(linkify=False)).parse(text)
