"""Preview and text in step: patches, late pictures, clicks and links."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editor.app.live_preview import LivePreview
from editor.core.images.check import CheckPolicy
from editor.core.text.edit import Position
from editor.workspace.web_images import WebImages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.fakes.desk import Desk


@pytest.fixture
def preview(desk: Desk, own_home: Path) -> Iterator[LivePreview]:
    web = WebImages(str(own_home / "web"))
    refused = CheckPolicy(web_allowed=False, private_allowed=False)
    made = LivePreview(desk.window.preview, desk.posts, desk.background, desk.notices, lambda _: refused, web)
    yield made
    web.close()


@pytest.mark.usefixtures("preview")
class TestPreview:
    def test_typing_is_drawn_and_lines_below_move(self, desk: Desk, tmp_path: Path) -> None:
        path = tmp_path / "a.md"
        path.write_text("one\n\ntwo\n\nthree\n")
        session = desk.open(path)
        session.replace_all(["new", "", "one", "", "two", "", "three", ""])
        desk.settle()
        assert [line for line, _ in desk.window.preview.blocks] == [0, 2, 4, 6]
        assert "new" in desk.window.preview.blocks[0][1]

    def test_a_tab_in_the_back_is_drawn_when_it_comes_to_the_front(
        self, desk: Desk, posts_folder: Path
    ) -> None:
        one = desk.open(posts_folder / "one.md")
        desk.open(posts_folder / "two.md")
        one.replace_all(["Changed behind"])
        desk.settle()
        assert "Text of two" in desk.window.preview.blocks[-1][1]
        desk.posts.show(one)
        assert "Changed behind" in desk.window.preview.blocks[0][1]
        for session in list(desk.posts):
            desk.posts.close(session)
        assert desk.window.preview.blocks == []

    def test_a_picture_of_another_tab_is_not_given(self, desk: Desk, posts_folder: Path) -> None:
        one = desk.open(posts_folder / "one.md")
        one.replace_all(["![A](/images/a.png)"])
        desk.settle()
        (token,) = one.rendered.images
        desk.open(posts_folder / "two.md")
        desk.window.preview.image_requested.emit(7, token)
        assert desk.window.preview.replies == {7: (None, "")}

    def test_a_picture_is_read_in_the_background(self, desk: Desk, posts_folder: Path, blog: Path) -> None:
        content = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00,"
        content += b"\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
        (blog / "source" / "images" / "a.gif").write_bytes(content)
        session = desk.open(posts_folder / "one.md")
        session.replace_all(["![A](/images/a.gif)"])
        desk.settle()
        (token,) = session.rendered.images
        desk.window.preview.image_requested.emit(7, token)
        assert desk.window.preview.replies == {}
        desk.settle()
        assert desk.window.preview.replies == {7: (content, "image/gif")}

    def test_a_click_leads_to_the_line_and_the_cursor_back(self, desk: Desk, posts_folder: Path) -> None:
        session = desk.open(posts_folder / "one.md")
        desk.window.preview.line_clicked.emit(5)
        assert session.editor.place().line == 5
        session.editor.go_to(Position(1, 0))
        assert desk.window.preview.marked == 1

    def test_the_preview_scrolls_after_the_source(self, desk: Desk, posts_folder: Path, qtbot: QtBot) -> None:
        session = desk.open(posts_folder / "one.md")
        other = desk.open(posts_folder / "two.md")
        session.editor.top_line_changed.emit(9.0)
        other.editor.top_line_changed.emit(3.5)
        qtbot.waitUntil(lambda: desk.window.preview.top == 3.5)
        assert desk.window.preview.top == 3.5

    @pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "other.md"])
    def test_only_web_and_mail_addresses_are_opened(self, desk: Desk, address: str) -> None:
        desk.window.preview.link_activated.emit(address)
        assert address in desk.window.banner.sentence
