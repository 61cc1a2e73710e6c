"""Any program as uploader: its last lines count, its words are shown, and it ends when it must."""

from __future__ import annotations

import shlex
import sys
import time
from typing import TYPE_CHECKING

import pytest

from editor.workspace.upload_command import CommandUploader
from editor.workspace.uploader import UploadError
from editor.workspace.watch import CancelledError, Watch

if TYPE_CHECKING:
    from pathlib import Path


def command(tmp_path: Path, lines: str) -> str:
    script = tmp_path / "an uploader.py"
    script.write_text("import os, sys, time\n" + lines)
    return shlex.join([sys.executable, str(script)])


def test_the_last_lines_are_the_addresses(tmp_path: Path) -> None:
    text = command(
        tmp_path,
        "print('hello')\nprint('Upload Success:')\n"
        "for path in sys.argv[1:]: print('https://i.example/' + os.path.basename(path))\nprint()\n",
    )
    paths = [str(tmp_path / "a b.png"), str(tmp_path / "$(x).png"), str(tmp_path / "-c.png")]
    found = CommandUploader(text, 30).upload(paths, Watch())
    assert found == ("https://i.example/a b.png", "https://i.example/$(x).png", "https://i.example/-c.png")


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("sys.stderr.write('no\\nquota'); sys.exit(3)", "says: no quota"),
        ("print('only talk'); sys.exit(1)", "says: only talk"),
        ("sys.exit(4)", "code 4"),
        ("pass", "printed no address"),
    ],
)
def test_what_it_says_when_it_fails_is_shown(tmp_path: Path, lines: str, words: str) -> None:
    with pytest.raises(UploadError, match=words):
        CommandUploader(command(tmp_path, lines), 30).upload([str(tmp_path / "a.png")], Watch())


def test_a_program_that_does_not_end_is_stopped(tmp_path: Path) -> None:
    begun = time.monotonic()
    with pytest.raises(UploadError, match="in time"):
        CommandUploader(command(tmp_path, "time.sleep(60)"), 0.3).upload(["/a.png"], Watch())
    assert time.monotonic() - begun < 20


def test_the_writer_can_call_it_off(tmp_path: Path) -> None:
    watch = Watch()
    watch.cancel()
    with pytest.raises(CancelledError):
        CommandUploader(command(tmp_path, "time.sleep(60)"), 30).upload(["/a.png"], watch)


def test_much_output_stops_nothing(tmp_path: Path) -> None:
    text = command(tmp_path, "sys.stderr.write('x' * 3_000_000)\nprint('https://i.example/a.png')")
    assert CommandUploader(text, 30).upload(["/a.png"], Watch()) == ("https://i.example/a.png",)


@pytest.mark.parametrize("text", ["", "   ", "'unclosed"])
def test_a_command_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(UploadError):
        CommandUploader(text, 30)


def test_no_image_is_never_uploaded(tmp_path: Path) -> None:
    with pytest.raises(UploadError, match="no image"):
        CommandUploader(command(tmp_path, "print('https://i.example/clipboard.png')"), 30).upload([], Watch())


def test_a_test_runs_nothing(tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    uploader = CommandUploader(command(tmp_path, f"open({str(mark)!r}, 'w')"), 30)
    assert sys.executable in uploader.test()
    assert not mark.exists()
    with pytest.raises(UploadError, match="not there"):
        CommandUploader("no-such-program-anywhere --x", 30).test()
