"""A tag is taken apart as its generator does it."""

from __future__ import annotations

import pytest

from editor.core.frontmatter.generator import Generator
from editor.core.markdown.site_tag import LONGEST_TAG, TagRole, read_tag


@pytest.mark.parametrize(
    ("generator", "text", "name", "role", "words"),
    [
        (Generator.HEXO, "{% note info no-icon %}", "note", TagRole.OPEN, ["info", "no-icon"]),
        (Generator.HEXO, "{%- endnote -%}", "note", TagRole.CLOSE, []),
        (Generator.HEXO, "{%asset_img a.png \"A 'cat'\" %}", "asset_img", TagRole.OPEN, ["a.png", "A 'cat'"]),
        (Generator.HEXO, "{% label 'it\\'s' %}", "label", TagRole.OPEN, ["it's"]),
        (Generator.HEXO, "{% end %}", "end", TagRole.OPEN, []),
        (Generator.HEXO, "{% 笔记 %}", None, None, []),
        (Generator.HEXO, "{{ page.title }}", "", TagRole.OUTPUT, ["page.title"]),
        (Generator.HEXO, "{{< ref >}}", "", TagRole.OUTPUT, ["<", "ref", ">"]),
        (Generator.JEKYLL, "{% else %}", "else", TagRole.ALONE, []),
        (Generator.HUGO, '{{< figure src="a b.png" >}}', "figure", TagRole.OPEN, ['src="a', 'b.png"']),
        (Generator.HUGO, "{{% /notice %}}", "notice", TagRole.CLOSE, []),
        (Generator.HUGO, "{{</notice>}}", "notice", TagRole.CLOSE, []),
        (Generator.HUGO, "{{< br />}}", "br", TagRole.ALONE, []),
        (Generator.HUGO, "{{ .Title }}", None, None, []),
        (Generator.HUGO, "{% note %}", None, None, []),
        (Generator.PLAIN, "{% note %}", None, None, []),
        (Generator.ASTRO, "{{< x >}}", None, None, []),
    ],
)
def test_a_tag(generator, text, name, role, words):
    tag = read_tag(f"{text} behind", 0, generator)
    assert (tag and tag.name, tag and tag.role, tag.words if tag else []) == (name, role, words)
    assert tag is None or tag.source == text


def test_parameters_and_words_of_a_shortcode():
    tag = read_tag('{{< x first a="1 2" B=\'3\' c=`4"` d=5 a=6 last >}}', 0, Generator.HUGO)
    assert tag is not None
    assert dict(tag.parameters) == {"a": "1 2", "b": "3", "c": '4"', "d": "5"}
    assert tag.positional == ["first", "last"]


def test_a_tag_ends_within_its_limit():
    text = "{% note %}"
    assert read_tag(text, 0, Generator.HEXO, len(text) - 1) is None
    assert read_tag("{% note " + "x" * LONGEST_TAG + "%}", 0, Generator.HEXO) is None


def test_a_shortcode_that_is_only_shown():
    tag = read_tag('{{</* figure src="a" */>}}', 0, Generator.HUGO)
    assert tag is not None
    assert (tag.name, tag.arguments) == ("", '{{< figure src="a" >}}')
