import os
import stat
import struct
import threading
import zlib
from datetime import datetime

import pytest

from editor.workspace import image_store
from editor.workspace.errors import DiskError, NotAllowedError, NotAnImageError, NotFoundError
from editor.workspace.image_name import safe_stem
from editor.workspace.image_store import carry_images, keep_image, trash_image

NOON = datetime(2024, 1, 31, 12, 0, 5)


def test_a_pasted_image_is_named_by_the_moment(tmp_path, draw):
    picture = draw("PNG", 40, 30)
    kept = keep_image(picture, str(tmp_path / "source" / "images"), NOON)
    assert kept.path == str(tmp_path / "source" / "images" / "20240131120005.png")
    assert (kept.width, kept.height, kept.bytes, kept.format) == (40, 30, len(picture), "png")
    assert (tmp_path / "source" / "images" / "20240131120005.png").read_bytes() == picture


def test_images_of_one_second_get_numbers_and_nothing_is_overwritten(tmp_path, draw):
    kept = [keep_image(draw(kind), str(tmp_path), NOON) for kind in ("PNG", "JPEG", "PNG")]
    assert [os.path.basename(image.path) for image in kept] == [
        "20240131120005.png",
        "20240131120005-1.jpg",
        "20240131120005-2.png",
    ]


def test_many_threads_never_share_a_name(tmp_path, draw):
    picture = draw()
    paths = []
    threads = [
        threading.Thread(target=lambda: paths.append(keep_image(picture, str(tmp_path), NOON).path))
        for _ in range(12)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(paths)) == 12
    assert all(os.path.getsize(path) == len(picture) for path in paths)


@pytest.mark.parametrize(
    ("kind", "name", "kept"),
    [
        ("JPEG", "a.JPEG", ".jpeg"),
        ("JPEG", "a.png", ".jpg"),
        ("PNG", "a.PNG", ".png"),
        ("GIF", "a.html", ".gif"),
        ("WEBP", "a", ".webp"),
        ("AVIF", "a.jpg", ".avif"),
        ("BMP", "a.bmp", ".bmp"),
    ],
)
def test_the_extension_tells_the_real_format(tmp_path, draw, kind, name, kept):
    (tmp_path / name).write_bytes(draw(kind, 64, 48))
    image = keep_image(str(tmp_path / name), str(tmp_path / "out"), NOON)
    assert image.path.endswith(kept)
    assert (image.width, image.height) == (64, 48)


def test_a_drawing_is_kept_as_it_is(tmp_path):
    drawing = b'<?xml version="1.0"?>\n<!-- ours -->\n<svg xmlns="http://www.w3.org/2000/svg"/>'
    kept = keep_image(drawing, str(tmp_path), NOON)
    assert (kept.format, kept.width) == ("svg", 0)
    assert kept.path.endswith(".svg")


def _bomb():
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b"<!doctype html><p>", "web page"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0", "LFS"),
        (b"MZ\x90 a program", "not a PNG"),
        (b"<p>no <svg> at the start</p>", "not a PNG"),
        (b"\x89PNG\r\n\x1a\n", "damaged"),
        (b"BM" + bytes(60), "damaged"),
        (_bomb(), "100 million"),
    ],
)
def test_what_is_no_image_is_refused_with_one_sentence(tmp_path, data, word):
    with pytest.raises(NotAnImageError, match=word):
        keep_image(data, str(tmp_path / "out"), NOON)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "AVIF"])
