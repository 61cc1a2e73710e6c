"""A whole body is rendered as the specifications say, and as the preview shows it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from editor.core.markdown.document import render_preview, render_text
from editor.core.markdown.extension import BLOG, COMMONMARK, GFM, Extension
from editor.core.markdown.parser import MarkdownOptions

SPEC = Path(__file__).parents[3] / ".." / "shared" / "spec"
FIXTURES = SPEC / "mdit-py-plugins" / "tests" / "fixtures"
needs_spec = pytest.mark.skipif(not SPEC.is_dir(), reason="the specifications are not beside the project")
GITHUB_NAMES = {
    "autolink": Extension.AUTOLINKS,
    "table": Extension.TABLES,
    "strikethrough": Extension.STRIKETHROUGH,
    "tagfilter": Extension.TAG_FILTER,
    "footnotes": Extension.FOOTNOTES,
    "disabled": Extension.TASKS,
}
ODD_EMPTY_QUOTE = "an empty quote is written without a line end inside"
ODD_FOOTNOTE = "footnotes have markdown-it's html: numbers in brackets, a list behind a rule"


def read(path):
    entries = json.loads((SPEC / path).read_text("utf-8"))
    assert entries
    return entries


def plain(html):
    """Leave out what no two renderers write alike: slashes of void tags, GitHub's own class on tasks."""
    html = html.replace(" />", ">").replace(' class="task-list-item"', "")
    return html.replace('<input disabled="" type="checkbox">', '<input type="checkbox" disabled="">').replace(
        '<input checked="" disabled="" type="checkbox">', '<input type="checkbox" checked="" disabled="">'
    )


def odd_examples(path, extensions_of):
    odd = set()
    for entry in read(path):
        options = MarkdownOptions(linkify=False, extensions=frozenset(extensions_of(entry)))
        if plain(render_text(entry["markdown"], options)) != plain(entry["html"]):
            odd.add(entry["example"])
    return odd


@needs_spec
def test_every_example_of_commonmark():
    odd = odd_examples("commonmark-spec/spec.json", lambda _: COMMONMARK)
    assert odd == dict.fromkeys((220, 241, 242), ODD_EMPTY_QUOTE).keys()


@needs_spec
def test_the_regressions_of_cmark():
    reasons = {
        13: "a byte order mark is taken off before there is a body",
        20: "`language-r` is given its prefix as every other name is",
        23: "code points that are no characters become U+FFFD in markdown-it",
    }
    assert odd_examples("cmark/regression.json", lambda _: COMMONMARK) == reasons.keys()


@needs_spec
def test_every_example_of_github():
    reasons = {
        **dict.fromkeys((187, 217, 218), ODD_EMPTY_QUOTE),
        628: "ftp is no scheme of the autolinks that are read",
        631: "an underscore in a mail address ends what is looked back over",
        645: "comments are those of CommonMark 0.31, GitHub's page still tells those of 0.29",
        646: "the same",
    }
    odd = odd_examples(
        "cmark-gfm/spec.json", lambda entry: [GITHUB_NAMES[name] for name in entry["extensions"]]
    )
    assert odd == reasons.keys()


@needs_spec
def test_the_extensions_of_github():
    reasons = {
        19: "ftp is no scheme of the autolinks that are read",
        20: "its html is to be ignored",
        23: ODD_FOOTNOTE,
    }
    odd = odd_examples("cmark-gfm/extensions.json", lambda _: GFM)
    assert odd == reasons.keys()


@needs_spec
def test_the_regressions_of_github():
    reasons = {
        13: ODD_FOOTNOTE,
    }
    odd = odd_examples("cmark-gfm/regression.json", lambda _: GFM - {Extension.TAG_FILTER})
    assert odd == reasons.keys()


ODD_DISABLED = "the parser would have to be set up without code blocks"
PLUGINS = [
    ("deflist", {Extension.DEFINITION_LISTS}, {14: ODD_DISABLED}),
    ("superscript", {Extension.SUPERSCRIPT}, {}),
    ("subscript", {Extension.SUBSCRIPT}, {}),
    ("gfm_autolink", {Extension.AUTOLINKS}, {}),
    (
        "footnote",
        {Extension.FOOTNOTES, Extension.INLINE_NOTES},
        {
            8: "a definition may be indented by a tab's width here",
            15: "the line behind an empty definition is a paragraph of its own",
            17: ODD_DISABLED,
            19: "an undefined note is text",
        },
    ),
]


