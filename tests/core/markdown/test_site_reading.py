"""What a site's habits say is what its posts are read by, and a specification's profile knows no site."""

from __future__ import annotations

from editor.core.frontmatter.generator import Generator
from editor.core.markdown.document import render_preview
from editor.core.markdown.extension import COMMONMARK, GFM, Profile
from editor.core.markdown.formula_rules import ALL_SIGNS, FormulaSign
from editor.core.markdown.site_reading import options_for
from editor.core.site.convention import Convention
from editor.core.site.habits import MarkdownHabits


def site(**habits: object) -> Convention:
    return Convention("/b", Generator.HUGO, markdown=MarkdownHabits(**habits))  # type: ignore[arg-type]


def test_code_is_numbered_where_the_site_does_it_and_the_fence_decides() -> None:
    text = "```js\na\n```\n"
    assert "code-numbers" in render_preview(text, options_for(site(numbers_code=True)))
    assert "code-numbers" not in render_preview(text, options_for(site()))
    without = "```js {linenos=false}\na\n```\n"
    assert "code-numbers" not in render_preview(without, options_for(site(numbers_code=True)))


def test_formulas_stand_between_the_signs_that_a_site_names() -> None:
    assert options_for(site()).formula_signs == ALL_SIGNS
    options = options_for(site(formula_signs=("$$", "\\(", "!!")))
    assert options.formula_signs == {FormulaSign.DOLLARS, FormulaSign.PARENTHESES, FormulaSign.FENCE}
    html = render_preview("costs $5 and $6$ $$x$$ \\(y\\)\n", options)
    assert html.count("<math") == 2
    assert "$6$" in html


def test_a_profile_is_not_the_site_s() -> None:
    typographic = site(typographer=True, numbers_code=True)
    assert options_for(typographic, Profile.COMMONMARK).extensions == COMMONMARK
    options = options_for(typographic, Profile.GFM)
    assert (options.extensions, options.typographer, options.breaks) == (GFM, False, False)


def test_an_excerpt_ends_where_the_site_ends_it() -> None:
    text = "a\n\n<!-- excerpt -->\n\n> <!-- excerpt -->\n\n<!-- more -->\n"
    assert render_preview(text, options_for(site())).count("fold-line") == 1
    options = options_for(site(excerpt_separator="<!-- excerpt -->"))
    assert render_preview(text, options).count("fold-line") == 2


def test_tags_are_text_where_the_site_reads_none() -> None:
    text = "{{< youtube aqz-KE-bpKQ >}}\n"
    assert "site-card" in render_preview(text, options_for(site()))
    assert (
        render_preview(text, options_for(site(reads_tags=False)))
        == "<p>{{&lt; youtube aqz-KE-bpKQ &gt;}}</p>\n"
    )
