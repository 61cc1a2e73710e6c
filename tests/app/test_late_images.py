"""Images whose post is closed before they have come: its file gets them, or they wait for it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication

from editor.core.images.image_habits import ImageHabits, Processing, UploaderChoice, UploaderKind
from editor.workspace import image_upload
from editor.workspace.web_images import WebImages
from tests.app.test_image_uploads import Host

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from editor.app.image_drops import ImageDrops
    from tests.fakes.desk import Desk

WEB = "http://127.0.0.1:9/w.png"
CHOICE = UploaderChoice(UploaderKind.SERVER, "http://127.0.0.1:9")


def picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def drops(desk: Desk, tmp_path: Path) -> Iterator[ImageDrops]:
    web = WebImages(str(tmp_path / "web"))
    yield desk.drops(web)
    web.close()


@pytest.fixture
def host(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    made = Host(desk, tmp_path)
    monkeypatch.setattr(image_upload, "upload_with", made.answer)
    yield made
    made.web.close()


@pytest.fixture
def path(posts_folder: Path) -> Path:
    found = posts_folder / "one.md"
    found.write_text("---\r\ntitle: 1\r\n---\r\n\r\nWords.\r\n\r\n![lake](/images/lake.png)\r\n", newline="")
    return found


@pytest.mark.usefixtures("drops")
def test_the_link_goes_to_where_it_was_dropped_and_can_be_taken_back(
    desk: Desk, path: Path, blog: Path
) -> None:
    before = path.read_bytes()
    session = desk.open(path)
    session.editor.go_to(type(session.editor.place())(4, 6))
    session.editor.image_data_dropped.emit(picture(), "cat", session.editor.place())
    desk.posts.close(session)
    QCoreApplication.sendPostedEvents(None, 52)  # deferred deletes: nothing of the tab is left
    desk.settle()
    (kept,) = (blog / "source" / "images").iterdir()
    link = f"\r\n![cat](/images/{kept.name})".encode()
    assert path.read_bytes() == before.replace(b"Words.", b"Words." + link)
    assert "closed meanwhile" in desk.window.banner.sentence
    desk.press("Take it back")
    desk.settle()
    assert path.read_bytes() == before


@pytest.mark.usefixtures("drops")
def test_a_post_that_was_opened_again_gets_the_link_in_its_window(desk: Desk, path: Path) -> None:
    before = path.read_bytes()
    session = desk.open(path)
    session.editor.image_data_dropped.emit(picture(), "cat", session.editor.place())
    job = desk.background.begin("keep_images")
    desk.posts.close(session)
    desk.settle()
    again = desk.open(path)
    job()
    desk.settle()
    assert "![cat](/images/" in desk.text(again)
    assert path.read_bytes() == before
    again.undo()
    assert "![cat]" not in desk.text(again)


def begin_download(desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], object]:
    """Let a linked picture be downloaded, and close its post; give what ends the download."""
    path.write_bytes(path.read_bytes() + f"![w]({WEB} 'a word')\r\n".encode())
    monkeypatch.setattr(WebImages, "content", lambda *_: (picture(), "image/png"))
    session = desk.open(path)
    session.editor.web_image_dropped.emit(WEB, session.editor.place(), True)
    session.undo()
    desk.settle()
    desk.press("Download it")
    job = desk.background.begin("fetch_images")
    desk.posts.close(session)
    desk.settle()
    return job


@pytest.mark.usefixtures("drops")
def test_a_linked_picture_that_comes_late_takes_the_place_of_its_address_in_the_file(
    desk: Desk, path: Path, blog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    end = begin_download(desk, path, monkeypatch)
    before = path.read_bytes()
    end()
    desk.settle()
    (kept,) = (blog / "source" / "images").iterdir()
    assert path.read_bytes() == before.replace(WEB.encode(), f"/images/{kept.name}".encode())
    assert "1 image(s) now stand in its file" in desk.window.banner.sentence
    desk.press("Take it back")
    desk.settle()
    assert path.read_bytes() == before


@pytest.mark.usefixtures("drops")
def test_a_linked_picture_that_comes_late_takes_the_place_of_its_address_in_the_window(
    desk: Desk, path: Path, blog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    end = begin_download(desk, path, monkeypatch)
    before = path.read_bytes()
    again = desk.open(path)
    end()
    desk.settle()
    (kept,) = (blog / "source" / "images").iterdir()
    assert f"![w](/images/{kept.name} 'a word')" in desk.text(again)
    assert WEB not in desk.text(again)
    assert path.read_bytes() == before


@pytest.mark.usefixtures("drops")
def test_a_post_closed_without_saving_is_offered_the_image_when_it_is_opened_again(
    desk: Desk, path: Path
) -> None:
    before = path.read_bytes()
    session = desk.open(path)
    desk.type(session, "thrown away")
    session.editor.image_data_dropped.emit(picture(), "cat", session.editor.place())
    desk.posts.close(session)
    desk.settle()
    assert path.read_bytes() == before
    assert "offered when it is opened again" in desk.window.banner.sentence
    desk.press("Open it")
    desk.settle()
    desk.press("Put them in")
    desk.settle()
    again = desk.posts.find(str(path))
    assert again is not None
    assert "![cat](/images/" in desk.text(again)
    desk.posts.close(again)
    desk.open(path)
    assert "came when" not in desk.window.banner.sentence


@pytest.mark.usefixtures("drops")
def test_a_file_that_another_program_changed_is_left_alone(desk: Desk, path: Path) -> None:
    session = desk.open(path)
    session.editor.image_data_dropped.emit(picture(), "cat", session.editor.place())
    desk.posts.close(session)
    path.write_bytes(b"quite another text\n")
    desk.settle()
    assert path.read_bytes() == b"quite another text\n"
    desk.open(path)
    desk.press("Put them in")
    desk.settle()
    again = desk.posts.current
    assert again is not None
    assert "![cat](/images/" in desk.text(again)


@pytest.mark.usefixtures("drops")
def test_a_post_closed_while_an_image_is_processed_gets_the_link_of_what_it_became(
    desk: Desk, path: Path, blog: Path
) -> None:
    desk.sites.change(str(blog), ImageHabits(processing=Processing(convert_to="webp", longest_edge=20)))
    session = desk.open(path)
    session.editor.image_data_dropped.emit(picture(), "cat", session.editor.place())
    desk.background.step()
    assert desk.background.names() == ["process_kept"]
    desk.posts.close(session)
    desk.settle()
    (kept,) = (blog / "source" / "images").iterdir()
    assert kept.suffix == ".webp"
    assert f"![cat](/images/{kept.name})".encode() in path.read_bytes()


def test_a_post_closed_while_it_uploads_gets_the_addresses_in_its_file(
    desk: Desk, host: Host, path: Path, blog: Path
) -> None:
    before = path.read_bytes()
    desk.sites.change(str(blog), ImageHabits(uploader=CHOICE))
    session = desk.open(path)
    host.uploads.upload_files(session, {"/images/lake.png": "/blog/lake.png"})
    desk.posts.close(session)
    QCoreApplication.sendPostedEvents(None, 52)
    desk.settle()
    assert path.read_bytes() == before.replace(b"/images/lake.png", b"https://i.example/lake.png")
    desk.press("Take it back")
    desk.settle()
    assert path.read_bytes() == before
    desk.open(path)
    assert "interrupted" not in desk.window.banner.sentence


def test_an_upload_that_fails_for_a_closed_post_is_tried_again_for_its_file(
    desk: Desk, host: Host, path: Path, blog: Path
) -> None:
    before = path.read_bytes()
    desk.sites.change(str(blog), ImageHabits(uploader=CHOICE))
    session = desk.open(path)
    host.problem = "no room"
    host.uploads.upload_files(session, {"/images/lake.png": "/blog/lake.png"})
    desk.posts.close(session)
    desk.settle()
    assert path.read_bytes() == before
    assert host.told() == "no room"
    host.problem = ""
    desk.press("Retry")
    desk.settle()
    assert b"https://i.example/lake.png" in path.read_bytes()


def test_an_upload_that_no_program_finished_is_offered_when_the_post_is_opened(
    desk: Desk, host: Host, path: Path, blog: Path
) -> None:
    desk.sites.change(str(blog), ImageHabits(uploader=CHOICE))
    session = desk.open(path)
    host.uploads.upload_files(session, {"/images/lake.png": "/blog/lake.png"})
    desk.background.begin("answer")  # the answer never comes
    desk.posts.close(session)
    desk.settle()
    desk.late._under_way.clear()  # as in a program that has just been started
    again = desk.open(path)
    assert "interrupted" in host.told()
    desk.press("Upload again")
    desk.settle()
    assert "https://i.example/lake.png" in desk.text(again)
    assert desk.late._store.of(str(path)).is_empty


def test_closing_waits_with_a_word_and_the_writer_need_not_wait(
    desk: Desk, drops: ImageDrops, path: Path
) -> None:
    session = desk.open(path)
    session.editor.image_data_dropped.emit(picture(), "cat", session.editor.place())
    gone_on: list[bool] = []
    drops.when_linked(lambda: gone_on.append(True))
    assert gone_on == []
    drops._wait._soon.timeout.emit()
    assert "waited for" in desk.window.banner.sentence
    desk.press("Do not wait")
    assert gone_on == [True]
    desk.settle()
    assert gone_on == [True]
    assert "![cat]" in desk.text(session)


def test_what_is_waited_for_can_be_called_off(desk: Desk, drops: ImageDrops, path: Path) -> None:
    session = desk.open(path)
    before = desk.text(session)
    session.editor.image_data_dropped.emit(picture(), "cat", session.editor.place())
    gone_on: list[bool] = []
    drops.when_linked(lambda: gone_on.append(True))
    drops._wait._soon.timeout.emit()
    desk.press("Call them off")
    desk.settle()
    assert gone_on == [True]
    assert desk.text(session) == before
