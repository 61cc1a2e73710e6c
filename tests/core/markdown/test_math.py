"""LaTeX becomes MathML, or its source with what is wrong; a hostile formula harms nobody."""

from __future__ import annotations

import pytest

from editor.core.markdown.math import MAX_FORMULA, FormulaDrawer, is_risky_formula


def drawn(latex, *, is_block=False, is_alone=False):
    return FormulaDrawer().draw(latex, f"${latex}$", is_block=is_block, is_alone=is_alone)


def test_a_formula_becomes_mathml():
    assert drawn("x^2") == "<math><msup><mi>x</mi><mn>2</mn></msup></math>"
    assert drawn("x", is_block=True) == '<span class="formula"><math display="block"><mi>x</mi></math></span>'
    assert drawn("x", is_block=True, is_alone=True).startswith('<div class="formula"><math display="block">')


@pytest.mark.parametrize(
    "latex",
    [
        r"\frac{a}{b}+\sqrt[3]{x}",
        r"\begin{pmatrix}a&b\\c&d\end{pmatrix}",
        r"\text{中文 a < b}",
        r"\begin{align}a&=b\\c&=d\end{align}",
        r"\begin{align*}a&=b\tag{1}\end{align*}",
        r"\begin{cases}1&x\\2&y\end{cases}",
        r"\begin{array}{c|cc}a&b&c\\\hline d&e&f\end{array}",
        r"\begin{split}a&=b\end{split}",
        r"\begin{eqnarray}a&=&b\end{eqnarray}",
        r"x \tag{2}",
        r"\textcolor{red}{x}",
        r"\cancel{x}\boxed{y}\overbrace{z}^{n}",
        r"速度=\frac{路程}{时间}",
        r"\newcommand{\R}{\mathbb{R}}x\in\R",
        r"\def\a#1{(#1)}\a{x}",
        r"\left\{x\middle|y\right\}",
        r"\mathcal{L}\mathfrak g",
        r"\begin{equation}x\label{a}\end{equation}",
        r"\begin{align}x\label{b}\eqref{b}\end{align}",
        r"\operatorname{foo}x\lim_{n\to\infty}\sum_{i}^{n}\iint\hspace{1em}\xrightarrow{a}",
        r"\sideset{}{'}\sum",
        r"\big(\Bigg|",
    ],
)
def test_what_writers_use_can_be_read(latex):
    assert "<math" in drawn(latex, is_block=True)


def test_only_what_has_a_tag_is_numbered():
    assert "(1)" not in drawn(r"\begin{align}a&=b\\c&=d\end{align}", is_block=True)
    assert "(7)" in drawn(r"\begin{align}a&=b\tag{7}\\c&=d\end{align}", is_block=True)
    assert "(7)" in drawn(r"x \tag{7}", is_block=True)


def test_a_mistake_is_told_beside_the_source():
    assert (
        drawn(r"\foo<")
        == '<code class="formula-problem" title="Unknown command &quot;\\foo&quot;.">$\\foo&lt;$</code>'
    )
    html = drawn(r"\frac{", is_block=True, is_alone=True)
    assert "<pre>$\\frac{$</pre>" in html
    assert '<p class="hint">Expected' in html


@pytest.mark.parametrize(
    "latex",
    [
        r"\href{javascript:alert(1)}{x}",
        r"\htmlClass{a}{b}",
        r"\style{x}{y}",
        r"\class{a}{b}",
        r"\url{x}",
        r"\includegraphics{a}",
        r"\unicode{60}script",
        r"\htmlData{a=b}{c}",
    ],
)
def test_commands_that_reach_out_are_not_known(latex):
    assert "<math" not in drawn(latex)


@pytest.mark.parametrize(
    "latex",
    [
        r"\text{</math><img src=x onerror=alert(1)>}",
        r"</math><script>alert(1)</script>",
        r"\text{<mglyph><style>}",
        r"\textcolor{red;background:url(//x)}{y}",
        r'\label{"><img onerror=x>}',
        r"\begin{equation}\label{<b>}x\end{equation}",
        r"\tag{</mtext></math><img>}x",
        r"\text{&lt;img&gt;&amp;}",
        r"\operatorname{<img>}",
        r"\color{\"><img>}x",
    ],
)
def test_no_tag_of_a_formula_is_a_tag(latex):
    html = drawn(latex, is_block=True)
    for tag in ("<img", "<script", "<style", "<b>", "<mglyph", "onerror=x>", "url("):
        assert tag not in html.replace("&lt;", "").replace("formula-problem", "") or "<math" not in html
    assert "<img" not in html
    assert "<script" not in html


@pytest.mark.parametrize(
    "latex",
    [
        "{" * 100_000,
        "x^{" * 4_000,
        r"\sqrt" * 1_000 + " x",
        "{" * 2_500 + "}" * 2_500,
        r"\left(" * 800,
        "x" * 1_000_000,
        r"\def\a{\a\a}\a",
        "".join(rf"\def\{chr(98 + i)}{{\{chr(97 + i)}\{chr(97 + i)}}}" for i in range(20)) + r"\u",
        r"\newcommand\b[1]{#1#1#1#1#1#1#1#1}\b{\b{\b{\b{x}}}}",
        r"\def\a{" + r"\sqrt" * 180 + "}" + r"\a" * 40 + " x",
        "\0",
        "\ud800",
        "\\",
        "",
        "%",
        "\\\\" * 2_000,
        "&" * 3_000,
        r"\begin{matrix}" * 300,
        "'" * 4_000,
    ],
)
def test_a_hostile_formula_is_shown_as_it_is_written_or_drawn(latex):
    html = drawn(latex)
    assert html.startswith(("<math", "<code"))


def test_a_long_formula_is_refused_and_announced():
    assert "data-hint" in drawn("x" * (MAX_FORMULA + 1), is_block=True, is_alone=True)
    assert is_risky_formula("x" * 2_000)
    assert is_risky_formula(r"\newcommand{\a}{b}")
    assert not is_risky_formula(r"\frac12")


def test_what_was_drawn_is_remembered():
    drawer = FormulaDrawer()
    latex = r"\def\a{b}\a"
    assert drawer.has_to_work(latex)
    drawer.draw(latex, latex, is_block=False, is_alone=False)
    assert not drawer.has_to_work(latex)
