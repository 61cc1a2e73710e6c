"""Parts of large blocks that give place in the page: it looks as if the whole had been shown anew."""

from __future__ import annotations

import random

import pytest

from editor.app.rendered_post import RenderedPost
from editor.core.frontmatter.generator import Generator
from editor.core.markdown.html_splice import HtmlSplice, splice_of
from editor.core.site.convention import Convention
from editor.core.text.edit import LineChange
from editor.renderer.protocol import Change, Open, Patch
from editor.renderer.session import RenderSession
from tests.widgets.test_preview import (  # noqa: F401 - the fixtures are taken by name
    ask,
    block,
    paragraphs,
    png,
    preview,
    pytestmark,
    shared,
    wait_for,
)

CONTENT = """[...document.querySelectorAll('#post section')].map((section) => {
  const node = section.cloneNode(true);
  for (const box of node.querySelectorAll('image-problem')) box.remove();
  for (const image of node.querySelectorAll('img')) {
    for (const name of ['src', 'hidden', 'data-failed']) image.removeAttribute(name); // come as it is loaded
  }
  return node.lang + node.innerHTML;
})"""
LONG_WORD = "endless" * 400
BODIES = {
    "list": [f"{'  ' * (n % 3)}- item *{n}* with `code` ![p](/{n % 7}.png)" for n in range(400)],
    "table": ["| a | b |", "|---|---|", *(f"| {n} | **bold** <kbd>{n}</kbd> |" for n in range(400))],
    "fence": ["```python", *(f"value_{n} = compute('text', {n})  # why" for n in range(400)), "```"],
    "details": [
        "<details>",
        "",
        *(line for n in range(400) for line in (f"Some *{n}* 中文", "")),
        "</details>",
    ],
    "quote": ["> [!NOTE]", *(line for n in range(400) for line in (f"> $x_{n}$ {LONG_WORD[: n * 8]}", ">"))],
}
NEW_LINES = (
    "- item",
    "x",
    "",
    "  - *deep*",
    "| 1 | 2 |",
    "> quoted",
    "```",
    "![new](/n.png)",
    "    code",
    "<b>",
)


def splices_shown(preview, shown, messages):  # noqa: F811
    """Show what a renderer says; tell how many parts of blocks were among it."""
    count = 0
    for message in messages:
        if not isinstance(message, Patch):
            continue
        shown.take_patch(message)
        kept = message.blocks[0].kept if message.blocks else None
        if kept is not None:
            count += 1
            html = shown.html_at(message.first)
            line = message.blocks[0].line
            preview.splice(message.first, line, html, kept.splice, kept.moved_from, kept.shift)
        else:
            blocks = [(one.line, one.html) for one in message.blocks]
            preview.patch(message.first, message.removed, blocks, message.shift)
    return count


def replies(session, message):
    yield from session.handle(message)
    while not session.is_idle:
        yield from session.carry_on()


def edit(lines, chance):
    first = chance.randrange(len(lines))
    line = lines[first]
    column = chance.randrange(len(line) + 1)
    kind = chance.randrange(4)
    if kind == 0:
        return LineChange(first, 1, (line[:column] + chance.choice("ax*`| ") + line[column:],))
    if kind == 1:
        return LineChange(first, 1, (line[:column], line[column:]))
    if kind == 2:
        return LineChange(first, 1, (line, chance.choice(NEW_LINES)))
    return LineChange(first, min(chance.randrange(1, 3), len(lines) - first), ())


