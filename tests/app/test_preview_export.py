"""The post becomes a PDF where the writer says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from editor.app.preview_export import PreviewExport

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes.desk import Desk


@pytest.fixture
def wanted(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "out"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    desk.window.actions_table.enable(has_post=True)
    desk.export = PreviewExport(desk.window, desk.posts, desk.background, desk.notices)  # type: ignore[attr-defined]
    return path.with_suffix(".pdf")


def test_a_pdf_is_written_and_told(desk: Desk, posts_folder: Path, wanted: Path) -> None:
    desk.open(posts_folder / "one.md")
    preview, status = desk.window.preview, desk.window.status
    desk.window.actions_table["export-pdf"].trigger()
    desk.window.actions_table["export-pdf"].trigger()
    assert preview.prints == 1
    preview.print_progressed.emit(2, 5)
    assert "2 of 5" in status.currentMessage()
    preview.printed.emit(b"%PDF x")
    desk.settle()
    assert wanted.read_bytes() == b"%PDF x"
    assert str(wanted) in desk.window.banner.sentence
    assert status.currentMessage() == ""


def test_one_that_cannot_be_made_is_told(desk: Desk, posts_folder: Path, wanted: Path) -> None:
    desk.open(posts_folder / "one.md")
    desk.window.actions_table["export-pdf"].trigger()
    desk.window.preview.printed.emit(b"")
    assert "could not be made" in desk.window.banner.sentence
    assert not wanted.exists()
