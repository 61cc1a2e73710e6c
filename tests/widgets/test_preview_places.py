"""Lines and heights of the preview: inside blocks, when pictures come late, and who leads."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from editor.widgets.preview_look import PreviewHeading, PreviewLook
from tests.widgets.test_preview import (  # noqa: F401 - the fixtures are taken by name
    ask,
    block,
    paragraphs,
    png,
    preview,
    pytestmark,
    shared,
    wait_for,
    wait_still,
)

SECTION = "document.querySelectorAll('#post section')"


def wheel(view, steps):
    """Turn the wheel over the page, down for negative steps."""
    target = view._view.focusProxy()
    place = QPointF(target.width() / 2, target.height() / 2)
    for _ in range(abs(steps)):
        event = QWheelEvent(
            place,
            target.mapToGlobal(place),
            QPoint(),
            QPoint(0, 120 if steps > 0 else -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(target, event)
        QApplication.processEvents()


def listed(items):
    rest = "".join(f'<li data-line="{n}">item {n}<br>more<br>and more</li>' for n in range(1, items))
    return block(f"<ul><li>item 0</li>{rest}</ul>")


def test_marked_elements_part_a_block_and_leave_the_page(preview, qtbot):  # noqa: F811
    preview.show_blocks([(0, listed(30)), (31, block("<p>end</p>")), *paragraphs(60, 20)])
    wait_for(qtbot, preview, "document.querySelectorAll('#post li').length", 30)
    assert ask(qtbot, preview, "document.querySelectorAll('[data-line]').length") == 0
    preview.scroll_to_line(12.5)
    item = "document.querySelectorAll('#post li')[12].getBoundingClientRect()"
    wait_for(qtbot, preview, f"Math.abs({item}.top + {item}.height / 2 - 12) < 4", True)


def test_marks_follow_a_patch_and_lies_about_lines_do_no_harm(preview, qtbot):  # noqa: F811
    preview.show_blocks([(0, listed(10)), *paragraphs(80, 10)])
    wait_for(qtbot, preview, "document.querySelectorAll('#post li').length", 10)
    more = listed(10).replace("<li>item 0</li>", '<li>new</li><li data-line="1">item 0</li>')
    for number in range(9, 0, -1):
        more = more.replace(f'data-line="{number}">item {number}', f'data-line="{number + 1}">item {number}')
    preview.patch(0, 1, [(0, more)], 1)
    preview.scroll_to_line(10)
    item = "document.querySelectorAll('#post li')[10].getBoundingClientRect()"
    wait_for(qtbot, preview, f"Math.abs({item}.top - 12) < 3", True)
    lies = '<p data-line="999999">a</p><p data-line="3">b</p><p data-line="0">c</p><p data-line="7">d</p>'
    preview.patch(0, 1, [(0, block(lies))], 0)
    preview.scroll_to_line(21)
    wait_for(qtbot, preview, f"Math.abs({SECTION}[1].getBoundingClientRect().top - 12) < 3", True)


def test_a_picture_that_comes_late_does_not_lose_the_place(preview, qtbot):  # noqa: F811
    requests = []
    connection = preview.image_requested.connect(lambda request, _token: requests.append(request))
    with_image = (20, block('<p><img src="post://image/late" alt="l"></p>'))
    preview.show_blocks([*paragraphs(10), with_image, *paragraphs(100, 11)])
    preview.scroll_to_line(28)
    top = f"Math.abs({SECTION}[14].getBoundingClientRect().top - 12) < 3"
    wait_for(qtbot, preview, top, True)
    qtbot.waitUntil(lambda: bool(requests))
    preview.reply_image(requests[0], png(600, 900), "image/png")
    wait_for(qtbot, preview, "document.querySelector('img').offsetHeight > 300", True)
    wait_still(qtbot, preview)
    wait_for(qtbot, preview, top, True)
    preview.image_requested.disconnect(connection)


def test_the_hand_leads_and_what_we_scroll_ourselves_is_not_told(preview, qtbot):  # noqa: F811
    told = []
    connection = preview.scrolled.connect(lambda *place: told.append(place))
    preview.show_blocks(paragraphs(300))
    preview.scroll_to_line(200)
    wait_for(qtbot, preview, f"Math.abs({SECTION}[100].getBoundingClientRect().top - 12) < 3", True)
    preview.patch(10, 1, [(20, block("<p>" + "more<br>" * 9 + "</p>"))], 0)
    qtbot.wait(250)
    assert told == []
    wheel(preview, -3)
    qtbot.waitUntil(lambda: bool(told))
    wait_still(qtbot, preview)

    def is_told():  # of the place where it came to rest, a turn later
        top = f"{SECTION}[{int(told[-1][0]) // 2}].getBoundingClientRect()"
        return ask(qtbot, preview, f"{top}.top <= 13 && {top}.bottom > 0")

    qtbot.waitUntil(is_told)
    line, head, rest = told[-1]
    assert 200 < line < 230
    assert (head, rest) == (1.0, 1.0)
    preview.scrolled.disconnect(connection)


def test_the_ends_meet(preview, qtbot):  # noqa: F811
    preview.show_blocks(paragraphs(300))
    preview.scroll_to_line(560, 1.0, 0.0)
    wait_for(
        qtbot,
        preview,
        "document.scrollingElement.scrollHeight - window.innerHeight - window.scrollY < 2",
        True,
    )
    preview.scroll_to_line(3.0, 0.0, 1.0)
    wait_for(qtbot, preview, "window.scrollY", 0)


def test_a_gap_closes_as_the_source_scrolls(preview, qtbot):  # noqa: F811
    preview.show_blocks(paragraphs(300))
    preview.scroll_to_line(100)
    wait_for(qtbot, preview, f"Math.abs({SECTION}[50].getBoundingClientRect().top - 12) < 3", True)
    start = wait_still(qtbot, preview)
    preview.mark_line(140, is_written=True)  # out of sight: the preview goes on alone
    wait_for(qtbot, preview, f"window.scrollY > {start + 200}", True)
    before = wait_still(qtbot, preview)
    preview.scroll_to_line(101)
    qtbot.wait(250)
    assert abs(ask(qtbot, preview, "window.scrollY") - before) < 60
    preview.scroll_to_line(300)
    wait_for(qtbot, preview, f"Math.abs({SECTION}[150].getBoundingClientRect().top - 12) < 3", True)


def test_a_written_line_comes_into_sight_and_one_in_sight_moves_nothing(preview, qtbot):  # noqa: F811
    preview.show_blocks(paragraphs(300))
    preview.mark_line(300, is_written=True)
    box = f"{SECTION}[150].getBoundingClientRect()"
    wait_for(qtbot, preview, f"{box}.top > 0 && {box}.bottom < window.innerHeight", True)
    before = wait_still(qtbot, preview)
    preview.mark_line(302, is_written=True)
    preview.patch(151, 1, [(302, block("<p>Written</p>"))], 0)
    qtbot.wait(150)
    assert abs(ask(qtbot, preview, "window.scrollY") - before) <= 45


def test_a_heading_stands_above_and_is_text_alone(preview, qtbot):  # noqa: F811
    preview.show_blocks(paragraphs(2))
    preview.set_heading(PreviewHeading("A <b>title</b>", "2024-05-02"))
    wait_for(qtbot, preview, "document.querySelector('#heading h1').textContent", "A <b>title</b>")
    assert ask(qtbot, preview, "document.getElementById('heading').offsetHeight > 40")
    assert ask(qtbot, preview, f"{SECTION}.length") == 2
    preview.set_heading(PreviewHeading())
    wait_for(qtbot, preview, "document.getElementById('heading').offsetHeight", 0)


def test_a_style_takes_the_place_of_ours_with_fonts_of_the_site_and_goes_again(preview, qtbot):  # noqa: F811
    requests = []
    connection = preview.style_file_requested.connect(
        lambda request, token: requests.append((request, token))
    )
    preview.show_blocks(paragraphs(2))
    style = (
        "@font-face { font-family: own; src: url('post://style/font1') }"
        ".post-content { color: rgb(4, 5, 6); font-family: own }"
    )
    preview.set_look(PreviewLook(style, 20))
    colour = "getComputedStyle(document.getElementById('post')).color"
    wait_for(qtbot, preview, colour, "rgb(4, 5, 6)")
    qtbot.waitUntil(lambda: requests != [])
    assert [token for _, token in requests] == ["font1"]
    preview.reply_image(requests[0][0], math_font(), "font/woff2")
    wait_for(qtbot, preview, "[...document.fonts].filter(font => font.family === 'own')[0]?.status", "loaded")
    preview.set_look(PreviewLook())
    wait_for(
        qtbot, preview, f"{colour} !== 'rgb(4, 5, 6)' && !document.querySelector('link[data-own]')", True
    )
    preview.style_file_requested.disconnect(connection)


def math_font():
    from editor.widgets.resources import resource_path

    return next(resource_path("preview").glob("*.woff2")).read_bytes()


def test_a_picture_request_takes_no_font(preview, qtbot):  # noqa: F811
    requests = []
    connection = preview.image_requested.connect(lambda request, _token: requests.append(request))
    preview.show_blocks([(0, block('<img src="post://image/font" alt="p">'))])
    qtbot.waitUntil(lambda: bool(requests))
    preview.reply_image(requests[0], math_font(), "font/woff2")
    wait_for(qtbot, preview, "document.querySelector('img').dataset.failed", "1")
    preview.image_requested.disconnect(connection)


def test_only_styles_and_fonts_of_ours_are_served():
    from editor.widgets.preview_scheme import served_files

    files = served_files()
    assert "post://preview/preview.css" in files
    assert all(address.endswith((".css", ".woff2", ".html")) for address in files)


def test_what_is_hidden_is_not_told_and_catches_up(preview, qtbot):  # noqa: F811
    preview.show_blocks(paragraphs(200))
    preview.scroll_to_line(200)
    top = f"Math.abs({SECTION}[100].getBoundingClientRect().top - 12) < 3"
    wait_for(qtbot, preview, top, True)
    orders = []
    connection = preview._bridge.ordered.connect(orders.append)
    preview.hide()
    for number in range(20):
        preview.patch(0, 1, [(0, block(f"<p>unseen {number}</p>"))], 0)
    assert orders == []
    preview.show()
    wait_for(qtbot, preview, f"{SECTION}[0].textContent", "unseen 19")
    wait_for(qtbot, preview, top, True)
    preview._bridge.ordered.disconnect(connection)


def test_a_selection_is_copied_without_our_wrappers(preview, qtbot):  # noqa: F811
    preview.show_blocks(
        [(0, block('<p>one <em>two</em> <img src="post://image/t1" alt="a"></p>')), (2, block("<p>b</p>"))]
    )
    wait_for(qtbot, preview, f"{SECTION}.length", 2)
    with qtbot.waitSignal(preview.copied) as told:
        preview._page.triggerAction(preview._page.WebAction.SelectAll)
        qtbot.waitUntil(preview._page.hasSelection)
        preview._page.triggerAction(preview._page.WebAction.Copy)
    text, html = told.args
    assert "one two" in text
    assert '<em>two</em> <img alt="a" src="post://image/t1">' in html
    for ours in ("section", 'class="block"', "contain-intrinsic", "data-src", "image-problem"):
        assert ours not in html


def test_a_pdf_has_every_page_and_waits_for_pictures(preview, qtbot):  # noqa: F811
    requests = []
    connection = preview.image_requested.connect(lambda request, _token: requests.append(request))
    far = (800, block('<p><img src="post://image/far" alt="f"></p>'))
    preview.show_blocks([*paragraphs(400), far])
    wait_for(qtbot, preview, f"{SECTION}.length", 401)
    progress, made = [], []
    preview.print_progressed.connect(lambda *counts: progress.append(counts))
    preview.printed.connect(made.append)
    preview.print_pdf()
    qtbot.waitUntil(lambda: bool(requests))
    qtbot.wait(100)
    assert made == []
    preview.reply_image(requests[0], png(), "image/png")
    qtbot.waitUntil(lambda: bool(made))
    assert progress[0] == (0, 1)
    assert progress[-1] == (1, 1)
    assert bytes(made[0]).startswith(b"%PDF")
    assert bytes(made[0]).count(b"/Type /Page\n") + bytes(made[0]).count(b"/Type /Page ") >= 5
    preview.image_requested.disconnect(connection)


def test_a_page_that_is_begun_again_shows_the_same_place(preview, qtbot):  # noqa: F811
    preview.show_blocks(paragraphs(200))
    wait_for(qtbot, preview, "document.querySelectorAll('#post section').length", 200)
    preview.scroll_to_line(240.0)
    place = "document.querySelectorAll('#post section')[120].getBoundingClientRect().top"
    wait_for(qtbot, preview, f"Math.abs({place} - 12) < 3", True)
    preview._page.renderProcessTerminated.emit(
        preview._page.RenderProcessTerminationStatus.CrashedTerminationStatus, 9
    )
    qtbot.waitUntil(lambda: not preview._is_ready)
    qtbot.waitUntil(lambda: preview._is_ready)
    wait_for(qtbot, preview, "document.querySelectorAll('#post section').length", 200)
    wait_for(qtbot, preview, f"Math.abs({place} - 12) < 3", True)
