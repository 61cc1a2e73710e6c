"""Edits of references change what they are asked to change, and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from editor.core.frontmatter.fields import read_front_matter
from editor.core.images.destination import percent_decoded
from editor.core.images.reference import field_references, references_in
from editor.core.images.reference_edit import as_form, with_description, with_destination
from editor.core.images.reference_form import ReferenceForm
from editor.core.markdown.good_address import is_good_address
from editor.core.markdown.parser import MarkdownOptions, make_parser
from editor.core.text.edit import Range
from editor.core.text.source import change_for_edits
from tests.core.markdown.site_drawing import blocks


def references(text, generator="hexo"):
    lines = text.split("\n")
    found = list(field_references(lines, read_front_matter(lines, generator)))
    for block in blocks(text, generator).blocks:
        own = lines[block.line : block.line + block.line_count]
        found += references_in(own, block.line, block.tokens)
    return lines, found


def plain_references(text):
    lines = text.split("\n")
    parser = make_parser(MarkdownOptions(linkify=False))
    return lines, list(references_in(lines, 0, parser.parse(text)))


def applied(lines, edit):
    change = change_for_edits(lines, [edit])
    return "\n".join([*lines[: change.first], *change.lines, *lines[change.first + change.removed :]])


def test_a_reference_edit_keeps_what_it_does_not_change():
    lines, (found,) = references("> - ![a *b*](<old one.png> 'T') behind")
    assert applied(lines, with_destination(lines, found, "/n(1.png")) == (
        "> - ![a *b*](</n(1.png> 'T') behind"
    )


FORMS = [
    ("hexo", "![a](old.png)", "![a](<n w.png>)"),
    ("hexo", "![a](<old.png> \"T\")", "![a](<n w.png> \"T\")"),
    ("hexo", "> ![a\n> b](old.png 'T')", "> ![a\n> b](<n w.png> 'T')"),
    ("hexo", "![a][x]\n\n[x]: old.png 'T'", "![a][x]\n\n[x]: <n w.png> 'T'"),
    ("hexo", "![x][]\n\n> [x]: <old.png>", "![x][]\n\n> [x]: <n w.png>"),
    ("hexo", "![x]\n\n[X]:\n  old.png", "![x]\n\n[X]:\n  <&#110; w.png>"),
    ("hexo", "[x]: old.png\n\n![x]", "[x]: <n w.png>\n\n![x]"),
    ("hexo", "<img src='old.png' alt=a>", "<img src='n w.png' alt=a>"),
    ("hexo", "a <img src=old.png> b", 'a <img src="n w.png"> b'),
    ("hexo", "<video poster=\"old.png\"></video>", "<video poster=\"n w.png\"></video>"),
    ("hexo", '<img srcset="old.png 1x">', '<img srcset="n%20w.png 1x">'),
    ("hexo", "<p style=\"a:url('old.png')\">x</p>", "<p style=\"a:url('n%20w.png')\">x</p>"),
    ("hexo", "<p style='background:url(old.png)'>x</p>", "<p style='background:url(n%20w.png)'>x</p>"),
    ("hexo", '<img data-src="old.png">', '<img data-src="n w.png">'),
    ("hexo", "{% asset_img old.png %}", '{% asset_img "n w.png" %}'),
    ("hexo", "{% asset_img c 'old.png' 1 2 T %}", "{% asset_img c 'n w.png' 1 2 T %}"),
    ("hexo", "a {% img /old.png %}", 'a {% img "n w.png" %}'),
    ("hugo", "{{< figure src=\"old.png\" alt=\"a\" >}}", "{{< figure src=\"n w.png\" alt=\"a\" >}}"),
    ("hugo", "{{< figure src=old.png >}}", '{{< figure src="n w.png" >}}'),
    ("hugo", "{{< img old.png >}}", '{{< img "n w.png" >}}'),
    ("jekyll", "{% include f.html src='old.png' alt='A' %}", "{% include f.html src='n w.png' alt='A' %}"),
    ("jekyll", "![a]({{ site.baseurl }}/old.png)", "![a](<n w.png>)"),
    ("hexo", "---\ncover: /old.png\n---\n", "---\ncover: n w.png\n---\n"),
    ("hexo", "---\nphotos: ['/old.png', /b.png]\n---\n", "---\nphotos: ['n w.png', /b.png]\n---\n"),
    ("hugo", "+++\nimage = \"/old.png\"\n+++\n", "+++\nimage = \"n w.png\"\n+++\n"),
]  # fmt: skip


@pytest.mark.parametrize(("generator", "text", "wanted"), FORMS)
def test_a_destination_is_replaced_in_every_form(generator, text, wanted):
    lines, found = references(text, generator)
    reference = next(one for one in found if "old" in one.destination)
    assert applied(lines, with_destination(lines, reference, "n w.png")) == wanted
    again = references(wanted, generator)[1]
    assert [percent_decoded(one.destination) for one in again if "n" in one.destination][:1] == ["n w.png"]


@pytest.mark.parametrize(
    ("generator", "text", "wanted"),
    [
        ("hexo", "![a](b.png)", "![n\\* w](b.png)"),
        ("hexo", "> ![a\n> b]( <b.png>)", "> ![n\\* w]( <b.png>)"),
        ("hexo", "![a](b.png 'T')", "![n\\* w](b.png 'T')"),
        ("hexo", "![a][x]\n\n[x]: b.png", "![n\\* w][x]\n\n[x]: b.png"),
        ("hexo", "![x]\n\n[x]: b.png", "![n\\* w][x]\n\n[x]: b.png"),
        ("hexo", "<img src=b.png>", '<img alt="n* w" src=b.png>'),
        ("hexo", "<img src=b.png alt>", '<img src=b.png alt="n* w">'),
        ("hexo", "<img src=b.png alt=''/>", "<img src=b.png alt='n* w'/>"),
        ("hexo", "{% asset_img c b.png 10 20 %}", """{% asset_img c b.png 10 20 '"n* w" "n* w"' %}"""),
        ("hexo", "{% asset_img b.png T %}", """{% asset_img b.png '"T" "n* w"' %}"""),
        ("hugo", '{{< figure src="b.png" >}}', '{{< figure src="b.png" alt="n* w" >}}'),
        ("hugo", "{{< figure alt='' src='b.png' />}}", "{{< figure alt=\"n* w\" src='b.png' />}}"),
        ("jekyll", "{% include f.html src='b.png' %}", "{% include f.html src='b.png' alt=\"n* w\" %}"),
    ],
)
def test_a_description_is_replaced_in_every_form(generator, text, wanted):
    lines, (found,) = references(text, generator)
    assert applied(lines, with_description(lines, found, "n* w")) == wanted
    assert [one.description for one in references(wanted, generator)[1]] == ["n* w"]


@pytest.mark.parametrize(
    "text", ["<video poster='a.png'></video>", "---\ncover: a.png\n---\n", "{{< img a.png >}}"]
)
def test_what_has_no_description_gets_none(text):
    lines, (found,) = references(text, "hugo")
    assert with_description(lines, found, "x") is None


@pytest.mark.parametrize(
    ("form", "wanted"),
    [
        (ReferenceForm.TAG, """{% asset_img "n w.png" '"T" "a b"' %}"""),
        (ReferenceForm.HTML, '<img src="n w.png" alt="a b" title="T">'),
        (ReferenceForm.INLINE, '![a b](<n w.png> "T")'),
    ],
)
@pytest.mark.parametrize(
    "text",
    ["![a b](o.png 'T')", "<img src='o.png' alt='a b' title='T'>", """{% asset_img o.png '"T" "a b"' %}"""],
)
def test_a_reference_is_written_in_another_form(form, wanted, text):
    lines, (found,) = references(f"x {text} y")
    assert applied(lines, as_form(lines, found, form, "n w.png")) == f"x {wanted} y"
    (again,) = references(f"x {wanted} y")[1]
    assert (again.form, again.destination, again.description, again.title) == (form, "n w.png", "a b", "T")


def test_a_label_without_a_definition_becomes_an_image_of_its_own():
    lines, (found,) = references("![a b][x]\n\n[x]: o.png 'T'")
    del lines[2]
    label = replace(found, destination_range=Range.on_line(0, 7, 8))
    assert with_destination(lines, label, "n.png").new_text == '![a b](n.png "T")'


def test_nothing_is_written_where_the_place_is_not_known():
    lines, (found,) = references("![a](o.png)")
    assert with_destination(["something else"], found, "n.png") is None
    on_its_line = replace(found, destination_range=found.range)
    assert as_form(lines, on_its_line, ReferenceForm.HTML, "n.png") is None
    assert with_destination(lines, on_its_line, "n.png") is None


NAMES = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\u2028\u2029"),
    min_size=1,
    max_size=30,
)
MARKDOWN = [
    "a ![x](old.png) b", "![x](<old.png> 'T')", "> 1. ![x](\n>    old.png)",
    "| a |\n|---|\n| ![x](old.png) |",
    "![x][l]\n\n[l]: old.png", "<p><img src=\"old.png\"></p>", "a <img alt='x' src='old.png'> b",
    "a <img src=old.png /> b",
]  # fmt: skip


@pytest.mark.parametrize("text", MARKDOWN)
@settings(deadline=None)
@given(name=NAMES)
@example(name="()")
@example(name="a|b.png")
@example(name="&copy=1&amp;")
@example(name="\\|<(\"'`")
@example(name="{% x %}{{ y }}")
def test_a_replaced_destination_is_found_again(text, name):
    assume(name == name.strip() and is_good_address(name) and not re.search(r"[{}]", name))
    lines, (found,) = plain_references(text)
    edit = with_destination(lines, found, name)
    changed = applied(lines, edit)
    (again,) = plain_references(changed)[1]
    assert again.destination == name
    assert (again.form, again.description, again.title) == (found.form, found.description, found.title)
    place = found.destination_range
    assert edit.range.start.line == edit.range.end.line == place.start.line
    assert place.start.column - edit.range.start.column == edit.range.end.column - place.end.column <= 1
