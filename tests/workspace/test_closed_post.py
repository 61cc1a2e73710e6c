"""Links that come after their post was closed: byte for byte into its file, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editor.core.text.edit import Position, Range, TextEdit
from editor.workspace.closed_post import Late, link_late, unlink_late
from editor.workspace.content_folder import find_site
from editor.workspace.errors import ChangedOnDiskError, NotAPostError
from editor.workspace.whole_file import digest

if TYPE_CHECKING:
    from pathlib import Path

BEFORE = "\ufeff---\r\ntitle: 茶\r\n---\r\n\r\nWords \u00a0here.\n\r\n![lake](/images/lake.png)\r\n".encode()


@pytest.fixture
def post(tmp_path: Path) -> Path:
    folder = tmp_path / "blog" / "source" / "_posts"
    folder.mkdir(parents=True)
    (tmp_path / "blog" / "_config.yml").write_text("title: Blog\n")
    (tmp_path / "blog" / "package.json").write_text('{"dependencies": {"hexo": "8.0.0"}}')
    path = folder / "tea.md"
    path.write_bytes(BEFORE)
    return path


def late(post: Path, **what: object) -> Late:
    return Late(str(post), digest(post.read_bytes()), find_site(str(post)), **what)


def insertion(line: int, column: int, text: str) -> TextEdit:
    place = Position(line, column)
    return TextEdit(Range(place, place), text)


def test_a_link_is_inserted_and_every_other_byte_stays(post: Path) -> None:
    linked = link_late(late(post, edits=(insertion(4, 12, "\n![hill](/images/hill.png)"),)))
    after = post.read_bytes()
    assert after.replace(b"\n![hill](/images/hill.png)", b"", 1) == BEFORE  # ended as its neighbour is
    assert after != BEFORE
    assert (linked.count, linked.digest) == (1, digest(after))
    assert unlink_late(linked) == digest(BEFORE)
    assert post.read_bytes() == BEFORE


def test_addresses_take_the_place_of_destinations(post: Path) -> None:
    linked = link_late(late(post, addresses={"/images/lake.png": "https://i.example/lake.png"}))
    assert post.read_bytes() == BEFORE.replace(b"/images/lake.png", b"https://i.example/lake.png")
    assert linked.count == 1


def test_a_destination_that_is_not_there_changes_nothing(post: Path) -> None:
    linked = link_late(late(post, addresses={"/images/other.png": "https://i.example/o.png"}))
    assert linked.count == 0
    assert post.read_bytes() == BEFORE


def test_a_file_that_was_changed_since_is_left_alone(post: Path) -> None:
    asked = late(post, addresses={"/images/lake.png": "https://i.example/lake.png"})
    post.write_bytes(BEFORE + b"more")
    with pytest.raises(ChangedOnDiskError):
        link_late(asked)
    assert post.read_bytes() == BEFORE + b"more"


def test_what_was_linked_is_not_taken_out_of_a_file_that_was_changed_since(post: Path) -> None:
    linked = link_late(late(post, addresses={"/images/lake.png": "https://i.example/lake.png"}))
    changed = post.read_bytes() + b"more"
    post.write_bytes(changed)
    with pytest.raises(ChangedOnDiskError):
        unlink_late(linked)
    assert post.read_bytes() == changed


def test_an_encoding_that_cannot_hold_the_link_refuses_it(post: Path) -> None:
    data = "---\ntitle: Caf\u00e9 cr\u00e8me br\u00fbl\u00e9e\n---\n\nD\u00e9j\u00e0 vu.\n".encode("latin-1")
    post.write_bytes(data)
    asked = late(post, encoding="latin-1", edits=(insertion(4, 0, "![](/images/茶.png)\n"),))
    with pytest.raises(NotAPostError):
        link_late(asked)
    assert post.read_bytes() == data
