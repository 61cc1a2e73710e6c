"""The writer's first hour, in the real window: open, write, fill the form, save."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.e2e.desk import Program

pytestmark = pytest.mark.e2e

POST = """---
title: Morning notes
categories: Diary
date: 2026-03-01 08:00:00
tags:
  - tea
---

A first line.

A second line.
"""


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    """A small Hexo site with one post and one draft."""
    root = tmp_path / "blog"
    (root / "source" / "_posts").mkdir(parents=True)
    (root / "source" / "_drafts").mkdir()
    (root / "source" / "images").mkdir()
    (root / "_config.yml").write_text("title: Blog\nurl: https://blog.example\n")
    (root / "package.json").write_text('{"dependencies": {"hexo": "8.0.0", "hexo-renderer-marked": "7.0.0"}}')
    (root / "source" / "_posts" / "morning.md").write_text(POST, newline="")
    (root / "source" / "_drafts" / "later.md").write_text("---\ntitle: Later\n---\nNot yet.\n", newline="")
    return root


def test_the_first_start_offers_a_folder_or_the_sample_site(start: Callable[..., Program]) -> None:
    program = start()
    program.wait("window is not None and window.start_page.isVisible()")
    program.click("button(window.start_page, 'Try the sample site')")
    program.wait("window.post_list._rows.rowCount()", lambda count: count >= 6)
    assert not program.ask("window.start_page.isVisible()")
    assert (program.home / "data" / "inkwright" / "sample" / "_config.yml").exists()


def test_typing_reaches_preview_and_file_and_nothing_else_changes(
    start: Callable[..., Program], blog: Path
) -> None:
    path = blog / "source" / "_posts" / "morning.md"
    program = start(path)
    program.wait_post("morning.md")
    program.click_text(8, 13)
    program.screen.press("End")
    program.screen.type(" More words.")
    program.wait(
        "dom(\"document.querySelector('#post').textContent\")",
        lambda text: "A first line. More words." in text,
    )
    assert program.ask("window.isWindowModified()")
    program.screen.press("ctrl+s")
    program.wait("not window.isWindowModified()")
    assert path.read_bytes() == POST.replace("first line.", "first line. More words.").encode()
    program.screen.press(*["ctrl+z"] * 4)
    program.wait("window.isWindowModified()")
    program.wait_source(lambda lines: "\n".join(lines) == POST)


def test_a_field_edited_in_the_form_changes_its_own_characters_only(
    start: Callable[..., Program], blog: Path
) -> None:
    path = blog / "source" / "_posts" / "morning.md"
    program = start(path)
    program.wait_post("morning.md")
    program.wait("window.form._title.text()", lambda title: title == "Morning notes")
    program.click("window.form._title")
    program.screen.press("End")
    program.screen.type(" of spring")
    program.screen.press("Return")
    program.wait_source(lambda lines: lines[1] == "title: Morning notes of spring")
    program.screen.press("ctrl+s")
    program.wait("not window.isWindowModified()")
    assert path.read_bytes() == POST.replace("Morning notes", "Morning notes of spring").encode()


def test_front_matter_typed_in_the_source_fills_the_form(start: Callable[..., Program], blog: Path) -> None:
    program = start(blog / "source" / "_posts" / "morning.md")
    program.wait_post("morning.md")
    program.click_text(1, 15)
    program.screen.press("End")
    program.screen.type("!")
    program.wait("window.form._title.text()", lambda title: title.endswith("notes!"))


def test_the_draft_switch_moves_the_file_after_saving_and_undo_brings_it_back(
    start: Callable[..., Program], blog: Path
) -> None:
    published, draft = blog / "source" / "_posts" / "morning.md", blog / "source" / "_drafts" / "morning.md"
    program = start(published)
    program.wait_post("morning.md")
    program.click("window.form._draft")
    program.wait("program.posts.current.is_draft")
    assert published.exists()
    program.screen.press("ctrl+s")
    program.wait("'_drafts' in program.posts.current.path")
    assert draft.read_bytes() == POST.encode()
    assert not published.exists()
    program.click_text(8, 2)
    program.screen.press("ctrl+z", "ctrl+s")
    program.wait("'_posts' in program.posts.current.path")
    assert published.read_bytes() == POST.encode()
    assert not draft.exists()


def test_a_new_post_asks_for_its_title_and_lands_under_the_sites_naming_rule(
    start: Callable[..., Program], blog: Path
) -> None:
    program = start(blog)
    program.wait("window.post_list._rows.rowCount()", lambda count: count == 2)
    program.screen.press("ctrl+n")
    program.wait("program.posts.current is not None")
    program.wait("program.posts.current.rendered.is_complete")
    program.screen.press("ctrl+End")
    program.screen.type("Fresh text.")
    program.screen.press("ctrl+s")
    program.wait_dialog()
    program.screen.type("A new day")
    program.screen.press("Return")
    program.wait("program.posts.current.path", lambda path: path.endswith("source/_posts/A-new-day.md"))
    text = (blog / "source" / "_posts" / "A-new-day.md").read_text()
    assert "title: A new day\n" in text
    assert text.endswith("Fresh text.")
    program.wait("window.post_list._rows.rowCount()", lambda count: count == 3)


def test_closing_with_unsaved_changes_asks_and_cancel_keeps_everything(
    start: Callable[..., Program], blog: Path
) -> None:
    path = blog / "source" / "_posts" / "morning.md"
    program = start(path)
    program.wait_post("morning.md")
    program.click_text(8, 3)
    program.screen.type("x")
    program.wait("window.isWindowModified()")
    program.screen.press("ctrl+q")
    program.wait_dialog()
    program.screen.press("Escape")
    program.wait("app.activeModalWidget() is None")
    assert program.ask("window.isWindowModified()")
    assert path.read_bytes() == POST.encode()
    program.screen.press("ctrl+q")
    program.wait_dialog()
    program.screen.press("Return")
    assert program.process.wait(60) == 0
    assert path.read_bytes() != POST.encode()


def test_another_programs_change_is_noticed_before_anything_is_written(
    start: Callable[..., Program], blog: Path
) -> None:
    path = blog / "source" / "_posts" / "morning.md"
    program = start(path)
    program.wait_post("morning.md")
    program.click_text(8, 3)
    program.screen.type("mine")
    program.wait("window.isWindowModified()")
    theirs = POST.replace("second", "other").encode()
    path.write_bytes(theirs)
    program.screen.press("ctrl+s")
    program.wait("window.banner.isVisible()")
    assert path.read_bytes() == theirs
    assert program.ask("window.isWindowModified()")


def test_a_post_without_unsaved_changes_follows_its_file(start: Callable[..., Program], blog: Path) -> None:
    path = blog / "source" / "_posts" / "morning.md"
    program = start(path)
    program.wait_post("morning.md")
    path.write_bytes(POST.replace("second", "other").encode())
    program.wait_source(lambda lines: "An other line." in lines or "A other line." in lines)
    assert not program.ask("window.isWindowModified()")
    program.click_text(8, 3)
    program.screen.press("ctrl+z")
    program.wait_source(lambda lines: "A second line." in lines)


def test_unsaved_text_comes_back_after_kill_9(start: Callable[..., Program], blog: Path) -> None:
    path = blog / "source" / "_posts" / "morning.md"
    program = start(path)
    program.wait_post("morning.md")
    program.click_text(10, 3)
    program.screen.press("End")
    program.screen.type(" Precious words.")
    program.wait_record("Precious words.")
    program.kill()
    assert path.read_bytes() == POST.encode()
    again = start(blog)
    again.wait("window.banner.isVisible()")
    again.click("button(window.banner, 'Restore')")
    again.wait_post("morning.md")
    again.wait_source(lambda lines: "A second line. Precious words." in lines)
    assert again.ask("window.isWindowModified()")
    again.screen.press("ctrl+s")
    again.wait("not window.isWindowModified()")
    assert path.read_bytes() == POST.replace("second line.", "second line. Precious words.").encode()
