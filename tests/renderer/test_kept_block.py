"""Large blocks told in parts: the window's copy is always that of a renderer which tells everything."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editor.app.rendered_post import RenderedPost
from editor.core.frontmatter.generator import Generator
from editor.core.markdown.html_splice import moved_marks, splice_of
from editor.core.site.convention import Convention
from editor.core.text.edit import LineChange
from editor.renderer.protocol import Change, Open, Patch, decode, encode
from editor.renderer.session import RenderSession

COUNT = 130
LINES = {
    "list": [
        f"{'  ' * (n % 3)}- item *{n}* with `code` and ![p](/{n % 7}.png) [^{n % 5}]" for n in range(COUNT)
    ],
    "table": [
        "| a | b |",
        "|---|---|",
        *(f"| {n} | **bold** ![x](/{n}.png) [l](/x) |" for n in range(COUNT)),
    ],
    "fence": [
        "```python",
        *(f"value_{n} = compute('text', {n}, {n} + 1)  # why" for n in range(COUNT)),
        "```",
    ],
    "details": [
        "<details>",
        "",
        *(one for n in range(COUNT) for one in (f"Some *words* {n} ![](a.png)", "")),
    ],
    "quote": [one for n in range(COUNT) for one in (f"> ![q](/q{n}.png) some *emphasis* {n}", ">")],
    "terms": [one for n in range(COUNT) for one in (f"Term {n}", f": means *this* {n} and `that`", "")],
    "tasks": [f"- [{' x'[n % 2]}] task {n} **item** [item] {{#id{n}}} a^[note {n}]" for n in range(COUNT)],
    "note": ["[^1]: a note", *(f"    - deep *item* {n} with [a][ref] and more" for n in range(COUNT))],
}
ADDED = (
    "- item", "", "  more", "x", "| 1 | 2 |", "```", "</details>", "> quote", "# Head", "[ref]: /there",
    "[^1]: note", "***", "![new](/new.png)", "<div>", ": means", "\tcode", "1. one", "$$", "::: tip",
    "*[item]: meaning", "- [x] done", "{.a}", "[TOC]", "a^[note] [^1]", "- [item]", "[item]: /x", "\"q\"",
)  # fmt: skip
EDITS = st.lists(
    st.tuples(st.integers(0, 10_000), st.integers(0, 200), st.integers(0, 3), st.sampled_from(ADDED)),
    min_size=1,
    max_size=6,
)


def replies(session, message):
    yield from session.handle(message)
    while not session.is_idle:
        yield from session.carry_on()


def change_of(lines, place, column, kind, added):
    first = place % len(lines)
    line = lines[first]
    if kind == 0:
        return LineChange(first, 1, (line[:column] + added[:3] + line[column:],))
    if kind == 1:
        return LineChange(first, 1, (line[:column], line[column:]))
    if kind == 2:
        return LineChange(first, 0, (added,))
    return LineChange(first, min(column % 3 + 1, len(lines) - first - 1), ())


def colours(post, is_known):
    """Give what the editor shows: the colours of each line, in their order."""
    for line, count, spans in post.take_uncoloured():
        found = defaultdict(list)
        for span in spans:
            found[span.line].append((span.start, span.end, span.kind))
        for number in range(count):
            is_known[line + number] = found[number]


def shown_by(session, shown, message):
    parts = 0
    for reply in replies(session, message):
        if isinstance(reply, Patch):
            parts += any(block.kept for block in reply.blocks)
            shown.take_patch(decode(encode(reply)))
    return parts


def opened(version, lines):
    return Open(1, version, "a.md", Convention("", Generator.PLAIN), tuple(lines), ())


@pytest.mark.parametrize("name", LINES)
@settings(deadline=None, max_examples=12, suppress_health_check=list(HealthCheck))
@given(edits=EDITS)
def test_a_post_told_in_parts_equals_one_told_anew(name, edits):
    lines = ["Before", "", *LINES[name], "", "Behind"]
    session, shown = RenderSession(lambda _: None), RenderedPost()
    shown_by(session, shown, opened(0, lines))
    coloured = [[] for _ in lines]
    colours(shown, coloured)
    for version, edit in enumerate(edits, start=1):
        change = change_of(lines, *edit)
        end = change.first + change.removed
        lines[change.first : end] = change.lines
        coloured[change.first : end] = [[] for _ in change.lines]
        shown_by(session, shown, Change(1, version, change))
        colours(shown, coloured)
    fresh = RenderedPost()
    shown_by(RenderSession(lambda _: None), fresh, opened(0, lines))
    assert shown.drawn_blocks() == fresh.drawn_blocks()
    assert shown.references() == fresh.references()
    known = [[] for _ in lines]
    colours(fresh, known)
    assert coloured == known


@pytest.mark.parametrize("name", LINES)
def test_a_key_in_a_large_block_is_told_in_few_bytes(name):
    lines = ["Before", "", *LINES[name] * 3, "", "Behind"]
    session, shown = RenderSession(lambda _: None), RenderedPost()
    shown_by(session, shown, opened(0, lines))
    place = next(n for n in range(len(lines) // 2, len(lines)) if "e" in lines[n])
    typed = LineChange(place, 1, (lines[place] + " x",))
    said = [encode(reply) for reply in replies(session, Change(1, 1, typed))]
    assert sum(map(len, said)) < 8_000


def test_a_stale_part_leaves_the_whole_block_to_be_coloured():
    lines = ["Before", "", *LINES["list"], "", "Behind"]
    session, shown = RenderSession(lambda _: None), RenderedPost()
    shown_by(session, shown, opened(0, lines))
    shown.take_uncoloured()
    assert shown_by(session, shown, Change(1, 1, LineChange(10, 1, ("- other",)))) == 1
    assert shown_by(session, shown, Change(1, 2, LineChange(90, 1, ("- another",)))) == 1
    stretches = [(line, count) for line, count, _ in shown.take_uncoloured()]
    assert stretches == [(2, len(LINES["list"]) + 1)]


def test_a_part_is_the_innermost_element_that_holds_a_change():
    old = '<div class="block"><ul>\n<li>a</li>\n<li data-line="1">b <em>c</em> d</li>\n</ul></div>'
    new = old.replace(" d<", " dd<")
    found = splice_of(old, new)
    assert (found.path, found.names) == ((0, 0, 1), ("div", "ul", "li"))
    assert (found.before, found.after, found.count) == (1, 0, 1)
    assert new[found.head : len(new) - found.tail] == " dd"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<div><pre>\na</pre></div>", "<div><pre>\nab</pre></div>"),
        ("<div><svg><path d='a'></path></svg></div>", "<div><svg><path d='b'></path></svg></div>"),
        ("<div><math><mi>a</mi></math></div>", "<div><math><mi>b</mi></math></div>"),
    ],
)
def test_what_reads_differently_alone_is_replaced_as_a_whole(old, new):
    assert splice_of(old, new).path == (0,)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<div>a</div>", "<p>a</p>"),
        ("<div>a", "<div>b"),
        ("<div><p>a</div></p>", "<div><p>b</div></p>"),
        ("<div><!-- a --></div>", "<div><!-- b --></div>"),
    ],
)
def test_html_that_is_not_of_the_sanitiser_is_no_part(old, new):
    assert splice_of(old, new) is None


def test_marks_move_with_their_lines():
    html = '<li data-line="3">a</li><li data-line="4">b</li>'
    assert moved_marks(html, 4, 2) == '<li data-line="3">a</li><li data-line="6">b</li>'
