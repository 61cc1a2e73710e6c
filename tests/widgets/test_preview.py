"""The preview: patches, pictures, places, and everything a hostile post could try once it is inside."""

from __future__ import annotations

import base64
import json
import socket

import pytest
from PySide6.QtCore import QBuffer, QEvent, QIODevice, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import TimeoutError as WaitTimeoutError

from editor.widgets import preview_watch as watch_module
from editor.widgets.preview import Preview
from editor.widgets.preview_look import PreviewHeading
from editor.widgets.preview_scheme import SHELL_ADDRESS, chromium_flags
from editor.widgets.theme import load_theme

APPLICATION_WORLD = 1

pytestmark = pytest.mark.qt_log_ignore(
    "QRhiGles2",
    "Failed to create RHI",
    "GPUInfo",
    "Vulkan",
    "Sandboxing disabled",
    "(?i)gpu process",
    "does not support propagateSizeHints",  # the offscreen platform, when the view is the first to show
)


@pytest.fixture(scope="module")
def shared(qapp):
    preview = Preview()
    preview.resize(700, 500)
    preview.set_theme(load_theme("light"))
    preview.show()
    yield preview
    preview.close()
    preview.deleteLater()
    QApplication.sendPostedEvents(preview, QEvent.Type.DeferredDelete.value)
    qapp.processEvents()


@pytest.fixture
def preview(shared, qtbot):
    qtbot.waitUntil(lambda: shared._is_ready)
    shared.clear()
    # pictures that another test has left must not ask for anything in this one
    wait_for(qtbot, shared, "document.querySelectorAll('#page img, #post section').length", 0)
    return shared


