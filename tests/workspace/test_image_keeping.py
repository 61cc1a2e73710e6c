"""Several images at once: what worked is kept, what did not is told."""

import io
import threading
import time
from datetime import datetime

import pillow_heif
from PIL import Image

from editor.workspace import image_keeping
from editor.workspace.image_keeping import IntakePlan, fetch_images, keep_images
from editor.workspace.watch import Watch

NOW = datetime(2026, 3, 1, 8, 0, 0)


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


def test_a_download_that_is_called_off_ends_at_once_and_leaves_nothing(tmp_path, server, draw, web):
    picture, begun = draw(), threading.Event()

    def drip(opened, _method, _headers):
        opened.sendall(f"HTTP/1.1 200 OK\r\nContent-Length: {len(picture)}\r\n\r\n".encode())
        begun.set()
        for number in range(len(picture)):
            time.sleep(1)
            opened.sendall(picture[number : number + 1])

    server.answers["/a.png"] = drip
    watch, found = Watch(), []
    asked = ([server.address + "/a.png"], plan(tmp_path), web, watch)
    thread = threading.Thread(target=lambda: found.append(fetch_images(*asked)))
    thread.start()
    assert begun.wait(30)
    started = time.monotonic()
    watch.cancel()
    thread.join(30)
    assert time.monotonic() - started < 12, "the check itself has fifteen seconds"
    assert (found[0].kept, found[0].addresses, found[0].problems) == ((), (), ())
    assert not (tmp_path / "images").exists()


def plan(site, **more):
    return IntakePlan(str(site / "images"), str(site), NOW, **more)


def test_files_that_come_in_the_same_second_have_names_of_their_own(tmp_path, draw):
    batch = keep_images([(draw(), "")] * 3, plan(tmp_path, pattern="{slug}-{n}", slug="tea"))
    assert [kept.path.rpartition("/")[2] for kept in batch.kept] == ["tea-1.png", "tea-2.png", "tea-3.png"]
    again = keep_images([(draw(), "")], plan(tmp_path, pattern="{slug}-{n}", slug="tea"))
    assert again.kept[0].path.endswith("tea-4.png")


def test_names_are_made_of_the_bytes_where_that_is_wanted(tmp_path, draw):
    one, two = (keep_images([(draw(kind), "")], plan(tmp_path, pattern="{hash}")) for kind in ("PNG", "GIF"))
    assert one.kept[0].path != two.kept[0].path
    assert len(one.kept[0].path.rpartition("/")[2]) == 16


def test_another_file_is_copied_under_its_own_name(tmp_path):
    (tmp_path / "Price list.PDF").write_bytes(b"%PDF-1.7")
    (tmp_path / ".htaccess").write_text("Deny from all")
    paths = [str(tmp_path / name) for name in ("Price list.PDF", ".htaccess")]
    batch = keep_images([(path, "") for path in paths], plan(tmp_path))
    assert [(kept.words, kept.is_image) for kept in batch.kept] == [
        ("Price list.PDF", False),
        (".htaccess", False),
    ]
    assert sorted(path.name for path in (tmp_path / "images").iterdir()) == ["Price-list.pdf", "htaccess"]


def test_a_folder_is_refused_with_advice(tmp_path):
    (tmp_path / "album").mkdir()
    batch = keep_images([(str(tmp_path / "album"), "")], plan(tmp_path))
    assert batch.kept == ()
    assert "“album” is a folder" in batch.problems[0]


def test_what_lies_in_the_folder_for_images_is_linked_and_not_copied(tmp_path, draw):
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "a.png").write_bytes(draw())
    (kept,) = keep_images([(str(tmp_path / "images" / "a.png"), "A")], plan(tmp_path)).kept
    assert (kept.path, kept.is_new) == (str(tmp_path / "images" / "a.png"), False)
    assert len(list((tmp_path / "images").iterdir())) == 1


def test_what_is_too_large_is_told_and_copied_nowhere(tmp_path, monkeypatch):
    monkeypatch.setattr(image_keeping, "MAX_IMAGE_BYTES", 10)
    (tmp_path / "film.mp4").write_bytes(b"x" * 11)
    batch = keep_images([(str(tmp_path / "film.mp4"), "")], plan(tmp_path))
    assert "larger than 100 MB" in batch.problems[0]
    assert not (tmp_path / "images").exists()


def test_a_watch_tells_how_far_the_copy_is_and_calls_the_rest_off(tmp_path, draw):
    class Impatient(Watch):
        def tell(self, done, total):
            super().tell(done, total)
            self.cancel()

    (tmp_path / "film.mp4").write_bytes(b"x" * 3_000_000)
    watch = Impatient()
    batch = keep_images([(str(tmp_path / "film.mp4"), ""), (draw(), "")], plan(tmp_path), watch)
    assert batch.kept == batch.problems == ()
    assert (watch.done, watch.total) == (1 << 20, 3_000_000)
    assert list((tmp_path / "images").iterdir()) == []


def test_a_phones_photo_becomes_a_jpeg_or_is_kept(tmp_path):
    file = io.BytesIO()
    pillow_heif.from_pillow(Image.new("RGB", (40, 20), "teal")).save(file)
    (tmp_path / "IMG_1.HEIC").write_bytes(file.getvalue())
    items = [(str(tmp_path / "IMG_1.HEIC"), "")]
    drawn = keep_images(items, plan(tmp_path, pattern="{name}"))
    assert drawn.kept[0].path.endswith("images/IMG_1.jpg")
    assert "browsers do not show HEIC" in drawn.notes[0]
    kept = keep_images(items, plan(tmp_path, pattern="{name}", keeps_heic=True))
    assert kept.kept[0].path.endswith("images/IMG_1-1.heic")
    with open(kept.kept[0].path, "rb") as stored:
        assert stored.read() == file.getvalue()


def test_too_many_files_at_once_are_cut(tmp_path):
    batch = keep_images([(str(tmp_path / "none.png"), "")] * 300, plan(tmp_path))
    assert "200" in batch.problems[-1]
    assert len(batch.problems) == 201
