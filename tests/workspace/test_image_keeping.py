"""Several images at once: what worked is kept, what did not is told."""

from datetime import datetime

import pytest

from editor.workspace.image_keeping import IntakePlan, fetch_images, keep_images
from editor.workspace.web_images import WebImages

NOW = datetime(2026, 3, 1, 8, 0, 0)


@pytest.fixture
def web(tmp_path):
    made = WebImages(str(tmp_path / "web"))
    yield made
    made.close()


def test_what_is_no_picture_keeps_no_other_from_coming(tmp_path, draw):
    site = tmp_path / "site"
    site.mkdir()
    (tmp_path / "a.png").write_bytes(draw())
    (tmp_path / "b.png").write_text("no picture")
    items = [(str(tmp_path / "a.png"), "A"), (str(tmp_path / "b.png"), "B"), (draw("JPEG"), "C")]
    items.append((str(tmp_path / "gone.png"), "D"))
    batch = keep_images(items, IntakePlan(str(site / "images"), str(site), NOW))
    assert [kept.words for kept in batch.kept] == ["A", "C"]
    assert sorted(path.name for path in (site / "images").iterdir()) == [
        "20260301080000-1.jpg",
        "20260301080000.png",
    ]
    assert len(batch.problems) == 2
    assert batch.addresses == ()


def test_a_folder_outside_the_site_takes_nothing(tmp_path, draw):
    site = tmp_path / "site"
    site.mkdir()
    batch = keep_images([(draw(), "")], IntakePlan(str(tmp_path / "elsewhere"), str(site), NOW))
    assert batch.kept == ()
    assert len(batch.problems) == 1
    assert not (tmp_path / "elsewhere").exists()


def test_a_web_image_is_fetched_and_kept(tmp_path, draw, server, respond, web):
    picture = draw()
    server.answers["/a.png"] = respond(200, picture, Content_Type="image/png")
    batch = fetch_images(
        [server.address + "/a.png"], IntakePlan(str(tmp_path / "images"), str(tmp_path), NOW), web
    )
    (image,) = batch.kept
    with open(image.path, "rb") as file:
        assert file.read() == picture
    assert batch.addresses == batch.problems == ()


def test_a_web_image_that_cannot_be_had_is_linked_where_it_is(tmp_path, server, web):
    address = server.address + "/gone.png"
    batch = fetch_images([address], IntakePlan(str(tmp_path / "images"), str(tmp_path), NOW), web)
    assert batch.kept == ()
    assert batch.addresses == (address,)
    assert address in batch.problems[0]