def ask(qtbot, preview, code):
    answers = []
    preview._page.runJavaScript(f"JSON.stringify({code})", APPLICATION_WORLD, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    return json.loads(answers[0]) if answers[0] else None


def wait_for(qtbot, preview, code, wanted):
    qtbot.waitUntil(lambda: ask(qtbot, preview, code) == wanted)


def wait_still(qtbot, preview):
    """Wait until the page scrolls no more, and give where it stands."""
    before, place = None, ask(qtbot, preview, "window.scrollY")
    while place != before:
        qtbot.wait(100)
        before, place = place, ask(qtbot, preview, "window.scrollY")
    return place


def block(inner):
    return f'<div class="block">{inner}</div>'


def paragraphs(count, start=0):
    return [(line * 2, block(f"<p>Paragraph {line}</p>")) for line in range(start, start + count)]


def png(width=40, height=30):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


TEXTS = "[...document.querySelectorAll('#post section')].map(node => node.textContent)"


def test_a_patch_swaps_only_its_blocks(preview, qtbot):
    preview.show_blocks(paragraphs(4))
    wait_for(qtbot, preview, TEXTS, [f"Paragraph {number}" for number in range(4)])
    ask(qtbot, preview, "(document.querySelectorAll('#post section')[3].dataset.same = '1')")
    preview.patch(1, 2, [(2, block("<p>One</p>")), (4, block("<p>Two</p>")), (6, block("<p>New</p>"))], 2)
    wait_for(qtbot, preview, TEXTS, ["Paragraph 0", "One", "Two", "New", "Paragraph 3"])
    assert ask(qtbot, preview, "document.querySelectorAll('#post section')[4].dataset.same") == "1"
    assert [line for line, _ in preview._blocks] == [0, 2, 4, 6, 8]


def test_random_patches_equal_a_fresh_page(preview, qtbot):
    from random import Random

    random = Random(7)
    samples = [
        "<p>one</p>",
        "<p>one <b>two</b></p>",
        "<h2>t</h2>",
        "<p>a<img src='post://image/aa' alt='x'>b</p>",
        "<ul><li>a</li><li>b <i>c</i></li></ul>",
        "<p><img src='post://image/aa' alt='y'><img src='post://image/bb'></p>",
        "<pre>x\n<span class='k'>y</span></pre>",
        "text",
        "",
    ]
    blocks = []
    preview.show_blocks(blocks)
    for _ in range(60):
        first = random.randint(0, len(blocks))
        removed = random.randint(0, min(3, len(blocks) - first))
        added = [(first, block(random.choice(samples))) for _ in range(random.randint(0, 3))]
        blocks[first : first + removed] = added
        preview.patch(first, removed, added, 0)
    wanted = [html.replace("'", '"') for _, html in blocks]
    found = ask(
        qtbot,
        preview,
        """[...document.querySelectorAll('#post section')].map(unit => {
            const copy = unit.cloneNode(true);
            for (const box of copy.querySelectorAll('image-problem')) box.remove();
            for (const image of copy.querySelectorAll('img')) {
                image.setAttribute('src', image.dataset.src);
                const alt = image.getAttribute('alt');
                image.removeAttribute('alt');
                if (alt !== null) image.setAttribute('alt', alt);
                for (const name of ['data-src', 'data-failed', 'hidden']) image.removeAttribute(name);
            }
            return copy.innerHTML;
        })""",
    )
    assert found == wanted


def test_a_picture_is_asked_for_and_shown_and_outlives_an_edit_beside_it(preview, qtbot):
    requests = []
    connection = preview.image_requested.connect(lambda request, token: requests.append((request, token)))
    preview.show_blocks([(0, block('<p>a <img src="post://image/abc123" alt="d"> b</p>'))])
    qtbot.waitUntil(lambda: bool(requests))
    assert [token for _, token in requests] == ["abc123"]
    preview.reply_image(requests[0][0], png(), "image/png")
    wait_for(qtbot, preview, "document.querySelector('img').naturalWidth", 40)
    preview.patch(
        0, 1, [(0, block('<p>changed <i>x</i><img src="post://image/abc123" alt="e"> more</p>'))], 0
    )
    wait_for(qtbot, preview, "document.querySelector('img').alt", "e")
    assert ask(qtbot, preview, "document.querySelector('img').naturalWidth") == 40
    assert len(requests) == 1
    preview.refresh_image("abc123")
    qtbot.waitUntil(lambda: len(requests) == 2)
    preview.reply_image(requests[1][0], png(50), "image/png")
    wait_for(qtbot, preview, "document.querySelector('img').naturalWidth", 50)
    preview.image_requested.disconnect(connection)


def test_a_picture_that_is_not_there_is_a_box_with_its_description(preview, qtbot):
    requests = []
    connection = preview.image_requested.connect(lambda request, token: requests.append((request, token)))
    preview.show_blocks([(0, block('<p><img src="post://image/gone" alt="双廊的落日"></p>'))])
    qtbot.waitUntil(lambda: bool(requests))
    preview.reply_image(requests[0][0], None, "")
    box = "document.querySelector('image-problem') && document.querySelector('image-problem').textContent"
    wait_for(qtbot, preview, box, "双廊的落日　·　This image cannot be shown")
    preview.set_image_problem("gone", "not on the <b>site</b>")
    wait_for(qtbot, preview, box, "双廊的落日　·　not on the <b>site</b>")
    preview.set_image_problem("gone", "")
    preview.refresh_image("gone")
    qtbot.waitUntil(lambda: len(requests) == 2)
    preview.reply_image(requests[1][0], png(), "image/png")
    wait_for(qtbot, preview, box, None)
    preview.image_requested.disconnect(connection)


def test_a_block_that_could_not_be_drawn_says_why_in_the_words_of_the_window(preview, qtbot):
    preview.show_blocks([(0, block('<pre>text</pre><p class="hint" data-hint="too-slow"></p>'))])
    sentence = "This part is shown as plain text, because drawing it took too long."
    wait_for(qtbot, preview, "document.querySelector('.hint')?.textContent", sentence)


def test_a_reply_to_a_request_that_is_gone_does_nothing(preview):
    preview.reply_image(10**6, png(), "image/png")
    assert preview._handler._jobs.get(10**6) is None


def test_what_is_no_picture_is_not_shown(preview, qtbot):
    requests = []
    connection = preview.image_requested.connect(lambda request, token: requests.append((request, token)))
    preview.show_blocks([(0, block('<img src="post://image/page" alt="p">'))])
    qtbot.waitUntil(lambda: bool(requests))
    preview.reply_image(requests[0][0], b"<script>1</script>", "text/html")
    wait_for(qtbot, preview, "document.querySelector('img').dataset.failed", "1")
    preview.image_requested.disconnect(connection)


def test_scrolling_and_clicking_count_in_lines(preview, qtbot):
    tall = [(line * 4, block(f"<p>{'line<br>' * 4}</p>")) for line in range(100)]
    preview.show_blocks(tall)
    preview.scroll_to_line(201.5)  # the middle of block 50, whose fourth line is blank
    box = "document.querySelectorAll('#post section')[50].getBoundingClientRect()"
    wait_for(qtbot, preview, f"{box}.height > 100 && Math.abs({box}.top + {box}.height / 2 - 12) < 3", True)
    lines = []
    preview.line_clicked.connect(lines.append)
    target = preview._view.focusProxy()
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        place = QPointF(200, 16)
        event = QMouseEvent(
            kind, place, target.mapToGlobal(place), Qt.MouseButton.LeftButton,
            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(target, event)
    qtbot.waitUntil(lambda: bool(lines))
    assert lines[0] in {201, 202}


def test_the_view_stays_where_the_writer_looks(preview, qtbot):
    preview.show_blocks(paragraphs(200))
    preview.scroll_to_line(300)
    wait_for(qtbot, preview, "window.scrollY > 1000", True)
    wait_still(qtbot, preview)
    place = "Math.round(document.querySelectorAll('#post section')[%d].getBoundingClientRect().top)"
    before = ask(qtbot, preview, place % 152)
    preview.patch(149, 1, [(298, block("<p>" + "much more<br>" * 10 + "</p>"))], 0)
    qtbot.wait(200)
    assert abs(ask(qtbot, preview, place % 152) - before) <= 2


def test_the_current_block_is_marked_and_stays_so(preview, qtbot):
    preview.show_blocks(paragraphs(5))
    preview.mark_line(3)
    now = "[...document.querySelectorAll('.now')].map(node => node.textContent)"
    wait_for(qtbot, preview, now, ["Paragraph 1"])
    preview.patch(1, 1, [(2, block("<p>Other</p>"))], 0)
    wait_for(qtbot, preview, now, ["Other"])


def test_links_are_told_as_written_and_fragments_stay_inside(preview, qtbot):
    links = []
    connection = preview.link_activated.connect(links.append)
    hrefs = [
        "https://example.com/%E5%A2%A8?a=b",
        "../other.md",
        "//evil/x",
        "\\\\evil\\share",
        "javascript:1",
    ]
    html = "".join(f'<p><a href="{href}">x</a></p>' for href in hrefs)
    preview.show_blocks(
        [(0, block(html + '<a href="#post-end">e</a>')), (9, block('<h2 id="post-end">E</h2>'))]
    )
    wait_for(qtbot, preview, "document.querySelectorAll('a').length", 6)
    ask(qtbot, preview, "[...document.querySelectorAll('a')].map(link => link.click()).length")
    qtbot.waitUntil(lambda: len(links) >= 5)
    qtbot.wait(50)
    assert links == hrefs
    assert preview._page.url().toString() == SHELL_ADDRESS
    preview.link_activated.disconnect(connection)


def test_no_wall_falls_when_the_sanitiser_is_gone(preview, qtbot):
    server = socket.create_server(("127.0.0.1", 0))
    server.setblocking(False)
    there = f"127.0.0.1:{server.getsockname()[1]}"
    mark = "document.documentElement.dataset.p=1"
    svg = base64.b64encode(f"<svg xmlns='http://www.w3.org/2000/svg' onload='{mark}'/>".encode()).decode()
    hostile = f"""
    <script>{mark}</script><img src=x onerror="{mark}"><svg onload="{mark}"><script>{mark}</script></svg>
    <details open ontoggle="{mark}">x</details><body onload="{mark}"><style onload="{mark}"></style>
    <iframe src="http://{there}/"></iframe><iframe srcdoc="<script>parent.{mark}</script>"></iframe>
    <object data="http://{there}/"></object><embed src="http://{there}/">
    <video src="http://{there}/" autoplay></video><audio src="http://{there}/"></audio>
    <meta http-equiv=refresh content="0;url=http://{there}/">
    <base href="http://{there}/"><img src="http://{there}/a.png"><img srcset="http://{there}/b.png 1x">
    <picture><source srcset="http://{there}/c.png"><img></picture><video poster="http://{there}/d.png"></video>
    <link rel=preconnect href="http://{there}"><link rel=dns-prefetch href="http://{there}">
    <link rel=prefetch href="http://{there}"><link rel=preload as=image href="http://{there}">
    <link rel=modulepreload href="http://{there}"><link rel=prerender href="http://{there}">
    <link rel=icon href="http://{there}"><link rel=manifest href="http://{there}">
    <link rel=stylesheet href="http://{there}"><style>@import url(http://{there}/e.css);
    @font-face{{font-family:x;src:url(http://{there}/f)}} p{{background:url(http://{there}/g);font-family:x;
    cursor:url(http://{there}/h),auto}} p::before{{content:url(http://{there}/i)}}</style><p>x</p>
    <form action="http://{there}/" id=f><input autofocus name=querySelector><button>b</button></form>
    <svg><image href="http://{there}/j"/><use href="http://{there}/k#x"/></svg>
    <a id=post name=getElementById href="javascript:{mark}">a</a><img name=body><a id=qt></a>
    <table background="http://{there}/l"><tr><td>x</td></tr></table><noscript><img src="http://{there}/m"></noscript>
    <img src="data:image/svg+xml;base64,{svg}"><img src="post://image/../preview/shell.html">
    <img src="post://image/..%2f..%2fetc%2fpasswd"><img src="file:///etc/hostname">
    <a href="http://{there}" ping="http://{there}">p</a>
    <template shadowrootmode=open><img src="http://{there}/n"></template><portal src="http://{there}"></portal>
    """
    downloads, tokens = [], []
    preview._profile.downloadRequested.connect(downloads.append)
    connection = preview.image_requested.connect(lambda _request, token: tokens.append(token))
    preview.show_blocks([(0, block("<p>x</p>"))])
    preview.patch(0, 1, [(0, hostile)], 0)
    ask(qtbot, preview, "[...document.querySelectorAll('a, button, input')].map(node => node.click()).length")
    with pytest.raises(WaitTimeoutError):
        qtbot.waitUntil(lambda: _accepts(server), timeout=1500)
    server.close()
    assert ask(qtbot, preview, "document.documentElement.dataset.p || ''") == ""
    assert preview._page.url().toString() == SHELL_ADDRESS
    assert downloads == []
    assert tokens == []
    preview.show_blocks(paragraphs(2))
    wait_for(qtbot, preview, TEXTS, ["Paragraph 0", "Paragraph 1"])
    preview.image_requested.disconnect(connection)


def _accepts(server):
    try:
        server.accept()
    except BlockingIOError:
        return False
    return True


def test_the_policy_comes_as_a_header(preview, qtbot):
    # only `sandbox` in a header gives a page an origin that is nobody's
    assert ask(qtbot, preview, "self.origin") == "null"


def test_the_page_goes_nowhere(preview):
    page = preview._page
    kind = page.NavigationType.NavigationTypeOther
    for address in (
        "https://example.com/",
        "post://preview/other",
        "post://evil/share",
        "data:text/html,x",
        "about:blank",
    ):
        assert not page.acceptNavigationRequest(address, kind, True)
    assert not page.acceptNavigationRequest(SHELL_ADDRESS, kind, False)
    assert page.acceptNavigationRequest(SHELL_ADDRESS, kind, True)
    assert preview._profile.isOffTheRecord()
    assert not page.settings().testAttribute(page.settings().WebAttribute.JavascriptEnabled)
    assert "~NOTFOUND" in chromium_flags()


def test_a_page_that_hangs_is_ended_and_drawn_again_without_pictures(preview, qtbot, monkeypatch):
    monkeypatch.setattr(watch_module, "PATIENCE", 0.6)
    requests, fell = [], []
    connection = preview.image_requested.connect(lambda *given: requests.append(given))
    preview.stumbled.connect(fell.append)
    preview.show_blocks([*paragraphs(2), (4, block("<p>last</p>"))])
    wait_for(qtbot, preview, TEXTS, ["Paragraph 0", "Paragraph 1", "last"])
    preview._page.runJavaScript("for(;;){}", APPLICATION_WORLD)
    preview.patch(2, 1, [(4, block('<p>new <img src="post://image/bomb" alt="b"></p>'))], 0)
    qtbot.waitUntil(lambda: bool(fell))
    qtbot.waitUntil(lambda: preview._is_ready)
    assert fell == ["preview.images-off"]
    wait_for(qtbot, preview, f"{TEXTS}.length", 3)
    assert "new" in ask(qtbot, preview, TEXTS)[2]
    assert requests == []
    preview.show_blocks([(0, block('<img src="post://image/fine">'))])
    qtbot.waitUntil(lambda: len(requests) == 1)
    preview.image_requested.disconnect(connection)


def test_zoom_is_bounded_and_told(preview, qtbot):
    with qtbot.waitSignal(preview.zoom_changed) as told:
        preview.set_zoom(9.0)
    assert told.args == [3.0]
    preview.set_zoom(1.0)
    assert preview._page.zoomFactor() == pytest.approx(1.0)
    assert preview._view.mapToGlobal(QPoint(0, 0)) is not None


def test_what_is_shown_early_stays_until_the_first_patch_brings_the_same(qtbot, preview):
    preview.set_heading(PreviewHeading("Title", "2026-11-22"))
    preview.show_blocks([(0, block("<p>one</p>")), (2, block("<p>two</p>"))], is_early=True)
    wait_for(qtbot, preview, "document.querySelectorAll('#post section').length", 2)
    ask(qtbot, preview, "(document.querySelector('#post p').kept = 7)")
    preview.show_blocks([])  # whoever follows the post knows nothing of it yet
    preview.set_heading(PreviewHeading())
    assert ask(qtbot, preview, "document.querySelectorAll('#post section').length") == 2
    assert ask(qtbot, preview, "document.querySelector('#heading h1').textContent") == "Title"
    preview.patch(0, 0, [(0, block("<p>one</p>")), (2, block("<p>two</p>"))], 0)
    preview.patch(2, 0, [(4, block("<p>three</p>"))], 0)
    wait_for(qtbot, preview, "document.querySelectorAll('#post section').length", 3)
    assert ask(qtbot, preview, "document.querySelector('#post p').kept") == 7, "nothing was drawn anew"
    assert ask(qtbot, preview, "document.querySelector('#post').innerText").split() == ["one", "two", "three"]
    preview.show_blocks([])
    preview.set_heading(PreviewHeading())
    wait_for(qtbot, preview, "document.querySelectorAll('#post section').length", 0)


def test_another_text_takes_the_place_of_what_was_shown_early(qtbot, preview):
    preview.show_blocks([(0, block("<p>old</p>")), (2, block("<p>older</p>"))], is_early=True)
    preview.patch(0, 0, [(0, block("<p>new</p>"))], 0)
    wait_for(qtbot, preview, "document.querySelector('#post').innerText.trim()", "new")
    preview.show_blocks([(0, block("<p>old</p>"))], is_early=True)
    preview.clear()
    wait_for(qtbot, preview, "document.querySelectorAll('#post section').length", 0)


def test_pictures_shown_early_are_asked_for_when_somebody_follows_the_post(qtbot, preview):
    asked = []
    preview.image_requested.connect(lambda _, token: asked.append(token))
    picture = block('<p><img src="post://image/early1"></p>')
    preview.show_blocks([(0, picture)], is_early=True)
    qtbot.waitUntil(lambda: len(preview._early_wishes) == 1)
    assert asked == []
    preview.patch(0, 0, [(0, picture)], 0)
    assert asked == ["early1"]
    preview.reply_image(preview._handler._next - 1, None, "")
