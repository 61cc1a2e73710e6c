"""Only MathML that cannot act passes, whoever made it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.markdown.mathml import MAX_DEPTH, checked_mathml


@pytest.mark.parametrize(
    ("made", "shown"),
    [
        ("<math><mi>x</mi></math>", "<math><mi>x</mi></math>"),
        ("<math><mspace/></math>", "<math><mspace></mspace></math>"),
        ("<math><mo>&ApplyFunction;</mo></math>", "<math><mo>\u2061</mo></math>"),
        (
            "<math><mtext>a &lt;b&gt; &amp;lt;</mtext></math>",
            "<math><mtext>a &lt;b&gt; &amp;lt;</mtext></math>",
        ),
        ('<math display="block"><mn>1</mn></math>', '<math display="block"><mn>1</mn></math>'),
        ('<math><mtext><a href="#x">1</a></mtext></math>', "<math><mtext>1</mtext></math>"),
        (
            '<math><mtable><mtr><mtd id="x"><mi>a</mi></mtd></mtr></mtable></math>',
            "<math><mtable><mtr><mtd><mi>a</mi></mtd></mtr></mtable></math>",
        ),
    ],
)
def test_harmless_mathml_comes_out_alike(made, shown):
    assert checked_mathml(made) == shown


@pytest.mark.parametrize(
    "made",
    [
        "",
        "x",
        "<mi>x</mi>",
        "<math><mi>x</math>",
        "<math></mi></math>",
        "<math><mi>x</mi></math><img>",
        "<math><mi>x</mi></math> <math></math>",
        "<math><mi><mi>x</mi></mi></math>",
        "<math><mtext><b>x</b></mtext></math>",
        "<math><mtext><img></mtext></math>",
        "<math><annotation-xml><svg></svg></annotation-xml></math>",
        '<math><annotation encoding="text/html"><img></annotation></math>',
        "<math><semantics></semantics></math>",
        '<math><maction actiontype="statusline"></maction></math>',
        "<math><mglyph></mglyph></math>",
        '<math href="javascript:x"></math>',
        '<math><mi href="x">x</mi></math>',
        '<math><mi onclick="x">x</mi></math>',
        '<math><mi xlink:href="x">x</mi></math>',
        "<math><mi onclick=x>x</mi></math>",
        "<math><script>x</script></math>",
        "<math><style>x</style></math>",
        "<math><!-- --></math>",
        "<math><![CDATA[x]]></math>",
        "<math>text</math>",
        "<math><mrow>text</mrow></math>",
        '<math><mi style="background:url(x)">x</mi></math>',
        '<math><mi style="position: fixed">x</mi></math>',
        '<math><mi style="color:red;x:expression(1)">x</mi></math>',
        '<math><mi class="now">x</mi></math>',
        "<math><math></math></math>",
        '<math><mi id="post">x</mi></math>',
        '<math><mspace width="1e9em"/></math>',
        '<math><mo minsize="999999em">(</mo></math>',
        "<MATH></MATH>",
        "<math><mi>x<</mi></math>",
        "<math><mi>x</mi></math",
        "<math><malignmark></malignmark></math>",
        "<math><mtext></mtext><mtext><table></table></mtext></math>",
        "<math>" + "<mrow>" * MAX_DEPTH + "</mrow>" * MAX_DEPTH + "</math>",
    ],
)
def test_everything_else_is_refused(made):
    assert checked_mathml(made) is None


PIECES = st.sampled_from(
    [
        "<math>",
        "</math>",
        "<mi>",
        "</mi>",
        "<mrow>",
        "</mrow>",
        "<mtext>",
        "</mtext>",
        "<img src=x onerror=y>",
        "<svg>",
        "x",
        "&lt;img&gt;",
        "&amp;lt;",
        '<mi class="',
        '">',
        "<!--",
        "-->",
        "<mspace/>",
        ' id="x"',
        "<a>",
        "</a>",
        '<a href="#">',
    ]
)


@given(st.lists(PIECES, max_size=12))
def test_what_passes_is_made_of_known_tags_only(pieces):
    shown = checked_mathml("".join(pieces))
    if shown is not None:
        bare = shown
        for name in ("math", "mi", "mrow", "mtext", "mspace"):
            bare = bare.replace(f"<{name}>", "").replace(f"</{name}>", "")
        assert "<" not in bare
        assert checked_mathml(shown) == shown
