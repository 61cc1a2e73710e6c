"""What Typora's fields mean for folders and addresses."""

from __future__ import annotations

import pytest

from editor.core.site.typora import address_below, copy_folder, root_folder, wants_upload

POST = "/blog/posts/tea.md"


@pytest.mark.parametrize(
    ("value", "folder"),
    [
        ("./img", "/blog/posts/img"),
        ("../assets/${filename}", "/blog/assets/tea"),
        ("..\\assets", "/blog/assets"),
        ("/srv/img", "/srv/img"),
        ("upload", ""),
        ("ipic", ""),
        ("", ""),
        (7, ""),
        (None, ""),
    ],
)
def test_where_images_are_copied_to(value: object, folder: str) -> None:
    assert copy_folder(value, POST) == folder


def test_an_upload_is_asked_for_by_name() -> None:
    assert wants_upload(" Upload ")
    assert not wants_upload("./upload")
    assert not wants_upload(True)


def test_the_root_of_addresses() -> None:
    assert root_folder("../static", POST) == "/blog/static"
    assert root_folder("https://blog.example", POST) == ""
    assert address_below("/blog/static", "/blog/static/img/a.png") == "/img/a.png"
    assert address_below("/blog/static", "/blog/statics/a.png") == ""
    assert address_below("", "/a.png") == ""
