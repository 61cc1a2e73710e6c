"""All that can go wrong between us and the disk or the web.

WorkspaceError
├── NotFoundError         the file or folder is not there
├── NotAllowedError       the system refuses to read or write it
├── NotAPostError         a folder, a device, a binary file, larger than we open
├── ChangedOnDiskError    another program wrote the file since it was read
├── CannotEncodeError     a character does not exist in the file's encoding
├── NotAnImageError       what was dropped does not decode as an image
└── DiskError             everything else the disk says: full, failing, gone
"""

from __future__ import annotations

from editor.workspace.sentence import Sentence


class WorkspaceError(Exception):
    """Something the writer must know; its text is one clear sentence that says what to do.

    A sentence with values in it is a Sentence, so that it can be translated where it is shown.

    `path` names the file it is about, "" where there is none.
    """

    def __init__(self, sentence: str, path: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence if isinstance(sentence, Sentence) else Sentence(sentence)
        self.path = path


class NotFoundError(WorkspaceError):
    """The file or folder is not there."""


class NotAllowedError(WorkspaceError):
    """The system refuses to read or write the file."""


class NotAPostError(WorkspaceError):
    """A folder, a device, a binary file, or one larger than we open."""


class ChangedOnDiskError(WorkspaceError):
    """Another program wrote the file since it was read; nothing was written."""


class CannotEncodeError(WorkspaceError):
    """A character of the text does not exist in the file's encoding; nothing was written."""


class NotAnImageError(WorkspaceError):
    """What was dropped or pasted does not decode as an image."""


class DiskError(WorkspaceError):
    """The disk is full, fails, or is gone; the old file is still whole."""
