"""Footnotes stand at the end of the preview, and stay bound to the lines that define them."""

from __future__ import annotations

import json

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

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

NOTE = "document.querySelector('#notes > .footnote')"
SHOWN = (
    "[...document.querySelectorAll('#notes > .footnote')]"
    ".map((note) => note.textContent.replace(/[\\s↩]+/g, ' ').trim())"
)


def note(number, inner, line=0):
    mark = f' data-line="{line}"' if line else ""
    return (
        f'<div class="footnote" id="post-fn-{number}"><span class="footnote-number">[{number}]</span> '
        f'<p{mark}>{inner}</p><a class="footnote-back" href="#post-fnref-{number}">↩</a></div>'
    )


def use(number):
    return (
        f'<p>used <sup class="footnote-ref" id="post-fnref-{number}">'
        f'<a href="#post-fn-{number}">{number}</a></sup></p>'
    )


def click(qtbot, view, selector):
    wait_for(qtbot, view, f"!!document.querySelector({json.dumps(selector)})", True)
    x, y = ask(
        qtbot,
        view,
        f"(() => {{ const node = document.querySelector({json.dumps(selector)});"
        "node.scrollIntoView({block: 'center'}); const box = node.getBoundingClientRect();"
        "return [box.x + box.width / 2, box.y + box.height / 2]; })()",
    )
    target = view._view.focusProxy()
    place = QPointF(x, y)
    for kind, buttons in (
        (QEvent.Type.MouseButtonPress, Qt.MouseButton.LeftButton),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        event = QMouseEvent(
            kind,
            place,
            target.mapToGlobal(place),
            Qt.MouseButton.LeftButton,
            buttons,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(target, event)


def test_notes_stand_at_the_end_in_the_order_of_their_numbers(preview, qtbot):  # noqa: F811
    preview.show_blocks(
        [
            (0, block(note(2, "second"))),
            (2, block(use(1))),
            (4, block(note(1, "first"))),
            (6, block(use(2) + note(3, "inline"))),
            *paragraphs(3, 4),
        ]
    )
    wait_for(qtbot, preview, SHOWN, ["[1] first", "[2] second", "[3] inline"])
    seen = "[...document.querySelectorAll('#post .footnote')].filter((note) => note.offsetHeight > 0).length"
    assert ask(qtbot, preview, seen) == 0
    top = ask(qtbot, preview, "document.getElementById('notes').getBoundingClientRect().top")
    assert top >= ask(qtbot, preview, "document.querySelector('#post > div').getBoundingClientRect().bottom")


def test_a_note_that_nothing_uses_stays_where_it_is_written(preview, qtbot):  # noqa: F811
    alone = '<div class="footnote"><span class="footnote-number">[^a]</span> <p>alone</p></div>'
    preview.show_blocks([(0, block(alone)), *paragraphs(2, 1)])
    wait_for(qtbot, preview, "document.querySelector('#post .footnote')?.offsetHeight > 0", True)
    assert ask(qtbot, preview, "document.getElementById('notes').hidden") is True


def test_patches_reach_the_notes_at_the_end(preview, qtbot):  # noqa: F811
    preview.show_blocks([(0, block(use(1))), (2, block(note(1, "first"))), *paragraphs(2, 2)])
    wait_for(qtbot, preview, SHOWN, ["[1] first"])
    ask(qtbot, preview, "document.querySelector('#notes > .footnote').known = 1")
    preview.patch(1, 1, [(2, block(note(1, "edited")))], 0)
    wait_for(qtbot, preview, SHOWN, ["[1] edited"])
    assert ask(qtbot, preview, "document.querySelector('#notes > .footnote').known") == 1
    preview.patch(0, 0, [(0, block(use(1))), (2, block(note(1, "new")))], 4)
    preview.patch(3, 1, [(6, block(note(2, "edited")))], 0)
    wait_for(qtbot, preview, SHOWN, ["[1] new", "[2] edited"])
    preview.patch(1, 1, [], -2)
    wait_for(qtbot, preview, SHOWN, ["[2] edited"])
    preview.patch(2, 1, [(4, block("<p>no note any more</p>"))], 0)
    wait_for(qtbot, preview, "document.getElementById('notes').hidden", True)
    preview.show_blocks([(0, block(note(1, "another post")))])
    wait_for(qtbot, preview, SHOWN, ["[1] another post"])


def test_links_lead_to_the_note_and_back(preview, qtbot):  # noqa: F811
    preview.show_blocks([(0, block(use(1))), (2, block(note(1, "first"))), *paragraphs(200, 2)])
    wait_for(qtbot, preview, SHOWN, ["[1] first"])
    in_sight = (
        "(() => {{ const box = document.querySelector({!r}).getBoundingClientRect();"
        "return box.bottom > 0 && box.top < innerHeight; }})()"
    )
    click(qtbot, preview, "#post .footnote-ref a")
    wait_for(qtbot, preview, in_sight.format("#notes .footnote"), True)
    assert ask(qtbot, preview, "window.scrollY > 500") is True
    click(qtbot, preview, "#notes .footnote-back")
    wait_for(qtbot, preview, in_sight.format("#post .footnote-ref"), True)


def test_a_click_on_a_note_tells_the_line_that_defines_it(preview, qtbot):  # noqa: F811
    folded = block(
        f'<details><summary>more</summary><p data-line="2">text</p>{note(2, "inside", 40)}</details>'
    )
    preview.show_blocks([(5, block(use(1))), (7, block(note(1, "first"))), (10, folded), *paragraphs(40, 30)])
    wait_for(qtbot, preview, f"{SHOWN}.length", 2)
    for selector, line in (("#notes > .footnote p", 7), ("#notes > .footnote + .footnote p", 50)):
        with qtbot.waitSignal(preview.line_clicked) as told:
            click(qtbot, preview, selector)
        assert told.args == [line]


def test_the_note_that_is_written_is_marked_and_in_sight(preview, qtbot):  # noqa: F811
    preview.show_blocks([(0, block(use(1))), (2, block(note(1, "first"))), *paragraphs(200, 2)])
    preview.mark_line(2, is_written=True)
    wait_for(qtbot, preview, "document.querySelector('#notes > .footnote')?.classList.contains('now')", True)
    bottom = "document.querySelector('#notes > .footnote').getBoundingClientRect().bottom <= innerHeight"
    wait_for(qtbot, preview, bottom, True)
    preview.patch(1, 1, [(2, block(note(1, "first, written on")))], 0)
    wait_for(qtbot, preview, SHOWN, ["[1] first, written on"])
    assert (
        ask(qtbot, preview, "document.querySelector('#notes > .footnote').classList.contains('now')") is True
    )
    preview.mark_line(10)
    wait_for(qtbot, preview, "document.querySelectorAll('#notes .now').length", 0)


def test_lines_above_and_below_a_definition_keep_their_places(preview, qtbot):  # noqa: F811
    preview.show_blocks([*paragraphs(20), (40, block(note(1, "first"))), *paragraphs(100, 21)])
    wait_for(qtbot, preview, SHOWN, ["[1] first"])
    preview.scroll_to_line(42.0)
    place = "Math.abs(document.querySelectorAll('#post section')[21].getBoundingClientRect().top - 12) < 3"
    wait_for(qtbot, preview, place, True)


def test_a_picture_in_a_note_is_asked_for_once_and_stays(preview, qtbot):  # noqa: F811
    asked = []
    data = png()

    def answer(request, token):
        asked.append(token)
        preview.reply_image(request, data, "image/png")

    connection = preview.image_requested.connect(answer)
    picture = '<img src="post://image/noted" alt="n">'
    preview.show_blocks([(0, block(use(1))), (2, block(note(1, f"a {picture}")))])
    image = "document.querySelector('#notes img')"
    wait_for(qtbot, preview, f"{image}?.naturalWidth", 40)
    ask(qtbot, preview, f"{image}.known = 1")
    preview.patch(1, 1, [(2, block(note(1, f"ab {picture}")))], 0)
    wait_for(qtbot, preview, SHOWN, ["[1] ab"])
    assert ask(qtbot, preview, f"[{image}.known, {image}.naturalWidth]") == [1, 40]
    assert asked.count("noted") == 1
    preview.image_requested.disconnect(connection)


def test_what_is_copied_has_each_note_once(preview, qtbot):  # noqa: F811
    preview.show_blocks([(0, block(use(1))), (2, block(note(1, "only once"))), *paragraphs(1, 2)])
    wait_for(qtbot, preview, SHOWN, ["[1] only once"])
    ask(
        qtbot,
        preview,
        "(() => { window.getSelection().selectAllChildren(document.getElementById('page')); return 1; })()",
    )
    with qtbot.waitSignal(preview.copied) as told:
        preview._order("copySource")
    assert told.args[0].count("only once") == 1
    assert "data-note" not in told.args[0]
