"""The shell: one page with its style sheets inside, so that a first look needs one answer alone."""

from __future__ import annotations

import json
import re

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from editor.widgets.preview import Preview
from editor.widgets.preview_look import PreviewLook
from editor.widgets.preview_scheme import SHELL_ADDRESS, PostSchemeHandler, served_files
from editor.widgets.preview_shell import ShellError, served_shell, with_styles_inside
from editor.widgets.resources import resource_path
from editor.widgets.theme import load_theme
from tests.widgets.test_preview import (
    ask,
    block,
    paragraphs,
    preview,  # noqa: F401 - the fixtures are taken by name
    pytestmark,
    shared,  # noqa: F401
    wait_for,
)

IGNORED = pytestmark.args
LINK = '<link rel="stylesheet" href="post://preview/{}">'
FONT = "post://preview/stix-two-math.woff2"


def shell_of(sheet: str) -> str:
    return with_styles_inside(f"<head>{LINK.format('a.css')}</head>", lambda _: sheet)


def test_sheets_stand_in_the_places_of_their_links_and_keep_what_marks_them():
    linked = f"{LINK.format('a.css')}\n{LINK.format('b.css')[:-1]} data-look>\n<p>"
    sheets = {"a.css": "a { color: red }\n", "b.css": r'b::before { content: "\1" }'}
    assert with_styles_inside(linked, sheets.__getitem__) == (
        '<style data-sheet="a.css">\na { color: red }\n</style>\n'
        '<style data-sheet="b.css" data-look>\nb::before { content: "\\1" }</style>\n<p>'
    )


@pytest.mark.parametrize(
    "sheet",
    [
        "a::before { content: '</style>' }",
        "/* </STYLE */",
        '@import "post://preview/b.css";',
        "a { background: url(b.png) }",
        "a { background: URL( 'b.png') }",
        "a { background: url(https://example.com/b.png) }",
    ],
)
def test_a_sheet_that_reaches_out_of_its_element_is_refused(sheet):
    with pytest.raises(ShellError, match=r"a\.css"):
        shell_of(sheet)


@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_a_whole_address_of_ours_may_stand_in_a_sheet(quote):
    assert f"url({quote}{FONT}{quote})" in shell_of(f"@font-face {{ src: url({quote}{FONT}{quote}) }}")


@pytest.mark.parametrize("link", ['<link rel="icon" href="post://preview/a.css">', '<LINK rel="stylesheet">'])
def test_a_link_of_another_shape_is_refused(link):
    with pytest.raises(ShellError):
        with_styles_inside(link, lambda _: "")


def test_a_sheet_that_is_not_there_is_told():
    with pytest.raises(FileNotFoundError):
        with_styles_inside(
            LINK.format("gone.css"), lambda name: resource_path("preview", name).read_text(encoding="utf-8")
        )


def test_what_is_served_holds_every_linked_sheet_in_order_and_whole():
    linked = re.findall(
        r'href="post://preview/([^"]*)"', resource_path("preview", "shell.html").read_text("utf-8")
    )
    page = served_shell().decode()
    inside = re.findall(r'<style data-sheet="([^"]*)"[^>]*>\n(.*?)</style>', page, re.DOTALL)
    assert [name for name, _ in inside] == linked != []
    for name, sheet in inside:
        assert sheet == resource_path("preview", name).read_text("utf-8")
    named = set(re.findall(r"post://preview/[\w.-]+", page))
    assert named == {FONT}
    assert named < set(served_files())


@pytest.fixture
def asked(monkeypatch):
    """What pages ask for from here on."""
    addresses: list[str] = []
    answer = PostSchemeHandler.requestStarted

    def requestStarted(self, job):
        addresses.append(job.requestUrl().toString())
        answer(self, job)

    monkeypatch.setattr(PostSchemeHandler, "requestStarted", requestStarted)
    return addresses


@pytest.fixture
def fresh(qapp):
    """A preview of its own in the dark theme, not seen yet."""
    made = Preview()
    made.resize(700, 500)
    made.set_theme(load_theme("dark"))
    yield made
    made.close()
    made.deleteLater()
    QApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete.value)
    qapp.processEvents()


def test_the_first_paint_needs_one_answer_and_a_formula_its_font(asked, fresh, qtbot):
    fresh.show_blocks(paragraphs(3))
    fresh.show()
    qtbot.waitUntil(lambda: fresh._is_ready)
    painted = "performance.getEntriesByType('paint').some(one => one.name === 'first-contentful-paint')"
    wait_for(qtbot, fresh, f"{painted} && document.querySelectorAll('#post p').length", 3)
    assert asked == [SHELL_ADDRESS]
    fresh.patch(0, 1, [(0, block("<p><math><mi>x</mi></math></p>"))], 0)
    qtbot.waitUntil(lambda: asked == [SHELL_ADDRESS, FONT])
    status = "[...document.fonts].filter(font => font.family.includes('STIX'))[0]?.status"
    wait_for(qtbot, fresh, status, "loaded")


def test_a_page_that_was_not_told_its_colours_lets_the_ground_of_the_theme_through(fresh, qtbot):
    fresh.show()
    qtbot.waitUntil(lambda: fresh._is_ready)
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    wait_for(qtbot, fresh, "document.documentElement.dataset.theme", "dark")
    assert ask(qtbot, fresh, ground) != "rgba(0, 0, 0, 0)"
    assert '<html lang="zh" data-theme="">' in served_shell().decode()
    told = "document.documentElement.dataset.theme = ''"
    assert ask(qtbot, fresh, f"({told}, {ground})") == "rgba(0, 0, 0, 0)"
    assert fresh._page.backgroundColor().name() == load_theme("dark").page


def test_all_that_a_new_page_is_told_comes_at_once(fresh, qtbot):
    sent = []
    fresh._bridge.ordered.connect(lambda orders: sent.append([name for name, *_ in json.loads(orders)]))
    fresh.show_blocks(paragraphs(3))
    fresh.show()
    qtbot.waitUntil(lambda: fresh._is_ready)
    assert sent == [["setTheme", "setUp", "setLook", "setHeading", "show", "mark"], ["ping"]]


@pytest.mark.qt_log_ignore("preview.js fails", *IGNORED)
def test_an_order_that_fails_is_told_and_holds_up_no_other(preview, qtbot, qtlog):  # noqa: F811
    preview._bridge.order_all([("nonsense",), ("setHeading", "Title", "")])
    wait_for(qtbot, preview, "document.querySelector('#heading h1').textContent", "Title")
    assert [record for record in qtlog.records if "preview.js fails" in record.message]
    preview._bridge.order("setHeading", "", "")


def test_a_style_of_the_writer_puts_out_the_look_alone_and_gives_it_back(preview, qtbot):  # noqa: F811
    sheets = "[...document.querySelectorAll('head > style')]"
    out = f"{sheets}.filter(one => one.sheet.disabled).map(one => one.dataset.sheet)"
    assert ask(qtbot, preview, out) == []
    preview.set_look(PreviewLook("#post { color: rgb(4, 5, 6) }"))
    wait_for(qtbot, preview, out, ["preview.css"])
    preview.set_look(PreviewLook())
    wait_for(qtbot, preview, out, [])
