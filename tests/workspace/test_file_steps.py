from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from editor.workspace import file_steps
from editor.workspace.errors import ChangedOnDiskError, DiskError, NotAllowedError
from editor.workspace.file_steps import FileSteps, Wanted
from editor.workspace.post_file import save_post

if TYPE_CHECKING:
    from pathlib import Path

    from editor.workspace.post_file import SavedPost


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    root.mkdir()
    (root / "a.md").write_bytes(b"old\r\n")
    (root / "b.md").write_bytes(b"old b")
    (root / "old.png").write_bytes(b"picture")
    return root


@pytest.fixture
def steps(tmp_path: Path) -> FileSteps:
    return FileSteps(str(tmp_path / "steps"))


def wanted(site: Path) -> list[Wanted]:
    return [
        Wanted(str(site / "old.png"), b"picture", None),
        Wanted(str(site / "a.md"), b"old\r\n", b"new\r\n"),
        Wanted(str(site / "b.md"), b"old b", b"new b"),
        Wanted(str(site / "new.png"), None, b"picture"),
    ]


def contents(site: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in site.iterdir()}


def test_all_files_change_and_change_back(site: Path, steps: FileSteps) -> None:
    before = contents(site)
    step = steps.do(str(site), wanted(site))
    after = contents(site)
    assert after == {"a.md": b"new\r\n", "b.md": b"new b", "new.png": b"picture"}
    step = steps.undo(step)
    assert contents(site) == before
    steps.redo(step)
    assert contents(site) == after


def test_a_file_that_is_not_as_expected_stops_everything(site: Path, steps: FileSteps) -> None:
    (site / "b.md").write_bytes(b"other")
    before = contents(site)
    with pytest.raises(ChangedOnDiskError):
        steps.do(str(site), wanted(site))
    assert contents(site) == before


def test_nothing_is_written_over(site: Path, steps: FileSteps) -> None:
    (site / "new.png").symlink_to(site / "nowhere")
    with pytest.raises(ChangedOnDiskError, match="exists already"):
        steps.do(str(site), wanted(site))
    assert (site / "a.md").read_bytes() == b"old\r\n"


@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_failure_in_the_middle_puts_everything_back(
    site: Path, steps: FileSteps, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    before = contents(site)
    calls: list[str] = []

    def failing(path: str, data: bytes, expected: str | None) -> SavedPost:
        calls.append(path)
        if len(calls) == at:
            raise DiskError("The disk is full.", path)
        return save_post(path, data, expected)

    monkeypatch.setattr(file_steps, "save_post", failing)
    with pytest.raises(DiskError):
        steps.do(str(site), wanted(site))
    assert contents(site) == before


def test_a_step_cut_short_is_brought_back_and_a_finished_one_stays(site: Path, steps: FileSteps) -> None:
    before = contents(site)
    step = steps.do(str(site), wanted(site))
    assert FileSteps(steps._folder).recover() == []
    assert "new.png" in contents(site)
    record_path = os.path.join(steps._folder, step.name, "record.json")
    with open(record_path, encoding="ascii") as file:
        record = json.load(file)
    record |= {"state": "doing", "mark": "999999-1"}
    with open(record_path, "w", encoding="ascii") as file:
        json.dump(record, file)
    assert [found.name for found in FileSteps(steps._folder).recover()] == [step.name]
    assert contents(site) == before


def test_a_place_outside_the_site_is_refused(site: Path, steps: FileSteps, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (site / "link").symlink_to(tmp_path / "outside")
    with pytest.raises(NotAllowedError):
        steps.do(str(site), [Wanted(str(site / "link" / "x.png"), None, b"x")])
    assert list((tmp_path / "outside").iterdir()) == []


def test_a_file_that_was_written_since_is_given_what_it_is_to_become(site: Path, steps: FileSteps) -> None:
    step = steps.do(str(site), wanted(site))
    (site / "a.md").write_bytes(b"new and more")
    assert steps.changed_since(step, back=True) == [str(site / "a.md")]
    with pytest.raises(ChangedOnDiskError):
        steps.undo(step)
    step = steps.undo(step, {str(site / "a.md"): b"old and more"})
    assert contents(site)["a.md"] == b"old and more"
    steps.redo(step)
    assert contents(site)["a.md"] == b"new and more"
