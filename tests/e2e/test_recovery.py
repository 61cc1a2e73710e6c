"""After a kill -9, or a shutdown: what was not saved is offered again, and never more than was there."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.e2e.desk import Program
    from tests.e2e.dragging import OtherProgram

pytestmark = pytest.mark.e2e
TEXT = "---\ntitle: {title}\n---\n\nFirst line.\n"
UNUSED = "[row.destination for row in program.checks._rows.values() if row.reference is None]"
OFFER = "window.banner.sentence"


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    """The folder of posts of a small Hexo site."""
    root = tmp_path / "blog"
    found = root / "source" / "_posts"
    found.mkdir(parents=True)
    (root / "_config.yml").write_text("title: Blog\n")
    (root / "package.json").write_text('{"dependencies": {"hexo": "8.0.0", "hexo-renderer-marked": "7.0.0"}}')
    for title in ("one", "two"):
        (found / f"{title}.md").write_text(TEXT.format(title=title), newline="")
    return found


def write(program: Program, words: str, line: int = 4) -> None:
    """Put words at the end of a line of the post in front."""
    program.click_text(line, 3)
    program.screen.press("End")
    program.screen.type(words)
    program.wait_source(lambda lines: lines[line].endswith(words))


def restored(program: Program) -> None:
    program.wait(OFFER, lambda words: "without saving" in words)
    program.click("button(window.banner, 'Restore')")


def test_an_untitled_post_comes_back(start: Callable[..., Program], posts: Path) -> None:
    program = start(posts)
    program.wait("window.post_list._rows.rowCount()", lambda count: count == 2)
    program.screen.press("ctrl+n")
    program.wait("program.posts.current is not None and program.posts.current.rendered.is_complete")
    program.screen.press("ctrl+End")
    program.screen.type("Never saved.")
    program.wait_record("Never saved.")
    program.kill()
    again = start(posts)
    restored(again)
    again.wait_source(lambda lines: lines[-1] == "Never saved.")
    assert again.ask("program.posts.current.path") == ""
    assert again.ask("window.isWindowModified()")
    again.screen.press("ctrl+s")
    again.wait_dialog()
    again.screen.type("Found again")
    again.screen.press("Return")
    again.wait("program.posts.current.path", lambda path: path.endswith("_posts/Found-again.md"))
    assert (posts / "Found-again.md").read_text().endswith("Never saved.")


def test_two_unsaved_posts_come_back_each_with_its_own_text(
    start: Callable[..., Program], posts: Path
) -> None:
    program = start(posts / "one.md", posts / "two.md")
    program.wait("window.tabs.count()", lambda count: count == 2)
    program.wait("all(post.rendered.is_complete for post in program.posts)")
    for _ in range(2):
        write(program, " From " + program.ask("program.posts.current.title") + ".")
        program.screen.press("ctrl+Tab")
    program.wait_record("From one.", "From two.")
    program.kill()
    assert (posts / "one.md").read_text() == TEXT.format(title="one")
    again = start(posts)
    restored(again)
    again.wait("window.tabs.count()", lambda count: count == 2)
    texts = "sorted([post.title, post.is_dirty, post.editor.lines()[4]] for post in program.posts)"
    again.wait(
        texts,
        lambda found: (
            found == [["one", True, "First line. From one."], ["two", True, "First line. From two."]]
        ),
    )
    again.screen.press("ctrl+s", "ctrl+Tab", "ctrl+s")
    again.wait("not any(post.is_dirty for post in program.posts)")
    assert (posts / "one.md").read_text() == TEXT.format(title="one").replace("line.", "line. From one.")
    assert (posts / "two.md").read_text() == TEXT.format(title="two").replace("line.", "line. From two.")


def test_an_image_whose_link_was_undone_is_listed_as_unused_again(
    start: Callable[..., Program], posts: Path, tmp_path: Path, other_program: OtherProgram
) -> None:
    Image.new("RGB", (9, 7)).save(tmp_path / "lake.png")
    program = start(posts / "one.md")
    program.wait_post("one.md")
    write(program, " Typed.")
    other_program.drag_to_text(program, 4, 5, tmp_path / "lake.png")
    program.wait_source(lambda lines: "![lake]" in lines[4])
    program.screen.press("ctrl+z")
    program.wait_source(lambda lines: lines[4] == "First line. Typed.")
    (kept,) = (posts.parent / "images").iterdir()
    program.wait_record("line. Typed.", kept.name)
    program.kill()
    again = start(posts)
    restored(again)
    again.wait_source(lambda lines: lines[4] == "First line. Typed.")
    again.wait(UNUSED, lambda found: found == [f"/images/{kept.name}"])
    assert kept.exists()


def test_images_that_were_being_copied_are_copied_and_linked_after_all(
    start: Callable[..., Program], posts: Path, tmp_path: Path, other_program: OtherProgram
) -> None:
    Image.new("RGB", (4000, 3900)).save(tmp_path / "0.bmp")
    names = [f"{number}.bmp" for number in range(14)]
    for name in names[1:]:
        os.link(tmp_path / "0.bmp", tmp_path / name)
    program = start(posts / "one.md")
    program.wait_post("one.md")
    other_program.drag_to_text(program, 4, 5, *(tmp_path / name for name in names))
    program.wait_record("13.bmp")
    assert not any("![" in line for line in program.source()), "the copy was too quick to be cut short"
    program.kill()
    for kept in (posts.parent / "images").glob("*"):  # there is no folder where it was killed soon
        kept.unlink()
    for name in names[3:]:
        (tmp_path / name).unlink()
    again = start(posts)
    restored(again)
    lines = again.wait_source(lambda lines: "![" in "".join(lines))
    kept = sorted((posts.parent / "images").iterdir())
    assert len(kept) == 3
    assert "".join(lines).count("![") == 3
    assert all(file.name in "".join(lines) and file.stat().st_size > 40_000_000 for file in kept)
    again.wait("'13.bmp' in str([notice.sentence for notice in program.notices._waiting])")
    for file in kept:
        file.unlink()


def test_what_is_discarded_is_not_offered_again(start: Callable[..., Program], posts: Path) -> None:
    program = start(posts / "one.md")
    program.wait_post("one.md")
    write(program, " Regretted.")
    program.wait_record("Regretted.")
    program.kill()
    again = start(posts)
    again.wait(OFFER, lambda words: "one" in words)
    again.click("button(window.banner, 'Discard')")
    again.wait(OFFER, lambda words: words == "")
    trash = again.home / "data" / "inkwright" / "journal" / "trash"
    again.wait("program.background.is_busy", lambda busy: not busy)
    assert [b"Regretted." in path.read_bytes() for path in trash.iterdir()] == [True]
    assert again.end() == 0
    third = start(posts / "one.md")
    third.wait_post("one.md")
    time.sleep(0.5)
    assert third.ask(OFFER) == ""
    assert third.source() == TEXT.format(title="one").split("\n")


def test_an_offer_that_is_left_alone_is_made_again(start: Callable[..., Program], posts: Path) -> None:
    program = start(posts / "one.md")
    program.wait_post("one.md")
    write(program, " Waiting.")
    program.wait_record("Waiting.")
    program.kill()
    for _ in range(2):
        again = start(posts)
        again.wait(OFFER, lambda words: "one" in words)
        again.kill()
    again = start(posts)
    restored(again)
    again.wait_source(lambda lines: lines[4] == "First line. Waiting.")


def test_a_file_that_changed_after_the_crash_is_told_of_and_an_undo_away(
    start: Callable[..., Program], posts: Path
) -> None:
    path = posts / "one.md"
    program = start(path)
    program.wait_post("one.md")
    write(program, " Mine.")
    program.wait_record("Mine.")
    program.kill()
    theirs = TEXT.format(title="one") + "\nTheirs.\n"
    path.write_text(theirs, newline="")
    again = start(posts)
    restored(again)
    again.wait_source(lambda lines: lines[4] == "First line. Mine.")
    again.wait(OFFER, lambda words: "changed on disk after the crash" in words)
    assert path.read_text() == theirs
    again.click_text(4, 2)
    again.screen.press("ctrl+z")
    again.wait_source(lambda lines: "\n".join(lines) == theirs)
    again.wait("not window.isWindowModified()")
    assert path.read_text() == theirs


def test_a_file_that_went_after_the_crash_does_not_take_the_text_along(
    start: Callable[..., Program], posts: Path
) -> None:
    path = posts / "one.md"
    program = start(path)
    program.wait_post("one.md")
    write(program, " Mine.")
    program.wait_record("Mine.")
    program.kill()
    path.unlink()
    again = start(posts)
    restored(again)
    again.wait_source(lambda lines: lines[4] == "First line. Mine.")
    again.screen.press("ctrl+s")
    again.wait("not window.isWindowModified()")
    assert path.read_text() == TEXT.format(title="one").replace("line.", "line. Mine.")


def test_sigterm_keeps_the_journal_and_ends_at_once(start: Callable[..., Program], posts: Path) -> None:
    program = start(posts / "one.md")
    program.wait_post("one.md")
    write(program, " The last words.")
    began = time.monotonic()
    program.process.terminate()
    assert program.process.wait(60) == 0
    assert time.monotonic() - began < 10
    assert (posts / "one.md").read_text() == TEXT.format(title="one")
    again = start()
    restored(again)
    again.wait_source(lambda lines: lines[4] == "First line. The last words.")
