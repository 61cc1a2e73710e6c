"""Preview and text in step: patches, late pictures, clicks and links."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from editor.app.live_preview import LivePreview
from editor.core.images.check import CheckPolicy
from editor.workspace.web_images import WebImages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.fakes.desk import Desk


@pytest.fixture
def preview(desk: Desk, own_home: Path) -> Iterator[LivePreview]:
    web = WebImages(str(own_home / "web"))
    refused = CheckPolicy(web_allowed=False, private_allowed=False)
    made = LivePreview(
        desk.window.preview, desk.posts, desk.background, desk.notices, lambda _: refused, lambda: web
    )
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

    @pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "other.md"])
    def test_only_web_and_mail_addresses_are_opened(
        self, desk: Desk, posts_folder: Path, address: str
    ) -> None:
        desk.open(posts_folder / "one.md")
        desk.window.preview.link_activated.emit(address)
        desk.settle()
        assert address in desk.window.banner.sentence

    def test_a_link_to_another_post_asks_for_its_file(
        self, desk: Desk, posts_folder: Path, preview: LivePreview
    ) -> None:
        asked: list[str] = []
        preview.post_link_requested.connect(asked.append)
        desk.open(posts_folder / "one.md")
        desk.window.preview.link_activated.emit("two.md#part")
        desk.settle()
        assert asked == [str(posts_folder / "two.md")]

    def test_a_copy_names_pictures_as_the_post_does(self, desk: Desk, posts_folder: Path) -> None:
        session = desk.open(posts_folder / "one.md")
        session.replace_all(['![A](/images/a"b.png)'])
        desk.settle()
        (token,) = session.rendered.images
        html = f'<img src="post://image/{token}"><img src="post://image/unknown">'
        desk.window.preview.copied.emit("seen", html)
        mime = QGuiApplication.clipboard().mimeData()
        assert mime.text() == "seen"
        assert mime.html() == '<img src="/images/a&quot;b.png"><img src="">'
        desk.window.preview.copied.emit(html, "")
        assert not QGuiApplication.clipboard().mimeData().hasHtml()
