"""A block says what the site will not show as it does."""

from __future__ import annotations

import pytest

from editor.core.site.habits import Syntax
from tests.core.markdown.site_drawing import drawn


@pytest.mark.parametrize(
    ("text", "syntax"),
    [
        ("a[^1]\n\n[^1]: b", Syntax.FOOTNOTES),
        ("H~2~O", Syntax.SUBSCRIPT),
        ("x^2^", Syntax.SUPERSCRIPT),
        ("==a==", Syntax.MARK),
        ("++a++", Syntax.INSERTED),
        ("a\n: b", Syntax.DEFINITION_LISTS),
        (":smile:", Syntax.EMOJI),
        ("::: tip\na\n:::", Syntax.CONTAINERS),
        ("> [!NOTE]\n> a", Syntax.ALERTS),
        ("[TOC]\n\n# a", Syntax.CONTENTS),
        ("|a|\n|-|", Syntax.TABLES),
        ("~~a~~", Syntax.STRIKETHROUGH),
        ("- [ ] a", Syntax.TASKS),
        ("https://a.example", Syntax.ADDRESSES),
        ("a $b$", Syntax.MATH),
        ("$$\na\n$$", Syntax.MATH),
        ("```mermaid\ngraph TD\n```", Syntax.DIAGRAMS),
        ("<b>a</b>", Syntax.RAW_HTML),
        ("<div>\na\n</div>", Syntax.RAW_HTML),
        ("*[HTML]: a\n\nHTML", Syntax.ABBREVIATIONS),
    ],
)
def test_what_the_site_lacks_is_marked(text, syntax):
    assert f'data-hint="site-no-{syntax}"' in drawn(text, "hexo", lacks=[syntax])
    assert "site-hint" not in drawn(text, "hexo")


def test_a_comment_is_no_html_to_speak_of():
    assert "site-hint" not in drawn("<!-- more -->\n\na <!-- b -->", "hugo", lacks=[Syntax.RAW_HTML])


def test_a_block_has_one_mark_for_all():
    html = drawn("a[^1] ==b== ==c==\n\n[^1]: d", "hexo", lacks=list(Syntax))
    assert html.split("</aside>")[0].count("data-hint") == 2
