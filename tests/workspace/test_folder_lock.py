from __future__ import annotations

import os
import sys

import pytest

from editor.workspace.folder_lock import folder_lock

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks of POSIX")


def test_a_second_one_waits_and_goes_on_without_it_in_the_end(tmp_path):
    with folder_lock(str(tmp_path)) as is_held:
        assert is_held
        with folder_lock(str(tmp_path), patience=0.05) as again:
            assert not again
    with folder_lock(str(tmp_path), patience=0.05) as again:
        assert again
    assert os.listdir(tmp_path) == []


def test_what_a_killed_process_held_is_free(tmp_path):
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        with folder_lock(str(tmp_path)):
            os.write(write, b"held")
            os.kill(os.getpid(), 9)
    assert os.read(read, 4) == b"held"
    os.waitpid(child, 0)
    os.close(read)
    os.close(write)
    with folder_lock(str(tmp_path), patience=0.05) as is_held:
        assert is_held


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(FileNotFoundError), folder_lock(str(tmp_path / "gone")):
        pass
