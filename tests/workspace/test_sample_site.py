"""The sample site is copied once, whole, and may be written."""

import os
import pathlib

import pytest

from editor.workspace.content_folder import find_site
from editor.workspace.errors import DiskError
from editor.workspace.sample_site import make_sample

SOURCE = pathlib.Path(__file__).parents[2] / "resources" / "sample"


def test_the_copy_is_a_site_and_can_be_written(tmp_path):
    target = tmp_path / "data" / "sample"
    assert make_sample(str(SOURCE), str(target)) == str(target)
    names = {str(path.relative_to(SOURCE)) for path in SOURCE.rglob("*")}
    assert {str(path.relative_to(target)) for path in target.rglob("*")} == names
    assert find_site(str(target)).generator.value == "hexo"
    assert all(os.access(path, os.W_OK) for path in target.rglob("*"))
    assert os.listdir(target.parent) == ["sample"]


def test_what_was_written_into_an_earlier_copy_stays(tmp_path):
    target = tmp_path / "sample"
    make_sample(str(SOURCE), str(target))
    (target / "_config.yml").write_text("mine")
    make_sample(str(SOURCE), str(target))
    assert (target / "_config.yml").read_text() == "mine"


def test_what_an_interrupted_copy_left_is_cleared_away(tmp_path):
    part = tmp_path / "sample.part~"
    part.mkdir()
    (part / "half").write_text("")
    make_sample(str(SOURCE), str(tmp_path / "sample"))
    assert not part.exists()
    assert not (tmp_path / "sample" / "half").exists()


def test_a_copy_that_fails_is_told_and_leaves_no_half_site(tmp_path):
    target = tmp_path / "sample"
    with pytest.raises(DiskError):
        make_sample(str(tmp_path / "nowhere"), str(target))
    assert not target.exists()
