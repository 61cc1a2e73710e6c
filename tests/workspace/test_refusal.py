from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from editor.workspace.errors import (
    DiskError,
    NotAllowedError,
    NotAPostError,
    NotFoundError,
)
from editor.workspace.refusal import explain, shown_name

if TYPE_CHECKING:
    from pathlib import Path

    from editor.workspace.errors import WorkspaceError


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        (errno.ENOENT, NotFoundError, "no longer there"),
        (errno.EACCES, NotAllowedError, "not allow"),
        (errno.EROFS, NotAllowedError, "not allow"),
        (errno.EISDIR, NotAPostError, "folder"),
        (errno.ELOOP, NotAPostError, "circle"),
        (errno.ENOSPC, DiskError, "full"),
        (errno.EDQUOT, DiskError, "full"),
        (errno.EFBIG, DiskError, "large"),
        (errno.EMFILE, DiskError, "too many"),
        (errno.EIO, DiskError, "the disk does not answer"),
    ],
)
def test_each_refusal_has_its_kind_and_words(
    tmp_path: Path, code: int, kind: type[WorkspaceError], words: str
) -> None:
    path = str(tmp_path / "post.md")
    error = explain(OSError(code, os.strerror(code)), path, "save")
    assert type(error) is kind
    assert words in error.sentence
    assert error.sentence.startswith("Cannot save “post.md”: ")
    assert error.path == path


def test_a_full_disk_tells_what_is_free(tmp_path: Path) -> None:
    error = explain(OSError(errno.ENOSPC, "full"), str(tmp_path / "post.md"), "save")
    assert "KB are free" in error.sentence


def test_an_error_without_a_number_is_told_too() -> None:
    assert explain(OSError("odd"), "/x/post.md", "open").sentence.endswith("the disk does not answer.")


def test_a_name_of_odd_bytes_can_be_shown() -> None:
    assert shown_name("/x/bad\udcffname.md") == "bad\ufffdname.md"
    assert shown_name("/") == "/"
