"""Images that have just been kept are worked upon; what cannot be stays as it came."""

from __future__ import annotations

import io
import os
import threading
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from editor.core.images.image_habits import Processing
from editor.workspace import image_rework
from editor.workspace.errors import DiskError
from editor.workspace.image_keeping import IntakePlan, Kept, KeptBatch, keep_images
from editor.workspace.image_processing import process
from editor.workspace.image_rework import process_kept, put_content
from editor.workspace.watch import Watch

if TYPE_CHECKING:
    from pathlib import Path

    from editor.workspace.image_processing import Processed


def kept(site: Path, *pictures: bytes) -> KeptBatch:
    plan = IntakePlan(str(site / "images"), str(site), datetime(2026, 3, 1, 8, 0, 0), pattern="p{n}")
    return keep_images([(picture, "") for picture in pictures], plan)


def noise(kind: str) -> bytes:
    file = io.BytesIO()
    Image.effect_noise((200, 100), 60).convert("RGB").save(file, kind)
    return file.getvalue()


def names(site: Path) -> list[str]:
    return sorted(os.listdir(site / "images"))


def test_a_smaller_picture_takes_the_place_of_the_one_that_came(tmp_path: Path) -> None:
    batch = process_kept(kept(tmp_path, noise("PNG")), Processing(longest_edge=50))
    assert names(tmp_path) == ["p1.png"]
    with Image.open(batch.kept[0].path) as found:
        assert found.size == (50, 25)
    assert "50 × 25" in batch.notes[0]


def test_another_format_has_another_name(tmp_path: Path) -> None:
    batch = process_kept(kept(tmp_path, noise("PNG"), noise("BMP")), Processing(convert_to="jpg", quality=60))
    assert names(tmp_path) == ["p1.jpg", "p2.jpg"]
    assert [os.path.basename(one.path) for one in batch.kept] == names(tmp_path)


def test_what_lay_there_before_is_never_changed(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "mine.png").write_bytes(noise("PNG"))
    plan = IntakePlan(str(tmp_path / "images"), str(tmp_path), datetime(2026, 3, 1))
    batch = keep_images([(str(tmp_path / "images" / "mine.png"), "")], plan)
    before = (tmp_path / "images" / "mine.png").read_bytes()
    assert process_kept(batch, Processing(longest_edge=10)).kept == batch.kept
    assert (tmp_path / "images" / "mine.png").read_bytes() == before


def test_a_picture_that_fails_stays_as_it_came_with_a_sentence(tmp_path: Path) -> None:
    batch = kept(tmp_path, noise("PNG"))
    with open(batch.kept[0].path, "wb") as file:
        file.write(noise("PNG")[:300])
    found = process_kept(batch, Processing(longest_edge=10))
    assert found.kept == batch.kept
    assert "“p1.png” was kept as it came" in found.problems[0]


def test_what_is_called_off_stays_as_it_came(tmp_path: Path) -> None:
    batch, watch = kept(tmp_path, noise("PNG"), noise("PNG")), Watch()
    watch.cancel()
    assert process_kept(batch, Processing(longest_edge=10), watch).kept == batch.kept


def test_no_other_file_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"old")
    (tmp_path / "a.webp").write_bytes(b"another's")
    with pytest.raises(DiskError):
        put_content(str(tmp_path / "a.png"), b"new", ".webp")
    assert (tmp_path / "a.png").read_bytes() == b"old"
    assert (tmp_path / "a.webp").read_bytes() == b"another's"
    assert put_content(str(tmp_path / "a.png"), b"new", ".png") == str(tmp_path / "a.png")
    assert sorted(os.listdir(tmp_path)) == ["a.png", "a.webp"]


def test_an_image_that_is_called_off_while_it_is_worked_at_stays_as_it_came(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Image.new("RGB", (60, 40), "teal").save(tmp_path / "a.png")
    before, watch, is_over = (tmp_path / "a.png").read_bytes(), Watch(), threading.Event()

    def slow(data: bytes, wanted: Processing) -> Processed:
        watch.cancel()
        is_over.wait(30)
        return process(data, wanted)

    monkeypatch.setattr(image_rework, "process", slow)
    kept = Kept(str(tmp_path / "a.png"), "a")
    batch = process_kept(KeptBatch((kept,)), Processing(longest_edge=20), watch)
    is_over.set()
    assert batch.kept == (kept,)
    assert batch.problems == ()
    assert (tmp_path / "a.png").read_bytes() == before