@needs_spec
@pytest.mark.parametrize(("name", "extensions", "reasons"), PLUGINS, ids=[case[0] for case in PLUGINS])
def test_the_fixtures_of_an_extension(name, extensions, reasons):
    options = MarkdownOptions(linkify=False, extensions=frozenset(extensions))
    odd = set()
    for index, entry in enumerate(read(FIXTURES / f"{name}.json")):
        html, expected = render_text(entry["input"], options), entry["expected"]
        if plain(html).strip() != plain(expected).strip():
            odd.add(index)
    assert odd == reasons.keys()


@needs_spec
def test_the_fixtures_of_containers_nest_alike():
    """Our containers bear their names as titles and looks; only where they begin and end is compared."""
    options = MarkdownOptions(linkify=False, extensions=frozenset({Extension.CONTAINERS}))
    reasons = {
        12: "a container that nothing closes is text, so that typing one takes nothing in",
        13: "every name is known",
        14: "as 12",
        18: "as 12: the line that would close it stands outside the list",
        20: ODD_DISABLED,
    }
    odd = set()
    for index, entry in enumerate(read(FIXTURES / "container.json")):
        html = render_text(entry["input"], options)
        if html.count("<div") != entry["expected"].count("<div"):
            odd.add(index)
    assert odd == reasons.keys()


def test_the_profiles_read_what_they_name():
    text = "a | b\n--|--\n==c== ~~d~~ | www.e.org\n\n> [!NOTE]\n> f\n"
    seen = {
        name: render_text(text, MarkdownOptions(linkify=False, extensions=extensions))
        for name, extensions in (("commonmark", COMMONMARK), ("github", GFM), ("blog", BLOG))
    }
    assert ["<table>" in html for html in seen.values()] == [False, True, True]
    assert ["<del>" in html for html in seen.values()] == [False, True, True]
    assert ["<mark>" in html for html in seen.values()] == [False, False, True]
    assert ["markdown-alert" in html for html in seen.values()] == [False, False, True]
    assert 'href="http://www.e.org"' in seen["github"]


def test_the_parser_s_own_html_is_not_cleaned_and_the_preview_s_is():
    text = '<p onclick="x()">a</p>\n\n[b](javascript:c)\n'
    assert "onclick" in render_text(text, MarkdownOptions())
    assert "onclick" not in render_preview(text, MarkdownOptions())


def test_the_preview_s_html_has_no_blocks_and_the_words_that_are_given():
    text = "> [!TIP]\n> a\n\n::: details\nb\n:::\n\n![c](d.png)\n"
    html = render_preview(text, MarkdownOptions(), lambda name: f"/x/{name}", {"tip": "Rat"})
    assert 'class="block"' not in html
    assert '<p class="markdown-alert-title">Rat</p>' in html
    assert '<summary data-hint="details"></summary>' in html
    assert 'src="/x/d.png"' in html


def test_both_list_the_headings():
    text = "[TOC]\n\n# One\n\n## Two {#zwei}\n\n## One\n"
    assert '<a href="#one">One</a>' in render_text(text, MarkdownOptions())
    assert '<h2 id="one-1">One</h2>' in render_text(text, MarkdownOptions())
    assert '<a href="#post-zwei">Two</a>' in render_preview(text, MarkdownOptions())


def test_footnotes_of_the_parser_s_html_stand_at_the_end():
    html = render_text("a[^1]\n\n[^1]: note\n\nend\n", MarkdownOptions())
    assert html.index("end") < html.index("<section") < html.index("note ")


@pytest.mark.skipif(not SPEC.is_dir(), reason="the specifications are not beside the project")
def test_text_made_to_be_slow_is_read_to_its_end():
    index = json.loads((SPEC / "pathological" / "index.json").read_text("utf-8"))
    assert len(index) > 15
    for entry in index:
        text = (SPEC / "pathological" / entry["file"]).read_text("utf-8", "surrogatepass")
        # a part of each: the renderer's budget of three seconds is for the rest
        assert render_preview(text[:8_000], MarkdownOptions()), entry["name"]
