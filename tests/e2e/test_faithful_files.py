"""Files in every form, in the real window: what was not meant to change keeps its bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.e2e.desk import Program

pytestmark = pytest.mark.e2e

CZECH = "---\r\ntitle: Žeň\r\n---\r\nřez\r\n".encode("cp1250")
STRAY = b"---\r\ntitle: A # note\r\n---\r\nbody \xff\xe9 end\r\n"
FORMAT = "window.status.text('format')"


def test_a_file_in_another_encoding_opens_read_only_until_it_is_chosen(
    start: Callable[..., Program], tmp_path: Path
) -> None:
    path = tmp_path / "old.md"
    path.write_bytes(CZECH)
    program = start(path)
    program.wait_post("old.md")
    program.wait("window.banner.sentence", lambda words: "is not all text in" in words)
    assert program.ask("program.posts.current.editor.isReadOnly()")
    program.choose_format("&Reopen as", "Central European (Windows-1250)")
    program.wait_source(lambda lines: lines[1] == "title: Žeň")
    program.wait("not program.posts.current.editor.isReadOnly() and window.banner.sentence == ''")
    program.wait("window.form._title.text()", lambda title: title == "Žeň")
    assert not program.ask("window.isWindowModified()")
    program.click_text(3, 2)
    program.screen.press("End")
    program.screen.type("!")
    program.wait("window.isWindowModified()")
    program.screen.press("ctrl+s")
    program.wait("not window.isWindowModified()")
    assert path.read_bytes() == CZECH.replace(b"ez", b"ez!")


def test_stray_bytes_can_be_kept_and_edited_around(start: Callable[..., Program], tmp_path: Path) -> None:
    path = tmp_path / "stray.md"
    path.write_bytes(STRAY)
    program = start(path)
    program.wait_post("stray.md")
    program.wait("window.banner.sentence", lambda words: "line 4" in words)
    program.click("button(window.banner, 'Edit anyway')")
    program.wait("not program.posts.current.editor.isReadOnly()")
    program.click("window.form._title")
    program.screen.press("End")
    program.screen.type("B")
    program.screen.press("Return")
    program.wait_source(lambda lines: lines[1] == "title: AB # note")
    program.screen.press("ctrl+s")
    program.wait("not window.isWindowModified()")
    assert path.read_bytes() == STRAY.replace(b"A #", b"AB #")
    program.click_text(3, 1)
    program.screen.press("ctrl+z")
    program.wait_source(lambda lines: lines[1] == "title: A # note")
    program.screen.press("ctrl+s")
    program.wait("not window.isWindowModified()")
    assert path.read_bytes() == STRAY


def test_converting_marks_the_post_unsaved_and_undo_takes_it_back(
    start: Callable[..., Program], tmp_path: Path
) -> None:
    text = "---\ntitle: 春\n---\nbody 🎈\n"
    path = tmp_path / "new.md"
    path.write_bytes(text.encode())
    program = start(path)
    program.wait_post("new.md")
    program.click_text(3, 1)
    program.choose_format("&Convert to", "Traditional Chinese (Big5)")
    program.wait("window.banner.sentence", lambda words: "“🎈” in line 4" in words)
    assert not program.ask("window.isWindowModified()")
    program.choose_format("&Line ends", "CRLF")
    program.wait("window.isWindowModified()")
    assert program.ask(FORMAT) == "UTF-8 · CRLF"
    program.click_text(3, 1)
    program.screen.press("ctrl+z")
    program.wait("not window.isWindowModified()")
    program.screen.press("ctrl+shift+z")
    program.wait("window.isWindowModified()")
    program.choose_format("&Convert to", "Simplified Chinese (GB18030, GBK)")
    program.screen.press("ctrl+s")
    program.wait("not window.isWindowModified()")
    assert path.read_bytes() == text.replace("\n", "\r\n").encode("gb18030")
    assert program.ask(FORMAT) == "GB18030 · CRLF"


def test_the_badge_counts_unsaved_lines_and_opens_the_exact_diff(
    start: Callable[..., Program], tmp_path: Path
) -> None:
    path = tmp_path / "post.md"
    data = b"---\r\ntitle: A # note\r\ntags:\r\n- x\r\n---\r\nfirst\r\nsecond\r\n"
    path.write_bytes(data)
    program = start(path)
    program.wait_post("post.md")
    program.wait("window.form._title.text()", lambda title: title == "A")
    program.click("window.form._title")
    program.screen.press("End")
    program.screen.type("B")
    program.screen.press("Return")
    program.wait("window.status.text('changes')", lambda words: words == "1 line changed")
    program.click_text(6, 2)
    program.screen.press("End")
    program.screen.type("!")
    program.wait("window.status.text('changes')", lambda words: words == "2 lines changed")
    program.click("window.status._labels['changes']")
    shown = "[view._text.toPlainText() for view in window.children() if view.objectName() == 'diff-view']"
    text = program.wait(shown)[0]
    assert text.split("\n") == [
        "@@ -1,7 +1,7 @@".replace("7", "8"),
        " ---",
        "-title: A # note",
        "+title: AB # note",
        " tags:",
        " - x",
        " ---",
        " first",
        "-second",
        "+second!",
        " ",
    ]
    program.screen.press("Escape")
    program.wait(shown, lambda found: not found)
    program.screen.press("ctrl+s")
    program.wait("window.status.text('changes')", lambda words: words == "")
    wanted = data.replace(b"A #", b"AB #").replace(b"second", b"second!")
    assert path.read_bytes() == wanted
    program.click_text(6, 2)
    program.screen.press("ctrl+z", "ctrl+z")
    program.wait_source(lambda lines: lines[1] == "title: A # note" and lines[6] == "second")
    program.screen.press("ctrl+s")
    program.wait("not window.isWindowModified()")
    assert path.read_bytes() == data


def test_the_form_tells_what_hexo_makes_of_categories_tags_and_date(
    start: Callable[..., Program], hexo_posts: Path
) -> None:
    for name in ("one", "two"):
        (hexo_posts / f"{name}.md").write_text(f"---\ntitle: {name}\ntags: [Linux]\n---\n")
    path = hexo_posts / "mine.md"
    head = b"---\r\ntitle: Mine\r\ndate: 2026-03-01 03:00:00 +0800\r\n"
    data = head + b"categories: [AI, LLM]\r\ntags: linux\r\n---\r\n"
    path.write_bytes(data)
    program = start(path)
    program.wait_post("mine.md")
    hint = "window.form._hint.text()"
    wanted = ("“AI › LLM” is one path of categories", "“linux” is nearly “Linux” (posts: 2)")
    program.wait(hint, lambda words: all(each in words for each in wanted))
    assert program.ask("window.form._hint.isVisible()")
    note = program.ask("window.form._date.toolTip()")
    east, utc = "/2026/03/01/mine/", "/2026/02/28/mine/"
    assert f"{east} when built here, {utc} when built in UTC" in note or (
        f"{utc} when built here, {east} in the zone of the date" in note
    )
    assert program.ask(hint).startswith(
        "“linux” is nearly “Linux” (posts: 2)  ·  The building machine's clock decides"
    )
    program.click("button(window.form, 'Use “Linux”')")
    program.wait_source(lambda lines: lines[4] == "tags: Linux")
    program.wait(hint, lambda words: words.startswith("The building machine's clock"))
    program.click('button(window.form, "Don\'t warn for this site")')
    program.wait(hint, lambda words: "clock decides" not in words)
    program.click_text(1, 2)
    program.screen.press("ctrl+z")
    program.wait_source(lambda lines: lines[4] == "tags: linux")
    height, line = program.ask("[window.form._hint.height(), window.form._hint.fontMetrics().height()]")
    assert height < 2 * line
    program.click_text(4, 2)
    program.screen.press("End")
    program.screen.type(", x")
    program.wait(hint, lambda words: "“linux, x” is one tag: write [a, b] for two" in words)
    program.click("button(window.form, 'Make 2 tags')")
    program.wait_source(
        lambda lines: lines[4:7] in (["tags: [linux, x]", "---", ""], ["tags:", "- linux", "- x"])
    )
    program.click_text(1, 2)
    program.screen.press("ctrl+z")
    program.wait_source(lambda lines: lines[4] == "tags: linux, x")
    program.screen.press("ctrl+s")
    program.wait("not window.isWindowModified()")
    assert path.read_bytes() == data.replace(b"linux", b"linux, x")


def test_another_programs_change_is_read_in_the_chosen_encoding(
    start: Callable[..., Program], tmp_path: Path
) -> None:
    path = tmp_path / "old.md"
    path.write_bytes(CZECH)
    program = start(path)
    program.wait_post("old.md")
    program.choose_format("&Reopen as", "Central European (Windows-1250)")
    program.wait_source(lambda lines: lines[1] == "title: Žeň")
    changed = CZECH.replace("řez".encode("cp1250"), "řez a střih".encode("cp1250"))
    path.write_bytes(changed)
    program.wait_source(lambda lines: lines[3] == "řez a střih")
    assert not program.ask("window.isWindowModified()")
    assert program.ask(FORMAT) == "Windows-1250 · CRLF"
    program.click_text(3, 2)
    program.screen.press("ctrl+z")
    program.wait_source(lambda lines: lines[3] == "řez")
    program.screen.press("ctrl+s")
    program.wait("not window.isWindowModified()")
    assert path.read_bytes() == CZECH


def test_after_a_crash_the_text_comes_back_and_the_stray_bytes_with_it(
    start: Callable[..., Program], tmp_path: Path
) -> None:
    path = tmp_path / "stray.md"
    path.write_bytes(STRAY)
    program = start(path)
    program.wait_post("stray.md")
    program.click("button(window.banner, 'Edit anyway')")
    program.wait("not program.posts.current.editor.isReadOnly()")
    program.click_text(3, 1)
    program.screen.press("End")
    program.screen.type("!")
    program.wait("window.isWindowModified()")
    journal = program.home / "data" / "inkwright" / "journal"
    program.wait("1", lambda _: any(b"end!" in found.read_bytes() for found in journal.rglob("*.post")))
    program.kill()
    program = start(path)
    program.wait_post("stray.md")
    shown = "[button.text() for _, button in window.banner._buttons]"
    waiting = {"Restore", "Edit anyway"}
    while waiting:
        found = program.wait(shown, lambda texts: waiting.intersection(texts))
        words = waiting.intersection(found).pop()
        program.click(f"button(window.banner, {words!r})")
        waiting.discard(words)
    program.wait_source(lambda lines: lines[3].endswith("end!"))
    program.wait("not program.posts.current.editor.isReadOnly()")
    program.click_text(3, 1)
    program.screen.press("ctrl+s")
    program.wait("not window.isWindowModified()")
    assert path.read_bytes() == STRAY.replace(b"end", b"end!")


def test_the_form_knows_the_folder_and_the_pictures(start: Callable[..., Program], hexo_posts: Path) -> None:
    for name in ("one", "two"):
        (hexo_posts / f"{name}.md").write_text(f"---\ntitle: {name}\nmood: calm\nplaces: [a]\n---\n")
    image = hexo_posts.parent / "images" / "a.png"
    image.parent.mkdir()
    Image.new("RGB", (300, 200), "teal").save(image)
    path = hexo_posts / "mine.md"
    data = b"---\r\ntitle: Mine\r\nmood: 12 # of 20\r\ncover: /images/a.png\r\n---\r\n"
    path.write_bytes(data)
    program = start(path)
    program.wait_post("mine.md")
    program.click("window.form._more")
    kinds = "{row.name: row.kind.value for row in window.form._rows.rows}"
    program.wait(kinds, lambda found: found == {"mood": "text", "cover": "image"})
    picture = "next(row for row in window.form._rows.rows if row.name == 'cover')._thumbnail"
    program.wait(f"{picture}.isVisible() and {picture}.pixmap().width() > 20")
    names = "window.form._rows.add_row.name.property('names')"
    program.wait(names, lambda offered: "places" in offered)
    program.click("window.form._rows.rows[0].editor_widget")
    program.screen.press("ctrl+a")
    program.screen.type("calm")
    program.screen.press("ctrl+s")
    program.wait("not window.isWindowModified()")
    assert path.read_bytes() == data.replace(b"12", b"calm")
