"""The first screen of a post before anybody follows it: shown once, as it will stay, or not at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from editor.app.early_post import read_early
from editor.app.early_process import begin_early
from editor.app.foretaste import Foretaste, may_foretaste
from editor.app.post_title import prints_title
from editor.app.settings import Settings
from editor.core.frontmatter.generator import Generator
from editor.core.site.convention import Convention
from editor.widgets.preview_look import PreviewHeading, PreviewLook
from tests.fakes.plain_window import RecordingPreview

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from editor.app.early_post import EarlyPost
    from editor.app.early_process import EarlyProcess

pytestmark = pytest.mark.skipif(not hasattr(os, "posix_spawn"), reason="nothing is begun before Qt here")
TEXT = "---\ntitle: 早\ndate: 2026-11-22 09:30:00\n---\n\n# Head\n\ntext\n"


class _Preview(RecordingPreview):
    """Notes what is shown early."""

    def __init__(self) -> None:
        super().__init__(None)  # type: ignore[arg-type]
        self.early: list[list[tuple[int, str]]] = []
        self.headings: list[PreviewHeading] = []
        self.looks: list[PreviewLook] = []

    def show_blocks(self, blocks: Sequence[tuple[int, str]], *, is_early: bool = False) -> None:
        assert is_early
        self.early.append(list(blocks))

    def set_heading(self, heading: PreviewHeading) -> None:
        self.headings.append(heading)

    def set_look(self, look: PreviewLook) -> None:
        self.looks.append(look)


@pytest.fixture
def renderer() -> Iterator[EarlyProcess]:
    early = begin_early("editor.renderer")
    assert early is not None
    yield early
    early.let_go()
    os.waitpid(early.pid, 0)


@pytest.fixture
def post(tmp_path: Path, renderer: EarlyProcess) -> EarlyPost:
    (tmp_path / "_config.yml").write_text("title: Blog\nnew_post_name: :title.md\n")
    (tmp_path / "source" / "_posts").mkdir(parents=True)
    path = tmp_path / "source" / "_posts" / "early.md"
    path.write_text(TEXT, encoding="utf-8")
    found = read_early(str(path), str(tmp_path / "encodings.json"), renderer)
    assert found is not None
    return found


def test_the_first_screen_is_shown_once_with_its_heading_and_size(
    qtbot: QtBot, post: EarlyPost, renderer: EarlyProcess
) -> None:
    preview = _Preview()
    settings = Settings(preview_letters=20, preview_zoom=1.5, shows_title="on")
    foretaste = Foretaste(preview, settings, post, renderer)  # type: ignore[arg-type]

    def is_shown() -> bool:
        foretaste.show()
        return bool(preview.early)

    qtbot.waitUntil(is_shown)
    foretaste.show()
    assert len(preview.early) == 1
    assert "Head" in "".join(html for _, html in preview.early[0])
    assert preview.headings == [PreviewHeading("早", "2026-11-22 09:30")]
    assert preview.looks == [PreviewLook("", 20, marks_differences=True)]
    assert preview.zoom == 1.5


def test_what_was_heard_early_is_heard_again(post: EarlyPost, renderer: EarlyProcess, qtbot: QtBot) -> None:
    assert post.told is not None
    qtbot.waitUntil(lambda: renderer.hear().count(b"\n") >= 3)
    assert bytes(renderer.heard).startswith(renderer.hear()[:20])


def test_it_is_not_shown_where_it_would_not_stay(post: EarlyPost) -> None:
    assert may_foretaste(Settings(), post)
    assert not may_foretaste(Settings(shows_preview=False), post)
    assert not may_foretaste(Settings(preview_apart=True), post)
    styled = Settings(preview_styles=(f"{post.convention.root}\n/own.css",))
    assert not may_foretaste(styled, post)
    with open(post.post.path, "a", encoding="utf-8") as file:
        file.write("more\n")
    assert not may_foretaste(Settings(), post)


def test_without_a_renderer_nothing_is_shown(post: EarlyPost) -> None:
    preview = _Preview()
    Foretaste(preview, Settings(), replace_told(post), None).show()  # type: ignore[arg-type]
    Foretaste(preview, Settings(), None, None).show()  # type: ignore[arg-type]
    assert preview.early == []


def replace_told(post: EarlyPost) -> EarlyPost:
    return post._replace(told=None)


def test_the_title_is_printed_as_wished_or_as_the_generator_does() -> None:
    hexo, plain = Convention("/a", Generator.HEXO), Convention("/a", Generator.PLAIN)
    assert [prints_title("auto", site) for site in (hexo, plain)] == [True, False]
    assert [prints_title("on", site) for site in (hexo, plain)] == [True, True]
    assert [prints_title("off", site) for site in (hexo, plain)] == [False, False]