def test_a_picture_cut_short_is_refused(tmp_path, draw, kind):
    whole = draw(kind, 200, 200)
    with pytest.raises(NotAnImageError):
        keep_image(whole[: len(whole) // 3], str(tmp_path), NOON)


def test_files_above_the_limit_are_refused(tmp_path, draw, monkeypatch):
    monkeypatch.setattr(image_store, "MAX_IMAGE_BYTES", 100)
    with pytest.raises(NotAnImageError, match="100 MB"):
        keep_image(draw(), str(tmp_path), NOON)


def test_pipes_folders_and_missing_files_are_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe.png")
    (tmp_path / "folder.png").mkdir()
    for name in ("pipe.png", "folder.png"):
        with pytest.raises(NotAnImageError):
            keep_image(str(tmp_path / name), str(tmp_path), NOON)
    with pytest.raises(NotFoundError):
        keep_image(str(tmp_path / "none.png"), str(tmp_path), NOON)


def test_a_link_that_leaves_the_site_is_not_written_through(tmp_path, draw):
    (tmp_path / "site").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site" / "images").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(NotAllowedError):
        keep_image(draw(), str(tmp_path / "site" / "images"), NOON, root=str(tmp_path / "site"))
    assert not list((tmp_path / "elsewhere").iterdir())


def test_permissions_follow_the_umask(tmp_path, draw):
    before = os.umask(0o027)
    try:
        kept = keep_image(draw(), str(tmp_path), NOON)
    finally:
        os.umask(before)
    assert stat.S_IMODE(os.stat(kept.path).st_mode) == 0o640


def test_a_disk_that_fails_leaves_nothing_behind(tmp_path, draw, monkeypatch):
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, data[:10]) and _full())
    with pytest.raises(DiskError):
        keep_image(draw(), str(tmp_path / "images"), NOON)
    assert not list((tmp_path / "images").iterdir())


def _full():
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    ("wanted", "stem"),
    [
        ("../../x.png", "x"),
        ("/abs.png", "abs"),
        ("a\nb.png", "a-b"),
        ("-rf.png", "rf"),
        ("CON.png", "image-CON"),
        ("com1", "image-com1"),
        ("x.png.desktop", "x-png"),
        (".htaccess", "htaccess"),
        ("图 片.png", "图-片"),
        ("a\u202egnp.exe", "a-gnp"),
        ("$(x)`.png", "x"),
        ("%2e%2e%2f.png", "2e-2e-2f"),
        ("trailing. .png", "trailing"),
        ("e\u0301.png", "\u00e9"),
        ("\udcff.png", ""),
        ("...", ""),
    ],
)
def test_a_wished_name_is_made_safe(wanted, stem):
    assert safe_stem(wanted) == stem


def test_a_long_name_is_cut_between_letters():
    stem = safe_stem("图" * 300 + ".png")
    assert len(stem.encode()) <= 120
    assert set(stem) == {"图"}


def test_names_that_differ_in_case_only_are_taken(tmp_path, draw):
    (tmp_path / "Dog.PNG").write_bytes(b"")
    assert keep_image(draw(), str(tmp_path), NOON, "dog.png").path == str(tmp_path / "dog-1.png")


def test_a_name_of_which_nothing_is_left_gives_way_to_the_moment(tmp_path, draw):
    assert keep_image(draw(), str(tmp_path), NOON, "...").path == str(tmp_path / "20240131120005.png")


def test_a_trashed_image_is_gone_from_its_folder(tmp_path, draw, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    moved = []
    monkeypatch.setattr(image_store, "send2trash", moved.append)
    path = keep_image(draw(), str(tmp_path), NOON).path
    trash_image(path)
    assert moved == [path]
    with pytest.raises(NotFoundError):
        trash_image(str(tmp_path / "gone.png"))


def test_images_are_carried_along_and_none_takes_the_place_of_another(tmp_path):
    source, target = tmp_path / "untitled", tmp_path / "lake"
    source.mkdir()
    target.mkdir()
    for name in ("a.png", "b.png"):
        (source / name).write_bytes(name.encode())
    (target / "b.png").write_bytes(b"older")
    other = tmp_path / "other.png"
    other.write_bytes(b"other")
    given = [str(source / "a.png"), str(source / "b.png"), str(other), str(source / "gone.png")]
    carried = carry_images(given, str(source), str(target))
    assert carried == [str(target / "a.png"), *given[1:]]
    assert (target / "a.png").read_bytes() == b"a.png"
    assert (target / "b.png").read_bytes() == b"older"
    assert source.exists()


def test_a_folder_that_is_left_empty_by_carrying_goes(tmp_path):
    source = tmp_path / "untitled"
    source.mkdir()
    (source / "a.png").write_bytes(b"a")
    assert carry_images([str(source / "a.png")], str(source), str(tmp_path / "new")) == [
        str(tmp_path / "new" / "a.png")
    ]
    assert not source.exists()
