"""Files from before UTF-8, and files that a killed save has left half written, in the real window."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.e2e.desk import Program

pytestmark = pytest.mark.e2e

HEAD = "---\r\ntitle: {title}\r\n---\r\n{body}\r\n"
FORMAT = "window.status.text('format')"
SAVE_AND_DIE = """
import os, signal, sys
from editor.workspace.post_file import digest_of, save_post
path = sys.argv[1]
write, done = os.write, []
def dying(file, data):
    done.append(1)
    if len(done) == 2:
        write(file, data[:len(data) // 2])
        os.kill(os.getpid(), signal.SIGKILL)
    return write(file, data)
os.write = dying
save_post(path, ("---\\ntitle: 新\\n---\\n" + "another line, 新的\\n" * 40).encode(), digest_of(path))
"""


@pytest.mark.parametrize(
    ("encoding", "shown", "title", "body"),
    [
        ("big5", "Big5", "湖邊的早晨", "今天我們很早就出門了，走了兩個小時。"),
        ("cp932", "Shift-JIS", "湖の朝", "今日はとても早く家を出ました。"),
        ("euc_jp", "EUC-JP", "湖の朝", "今日はとても早く家を出ました。"),
        ("cp949", "EUC-KR", "호수의 아침", "오늘은 아주 일찍 집을 나왔습니다."),
        ("cp1251", "Windows-1251", "Утро у озера", "Сегодня мы вышли очень рано."),
        ("cp1252", "Windows-1252", "Un été", "Nous étions déjà là, très tôt, près de la forêt."),
        ("utf-16-le", "UTF-16-LE", "湖边的早晨", "今天我们很早就出门了。"),
    ],
    ids=lambda value: value if value.isascii() else "",
)
def test_an_old_encoding_is_found_shown_kept_and_left_on_demand(
    start: Callable[..., Program], tmp_path: Path, encoding: str, shown: str, title: str, body: str
) -> None:
    path = tmp_path / "old.md"
    data = HEAD.format(title=title, body=body).encode(encoding)
    path.write_bytes(data)
    program = start(path)
    program.wait_post("old.md")
    program.wait("window.form._title.text()", lambda found: found == title)
    assert program.ask(FORMAT) == f"{shown} · CRLF"
    assert program.ask("window.banner.sentence") == ""
    assert not program.ask("window.isWindowModified()")
    program.click_text(3, 2)
    program.screen.press("End")
    program.screen.type("!")
    program.screen.press("ctrl+s")
    program.wait("window.status.text('saved')", lambda words: words.endswith("Saved"))
    after = HEAD.format(title=title, body=body + "!")
    assert path.read_bytes() == after.encode(encoding)
    program.choose_format("&Convert to", "UTF-8")
    program.wait("window.isWindowModified()")
    program.screen.press("ctrl+s")
    program.wait("not window.isWindowModified()")
    assert path.read_bytes() == after.encode()


def test_a_doubtful_encoding_is_asked_about_and_what_was_said_is_remembered(
    start: Callable[..., Program], tmp_path: Path
) -> None:
    path = tmp_path / "short.md"
    data = "---\ntitle: 題名\n---\n".encode("euc_jp")
    path.write_bytes(data)
    program = start(path)
    program.wait_post("short.md")
    program.wait("window.banner.sentence", lambda words: "seems to be in" in words)
    program.click("button(window.banner, 'Choose the encoding…')")
    program.wait("QApplication.activePopupWidget() is not None")
    program.screen.press("Escape")
    program.wait("QApplication.activePopupWidget() is None")
    program.choose_format("&Reopen as", "Japanese (EUC-JP)")
    program.wait_source(lambda lines: lines[1] == "title: 題名")
    assert not program.ask("window.isWindowModified()")
    program.screen.press("ctrl+w")
    program.wait("program.posts.current is None")
    program.end()
    again = start(path)
    again.wait_post("short.md")
    again.wait_source(lambda lines: lines[1] == "title: 題名")
    assert again.ask(FORMAT) == "EUC-JP · LF"
    assert again.ask("window.banner.sentence") == ""
    assert path.read_bytes() == data


def test_a_save_in_place_that_was_killed_is_offered_compared_and_taken_back(
    start: Callable[..., Program], tmp_path: Path
) -> None:
    posts = tmp_path / "site" / "source" / "_posts"
    posts.mkdir(parents=True)
    (tmp_path / "site" / "package.json").write_text('{"dependencies": {"hexo": "8.0.0"}}')
    path = posts / "post.md"
    old = ("---\ntitle: 旧\n---\n" + "one line, 旧的\n" * 40).encode()
    path.write_bytes(old)
    os.link(path, tmp_path / "second name.md")
    killed = subprocess.run([sys.executable, "-c", SAVE_AND_DIE, str(path)], check=False)
    assert killed.returncode == -signal.SIGKILL
    torn = path.read_bytes()
    assert torn != old
    program = start(tmp_path / "site")
    program.wait("window.banner.sentence", lambda words: "“post.md” was interrupted" in words)
    program.click("button(window.banner, 'Open the post')")
    program.wait_post("post.md")
    program.wait("window.banner.sentence", lambda words: "may be cut short" in words)
    program.click("button(window.banner, 'Compare')")
    shown = "[view._text.toPlainText() for view in window.children() if view.objectName() == 'diff-view']"
    diff = program.wait(shown)[0]
    assert "+one line, 旧的" in diff
    assert "-another line, 新的" in diff
    program.screen.press("Escape")
    program.wait(shown, lambda found: not found)
    program.click("button(window.banner, 'Take it back')")
    program.wait_source(lambda lines: lines == old.decode().split("\n"))
    assert program.ask("window.isWindowModified()")
    assert path.read_bytes() == torn
    program.screen.press("ctrl+z")
    program.wait_source(lambda lines: lines[1] == "title: 新")
    program.screen.press("ctrl+shift+z")
    program.wait_source(lambda lines: lines[1] == "title: 旧")
    program.screen.press("ctrl+s")
    program.wait("not window.isWindowModified()")
    assert path.read_bytes() == old
    program.wait(f"not [name for name in __import__('os').listdir({str(posts)!r}) if 'before' in name]")


def test_the_list_reads_a_post_in_the_encoding_that_was_chosen(
    start: Callable[..., Program], hexo_posts: Path
) -> None:
    path = hexo_posts / "short.md"
    data = "---\ntitle: 題名\n---\n".encode("euc_jp")
    path.write_bytes(data)
    program = start(hexo_posts.parents[1], path)
    program.wait_post("short.md")
    titles = "[summary.title for summary in window.post_list._rows.posts]"
    program.wait(titles, lambda found: len(found) == 1 and found != ["題名"])
    program.choose_format("&Reopen as", "Japanese (EUC-JP)")
    program.wait(titles, lambda found: found == ["題名"])
    assert path.read_bytes() == data