@pytest.mark.parametrize("name", BODIES)
def test_a_page_patched_in_parts_equals_one_shown_anew(preview, qtbot, name):  # noqa: F811
    chance = random.Random(name)
    lines = ["Before", "", *BODIES[name], "", "Behind"]
    session, shown = RenderSession(lambda _: None), RenderedPost()
    opened = Open(1, 0, "a.md", Convention("", Generator.PLAIN), tuple(lines), ())
    splices_shown(preview, shown, replies(session, opened))
    misfits = []
    connection = preview._bridge.misfitted.connect(misfits.append)
    count = 0
    for version in range(1, 25):
        change = edit(lines, chance)
        lines[change.first : change.first + change.removed] = change.lines or ([] if len(lines) > 2 else [""])
        count += splices_shown(preview, shown, replies(session, Change(1, version, change)))
        if version % 4 == 0:
            patched = ask(qtbot, preview, CONTENT)
            preview.show_blocks(shown.drawn_blocks())
            assert patched == ask(qtbot, preview, CONTENT)
            assert preview._blocks == shown.drawn_blocks()
    preview._bridge.misfitted.disconnect(connection)
    assert count > 5
    assert misfits == []


def listed(items, extra=""):
    rest = "".join(f'<li data-line="{n}">item {n}</li>' for n in range(1, items))
    return block(f"<ul><li>item 0</li>{rest}{extra}</ul>")


def test_nodes_outside_of_the_part_stay(preview, qtbot):  # noqa: F811
    old = listed(20)
    preview.show_blocks([(0, old)])
    wait_for(qtbot, preview, "document.querySelectorAll('#post li').length", 20)
    ask(
        qtbot, preview, "[...document.querySelectorAll('#post li')].forEach((node, n) => node.known = n) || 1"
    )
    new = old.replace("item 10<", "item <b>ten</b><")
    preview.splice(0, 0, new, splice_of(old, new), 20, 0)
    wait_for(qtbot, preview, "document.querySelectorAll('#post b').length", 1)
    known = ask(qtbot, preview, "[...document.querySelectorAll('#post li')].map(node => node.known)")
    assert known == list(range(20))


def test_a_picture_in_the_part_is_the_same_one_and_is_not_asked_for_again(preview, qtbot):  # noqa: F811
    requests = []
    connection = preview.image_requested.connect(lambda request, _: requests.append(request))
    old = listed(20).replace("item 10<", 'item 10 <img src="post://image/abc123" alt="d"><')
    preview.show_blocks([(0, old)])
    qtbot.waitUntil(lambda: len(requests) == 1)
    preview.reply_image(requests[0], png(), "image/png")
    wait_for(qtbot, preview, "document.querySelector('img').naturalWidth", 40)
    ask(qtbot, preview, "document.querySelector('img').known = 1")
    new = old.replace("item 10 <", "<b>other</b> words <")
    preview.splice(0, 0, new, splice_of(old, new), 20, 0)
    wait_for(qtbot, preview, "document.querySelectorAll('#post b').length", 1)
    picture = "document.querySelector('img')"
    assert ask(qtbot, preview, f"[{picture}.known, {picture}.naturalWidth]") == [1, 40]
    assert len(requests) == 1
    preview.image_requested.disconnect(connection)


def test_lines_follow_a_part_with_other_lines(preview, qtbot):  # noqa: F811
    old = listed(60)
    preview.show_blocks([(0, old), *paragraphs(60, 30)])
    wait_for(qtbot, preview, "document.querySelectorAll('#post li').length", 60)
    moved = old
    for number in range(59, 9, -1):
        moved = moved.replace(f'data-line="{number}"', f'data-line="{number + 1}"')
    new = moved.replace('<li data-line="11">', '<li data-line="10">new</li><li data-line="11">')
    preview.splice(0, 0, new, splice_of(moved, new), 10, 1)
    preview.patch(1, 0, [], 1)
    preview.scroll_to_line(40.0)
    item = "document.querySelectorAll('#post li')[40].getBoundingClientRect()"
    wait_for(qtbot, preview, f"Math.abs({item}.top - 12) < 3", True)


def test_a_page_that_is_not_as_thought_is_told_the_whole_block(preview, qtbot):  # noqa: F811
    preview.show_blocks([(0, listed(5))])
    new = listed(7)
    wrong = HtmlSplice((0, 3), ("div", "ol"), 5, 5, 0, 10, 10, 5, 0)
    preview.splice(0, 0, new, wrong, 0, 0)
    wait_for(qtbot, preview, "document.querySelectorAll('#post li').length", 7)
