"""What a site's renderer does is read from its configuration."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from editor.core.site.detect import detect
from editor.core.site.habits import QUOTES, Syntax
from tests.core.site.test_detect import MemoryFolder, OpenedFolder

POSTS = Path(__file__).parents[3] / ".." / "shared" / "posts"
BEYOND = {
    Syntax.FOOTNOTES,
    Syntax.SUBSCRIPT,
    Syntax.SUPERSCRIPT,
    Syntax.MARK,
    Syntax.INSERTED,
    Syntax.ABBREVIATIONS,
}


def hexo(configuration="", *packages, **files):
    package = json.dumps({"dependencies": {"hexo": "8", **dict.fromkeys(packages, "1")}})
    texts = {"_config.yml": configuration, "package.json": package, "source/_posts/a.md": ""}
    return detect(MemoryFolder({**texts, **files}), "/site").markdown


def hugo(configuration="", **files):
    return detect(
        MemoryFolder({"hugo.toml": configuration, "content/posts/a.md": "", **files}), "/site"
    ).markdown


def jekyll(configuration="title: a"):
    return detect(MemoryFolder({"_config.yml": configuration, "_posts/a.md": ""}), "/site").markdown


def astro(configuration="", *packages):
    package = json.dumps({"dependencies": dict.fromkeys(packages, "1")})
    texts = {"astro.config.mjs": configuration, "package.json": package, "src/content/blog/a.md": ""}
    return detect(MemoryFolder(texts), "/site").markdown


def test_hexo_with_marked():
    habits = hexo()
    assert (habits.typographer, habits.quotes) == (True, QUOTES)
    assert set(habits.lacks) >= BEYOND
    assert Syntax.DEFINITION_LISTS not in habits.lacks
    assert Syntax.ADDRESSES not in habits.lacks
    habits = hexo("marked:\n  smartypants: false\n  autolink: false\n  gfm: false\n")
    assert not habits.typographer
    assert set(habits.lacks) >= {Syntax.ADDRESSES, Syntax.TABLES, Syntax.TASKS}


def test_hexo_with_markdown_it():
    habits = hexo("", "hexo-renderer-markdown-it")
    assert habits.typographer
    assert set(habits.lacks) >= BEYOND | {Syntax.TASKS}
    habits = hexo(
        "markdown:\n  render: {typographer: true, quotes: '«»‹›', html: false, linkify: false}\n"
        "  plugins:\n    - markdown-it-footnote\n    - name: markdown-it-mark\n\n"
        "    - plugin: {name: markdown-it-abbr}\n"
        "    - plugin: {name: markdown-it-sub, enable: false}\n",
        "hexo-renderer-markdown-it",
    )
    assert habits.quotes == "«»‹›"
    assert not {Syntax.FOOTNOTES, Syntax.MARK, Syntax.ABBREVIATIONS} & set(habits.lacks)
    assert set(habits.lacks) >= {Syntax.SUBSCRIPT, Syntax.RAW_HTML, Syntax.ADDRESSES}


def test_hexo_with_other_renderers():
    assert not BEYOND & set(hexo("", "hexo-renderer-markdown-it-plus").lacks)
    assert Syntax.FOOTNOTES not in hexo("", "hexo-renderer-pandoc").lacks
    assert Syntax.FOOTNOTES not in hexo("", "hexo-renderer-kramed").lacks
    assert Syntax.FOOTNOTES not in hexo("", "hexo-footnotes").lacks
    preset = hexo("markdown: commonmark\n", "hexo-renderer-markdown-it")
    assert set(preset.lacks) >= {Syntax.TABLES, Syntax.STRIKETHROUGH}


@pytest.mark.parametrize(
    ("theme", "packages", "lacks"),
    [
        ("math:\n  mathjax:\n    enable: false\n  katex:\n    enable: false\n", (), True),
        ("math:\n  mathjax:\n    enable: true\n", (), False),
        ("math:\n  mathjax:\n    enable: false\n", ("hexo-filter-mathjax",), False),
        ("mathjax: false\n", (), True),
        ("other: 1\n", (), False),
    ],
)
def test_hexo_formulas_are_the_themes(theme, packages, lacks):
    habits = hexo("theme: next\n", *packages, **{"_config.next.yml": theme})
    assert (Syntax.MATH in habits.lacks) is lacks


def test_hugo():
    habits = hugo()
    assert habits.typographer
    assert set(habits.lacks) >= {Syntax.RAW_HTML, Syntax.EMOJI, Syntax.MARK, Syntax.INSERTED}
    assert not {Syntax.FOOTNOTES, Syntax.DEFINITION_LISTS, Syntax.TABLES} & set(habits.lacks)
    habits = hugo(
        "enableEmoji = true\n[markup.goldmark]\n[markup.goldmark.renderer]\nunsafe = true\n"
        "[markup.goldmark.extensions]\nfootnote = false\n"
        "[markup.goldmark.extensions.typographer]\nleftDoubleQuote = '&laquo;'\nrightDoubleQuote = '»'\n"
        "[markup.goldmark.extensions.extras.mark]\nenable = true\n"
    )
    assert habits.quotes == "«»‘’"
    assert not {Syntax.RAW_HTML, Syntax.EMOJI, Syntax.MARK} & set(habits.lacks)
    assert Syntax.FOOTNOTES in habits.lacks
    assert not hugo("[markup.goldmark.extensions]\ntypographer = false\n").typographer
    assert not hugo("[markup.goldmark.extensions.typographer]\ndisable = true\n").typographer
    apart = {"config/_default/markup.toml": "[goldmark.renderer]\nunsafe = true\nhardWraps = true\n"}
    assert Syntax.RAW_HTML not in hugo(**apart).lacks


def test_jekyll():
    habits = jekyll()
    assert habits.typographer
    assert Syntax.ADDRESSES in habits.lacks
    assert not {Syntax.FOOTNOTES, Syntax.ABBREVIATIONS, Syntax.MATH} & set(habits.lacks)
    assert Syntax.EMOJI not in jekyll("plugins: [jemoji]\n").lacks
    assert Syntax.TASKS in jekyll("kramdown: {input: kramdown}\n").lacks
    assert not jekyll("kramdown: {smart_quotes: [apos, apos, quot, quot]}\n").typographer
    assert jekyll("kramdown: {smart_quotes: 'lsquo,rsquo,ldquo,rdquo'}\n").typographer
    assert Syntax.RAW_HTML in jekyll("markdown: CommonMark\n").lacks


def test_astro():
    habits = astro()
    assert habits.typographer
    assert set(habits.lacks) >= {Syntax.MATH, Syntax.CONTAINERS, Syntax.EMOJI}
    assert Syntax.FOOTNOTES not in habits.lacks
    assert Syntax.MATH not in astro("", "remark-math").lacks
    assert not astro("export default { markdown: { smartypants: false } }").typographer
    assert Syntax.FOOTNOTES in astro("markdown: { gfm: false }").lacks


def test_odd_configurations_are_read():
    for text in (
        "markdown: [1, 2]",
        "markdown: {plugins: {a: b}, render: 5}",
        "marked: x",
        "theme: ../../x",
        "[",
        "",
    ):
        assert hexo(text, "hexo-renderer-markdown-it").quotes == QUOTES
    deep = "\n".join(" " * place + "a:" for place in range(40)) + " 1"
    assert hexo("theme: next\n", **{"_config.next.yml": deep}).quotes == QUOTES
    assert hugo("[markup]\ngoldmark = 3\n").quotes == QUOTES


@pytest.mark.skipif(not POSTS.is_dir(), reason="the posts of real sites are not beside the project")
def test_real_sites():
    seaoak = detect(OpenedFolder(POSTS / "hexo-seaoak"), "/site").markdown
    assert seaoak.typographer
    assert {Syntax.FOOTNOTES, Syntax.TASKS} <= set(seaoak.lacks)
    coder = detect(OpenedFolder(POSTS / "hugo-coder-toml"), "/site").markdown
    assert not {Syntax.EMOJI, Syntax.RAW_HTML} & set(coder.lacks)
    kaeruct = detect(OpenedFolder(POSTS / "hugo-kaeruct"), "/site").markdown
    assert Syntax.EMOJI in kaeruct.lacks
    assert Syntax.RAW_HTML not in kaeruct.lacks
    tale = detect(OpenedFolder(POSTS / "jekyll-tale"), "/site").markdown
    assert tale.typographer
    assert Syntax.ADDRESSES in tale.lacks


@pytest.mark.parametrize(
    ("configuration", "is_numbered"),
    [
        ("", True),
        ("highlight:\n  line_number: false\n", False),
        ("highlight:\n  wrap: false\n", False),
        ("highlight:\n  hljs: true\n", False),
        ("highlight:\n  enable: false\n", False),
        ("highlight:\n  enable: false\nprismjs:\n  enable: true\n", True),
        ("syntax_highlighter: prismjs\nprismjs:\n  line_number: false\n", False),
        ("syntax_highlighter: prismjs\nhighlight:\n  line_number: false\n", True),
        ("syntax_highlighter: false\n", False),
        ("highlight: [a]\nprismjs: 5\n", True),
    ],
)
def test_hexo_numbers_code_as_it_is_told(configuration, is_numbered):
    assert hexo(configuration).numbers_code is is_numbered


def test_hugo_numbers_code_and_names_what_formulas_stand_between():
    assert not hugo().numbers_code
    assert hugo().formula_signs == ()
    assert hugo("[markup.highlight]\nlineNos = true\n").numbers_code
    passthrough = (
        "[markup.goldmark.extensions.passthrough]\nenable = {}\n"
        "[markup.goldmark.extensions.passthrough.delimiters]\n"
        "block = [['\\[', '\\]'], ['$$', '$$'], 5, []]\ninline = [['\\(', '\\)']]\n"
    )
    assert hugo(passthrough.format("true")).formula_signs == ("\\[", "$$", "\\(")
    assert hugo(passthrough.format("false")).formula_signs == ()


@pytest.mark.parametrize(
    ("configuration", "separator"),
    [
        ("excerpt_separator: <!-- excerpt -->\n", "<!-- excerpt -->"),
        ("markdown: CommonMark\nexcerpt_separator: '<!--end-->'\n", "<!--end-->"),
        ('excerpt_separator: "\\n\\n"\n', ""),
        ("excerpt_separator: [a]\n", ""),
        ("title: a\n", ""),
    ],
)
def test_jekyll_s_own_end_of_an_excerpt(configuration, separator):
    assert jekyll(configuration).excerpt_separator == separator


def test_hexo_may_be_told_to_read_no_tags():
    assert hexo().reads_tags
    assert not hexo("marked:\n  disableNunjucks: true\n").reads_tags
    other = "markdown:\n  disableNunjucks: true\n"
    assert not hexo(other, "hexo-renderer-markdown-it").reads_tags
    assert hexo(other).reads_tags
