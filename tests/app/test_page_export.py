"""The post becomes an html page where the writer says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from editor.app.page_export import PageExport

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes.desk import Desk


@pytest.fixture
def wanted(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "out"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    desk.window.actions_table.enable(has_post=True)
    desk.export = PageExport(desk.window, desk.posts, desk.background, desk.notices)  # type: ignore[attr-defined]
    return path.with_suffix(".html")


def test_a_page_is_written_and_told(desk: Desk, posts_folder: Path, wanted: Path) -> None:
    session = desk.open(posts_folder / "one.md")
    session.replace_all(["---", "title: 湖边", "---", "", "> [!NOTE]", "> *text*"])
    desk.window.actions_table["export-html"].trigger()
    assert "page" in desk.window.status.currentMessage()
    assert not wanted.exists(), "the renderer has not told the new text yet"
    desk.settle()
    page = wanted.read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert "<em>text</em>" in page
    assert "<title>湖边</title>" in page
    assert ">Note</p>" in page
    assert "<script" not in page
    assert str(wanted) in desk.window.banner.sentence
    assert desk.window.status.currentMessage() == ""


def test_one_that_cannot_be_written_is_told_and_another_can_be(
    desk: Desk, posts_folder: Path, wanted: Path
) -> None:
    wanted.mkdir()
    desk.open(posts_folder / "one.md")
    desk.window.actions_table["export-html"].trigger()
    desk.settle()
    assert "out.html" in desk.window.banner.sentence
    wanted.rmdir()
    desk.window.actions_table["export-html"].trigger()
    desk.settle()
    assert wanted.is_file()
