"""What becomes of images that are sent to their host, with an uploader that answers as it is told."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from editor.app.image_facts import ImageFacts
from editor.app.image_uploads import ImageUploads
from editor.core.images.check import CheckPolicy
from editor.core.images.image_habits import ImageHabits, UploaderChoice, UploaderKind
from editor.workspace import image_upload
from editor.workspace.image_upload import UploadBatch
from editor.workspace.secret_store import SecretStore
from editor.workspace.web_images import WebImages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from editor.app.post_session import PostSession
    from editor.workspace.watch import Watch
    from tests.fakes.desk import Desk

BODY = "\n![lake](/images/lake.png) ![again](/images/lake.png)\n\n<img src='/images/hill.png'>\n\n"
CHOICE = UploaderChoice(UploaderKind.SERVER, "http://127.0.0.1:9")


class Host:
    """A desk with uploads, and the answers of a host."""

    def __init__(self, desk: Desk, home: Path) -> None:
        self.desk = desk
        self.web = WebImages(str(home / "web"))
        facts = ImageFacts(desk.background, lambda _: CheckPolicy(web_allowed=False), self.web)
        self.asked: list[list[str]] = []
        self.problem = ""
        self.needs_secret = False
        self.uploads = ImageUploads(
            desk.window, desk.posts, facts, desk.background, desk.notices,
            desk.sites, desk.progress, desk.rewriting, SecretStore(), desk.late,
        )  # fmt: skip

    def answer(self, _: UploaderChoice, __: SecretStore, paths: Sequence[str], ___: Watch) -> UploadBatch:
        self.asked.append([path.rpartition("/")[2] for path in paths])
        if self.problem:
            return UploadBatch((), tuple(paths), self.problem, self.needs_secret)
        return UploadBatch(tuple((path, "https://i.example/" + path.rpartition("/")[2]) for path in paths))

    def told(self) -> str:
        return self.desk.window.banner.sentence


@pytest.fixture
def host(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    made = Host(desk, tmp_path)
    monkeypatch.setattr(image_upload, "upload_with", made.answer)
    yield made
    made.web.close()


@pytest.fixture
def session(host: Host, blog: Path, posts_folder: Path) -> PostSession:
    file = io.BytesIO()
    Image.new("RGB", (8, 8), "teal").save(file, "PNG")
    for name in ("lake", "hill"):
        (blog / "source" / "images" / f"{name}.png").write_bytes(file.getvalue())
    path = posts_folder / "one.md"
    path.write_text("---\ntitle: One\ncover: /images/hill.png\n---\n" + BODY, newline="")
    host.desk.sites.change(str(blog), ImageHabits(uploader=CHOICE))
    return host.desk.open(path)


def test_every_reference_to_a_file_names_its_host_in_one_step(
    host: Host, session: PostSession, qtbot: QtBot
) -> None:
    before = host.desk.text(session)
    host.uploads.upload_all()

    def is_asked() -> bool:  # the files are looked for first, and then again
        host.desk.settle()
        return bool(host.asked)

    qtbot.waitUntil(is_asked)
    host.desk.settle()
    text = host.desk.text(session)
    assert text.count("https://i.example/lake.png") == 2
    assert text.count("https://i.example/hill.png") == 2
    assert "/images/" not in text
    assert sorted(host.asked[0]) == ["hill.png", "lake.png"]
    session.undo()
    assert host.desk.text(session) == before
    session.redo()
    assert host.desk.text(session) == text


def test_what_the_host_says_is_shown_and_asked_again(host: Host, session: PostSession) -> None:
    before, host.problem = host.desk.text(session), "The upload server says: no room"
    files = {"/images/lake.png": "/blog/lake.png"}
    host.uploads.upload_files(session, files)
    host.desk.settle()
    assert host.told() == "The upload server says: no room"
    assert host.desk.text(session) == before
    assert host.uploads.pending_of(session) == ()
    host.problem = ""
    host.desk.press("Retry")
    host.desk.settle()
    assert host.desk.text(session).count("https://i.example/lake.png") == 2


def test_without_an_uploader_nothing_is_asked(host: Host, session: PostSession) -> None:
    wanted: list[bool] = []
    host.uploads.settings_wanted.connect(lambda: wanted.append(True))
    host.desk.sites.change(session.convention.root, ImageHabits())
    host.uploads.upload_files(session, {"/images/lake.png": "/blog/lake.png"})
    host.desk.settle()
    assert host.asked == []
    host.desk.press("Set up…")
    assert wanted == [True]


def test_a_secret_that_is_asked_for_can_be_given(host: Host, session: PostSession) -> None:
    host.problem, host.needs_secret = "The upload server asks for its secret.", True
    host.uploads._secrets = _Memory()  # the machine's own keyring is left alone
    host.uploads.upload_files(session, {"/images/lake.png": "/blog/lake.png"})
    host.desk.settle()
    host.problem = ""
    with host.desk.answers("kestrel"):
        host.desk.press("Give it…")
        host.desk.settle()
    assert host.uploads._secrets.kept == {"server http://127.0.0.1:9": "kestrel"}
    assert host.desk.text(session).count("https://i.example/lake.png") == 2


def test_what_is_under_way_is_in_the_journal_and_not_sent_twice(host: Host, session: PostSession) -> None:
    files = {"/images/lake.png": "/blog/lake.png"}
    host.uploads.upload_files(session, files)
    host.uploads.upload_files(session, files)
    assert host.uploads.pending_of(session) == ("/images/lake.png\n/blog/lake.png",)
    host.desk.settle()
    assert len(host.asked) == 1
    assert host.uploads.pending_of(session) == ()


def test_an_interrupted_upload_waits_for_a_yes(host: Host, session: PostSession) -> None:
    host.uploads.offer_again(session, ["/images/lake.png\n/blog/lake.png", "damaged"])
    host.desk.settle()
    assert host.asked == []
    assert "interrupted" in host.told()
    host.desk.press("Upload again")
    host.desk.settle()
    assert host.asked == [["lake.png"]]


def test_addresses_that_the_post_no_longer_wants_are_told(host: Host, session: PostSession) -> None:
    host.uploads.upload_files(session, {"/images/gone.png": "/blog/gone.png"})
    host.desk.settle()
    assert "https://i.example/gone.png" in host.told()


def test_a_post_that_was_written_to_meanwhile_gets_its_addresses(host: Host, session: PostSession) -> None:
    host.uploads.upload_files(session, {"/images/lake.png": "/blog/lake.png"})
    host.desk.type(session, "more ![](/images/lake.png)")
    host.desk.settle()
    text = host.desk.text(session)
    assert text.count("https://i.example/lake.png") == 3
    assert "more" in text


def test_a_read_only_post_is_left_alone(host: Host, session: PostSession) -> None:
    session.is_read_only = True
    host.uploads.upload_files(session, {"/images/lake.png": "/blog/lake.png"})
    host.uploads.upload_all()
    host.desk.settle()
    assert host.asked == []


def test_habits_of_one_site_are_not_those_of_another(desk: Desk) -> None:
    habits = ImageHabits(pattern="{slug}")
    desk.sites.change("/a", habits)
    desk.sites.change("/b", replace(habits, uploads=True), for_all=True)
    assert desk.sites.habits_of("/a") == habits
    assert desk.sites.habits_of("/b").uploads
    assert desk.sites.habits_of("/c").uploads


class _Memory(SecretStore):
    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[str, str] = {}

    def set(self, name: str, secret: str) -> bool:
        self.kept[name] = secret
        return True
