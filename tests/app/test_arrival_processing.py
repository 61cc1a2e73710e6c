"""New images are processed one after the other; what is called off stays as it came."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image

from editor.app.arrival_processing import ArrivalProcessing, Job
from editor.core.images.image_habits import Processing
from editor.workspace.image_keeping import Kept, KeptBatch
from editor.workspace.watch import Watch

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes.desk import Desk

SMALLER = Processing(longest_edge=20, convert_to="webp")


@pytest.fixture
def batch(tmp_path: Path) -> KeptBatch:
    for name in ("a", "b", "c"):
        Image.new("RGB", (60, 40), "teal").save(tmp_path / f"{name}.png")
    (tmp_path / "b.png").write_bytes(b"damaged since")
    return KeptBatch(tuple(Kept(str(tmp_path / f"{name}.png"), name) for name in ("a", "b", "c")), ("told",))


def test_each_step_is_told_and_one_that_fails_stays(desk: Desk, batch: KeptBatch, tmp_path: Path) -> None:
    steps: list[KeptBatch] = []
    ended: list[KeptBatch] = []
    job = Job(SMALLER, Watch(), steps.append, ended.append)
    ArrivalProcessing(desk.background, desk.notices).process(batch, job)
    desk.settle()
    names = [[kept.path.rpartition("/")[2] for kept in step.kept] for step in steps]
    first = ["a.webp", "b.png", "c.png"]
    assert names == [first, first, [*first[:2], "c.webp"]]
    (end,) = ended
    assert end == steps[-1]
    assert [kept.is_processed for kept in end.kept] == [True, False, True]
    assert (end.problems[0], len(end.problems), len(end.notes)) == ("told", 2, 2)
    assert sorted(path.name for path in tmp_path.glob("?.*")) == ["a.webp", "b.png", "c.webp"]


def test_what_is_called_off_stays_as_it_came(desk: Desk, batch: KeptBatch, tmp_path: Path) -> None:
    watch = Watch()
    ended: list[KeptBatch] = []
    job = Job(SMALLER, watch, lambda _: watch.cancel(), ended.append)
    ArrivalProcessing(desk.background, desk.notices).process(batch, job)
    desk.settle()
    assert [kept.path.rpartition("/")[2] for kept in ended[0].kept] == ["a.webp", "b.png", "c.png"]
    assert (tmp_path / "c.png").is_file()
