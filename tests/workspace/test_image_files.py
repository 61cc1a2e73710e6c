"""What is planned for image files: which would come, change and go; nothing is written by a plan."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from editor.core.images.repair import Repair, RepairKind
from editor.workspace.errors import WorkspaceError
from editor.workspace.file_steps import FileSteps, Wanted
from editor.workspace.image_files import carry_plan

ROOT = Path(__file__).parents[2]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    (root / "photos").mkdir(parents=True)
    for name in ("a.png", "b.png", "c.png"):
        (root / "photos" / name).write_bytes(b"picture " + name.encode())
    return root


def repair(site: Path, kind: RepairKind, name: str, target: str = "") -> Repair:
    source, goal = site / "photos" / name, site / "source" / "images" / (target or name)
    return Repair(kind, f"/images/{goal.name}", str(source), str(goal))


def contents(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_what_is_copied_stays_and_what_is_moved_goes(site: Path) -> None:
    wishes = [repair(site, RepairKind.COPY, "a.png"), repair(site, RepairKind.MOVE, "b.png")]
    plan = carry_plan(wishes, str(site))
    assert plan.wanted == (
        Wanted(wishes[0].target, None, b"picture a.png"),
        Wanted(wishes[1].target, None, b"picture b.png"),
        Wanted(wishes[1].source, b"picture b.png", None),
    )
    assert not (site / "source").exists()


def test_two_repairs_that_share_a_file_carry_it_once(site: Path) -> None:
    wish = repair(site, RepairKind.COPY, "a.png")
    other = Repair(RepairKind.COPY, "images/a.png", wish.source, wish.target)
    assert len(carry_plan([wish, other, Repair(RepairKind.CASE, "/x.png")], str(site)).wanted) == 1


def test_nothing_is_written_over_and_two_files_do_not_share_a_place(site: Path) -> None:
    before = contents(site)
    for kind in (RepairKind.COPY, RepairKind.MOVE):
        taken = Repair(kind, "b.png", str(site / "photos" / "a.png"), str(site / "photos" / "b.png"))
        with pytest.raises(WorkspaceError, match=r"b\.png"):
            carry_plan([taken], str(site))
        with pytest.raises(WorkspaceError, match=r"a\.png"):
            carry_plan([repair(site, kind, "a.png"), repair(site, kind, "b.png", "a.png")], str(site))
    assert contents(site) == before


def test_a_file_outside_the_site_is_copied_never_moved(site: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.png"
    outside.write_bytes(b"mine")
    target = str(site / "images" / "outside.png")
    copied = carry_plan([Repair(RepairKind.COPY, "", str(outside), target)], str(site))
    assert copied.wanted == (Wanted(target, None, b"mine"),)
    with pytest.raises(WorkspaceError):
        carry_plan([Repair(RepairKind.MOVE, "", str(outside), target)], str(site))


def test_a_copy_that_was_changed_meanwhile_stays(site: Path, tmp_path: Path) -> None:
    steps = FileSteps(str(tmp_path / "steps"))
    wish = repair(site, RepairKind.COPY, "a.png")
    step = steps.do(str(site), carry_plan([wish], str(site)).wanted)
    Path(wish.target).write_bytes(b"edited")
    with pytest.raises(WorkspaceError):
        steps.undo(step)
    assert Path(wish.target).read_bytes() == b"edited"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system knows no kill -9")
@pytest.mark.parametrize("at", [1, 2, 3, 4, 5, 6])
def test_a_move_that_is_killed_in_the_middle_is_taken_back(site: Path, tmp_path: Path, at: int) -> None:
    before = contents(site)
    script = (
        "import os, signal, sys\n"
        "from editor.core.images.repair import Repair, RepairKind\n"
        "from editor.workspace import file_steps\n"
        "from editor.workspace.image_files import carry_plan\n"
        "root, folder, at = sys.argv[1], sys.argv[2], int(sys.argv[3])\n"
        "calls = []\n"
        "def dying(work):\n"
        "    def done(*arguments, **options):\n"
        "        calls.append(1)\n"
        "        if len(calls) == at: os.kill(os.getpid(), signal.SIGKILL)\n"
        "        return work(*arguments, **options)\n"
        "    return done\n"
        "file_steps.save_post = dying(file_steps.save_post)\n"
        "file_steps._remove = dying(file_steps._remove)\n"
        "old, new = f'{root}/photos', f'{root}/source/images'\n"
        "wishes = [Repair(RepairKind.MOVE, '', f'{old}/{n}.png', f'{new}/{n}.png') for n in 'abc']\n"
        "file_steps.FileSteps(folder).do(root, carry_plan(wishes, root).wanted)\n"
    )
    folder = str(tmp_path / "steps")
    command = [sys.executable, "-c", script, str(site), folder, str(at)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    killed = subprocess.run(command, check=False, cwd=ROOT, env=environment, timeout=60)
    assert killed.returncode == -signal.SIGKILL
    half = contents(site)
    assert (half == before) is (at == 1)
    assert set(before.values()) <= set(half.values()), "no picture may be lost, not even for a moment"
    assert len(FileSteps(folder).recover()) == 1
    assert contents(site) == before
